"""«Зауваження», the first sheet of a marked copy: what to mend, where, and how, gravest first."""

from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.files.template.cells import INDENT, Canvas, put_merged, put_value
from workbook_tools.files.template.parts import close_sheet, open_sheet, put_link
from workbook_tools.model.finding import Severity
from workbook_tools.model.layout import SHEET_REMARKS
from workbook_tools.model.template import Remark
from workbook_tools.model.template_grid import place_of
from workbook_tools.model.template_texts import LINK, NOTHING_ENTERED, REMARKS_HEADINGS, SEVERITIES

_WIDTHS = (5, 16, 34, 27, 49, 47)
_LOOKS: dict[Severity, Look] = {
    Severity.ERROR: {"bg_color": styles.ERROR_FILL, "font_color": styles.ERROR_INK},
    Severity.WARNING: {"bg_color": styles.WARNING_FILL, "font_color": styles.WARNING_INK},
    Severity.NOTE: {"bg_color": styles.NOTE_FILL, "font_color": styles.NOTE_INK},
}


def put_remarks(canvas: Canvas) -> None:
    sheet = open_sheet(canvas, SHEET_REMARKS, columns=len(_WIDTHS), code_columns=1)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(1, 18)
    put_value(sheet, 2, 1, canvas.words["department"], canvas.formats.get(styles.SUBTITLE))
    lead = canvas.design.remarks_lead
    sheet.set_row(2, row_height([(lead, sum(_WIDTHS) - 4)], size=11, least=30))
    look = canvas.formats.get(styles.BOXED, styles.WRAPPED, styles.LEFT, font_size=11, valign="vcenter")
    put_merged(sheet, 3, (1, len(_WIDTHS)), lead, look)
    sheet.set_row(3, 6)
    sheet.set_row(4, 24)
    for place, heading in enumerate(REMARKS_HEADINGS):
        sheet.write_string(4, place, heading, canvas.formats.get(styles.HEADING))
    _put_all(canvas, sheet, 6)
    sheet.freeze_panes(5, 0)
    sheet.activate()
    sheet.set_first_sheet()
    close_sheet(canvas, sheet, repeat=(4, 4))


def _put_all(canvas: Canvas, sheet: Worksheet, row: int) -> None:
    number = 0
    for severity, remarks in groupby(canvas.design.remarks, key=lambda remark: remark.severity):
        look = canvas.formats.get(styles.BOXED, styles.LEFT, _LOOKS[severity], bold=True, valign="vcenter")
        sheet.set_row(row - 1, 20)
        put_merged(sheet, row, (1, len(_WIDTHS)), SEVERITIES[severity.value], look)
        row += 1
        for remark in remarks:
            number += 1
            _put_remark(canvas, sheet, row, number, remark)
            row += 1


def _put_remark(canvas: Canvas, sheet: Worksheet, row: int, number: int, remark: Remark) -> None:
    entered = remark.entered or (NOTHING_ENTERED if remark.table else "")
    texts = (remark.where, entered, remark.message, remark.remedy)
    rooms = (width - INDENT for width in _WIDTHS[2:])
    sheet.set_row(row - 1, row_height(zip(texts, rooms, strict=True), least=20))
    look = canvas.formats.get(styles.BOXED, styles.WRAPPED, styles.LEFT)
    put_value(sheet, row, 1, number, canvas.formats.get(styles.BOXED, styles.CENTERED))
    target = place_of(canvas.design, remark.table, remark.record, remark.column or "") if remark.table else None
    if target is None:
        put_value(sheet, row, 2, None, look)
    else:
        link = canvas.formats.get(styles.BOXED, styles.LEFT, font_color=styles.NOTE_INK, underline=1)
        put_link(sheet, (row, 2), target, LINK.format(sheet=target[0], cell=target[1]), link)
    for place, text in enumerate(texts, start=3):
        put_value(sheet, row, place, text, look)
