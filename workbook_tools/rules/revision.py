"""A new revision against the accepted one: what it empties is held, with both listed."""

from collections.abc import Iterator
from decimal import Decimal

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import INDICATOR_TABLE, REPORT_TABLE
from workbook_tools.model.past import Past
from workbook_tools.model.submission import IndicatorValue, MeasureReport, Submission
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import day, number, short
from workbook_tools.rules.survey import Outline

_LISTED = 5
_NOTHING = "—"


def revision_turns_nil(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """A nil report after one that told of work."""
    accepted = past.accepted
    if accepted is None or accepted.header.nil or not submission.header.nil:
        return
    values = {
        "measures": sum(1 for report in accepted.measures if report.narrative.strip()),
        "numbers": sum(1 for value in accepted.indicators if value.value),
        "rows": len(accepted.activities),
    }
    yield found_at("revision_turns_nil", submission, assignment, submission.header, "nil", **values)


def revision_empties(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """Words, numbers and openings that were accepted and now are blank or 0; what could not be read is not blank."""
    accepted = past.accepted
    if accepted is None or submission.header.nil:
        return
    reports = {report.measure: report for report in accepted.measures}
    for report in submission.measures:
        before = reports.get(report.measure)
        if before and before.narrative.strip() and not report.narrative.strip() and not _holds(report, "narrative"):
            yield _emptied(submission, assignment, report, "narrative", short(before.narrative), _NOTHING)
    values = {value.indicator: value for value in accepted.indicators}
    for value in submission.indicators:
        was = values.get(value.indicator)
        if was is None:
            continue
        for column, old, new in (("opening", was.opening, value.opening), ("value", was.value, value.value)):
            if old and not new and (new is not None or not _holds(value, column)):
                yield _emptied(submission, assignment, value, column, number(old), _shown(new))


def _holds(record: MeasureReport | IndicatorValue, column: str) -> bool:
    entry = record.entries.get(column)
    return entry is not None and bool(entry.text.strip())


def _shown(value: Decimal | None) -> str:
    return _NOTHING if value is None else number(value)


def _emptied(
    submission: Submission,
    assignment: Assignment,
    record: MeasureReport | IndicatorValue,
    column: str,
    before: str,
    now: str,
) -> Finding:
    table = REPORT_TABLE if isinstance(record, MeasureReport) else INDICATOR_TABLE
    heading = table.column(column).heading
    return found_at("revision_empties", submission, assignment, record, column, column=heading, before=before, now=now)


def revision_empties_register(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """A measure whose register rows were accepted and are all gone; it stands at the measure's row."""
    accepted = past.accepted
    if accepted is None or submission.header.nil or None in register.measures:
        return
    without = {report.measure for report in submission.measures} - register.measures
    gone = _gone(accepted, without) if without else {}
    for report in submission.measures:
        if report.measure in gone:
            count, events = gone[report.measure]
            values = {"count": count, "events": _listed(events, count)}
            yield found_at("revision_empties_register", submission, assignment, report, "narrative", **values)


def _gone(accepted: Submission, measures: set[str]) -> dict[str, tuple[int, list[str]]]:
    """How many rows these measures had, and the first of them in short."""
    gone: dict[str, tuple[int, list[str]]] = {}
    for row in accepted.activities:
        if row.measure in measures:
            count, events = gone.setdefault(row.measure, (0, []))
            if count < _LISTED:
                events.append(f"{day(row.date)} {short(row.title)}" if row.date else short(row.title))
            gone[row.measure] = count + 1, events
    return gone


def _listed(events: list[str], count: int) -> str:
    """«24.07.2020 Круглий стіл; …», the first five."""
    return "; ".join([*events, "…"] if count > len(events) else events)
