"""Rows of the consolidated workbook before they are written: what each cell says, how it looks, where it leads."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from workbook_tools.files import styles
from workbook_tools.files.styles import Look
from workbook_tools.files.text_height import line_count

Value = str | int | Decimal | date | datetime | None

LINK: Look = {"font_color": styles.NOTE_INK, "underline": 1}

INDENT = 1.5
"""Characters that a text cell's indent takes from its width."""
TALLEST = 14
"""Lines in one row: longer texts go on in the next row, as Excel's rows end at 409 points."""

_BREAKS = re.compile(r"[ \t\r\n]+")
_SENTENCE_END = re.compile(r"(?<=[^\W\d][.!?…;])\s|\n")
"""A number's full stop («17.») ends no sentence."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row that others lead to: the measure's, indicator's or receipt's row of a sheet."""

    sheet: str
    key: str


@dataclass(frozen=True, slots=True)
class Cell:
    """`formula` is live and `value` its cached result; `span` counts columns; `number` is a number format."""

    value: Value = None
    formula: str = ""
    number: str = ""
    link: Anchor | None = None
    look: Look = field(default_factory=dict)
    link_look: Look = field(default_factory=lambda: LINK)
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by heading key, absent ones are blank; `level` is the outline's, 0 for what always shows."""

    cells: Mapping[str, Cell]
    look: Look = field(default_factory=dict)
    anchor: Anchor | None = None
    level: int = 0


def anchors(rows: Iterable[Row], first_row: int) -> dict[Anchor, int]:
    """1-based row numbers of the rows that can be led to."""
    return {row.anchor: number for number, row in enumerate(rows, first_row) if row.anchor is not None}


def pieces(text: str, width: float, *, tallest: int = TALLEST) -> list[str]:
    """`text` cut between lines or words into parts of at most `tallest` lines in a column of `width` characters."""
    parts = []
    while line_count(text, width) > tallest:
        cut = _cut(text, width, tallest)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]


def _cut(text: str, width: float, tallest: int) -> int:
    """Where the longest prefix that fits ends, moved back to the end of a sentence or line, or else of a word."""
    fits, over = 1, len(text)
    while over - fits > 1:
        middle = (fits + over) // 2
        if line_count(text[:middle], width) <= tallest:
            fits = middle
        else:
            over = middle
    sentence = max((end.end() for end in _SENTENCE_END.finditer(text, 0, fits)), default=0)
    if sentence > fits // 2:
        return sentence
    word = text.rfind(" ", 1, fits)
    return word if word > 0 else fits


def fit_line(text: str, width: float, *, size: float = 10) -> str:
    """`text` where it fits on one line of `width` characters, else its first words and «…»."""
    text = _BREAKS.sub(" ", text).strip()
    if line_count(text, width, size=size) == 1:
        return text
    words = text.split(" ")
    while len(words) > 1 and line_count(" ".join(words) + "…", width, size=size) > 1:
        words.pop()
    return " ".join(words).rstrip(" ,;:(–-") + "…"
