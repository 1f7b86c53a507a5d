"""Names inside a .zip archive as people typed them: nothing in it says in which code page they were written."""

import struct
import zlib
from itertools import pairwise

_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_LETTERS = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяъыэё")
_PAGES = ("cp866", "cp1251", "cp1125")


def member_name(raw: bytes, flags: int, extra: bytes) -> str:
    """By the UTF-8 flag, by Info-ZIP's own field, else by what reads best: UTF-8, cp866 or cp1251."""
    if flags & _UTF8:
        return raw.decode("utf-8", "replace")
    stated = _unicode_path(raw, extra)
    if stated is not None:
        return stated
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(page, "replace") for page in _PAGES), key=_likeness)


def _unicode_path(raw: bytes, extra: bytes) -> str | None:
    """Info-ZIP's field 0x7075: version 1, the checksum of the name that it stands for, the name in UTF-8."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        field = extra[4 : 4 + length]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            if int.from_bytes(field[1:5], "little") != zlib.crc32(raw):
                return None
            return field[5:].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return None


def _likeness(name: str) -> int:
    """Letters of our languages against everything strange, capitals within words counted as strange."""
    letters = sum(letter.lower() in _LETTERS for letter in name)
    strange = sum(not letter.isascii() and letter.lower() not in _LETTERS for letter in name)
    turns = sum(a.islower() and b.isupper() for a, b in pairwise(name))
    return letters - 2 * strange - 2 * turns
