"""Entries of the inbox → the files to be posted: those in an archive or a message one by one, which is kept whole."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, read_entry, remove_source
from workbook_tools.files.disk.names import shown_name
from workbook_tools.files.executor import AnyWorkers, WorkerFailure, failure_finding
from workbook_tools.files.mail.parcel import Enclosed, Parcel, Question, look
from workbook_tools.files.memory.archive import store
from workbook_tools.files.memory.codec import encode
from workbook_tools.files.reading.containers import Contents, is_parcel, look_into, members
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.files.reading.member_names import member_name
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.recognise import Content, recognise
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.letter import Letter
from workbook_tools.model.receipt import Container, Outcome
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.settle import received_order
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.posting import Candidate, FileResult
from workbook_tools.workflows.taking_out import TakingOut


@dataclass(frozen=True, slots=True)
class _Whole:
    """An entry of which what it holds is posted; it is kept whole itself. `seen`: when it came, in UTC."""

    entry: InboxEntry
    sha256: str
    size: int
    seen: datetime


@dataclass(slots=True)
class Arrivals:
    """`candidates` in the order of posting; `skipped` is what is not posted, with the reason.

    `opened`: hashes of the messages that were opened, so that only what they hold is posted.
    """

    candidates: list[Candidate] = field(default_factory=list)
    skipped: list[FileResult] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)


class Unpacking:
    """What the run brings to every entry. `stated`: when the coordinator says that all of them came."""

    def __init__(
        self, office: Office, workers: AnyWorkers, stated: datetime | None, trusted_hosts: tuple[str, ...]
    ) -> None:
        self._office = office
        self._workers = workers
        self._stated = stated
        self._trusted_hosts = trusted_hosts
        self._found = Arrivals()
        self._taking_out = TakingOut(workers, self._question)
        self._archives: list[_Whole] = []

    def arrivals(self, entries: Sequence[InboxEntry], advance: Callable[[], None]) -> Arrivals:
        """All first sights in one transaction; then whatever holds something is filed whole and on the ledger.

        Messages are opened in workers. `advance` is called for each entry of which nothing is to be posted.
        """
        found = self._found
        messages: list[_Whole] = []
        with self._office.ledger.together():
            for entry in entries:
                try:
                    data = read_entry(entry, LIMITS.file_bytes)
                except NotTaken as reason:
                    found.skipped.append(skipped(entry, reason.finding))
                    advance()
                    continue
                sha256 = hashlib.sha256(data).hexdigest()
                seen = self._stated or self._office.ledger.sight(sha256, entry.name, self._office.now, entry.source)
                whole = _Whole(entry, sha256, len(data), seen)
                if not _may_hold(data):
                    found.candidates.append(Candidate(entry, sha256, len(data), seen))
                elif is_parcel(data):
                    messages.append(whole)
                else:
                    self._look_into(whole, data)
        for whole in self._archives:
            self._keep(whole)
        for whole, parcel in self._opened(messages, advance):
            self._take(whole, parcel, advance)
        found.candidates.sort(key=lambda one: (*received_order(one.received_at, one.path, one.sha256), one.source))
        return found

    def read_again(self, candidate: Candidate) -> bytes | NotTaken:
        """The bytes of the candidate, unless they changed since they were hashed: then it is skipped as growing."""
        if candidate.opened:
            return self._taking_out.of(candidate, self._found.candidates)
        try:
            data = read_entry(candidate.entry, LIMITS.file_bytes)
        except NotTaken as reason:
            return reason
        return data if candidate.member is None else next(members(data, (candidate.member,)))

    # --- archives ---------------------------------------------------------------------------------

    def _look_into(self, whole: _Whole, data: bytes) -> None:
        contents = look_into(data)
        if contents is None:
            self._found.candidates.append(Candidate(whole.entry, whole.sha256, whole.size, whole.seen))
            return
        self._archives.append(whole)
        self._found.candidates.extend(self._within(whole.entry, data, contents))
        self._found.skipped.extend(_beside(whole.entry, contents))

    def _within(self, entry: InboxEntry, data: bytes, contents: Contents) -> Iterator[Candidate]:
        names, office = contents.workbooks, self._office
        notes = (find("signature_not_checked", name=entry.name),) if contents.signed else ()
        for place, (name, content) in enumerate(zip(names, members(data, names), strict=True), start=1):
            sha256 = hashlib.sha256(content).hexdigest()
            candidate = Candidate(entry, sha256, len(content), office.now, name, place, notes=notes)
            seen = self._stated or office.ledger.sight(sha256, candidate.path, office.now, candidate.source)
            yield replace(candidate, received_at=seen)

    def _keep(self, whole: _Whole) -> bool:
        """Files what holds others; if it changed meanwhile, it is skipped with all that was seen in it."""
        entry, found = whole.entry, self._found
        try:
            data = read_entry(entry, LIMITS.file_bytes)
        except NotTaken as reason:
            found.candidates = [candidate for candidate in found.candidates if candidate.entry is not entry]
            found.skipped = [result for result in found.skipped if result.container != entry.name]
            found.skipped.append(skipped(entry, reason.finding))
            return False
        archived = store(self._office.workspace, data, whole.sha256, entry.name, kyiv_day(whole.seen))
        kept = Container(whole.sha256, entry.name, archived, whole.size, whole.seen, entry.source)
        self._office.ledger.keep_container(kept, self._office.now)
        return True

    # --- messages ---------------------------------------------------------------------------------

    def _question(self, entry: InboxEntry, data: bytes) -> Question:
        return Question(data, entry.name, self._trusted_hosts, self._office.now)

    def _opened(self, messages: Sequence[_Whole], advance: Callable[[], None]) -> Iterator[tuple[_Whole, Parcel]]:
        """Few messages are in memory at a time, however many there are."""
        asked: list[_Whole] = []

        def questions() -> Iterator[Question]:
            for whole in messages:
                try:
                    data = read_entry(whole.entry, LIMITS.file_bytes)
                except NotTaken as reason:
                    self._found.skipped.append(skipped(whole.entry, reason.finding))
                    advance()
                    continue
                asked.append(whole)
                yield self._question(whole.entry, data)

        for number, parcel in enumerate(self._workers.map(look, questions())):
            whole = asked[number]
            if isinstance(parcel, WorkerFailure):
                reasons = (failure_finding(parcel),)
                parcel = Parcel((Enclosed(0, whole.entry.name, whole.sha256, whole.size, None, reasons),))
            yield whole, parcel

    def _take(self, whole: _Whole, parcel: Parcel, advance: Callable[[], None]) -> None:
        """Its files as candidates, once it is filed itself; one of which nothing is posted goes from the inbox."""
        entry, found = whole.entry, self._found
        itself = any(one.place == 0 for one in parcel.enclosed)
        alone = itself and len(parcel.enclosed) == 1
        if not alone and not self._keep(self._with_moment(whole, parcel)):
            advance()
            return
        if not itself:
            found.opened.append(whole.sha256)
        returned = self._come_back(parcel.enclosed)
        found.candidates.extend(self._candidate(whole, one) for one in parcel.enclosed if one not in returned)
        own = ((one.name, find("letter_own_file", name=one.name)) for one in returned)
        for name, finding in (*parcel.passed_over, *own):
            container = None if name == entry.name else entry.name
            found.skipped.append(
                FileResult(name, container, None, None, Outcome.SKIPPED, None, None, None, encode((finding,)))
            )
        if not parcel.enclosed:
            stayed = remove_source(entry)
            if stayed is not None:
                found.skipped.append(skipped(entry, stayed))
            advance()

    def _come_back(self, enclosed: Sequence[Enclosed]) -> tuple[Enclosed, ...]:
        """What went out from here and came back as it was, beside the answer: forwarded, or quoted with its letter."""
        own = tuple(one for one in enclosed if one.place and self._office.ledger.outputs.wrote(one.sha256))
        answered = {_outermost(one.letter) for one in enclosed if one not in own and not one.refusals}
        return tuple(one for one in own if _outermost(one.letter) in answered)

    def _with_moment(self, whole: _Whole, parcel: Parcel) -> _Whole:
        """As of the earliest of its letters that a trusted host tells of."""
        moments = [one.letter.received_at for one in parcel.enclosed if one.letter and one.letter.received_at]
        return replace(whole, seen=self._stated or min(moments, default=whole.seen))

    def _candidate(self, whole: _Whole, one: Enclosed) -> Candidate:
        told = None if one.letter is None else one.letter.received_at
        return Candidate(
            entry=whole.entry,
            sha256=one.sha256,
            size=one.size,
            received_at=self._stated or told or whole.seen,
            member=one.name if one.place else None,
            place=one.place,
            letter=one.letter,
            refusals=one.refusals,
            notes=one.notes,
            opened=one.place > 0,
        )


def _may_hold(data: bytes) -> bool:
    """Whether it is to be opened at all, asked once: nearly everything is a workbook."""
    try:
        kind = recognise(data, lambda: Package(data, LIMITS, member_name))
    except Unreadable:
        return False
    return kind in (Content.ARCHIVE, Content.MAIL, Content.SIGNATURE)


def _outermost(letter: Letter | None) -> Letter | None:
    return None if letter is None else replace(letter, forwarded_from=())


def skipped(entry: InboxEntry, finding: Finding) -> FileResult:
    return FileResult(entry.name, None, None, None, Outcome.SKIPPED, None, None, None, encode((finding,)))


def _beside(entry: InboxEntry, contents: Contents) -> Iterator[FileResult]:
    """What lies in an archive beside its workbooks stays there; each is named."""
    notes = {"inbox_in_archive": contents.others, "inbox_archive_in_archive": contents.archives}
    for code, names in notes.items():
        for name in map(shown_name, names):
            finding = find(code, name=name, container=entry.name)
            yield FileResult(name, entry.name, None, None, Outcome.SKIPPED, None, None, None, encode((finding,)))
