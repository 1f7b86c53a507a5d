"""A submission as the ledger keeps it: its register is unpacked only when somebody reads it, and a piece at a time.

A register's body is one compressed piece after the other, each the JSON of up to a thousand activities: that of a
short register is one piece. A worker packs what it has read, and the coordinator files the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import eq
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.memory.codec import decode, pack, unpack, unpack_pieces
from workbook_tools.model.submission import Activity, Submission

_PIECE = 1_000
"""Activities in a piece: about 1 MB of JSON."""


class PackedRegister(Sequence[Activity]):
    """Equal to a tuple of the same activities; every iteration unpacks anew, and holds one piece."""

    __slots__ = ("_rows", "body")

    def __init__(self, rows: int, body: bytes) -> None:
        self._rows = rows
        self.body = body

    def __len__(self) -> int:
        return self._rows

    def __iter__(self) -> Iterator[Activity]:
        return chain.from_iterable(map(self._read, unpack_pieces(self.body)))

    @overload
    def __getitem__(self, place: int) -> Activity: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Activity, ...]: ...

    def __getitem__(self, place: int | slice) -> Activity | tuple[Activity, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        return next(islice(self, range(self._rows)[place], None))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PackedRegister | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __reduce__(self) -> tuple[type["PackedRegister"], tuple[int, bytes]]:
        return type(self), (self._rows, self.body)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._rows} rows, {len(self.body)} bytes)"

    @staticmethod
    def _read(piece: bytes) -> Iterable[Activity]:
        return decode(piece, tuple[Activity, ...])


class PackedSubmission(Struct, frozen=True):
    """`body` is the submission without its register."""

    body: bytes
    register: PackedRegister


def gather(activities: Iterable[Activity]) -> Sequence[Activity]:
    """All of them: a short register as it is, a longer one packed as its activities come."""
    rows = iter(activities)
    first = tuple(islice(rows, _PIECE))
    following = tuple(islice(rows, 1))
    return pack_register(chain(first, following, rows)) if following else first


def pack_register(activities: Iterable[Activity]) -> PackedRegister:
    """What is packed already stays as it is."""
    if isinstance(activities, PackedRegister):
        return activities
    rows = iter(activities)
    piece = tuple(islice(rows, _PIECE))
    pieces, count = [pack(piece)], len(piece)
    while piece := tuple(islice(rows, _PIECE)):
        pieces.append(pack(piece))
        count += len(piece)
    return PackedRegister(count, b"".join(pieces))


def pack_submission(submission: Submission) -> PackedSubmission:
    return PackedSubmission(pack(replace(submission, activities=())), pack_register(submission.activities))


def unpack_submission(packed: PackedSubmission) -> Submission:
    """Its register stays packed."""
    return replace(unpack(packed.body, Submission), activities=packed.register)
