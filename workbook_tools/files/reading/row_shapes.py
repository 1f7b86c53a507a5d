"""What rows have in common: without its number, its height, its words and its formulas, a row is like many others.

A row is taken apart into its tag, the shape of its cells and what fills them, exactly: from these it could be
written again, byte for byte. A shape that has been looked at once by `canonical_rows.py` need not be again.
"""

import re
from itertools import repeat
from typing import NamedTuple

from msgspec import Struct

from workbook_tools.files.reading.canonical import ATTRIBUTES, are_words, is_text, twice_named, unescaped
from workbook_tools.files.reading.limits import MIB
from workbook_tools.files.reading.remembered import Met, Remembered

ROW = b'<row r="'
MARKS = (b"\x00", b"\x01")
"""They stand for a row's number and for its words. XML holds no such characters: pieces with them have no shape."""
_FILLED = re.compile(rb"<([fv])>([^<]++)</(?=[fv]>)")
_CELLS = re.compile(rb'<c r="([A-Z]++)[0-9]++"([^>/]*+)(?:/>|>((?:<f\x01/f>)?+)((?:<v\x01/v>)?+)</c>)')
_NUMBER = re.compile(rb'(?: s="[0-9]++")?+(?: t="[nb]")?+><v>')
_RESULT_BEGIN, _RESULT_LEFT = b"</f><v>", b"\x01/f><v>"
_MARK_ENDS = repeat(b">")
_RESULT = re.compile(rb'(?: s="[0-9]++")?+ t="str"')
_ROW_NUMBER = re.compile(rb"[1-9][0-9]{0,6}")
_ROW_ATTRIBUTES = re.compile(ATTRIBUTES)
_HIDDEN = re.compile(rb' hidden="(?:1|true|on)"')
_SHARED = re.compile(rb'(?: s="[0-9]++")?+ t="s"')
_MOST = 2_000
_LARGEST = 1_500
"""Shapes that are remembered, and bytes of such a one."""
_MOST_TAGS = 1_000
_MOST_WORDS = 10_000
_SHORT = 100
"""Words that are remembered, and bytes of such ones."""
_USUAL_ROWS = 1_000
"""Rows of a number above that are not remembered: no form has so many of its own accord."""
SHARED, TEXT, ODD = b"shared", b"text", b"odd"
"""Kinds of words, beside those of numbers: a shared string's index, a formula's text, any other."""


class Unlike(Exception):
    """Words that are not such as nearly every program writes them: nothing was taken or counted yet."""


class Cell(NamedTuple):
    """One that has a value or a formula. `stated` is what stands between its address and its words.

    `is_shared`: the words are the index of a shared string. `is_text`: they are a formula's result, and count as text.
    """

    stated: bytes
    is_shared: bool
    is_text: bool
    has_formula: bool
    has_words: bool


class Shape(Struct, frozen=True, eq=False):
    """Of a row: `cells` counts all, `columns` and `filled` are those that have something, `ascending` as in Grid.

    `fillings`: how many words and formulas there are; `kinds`: of the words, SHARED, TEXT, ODD, or what stands before
    those of a number. `formulas`: of each its place in `filled`, and whether its result is text.
    """

    cells: int
    fillings: int
    columns: tuple[int, ...]
    ascending: bool
    filled: tuple[Cell, ...]
    kinds: tuple[bytes, ...]
    formulas: tuple[tuple[int, bool], ...]


def apart(piece: bytes) -> tuple[list[bytes], list[bytes]]:
    """The rows, each from its number on, without words and formulas; and these, as they come."""
    parts = _FILLED.split(piece)
    opened = [before + b"<" + letter for before, letter in zip(parts[:-1:3], parts[1::3], strict=True)]
    return _rows(b"\x01/".join((*opened, parts[-1]))), parts[2::3]


def apart_quickly(piece: bytes) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """The same, formulas and words by themselves, where every row is of a known shape, no filling has a tag, and every
    formula a result; else anything.
    """
    *before_words, last = piece.split(_RESULT_BEGIN)
    formulas = list(map(bytes.rpartition, before_words, _MARK_ENDS))
    with_results = _RESULT_LEFT.join((*[before for before, _, _ in formulas], last)) if formulas else piece
    *before_ends, last = with_results.split(b"</v>")
    words = list(map(bytes.rpartition, before_ends, _MARK_ENDS))
    marked = b"\x01/v>".join((*[before for before, _, _ in words], last))
    return _rows(marked), [formula for _, _, formula in formulas], [each for _, _, each in words]


def _rows(marked: bytes) -> list[bytes]:
    return marked.split(ROW)[1:]


def fillings_of(row: bytes) -> int:
    """How many words and formulas stood in it."""
    return row.count(MARKS[1])


def row_parts(row: bytes) -> tuple[bytes, bytes, bytes]:
    """Of a row as `apart` gives it the number, the other attributes, and the rest, from the end of the tag on."""
    stated, _, content = row.partition(b'"')
    end = content.find(b">")
    end -= content.startswith(b"/", end - 1)
    return stated, content[:end], content[end:]


def _shape(row: bytes, cells: int) -> Shape:
    """Of what stands behind a row's attributes."""
    found = [match for match in _CELLS.finditer(row) if match[3] or match[4]]
    columns = tuple(column_of(match[1]) for match in found)
    filled = tuple(_cell(match[2], bool(match[3]), bool(match[4])) for match in found)
    kinds = tuple(_kind(cell) for cell in filled if cell.has_words)
    formulas = tuple((place, cell.is_text) for place, cell in enumerate(filled) if cell.has_formula)
    return Shape(cells, fillings_of(row), columns, ascend(columns), filled, kinds, formulas)


def _cell(attributes: bytes, has_formula: bool, has_words: bool) -> Cell:
    is_shared = not has_formula and _SHARED.fullmatch(attributes) is not None
    is_text = has_formula and _RESULT.fullmatch(attributes) is not None
    return Cell(attributes + b"><v>", is_shared, is_text, has_formula, has_words)


def _kind(cell: Cell) -> bytes:
    if cell.is_shared:
        return SHARED
    if cell.is_text:
        return TEXT
    return cell.stated if _NUMBER.fullmatch(cell.stated) else ODD


def column_of(letters: bytes) -> int:
    """«AB» → 28."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


def ascend(columns: tuple[int, ...]) -> bool:
    """Whether each is above the one before it."""
    return all(map(int.__lt__, columns, columns[1:]))


class _Shapes(dict[bytes, Shape]):
    """Those that were looked at. Of another number, and filled with other words, they are as usual."""

    def known(self, row: bytes, stated: bytes) -> Shape | None:
        """Of what stands behind a row's attributes; its number is `stated`, and may stand elsewhere in it, too."""
        shape = row.replace(stated + b'"', b'\x00"')
        return self.get(shape) or self.get(shape + MARKS[0] + stated)

    def keep(self, row: bytes, stated: bytes) -> None:
        """A row that was found to be usual: its shape is looked at where a second one has it."""
        if len(row) > _LARGEST or not row.isascii() or row.count(b"<f") + row.count(b"<v") > fillings_of(row):
            return
        cells = row.count(b"<c ")
        shape = row.replace(stated + b'"', b'\x00"')
        key = shape if shape.count(MARKS[0]) == cells else shape + MARKS[0] + stated
        if not _MET.again(key):
            return
        if len(self) >= _MOST:
            self.clear()
        self[key] = _shape(row, cells)


class _RowNumbers(dict[bytes, int]):
    """A row's number as it is written → the number, 0 where it is none."""

    def __missing__(self, stated: bytes) -> int:
        if _ROW_NUMBER.fullmatch(stated) is None:
            return 0
        number = int(stated)
        if number < _MOST_WORDS:
            self[stated] = number
        return number


class _HiddenRows(dict[bytes, bool | None]):
    """A row's attributes but its number → whether it is hidden; None where they are not such as most programs write."""

    def __missing__(self, attributes: bytes) -> bool | None:
        is_usual = _ROW_ATTRIBUTES.fullmatch(attributes) is not None and attributes.isascii()
        found = _HIDDEN.search(attributes) is not None if is_usual and not twice_named(attributes, b"r") else None
        if len(attributes) <= _SHORT:
            if len(self) >= _MOST_TAGS:
                self.clear()
            self[attributes] = found
        return found


class KnownRow(NamedTuple):
    """One of a shape that was looked at."""

    number: int
    is_hidden: bool
    shape: Shape


class _Rows(dict[bytes, KnownRow]):
    """A row as `apart` gives it → what is known of it. Unlike: it is of no shape that was looked at."""

    def __missing__(self, row: bytes) -> KnownRow:
        stated, attributes, cells = row_parts(row)
        number, is_hidden, shape = ROW_NUMBERS[stated], HIDDEN_ROWS[attributes], SHAPES.known(cells, stated)
        if not number or is_hidden is None or shape is None:
            raise Unlike(row)
        found = KnownRow(number, is_hidden, shape)
        if number <= _USUAL_ROWS:
            if len(self) >= _MOST * 2:
                self.clear()
            self[row] = found
        return found


class _Formulas(Remembered[tuple[str, int]]):
    """A formula as it is written → its text without «=» and blanks around it, and how long it was with them.

    Unlike: it is not sound.
    """

    def __missing__(self, stated: bytes) -> tuple[str, int]:
        if not stated or not is_sound(stated):
            raise Unlike(stated)
        formula = unescaped(stated.decode("utf-8"))
        return self.keep(stated, (formula.strip().removeprefix("="), len(formula)))


SHAPES = _Shapes()
ROWS = _Rows()
ROW_NUMBERS = _RowNumbers()
HIDDEN_ROWS = _HiddenRows()
FORMULAS = _Formulas(4_000, MIB)
_MET = Met(_MOST_WORDS)
_sound: set[bytes] = set()


def are_sound(fillings: list[bytes]) -> bool:
    """Whether the parser would take each of them for text, and for the whole of it. ValueError: it is no UTF-8."""
    return _sound.issuperset(fillings) or all(map(is_sound, fillings))


def is_sound(words: bytes) -> bool:
    """As `are_sound`."""
    if words in _sound or words in FORMULAS:
        return True
    if not are_words(words) or not is_text(words):
        return False
    if len(words) <= _SHORT:
        if len(_sound) >= _MOST_WORDS:
            _sound.clear()
        _sound.add(words)
    return True
