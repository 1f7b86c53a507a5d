"""Row heights by greedy word wrap, measured with the advance widths of Arial (and its twin Liberation Sans).

Rows without a height are not fitted by LibreOffice and Gnumeric when a file is opened, so every
row gets one. Against LibreOffice's own fit this is right or roomy; length divided by width clips.
"""

import math
import re
from bisect import bisect_left
from codecs import charmap_encode
from collections.abc import Callable, Iterable, Sequence
from encodings.cp1251 import encoding_table
from functools import lru_cache
from itertools import repeat

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
_LONG, _LONG_TEXT, _REMEMBERED = 40, 300, 20_000
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


_WIDTHS = {letter: width for width, letters in _ADVANCES.items() for letter in letters}
_CODES = "cp1251"
"""Has nearly all letters of a Ukrainian text, a byte each; others become one of these that is as wide."""
_SPECIAL = " -/0\n"
"""Where lines may break, and what stands for every digit."""
_UNLISTED, _WIDE_DIGIT = "Ђ", "\x01"
_ELSEWHERE = {"≥": "п", "≤": "п", "×": "="}
_PIECES = re.compile(rb"(?<=-)|(?<=/)(?![0\x01])")


def _alike() -> bytes:
    """For each code, one that stands for all letters of its width: texts that wrap alike become the same bytes."""
    first: dict[int, str] = {}
    for letter, width in _WIDTHS.items():
        if letter not in _SPECIAL and not letter.isdecimal() and letter not in _ELSEWHERE:
            first.setdefault(width, letter)
    table = ""
    for code in range(256):
        letter = bytes([code]).decode(_CODES, "replace")
        if letter.isdecimal():
            letter = "0"
        table += letter if letter in _SPECIAL else first.get(_WIDTHS.get(letter, _WIDE), _UNLISTED)
    return table.encode(_CODES)


_ALIKE = _alike()
_TENS = bytes(_WIDTHS.get(bytes([code]).decode(_CODES, "replace"), _WIDE) // 10 for code in range(256))
_SPACE = _WIDTHS[" "]


def _letters(text: str) -> bytes:
    """A byte for each letter: all that matters of it where lines are counted."""
    try:
        codes, _ = charmap_encode(text, "strict", encoding_table)
    except UnicodeEncodeError:
        return b"".join(map(_letter, text))
    return codes.translate(_ALIKE)


def _letter(letter: str) -> bytes:
    """Of any text; what is not in the list of widths counts as a full em."""
    if letter.isdecimal() and letter not in _WIDTHS:
        return _WIDE_DIGIT.encode(_CODES)
    listed = letter in _WIDTHS or letter == "\n"
    return (_ELSEWHERE.get(letter, letter) if listed else _UNLISTED).encode(_CODES).translate(_ALIKE)


class _Words(dict[bytes, int]):
    """Widths in thousandths of the font size: the words of a document come again and again."""

    def __missing__(self, word: bytes) -> int:
        width = 10 * sum(word.translate(_TENS))
        if len(word) <= _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = width
        return width


_word_width = _Words().__getitem__


def row_height(cells: Iterable[tuple[str, float]], *, size: float = 10, bold: bool = False, least: float = 0) -> float:
    """Points that the tallest of `cells` (text, column width in characters) takes; at most Excel's 409."""
    lines = max((line_count(text, width, size=size, bold=bold) for text, width in cells), default=1)
    return lines_height(lines, size=size, least=least)


def lines_height(lines: int, *, size: float = 10, least: float = 0) -> float:
    """Points of a row whose tallest cell has so many lines; at most Excel's 409."""
    return min(LARGEST, max(least, math.ceil(lines * size * _LINE + _PADDING)))


def line_count(text: str, width: float, *, size: float = 10, bold: bool = False) -> int:
    """Lines of `text` wrapped in a column of `width` characters; words longer than a line are broken."""
    return _lines(text, *_measures(width, size, bold))


def line_counter(width: float, *, bold: bool = False) -> Callable[[str], int]:
    """`line_count` of a column of ten-point type."""
    room, em = _measures(width, 10, bold)
    return lambda text: _lines(text, room, em)


def line_counters(width: float, *, bold: bool = False) -> Callable[[Sequence[str]], list[int]]:
    """`line_counter` for many texts at once, at least one."""
    room, em = _measures(width, 10, bold)

    def counts(texts: Sequence[str]) -> list[int]:
        joined = "\n".join(texts)
        if joined.count("\n") >= len(texts) or len(max(texts, key=len)) >= _LONG_TEXT:
            return [_lines(text, room, em) for text in texts]
        return list(map(_paragraph_lines, _letters(joined).split(b"\n"), repeat(room), repeat(em)))

    return counts


def _measures(width: float, size: float, bold: bool) -> tuple[float, float]:
    """Points that a line holds, and a thousandth of the type's size."""
    return width * PIXELS_PER_CHARACTER * _POINTS - _INSET, size / 1000 * (_BOLD if bold else 1)


def _lines(text: str, room: float, em: float) -> int:
    count = _paragraph_lines if len(text) < _LONG_TEXT else _long_paragraph_lines
    if "\n" in text:
        return sum(count(paragraph, room, em) for paragraph in _letters(text).split(b"\n"))
    return 1 if len(text) * _WIDE * em < room - _SPARE else count(_letters(text), room, em)


def fitting(text: str, width: float, lines: int) -> int:
    """Letters of the longest beginning of `text` that takes at most so many lines of ten-point type: at least one."""
    room, em = width * PIXELS_PER_CHARACTER * _POINTS - _INSET, 10 / 1000
    start = 0
    for paragraph in _letters(text).split(b"\n"):
        if not lines:
            return max(1, start - 1)
        words = paragraph.split(b" ")
        fit, taken, used = _wrap(words, room, em, lines)
        if fit < len(words):
            before = sum(map(len, words[:fit])) + fit
            return max(1, start + before + _letters_that_fit(words[fit], room, em, (lines, taken, used)))
        lines, start = lines - taken, start + len(paragraph) + 1
    return len(text)


def words_on_line(text: str, width: float, *, size: float = 10) -> int:
    """No more of the first words of `text` than so many stand on one line."""
    room, em = width * PIXELS_PER_CHARACTER * _POINTS - _INSET, size / 1000
    used = -_SPACE
    words = _letters(text).split(b" ")
    for order, word in enumerate(words):
        used += _SPACE + _word_width(word)
        if used * em > room + _SPARE:
            return order
    return len(words)


def _letters_that_fit(word: bytes, room: float, em: float, wrapped: tuple[int, int, float]) -> int:
    """Letters of a word that fit after what is wrapped (lines at most, taken, used); −1: not even the space before."""
    lines, taken, used = wrapped

    def misfits(letters: int) -> bool:
        return not _wrap((word[:letters],), room, em, lines, taken, used)[0]

    return bisect_left(range(len(word) + 1), True, key=misfits) - 1


def _count_lines(paragraph: bytes, room: float, em: float) -> int:
    """What fits on one line with room to spare need not be taken word by word."""
    words = paragraph.split(b" ")
    if (sum(map(_word_width, words)) + _SPACE * (len(words) - 1)) * em < room - _SPARE:
        return 1
    return _wrap(words, room, em)[1]


_paragraph_lines = lru_cache(maxsize=2_048)(_count_lines)
_long_paragraph_lines = lru_cache(maxsize=256)(_count_lines)
"""Long texts seldom come again, but in the rows next to each other that they are cut into and measured for."""


def _wrap(
    words: Sequence[bytes], room: float, em: float, most: float = math.inf, lines: int = 1, used: float = 0.0
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


def _broken(word: bytes, room: float, em: float) -> tuple[int, float]:
    """Line breaks inside a word that is longer than a line, and what its last line takes; the roomier of two ways.

    Excel fills each line to its end; LibreOffice breaks after hyphens, and after slashes that no digit follows.
    """
    length = _word_width(word) * em
    filled = math.ceil(length / room) - 1
    breaks, used = 0, 0.0
    for piece in _PIECES.split(word):
        taken = _word_width(piece) * em
        if used and used + taken > room:
            breaks, used = breaks + 1, 0.0
        within = max(0, math.ceil((used + taken) / room) - 1)
        breaks, used = breaks + within, used + taken - within * room
    return (breaks, used) if breaks >= filled else (filled, length - filled * room)
