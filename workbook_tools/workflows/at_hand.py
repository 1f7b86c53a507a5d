"""What lies in the workspace for a quarter, by its folders alone: nothing is opened."""

from msgspec import Struct

from workbook_tools.files.disk.inbox import scan
from workbook_tools.files.disk.workspace import Workspace, outbox_of
from workbook_tools.model.quarter import Quarter


class AtHand(Struct, frozen=True):
    """`inbox`: files that the next run would take in; `forms`: the quarter's templates have been made."""

    inbox: int
    forms: bool


def at_hand(workspace: Workspace, quarter: Quarter) -> AtHand:
    waiting = sum(entry.skip is None for entry in scan(workspace))
    return AtHand(waiting, any((workspace.root / outbox_of(quarter) / "templates").glob("*.xlsx")))
