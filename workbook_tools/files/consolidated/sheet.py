"""Writes one table sheet of the consolidated workbook from its rows, in their order, each row once."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.consolidated.rows import INDENT, LINK, Anchor, Cell, Row, Value
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import print_on_a4
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.model.column import Kind
from workbook_tools.model.report_layout import HEADING_ROW, Heading, ReportSheet

FIRST_ROW = HEADING_ROW + 1
"""1-based row of the first record."""

WHOLE = styles.WHOLE
PERCENT = f'{styles.UKRAINIAN}0.0"\u00a0"%'
DATE = styles.DATE
MOMENT = "dd.mm.yyyy hh:mm"

_LINKS_LIMIT = 60_000
"""Excel opens no sheet with more than 65,530 links."""

_KIND_LOOKS: dict[Kind, Look] = {
    Kind.TEXT: styles.LEFT,
    Kind.NARRATIVE: styles.LEFT,
    Kind.WHOLE: {**styles.CENTERED, "num_format": WHOLE},
    Kind.DECIMAL: {**styles.RIGHT, "num_format": WHOLE},
    Kind.PERCENT: {**styles.RIGHT, "num_format": PERCENT},
    Kind.DATE: {**styles.CENTERED, "num_format": DATE},
}


def decimal_format(places: int) -> str:
    """A number with its digits after the comma."""
    return f"{WHOLE}.{'0' * places}" if places else WHOLE


def write_table(
    formats: Formats,
    sheet: Worksheet,
    design: ReportSheet,
    rows: Iterable[Row],
    places: Mapping[Anchor, int],
    subject: str,
    foot: Iterable[Row] = (),
) -> None:
    """Headings, records, filter, frozen headings, and what stands under the records; rows are taken one at a time."""
    _head(sheet, formats, design, subject)
    links, last = 0, HEADING_ROW
    for last, row in enumerate(rows, FIRST_ROW):
        links += _write_row(sheet, formats, design, last - 1, row, {} if links > _LINKS_LIMIT else places)
    if last == HEADING_ROW:
        nothing = Row({design.headings[0].key: Cell(design.empty, span=len(design.headings))})
        _write_row(sheet, formats, design, last, nothing, places)
    for number, row in enumerate(foot, max(last, FIRST_ROW)):
        _write_row(sheet, formats, design, number, row, places)
    sheet.autofilter(HEADING_ROW - 1, 0, max(last, FIRST_ROW) - 1, len(design.headings) - 1)
    sheet.freeze_panes(HEADING_ROW, design.frozen)
    sheet.outline_settings(True, False, True, False)


def _head(sheet: Worksheet, formats: Formats, design: ReportSheet, subject: str) -> None:
    for position, heading in enumerate(design.headings):
        sheet.set_column(position, position, heading.width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, f"{design.title}. {subject}", formats.get(styles.TITLE))
    sheet.set_row(1, 15)
    sheet.write_string(1, 0, design.note, formats.get(styles.HINT))
    sheet.set_row(2, 15)
    back = formats.get(styles.HINT, LINK)
    sheet.write_url(2, 0, f"internal:'{design.overview}'!A1", back, f"← {design.overview}")
    texts = [(heading.text, heading.width - 2) for heading in design.headings]
    sheet.set_row(HEADING_ROW - 1, row_height(texts, size=9, bold=True, least=24))
    for position, heading in enumerate(design.headings):
        sheet.write_string(HEADING_ROW - 1, position, heading.text, formats.get(styles.HEADING))


def set_up_printing(sheet: Worksheet, footer: str) -> None:
    """A4 landscape, fitted to the width, the rows down to the headings on every page."""
    print_on_a4(sheet, footer, repeat=(HEADING_ROW - 1, HEADING_ROW - 1))


def _write_row(
    sheet: Worksheet, formats: Formats, design: ReportSheet, index: int, row: Row, places: Mapping[Anchor, int]
) -> int:
    """The number of links written."""
    height = row_height(_texts(design, row), bold=bool(row.look.get("bold")), least=16)
    sheet.set_row(index, height, None, {"level": row.level})
    links, position = 0, 0
    while position < len(design.headings):
        heading = design.headings[position]
        cell = row.cells.get(heading.key, Cell())
        links += cell.link in places
        looks = (_KIND_LOOKS[heading.kind], styles.BOXED, row.look, cell.look)
        last = position + cell.span - 1
        write_cell(sheet, formats, (index, position, index, last), cell, looks, places)
        position = last + 1
    return links


def _texts(design: ReportSheet, row: Row) -> Iterable[tuple[str, float]]:
    for position, heading in enumerate(design.headings):
        cell = row.cells.get(heading.key)
        if cell is not None and isinstance(cell.value, str):
            yield cell.value, room(design.headings[position : position + cell.span]) - INDENT


def room(headings: tuple[Heading, ...]) -> float:
    """Characters of text in these columns together."""
    return sum(heading.width for heading in headings)


# --- one cell ------------------------------------------------------------------------------------


def write_cell(
    sheet: Worksheet,
    formats: Formats,
    place: tuple[int, int, int, int],
    cell: Cell,
    looks: Iterable[Look],
    places: Mapping[Anchor, int],
) -> None:
    """`place`: 0-based first row and column, last row and column. Data are text or numbers, never formulas or links."""
    row, first, last_row, last = place
    more: dict[str, Any] = {}
    if cell.number:
        more["num_format"] = cell.number
    if _risky(cell):
        more["quote_prefix"] = True
    linked = cell.link is not None and cell.link in places
    usual: Look = styles.WRAPPED if isinstance(cell.value, str) else {"num_format": WHOLE}
    look = formats.get(usual, *looks, cell.link_look if linked else {}, **more)
    if last > first or last_row > row:
        sheet.merge_range(row, first, last_row, last, "", look)
    if linked and cell.link is not None:
        sheet.write_url(row, first, target(cell.link, places), look, " ", f"Перейти до аркуша «{cell.link.sheet}»")
    if cell.formula:
        sheet.write_formula(row, first, cell.formula, look, _plain(cell.value))
        return
    _write_value(sheet, row, first, cell.value, look)


def _risky(cell: Cell) -> bool:
    """A text that would turn into a formula when a reader edits it: the prefix keeps it text."""
    return not cell.formula and isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@", "\t", "\r")


def _write_value(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    match value:
        case None | "":
            sheet.write_blank(row, column, None, look)
        case str():
            sheet.write_string(row, column, value, look)
        case date():
            sheet.write_datetime(row, column, value, look)
        case _:
            sheet.write_number(row, column, _plain(value), look)


def _plain(value: Value) -> Any:
    """As xlsxwriter takes a formula's cached result."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def target(anchor: Anchor, places: Mapping[Anchor, int]) -> str:
    """The internal link to an anchor's row."""
    return f"internal:'{anchor.sheet}'!A{places[anchor]}"


def name(row: int, column: int) -> str:
    """(1-based row, 0-based column) → «C5»."""
    return str(xl_rowcol_to_cell(row - 1, column))
