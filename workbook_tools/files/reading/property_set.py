"""Document properties of an OLE file: the text values of a property set stream (MS-OLEPS)."""

import codecs
import struct
import uuid
from collections.abc import Iterator

_USER_DEFINED = uuid.UUID("d5cdd505-2e9c-101b-9397-08002b2cf9ae").bytes_le
_SUMMARY = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
_KEYWORDS = 5
_DICTIONARY, _CODE_PAGE = 0, 1
_VT_I2, _VT_I4, _VT_LPSTR, _VT_LPWSTR = 2, 3, 30, 31
_UTF16 = 1200
_MOST = 1_000
"""Properties of a set; a document of people has ten."""

Section = dict[int, bytes]
"""Property id → its bytes from its type on, to the end of the section."""


def custom_properties(stream: bytes) -> dict[str, str]:
    """The named properties of «DocumentSummaryInformation»; struct.error or ValueError if the stream is damaged."""
    section = _section(stream, _USER_DEFINED)
    page = _code_page(section)
    names = dict(_names(section.get(_DICTIONARY, b""), page))
    values = {name: _text(section[number], page) for number, name in names.items() if number in section}
    return {name: value for name, value in values.items() if value is not None}


def keywords(stream: bytes) -> str:
    """The keywords of «SummaryInformation»; struct.error or ValueError if the stream is damaged."""
    section = _section(stream, _SUMMARY)
    return (_text(section[_KEYWORDS], _code_page(section)) or "") if _KEYWORDS in section else ""


def _section(stream: bytes, format_id: bytes) -> Section:
    """Empty where the stream has no such set."""
    (number,) = struct.unpack_from("<L", stream, 24)
    for place in range(28, 28 + 20 * min(number, 4), 20):
        if stream[place : place + 16] == format_id:
            (begin,) = struct.unpack_from("<L", stream, place + 16)
            size, count = struct.unpack_from("<2L", stream, begin)
            content = stream[begin : begin + size]
            if count > _MOST:
                raise ValueError("too many properties")
            places = (struct.unpack_from("<2L", content, 8 + 8 * n) for n in range(count))
            return {identifier: content[offset:] for identifier, offset in places}
    return {}


def _code_page(section: Section) -> int:
    value = section.get(_CODE_PAGE)
    return 1252 if value is None else int(struct.unpack_from("<H", value, 4)[0])


def _names(dictionary: bytes, page: int) -> Iterator[tuple[int, str]]:
    """Lengths count characters in UTF-16, which is then padded to four bytes; bytes in other code pages."""
    if not dictionary:
        return
    (count,) = struct.unpack_from("<L", dictionary)
    place = 4
    for _ in range(min(count, _MOST)):
        identifier, length = struct.unpack_from("<2L", dictionary, place)
        place += 8
        size = length * 2 if page == _UTF16 else length
        yield identifier, _decoded(dictionary[place : place + size], page)
        place += size + (-size % 4 if page == _UTF16 else 0)


def _text(value: bytes, page: int) -> str | None:
    """A text, or a whole number as text; None for what is neither."""
    kind, number = struct.unpack_from("<2L", value.ljust(8, b"\x00"))
    if kind == _VT_LPSTR:
        return _decoded(value[8 : 8 + number], page)
    if kind == _VT_LPWSTR:
        return _decoded(value[8 : 8 + 2 * number], _UTF16)
    if kind in (_VT_I2, _VT_I4):
        return str(struct.unpack_from("<h" if kind == _VT_I2 else "<l", value, 4)[0])
    return None


def _decoded(raw: bytes, page: int) -> str:
    names = {_UTF16: "utf-16-le", 65001: "utf-8", 10007: "mac-cyrillic"}
    try:
        name = codecs.lookup(names.get(page, f"cp{page}")).name
    except LookupError:
        name = "latin-1"
    return raw.decode(name, "replace").partition("\x00")[0]
