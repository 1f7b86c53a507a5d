"""The worked example of both quarters, through real workbooks and the real commands; every number is by hand."""

import io
from pathlib import Path
from typing import Any

import pytest
from libreoffice import converted
from openpyxl import load_workbook
from plans import Q3, Q4
from quarters import Desk, Figures, Ran, answer, figures, iso, sheet_rows
from worked_quarters import (
    correct_third_quarter,
    economy_q4,
    fourth_quarter_with_gaps,
    housing_q3,
    housing_q4,
    policy_q4,
    third_quarter,
)

from workbook_tools.model.layout import INDICATOR_TABLE, REGISTER_TABLE
from workbook_tools.model.report_layout import EXECUTION, INDICATORS, REGISTER

Document = dict[str, Any]


@pytest.fixture(scope="module")
def q3(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """All but the police (and the hospital, which the example does not name) reported on 16 and 17.09."""
    return third_quarter(tmp_path_factory.mktemp("worked") / "q3")


@pytest.fixture(scope="module")
def q3_merged(q3: Desk) -> Document:
    return document(q3.done("merge", "2020-Q3", "--json", now="2020-09-18 09:00"))


@pytest.fixture(scope="module")
def corrected(q3: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """On 20.10 УЖКГМ's correction of its third quarter: 700 becomes 1 700."""
    desk = q3.copy(tmp_path_factory.mktemp("worked") / "corrected")
    correct_third_quarter(desk)
    return desk


@pytest.fixture(scope="module")
def q4(q3: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The fourth quarter where УЖКГМ's third was never corrected; Культура reports."""
    desk = q3.copy(tmp_path_factory.mktemp("worked") / "q4")
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    culture = answer(
        "culture",
        "15.12",
        Q4,
        values={"9.1": 230},
        events=["20.10 | 1 | круглий стіл | Осінь | 11", "12.11 | 1 | брифінг | Стандарти | 8"],
    )
    for department, filled in (
        ("culture", culture),
        ("housing_urban", housing_q4()),
        ("socio_economic", economy_q4()),
        ("legal_internal_policy", policy_q4()),
    ):
        desk.send(department, Q4, filled)
    return desk


@pytest.fixture(scope="module")
def q4_merged(q4: Desk) -> Document:
    ran = q4.run("merge", "2020-Q4", "--json", now="2020-12-17 12:00")
    assert {f["outcome"] for f in ran.json["ingest"]["files"]} == {"accepted"}, ran.out
    return document(ran)


@pytest.fixture(scope="module")
def q4_gaps(corrected: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The fourth quarter after the correction: Культура has nothing to report, УЖКГМ is missing."""
    desk = corrected.copy(tmp_path_factory.mktemp("worked") / "gaps")
    fourth_quarter_with_gaps(desk)
    return desk


@pytest.fixture(scope="module")
def gaps_merged(q4_gaps: Desk) -> Document:
    return document(q4_gaps.done("merge", "2020-Q4", "--json", now="2020-12-17 12:00"))


def document(ran: Ran) -> Document:
    found: Document = ran.json
    return found


def totals(merged: Document, code: str) -> tuple[Any, ...]:
    row = indicator(merged, code)
    return row["quarter"], row["cumulative"], row["percent"]


def indicator(merged: Document, code: str) -> Document:
    found: Document = next(row for row in merged["indicators"] if row["code"] == code)
    return found


def parts(merged: Document, code: str) -> list[tuple[Any, ...]]:
    return [(c["department"], c["opening"], c["quarter"], c["as_of"]) for c in indicator(merged, code)["contributions"]]


# --- 1.1 ------------------------------------------------------------------------------------------------


def test_events_of_two_departments_and_the_opening(q3_merged: Document) -> None:
    assert totals(q3_merged, "1.1") == (4, 8, 100.0)
    assert parts(q3_merged, "1.1") == [
        ("culture", 4, 3, iso("16.09")),
        ("legal_internal_policy", 0, 1, iso("17.09")),
    ]
    row = indicator(q3_merged, "1.1")
    assert (row["judged"], row["missed"]) == (["2020-07", "2020-08"], [])
    assert (row["unfinished"], row["unfinished_covered"]) == ("2020-09", True)


def test_the_second_of_september_covers_the_month_that_the_next_quarter_judges(q4_merged: Document) -> None:
    assert totals(q4_merged, "1.1") == (3, 11, 100.0)
    row = indicator(q4_merged, "1.1")
    assert (row["judged"], row["missed"]) == (["2020-09", "2020-10", "2020-11"], [])
    assert (row["unfinished"], row["unfinished_covered"]) == ("2020-12", True)


# --- 4.1 ------------------------------------------------------------------------------------------------


def test_reach_against_the_target_of_the_year(q3_merged: Document) -> None:
    assert totals(q3_merged, "4.1") == (3100, 6100, 61.0)
    assert parts(q3_merged, "4.1") == [
        ("housing_urban", 3000, 2200, iso("16.09")),
        ("legal_internal_policy", 0, 900, iso("17.09")),
    ]


def test_a_continuation_adds_reach_and_more_than_the_target_is_shown(q4_merged: Document) -> None:
    assert totals(q4_merged, "4.1") == (4300, 10400, 104.0)
    assert indicator(q4_merged, "4.1")["reached"] is True


def test_a_correction_in_october_changes_the_third_quarter_and_stays_on_time(corrected: Desk) -> None:
    merged = corrected.done("merge", "2020-Q3", "--json", now="2020-10-20 12:00").json
    assert totals(merged, "4.1") == (4100, 7100, 71.0)
    housing = next(d for d in merged["departments"] if d["code"] == "housing_urban")
    assert (housing["standing"], housing["late"], housing["overdue"]) == ("accepted", False, False)
    assert housing["revision"] == 2
    assert housing["received_at"] == "2020-10-20T11:00:00+03:00"
    assert housing["first_received_at"] == "2020-09-16T15:00:00+03:00"


def test_the_correction_changes_the_later_cumulative(q4_gaps: Desk, gaps_merged: Document, tmp_path: Path) -> None:
    assert totals(gaps_merged, "4.1") == (600, 900 + 6200 + 600, 77.0)
    desk = q4_gaps.copy(tmp_path / "complete")
    desk.send("housing_urban", Q4, housing_q4())
    merged = desk.done("merge", "2020-Q4", "--json", now="2020-12-17 17:00").json
    assert totals(merged, "4.1") == (4300, 11400, 114.0)
    assert parts(merged, "4.1")[0] == ("housing_urban", 7200 - 1000, 3700, iso("15.12"))


def test_a_form_that_was_issued_before_the_correction_counts_the_ledgers_opening(q3: Desk, tmp_path: Path) -> None:
    """The printed 5 200 is a warning; what was accepted later makes it 6 200."""
    desk = q3.copy(tmp_path / "desk")
    desk.done("template", "2020-Q4", "--department", "УЖКГМ", now="2020-10-01 10:00")
    before = desk.form("housing_urban", Q4)
    desk.send("housing_urban", Q3, housing_q3(1700))
    (correction,) = desk.ingest("2020-10-20 11:00")
    assert [f["code"] for f in correction["findings"]] == ["correction_of_earlier_quarter"]
    desk.send("housing_urban", Q4, housing_q4())
    (taken,) = desk.ingest("2020-12-16 12:00")
    assert taken["outcome"] == "accepted"
    (warning,) = [f for f in taken["findings"] if f["severity"] == "warning"]
    assert (warning["code"], warning["entered"]) == ("opening_differs", "5200")
    merged = desk.done("merge", "2020-Q4", "--json", now="2020-12-17 12:00").json
    assert parts(merged, "4.1")[0] == ("housing_urban", 6200, 3700, iso("15.12"))
    desk.done("template", "2020-Q4", "--department", "УЖКГМ", now="2020-12-17 12:00")
    assert desk.form("housing_urban", Q4) != before, "the form follows what was accepted"


# --- 6.1, 7.1, 8.1 ----------------------------------------------------------------------------------------


def test_a_stock_is_the_latest_and_growth_is_against_the_baseline(q3_merged: Document, q4_merged: Document) -> None:
    assert totals(q3_merged, "6.1") == (12, 12, None)
    assert totals(q4_merged, "6.1") == (14, 14, None)
    assert (totals(q3_merged, "7.1"), indicator(q3_merged, "7.1")["growth"]) == ((6, 6, None), 1)
    assert (totals(q4_merged, "7.1"), indicator(q4_merged, "7.1")["growth"]) == ((8, 8, None), 3)
    assert indicator(q4_merged, "7.2")["growth"] is None, "no baseline: not 0"


def test_a_missing_department_adds_nothing_and_keeps_what_it_had(q3_merged: Document, gaps_merged: Document) -> None:
    assert totals(q3_merged, "8.1") == (40, 80, None)
    assert totals(gaps_merged, "8.1") == (10, 90, None)
    assert parts(gaps_merged, "8.1") == [
        ("socio_economic", 55, 10, iso("15.12")),
        ("housing_urban", 25, None, None),
    ]


# --- 9.1 and the double lecture ------------------------------------------------------------------------------


def test_a_share_adds_numerators_over_one_denominator(q3_merged: Document) -> None:
    assert totals(q3_merged, "9.1") == (1800, 1800, 50.0)
    assert indicator(q3_merged, "9.1")["denominator"] == 3600


def test_a_nil_report_carries_the_last_share_with_its_date(gaps_merged: Document) -> None:
    assert totals(gaps_merged, "9.1") == (2500, 2500, 69.4)
    assert parts(gaps_merged, "9.1") == [
        ("education", None, 1600, iso("15.12")),
        ("youth_sport", None, 700, iso("16.12")),
        ("culture", None, 200, iso("16.09")),
    ]
    assert [d["standing"] for d in gaps_merged["departments"] if d["code"] == "culture"] == ["nil"]


def test_the_lecture_counts_once_for_the_first_named_executor(q3: Desk, q3_merged: Document) -> None:
    keys = [heading.key for heading in REGISTER.headings]
    rows = [dict(zip(keys, row, strict=True)) for row in sheet_rows(q3.consolidated[Q3], REGISTER.title)]
    lecture = {row["department"]: row for row in rows if str(row["measure"]) == "9"}
    assert (lecture["Освіта"]["reach"], lecture["Освіта"]["counted"]) == (60, "враховано")
    assert lecture["Молодь і спорт"]["reach"] == 55
    assert str(lecture["Молодь і спорт"]["counted"]).startswith("не враховано: повтор")


# --- measure 5 ------------------------------------------------------------------------------------------------


def test_joint_status_with_a_missing_executor(q3: Desk, q3_merged: Document) -> None:
    row = next(m for m in q3_merged["measures"] if m["code"] == "5")
    assert row["status"] == "in_progress"
    assert [(e["department"], e["status"]) for e in row["executors"]] == [
        ("social_protection", "done"),
        ("legal_internal_policy", "in_progress"),
        ("police", None),
    ]
    assert row["missing"] == ["police"]
    fifth = [row for row in sheet_rows(q3.consolidated[Q3], EXECUTION.title) if str(row[0]) == "5"]
    assert fifth[0][2] == "виконується"
    assert "Не звітували: Поліція" in fifth[0]
    assert [d["code"] for d in q3_merged["departments"][:2]] == ["hospital", "police"], "missing ones stand first"
    assert all(d["overdue"] for d in q3_merged["departments"][:2])


# --- the fourth quarter's forms ----------------------------------------------------------------------------------


def test_the_next_forms_show_locked_what_was_accepted(q4_gaps: Desk) -> None:
    sheet = load_workbook(io.BytesIO(q4_gaps.form("housing_urban", Q4)))[INDICATOR_TABLE.sheet]
    openings = {}
    for row in sheet.iter_rows():
        by_text = {cell.value: cell for cell in row}
        for code in ("4.1", "8.1", "8.2"):
            if code in by_text:
                cell = row[heading_column(sheet, "opening")]
                openings[code] = (cell.value, cell.protection.locked)
    assert openings == {"4.1": (6200, True), "8.1": (25, True), "8.2": (1, True)}
    assert sheet.protection.sheet


def heading_column(sheet: Any, key: str) -> int:
    heading = INDICATOR_TABLE.column(key).heading
    return next(int(cell.column) - 1 for row in sheet.iter_rows() for cell in row if cell.value == heading)


def test_a_department_that_did_not_report_is_asked_for_its_opening(q4_gaps: Desk) -> None:
    sheet = load_workbook(io.BytesIO(q4_gaps.form("police", Q4)))[INDICATOR_TABLE.sheet]
    (cell,) = [row[heading_column(sheet, "opening")] for row in sheet.iter_rows() if row[0].value == "5.1"]
    assert (cell.value, cell.protection.locked) == (None, False)


def test_the_register_of_the_form_takes_input(q4_gaps: Desk) -> None:
    sheet = load_workbook(io.BytesIO(q4_gaps.form("police", Q4)))[REGISTER_TABLE.sheet]
    assert any(not cell.protection.locked for row in sheet.iter_rows(max_row=12) for cell in row)


# --- the consolidated workbook shows the same numbers --------------------------------------------------------------

BY_HAND_Q3: dict[tuple[str, str], dict[str, float]] = {
    ("1.1", ""): {"opening": 4, "quarter": 4, "cumulative": 8, "percent": 1.0, "covered": 2},
    ("1.1", "Культура"): {"opening": 4, "quarter": 3, "cumulative": 7},
    ("1.1", "ВПВП"): {"opening": 0, "quarter": 1, "cumulative": 1},
    ("4.1", ""): {"opening": 3000, "quarter": 3100, "cumulative": 6100, "percent": 0.61},
    ("4.1", "УЖКГМ"): {"opening": 3000, "quarter": 2200, "cumulative": 5200},
    ("6.1", ""): {"quarter": 12, "cumulative": 12},
    ("7.1", ""): {"base": 5, "quarter": 6, "cumulative": 6, "growth": 1},
    ("8.1", ""): {"opening": 40, "quarter": 40, "cumulative": 80},
    ("9.1", ""): {"base": 3600, "quarter": 1800, "cumulative": 1800, "percent": 0.5},
    ("9.1", "Культура"): {"quarter": 200, "cumulative": 200},
}
BY_HAND_GAPS: dict[tuple[str, str], dict[str, float]] = {
    ("4.1", ""): {"opening": 7100, "quarter": 600, "cumulative": 7700, "percent": 0.77},
    ("6.1", ""): {"quarter": 14, "cumulative": 14},
    ("7.1", ""): {"base": 5, "quarter": 8, "cumulative": 8, "growth": 3},
    ("8.1", ""): {"opening": 80, "quarter": 10, "cumulative": 90},
    ("8.1", "УЖКГМ"): {"opening": 25, "cumulative": 25},
    ("9.1", ""): {"base": 3600, "quarter": 2500, "cumulative": 2500, "percent": 0.694},
    ("9.1", "Культура"): {"quarter": 200, "cumulative": 200},
}


def assert_shown(shown: Figures, by_hand: dict[tuple[str, str], dict[str, float]]) -> None:
    for place, expected in by_hand.items():
        assert {key: shown[place][key] for key in expected} == pytest.approx(expected), place


def test_the_cached_values_are_those_by_hand(q3: Desk, q3_merged: Document) -> None:
    assert_shown(figures(q3.consolidated[Q3]), BY_HAND_Q3)


def test_the_next_quarters_cached_values_are_those_by_hand(q4_gaps: Desk, gaps_merged: Document) -> None:
    assert_shown(figures(q4_gaps.consolidated[Q4]), BY_HAND_GAPS)


def test_totals_are_live_formulas(q3: Desk, q3_merged: Document) -> None:
    sheet = load_workbook(io.BytesIO(q3.consolidated[Q3]))[INDICATORS.title]
    seen = set()
    for row in sheet.iter_rows(min_row=5):
        code = row[0].value
        if code in seen or code is None:
            continue
        seen.add(code)
        if code in ("4.1", "9.1", "1.1"):
            for key in ("quarter", "cumulative", "percent"):
                assert str(row[INDICATORS.column(key)].value).startswith("="), (code, key)
    assert len(seen) == 16


@pytest.mark.libreoffice
@pytest.mark.parametrize("which", ["q3", "gaps"])
def test_libreoffice_recalculates_the_same_values(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if which == "q3":
        desk, quarter, by_hand = request.getfixturevalue("q3"), Q3, BY_HAND_Q3
        request.getfixturevalue("q3_merged")
    else:
        desk, quarter, by_hand = request.getfixturevalue("q4_gaps"), Q4, BY_HAND_GAPS
        request.getfixturevalue("gaps_merged")
    ours = desk.consolidated[quarter]
    theirs = converted(ours, tmp_path)
    assert_shown(figures(theirs), by_hand)
    formulas = load_workbook(io.BytesIO(ours))
    cached, computed = (load_workbook(io.BytesIO(data), data_only=True) for data in (ours, theirs))
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    was, is_now = (
                        cached[sheet.title][cell.coordinate].value,
                        computed[sheet.title][cell.coordinate].value,
                    )
                    assert is_now == (pytest.approx(was) if isinstance(was, float) else was), (sheet.title, cell)
                    compared += 1
    assert compared > 40
