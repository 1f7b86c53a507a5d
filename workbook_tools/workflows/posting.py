"""One judged file → its receipt on the ledger."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken
from workbook_tools.files.disk.names import shown_name
from workbook_tools.files.memory.archive import Unsettled, abandon, settle, store_soon
from workbook_tools.files.memory.codec import decode, encode
from workbook_tools.files.memory.packed import PackedSubmission
from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.letter import Letter
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Arrival, Filed, Judgement, Outcome, Receipt
from workbook_tools.model.submission import Submission
from workbook_tools.rules import RULES_EDITION
from workbook_tools.rules.catalogue import find, outcome
from workbook_tools.rules.history import quarter_issued, same_moment, superseded_bytes
from workbook_tools.rules.senders import NOTES, UNLISTED
from workbook_tools.stages.check_submission import check_history
from workbook_tools.stages.settle import outcome_of
from workbook_tools.workflows.judgements import judged_like, ordered
from workbook_tools.workflows.known_bytes import already, keep_original, moved_on, statement_unrecorded
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.pasts import Pasts
from workbook_tools.workflows.reading import Reading


class Candidate(Struct, frozen=True):
    """A file of the inbox, or named, that was seen whole, or a file in such an archive or message.

    `received_at` is UTC. `member` is the file's name in what it came in, `place` its place there, from 1. `letter`
    is the e-mail around it, `refusals` say why it is not to be read, `notes` belong to its judgement. `opened`: it is
    taken out by a worker, as all that came by e-mail is.
    """

    entry: InboxEntry
    sha256: str
    size: int
    received_at: datetime
    member: str | None = None
    place: int = 0
    letter: Letter | None = None
    refusals: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    opened: bool = False

    @property
    def path(self) -> str:
        """The name it arrived under."""
        return self.entry.name if self.member is None else shown_name(self.member)

    @property
    def container(self) -> str | None:
        return None if self.member is None else self.entry.name

    @property
    def source(self) -> str:
        """Marks this very file on its receipt; see `Arrival.source`."""
        return self.entry.source if self.member is None else f"{self.entry.source}#{self.place}"


class FileResult(Struct, frozen=True):
    """What became of one entry. `receipt` is None for what made none (skipped); `told` are its findings, packed."""

    path: str
    container: str | None
    sha256: str | None
    receipt: int | None
    outcome: Outcome
    department: str | None
    quarter: Quarter | None
    revision: int | None
    told: bytes
    letter: Letter | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Unpacked when they are told: a run may end with the results of thousands of files."""
        return decode(self.told, tuple[Finding, ...])


class Registrar:
    """Posts one file after the other; what is posted is the past of the next.

    `received_at` and `on_behalf` are what the coordinator states of them. `read_again` gives the bytes of a candidate
    that needed no judgement.
    """

    def __init__(
        self,
        office: Office,
        pasts: Pasts,
        received_at: datetime | None,
        on_behalf: str | None,
        read_again: Callable[[Candidate], bytes | NotTaken],
    ) -> None:
        self._read_again = read_again
        self._office = office
        self._pasts = pasts
        self._received_at = received_at
        self._on_behalf = on_behalf
        self._assignments = office.ledger.assignments()
        self._unsettled = Unsettled()
        self._judged_again: set[int] = set()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is posted within is on the ledger when the block has ended: originals first, then all receipts at once.

        The originals are flushed to the disk side by side, and the batch needs a few flushes more. An exception
        undoes the receipts of the batch, and its originals; sources may be removed only after it.
        """
        with self._office.ledger.together():
            try:
                yield
                settle(self._unsettled)
            finally:
                abandon(self._unsettled)

    def must_judge(self, sha256: str) -> bool:
        """New bytes; or known ones that another edition of plan or rules judged, or that were quarantined."""
        receipts = self._pasts.of_bytes(sha256)
        if not receipts:
            return True
        judgement = self._pasts.kept(receipts[-1]).filed.judgement
        editions = judgement.plan_edition, judgement.rules_edition
        return editions != (self._office.edition, RULES_EDITION) or judgement.outcome is Outcome.QUARANTINED

    def post(self, candidate: Candidate, data: bytes, reading: Reading | None) -> FileResult:
        """`reading` is None, and `data` empty, for bytes that need no new judgement. NotTaken if the file is to stay.

        It stays, too, where its twin was to be judged for both and changed before it was read.
        """
        receipts = self._pasts.of_bytes(candidate.sha256)
        if not receipts and reading is not None:
            return self._post_new(candidate, data, reading)
        if not receipts:
            raise NotTaken(find("inbox_growing", name=candidate.path))
        self._keep_original(candidate, data, self._pasts.kept(receipts[-1]).filed.receipt)
        left = self._left_behind(candidate)
        if left is not None:
            return self._told(candidate, self._pasts.filed(left.number))
        known = self._pasts.filed(receipts[-1])
        if self._pasts.superseded(known):
            return self._hold_superseded(candidate, known)
        rejudged = None if reading is None else self._rejudge(known, reading)
        spoken = self._spoken_for(candidate, self._pasts.filed(known.receipt.number))
        if spoken is not None:
            return spoken
        if rejudged is not None:
            return self._told(candidate, rejudged)
        return self._duplicate(candidate, known)

    def close(self, sha256: str) -> None:
        """A message that was quarantined when it first came can be opened now: it no longer waits for anybody."""
        for number in self._pasts.of_bytes(sha256):
            if self._pasts.kept(number).filed.judgement.outcome is Outcome.QUARANTINED:
                note = (find("letter_opened_later"),)
                judgement = Judgement(number, Outcome.SKIPPED, note, self._office.edition, RULES_EDITION)
                self._judge_again(number, judgement, None)

    @property
    def has_judged_again(self) -> bool:
        return bool(self._judged_again)

    def as_it_stands(self, result: FileResult) -> FileResult:
        """The result after the run's later files, too: a twin that came after it holds both."""
        if result.receipt not in self._judged_again or result.outcome is Outcome.DUPLICATE:
            return result
        judgement = self._pasts.filed(result.receipt).judgement
        return replace(result, outcome=judgement.outcome, told=encode(tuple(judgement.findings)))

    def _keep_original(self, candidate: Candidate, data: bytes, known: Receipt) -> None:
        workspace, unsettled = self._office.workspace, self._unsettled
        keep_original(workspace, unsettled, known, candidate.path, lambda: data or self._read_again(candidate))

    def _left_behind(self, candidate: Candidate) -> Receipt | None:
        """What a killed run made of this very file; one named outside the inbox stays there, and comes again."""
        if not candidate.entry.removable:
            return None
        return self._office.ledger.left_behind(candidate.sha256, candidate.source)

    def _told(self, candidate: Candidate, filed: Filed) -> FileResult:
        """As it was judged, while that is how it stands."""
        if moved_on(self._pasts, filed.receipt.number):
            return self._duplicate(candidate, filed)
        findings = (*filed.judgement.findings, *self._unrecorded(filed))
        return _result(candidate, filed, filed.judgement.outcome, findings)

    def _duplicate(self, candidate: Candidate, known: Filed) -> FileResult:
        findings = (already(self._pasts, known.receipt), *self._unrecorded(known))
        return _result(candidate, known, Outcome.DUPLICATE, findings)

    def _unrecorded(self, known: Filed) -> tuple[Finding, ...]:
        return statement_unrecorded(known, self._received_at, self._on_behalf)

    def _post_new(self, candidate: Candidate, data: bytes, reading: Reading) -> FileResult:
        if candidate.notes:
            reading = replace(reading, findings=(*reading.findings, *candidate.notes))
        judgement = self._judgement(candidate.received_at, candidate.sha256, reading, candidate.letter)
        day = kyiv_day(candidate.received_at)
        archived = store_soon(self._office.workspace, data, candidate.sha256, candidate.path, day, self._unsettled)
        with self._office.ledger.together():
            result = self._file(candidate, archived, judgement, reading.packed or reading.submission)
            if reading.code is not None:
                self._hold_twins(candidate, reading.code)
        return result

    def _spoken_for(self, candidate: Candidate, known: Filed) -> FileResult | None:
        """What a stranger sent and waits has come again from whom the plan lists: that is a receipt of its own."""
        submission = self._office.ledger.submission(known.receipt.number)
        told = {finding.code for finding in known.judgement.findings}
        if candidate.letter is None or submission is None or UNLISTED not in told or not self._pasts.waits(known):
            return None
        assignment = self._assignments[submission.code]
        receipt = known.receipt
        past = self._pasts.of(assignment, candidate.received_at, candidate.sha256, candidate.letter)
        found = tuple(check_history(submission, assignment, past))
        if any(finding.code == UNLISTED for finding in found):
            return None
        before = self._pasts.of(assignment, receipt.received_at, receipt.sha256, receipt.letter, before=receipt.number)
        earlier = set(check_history(submission, assignment, before))
        own = (f for f in known.judgement.findings if f not in earlier and f.code not in NOTES and f.code != UNLISTED)
        findings = ordered((*own, *candidate.notes, *found))
        judgement = judged_like(known.judgement, outcome(findings), findings, self._office.edition)
        return self._file(candidate, receipt.archived, judgement, submission)

    def _hold_superseded(self, candidate: Candidate, known: Filed) -> FileResult:
        """The bytes of a revision that another one replaced: was the return to it meant?"""
        submission = self._office.ledger.submission(known.receipt.number)
        if submission is None:
            raise LookupError(f"receipt {known.receipt.number} was accepted without a submission")
        assignment = self._assignments[submission.code]
        past = self._pasts.of(assignment, candidate.received_at, candidate.sha256, candidate.letter)
        past = replace(past, superseded_bytes=known.receipt.number)
        closed, again = quarter_issued(submission, assignment, past), superseded_bytes(submission, assignment, past)
        findings = ordered(dict.fromkeys((*known.judgement.findings, *closed, *again)))
        judgement = judged_like(known.judgement, Outcome.HELD, findings, self._office.edition)
        return self._file(candidate, known.receipt.archived, judgement, submission)

    def _file(
        self,
        candidate: Candidate,
        archived: str,
        judgement: Judgement,
        submission: Submission | PackedSubmission | None,
    ) -> FileResult:
        arrival = Arrival(
            sha256=candidate.sha256,
            path=candidate.path,
            container=candidate.container,
            archived=archived,
            size=candidate.size,
            received_at=candidate.received_at,
            on_behalf=self._on_behalf,
            source=candidate.source,
            letter=candidate.letter,
        )
        filed = self._office.ledger.post(arrival, judgement, submission, self._office.now)
        self._pasts.add(filed)
        return _result(candidate, filed, filed.judgement.outcome, filed.judgement.findings)

    def _rejudge(self, known: Filed, reading: Reading) -> Filed | None:
        """The receipt with its new judgement; None where that says the same, or is not recorded: what counts goes on
        counting, whatever today's plan or rules would say (domain: nothing returned or held displaces an accepted one).
        """
        receipt = known.receipt
        noted = tuple(finding for finding in known.judgement.findings if finding.code in NOTES)
        reading = replace(reading, findings=(*reading.findings, *noted))
        judgement = self._judgement(receipt.received_at, receipt.sha256, reading, receipt.letter, before=receipt.number)
        anew = outcome_of(Filed(receipt, judgement), self._office.ledger.history().decisions)
        if self._pasts.kept(receipt.number).outcome is Outcome.ACCEPTED and anew is not Outcome.ACCEPTED:
            return None
        read = reading.packed or reading.submission
        filed = self._judge_again(receipt.number, judgement, read)
        before, after = known.judgement, filed.judgement
        return None if (before.outcome, before.findings) == (after.outcome, after.findings) else filed

    def _judgement(
        self, received_at: datetime, sha256: str, reading: Reading, letter: Letter | None, *, before: int | None = None
    ) -> Judgement:
        findings: tuple[Finding, ...] = reading.findings
        submission = reading.submission
        if submission is None or reading.code is None:
            return Judgement(0, outcome(findings), findings, self._office.edition, RULES_EDITION)
        assignment = self._assignments[reading.code]
        past = self._pasts.of(assignment, received_at, sha256, letter, before=before)
        findings = ordered((*findings, *check_history(submission, assignment, past, reading.register)))
        return Judgement(
            receipt=0,
            outcome=outcome(findings),
            findings=findings,
            plan_edition=self._office.edition,
            rules_edition=RULES_EDITION,
            department=submission.department,
            quarter=submission.quarter,
            code=submission.code,
            edition=submission.edition,
            as_of=submission.header.as_of,
            nil=submission.header.nil,
        )

    def _hold_twins(self, candidate: Candidate, code: str) -> None:
        """Other workbooks of the same department, quarter and moment are held with this one: which one counts?

        Not what counts in an edition: the mayor was told of it.
        """
        assignment = self._assignments[code]
        for twin in self._pasts.twins(assignment, candidate.received_at, candidate.sha256):
            submission = self._office.ledger.submission(twin.receipt.number)
            if submission is None:
                continue
            receipt = twin.receipt
            past = self._pasts.of(assignment, receipt.received_at, receipt.sha256, receipt.letter)
            if past.issued_edition is not None and self._pasts.kept(receipt.number).outcome is Outcome.ACCEPTED:
                continue
            now = {finding.code: finding for finding in same_moment(submission, assignment, past)}
            known = (finding for finding in twin.judgement.findings if finding.code not in now)
            findings = ordered(dict.fromkeys((*known, *now.values())))
            judgement = judged_like(twin.judgement, outcome(findings), findings, self._office.edition)
            self._judge_again(receipt.number, judgement, submission)

    def _judge_again(self, number: int, judgement: Judgement, read: Submission | PackedSubmission | None) -> Filed:
        filed = self._office.ledger.rejudge(number, judgement, read, self._office.now)
        self._pasts.add(filed)
        self._judged_again.add(number)
        return filed


def _result(candidate: Candidate, filed: Filed, outcome: Outcome, findings: Sequence[Finding]) -> FileResult:
    judgement = filed.judgement
    return FileResult(
        path=candidate.path,
        container=candidate.container,
        sha256=candidate.sha256,
        receipt=filed.receipt.number,
        outcome=outcome,
        department=judgement.department,
        quarter=judgement.quarter,
        revision=judgement.revision,
        told=encode(tuple(findings)),
        letter=candidate.letter,
    )
