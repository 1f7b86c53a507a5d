"""The rows of a sheet as nearly every program writes them: `canonical.py` says how they are taken."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.canonical import ATTRIBUTES, WORDS, is_text, twice_named, unescaped
from workbook_tools.files.reading.canonical_values import Values
from workbook_tools.files.reading.convert import Book
from workbook_tools.files.reading.grid import Grid
from workbook_tools.files.reading.row_shapes import (
    FORMULAS,
    MARKS,
    ROW,
    ROW_NUMBERS,
    SHAPES,
    Shape,
    Unlike,
    apart,
    are_sound,
    ascend,
    column_of,
    fillings_of,
)
from workbook_tools.model.cells import CellValue, Formula

_COLUMN = rb"[A-Z]{1,2}+"
"""Surely within the grid."""
_CELL = (
    rb'<c r="' + _COLUMN + rb'\1"(?: s="[0-9]{1,6}+"|)(?: t="[a-z]{1,3}+"|)(?:/>|>'
    rb"(?:<f" + ATTRIBUTES + rb"(?:/>|>" + WORDS + rb"</f>)|)(?:<v>" + WORDS + rb"</v>|)</c>)"
)
_ROW = re.compile(
    rb'<row r="([1-9][0-9]{0,6}+)"(' + ATTRIBUTES + rb")(?:/>|>((?:" + _CELL + rb")*+)</row>)"
)  # fmt: skip
_SHARED = rb'(?: s="[0-9]++"|) t="s"><v>([0-9]++)<'
_PLAIN = re.compile(rb'<c r="([A-Z]++)[0-9]++"(?:' + _SHARED + rb"|([^>]*+><v>[^<]++))")
_ANY = re.compile(
    rb'<c r="([A-Z]++)[0-9]++"(?:' + _SHARED
    + rb'|([^>]*+>)(?:(<f)[^>]*+>([^<]*+)(?:</f>)?+)?+(?:(<v>[^<]*+))?+)'
)  # fmt: skip
_HIDDEN = re.compile(rb' hidden="(?:1|true|on)"')
_AT_ONCE = 64 * 1024
"""Bytes of rows that are taken apart: what they are taken apart into is a multiple of them."""
_MOST_SHAPES = 1_000
_SHORT = 100
"""Bytes, or columns, of what is remembered from one workbook to the next."""


class Taken(NamedTuple):
    """How far a piece could be taken (an offset), how many rows it gave, the last one's number."""

    until: int
    rows: int
    last: int


class _Row(NamedTuple):
    """Where it ends (an offset), its number, whether it is hidden."""

    end: int
    number: int
    is_hidden: bool


Found = tuple[tuple[bytes, ...], tuple[Any, ...]]
"""A row's cells: the letters of their columns, and their values, CellValue | None."""


class RowTaker:
    """Takes rows of one sheet into its grid."""

    def __init__(self, grid: Grid, hidden: set[int], book: Book, budget: Budget) -> None:
        self._grid = grid
        self._hidden = hidden
        self._strings = book.strings
        self._values = Values(book, budget)
        self._budget = budget

    def take(self, piece: bytes, most: int) -> Taken:
        """At most so many rows from the piece's beginning on, up to the first one that is unlike.

        Raises as the parser's way does.
        """
        place = taken = last = 0
        has_shapes = not any(mark in piece for mark in MARKS)
        while taken < most:
            step = self._in_shapes(piece, place, most - taken) if has_shapes else None
            if step is None or not step.rows:
                found = self._by_itself(piece, place)
                if found is None:
                    break
                step = Taken(found.end, 1, found.number)
            place, last = step.until, step.last
            taken += step.rows
        return Taken(place, taken, last)

    def _in_shapes(self, piece: bytes, begin: int, most: int) -> Taken:
        """Up to the first one that is unlike, or is not followed by another one."""
        end = piece.rfind(ROW, begin, begin + _AT_ONCE)
        if end <= begin or not piece.startswith(ROW, begin):
            return Taken(begin, 0, 0)
        rows, fillings = apart(piece[begin:end])
        number = cells = filled = reached = taken = 0
        place = begin
        highest = self._budget.limits.rows
        for row in rows[:most]:
            stated, _, content = row.partition(b'"')
            shape = SHAPES.known(content, stated)
            if shape is not None and 0 < (found := ROW_NUMBERS[stated]) <= highest:
                count = shape.fillings
                if not count or self._fill(found, shape, fillings[filled : filled + count]):
                    number = found
                    filled += count
                    cells += shape.cells
                    taken += 1
                    if shape.is_hidden:
                        self._hidden.add(number)
                    continue
            place, reached = _row_start(piece, place, taken - reached), taken
            usual = self._by_itself(piece, place)
            if usual is None:
                break
            number = usual.number
            taken += 1
            if not piece.startswith(ROW, usual.end):
                self._budget.spend_cells(cells)
                return Taken(usual.end, taken, number)
            SHAPES.keep(content, stated, is_hidden=usual.is_hidden)
            filled += fillings_of(content)
        self._budget.spend_cells(cells)
        return Taken(end if taken == len(rows) else _row_start(piece, place, taken - reached), taken, number)

    def _fill(self, number: int, shape: Shape, fillings: list[bytes]) -> bool:
        """False: nothing was taken, the row has to be looked at by itself."""
        if shape.plain is None:
            if not are_sound(fillings):
                return False
            values = self._rare_values(shape, fillings)
        else:
            if shape.shared is not None and not b"".join(shape.shared(fillings)).isdigit():
                return False
            strings, known = self._strings, self._values
            try:
                values = [
                    (strings[int(words)] or None) if stated is None else known[stated + words]
                    for stated, words in zip(shape.plain, fillings, strict=True)
                ]
            except Unlike:
                return False
        self._add(number, shape.columns, values, ascending=shape.ascending)
        return True

    def _rare_values(self, shape: Shape, fillings: list[bytes]) -> list[Any]:
        filling = iter(fillings)
        values: list[Any] = []
        for stated, is_shared, has_formula, has_words in shape.filled:
            words = next(filling)
            if has_formula:
                text, length = FORMULAS[words]
                self._budget.spend_text(length)
                values.append(Formula(text, self._values.of_formula(stated + next(filling)) if has_words else None))
            elif is_shared and words.isdigit():
                values.append(self._strings[int(words)] or None)
            else:
                values.append(self._values[stated + words])
        return values

    def _by_itself(self, piece: bytes, place: int) -> _Row | None:
        """One that begins there; None if it is unlike."""
        match = _ROW.match(piece, place)
        if match is None:
            return None
        stated, attributes, cells = match.groups()
        number, end = int(stated), match.end()
        is_hidden = _HIDDEN_ROWS[attributes]
        if number > self._budget.limits.rows or is_hidden is None or not is_text(match[0]):
            return None
        if cells:
            self._row(number, cells)
        if is_hidden:
            self._hidden.add(number)
        self._budget.spend_cells(piece.count(b"<c ", place, end))
        return _Row(end, number, is_hidden)

    def _row(self, number: int, cells: bytes) -> None:
        if cells.find(b"<f") >= 0:
            letters, values = self._with_formulas(cells)
        elif cells.find(b"<v>") >= 0:
            letters, values = self._without_formulas(cells)
        else:
            return
        columns, ascending = _COLUMNS[letters]
        self._add(number, columns, values, ascending=ascending)

    def _add(self, number: int, columns: tuple[int, ...], values: Sequence[Any], *, ascending: bool) -> None:
        """Without those that are none."""
        if None in values:
            kept = [(column, value) for column, value in zip(columns, values, strict=True) if value is not None]
            columns, values = tuple(column for column, _ in kept), tuple(value for _, value in kept)
        if columns:
            self._grid.add_row(number, columns, values, ascending=ascending)

    def _without_formulas(self, cells: bytes) -> Found:
        found = _PLAIN.findall(cells)
        strings, known = self._strings, self._values
        return (
            tuple([letters for letters, _, _ in found]),
            tuple([(strings[int(index)] or None) if index else known[stated] for _, index, stated in found]),
        )

    def _with_formulas(self, cells: bytes) -> Found:
        letters: list[bytes] = []
        values: list[CellValue | None] = []
        for column, index, attributes, begun, stated, words in _ANY.findall(cells):
            if index:
                letters.append(column)
                values.append(self._strings[int(index)] or None)
            elif begun:
                formula = unescaped(stated.decode("utf-8"))
                self._budget.spend_text(len(formula))
                value = self._values.of_formula(attributes + words) if words else None
                letters.append(column)
                values.append(Formula(formula.strip().removeprefix("="), value))
            elif len(words) > len(b"<v>"):
                letters.append(column)
                values.append(self._values[attributes + words])
        return tuple(letters), tuple(values)


class _Columns(dict[tuple[bytes, ...], tuple[tuple[int, ...], bool]]):
    """Letters of a row's columns → their numbers, and whether each is above the one before it."""

    def __missing__(self, letters: tuple[bytes, ...]) -> tuple[tuple[int, ...], bool]:
        columns = tuple(map(column_of, letters))
        found = columns, ascend(columns)
        if len(letters) <= _SHORT:
            if len(self) >= _MOST_SHAPES:
                self.clear()
            self[letters] = found
        return found


class _HiddenRows(dict[bytes, bool | None]):
    """A row's attributes but its number → whether it is hidden; None where one of them stands twice."""

    def __missing__(self, attributes: bytes) -> bool | None:
        found = None if twice_named(attributes, b"r") else _HIDDEN.search(attributes) is not None
        if len(attributes) <= _SHORT:
            if len(self) >= _MOST_SHAPES:
                self.clear()
            self[attributes] = found
        return found


_COLUMNS = _Columns()
_HIDDEN_ROWS = _HiddenRows()


def _row_start(piece: bytes, place: int, rows: int) -> int:
    """Where the row begins that is so many behind the one at a place."""
    for _ in range(rows):
        place = piece.find(ROW, place + 1)
    return place
