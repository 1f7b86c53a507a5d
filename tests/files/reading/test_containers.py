"""Archives: what is in them, what it is called, and why one is not opened."""

import zipfile
from io import BytesIO

import pytest
from archives import Item, archive, unicode_path, zipped_files
from hypothesis import given
from hypothesis import strategies as st
from opendocuments import ods, row, said
from packages import workbook

from workbook_tools.files.reading.containers import Contents, look_into, members
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.member_names import member_name
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook

BOOK = workbook('<row><c r="A1"><v>1</v></c></row>')
OTHER = ods(row(said("а")))
NAME = "Звіт щодо ґрунту.xlsx"


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    """What is said of an archive that is not opened."""
    assert look_into(data, limits) is None
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, limits)
    return caught.value.finding.code


def names(data: bytes) -> tuple[str, ...]:
    contents = look_into(data)
    assert contents is not None
    return contents.workbooks


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item(NAME.encode(), BOOK, flags=0x800), NAME),
        (Item(NAME.encode(), BOOK), NAME),
        (Item("Звіт відділу культури.xlsx".encode("cp1251"), BOOK), "Звіт відділу культури.xlsx"),
        (Item("ЗВІТ МОЛОДЬ.xlsx".encode("cp1251"), BOOK), "ЗВІТ МОЛОДЬ.xlsx"),
        (Item("Звiт вiддiлу культури.xlsx".encode("cp866"), BOOK), "Звiт вiддiлу культури.xlsx"),
        (Item("Управління Є.xlsx".encode("cp1125"), BOOK), "Управління Є.xlsx"),
        (Item("МОЛОДЬ.xlsx".encode("cp866"), BOOK), "МОЛОДЬ.xlsx"),
        (Item("Папка/звiт.xlsx".encode("cp866"), BOOK), "Папка/звiт.xlsx"),
        (Item(b"report.xlsx", BOOK), "report.xlsx"),
        (Item(b"???.xlsx", BOOK, extra=unicode_path(b"???.xlsx", NAME)), NAME),
        (Item(b"\x87.xlsx", BOOK, extra=b"\x01\x00\x00\x00" + unicode_path(b"\x87.xlsx", NAME)), NAME),
    ],
)
def test_names_as_they_were_typed(item: Item, expected: str) -> None:
    assert names(archive(item)) == (expected,)


def test_a_unicode_path_of_another_name_is_not_believed() -> None:
    raw = "звiт.xlsx".encode("cp866")
    assert names(archive(Item(raw, BOOK, extra=unicode_path(raw, NAME, checksum=1)))) == ("звiт.xlsx",)
    assert names(archive(Item(raw, BOOK, extra=unicode_path(raw, NAME, version=2)))) == ("звiт.xlsx",)


def test_names_that_only_another_code_page_makes_equal() -> None:
    """«В» and «Р» of cp866 are «é» and «É» of zip's standard code page."""
    data = archive(*(Item(f"{letter}.xlsx".encode("cp866"), BOOK) for letter in "ВР"))
    assert names(data) == ("В.xlsx", "Р.xlsx")


@given(st.binary(max_size=40), st.integers(0, 0xFFFF), st.binary(max_size=40))
def test_every_name_is_some_text(raw: bytes, flags: int, extra: bytes) -> None:
    member_name(raw, flags, extra)


def test_by_content_where_the_name_says_nothing() -> None:
    data = zipped_files(звіт=BOOK, таблиця__dat=OTHER, лист__txt=b"text", малюнок__png=b"\x89PNG\r\n\x1a\n")
    assert look_into(data) == Contents(("звіт", "таблиця.dat"), ("лист.txt", "малюнок.png"), ())


def test_by_name_where_the_content_is_no_workbook() -> None:
    """It is read on its own, so that its sender learns what is wrong with it."""
    assert names(zipped_files(звіт__xls=b"<html>", порожній__xlsx=b"")) == ("звіт.xls", "порожній.xlsx")


def test_what_systems_and_signatures_leave_is_no_news() -> None:
    left = {
        "__MACOSX/._звіт.xlsx",
        ".DS_Store",
        "Thumbs.db",
        "~$звіт.xlsx",
        "mimetype",
        "META-INF/signatures001.xml",
        "папка/",
    }
    items = (Item(name.encode(), b"", flags=0x800) for name in left)
    assert look_into(archive(*items, Item("звіт.xlsx".encode(), BOOK))) == Contents(("звіт.xlsx",), (), (), signed=True)


def test_archives_within_archives_stay_closed() -> None:
    inner = zipped_files(звіт__xlsx=BOOK)
    assert look_into(zipped_files(звіт__xlsx=BOOK, ще__zip=inner, ще=inner)) == Contents(
        ("звіт.xlsx",), (), ("ще.zip", "ще")
    )
    assert refusal(zipped_files(ще__zip=inner)) == "archive_nested"


def test_the_bytes_of_a_member() -> None:
    data = zipped_files(а__xlsx=BOOK, б__ods=OTHER)
    assert list(members(data, ("б.ods", "а.xlsx"))) == [OTHER, BOOK]


def test_as_pythons_own_zips_are() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("Звіти/ІІІ квартал.xlsx", BOOK)
        written.writestr("Звіти/", b"")
    assert names(buffer.getvalue()) == ("Звіти/ІІІ квартал.xlsx",)


@pytest.mark.parametrize("data", [BOOK, OTHER, b"", b"PK\x03\x04", b"text", BOOK[:-1]])
def test_what_is_no_archive(data: bytes) -> None:
    assert look_into(data) is None


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([], "file_is_archive"),
        ([Item(b"photo.jpg", b"\xff\xd8\xff")], "file_is_archive"),
        ([Item(b"report.xlsx", BOOK, flags=1)], "archive_encrypted"),
        ([Item(b"report.xlsx", BOOK, method=14)], "archive_compression"),
        ([Item(b"../../report.xlsx", BOOK)], "package_name_unsafe"),
        ([Item(b"..\\report.xlsx", BOOK)], "package_name_unsafe"),
        ([Item(b"/etc/report.xlsx", BOOK)], "package_name_unsafe"),
        ([Item(b"C:\\report.xlsx", BOOK)], "package_name_unsafe"),
        ([Item(b"report.xlsx", BOOK), Item(b"REPORT.xlsx", BOOK)], "package_name_twice"),
        ([Item(b"report.xlsx", b" " * 20_000_000)], "package_ratio"),
    ],
)
def test_why_an_archive_is_not_opened(items: list[Item], code: str) -> None:
    assert refusal(archive(*items)) == code


def test_a_damaged_member_is_the_archives_fault() -> None:
    data = bytearray(zipped_files(звіт__xlsx=BOOK))
    data[100] ^= 0xFF
    assert refusal(bytes(data)) in ("file_damaged", "package_false")


@pytest.mark.parametrize(
    ("enough", "too_little", "code"),
    [
        (Limits(archive_workbooks=2), Limits(archive_workbooks=1), "archive_too_many"),
        (Limits(file_bytes=len(BOOK)), Limits(file_bytes=len(BOOK) - 1), "file_too_big"),
        (Limits(package_bytes=2 * len(BOOK)), Limits(package_bytes=2 * len(BOOK) - 1), "package_too_big"),
    ],
)
def test_limits(enough: Limits, too_little: Limits, code: str) -> None:
    data = archive(Item(b"a.xlsx", BOOK, method=0), Item(b"b.xlsx", BOOK, method=0))
    assert look_into(data, enough) is not None
    assert look_into(data, too_little) is None
    if code != "file_too_big":
        assert refusal(data, too_little) == code
