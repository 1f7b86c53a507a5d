"""A measure's status against what the rest of the report says of it."""

import re
from collections.abc import Iterator

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.plan import Indicator, IndicatorKind
from workbook_tools.model.submission import IndicatorValue, MeasureReport, Status, Submission
from workbook_tools.model.text import fold
from workbook_tools.rules.columns import excused
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import number, short
from workbook_tools.rules.survey import Survey

_NOT_BEGUN = (Status.NOT_STARTED, Status.NOT_DUE)
_DENIES = re.compile(r"\bне (провод|провел|провед|здійсн|викон|відбу|розпоч)\w*|\bнічого не\b")
_BARE_DENIAL = 100
"""Characters: a longer text says more than that nothing took place."""


def status_against_work(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """«не розпочато» or «строк не настав» beside register rows or a flow that is not 0."""
    for report in _measures(submission, *_NOT_BEGUN):
        evidence = _work(submission, assignment, register, report)
        if report.status and evidence:
            values = {"status": report.status.text, "evidence": evidence}
            yield found_at("not_started_but_reported", submission, assignment, report, "status", **values)


def _work(submission: Submission, assignment: Assignment, register: Survey, report: MeasureReport) -> str:
    """The first thing that shows work in this quarter, by its № or title; empty where there is none."""
    for value, indicator in _values(submission, assignment, report):
        if indicator.kind is IndicatorKind.FLOW and value.value:
            return f"{indicator.number} = {number(value.value)}"
    row = register.first.get(report.measure)
    return f"{row.sheet}: {short(row.title) or row.row}" if row else ""


def done_without_evidence(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """«виконано» for a measure that is counted, with nothing counted in this quarter nor before it."""
    for report in _measures(submission, Status.DONE):
        if report.measure in register.first:
            continue
        counted = any(i.from_register or i.kind is IndicatorKind.FLOW for i in _asked(assignment, report))
        if counted and not any(_is_evidence(*pair) for pair in _values(submission, assignment, report)):
            yield found_at("done_without_evidence", submission, assignment, report, "status")


def _is_evidence(value: IndicatorValue, indicator: Indicator) -> bool:
    """A number, a state, or what could not be read."""
    unread = value.value is None and "value" in value.entries and not indicator.from_register
    return bool(value.value or value.opening or value.state) or unread


def narrative_denies_status(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """Short words without a figure that deny a «виконано»."""
    for report in _measures(submission, Status.DONE):
        words = fold(report.narrative)
        bare = len(words) <= _BARE_DENIAL and not any(map(str.isdigit, words))
        if bare and _DENIES.search(words):
            status = Status.DONE.text
            yield found_at("narrative_denies_status", submission, assignment, report, "narrative", status=status)


def not_due_but_running(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """«строк не настав» while the term runs or after it ended; between two spans of a term it may stand."""
    on = submission.header.as_of or submission.quarter.last_day
    for report in _measures(submission, Status.NOT_DUE):
        term = assignment.plan.measure(report.measure).term
        running = term.meets(on, on) or term.last < on
        if running and not _work(submission, assignment, register, report):
            yield found_at("not_due_but_running", submission, assignment, report, "status", term=term.text)


def _measures(submission: Submission, *statuses: Status) -> Iterator[MeasureReport]:
    """Those of these statuses; none of a nil report: what stands there has a finding of its own."""
    if excused(submission.header):
        return iter(())
    return (report for report in submission.measures if report.status in statuses)


def _asked(assignment: Assignment, report: MeasureReport) -> list[Indicator]:
    """The measure's indicators; none where the form does not ask for it."""
    return [indicator for indicator in assignment.indicators if indicator.measure == report.measure]


def _values(
    submission: Submission, assignment: Assignment, report: MeasureReport
) -> Iterator[tuple[IndicatorValue, Indicator]]:
    """What the form says of the measure's indicators, in the form's order."""
    own = {indicator.code: indicator for indicator in _asked(assignment, report)}
    return ((value, own[value.indicator]) for value in submission.indicators if value.indicator in own)
