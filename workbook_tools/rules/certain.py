"""Register rows whose every cell surely holds to its constraints: most do, and are done with before a `Row` is made.

What is certain here holds in `constraints`; what is not certain may hold all the same, and is judged there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter, le
from typing import Any

from workbook_tools.model.column import (
    Constraint,
    DateWithin,
    MaxLength,
    NotAbove,
    OneOf,
    Required,
    RequiredWhen,
    WebLinks,
    WholeNumber,
)
from workbook_tools.model.links import broken_links
from workbook_tools.model.submission import Activity
from workbook_tools.rules.constraints import Scope
from workbook_tools.rules.inputs import Input, Value, is_words
from workbook_tools.rules.rows import REGISTER_ROW

Told = tuple[Value, ...]
"""What a row says, in the columns' order: as `rows.register_row` has it, but texts are as they are, blank ones ''."""
Holds = Callable[[Any, Told | Mapping[int, Value]], bool]
"""Asked with a cell's value and what its row says."""

AllHold = Callable[[Sequence[Any], Sequence[Sequence[Value]]], bool]
"""Asked with values of a column, and what their rows say, column by column."""

_PLACES = {cell.key: place for place, cell in enumerate(REGISTER_ROW.inputs)}


class Certain:
    """Prepared for the rows of one form; `numbers`: see `rows.numbers_of`."""

    def __init__(self, scope: Scope, numbers: Mapping[str, str]) -> None:
        self._numbers = numbers
        self._cells = tuple(_Cell(cell, scope) for cell in REGISTER_ROW.inputs)

    def holds(self, row: Activity) -> bool:
        told = self._told(row)
        for value, cell in zip(told, self._cells, strict=True):
            for holds in cell[type(value)]:
                if not holds(value, told):
                    return False
        return True

    def all_hold(self, rows: Iterable[Activity]) -> bool:
        """`holds` of each of them, told column by column: in a third of the time, all of them in memory."""
        told = list(map(self._told, rows))
        columns = _columns(told)
        for place, (values, cell) in enumerate(zip(columns, self._cells, strict=bool(told))):
            kinds = set(map(type, values))
            for kind in kinds:
                own = columns if len(kinds) == 1 else _columns(row for row in told if type(row[place]) is kind)
                if not all(hold(own[place], own) for hold in cell.all_hold(kind)):
                    return False
        return True

    def _told(self, row: Activity) -> Told:
        number = self._numbers.get(row.measure) if row.measure else None
        return row.date, number, row.form, row.title, row.place, row.reach, row.aged, row.link


def _columns(told: Iterable[Told]) -> Sequence[Sequence[Value]]:
    return tuple(zip(*told, strict=True))


class _Cell(dict[type, tuple[Holds, ...]]):
    """What is asked of a value of a kind: made when the first such comes."""

    def __init__(self, cell: Input, scope: Scope) -> None:
        self._cell = cell
        self._scope = scope

    def __missing__(self, kind: type) -> tuple[Holds, ...]:
        asked = tuple(_SURELY.get(type(c), _never)(c, self._scope) for c in self._cell.about[kind])
        self[kind] = asked
        return asked

    def all_hold(self, kind: type) -> Iterable[AllHold]:
        """The same of a column's values, all of them of the kind."""
        return (_ALL_SURELY.get(type(c), _never_all)(c, self._scope) for c in self._cell.about[kind])


def _never(_: Constraint, __: Scope) -> Holds:
    return lambda value, told: False


def _required(_: Required, __: Scope) -> Holds:
    return lambda value, told: value is not None and value[:1].isalnum()


def _required_when(constraint: RequiredWhen, scope: Scope) -> Holds:
    """Where the watched column's word, which is none of the clerk's own, asks for nothing."""
    watched = _PLACES[constraint.column]
    listed = scope.choices[constraint.choice] if constraint.choice is not None else ()
    due = frozenset((*listed, *constraint.values))
    if is_words(REGISTER_ROW.inputs[watched].column):
        return _never(constraint, scope)
    return lambda value, told: told[watched] not in due


def _one_of(constraint: OneOf, scope: Scope) -> Holds:
    known = frozenset((*scope.choices[constraint.choice], *constraint.as_blank))
    return lambda value, told: value in known


def _whole_number(constraint: WholeNumber, _: Scope) -> Holds:
    least, most = constraint.minimum, constraint.maximum
    return lambda value, told: type(value) is int and least <= value <= most


def _date_within(constraint: DateWithin, scope: Scope) -> Holds:
    first = scope.bounds.get(constraint.first, date.min) if constraint.first else date.min
    last = scope.bounds.get(constraint.last, date.max) if constraint.last else date.max
    return lambda value, told: first <= value <= last


def _not_above(constraint: NotAbove, _: Scope) -> Holds:
    other = _PLACES[constraint.column]

    def holds(value: Any, told: Told | Mapping[int, Value]) -> bool:
        limit = told[other]
        return limit is None or (type(limit) is int and value <= limit)

    return holds


def _max_length(constraint: MaxLength, _: Scope) -> Holds:
    most = constraint.characters
    return lambda value, told: len(value) <= most


def _web_links(_: WebLinks, __: Scope) -> Holds:
    return lambda value, told: not broken_links(value)


_SURELY: dict[type[Constraint], Callable[[Any, Scope], Holds]] = {
    Required: _required,
    RequiredWhen: _required_when,
    OneOf: _one_of,
    WholeNumber: _whole_number,
    DateWithin: _date_within,
    NotAbove: _not_above,
    MaxLength: _max_length,
    WebLinks: _web_links,
}
"""What is not here is never certain."""


def _never_all(_: Constraint, __: Scope) -> AllHold:
    return lambda values, columns: False


def _all_required(_: Required, __: Scope) -> AllHold:
    return lambda values, columns: None not in values and all(map(str.isalnum, map(_FIRST_LETTER, values)))


def _all_required_when(constraint: RequiredWhen, scope: Scope) -> AllHold:
    watched = _PLACES[constraint.column]
    holds = _required_when(constraint, scope)
    return lambda values, columns: all(holds(None, {watched: word}) for word in set(columns[watched]))


def _all_one_of(constraint: OneOf, scope: Scope) -> AllHold:
    known = frozenset((*scope.choices[constraint.choice], *constraint.as_blank))
    return lambda values, columns: known.issuperset(values)


def _between(each: Callable[[Any, Scope], Holds]) -> Callable[[Any, Scope], AllHold]:
    """What holds of the least and of the largest holds of all."""

    def all_hold(constraint: Constraint, scope: Scope) -> AllHold:
        holds = each(constraint, scope)
        return lambda values, columns: holds(min(values), ()) and holds(max(values), ())

    return all_hold


def _all_not_above(constraint: NotAbove, scope: Scope) -> AllHold:
    other = _PLACES[constraint.column]
    holds = _not_above(constraint, scope)

    def all_hold(values: Sequence[Any], columns: Sequence[Sequence[Value]]) -> bool:
        limits: Sequence[Any] = columns[other]
        if set(map(type, limits)) == {int}:
            return all(map(le, values, limits))
        return all(holds(value, {other: limit}) for value, limit in zip(values, limits, strict=True))

    return all_hold


def _all_max_length(constraint: MaxLength, _: Scope) -> AllHold:
    return lambda values, columns: max(map(len, values)) <= constraint.characters


def _all_web_links(_: WebLinks, __: Scope) -> AllHold:
    return lambda values, columns: not any(map(broken_links, values))


_FIRST_LETTER = itemgetter(slice(1))
_ALL_SURELY: dict[type[Constraint], Callable[[Any, Scope], AllHold]] = {
    Required: _all_required,
    RequiredWhen: _all_required_when,
    OneOf: _all_one_of,
    WholeNumber: _between(_whole_number),
    DateWithin: _between(_date_within),
    NotAbove: _all_not_above,
    MaxLength: _all_max_length,
    WebLinks: _all_web_links,
}
