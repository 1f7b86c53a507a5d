"""Rows and cells from what the parser met in a sheet: the second half of reading one.

The first half (`sheet.py`) only notes events, the cheapest thing that a handler can do: a row's
number and a cell's attributes where one begins, None where a cell's value begins, pieces of text,
and a mark where something rarer begins or ends.
"""

from collections import defaultdict
from collections.abc import Callable
from enum import Enum
from itertools import chain
from typing import NamedTuple, cast

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.convert import Book, convert
from workbook_tools.files.reading.grid import Grid, locate
from workbook_tools.files.reading.xml import Attributes
from workbook_tools.model.cells import CellValue, Formula, Scalar


class Mark(Enum):
    """FORMULA and TEXT begin a text of their own; END ends it, or ends a value exactly there."""

    FORMULA = "formula"
    TEXT = "text"
    END = "end"


Event = int | Attributes | str | Mark | None

_REMEMBERED = 50_000
"""Equal words of a style are one object in memory; the store of them is emptied when it holds so many."""


class RowReader(NamedTuple):
    """`digest` takes in the events so far, `watch` counts what is pending, too, `finish` ends the last row.

    `text` is what a TEXT mark outside of cells began.
    """

    digest: Callable[[], None]
    watch: Callable[[], None]
    finish: Callable[[], None]
    text: Callable[[], str]


def row_reader(events: list[Event], grid: Grid, book: Book, budget: Budget) -> RowReader:  # noqa: C901, PLR0915
    """One state in closures; its loop turns for every event of a sheet, so that calls in it are dear."""
    limits, strings = budget.limits, book.strings
    remembered: defaultdict[str | None, dict[str, Scalar | None]] = defaultdict(dict)
    letters: dict[str, int] = {}
    columns: list[int] = []
    values: list[CellValue] = []
    pieces: list[str] = []
    row = last = column = stray = 0
    ascending = True
    cell: Attributes = {}
    words: str | None = None
    rarer: dict[Mark, list[str]] = {}
    gathering: Mark | None = None

    def digest() -> None:  # noqa: C901, PLR0912, PLR0915
        nonlocal row, columns, values, last, column, stray, ascending, cell, words
        add_column, add_value, known, suffix = columns.append, values.append, letters.get, str(row)
        cells = 0
        for event in events:
            if event is None:
                if words is not None or Mark.END in rarer:
                    raise ValueError("a second value in a cell")
                words = ""
            elif event.__class__ is str:
                if words == "":
                    words = event
                elif words is not None or gathering is not None:
                    pieces.append(event)
            elif event.__class__ is Mark:
                mark(event)
            else:
                value: CellValue | None = None
                if rarer:
                    value = rare_value()
                elif words:
                    if pieces:
                        words += "".join(pieces)
                        pieces.clear()
                    kind = cell.get("t")
                    if kind == "s":
                        index = int(words)
                        value = strings[index if index >= 0 else len(strings)] or None
                    elif kind is None:
                        style = cell.get("s")
                        value = remembered[style].get(words)
                        if value is None:
                            value = remember(style, words)
                    else:
                        value = convert(kind, cell.get("s"), words, book, budget)
                if value is not None:
                    if stray:
                        grid.add_stray(stray, column, value)
                    else:
                        if column <= last:
                            if not column:
                                raise ValueError("a value outside of cells")
                            ascending = False
                        last = column
                        add_column(column)
                        add_value(value)
                words, stray = None, 0
                if event.__class__ is dict:
                    cell = event
                    cells += 1
                    address = cell.get("r")
                    if address is None:
                        column = follower()
                    else:
                        column = known(address.removesuffix(suffix), 0) or place(address, suffix)
                    continue
                if columns:
                    grid.add_row(row, columns, values, ascending=ascending)
                    columns, values = [], []
                    add_column, add_value = columns.append, values.append
                row, suffix, cell = cast("int", event), str(event), {}
                last = column = 0
                ascending = True
        events.clear()
        budget.spend_cells(cells)

    def follower() -> int:
        """The column after the one before it."""
        if row < 1 or column >= limits.columns:
            raise ValueError("a cell without a place")
        return column + 1

    def place(address: str, suffix: str) -> int:
        """The column of an address not met before in this form; it may lie in another row."""
        nonlocal stray
        named, found = locate(address, limits)
        if named == row:
            letters[address.removesuffix(suffix)] = found
        else:
            stray = named
        return found

    def remember(style: str | None, text: str) -> Scalar | None:
        if len(remembered[style]) >= _REMEMBERED:
            remembered[style].clear()
        value = remembered[style][text] = convert(None, style, text, book, budget)
        return value

    def mark(event: Mark) -> None:
        nonlocal words, gathering
        if words is not None:
            rarer[Mark.END] = [words, *pieces]
            words = None
        elif gathering is not None:
            rarer.setdefault(gathering, []).extend(pieces)
        pieces.clear()
        gathering = None if event is Mark.END else event

    def rare_value() -> CellValue | None:
        """Of a cell with a formula, with text of its own, or whose value ended exactly somewhere."""
        mark(Mark.END)
        raw, stated = rarer.get(Mark.TEXT, rarer.get(Mark.END)), rarer.get(Mark.FORMULA)
        rarer.clear()
        value = None if raw is None else convert(cell.get("t"), cell.get("s"), "".join(raw), book, budget)
        if stated is None:
            return None if value == "" else value
        formula = "".join(stated)
        budget.spend_text(len(formula))
        return Formula(formula.strip().removeprefix("="), value)

    def watch() -> None:
        """A row, or a text, may be as long as the part: it is taken in, and counted, before it ends."""
        digest()
        budget.check_pending(chain(pieces, (words or "",), *rarer.values()))

    def finish() -> None:
        events.append(0)
        digest()

    def text() -> str:
        digest()
        gathered = "".join(rarer.pop(Mark.TEXT, ()))
        budget.spend_text(len(gathered))
        return gathered

    return RowReader(digest, watch, finish, text)
