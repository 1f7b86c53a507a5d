"""A template or a marked copy, designed but not yet written: every cell's value, kind and marks."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import Column
from workbook_tools.model.finding import Severity
from workbook_tools.model.quarter import Deadlines

Plain = str | int | Decimal | date | bool | None


class Mark(Struct, frozen=True):
    """A finding shown on a cell of a marked copy: `text` says what is wrong and how to mend it."""

    severity: Severity
    text: str


class CellDesign(Struct, frozen=True):
    """`column` is the declaration as it is for this very cell."""

    column: Column
    value: Plain = None
    marks: tuple[Mark, ...] = ()


class RowDesign(Struct, frozen=True):
    """`record`: a measure's or indicator's code, or a register row's order."""

    record: str
    cells: dict[str, CellDesign]


class Remark(Struct, frozen=True):
    """A line of the marked copy's sheet «Зауваження».

    `table`, `record`, `column` place the linked cell (None: no cell); `count` tells how many cells
    were grouped under this line.
    """

    severity: Severity
    where: str
    entered: str
    message: str
    remedy: str
    table: str | None = None
    record: str | None = None
    column: str | None = None
    count: int = 1


class TemplateDesign(Struct, frozen=True):
    """`rows` by table key, in order; `fields` by field key.

    `remarks` (gravest first) and the sentence above them are empty for a fresh template.
    """

    assignment: Assignment
    deadlines: Deadlines
    window_first: date
    coordinator_contacts: tuple[str, ...]
    fields: dict[str, CellDesign]
    rows: dict[str, tuple[RowDesign, ...]]
    remarks: tuple[Remark, ...] = ()
    remarks_lead: str = ""
