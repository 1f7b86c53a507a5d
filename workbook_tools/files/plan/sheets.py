"""How the sheets of the plan workbook are drawn: title, explanation, headings with their hints, rows, print set-up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import Document, print_on_a4
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.files.plan.cells import Cells
from workbook_tools.files.plan.validations import LAST_ROW, validation_of
from workbook_tools.files.template.cells import put_merged, put_value
from workbook_tools.model.column import Kind
from workbook_tools.model.plan_column import PlanColumn, PlanTable
from workbook_tools.model.plan_layout import HEADING_ROW
from workbook_tools.model.plan_settings import FORMS_TABLE, SETTING_GROUPS, SETTINGS_TABLE
from workbook_tools.model.template import Plain

_HEADING_NAME: Look = {"font_name": styles.FONT, "font_size": 9, "bold": True, "font_color": styles.PAPER}
_HEADING_HINT: Look = {"font_name": styles.FONT, "font_size": 8, "font_color": "#D9E3EF"}
_GROUP: Look = {
    "bold": True,
    "font_color": styles.NAVY,
    "bg_color": styles.NAVY_TINT,
    "valign": "vcenter",
    **styles.LEFT,
}
_CODE: Look = {"bold": True, "font_color": styles.NAVY, "bg_color": styles.NAVY_TINT}
_CODES = ("code", "number", "measure")
_CENTERED = ("number", "measure", "kind", "comparator", "cadence", "source", "forms", "unit", "places", "grows", "term")
_TALL = ("measures", "indicators")
"""Tables of long texts: their rows read from the top, those of other tables from the middle."""
_INDENT = 1.5
"""Characters of a column's width that its indented text does not have."""
_FROZEN_COLUMNS = 2
_TITLE_HEIGHT, _GROUP_HEIGHT, _LEAST_HEIGHT = 28, 21, 18


class Drawing(Struct, frozen=True):
    """What every sheet of one plan workbook is drawn with."""

    document: Document
    formats: Formats
    footer: str


def write_table_sheet(drawing: Drawing, sheet: Worksheet, table: PlanTable, rows: Sequence[Cells]) -> None:
    """A table of its own sheet; its headings stand in HEADING_ROW and are frozen together with the codes."""
    _widths(drawing, sheet, table)
    _title(drawing, sheet, 1, table)
    _headings(drawing, sheet, HEADING_ROW, table)
    for number, cells in enumerate(rows, HEADING_ROW + 1):
        _row(drawing, sheet, number, table, cells)
    for position, column in enumerate(table.columns):
        options = validation_of(column)
        if options is not None:
            sheet.data_validation(HEADING_ROW, position, LAST_ROW - 1, position, options)
    sheet.freeze_panes(HEADING_ROW, _FROZEN_COLUMNS)
    sheet.ignore_errors({"number_stored_as_text": f"A{HEADING_ROW + 1}:C{LAST_ROW}"})
    _finish(drawing, sheet)
    sheet.repeat_rows(HEADING_ROW - 1)


def write_decree_sheet(drawing: Drawing, sheet: Worksheet, settings: Cells, forms: Iterable[Cells]) -> None:
    """The settings in their groups, and under them, on a page of their own, the forms of the register."""
    _widths(drawing, sheet, SETTINGS_TABLE)
    _title(drawing, sheet, 1, SETTINGS_TABLE)
    _headings(drawing, sheet, HEADING_ROW, SETTINGS_TABLE)
    row = HEADING_ROW
    for group, columns in SETTING_GROUPS:
        row += 1
        put_merged(sheet, row, (1, 3), group, drawing.formats.get(_GROUP, styles.BOXED))
        sheet.set_row(row - 1, _GROUP_HEIGHT)
        for setting in columns:
            row += 1
            _setting(drawing, sheet, row, setting, settings.get(setting.key))
    sheet.set_h_pagebreaks([row + 1])
    _title(drawing, sheet, row + 2, FORMS_TABLE)
    headings = row + 4
    _headings(drawing, sheet, headings, FORMS_TABLE)
    for number, cells in enumerate(forms, headings + 1):
        _row(drawing, sheet, number, FORMS_TABLE, cells)
    for position, column in enumerate(FORMS_TABLE.columns):
        sheet.data_validation(headings, position, LAST_ROW - 1, position, validation_of(column))
    sheet.freeze_panes(HEADING_ROW, 0)
    _finish(drawing, sheet)


def _widths(drawing: Drawing, sheet: Worksheet, table: PlanTable) -> None:
    """Rows that a person adds below take the columns' own format."""
    for position, column in enumerate(table.columns):
        more = {"num_format": styles.AS_TEXT} if column.kind is Kind.TEXT else {}
        sheet.set_column(position, position, column.width, drawing.formats.get(styles.WRAPPED, **more))


def _title(drawing: Drawing, sheet: Worksheet, row: int, table: PlanTable) -> None:
    """A row for the title, the next for the explanation."""
    width = sum(column.width for column in table.columns)
    columns = (1, len(table.columns))
    put_merged(sheet, row, columns, table.title, drawing.formats.get(styles.TITLE))
    sheet.set_row(row - 1, _TITLE_HEIGHT)
    put_merged(sheet, row + 1, columns, table.explanation, drawing.formats.get(styles.HINT, styles.WRAPPED))
    sheet.set_row(row, row_height([(table.explanation, width)], size=9, least=_LEAST_HEIGHT))


def _headings(drawing: Drawing, sheet: Worksheet, row: int, table: PlanTable) -> None:
    """Heading and hint share a cell, the reader takes its first line."""
    look = drawing.formats.get(styles.HEADING)
    name, hint = (drawing.document.workbook.add_format(dict(part)) for part in (_HEADING_NAME, _HEADING_HINT))
    for position, column in enumerate(table.columns):
        if column.hint:
            sheet.write_rich_string(row - 1, position, name, column.heading, hint, f"\n{column.hint}", look)
        else:
            sheet.write_string(row - 1, position, column.heading, look)
    names = row_height(((c.heading, c.width) for c in table.columns), size=9, bold=True)
    hints = [(column.hint, column.width) for column in table.columns if column.hint]
    sheet.set_row(row - 1, max(_TITLE_HEIGHT, names + (row_height(hints, size=8) if hints else 0)))


def _row(drawing: Drawing, sheet: Worksheet, row: int, table: PlanTable, cells: Mapping[str, Plain]) -> None:
    valign: Look = {"valign": "top" if table.key in _TALL else "vcenter"}
    for position, column in enumerate(table.columns, 1):
        value = cells.get(column.key)
        put_value(sheet, row, position, value, drawing.formats.get(*_looks(column, value, table), valign))
    texts = ((value, c.width - _INDENT) for c in table.columns if isinstance(value := cells.get(c.key), str))
    sheet.set_row(row - 1, row_height(texts, least=_LEAST_HEIGHT))


def _setting(drawing: Drawing, sheet: Worksheet, row: int, setting: PlanColumn, value: Plain) -> None:
    label, value_column, explanation = SETTINGS_TABLE.columns
    common = (styles.WRAPPED, styles.LEFT, styles.BOXED, {"valign": "vcenter"})
    number = {"num_format": _number_format(setting, value)}
    put_value(sheet, row, 1, setting.heading, drawing.formats.get(*common, {"bold": True}))
    put_value(sheet, row, 2, value, drawing.formats.get(*common, styles.INPUT, number))
    put_value(sheet, row, 3, setting.hint, drawing.formats.get(styles.HINT, *common))
    entered = value if isinstance(value, str) else ""
    texts = row_height([(entered, value_column.width - _INDENT), (setting.heading, label.width - _INDENT)])
    hint = row_height([(setting.hint, explanation.width - _INDENT)], size=9)
    sheet.set_row(row - 1, max(_LEAST_HEIGHT, texts, hint))
    options = validation_of(setting)
    if options is not None:
        sheet.data_validation(row - 1, 1, row - 1, 1, options)


def _looks(column: PlanColumn, value: Plain, table: PlanTable) -> tuple[Look, ...]:
    number = {"num_format": _number_format(column, value)}
    centered = column.key in _CENTERED or (column.key == "code" and table.key in _TALL)
    align = styles.CENTERED if centered else styles.LEFT
    if column.kind is Kind.DECIMAL:
        align = styles.RIGHT
    code = _CODE if column.key in _CODES else {}
    return styles.INPUT, styles.WRAPPED, align, code, number


def _number_format(column: PlanColumn, value: Plain) -> str:
    match value:
        case date():
            return styles.DATE
        case int() | Decimal() if column.kind is Kind.DECIMAL and value == int(value):
            return styles.WHOLE
    if column.kind in (Kind.WHOLE, Kind.DECIMAL):
        return "General"
    return styles.DATE if column.kind is Kind.DATE else styles.AS_TEXT


def _finish(drawing: Drawing, sheet: Worksheet) -> None:
    sheet.hide_gridlines(2)
    print_on_a4(sheet, drawing.footer)
