"""Register rows whose every cell surely holds to its constraints: most do, and are done with before a `Row` is made.

What is certain here holds in `constraints`; what is not certain may hold all the same, and is judged there.
"""

from collections.abc import Callable, Mapping
from datetime import date
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
Holds = Callable[[Any, Told], bool]
"""Asked with a cell's value and what its row says."""

_PLACES = {cell.key: place for place, cell in enumerate(REGISTER_ROW.inputs)}


class Certain:
    """Prepared for the rows of one form; `numbers`: see `rows.numbers_of`."""

    def __init__(self, scope: Scope, numbers: Mapping[str, str]) -> None:
        self._numbers = numbers
        self._cells = tuple(_Cell(cell, scope) for cell in REGISTER_ROW.inputs)

    def holds(self, row: Activity) -> bool:
        number = self._numbers.get(row.measure) if row.measure else None
        told = (row.date, number, row.form, row.title, row.place, row.reach, row.aged, row.link)
        for value, cell in zip(told, self._cells, strict=True):
            for holds in cell[type(value)]:
                if not holds(value, told):
                    return False
        return True


class _Cell(dict[type, tuple[Holds, ...]]):
    """What is asked of a value of a kind: made when the first such comes."""

    def __init__(self, cell: Input, scope: Scope) -> None:
        self._cell = cell
        self._scope = scope

    def __missing__(self, kind: type) -> tuple[Holds, ...]:
        asked = tuple(_SURELY.get(type(c), _never)(c, self._scope) for c in self._cell.about[kind])
        self[kind] = asked
        return asked


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

    def holds(value: Any, told: Told) -> bool:
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
