"""What arrived, how it was judged, what the coordinator decided, and which report counts."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.letter import Letter
from workbook_tools.model.quarter import Quarter

_HASH_DIGITS = 12


class Outcome(StrEnum):
    """What became of a file. REJECTED is the coordinator's decision.

    DUPLICATE and SKIPPED make no receipt; one of a message that could not be opened becomes SKIPPED when it can.
    """

    ACCEPTED = "accepted"
    RETURNED = "returned"
    HELD = "held"
    QUARANTINED = "quarantined"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    REJECTED = "rejected"


class Arrival(Struct, frozen=True):
    """A file whose bytes are in the archive, about to be posted; see Receipt for the fields.

    `source` marks the very file in the inbox (inode, size, time of change, time when it was put there), so that one
    which a killed run had posted but not yet removed is not taken for the same bytes sent again; empty if unknown.
    """

    sha256: str
    path: str
    container: str | None
    archived: str
    size: int
    received_at: datetime
    on_behalf: str | None = None
    source: str = ""
    letter: Letter | None = None


class Container(Struct, frozen=True):
    """An archive whose workbooks were posted; it has no receipt of its own. Fields as in Receipt and Arrival.

    The `source` of each of its workbooks is its own, with «#» and the workbook's place.
    """

    sha256: str
    name: str
    archived: str
    size: int
    received_at: datetime
    source: str


class Receipt(Struct, frozen=True):
    """One arrival on the ledger. Times are UTC. `number` is the ledger's sequence, from 1.

    `path` is the name it arrived under, `container` the archive or message around it; `folder` is the archive's where
    it is filed, relative to the workspace, with «/», the last one too. `on_behalf`: why the coordinator transcribed
    it, or None. `letter`: the e-mail that it came in.
    """

    number: int
    sha256: str
    path: str
    container: str | None
    folder: str
    size: int
    received_at: datetime
    recorded_at: datetime
    on_behalf: str | None = None
    letter: Letter | None = None
    filed_as: str | None = None
    """Its name in the folder; None where that is the usual one, as it is with most of thousands."""

    @property
    def archived(self) -> str:
        """Where its bytes are filed, relative to the workspace."""
        name = usual_name(self.sha256, self.path) if self.filed_as is None else self.filed_as
        return f"{self.folder}{name}"


def usual_name(sha256: str, name: str) -> str:
    """Of a file of the archive: the same name with other bytes is another file."""
    return f"{sha256[:_HASH_DIGITS]}-{name}"


class Judgement(Struct, frozen=True):
    """How a receipt was judged by one edition of the plan and the rules; the newest one holds.

    `department`, `quarter`, `code` and `edition` are None where the workbook was not identified.
    `revision` counts a department's receipts for the quarter, from 1. `nil` is the report's own word. `findings` of
    the ledger are unpacked whenever somebody goes over them: a history holds thousands of judgements.
    """

    receipt: int
    outcome: Outcome
    findings: Sequence[Finding]
    plan_edition: str
    rules_edition: int
    department: str | None = None
    quarter: Quarter | None = None
    code: str | None = None
    edition: str | None = None
    revision: int | None = None
    as_of: date | None = None
    nil: bool = False


class DecisionKind(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    WAIVE = "waive"
    EXTEND = "extend"


class Decision(Struct, frozen=True):
    """The coordinator's word. ACCEPT, REJECT, WAIVE name a receipt, WAIVE a finding's code too; EXTEND the rest."""

    number: int
    kind: DecisionKind
    reason: str
    recorded_at: datetime
    receipt: int | None = None
    code: str | None = None
    department: str | None = None
    quarter: Quarter | None = None
    until: date | None = None


class Filed(Struct, frozen=True):
    """A receipt with its newest judgement."""

    receipt: Receipt
    judgement: Judgement


class History(Struct, frozen=True):
    """All that the ledger knew at a moment, in the order of posting. Never changed in place."""

    filed: tuple[Filed, ...] = ()
    decisions: tuple[Decision, ...] = ()


class StandingKind(StrEnum):
    MISSING = "missing"
    HELD = "held"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    ACCEPTED_LATE = "accepted_late"
    NIL = "nil"


class Standing(Struct, frozen=True):
    """Where a department stands in a quarter.

    `filed` is the receipt that gave the standing (the latest accepted one; else the latest), None if
    missing. `first_accepted_at` decides lateness. `superseded`: receipt numbers of accepted revisions
    that no longer count. `decisions` are those that bear on it. `timely_until` includes extensions.
    """

    department: str
    quarter: Quarter
    kind: StandingKind
    filed: Filed | None
    first_received_at: datetime | None
    first_accepted_at: datetime | None
    late: bool
    overdue: bool
    timely_until: date
    errors: int
    warnings: int
    waiting: tuple[int, ...] = ()
    """Receipts that came after the one that counts and still wait: held or returned."""
    held: tuple[int, ...] = ()
    """Those of `waiting` that wait for the coordinator; the others wait for the department."""
    rejected: bool = False
    """The receipt that gave the standing was rejected: the kind is RETURNED, the words are not."""
    superseded: tuple[int, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def counts(self) -> bool:
        """Its report is part of the consolidated figures."""
        return self.kind in (StandingKind.ACCEPTED, StandingKind.ACCEPTED_LATE, StandingKind.NIL)

    @property
    def corrected_later(self) -> bool:
        """The first accepted revision came in time, the one that counts after the last timely day."""
        if not self.counts or self.late or self.filed is None:
            return False
        return kyiv_day(self.filed.receipt.received_at) > self.timely_until
