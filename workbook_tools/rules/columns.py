"""The columns' constraints, cell by cell: of one cell the first that is broken is told."""

from collections.abc import Iterator, Sequence
from datetime import date

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import Bound, DateWithin
from workbook_tools.model.finding import Finding
from workbook_tools.model.submission import Activity, ReportHeader, Submission
from workbook_tools.rules.certain import Certain
from workbook_tools.rules.constraints import Scope, broken_by, date_within
from workbook_tools.rules.places import found_at, where_of
from workbook_tools.rules.rows import Row, fields_row, form_rows, numbers_of, register_row
from workbook_tools.rules.survey import Outline, RowJudge, Survey


def column_constraints(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """Every constraint of every column.

    The window's first day is the history's to know: `window_constraints` judges it.
    """
    scope = scope_of(submission, assignment)
    for row in form_rows(submission, assignment):
        yield from _broken_cells(row, scope, submission, assignment)
    yield from register.found[row_constraints]


def row_constraints(submission: Submission, assignment: Assignment) -> RowJudge:
    """Those of a register row."""
    scope, numbers = scope_of(submission, assignment), numbers_of(assignment.plan)
    certain = Certain(scope, numbers)
    if isinstance(submission.activities, tuple) and certain.all_hold(submission.activities):
        return lambda activity: ()

    def judge(activity: Activity) -> Sequence[Finding]:
        if certain.holds(activity):
            return ()
        return _broken_cells(register_row(activity, numbers), scope, submission, assignment)

    return judge


def _broken_cells(row: Row, scope: Scope, submission: Submission, assignment: Assignment) -> list[Finding]:
    found = []
    values = row.values
    for cell in row.asked.inputs:
        constraints = cell.about[type(values[cell.key])]
        broken = broken_by(constraints, row, cell.column, scope) if constraints else None
        if broken is None or row.unread(cell.key):
            continue
        if where_of(submission, row.record, cell.key).cell:
            found.append(found_at(broken.code, submission, assignment, row.record, cell.key, **broken.values))
    return found


def window_constraints(
    submission: Submission, assignment: Assignment, first: date, register: Outline
) -> Iterator[Finding]:
    """Dates against the window's first day alone; an as-of date of another year has its finding already."""
    scope = Scope({}, {Bound.WINDOW_FIRST: first})
    if _in_year(submission):
        yield from _outside(fields_row(submission.header), scope, submission, assignment)
    if register.earliest < first:
        numbers = numbers_of(assignment.plan)
        for activity in submission.activities:
            yield from _outside(register_row(activity, numbers), scope, submission, assignment)


def _outside(row: Row, scope: Scope, submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """Fields and register rows alone have dates."""
    for cell in row.asked.inputs:
        for constraint in cell.about[date]:
            broken = date_within(constraint, row, cell.column, scope) if isinstance(constraint, DateWithin) else None
            if broken:
                yield found_at(broken.code, submission, assignment, row.record, cell.key, **broken.values)


def scope_of(submission: Submission, assignment: Assignment) -> Scope:
    """An as-of date of another year bounds nothing: it has a finding of its own."""
    as_of = submission.header.as_of
    year = submission.quarter.year
    bounds = {Bound.YEAR_FIRST: date(year, 1, 1), Bound.YEAR_LAST: date(year, 12, 31)}
    if as_of and _in_year(submission):
        bounds[Bound.AS_OF] = as_of
    return Scope(assignment.choices, bounds, excused(submission.header))


def _in_year(submission: Submission) -> bool:
    as_of = submission.header.as_of
    return as_of is not None and as_of.year == submission.quarter.year


def excused(header: ReportHeader) -> bool:
    """The report's tables may be blank. A nil field that says something unreadable excuses too."""
    return header.nil or ("nil" in header.entries and bool(header.entries["nil"].text.strip()))
