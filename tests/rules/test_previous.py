"""A report against the earlier quarter's."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from findings import places
from plans import Q4, assignment_of
from rule_by_rule import recalled
from submissions import honest, nil, with_indicator, with_measure, with_register

from workbook_tools.model.past import Past
from workbook_tools.model.submission import State, Status, Submission
from workbook_tools.rules.previous import (
    continuation_without_item,
    looks_like_copy,
    state_fell,
    status_went_back,
    text_repeated,
    value_fell,
)

ECONOMY3, ECONOMY4 = assignment_of("socio_economic"), assignment_of("socio_economic", Q4)
EDUCATION3, EDUCATION4 = assignment_of("education"), assignment_of("education", Q4)
HOUSING3, HOUSING4 = assignment_of("housing_urban"), assignment_of("housing_urban", Q4)
WORDS = "Проведено круглий стіл «Європейські цінності»."
DECEMBER = date(2020, 12, 16)


def past(previous: Submission | None, **changes: Any) -> Past:
    known: dict[str, Any] = {
        "received_on": DECEMBER,
        "window_first": date(2020, 9, 17),
        "asks_opening": False,
        "previous": previous,
    }
    return Past(**known | changes)


@pytest.mark.parametrize(("value", "fell"), [("11", True), ("12", False), ("13", False)])
def test_a_stock_that_fell(value: str, fell: bool) -> None:
    known = past(with_indicator(honest(ECONOMY3), "6.1", value="12"))
    report = with_indicator(honest(ECONOMY4), "6.1", value=value)
    assert places(recalled(value_fell, report, ECONOMY4, known)) == ([("6.1", "value", "value_fell")] if fell else [])


def test_a_share_that_fell() -> None:
    known = past(with_indicator(honest(EDUCATION3), "9.1", value="1100"))
    report = with_indicator(honest(EDUCATION4), "9.1", value="700")
    assert places(recalled(value_fell, report, EDUCATION4, known)) == [("9.1", "value", "value_fell")]


def test_a_flow_may_be_less() -> None:
    known = past(with_indicator(honest(HOUSING3), "8.1", value="25"))
    assert places(recalled(value_fell, with_indicator(honest(HOUSING4), "8.1", value="10"), HOUSING4, known)) == []


@pytest.mark.parametrize("rule", [value_fell, state_fell, status_went_back, text_repeated, looks_like_copy])
def test_without_an_earlier_report_or_after_a_nil_one_nothing_is_compared(rule: Any) -> None:
    report = honest(ECONOMY4)
    assert recalled(rule, report, ECONOMY4, past(None)) == []
    assert recalled(rule, report, ECONOMY4, past(nil(ECONOMY3))) == []


@pytest.mark.parametrize(
    ("before", "now", "fell"),
    [
        (State.YES, State.NO, True),
        (State.YES, State.PARTLY, True),
        (State.PARTLY, State.NO, True),
        (State.NO, State.YES, False),
        (State.YES, State.YES, False),
    ],
)
def test_a_state_that_fell(before: State, now: State, fell: bool) -> None:
    known = past(with_indicator(honest(ECONOMY3), "7.3", state=before))
    report = with_indicator(honest(ECONOMY4), "7.3", state=now)
    assert places(recalled(state_fell, report, ECONOMY4, known)) == ([("7.3", "value", "state_fell")] if fell else [])


@pytest.mark.parametrize(
    ("before", "now", "back"),
    [
        (Status.IN_PROGRESS, Status.NOT_STARTED, True),
        (Status.DONE, Status.NOT_DUE, True),
        (Status.DONE, Status.IN_PROGRESS, False),
        (Status.NOT_STARTED, Status.NOT_STARTED, False),
    ],
)
def test_a_status_that_went_back(before: Status, now: Status, back: bool) -> None:
    known = past(with_measure(honest(ECONOMY3), "6", status=before))
    report = with_measure(honest(ECONOMY4), "6", status=now)
    expected = [("6", "status", "status_went_back")] if back else []
    assert places(recalled(status_went_back, report, ECONOMY4, known)) == expected


def test_words_that_repeat() -> None:
    known = past(with_measure(honest(ECONOMY3), "6", narrative=WORDS))
    again = with_measure(honest(ECONOMY4), "6", narrative=f"  {WORDS.upper()}\n")
    assert places(recalled(text_repeated, again, ECONOMY4, known)) == [("6", "narrative", "text_repeated")]
    elsewhere = with_measure(honest(ECONOMY4), "7", narrative=WORDS)
    assert places(recalled(text_repeated, elsewhere, ECONOMY4, known)) == []


def test_short_words_may_repeat() -> None:
    report = with_measure(honest(ECONOMY4), "6", narrative="а" * 39)
    assert (
        places(recalled(text_repeated, report, ECONOMY4, past(with_measure(honest(ECONOMY3), "6", narrative="а" * 39))))
        == []
    )
    report = with_measure(honest(ECONOMY4), "6", narrative="а" * 40)
    known = past(with_measure(honest(ECONOMY3), "6", narrative="а" * 40))
    assert places(recalled(text_repeated, report, ECONOMY4, known)) == [("6", "narrative", "text_repeated")]


def _values(report: Submission, words: list[str], households: str, residents: str) -> Submission:
    for measure, narrative in zip("678", words, strict=True):
        report = with_measure(report, measure, narrative=narrative)
    return with_indicator(with_indicator(report, "8.1", value=households), "8.2", value=residents)


def test_a_copy_of_last_quarters_report() -> None:
    known = past(_values(honest(ECONOMY3), ["а", "б", "в"], "15", "40"))
    same = _values(honest(ECONOMY4), ["а", "б", "в"], "15", "40")
    four_of_five = _values(honest(ECONOMY4), ["а", "б", "в"], "15", "41")
    three_of_five = _values(honest(ECONOMY4), ["а", "б", "в"], "16", "41")
    copy = [(None, None, "looks_like_copy")]
    assert places(recalled(looks_like_copy, same, ECONOMY4, known)) == copy
    assert places(recalled(looks_like_copy, four_of_five, ECONOMY4, known)) == copy
    assert places(recalled(looks_like_copy, three_of_five, ECONOMY4, known)) == []


def test_three_values_make_a_copy_and_two_do_not() -> None:
    known = past(_values(honest(ECONOMY3), ["а", "б", "в"], "0", "0"))
    copy = [(None, None, "looks_like_copy")]
    assert (
        places(recalled(looks_like_copy, _values(honest(ECONOMY4), ["а", "б", "в"], "0", "0"), ECONOMY4, known)) == copy
    )
    assert places(recalled(looks_like_copy, _values(honest(ECONOMY4), ["а", "б", ""], "0", "0"), ECONOMY4, known)) == []


def test_stocks_states_and_zeros_may_stay_as_they_are() -> None:
    def stocks(report: Submission) -> Submission:
        for code in ("6.1", "7.1", "7.2"):
            report = with_indicator(report, code, value="6")
        return _values(report, ["", "", ""], "0", "0")

    assert places(recalled(looks_like_copy, stocks(honest(ECONOMY4)), ECONOMY4, past(stocks(honest(ECONOMY3))))) == []


def test_a_copied_register() -> None:
    rows = "\n".join(f"{{}}.2020 | 4 | стенд | Стенд {n} | | 1{n}0" for n in range(4))
    known = past(_bare(with_register(honest(HOUSING3), rows.replace("{}", "05.08"))))
    report = _bare(with_register(honest(HOUSING4), rows.replace("{}", "05.11")))
    assert places(recalled(looks_like_copy, report, HOUSING4, known)) == [(None, None, "looks_like_copy")]


def _bare(report: Submission) -> Submission:
    return with_measure(with_measure(report, "4", narrative=""), "8", narrative="")


CONTINUED = "10.11.2020 | 4 | продовження | Стенд | | 1200"
LOST = [("1", "form", "continuation_without_item")]


def test_a_continuation_of_nothing() -> None:
    report = with_register(honest(HOUSING4), CONTINUED)
    assert places(recalled(continuation_without_item, report, HOUSING4, past(honest(HOUSING3)))) == LOST
    assert places(recalled(continuation_without_item, report, HOUSING4, past(None))) == LOST
    other = with_register(honest(HOUSING3), "05.08.2020 | 8 | семінар | Семінар")
    assert places(recalled(continuation_without_item, report, HOUSING4, past(other))) == LOST


def test_a_continuation_of_an_earlier_item() -> None:
    report = with_register(honest(HOUSING4), CONTINUED)
    stand = with_register(honest(HOUSING3), "05.08.2020 | 4 | стенд | Стенд | | 1500")
    assert places(recalled(continuation_without_item, report, HOUSING4, past(stand))) == []
    here = with_register(honest(HOUSING4), f"05.10.2020 | 4 | стенд | Стенд | | 1500\n{CONTINUED}")
    assert places(recalled(continuation_without_item, here, HOUSING4, past(None))) == []


def test_a_continuation_of_what_came_before_the_first_report() -> None:
    report = with_register(honest(HOUSING4), CONTINUED)
    declared = with_indicator(report, "4.1", opening="3000")
    assert places(recalled(continuation_without_item, declared, HOUSING4, past(None))) == []
    known = past(None, openings={"4.1": Decimal(3000)})
    assert places(recalled(continuation_without_item, report, HOUSING4, known)) == []
