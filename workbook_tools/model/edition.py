"""Editions of a quarter's report as they were issued to the mayor, and what a later one changes."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from workbook_tools.model.quarter import Quarter


class ChangeKind(StrEnum):
    """What a change is of. Those of DETAIL stand in the workbook alone, the others in the memo too."""

    REPORT = "report"
    STANDING = "standing"
    DECISION = "decision"
    PLAN = "plan"
    STATUS = "status"
    FIGURE = "figure"
    DETAIL = "detail"


class Change(Struct, frozen=True):
    """One difference between two states of a quarter's report, in Ukrainian words.

    `what` names it («Показник 4.1, за квартал»); `before` and `after` are as the documents show them,
    empty where there was, or is, nothing. The codes and the receipt's number say where it belongs.
    """

    kind: ChangeKind
    what: str
    before: str = ""
    after: str = ""
    department: str | None = None
    measure: str | None = None
    indicator: str | None = None
    receipt: int | None = None


class FrozenFile(Struct, frozen=True):
    """A file of an edition: its name, and where its bytes are kept, relative to the workspace, with «/»."""

    name: str
    archived: str
    sha256: str
    size: int


class Edition(Struct, frozen=True):
    """What the mayor got. `number` counts the quarter's editions, from 1; `issued_at` is UTC.

    `place` is the edition's own place in the journal: it knew all that was recorded before, whatever
    the clocks say. `changes`: against the edition before it, none in the first.
    """

    quarter: Quarter
    number: int
    issued_at: datetime
    place: int
    files: tuple[FrozenFile, ...] = ()
    changes: tuple[Change, ...] = ()
    reason: str = ""


class NewestEdition(Struct, frozen=True):
    """How a quarter stands to the newest edition of it: `changed` where what is known says otherwise."""

    quarter: Quarter
    number: int
    issued_at: datetime
    changed: bool
    reason: str = ""


class EditionMark(Struct, frozen=True):
    """What a document says of itself among the editions.

    `number` and `issued_at` are those of the edition that it is, None where it is none yet: then it
    differs from `after`, the newest one. `changes` are against `after`, which is None in the first edition.
    """

    number: int | None
    issued_at: datetime | None
    after: Edition | None = None
    changes: tuple[Change, ...] = ()
    reason: str = ""
    """Why it was issued: what the coordinator stated, empty where nothing."""

    @property
    def corrected(self) -> bool:
        """«Уточнена»: it tells otherwise than an edition that the mayor has."""
        return self.after is not None
