"""The inbox → the ledger: every entry read, judged, archived and posted, and accounted for.

Order of each file, so that a kill at any instant loses nothing and doubles nothing: first sight on the
ledger, original in the archive, receipt on the ledger (with those of a batch at once), only then the inbox
entry goes: an archive's or a message's own bytes are filed before the first of its workbooks is posted, and
it goes after the last. Outputs (marked copies, quarantine) are projections of the ledger and made last.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, remove_source
from workbook_tools.files.disk.not_done import NotDone
from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.files.elsewhere import Elsewhere
from workbook_tools.files.executor import AnyWorkers, WorkerFailure, failure_finding, open_workers
from workbook_tools.files.memory.codec import encode
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.finding import Finding
from workbook_tools.model.shelf import Taken, shelved
from workbook_tools.workflows.arrivals import skipped
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.pasts import Pasts
from workbook_tools.workflows.posting import Candidate, FileResult, Registrar
from workbook_tools.workflows.reading import PackedReading, Reading, unpack_reading
from workbook_tools.workflows.unpacking import Unpacking, trusted_hosts

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

judge_packed: Callable[[bytes], PackedReading] = Elsewhere("workbook_tools.workflows.judge", "judge_packed")
remember_packed = Elsewhere("workbook_tools.workflows.judge", "remember_packed")
_Read = tuple[Candidate, bytes | NotTaken, Reading | None]
_BATCH = 50
_BATCH_BYTES = 16_000_000
"""How many files, and about how many bytes, are posted in one transaction: as many originals are open until its end."""
_FEW = 4
"""Fewer files are removed at once."""


class Stated(Struct, frozen=True):
    """What the coordinator says of files named to the command: when they came, and why they were transcribed."""

    received_at: datetime | None = None
    on_behalf: str | None = None


def _nothing() -> None:
    """Where nobody has anything to do meanwhile."""


def take_in(
    office: Office,
    entries: Sequence[InboxEntry],
    stated: Stated,
    *,
    jobs: int,
    advance: Callable[[], None],
    meanwhile: Callable[[], object] = _nothing,
) -> Sequence[FileResult]:
    """Posts in the order (received, folded name, sha256), never of completion; skipped entries come last.

    `advance` is called once an entry; `meanwhile`, if there is anything to read, while workers read the first of it and
    after each batch that was posted. NotDone on a full disk: batches that were posted by then stay posted, the files of
    the others stay in the inbox.
    """
    if any(entry.skip is None for entry in entries):
        readers = open_workers(jobs, initializer=remember_packed, initargs=(office.ledger.packed_assignments(),))
    else:
        readers = open_workers(0)
    with readers as workers:
        trusted = trusted_hosts(office.workspace) if entries else ()
        unpacking = Unpacking(office, workers, stated.received_at, trusted)
        return _posted(office, unpacking, workers, entries, stated, advance, meanwhile)


def _posted(
    office: Office,
    unpacking: Unpacking,
    workers: AnyWorkers,
    entries: Sequence[InboxEntry],
    stated: Stated,
    advance: Callable[[], None],
    meanwhile: Callable[[], object],
) -> Sequence[FileResult]:
    found = unpacking.arrivals(entries, advance)
    registrar = Registrar(office, Pasts(office), stated.received_at, stated.on_behalf, unpacking.read_again)
    for sha256 in found.opened:
        registrar.close(sha256)
    unposted = Counter(candidate.entry.path for candidate in found.candidates)
    if not any(registrar.must_judge(candidate.sha256) for candidate in found.candidates):
        meanwhile = _nothing
    stuck: set[Path] = set()
    results: Spill[FileResult] = Spill(FileResult)
    readings = _readings(registrar, unpacking, workers, found.candidates, meanwhile)
    with _Removal() as removal:
        while True:
            posted, hindrance = _post(registrar, office.workspace, readings)
            done: list[tuple[int, InboxEntry]] = []
            for candidate, result in posted:
                path = candidate.entry.path
                unposted[path] -= 1
                if isinstance(result, NotTaken):
                    stuck.add(path)
                    found.skipped.append(skipped(candidate.entry, result.finding))
                else:
                    place = results.put(result)
                    if not unposted[path] and path not in stuck:
                        done.append((place, candidate.entry))
                if not unposted[path]:
                    advance()
            removal.begin(done)
            if hindrance is not None:
                raise hindrance
            if not posted:
                break
            meanwhile()
        stayed = removal.notes()
    if stayed or registrar.has_judged_again:
        told = (
            _with_note(registrar.as_it_stands(results.take(place)), stayed.get(place)) for place in range(len(results))
        )
        return shelved(chain(told, found.skipped), Spill(FileResult))
    for result in found.skipped:
        results.put(result)
    return Taken(range(len(results)), results.take)


class _Removal:
    """Inbox files go while the next batch is posted: to remove a file may take its file system longer than to read it.

    All that was begun is done when the block has ended, however it ends. A few are removed at once, without a thread.
    """

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._begun: list[Future[dict[int, Finding]]] = []
        self._notes: dict[int, Finding] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread is not None:
            self._thread.shutdown()

    def begin(self, done: Sequence[tuple[int, InboxEntry]]) -> None:
        """Of files whose receipts are on the ledger, each with the place of its result."""
        if len(done) < _FEW:
            self._notes.update(_removed(done))
            return
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(1)
        self._begun.append(self._thread.submit(_removed, done))

    def notes(self) -> dict[int, Finding]:
        """On files that stay, by the places of their results."""
        for removed in self._begun:
            self._notes.update(removed.result())
        return self._notes


def _removed(done: Sequence[tuple[int, InboxEntry]]) -> dict[int, Finding]:
    notes = ((place, remove_source(entry)) for place, entry in done)
    return {place: note for place, note in notes if note is not None}


def _post(
    registrar: Registrar, workspace: Workspace, readings: Iterator[_Read]
) -> tuple[list[tuple[Candidate, FileResult | NotTaken]], NotDone | None]:
    """What was posted, in one transaction, and what kept the rest from it: an original that could not be filed.

    A few at a time, so that what a kill can undo is bounded; each as soon as it is read, so that workers read on
    meanwhile. Nothing where there are no more readings. NotDone of anything else undoes them all: half of a posting
    may be on the ledger.
    """
    posted: list[tuple[Candidate, FileResult | NotTaken]] = []
    size = 0
    with registrar.batch():
        for candidate, data, reading in readings:
            if isinstance(data, NotTaken):
                posted.append((candidate, data))
            else:
                try:
                    posted.append((candidate, registrar.post(candidate, data, reading)))
                except NotTaken as reason:
                    posted.append((candidate, reason))
                except NotDone as hindrance:
                    if hindrance.path == workspace.ledger or workspace.archive not in hindrance.path.parents:
                        raise
                    return posted, hindrance
                size += len(data)
            if len(posted) == _BATCH or size > _BATCH_BYTES:
                break
    return posted, None


def _with_note(result: FileResult, note: Finding | None) -> FileResult:
    return replace(result, told=encode((*result.findings, note))) if note else result


def _readings(
    registrar: Registrar,
    unpacking: Unpacking,
    workers: AnyWorkers,
    candidates: Sequence[Candidate],
    meanwhile: Callable[[], object],
) -> Iterator[_Read]:
    """Each candidate with its bytes and what a worker read in them; bytes known already with neither."""
    first = {
        candidate.sha256: candidate for candidate in reversed(candidates) if registrar.must_judge(candidate.sha256)
    }
    judged = [candidate for candidate in candidates if first.get(candidate.sha256) is candidate]
    in_work: deque[bytes | NotTaken] = deque()

    def originals() -> Iterator[bytes]:
        for candidate in judged:
            in_work.append(unpacking.read_again(candidate))
            data = in_work[-1]
            yield data if isinstance(data, bytes) and not candidate.refusals else b""

    readings = workers.map(judge_packed, originals())
    meanwhile()
    for candidate in candidates:
        if first.get(candidate.sha256) is not candidate:
            yield candidate, b"", None
            continue
        packed = next(readings)
        if candidate.refusals:
            reading = Reading(None, None, candidate.refusals)
        elif isinstance(packed, WorkerFailure):
            reading = Reading(None, None, (failure_finding(packed),))
        else:
            reading = unpack_reading(packed)
        yield candidate, in_work.popleft(), reading
