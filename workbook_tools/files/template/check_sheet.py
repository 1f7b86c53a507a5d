"""«Перевірка»: a line per check, alive while the clerk writes, and a plain verdict above and below."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.files.template.cells import Canvas, put_formula, put_merged, put_value
from workbook_tools.files.template.checks import Check
from workbook_tools.files.template.formulas import Formula
from workbook_tools.files.template.parts import close_sheet, open_sheet, put_link
from workbook_tools.model.layout import SHEET_CHECK
from workbook_tools.model.template_texts import (
    CHECK_HEADINGS,
    CHECK_HINT,
    READY,
    REMAINING,
    VERDICT_BAD,
    VERDICT_DOUBTFUL,
    VERDICT_GOOD,
)

_WIDTHS = (5, 16, 84, 18, 22)
_VERDICT_ROW, _HEADING_ROW = 3, 5
_FIRST_ROW = _HEADING_ROW + 1
_COUNT, _VERDICT = 4, 5
_GREEN: Look = {"bg_color": styles.DONE_FILL, "font_color": styles.DONE_INK}
_AMBER: Look = {"bg_color": styles.WARNING_FILL, "font_color": styles.WARNING_INK}
_RED: Look = {"bg_color": styles.ERROR_FILL, "font_color": styles.ERROR_INK}


def verdict(lines: Sequence[Check]) -> tuple[str, Formula]:
    """The cell of the verdict (fixed reference) and its formula."""
    doubts = "".join(f"-D{row}" for row, line in enumerate(lines, start=_FIRST_ROW) if line.doubt)
    total = f"(SUM(D{_FIRST_ROW}:D{_FIRST_ROW + len(lines) - 1}){doubts})"
    count = sum(line.cached for line in lines if not line.doubt)
    text = f'IF({total}=0,"{READY}","{REMAINING}"&{total})'
    return f"$A${_VERDICT_ROW}", Formula(text, f"{REMAINING}{count}" if count else READY)


def put_check_sheet(canvas: Canvas) -> None:
    sheet = open_sheet(canvas, SHEET_CHECK, columns=len(_WIDTHS), code_columns=2)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(1, 16)
    put_value(sheet, 2, 1, CHECK_HINT, canvas.formats.get(styles.HINT))
    _put_verdict(canvas, sheet, _VERDICT_ROW)
    sheet.set_row(3, 6)
    sheet.set_row(_HEADING_ROW - 1, 24)
    for place, heading in enumerate(CHECK_HEADINGS):
        sheet.write_string(_HEADING_ROW - 1, place, heading, canvas.formats.get(styles.HEADING))
    for number, line in enumerate(canvas.checks, start=1):
        _put_line(canvas, sheet, _FIRST_ROW + number - 1, number, line)
    last = _FIRST_ROW + len(canvas.checks) - 1
    for row, line in enumerate(canvas.checks, start=_FIRST_ROW):
        _colour(canvas, sheet, f"D{row}:E{row}", f"$D{row}=0", _AMBER if line.doubt else _RED)
    _put_verdict(canvas, sheet, last + 2)
    sheet.freeze_panes(_HEADING_ROW, 0)
    close_sheet(canvas, sheet, repeat=(_HEADING_ROW - 1, _HEADING_ROW - 1), pages=1)


def _put_line(canvas: Canvas, sheet: Worksheet, row: int, number: int, line: Check) -> None:
    sheet.set_row(row - 1, row_height([(line.text, _WIDTHS[2])], least=18))
    middle = {"valign": "vcenter"}
    look = canvas.formats.get(styles.BOXED, styles.WRAPPED, middle, styles.LEFT)
    centred = canvas.formats.get(styles.BOXED, middle, styles.CENTERED)
    link = canvas.formats.get(styles.BOXED, middle, styles.LEFT, font_color=styles.NOTE_INK, underline=1)
    put_value(sheet, row, 1, number, centred)
    put_link(sheet, (row, 2), (line.sheet, line.cell), line.sheet, link)
    put_value(sheet, row, 3, line.text, look)
    put_formula(sheet, row, _COUNT, Formula(line.formula, Decimal(line.cached)), centred)
    bad = VERDICT_DOUBTFUL if line.doubt else VERDICT_BAD
    text = f'IF(D{row}=0,"{VERDICT_GOOD}","{bad}")'
    put_formula(sheet, row, _VERDICT, Formula(text, bad if line.cached else VERDICT_GOOD), centred)


def _put_verdict(canvas: Canvas, sheet: Worksheet, row: int) -> None:
    sheet.set_row(row - 1, 26)
    look = canvas.formats.get(styles.BOXED, styles.LEFT, bold=True, font_size=13, valign="vcenter")
    put_merged(sheet, row, (1, len(_WIDTHS)), None, look)
    _, formula = verdict(canvas.checks)
    put_formula(sheet, row, 1, formula, look)
    _colour(canvas, sheet, f"A{row}:E{row}", f'$A${row}="{READY}"')


def _colour(canvas: Canvas, sheet: Worksheet, area: str, good: str, bad: Look = _RED) -> None:
    """Green where `good`, else `bad`; the words say the same."""
    for criteria, look in ((f"={good}", _GREEN), (f"=NOT({good})", bad)):
        form = canvas.document.workbook.add_format(dict(look))
        sheet.conditional_format(area, {"type": "formula", "criteria": criteria, "format": form})
