"""What was found in a workbook or a plan: a code, a place and values; the words live in the rules' catalogue."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """An error returns the workbook; a warning is asked about; a note says what was normalised."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Where(Struct, frozen=True):
    """A place: as it stood in the file (`sheet`, `cell` like «D12») and by meaning.

    `table` and `column` are layout keys (a field's key stands in `column`, its table is «fields»);
    `record` is a measure's or indicator's code, or a register row's order (1-based, as text).
    """

    sheet: str | None = None
    cell: str | None = None
    table: str | None = None
    record: str | None = None
    column: str | None = None


NOWHERE = Where()


class Finding(Struct, frozen=True):
    """`values` fill the catalogue's text; `entered` is what the person typed there, as text, or None."""

    code: str
    severity: Severity
    where: Where = NOWHERE
    values: tuple[tuple[str, str], ...] = ()
    entered: str | None = None
