"""Outlook messages (.msg) written by hand: an OLE container with the streams that MS-OXMSG names.

No library writes them; python-oxmsg and olefile, which read them, are the second opinion.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, MINI = 512, 64
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = 0


def container(tree: Tree) -> bytes:
    """A compound file (MS-CFB, version 3) of storages and streams."""
    entries = [_Entry("Root Entry", 5)]
    _collect(entries, 0, tree)
    mini = b"".join(_place_mini(entries))
    entries[0].data = mini
    sectors: list[bytes] = []
    fat: list[int] = []
    for entry in entries:
        if entry.kind == 5 or len(entry.data) >= 4096:
            entry.start = _chain(sectors, fat, entry.data) if entry.data else _END
    mini_fat = _mini_fat(entries)
    mini_start = _chain(sectors, fat, mini_fat) if mini_fat else _END
    directory = b"".join(_record(entries, number) for number in range(len(entries)))
    directory += _record([_Entry("", 0)], 0) * (-len(entries) % 4)
    directory_start = _chain(sectors, fat, directory)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    first = len(fat)
    fat += [_FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}L", *fat)
    table += b"\xff" * (fat_sectors * SECTOR - len(table))
    sectors += [table[n : n + SECTOR] for n in range(0, len(table), SECTOR)]
    places = [*range(first, first + fat_sectors)]
    if fat_sectors > 109:
        raise ValueError("too large for a test")
    header = struct.pack(
        "<8s16s6H10L",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0),
        *(0, 0, fat_sectors, directory_start, 0, 4096, mini_start, len(mini_fat) // SECTOR, _END, 0),
    )
    header += struct.pack("<109L", *places, *([_FREE] * (109 - fat_sectors)))
    return header + b"".join(sectors)


def _collect(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, content in tree.items():
        number = len(entries)
        entries[parent].children.append(number)
        if isinstance(content, bytes):
            entries.append(_Entry(name, 2, content))
        else:
            entries.append(_Entry(name, 1))
            _collect(entries, number, content)


def _place_mini(entries: list[_Entry]) -> list[bytes]:
    placed, pieces = 0, []
    for entry in entries:
        if entry.kind == 2 and len(entry.data) < 4096:
            entry.start = placed if entry.data else _END
            pieces.append(entry.data + bytes(-len(entry.data) % MINI))
            placed += len(pieces[-1]) // MINI
    return pieces


def _mini_fat(entries: list[_Entry]) -> bytes:
    table: list[int] = []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.data) < 4096:
            count = -(-len(entry.data) // MINI)
            table += [*range(len(table) + 1, len(table) + count), _END]
    table += [_FREE] * (-len(table) % (SECTOR // 4))
    return struct.pack(f"<{len(table)}L", *table)


def _chain(sectors: list[bytes], fat: list[int], data: bytes) -> int:
    start = len(sectors)
    data += bytes(-len(data) % SECTOR)
    pieces = [data[n : n + SECTOR] for n in range(0, len(data), SECTOR)]
    sectors += pieces
    fat += [*range(start + 1, start + len(pieces)), _END]
    return start


def _record(entries: list[_Entry], number: int) -> bytes:
    """Siblings stand in one chain to the right, in the order that the standard asks for."""
    entry = entries[number]
    right = _NONE
    for other in entries:
        ordered = _ordered(entries, other)
        if number in ordered[:-1]:
            right = ordered[ordered.index(number) + 1]
    child = _ordered(entries, entry)[0] if entry.children else _NONE
    name = entry.name.encode("utf-16-le")
    length = len(name) + 2 if name else 0
    start = entry.start if entry.kind in (2, 5) else 0
    return struct.pack(
        "<64sH2B3L16sL2QLQ",
        *(name, length, entry.kind, 1, _NONE, right, child, bytes(16), 0, 0, 0, start, len(entry.data)),
    )


def _ordered(entries: list[_Entry], entry: _Entry) -> list[int]:
    return sorted(entry.children, key=lambda n: (len(entries[n].name), entries[n].name.upper()))


# --- messages ------------------------------------------------------------------------------------


def texts(properties: Mapping[int, str], *, ansi: str | None = None) -> dict[str, bytes]:
    """Streams of text properties, in UTF-16 or in a code page."""
    if ansi:
        return {f"__substg1.0_{tag:04X}001E": text.encode(ansi) for tag, text in properties.items()}
    return {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in properties.items()}


def _listed(header: bytes, streams: Mapping[str, bytes], method: int | None = None) -> bytes:
    """The property stream: what stands in streams of its own is listed with its size, a method is told here."""
    records = b"" if method is None else struct.pack("<HHLQ", 3, 0x3705, 6, method)
    for name, data in streams.items():
        tag, kind = int(name[-8:-4], 16), int(name[-4:], 16)
        records += struct.pack("<HHLLL", kind, tag, 6, len(data) + (2 if kind == 0x1F else 0), 0)
    return header + records


def attachment(name: str, data: bytes, *, short: str = "", ansi: str | None = None, content_id: str = "") -> Tree:
    named = {0x3707: name, 0x3704: short, 0x3712: content_id}
    streams = {"__substg1.0_37010102": data, **texts({tag: text for tag, text in named.items() if text}, ansi=ansi)}
    return {"__properties_version1.0": _listed(bytes(8), streams, 1), **streams}


def embedded(name: str, message: Tree) -> Tree:
    streams = texts({0x3001: name})
    return {"__properties_version1.0": _listed(bytes(8), streams, 5), "__substg1.0_3701000D": message, **streams}


def message(
    properties: Mapping[int, str], *attachments: Tree, within: bool = False, ansi: str | None = None
) -> dict[str, "bytes | Tree"]:
    """`within`: one that stands in another, whose property stream has a shorter header."""
    header = bytearray(24 if within else 32)
    struct.pack_into("<L", header, 20, len(attachments))
    streams = texts(properties, ansi=ansi)
    return {
        "__nameid_version1.0": {"__substg1.0_00020102": b""},
        "__properties_version1.0": _listed(bytes(header), streams),
        **streams,
        **{f"__attach_version1.0_#{number:08X}": one for number, one in enumerate(attachments)},
    }


FROM, NAME, SUBJECT, MESSAGE_ID, HEADERS, CLASS = 0x5D01, 0x0C1A, 0x0037, 0x1035, 0x007D, 0x001A
