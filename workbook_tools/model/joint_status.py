"""The status of a measure that several departments execute."""

from collections.abc import Sequence

from workbook_tools.model.submission import Status


def joint_status(statuses: Sequence[Status | None], *, ended: bool) -> Status | None:
    """«виконано» only if every executor says so; all equal: that; else by the term. None: nobody says anything.

    An executor that is missing, or that says nothing was held, gives None: it keeps the others from
    «виконано» and has no other say.
    """
    given = {status for status in statuses if status is not None}
    if not given:
        return None
    if len(given) == 1 and (None not in statuses or Status.DONE not in given):
        return given.pop()
    return Status.PARTIAL if ended else Status.IN_PROGRESS
