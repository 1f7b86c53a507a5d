"""The rows of a sheet as nearly every program writes them: `canonical.py` says how they are taken."""

import re
from typing import NamedTuple, cast

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.canonical import ATTRIBUTES, WORDS, is_text, twice_named, unescaped
from workbook_tools.files.reading.convert import Book, convert
from workbook_tools.files.reading.grid import Grid
from workbook_tools.model.cells import CellValue, Formula, Scalar

_COLUMN = rb"[A-Z]{1,2}+"
"""Surely within the grid."""
_CELL = (
    rb'<c r="' + _COLUMN + rb'\1"(?: s="[0-9]{1,6}+")?+(?: t="(?:s|n|b|e|str)")?+(?:/>|>'
    rb"(?:<f" + ATTRIBUTES + rb"(?:/>|>" + WORDS + rb"</f>))?+(?:<v>" + WORDS + rb"</v>)?+</c>)"
)
_ROW = re.compile(
    rb'<row r="([1-9][0-9]{0,6}+)"(' + ATTRIBUTES + rb")(?:/>|>((?:" + _CELL + rb")*+)</row>)"
)  # fmt: skip
_SHARED = rb'(?: s="[0-9]++")?+ t="s"><v>([0-9]++)<'
_PLAIN = re.compile(rb'<c r="([A-Z]++)[0-9]++"(?:' + _SHARED + rb"|([^>]*+><v>[^<]++))")
_ANY = re.compile(
    rb'<c r="([A-Z]++)[0-9]++"(?:' + _SHARED
    + rb'|([^>]*+>)(?:(<f)[^>]*+>([^<]*+)(?:</f>)?+)?+(?:(<v>[^<]*+))?+)'
)  # fmt: skip
_TYPE = re.compile(rb'(?: s="([0-9]+)")?(?: t="([a-z]+)")?>(?:<v>(.*))?', re.DOTALL)
_HIDDEN = re.compile(rb' hidden="(?:1|true|on)"')
_SPENT = ("str", "e")
"""Types of cells whose words are text of their own: they are counted each time."""
_REMEMBERED = 10_000


class Taken(NamedTuple):
    """How far a piece could be taken (an offset), how many rows it gave, the last one's number."""

    until: int
    rows: int
    last: int


class RowTaker:
    """Takes rows of one sheet into its grid."""

    def __init__(self, grid: Grid, hidden: set[int], book: Book, budget: Budget) -> None:
        self._grid = grid
        self._hidden = hidden
        self._strings = book.strings
        self._values = _Values(book, budget)
        self._budget = budget
        self._columns = _Columns()
        self._shapes: dict[bytes, bool] = {}

    def take(self, piece: bytes) -> Taken:
        """Rows from the piece's beginning on, up to the first one that is unlike. Raises as the parser's way does."""
        place = rows = last = 0
        plain = piece.isascii()
        shapes, highest = self._shapes, self._budget.limits.rows
        while (match := _ROW.match(piece, place)) is not None:
            stated, attributes, cells = match.groups()
            number = int(stated)
            if number > highest or (attributes not in shapes and not self._note(attributes)):
                break
            if cells:
                if not plain and not is_text(cells):
                    break
                self._row(number, cells)
            if shapes[attributes]:
                self._hidden.add(number)
            place, last = match.end(), number
            rows += 1
        self._budget.spend_cells(piece.count(b"<c ", 0, place))
        return Taken(place, rows, last)

    def _note(self, attributes: bytes) -> bool:
        """Notes whether a row of these attributes is hidden; False where one of them stands twice."""
        if twice_named(attributes, b"r"):
            return False
        if len(self._shapes) >= _REMEMBERED:
            self._shapes.clear()
        self._shapes[attributes] = _HIDDEN.search(attributes) is not None
        return True

    def _row(self, number: int, cells: bytes) -> None:
        letters: tuple[bytes, ...]
        values: tuple[CellValue | None, ...]
        if b"<f" in cells:
            letters, values = self._with_formulas(cells)
        else:
            found = _PLAIN.findall(cells)
            if not found:
                return
            strings, known = self._strings, self._values
            letters = tuple([letter for letter, _, _ in found])
            values = tuple([(strings[int(index)] or None) if index else known[stated] for _, index, stated in found])
        if None in values:
            kept = [(letter, value) for letter, value in zip(letters, values, strict=True) if value is not None]
            letters, values = tuple(letter for letter, _ in kept), tuple(value for _, value in kept)
        if letters:
            columns, ascending = self._columns[letters]
            self._grid.add_row(number, columns, cast("tuple[CellValue, ...]", values), ascending=ascending)

    def _with_formulas(self, cells: bytes) -> tuple[tuple[bytes, ...], tuple[CellValue | None, ...]]:
        """Of a row in which some cells have formulas."""
        letters: list[bytes] = []
        values: list[CellValue | None] = []
        for column, index, attributes, begun, stated, words in _ANY.findall(cells):
            if index:
                letters.append(column)
                values.append(self._strings[int(index)] or None)
            elif begun:
                formula = unescaped(stated.decode("utf-8"))
                self._budget.spend_text(len(formula))
                value = self._values.of_formula(attributes, words) if words else None
                letters.append(column)
                values.append(Formula(formula.strip().removeprefix("="), value))
            elif len(words) > len(b"<v>"):
                letters.append(column)
                values.append(self._values[attributes + words])
        return tuple(letters), tuple(values)


class _Columns(dict[tuple[bytes, ...], tuple[tuple[int, ...], bool]]):
    """Letters of a row's columns → their numbers, and whether each is above the one before it."""

    def __missing__(self, letters: tuple[bytes, ...]) -> tuple[tuple[int, ...], bool]:
        if len(self) >= _REMEMBERED:
            self.clear()
        columns = tuple(map(_column, letters))
        found = self[letters] = columns, all(map(int.__lt__, columns, columns[1:]))
        return found


class _Values(dict[bytes, Scalar | None]):
    """What follows a cell's address (« s="1" t="s"><v>12») → its value, None where there is none."""

    def __init__(self, book: Book, budget: Budget) -> None:
        super().__init__()
        self._book = book
        self._budget = budget

    def __missing__(self, stated: bytes) -> Scalar | None:
        kind, style, words = _parts(stated)
        value: Scalar | None
        if kind == "s":
            index = int(words)
            strings = self._book.strings
            value = strings[index if index >= 0 else len(strings)] or None
        else:
            value = convert(kind, style, words, self._book, self._budget)
            if kind in _SPENT:
                return None if value == "" else value
        if len(self) >= _REMEMBERED:
            self.clear()
        self[stated] = value
        return value

    def of_formula(self, attributes: bytes, words: bytes) -> Scalar | None:
        """A formula's value may be an empty text."""
        if b' t="' not in attributes:
            return self[attributes + words]
        kind, style, text = _parts(attributes + words)
        return convert(kind, style, text, self._book, self._budget)


def _parts(stated: bytes) -> tuple[str | None, str | None, str]:
    """Type, style and words. ValueError if the words are no UTF-8."""
    match = _TYPE.fullmatch(stated)
    if match is None:
        raise ValueError(stated)
    style, kind, words = (None if part is None else part.decode("utf-8") for part in match.groups())
    return kind, style, unescaped(words or "")


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
