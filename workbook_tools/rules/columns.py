"""The columns' constraints, judged one by one: the Python twin of the template's self-check formulas."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import (
    Access,
    Bound,
    Choice,
    Column,
    Constraint,
    DateWithin,
    DecimalNumber,
    MaxLength,
    NotAbove,
    OneOf,
    Required,
    RequiredWhen,
    WebLinks,
    WholeNumber,
)
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import FIELDS
from workbook_tools.model.links import broken_links
from workbook_tools.model.submission import ReportHeader, Submission
from workbook_tools.rules.places import found_at, table_of, where_of
from workbook_tools.rules.rows import Row, is_words, rows
from workbook_tools.rules.shown import day, number, short


@dataclass(frozen=True, slots=True)
class Scope:
    """What constraints refer to beyond their row. A bound that is not there is open.

    `excused`: the report is nil, or its nil field could not be read, so that tables may be blank.
    """

    choices: Mapping[Choice, tuple[str, ...]]
    bounds: Mapping[Bound, date] = field(default_factory=dict)
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """How a constraint is broken: the catalogue's code and what fills its text."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


def column_constraints(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """Every constraint of every column; of one cell the first that is broken.

    The window's first day is the history's to know: `window_constraints` judges it.
    """
    scope = scope_of(submission, assignment)
    for row in rows(submission, assignment):
        for column in row.columns:
            broken = _first_broken(row, column, scope)
            if broken and where_of(submission, row.record, column.key).cell:
                yield found_at(broken.code, submission, assignment, row.record, column.key, **broken.values)


def window_constraints(submission: Submission, assignment: Assignment, first: date) -> Iterator[Finding]:
    """Date columns against the window's first day alone; an as-of date of another year has its finding already."""
    scope = Scope(assignment.choices, {Bound.WINDOW_FIRST: first})
    for row in rows(submission, assignment):
        if table_of(row.record) == FIELDS and not _in_year(submission):
            continue
        for column in row.columns:
            for constraint in column.constraints:
                broken = date_within(constraint, row, column, scope) if isinstance(constraint, DateWithin) else None
                if broken:
                    yield found_at(broken.code, submission, assignment, row.record, column.key, **broken.values)


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


def _first_broken(row: Row, column: Column, scope: Scope) -> Broken | None:
    if column.access is not Access.INPUT or row.unread(column.key):
        return None
    verdicts = (broken_by(constraint, row, column, scope) for constraint in column.constraints)
    return next((verdict for verdict in verdicts if verdict), None)


def broken_by(constraint: Constraint, row: Row, column: Column, scope: Scope) -> Broken | None:
    """How the row's cell breaks one constraint of its column; None where it holds."""
    match constraint:
        case Required():
            broken = required(row, column, scope)
        case RequiredWhen():
            broken = required_when(constraint, row, column, scope)
        case OneOf():
            broken = one_of(constraint, row, column, scope)
        case WholeNumber():
            broken = whole_number(constraint, row, column)
        case DecimalNumber():
            broken = decimal_number(constraint, row, column)
        case DateWithin():
            broken = date_within(constraint, row, column, scope)
        case NotAbove():
            broken = not_above(constraint, row, column)
        case MaxLength():
            broken = max_length(constraint, row, column)
        case WebLinks():
            broken = web_links(row, column)
    return broken


def required(row: Row, column: Column, scope: Scope) -> Broken | None:
    """Fields are asked for always, tables where the report is not nil."""
    if scope.excused and table_of(row.record) != FIELDS:
        return None
    if row.values[column.key] is None:
        return Broken("required_blank", {"column": column.heading})
    return _empty_words(row, column)


def required_when(constraint: RequiredWhen, row: Row, column: Column, scope: Scope) -> Broken | None:
    chosen = _chosen(constraint, row, scope)
    if chosen is None or (scope.excused and table_of(row.record) != FIELDS):
        return None
    if row.values[column.key] is None:
        other = row.column(constraint.column).heading
        return Broken("required_when_blank", {"column": column.heading, "other": other, "chosen": chosen})
    return _empty_words(row, column)


def _empty_words(row: Row, column: Column) -> Broken | None:
    """A dash or dots where words are due."""
    text = row.values[column.key]
    if not is_words(column) or not isinstance(text, str) or any(map(str.isalnum, text)):
        return None
    return Broken("empty_words", {"column": column.heading, "value": short(text)})


def _chosen(constraint: RequiredWhen, row: Row, scope: Scope) -> str | None:
    """The word in the watched column that makes this one due."""
    words = constraint.values + (scope.choices[constraint.choice] if constraint.choice else ())
    value = row.values[constraint.column]
    return value if isinstance(value, str) and value in words else None


def one_of(constraint: OneOf, row: Row, column: Column, scope: Scope) -> Broken | None:
    """Words that no list knows are the reader's findings; this holds what was read to the list of this form."""
    value, known = row.values[column.key], scope.choices[constraint.choice]
    if value is None or value in known or value in constraint.as_blank:
        return None
    if constraint.choice is Choice.MEASURES:
        return Broken("measure_not_assigned", {"value": short(str(value)), "known": ", ".join(known)})
    return Broken("not_in_list", {"column": column.heading, "value": short(str(value))})


def whole_number(constraint: WholeNumber, row: Row, column: Column) -> Broken | None:
    value = row.values[column.key]
    if not isinstance(value, Decimal):
        return None
    if value != value.to_integral_value():
        return Broken("not_whole", {"column": column.heading, "value": number(value)})
    return _range(value, constraint.minimum, constraint.maximum, column)


def decimal_number(constraint: DecimalNumber, row: Row, column: Column) -> Broken | None:
    value = row.values[column.key]
    if not isinstance(value, Decimal):
        return None
    if value != round(value, constraint.places):
        places = str(constraint.places)
        return Broken("too_many_places", {"column": column.heading, "value": number(value), "places": places})
    return _range(value, constraint.minimum, constraint.maximum, column)


def _range(value: Decimal, minimum: int, maximum: int, column: Column) -> Broken | None:
    shown = {"column": column.heading, "value": number(value)}
    if value < minimum:
        return Broken("number_below_minimum", {**shown, "limit": number(minimum)})
    if value > maximum:
        return Broken("number_above_maximum", {**shown, "limit": number(maximum)})
    return None


def date_within(constraint: DateWithin, row: Row, column: Column, scope: Scope) -> Broken | None:
    """Both bounds are allowed days."""
    value = row.values[column.key]
    if not isinstance(value, date):
        return None
    first = scope.bounds.get(constraint.first) if constraint.first else None
    last = scope.bounds.get(constraint.last) if constraint.last else None
    early, late = first is not None and value < first, last is not None and value > last
    if (early or late) and constraint.first is Bound.YEAR_FIRST:
        return Broken("as_of_outside_year", {"date": day(value), "year": f"{first:%Y}"})
    if first and early:
        code = "as_of_before_window" if table_of(row.record) == FIELDS else "date_before_window"
        return Broken(code, {"date": day(value), "first": day(first)})
    if last and late:
        return Broken("date_after_as_of", {"date": day(value), "last": day(last)})
    return None


def not_above(constraint: NotAbove, row: Row, column: Column) -> Broken | None:
    """Where the other number is blank there is nothing to compare with."""
    value, limit = row.values[column.key], row.values[constraint.column]
    if not isinstance(value, Decimal) or not isinstance(limit, Decimal) or value <= limit:
        return None
    other = row.column(constraint.column).heading
    shown = {"value": number(value), "limit": number(limit)}
    return Broken("number_above_other", {"column": column.heading, "other": other, **shown})


def max_length(constraint: MaxLength, row: Row, column: Column) -> Broken | None:
    value = row.values[column.key]
    if not isinstance(value, str) or len(value) <= constraint.characters:
        return None
    shown = {"length": number(len(value)), "limit": number(constraint.characters)}
    return Broken("text_too_long", {"column": column.heading, **shown})


def web_links(row: Row, column: Column) -> Broken | None:
    value = row.values[column.key]
    bad = broken_links(value) if isinstance(value, str) else ()
    return Broken("link_unreadable", {"link": short(bad[0])}) if bad else None
