"""The zip file that a generated workbook is: the same bytes for the same parts, deflated while others are written.

zipfile writes a part from its beginning to its end. What a sheet begins with (how many rows it has) is known
last; so rows are deflated as they come, by a thread, and put into their part when that is written. Deflated
texts that end at a byte can be joined as they are, and their checksums too.
"""

import struct
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from io import StringIO
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, Any, NamedTuple

from zlib_ng import zlib_ng

HELD = 1 << 18
"""Bytes that are held in memory; what is longer goes into a file without a name."""
_PIECE = 1 << 18
"""Characters that are gathered before they are deflated."""
_UNDER_WAY = 4
"""Pieces that are deflated, or wait to be, while the next one is gathered."""
_LEVEL_OF_PARTS, _LEVEL_OF_ROWS = 6, 4
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX, _READABLE = 20, 3, 0o600 << 16
_DATE = 1 << 5 | 1
"""1 January 1980, the first day that a zip file knows."""
_POLYNOMIAL, _ONE, _ONE_BYTE = 0xEDB88320, 0x80000000, 0x00800000
"""Of CRC-32, its bits reversed, as are 1 and x⁸."""


class Package:
    """Parts one after the other; what `rows` gives may be written all the while, and joins a part when it is due."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._thread = ThreadPoolExecutor(1, "deflate")
        self._entries: list[bytes] = []
        self._length = 0
        self._texts: list[Deflated] = []

    def rows(self, *, shared: bool = False) -> "Deflated":
        """`shared`: a twin of this process may write them, see `Deflated.written`."""
        return self._new(_LEVEL_OF_ROWS, shared=shared)

    def part(self, name: str, inserted: tuple[str, str] | None = None) -> "Part":
        """`inserted`: an end tag, and what is to stand before it."""
        return Part(self, name, inserted)

    def text(self) -> "Deflated":
        return self._new(_LEVEL_OF_PARTS)

    def add(self, name: str, texts: list["Deflated"]) -> None:
        """A part of these texts, which are let go."""
        check, length, deflated = 0, 0, 0
        for order, text in enumerate(texts, 1):
            text.end(zlib_ng.Z_FINISH if order == len(texts) else zlib_ng.Z_SYNC_FLUSH)
            check, length = joined(check, text.check, text.length), length + text.length
            deflated += text.size
        path = name.encode("ascii")
        told = (_VERSION, 0, 0, zlib_ng.DEFLATED, 0, _DATE, check, deflated, length, len(path), 0)
        self._entries.append(
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, _UNIX, *told, 0, 0, 0, _READABLE, self._length) + path
        )
        self._write(_LOCAL.pack(b"PK\x03\x04", *told) + path)
        for text in texts:
            for piece in text.pieces():
                self._write(piece)
            text.close()
            self._texts.remove(text)

    def close(self) -> None:
        """Writes what a zip file ends with."""
        start, count = self._length, len(self._entries)
        directory = b"".join(self._entries)
        self._write(directory)
        self._write(_END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0))

    def release(self) -> None:
        """Ends the thread, however the document ended."""
        self._thread.shutdown(cancel_futures=True)
        for text in self._texts:
            text.close()

    def _new(self, level: int, *, shared: bool = False) -> "Deflated":
        file = TemporaryFile() if shared else SpooledTemporaryFile(HELD)  # noqa: SIM115 - closed by `release`
        text = Deflated(self._thread, level, file)
        self._texts.append(text)
        return text

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._length += len(data)


class Totals(NamedTuple):
    """What `Deflated` tells of a text that has ended."""

    check: int
    length: int
    size: int


class Deflated:
    """Text that is deflated as it grows.

    `check` and `length` (bytes) are of the text, as far as it was deflated; `size` is what it has become.
    """

    def __init__(self, thread: ThreadPoolExecutor, level: int, file: IO[bytes]) -> None:
        self._thread = thread
        self._deflate: Any = zlib_ng.compressobj(level, zlib_ng.DEFLATED, -zlib_ng.MAX_WBITS)
        self._gathered: list[str] = []
        self._characters = 0
        self._pending: deque[Future[None]] = deque()
        self._deflated = file
        self.check = 0
        self.length = 0
        self.size = 0

    def write(self, text: str) -> None:
        self._gathered.append(text)
        self._characters += len(text)
        if self._characters > _PIECE:
            self._wait(_UNDER_WAY - 1)
            self._pending.append(self._thread.submit(self._take, self._gathered))
            self._gathered, self._characters = [], 0

    def end(self, flush: int) -> None:
        """Nothing is written afterwards. `flush` is zlib's: whether another text follows in the same part."""
        if self._deflate is None:
            return
        self._wait(0)
        self._take(self._gathered)
        self._put(self._deflate.flush(flush))
        self._gathered = []
        self._deflate = None

    def written(self) -> Totals:
        """In a twin of this process: ends a shared text that is not its part's last one."""
        self.end(zlib_ng.Z_SYNC_FLUSH)
        self._deflated.flush()
        return Totals(self.check, self.length, self.size)

    def trust(self, written: Totals) -> None:
        """What the twin wrote is this text."""
        self.check, self.length, self.size = written
        self._deflate = None

    def pieces(self) -> Iterator[bytes]:
        """All of it, once it has ended."""
        self._deflated.seek(0)
        while piece := self._deflated.read(_PIECE):
            yield piece

    def close(self) -> None:
        self._deflated.close()

    def _wait(self, most: int) -> None:
        """Until no more pieces than that are under way; they are deflated in their order."""
        while len(self._pending) > most:
            self._pending.popleft().result()

    def _take(self, gathered: list[str]) -> None:
        data = "".join(gathered).encode()
        self.check = zlib_ng.crc32(data, self.check)
        self.length += len(data)
        self._put(self._deflate.compress(data))

    def _put(self, piece: bytes) -> None:
        self._deflated.write(piece)
        self.size += len(piece)


class Part(StringIO):
    """What xlsxwriter takes for a text in memory."""

    def __init__(self, package: Package, name: str, inserted: tuple[str, str] | None) -> None:
        super().__init__()
        self._package = package
        self._name = name
        self._inserted = inserted
        self._texts = [package.text()]

    def write(self, text: str, /) -> int:
        if self._inserted is not None:
            tag, more = self._inserted
            text = text.replace(tag, more + tag)
        self._texts[-1].write(text)
        return len(text)

    def append(self, rows: Deflated) -> None:
        """What was deflated elsewhere comes next."""
        self._texts += (rows, self._package.text())

    def end(self) -> None:
        self._package.add(self._name, self._texts)


def joined(first: int, second: int, length: int) -> int:
    """The CRC-32 of two contents one after the other, from theirs and the second one's length in bytes."""
    if not first:
        return second
    power, square = _ONE, _ONE_BYTE
    while length:
        if length & 1:
            power = _product(power, square)
        square = _product(square, square)
        length >>= 1
    return _product(power, first) ^ second


def _product(one: int, other: int) -> int:
    """Of two polynomials of bits, by that of CRC-32."""
    product = 0
    for bit in range(31, -1, -1):
        if one >> bit & 1:
            product ^= other
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product
