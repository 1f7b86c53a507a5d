"""A row's cells from what the parser met in it: the second half of reading a sheet.

The first half (`sheet.py`) only notes events, the cheapest thing that a handler can do: a cell's
attributes where one begins, None where its value begins, pieces of text, and a mark where something
rarer begins or ends.
"""

from collections.abc import Callable
from enum import Enum
from itertools import chain
from typing import NamedTuple

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.convert import Book, converter
from workbook_tools.files.reading.grid import Grid, locate
from workbook_tools.files.reading.xml import Attributes
from workbook_tools.model.cells import CellValue, Formula


class Mark(Enum):
    """FORMULA and TEXT begin a text of their own; END ends it, or ends a value exactly there."""

    FORMULA = "formula"
    TEXT = "text"
    END = "end"


Event = Attributes | str | Mark | None
_STOP: Attributes = {}


class RowReader(NamedTuple):
    """`begin` a row by its number, `finish` it, `watch` within a long one; `text`: of a TEXT mark outside cells."""

    begin: Callable[[int], None]
    finish: Callable[[], None]
    watch: Callable[[], None]
    text: Callable[[], str]


def row_reader(events: list[Event], grid: Grid, book: Book, budget: Budget) -> RowReader:  # noqa: C901, PLR0915
    """One state in closures: it is entered for every row, and its loop turns for every event of a sheet."""
    limits, strings = budget.limits, book.strings
    convert = converter(book, budget)
    letters: dict[str, int] = {}
    columns: list[int] = []
    values: list[CellValue] = []
    pieces: list[str] = []
    row = last = column = stray = 0
    suffix = ""
    ascending = True
    cell: Attributes = _STOP
    words: str | None = None
    rarer: dict[Mark, list[str]] = {}
    gathering: Mark | None = None

    def begin(number: int) -> None:
        nonlocal row, suffix, last, column, ascending
        row, suffix = number, str(number)
        last = column = 0
        ascending = True

    def digest() -> None:  # noqa: C901, PLR0912
        nonlocal last, column, stray, ascending, cell, words, gathering
        add_column, add_value, known = columns.append, values.append, letters.get
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
            elif event.__class__ is dict:
                value: CellValue | None = None
                if rarer:
                    value = rare_value()
                elif words:
                    if pieces:
                        words += "".join(pieces)
                        pieces.clear()
                    kind = cell.get("t")
                    if kind == "s":
                        value = strings[index] if (index := int(words)) >= 0 else strings[len(strings)]
                    else:
                        value = convert(kind, cell.get("s"), words)
                if value is None or value == "":
                    pass
                elif stray:
                    grid.add_stray(stray, column, value)
                else:
                    if column <= last:
                        ascending = False
                    last = column
                    add_column(column)
                    add_value(value)
                cell, words, stray = event, None, 0
                cells += 1
                address = event.get("r")
                if address is None:
                    column += 1
                else:
                    column = known(address.removesuffix(suffix), 0) or place(address)
            elif isinstance(event, Mark):
                mark(event)
        events.clear()
        budget.spend_cells(cells)

    def place(address: str) -> int:
        """The column of an address not met before in this form; it may lie in another row."""
        nonlocal stray
        named, found = locate(address, limits)
        if named == row:
            letters[address.removesuffix(suffix)] = found
        else:
            stray = named
        return found

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
        value = convert(cell.get("t"), cell.get("s"), None if raw is None else "".join(raw))
        if stated is None:
            return value
        formula = "".join(stated)
        budget.spend_text(len(formula))
        return Formula(formula.strip().removeprefix("="), value)

    def text() -> str:
        digest()
        gathered = "".join(rarer.pop(Mark.TEXT, ()))
        budget.spend_text(len(gathered))
        return gathered

    def watch() -> None:
        """A row, or a text, may be as long as the part: it is taken in, and counted, before it ends."""
        digest()
        budget.check_pending(chain(pieces, (words or "",), *rarer.values()))

    def finish() -> None:
        nonlocal columns, values
        if not events and cell is _STOP:
            return
        events.append(_STOP)
        budget.spend_cells(-1)
        digest()
        if columns:
            if columns[-1] > limits.columns or (row < 1 and columns):
                raise ValueError("a cell without a place")
            grid.add_row(row, columns, values, ascending=ascending)
            columns, values = [], []

    return RowReader(begin, finish, watch, text)
