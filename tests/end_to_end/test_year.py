"""A whole year through real workbooks and the real command; every number is by hand."""

import io
from pathlib import Path
from typing import Any

import pytest
from libreoffice import converted
from openpyxl import load_workbook
from plans import Q3, Q4
from quarters import Desk, Figures, answer, figures
from worked_quarters import correct_third_quarter, fourth_quarter_with_gaps, housing_q3, housing_q4, third_quarter

from workbook_tools.model.report_layout import HEADING_ROW, WHOLE_MEASURE
from workbook_tools.model.year_layout import INDICATORS_TITLE, MEASURES_TITLE, SHEET_TITLES, indicators_sheet

Document = dict[str, Any]
WORKBOOK = "outbox/2020/Зведена інформація за 2020 рік.xlsx"
JANUARY = "2021-01-11 10:00"
_KEYS = [heading.key for heading in indicators_sheet((Q3, Q4)).headings]


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The third quarter alone, as on 17.09."""
    return third_quarter(tmp_path_factory.mktemp("year") / "third")


@pytest.fixture(scope="module")
def gaps(third: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The third quarter corrected on 20.10; in the fourth Культура has nothing, УЖКГМ and three others are missing."""
    desk = third.copy(tmp_path_factory.mktemp("year") / "gaps")
    correct_third_quarter(desk)
    fourth_quarter_with_gaps(desk)
    assert {file["outcome"] for file in desk.ingest("2020-12-17 12:00")} == {"accepted"}
    desk.done("merge", "2020", now=JANUARY)
    return desk


@pytest.fixture(scope="module")
def whole(gaps: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """УЖКГМ reported for the fourth quarter too: the example's row of 4.1."""
    desk = gaps.copy(tmp_path_factory.mktemp("year") / "whole")
    desk.send("housing_urban", Q4, housing_q4())
    assert [file["outcome"] for file in desk.ingest("2020-12-17 17:00")] == ["accepted"]
    desk.done("merge", "2020", now=JANUARY)
    return desk


def year_json(desk: Desk, *arguments: str, now: str = JANUARY) -> Document:
    found: Document = desk.done("merge", "2020", "--json", *arguments, now=now).json
    return found


def indicator(document: Document, code: str) -> Document:
    found: Document = next(row for row in document["indicators"] if row["code"] == code)
    return found


def measure(document: Document, code: str) -> Document:
    found: Document = next(row for row in document["measures"] if row["code"] == code)
    return found


def year_figures(workbook: bytes) -> Figures:
    """Rows of «Показники за рік» by (code, short name), «» for the indicator's own row."""
    sheet = load_workbook(io.BytesIO(workbook), data_only=True)[INDICATORS_TITLE]
    found: Figures = {}
    for row in sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True):
        cells = dict(zip(_KEYS, row, strict=False))
        code = str(cells["number"])
        if cells["number"] is None or not code[:1].isdigit():
            break
        found[code, str(cells["text"]) if (code, "") in found else ""] = cells
    return found


# --- figures by hand -----------------------------------------------------------------------------

BY_HAND: dict[tuple[str, str], dict[str, float]] = {
    ("1.1", ""): {"opening": 4, "q3": 4, "q4": 1, "year": 9, "base": 5, "covered": 3, "percent": 0.6},
    ("1.1", "Культура"): {"opening": 4, "q3": 3, "q4": 0, "year": 7},
    ("1.1", "ВПВП"): {"opening": 0, "q3": 1, "q4": 1, "year": 2},
    ("4.1", ""): {"opening": 3000, "q3": 4100, "q4": 4300, "year": 11400, "base": 10000, "percent": 1.14},
    ("4.1", "УЖКГМ"): {"opening": 3000, "q3": 3200, "q4": 3700, "year": 9900},
    ("4.1", "ВПВП"): {"opening": 0, "q3": 900, "q4": 600, "year": 1500},
    ("6.1", ""): {"q3": 12, "q4": 14, "year": 14},
    ("7.1", ""): {"q3": 6, "q4": 8, "year": 8, "base": 5, "growth": 3},
    ("8.1", ""): {"opening": 40, "q3": 40, "q4": 17, "year": 97},
    ("9.1", ""): {"q3": 1800, "q4": 2500, "year": 2500, "base": 3600, "percent": 0.694},
    ("9.1", "Культура"): {"q3": 200, "q4": 200, "year": 200},
}
"""УЖКГМ's fourth quarter brings 3 700 contacts and 7 households; Культура's nil carries the 200 of September."""
WITHOUT_HOUSING: dict[tuple[str, str], dict[str, float]] = {
    ("4.1", ""): {"opening": 3000, "q3": 4100, "q4": 600, "year": 7700, "percent": 0.77},
    ("8.1", ""): {"opening": 40, "q3": 40, "q4": 10, "year": 90},
    ("8.1", "УЖКГМ"): {"opening": 0, "q3": 25, "year": 25},
}


def assert_shown(shown: Figures, by_hand: dict[tuple[str, str], dict[str, float]]) -> None:
    for place, expected in by_hand.items():
        assert {key: shown[place][key] for key in expected} == pytest.approx(expected), place


def test_the_years_workbook_shows_the_numbers_by_hand(whole: Desk, gaps: Desk) -> None:
    assert_shown(year_figures((whole.root / WORKBOOK).read_bytes()), BY_HAND)
    shown = year_figures((gaps.root / WORKBOOK).read_bytes())
    assert_shown(shown, WITHOUT_HOUSING)
    assert shown["8.1", "УЖКГМ"]["q4"] == "немає звіту"
    assert shown["3.1", ""]["q3"] == "ніхто не звітував"


def test_json_tells_the_same(whole: Desk) -> None:
    document = year_json(whole)
    assert (document["year"], document["workbook"], document["over"]) == (2020, WORKBOOK, True)
    assert document["ingest"] == {"files": []}
    assert [(q["quarter"], q["phase"]) for q in document["quarters"]] == [("2020-Q3", "closed"), ("2020-Q4", "closed")]
    reach = indicator(document, "4.1")
    assert (reach["opening"], reach["total"], reach["percent"], reach["attained"]) == (3000, 11400, 114.0, "yes")
    assert [q["value"] for q in reach["quarters"]] == [4100, 4300]
    assert [q["percent"] for q in reach["quarters"]] == [71.0, 114.0]
    assert [(p["department"], p["total"]) for p in reach["parts"]] == [
        ("housing_urban", 9900),
        ("legal_internal_policy", 1500),
    ]
    culture = indicator(document, "9.1")["parts"][2]
    assert [(q["value"], q["carried"]) for q in culture["quarters"]] == [(200, False), (200, True)]
    months = indicator(document, "1.1")["quarters"]
    assert [q["missed"] for q in months] == [[], ["2020-10", "2020-11"]]
    fifth = measure(document, "5")
    assert (fifth["verdict"], fifth["verdict_text"], fifth["final"]) == ("partial", "виконано частково", True)
    assert [(e["department"], e["status"], e["said_in"], e["silent"]) for e in fifth["executors"]] == [
        ("social_protection", "done", "2020-Q3", ["2020-Q4"]),
        ("legal_internal_policy", "in_progress", "2020-Q4", []),
        ("police", None, None, ["2020-Q3", "2020-Q4"]),
    ]
    hospital = next(d for d in document["departments"] if d["code"] == "hospital")
    assert [(q["standing"], q["overdue"]) for q in hospital["quarters"]] == [("missing", True), ("missing", True)]


def test_the_fourth_quarters_own_workbook_has_the_years_cumulative(whole: Desk) -> None:
    """«Наростаючим підсумком» of the last quarter is the year's total, of what is added up and of what is latest."""
    whole.done("merge", "2020-Q4", now=JANUARY)
    quarterly = figures(whole.consolidated[Q4])
    yearly = year_figures((whole.root / WORKBOOK).read_bytes())
    for code, opening, quarter, total in (("1.1", 8, 1, 9), ("4.1", 7100, 4300, 11400), ("8.1", 80, 17, 97)):
        row = quarterly[code, ""]
        assert (row["opening"], row["quarter"], row["cumulative"]) == (opening, quarter, total)
        assert yearly[code, ""]["year"] == total
    for code in ("6.1", "7.1", "9.1"):
        assert quarterly[code, ""]["cumulative"] == yearly[code, ""]["year"]
    sheet = load_workbook(io.BytesIO(whole.consolidated[Q4]), data_only=True)["Огляд"]
    assert "З початку року" in [cell for row in sheet.iter_rows(values_only=True) for cell in row]


@pytest.mark.libreoffice
def test_libreoffice_recalculates_the_numbers_by_hand(whole: Desk, tmp_path: Path) -> None:
    ours = (whole.root / WORKBOOK).read_bytes()
    theirs = converted(ours, tmp_path)
    assert_shown(year_figures(theirs), BY_HAND)
    cached, computed = (load_workbook(io.BytesIO(data), data_only=True) for data in (ours, theirs))
    compared = 0
    for sheet in load_workbook(io.BytesIO(ours)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                was = cached[sheet.title][cell.coordinate].value
                is_now = computed[sheet.title][cell.coordinate].value
                assert is_now == (pytest.approx(was) if isinstance(was, float) else was), (sheet.title, cell)
                compared += 1
    assert compared > 100


# --- the command ---------------------------------------------------------------------------------


def test_it_takes_in_the_inbox_and_a_second_run_changes_no_byte(third: Desk, tmp_path: Path) -> None:
    desk = third.copy(tmp_path / "desk")
    desk.send("housing_urban", Q3, housing_q3(1700))
    first = desk.run("merge", "2020 рік", now="2020-10-20 11:00")
    assert first.status == 0
    assert "✓ прийнято" in first.out
    assert desk.inbox() == []
    before = desk.outputs()
    again = desk.run("merge", "2020", now="2020-10-21 11:00")
    assert "Зведена інформація за рік без змін" in again.out
    assert desk.outputs() == before


def test_what_a_moment_knew(whole: Desk, tmp_path: Path) -> None:
    """On 18.09 УЖКГМ's 700 stood; nothing is taken in, and the year's own workbook stays as it is."""
    desk = whole.copy(tmp_path / "desk")
    before = desk.outputs()
    desk.put("нове.xlsx", b"not a workbook")
    document = year_json(desk, "--known-at", "18.09.2020 09:00")
    assert document["ingest"] is None
    assert document["workbook"] == "outbox/2020/Зведена інформація за 2020 рік, як було відомо 2020-09-18 09-00.xlsx"
    assert [q["phase"] for q in document["quarters"]] == ["closed", "open"]
    reach = indicator(document, "4.1")
    assert (reach["total"], [q["value"] for q in reach["quarters"]]) == (6100, [3100, None])
    assert desk.inbox() == ["нове.xlsx"]
    assert {name: data for name, data in desk.outputs().items() if "відомо" not in name} == before


def test_it_is_what_the_day_itself_wrote(third: Desk, whole: Desk, tmp_path: Path) -> None:
    then = third.copy(tmp_path / "then")
    then.done("merge", "2020", now="2020-09-18 09:00")
    later = whole.copy(tmp_path / "later")
    known = year_json(later, "--known-at", "18.09.2020 09:00")["workbook"]
    assert (later.root / known).read_bytes() == (then.root / WORKBOOK).read_bytes()


def test_before_the_first_deadline_the_next_quarter_is_still_to_come(third: Desk, tmp_path: Path) -> None:
    desk = third.copy(tmp_path / "desk")
    document = year_json(desk, now="2020-09-17 18:00")
    assert [q["phase"] for q in document["quarters"]] == ["open", "ahead"]
    assert "ще не настав" in desk.done("merge", "2020", now="2020-09-17 18:00").out


def test_a_year_changed_by_hand_is_set_aside(third: Desk, tmp_path: Path) -> None:
    desk = third.copy(tmp_path / "desk")
    desk.done("merge", "2020", now="2020-09-18 09:00")
    path = desk.root / WORKBOOK
    made = path.read_bytes()
    path.write_bytes(b"changed by hand")
    ran = desk.done("merge", "2020", now="2020-09-18 09:00")
    kept = path.with_name("Зведена інформація за 2020 рік (змінено вручну 1).xlsx")
    assert kept.read_bytes() == b"changed by hand"
    assert path.read_bytes() == made
    assert kept.name in ran.out


def test_another_year_is_refused_before_anything_is_taken_in(third: Desk, tmp_path: Path) -> None:
    desk = third.copy(tmp_path / "desk")
    desk.put("нове.xlsx", b"not a workbook")
    ran = desk.run("merge", "2021", now="2020-09-18 09:00")
    assert ran.status == 2
    assert "За 2021 рік звітів за цим планом немає: він на 2020 рік." in ran.err
    assert desk.inbox() == ["нове.xlsx"]


def test_a_broken_file_on_the_way_is_told_and_the_year_is_written(third: Desk, tmp_path: Path) -> None:
    desk = third.copy(tmp_path / "desk")
    desk.put("нове.xlsx", b"not a workbook")
    ran = desk.run("merge", "2020", now="2020-09-18 09:00")
    assert ran.status == 1
    assert "outbox/quarantine/" in ran.out
    assert (desk.root / WORKBOOK).exists()


# --- on the screen -------------------------------------------------------------------------------


def test_the_screen_fits_eighty_columns_and_ends_with_what_to_do(gaps: Desk) -> None:
    ran = gaps.done("merge", "2020", now=JANUARY)
    tables = [line for line in ran.out.splitlines() if "─" in line or "✓" in line or "виконано" in line]
    assert len(tables) > 15
    prose = ("Бракує", "Рік", "Зведен", "  ")
    assert all(len(line) <= 80 for line in ran.out.splitlines() if not line.startswith(prose))
    assert "Враховано 12 з 18 звітів; виконано 0 з 11 заходів." in ran.out
    assert "УЖКГМ (2020-Q4)" in ran.out
    assert ran.out.rstrip().endswith("Рік завершено. Перегляньте аркуш «Огляд року» і подайте його міському голові.")


def test_what_an_earlier_run_returned_or_held_is_still_asked_for(
    third: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The police said nothing of measure 5; УЖКГМ's correction came after the edition."""
    monkeypatch.setattr("workbook_tools.workflows.issue_edition.print_first_sheet", lambda _: b"%PDF-1.6")
    desk = third.copy(tmp_path / "desk")
    desk.done("issue", "2020-Q3", now="2020-09-18 10:00")
    before = desk.done("merge", "2020", now="2020-09-18 11:00").out
    assert "returned" not in before
    assert "decide accept" not in before
    desk.send("police", Q3, answer("police", "14.09", statuses={"5": ""}))
    desk.send("housing_urban", Q3, housing_q3(1700))
    assert sorted(file["outcome"] for file in desk.ingest("2020-10-20 11:00")) == ["held", "returned"]
    after = desk.done("merge", "2020", now="2020-10-21 10:00").out
    assert after.count("outbox/2020-Q3/returned/") == 1
    assert "decide accept" in after


def test_a_running_year_says_that_verdicts_are_not_final(third: Desk, tmp_path: Path) -> None:
    desk = third.copy(tmp_path / "desk")
    ran = desk.done("merge", "2020", now="2020-09-22 09:00")
    assert "Ще очікуються звіти:\u00a09." in ran.out
    assert "Рік ще триває, тому оцінки не остаточні." in ran.out
    english = desk.run("merge", "2020", now="2020-09-22 09:00", lang="en")
    assert "The year is not over, so the verdicts are not final." in english.out
    assert "Reports counted: 7 of 9; measures done: 0 of 11." in english.out


def test_the_sheets_and_the_verdicts(gaps: Desk) -> None:
    book = load_workbook(io.BytesIO((gaps.root / WORKBOOK).read_bytes()), data_only=True)
    assert book.sheetnames == list(SHEET_TITLES)
    rows = [row for row in book[MEASURES_TITLE].iter_rows(values_only=True) if row[1] == WHOLE_MEASURE]
    verdicts = {str(row[0]): row[5] for row in rows if row[5] is not None}
    assert verdicts["5"] == "виконано частково"
    assert verdicts["3"] == "не визначено"
    why = next(str(row[6]) for row in rows if row[0] == "5" and row[6])
    assert "Строк закінчився 31.12.2020, а повного виконання не підтверджено." in why
    assert "Не звітували: УСЗ (IV квартал); Поліція (III квартал, IV квартал)." in why
