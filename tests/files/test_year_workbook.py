"""The year's workbook as a file: its sheets, formulas, links, chart, print settings, looks and bytes."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from libreoffice import converted
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from reported import reported
from worked_year import FORMULA_TEXT, worked_reports, worked_year
from year_reports import whole_year_plan, year_of

from workbook_tools.files.documents.styles import DONE_FILL
from workbook_tools.files.year.writer import write_year
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report_layout import HEADING_ROW, WHOLE_MEASURE
from workbook_tools.model.year_layout import INDICATORS_TITLE, MEASURES_TITLE, OVERVIEW_TITLE, SHEET_TITLES

_OWN_FORMULAS = (
    r"=SUM\([A-Z]+\d+:[A-Z]+\d+\)",
    r"=[A-Z]+\d+",
    r"=[A-Z]+\d+-[A-Z]+\d+",
    r"=\d+(\+\d+)*",
    r"=ROUND\([A-Z]+\d+/[A-Z]+\d+,3\)",
    r"='Показники за рік'![A-Z]+\d+",
    r"=COUNTIFS\([A-Z]+\d+:[A-Z]+\d+,B\d+\)",
)


@pytest.fixture(scope="module")
def full() -> bytes:
    return write_year(worked_year())


@pytest.fixture(scope="module")
def book(full: bytes) -> Workbook:
    return load_workbook(BytesIO(full))


@pytest.fixture(scope="module")
def cached(full: bytes) -> Workbook:
    return load_workbook(BytesIO(full), data_only=True)


def _cells(book: Workbook) -> Iterator[tuple[Worksheet, Cell]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.value is not None:
                    yield sheet, cell


def _parts(data: bytes, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if re.fullmatch(pattern, name)}


def rows_of(book: Workbook, title: str) -> list[dict[str, object]]:
    """Rows below the headings by the words of the headings."""
    sheet = book[title]
    headings = [str(cell.value) for cell in sheet[HEADING_ROW]]
    rows = sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True)
    return [dict(zip(headings, row, strict=False)) for row in rows if any(value is not None for value in row)]


# --- sheets and bytes ----------------------------------------------------------------------------


def test_four_sheets_and_the_same_bytes(full: bytes, book: Workbook) -> None:
    assert book.sheetnames == list(SHEET_TITLES)
    assert write_year(worked_year()) == full
    core = _parts(full, r"docProps/core\.xml")["docProps/core.xml"]
    assert "за 2020 рік" in core
    assert "<dc:language>uk-UA</dc:language>" in core


@pytest.mark.parametrize("today", ["10.12.2019", "20.03.2020", "22.09.2020", "10.01.2021"])
def test_it_is_written_on_any_day_of_the_year_of_four_quarters(today: str) -> None:
    """With nothing reported, and with one department in the first quarter."""
    q1 = reported("housing_urban", Quarter(2020, 1), "16.03", events=["10.02 | 4 | стенд | Вулиця | 500"], receipt=1)
    for reports in ((), (q1,) if today != "10.12.2019" else ()):
        written = load_workbook(BytesIO(write_year(year_of(reports, today, whole_year_plan()))))
        headings = [cell.value for cell in written[MEASURES_TITLE][HEADING_ROW]]
        assert headings[3:8] == ["I квартал", "II квартал", "III квартал", "IV квартал", "Річна оцінка"]


@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_the_overview_is_laid_out_for_any_number_of_quarters(first: int) -> None:
    """xlsxwriter refuses cells that overlap; what is printed ends where the tables do."""
    plan = whole_year_plan()
    plan = replace(plan, decree=replace(plan.decree, first_quarter=Quarter(2020, first)))
    sheet = load_workbook(BytesIO(write_year(year_of((), "10.01.2021", plan))))[OVERVIEW_TITLE]
    quarters = 5 - first
    heads = [
        cell for row in sheet.iter_rows(min_row=8, max_row=8, values_only=True) for cell in row if cell is not None
    ]
    assert heads[1 : 1 + quarters] == [f"{roman} квартал" for roman in ("I", "II", "III", "IV")[first - 1 :]]
    assert sheet.max_column == 3 + quarters + 1 + 6 + quarters
    assert str(sheet.print_area).replace("$", "").rpartition("!")[2].startswith("A1:")


def test_sheets_print_on_a4_and_the_overview_on_one_page(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        footer = sheet.oddFooter
        assert footer is not None
        assert "сторінка &P з &N" in str(footer.right.text)
    overview = book[OVERVIEW_TITLE].page_setup
    assert (overview.fitToWidth or 1, overview.fitToHeight) in ((1, None), (1, 1))
    for title in SHEET_TITLES[1:]:
        assert book[title].print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
        assert book[title].freeze_panes is not None


# --- data stay data ------------------------------------------------------------------------------


def test_only_the_writers_own_formulas_are_live(book: Workbook) -> None:
    live = [str(cell.value) for _, cell in _cells(book) if cell.data_type == "f"]
    assert len(live) > 80
    for formula in live:
        assert any(re.fullmatch(own, formula) for own in _OWN_FORMULAS), formula


def test_texts_that_look_like_formulas_are_texts(book: Workbook) -> None:
    found = [cell for _, cell in _cells(book) if FORMULA_TEXT in str(cell.value)]
    assert found
    assert all(cell.data_type == "s" for cell in found)


def test_links_lead_to_written_rows_of_this_workbook(full: bytes, book: Workbook) -> None:
    for name, content in _parts(full, r".*\.rels").items():
        assert 'TargetMode="External"' not in content, name
    count = 0
    for _, cell in _cells(book):
        if cell.hyperlink is None:
            continue
        title, _, address = str(cell.hyperlink.location).rpartition("!")
        row = book[title.strip("'")][int(address.removeprefix("A"))]
        assert any(cell.value is not None for cell in row), (cell.coordinate, address)
        count += 1
    assert count > 60


def test_numbers_of_the_overview_lead_to_the_rows_that_begin_with_them(book: Workbook) -> None:
    checked = 0
    for row in book[OVERVIEW_TITLE].iter_rows(min_row=7):
        for cell in row:
            if not isinstance(cell, Cell) or cell.hyperlink is None:
                continue
            if not re.fullmatch(r"\d+(\.\d+)?", str(cell.value)):
                continue
            title, _, address = str(cell.hyperlink.location).rpartition("!")
            assert str(book[title.strip("'")][address].value) == str(cell.value)
            checked += 1
    assert checked >= 11 + 16


# --- figures by hand -----------------------------------------------------------------------------

YEAR, OPENING, TOTAL = "За рік або останнє значення", "Початок року, поза звітами кварталів", "Показник, виконавець"


def test_figures_by_hand(cached: Workbook) -> None:
    """4.1: 3 000 + (1 500 + 1 700 + 900), nothing in the fourth quarter; 9.1: 1 600 and 200 carried."""
    rows = rows_of(cached, INDICATORS_TITLE)
    by_code: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        by_code.setdefault(str(row["№"]), []).append(row)
    reach = by_code["4.1"]
    assert [reach[0][key] for key in (OPENING, "III квартал", YEAR, "Виконання, %", "Оцінка")] == [
        3000,
        4100,
        7100,
        0.71,
        "не досягнуто",
    ]
    assert reach[0]["IV квартал"] == "ніхто не звітував"
    assert [row[YEAR] for row in reach[1:3]] == [6200, 900]
    share = by_code["9.1"]
    assert [share[0][key] for key in ("III квартал", "IV квартал", YEAR, "Виконання, %")] == [1300, 1800, 1800, 0.5]
    assert [row["IV квартал"] for row in share[1:4]] == [1600, "немає звіту", 200]
    assert "станом на 16.09.2020" in str(share[3]["Періоди, пояснення"])
    months = by_code["1.1"][0]
    assert [months[key] for key in ("База: план, знаменник, періоди", "Охоплено періодів", "Виконання, %")] == [
        5,
        3,
        0.6,
    ]
    assert "IV квартал: Не охоплено 2 з 3\u00a0місяців: жовтень 2020, листопад 2020." in str(
        months["Періоди, пояснення"]
    )
    assert by_code["7.1"][0]["Приріст до бази"] == 3
    assert by_code["7.3"][1]["IV квартал"] == "частково"


def test_each_figure_names_its_receipt_sheet_and_cell(cached: Workbook) -> None:
    rows = rows_of(cached, INDICATORS_TITLE)
    housing = next(row for row in rows if row["№"] == "4.1" and row[TOTAL] == "УЖКГМ")
    assert str(housing["Надходження, аркуш, клітинка"]).split("\n") == [
        "початок року: №\u00a02, Показники, G5",
        "III квартал: №\u00a02, Реєстр, A5:A6",
    ]
    assert housing["Останнє надходження"] == 2


def test_measures_tell_why(cached: Workbook) -> None:
    rows = [row for row in rows_of(cached, MEASURES_TITLE) if row["Виконавець"] == WHOLE_MEASURE]
    told = {str(row["№"]): row for row in rows}
    assert len(told) == 11
    fourth = told["4"]
    assert (fourth["III квартал"], fourth["IV квартал"], fourth["Річна оцінка"]) == (
        "виконано",
        "немає звітів",
        "виконано",
    )
    why = str(fourth["Чому така оцінка; хто не звітував; показники"]).split("\n")
    assert why == [
        "Кожний виконавець повідомив: виконано.",
        "Останні повідомлення: УЖКГМ – виконано (III кв.); ВПВП – виконано (III кв.).",
        "Не звітували: УЖКГМ (IV квартал); ВПВП (IV квартал).",
        "Показники: 4.1 – не досягнуто.",
    ]
    assert told["6"]["Річна оцінка"] == "виконано частково"
    assert told["10"]["Річна оцінка"] == "не визначено"


def test_the_overview_is_a_matrix_of_departments_and_quarters(cached: Workbook) -> None:
    sheet = cached[OVERVIEW_TITLE]
    rows = [
        [cell for cell in row if cell is not None] for row in sheet.iter_rows(min_row=7, max_row=20, values_only=True)
    ]
    assert rows[1][:4] == ["Виконавець", "III квартал", "IV квартал", "Враховано звітів"]
    matrix = {str(row[0]): row[1:4] for row in rows[2:11]}
    assert matrix["Культура"] == ["✓ вчасно", "○ не проводились", "2 з 2"]
    assert matrix["Освіта"] == ["✓ вчасно", "✓ після строку", "2 з 2"]
    assert matrix["Поліція"] == ["✗ не звітував", "✗ не звітував", "0 з 2"]


def test_cards_count_reports_measures_and_targets(cached: Workbook) -> None:
    """8 of 18 reports; measure 4 alone is done; of eight targets and two growths 7.1 alone is reached."""
    values = [cell for cell in next(cached[OVERVIEW_TITLE].iter_rows(min_row=4, max_row=4, values_only=True)) if cell]
    assert values == ["8 з 18", "10", "1 з 11", "1 з 10", "рік завершено"]


def test_a_running_year_says_what_is_still_to_come() -> None:
    written = load_workbook(BytesIO(write_year(year_of(worked_reports()[:5], "10.09.2020"))), data_only=True)
    words = [str(cell.value) for _, cell in _cells(written)]
    assert "ще не настав" in words
    assert "рік триває" in words
    assert "оцінки на сьогодні, не остаточні" in words
    later = load_workbook(BytesIO(write_year(year_of(worked_reports()[:5], "22.09.2020"))), data_only=True)
    assert "… до 17.12.2020" in [str(cell.value) for _, cell in _cells(later)]


# --- looks ---------------------------------------------------------------------------------------


def test_charts_are_told_in_words(full: bytes) -> None:
    assert len(_parts(full, r"xl/charts/chart\d+\.xml")) == 2
    told = re.findall(r'descr="([^"]+)"', "".join(_parts(full, r"xl/drawings/drawing\d+\.xml").values()))
    assert len(told) == 2
    assert "виконано\u00a0– 1; виконується\u00a0– 0; виконано частково\u00a0– 4" in told[0]
    assert "4.1: III квартал\u00a0– 71\u00a0%" in told[1]
    assert "9.1: III квартал\u00a0– 36,1\u00a0%, IV квартал\u00a0– 50\u00a0%" in told[1]


def test_the_chart_has_a_series_a_quarter_and_the_aim(full: bytes) -> None:
    charts = _parts(full, r"xl/charts/chart\d+\.xml").values()
    (comparison,) = [chart for chart in charts if "IV квартал" in chart]
    assert comparison.count("<c:ser>") == 3
    assert INDICATORS_TITLE in comparison


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


# --- LibreOffice ---------------------------------------------------------------------------------


@pytest.mark.libreoffice
def test_libreoffice_recalculates_every_formula_to_what_is_cached(
    full: bytes, cached: Workbook, tmp_path: Path
) -> None:
    theirs = load_workbook(BytesIO(converted(full, tmp_path)), data_only=True)
    compared = 0
    for sheet, cell in _cells(load_workbook(BytesIO(full))):
        if cell.data_type != "f":
            continue
        was, is_now = cached[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value
        assert is_now == (pytest.approx(was) if isinstance(was, float) else was), (sheet.title, cell.coordinate)
        compared += 1
    assert compared > 80


def test_an_executor_who_counts_and_gives_no_status_is_no_good_news(book: Workbook) -> None:
    unsaid = [cell for _, cell in _cells(book) if cell.value == "стан не вказано"]
    assert unsaid
    assert not [cell.coordinate for cell in unsaid if cell.fill.fgColor.rgb == f"FF{DONE_FILL.removeprefix('#')}"]
