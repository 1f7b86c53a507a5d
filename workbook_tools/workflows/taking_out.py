"""Files out of messages when their turn comes, some at a time.

A mailbox file is gone through from its beginning to come to any of its files: once for each of a thousand
messages would take an hour.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, read_entry
from workbook_tools.files.executor import AnyWorkers, WorkerFailure, failure_finding
from workbook_tools.files.mail.parcel import Question, take_out
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.workflows.posting import Candidate

_AT_ONCE = 16_000_000
"""Bytes of files that are taken out of one message or mailbox file together; at least one file is."""
_MESSAGES = 4
"""So many of them have files waiting: letters of two mailbox files may be posted in turns."""


class TakingOut:
    """`question` makes what a worker is asked of an entry of the inbox and its bytes."""

    def __init__(self, workers: AnyWorkers, question: Callable[[InboxEntry, bytes], Question]) -> None:
        self._workers = workers
        self._question = question
        self._held: dict[Path, dict[int, bytes]] = {}

    def of(self, candidate: Candidate, candidates: Sequence[Candidate]) -> bytes | NotTaken:
        """`candidates` are all, in the order in which they will be asked for."""
        waiting = self._held.get(candidate.entry.path, {})
        if candidate.place not in waiting:
            taken = self._together(candidate, candidates)
            if isinstance(taken, NotTaken):
                return taken
            waiting = self._keep(candidate.entry.path, taken)
        return waiting.pop(candidate.place)

    def _together(self, candidate: Candidate, candidates: Sequence[Candidate]) -> dict[int, bytes] | NotTaken:
        """With those that come after it; alone where that is too much for a worker."""
        try:
            data = read_entry(candidate.entry, LIMITS.file_bytes)
        except NotTaken as reason:
            return reason
        question = self._question(candidate.entry, data)
        taken = self._asked(replace(question, places=tuple(_next_places(candidate, candidates))))
        if isinstance(taken, WorkerFailure):
            taken = self._asked(replace(question, places=(candidate.place,)))
        return NotTaken(failure_finding(taken)) if isinstance(taken, WorkerFailure) else taken

    def _asked(self, question: Question) -> dict[int, bytes] | WorkerFailure:
        return next(self._workers.map(take_out, [question]))

    def _keep(self, path: Path, taken: dict[int, bytes]) -> dict[int, bytes]:
        self._held.pop(path, None)
        while len(self._held) >= _MESSAGES:
            del self._held[next(iter(self._held))]
        self._held[path] = taken
        return taken


def _next_places(candidate: Candidate, candidates: Sequence[Candidate]) -> Iterator[int]:
    """Its own, and those of its entry that come after it, as long as they are not too large together."""
    size = 0
    own = [one for one in candidates if one.entry is candidate.entry and one.opened]
    for one in own[own.index(candidate) :]:
        size += one.size
        if size > _AT_ONCE and one is not candidate:
            return
        yield one.place
