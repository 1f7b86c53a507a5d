"""Contrast of two colours by WCAG 2.1, and the colours of every written cell of a workbook."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
from msgspec import Struct
from openpyxl.cell.rich_text import CellRichText, TextBlock

BLACK, WHITE = "000000", "FFFFFF"
TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast of level AA for text, and for what is not text."""


class Shown(Struct, frozen=True):
    """A cell with something in it: its text as stored, and each ink with the fill under it."""

    sheet: str
    cell: str
    value: object
    inks: tuple[str, ...]
    fill: str


def contrast(one: str, other: str) -> float:
    """Of two colours as six hexadecimal digits; 1 to 21 (WCAG 2.1, «contrast ratio»)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def loaded(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data), rich_text=True)


def shown_cells(workbook: Any) -> Iterator[Shown]:
    """Of visible sheets."""
    for sheet in workbook:
        if sheet.sheet_state == "visible":
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        yield Shown(sheet.title, cell.coordinate, cell.value, tuple(_inks(cell)), fill_of(cell))


def fill_of(cell: Any) -> str:
    return rgb(cell.fill.fgColor, WHITE) if cell.fill.fill_type == "solid" else WHITE


def _inks(cell: Any) -> Iterator[str]:
    own = rgb(cell.font.color, BLACK)
    if not isinstance(cell.value, CellRichText):
        yield own
        return
    for run in cell.value:
        font = run.font if isinstance(run, TextBlock) else None
        yield own if font is None else rgb(font.color, own)


def rgb(colour: Any, default: str) -> str:
    """Theme and indexed colours are the program's own black on white."""
    return str(colour.rgb)[-6:] if colour is not None and colour.type == "rgb" else default
