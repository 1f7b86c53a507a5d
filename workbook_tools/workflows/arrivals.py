"""Entries of the inbox → the workbooks to be posted: those in an archive one by one, the archive kept whole."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, read_entry
from workbook_tools.files.disk.names import shown_name
from workbook_tools.files.memory.archive import store
from workbook_tools.files.reading.containers import Contents, look_into, members
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.receipt import Container, Outcome
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.settle import received_order
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.posting import Candidate, FileResult


@dataclass(slots=True)
class Arrivals:
    """`candidates` in the order of posting; `skipped` is what is not posted, with the reason."""

    candidates: list[Candidate] = field(default_factory=list)
    skipped: list[FileResult] = field(default_factory=list)


def arrivals(
    office: Office, entries: Sequence[InboxEntry], received_at: datetime | None, advance: Callable[[], None]
) -> Arrivals:
    """All first sights in one transaction; then each archive is filed whole and on the ledger, before its workbooks.

    `advance` is called for each entry of which nothing is to be posted.
    """
    found = Arrivals()
    archives: list[tuple[InboxEntry, str, int, datetime]] = []
    with office.ledger.together():
        for entry in entries:
            try:
                data = read_entry(entry, LIMITS.file_bytes)
            except NotTaken as reason:
                found.skipped.append(skipped(entry, reason.finding))
                advance()
                continue
            sha256 = hashlib.sha256(data).hexdigest()
            seen = received_at or office.ledger.sight(sha256, entry.name, office.now, entry.source)
            contents = look_into(data)
            if contents is None:
                found.candidates.append(Candidate(entry, sha256, len(data), seen))
                continue
            archives.append((entry, sha256, len(data), seen))
            found.candidates.extend(_within(office, entry, data, contents.workbooks, received_at))
            found.skipped.extend(_beside(entry, contents))
    for entry, sha256, size, seen in archives:
        _keep(office, found, entry, sha256, size, seen)
    found.candidates.sort(key=lambda one: (*received_order(one.received_at, one.path, one.sha256), one.source))
    return found


def read_again(candidate: Candidate) -> bytes | NotTaken:
    """The bytes of the candidate, unless they changed since they were hashed: then it is skipped as growing."""
    try:
        data = read_entry(candidate.entry, LIMITS.file_bytes)
    except NotTaken as reason:
        return reason
    return data if candidate.member is None else next(members(data, (candidate.member,)))


def skipped(entry: InboxEntry, finding: Finding) -> FileResult:
    return FileResult(entry.name, None, None, None, Outcome.SKIPPED, None, None, None, (finding,))


def _within(
    office: Office, entry: InboxEntry, data: bytes, names: tuple[str, ...], received_at: datetime | None
) -> Iterator[Candidate]:
    for place, (name, content) in enumerate(zip(names, members(data, names), strict=True), start=1):
        sha256 = hashlib.sha256(content).hexdigest()
        candidate = Candidate(entry, sha256, len(content), office.now, name, place)
        seen = received_at or office.ledger.sight(sha256, candidate.path, office.now, candidate.source)
        yield Candidate(entry, sha256, len(content), seen, name, place)


def _beside(entry: InboxEntry, contents: Contents) -> Iterator[FileResult]:
    """What lies in an archive beside its workbooks stays there; each is named."""
    notes = {"inbox_in_archive": contents.others, "inbox_archive_in_archive": contents.archives}
    for code, names in notes.items():
        for name in map(shown_name, names):
            finding = find(code, name=name, container=entry.name)
            yield FileResult(name, entry.name, None, None, Outcome.SKIPPED, None, None, None, (finding,))


def _keep(office: Office, found: Arrivals, entry: InboxEntry, sha256: str, size: int, seen: datetime) -> None:
    """Files an archive; one that changed meanwhile is skipped with all that was seen in it."""
    try:
        data = read_entry(entry, LIMITS.file_bytes)
    except NotTaken as reason:
        found.candidates = [candidate for candidate in found.candidates if candidate.entry is not entry]
        found.skipped = [result for result in found.skipped if result.container != entry.name]
        found.skipped.append(skipped(entry, reason.finding))
        return
    archived = store(office.workspace, data, sha256, entry.name, kyiv_day(seen))
    office.ledger.keep_container(Container(sha256, entry.name, archived, size, seen, entry.source), office.now)
