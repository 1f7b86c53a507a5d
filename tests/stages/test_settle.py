"""Which report counts and where departments stand; times are given as Kyiv's."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import AT, judgement
from msgspec.structs import replace
from plans import Q3, Q4, deadlines_of, decree_plan

from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.kyiv import from_kyiv, kyiv_day
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import (
    Decision,
    DecisionKind,
    Filed,
    History,
    Outcome,
    Receipt,
    Standing,
    StandingKind,
)
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.settle import (
    counting,
    outcome_of,
    receipt_rows,
    received_order,
    settle,
    timely_until,
    window_first,
)

PLAN = decree_plan()
ACCEPTED, RETURNED, HELD = Outcome.ACCEPTED, Outcome.RETURNED, Outcome.HELD
LAST_DAY = datetime(2020, 9, 17, 23, 59, 59)
"""«До 17 числа» includes the 17th."""
NEXT_DAY = datetime(2020, 9, 18, 0, 0)
TODAY = date(2020, 9, 18)


def came(
    number: int,
    received: datetime,
    outcome: Outcome = ACCEPTED,
    department: str | None = "culture",
    quarter: Quarter | None = Q3,
    *,
    nil: bool = False,
    as_of: date | None = date(2020, 9, 16),
    findings: tuple[Finding, ...] = (),
) -> Filed:
    moment = from_kyiv(received)
    receipt = Receipt(number, f"{number:064x}", "звіт.xlsx", None, "archive/", 1, moment, moment)
    judged = replace(judgement(outcome, department, quarter, as_of=as_of, nil=nil), receipt=number, findings=findings)
    return Filed(receipt, judged)


def decided(kind: DecisionKind, receipt: int, code: str | None = None) -> Decision:
    return Decision(1, kind, "причина", AT + timedelta(days=30), receipt, code)


def extended(until: date, department: str = "culture", quarter: Quarter = Q3) -> Decision:
    return Decision(1, DecisionKind.EXTEND, "причина", AT, department=department, quarter=quarter, until=until)


def standing(*filed: Filed, decisions: Sequence[Decision] = (), today: date = TODAY, quarter: Quarter = Q3) -> Standing:
    history = History(filed, tuple(decisions))
    found = settle(PLAN, quarter, deadlines_of(quarter), history, today)
    (culture,) = [s for s in found if s.department == "culture"]
    return culture


class Looked(tuple[Decision, ...]):
    """Decisions that count how often each was looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Decision]:
        for decision in super().__iter__():
            type(self).looks += 1
            yield decision


@pytest.mark.parametrize("receipts", [1, 40])
def test_looking_at_decisions_does_not_grow_with_the_receipts(receipts: int) -> None:
    """A year's ledger has hundreds of both."""
    Looked.looks = 0
    decisions = Looked(decided(DecisionKind.ACCEPT, number) for number in range(1, 11))
    history = History(tuple(came(number, LAST_DAY, RETURNED) for number in range(1, receipts + 1)), decisions)
    standings = settle(PLAN, Q3, deadlines_of(), history, TODAY)
    counting(history)
    receipt_rows(Q3, history, standings)
    assert Looked.looks <= 6 * len(decisions)


# --- outcome after decisions ----------------------------------------------------------------------


def test_the_last_of_acceptances_and_rejections_holds() -> None:
    filed = came(1, LAST_DAY, RETURNED)
    accept, reject = decided(DecisionKind.ACCEPT, 1), decided(DecisionKind.REJECT, 1)
    assert outcome_of(filed, ()) is RETURNED
    assert outcome_of(filed, (accept,)) is ACCEPTED
    assert outcome_of(filed, (accept, reject)) is Outcome.REJECTED
    assert outcome_of(filed, (reject, accept)) is ACCEPTED
    assert outcome_of(filed, (decided(DecisionKind.ACCEPT, 2),)) is RETURNED


def test_a_waived_finding_is_taken_out_and_the_rest_is_judged() -> None:
    error, doubt = find("required_blank"), find("superseded_bytes", receipt=1)
    waive_error = decided(DecisionKind.WAIVE, 1, code=error.code)
    waive_doubt = decided(DecisionKind.WAIVE, 1, code=doubt.code)
    filed = came(1, LAST_DAY, RETURNED, findings=(error, doubt))
    assert outcome_of(filed, (waive_error,)) is HELD
    assert outcome_of(filed, (waive_doubt,)) is RETURNED
    assert outcome_of(filed, (waive_error, waive_doubt)) is ACCEPTED
    assert outcome_of(filed, (waive_error, waive_doubt, decided(DecisionKind.REJECT, 1))) is Outcome.REJECTED


@pytest.mark.parametrize(
    "filed",
    [
        came(1, LAST_DAY, Outcome.QUARANTINED, None, None),
        came(1, LAST_DAY, HELD, None, None),
        came(1, LAST_DAY, Outcome.QUARANTINED),
    ],
)
def test_what_was_not_read_or_identified_cannot_be_accepted(filed: Filed) -> None:
    assert outcome_of(filed, (decided(DecisionKind.ACCEPT, 1),)) is filed.judgement.outcome


# --- which revision counts ------------------------------------------------------------------------


def test_the_accepted_revision_posted_last_counts() -> None:
    filed = (
        came(1, LAST_DAY),
        came(2, LAST_DAY - timedelta(days=3)),
        came(3, LAST_DAY, RETURNED),
        came(4, LAST_DAY, HELD),
        came(5, LAST_DAY, quarter=Q4),
        came(6, LAST_DAY, department="education"),
        came(7, LAST_DAY, Outcome.QUARANTINED, None, None),
    )
    found = counting(History(filed))
    assert {key: f.receipt.number for key, f in found.items()} == {
        ("culture", Q3): 2,
        ("culture", Q4): 5,
        ("education", Q3): 6,
    }
    assert set(counting(History(filed), up_to=Q3)) == {("culture", Q3), ("education", Q3)}


# --- standings ------------------------------------------------------------------------------------


def test_every_department_with_an_active_measure_has_a_standing_in_the_plans_order() -> None:
    found = settle(PLAN, Q3, deadlines_of(), History(), TODAY)
    assert [s.department for s in found] == [d.code for d in PLAN.departments]
    assert {s.kind for s in found} == {StandingKind.MISSING}


@pytest.mark.parametrize(("today", "overdue"), [(date(2020, 9, 17), False), (date(2020, 9, 18), True)])
def test_missing_is_overdue_from_the_day_after(today: date, overdue: bool) -> None:
    found = standing(today=today)
    assert (found.kind, found.overdue, found.late, found.filed) == (StandingKind.MISSING, overdue, False, None)
    assert (found.first_received_at, found.first_accepted_at, found.errors, found.warnings) == (None, None, 0, 0)


def test_the_17th_is_on_time_to_its_last_second_in_kyiv() -> None:
    timely, late = standing(came(1, LAST_DAY)), standing(came(1, NEXT_DAY))
    assert (timely.kind, timely.late, timely.overdue) == (StandingKind.ACCEPTED, False, False)
    assert (late.kind, late.late, late.overdue) == (StandingKind.ACCEPTED_LATE, True, False)


def test_a_correction_after_the_date_leaves_the_report_on_time() -> None:
    found = standing(came(1, datetime(2020, 9, 16, 10)), came(2, datetime(2020, 10, 20, 10)), today=date(2020, 10, 21))
    assert (found.kind, found.late) == (StandingKind.ACCEPTED, False)
    assert found.filed is not None
    assert found.filed.receipt.number == 2
    assert found.superseded == (1,)
    assert found.first_accepted_at == from_kyiv(datetime(2020, 9, 16, 10))


def test_a_timely_return_that_is_mended_late_is_late() -> None:
    found = standing(came(1, LAST_DAY, RETURNED), came(2, NEXT_DAY))
    assert (found.kind, found.late) == (StandingKind.ACCEPTED_LATE, True)
    assert found.first_received_at == from_kyiv(LAST_DAY)
    assert found.first_accepted_at == from_kyiv(NEXT_DAY)


def test_what_is_accepted_by_decision_counts_from_its_receipt() -> None:
    accept = decided(DecisionKind.ACCEPT, 1)
    assert standing(came(1, LAST_DAY, RETURNED), decisions=[accept]).kind is StandingKind.ACCEPTED
    assert standing(came(1, NEXT_DAY, RETURNED), decisions=[accept]).kind is StandingKind.ACCEPTED_LATE


@pytest.mark.parametrize(("received", "late"), [(LAST_DAY, False), (NEXT_DAY, True)])
def test_nil_is_a_report_and_can_be_late(received: datetime, late: bool) -> None:
    found = standing(came(1, received, nil=True))
    assert (found.kind, found.late, found.overdue, found.counts) == (StandingKind.NIL, late, False, True)


def test_a_returned_or_held_revision_never_displaces_an_accepted_one() -> None:
    found = standing(came(1, LAST_DAY), came(2, LAST_DAY, HELD), came(3, NEXT_DAY, RETURNED))
    assert found.kind is StandingKind.ACCEPTED
    assert found.filed is not None
    assert found.filed.receipt.number == 1
    assert (found.waiting, found.held) == ((2, 3), (2,))


def test_a_returned_revision_waits_only_until_a_newer_one_comes() -> None:
    assert standing(came(1, LAST_DAY, RETURNED), came(2, LAST_DAY, RETURNED)).waiting == (2,)
    assert standing(came(1, LAST_DAY, HELD), came(2, LAST_DAY, RETURNED)).waiting == (1, 2)
    assert standing(came(1, LAST_DAY, RETURNED), came(2, LAST_DAY)).waiting == ()


def test_a_correction_after_the_date_is_told_from_a_late_report() -> None:
    assert standing(came(1, LAST_DAY), came(2, NEXT_DAY)).corrected_later
    assert not standing(came(1, LAST_DAY), came(2, LAST_DAY)).corrected_later
    assert not standing(came(1, NEXT_DAY), came(2, NEXT_DAY)).corrected_later, "late from the first"
    assert not standing(came(1, NEXT_DAY, RETURNED)).corrected_later


def test_a_returned_report_alone_is_overdue_after_the_date() -> None:
    timely = standing(came(1, LAST_DAY, RETURNED), today=date(2020, 9, 17))
    after = standing(came(1, LAST_DAY, RETURNED), today=date(2020, 9, 18))
    assert (timely.kind, timely.overdue) == (StandingKind.RETURNED, False)
    assert (after.kind, after.overdue, after.late) == (StandingKind.RETURNED, True, False)


def test_a_timely_held_report_waits_for_the_coordinator_and_owes_nothing() -> None:
    assert (standing(came(1, LAST_DAY, HELD)).kind, standing(came(1, LAST_DAY, HELD)).overdue) == (
        StandingKind.HELD,
        False,
    )
    assert standing(came(1, NEXT_DAY, HELD)).overdue


def test_a_rejected_report_is_to_be_mended_and_what_was_accepted_before_counts_again() -> None:
    reject = decided(DecisionKind.REJECT, 2)
    alone = standing(came(2, LAST_DAY), decisions=[reject])
    assert (alone.kind, alone.overdue, alone.waiting) == (StandingKind.RETURNED, True, ())
    assert alone.rejected
    back = standing(came(1, LAST_DAY), came(2, LAST_DAY), decisions=[reject])
    assert (back.kind, back.filed and back.filed.receipt.number) == (StandingKind.ACCEPTED, 1)
    assert not back.rejected
    held = standing(came(1, LAST_DAY, HELD), came(2, LAST_DAY), decisions=[reject])
    assert held.kind is StandingKind.HELD


def test_an_extension_moves_the_last_timely_day_for_one_department_and_quarter() -> None:
    until = date(2020, 9, 22)
    on_the_day = came(1, datetime(2020, 9, 22, 23, 59))
    found = standing(on_the_day, decisions=[extended(until)])
    assert (found.kind, found.timely_until, found.decisions) == (StandingKind.ACCEPTED, until, (extended(until),))
    assert standing(came(1, datetime(2020, 9, 23)), decisions=[extended(until)]).late
    assert standing(on_the_day, decisions=[extended(until, "education")]).late
    assert standing(on_the_day, decisions=[extended(until, quarter=Q4)]).late
    assert not standing(decisions=[extended(until)], today=until).overdue
    assert standing(decisions=[extended(until)], today=date(2020, 9, 23)).overdue


def test_the_last_extension_holds_but_takes_nothing_from_the_plans_date() -> None:
    due = deadlines_of()
    assert timely_until(due, "culture", Q3, [extended(date(2020, 9, 30)), extended(date(2020, 9, 22))]) == date(
        2020, 9, 22
    )
    assert timely_until(due, "culture", Q3, [extended(date(2020, 9, 10))]) == date(2020, 9, 17)


def test_a_decree_date_on_a_saturday_is_asked_earlier_but_late_only_after_itself() -> None:
    """19.09.2020 is a Saturday; the coordinator's 18th is a Friday, so that the executors are asked for the 17th."""
    plan = replace(PLAN, decree=replace(PLAN.decree, schedule=replace(PLAN.decree.schedule, executors_day=19)))
    due = deadlines_of(Q3, plan)
    assert (due.decree_executors, due.requested_executors) == (date(2020, 9, 19), date(2020, 9, 17))
    assert timely_until(due, "culture", Q3, ()) == date(2020, 9, 19)


def test_counts_are_those_of_the_receipt_that_gave_the_standing_less_the_waived() -> None:
    error, warning, note = (Finding(code, severity) for code, severity in zip("abc", Severity, strict=True))
    first = came(1, LAST_DAY, findings=(warning,))
    second = came(2, LAST_DAY, RETURNED, findings=(error, error, warning, note))
    assert (standing(first, second).errors, standing(first, second).warnings) == (0, 1)
    assert (standing(second).errors, standing(second).warnings) == (2, 1)
    accept, waive = decided(DecisionKind.ACCEPT, 2), decided(DecisionKind.WAIVE, 2, code="b")
    found = standing(first, second, decisions=[accept, waive])
    assert (found.errors, found.warnings, found.decisions) == (2, 0, (accept, waive))


# --- receipts -------------------------------------------------------------------------------------


def test_every_receipt_of_the_quarter_has_a_row() -> None:
    filed = (
        came(1, datetime(2020, 9, 15), RETURNED),
        came(2, datetime(2020, 9, 16)),
        came(3, datetime(2020, 9, 17), department="education"),
        came(4, datetime(2020, 10, 20)),
        came(5, datetime(2020, 10, 21), HELD),
        came(6, datetime(2020, 9, 19), department="youth_sport"),
        came(7, datetime(2020, 12, 16), quarter=Q4),
    )
    decisions = (decided(DecisionKind.REJECT, 3),)
    history = History(filed, decisions)
    rows = receipt_rows(Q3, history, settle(PLAN, Q3, deadlines_of(), history, date(2020, 10, 22)))
    assert [(r.filed.receipt.number, r.outcome, r.superseded_by, r.counts, r.late) for r in rows] == [
        (1, RETURNED, 2, False, False),
        (2, ACCEPTED, 4, False, False),
        (3, Outcome.REJECTED, None, False, False),
        (4, ACCEPTED, None, True, False),
        (5, HELD, None, False, False),
        (6, ACCEPTED, None, True, True),
    ]
    assert [r.decisions for r in rows if r.decisions] == [decisions]


# --- the window -----------------------------------------------------------------------------------


def test_the_first_window_opens_after_the_previous_quarters_decree_date() -> None:
    assert window_first(PLAN, "culture", Q3, {}) == date(2020, 6, 18)


def test_a_window_opens_after_the_as_of_date_of_the_last_accepted_report() -> None:
    accepted = counting(History((came(1, LAST_DAY), came(2, LAST_DAY, department="education", as_of=None))))
    assert window_first(PLAN, "culture", Q4, accepted) == date(2020, 9, 17)
    assert window_first(PLAN, "education", Q4, accepted) == date(2020, 9, 18)
    assert window_first(PLAN, "police", Q4, accepted) == date(2020, 9, 18)
    assert window_first(PLAN, "culture", Q3, accepted) == date(2020, 6, 18)


def test_another_years_report_opens_no_window() -> None:
    last_year = counting(History((came(1, LAST_DAY, quarter=Quarter(2019, 4), as_of=date(2019, 12, 31)),)))
    assert window_first(PLAN, "culture", Q3, last_year) == date(2020, 6, 18)


class LookedUp(dict[tuple[str, Quarter], Filed]):
    """Counting reports that are not to be gone through: there may be one of every department."""

    def __iter__(self) -> Iterator[tuple[str, Quarter]]:
        raise AssertionError("gone through")


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["culture", "police"]), st.builds(Quarter, st.integers(2019, 2021), st.integers(1, 4))
        ),
        st.none() | st.dates(date(2019, 1, 1), date(2021, 12, 31)),
    ),
    st.builds(Quarter, st.just(2020), st.integers(1, 4)),
)
def test_a_window_is_found_without_going_through_all_reports(
    days: dict[tuple[str, Quarter], date | None], quarter: Quarter
) -> None:
    accepted = LookedUp({key: came(1, LAST_DAY, ACCEPTED, *key, as_of=day) for key, day in days.items()})
    earlier = [q for code, q in days if code == "culture" and q.year == 2020 and q < quarter]
    covered = days["culture", max(earlier)] if earlier else None
    until = covered or PLAN.decree.schedule.decree_date(max(earlier, default=quarter.previous))
    assert window_first(PLAN, "culture", quarter, accepted) == until + timedelta(days=1)


def test_files_are_ordered_by_moment_then_folded_name_then_bytes() -> None:
    earlier, later = AT, AT + timedelta(seconds=1)
    keys = [
        received_order(later, "а.xlsx", "1"),
        received_order(earlier, "Б.xlsx", "9"),
        received_order(earlier, "б.xlsx", "2"),
        received_order(earlier, "а.xlsx", "3"),
    ]
    assert [key[2] for key in sorted(keys)] == ["3", "2", "9", "1"]


# --- what must always hold ------------------------------------------------------------------------

OUTCOMES = st.sampled_from([ACCEPTED, RETURNED, HELD, Outcome.QUARANTINED])
MOMENTS = st.datetimes(datetime(2020, 9, 10), datetime(2020, 9, 30))
ARRIVALS = st.lists(st.tuples(OUTCOMES, MOMENTS, st.booleans()), max_size=6)
DECISIONS = st.lists(
    st.tuples(st.sampled_from([DecisionKind.ACCEPT, DecisionKind.REJECT]), st.integers(1, 6)), max_size=4
)


def history_of(arrivals: list[tuple[Outcome, datetime, bool]], decisions: list[tuple[DecisionKind, int]]) -> History:
    filed = tuple(came(n, at, outcome, nil=nil) for n, (outcome, at, nil) in enumerate(arrivals, 1))
    return History(filed, tuple(decided(kind, number) for kind, number in decisions if number <= len(filed)))


@given(ARRIVALS, DECISIONS, st.sampled_from([RETURNED, HELD, Outcome.QUARANTINED]), MOMENTS)
def test_what_is_not_accepted_never_changes_what_counts(
    arrivals: list[tuple[Outcome, datetime, bool]],
    decisions: list[tuple[DecisionKind, int]],
    outcome: Outcome,
    moment: datetime,
) -> None:
    before = history_of(arrivals, decisions)
    after = replace(before, filed=(*before.filed, came(len(arrivals) + 1, moment, outcome)))
    assert counting(after) == counting(before)
    was, is_now = standing(*before.filed, decisions=before.decisions), standing(*after.filed, decisions=after.decisions)
    assert (is_now.late, is_now.first_accepted_at) == (was.late, was.first_accepted_at)
    if was.counts:
        assert (is_now.kind, is_now.filed) == (was.kind, was.filed)


@given(ARRIVALS, DECISIONS, st.dates(date(2020, 9, 10), date(2020, 10, 10)))
def test_standings_keep_their_promises(
    arrivals: list[tuple[Outcome, datetime, bool]], decisions: list[tuple[DecisionKind, int]], today: date
) -> None:
    history = history_of(arrivals, decisions)
    found = standing(*history.filed, decisions=history.decisions, today=today)
    accepted = [f for f in history.filed if outcome_of(f, history.decisions) is ACCEPTED]
    timely = [f for f in accepted if kyiv_day(f.receipt.received_at) <= date(2020, 9, 17)]
    assert found.counts == bool(accepted)
    assert found.late == (bool(accepted) and not timely)
    assert found.kind is not StandingKind.ACCEPTED or timely, "late acceptance never counts as on time"
    assert not (found.overdue and accepted)
    assert not (found.overdue and today <= date(2020, 9, 17))
    assert (found.kind is StandingKind.MISSING) == (not arrivals)
    if accepted:
        assert found.filed == accepted[-1]
        assert found.superseded == tuple(f.receipt.number for f in accepted[:-1])
        assert all(number > accepted[-1].receipt.number for number in found.waiting)
