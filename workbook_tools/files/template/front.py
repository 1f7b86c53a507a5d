"""«Інструкція»: the facts of this report, ten steps, and what the colours of cells mean."""

from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.files.template.cells import Canvas, put_merged, put_value
from workbook_tools.files.template.parts import close_sheet, open_sheet, put_link
from workbook_tools.model.layout import SHEET_INSTRUCTION
from workbook_tools.model.template_texts import (
    COLOUR_FORMULA,
    COLOUR_INPUT,
    COLOUR_LOCKED,
    COLOURS_TITLE,
    FACTS,
    PLEASE,
    STEP_LINK,
    STEPS,
)

_WIDTHS = (5, 23, 72, 20, 20)
_LAST = len(_WIDTHS)
_SIZE = 11


def put_instruction(canvas: Canvas) -> None:
    """Columns: number, label, text (three of them)."""
    sheet = open_sheet(canvas, SHEET_INSTRUCTION, columns=_LAST, code_columns=2)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = _put_facts(canvas, sheet, 3)
    row = _put_steps(canvas, sheet, row + 1)
    _put_colours(canvas, sheet, row + 1)
    close_sheet(canvas, sheet, pages=1)


def _put_facts(canvas: Canvas, sheet: Worksheet, row: int) -> int:
    """The next free row."""
    label = canvas.formats.get(
        styles.BOXED, styles.LEFT, font_color=styles.MUTED, bg_color=styles.NAVY_TINT, valign="vcenter"
    )
    for key, (name, text) in enumerate(FACTS):
        value = text.format_map(canvas.words)
        urgent = {"bold": True, "font_size": 12, "font_color": styles.NAVY} if key == 2 else {}
        look = canvas.formats.get(styles.BOXED, styles.WRAPPED, styles.LEFT, {"valign": "vcenter"}, urgent)
        sheet.set_row(row - 1, row_height([(value, sum(_WIDTHS[2:]) - 2)], least=19))
        put_merged(sheet, row, (1, 2), name, label)
        put_merged(sheet, row, (3, _LAST), value, look)
        row += 1
    return row


def _put_steps(canvas: Canvas, sheet: Worksheet, row: int) -> int:
    """The next free row."""
    please = PLEASE[canvas.design.assignment.department.external]
    sheet.set_row(row - 1, 22)
    put_value(sheet, row, 1, please, canvas.formats.get(styles.SUBTITLE))
    number_look = canvas.formats.get(
        {"bold": True, "font_size": _SIZE, "font_color": styles.PAPER, "bg_color": styles.NAVY},
        styles.CENTERED,
        {"valign": "vcenter", "bottom": 1, "bottom_color": styles.PAPER},
    )
    text_look = canvas.formats.get(
        styles.WRAPPED, styles.LEFT, {"valign": "vcenter", "font_size": _SIZE, "bottom": 1, "bottom_color": styles.LINE}
    )
    for number, (target, text) in enumerate(STEPS, start=1):
        row += 1
        step = text.format_map(canvas.words)
        last = _LAST - 1 if target else _LAST
        sheet.set_row(row - 1, row_height([(step, sum(_WIDTHS[1:last]) - 3)], size=_SIZE, least=24))
        put_value(sheet, row, 1, number, number_look)
        put_merged(sheet, row, (2, last), step, text_look)
        if target:
            link = {"font_color": styles.NOTE_INK, "underline": 1, "valign": "vcenter", "bottom": 1}
            look = canvas.formats.get(link, styles.LEFT, {"bottom_color": styles.LINE})
            put_link(sheet, (row, _LAST), (target, "A1"), STEP_LINK.format(sheet=target), look)
    return row + 1


def _put_colours(canvas: Canvas, sheet: Worksheet, row: int) -> None:
    sheet.set_row(row - 1, 18)
    put_value(sheet, row, 1, COLOURS_TITLE, canvas.formats.get(styles.SUBTITLE))
    sheet.set_row(row, 20)
    boxes = ((1, 2), (3, 3), (4, _LAST))
    kinds = (styles.INPUT, styles.LOCKED, {**styles.LOCKED, "bg_color": styles.NAVY_TINT})
    for columns, text, kind in zip(boxes, (COLOUR_INPUT, COLOUR_LOCKED, COLOUR_FORMULA), kinds, strict=True):
        look = canvas.formats.get(kind, styles.LEFT, {"locked": True, "valign": "vcenter"})
        put_merged(sheet, row + 1, columns, text, look)
