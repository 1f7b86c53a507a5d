"""Values set aside in a file without a name, which is gone with the process: only where each one lies is held."""

import os
import tempfile
import weakref
from array import array
from bisect import bisect_right
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

from workbook_tools.files.disk.not_done import NotDone, obstacle_of

_T = TypeVar("_T")
_HELD = 1 << 20
"""Bytes that are held before they are written: a small workspace never writes any."""
_HELD_BESIDE = 1 << 17
"""Where there is a file already."""
_BITS = 32


class Spill(Generic[_T]):
    """A shelf of model.shelf. NotDone where the temporary folder's disk is full or fails.

    Half of a surrogate pair is put aside as the ledger stores it: as U+FFFD.
    """

    def __init__(self, kind: type[_T]) -> None:
        import msgspec

        self._encode = msgspec.json.Encoder().encode
        self._decoder: msgspec.json.Decoder[_T] = msgspec.json.Decoder(kind)
        self._ends = array("I", [0])
        """The lower bits of where each value ends, after where the first one begins."""
        self._higher: list[int] = []
        """Places among these at which the higher bits count one more."""
        self._tail = bytearray()
        self._written = 0
        self._held = _HELD
        self._file: IO[bytes] | None = None

    def share(self) -> None:
        """A twin of this process, forked after this, may put the values, all of them, for this one to `trust`."""
        self._open()

    def told(self) -> bytes:
        """In the twin: where its values lie. NotDone as in putting them."""
        self._write()
        return array("Q", map(self._end, range(1, len(self._ends)))).tobytes()

    def trust(self, told: bytes) -> None:
        """The values are those that the twin has put."""
        for end in array("Q", told):
            self._note(end)
        self._written = self._end(len(self))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, value: _T) -> int:
        try:
            return self.put_packed(self._encode(value))
        except UnicodeEncodeError:
            from workbook_tools.files.memory.codec import encode

            return self.put_packed(encode(value))

    def put_packed(self, data: bytes) -> int:
        """A value that is packed already, as the ledger keeps it."""
        self._tail += data
        self._note(self._written + len(self._tail))
        if len(self._tail) >= self._held:
            self._write()
        return len(self._ends) - 2

    def take(self, place: int) -> _T:
        begin, end = self._ends[place], self._ends[place + 1]
        if self._higher:
            begin, end = self._end(place), self._end(place + 1)
        if begin >= self._written:
            return self._decoder.decode(memoryview(self._tail)[begin - self._written : end - self._written])
        return self._decoder.decode(self._read(begin, end - begin))

    def _note(self, end: int) -> None:
        self._higher += [len(self._ends)] * ((end >> _BITS) - len(self._higher))
        self._ends.append(end & ((1 << _BITS) - 1))

    def _end(self, place: int) -> int:
        """Of the value before this place."""
        return self._ends[place] + (bisect_right(self._higher, place) << _BITS)

    def _write(self) -> None:
        try:
            file = self._file or self._open()
            file.seek(self._written)
            rest = memoryview(bytes(self._tail))
            while rest:
                rest = rest[file.write(rest) :]
        except OSError as error:
            raise NotDone(obstacle_of(error), Path(tempfile.gettempdir())) from error
        self._written += len(self._tail)
        self._tail = bytearray()
        self._held = min(_HELD, _HELD_BESIDE)

    def _open(self) -> IO[bytes]:
        """Without a buffer: what is read lies here and there."""
        try:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with the shelf
        except OSError as error:
            raise NotDone(obstacle_of(error), Path(tempfile.gettempdir())) from error
        weakref.finalize(self, self._file.close)
        return self._file

    def _read(self, begin: int, length: int) -> bytes:
        """Without moving the place at which a twin of this process would read."""
        file: Any = self._file
        try:
            if hasattr(os, "pread"):
                return os.pread(file.fileno(), length, begin)
            file.seek(begin)
            data: bytes = file.read(length)
        except OSError as error:
            raise NotDone(obstacle_of(error), Path(tempfile.gettempdir())) from error
        return data
