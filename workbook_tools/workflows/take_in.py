"""The inbox → the ledger: every entry read, judged, archived and posted, and accounted for.

Order of each file, so that a kill at any instant loses nothing and doubles nothing: first sight on the
ledger, original in the archive, receipt on the ledger, only then the inbox entry goes. Outputs
(marked copies, quarantine) are projections of the ledger and made last.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, read_entry, remove_source
from workbook_tools.files.executor import WorkerFailure, failure_finding, open_workers
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.model.finding import Finding
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
    office: Office, entries: Sequence[InboxEntry], stated: Stated, *, jobs: int, advance: Callable[[], None]
) -> tuple[FileResult, ...]:
    """Posts in the order (received, folded name, sha256), never of completion; skipped entries come last.

    `advance` is called once an entry. NotDone on a full disk: what was posted by then stays posted.
    """
    candidates, results, skipped = [], [], []
    with office.ledger.together():
        for entry in entries:
            try:
                candidates.append(_candidate(office, entry, stated))
            except NotTaken as reason:
                skipped.append(_skipped(entry, reason.finding))
                advance()
    candidates.sort(key=lambda candidate: received_order(candidate.received_at, candidate.entry.name, candidate.sha256))
    clerk = Clerk(office, Pasts(office), stated.on_behalf)
    for candidate, data, reading in _readings(office, clerk, candidates, jobs):
        if isinstance(data, NotTaken):
            skipped.append(_skipped(candidate.entry, data.finding))
        else:
            result = clerk.post(candidate, data, reading)
            results.append((result, remove_source(candidate.entry)))
        advance()
    return (*(_with_note(clerk.as_it_stands(result), stayed) for result, stayed in results), *skipped)


def _with_note(result: FileResult, note: Finding | None) -> FileResult:
    return replace(result, findings=(*result.findings, note)) if note else result


def _skipped(entry: InboxEntry, finding: Finding) -> FileResult:
    return FileResult(entry.name, None, None, None, Outcome.SKIPPED, None, None, None, (finding,))


def _candidate(office: Office, entry: InboxEntry, stated: Stated) -> Candidate:
    data = read_entry(entry, LIMITS.file_bytes)
    sha256 = hashlib.sha256(data).hexdigest()
    seen = office.ledger.sight(sha256, entry.name, office.now, entry.source)
    return Candidate(entry, sha256, len(data), stated.received_at or seen)


def _readings(
    office: Office, clerk: Clerk, candidates: Sequence[Candidate], jobs: int
) -> Iterator[tuple[Candidate, bytes | NotTaken, Reading | None]]:
    """Each candidate with its bytes and what a worker read in them; bytes known already with neither."""
    first = {candidate.sha256: candidate for candidate in reversed(candidates) if clerk.must_judge(candidate.sha256)}
    judged = [candidate for candidate in candidates if first.get(candidate.sha256) is candidate]
    in_work: deque[bytes | NotTaken] = deque()

    def originals() -> Iterator[bytes]:
        for candidate in judged:
            in_work.append(_read_again(candidate))
            data = in_work[-1]
            yield data if isinstance(data, bytes) else b""

    with open_workers(jobs if judged else 0, initializer=remember, initargs=(office.ledger.assignments(),)) as workers:
        readings = workers.map(judge, originals())
        for candidate in candidates:
            if first.get(candidate.sha256) is not candidate:
                yield candidate, b"", None
                continue
            reading = next(readings)
            if isinstance(reading, WorkerFailure):
                reading = Reading(None, None, (failure_finding(reading),))
            yield candidate, in_work.popleft(), reading


def _read_again(candidate: Candidate) -> bytes | NotTaken:
    """The bytes of the candidate, unless they changed since they were hashed: then it is skipped as growing."""
    try:
        return read_entry(candidate.entry, LIMITS.file_bytes)
    except NotTaken as reason:
        return reason
