"""The cells that a clerk fills, each with those of its constraints that a value of its kind can break at all."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import NoneType

from msgspec import Struct

from workbook_tools.model.column import (
    WORDS,
    Access,
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

Value = str | Decimal | int | date | None
"""What a cell says: words, a number (a register's counts are int), a day; None for a blank one."""

_SPEAKS_OF: dict[type[Constraint], tuple[type, ...]] = {
    Required: (NoneType,),
    RequiredWhen: (NoneType,),
    OneOf: (str, Decimal, int, date),
    WholeNumber: (Decimal, int),
    DecimalNumber: (Decimal, int),
    DateWithin: (date,),
    NotAbove: (Decimal, int),
    MaxLength: (str,),
    WebLinks: (str,),
}
_DUE = (Required, RequiredWhen)
"""In a column of words these speak of words too, which may be a dash."""


class Input(Struct, frozen=True):
    """`about`: the column's constraints, in their order, by the kind of value that they speak of."""

    key: str
    column: Column
    about: Mapping[type, tuple[Constraint, ...]]


class Asked(Struct, frozen=True):
    """The columns of a row, or all fields together."""

    columns: tuple[Column, ...]
    inputs: tuple[Input, ...]


def asked(columns: Iterable[Column]) -> Asked:
    """Made once for a table, or for an indicator of a plan."""
    found = tuple(columns)
    return Asked(found, tuple(Input(c.key, c, _about(c)) for c in found if c.access is Access.INPUT))


def is_words(column: Column) -> bool:
    """The column holds text of the clerk's own."""
    return column.kind in WORDS


def _about(column: Column) -> dict[type, tuple[Constraint, ...]]:
    return {
        kind: tuple(c for c in column.constraints if kind in _kinds(c, column))
        for kind in (NoneType, str, Decimal, int, date)
    }


def _kinds(constraint: Constraint, column: Column) -> tuple[type, ...]:
    kinds = _SPEAKS_OF[type(constraint)]
    return (*kinds, str) if isinstance(constraint, _DUE) and is_words(column) else kinds
