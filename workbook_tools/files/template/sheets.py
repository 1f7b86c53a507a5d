"""«Звіт», «Показники», «Реєстр» as whole sheets: what stands above and below their tables."""

from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.files.template.cells import INDENT, Canvas, look_of, put_cell, put_formula, put_merged, put_value
from workbook_tools.files.template.check_sheet import verdict
from workbook_tools.files.template.checks import setting_of
from workbook_tools.files.template.formulas import Formula, classes_of
from workbook_tools.files.template.parts import ALLOWED_IN_OPEN_TABLE, close_sheet, open_sheet, put_link
from workbook_tools.files.template.tables import ask, highlight, put_table, set_columns
from workbook_tools.model.cells import cell_name
from workbook_tools.model.column import Column, Kind
from workbook_tools.model.layout import (
    ALL_FIELDS,
    INDICATOR_TABLE,
    INDICATORS,
    MEASURES,
    REGISTER,
    REGISTER_TABLE,
    REPORT_FIELDS,
    REPORT_TABLE,
    SHEET_CHECK,
    SIGNATURE_FIELDS,
)
from workbook_tools.model.short_text import short_names
from workbook_tools.model.template_grid import (
    CHECK_ROW,
    HEADING_ROWS,
    LABEL_COLUMN,
    VALUE_COLUMN,
    VALUE_LAST_COLUMN,
    field_row,
    formatted_rows,
)
from workbook_tools.model.template_texts import (
    BACK_TO_CHECK,
    CHECK_LABEL,
    DECREE,
    FORM_CLASSES,
    FORM_LEGEND,
    FORM_LEGEND_LINE,
    INDICATOR_HINT,
    MEASURE_LEGEND,
    MEASURE_LEGEND_LINE,
    REGISTER_HINT,
    SIGNATURE_LINE,
    SUBMIT_BY,
    WINDOW,
)

_FIELD_HEIGHT, _NARRATIVE_FIELD_HEIGHT = 18, 34


def put_report(canvas: Canvas) -> None:
    table = REPORT_TABLE
    sheet = open_sheet(canvas, table.sheet, columns=len(table.columns), code_columns=2)
    set_columns(canvas, sheet, table)
    _put_line(canvas, sheet, 2, canvas.words["department"], styles.SUBTITLE)
    _put_line(canvas, sheet, 3, DECREE.format_map(canvas.words), styles.HINT)
    _put_line(canvas, sheet, 4, f"{WINDOW} · {SUBMIT_BY}".format_map(canvas.words), styles.HINT)
    sheet.set_row(4, 6)
    for column in REPORT_FIELDS:
        _put_field(canvas, sheet, column, column.prompt)
    _put_verdict(canvas, sheet)
    put_table(canvas, sheet, table)
    for column in SIGNATURE_FIELDS:
        _put_field(canvas, sheet, column, column.prompt or SIGNATURE_LINE)
    sheet.freeze_panes(0, LABEL_COLUMN)
    heading = HEADING_ROWS[MEASURES] - 1
    close_sheet(canvas, sheet, repeat=(heading, heading))


def put_indicators(canvas: Canvas) -> None:
    table = INDICATOR_TABLE
    sheet = open_sheet(canvas, table.sheet, columns=len(table.columns), code_columns=2)
    set_columns(canvas, sheet, table)
    _put_line(canvas, sheet, 2, canvas.words["department"], styles.SUBTITLE)
    _put_line(canvas, sheet, 3, INDICATOR_HINT, styles.HINT)
    put_table(canvas, sheet, table)
    heading = HEADING_ROWS[INDICATORS]
    sheet.freeze_panes(heading, 0)
    close_sheet(canvas, sheet, repeat=(heading - 1, heading - 1))


def put_register(canvas: Canvas) -> None:
    """Above the table stay locked: title, hint, and which measures and forms there are."""
    table = REGISTER_TABLE
    sheet = open_sheet(canvas, table.sheet, columns=len(table.columns), code_columns=1)
    set_columns(canvas, sheet, table)
    _put_line(canvas, sheet, 2, REGISTER_HINT.format_map(canvas.words), styles.HINT)
    _put_legend(canvas, sheet, 3)
    put_table(canvas, sheet, table)
    heading = HEADING_ROWS[REGISTER]
    last = heading + formatted_rows(canvas.design)
    sheet.autofilter(heading - 1, 0, last - 1, len(table.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"B{heading + 1}:B{last}"})
    sheet.freeze_panes(heading, 0)
    close_sheet(canvas, sheet, repeat=(heading - 1, heading - 1), allowed=ALLOWED_IN_OPEN_TABLE)


def _put_line(canvas: Canvas, sheet: Worksheet, row: int, text: str, look: styles.Look) -> None:
    sheet.set_row(row - 1, 16)
    put_value(sheet, row, 1, text, canvas.formats.get(look))


def _put_field(canvas: Canvas, sheet: Worksheet, column: Column, hint: str) -> None:
    """Label, then right of it the value's merged cells, then a hint."""
    row = field_row(canvas.design, column.key)
    cell = canvas.design.fields[column.key]
    least = _NARRATIVE_FIELD_HEIGHT if column.kind is Kind.NARRATIVE else _FIELD_HEIGHT
    label_width = REPORT_TABLE.columns[LABEL_COLUMN - 1].width - INDENT
    value_width = sum(c.width for c in REPORT_TABLE.columns[VALUE_COLUMN - 1 : VALUE_LAST_COLUMN]) - INDENT
    shown = cell.value if isinstance(cell.value, str) else ""
    height = max(row_height([(column.heading, label_width)], bold=True), row_height([(shown, value_width)]))
    sheet.set_row(row - 1, max(least, height))
    put_value(sheet, row, LABEL_COLUMN, column.heading, canvas.formats.get(styles.LABEL, styles.WRAPPED))
    aligned = {"valign": "vcenter", **styles.LEFT}
    box = canvas.formats.get(*look_of(cell.column, cell.value), aligned)
    put_merged(sheet, row, (VALUE_COLUMN, VALUE_LAST_COLUMN), None, box)
    put_cell(canvas, sheet, row, VALUE_COLUMN, cell, aligned)
    put_value(sheet, row, VALUE_LAST_COLUMN + 1, hint, canvas.formats.get(styles.HINT, styles.LEFT))
    setting = setting_of(canvas.design, None)
    fields = {field.key: f"${cell_name(field_row(canvas.design, field.key), VALUE_COLUMN)}" for field in ALL_FIELDS}
    ask(sheet, (row - 1, VALUE_COLUMN - 1, row - 1, VALUE_COLUMN - 1), column, setting, fields)
    highlight(canvas, sheet, (row - 1, VALUE_COLUMN - 1, row - 1, VALUE_LAST_COLUMN - 1), column, setting, fields)


def _put_verdict(canvas: Canvas, sheet: Worksheet) -> None:
    place, formula = verdict(canvas.checks)
    sheet.set_row(CHECK_ROW - 1, _FIELD_HEIGHT)
    put_value(sheet, CHECK_ROW, LABEL_COLUMN, CHECK_LABEL, canvas.formats.get(styles.LABEL))
    look = canvas.formats.get(
        styles.BOXED, styles.LEFT, bold=True, bg_color=styles.NAVY_TINT, font_color=styles.NAVY, valign="vcenter"
    )
    put_merged(sheet, CHECK_ROW, (VALUE_COLUMN, VALUE_LAST_COLUMN), None, look)
    put_formula(sheet, CHECK_ROW, VALUE_COLUMN, Formula(f"'{SHEET_CHECK}'!{place}", formula.cached), look)
    link = canvas.formats.get(styles.HINT, styles.LEFT, font_color=styles.NOTE_INK, underline=1)
    put_link(sheet, (CHECK_ROW, VALUE_LAST_COLUMN + 1), (SHEET_CHECK, "A1"), BACK_TO_CHECK, link)


def _put_legend(canvas: Canvas, sheet: Worksheet, row: int) -> None:
    """Measures left, forms right, by classes; the whole row is locked."""
    assignment = canvas.design.assignment
    names = short_names(assignment.plan)
    measures = [MEASURE_LEGEND_LINE.format(number=m.number, name=names[m.code]) for m in assignment.measures]
    forms = assignment.plan.forms
    classes = [
        FORM_LEGEND_LINE.format(
            form_class=FORM_CLASSES[c.value], forms=", ".join(f.name for f in forms if f.form_class is c)
        )
        for c in classes_of(forms)
    ]
    widths = [column.width for column in REGISTER_TABLE.columns]
    texts = ("\n".join((MEASURE_LEGEND, *measures)), "\n".join((FORM_LEGEND, *classes)))
    split = 4
    height = row_height(
        [(texts[0], sum(widths[:split]) - INDENT), (texts[1], sum(widths[split:]) - INDENT)], size=9, least=20
    )
    sheet.set_row(row - 1, height)
    look = canvas.formats.get(styles.BOXED, styles.WRAPPED, styles.LEFT, font_size=9, bg_color=styles.LOCKED_FILL)
    put_merged(sheet, row, (1, split), texts[0], look)
    put_merged(sheet, row, (split + 1, len(widths)), texts[1], look)
