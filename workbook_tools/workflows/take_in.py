"""The inbox → the ledger: every entry read, judged, archived and posted, and accounted for.

Order of each file, so that a kill at any instant loses nothing and doubles nothing: first sight on the
ledger, original in the archive, receipt on the ledger, only then the inbox entry goes. Outputs
(marked copies, quarantine) are projections of the ledger and made last.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbook_tools.files.executor import WorkerFailure, failure_finding, open_workers
from workbook_tools.files.inbox import InboxEntry, InboxSkip, growing, read_entry, remove_source
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.model.receipt import Outcome
from workbook_tools.stages.settle import received_order
from workbook_tools.workflows.judge import Reading, judge, remember
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.pasts import Pasts
from workbook_tools.workflows.posting import Candidate, Clerk, FileResult


@dataclass(frozen=True, slots=True)
class Stated:
    """What the coordinator says of files named to the command: when they came, and why they were transcribed."""

    received_at: datetime | None = None
    on_behalf: str | None = None


def take_in(
    office: Office,
    entries: Sequence[InboxEntry | InboxSkip],
    stated: Stated,
    *,
    jobs: int,
    advance: Callable[[], None],
) -> tuple[FileResult, ...]:
    """Posts in the order (received, folded name, sha256), never of completion; skipped entries come last.

    `advance` is called once an entry. NotDone on a full disk: what was posted by then stays posted.
    """
    skipped = [_skipped(entry) for entry in entries if isinstance(entry, InboxSkip)]
    candidates = []
    for entry in entries:
        if isinstance(entry, InboxEntry):
            candidate = _candidate(office, entry, stated)
            if isinstance(candidate, InboxSkip):
                skipped.append(_skipped(candidate))
            else:
                candidates.append(candidate)
    candidates.sort(key=lambda c: received_order(c.received_at, c.entry.name, c.sha256))
    clerk = Clerk(office, Pasts(office), stated.on_behalf)
    results = []
    for candidate, data, reading in _readings(office, clerk, candidates, jobs):
        if reading is not None and hashlib.sha256(data).hexdigest() != candidate.sha256:
            skipped.append(_skipped(growing(candidate.entry)))
            continue
        results.append(clerk.post(candidate, data, reading))
        remove_source(candidate.entry)
        advance()
    for _ in skipped:
        advance()
    return (*results, *skipped)


def _skipped(skip: InboxSkip) -> FileResult:
    return FileResult(skip.name, None, None, None, Outcome.SKIPPED, None, None, None, (skip.finding,))


def _candidate(office: Office, entry: InboxEntry, stated: Stated) -> Candidate | InboxSkip:
    data = read_entry(entry, LIMITS.file_bytes)
    if isinstance(data, InboxSkip):
        return data
    sha256 = hashlib.sha256(data).hexdigest()
    seen = office.ledger.sight(sha256, entry.name, office.now)
    return Candidate(entry, sha256, len(data), stated.received_at or seen)


def _readings(
    office: Office, clerk: Clerk, candidates: Sequence[Candidate], jobs: int
) -> Iterator[tuple[Candidate, bytes, Reading | None]]:
    """Each candidate with its bytes and what a worker read in them; known ones with neither."""
    first = {candidate.sha256: candidate for candidate in reversed(candidates) if clerk.must_judge(candidate.sha256)}
    judged = [candidate for candidate in candidates if first.get(candidate.sha256) is candidate]
    bytes_in_work: deque[bytes] = deque()

    def originals() -> Iterator[bytes]:
        for candidate in judged:
            data = read_entry(candidate.entry, LIMITS.file_bytes)
            bytes_in_work.append(data if isinstance(data, bytes) else b"")
            yield bytes_in_work[-1]

    with open_workers(jobs if judged else 0, initializer=remember, initargs=(office.ledger.assignments(),)) as workers:
        readings = workers.map(judge, originals())
        for candidate in candidates:
            if first.get(candidate.sha256) is not candidate:
                yield candidate, b"", None
                continue
            reading = next(readings)
            if isinstance(reading, WorkerFailure):
                reading = Reading(None, None, (failure_finding(reading),))
            yield candidate, bytes_in_work.popleft(), reading
