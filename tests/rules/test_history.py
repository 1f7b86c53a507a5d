"""A report against the day it came, the window and the ledger's openings."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from findings import places
from plans import Q3, Q3_WINDOW_FIRST, Q4, assignment_of
from rule_by_rule import recalled
from submissions import honest, nil, unread, with_header, with_indicator, with_register

from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.submission import Submission
from workbook_tools.rules import history
from workbook_tools.rules.catalogue import message, outcome

HOUSING = assignment_of("housing_urban")
STAND = "05.08.2020 | 4 | стенд | Стенд | | 1500"


def past(**changes: Any) -> Past:
    """Received on 16.09.2020 for the first window, with every opening asked for."""
    known: dict[str, Any] = {"received_on": date(2020, 9, 16), "window_first": Q3_WINDOW_FIRST, "asks_opening": True}
    return Past(**known | changes)


def dates(report: Submission, known: Past) -> Iterator[Finding]:
    for rule in (history.quarter_not_begun, history.as_of_after_receipt, history.window):
        yield from recalled(rule, report, HOUSING, known)


def test_a_report_that_the_plan_in_force_does_not_ask_for_waits() -> None:
    (finding,) = history.not_asked(honest(HOUSING), HOUSING, past(asked=False))
    assert outcome([finding]) is Outcome.HELD
    assert HOUSING.department.name in message(finding)
    assert list(history.not_asked(honest(HOUSING), HOUSING, past())) == []


def test_a_report_of_the_year_before_the_plan_in_force_waits_for_its_own_plan() -> None:
    (finding,) = history.not_asked(honest(HOUSING), HOUSING, past(asked=False, plan_year=2021))
    assert outcome([finding]) is Outcome.HELD
    assert "III квартал 2020 року" in message(finding)
    assert "на 2021 рік" in message(finding)
    (finding,) = history.not_asked(honest(HOUSING), HOUSING, past(asked=False, plan_year=2020))
    assert HOUSING.department.name in message(finding)


def test_a_report_for_a_quarter_that_was_issued_waits() -> None:
    (finding,) = history.quarter_issued(honest(HOUSING), HOUSING, past(issued_edition=2))
    assert outcome([finding]) is Outcome.HELD
    assert "видання 2" in message(finding)
    assert list(history.quarter_issued(honest(HOUSING), HOUSING, past())) == []


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        (date(2020, 6, 17), "as_of_before_window"),
        (date(2020, 6, 18), None),
        (date(2020, 9, 16), None),
        (date(2020, 9, 17), "as_of_after_receipt"),
        (date(2019, 9, 16), None),
        (date(2021, 9, 16), None),
        (None, None),
    ],
)
def test_as_of(as_of: date | None, code: str | None) -> None:
    """A date of another year has the form's own finding."""
    report = with_header(honest(HOUSING), as_of=as_of)
    assert places(dates(report, past())) == ([(None, "as_of", code)] if code else [])


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        (None, True),
        (date(2019, 9, 16), True),
        (date(2020, 9, 20), False),
        (date(2020, 9, 30), True),
        (date(2020, 9, 16), False),
    ],
)
def test_an_event_after_the_day_of_receipt(as_of: date | None, told: bool) -> None:
    """Told where the as-of date is to be mended and does not bound the event itself."""
    rows = "16.09.2020 | 4 | стенд | А | | 1\n30.09.2020 | 4 | стенд | Б | | 1"
    report = with_header(with_register(honest(HOUSING), rows), as_of=as_of)
    found = places(recalled(history.event_after_receipt, report, HOUSING, past()))
    assert found == ([("2", "date", "event_after_receipt")] if told else [])


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        (date(2020, 9, 15), "days_between_reports"),
        (date(2020, 9, 16), None),
        (date(2020, 9, 17), "as_of_in_next_report"),
        (date(2020, 9, 30), "as_of_in_next_report"),
        (date(2020, 6, 17), None),
        (date(2019, 9, 16), None),
        (None, None),
    ],
)
def test_a_correction_ends_where_an_accepted_later_report_begins(as_of: date | None, code: str | None) -> None:
    """The fourth quarter was accepted with a window from 17.09; other faults of a date have their own rules."""
    report = with_header(honest(HOUSING), as_of=as_of)
    known = past(received_on=date(2020, 12, 20), next_quarter=Q4, next_window_first=date(2020, 9, 17))
    found = recalled(history.as_of_meets_next_report, report, HOUSING, known)
    assert places(found) == ([(None, "as_of", code)] if code else [])
    assert outcome(found) is (Outcome.RETURNED if code == "as_of_in_next_report" else Outcome.ACCEPTED)
    assert recalled(history.as_of_meets_next_report, report, HOUSING, past()) == []


def test_the_days_that_fall_between_are_named() -> None:
    report = with_header(honest(HOUSING), as_of=date(2020, 9, 10))
    known = past(received_on=date(2020, 12, 20), next_quarter=Q4, next_window_first=date(2020, 9, 17))
    (found,) = recalled(history.as_of_meets_next_report, report, HOUSING, known)
    assert "з 11.09.2020 до 16.09.2020" in message(found)
    assert "IV квартал 2020 року" in message(found)


def test_the_window_opens_on_the_day_after_the_last_accepted_as_of_date() -> None:
    report = with_register(honest(HOUSING), "19.09.2020 | 4 | стенд | А | | 1\n20.09.2020 | 4 | стенд | Б | | 1")
    report = with_header(report, as_of=date(2020, 12, 16))
    known = past(received_on=date(2020, 12, 16), window_first=date(2020, 9, 20))
    assert places(dates(report, known)) == [("1", "date", "date_before_window")]


def test_a_quarter_that_has_not_begun_is_told_once() -> None:
    report = with_register(honest(HOUSING), STAND)
    known = past(received_on=date(2020, 9, 17), window_first=date(2020, 9, 18))
    assert places(dates(report, known)) == [(None, "as_of", "quarter_not_begun")]
    assert places(recalled(history.quarter_not_begun, report, HOUSING, past(received_on=Q3_WINDOW_FIRST))) == []


@pytest.mark.parametrize(("received_on", "closed"), [(date(2020, 12, 17), False), (date(2020, 12, 18), True)])
def test_a_quarter_is_closed_when_the_next_ones_date_is_past(received_on: date, closed: bool) -> None:
    found = places(recalled(history.quarter_closed, honest(HOUSING), HOUSING, past(received_on=received_on)))
    assert found == ([(None, None, "quarter_closed")] if closed else [])


def test_openings_that_are_asked_for() -> None:
    report = with_indicator(with_indicator(honest(HOUSING), "4.1", opening=None), "8.1", opening=None)
    assert places(recalled(history.opening_missing, report, HOUSING, past())) == [
        ("4.1", "opening", "opening_missing"),
        ("8.1", "opening", "opening_missing"),
    ]


def test_openings_that_are_not_asked_for() -> None:
    report = with_indicator(honest(HOUSING), "8.1", opening=None)
    assert places(recalled(history.opening_missing, report, HOUSING, past(openings={"8.1": Decimal(40)}))) == []
    assert places(recalled(history.opening_missing, report, HOUSING, past(asks_opening=False))) == []
    assert places(recalled(history.opening_missing, nil(HOUSING), HOUSING, past())) == []
    spoilt = unread(report, "indicators", "8.1", "opening", "близько 40")
    assert places(recalled(history.opening_missing, spoilt, HOUSING, past())) == []


def test_only_flows_have_openings() -> None:
    economy = assignment_of("socio_economic")
    assert places(recalled(history.opening_missing, honest(economy), economy, past())) == []


@pytest.mark.parametrize(("printed", "code"), [("40", None), ("40.0", None), ("41", "opening_differs"), (None, None)])
def test_the_ledgers_opening_counts(printed: str | None, code: str | None) -> None:
    report = with_indicator(honest(HOUSING), "8.1", opening=printed)
    found = places(recalled(history.opening_differs, report, HOUSING, past(openings={"8.1": Decimal(40)})))
    assert found == ([("8.1", "opening", code)] if code else [])


def test_two_reports_of_one_moment_are_held() -> None:
    found = list(history.same_moment(honest(HOUSING), HOUSING, past(same_moment=(3,))))
    assert places(found) == [(None, None, "same_moment")]
    assert outcome(found) is Outcome.HELD
    assert list(history.same_moment(honest(HOUSING), HOUSING, past())) == []


def test_bytes_of_a_superseded_revision_are_held() -> None:
    found = list(history.superseded_bytes(honest(HOUSING), HOUSING, past(superseded_bytes=3)))
    assert places(found) == [(None, None, "superseded_bytes")]
    assert outcome(found) is Outcome.HELD
    assert list(history.superseded_bytes(honest(HOUSING), HOUSING, past())) == []


@pytest.mark.parametrize(
    ("quarter", "received_on", "again", "noted"),
    [
        (Q3, date(2020, 10, 20), True, True),
        (Q3, date(2020, 9, 30), True, False),
        (Q3, date(2020, 10, 20), False, False),
        (Q4, date(2021, 1, 11), True, False),
    ],
)
def test_a_correction_of_an_earlier_quarter(quarter: Any, received_on: date, again: bool, noted: bool) -> None:
    assignment = assignment_of("housing_urban", quarter)
    report = honest(assignment)
    known = past(received_on=received_on, accepted=report if again else None)
    expected = [(None, None, "correction_of_earlier_quarter")] if noted else []
    assert places(recalled(history.correction_of_earlier_quarter, report, assignment, known)) == expected
