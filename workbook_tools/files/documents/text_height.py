"""Row heights by greedy word wrap, measured with the advance widths of Arial (and its twin Liberation Sans).

Rows without a height are not fitted by LibreOffice and Gnumeric when a file is opened, so every
row gets one. Against LibreOffice's own fit this is right or roomy; length divided by width clips.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
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
_LONG, _REMEMBERED = 40, 20_000
"""Letters of a word that is worth remembering, and how many words are."""
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


class _Letters(dict[str, int]):
    """In thousandths of the font size; a letter that is not here counts as a full em."""

    def __missing__(self, letter: str) -> int:
        return _WIDE


class _Words(dict[str, int]):
    """Likewise of words: those of a document come again and again."""

    def __missing__(self, word: str) -> int:
        width = sum(map(_width_of, word))
        if len(word) <= _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = width
        return width


_width_of = _Letters({letter: width for width, letters in _ADVANCES.items() for letter in letters}).__getitem__
_word_width = _Words().__getitem__
_SPACE = _width_of(" ")


def row_height(cells: Iterable[tuple[str, float]], *, size: float = 10, bold: bool = False, least: float = 0) -> float:
    """Points that the tallest of `cells` (text, column width in characters) takes; at most Excel's 409."""
    lines = max((line_count(text, width, size=size, bold=bold) for text, width in cells), default=1)
    return lines_height(lines, size=size, least=least)


def lines_height(lines: int, *, size: float = 10, least: float = 0) -> float:
    """Points of a row whose tallest cell has so many lines; at most Excel's 409."""
    return min(LARGEST, max(least, math.ceil(lines * size * _LINE + _PADDING)))


def line_count(text: str, width: float, *, size: float = 10, bold: bool = False) -> int:
    """Lines of `text` wrapped in a column of `width` characters; words longer than a line are broken."""
    room = width * PIXELS_PER_CHARACTER * _POINTS - _INSET
    em = size / 1000 * (_BOLD if bold else 1)
    if "\n" in text:
        return sum(_paragraph_lines(paragraph, room, em) for paragraph in text.split("\n"))
    if len(text) * _WIDE * em < room - _SPARE:
        return 1
    return _paragraph_lines(text, room, em)


def fitting(text: str, width: float, lines: int) -> int:
    """Letters of the longest beginning of `text` that takes at most so many lines of ten-point type: at least one."""
    room, em = width * PIXELS_PER_CHARACTER * _POINTS - _INSET, 10 / 1000
    start = 0
    for paragraph in text.split("\n"):
        if not lines:
            return max(1, start - 1)
        words = paragraph.split(" ")
        fit, taken, used = _wrap(words, room, em, lines)
        if fit < len(words):
            before = sum(map(len, words[:fit])) + fit
            return max(1, start + before + _letters(words[fit], room, em, (lines, taken, used)))
        lines, start = lines - taken, start + len(paragraph) + 1
    return len(text)


def words_on_line(words: Sequence[str], width: float, *, size: float = 10) -> int:
    """No more of the first of `words` than so many stand on one line, with a space between them."""
    room, em = width * PIXELS_PER_CHARACTER * _POINTS - _INSET, size / 1000
    used = -_SPACE
    for order, word in enumerate(words):
        used += _SPACE + _word_width(word)
        if used * em > room + _SPARE:
            return order
    return len(words)


def _letters(word: str, room: float, em: float, wrapped: tuple[int, int, float]) -> int:
    """Letters of a word that fit after what is wrapped (lines at most, taken, used); −1: not even the space before."""
    lines, taken, used = wrapped

    def misfits(letters: int) -> bool:
        return not _wrap((word[:letters],), room, em, lines, taken, used)[0]

    return bisect_left(range(len(word) + 1), True, key=misfits) - 1


@lru_cache(maxsize=8_192)
def _paragraph_lines(paragraph: str, room: float, em: float) -> int:
    """What fits on one line with room to spare need not be taken word by word."""
    words = paragraph.split(" ")
    if (sum(map(_word_width, words)) + _SPACE * (len(words) - 1)) * em < room - _SPARE:
        return 1
    return _wrap(words, room, em)[1]


def _wrap(
    words: Sequence[str], room: float, em: float, most: float = math.inf, lines: int = 1, used: float = 0.0
) -> tuple[int, int, float]:
    """How many of `words` fit on `most` lines, the lines that they take, and points used of the last one.

    `lines` and `used`: what was taken before them.
    """
    space = _SPACE * em
    for order, word in enumerate(words):
        length = _word_width(word) * em
        if used and used + space + length <= room:
            used += space + length
            continue
        more, rest = _broken(word, room, em) if length > room else (0, length)
        more += lines + 1 if used else lines
        if more > most:
            return order, lines, used
        lines, used = more, rest
    return len(words), lines, used


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
