"""How a designed cell looks and what is written in it: one place for the template's and the marked copy's cells."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct
from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import Document
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.template.checks import Check
from workbook_tools.files.template.formulas import Formula
from workbook_tools.model.column import Access, Column, DecimalNumber, Kind
from workbook_tools.model.finding import Severity
from workbook_tools.model.template import CellDesign, Mark, Plain, TemplateDesign
from workbook_tools.model.template_texts import COMMENT_AUTHOR, NO_INPUT

_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
INDENT = 1.4
"""Characters that an indented text leaves free in its column."""
_NUMBERS = (Kind.WHOLE, Kind.DECIMAL, Kind.PERCENT)
_CENTERED = ("number", "status", "date", "measure", "percent")
_MARKS: dict[Severity, Look] = {
    Severity.ERROR: styles.ERROR,
    Severity.WARNING: styles.WARNING,
    Severity.NOTE: styles.NOTE,
}
_COMMENT_FILLS = {
    Severity.ERROR: styles.ERROR_FILL,
    Severity.WARNING: styles.WARNING_FILL,
    Severity.NOTE: styles.NOTE_FILL,
}


class Canvas(Struct, frozen=True):
    """What every sheet of one template is drawn with."""

    document: Document
    formats: Formats
    design: TemplateDesign
    words: Mapping[str, str]
    """What fills the documents' texts: quarter, dates, names."""
    checks: tuple[Check, ...]


def look_of(column: Column, value: Plain) -> tuple[Look, ...]:
    """By access, kind and what stands in the cell; a value of another kind than the column's keeps its own format."""
    access = styles.INPUT if column.access is Access.INPUT else styles.LOCKED
    if column.access is Access.FORMULA:
        access = {**styles.LOCKED, "bg_color": styles.NAVY_TINT, "bold": True}
    align = styles.RIGHT if column.kind in _NUMBERS else styles.LEFT
    if column.key in _CENTERED or value == NO_INPUT:
        align = styles.CENTERED
    wrap = {} if column.kind in _NUMBERS and not isinstance(value, str) else styles.WRAPPED
    return access, wrap, align, {"num_format": _number_format(column, value)}


def _number_format(column: Column, value: Plain) -> str:
    if isinstance(value, date):
        return styles.DATE
    if column.kind in _NUMBERS:
        return _of_number(column, value)
    if column.kind is Kind.DATE:
        return styles.DATE if value is None else "General"
    return styles.AS_TEXT if isinstance(value, str | None) else "General"


def _of_number(column: Column, value: Plain) -> str:
    """A fraction in a column of whole numbers is shown as it is; «#,##0.###» would end whole numbers with a comma."""
    if isinstance(value, str):
        return styles.AS_TEXT
    if column.kind is Kind.PERCENT:
        return styles.ONE_DIGIT
    places = next((c.places for c in column.constraints if isinstance(c, DecimalNumber)), 0)
    if isinstance(value, Decimal) and value != round(value, places):
        return "General"
    return f"{styles.WHOLE}.{'0' * places}" if places else styles.WHOLE


def put_cell(canvas: Canvas, sheet: Worksheet, row: int, column: int, cell: CellDesign, *looks: Look) -> None:
    """Row and column 1-based; marks become a highlighted cell with a note on it.

    The mark stays when the cell is mended, as a teacher's does: what only the ledger can judge no condition can, and
    one that went with any change would call mended what is not. What can be told live is `highlight`'s.
    """
    marked = tuple(_MARKS[mark.severity] for mark in cell.marks[:1])
    look = canvas.formats.get(*look_of(cell.column, cell.value), *looks, *marked)
    put_value(sheet, row, column, cell.value, look)
    for mark in cell.marks[:1]:
        _comment(sheet, row, column, mark)


def put_value(sheet: Worksheet, row: int, column: int, value: Plain, look: object) -> None:
    """Text stays text, whatever it begins with."""
    place = (row - 1, column - 1)
    match value:
        case None | "":
            sheet.write_blank(*place, None, look)
        case bool():
            sheet.write_boolean(*place, value, look)
        case str():
            sheet.write_string(*place, value[:_LONGEST], look)
        case date():
            sheet.write_datetime(*place, value, look)
        case _:
            sheet.write_number(*place, value, look)


def put_formula(sheet: Worksheet, row: int, column: int, formula: Formula, look: object) -> None:
    cached: str | float = formula.cached if isinstance(formula.cached, str) else float(formula.cached)
    if isinstance(cached, float) and cached.is_integer():
        cached = int(cached)
    sheet.write_formula(row - 1, column - 1, f"={formula.text}", look, cached)


def put_merged(sheet: Worksheet, row: int, columns: tuple[int, int], value: Plain, look: object) -> None:
    """One value over several columns of a row; 1-based, both ends included."""
    for column in range(columns[0], columns[1] + 1):
        sheet.write_blank(row - 1, column - 1, None, look)
    if columns[0] < columns[1]:
        sheet.merge_range(row - 1, columns[0] - 1, row - 1, columns[1] - 1, "", look)
    put_value(sheet, row, columns[0], value, look)


def _comment(sheet: Worksheet, row: int, column: int, mark: Mark) -> None:
    lines = sum(1 + len(paragraph) // 42 for paragraph in mark.text.split("\n"))
    options = {
        "author": COMMENT_AUTHOR,
        "color": _COMMENT_FILLS[mark.severity],
        "font_name": styles.FONT,
        "font_size": 9,
        "width": 300,
        "height": 18 + 16 * lines,
    }
    sheet.write_comment(row - 1, column - 1, mark.text, options)
