"""The zip package around a workbook: a gate that stops at a limit before anything is allocated.

The central directory is believed only as far as the bytes bear it out: names, sizes, checksums and
places must agree with the local headers and with what inflating gives.

Parts are inflated by zlib-ng, a zlib in less than half of the time: the same state machine that stops at the same byte,
so that limits, damage and bytes are the standard library's.
"""

import re
import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from zlib_ng import zlib_ng

from workbook_tools.files.reading.limits import MIB, Limits
from workbook_tools.files.reading.unreadable import damaged, unreadable

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 1, 0x800
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_PIECE = 64 * 1024
_NEW = tuple.__new__
"""Makes a named tuple of a tuple in half of the time."""
_USUAL_NAME = 100
"""Letters of a part's name that is remembered."""
_UNSAFE = re.compile(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.(?:/|$)|\x00")

Naming = Callable[[bytes, int, bytes], str]
"""The name of an entry from its bytes, its flags and its extra fields."""


class Part(NamedTuple):
    """An entry as the central directory declares it; `offset` is where its local header begins."""

    name: str
    raw_name: bytes
    method: int
    crc: int
    compressed: int
    size: int
    offset: int


class Packed(NamedTuple):
    """What a part's bytes depend on, its own entry apart."""

    content: bytes
    method: int
    crc: int
    size: int


class Package:
    """Raises Unreadable at once where the package breaks a limit, and while reading where a part belies itself."""

    def __init__(self, data: bytes, limits: Limits, naming: Naming | None = None) -> None:
        self._data = memoryview(data)
        self._limits = limits
        self._inflated = 0
        self._parts = _parts(data, limits, naming or part_name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts as they are written, backslashes turned, in the directory's order."""
        return tuple(part.name for part in self._parts.values())

    def find(self, name: str) -> str | None:
        """The part's own spelling of a name; case and a leading slash do not matter."""
        part = self._parts.get(_key(name))
        return None if part is None else part.name

    def size(self, name: str) -> int:
        """Inflated or as it is packed, whichever is more; in bytes."""
        part = self._part(name)
        return max(part.size, part.compressed)

    def packed(self, name: str) -> Packed:
        """A part as it is packed: equal ones give equal bytes, or none."""
        part = self._part(name)
        return Packed(bytes(self._content(part)), part.method, part.crc, part.size)

    def count(self, name: str) -> None:
        """A part that is read, or is known and need not be. Unreadable if all of them are more than may be."""
        self._inflated += self._part(name).size
        if self._inflated > self._limits.package_bytes:
            raise unreadable("package_too_big", limit=self._limits.package_bytes // MIB)

    def read(self, name: str) -> bytes:
        """A whole part."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part in pieces of about 1 MiB, counted."""
        self.count(name)
        yield from self.inflated(name)

    def inflated(self, name: str) -> Iterator[bytes]:
        """A part that was counted."""
        part = self._part(name)
        if part.method == _DEFLATED and part.size < MIB and part.compressed <= _PIECE:
            content = self._small(part)
            yield content
            if zlib_ng.crc32(content) != part.crc:
                raise damaged(part.name)
            return
        checksum = 0
        for chunk in self._stored(part) if part.method == _STORED else self._deflated(part):
            checksum = zlib_ng.crc32(chunk, checksum)
            yield chunk
        if checksum != part.crc:
            raise damaged(part.name)

    def _part(self, name: str) -> Part:
        part = self._parts.get(_key(name))
        if part is None:
            raise damaged(name)
        return part

    def _content(self, part: Part) -> memoryview:
        """The compressed bytes; the local header must name the same part."""
        header = self._data[part.offset : part.offset + _LOCAL.size]
        if len(header) < _LOCAL.size:
            raise damaged(part.name)
        signature, *_, name_length, extra_length = _LOCAL.unpack(header)
        begin = part.offset + _LOCAL.size + name_length + extra_length
        name = self._data[part.offset + _LOCAL.size : part.offset + _LOCAL.size + name_length]
        if signature != b"PK\x03\x04" or begin + part.compressed > len(self._data):
            raise damaged(part.name)
        if bytes(name) != part.raw_name:
            raise unreadable("package_false")
        return self._data[begin : begin + part.compressed]

    def _stored(self, part: Part) -> Iterator[bytes]:
        content = self._content(part)
        if part.size != part.compressed:
            raise unreadable("package_false")
        for begin in range(0, part.size, MIB):
            yield bytes(content[begin : begin + MIB])

    def _small(self, part: Part) -> bytes:
        """As `_deflated` gives it, in one piece."""
        engine = zlib_ng.decompressobj(-zlib_ng.MAX_WBITS)
        try:
            content = engine.decompress(self._content(part), part.size + 1)
        except zlib_ng.error as error:  # type: ignore[misc] # its stubs call the class an instance
            raise damaged(part.name) from error
        if len(content) > part.size or (engine.eof and len(content) < part.size):
            raise unreadable("package_false")
        if not engine.eof:
            raise damaged(part.name)
        return content

    def _deflated(self, part: Part) -> Iterator[bytes]:
        """Never inflates more than the declared size, plus the byte that proves a lie."""
        content = self._content(part)
        engine = zlib_ng.decompressobj(-zlib_ng.MAX_WBITS)
        left, begin, gathered, waiting = part.size, 0, 0, []
        try:
            while not engine.eof:
                source: bytes | memoryview = engine.unconsumed_tail
                if not source:
                    source = content[begin : begin + _PIECE]
                    begin += len(source)
                if not source:
                    raise damaged(part.name)
                piece = engine.decompress(source, min(MIB, left + 1))
                left -= len(piece)
                if left < 0:
                    raise unreadable("package_false")
                waiting.append(piece)
                gathered += len(piece)
                if gathered >= MIB:
                    yield b"".join(waiting)
                    waiting, gathered = [], 0
        except zlib_ng.error as error:  # type: ignore[misc] # its stubs call the class an instance
            raise damaged(part.name) from error
        if left:
            raise unreadable("package_false")
        yield b"".join(waiting)


def part_name(raw: bytes, flags: int, _extra: bytes) -> str:
    """As the standard of zip has it."""
    encoding = "utf-8" if flags & _UTF8 else "cp437"
    return _decoded(raw, encoding) if len(raw) <= _USUAL_NAME else raw.decode(encoding, "replace")


@lru_cache(256)
def _decoded(raw: bytes, encoding: str) -> str:
    """Packages of one kind have the same names."""
    return raw.decode(encoding, "replace")


def _key(name: str) -> str:
    return _known_key(name) if len(name) <= _USUAL_NAME else _folded(name)


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


_known_key = lru_cache(256)(_folded)


def _parts(data: bytes, limits: Limits, naming: Naming) -> dict[str, Part]:
    count, begin, size, shift = _directory(data)
    if count > limits.entries:
        raise unreadable("package_entries", limit=limits.entries)
    parts: dict[str, Part] = {}
    end = begin + size
    while begin < end:
        part, begin = _entry(data, begin, shift, limits, naming)
        key = _key(part.name)
        if key in parts:
            raise unreadable("package_name_twice", part=part.name[-80:])
        parts[key] = part
        if len(parts) > limits.entries:
            raise unreadable("package_entries", limit=limits.entries)
    _check_places(parts)
    if sum(part.size for part in parts.values()) > limits.package_bytes:
        raise unreadable("package_too_big", limit=limits.package_bytes // MIB)
    return parts


def directory_of(data: bytes) -> bytes:
    """The central directory as it is written. Unreadable if there is none."""
    _, begin, size, _ = _directory(data)
    return data[begin : begin + size]


def _directory(data: bytes) -> tuple[int, int, int, int]:
    """Number of entries, where the central directory begins, its size, and what precedes the archive."""
    place = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _FULL16))
    if place < 0 or len(data) < place + _END.size:
        raise unreadable("file_truncated")
    _, _, _, _, count, size, offset, _ = _END.unpack_from(data, place)
    locator = place - _LOCATOR.size
    if count == _FULL16 or _FULL32 in (size, offset):
        if locator < 0 or data[locator : locator + 4] != b"PK\x06\x07":
            raise unreadable("file_truncated")
        place = _LOCATOR.unpack_from(data, locator)[2]
        if place + _END64.size > len(data) or data[place : place + 4] != b"PK\x06\x06":
            raise unreadable("file_truncated")
        *_, count, size, offset = _END64.unpack_from(data, place)
    shift = place - size - offset
    if shift < 0:
        raise unreadable("file_truncated")
    return count, shift + offset, size, shift


def _entry(data: bytes, begin: int, shift: int, limits: Limits, naming: Naming) -> tuple[Part, int]:
    """The entry at a place of the central directory, and where the next one begins."""
    if begin + _CENTRAL.size > len(data):
        raise unreadable("file_truncated")
    fields = _CENTRAL.unpack_from(data, begin)
    signature, flags, method = fields[0], fields[3], fields[4]
    crc, compressed, size, name_length, extra_length, comment_length = fields[7:13]
    offset = fields[16]
    if signature != b"PK\x01\x02":
        raise unreadable("file_truncated")
    begin += _CENTRAL.size
    raw_name = data[begin : begin + name_length]
    begin += name_length
    extra = data[begin : begin + extra_length]
    if _FULL32 in (size, compressed, offset):
        size, compressed, offset = _wide(extra, size, compressed, offset)
    begin += extra_length + comment_length
    name = naming(raw_name, flags, extra)
    name, is_unsafe = _known_turned(name) if len(name) <= _USUAL_NAME else _turned(name)
    if is_unsafe:
        raise unreadable("package_name_unsafe", part=name[-80:].replace("\x00", ""))
    if flags & _ENCRYPTED:
        raise unreadable("file_encrypted")
    if method not in (_STORED, _DEFLATED):
        raise unreadable("package_compression")
    if size > limits.part_bytes:
        raise unreadable("part_too_big", part=name[-80:], limit=limits.part_bytes // 1_000_000)
    if size > limits.ratio_bytes and size > limits.ratio * compressed:
        raise unreadable("package_ratio", part=name[-80:], limit=limits.ratio)
    return _NEW(Part, (name, raw_name, method, crc, compressed, size, shift + offset)), begin


def _turned(name: str) -> tuple[str, bool]:
    """Its backslashes; and whether it leads out of the package."""
    name = name.replace("\\", "/")
    return name, _UNSAFE.search(name) is not None


_known_turned = lru_cache(256)(_turned)


def _wide(extra: bytes, size: int, compressed: int, offset: int) -> tuple[int, int, int]:
    """The 64-bit numbers of a ZIP64 extra field stand only for those that are all ones."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == 1:
            wide = iter(struct.unpack(f"<{length // 8}Q", extra[4 : 4 + length // 8 * 8]))
            size, compressed, offset = (next(wide, n) if n == _FULL32 else n for n in (size, compressed, offset))
            break
        extra = extra[4 + length :]
    return size, compressed, offset


def _check_places(parts: dict[str, Part]) -> None:
    """Entries must not share bytes: that is how a small archive holds a huge one."""
    ordered = sorted(parts.values(), key=lambda part: part.offset)
    for part, following in pairwise(ordered):
        if part.offset + _LOCAL.size + len(part.raw_name) + part.compressed > following.offset:
            raise unreadable("package_false")
