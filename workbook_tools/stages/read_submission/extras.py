"""What a workbook has beyond the form: sheets, columns, pictures, macros. Named, never read."""

from collections.abc import Sequence
from itertools import islice

from workbook_tools.model.cells import RawSheet, RawWorkbook, cell_name, column_letters
from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.identity import find_codes
from workbook_tools.model.layout import SHEET_LISTS, SHEET_META, SHEET_REMARKS, VISIBLE_SHEETS
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.shown import short
from workbook_tools.rules.texts.extras import EXTRA_COLUMN, EXTRA_SHEET, EXTRAS
from workbook_tools.stages.read_submission.cells import is_blank
from workbook_tools.stages.read_submission.row_identity import number_mark, text_mark
from workbook_tools.stages.read_submission.tables import Found

_REMARKS = fold(SHEET_REMARKS)
_OWN_TITLES = frozenset(fold(title) for title in (*VISIBLE_SHEETS, SHEET_META, SHEET_LISTS, SHEET_REMARKS))
_LIST_NAME = "wt_"
"""The form's lists stand under their names, whatever a program made of their sheet's title."""
_ROWS_WITH_CODE = 40


def read_extras(raw: RawWorkbook, tables: Sequence[Found], findings: list[Finding]) -> tuple[str, ...]:
    """The extras as documents name them, each with a note. The tables' rows have been gone over."""
    names = []
    for sheet in raw.sheets:
        if not _is_own(sheet, tables):
            findings.append(find("extra_sheet", Where(sheet.title), sheet=sheet.title))
            names.append(EXTRA_SHEET.fill("uk", {"sheet": sheet.title}))
    for found in tables:
        for column, first in sorted(found.beyond.items()):
            heading = short(_heading(found, column))
            where = found.where(cell_name(first, column))
            findings.append(find("extra_column", where, letters=column_letters(column), heading=heading))
            names.append(EXTRA_COLUMN.fill("uk", {"heading": heading or column_letters(column)}))
    for kind in sorted(raw.extras - _own_extras(raw)):
        findings.append(find(f"extra_{kind}") if kind in EXTRAS else find("extra_content", what=kind))
        names.append(EXTRAS[kind].uk if kind in EXTRAS else kind)
    return tuple(dict.fromkeys(names))


def _is_own(sheet: RawSheet, tables: Sequence[Found]) -> bool:
    """A sheet of the form, also under another title, or one with nothing on it."""
    if any(sheet is found.sheet for found in tables) or fold(sheet.title) in _OWN_TITLES:
        return True
    if all(is_blank(value) for row in sheet.rows.values() for value in row.values):
        return True
    rows = islice(sheet.rows.values(), _ROWS_WITH_CODE)
    texts = (text_mark(value) for row in rows for value in row.values)
    return any(text.startswith(_LIST_NAME) or find_codes(text) for text in texts)


def _own_extras(raw: RawWorkbook) -> frozenset[str]:
    """A marked copy comes back with the comments that it was sent with."""
    marked = "comments" in raw.extras and any(fold(sheet.title) == _REMARKS for sheet in raw.sheets)
    return frozenset({"comments"}) if marked else frozenset()


def _heading(found: Found, column: int) -> str:
    value = found.sheet.value(found.heading, column)
    return text_mark(value) or number_mark(value)
