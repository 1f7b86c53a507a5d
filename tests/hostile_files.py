"""Files that mean harm, or that a broken program made: each with the codes that it may be answered with."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from archives import Item, archive, zipped_files
from binarybooks import parts as binary_parts
from binarybooks import record as binary_record
from binarybooks import row as binary_row
from binarybooks import said as binary_said
from binarybooks import xlsb
from oldbooks import Page, biff, formula, label, number, ole, record, text, xls
from opendocuments import cell, content, ods, parts, row, said, table
from opendocuments import number as ods_number
from packages import Entry, package, relationships, sheet, strings, workbook, workbook_parts, zipped

from workbook_tools.workflows.judge import judge
from workbook_tools.workflows.reading import Reading

READ = ("form_code_missing",)
"""It is read, within the limits, and is no form."""
ROWS = "table:number-rows-repeated"
UNSAFE = ("package_name_unsafe",)
SHORT = binary_record(12, bytes(4))
DAMAGED = ("file_damaged",)


@dataclass(frozen=True)
class Hostile:
    make: Callable[[], bytes]
    codes: tuple[str, ...]


def _entities(name: str) -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {name} [<!ENTITY l0 "ha">{levels}<!ENTITY file SYSTEM "file:///etc/passwd">]>'


def _xlsx_entities() -> bytes:
    body = sheet('<row><c t="inlineStr"><is><t>&l9;&file;</t></is></c></row>')
    return package(workbook_parts(body.replace("<worksheet", _entities("worksheet") + "<worksheet", 1)))


def _ods_entities() -> bytes:
    body = content(table(row(said("&l9;&file;"))))
    return package(parts(body.replace("<office:doc", _entities("x") + "<office:doc", 1)))


def _quoted_entity() -> bytes:
    """Entities within a custom property, a part that is read on the side."""
    made = workbook_parts(sheet("<row><c><v>1</v></c></row>"))
    made["_rels/.rels"] = relationships(
        ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "custom-properties", "docProps/custom.xml")
    )
    made["docProps/custom.xml"] = f"{_entities('Properties')}<Properties>&l9;</Properties>"
    return package(made)


def _opposite_corners() -> bytes:
    return workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')


def _ods_corners() -> bytes:
    far = cell('table:number-columns-repeated="16383"') + ods_number(2)
    return ods(row(ods_number(1)), row(attributes='table:number-rows-repeated="1048574"'), row(far))


def _xls_corners() -> bytes:
    return xls(Page("Аркуш1", number(0, 0, 1.0) + number(65_535, 255, 2.0)))


def _xls_filled() -> bytes:
    """Blank cells in every place of 16 sheets, 33 million in all, in rows that share nothing."""
    line = struct.pack("<H", 0) + bytes(512) + struct.pack("<H", 255)
    page = b"".join(record(0x00BE, struct.pack("<H", n) + line) for n in range(9_000))
    return xls(Page("Аркуш1", page))


def _fat_loop() -> bytes:
    data = bytearray(xls(Page("Аркуш1", label(0, 0, "а" * 2000))))
    table_sector = struct.unpack_from("<L", data, 76)[0]
    struct.pack_into("<L", data, 512 + table_sector * 512, 0)
    return bytes(data)


def _directory_loop() -> bytes:
    """Every entry of the directory is its own child and sibling."""
    data = bytearray(xls(Page("Аркуш1", label(0, 0, "а"))))
    begin = 512 + 512 * struct.unpack_from("<L", data, 48)[0]
    for place in range(begin, begin + 256, 128):
        struct.pack_into("<3L", data, place + 68, 0, 1, 1)
    return bytes(data)


def _master_table_loop() -> bytes:
    data = bytearray(xls(Page("Аркуш1", label(0, 0, "а"))))
    struct.pack_into("<2L", data, 68, 0, 1_000_000)
    return bytes(data)


def _stream_lies() -> bytes:
    """The workbook stream says that it has 2 GB."""
    data = bytearray(xls(Page("Аркуш1", label(0, 0, "а"))))
    begin = 512 + 512 * struct.unpack_from("<L", data, 48)[0]
    struct.pack_into("<L", data, begin + 128 + 120, 0x7FFFFFFF)
    return bytes(data)


def _one_sheet_often() -> bytes:
    """250 sheets at one place of the stream, each of 10,000 cells."""
    stream = bytearray(biff([Page(f"Аркуш{n}", b"") for n in range(249)] + [Page("Довгий", _ten_thousand())]))
    places = [
        n for n in range(len(stream) - 4) if stream[n : n + 2] == b"\x85\x00" and stream[n + 3 : n + 4] == b"\x00"
    ]
    last = struct.unpack_from("<L", stream, places[-1] + 4)[0]
    for place in places:
        struct.pack_into("<L", stream, place + 4, last)
    return ole(Workbook=bytes(stream))


def _ten_thousand() -> bytes:
    return b"".join(number(n, 0, float(n)) for n in range(10_000))


def _xls_strings_lie() -> bytes:
    shared = record(0x00FC, struct.pack("<2L", 0xFFFFFFFF, 0x7FFFFFFF) + text("а"))
    return xls(Page("Аркуш1", label(0, 0, "а")), more=shared)


def _xls_merges() -> bytes:
    merged = record(0x00E5, struct.pack("<H", 1_000) + struct.pack("<4H", 0, 1, 0, 1) * 1_000)
    return xls(Page("Аркуш1", merged * 101))


def _xls_merges_lie() -> bytes:
    return xls(Page("Аркуш1", record(0x00E5, struct.pack("<H", 0xFFFF)) * 20))


def _xls_nested() -> bytes:
    return xls(Page("Аркуш1", record(0x0809, bytes(16)) * 5_000))


def _lying_size() -> bytes:
    return zipped(*_entries(declared_size=100))


def _lying_checksum() -> bytes:
    return zipped(*_entries(declared_crc=1))


def _lying_name() -> bytes:
    return zipped(*_entries(local_name="xl/other.xml"))


def _entries(**lies: object) -> list[Entry]:
    made = workbook_parts(sheet("<row><c><v>1</v></c></row>"))
    entries = []
    for name, told in made.items():
        extra = lies if name.endswith("sheet1.xml") else {}
        entries.append(Entry(name, told.encode() if isinstance(told, str) else told, **extra))  # type: ignore[arg-type]
    return entries


def _overlapping() -> bytes:
    """A thousand entries that are one and the same packed megabyte."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    told = b" " * 1_000_000
    packed = engine.compress(told) + engine.flush()
    numbers = (zlib.DEFLATED, 0, 0, zlib.crc32(told), len(packed), len(told))
    body = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, *numbers, 6, 0) + b"a.xlsx" + packed
    directory = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, *numbers, 6, 0, 0, 0, 0, 0, 0) + f"{n:06}"[:6].encode()
        for n in range(1_000)
    )
    return body + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(directory), len(body), 0)


def _many_entries() -> bytes:
    return archive(*(Item(f"{n}.txt".encode(), b"") for n in range(5_001)))


def _archive_of_bombs() -> bytes:
    return archive(*(Item(f"{n}.xlsx".encode(), b" " * 15_000_000) for n in range(80)))


def _deep_ods() -> bytes:
    return package(parts(content(table("<table:table-row-group>" * 100_000))))


def _shared_strings() -> bytes:
    """A long text, shown by 1.9 million cells."""
    line = "<row>" + '<c t="s"><v>0</v></c>' * 16_000 + "</row>"
    return package(workbook_parts(sheet(line * 118), shared=strings(f"<t>{'а' * 3_000}</t>")), 0)


def measured(data: bytes) -> tuple[Reading, int]:
    """What a worker reads, and the most memory, in kilobytes, that it ever held."""
    import resource

    reading = judge(data)
    return reading, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


HOSTILE: dict[str, Hostile] = {
    "xlsx: entities": Hostile(_xlsx_entities, ("xml_doctype",)),
    "xlsx: entities in its properties": Hostile(_quoted_entity, ("xml_doctype",)),
    "xlsx: opposite corners": Hostile(_opposite_corners, READ),
    "xlsx: a million merges": Hostile(
        lambda: package(workbook_parts(sheet("", after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 1_000_000)), 0),
        ("too_many_merges",),
    ),
    "xlsx: a million elements deep": Hostile(
        lambda: package(workbook_parts("<worksheet>" + "<a>" * 1_000_000)), DAMAGED
    ),
    "xlsx: a bomb": Hostile(lambda: package(workbook_parts(sheet("") + " " * 40_000_000)), ("package_ratio",)),
    "xlsx: a million rows and more": Hostile(
        lambda: package(workbook_parts(sheet("<row><c/></row>" * 1_100_000)), 0),
        ("cell_outside_grid", "too_many_cells"),
    ),
    "xlsx: a long attribute": Hostile(
        lambda: package(workbook_parts(f'<worksheet a="{"x" * 20_000_000}">'), 0), DAMAGED
    ),
    "xlsx: a text in two million cells": Hostile(_shared_strings, READ),
    "xlsx: a lying size": Hostile(_lying_size, ("package_false",)),
    "xlsx: a lying checksum": Hostile(_lying_checksum, DAMAGED),
    "xlsx: a lying name": Hostile(_lying_name, ("package_false",)),
    "xlsx: a name twice": Hostile(
        lambda: zipped(*_entries(), Entry("XL/Workbook.xml", b"<workbook/>")), ("package_name_twice",)
    ),
    "xlsx: a name that leads out": Hostile(
        lambda: zipped(*_entries(), Entry("../../x", b"")), ("package_name_unsafe",)
    ),
    "xlsx: UTF-7": Hostile(
        lambda: package(workbook_parts('<?xml version="1.0" encoding="UTF-7"?><worksheet/>')), DAMAGED
    ),
    "ods: entities": Hostile(_ods_entities, ("xml_doctype",)),
    "ods: opposite corners": Hostile(_ods_corners, READ),
    "ods: a row two billion times": Hostile(
        lambda: ods(row(ods_number(1), attributes='table:number-rows-repeated="2147483647"')), ("cell_outside_grid",)
    ),
    "ods: a full row a million times": Hostile(
        lambda: ods(
            row(
                ods_number(1, 'table:number-columns-repeated="16384"'),
                attributes='table:number-rows-repeated="1048576"',
            )
        ),
        ("too_many_cells",),
    ),
    "ods: a hundred sheets of hidden rows": Hostile(
        lambda: package(
            parts(
                content(
                    *[table(row(attributes='table:visibility="collapse" table:number-rows-repeated="1048576"'))] * 100
                )
            )
        ),
        READ,
    ),
    "ods: blanks by the billion": Hostile(
        lambda: ods(row(cell("", '<text:s text:c="4000000000"/>'))), ("too_much_text",)
    ),
    "ods: a merge in every row": Hostile(
        lambda: ods(row(said("а", 'table:number-columns-spanned="9"'), attributes=f'{ROWS}="1000000"')),
        ("too_many_merges",),
    ),
    "ods: deep groups": Hostile(_deep_ods, DAMAGED),
    "ods: a number of digits": Hostile(
        lambda: ods(row(cell(f'office:value-type="float" office:value="1e{"9" * 9}"'))), READ
    ),
    "xls: opposite corners": Hostile(_xls_corners, READ),
    "xls: blank cells everywhere": Hostile(_xls_filled, ("too_many_cells",)),
    "xls: a loop of sectors": Hostile(_fat_loop, DAMAGED),
    "xls: a loop of the directory": Hostile(_directory_loop, DAMAGED),
    "xls: a loop of the master table": Hostile(_master_table_loop, DAMAGED),
    "xls: a stream of 2 GB": Hostile(_stream_lies, DAMAGED),
    "xls: one sheet 250 times": Hostile(_one_sheet_often, ("too_many_cells", "file_damaged")),
    "xls: two billion strings": Hostile(_xls_strings_lie, DAMAGED),
    "xls: a hundred thousand merges": Hostile(_xls_merges, ("too_many_merges",)),
    "xls: merges that are not there": Hostile(_xls_merges_lie, ("too_many_merges",)),
    "xls: streams within streams": Hostile(_xls_nested, DAMAGED),
    "xls: a formula without its text": Hostile(
        lambda: xls(Page("Аркуш1", formula(0, 0, "а")[: -len(record(0x0207, text("а")))])), DAMAGED
    ),
    "xls: nothing but its beginning": Hostile(lambda: xls(Page("а", b""))[:512], (*DAMAGED, "file_is_document")),
    "xlsb: garbage": Hostile(lambda: xlsb(bytes(range(256)) * 400), (*DAMAGED, "cell_outside_grid")),
    "xlsb: a record of 200 MB": Hostile(lambda: xlsb(b"\x06\xff\xff\xff\x60" + bytes(100)), DAMAGED),
    "xlsb: opposite corners": Hostile(
        lambda: xlsb(binary_row(0, binary_said(0, "а")) + binary_row(1_048_575, binary_said(16_383, "я"))), READ
    ),
    "xlsb: three million cells": Hostile(
        lambda: package(binary_parts(b"".join(binary_row(n) + SHORT * 16_000 for n in range(130))), 0),
        ("too_many_cells",),
    ),
    "zip: entries that share their bytes": Hostile(_overlapping, ("package_false",)),
    "zip: five thousand entries and one": Hostile(_many_entries, ("package_entries",)),
    "zip: archives within archives": Hostile(
        lambda: zipped_files(а__zip=zipped_files(б__zip=zipped_files(в__xlsx=b"PK"))), ("archive_nested",)
    ),
    "zip: a gigabyte and more": Hostile(_archive_of_bombs, ("package_too_big", "package_ratio")),
    "zip: a name that leads out": Hostile(lambda: archive(Item(b"..\\..\\x.xlsx", b"")), UNSAFE),
    "bytes: a zip's beginning": Hostile(lambda: b"PK\x03\x04" * 1_000_000, ("file_truncated",)),
    "bytes: an OLE file's beginning": Hostile(
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100_000, ("file_is_document",)
    ),
    "bytes: nothing but zeros": Hostile(lambda: bytes(90_000_000), ("file_unknown",)),
}
