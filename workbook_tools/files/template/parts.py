"""What every visible sheet of a template has: title, code, print set-up, protection, links between sheets."""

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import print_on_a4
from workbook_tools.files.template.cells import Canvas, put_merged, put_value
from workbook_tools.model.layout import CODE_LABEL
from workbook_tools.model.template_texts import TITLES

ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "autofilter": True,
    "insert_hyperlinks": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""No sorting: Excel sorts unlocked cells alone, which would part the answers from the №s of their rows."""
ALLOWED_IN_OPEN_TABLE = {**ALLOWED, "sort": True}
_TITLE_HEIGHT = 27


def open_sheet(canvas: Canvas, title: str, *, columns: int, code_columns: int) -> Worksheet:
    """Title left, code right in row 1; `columns` wide, the last `code_columns` of which hold the code."""
    sheet = canvas.document.add_sheet(title)
    sheet.hide_gridlines(2)
    sheet.set_row(0, _TITLE_HEIGHT)
    code = f"{CODE_LABEL}: {canvas.design.assignment.code}"
    put_value(sheet, 1, 1, TITLES[title].format_map(canvas.words), canvas.formats.get(styles.TITLE))
    look = canvas.formats.get(styles.HINT, styles.BOXED, {"align": "center", "bold": True})
    put_merged(sheet, 1, (columns - code_columns + 1, columns), code, look)
    return sheet


def close_sheet(
    canvas: Canvas,
    sheet: Worksheet,
    *,
    repeat: tuple[int, int] | None = None,
    pages: int = 0,
    allowed: Mapping[str, bool] = ALLOWED,
) -> None:
    """Protection without a password and the printed page; `repeat`: 0-based heading rows."""
    print_on_a4(sheet, f"{CODE_LABEL}: {canvas.design.assignment.code}", repeat=repeat, pages=pages)
    sheet.protect("", dict(allowed))


def put_link(sheet: Worksheet, place: tuple[int, int], target: tuple[str, str], text: str, look: object) -> None:
    """A link inside the workbook, at a 1-based row and column, to a (sheet, cell)."""
    sheet.write_url(place[0] - 1, place[1] - 1, f"internal:'{target[0]}'!{target[1]}", look, text)
