"""Blank rows at the end of a sheet: a form has a hundred of them behind the last filled one, and the next form, too.

Those that were looked at once, one by one, are compared at one go: as many of them as a sheet ends with.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class BlankRow(NamedTuple):
    """A row with nothing in it, not hidden. `length` is in bytes."""

    length: int
    number: int
    cells: int


class Passage(NamedTuple):
    """Rows that stand together, all of them blank, and their number ascends; `length` in bytes, `cells` of them all."""

    length: int
    rows: Sequence[BlankRow]
    cells: int


NOTHING = Passage(0, (), 0)
_FEWEST = 8
"""Rows that are worth it."""
_MOST = 4
"""Passages that are remembered: those of so many kinds of forms."""


class _KnownPassage:
    """`places`: where each of the rows begins, `cells`: of each and those behind it."""

    def __init__(self, written: bytes, rows: Sequence[BlankRow]) -> None:
        self._written = memoryview(written)
        self._rows = rows
        self._places = [0, *accumulate(row.length for row in rows[:-1])]
        self._cells = [*accumulate(row.cells for row in reversed(rows))][::-1]
        self.last = written[self._places[-1] :]

    def longest(self, piece: bytes, begin: int, end: int) -> Passage:
        """That the part of the piece ends with. It ends with the last row."""

        def is_there(place: int) -> bool:
            return piece.endswith(self._written[place:], begin, end)

        at = bisect_left(self._places, True, key=is_there)
        return Passage(len(self._written) - self._places[at], self._rows[at:], self._cells[at])


class BlankRows:
    """Passages that were met."""

    def __init__(self) -> None:
        self._known: list[_KnownPassage] = []

    def at_end(self, piece: bytes, begin: int, end: int) -> Passage:
        """The longest known one that the part of the piece ends with."""
        for known in self._known:
            if piece.endswith(known.last, begin, end):
                return known.longest(piece, begin, end)
        return NOTHING

    def keep(self, written: bytes, rows: Sequence[BlankRow]) -> None:
        """A passage that was looked at row by row."""
        numbers = [row.number for row in rows]
        if len(rows) < _FEWEST or any(map(int.__ge__, numbers, numbers[1:])):
            return
        others = [known for known in self._known if not written.endswith(known.last)]
        self._known = [_KnownPassage(written, rows), *others[: _MOST - 1]]


BLANK_ROWS = BlankRows()
"""Of this process."""
