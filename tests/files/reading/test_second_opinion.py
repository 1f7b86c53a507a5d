"""Held against openpyxl and python-calamine, on workbooks that three programs wrote."""

import io
import math
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from libreoffice import converted
from openpyxl.worksheet.formula import ArrayFormula
from packages import cells

from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, RawSheet, Scalar, Visibility

Values = dict[tuple[int, int], object]

ROWS: list[list[object]] = [
    ["№", "Захід", "Дата", "Охоплення", "Частка", "Так?", "Посилання"],
    [1, "Круглий стіл «Молодь»", date(2020, 8, 17), 1500, 0.1 + 0.2, True, "https://example.org/a?b=1&c=2"],
    [2, "  рядок з пробілами  ", datetime(2020, 9, 16, 9, 30), -3, 1e-7, False, "=не формула"],
    [3, "два\nрядки\tі табуляція", None, 10**14, 123456.789, None, "а" * 32_767],
    [None, "", None, 0, 2.5e20, None, "_x_ і 😀 і’ґї"],
]


def by_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Реєстр"
    for row in ROWS:
        page.append(["'" + c if isinstance(c, str) and c.startswith("=") else c for c in row])
    page["H2"] = "=D2*2"
    page["H3"] = ArrayFormula("H3", "=SUM(D2:D3)")
    page["H4"] = "#N/A"
    page["ZZ300"] = "далеко"
    page.merge_cells("A10:C11")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["E"].hidden = True
    hidden = book.create_sheet("_meta")
    hidden.sheet_state = "veryHidden"
    hidden.append(["code", "7K3MX-9QPT2-W"])
    book.create_sheet("Порожній")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def by_xlsxwriter(*, epoch_1904: bool = False, in_order: bool = False) -> bytes:
    buffer = io.BytesIO()
    options = {"default_date_format": "dd.mm.yyyy hh:mm", "date_1904": epoch_1904, "constant_memory": in_order}
    book = xlsxwriter.Workbook(buffer, options)
    page = book.add_worksheet("Реєстр")
    rich = book.add_format({"bold": True})
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, column, value)
            elif value is None:
                page.write_blank(number, column, None, rich)
            else:
                page.write(number, column, value)
    page.write_rich_string(6, 0, "звичайний ", rich, "жирний", " кінець ")
    page.write_formula(6, 1, "=D2*2", None, 3000)
    page.write_formula(6, 2, '="а"&"б"', None, "аб")
    page.write_formula(6, 3, "=1/0", None, "#DIV/0!")
    page.write_boolean(6, 4, True)
    page.merge_range(8, 0, 9, 2, "разом")
    page.set_row(12, None, None, {"hidden": True})
    page.set_column(4, 5, None, None, {"hidden": True})
    meta = book.add_worksheet("_meta")
    meta.very_hidden()
    meta.write_row(0, 0, ["code", "7K3MX-9QPT2-W"])
    book.add_worksheet("Порожній")
    book.set_custom_property("wt_code", "7K3MX-9QPT2-W")
    book.set_properties({"keywords": "7K3MX-9QPT2-W"})
    book.define_name("wt_code", '="7K3MX-9QPT2-W"')
    page.set_footer("&CКод форми: 7K3MX-9QPT2-W")
    book.close()
    return buffer.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "openpyxl": by_openpyxl,
    "xlsxwriter": by_xlsxwriter,
    "xlsxwriter, 1904": lambda: by_xlsxwriter(epoch_1904=True),
    "xlsxwriter, inline strings": lambda: by_xlsxwriter(in_order=True),
}


def cached(value: CellValue) -> Scalar | None:
    return value.cached if isinstance(value, Formula) else value


def same_number(ours: object, theirs: float) -> bool:
    return isinstance(ours, int | Decimal) and math.isclose(ours, theirs, rel_tol=1e-14)


def same_moment(ours: object, theirs: datetime | date | time | timedelta) -> bool:
    if not isinstance(ours, Dated):
        return isinstance(theirs, time | timedelta)
    if isinstance(theirs, datetime):
        return abs(ours.moment - theirs) < timedelta(milliseconds=2)
    return isinstance(theirs, date) and ours.moment == datetime.combine(theirs, time())


def same(ours: CellValue, theirs: object) -> bool:
    """Whether another reader's value says what ours does."""
    value = cached(ours)
    if isinstance(value, bool) or isinstance(theirs, bool):
        return value is theirs
    if isinstance(theirs, datetime | date | time | timedelta):
        return same_moment(value, theirs)
    if isinstance(theirs, int | float):
        return same_number(value.number if isinstance(value, Dated) else value, theirs)
    if isinstance(value, ErrorValue):
        return theirs == value.code
    return value == theirs


def compare(sheet: RawSheet, theirs: Values) -> None:
    ours = cells(sheet)
    assert ours.keys() == theirs.keys()
    for place, value in ours.items():
        assert same(value, theirs[place]), (place, value, theirs[place])


def as_openpyxl_reads(data: bytes) -> dict[str, Values]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    pages: dict[str, Values] = {}
    for page in book.worksheets:
        full = formulas[page.title]
        pages[page.title] = {
            (row, column): cell.value
            for row, cells_of_row in enumerate(page.iter_rows(), 1)
            for column, cell in enumerate(cells_of_row, 1)
            if full.cell(row, column).value is not None
            and (cell.value != "" or full.cell(row, column).data_type == "f")
        }
    return pages


@pytest.mark.parametrize("maker", MAKERS)
def test_as_openpyxl_reads_it(maker: str) -> None:
    data = MAKERS[maker]()
    read = {sheet.title: sheet for sheet in read_workbook(data).sheets}
    theirs = as_openpyxl_reads(data)
    assert list(read) == list(theirs)
    for title, sheet in read.items():
        compare(sheet, theirs[title])


@pytest.mark.parametrize("maker", MAKERS)
def test_formulas_merges_and_visibility_as_openpyxl_reads_them(maker: str) -> None:
    data = MAKERS[maker]()
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in read_workbook(data).sheets:
        page = book[sheet.title]
        assert sheet.visibility == Visibility(page.sheet_state)
        assert {(r, c) for (r, c), v in cells(sheet).items() if isinstance(v, Formula)} == {
            (cell.row, cell.column) for row in page.iter_rows() for cell in row if cell.data_type == "f"
        }
        areas = {(m.min_row, m.min_col, m.max_row, m.max_col) for m in page.merged_cells.ranges}
        assert set(sheet.merges) == areas
        assert sheet.hidden_rows == {n for n, row in page.row_dimensions.items() if row.hidden}


@pytest.mark.parametrize("maker", MAKERS)
def test_as_calamine_reads_it(maker: str) -> None:
    """It trims nothing that is not padded, and turns uncached formulas, errors and blanks into ''."""
    data = MAKERS[maker]()
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in read_workbook(data).sheets:
        theirs = book.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        ours = cells(sheet)
        for row, values in enumerate(theirs, 1):
            for column, value in enumerate(values, 1):
                mine = ours.pop((row, column), None)
                if isinstance(value, str):
                    value = value.strip()
                if value == "":
                    assert mine is None or cached(mine) in (None, "") or isinstance(cached(mine), ErrorValue)
                elif isinstance(mine, str):
                    assert mine.strip() == value
                else:
                    assert mine is not None
                    assert same(mine, value), (row, column, mine, value)
        assert ours == {}


def test_what_xlsxwriter_wrote_beside_the_cells() -> None:
    read = read_workbook(by_xlsxwriter())
    assert read.custom_properties == {"wt_code": "7K3MX-9QPT2-W"}
    assert read.keywords == "7K3MX-9QPT2-W"
    assert read.defined_names == {"wt_code": '"7K3MX-9QPT2-W"'}
    assert read.sheets[0].footer == "Код форми: 7K3MX-9QPT2-W"
    assert read.sheets[0].hidden_columns == {5, 6}
    assert read.sheets[0].hidden_rows == {13}


@pytest.mark.libreoffice
@pytest.mark.parametrize("maker", ["openpyxl", "xlsxwriter"])
def test_as_libreoffice_saves_it(maker: str, tmp_path: Path) -> None:
    """What LibreOffice recalculated and saved anew says the same, by us and by openpyxl."""
    original = MAKERS[maker]()
    data = converted(original, tmp_path)
    read = {sheet.title: sheet for sheet in read_workbook(data).sheets}
    theirs = as_openpyxl_reads(data)
    for title, sheet in read.items():
        compare(sheet, theirs[title])
    before, after = cells(read_workbook(original).sheets[0]), cells(read["Реєстр"])
    plain = {place: value for place, value in before.items() if not isinstance(value, Formula | ErrorValue)}
    # LibreOffice writes a boolean as the formula TRUE() or FALSE().
    assert {place: cached(after[place]) for place in plain} == plain
    assert read["_meta"].visibility is not Visibility.VISIBLE
