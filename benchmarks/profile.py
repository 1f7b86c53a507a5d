"""Where the time of a merge goes: the same run in one process, the clock read around each part.

Serially and without worker processes, so that the parts add up. A part's time is that of its calls
less what other parts take within them.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.corpus import QUARTER, RECEIVED
from workbook_tools.files.consolidated import beside
from workbook_tools.files.disk.inbox import scan
from workbook_tools.files.disk.workspace import find
from workbook_tools.model.kyiv import from_kyiv
from workbook_tools.workflows import consolidate, judge, posting, take_in, unpacking
from workbook_tools.workflows.office import open_office
from workbook_tools.workflows.returns import sync_returns

PARTS = (
    ("take stock of the inbox", unpacking.Unpacking, "arrivals"),
    ("read the workbooks", judge, "read_workbook"),
    ("identify", judge, "identify"),
    ("understand", judge, "read_submission"),
    ("check", judge, "check_submission"),
    ("check against the ledger", posting, "check_history"),
    ("archive", posting, "store_soon"),
    ("archive", posting, "settle"),
    ("ledger", posting.Registrar, "batch"),
    ("ledger", posting.Registrar, "_file"),
    ("add up", consolidate, "build_report"),
    ("write the consolidated workbook", consolidate, "consolidated_file"),
    ("publish", consolidate, "renew"),
)
"""What is timed: the part, and where the function stands that does it. `batch` is a context."""

_PACKED = "remember_packed"
"""Would give this one process a second plan, to be compared with the first."""
_TWIN = "twin_at"
"""Would let another process write the register."""


class _Clock:
    """Time belongs to the innermost part that runs."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._running = ["the rest"]
        self._since = time.perf_counter()

    def turn(self) -> None:
        now = time.perf_counter()
        part = self._running[-1]
        self.spent[part] = self.spent.get(part, 0.0) + now - self._since
        self._since = now

    def around(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            if threading.current_thread() is not threading.main_thread():
                return function(*arguments, **named)  # beside the rest: it takes nothing of the time
            self.turn()
            self._running.append(part)
            try:
                return function(*arguments, **named)
            finally:
                self.turn()
                self._running.pop()

        return timed


def profile(folder: Path) -> dict[str, float]:
    """Seconds by part, in the order of PARTS; the workspace's inbox is full."""
    from datetime import datetime

    workspace = find(folder)
    clock = _Clock()
    known = [(place, name, getattr(place, name)) for _, place, name in PARTS if name != "batch"]
    known += [(take_in, _PACKED, getattr(take_in, _PACKED)), (beside, _TWIN, getattr(beside, _TWIN))]
    try:
        for part, place, name in [p for p in PARTS if p[2] != "batch"]:
            setattr(place, name, clock.around(part, getattr(place, name)))
        with open_office(workspace, from_kyiv(datetime.fromisoformat(RECEIVED))) as office:
            setattr(beside, _TWIN, lambda _: None)
            setattr(take_in, _PACKED, lambda _: judge.remember(office.ledger.assignments()))
            take_in.take_in(office, scan(workspace), take_in.Stated(), jobs=0, advance=lambda: None)
            sync_returns(office)
            consolidate.consolidate_quarter(office, QUARTER)
        clock.turn()
    finally:
        for place, name, function in known:
            setattr(place, name, function)
    order = list(dict.fromkeys([*(part for part, _, _ in PARTS), "the rest"]))
    return {part: clock.spent[part] for part in order if part in clock.spent}
