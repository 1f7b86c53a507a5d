"""Of a packed submission what adding up asks for: the rest, as the texts of its cells, is passed over when it is read.

The fields have the names, the order and the defaults of model.submission's; what was entered in a cell is where the
cell is. Read in half the time of the whole.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

import msgspec

from workbook_tools.files.memory.codec import decode, unpack, unpack_pieces
from workbook_tools.files.memory.packed import PackedSubmission
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.submission import State, Status


class _InCell(msgspec.Struct, gc=False):
    cell: str


class _Header(msgspec.Struct):
    sheet: str
    as_of: date | None = None
    nil: bool = False
    nil_reason: str = ""
    cells: dict[str, str] = {}


class _OfMeasure(msgspec.Struct):
    measure: str
    sheet: str
    row: int
    status: Status | None = None
    narrative: str = ""
    reason: str = ""
    links: str = ""
    entries: dict[str, _InCell] = {}


class _OfIndicator(msgspec.Struct):
    indicator: str
    sheet: str
    row: int
    opening: Decimal | None = None
    value: Decimal | None = None
    state: State | None = None
    comment: str = ""
    entries: dict[str, _InCell] = {}


class _OfEvent(msgspec.Struct, gc=False):
    sheet: str
    row: int
    date: "date | None" = None
    measure: str | None = None
    form: str | None = None
    title: str = ""
    place: str = ""
    reach: int | None = None
    aged: int | None = None
    link: str = ""


class _Body(msgspec.Struct):
    department: str
    quarter: Quarter
    header: _Header
    measures: tuple[_OfMeasure, ...]
    indicators: tuple[_OfIndicator, ...]
    columns: dict[str, dict[str, str]] = {}


class _Events(Iterable[_OfEvent]):
    """Every iteration unpacks anew, and holds one piece."""

    __slots__ = ("_body",)

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[_OfEvent]:
        return chain.from_iterable(map(_events_of, unpack_pieces(self._body)))


def _events_of(piece: bytes) -> tuple[_OfEvent, ...]:
    return decode(piece, tuple[_OfEvent, ...])


class Bare(NamedTuple):
    """A model.said.Said, with its register still packed."""

    department: str
    quarter: Quarter
    header: _Header
    measures: tuple[_OfMeasure, ...]
    indicators: tuple[_OfIndicator, ...]
    columns: dict[str, dict[str, str]]
    activities: _Events


def unpack_bare(packed: PackedSubmission) -> Bare:
    """msgspec.ValidationError if the bytes are of another kind."""
    body = unpack(packed.body, _Body)
    return Bare(
        body.department,
        body.quarter,
        body.header,
        body.measures,
        body.indicators,
        body.columns,
        _Events(packed.register.body),
    )
