"""The rows of a sheet as nearly every program writes them: `canonical.py` says how they are taken."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.canonical import ATTRIBUTES, WORDS, is_text, twice_named, unescaped
from workbook_tools.files.reading.convert import Book, convert
from workbook_tools.files.reading.grid import Grid
from workbook_tools.model.cells import CellValue, Formula, Scalar

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
_TYPE = re.compile(rb'(?: s="([0-9]+)")?(?: t="([a-z]+)")?>(?:<v>(.*))?', re.DOTALL)
_HIDDEN = re.compile(rb' hidden="(?:1|true|on)"')
_UNSPENT = (None, "n", "b")
"""Types of cells whose words are neither text of their own, which is counted each time, nor a shared string."""
_REMEMBERED = 10_000
_MOST_SHAPES = 1_000
_SHORT = 100
"""Bytes, or columns, of what is remembered from one workbook to the next."""


class Taken(NamedTuple):
    """How far a piece could be taken (an offset), how many rows it gave, the last one's number."""

    until: int
    rows: int
    last: int


Found = tuple[tuple[bytes, ...], tuple[Any, ...]]
"""A row's cells: the letters of their columns, and their values, CellValue | None."""


class RowTaker:
    """Takes rows of one sheet into its grid."""

    def __init__(self, grid: Grid, hidden: set[int], book: Book, budget: Budget) -> None:
        self._grid = grid
        self._hidden = hidden
        self._strings = book.strings
        self._values = _Values(book, budget)
        self._budget = budget

    def take(self, piece: bytes, most: int) -> Taken:
        """At most so many rows from the piece's beginning on, up to the first one that is unlike.

        Raises as the parser's way does.
        """
        place = rows = last = 0
        plain = piece.isascii()
        match_row, highest = _ROW.match, self._budget.limits.rows
        while rows < most and (match := match_row(piece, place)) is not None:
            stated, attributes, cells = match.groups()
            number = int(stated)
            is_hidden = _HIDDEN_ROWS[attributes]
            if number > highest or is_hidden is None or not (plain or is_text(match[0])):
                break
            if cells:
                self._row(number, cells)
            if is_hidden:
                self._hidden.add(number)
            place, last = match.end(), number
            rows += 1
        self._budget.spend_cells(piece.count(b"<c ", 0, place))
        return Taken(place, rows, last)

    def _row(self, number: int, cells: bytes) -> None:
        if cells.find(b"<f") >= 0:
            letters, values = self._with_formulas(cells)
        elif cells.find(b"<v>") >= 0:
            letters, values = self._without_formulas(cells)
        else:
            return
        if None in values:
            kept = [(letter, value) for letter, value in zip(letters, values, strict=True) if value is not None]
            letters, values = tuple(letter for letter, _ in kept), tuple(value for _, value in kept)
        if letters:
            columns, ascending = _COLUMNS[letters]
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


class _Values(dict[bytes, Scalar | None]):
    """What follows a cell's address (« s="2"><v>12») → its value, None where there is none."""

    def __init__(self, book: Book, budget: Budget) -> None:
        super().__init__()
        self._book = book
        self._budget = budget
        self._numbers = _numbers(book.dates.flags, epoch_1904=book.epoch_1904)
        self._texts: dict[bytes, tuple[Scalar | None, int]] = {}

    def __missing__(self, stated: bytes) -> Scalar | None:
        if stated in self._numbers:
            return self._keep(stated, self._numbers[stated])
        kind, style, words = _parts(stated)
        if kind == "s":
            index = int(words)
            return self._book.strings[index if index >= 0 else len(self._book.strings)] or None
        value = convert(kind, style, words, self._book, self._budget)
        if value == "":
            value = None
        if kind in _UNSPENT:
            if len(stated) <= _SHORT:
                if len(self._numbers) >= _REMEMBERED:
                    self._numbers.clear()
                self._numbers[stated] = value
            return self._keep(stated, value)
        return value

    def _keep(self, stated: bytes, value: Scalar | None) -> Scalar | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[stated] = value
        return value

    def of_formula(self, stated: bytes) -> Scalar | None:
        """A formula's value may be an empty text; one that is text is counted each time."""
        if stated.find(b' t="') < 0:
            return self[stated]
        if stated in self._texts:
            value, length = self._texts[stated]
            self._budget.spend_text(length)
            return value
        kind, style, words = _parts(stated)
        value = convert(kind, style, words, self._book, self._budget)
        if kind == "str" and len(stated) <= _SHORT and len(self._texts) < _REMEMBERED:
            self._texts[stated] = value, len(words)
        return value


@lru_cache(8)
def _numbers(_dates: bytes, *, epoch_1904: bool) -> dict[bytes, Scalar | None]:
    """A store for values that are the same in every workbook with these styles and this date system."""
    return {}


class _Columns(dict[tuple[bytes, ...], tuple[tuple[int, ...], bool]]):
    """Letters of a row's columns → their numbers, and whether each is above the one before it."""

    def __missing__(self, letters: tuple[bytes, ...]) -> tuple[tuple[int, ...], bool]:
        columns = tuple(map(_column, letters))
        found = columns, all(map(int.__lt__, columns, columns[1:]))
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


def _parts(stated: bytes) -> tuple[str | None, str | None, str]:
    """Type, style and words. ValueError if the words are no UTF-8."""
    match = _TYPE.fullmatch(stated)
    if match is None:
        raise ValueError(stated)
    style, kind, words = match.groups()
    text = "" if words is None else unescaped(words.decode("utf-8"))
    return None if kind is None else kind.decode("ascii"), None if style is None else style.decode("ascii"), text


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
