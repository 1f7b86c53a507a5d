"""A filled template with its meaning; each record knows its sheet and row, each entry its cell."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from workbook_tools.model.layout import STATES, STATUS_TEXTS
from workbook_tools.model.quarter import Quarter


class Status(StrEnum):
    """Execution status of a measure; its Ukrainian word is `.text`."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    PARTIAL = "partial"
    NOT_STARTED = "not_started"
    NOT_DONE = "not_done"
    NOT_DUE = "not_due"

    @property
    def text(self) -> str:
        return STATUS_TEXTS[self.value]


class State(StrEnum):
    """The answer of a qualitative indicator; its Ukrainian word is `.text`."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"

    @property
    def text(self) -> str:
        return STATES[list(State).index(self)]


class EntryKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"


class Entry(Struct, frozen=True):
    """What the clerk left in one input cell, exactly.

    `text`: the untrimmed text, a number in plain decimal notation, a date as ISO, «TRUE»/«FALSE», or
    the error code. `formula` (without «=») where the value came from one. Blank cells have no Entry.
    """

    kind: EntryKind
    text: str
    cell: str
    formula: str | None = None


Entries = dict[str, Entry]
"""Input cells by column (or field) key; blank ones are absent."""


class ReportHeader(Struct, frozen=True):
    """The fields of «Звіт»; a value that could not be read is None (or ''), with a finding and its Entry."""

    sheet: str
    filled_by: str = ""
    phone: str = ""
    as_of: date | None = None
    nil: bool = False
    nil_reason: str = ""
    head: str = ""
    outgoing: str = ""
    entries: Entries = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    """Where each field's value cell is, blank ones included: «as_of» → «C6»."""


class MeasureReport(Struct, frozen=True):
    measure: str
    sheet: str
    row: int
    status: Status | None = None
    narrative: str = ""
    reason: str = ""
    links: str = ""
    entries: Entries = field(default_factory=dict)


class IndicatorValue(Struct, frozen=True):
    """`value` as entered (None for a state, or where a formula of the register gives it); `opening` as it stands."""

    indicator: str
    sheet: str
    row: int
    opening: Decimal | None = None
    value: Decimal | None = None
    state: State | None = None
    comment: str = ""
    entries: Entries = field(default_factory=dict)


class Activity(Struct, frozen=True):
    """A row of the register. `order` is 1-based in the sheet's order; `measure` is a code, `form` a form's name."""

    order: int
    sheet: str
    row: int
    date: "date | None" = None
    measure: str | None = None
    form: str | None = None
    title: str = ""
    place: str = ""
    reach: int | None = None
    aged: int | None = None
    link: str = ""
    entries: Entries = field(default_factory=dict)


Columns = dict[str, dict[str, str]]
"""Table key → column key → the column's letters in the file, so that a blank cell can be named too."""


class Submission(Struct, frozen=True):
    """What one workbook reports. `extras` names what the form could not carry («аркуш „План“», «зображення»).

    `activities` may be long, and unpacked anew by every loop over it: go over it once.
    """

    code: str
    edition: str
    department: str
    quarter: Quarter
    header: ReportHeader
    measures: tuple[MeasureReport, ...]
    indicators: tuple[IndicatorValue, ...]
    activities: Sequence[Activity]
    columns: Columns = field(default_factory=dict)
    extras: tuple[str, ...] = ()
