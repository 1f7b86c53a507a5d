"""The ledger's rows as the model's values, and back."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from sys import intern
from typing import Any

from workbook_tools.files.memory.codec import decode, encode
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import to_utc
from workbook_tools.model.letter import Letter
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Decision, DecisionKind, Filed, Judgement, Outcome, Receipt, usual_name
from workbook_tools.model.shelf import Lazy

RECEIPT_COLUMNS = (
    "r.number, r.sha256, r.path, r.container, r.archived, r.size, r.received_at, rj.recorded_at, r.on_behalf,"
    " (SELECT body FROM letters WHERE receipt = r.number)"
)
JUDGEMENT_COLUMNS = (
    "j.receipt, j.outcome, j.findings, j.plan_edition, j.rules_edition, j.department, j.quarter, j.code,"
    " j.edition, j.revision, j.as_of, j.nil"
)
DECISION_COLUMNS = "d.number, d.kind, d.reason, dj.recorded_at, d.receipt, d.code, d.department, d.quarter, d.until"
_RECEIPT_WIDTH = RECEIPT_COLUMNS.count(",") + 1


Findings = tuple[Finding, ...]
_NO_FINDINGS = encode(())


def findings_shelf() -> Spill[Findings]:
    return Spill(Findings)


class PackedFindings(Lazy[Finding]):
    """Findings put aside as the ledger keeps them: those of thousands of receipts lie in a file."""

    __slots__ = ("_place", "_shelf")

    def __init__(self, shelf: Spill[Findings], data: bytes) -> None:
        self._shelf = shelf
        self._place = shelf.put_packed(data)

    def __len__(self) -> int:
        return len(self._unpacked())

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._unpacked())

    def _at(self, index: int) -> Finding:
        return self._unpacked()[index]

    def _unpacked(self) -> Findings:
        return self._shelf.take(self._place)


def moment_text(moment: datetime) -> str:
    """UTC at a fixed width, so that texts sort like moments. ValueError if the moment names no zone."""
    return to_utc(moment).isoformat(timespec="microseconds")


@lru_cache(maxsize=64)
def moment_of(text: str) -> datetime:
    """Those of a run's receipts are mostly the same one."""
    return datetime.fromisoformat(text)


def filing(archived: str, sha256: str, path: str) -> tuple[str, str | None]:
    """A receipt's folder in the archive, and its name there where that is not the usual one."""
    at = archived.rfind("/") + 1
    folder, name = intern(archived[:at]), archived[at:]
    return folder, None if name == usual_name(sha256, path) else name


def receipt_of(row: Sequence[Any]) -> Receipt:
    """Of a row of RECEIPT_COLUMNS."""
    number, sha256, path, container, archived, size, received_at, recorded_at, on_behalf, letter = row
    folder, filed_as = filing(archived, sha256, path)
    return Receipt(
        number=number,
        sha256=sha256,
        path=path,
        container=container,
        folder=folder,
        size=size,
        received_at=moment_of(received_at),
        recorded_at=moment_of(recorded_at),
        on_behalf=on_behalf,
        letter=None if letter is None else decode(letter, Letter),
        filed_as=filed_as,
    )


def judgement_of(row: Sequence[Any], shelf: Spill[Findings]) -> Judgement:
    """Of a row of JUDGEMENT_COLUMNS; its findings go onto the shelf."""
    receipt, outcome, findings, plan_edition, rules_edition, *rest = row
    department, quarter, code, edition, revision, as_of, nil = rest
    return Judgement(
        receipt=receipt,
        outcome=Outcome(outcome),
        findings=() if findings == _NO_FINDINGS else PackedFindings(shelf, findings),
        plan_edition=intern(plan_edition),
        rules_edition=rules_edition,
        department=None if department is None else intern(department),
        quarter=_quarter(quarter),
        code=code,
        edition=None if edition is None else intern(edition),
        revision=revision,
        as_of=_day(as_of),
        nil=bool(nil),
    )


def judgement_row(judgement: Judgement) -> tuple[object, ...]:
    """In the order of JUDGEMENT_COLUMNS."""
    return (
        judgement.receipt,
        judgement.outcome.value,
        encode(tuple(judgement.findings)),
        judgement.plan_edition,
        judgement.rules_edition,
        judgement.department,
        _quarter_text(judgement.quarter),
        judgement.code,
        judgement.edition,
        judgement.revision,
        judgement.as_of.isoformat() if judgement.as_of else None,
        int(judgement.nil),
    )


def decision_of(row: Sequence[Any]) -> Decision:
    """Of a row of DECISION_COLUMNS."""
    number, kind, reason, recorded_at, receipt, code, department, quarter, until = row
    return Decision(
        number=number,
        kind=DecisionKind(kind),
        reason=reason,
        recorded_at=moment_of(recorded_at),
        receipt=receipt,
        code=code,
        department=department,
        quarter=_quarter(quarter),
        until=_day(until),
    )


def decision_row(decision: Decision) -> tuple[object, ...]:
    """In the order of the table's columns, without number and event."""
    return (
        decision.kind.value,
        decision.reason,
        decision.receipt,
        decision.code,
        decision.department,
        _quarter_text(decision.quarter),
        decision.until.isoformat() if decision.until else None,
    )


def filed_of(row: Sequence[Any], shelf: Spill[Findings]) -> Filed:
    """Of a row of RECEIPT_COLUMNS followed by JUDGEMENT_COLUMNS; see `judgement_of`."""
    judgement = row[0], *row[_RECEIPT_WIDTH + 1 :]  # its receipt's number, held once
    return Filed(receipt_of(row[:_RECEIPT_WIDTH]), judgement_of(judgement, shelf))


@cache
def _quarter(text: str | None) -> Quarter | None:
    return None if text is None else Quarter.parse(text)


@lru_cache(maxsize=64)
def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _quarter_text(quarter: Quarter | None) -> str | None:
    return None if quarter is None else str(quarter)
