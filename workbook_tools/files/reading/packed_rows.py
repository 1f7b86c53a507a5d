"""The rows of a long sheet in a third of the memory: cells in one list, a row made of them when it is asked for."""

from array import array
from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from itertools import islice

from workbook_tools.model.cells import CellValue, RawRow


class PackedRows(Mapping[int, RawRow]):
    """Rows by number, ascending. A row is made anew each time: the same again, but not the same object."""

    def __init__(self, rows: Mapping[int, RawRow]) -> None:
        """`rows` ascend, too."""
        self._numbers = array("I")
        self._ends = array("I", (0,))
        self._columns: list[tuple[int, ...]] = []
        self._values: list[CellValue] = []
        for number, row in rows.items():
            self.append(number, row.columns, row.values)

    def append(self, number: int, columns: tuple[int, ...], values: Sequence[CellValue]) -> None:
        """Behind all others."""
        self._numbers.append(number)
        self._columns.append(columns)
        self._values.extend(values)
        self._ends.append(len(self._values))

    def __getitem__(self, number: int) -> RawRow:
        place = self._place(number)
        if place is None:
            raise KeyError(number)
        return RawRow(self._columns[place], tuple(self._values[self._ends[place] : self._ends[place + 1]]))

    def __contains__(self, number: object) -> bool:
        return self._place(number) is not None

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __reversed__(self) -> Iterator[int]:
        return reversed(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def items(self) -> "ItemsView[int, RawRow]":
        return _Items(self)

    def values(self) -> "ValuesView[RawRow]":
        return _Values(self)

    def in_order(self) -> Iterator[RawRow]:
        """Every row."""
        begin = 0
        for columns, end in zip(self._columns, islice(self._ends, 1, None), strict=True):
            yield RawRow(columns, tuple(self._values[begin:end]))
            begin = end

    def _place(self, number: object) -> int | None:
        if not isinstance(number, int):
            return None
        place = bisect_left(self._numbers, number)
        return place if place < len(self._numbers) and self._numbers[place] == number else None


class _Items(ItemsView[int, RawRow]):
    _mapping: PackedRows

    def __iter__(self) -> Iterator[tuple[int, RawRow]]:
        return zip(self._mapping, self._mapping.in_order(), strict=True)


class _Values(ValuesView[RawRow]):
    _mapping: PackedRows

    def __iter__(self) -> Iterator[RawRow]:
        return self._mapping.in_order()
