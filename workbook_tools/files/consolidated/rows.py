"""Rows of the consolidated workbook before they are written: what each cell says, how it looks, where it leads."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.documents.text_height import line_count
from workbook_tools.model.column import Kind
from workbook_tools.model.report_layout import ReportSheet

Value = str | int | Decimal | date | datetime | None

WHOLE = styles.WHOLE
PERCENT = f'{styles.UKRAINIAN}0.0"\u00a0"%'
LINK_TIP = "Перейти до аркуша «{}»"
LINK: Look = {"font_color": styles.NOTE_INK, "underline": 1}

_KIND_LOOKS: dict[Kind, Look] = {
    Kind.TEXT: styles.LEFT,
    Kind.NARRATIVE: styles.LEFT,
    Kind.WHOLE: {**styles.CENTERED, "num_format": WHOLE},
    Kind.DECIMAL: {**styles.RIGHT, "num_format": WHOLE},
    Kind.PERCENT: {**styles.RIGHT, "num_format": PERCENT},
    Kind.DATE: {**styles.CENTERED, "num_format": styles.DATE},
}

INDENT = 1.5
"""Characters that a text cell's indent takes from its width."""
TALLEST = 14
"""Lines in one row: longer texts go on in the next row, as Excel's rows end at 409 points."""

_FITS = TALLEST - 1
"""A text of no more characters, each on a line of its own, fits any row."""
_SURELY = 0.2
"""Characters of text for each of a column's that fit however they wrap."""
_BREAKS = re.compile(r"[ \t\r\n]+")
_SENTENCE_END = re.compile(r"(?<=[^\W\d][.!?…;])\s|\n")
"""A number's full stop («17.») ends no sentence."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row that others lead to: the measure's, indicator's or receipt's row of a sheet."""

    sheet: str
    key: str


def top(sheet: ReportSheet) -> Anchor:
    """The headings of a sheet, for a figure that counts its rows."""
    return Anchor(sheet.title, "")


@dataclass(frozen=True, slots=True)
class Cell:
    """`formula` is live and `value` its cached result; `span` counts columns; `number` is a number format."""

    value: Value = None
    formula: str = ""
    number: str = ""
    link: Anchor | None = None
    look: Look = field(default_factory=lambda: styles.NO_LOOK)
    link_look: Look = field(default_factory=lambda: LINK)
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by heading key, absent ones are blank; `level` is the outline's, 0 for what always shows."""

    cells: Mapping[str, Cell]
    look: Look = field(default_factory=lambda: styles.NO_LOOK)
    anchor: Anchor | None = None
    level: int = 0


NO_CELL = Cell()


def kind_look(kind: Kind) -> Look:
    return _KIND_LOOKS[kind]


def risky(cell: Cell) -> bool:
    """A text that would turn into a formula when a reader edits it: the prefix keeps it text."""
    return not cell.formula and isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@", "\t", "\r")


def plain(value: Value) -> Any:
    """As xlsxwriter takes a formula's cached result."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def anchors(rows: Iterable[Row], first_row: int) -> dict[Anchor, int]:
    """1-based row numbers of the rows that can be led to."""
    return {row.anchor: number for number, row in enumerate(rows, first_row) if row.anchor is not None}


def continued(design: ReportSheet, row: Row) -> list[Row]:
    """The row itself, or as many rows as its longest text needs; what tells whose row it is stands in each of them."""
    texts = {
        key: pieces(str(cell.value), _room(design, key, cell))
        for key, cell in row.cells.items()
        if isinstance(cell.value, str) and len(cell.value) > _FITS and _is_text(cell)
    }
    count = max(map(len, texts.values()), default=1)
    if count == 1:
        return [row]
    texts |= {key: [str(cell.value)] for key, cell in row.cells.items() if key not in texts and _is_text(cell)}
    return [_part(design, row, texts, order, count) for order in range(count)]


def _part(design: ReportSheet, row: Row, texts: Mapping[str, list[str]], order: int, count: int) -> Row:
    """No line is drawn between the rows that one text fills; a colour stands only where its words do."""
    cells = {}
    for key, cell in row.cells.items():
        if key in texts and order < len(texts[key]):
            cells[key] = replace(cell, value=texts[key][order], link=None if order else cell.link)
        elif key in design.repeated or not order:
            cells[key] = cell
        else:
            cells[key] = Cell(span=cell.span)
    joined = {**({"top": 0} if order else {}), **({"bottom": 0} if order < count - 1 else {})}
    return Row(cells, {**row.look, **joined}, None if order else row.anchor, row.level)


def _is_text(cell: Cell) -> bool:
    return isinstance(cell.value, str) and not cell.formula


def _room(design: ReportSheet, key: str, cell: Cell) -> float:
    first = design.column(key)
    return sum(heading.width for heading in design.headings[first : first + cell.span]) - INDENT


def pieces(text: str, width: float, *, tallest: int = TALLEST) -> list[str]:
    """`text` cut between lines or words into parts of at most `tallest` lines in a column of `width` characters."""
    parts: list[str] = []
    if "\n" not in text and len(text) < tallest * width * _SURELY:
        return [text]
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
