"""Each constraint of a column, judged for one cell: the Python twin of the template's self-check formulas."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from workbook_tools.model.column import (
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
from workbook_tools.model.layout import FIELDS
from workbook_tools.model.links import broken_links
from workbook_tools.rules.inputs import is_words
from workbook_tools.rules.places import table_of
from workbook_tools.rules.rows import Row
from workbook_tools.rules.shown import day, number, short

_NUMBER = (int, Decimal)


class Scope(Struct, frozen=True):
    """What constraints refer to beyond their row. A bound that is not there is open.

    `excused`: the report is nil, or its nil field could not be read, so that tables may be blank.
    """

    choices: Mapping[Choice, tuple[str, ...]]
    bounds: Mapping[Bound, date] = field(default_factory=dict)
    excused: bool = False


class Broken(Struct, frozen=True):
    """How a constraint is broken: the catalogue's code and what fills its text."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


def broken_by(constraints: Iterable[Constraint], row: Row, column: Column, scope: Scope) -> Broken | None:
    """How the row's cell breaks the first of these constraints of its column; None where all hold."""
    for constraint in constraints:
        broken = _VERDICTS[type(constraint)](constraint, row, column, scope)
        if broken is not None:
            return broken
    return None


def required(_: Required, row: Row, column: Column, scope: Scope) -> Broken | None:
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
    if not isinstance(text, str) or text[:1].isalnum() or not is_words(column) or any(map(str.isalnum, text)):
        return None
    return Broken("empty_words", {"column": column.heading, "value": short(text)})


def _chosen(constraint: RequiredWhen, row: Row, scope: Scope) -> str | None:
    """The word in the watched column that makes this one due."""
    value = row.values[constraint.column]
    if not isinstance(value, str):
        return None
    listed = constraint.choice is not None and value in scope.choices[constraint.choice]
    return value if listed or value in constraint.values else None


def one_of(constraint: OneOf, row: Row, column: Column, scope: Scope) -> Broken | None:
    """Words that no list knows are the reader's findings; this holds what was read to the list of this form."""
    value, known = row.values[column.key], scope.choices[constraint.choice]
    if value is None or value in known or value in constraint.as_blank:
        return None
    if constraint.choice is Choice.MEASURES:
        return Broken("measure_not_assigned", {"value": short(str(value)), "known": ", ".join(known)})
    return Broken("not_in_list", {"column": column.heading, "value": short(str(value))})


def whole_number(constraint: WholeNumber, row: Row, column: Column, _: Scope) -> Broken | None:
    value = row.values[column.key]
    if not isinstance(value, _NUMBER):
        return None
    if isinstance(value, Decimal) and value != value.to_integral_value():
        return Broken("not_whole", {"column": column.heading, "value": number(value)})
    return _range(value, constraint.minimum, constraint.maximum, column)


def decimal_number(constraint: DecimalNumber, row: Row, column: Column, _: Scope) -> Broken | None:
    value = row.values[column.key]
    if not isinstance(value, _NUMBER):
        return None
    if value != round(value, constraint.places):
        places = str(constraint.places)
        return Broken("too_many_places", {"column": column.heading, "value": number(value), "places": places})
    return _range(value, constraint.minimum, constraint.maximum, column)


def _range(value: Decimal | int, minimum: int, maximum: int, column: Column) -> Broken | None:
    if minimum <= value <= maximum:
        return None
    shown = {"column": column.heading, "value": number(value)}
    if value < minimum:
        return Broken("number_below_minimum", {**shown, "limit": number(minimum)})
    return Broken("number_above_maximum", {**shown, "limit": number(maximum)})


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


def not_above(constraint: NotAbove, row: Row, column: Column, _: Scope) -> Broken | None:
    """Where the other number is blank there is nothing to compare with."""
    value, limit = row.values[column.key], row.values[constraint.column]
    if not isinstance(value, _NUMBER) or not isinstance(limit, _NUMBER) or value <= limit:
        return None
    other = row.column(constraint.column).heading
    shown = {"value": number(value), "limit": number(limit)}
    return Broken("number_above_other", {"column": column.heading, "other": other, **shown})


def max_length(constraint: MaxLength, row: Row, column: Column, _: Scope) -> Broken | None:
    value = row.values[column.key]
    if not isinstance(value, str) or len(value) <= constraint.characters:
        return None
    shown = {"length": number(len(value)), "limit": number(constraint.characters)}
    return Broken("text_too_long", {"column": column.heading, **shown})


def web_links(_: WebLinks, row: Row, column: Column, __: Scope) -> Broken | None:
    value = row.values[column.key]
    bad = broken_links(value) if isinstance(value, str) else ()
    return Broken("link_unreadable", {"link": short(bad[0])}) if bad else None


_VERDICTS: dict[type[Constraint], Callable[[Any, Row, Column, Scope], Broken | None]] = {
    Required: required,
    RequiredWhen: required_when,
    OneOf: one_of,
    WholeNumber: whole_number,
    DecimalNumber: decimal_number,
    DateWithin: date_within,
    NotAbove: not_above,
    MaxLength: max_length,
    WebLinks: web_links,
}
