"""The .xls files of tests, record by record: an OLE file around a BIFF8 stream, lies included."""

import struct
from collections.abc import Sequence
from typing import NamedTuple

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST_STREAM = 4096
_BOF, _EOF = 0x0809, 0x000A
_DATE_FORMAT = 164
USER_DEFINED = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")


def ole(**streams: bytes) -> bytes:
    """An OLE file of these streams; a name's «__» stands for «\\x05». No stream is below the size of short ones."""
    fat: list[int] = []
    body = bytearray()
    entries = [_entry("Root Entry", 5, child=1 if streams else _FREE)]
    for number, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(_LEAST_STREAM, b"\x00")
        following = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name.replace("__", "\x05"), 2, right=following, start=len(fat), size=len(padded)))
        body += _sectors(padded, fat)
    directory = len(fat)
    body += _sectors(b"".join(entries), fat)
    needed = 1
    while (len(fat) + needed) * 4 > needed * _SECTOR:
        needed += 1
    places = list(range(len(fat), len(fat) + needed))
    fat += [_FAT] * needed
    table = struct.pack(f"<{len(fat)}L", *fat).ljust(needed * _SECTOR, b"\xff")
    assert needed <= 109
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9L", 0, needed, directory, 0, _LEAST_STREAM, _END, 0, _END, 0)
    header += struct.pack("<109L", *places, *[_FREE] * (109 - needed))
    return header + bytes(body) + table


def _sectors(content: bytes, fat: list[int]) -> bytes:
    padded = content + bytes(-len(content) % _SECTOR)
    count = len(padded) // _SECTOR
    fat.extend([*range(len(fat) + 1, len(fat) + count), _END])
    return padded


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0) -> bytes:
    raw = name.encode("utf-16-le") + b"\x00\x00"
    links = struct.pack("<HBBLLL", len(raw), kind, 1, _FREE, right, child)
    return raw.ljust(64, b"\x00") + links + bytes(36) + struct.pack("<LLL", start, size, 0)


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def text(words: str) -> bytes:
    """A BIFF8 string with a length of two bytes."""
    return struct.pack("<HB", len(words), 1) + words.encode("utf-16-le")


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """Rows and columns from 0; style 1 is a date's."""
    return record(0x0203, struct.pack("<3Hd", row, column, style, value))


def label(row: int, column: int, words: str) -> bytes:
    return record(0x0204, struct.pack("<3H", row, column, 0) + text(words))


def boolean(row: int, column: int, value: bool) -> bytes:
    return record(0x0205, struct.pack("<3H2B", row, column, 0, value, 0))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<3H2B", row, column, 0, code, 1))


def formula(row: int, column: int, result: float | str) -> bytes:
    """With its cached result; what it computes is not told."""
    if isinstance(result, str):
        cached = record(0x0207, text(result))
        raw = b"\x00" * 6 + b"\xff\xff"
    else:
        cached, raw = b"", struct.pack("<d", result)
    return record(0x0006, struct.pack("<3H", row, column, 0) + raw + bytes(6) + b"\x03\x00\x1e\x01\x00") + cached


class Page(NamedTuple):
    """A sheet's records between its begin and its end; `hidden` 0, 1 or 2."""

    title: str
    records: bytes
    hidden: int = 0


def biff(pages: Sequence[Page], *, epoch_1904: bool = False, more: bytes = b"") -> bytes:
    """The workbook stream."""
    name = b"\x05\x01" + "Arial".encode("utf-16-le")
    font = record(0x0031, struct.pack("<5H4B", 200, 0, 0x7FFF, 400, 0, 0, 0, 204, 0) + name)
    shows = text("dd.mm.yyyy")
    formats = record(0x041E, struct.pack("<H", _DATE_FORMAT) + shows)
    styles = b"".join(record(0x00E0, struct.pack("<3H", 0, key, 0) + bytes(14)) for key in (0, _DATE_FORMAT))
    head = record(_BOF, struct.pack("<4H2L", 0x0600, 5, 0, 1997, 0, 6)) + record(0x0042, struct.pack("<H", 1200))
    head += record(0x0022, struct.pack("<H", epoch_1904)) + font * 5 + formats + styles + more
    listed = [page.title.encode("utf-16-le") for page in pages]
    size = len(head) + sum(4 + 8 + len(title) for title in listed) + 4
    bounds = b""
    sheets = b""
    for page, title in zip(pages, listed, strict=True):
        bounds += record(0x0085, struct.pack("<LBBBB", size + len(sheets), page.hidden, 0, len(title) // 2, 1) + title)
        sheets += record(_BOF, struct.pack("<4H2L", 0x0600, 0x10, 0, 1997, 0, 6)) + page.records + record(_EOF)
    return head + bounds + record(_EOF) + sheets


def xls(*pages: Page, epoch_1904: bool = False, more: bytes = b"") -> bytes:
    """A whole file."""
    return ole(Workbook=biff(pages, epoch_1904=epoch_1904, more=more))


def one_sheet(*records: bytes) -> bytes:
    return xls(Page("Аркуш1", b"".join(records)))


def properties(format_id: bytes, *values: tuple[int, bytes], names: dict[int, str] | None = None) -> bytes:
    """A property set stream; `values` are (id, type and value), names those of a dictionary in UTF-16."""
    entries = [(1, struct.pack("<LHH", 2, 1200, 0)), *values]
    if names:
        told = struct.pack("<L", len(names))
        for identifier, name in names.items():
            raw = (name + "\x00").encode("utf-16-le")
            told += struct.pack("<2L", identifier, len(name) + 1) + raw + bytes(-len(raw) % 4)
        entries.append((0, told))
    place, table, body = 8 + 8 * len(entries), b"", b""
    for identifier, value in entries:
        table += struct.pack("<2L", identifier, place + len(body))
        body += value + bytes(-len(value) % 4)
    section = struct.pack("<2L", 8 + len(table) + len(body), len(entries)) + table + body
    return (
        struct.pack("<2HL", 0xFFFE, 0, 0x20105)
        + bytes(16)
        + struct.pack("<L", 1)
        + format_id
        + struct.pack("<L", 48)
        + section
    )


def wide(words: str) -> bytes:
    """A text property in UTF-16."""
    return struct.pack("<2L", 31, len(words) + 1) + (words + "\x00").encode("utf-16-le")
