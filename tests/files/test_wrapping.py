"""Lines counted by bytes and remembered words, and texts cut in one pass, against the plain way: letter by letter."""

import math
import re

from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.consolidated.rows import fit_line, pieces
from workbook_tools.files.documents.text_height import _ADVANCES, fitting, line_count

_WIDTHS = {letter: width for width, letters in _ADVANCES.items() for letter in letters}
_BREAKS = re.compile(r"(?<=-)|(?<=/)(?!\d)")
alphabet = "абв вгєш№\u00a0\n1,M-=«»//20 \t中×≥٣\x01"
texts = st.one_of(st.text(st.sampled_from(alphabet), max_size=400), st.text(max_size=60))
widths = st.sampled_from((4.5, 6.5, 13.5, 25.5, 40.0, 78.5))


def _wide(text: str) -> int:
    return sum(_WIDTHS.get(letter, 1000) for letter in text)


def _broken(word: str, room: float, em: float) -> tuple[int, float]:
    filled = math.ceil(_wide(word) * em / room) - 1
    breaks, used = 0, 0.0
    for piece in _BREAKS.split(word):
        taken = _wide(piece) * em
        if used and used + taken > room:
            breaks, used = breaks + 1, 0.0
        within = max(0, math.ceil((used + taken) / room) - 1)
        breaks, used = breaks + within, used + taken - within * room
    return (breaks, used) if breaks >= filled else (filled, _wide(word) * em - filled * room)


def _plain_count(text: str, width: float, size: float = 10, bold: bool = False) -> int:
    room, em, lines = width * 7 * 0.75 - 5, size / 1000 * (1.12 if bold else 1), 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0.0
        for word in paragraph.split(" ") if _wide(paragraph) * em >= room - 0.01 else ():
            length = _wide(word) * em
            if used and used + 280 * em + length <= room:
                used += 280 * em + length
                continue
            more, rest = _broken(word, room, em) if length > room else (0, length)
            lines, used = lines + more + (1 if used else 0), rest
    return lines


@given(texts, widths, st.sampled_from((8, 9, 10, 11)), st.booleans())
def test_lines_are_those_of_the_plain_way(text: str, width: float, size: float, bold: bool) -> None:
    assert line_count(text, width, size=size, bold=bold) == _plain_count(text, width, size, bold)


@given(texts, widths, st.integers(1, 14))
def test_the_longest_beginning_that_fits_is_found_in_one_pass(text: str, width: float, lines: int) -> None:
    fits = fitting(text, width, lines)
    if _plain_count(text, width) <= lines:
        assert fits == len(text)
    else:
        beginnings = (length for length in range(1, len(text)) if _plain_count(text[:length], width) <= lines)
        assert fits == max(beginnings, default=1)


@given(texts, widths, st.integers(1, 14))
def test_a_text_that_fits_is_one_piece_however_it_is_told(text: str, width: float, tallest: int) -> None:
    assert (len(pieces(text, width, tallest=tallest)) == 1) == (_plain_count(text, width) <= tallest)


@given(texts, widths)
def test_a_line_holds_as_many_words_as_fit(text: str, width: float) -> None:
    words = re.sub(r"[ \t\r\n]+", " ", text).strip().split(" ")
    if _plain_count(" ".join(words), width) > 1:
        while len(words) > 1 and _plain_count(" ".join(words) + "…", width) > 1:
            words.pop()
        assert fit_line(text, width) == " ".join(words).rstrip(" ,;:(–-") + "…"
    else:
        assert fit_line(text, width) == " ".join(words)
