"""A report against the day it came, the window it covers and the ledger's opening balances."""

from collections.abc import Iterator
from datetime import date, timedelta

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.submission import IndicatorValue, Submission
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.columns import excused, window_constraints
from workbook_tools.rules.places import found_at, where_of
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.survey import Outline

_DAY = timedelta(days=1)


def not_asked(submission: Submission, assignment: Assignment, past: Past) -> Iterator[Finding]:
    """The plan in force has no such department, or no measure of its own in the quarter: no figure takes it in."""
    if past.asked:
        return
    if past.plan_year not in (None, submission.quarter.year):
        yield find("plan_of_another_year", quarter=submission.quarter, year=past.plan_year)
    else:
        yield find("department_not_asked", name=assignment.department.name, quarter=submission.quarter)


def quarter_issued(submission: Submission, assignment: Assignment, past: Past) -> Iterator[Finding]:
    """The mayor has the quarter's edition: whether this changes what was issued is the coordinator's word."""
    if past.issued_edition is not None:
        yield find("quarter_issued", quarter=submission.quarter, number=past.issued_edition)


def quarter_not_begun(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """It came before the first day that it could cover."""
    if _too_early(past):
        values = {"first": day(past.window_first), "received": day(past.received_on)}
        yield found_at("quarter_not_begun", submission, assignment, submission.header, "as_of", **values)


def quarter_closed(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """It came after the decree's date of the following quarter: what was passed on already will change."""
    deadline = assignment.plan.decree.schedule.decree_date(submission.quarter.following)
    if past.received_on > deadline:
        received = day(past.received_on)
        yield find("quarter_closed", quarter=submission.quarter, received=received, deadline=day(deadline))


def window(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """The as-of date and the register's dates against the window's first day."""
    if not _too_early(past):
        yield from window_constraints(submission, assignment, past.window_first, register)


def as_of_meets_next_report(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """An accepted later report begins where this one was to end: nothing is counted twice, nothing falls between."""
    as_of, begins = submission.header.as_of, past.next_window_first
    if as_of is None or begins is None or as_of.year != submission.quarter.year or as_of < past.window_first:
        return
    last = begins - _DAY
    if as_of == last:
        return
    values = {"date": day(as_of), "quarter": past.next_quarter, "first": day(begins), "last": day(last)}
    if as_of >= begins:
        yield found_at("as_of_in_next_report", submission, assignment, submission.header, "as_of", **values)
    else:
        values["missed"] = day(as_of + _DAY)
        yield found_at("days_between_reports", submission, assignment, submission.header, "as_of", **values)


def as_of_after_receipt(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """«Станом на» may be the day of receipt in Europe/Kyiv, but not a later one."""
    as_of = submission.header.as_of
    if as_of is None or as_of.year != submission.quarter.year or _too_early(past) or as_of <= past.received_on:
        return
    values = {"date": day(as_of), "received": day(past.received_on)}
    yield found_at("as_of_after_receipt", submission, assignment, submission.header, "as_of", **values)


def event_after_receipt(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """Where «станом на» itself is to be mended, the day of receipt bounds the register's dates."""
    as_of = submission.header.as_of
    last = as_of if as_of and as_of.year == submission.quarter.year else None
    if _too_early(past) or (last and last <= past.received_on):
        return
    if register.latest <= past.received_on:
        return
    received = day(past.received_on)
    for activity in submission.activities:
        if activity.date and past.received_on < activity.date <= (last or date.max):
            values = {"date": day(activity.date), "received": received}
            yield found_at("event_after_receipt", submission, assignment, activity, "date", **values)


def _too_early(past: Past) -> bool:
    return past.received_on < past.window_first


def opening_missing(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """A flow whose opening the ledger does not know and the form left blank; a nil report need not give it."""
    if not past.asks_opening or excused(submission.header):
        return
    for value in _flows(submission, assignment):
        known = value.indicator in past.openings or value.opening is not None or "opening" in value.entries
        if not known and where_of(submission, value, "opening").cell:
            yield found_at("opening_missing", submission, assignment, value, "opening")


def opening_differs(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """The ledger's figure counts, not the one printed in the form."""
    for value in _flows(submission, assignment):
        known = past.openings.get(value.indicator)
        if known is not None and value.opening is not None and value.opening != known:
            values = {"printed": number(value.opening), "known": number(known)}
            yield found_at("opening_differs", submission, assignment, value, "opening", **values)


def _flows(submission: Submission, assignment: Assignment) -> Iterator[IndicatorValue]:
    return (v for v in submission.indicators if assignment.plan.indicator(v.indicator).has_opening)


def same_moment(submission: Submission, assignment: Assignment, past: Past) -> Iterator[Finding]:
    """Another workbook of this department, quarter and moment: neither is the later one."""
    if past.same_moment:
        yield find("same_moment", other=", ".join(f"№\u00a0{receipt}" for receipt in past.same_moment))


def superseded_bytes(submission: Submission, assignment: Assignment, past: Past) -> Iterator[Finding]:
    """The very bytes of a revision that another one replaced."""
    if past.superseded_bytes is not None:
        yield find("superseded_bytes", receipt=past.superseded_bytes)


def correction_of_earlier_quarter(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """A revision that comes in a later quarter of the plan year changes the cumulatives that follow."""
    last = submission.quarter.number == 4
    if past.accepted is not None and not last and past.received_on > submission.quarter.last_day:
        yield find("correction_of_earlier_quarter", quarter=submission.quarter)
