"""Binary workbooks: what they say, held against a reader of another house."""

import io
import struct
from datetime import date, datetime
from decimal import Decimal

import pytest
import python_calamine
from binarybooks import cell, parts, real, record, row, said, text, xlsb
from packages import cells, package

from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, Visibility


def values(*rows: bytes, strings: tuple[str, ...] = ()) -> dict[tuple[int, int], CellValue]:
    return cells(read_workbook(xlsb(b"".join(rows), strings=strings)).sheets[0])


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, limits)
    return caught.value.finding.code


KINDS = (
    row(
        1,
        cell(7, 0, struct.pack("<L", 1)),
        real(1, 0.1 + 0.2),
        cell(2, 2, struct.pack("<L", 12 << 2 | 2)),
        cell(2, 3, struct.pack("<L", 375 << 2 | 3)),
        cell(2, 4, struct.pack("<L", (-5 & 0x3FFFFFFF) << 2 | 2)),
        cell(4, 5, b"\x01"),
        said(6, " Форум "),
        cell(1, 7),
        real(8, 44_060.0, style=1),
    ),
    row(4, cell(2, 2, struct.pack("<Q", struct.unpack("<Q", struct.pack("<d", 1.5))[0])[4:])),
)


def test_values_keep_their_kinds_and_places() -> None:
    assert values(*KINDS, strings=("а", "ї")) == {
        (2, 1): "ї",
        (2, 2): Decimal("0.3"),
        (2, 3): 12,
        (2, 4): Decimal("3.75"),
        (2, 5): -5,
        (2, 6): True,
        (2, 7): " Форум ",
        (2, 9): Dated(44_060, datetime(2020, 8, 17)),
        (5, 3): Decimal("1.5"),
    }


def test_as_calamine_reads_it() -> None:
    data = xlsb(
        record(129) + record(148, bytes(16)) + record(145) + b"".join(KINDS) + record(146) + record(130),
        strings=("а", "ї"),
    )
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    theirs = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert theirs[1][:7] == ["ї", 0.1 + 0.2, 12.0, 3.75, -5.0, True, " Форум "]
    assert theirs[1][8] in (date(2020, 8, 17), datetime(2020, 8, 17))
    assert theirs[4][2] == 1.5


def test_errors_and_formulas_are_not_empty() -> None:
    """What other readers give as ''."""
    assert values(
        row(
            0,
            cell(3, 0, b"\x2a"),
            cell(8, 1, text("разом")),
            cell(9, 2, struct.pack("<d", 7.0)),
            cell(10, 3, b"\x00"),
            cell(11, 4, b"\x17"),
            cell(8, 5, text("")),
        )
    ) == {
        (1, 1): ErrorValue("#N/A"),
        (1, 2): Formula("", "разом"),
        (1, 3): Formula("", 7),
        (1, 4): Formula("", False),
        (1, 5): Formula("", ErrorValue("#REF!")),
        (1, 6): Formula("", ""),
    }


def test_cells_that_follow_their_predecessor() -> None:
    """As SheetJS writes them."""
    short = record(16, struct.pack("<Ld", 0, 7.0)) + record(12, struct.pack("<L", 0)) + record(17, bytes(4) + text("в"))
    assert values(row(0, said(2, "б"), short)) == {(1, 3): "б", (1, 4): 7, (1, 6): "в"}


def test_dates_of_1904() -> None:
    read = read_workbook(xlsb(row(0, real(0, 42_598.0, style=1)), epoch_1904=True))
    assert cells(read.sheets[0]) == {(1, 1): Dated(42_598, datetime(2020, 8, 17))}


def test_sheets_rows_columns_merges_and_footers() -> None:
    null = struct.pack("<L", 0xFFFFFFFF)
    content = (
        record(60, struct.pack("<4LH", 2, 3, 2000, 0, 1))
        + row(3, said(0, "а"), hidden=True)
        + record(176, struct.pack("<4L", 0, 1, 0, 2))
        + record(479, b"\x00\x00" + text("зверху") + text("&LКод форми: 7K3MX&RС. &P") + null * 4)
    )
    first, second = read_workbook(xlsb(content, row(0, said(0, "б")), hidden=2)).sheets
    assert (set(first.hidden_rows), set(first.hidden_columns), first.merges) == ({4}, {3, 4}, ((1, 1, 2, 3),))
    assert first.footer == "Код форми: 7K3MX\nС."
    assert (first.visibility, second.visibility) == (Visibility.VISIBLE, Visibility.VERY_HIDDEN)


LONG = xlsb(row(0, said(0, "аб"), real(2, 1.0)) + record(176, struct.pack("<4L", 0, 1, 0, 2)), row(0))


@pytest.mark.parametrize(
    ("enough", "too_little", "code"),
    [
        (Limits(cells=2), Limits(cells=1), "too_many_cells"),
        (Limits(text=2), Limits(text=1), "too_much_text"),
        (Limits(columns=3), Limits(columns=2), "cell_outside_grid"),
        (Limits(rows=2), Limits(rows=1), "cell_outside_grid"),
        (Limits(sheets=2), Limits(sheets=1), "too_many_sheets"),
        (Limits(merges=1), Limits(merges=0), "too_many_merges"),
    ],
)
def test_limits(enough: Limits, too_little: Limits, code: str) -> None:
    read_workbook(LONG, enough)
    assert refusal(LONG, too_little) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (row(0, real(0, 1.0), real(0, 2.0)), "cell_twice"),
        (row(1_048_576), "cell_outside_grid"),
        (row(0, real(16_384, 1.0)), "cell_outside_grid"),
        (real(0, 1.0), "cell_outside_grid"),
        (row(0, cell(7, 0, struct.pack("<L", 9))), "file_damaged"),
        (row(0, real(0, 1.0, style=7)), "file_damaged"),
        (row(0, cell(6, 0, struct.pack("<L", 500))), "file_damaged"),
        (row(0)[:-3], "file_damaged"),
        (b"\x05\xff\xff\xff\x7f" + bytes(20), "file_damaged"),
        (b"\xff", "file_damaged"),
    ],
)
def test_what_a_workbook_cannot_say(content: bytes, code: str) -> None:
    assert refusal(xlsb(content)) == code


def test_a_sheet_that_is_no_part() -> None:
    assert refusal(package({**parts(row(0)), "xl/_rels/workbook.bin.rels": "<Relationships/>"})) == "file_damaged"
    assert refusal(package(parts())) == "workbook_without_sheets"
