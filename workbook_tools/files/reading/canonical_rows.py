"""The rows of a sheet as nearly every program writes them: `canonical.py` says how they are taken."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import getitem, itemgetter
from typing import Any, NamedTuple

from workbook_tools.files.reading.blank_rows import BLANK_ROWS, BlankRow, Passage
from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.canonical import ATTRIBUTES, WORDS, is_text, unescaped
from workbook_tools.files.reading.canonical_values import Values, meanings
from workbook_tools.files.reading.convert import Book
from workbook_tools.files.reading.grid import Grid
from workbook_tools.files.reading.row_shapes import (
    FORMULAS,
    HIDDEN_ROWS,
    MARKS,
    ROW,
    ROW_NUMBERS,
    ROWS,
    SHAPES,
    KnownRow,
    Shape,
    Unlike,
    apart,
    apart_quickly,
    are_sound,
    ascend,
    column_of,
    fillings_of,
    row_parts,
)
from workbook_tools.model.cells import CellValue, Formula, RawRow

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
_ROWS_END = b"</sheetData>"
_AT_ONCE = 64 * 1024
"""Bytes of rows that are taken apart: what they are taken apart into is a multiple of them."""
_FIRST = itemgetter(0)
_NEW = tuple.__new__
"""Makes a named tuple of a tuple in half of the time."""
_MOST_SHAPES = 1_000
_SHORT = 100
"""Columns of what is remembered from one workbook to the next."""


class Stretch(NamedTuple):
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
        self._meanings = meanings(book)
        self._budget = budget
        self._book = book

    @cached_property
    def _values(self) -> Values:
        return Values(self._book, self._budget)

    def take(self, piece: bytes, most: int) -> Stretch:
        """At most so many rows from the piece's beginning on, up to the first one that is unlike.

        Raises as the parser's way does.
        """
        place = taken = last = 0
        has_shapes = not any(mark in piece for mark in MARKS)
        while taken < most and piece.startswith(ROW, place):
            step = self._in_shapes(piece, place, most - taken) if has_shapes else None
            if step is None or not step.rows:
                found = self._by_itself(piece, place)
                if found is None:
                    break
                step = Stretch(found.end, 1, found.number)
            place, last = step.until, step.last
            taken += step.rows
        return Stretch(place, taken, last)

    def _in_shapes(self, piece: bytes, begin: int, most: int) -> Stretch:
        """Up to the first one that is unlike, or surely is whole."""
        end = piece.find(_ROWS_END, begin, begin + _AT_ONCE)
        if end < 0:
            end = piece.rfind(ROW, begin, begin + _AT_ONCE)
        if end <= begin:
            return Stretch(begin, 0, 0)
        return self._at_once(piece, begin, end, most) or self._one_by_one(piece, begin, end, most)

    def _at_once(self, piece: bytes, begin: int, end: int, most: int) -> Stretch | None:
        """Rows of which each is of a known shape, and filled as usual; None: nothing was taken."""
        blank = BLANK_ROWS.at_end(piece, begin, end)
        rows, formulas, words = apart_quickly(piece[begin : end - blank.length])
        try:
            known = list(map(ROWS.__getitem__, rows))
            kinds = list(chain.from_iterable([shape.kinds for _, _, shape in known]))
            values = tuple(map(getitem, map(self._meanings.__getitem__, kinds), words))
            stated = list(map(FORMULAS.__getitem__, formulas))
        except (Unlike, LookupError, ValueError):
            return None
        last = blank.rows[-1].number if blank.rows else known[-1].number
        highest = max(map(_FIRST, known), default=0)
        count = len(rows) + len(blank.rows)
        if count > most or max(highest, last) > self._budget.limits.rows or len(kinds) != len(words):
            return None
        whole: list[tuple[int, RawRow]] = []
        has_blanks = self._book.by_index.has_blanks
        following = iter(stated)
        filled = text = 0
        cells = blank.cells
        for number, is_hidden, shape in known:
            cells += shape.cells
            if is_hidden:
                self._hidden.add(number)
            if not shape.fillings:
                continue
            of_row = values[filled : filled + len(shape.kinds)]
            filled += len(shape.kinds)
            if shape.formulas:
                of_row, length = _with_formulas(shape, of_row, following)
                text += length
            if not shape.ascending or (has_blanks and None in of_row):
                self._add(number, shape.columns, of_row, ascending=shape.ascending)
            else:
                whole.append((number, _NEW(RawRow, (shape.columns, of_row))))
        self._grid.add_rows(whole)
        self._budget.spend_text(text)
        self._budget.spend_cells(cells)
        if known and not known[-1].shape.fillings:
            _keep_blank(piece[:end], rows, known, blank)
        return Stretch(end, count, last)

    def _one_by_one(self, piece: bytes, begin: int, end: int, most: int) -> Stretch:
        """Rows of which one may be of any kind. Those that are of a known shape are not looked at by themselves."""
        rows, fillings = apart(piece[begin:end])
        number = cells = filled = reached = taken = 0
        place = begin
        highest = self._budget.limits.rows
        for row in rows[:most]:
            stated, attributes, content = row_parts(row)
            shape, is_hidden = SHAPES.known(content, stated), HIDDEN_ROWS[attributes]
            if shape is not None and is_hidden is not None and 0 < (found := ROW_NUMBERS[stated]) <= highest:
                count = shape.fillings
                if not count or self._fill(found, shape, fillings[filled : filled + count]):
                    number = found
                    filled += count
                    cells += shape.cells
                    taken += 1
                    if is_hidden:
                        self._hidden.add(number)
                    continue
            place, reached = _row_start(piece, place, taken - reached), taken
            usual = self._by_itself(piece, place)
            if usual is None:
                break
            number = usual.number
            taken += 1
            if usual.end != end and not piece.startswith(ROW, usual.end):
                self._budget.spend_cells(cells)
                return Stretch(usual.end, taken, number)
            SHAPES.keep(content, stated)
            filled += fillings_of(content)
        self._budget.spend_cells(cells)
        return Stretch(end if taken == len(rows) else _row_start(piece, place, taken - reached), taken, number)

    def _fill(self, number: int, shape: Shape, fillings: list[bytes]) -> bool:
        """False: nothing was taken, the row has to be looked at by itself."""
        if not are_sound(fillings):
            return False
        filling = iter(fillings)
        values: list[Any] = []
        for stated, is_shared, _, has_formula, has_words in shape.filled:
            words = next(filling)
            if has_formula:
                text, length = FORMULAS[words]
                self._budget.spend_text(length)
                values.append(Formula(text, self._values.of_formula(stated + next(filling)) if has_words else None))
            elif is_shared and words.isdigit():
                values.append(self._strings[int(words)] or None)
            else:
                values.append(self._values[stated + words])
        self._add(number, shape.columns, values, ascending=shape.ascending)
        return True

    def _by_itself(self, piece: bytes, place: int) -> _Row | None:
        """One that begins there; None if it is unlike."""
        match = _ROW.match(piece, place)
        if match is None:
            return None
        stated, attributes, cells = match.groups()
        number, end = int(stated), match.end()
        is_hidden = HIDDEN_ROWS[attributes]
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


def _with_formulas(
    shape: Shape, words: tuple[Any, ...], formulas: Iterator[tuple[str, int]]
) -> tuple[tuple[Any, ...], int]:
    """The cells, of what their words mean and the formulas of which some are results; and how much text both are."""
    cells = list(words)
    text = 0
    for place, has_text in shape.formulas:
        formula, length = next(formulas)
        text += length
        result = cells[place]
        if has_text:
            result, length = result
            text += length
        cells[place] = _NEW(Formula, (formula, result))
    return tuple(cells), text


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


_COLUMNS = _Columns()


def _row_start(piece: bytes, place: int, rows: int) -> int:
    """Where the row begins that is so many behind the one at a place."""
    for _ in range(rows):
        place = piece.find(ROW, place + 1)
    return place


def _keep_blank(piece: bytes, rows: Sequence[bytes], known: Sequence[KnownRow], behind: Passage) -> None:
    """The blank rows that the piece ends with, those `behind` among them, which are known to be."""
    own: list[BlankRow] = []
    for row, (number, is_hidden, shape) in zip(reversed(rows), reversed(known), strict=True):
        if is_hidden or shape.fillings:
            break
        own.append(BlankRow(len(ROW) + len(row), number, shape.cells))
    length = behind.length + sum(row.length for row in own)
    BLANK_ROWS.keep(piece[len(piece) - length :], (*reversed(own), *behind.rows))
