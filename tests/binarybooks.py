"""The .xlsb files of tests, record by record."""

import struct

from packages import Parts, package, relationships


def record(kind: int, data: bytes = b"") -> bytes:
    return _number(kind) + _number(len(data)) + data


def _number(value: int) -> bytes:
    pieces = bytearray()
    while True:
        value, piece = value >> 7, value & 0x7F
        pieces.append(piece | (0x80 if value else 0))
        if not value:
            return bytes(pieces)


def text(words: str) -> bytes:
    return struct.pack("<L", len(words)) + words.encode("utf-16-le")


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    """Rows and columns from 0."""
    return record(0, struct.pack("<LLHBBB", number, 0, 300, 0, 0x10 if hidden else 0, 0) + bytes(4)) + b"".join(cells)


def cell(kind: int, column: int, value: bytes = b"", style: int = 0) -> bytes:
    return record(kind, struct.pack("<2L", column, style) + value)


def real(column: int, value: float, style: int = 0) -> bytes:
    return cell(5, column, struct.pack("<d", value), style)


def said(column: int, words: str) -> bytes:
    return cell(6, column, text(words))


def parts(*sheets: bytes, strings: tuple[str, ...] = (), epoch_1904: bool = False, hidden: int = 0) -> Parts:
    """A workbook's parts; `hidden` is the last sheet's state; style 1 shows dates."""
    listed, relations = b"", [("rS", "sharedStrings", "sharedStrings.bin"), ("rT", "styles", "styles.bin")]
    for place, _ in enumerate(sheets, 1):
        state = hidden if place == len(sheets) else 0
        listed += record(156, struct.pack("<2L", state, place) + text(f"rId{place}") + text(f"Аркуш{place}"))
        relations.append((f"rId{place}", "worksheet", f"worksheets/sheet{place}.bin"))
    styles = record(278) + record(615, struct.pack("<L", 1))
    styles += record(44, struct.pack("<H", 164) + text("dd.mm.yyyy")) + record(616) + record(617, struct.pack("<L", 2))
    styles += (
        b"".join(record(47, struct.pack("<2H", 0, key) + bytes(12)) for key in (0, 164)) + record(618) + record(279)
    )
    return {
        "_rels/.rels": relationships(("r1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131)
        + record(153, struct.pack("<2L", epoch_1904, 0))
        + record(143)
        + listed
        + record(144)
        + record(157, bytes(26))
        + record(132),
        "xl/_rels/workbook.bin.rels": relationships(*relations),
        "xl/sharedStrings.bin": record(159, struct.pack("<2L", len(strings), len(strings)))
        + b"".join(record(19, b"\x00" + text(words)) for words in strings)
        + record(160),
        "xl/styles.bin": styles,
        **{f"xl/worksheets/sheet{place}.bin": content for place, content in enumerate(sheets, 1)},
    }


def xlsb(*sheets: bytes, strings: tuple[str, ...] = (), epoch_1904: bool = False, hidden: int = 0) -> bytes:
    """A whole file."""
    return package(parts(*sheets, strings=strings, epoch_1904=epoch_1904, hidden=hidden))
