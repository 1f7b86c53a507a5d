"""«Звіт», «Показники» and «Реєстр»: headings, rows, validations and live hints of the declared columns."""

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.files.template.cells import INDENT, Canvas, look_of, put_cell, put_formula
from workbook_tools.files.template.checks import setting_of
from workbook_tools.files.template.formulas import Formula, indicator_formulas
from workbook_tools.files.template.selfcheck import Setting, fault_formula, test_of
from workbook_tools.files.template.validations import validation_of
from workbook_tools.model.cells import cell_name
from workbook_tools.model.column import Access, Column, Required, Table, WebLinks
from workbook_tools.model.layout import INDICATORS, MEASURES, REGISTER
from workbook_tools.model.template import CellDesign, RowDesign
from workbook_tools.model.template_grid import HEADING_ROWS, formatted_rows, last_row, numbered_rows

_DASHED, _DOTTED = 3, 4
_STANDING_OUT = {
    "fault": (styles.ERROR_FILL, styles.ERROR_INK, _DASHED),
    "doubt": (styles.WARNING_FILL, styles.WARNING_INK, _DOTTED),
}
_HEADING_LEAST = 30
_ROW_LEAST = {MEASURES: 78, INDICATORS: 42, REGISTER: 18}
"""Points: room to write in from the start."""


def set_columns(canvas: Canvas, sheet: Worksheet, table: Table) -> None:
    """Widths; in an open-ended table all cells are unlocked, so that rows can be inserted and deleted."""
    if table.open_ended:
        sheet.unlock_all(canvas.formats.get({"locked": False}))
    plain = {"bg_color": styles.PAPER, "border": 0}
    for place, column in enumerate(table.columns):
        look = canvas.formats.get(*look_of(column, None), plain) if table.open_ended else None
        sheet.set_column(place, place, column.width, look, {"hidden": column.access is Access.HIDDEN})


def put_table(canvas: Canvas, sheet: Worksheet, table: Table) -> None:
    """The heading row, every designed row, room for more in the register, and what Excel asks of each cell."""
    _put_headings(canvas, sheet, table)
    for number, row in numbered_rows(canvas.design, table.key):
        _put_row(canvas, sheet, table, number, row)
    if table.open_ended:
        _put_blank_rows(canvas, sheet, table)
        first, last = HEADING_ROWS[table.key] + 1, last_row(canvas.design, table.key)
        _ask(canvas, sheet, table, table.columns, (first, last))
        return
    for number, row in numbered_rows(canvas.design, table.key):
        _ask(canvas, sheet, table, [row.cells[c.key].column for c in table.columns], (number, number))


def _put_headings(canvas: Canvas, sheet: Worksheet, table: Table) -> None:
    number = HEADING_ROWS[table.key]
    cells = [(c.heading, c.width) for c in table.columns if c.access is not Access.HIDDEN]
    sheet.set_row(number - 1, row_height(cells, size=9, bold=True, least=_HEADING_LEAST))
    for place, column in enumerate(table.columns):
        sheet.write_string(number - 1, place, column.heading, canvas.formats.get(styles.HEADING))


def _put_row(canvas: Canvas, sheet: Worksheet, table: Table, number: int, row: RowDesign) -> None:
    sheet.set_row(number - 1, _height(row, table))
    formulas: dict[str, Formula] = {}
    if table.key == INDICATORS:
        formulas = indicator_formulas(canvas.design, row, number)
    for place, column in enumerate(table.columns, start=1):
        cell = row.cells[column.key]
        if column.key in formulas:
            put_formula(sheet, number, place, formulas[column.key], canvas.formats.get(*look_of(cell.column, None)))
        else:
            put_cell(canvas, sheet, number, place, cell)


def _height(row: RowDesign, table: Table) -> float:
    texts = ((row.cells[c.key].value, c.width - INDENT) for c in table.columns if c.access is not Access.HIDDEN)
    return row_height(((v, w) for v, w in texts if isinstance(v, str)), least=_ROW_LEAST[table.key])


def _put_blank_rows(canvas: Canvas, sheet: Worksheet, table: Table) -> None:
    used = len(canvas.design.rows[table.key])
    first = HEADING_ROWS[table.key] + 1 + used
    for number in range(first, HEADING_ROWS[table.key] + 1 + formatted_rows(canvas.design)):
        sheet.set_row(number - 1, _ROW_LEAST[table.key])
        for place, column in enumerate(table.columns, start=1):
            put_cell(canvas, sheet, number, place, CellDesign(column))


def _ask(canvas: Canvas, sheet: Worksheet, table: Table, columns: Sequence[Column], rows: tuple[int, int]) -> None:
    """Excel's validation and prompt for every input column, and its highlight."""
    first, last = rows
    setting = setting_of(canvas.design, table)
    relative = {c.key: cell_name(first, place) for place, c in enumerate(columns, start=1)}
    sideways = {key: f"${name}" for key, name in relative.items()}
    for place, column in enumerate(columns):
        if column.access is Access.INPUT:
            ask(sheet, (first - 1, place, last - 1, place), column, setting, relative)
            highlight(canvas, sheet, (first - 1, place, last - 1, place), column, setting, sideways)


def ask(
    sheet: Worksheet,
    area: tuple[int, int, int, int],
    column: Column,
    setting: Setting,
    references: Mapping[str, str],
) -> None:
    """Excel's validation and prompt; `area` is 0-based, both ends included."""
    validation = validation_of(column, setting, references)
    if validation is not None:
        sheet.data_validation(*area, validation)


def highlight(
    canvas: Canvas,
    sheet: Worksheet,
    area: tuple[int, int, int, int],
    column: Column,
    setting: Setting,
    references: Mapping[str, str],
) -> None:
    """A cell that breaks a constraint stands out while it does; one that is only blank does so in a begun row alone.

    Colour is not all: the border is dashed, for a doubt dotted.
    """
    faults: dict[str, list[str]] = {}
    for constraint in column.constraints:
        test = test_of(constraint, column, setting)
        if test is not None and (setting.row_keys or not isinstance(constraint, Required)):
            kind = "doubt" if isinstance(constraint, WebLinks) else "fault"
            faults.setdefault(kind, []).append(fault_formula(test, references))
    for kind, formulas in sorted(faults.items(), reverse=True):
        look = canvas.document.workbook.add_format(_standing_out(kind))
        criteria = f"=OR({','.join(formulas)})"
        sheet.conditional_format(*area, {"type": "formula", "criteria": criteria, "format": look})


def _standing_out(kind: str) -> dict[str, object]:
    """Conditional formats take no thicker border than these.

    A sign before the text (a number format) would be one more mark, but Gnumeric saves it in an .ods as what was typed.
    """
    fill, ink, border = _STANDING_OUT[kind]
    return {"bg_color": fill, "border": border, "border_color": ink}
