"""The records of an .xls workbook, walked before it is read: how much there is, and what xlrd does not tell."""

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct, field

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.sheet import plain_footer
from workbook_tools.files.reading.unreadable import damaged, unreadable
from workbook_tools.model.cells import cell_name

_BEGIN, _END = (0x0009, 0x0209, 0x0409, 0x0809), 0x000A
_BOUND_SHEET, _FILE_PASS = 0x0085, 0x002F
_FORMULAS = frozenset((0x0006, 0x0206, 0x0406))
_CELLS = frozenset((0x0001, 0x0201, 0x0002, 0x0003, 0x0203, 0x0004, 0x0204, 0x00D6, 0x0005, 0x0205, 0x027E, 0x00FD))
_BLANKS = frozenset((0x0001, 0x0201))
_MANY, _MANY_BLANKS = 0x00BD, 0x00BE
_MERGED, _FOOTER = 0x00E5, 0x0015
_LINKS = frozenset((0x01B8, 0x0800))
"""A cell's link, and what is shown over it."""
_NOTHING = 0xFFFF
_WORKSHEET = 0
_DEEPEST = 16
"""Streams within each other: a chart within a sheet is the second."""


class Record(NamedTuple):
    """`begin` and `size` of its data within the stream."""

    kind: int
    begin: int
    size: int


class Walked(Struct):
    """Addresses of formulas as row << 16 | column, from 0; `extras` as in RawWorkbook."""

    formulas: set[int] = field(default_factory=set)
    footer: str = ""


def sheet_places(stream: bytes, base: int) -> list[int]:
    """Where each worksheet begins, in the workbook's order. Unreadable if the workbook is encrypted or broken."""
    places = []
    for record in _substream(stream, base):
        if record.kind == _FILE_PASS:
            raise unreadable("file_encrypted")
        if record.kind == _BOUND_SHEET and record.size > 6:
            place, _, kind = struct.unpack_from("<LBB", stream, record.begin)
            if kind == _WORKSHEET:
                places.append(base + place)
    return places


def walk_sheet(stream: bytes, place: int, budget: Budget, *, unicode: bool) -> Walked:
    """Counts its cells and merged areas. Unreadable if there are too many, or an address has two values."""
    walked = Walked()
    seen: set[int] = set()
    for kind, begin, size in _substream(stream, place):
        if kind in _CELLS or kind in _FORMULAS:
            budget.spend_cells(1)
            if kind not in _BLANKS:
                row, column = struct.unpack_from("<2H", stream, begin)
                _see(seen, row << 16 | column)
                if kind in _FORMULAS:
                    walked.formulas.add(row << 16 | column)
        elif kind == _MANY and size >= 6:
            row, first = struct.unpack_from("<2H", stream, begin)
            number = (size - 6) // 6
            budget.spend_cells(number)
            for column in range(first, first + number):
                _see(seen, row << 16 | column)
        elif kind == _MANY_BLANKS:
            budget.spend_cells(max(0, size - 6) // 2)
        elif kind == _MERGED and size >= 2:
            for _ in range(struct.unpack_from("<H", stream, begin)[0]):
                budget.spend_merge()
        elif kind == _FOOTER and size > 3 and unicode:
            walked.footer = _footer(stream[begin : begin + size])
    return walked


def without_links(stream: bytes, places: Iterable[int]) -> bytes:
    """The stream with the sheets' links as records of no kind.

    Gnumeric breaks links to a sheet that was renamed or deleted, and xlrd gives up the whole workbook for one.
    """
    blanked = bytearray(stream)
    for place in places:
        for record in _substream(stream, place):
            if record.kind in _LINKS:
                struct.pack_into("<H", blanked, record.begin - 4, _NOTHING)
    return bytes(blanked)


def _see(seen: set[int], place: int) -> None:
    if place in seen:
        raise unreadable("cell_twice", cell=cell_name((place >> 16) + 1, (place & 0xFFFF) + 1))
    seen.add(place)


def _substream(stream: bytes, place: int) -> Iterator[Record]:
    """The records of a stream from its beginning to its end, those of streams within it left out."""
    depth = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, place)
        if kind in _BEGIN:
            depth += 1
            if depth > _DEEPEST:
                break
        elif depth == 0:
            break
        elif kind == _END:
            depth -= 1
            if depth == 0:
                return
        elif depth == 1:
            yield Record(kind, place + 4, size)
        place += 4 + size
    raise damaged("Workbook")


def _footer(data: bytes) -> str:
    length, wide = struct.unpack_from("<HB", data)
    raw = data[3 : 3 + length * (2 if wide & 1 else 1)]
    return plain_footer(raw.decode("utf-16-le" if wide & 1 else "latin-1", "replace"))
