"""A table as lines of text: what rich draws, without its table and many times as fast; into a pipe without loading it.

Long tables come of many departments. `table_lines` gives the very lines of rich's table (box.SIMPLE_HEAD, no edges)
for what it can measure itself, and leaves the rest to it; a test holds the two equal.
"""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct, field

GAP, RULE = 2, "─"
_NARROWEST = 4
_MEASURED = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u04ff–—’“”„…№✓✗\n]*")
"""Characters that fill one place each on every terminal."""
_WORD = re.compile(r"\s*\S+\s*")


class Cell(Struct, frozen=True):
    """`style` is rich's; `whole`: on one line, cut where it does not fit."""

    text: str
    style: str = ""
    whole: bool = False


class Grid(Struct):
    """Words under headings. `right` and `whole`: columns by place, set to the right; neither narrowed nor wrapped."""

    headings: Sequence[str]
    right: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def add_row(self, *cells: Cell | str) -> None:
        self.rows.append(tuple(Cell(cell) if isinstance(cell, str) else cell for cell in cells))


def in_black(text: str, style: str) -> str:
    """The paint where there are no colours."""
    return text


def table_lines(grid: Grid, width: int, paint: Callable[[str, str], str] = in_black) -> list[str] | None:
    """The table in so many places; None where a character, or too little room, asks for more than counting.

    `paint` is given words with blanks around them, and their style.
    """
    rows = [tuple(Cell(heading, "bold") for heading in grid.headings), *grid.rows]
    if not all(_is_measured(cell.text) for row in rows for cell in row):
        return None
    widest = [max(max(map(len, row[place].text.split("\n"))) for row in rows) for place in range(len(grid.headings))]
    widths = _narrowed(widest, grid.whole, width - GAP * (len(widest) - 1))
    if widths is None:
        return None
    lines: list[str] = []
    for number, row in enumerate(rows):
        cells = [
            _fitted(cell.text, widths[place], place in grid.right, cell.whole or place in grid.whole)
            for place, cell in enumerate(row)
        ]
        height = max(map(len, cells))
        for place, cell in enumerate(cells):
            blank, style = [" " * widths[place]] * (height - len(cell)), row[place].style
            cell = [paint(line, style) for line in cell] if style else cell
            cells[place] = cell + blank if number else blank + cell
        lines += map((" " * GAP).join, zip(*cells, strict=True))
        if not number:
            lines.append(RULE * (sum(widths) + GAP * (len(widths) - 1)))
    return lines


def _is_measured(text: str) -> bool:
    return _MEASURED.fullmatch(text) is not None and not text.endswith("\n")


def _narrowed(widest: Sequence[int], whole: frozenset[int], room: int) -> list[int] | None:
    """The widest columns give way first, down to the next; None where that is not enough, or one would be a sliver."""
    room += (GAP - 1) * (len(widest) - 1)
    widths = [min(width, room) for width in (*(width + GAP - 1 for width in widest[:-1]), widest[-1])]
    while (excess := sum(widths) - room) > 0:
        free = [place for place in range(len(widths)) if place not in whole]
        most = max((widths[place] for place in free), default=0)
        step = most - max((widths[place] for place in free if widths[place] != most), default=0)
        if not step:
            return None
        giving = [place for place in free if widths[place] == most]
        for left, place in zip(range(len(giving), 0, -1), giving, strict=True):
            given = min(step, round(excess / left))
            widths[place] -= given
            excess -= given
    narrowed = [width - GAP + 1 for width in widths[:-1]] + [widths[-1]]
    return narrowed if min(narrowed) >= min(_NARROWEST, min(widest)) and min(widest) else None


def _fitted(text: str, width: int, right: bool, whole: bool) -> list[str]:
    """A cell's lines, each as wide as the column."""
    if len(text) <= width and "\n" not in text:
        return [text.rstrip().rjust(width) if right else text.ljust(width)]
    lines = [piece for line in text.split("\n") for piece in ([line] if whole else _wrapped(line, width))]
    return [_cut(line.rstrip(), width).rjust(width) if right else _cut(line, width).ljust(width) for line in lines]


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else f"{line[: width - 1]}…"


def _wrapped(line: str, width: int) -> list[str]:
    """Broken between words; one that is wider than the column stands on a line of its own. Blanks beyond it go."""
    breaks, filled = [0], 0
    for word in _WORD.finditer(line):
        start, length = word.start(), len(word[0].rstrip())
        if length <= width - filled:
            filled += len(word[0])
        else:
            breaks += [start] if start else []
            filled = len(word[0])
    pieces = (line[begin:end] for begin, end in zip(breaks, [*breaks[1:], len(line)], strict=True))
    return [piece[: max(width, len(piece.rstrip()))] for piece in pieces]
