"""The report as a whole: as-of date, nil answer, words that say nothing."""

from datetime import date

import pytest
from findings import places
from plans import Q4, assignment_of, decree_plan
from rule_by_rule import found_by
from submissions import honest, nil, unread, with_header, with_indicator, with_measure, with_register

from workbook_tools.model.receipt import Outcome
from workbook_tools.model.submission import State, Status
from workbook_tools.rules.catalogue import outcome
from workbook_tools.rules.columns import column_constraints
from workbook_tools.rules.form import as_of_day, nil_report

HOUSING = assignment_of("housing_urban")
ECONOMY = assignment_of("socio_economic")


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        (date(2021, 1, 1), None),
        (date(2020, 10, 1), "as_of_after_quarter"),
        (date(2020, 11, 30), "as_of_after_quarter"),
        (date(2020, 12, 1), "as_of_next_quarter"),
        (date(2020, 12, 31), "as_of_next_quarter"),
        (date(2020, 9, 30), None),
        (None, None),
    ],
)
def test_as_of_day(as_of: date | None, code: str | None) -> None:
    report = with_header(honest(HOUSING), as_of=as_of)
    assert places(found_by(as_of_day, report, HOUSING)) == ([(None, "as_of", code)] if code else [])


def test_an_old_form_filled_in_for_the_next_quarter_waits_for_the_coordinator() -> None:
    """Accepted, it would close the next quarter's window before that quarter's own form came."""
    report = with_header(honest(HOUSING), as_of=date(2020, 12, 15))
    assert outcome(found_by(as_of_day, report, HOUSING)) is Outcome.HELD


def test_the_plan_year_closes_as_of_its_last_day() -> None:
    supplement = assignment_of("housing_urban", Q4)
    assert places(found_by(as_of_day, honest(supplement, as_of=date(2020, 12, 31)), supplement)) == []


@pytest.mark.parametrize("department", [d.code for d in decree_plan().departments])
def test_neither_a_nil_nor_a_full_report_is_at_fault(department: str) -> None:
    assignment = assignment_of(department)
    for report in (nil(assignment), honest(assignment)):
        assert places(found_by(nil_report, report, assignment)) == []
        assert places(found_by(column_constraints, report, assignment)) == []


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"status": Status.DONE}, "status", "nil_but_filled"),
        ({"status": Status.IN_PROGRESS}, "status", "nil_but_filled"),
        ({"status": Status.PARTIAL}, "status", "nil_but_filled"),
        ({"narrative": "Проведено семінар"}, "narrative", "nil_but_filled"),
        ({"links": "https://example.org/a/b"}, "links", "nil_but_filled"),
        ({"status": Status.NOT_STARTED, "reason": "Карантин"}, "status", "nil_not_taken"),
        ({"reason": "Карантин"}, "reason", "nil_not_taken"),
    ],
)
def test_a_nil_report_with_a_measure_filled(changes: dict[str, object], column: str, code: str) -> None:
    report = with_measure(nil(HOUSING), "8", **changes)
    assert places(found_by(nil_report, report, HOUSING)) == [("8", column, code)]


def test_a_nil_report_with_numbers() -> None:
    report = with_indicator(nil(HOUSING), "8.1", value="25")
    assert places(found_by(nil_report, report, HOUSING)) == [("8.1", "value", "nil_but_filled")]


def test_a_nil_report_with_a_state() -> None:
    report = with_indicator(nil(ECONOMY), "7.3", state=State.PARTLY)
    assert places(found_by(nil_report, report, ECONOMY)) == [("7.3", "value", "nil_but_filled")]


def test_zeros_and_openings_do_not_contradict_a_nil_report() -> None:
    report = with_indicator(nil(HOUSING), "8.1", value="0", opening="40")
    assert places(found_by(nil_report, report, HOUSING)) == []


def test_a_nil_report_with_register_rows_is_told_once() -> None:
    report = with_register(nil(HOUSING), "05.08.2020 | 4 | стенд | А | | 1\n06.08.2020 | 4 | стенд | Б | | 1")
    found = found_by(nil_report, report, HOUSING)
    assert places(found) == [("1", "date", "nil_register_filled")]
    assert dict(found[0].values)["count"] == "2"


def test_a_reason_without_the_answer() -> None:
    report = with_header(honest(HOUSING), nil_reason="Карантин")
    assert places(found_by(nil_report, report, HOUSING)) == [(None, "nil", "reason_without_nil")]
    assert places(found_by(nil_report, unread(report, "fields", None, "nil", "мабуть"), HOUSING)) == []


def test_a_dash_is_no_reason() -> None:
    report = with_measure(honest(HOUSING), "4", status=Status.NOT_DONE, narrative="…", reason=" – ")
    assert places(found_by(column_constraints, report, HOUSING)) == [("4", "reason", "empty_words")]


def test_a_dash_is_no_name_no_title_and_no_explanation() -> None:
    report = with_register(honest(ECONOMY), "05.08.2020 | 7 | семінар | ***")
    report = with_indicator(report, "7.3", state=State.YES, comment="-")
    report = with_header(report, filled_by="—", outgoing="—")
    assert places(found_by(column_constraints, report, ECONOMY)) == [
        (None, "filled_by", "empty_words"),
        ("7.3", "comment", "empty_words"),
        ("1", "title", "empty_words"),
    ]


def test_a_dash_where_nothing_is_due_says_nothing_and_harms_nobody() -> None:
    report = with_measure(honest(HOUSING), "4", reason="-", links="-")
    assert places(found_by(column_constraints, report, HOUSING)) == []


def test_a_narrative_that_begins_with_a_dash_is_words() -> None:
    report = with_measure(honest(HOUSING), "4", narrative="- встановлено стенд;\n- розміщено допис")
    assert places(found_by(column_constraints, report, HOUSING)) == []


def test_a_dash_is_no_reason_for_a_nil_report_but_its_tables_are_excused() -> None:
    report = with_measure(with_header(nil(HOUSING), nil_reason="-"), "4", status=Status.NOT_DONE, reason="-")
    assert places(found_by(column_constraints, report, HOUSING)) == [(None, "nil_reason", "empty_words")]
