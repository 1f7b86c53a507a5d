"""The report as a whole: its as-of date and its nil answer."""

from collections.abc import Iterator

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.submission import IndicatorValue, MeasureReport, Status, Submission
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import day
from workbook_tools.rules.survey import Survey

_WORK = (Status.DONE, Status.IN_PROGRESS, Status.PARTIAL)


def as_of_day(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """A plan year closes as of 31.12; a late report of a quarter may be as of a later day, but rarely is.

    From the month on in which the following quarter is reported, it is more likely the old form filled anew.
    """
    header, quarter = submission.header, submission.quarter
    if header.as_of is None:
        return
    if header.as_of.year == quarter.year and header.as_of > quarter.last_day:
        following = quarter.following
        values = {"date": day(header.as_of), "last": day(quarter.last_day), "quarter": quarter, "following": following}
        next_report = header.as_of >= following.last_day.replace(day=1)
        code = "as_of_next_quarter" if next_report else "as_of_after_quarter"
        yield found_at(code, submission, assignment, header, "as_of", **values)


def nil_report(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """A nil report has blank tables; its openings lie before the period and may stand there."""
    header = submission.header
    if not header.nil:
        if header.nil_reason.strip() and "nil" not in header.entries:
            yield found_at("reason_without_nil", submission, assignment, header, "nil")
        return
    records: tuple[MeasureReport | IndicatorValue, ...] = (*submission.measures, *submission.indicators)
    for record in records:
        column = _claims_work(record)
        if column is not None:
            yield found_at("nil_but_filled", submission, assignment, record, column)
        elif isinstance(record, MeasureReport) and (record.status or record.reason.strip()):
            column = "status" if record.status else "reason"
            yield found_at("nil_not_taken", submission, assignment, record, column)
    if submission.activities:
        first, count = submission.activities[0], len(submission.activities)
        yield found_at("nil_register_filled", submission, assignment, first, "date", count=count)


def _claims_work(record: MeasureReport | IndicatorValue) -> str | None:
    """The first column of the row that tells of something done; a zero tells of nothing."""
    if isinstance(record, MeasureReport):
        claims = {
            "status": record.status in _WORK,
            "narrative": record.narrative.strip(),
            "links": record.links.strip(),
        }
    else:
        claims = {"value": record.value or record.state, "comment": record.comment.strip()}
    return next((column for column, claim in claims.items() if claim), None)
