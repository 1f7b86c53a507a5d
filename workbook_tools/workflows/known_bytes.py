"""Bytes that came before: whether the archive has them still, and what became of them."""

from collections.abc import Callable
from datetime import datetime

from workbook_tools.files.disk.inbox import NotTaken
from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.files.memory.archive import Unsettled, put_back_soon, stands
from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import kyiv_day, to_kyiv
from workbook_tools.model.receipt import Filed, Outcome, Receipt
from workbook_tools.rules.catalogue import find
from workbook_tools.workflows.pasts import Pasts

_ALREADY = {
    Outcome.RETURNED: "already_returned",
    Outcome.HELD: "already_held",
    Outcome.REJECTED: "already_rejected",
    Outcome.QUARANTINED: "already_quarantined",
}
"""What counts, and a message that was opened later, ask for nothing."""


def keep_original(
    workspace: Workspace, unsettled: Unsettled, known: Receipt, name: str, received: Callable[[], bytes | NotTaken]
) -> None:
    """The bytes received may be the only ones there are: where the archive has lost its original, they are filed again.

    All receipts of the same bytes name one place. NotTaken if anything else stands there, which nobody overwrites;
    `name` is what came.
    """
    if stands(workspace, known.archived, known.sha256, unsettled):
        return
    data = received()
    if isinstance(data, NotTaken):
        raise data
    if not put_back_soon(workspace, known.archived, data, unsettled):
        raise NotTaken(find("archived_otherwise", name=name, receipt=known.number, archived=known.archived))


def already(pasts: Pasts, known: Receipt) -> Finding:
    """What became of the same bytes, by the coordinator's decisions too, and what is to be done about it."""
    received = f"{kyiv_day(known.received_at):%d.%m.%Y}"
    kept = pasts.kept(known.number)
    newer = pasts.newest_after(kept.filed)
    if newer is not None and kept.outcome in (Outcome.RETURNED, Outcome.REJECTED):
        return find("already_followed", receipt=known.number, received=received, newer=newer)
    return find(_ALREADY.get(kept.outcome, "already_received"), receipt=known.number, received=received)


def statement_unrecorded(known: Filed, received_at: datetime | None, on_behalf: str | None) -> tuple[Finding, ...]:
    """A receipt stays as it was recorded: where something else is stated of its bytes later, that is said."""
    receipt, judgement = known.receipt, known.judgement
    if received_at in (None, receipt.received_at) and on_behalf in (None, receipt.on_behalf):
        return ()
    received = f"{to_kyiv(receipt.received_at):%d.%m.%Y %H:%M}"
    report, quarter = judgement.department or "…", judgement.quarter or "…"
    return (
        find("statement_unrecorded", receipt=receipt.number, received=received, department=report, quarter=quarter),
    )


def moved_on(pasts: Pasts, number: int) -> bool:
    """A decision or a later report made of the receipt what its judgement does not say: that says nothing any more."""
    kept = pasts.kept(number)
    judged = kept.filed.judgement.outcome
    return kept.outcome is not judged or (judged is Outcome.RETURNED and pasts.newest_after(kept.filed) is not None)
