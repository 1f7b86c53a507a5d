"""A measure's status against what the rest of the report says of it."""

import re
from collections.abc import Iterator

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.submission import IndicatorValue, MeasureReport, Status, Submission
from workbook_tools.model.text import fold
from workbook_tools.rules.columns import excused
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import number, short

_NOT_BEGUN = (Status.NOT_STARTED, Status.NOT_DUE)
_DENIES = re.compile(r"\bне (провод|провел|провед|здійсн|викон|відбу|розпоч)\w*|\bнічого не\b")
_BARE_DENIAL = 100
"""Characters: a longer text says more than that nothing took place."""


def status_against_work(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """«не розпочато» or «строк не настав» beside register rows or a flow that is not 0."""
    for report in _measures(submission):
        evidence = _work(submission, assignment, report)
        if report.status in _NOT_BEGUN and evidence:
            yield found_at(
                "not_started_but_reported",
                submission,
                assignment,
                report,
                "status",
                status=report.status.text,
                evidence=evidence,
            )


def _work(submission: Submission, assignment: Assignment, report: MeasureReport) -> str:
    """The first thing that shows work in this quarter, by its № or title; empty where there is none."""
    flows = {i.code: i for i in assignment.indicators if i.kind is IndicatorKind.FLOW}
    for value in _values(submission, assignment, report):
        if value.indicator in flows and value.value:
            return f"{flows[value.indicator].number} = {number(value.value)}"
    row = next((activity for activity in submission.activities if activity.measure == report.measure), None)
    return f"{row.sheet}: {short(row.title) or row.row}" if row else ""


def done_without_evidence(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """«виконано» for a measure that is counted, with nothing counted in this quarter nor before it."""
    for report in _measures(submission):
        counted = any(
            i.from_register or i.kind is IndicatorKind.FLOW
            for i in assignment.indicators
            if i.measure == report.measure
        )
        if report.status is Status.DONE and counted and not _has_evidence(submission, assignment, report):
            yield found_at("done_without_evidence", submission, assignment, report, "status")


def _has_evidence(submission: Submission, assignment: Assignment, report: MeasureReport) -> bool:
    if any(activity.measure == report.measure for activity in submission.activities):
        return True
    return any(
        value.value or value.opening or value.state or _unread(value, assignment)
        for value in _values(submission, assignment, report)
    )


def _unread(value: IndicatorValue, assignment: Assignment) -> bool:
    return (
        value.value is None
        and "value" in value.entries
        and not assignment.plan.indicator(value.indicator).from_register
    )


def narrative_denies_status(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """Short words without a figure that deny a «виконано»."""
    for report in _measures(submission):
        words = fold(report.narrative)
        bare = len(words) <= _BARE_DENIAL and not any(map(str.isdigit, words))
        if report.status is Status.DONE and bare and _DENIES.search(words):
            status = report.status.text
            yield found_at("narrative_denies_status", submission, assignment, report, "narrative", status=status)


def not_due_but_running(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """«строк не настав» while the term runs or after it ended; between two spans of a term it may stand."""
    for report in _measures(submission):
        term = assignment.plan.measure(report.measure).term
        on = submission.header.as_of or submission.quarter.last_day
        running = term.meets(on, on) or term.last < on
        if report.status is Status.NOT_DUE and running and not _work(submission, assignment, report):
            yield found_at("not_due_but_running", submission, assignment, report, "status", term=term.text)


def _measures(submission: Submission) -> tuple[MeasureReport, ...]:
    """None of a nil report: what stands there has a finding of its own."""
    return () if excused(submission.header) else submission.measures


def _values(submission: Submission, assignment: Assignment, report: MeasureReport) -> Iterator[IndicatorValue]:
    codes = {i.code for i in assignment.indicators if i.measure == report.measure}
    return (value for value in submission.indicators if value.indicator in codes)
