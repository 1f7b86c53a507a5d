"""The shape of a declared column: what its cells hold, who may write in them, and its constraints as data."""

from enum import StrEnum

from msgspec import Struct


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


class Required(Struct, frozen=True):
    """Not blank, and in a column of words at least a letter or figure; tables only where the report is not nil."""


class RequiredWhen(Struct, frozen=True):
    """As `Required`, where `column` of the same row (or field) is one of `values`, or of the list `choice`."""

    column: str
    values: tuple[str, ...] = ()
    choice: Choice | None = None


class OneOf(Struct, frozen=True):
    """A word of the list; one of `as_blank` says what a blank cell says."""

    choice: Choice
    as_blank: tuple[str, ...] = ()


class WholeNumber(Struct, frozen=True):
    """Whole, minimum and maximum included."""

    minimum: int = 0
    maximum: int = 999_999_999


class DecimalNumber(Struct, frozen=True):
    """minimum and maximum included; at most `places` digits after the comma."""

    places: int
    minimum: int = 0
    maximum: int = 999_999_999


class DateWithin(Struct, frozen=True):
    """A day from `first` to `last`, both included; None is open."""

    first: Bound | None
    last: Bound | None


class NotAbove(Struct, frozen=True):
    """Not above the number in `column` of the same row."""

    column: str


class MaxLength(Struct, frozen=True):
    """In characters."""

    characters: int


class WebLinks(Struct, frozen=True):
    """Every line or blank-separated word is an http(s) address, or the text is a plain description of a document."""


Constraint = (
    Required | RequiredWhen | OneOf | WholeNumber | DecimalNumber | DateWithin | NotAbove | MaxLength | WebLinks
)


# --- columns, tables, sheets ---------------------------------------------------------------------


class Column(Struct, frozen=True):
    """A column of a table, or a single field with its label as heading. `width` in characters of 10 pt."""

    key: str
    heading: str
    width: float
    kind: Kind
    access: Access
    constraints: tuple[Constraint, ...] = ()
    prompt: str = ""
    example: str = ""


class Table(Struct, frozen=True):
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
