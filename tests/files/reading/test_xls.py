"""Workbooks of Excel 97–2003: what they say, and what is not believed."""

import io
import struct
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from gnumeric import resaved
from oldbooks import (
    SUMMARY,
    USER_DEFINED,
    Page,
    biff,
    boolean,
    error,
    formula,
    label,
    number,
    ole,
    one_sheet,
    properties,
    record,
    text,
    wide,
    xls,
)
from packages import cells

from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, RawWorkbook, Visibility


def values(*records: bytes) -> dict[tuple[int, int], CellValue]:
    return cells(read_workbook(one_sheet(*records)).sheets[0])


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, limits)
    return caught.value.finding.code


def test_values_keep_their_kinds_and_places() -> None:
    assert values(
        number(2, 1, 1500.0),
        number(2, 2, 0.1 + 0.2),
        label(2, 3, " Форум "),
        boolean(4, 0, True),
        error(4, 5, 0x2A),
        label(5, 0, ""),
    ) == {(3, 2): 1500, (3, 3): Decimal("0.3"), (3, 4): " Форум ", (5, 1): True, (5, 6): ErrorValue("#N/A")}


def test_packed_numbers() -> None:
    """MULRK: 12 and 3.75 as «30-bit integer» and «integer of hundredths»."""
    data = struct.pack("<2H", 0, 1) + struct.pack("<HL", 0, 12 << 2 | 2) + struct.pack("<HL", 0, 375 << 2 | 3)
    assert values(record(0x00BD, data + struct.pack("<H", 2))) == {(1, 2): 12, (1, 3): Decimal("3.75")}


@pytest.mark.parametrize(("epoch_1904", "serial"), [(False, 44_060.0), (True, 42_598.0)])
def test_dates_by_the_workbooks_system(epoch_1904: bool, serial: float) -> None:
    page = Page("Аркуш1", number(0, 0, serial, style=1) + number(0, 1, serial) + number(0, 2, 12.5, style=1))
    read = cells(read_workbook(xls(page, epoch_1904=epoch_1904)).sheets[0])
    assert read[1, 1] == Dated(int(serial), datetime(2020, 8, 17))
    assert read[1, 2] == int(serial)
    if not epoch_1904:
        assert read[1, 3] == Decimal("12.5"), "no sure day"


def test_a_formula_is_told_from_a_value() -> None:
    assert values(number(0, 0, 7.0), formula(0, 1, 7.0), formula(0, 2, "разом")) == {
        (1, 1): 7,
        (1, 2): Formula("", 7),
        (1, 3): Formula("", "разом"),
    }


def test_a_formulas_zero_is_no_result() -> None:
    """LibreOffice writes 0 for every formula that gives a text."""
    assert values(formula(0, 0, 0.0)) == {(1, 1): Formula("", None)}


def test_sheets_rows_columns_and_merges() -> None:
    hidden_row = record(0x0208, struct.pack("<HHHHHHL", 3, 0, 1, 300, 0, 0, 0x20))
    hidden_columns = record(0x007D, struct.pack("<6H", 2, 3, 2000, 0, 1, 0))
    merged = record(0x00E5, struct.pack("<5H", 1, 0, 1, 0, 2))
    footer = record(0x0015, text('&L&"Arial"Код форми: 7K3MX-9QPT2-W&R&P'))
    page = Page("Звіт", hidden_row + hidden_columns + label(0, 0, "а") + merged + footer)
    read = read_workbook(xls(page, Page("_meta", label(0, 0, "code"), 1), Page("глибше", label(0, 0, "ї"), 2)))
    sheet = read.sheets[0]
    assert [(s.title, s.visibility) for s in read.sheets] == [
        ("Звіт", Visibility.VISIBLE),
        ("_meta", Visibility.HIDDEN),
        ("глибше", Visibility.VERY_HIDDEN),
    ]
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns), sheet.merges) == ({4}, {3, 4}, ((1, 1, 2, 3),))
    assert sheet.footer == "Код форми: 7K3MX-9QPT2-W"


def with_properties(**streams: bytes) -> RawWorkbook:
    return read_workbook(ole(Workbook=biff([Page("Аркуш1", label(0, 0, "а"))]), **streams))


def test_properties_of_the_document() -> None:
    names = {2: "wt_code", 3: "число"}
    names = {2: "wt_code", 3: "число"}
    custom = properties(USER_DEFINED, (2, wide("7K3MX-9QPT2-W")), (3, struct.pack("<Ll", 3, 42)), names=names)
    summary = properties(SUMMARY, (5, wide("Код форми: 7K3MX-9QPT2-W")))
    read = with_properties(__DocumentSummaryInformation=custom, __SummaryInformation=summary)
    assert read.custom_properties == {"wt_code": "7K3MX-9QPT2-W", "число": "42"}
    assert read.keywords == "Код форми: 7K3MX-9QPT2-W"


def test_properties_in_a_code_page() -> None:
    page = struct.pack("<LHH", 2, 1251, 0)
    name, value = "wt_code\x00".encode("cp1251"), "Київ\x00".encode("cp1251")
    dictionary = struct.pack("<LLL", 1, 2, len(name)) + name
    told = struct.pack("<LL", 30, len(value)) + value
    stream = properties(USER_DEFINED, (1, page), (0, dictionary), (2, told))
    assert with_properties(__DocumentSummaryInformation=stream).custom_properties == {"wt_code": "Київ"}


@pytest.mark.parametrize("garbage", [b"", b"\xff" * 60, properties(USER_DEFINED, names={2: "а"})[:70]])
def test_damaged_properties_leave_the_cells(garbage: bytes) -> None:
    read = with_properties(__DocumentSummaryInformation=garbage, __SummaryInformation=garbage)
    assert (read.custom_properties, read.keywords) == ({}, "")
    assert cells(read.sheets[0]) == {(1, 1): "а"}


def test_a_broken_link_does_not_cost_the_workbook() -> None:
    """As Gnumeric writes a link to a sheet that was renamed: the length of its target is cut off."""
    link = struct.pack("<4H", 0, 0, 0, 0) + bytes(16) + struct.pack("<2L", 2, 8)
    assert values(label(0, 0, "Форум"), record(0x01B8, link), record(0x0800, b"\x00")) == {(1, 1): "Форум"}


def test_macros_are_an_extra() -> None:
    assert with_properties(_VBA_PROJECT_CUR=b"x").extras == {"macros"}


def test_a_password() -> None:
    encrypted = record(0x002F, struct.pack("<3H", 0, 0x1234, 0x5678))
    assert refusal(xls(Page("Аркуш1", b""), more=encrypted)) == "file_encrypted"


def test_one_address_twice() -> None:
    assert refusal(one_sheet(number(0, 0, 1.0), number(0, 0, 2.0))) == "cell_twice"


ROWS = number(0, 0, 1.0) + number(0, 1, 2.0) + record(0x0201, struct.pack("<3H", 1, 0, 0))
MERGES = record(0x00E5, struct.pack("<9H", 2, 0, 1, 0, 1, 2, 3, 0, 1))


@pytest.mark.parametrize(
    ("data", "enough", "too_little", "code"),
    [
        (one_sheet(ROWS), Limits(cells=3), Limits(cells=2), "too_many_cells"),
        (one_sheet(MERGES), Limits(merges=2), Limits(merges=1), "too_many_merges"),
        (xls(Page("а", b""), Page("б", b"")), Limits(sheets=2), Limits(sheets=1), "too_many_sheets"),
    ],
)
def test_limits(data: bytes, enough: Limits, too_little: Limits, code: str) -> None:
    read_workbook(data, enough)
    assert refusal(data, too_little) == code


@pytest.mark.parametrize("length", [4, 40, 300, 700])
def test_a_stream_that_breaks_off(length: int) -> None:
    whole = biff([Page("Аркуш1", label(0, 0, "а" * 300))])
    assert refusal(ole(Workbook=whole[:-length])) in ("file_damaged", "workbook_without_sheets")


def test_no_sheets() -> None:
    assert refusal(xls()) == "workbook_without_sheets"


@pytest.mark.gnumeric
def test_a_conditional_number_format_does_not_cost_the_workbook(tmp_path: Path) -> None:
    """xlrd gives up on such a record, as Gnumeric writes it."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as workbook:
        sheet = workbook.add_worksheet("Звіт")
        sheet.write(0, 0, "Стан")
        look = workbook.add_format({"num_format": '"!"General', "bg_color": "#FFF2CC"})
        sheet.conditional_format("A1:A9", {"type": "formula", "criteria": "=$A1<>0", "format": look})
    (read,) = read_workbook(resaved(written.getvalue(), tmp_path, "xls")).sheets
    assert cells(read) == {(1, 1): "Стан"}
