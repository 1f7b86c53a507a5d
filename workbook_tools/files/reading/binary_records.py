"""The records of an .xlsb part: a kind and a size in 7-bit pieces, then the data."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import damaged

_LONGEST_HEAD = 6
_NULL = 0xFFFFFFFF


class Record(NamedTuple):
    kind: int
    data: bytes


def records(package: Package, part: str, limits: Limits) -> Iterator[Record]:
    """In pieces, so that a part is never in memory as a whole. Unreadable if it breaks off, or one is too long."""
    pending = b""
    for chunk in package.chunks(part):
        pending += chunk
        place = 0
        while place + _LONGEST_HEAD <= len(pending):
            kind, size, begin = _head(pending, place, part)
            if size > limits.token_bytes:
                raise damaged(part)
            if begin + size > len(pending):
                break
            yield Record(kind, pending[begin : begin + size])
            place = begin + size
        pending = pending[place:]
    place = 0
    while place < len(pending):
        kind, size, begin = _head(pending, place, part)
        if begin + size > len(pending):
            raise damaged(part)
        yield Record(kind, pending[begin : begin + size])
        place = begin + size


def wide_string(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends; "" for a null one. struct.error, ValueError if cut off."""
    (length,) = struct.unpack_from("<L", data, place)
    place += 4
    if length == _NULL:
        return "", place
    end = place + 2 * length
    if end > len(data):
        raise ValueError("a text that breaks off")
    return data[place:end].decode("utf-16-le", "replace"), end


def _head(data: bytes, place: int, part: str) -> tuple[int, int, int]:
    """Kind, size and where the data begins. A kind has at most two bytes, a size at most four."""
    try:
        kind, place = _number(data, place, 2)
        size, place = _number(data, place, 4)
    except IndexError as error:
        raise damaged(part) from error
    return kind, size, place


def _number(data: bytes, place: int, most: int) -> tuple[int, int]:
    number = 0
    for piece in range(most):
        byte = data[place + piece]
        number |= (byte & 0x7F) << 7 * piece
        if byte < 0x80:
            return number, place + piece + 1
    return number, place + most
