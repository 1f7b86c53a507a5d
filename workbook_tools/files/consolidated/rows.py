"""Rows of the consolidated workbook before they are written: what each cell says, how it looks, where it leads."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, Self

from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.documents.text_height import fitting, line_count, words_on_line
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

RISKY = frozenset("=+-@\t\r")
"""What a text that would turn into a formula begins with, when a reader edits it: a prefix keeps it text."""
_FITS = TALLEST - 1
"""A text of no more characters, each on a line of its own, fits any row."""
_SURELY = 0.2
"""Characters of text for each of a column's that fit however they wrap."""
_BREAKS = re.compile(r"[ \t\r\n]+")
_SENTENCE_END = re.compile(r"(?<=[^\W\d][.!?…;])\s|\n")
"""A number's full stop («17.») ends no sentence."""


class Anchor(NamedTuple):
    """A row that others lead to: the measure's, indicator's or receipt's row of a sheet."""

    sheet: str
    key: str | int


class Places(Mapping[Anchor, int]):
    """Rows that can be led to, 1-based, sheet by sheet: there are thousands, and no anchor is kept for any."""

    __slots__ = ("_by_sheet",)

    def __init__(self, led: Iterable[tuple[Anchor, int]] = ()) -> None:
        self._by_sheet: dict[str, dict[str | int, int]] = {}
        for (sheet, key), number in led:
            self._by_sheet.setdefault(sheet, {})[key] = number

    def __ior__(self, others: "Places") -> Self:
        for sheet, rows in others._by_sheet.items():
            self._by_sheet.setdefault(sheet, {}).update(rows)
        return self

    def __getitem__(self, anchor: Anchor) -> int:
        return self._by_sheet[anchor.sheet][anchor.key]

    def __iter__(self) -> Iterator[Anchor]:
        return (Anchor(sheet, key) for sheet, rows in self._by_sheet.items() for key in rows)

    def __len__(self) -> int:
        return sum(map(len, self._by_sheet.values()))


def top(sheet: ReportSheet) -> Anchor:
    """The headings of a sheet, for a figure that counts its rows."""
    return Anchor(sheet.title, "")


class Cell(NamedTuple):
    """`formula` is live and `value` its cached result; `span` counts columns; `number` is a number format.

    A dictionary knows a cell by being the same one (below): looks have no hash, and cells that come again are kept.
    """

    value: Value = None
    formula: str = ""
    number: str = ""
    link: Anchor | None = None
    look: Look = styles.NO_LOOK
    link_look: Look = LINK
    span: int = 1


Cell.__hash__ = object.__hash__  # type: ignore[method-assign]


Cells = dict[str, Cell | Value]


class Row(NamedTuple):
    """`cells` by heading key, absent ones are blank, and a bare value is a cell with nothing but that value.

    `level` is the outline's, 0 for what always shows.
    """

    cells: Mapping[str, Cell | Value]
    look: Look = styles.NO_LOOK
    anchor: Anchor | None = None
    level: int = 0


_NO_CELL = Cell()


def whole_cell(cell: Cell | Value) -> Cell:
    if isinstance(cell, Cell):
        return cell
    return _NO_CELL if cell is None else Cell(cell)


def kind_look(kind: Kind) -> Look:
    return _KIND_LOOKS[kind]


def risky(text: str) -> bool:
    return text[:1] in RISKY


def plain(value: Value) -> Any:
    """As xlsxwriter takes a formula's cached result."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def anchors(rows: Iterable[Row], first_row: int) -> Places:
    """Of these rows, the first of which is this one (1-based)."""
    return Places((row.anchor, number) for number, row in enumerate(rows, first_row) if row.anchor is not None)


def continuing(design: ReportSheet) -> Callable[[Row], Sequence[Row]]:
    """Of a row of this sheet: itself, or as many rows as its longest text needs.

    What tells whose row it is stands in each of them.
    """
    rooms = {heading.key: heading.width - INDENT for heading in design.headings}
    sure = {key: int(TALLEST * room * _SURELY) for key, room in rooms.items()}

    def continued(row: Row) -> Sequence[Row]:
        cut: dict[str, list[str]] = {}
        for key, cell in row.cells.items():
            if isinstance(cell, str):
                text = cell
            elif isinstance(cell, Cell) and isinstance(cell.value, str) and not cell.formula:
                text = cell.value
            else:
                continue
            if len(text) > _FITS and (len(text) > sure[key] or "\n" in text):
                spanned = cell.span if isinstance(cell, Cell) else 1
                parts = pieces(text, rooms[key] if spanned == 1 else _room(design, key, spanned))
                if len(parts) > 1:
                    cut[key] = parts
        if not cut:
            return (row,)
        count = max(map(len, cut.values()))
        return [_part(design, row, cut, order, count) for order in range(count)]

    return continued


def _part(design: ReportSheet, row: Row, cut: Mapping[str, list[str]], order: int, count: int) -> Row:
    """No line is drawn between the rows that one text fills; a colour stands only where its words do."""
    cells: Cells = {}
    for key, cell in row.cells.items():
        if key in cut and order < len(cut[key]):
            whole = whole_cell(cell)
            cells[key] = whole._replace(value=cut[key][order], link=None if order else whole.link)
        elif key in design.repeated or not order:
            cells[key] = cell
        else:
            cells[key] = Cell(span=whole_cell(cell).span)
    joined = {**({"top": 0} if order else {}), **({"bottom": 0} if order < count - 1 else {})}
    return Row(cells, {**row.look, **joined}, None if order else row.anchor, row.level)


def _room(design: ReportSheet, key: str, span: int) -> float:
    first = design.column(key)
    return sum(heading.width for heading in design.headings[first : first + span]) - INDENT


def pieces(text: str, width: float, *, tallest: int = TALLEST) -> list[str]:
    """`text` cut between lines or words into parts of at most `tallest` lines in a column of `width` characters."""
    if len(text) < (tallest - text.count("\n")) * width * _SURELY or line_count(text, width) <= tallest:
        return [text]
    parts: list[str] = []
    while (fits := fitting(text, width, tallest)) < len(text):
        cut = _cut(text, fits)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]


def _cut(text: str, fits: int) -> int:
    """Where so many letters fit, the end of the last sentence or line in their second half, or else of a word."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, fits // 2, fits)]
    if ends:
        return ends[-1]
    word = text.rfind(" ", 1, fits)
    return word if word > 0 else fits


def fit_line(text: str, width: float, *, size: float = 10) -> str:
    """`text` where it fits on one line of `width` characters, else its first words and «…»."""
    text = _BREAKS.sub(" ", text).strip()
    if line_count(text, width, size=size) == 1:
        return text
    words = text.split(" ")
    del words[max(1, words_on_line(text, width, size=size)) :]
    while len(words) > 1 and line_count(" ".join(words) + "…", width, size=size) > 1:
        words.pop()
    return " ".join(words).rstrip(" ,;:(–-") + "…"
