"""The consolidated workbook as a file: its sheets, headings, links, charts, print settings, looks and bytes."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from consolidated_report import DASHED_TEXT, FORMULA_TEXT, LONG_TEXT, empty_report, full_report
from libreoffice import converted
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.model.report_layout import HEADING_ALL_ATTENTION, HEADING_ROW, OVERVIEW_TITLE, TABLE_SHEETS

TITLES = ["Огляд", "Виконання", "Показники", "Реєстр", "Отримані звіти", "Зауваження"]
_OWN_FORMULAS = (
    r"=SUM\([A-Z]+\d+[:,][A-Z]+\d+\)",
    r"=[A-Z]+\d+",
    r"=[A-Z]+\d+-[A-Z]+\d+",
    r"=ROUND\([A-Z]+\d+/[A-Z]+\d+,3\)",
    r"='Показники'!\$?[A-Z]+\$?\d+",
    r'=COUNTIFS\(C\d+:C\d+,B\d+,B\d+:B\d+,"Захід у цілому"\)',
)


@pytest.fixture(scope="module")
def full() -> bytes:
    return write_consolidated(full_report())


@pytest.fixture(scope="module")
def empty() -> bytes:
    return write_consolidated(empty_report())


@pytest.fixture(scope="module")
def book(full: bytes) -> Workbook:
    return load_workbook(BytesIO(full))


def _cells(book: Workbook) -> Iterator[tuple[Worksheet, Cell]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.value is not None:
                    yield sheet, cell


def _parts(data: bytes, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if re.fullmatch(pattern, name)}


# --- sheets --------------------------------------------------------------------------------------


def test_six_sheets_in_order(full: bytes, empty: bytes) -> None:
    for data in (full, empty):
        assert load_workbook(BytesIO(data)).sheetnames == TITLES


def test_headings_are_those_of_the_layout(book: Workbook) -> None:
    for design in TABLE_SHEETS:
        written = [cell.value for cell in book[design.title][HEADING_ROW]]
        assert written == [heading.text for heading in design.headings]


def test_table_sheets_filter_freeze_and_print(book: Workbook) -> None:
    for design in TABLE_SHEETS:
        sheet = book[design.title]
        assert sheet.auto_filter.ref.startswith(f"A{HEADING_ROW}:")
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith(str(HEADING_ROW + 1))
        assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_every_sheet_is_a4_landscape_with_page_numbers(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        footer = sheet.oddFooter
        assert footer is not None
        assert "сторінка &P з &N" in str(footer.right.text)


def test_overview_is_one_page(book: Workbook) -> None:
    """Excel takes an absent number of pages for one."""
    sheet = book[OVERVIEW_TITLE]
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) in ((1, None), (1, 1))


def test_the_overview_fits_one_screen(full: bytes, empty: bytes) -> None:
    """1,920 × 1,080 with the ribbon open leaves about 760 pixels to the cells; 96 pixels are 72 points."""
    for data in (full, empty):
        sheet = load_workbook(BytesIO(data))[OVERVIEW_TITLE]
        height = sum(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
        width = sum(sheet.column_dimensions[chr(65 + column)].width for column in range(sheet.max_column))
        zoom = sheet.sheet_view.zoomScale
        assert zoom is not None
        assert height * 96 / 72 * zoom / 100 <= 760
        assert width * 7 * zoom / 100 <= 1800
        assert zoom >= 65


def test_the_filter_ends_with_the_measures(book: Workbook) -> None:
    """What stands under them is no record."""
    sheet = book["Виконання"]
    last = range_boundaries(sheet.auto_filter.ref)[3]
    assert last is not None
    assert sheet.cell(last, 1).value == "11"
    assert sheet.cell(last + 2, 1).value == "Підсумок за станом виконання"


# --- bytes and properties ------------------------------------------------------------------------


def test_same_report_gives_the_same_bytes(full: bytes) -> None:
    assert write_consolidated(full_report()) == full


def test_title_language_and_fixed_date(full: bytes) -> None:
    core = _parts(full, r"docProps/core\.xml")["docProps/core.xml"]
    assert "IV квартал 2020 року" in core
    assert "<dc:language>uk-UA</dc:language>" in core
    assert "2020-01-01T00:00:00Z" in core


# --- data stay data ------------------------------------------------------------------------------


def test_only_the_writers_own_formulas_are_live(book: Workbook) -> None:
    live = [str(cell.value) for _, cell in _cells(book) if cell.data_type == "f"]
    assert len(live) > 60
    for formula in live:
        assert any(re.fullmatch(own, formula) for own in _OWN_FORMULAS), formula


@pytest.mark.parametrize("text", [FORMULA_TEXT, DASHED_TEXT, "=молодь.xlsx", "+ 12 уроків у школах міста", "-0"])
def test_texts_that_look_like_formulas_are_texts(book: Workbook, text: str) -> None:
    found = [cell for _, cell in _cells(book) if cell.value == text]
    assert found
    for cell in found:
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_no_link_leads_out_of_the_workbook(full: bytes) -> None:
    for name, content in _parts(full, r".*\.rels").items():
        assert 'TargetMode="External"' not in content, name


def test_every_link_leads_to_a_written_row(book: Workbook) -> None:
    count = 0
    for _, cell in _cells(book):
        if cell.hyperlink is None:
            continue
        title, _, address = str(cell.hyperlink.location).rpartition("!")
        row = int(address.removeprefix("A"))
        assert any(written.value is not None for written in book[title.strip("'")][row]), address
        count += 1
    assert count > 100


def _target(cell: Cell) -> tuple[str, int]:
    """The sheet and the row that a cell's link leads to."""
    assert cell.hyperlink is not None, cell.coordinate
    title, _, address = str(cell.hyperlink.location).rpartition("!")
    return title.strip("'"), int(address.strip("$").removeprefix("A").strip("$"))


def _number_of_row(sheet: Worksheet, cell: Cell) -> Cell:
    """The № that stands to the left of a cell in its own table."""
    left = [
        c for c in sheet[cell.row][: cell.column] if re.fullmatch(r"\d+(\.\d+)?", str(c.value)) and c.data_type == "s"
    ]
    found = left[-1]
    assert isinstance(found, Cell)
    return found


def _figures_lead_to_their_rows(book: Workbook) -> int:
    """Every number of «Огляд» and every № leads to the row of its own № on the other sheet; how many there are."""
    sheet, checked = book[OVERVIEW_TITLE], 0
    for cell in (c for row in sheet.iter_rows(min_row=7) for c in row if isinstance(c, Cell)):
        number = cell.data_type in ("n", "f") and cell.value is not None
        if not number and not re.fullmatch(r"\d+(\.\d+)?", str(cell.value)):
            continue
        title, row = _target(cell)
        assert str(book[title].cell(row, 1).value) == str(_number_of_row(sheet, cell).value), cell.coordinate
        checked += 1
    return checked


def test_every_figure_of_the_overview_leads_to_its_row(book: Workbook) -> None:
    """11 measures, 16 indicators with their №, and at least a figure of the quarter and one of the year for most."""
    assert _figures_lead_to_their_rows(book) >= 11 + 16 + 30


def test_the_cards_lead_to_what_they_count(book: Workbook) -> None:
    """Reports to the receipts, the missing to the departments, «виконано» to its count, targets to the indicators."""
    sheet = book[OVERVIEW_TITLE]
    cards = [cell for cell in sheet[4] if isinstance(cell, Cell) and cell.value is not None]
    leads = [_target(cell) for cell in cards]
    assert [title for title, _ in leads] == ["Отримані звіти", "Огляд", "Виконання", "Показники", "Огляд"]
    assert (leads[0][1], leads[3][1]) == (HEADING_ROW, HEADING_ROW)
    assert sheet.cell(leads[1][1], 1).value == "Поліція"
    counted = [cell.value for cell in book["Виконання"][leads[2][1]]]
    assert counted[1] == "виконано"
    assert str(counted[2]).startswith("=COUNTIFS(")


def test_a_count_of_the_status_chart_leads_to_its_first_measure(book: Workbook) -> None:
    """Done: 2, 4 and 11; nobody says «не виконано»."""
    rows = {row[1].value: row[2] for row in book["Виконання"].iter_rows() if str(row[2].value).startswith("=COUNTIFS")}
    done, not_done = rows["виконано"], rows["не виконано"]
    assert isinstance(done, Cell)
    title, row = _target(done)
    assert (title, book[title].cell(row, 1).value, book[title].cell(row, 2).value) == (
        "Виконання",
        "2",
        "Захід у цілому",
    )
    assert isinstance(not_done, Cell)
    assert not_done.hyperlink is None


def test_every_line_of_the_list_leads_to_its_row(book: Workbook) -> None:
    """The list stands under the measures, to which most of it leads."""
    sheet, checked = book["Виконання"], 0
    (heading,) = (row[0].row for row in sheet.iter_rows() if row[0].value == HEADING_ALL_ATTENTION)
    for mark, told, *_ in sheet.iter_rows(min_row=heading + 1):
        named = re.match(r"(Захід|Показник) (\d+(?:\.\d+)?)", str(told.value))
        if named is not None and isinstance(mark, Cell):
            title, row = _target(mark)
            assert str(book[title].cell(row, 1).value) == named[2], told.value
            assert title == {"Захід": "Виконання", "Показник": "Показники"}[named[1]]
            checked += 1
    assert checked >= 5


def test_every_department_that_sent_something_leads_to_its_receipt(book: Workbook) -> None:
    sheet = book[OVERVIEW_TITLE]
    names = {standing.department: standing for standing in full_report().standings}
    shorts = {full_report().department(code).short: s for code, s in names.items() if s.filed is not None}
    checked = 0
    for row in sheet.iter_rows(min_row=8, max_row=20):
        standing = shorts.get(str(row[0].value))
        if standing is None or standing.filed is None:
            continue
        for cell in (row[0], row[4]):
            assert isinstance(cell, Cell)
            title, number = _target(cell)
            assert (title, book[title].cell(number, 1).value) == ("Отримані звіти", standing.filed.receipt.number)
        checked += 1
    assert checked == len(shorts) == 8


@pytest.mark.libreoffice
def test_links_survive_libreoffice(full: bytes, book: Workbook, tmp_path: Path) -> None:
    """As many, to the same rows."""
    saved = load_workbook(BytesIO(converted(full, tmp_path)))
    assert _figures_lead_to_their_rows(saved) == _figures_lead_to_their_rows(book)


# --- looks ---------------------------------------------------------------------------------------


def test_charts_have_alternative_text_with_their_numbers(full: bytes, empty: bytes) -> None:
    for data in (full, empty):
        assert len(_parts(data, r"xl/charts/chart\d+\.xml")) >= 2
    drawing = "".join(_parts(full, r"xl/drawings/drawing\d+\.xml").values())
    told = re.findall(r'descr="([^"]+)"', drawing)
    assert len(told) == 2
    assert "виконано – 3; виконується – 5; виконано частково – 1; не розпочато – 1" in told[0]
    assert "4.1 – 104\u00a0%" in told[1]


def test_contrast_is_readable_everywhere(book: Workbook) -> None:
    for sheet, cell in _cells(book):
        ink = cell.font.color.rgb[-6:] if cell.font.color is not None and cell.font.color.type == "rgb" else "000000"
        fill = cell.fill.fgColor.rgb[-6:] if cell.fill.fill_type == "solid" else "FFFFFF"
        assert _contrast(ink, fill) >= 4.5, (sheet.title, cell.coordinate, ink, fill)


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_numbers_have_no_scientific_notation(book: Workbook) -> None:
    for _, cell in _cells(book):
        if isinstance(cell.value, float | int):
            assert cell.number_format != "General"
            assert "E+" not in cell.number_format


def test_long_narratives_are_whole_and_no_row_is_at_its_limit(book: Workbook) -> None:
    sheet = book["Виконання"]
    told = [str(row[3].value) for row in sheet.iter_rows() if row[0].value == "4" and row[1].value == "УЖКГМ"]
    assert len(told) > 1
    assert " ".join(told) == LONG_TEXT
    for written in book.worksheets:
        heights = [d.height for d in written.row_dimensions.values() if d.height is not None]
        assert max(heights) < 409
