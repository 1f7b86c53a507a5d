"""Rows and shared strings as nearly every program writes them, taken at one go instead of tag by tag.

A parser calls back for every tag, a regular expression does not: it reads the same bytes five times as
fast. It knows only the forms below, which are a part of XML; whatever is written in any other way, down to
one unusual attribute, is left to the parser, from the very row where it begins.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.convert import Book, convert
from workbook_tools.files.reading.grid import Grid
from workbook_tools.files.reading.limits import MIB
from workbook_tools.model.cells import CellValue, Formula, Scalar

_WORDS = rb"(?:[^<>&\x00-\x08\x0b-\x1f]|&(?:amp|lt|gt|quot|apos);)*+"
_ATTRIBUTES = rb'(?: [A-Za-z][A-Za-z0-9:]*="[^<>&"\x00-\x1f]*")*+'
_COLUMN = rb"[A-Z]{1,2}"
"""Surely within the grid."""
_CELL = (
    rb'<c r="' + _COLUMN + rb'\1"(?: s="[0-9]{1,6}")?(?: t="(?:s|n|b|e|str)")?(?:/>|>'
    rb"(?:<f" + _ATTRIBUTES + rb"(?:/>|>" + _WORDS + rb"</f>))?(?:<v>" + _WORDS + rb"</v>)?</c>)"
)
_ROW = re.compile(
    rb'<row r="([1-9][0-9]{0,6})"(' + _ATTRIBUTES + rb")(?:/>|>((?:" + _CELL + rb")*+)</row>)"
)  # fmt: skip
_PLAIN = re.compile(r'<c r="([A-Z]+)[0-9]+"(?: s="([0-9]+)")?(?: t="([a-z]+)")?><v>([^<]+)</v></c>')
_ANY = re.compile(
    r'<c r="(?P<column>[A-Z]+)[0-9]+"(?: s="(?P<style>[0-9]+)")?(?: t="(?P<kind>[a-z]+)")?>'
    r"(?P<stated><f[^<>]*(?:/>|>(?P<formula>[^<]*)</f>))?(?:<v>(?P<words>[^<]*)</v>)?</c>"
)
_NAMES = re.compile(rb' ([A-Za-z0-9:]+)="')
_HIDDEN = re.compile(rb' hidden="(?:1|true|on)"')
_STRING = rb"<si><t(?: xml:space=\"preserve\")?>" + _WORDS + rb"</t></si>"
_STRINGS = re.compile(rb"(?:" + _STRING + rb")*+")
_TEXTS = re.compile(r"<t[^>]*>([^<]*)</t>")
_NO_CHARACTERS = ("\ufffe", "\uffff")
_REMEMBERED = 50_000
_LONGEST = 4 * MIB
"""Bytes of a record that is waited for."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


Feed = Callable[[bytes], None]


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
        self._book = book
        self._budget = budget
        self._columns: dict[str, int] = {}
        self._numbers: dict[tuple[str, str], Scalar | None] = {}
        self._shapes: dict[bytes, bool] = {}

    def take(self, piece: bytes) -> Taken:
        """Rows from the piece's beginning on, up to the first one that is unlike. Raises as the parser's way does."""
        place = rows = last = 0
        while (match := _ROW.match(piece, place)) is not None:
            number = int(match[1])
            if number > self._budget.limits.rows or not self._known(match[2]):
                break
            cells = match[3]
            if cells:
                text = cells.decode("utf-8")
                if not cells.isascii() and any(letter in text for letter in _NO_CHARACTERS):
                    break
                self._row(number, text)
                self._budget.spend_cells(cells.count(b"<c "))
            if self._shapes[match[2]]:
                self._hidden.add(number)
            place, last = match.end(), number
            rows += 1
        return Taken(place, rows, last)

    def _known(self, attributes: bytes) -> bool:
        """Notes whether a row of these attributes is hidden; False where one of them stands twice."""
        if attributes not in self._shapes:
            if len(self._shapes) > _REMEMBERED:
                self._shapes.clear()
            names = _NAMES.findall(attributes)
            if len(set(names)) < len(names) or b"r" in names:
                return False
            self._shapes[attributes] = _HIDDEN.search(attributes) is not None
        return True

    def _row(self, number: int, cells: str) -> None:
        columns: list[int] = []
        values: list[CellValue] = []
        last, ascending = 0, True
        strings, known, numbers = self._book.strings, self._columns, self._numbers
        found: list[tuple[str, str, str, str | Formula]]
        found = _PLAIN.findall(cells) if "<f" not in cells else self._formulas(cells)
        for letters, style, kind, words in found:
            value: CellValue | None
            if not isinstance(words, str):
                value = words
            elif kind == "s":
                index = int(words)
                value = strings[index if index >= 0 else len(strings)] or None
            elif kind:
                value = self._of_kind(kind, style, words)
            else:
                value = numbers.get((style, words)) or self._number(style, words)
            if value is None:
                continue
            column = known.get(letters) or self._column(letters)
            if column <= last:
                ascending = False
            last = column
            columns.append(column)
            values.append(value)
        if columns:
            self._grid.add_row(number, columns, values, ascending=ascending)

    def _number(self, style: str, words: str) -> Scalar | None:
        if len(self._numbers) > _REMEMBERED:
            self._numbers.clear()
        value = convert(None, style or None, _unescaped(words), self._book, self._budget)
        self._numbers[style, words] = value
        return value

    def _of_kind(self, kind: str, style: str, words: str) -> Scalar | None:
        value = convert(kind, style or None, _unescaped(words), self._book, self._budget)
        return None if value == "" else value

    def _formulas(self, cells: str) -> list[tuple[str, str, str, str | Formula]]:
        """Cells of a row in which some have formulas."""
        found: list[tuple[str, str, str, str | Formula]] = []
        for match in _ANY.finditer(cells):
            column, style, kind, words = match["column"], match["style"], match["kind"], match["words"]
            if match["stated"] is None:
                if words:
                    found.append((column, style or "", kind or "", words))
                continue
            value = None if words is None else convert(kind, style, _unescaped(words), self._book, self._budget)
            formula = _unescaped(match["formula"] or "")
            self._budget.spend_text(len(formula))
            found.append((column, "", "", Formula(formula.strip().removeprefix("="), value)))
        return found

    def _column(self, letters: str) -> int:
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        self._columns[letters] = column
        return column


def take_strings(piece: bytes) -> tuple[int, list[str]]:
    """The shared strings from the piece's beginning on, up to the first that is unlike, and where that one begins."""
    match = _STRINGS.match(piece)
    until = match.end() if match is not None else 0
    text = piece[:until].decode("utf-8")
    if not text or (not text.isascii() and any(letter in text for letter in _NO_CHARACTERS)):
        return 0, []
    found = _TEXTS.findall(text)
    return until, [_unescaped(string) for string in found] if "&" in text else found


def shortcut(
    chunks: Iterable[bytes],
    feed: Feed,
    head: bytes,
    tail: bytes,
    entered: Callable[[], bool],
    take: Callable[[bytes], int],
) -> None:
    """Feeds a parser with all that `take` leaves.

    What may be taken lies behind `head`, if the parser, too, has `entered` there; each record ends with
    `tail`. `take` gives how far it came: what is left of a record may come with the next chunk, but a
    whole one that is left, and all behind it, are the parser's.
    """
    rest: bytes | None = None
    pieces = iter(chunks)
    first = next(pieces, b"")
    begin = first.find(head)
    if begin >= 0:
        begin = first.find(b">", begin) + 1
    feed(first[:begin] if begin > 0 else first)
    if begin > 0:
        rest = first[begin:]
        if not entered():
            feed(rest)
            rest = None
    while True:
        if rest is not None:
            rest = rest[take(rest) :]
            if tail in rest or rest.startswith(b"</") or len(rest) > _LONGEST:
                feed(rest)
                rest = None
        chunk = next(pieces, None)
        if chunk is None:
            break
        if rest is None:
            feed(chunk)
        else:
            rest += chunk
    if rest:
        feed(rest)


def _unescaped(words: str) -> str:
    if "&" in words:
        for entity, letter in _ENTITIES:
            words = words.replace(entity, letter)
    return words
