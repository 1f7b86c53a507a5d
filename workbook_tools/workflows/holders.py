"""What holds files: archives, which are looked into here, and messages, which workers open. Each is kept whole."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, read_entry, remove_source
from workbook_tools.files.disk.names import shown_name
from workbook_tools.files.executor import AnyWorkers, WorkerFailure, failure_finding
from workbook_tools.files.mail.parcel import Enclosed, Parcel, Question, look
from workbook_tools.files.memory.archive import store
from workbook_tools.files.memory.codec import encode
from workbook_tools.files.reading.containers import Contents, is_parcel, look_into, members
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.letter import Letter
from workbook_tools.model.receipt import Container, Outcome
from workbook_tools.rules.catalogue import find
from workbook_tools.workflows.arrivals import Arrivals, Whole, skipped
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.posting import Candidate, FileResult
from workbook_tools.workflows.taking_out import TakingOut


class Holders:
    """Adds to what was found. `stated`: when the coordinator says that all of it came."""

    def __init__(
        self,
        office: Office,
        workers: AnyWorkers,
        stated: datetime | None,
        trusted_hosts: tuple[str, ...],
        found: Arrivals,
    ) -> None:
        self._office = office
        self._workers = workers
        self._stated = stated
        self._trusted_hosts = trusted_hosts
        self._found = found
        self._taking_out = TakingOut(workers, self._question)
        self._archives: list[Whole] = []
        self._messages: list[Whole] = []

    def see(self, whole: Whole, data: bytes) -> None:
        """First sights of what an archive holds; a message is opened later. Anything else is posted as it is."""
        if is_parcel(data):
            self._messages.append(whole)
        else:
            self._look_into(whole, data)

    def file(self, advance: Callable[[], None]) -> None:
        """All are filed whole and on the ledger, and what they hold is among the candidates.

        `advance` is called for each message of which nothing is to be posted.
        """
        for whole in self._archives:
            self._keep(whole)
        for whole, parcel in self._opened(self._messages, advance):
            self._take(whole, parcel, advance)

    def member(self, candidate: Candidate) -> bytes | NotTaken:
        """The bytes of a candidate that came within something."""
        if candidate.opened:
            return self._taking_out.of(candidate, self._found.candidates)
        try:
            data = read_entry(candidate.entry, LIMITS.file_bytes)
        except NotTaken as reason:
            return reason
        return next(members(data, () if candidate.member is None else (candidate.member,)))

    # --- archives ---------------------------------------------------------------------------------

    def _look_into(self, whole: Whole, data: bytes) -> None:
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

    def _keep(self, whole: Whole) -> bool:
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

    def _opened(self, messages: Sequence[Whole], advance: Callable[[], None]) -> Iterator[tuple[Whole, Parcel]]:
        """Few messages are in memory at a time, however many there are."""
        asked: list[Whole] = []

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

    def _take(self, whole: Whole, parcel: Parcel, advance: Callable[[], None]) -> None:
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

    def _with_moment(self, whole: Whole, parcel: Parcel) -> Whole:
        """As of the earliest of its letters that a trusted host tells of."""
        moments = [one.letter.received_at for one in parcel.enclosed if one.letter and one.letter.received_at]
        return replace(whole, seen=self._stated or min(moments, default=whole.seen))

    def _candidate(self, whole: Whole, one: Enclosed) -> Candidate:
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


def _outermost(letter: Letter | None) -> Letter | None:
    return None if letter is None else replace(letter, forwarded_from=())


def _beside(entry: InboxEntry, contents: Contents) -> Iterator[FileResult]:
    """What lies in an archive beside its workbooks stays there; each is named."""
    notes = {"inbox_in_archive": contents.others, "inbox_archive_in_archive": contents.archives}
    for code, names in notes.items():
        for name in map(shown_name, names):
            finding = find(code, name=name, container=entry.name)
            yield FileResult(name, entry.name, None, None, Outcome.SKIPPED, None, None, None, encode((finding,)))
