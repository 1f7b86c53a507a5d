"""Addresses, and the rows of a sheet as they gather: sparse, each cell once, in order at the end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import lt

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.packed_rows import PackedRows
from workbook_tools.files.reading.unreadable import Unreadable, unreadable
from workbook_tools.model.cells import CellValue, RawRow, cell_name

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

_USUAL = len("$AAA$1234567:$AAA$1234567")
"""Letters of a reference that is remembered: forms have the same ones."""

_MANY = 2_000
"""Rows from which on they are packed: no form has so many of its own accord."""

Area = tuple[int, int, int, int]


def locate(address: str, limits: Limits) -> tuple[int, int]:
    """«B4» → (4, 2). ValueError if it is no address; Unreadable if it lies outside the grid."""
    return _locate(address, limits.rows, limits.columns)


def _locate(address: str, rows: int, columns: int) -> tuple[int, int]:
    match = _ADDRESS.fullmatch(address)
    if match is None:
        if re.fullmatch(r"[A-Za-z]+[0-9]+", address):
            raise unreadable("cell_outside_grid", cell=address[:20])
        raise ValueError(address)
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if not (1 <= row <= rows and column <= columns):
        raise unreadable("cell_outside_grid", cell=address[:20])
    return row, column


def area(reference: str, limits: Limits) -> Area:
    """«A1:C2» → (1, 1, 2, 3), whichever corners are named."""
    if len(reference) <= _USUAL:
        return _known_area(reference, limits.rows, limits.columns)
    return _area(reference, limits.rows, limits.columns)


def _area(reference: str, rows: int, columns: int) -> Area:
    first, _, last = reference.partition(":")
    top, left = _locate(first, rows, columns)
    bottom, right = _locate(last or first, rows, columns)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


_known_area = lru_cache(2_048)(_area)


def hinted_area(reference: str, limits: Limits) -> tuple[Area, ...]:
    """The area, or none where there is no such: what is only a hint costs nobody a workbook."""
    try:
        return (area(reference, limits),)
    except (ValueError, Unreadable):
        return ()


def expand(spans: Iterable[tuple[int, int]], limit: int) -> frozenset[int]:
    """The numbers of inclusive spans, those above `limit` left out; work grows with the numbers, not the spans."""
    numbers: set[int] = set()
    reached = 0
    for first, last in sorted(spans):
        numbers.update(range(max(first, reached + 1, 1), min(last, limit) + 1))
        reached = max(reached, min(last, limit))
    return frozenset(numbers)


class Grid:
    """Rows may come in any order, in pieces, and cells may name another row than the one they stand in."""

    def __init__(self) -> None:
        self._rows: dict[int, RawRow] = {}
        self._packed: PackedRows | None = None
        self._last = 0
        self._strays: dict[int, list[tuple[int, CellValue]]] = {}
        self._shapes: dict[tuple[int, ...], tuple[int, ...]] = {}

    def add_row(self, row: int, columns: Sequence[int], values: Sequence[CellValue], *, ascending: bool) -> None:
        """`ascending`: each column is above the one before it."""
        if row <= self._last or not ascending:
            self._strays.setdefault(row, []).extend(zip(columns, values, strict=True))
            return
        self._last = row
        shape = tuple(columns)
        shape = self._shapes.setdefault(shape, shape)
        if self._packed is not None:
            self._packed.append(row, shape, values)
            return
        self._rows[row] = RawRow(shape, tuple(values))
        if len(self._rows) >= _MANY:
            self._packed, self._rows = PackedRows(self._rows), {}

    def add_rows(self, rows: Sequence[tuple[int, RawRow]]) -> None:
        """Rows of ascending columns; equal columns are one object in memory, mostly."""
        numbers = [number for number, _ in rows]
        is_orderly = rows and numbers[0] > self._last and all(map(lt, numbers, numbers[1:]))
        if is_orderly and self._packed is None and len(self._rows) + len(rows) < _MANY:
            self._rows.update(rows)
            self._last = numbers[-1]
            return
        for number, row in rows:
            self.add_row(number, row.columns, row.values, ascending=True)

    def add_stray(self, row: int, column: int, value: CellValue) -> None:
        self._strays.setdefault(row, []).append((column, value))

    def finish(self) -> Mapping[int, RawRow]:
        """All rows, ascending. Unreadable if an address stands twice: which value is meant cannot be known."""
        if not self._strays:
            return self._rows if self._packed is None else self._packed
        rows = self._rows if self._packed is None else dict(self._packed)
        for row, strays in self._strays.items():
            cells = [*zip(*rows.get(row, ((), ())), strict=True), *strays]
            cells.sort(key=lambda cell: cell[0])
            for (column, _), (following, _) in pairwise(cells):
                if column == following:
                    raise unreadable("cell_twice", cell=cell_name(row, column))
            rows[row] = RawRow(tuple(column for column, _ in cells), tuple(value for _, value in cells))
        return dict(sorted(rows.items()))
