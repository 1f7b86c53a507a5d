"""Small OOXML packages for tests, built from parts by hand; and zips that lie."""

import struct
import zlib
from dataclasses import dataclass

from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import CellValue, RawSheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, str | bytes]


@dataclass(frozen=True)
class Entry:
    """A zip entry as it is, and as it pretends to be."""

    name: str
    content: bytes
    method: int = zlib.DEFLATED
    flags: int = 0x800
    declared_size: int | None = None
    declared_crc: int | None = None
    local_name: str | None = None


def zipped(*entries: Entry, prefix: bytes = b"") -> bytes:
    """A zip archive of the entries, lies included."""
    body, directory = bytearray(prefix), bytearray()
    for entry in entries:
        raw = entry.name.encode()
        local = raw if entry.local_name is None else entry.local_name.encode()
        engine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = entry.content if entry.method == 0 else engine.compress(entry.content) + engine.flush()
        size = len(entry.content) if entry.declared_size is None else entry.declared_size
        crc = zlib.crc32(entry.content) if entry.declared_crc is None else entry.declared_crc
        numbers = (entry.method, 0, 0, crc, len(packed), size)
        offset = len(body) - len(prefix)
        body += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, entry.flags, *numbers, len(local), 0) + local + packed
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, entry.flags, *numbers, len(raw), 0, 0, 0, 0, 0, offset
        )
        directory += raw
    end = struct.pack(
        "<4s4H2LH",
        b"PK\x05\x06",
        0,
        0,
        len(entries),
        len(entries),
        len(directory),
        len(body) - len(prefix),
        0,
    )
    return bytes(body + directory + end)


def package(parts: Parts, method: int = zlib.DEFLATED) -> bytes:
    """A zip of parts: name → content; method 0 stores them."""
    return zipped(*(Entry(name, c.encode() if isinstance(c, str) else c, method) for name, c in parts.items()))


def relationships(*relations: tuple[str, str, str], base: str = RELATIONS) -> str:
    """(id, kind, target) each; a kind with «/» is a whole type."""
    lines = "".join(
        f'<Relationship Id="{i}" Type="{kind if "/" in kind else f"{base}/{kind}"}" Target="{target}"/>'
        for i, kind, target in relations
    )
    return f'{_PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def sheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """A worksheet part around the inside of its sheetData."""
    return f'{_PROLOGUE}<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*items: str) -> str:
    """A shared strings part; each item is the inside of an `si`."""
    return f'{_PROLOGUE}<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def styles(*formats: str | int) -> str:
    """A styles part: a cell style for each number format, a built-in id or a custom code."""
    custom = {164 + n: code for n, code in enumerate(f for f in formats if isinstance(f, str))}
    ids = {code: i for i, code in custom.items()}
    escape = str.maketrans({'"': "&quot;", "&": "&amp;", "<": "&lt;"})
    declared = "".join(f'<numFmt numFmtId="{i}" formatCode="{c.translate(escape)}"/>' for i, c in custom.items())
    xfs = "".join(f'<xf numFmtId="{ids[f] if isinstance(f, str) else f}"/>' for f in formats)
    return (
        f'{_PROLOGUE}<styleSheet xmlns="{MAIN}"><numFmts>{declared}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{xfs}</cellXfs></styleSheet>'
    )


def workbook_parts(
    *sheets: str | bytes,
    shared: str | None = None,
    style: str | None = None,
    inside: str = "",
    properties: str = "",
) -> Parts:
    """The parts of a workbook of these worksheet parts, named «Аркуш1», «Аркуш2»…"""
    listed = "".join(f'<sheet name="Аркуш{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1))
    relations = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    parts: Parts = {"_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml"))}
    parts["xl/workbook.xml"] = (
        f'{_PROLOGUE}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{listed}</sheets>{inside}'
        "</workbook>"
    )
    for number, content in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = content
    if shared is not None:
        parts["xl/sharedStrings.xml"] = shared
        relations.append(("rIdS", "sharedStrings", "sharedStrings.xml"))
    if style is not None:
        parts["xl/styles.xml"] = style
        relations.append(("rIdT", "styles", "styles.xml"))
    parts["xl/_rels/workbook.xml.rels"] = relationships(*relations)
    return parts


def workbook(
    *rows: str,
    shared: str | None = None,
    style: str | None = None,
    inside: str = "",
    properties: str = "",
) -> bytes:
    """A workbook with a sheet for each inside of a sheetData."""
    content = (sheet(r) for r in rows)
    return package(workbook_parts(*content, shared=shared, style=style, inside=inside, properties=properties))


def first_sheet(data: bytes, limits: Limits = LIMITS) -> RawSheet:
    """The first sheet as it is read."""
    return read_workbook(data, limits).sheets[0]


def cells(sheet: RawSheet) -> dict[tuple[int, int], CellValue]:
    """(row, column) → value."""
    return {(number, c): v for number, row in sheet.rows.items() for c, v in zip(row.columns, row.values, strict=True)}
