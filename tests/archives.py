"""The .zip archives of tests, with names in whatever code page."""

import struct
import zlib
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Item:
    """A file in an archive; `name` as bytes, `extra` as in the central directory."""

    name: bytes
    content: bytes
    flags: int = 0
    extra: bytes = b""
    method: int = zlib.DEFLATED


@cache
def deflated(content: bytes) -> bytes:
    engine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(content) + engine.flush()


def archive(*items: Item) -> bytes:
    """Honest in all but the names."""
    body, directory = bytearray(), bytearray()
    for item in items:
        packed = deflated(item.content) if item.method == zlib.DEFLATED else item.content
        numbers = (item.method, 0, 0, zlib.crc32(item.content), len(packed), len(item.content))
        lengths = (len(item.name), len(item.extra), 0, 0, 0, 0, len(body))
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, item.flags, *numbers, *lengths)
        directory += item.name + item.extra
        body += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, item.flags, *numbers, len(item.name), 0)
        body += item.name + packed
    count, size = len(items), len(directory)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, len(body), 0)
    return bytes(body + directory + end)


def zipped_files(**files: bytes) -> bytes:
    """Names in UTF-8 with its flag; «__» stands for a dot."""
    items = (Item(name.replace("__", ".").encode(), content, flags=0x800) for name, content in files.items())
    return archive(*items)


def unicode_path(name: bytes, told: str, *, version: int = 1, checksum: int | None = None) -> bytes:
    """Info-ZIP's extra field for a name."""
    crc = zlib.crc32(name) if checksum is None else checksum
    data = bytes([version]) + crc.to_bytes(4, "little") + told.encode()
    return struct.pack("<2H", 0x7075, len(data)) + data
