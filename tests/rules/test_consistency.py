"""A measure's status against register, numbers, words and term."""

from datetime import date

import pytest
from findings import places
from msgspec.structs import replace
from plans import Q3, assignment_of, decree_plan
from rule_by_rule import found_by
from submissions import honest, nil, unread, with_indicator, with_measure, with_register

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.plan import Term
from workbook_tools.model.submission import Status
from workbook_tools.rules.consistency import (
    done_without_evidence,
    narrative_denies_status,
    not_due_but_running,
    status_against_work,
)

HOUSING = assignment_of("housing_urban")
ECONOMY = assignment_of("socio_economic")
STAND = "05.08.2020 | 4 | стенд | Стенд | | 1500"


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.NOT_DUE])
def test_not_begun_beside_register_rows(status: Status) -> None:
    report = with_measure(with_register(honest(HOUSING), STAND), "4", status=status)
    assert places(found_by(status_against_work, report, HOUSING)) == [("4", "status", "not_started_but_reported")]


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.NOT_DUE])
def test_not_begun_beside_a_flow(status: Status) -> None:
    report = with_measure(with_indicator(honest(HOUSING), "8.2", value="3"), "8", status=status)
    assert places(found_by(status_against_work, report, HOUSING)) == [("8", "status", "not_started_but_reported")]


def test_not_begun_beside_zeros_rows_of_another_measure_an_opening_and_a_stock() -> None:
    report = with_measure(with_register(honest(HOUSING), STAND), "8", status=Status.NOT_STARTED)
    assert places(found_by(status_against_work, with_indicator(report, "8.1", opening="40"), HOUSING)) == []
    stock = with_measure(with_indicator(honest(ECONOMY), "6.1", value="12"), "6", status=Status.NOT_STARTED)
    assert places(found_by(status_against_work, stock, ECONOMY)) == []


@pytest.mark.parametrize("status", [Status.DONE, Status.IN_PROGRESS, Status.PARTIAL, Status.NOT_DONE])
def test_other_statuses_may_stand_beside_work(status: Status) -> None:
    report = with_measure(with_register(honest(HOUSING), STAND), "4", status=status)
    assert places(found_by(status_against_work, report, HOUSING)) == []


def test_a_nil_report_is_not_judged_by_its_rows() -> None:
    report = with_measure(with_register(nil(HOUSING), STAND), "4", status=Status.NOT_STARTED)
    assert places(found_by(status_against_work, report, HOUSING)) == []


def test_done_with_nothing_to_show() -> None:
    report = with_measure(with_measure(honest(HOUSING), "4", status=Status.DONE), "8", status=Status.DONE)
    assert places(found_by(done_without_evidence, report, HOUSING)) == [
        ("4", "status", "done_without_evidence"),
        ("8", "status", "done_without_evidence"),
    ]
    shown = with_indicator(with_register(report, STAND), "8.2", value="3")
    assert places(found_by(done_without_evidence, shown, HOUSING)) == []


def test_what_was_done_before_the_quarter_is_something_to_show() -> None:
    report = with_indicator(with_measure(honest(HOUSING), "4", status=Status.DONE), "4.1", opening="10000")
    assert places(found_by(done_without_evidence, report, HOUSING)) == []


def test_a_number_that_could_not_be_read_may_be_something() -> None:
    report = unread(with_measure(honest(HOUSING), "8", status=Status.DONE), "indicators", "8.1", "value", "близько 10")
    assert places(found_by(done_without_evidence, report, HOUSING)) == []


def test_a_measure_that_nothing_counts_needs_words_alone() -> None:
    assert (
        places(found_by(done_without_evidence, with_measure(honest(ECONOMY), "6", status=Status.DONE), ECONOMY)) == []
    )


@pytest.mark.parametrize(
    ("narrative", "denied"),
    [
        ("Заходи не проводились.", True),
        ("НЕ ВИКОНУВАЛОСЬ", True),
        ("Заходи у липні не проводились, у серпні проведено 3 круглі столи.", False),
        ("Проведено круглий стіл, зауважень не було.", False),
        (
            "Не проводились очні заходи, натомість усі заплановані зустрічі відбулися у мережі, і участь брали всі.",
            False,
        ),
    ],
)
def test_words_that_deny(narrative: str, denied: bool) -> None:
    report = with_measure(honest(HOUSING), "4", status=Status.DONE, narrative=narrative)
    expected = [("4", "narrative", "narrative_denies_status")] if denied else []
    assert places(found_by(narrative_denies_status, report, HOUSING)) == expected


def test_words_may_deny_what_is_not_done() -> None:
    report = with_measure(honest(HOUSING), "4", status=Status.NOT_DONE, narrative="Заходи не проводились.")
    assert places(found_by(narrative_denies_status, report, HOUSING)) == []


def _with_term(*spans: tuple[date, date]) -> Assignment:
    plan = decree_plan()
    term = Term("строк", spans)
    measures = tuple(replace(m, term=term) if m.code == "4" else m for m in plan.measures)
    return assignment_of("housing_urban", Q3, replace(plan, measures=measures))


@pytest.mark.parametrize(
    ("spans", "code"),
    [
        (((date(2020, 1, 1), date(2020, 12, 31)),), "not_due_but_running"),
        (((date(2020, 9, 16), date(2020, 12, 31)),), "not_due_but_running"),
        (((date(2020, 9, 17), date(2020, 12, 31)),), None),
        (((date(2020, 7, 1), date(2020, 9, 15)),), "not_due_but_running"),
        (((date(2020, 7, 1), date(2020, 7, 31)), (date(2020, 10, 1), date(2020, 10, 31))), None),
    ],
)
def test_not_due_against_the_term(spans: tuple[tuple[date, date], ...], code: str | None) -> None:
    assignment = _with_term(*spans)
    report = with_measure(honest(assignment), "4", status=Status.NOT_DUE)
    assert places(found_by(not_due_but_running, report, assignment)) == ([("4", "status", code)] if code else [])


def test_not_due_beside_work_is_told_once() -> None:
    report = with_measure(with_register(honest(HOUSING), STAND), "4", status=Status.NOT_DUE)
    assert places(found_by(not_due_but_running, report, HOUSING)) == []
