"""The zip file of a generated workbook: what is deflated beside is whole, and any program opens it."""

import errno
import gc
import tempfile
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zlib_ng import zlib_ng

from workbook_tools.files.disk.durable import lay_aside
from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.documents import package as packages
from workbook_tools.files.documents.document import long_document, new_document
from workbook_tools.files.documents.package import Package, joined

contents = st.binary(max_size=300)
texts = st.lists(st.text(max_size=40), max_size=4)


@given(contents, contents)
def test_the_checksum_of_two_contents_is_that_of_both_in_a_row(first: bytes, second: bytes) -> None:
    assert joined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


@given(texts, texts, texts)
def test_rows_stand_where_they_are_put_though_the_beginning_is_written_later(
    before: list[str], rows: list[str], after: list[str]
) -> None:
    target = BytesIO()
    package = Package(target)
    deflated = package.rows()
    for text in rows:
        deflated.write(text)
    part = package.part("xl/sheet.xml")
    part.writelines(before)
    part.append(deflated)
    part.writelines(after)
    part.end()
    package.close()
    package.release()
    with zipfile.ZipFile(target) as opened:
        assert opened.testzip() is None
        assert opened.read("xl/sheet.xml") == "".join([*before, *rows, *after]).encode()


def test_a_part_longer_than_a_piece_is_whole() -> None:
    rows = [f'<row r="{number}">{"щось " * 50}</row>' for number in range(5_000)]
    target = BytesIO()
    package = Package(target)
    deflated = package.rows()
    for row in rows:
        deflated.write(row)
    part = package.part("sheet.xml")
    part.write("<sheet>")
    part.append(deflated)
    part.write("</sheet>")
    part.end()
    package.close()
    package.release()
    with zipfile.ZipFile(target) as opened:
        assert opened.read("sheet.xml").decode() == f"<sheet>{''.join(rows)}</sheet>"


def test_a_package_is_what_the_standard_library_would_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts without rows of their own: byte for byte, if it deflated by the same engine."""
    monkeypatch.setattr(zipfile, "zlib", zlib_ng)
    parts = {"a.xml": "<a/>", "b/c.xml": "текст " * 60_000, "empty.xml": ""}
    target, expected = BytesIO(), BytesIO()
    package = Package(target)
    for name, text in parts.items():
        part = package.part(name)
        part.write(text)
        part.end()
    package.close()
    package.release()
    with zipfile.ZipFile(expected, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            with written.open(entry, "w") as file:
                file.write(text.encode())
    assert target.getvalue() == expected.getvalue()


def test_rows_lie_between_those_that_are_kept() -> None:
    """Two runs of streamed rows, with kept ones above, between and below."""
    with new_document() as document:
        sheet = document.add_sheet("Аркуш")
        for row, text in ((0, "над"), (3, "між"), (6, "під")):
            sheet.write_string(row, 0, text)
        for row in (1, 2, 4, 5):
            sheet.put_row(row, 18, 0, f'<c r="A{row + 1}"><v>{row}</v></c>')
        with pytest.raises(ValueError, match="row 4"):
            sheet.put_row(4, 18, 0, "")
    with zipfile.ZipFile(BytesIO(document.data)) as opened:
        xml = opened.read("xl/worksheets/sheet1.xml").decode()
    assert [part.split('"')[0] for part in xml.split('<row r="')[1:]] == ["1", "2", "3", "4", "5", "6", "7"]
    assert '<dimension ref="A1:A7"/>' in xml


def _long_document() -> bytes:
    with new_document(title="Довгий") as document:
        sheet = document.add_sheet("Аркуш")
        sheet.write_string(0, 0, "Квадрати")
        for row in range(1, 3_000):
            sheet.put_row(row, 15, 0, f'<c r="A{row + 1}"><v>{row * row}</v></c>')
    return document.data


def test_what_is_not_held_in_memory_is_written_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    held = _long_document()
    monkeypatch.setattr(packages, "HELD", 100)
    monkeypatch.setattr("workbook_tools.files.documents.document.HELD", 100)
    assert _long_document() == held


def test_a_temporary_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packages, "HELD", 100)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "немає"))
    with pytest.raises(NotDone) as hindered:
        _long_document()
    assert (hindered.value.obstacle, hindered.value.path) == (Obstacle.DISK_FAILED, tmp_path / "немає")


def test_a_document_that_is_not_done_leaves_nothing_to_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is collected first: what cannot be closed any more would be told on the terminal."""
    told: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", told.append)
    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            _closed_badly(monkeypatch)
        gc.collect()
    assert told == []


def _closed_badly(monkeypatch: pytest.MonkeyPatch) -> None:
    with new_document() as document:
        monkeypatch.setattr(document.add_sheet("Аркуш"), "_assemble_xml_file", lambda: 1 // 0)


class _Failing(BytesIO):
    def read(self, *_length: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_a_temporary_folder_that_cannot_be_read_is_told_to_whoever_reads_the_document(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And what was begun in its place is gone."""
    with long_document() as document:
        document.add_sheet("Аркуш")
    with document.file as file, monkeypatch.context() as patch:
        patch.setattr(file, "_file", _Failing())
        with pytest.raises(NotDone) as caught:
            lay_aside(tmp_path, file)
    assert caught.value.path == Path(tempfile.gettempdir())
    assert list(tmp_path.iterdir()) == []
