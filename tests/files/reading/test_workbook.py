"""Whatever arrives: told apart by content, answered with a sentence that helps."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from packages import Entry, cells, package, relationships, sheet, strings, workbook, workbook_parts, zipped

from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.recognise import Content, recognise
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.rules.catalogue import message, remedy


def ole(*names: str) -> bytes:
    """The beginning of an OLE file with a directory of these entries, as far as it is looked at."""
    entries = b""
    for name in names:
        raw = name.encode("utf-16-le") + b"\x00\x00"
        entries += raw.ljust(64, b"\x00") + len(raw).to_bytes(2, "little") + bytes(62)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + entries.ljust(512, b"\x00")


def zip_of(**parts: str) -> bytes:
    return zipped(*(Entry(name.replace("__", "/"), text.encode()) for name, text in parts.items()))


def office(root: str, target: str) -> bytes:
    return package({"_rels/.rels": relationships(("r1", "officeDocument", target)), target: f"<{root}/>"})


ODS = "application/vnd.oasis.opendocument.spreadsheet"
KINDS: list[tuple[bytes, str]] = [
    (b"", "file_empty"),
    (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "file_encrypted"),
    (ole("Root Entry", "WordDocument"), "file_is_word"),
    (ole("Root Entry", "PowerPoint Document"), "file_is_document"),
    (office("document", "word/document.xml"), "file_is_word"),
    (office("x:presentation", "ppt/presentation.xml"), "file_is_document"),
    (zipped(Entry("mimetype", b"application/vnd.oasis.opendocument.text"), Entry("content.xml", b"")), "file_is_word"),
    (b"{\\rtf1\\ansi}", "file_is_word"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "file_is_pdf"),
    (b"\n\n%PDF-1.4", "file_is_pdf"),
    (b"\x89PNG\r\n\x1a\n" + bytes(20), "file_is_picture"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file_is_picture"),
    (b"GIF89a" + bytes(20), "file_is_picture"),
    (b"II*\x00" + bytes(20), "file_is_picture"),
    (b"\x00\x00\x00\x18ftypheic" + bytes(20), "file_is_picture"),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "file_is_picture"),
    (b"BM" + (30).to_bytes(4, "little") + bytes(24), "file_is_picture"),
    (zip_of(photo="x"), "file_is_archive"),
    (b"PK\x05\x06" + bytes(18), "file_is_archive"),
    (b"Rar!\x1a\x07\x01\x00", "file_is_packed"),
    (b"7z\xbc\xaf\x27\x1c\x00\x04", "file_is_packed"),
    (b"\x1f\x8b\x08" + bytes(20), "file_is_packed"),
    (b"BZh91AY&SY", "file_is_packed"),
    (b"\xfd7zXZ\x00\x00\x04", "file_is_packed"),
    (b"MSCF" + bytes(30), "file_is_packed"),
    (b"report.xlsx".ljust(257, b"\x00") + b"ustar\x0000", "file_is_packed"),
    (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "file_is_link"),
    (b"[InternetShortcut]\r\nURL=https://example.org/x\r\n", "file_is_link"),
    (b"[Desktop Entry]\nType=Link\nURL=https://example.org/x\n", "file_is_link"),
    (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1", "email": "a@example.org"}', "file_is_link"),
    (b'{"":"WARNING! DO NOT EDIT","doc_id":"1","resource_key":"","email":"a@example.org"}', "file_is_link"),
    (
        b'<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>x</string></dict></plist>',
        "file_is_link",
    ),
    (b"Return-Path: <a@example.org>\r\nSubject: =?utf-8?b?0LA=?=\r\n\r\nText", "file_is_mail"),
    (b"From a@example.org Wed Sep 16 10:00:00 2020\nFrom: a@example.org\nTo: b@example.org\n\n", "file_is_mail"),
    (b"X-Mozilla-Status: 0001\nMIME-Version: 1.0\nSubject: report\n\nText", "file_is_mail"),
    (ole("Root Entry", "__properties_version1.0", "__nameid_version1.0"), "file_is_mail"),
    (b"\x78\x9f\x3e\x22" + bytes(30), "file_is_winmail"),
    (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related\r\n", "file_is_web_page"),
    (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\n", "file_is_web_page"),
    ("Дата: 16.09.2020\nТема: звіт\n".encode(), "file_is_text"),
    (b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0" + bytes(60), "file_is_signature"),
    (b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80" + bytes(60), "file_is_signature"),
    (b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0" + bytes(60), "file_is_enciphered"),
    (zip_of(Index__Document_iwa="x").replace(b"_iwa", b".iwa"), "file_is_numbers"),
    (zip_of(Index_zip="x").replace(b"_zip", b".zip"), "file_is_numbers"),
    (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "file_is_picture"),
    (b"8BPS\x00\x01" + bytes(30), "file_is_picture"),
    (b"AT&TFORM" + bytes(30), "file_is_picture"),
    (ole("Root Entry", "WordDocument", "Workbook"), "file_is_word"),
    (ole("Root Entry", "VisioDocument"), "file_is_document"),
    (ole("Root Entry", "Workbook", "WordDocument"), "file_damaged"),
    (b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(60), "file_unknown"),
    (b"{" + b'"a": 1, ' * 1000 + b'"x": "docs.google.com"}', "file_is_text"),
    (b"<html><body><table>", "file_is_web_page"),
    (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "file_is_web_page"),
    ("<table>".encode("utf-16"), "file_is_web_page"),
    (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "file_is_web_page"),
    ("№;Захід;Стан\r\n1;Форум;виконано\r\n".encode("cp1251"), "file_is_text"),
    ("№;Захід".encode(), "file_is_text"),
    ("№;Захід".encode("utf-16"), "file_is_text"),
    (bytes(600), "file_unknown"),
    (b"\x7fELF\x02\x01\x01" + bytes(60), "file_unknown"),
    (workbook("")[:-1], "file_truncated"),
    (b"PK\x03\x04", "file_truncated"),
]


@pytest.mark.parametrize(("data", "code"), KINDS, ids=[f"{n}-{code}" for n, (_, code) in enumerate(KINDS)])
def test_every_kind_of_file_has_its_answer(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data)
    assert caught.value.finding.code == code
    for lang in ("uk", "en"):
        assert message(caught.value.finding, lang)
        assert remedy(caught.value.finding, lang)


def test_a_word_in_a_cell_does_not_make_an_ole_file_another() -> None:
    """«EncryptedPackage» as a text, not as a name of the directory."""
    data = ole("Root Entry", "Workbook") + b"\x10\x00" + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert recognise(data, lambda: Package(data, LIMITS)) is Content.XLS


def test_a_workbook_with_macros_is_read() -> None:
    parts = workbook_parts(sheet("<row><c><v>1</v></c></row>"))
    parts["xl/vbaProject.bin"] = b"\xd0\xcf"
    assert cells(read_workbook(package(parts)).sheets[0]) == {(1, 1): 1}


# --- whatever the bytes, only Unreadable ----------------------------------------------------------


def example_workbook() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in range(20):
        page.append([row, row / 3, f"рядок {row}", "=A1+1", None, True])
    page.merge_cells("A22:C23")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


WHOLE = example_workbook()
with zipfile.ZipFile(io.BytesIO(WHOLE)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
PARTS["xl/sharedStrings.xml"] = PARTS.get("xl/sharedStrings.xml", strings("<t>а</t>").encode())
NAMES = sorted(PARTS)


def read_or_refuse(data: bytes) -> None:
    with suppress(Unreadable):
        read_workbook(data)


@given(st.binary(max_size=200))
@example(b"PK\x05\x06" + b"\xff" * 18)
def test_random_bytes_raise_nothing_else(data: bytes) -> None:
    for beginning in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        read_or_refuse(beginning + data)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_of_a_workbook_raise_nothing_else(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    read_or_refuse(bytes(data))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_changed_parts_of_a_workbook_raise_nothing_else(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    part = bytearray(PARTS[name])
    begin = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(begin, min(len(part), begin + 30)))
    part[begin:end] = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(FRAGMENTS)))
    read_or_refuse(package({**PARTS, name: bytes(part)}))


FRAGMENTS = [
    b"<c>", b"</c>", b"<v>", b"<row>", b"<is><t>", b"<f>", b'r="ZZZ1"', b't="s"', b't="d"', b's="-1"', b"&#x0;", b"]]>",
    b'<mc:Choice>', b"<rPh>", b'r="A1048577"', b"1e400", b"<![CDATA[", b'xmlns="x"', b'hidden="1" min="x"', b"\xff\xfe",
]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE) - 1))
def test_a_workbook_that_breaks_off_is_refused(length: int) -> None:
    with pytest.raises(Unreadable):
        read_workbook(WHOLE[:length])


# --- hostile on purpose: refused at once, by the pass itself --------------------------------------


def opposite_corners() -> bytes:
    return workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')


def test_cells_in_opposite_corners_cost_nothing() -> None:
    """550 GB for a reader that fills the rectangle between them."""
    assert cells(read_workbook(opposite_corners()).sheets[0]) == {(1, 1): 1, (1_048_576, 16_384): 2}


def million_merges() -> bytes:
    merges = '<mergeCell ref="A1:B2"/>' * 1_000_000
    return package(workbook_parts(sheet("", after=f"<mergeCells>{merges}</mergeCells>")), 0)


def deep() -> bytes:
    return package(workbook_parts("<worksheet>" + "<a>" * 1_000_000))


def deep_rows() -> bytes:
    return package(workbook_parts("<worksheet><sheetData>" + '<row r="1">' * 1_100_000))


def deep_strings() -> bytes:
    return workbook("", shared="<sst>" + "<r>" * 1_000_000)


def huge_attribute() -> bytes:
    return package(workbook_parts(f'<worksheet a="{"x" * 20_000_000}">'), 0)


def many_attributes() -> bytes:
    attributes = " ".join(f'a{n}="1"' for n in range(100_000))
    return package(workbook_parts(sheet(f"<row {attributes}><c {attributes}/></row><row r='x'/>")))


def many_columns() -> bytes:
    cols = '<col min="1" max="16384" hidden="1"/>' * 100_000
    return package(workbook_parts(sheet('<row r="0"/>', before=f"<cols>{cols}</cols>")))


def blank_cells() -> bytes:
    return workbook("<row>" + "<c/>" * 16_000 + "</row>" + ("<row>" + "<c/>" * 16_000 + "</row>") * 130)


def many_styles() -> bytes:
    return workbook('<row><c s="x"><v>1</v></c></row>', style=f"<s><cellXfs>{'<xf/>' * 200_000}</cellXfs></s>")


def same_sheet_often() -> bytes:
    """250 sheets that are one and the same part of 8 MB."""
    parts = workbook_parts(*["<worksheet/>"] * 250)
    parts["xl/worksheets/sheet1.xml"] = sheet("<row>" + " " * 8_000_000 + "</row>")
    rels = relationships(*((f"rId{n}", "worksheet", "worksheets/sheet1.xml") for n in range(1, 251)))
    return package({**parts, "xl/_rels/workbook.xml.rels": rels})


def zip_bomb() -> bytes:
    return package(workbook_parts(sheet("") + " " * 20_000_000))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million merges": (million_merges, "too_many_merges"),
    "deep XML": (deep, "file_damaged"),
    "rows within rows": (deep_rows, "cell_outside_grid"),
    "deep strings": (deep_strings, "file_damaged"),
    "a huge attribute": (huge_attribute, "file_damaged"),
    "many attributes": (many_attributes, "file_damaged"),
    "hidden columns again and again": (many_columns, "cell_outside_grid"),
    "formatted blank cells": (blank_cells, "too_many_cells"),
    "many styles": (many_styles, "file_damaged"),
    "a sheet read again and again": (same_sheet_often, "file_damaged"),
    "a bomb": (zip_bomb, "package_ratio"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str) -> None:
    make, code = HOSTILE[name]
    with pytest.raises(Unreadable) as caught:
        read_workbook(make())
    assert caught.value.finding.code == code
