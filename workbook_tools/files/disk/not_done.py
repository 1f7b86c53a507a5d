"""Why a run could not do its work: nothing is half done, the old outputs are intact, a person can mend it."""

import errno
from enum import StrEnum
from pathlib import Path

_HELD_ON_WINDOWS = (32, 33)
"""ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: another program holds the file; errno alone says «not allowed»."""


class Obstacle(StrEnum):
    """What stood in the way."""

    OUTPUT_OPEN = "output_open"
    WORKSPACE_BUSY = "workspace_busy"
    NO_WORKSPACE = "no_workspace"
    SEVERAL_PLANS = "several_plans"
    DISK_FULL = "disk_full"
    NOT_ALLOWED = "not_allowed"
    DISK_FAILED = "disk_failed"
    LEDGER_BUSY = "ledger_busy"
    LEDGER_DAMAGED = "ledger_damaged"
    LEDGER_NEWER = "ledger_newer"
    LEDGER_GONE = "ledger_gone"


class NotDone(Exception):
    """`path` is the file or folder that could not be read or written."""

    def __init__(self, obstacle: Obstacle, path: Path) -> None:
        super().__init__(f"{obstacle}: {path}")
        self.obstacle = obstacle
        self.path = path


def obstacle_of(error: OSError) -> Obstacle:
    """What an error of the operating system means to a person."""
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return Obstacle.OUTPUT_OPEN
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Obstacle.DISK_FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Obstacle.NOT_ALLOWED
    return Obstacle.DISK_FAILED
