"""What a new revision empties of the accepted one is held, with both listed."""

from datetime import date

import pytest
from findings import Place, places
from plans import Q3_WINDOW_FIRST, assignment_of
from rule_by_rule import recalled
from submissions import honest, nil, unread, with_indicator, with_measure, with_register

from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.submission import Status, Submission
from workbook_tools.rules.catalogue import message, outcome
from workbook_tools.rules.revision import revision_empties, revision_empties_register, revision_turns_nil

HOUSING = assignment_of("housing_urban")
REGISTER = """
    05.08.2020 | 4 | стенд            | Стенд на Київській | | 1500
    10.09.2020 | 4 | допис у соцмережі | Безпека руху       | | 700
"""
ACCEPTED = with_indicator(with_register(honest(HOUSING), REGISTER), "8.1", value="25", opening="40")


def found(report: Submission, accepted: Submission | None = ACCEPTED) -> list[Finding]:
    past = Past(date(2020, 9, 17), Q3_WINDOW_FIRST, asks_opening=True, accepted=accepted)
    rules = (revision_turns_nil, revision_empties, revision_empties_register)
    return [finding for rule in rules for finding in recalled(rule, report, HOUSING, past)]


@pytest.mark.parametrize(
    ("report", "place"),
    [
        (with_indicator(ACCEPTED, "8.1", value="0"), ("8.1", "value", "revision_empties")),
        (with_indicator(ACCEPTED, "8.1", value=None), ("8.1", "value", "revision_empties")),
        (with_indicator(ACCEPTED, "8.1", opening="0"), ("8.1", "opening", "revision_empties")),
        (
            with_measure(ACCEPTED, "8", status=Status.NOT_DUE, narrative=" "),
            ("8", "narrative", "revision_empties"),
        ),
        (with_register(ACCEPTED, ""), ("4", "narrative", "revision_empties_register")),
        (nil(HOUSING), (None, "nil", "revision_turns_nil")),
    ],
)
def test_what_is_emptied_is_held(report: Submission, place: Place) -> None:
    assert places(found(report)) == [place]
    assert outcome(found(report)) is Outcome.HELD


def test_both_are_listed() -> None:
    values = dict(found(with_indicator(ACCEPTED, "8.1", value="0"))[0].values)
    assert (values["before"], values["now"]) == ("25", "0")
    gone = dict(found(with_register(ACCEPTED, ""))[0].values)
    assert (gone["count"], gone["events"]) == ("2", "05.08.2020 Стенд на Київській; 10.09.2020 Безпека руху")


def test_five_rows_are_listed_in_full() -> None:
    accepted = with_register(ACCEPTED, "\n".join(f"0{n}.08.2020 | 4 | стенд | С{n} | | 1" for n in range(1, 6)))
    events = dict(found(with_register(ACCEPTED, ""), accepted)[0].values)["events"]
    assert events.endswith("; 05.08.2020 С5")


def test_a_long_register_is_listed_in_part() -> None:
    accepted = with_register(ACCEPTED, "\n".join(f"0{n}.08.2020 | 4 | стенд | С{n} | | 1" for n in range(1, 7)))
    events = dict(found(with_register(ACCEPTED, ""), accepted)[0].values)["events"]
    assert events.endswith("05.08.2020 С5; …")


@pytest.mark.parametrize(
    "report",
    [
        ACCEPTED,
        with_indicator(ACCEPTED, "8.1", value="15"),
        with_register(ACCEPTED, "05.08.2020 | 4 | стенд | Стенд на Київській | | 1500"),
        with_measure(ACCEPTED, "8", narrative="Інші слова"),
        unread(ACCEPTED, "indicators", "8.1", "value", "близько 25"),
        unread(with_register(ACCEPTED, "05.08.2020 | 4 | стенд | А | | 1"), "register", "1", "measure", "четвертий"),
    ],
)
def test_a_correction_that_empties_nothing(report: Submission) -> None:
    assert found(report) == []


def test_without_an_accepted_revision_nothing_is_emptied() -> None:
    assert found(honest(HOUSING), None) == []
    assert found(nil(HOUSING), nil(HOUSING)) == []
    assert found(honest(HOUSING), nil(HOUSING)) == []


def test_the_measure_is_named() -> None:
    assert message(found(with_register(ACCEPTED, ""))[0]).startswith("Захід №\u00a04. ")
