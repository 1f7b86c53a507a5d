"""What the consolidated workbook says: figures by hand, words, standings, receipts and findings."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from consolidated_report import empty_report, full_report
from libreoffice import converted, printed
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.files.documents.styles import NOTE_FILL, WARNING_FILL
from workbook_tools.model.report_layout import (
    EXECUTION,
    FINDINGS,
    HEADING_ROW,
    INDICATORS,
    OVERVIEW_TITLE,
    RECEIPTS,
    REGISTER,
    ReportSheet,
)

Record = dict[str, Any]


@pytest.fixture(scope="module")
def full() -> bytes:
    return write_consolidated(full_report())


@pytest.fixture(scope="module")
def empty() -> bytes:
    return write_consolidated(empty_report())


def _records(data: bytes, design: ReportSheet) -> list[Record]:
    """Cached values by heading key."""
    sheet = load_workbook(BytesIO(data), data_only=True)[design.title]
    keys = [heading.key for heading in design.headings]
    rows = sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True)
    return [dict(zip(keys, row, strict=True)) for row in rows]


def _overview(data: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(data), data_only=True)[OVERVIEW_TITLE]
    assert isinstance(sheet, Worksheet)
    return sheet


def _row_of(sheet: Worksheet, column: int, value: object) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == value)


def _indicator(data: bytes, code: str) -> list[Record]:
    """The total row and then the contributions."""
    return [record for record in _records(data, INDICATORS) if record["number"] == code]


# --- indicators ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "opening", "quarter", "cumulative", "percent"),
    [
        ("1.1", 8, 1, 9, 0.333),
        ("3.1", 2150, "не враховано", 2150, 0.215),
        ("4.1", 6100, 4300, 10400, 1.04),
        ("5.1", 0, 1200, 1200, 0.12),
        ("6.1", None, 14, 14, None),
        ("8.1", 80, 25, 105, None),
        ("8.2", 1234567.5, 0.3, 1234567.8, None),
        ("9.1", None, 2500, 2500, 0.694),
        ("10.1", None, 1050, 1050, "не визначено"),
    ],
)
def test_totals(full: bytes, code: str, opening: object, quarter: object, cumulative: object, percent: object) -> None:
    total = _indicator(full, code)[0]
    said = [total[key] for key in ("opening", "quarter", "cumulative", "percent")]
    assert said == [opening, quarter, cumulative, percent]


def test_contributions_show_what_is_known_and_blank_is_not_zero(full: bytes) -> None:
    social, coordinator, police = _indicator(full, "5.1")[1:]
    assert (social["quarter"], social["opening"], social["cumulative"]) == ("не враховано", None, None)
    assert (coordinator["opening"], coordinator["quarter"], coordinator["cumulative"]) == (0, 1200, 1200)
    assert police["quarter"] == "немає звіту"


def test_a_sum_that_is_not_of_all_is_marked_on_the_overview(full: bytes, empty: bytes) -> None:
    """5.1 has the coordinator's 1 200 alone; 4.1 is of both; what nobody reported is no sum."""
    sheet = load_workbook(BytesIO(full))[OVERVIEW_TITLE]
    formats = {str(row[6].value): row[9].number_format for row in sheet.iter_rows(min_row=20)}
    assert '"*"' in formats["5.1"]
    assert '"*"' not in formats["4.1"]
    assert any("* без даних частини виконавців." in str(row[0].value) for row in sheet.iter_rows())
    assert not any("частини виконавців" in str(row[0].value) for row in _overview(empty).iter_rows())


def test_a_carried_value_names_its_date(full: bytes) -> None:
    carried = _indicator(full, "9.1")[3]
    assert (carried["text"], carried["quarter"], carried["cumulative"]) == ("Культура", 200, 200)
    assert carried["as_of"] == datetime(2020, 9, 16)
    assert "Перенесено з попереднього звіту, станом на 16.09.2020." in carried["note"]


def test_growth_is_against_the_baseline_and_undefined_without_one(full: bytes) -> None:
    known, unknown = _indicator(full, "7.1")[0], _indicator(full, "7.2")[0]
    assert (known["base"], known["growth"], known["verdict"]) == (5, 3, "досягнуто")
    assert (unknown["base"], unknown["growth"], unknown["verdict"]) == ("не визначено",) * 3


def test_a_target_that_may_still_be_reached_is_no_warning() -> None:
    """On both sheets, in the colour of a note; without it the word and the colour are those of a miss."""
    report = full_report()
    for pending, words, fill in ((True, "ще не досягнуто", NOTE_FILL), (False, "не досягнуто", WARNING_FILL)):
        rows = tuple(
            replace(row, reached=False, pending=pending) if row.indicator.code == "4.1" else row
            for row in report.indicators
        )
        workbook = load_workbook(BytesIO(write_consolidated(replace(report, indicators=rows))))
        told = [
            (cell.value, f"#{cell.fill.fgColor.rgb[2:]}")
            for sheet in (OVERVIEW_TITLE, INDICATORS.title)
            for row in workbook[sheet].iter_rows()
            for cell in row
            if isinstance(cell.value, str) and cell.value.endswith("не досягнуто")
        ]
        assert told.count((words, fill)) >= 2
        assert ("ще не досягнуто" in dict(told)) is pending


def test_missed_months_and_weeks_in_words(full: bytes) -> None:
    months, weeks = _indicator(full, "1.1")[0], _indicator(full, "1.2")[0]
    assert months["note"] == (
        "Не охоплено 2 з 3\u00a0місяців: жовтень 2020, листопад 2020. Грудень триває, уже охоплено."
    )
    assert (months["base"], months["covered"]) == (3, 1)
    assert weeks["note"] == (
        "Не охоплено 4 з 13\u00a0тижнів: 14.09–20.09, 21.09–27.09, 28.09–04.10, 07.12–13.12. "
        "Тиждень 14.12–20.12 триває, ще не охоплено."
    )
    assert _indicator(full, "2.1")[0]["note"].startswith("Пропусків немає: охоплено 13\u00a0тижнів.")


def test_targets_in_words(full: bytes) -> None:
    said = {code: _indicator(full, code)[0]["target"] for code in ("1.1", "3.1", "7.1", "8.1", "9.1")}
    assert said == {
        "1.1": "не менше 1 щомісяця",
        "3.1": "не менше 10\u00a0000",
        "7.1": "більше за базове",
        "8.1": "не встановлено",
        "9.1": "не менше 75\u00a0%",
    }


def test_contributions_name_receipt_file_sheet_and_cell(full: bytes) -> None:
    contribution = _indicator(full, "4.1")[1]
    assert (contribution["receipt"], contribution["source"]) == (25, "УЖКГМ.xlsx\nПоказники, H5")


# --- measures ------------------------------------------------------------------------------------


def test_a_measure_names_its_joint_status_and_who_is_missing(full: bytes) -> None:
    rows = [record for record in _records(full, EXECUTION) if record["number"] == "5"]
    assert [row["executor"] for row in rows[:4]] == ["Захід у цілому", "УСЗ", "ВПВП", "Поліція"]
    assert [row["status"] for row in rows[:4]] == [
        "виконується",
        "звіт повернуто на доопрацювання",
        "виконується",
        "звіту немає, прострочено",
    ]
    assert rows[0]["links"] == "Не звітували: Поліція; не враховано: УСЗ"
    assert rows[0]["reason"] == "Строк: Протягом року"


def _beside(data: bytes, number: str, executor: str) -> Record:
    return next(r for r in _records(data, EXECUTION) if (r["number"], r["executor"]) == (number, executor))


def test_under_the_executors_stands_what_the_register_has(full: bytes) -> None:
    """The lecture of Освіта counts, its repeat does not; the stand of 2 500 goes on with 1 200."""
    told = _beside(full, "9", "За реєстром")["narrative"].replace("\u00a0", " ")
    assert told == (
        "На виконання п. 9 плану заходів проведено 1 захід: Лекція «=Європа» (20.10.2020, Міська бібліотека, охоплено "
        "60 осіб)."
    )
    assert _beside(full, "4", "За реєстром")["narrative"].endswith("охоплено ще 1\u00a0200\u00a0осіб.")
    assert not [r for r in _records(full, EXECUTION) if (r["number"], r["executor"]) == ("6", "За реєстром")]


@pytest.mark.parametrize(
    ("measure", "code", "verdict", "told"),
    [
        ("4", "4.1", "досягнуто", "за квартал – 4 300, з початку року – 10 400, або 104,0 %; план – не менше 10 000"),
        ("3", "3.1", "не досягнуто", "за квартал даних немає, з початку року – 2 150, або 21,5 %; план – не менше"),
        (
            "1",
            "1.1",
            "не досягнуто",
            "за квартал – 1, з початку року – 9; охоплено періодів – 1 з 3; план – не менше 1",
        ),
        ("7", "7.1", "досягнуто", "8 (станом на 15.12.2020), приріст +3; план – збільшення (базове значення: 5)."),
        ("7", "7.3", "без плану", "електронного документообігу: частково; план – не встановлено."),
    ],
)
def test_and_each_indicator_with_its_plan(full: bytes, measure: str, code: str, verdict: str, told: str) -> None:
    row = _beside(full, measure, f"Показник {code}")
    assert row["status"] == verdict
    assert told in row["narrative"].replace("\u00a0", " ")


def test_those_rows_lead_to_the_register_and_to_the_indicators_own(full: bytes) -> None:
    book = load_workbook(BytesIO(full))
    sheet, last = book[EXECUTION.title], EXECUTION.column("source") + 1
    rows = {(row[0].value, row[1].value): row[last - 1] for row in sheet.iter_rows(min_row=HEADING_ROW + 1)}
    register, indicator = rows["9", "За реєстром"].hyperlink, rows["9", "Показник 9.1"].hyperlink
    assert register is not None
    assert register.location == f"'{REGISTER.title}'!A{HEADING_ROW}"
    assert indicator is not None
    assert book[INDICATORS.title][str(indicator.location).split("!")[1]].value == "9.1"


def test_a_contribution_without_a_report_of_the_quarter_leads_to_where_its_opening_came_from(full: bytes) -> None:
    """Culture is nil in the quarter; its 7 before it are of receipt 8."""
    report = full_report()
    rows = tuple(
        replace(row, contributions=tuple(c._replace(source=None) for c in row.contributions))
        if row.indicator.code == "1.1"
        else row
        for row in report.indicators
    )
    told = _indicator(write_consolidated(replace(report, indicators=rows)), "1.1")[1]
    assert (told["text"], told["opening"], told["receipt"]) == ("Культура", 7, 8)
    assert told["source"] == "початок року: Культура III.xlsx\nПоказники, G5"


def test_a_nil_report_shows_its_reason(full: bytes) -> None:
    nil = next(r for r in _records(full, EXECUTION) if r["number"] == "1" and r["executor"] == "Культура")
    assert nil["narrative"] == (
        "Заходи у звітному кварталі не проводились. Причина: Карантинні обмеження: масові заходи заборонено."
    )
    assert (nil["receipt"], nil["source"]) == (31, "Звіт, C9")


def test_the_summary_counts_measures_by_status(full: bytes) -> None:
    rows = _records(full, EXECUTION)
    start = next(i for i, row in enumerate(rows) if row["number"] == "Підсумок за станом виконання")
    counted = {row["executor"]: (row["status"], row["narrative"]) for row in rows[start + 1 : start + 8]}
    assert counted == {
        "виконано": (3, "№\u00a02, 4, 11"),
        "виконується": (5, "№\u00a01, 5, 7, 8, 9"),
        "виконано частково": (1, "№\u00a06"),
        "не розпочато": (1, "№\u00a010"),
        "не виконано": (0, None),
        "строк не настав": (0, None),
        "звіт опрацьовується": (1, "№\u00a03"),
    }


# --- overview ------------------------------------------------------------------------------------


def test_overview_begins_with_those_that_have_not_reported(full: bytes) -> None:
    sheet = _overview(full)
    first = _row_of(sheet, 1, "Виконавець") + 1
    names = [sheet.cell(row, 1).value for row in range(first, first + 9)]
    assert names[:3] == ["Поліція", "УСЗ", "КНП лікарня"]
    assert sheet.cell(first, 3).value == "не звітував, прострочено"
    assert sheet.cell(first + 4, 3).value == "не проводились, із запізненням"


def test_overview_title_and_cards(full: bytes) -> None:
    sheet = _overview(full)
    assert sheet["A1"].value == (
        "Зведена інформація про хід виконання розпорядження міського голови від 03.08.2020 №\u00a0149-ОД "
        "за IV квартал 2020 року"
    )
    cards = [(sheet.cell(4, column).value, sheet.cell(5, column).value) for column in (1, 4, 7, 9, 12)]
    assert cards == [
        ("6 з 9", "звітів враховано"),
        ("1", "не звітували; ще опрацьовуються: 2"),
        ("3 з 11", "заходів виконано"),
        ("3 з 10", "планових показників досягнуто"),
        ("17.12.2020", "строк подання звітів; зведення: 18.12.2020"),
    ]


def test_overview_figures_are_those_of_the_indicators(full: bytes) -> None:
    sheet = _overview(full)
    row = _row_of(sheet, 7, "4.1")
    assert [sheet.cell(row, column).value for column in range(9, 15)] == [
        "не менше 10\u00a0000",
        4300,
        10400,
        1.04,
        1,
        "досягнуто",
    ]


# --- register, receipts, findings ----------------------------------------------------------------


def test_the_register_says_what_counts(full: bytes) -> None:
    rows = _records(full, REGISTER)
    assert [row["counted"] for row in rows[3:]] == [
        "враховано",
        "не враховано: повтор (№\u00a027: Реєстр, A11)",
        "враховано; схоже на повтор (№\u00a027: Реєстр, A11)",
    ]
    assert (rows[5]["measure"], rows[5]["date"], rows[5]["link"]) == (None, None, None)
    assert rows[1]["link"] == "https://example.gov.ua/news/2020/10/20/yevropeiski-tsinnosti"


def test_every_receipt_in_kyiv_time_with_its_fate(full: bytes) -> None:
    rows = {row["number"]: row for row in _records(full, RECEIPTS)}
    assert sorted(rows) == list(range(21, 32))
    # 17.12.2020 08:29 UTC is 10:29 in Kyiv in winter
    assert rows[24]["received"] == datetime(2020, 12, 17, 10, 29)
    assert rows[24]["standing"] == "замінено надходженням №\u00a025"
    assert rows[24]["path"] == "Fwd звіти.zip\nКопія (2) звіт УЖКГМ остаточний ВИПРАВЛЕНИЙ.xlsx"
    assert (rows[25]["standing"], rows[25]["revision"], rows[25]["late"]) == ("чинний", 2, "вчасно")
    assert (rows[21]["department"], rows[21]["outcome"], rows[21]["late"]) == (
        "не визначено",
        "не вдалося прочитати",
        None,
    )
    assert (rows[30]["late"], rows[30]["on_behalf"]) == (
        "із запізненням",
        "Передано телефоном: у підрозділі немає зв’язку",
    )
    assert rows[26]["decisions"] == (
        "18.12.2020 11:40: знято зауваження. Підстава: Дату підтверджено телефоном\n"
        "18.12.2020 11:40: прийнято. Підстава: =Інакше звіт не встигне"
    )


def test_findings_in_words_with_waivers(full: bytes) -> None:
    rows = _records(full, FINDINGS)
    assert [(row["receipt"], row["severity"], row["cell"]) for row in rows] == [
        (21, "помилка", None),
        (22, "помилка", "H9"),
        (22, "помилка", "H14"),
        (22, "попередження", "H15"),
        (26, "помилка", "A12"),
        (26, "примітка", "H9"),
        (28, "попередження", "H5"),
    ]
    assert rows[1]["entered"] == "близько 200"
    assert "знято зауваження. Підстава: Дату підтверджено телефоном" in rows[4]["decision"]
    assert rows[5]["decision"] is None


# --- nobody reported -----------------------------------------------------------------------------


def test_an_empty_quarter_is_honest(empty: bytes) -> None:
    assert {row["quarter"] for row in _records(empty, INDICATORS) if row["receipt"] is None} <= {
        "немає звіту",
        "ніхто не звітував",
        None,
    }
    assert not [r for r in _records(empty, INDICATORS) if r["cumulative"] is not None]
    for design in (REGISTER, RECEIPTS, FINDINGS):
        assert [record[design.headings[0].key] for record in _records(empty, design)] == [design.empty]
    sheet = _overview(empty)
    assert sheet["A4"].value == "0 з 9"
    assert sheet["H8"].value is None
    assert sheet["G8"].value == "Немає нічого, що потребує уваги."


# --- recalculation -------------------------------------------------------------------------------


@pytest.mark.libreoffice
def test_libreoffice_computes_what_the_cells_say(full: bytes, tmp_path: Path) -> None:
    recalculated = load_workbook(BytesIO(converted(full, tmp_path)), data_only=True)
    cached, live = load_workbook(BytesIO(full), data_only=True), load_workbook(BytesIO(full))
    checked = 0
    for sheet in live.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                said = cached[sheet.title][cell.coordinate].value
                computed = recalculated[sheet.title][cell.coordinate].value
                assert computed == pytest.approx(said, abs=1e-9), (sheet.title, cell.coordinate, cell.value)
                checked += 1
    assert checked > 60


def test_an_entered_date_is_shown_as_people_write_it(full: bytes) -> None:
    assert _records(full, FINDINGS)[4]["entered"] == "01.09.2020"


def test_the_opening_of_another_receipt_names_its_file(full: bytes) -> None:
    contribution = _indicator(full, "1.1")[1]
    assert contribution["source"] == (
        "Звіт культура ІV кв.xlsx\nПоказники, H5\nпочаток року: Культура III.xlsx\nПоказники, G5"
    )


def test_a_comment_longer_than_a_row_goes_on_below_and_totals_still_add_up() -> None:
    report = full_report()
    long = " ".join(f"Слово {number} пояснення." for number in range(200))
    rows = tuple(
        replace(row, contributions=tuple(c._replace(comment=long) for c in row.contributions))
        if row.indicator.code == "4.1"
        else row
        for row in report.indicators
    )
    told = _indicator(write_consolidated(replace(report, indicators=rows)), "4.1")
    assert len(told) > 3
    assert (told[0]["quarter"], told[0]["cumulative"]) == (4300, 10400)
    assert " ".join(r["note"] for r in told if r["text"] == "УЖКГМ") == long
    assert sum(r["quarter"] or 0 for r in told[1:]) == 4300


def test_dates_are_dates(full: bytes) -> None:
    assert _indicator(full, "4.1")[1]["as_of"].date() == date(2020, 12, 15)


@pytest.mark.libreoffice
def test_overview_prints_on_one_page_and_no_page_is_empty(full: bytes, empty: bytes, tmp_path: Path) -> None:
    for pages in printed({"full": full, "empty": empty}, tmp_path).values():
        assert [number for number, page in enumerate(pages, 1) if "Аркуш «Огляд»" in page] == [1]
        assert "#" not in "".join(pages)
        assert all(page.strip() for page in pages)
