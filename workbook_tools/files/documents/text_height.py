"""Row heights by greedy word wrap, measured with the advance widths of Arial (and its twin Liberation Sans).

Rows without a height are not fitted by LibreOffice and Gnumeric when a file is opened, so every
row gets one. Against LibreOffice's own fit this is right or roomy; length divided by width clips.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache

PIXELS_PER_CHARACTER = 7
"""Of the default font, Arial 10: what a column's width counts."""
LARGEST = 409.0
"""Excel's highest row, in points."""
_POINTS = 0.75
_LINE = 1.3
_PADDING = 4.0
_INSET = 5.0
"""Left and right cell margins together, in points."""
_BOLD = 1.12
_WIDE = 1000
_PIECES = re.compile(r"(?<=-)|(?<=/)(?!\d)")
_SPARE = 0.01
"""Points, far above the error of adding the widths in another order."""
_ADVANCES = {
    200: "ijlі’'",
    280: " \u00a0!,./:;I[\\]ftІЇї·|",
    340: '()-`r{}“”„"•',
    390: "гґ*",
    450: "кзт^",
    500: "JcksvxyzсухҐєэчь",
    560: "в#$0123456789?L_abdeghnopquГпянаеийорё«»–≥≤",
    580: "бц+<=>~Кдл×",
    620: "FTZТъЗУ",
    670: "&ABEKPSVXYАВЕРХЧжЁДБЛЬм",
    730: "CDHNRUwЄИЙНПСЯЭы",
    780: "юФGOQОЪЦ",
    820: "шфщ",
    890: "MmМ%Ы",
    940: "ЖШWЩ",
}


class _Widths(dict[str, int]):
    """In thousandths of the font size; a letter that is not here counts as a full em."""

    def __missing__(self, letter: str) -> int:
        return _WIDE


_width_of = _Widths({letter: width for width, letters in _ADVANCES.items() for letter in letters}).__getitem__


def row_height(cells: Iterable[tuple[str, float]], *, size: float = 10, bold: bool = False, least: float = 0) -> float:
    """Points that the tallest of `cells` (text, column width in characters) takes; at most Excel's 409."""
    lines = max((line_count(text, width, size=size, bold=bold) for text, width in cells), default=1)
    return min(LARGEST, max(least, math.ceil(lines * size * _LINE + _PADDING)))


def line_count(text: str, width: float, *, size: float = 10, bold: bool = False) -> int:
    """Lines of `text` wrapped in a column of `width` characters; words longer than a line are broken."""
    room = width * PIXELS_PER_CHARACTER * _POINTS - _INSET
    em = size / 1000 * (_BOLD if bold else 1)
    if "\n" not in text:
        return _paragraph_lines(text, room, em)
    return sum(_paragraph_lines(paragraph, room, em) for paragraph in text.split("\n"))


@lru_cache(maxsize=8_192)
def _paragraph_lines(paragraph: str, room: float, em: float) -> int:
    """What fits on one line with room to spare need not be taken word by word."""
    if sum(map(_width_of, paragraph)) * em < room - _SPARE:
        return 1
    space = _width_of(" ") * em
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        length = sum(map(_width_of, word)) * em
        if used and used + space + length <= room:
            used += space + length
            continue
        lines += 1 if used else 0
        more, used = _broken(word, room, em) if length > room else (0, length)
        lines += more
    return lines


def _broken(word: str, room: float, em: float) -> tuple[int, float]:
    """Line breaks inside a word that is longer than a line, and what its last line takes; the roomier of two ways.

    Excel fills each line to its end; LibreOffice breaks after hyphens, and after slashes that no digit follows.
    """
    length = sum(map(_width_of, word)) * em
    filled = math.ceil(length / room) - 1
    breaks, used = 0, 0.0
    for piece in _PIECES.split(word):
        taken = sum(map(_width_of, piece)) * em
        if used and used + taken > room:
            breaks, used = breaks + 1, 0.0
        within = max(0, math.ceil((used + taken) / room) - 1)
        breaks, used = breaks + within, used + taken - within * room
    return (breaks, used) if breaks >= filled else (filled, length - filled * room)
