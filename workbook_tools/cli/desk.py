"""What every command is given, and the exit statuses that a command itself decides on."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from workbook_tools.rules.phrases import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook_tools.workflows.office import Office

DONE, FINDINGS = 0, 1


class Desk(Struct, frozen=True):
    """What every command is given: where, in which language, and when (UTC)."""

    root: Path
    lang: str
    now: datetime

    @contextmanager
    def office(self) -> Iterator[Office]:
        from workbook_tools.files.disk.workspace import find
        from workbook_tools.workflows.office import open_office

        with open_office(find(self.root), self.now) as office:
            yield office


def stated_reason(reason: str, blank: str = "reason_blank") -> str:
    """Refusal, `blank` if it says nothing; or if it is not of the terminal's encoding: it could not be written down."""
    if not reason.strip():
        raise Refusal(blank)
    try:
        reason.encode()
    except UnicodeEncodeError:
        raise Refusal("reason_unreadable") from None
    return reason.strip()
