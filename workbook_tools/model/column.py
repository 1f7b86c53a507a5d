"""The shape of a declared column: what its cells hold, who may write in them, and its constraints as data."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NARRATIVE = "narrative"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"
    LINKS = "links"
    PERCENT = "percent"


WORDS = (Kind.TEXT, Kind.NARRATIVE, Kind.LINKS)
"""Texts of the clerk's own."""


class Access(StrEnum):
    """INPUT is for the clerk; LOCKED is shown; FORMULA is computed in the workbook; HIDDEN is not seen."""

    INPUT = "input"
    LOCKED = "locked"
    FORMULA = "formula"
    HIDDEN = "hidden"


class Choice(StrEnum):
    """Names of the lists on the hidden sheet; the last two are no dropdowns but name measures for constraints."""

    STATUSES = "statuses"
    STATES = "states"
    YES = "yes"
    FORMS = "forms"
    MEASURES = "measures"
    REACH_MEASURES = "reach_measures"


class Bound(StrEnum):
    """Dates that a date constraint refers to; both ends are allowed days."""

    WINDOW_FIRST = "window_first"
    AS_OF = "as_of"
    YEAR_FIRST = "year_first"
    YEAR_LAST = "year_last"


# --- constraints: data that the rules and the self-check formulas interpret alike -------------------


@dataclass(frozen=True, slots=True)
class Required:
    """Not blank, and in a column of words at least a letter or figure; tables only where the report is not nil."""


@dataclass(frozen=True, slots=True)
class RequiredWhen:
    """As `Required`, where `column` of the same row (or field) is one of `values`, or of the list `choice`."""

    column: str
    values: tuple[str, ...] = ()
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word of the list; one of `as_blank` says what a blank cell says."""

    choice: Choice
    as_blank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """Whole, minimum and maximum included."""

    minimum: int = 0
    maximum: int = 999_999_999


@dataclass(frozen=True, slots=True)
class DecimalNumber:
    """minimum and maximum included; at most `places` digits after the comma."""

    places: int
    minimum: int = 0
    maximum: int = 999_999_999


@dataclass(frozen=True, slots=True)
class DateWithin:
    """A day from `first` to `last`, both included; None is open."""

    first: Bound | None
    last: Bound | None


@dataclass(frozen=True, slots=True)
class NotAbove:
    """Not above the number in `column` of the same row."""

    column: str


@dataclass(frozen=True, slots=True)
class MaxLength:
    """In characters."""

    characters: int


@dataclass(frozen=True, slots=True)
class WebLinks:
    """Every line or blank-separated word is an http(s) address, or the text is a plain description of a document."""


Constraint = (
    Required | RequiredWhen | OneOf | WholeNumber | DecimalNumber | DateWithin | NotAbove | MaxLength | WebLinks
)


# --- columns, tables, sheets ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, or a single field with its label as heading. `width` in characters of 10 pt."""

    key: str
    heading: str
    width: float
    kind: Kind
    access: Access
    constraints: tuple[Constraint, ...] = ()
    prompt: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`open_ended` tables take rows of the clerk's own; the others have a row per plan item."""

    key: str
    sheet: str
    columns: tuple[Column, ...]
    open_ended: bool = False

    def column(self, key: str) -> Column:
        """KeyError if there is none."""
        return next((c for c in self.columns if c.key == key), None) or _missing(key)


def _missing(key: str) -> Column:
    raise KeyError(key)
