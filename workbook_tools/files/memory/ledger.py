"""The ledger: an append-only memory of what was issued, what arrived, how it was judged and decided.

Its own sequence decides order and identity; clocks are only recorded.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec.structs import replace

from workbook_tools.files.memory.codec import encode
from workbook_tools.files.memory.editions import Editions
from workbook_tools.files.memory.fetched import Fetched
from workbook_tools.files.memory.journal import Journal, KnownAt, Sources
from workbook_tools.files.memory.mailings import Mailings
from workbook_tools.files.memory.outputs import Outputs
from workbook_tools.files.memory.plans import unpack_plan
from workbook_tools.files.memory.rows import (
    DECISION_COLUMNS,
    JUDGEMENT_COLUMNS,
    RECEIPT_COLUMNS,
    decision_of,
    decision_row,
    filed_of,
    filing,
    findings_shelf,
    judgement_row,
    moment_of,
    moment_text,
    receipt_of,
)
from workbook_tools.files.memory.store import Store
from workbook_tools.files.memory.worked_out import WorkedOut
from workbook_tools.model.identity import CODE_BITS, code_of
from workbook_tools.model.kyiv import to_utc
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Arrival, Container, Decision, DecisionKind, Filed, History, Judgement, Receipt

if TYPE_CHECKING:
    from workbook_tools.files.memory.assignments import PackedAssignments
    from workbook_tools.files.memory.bare import Bare
    from workbook_tools.files.memory.packed import PackedSubmission
    from workbook_tools.files.memory.submissions import Submissions
    from workbook_tools.model.assignment import Assignment
    from workbook_tools.model.submission import Submission

_EDITION_DIGITS = 16
_SIGHTING = "?, ?, ?, (SELECT coalesce(max(number), 0) FROM receipts WHERE sha256 = ?)"
_SEEN = f"SELECT seen_at FROM sightings WHERE (sha256, name, source, after_receipt) = ({_SIGHTING})"
_Read: TypeAlias = "Submission | PackedSubmission | None"
"""What a judgement read; None where it read nothing."""


def open_ledger(path: Path) -> "Ledger":
    """The ledger at `path`, made where there is none. A context manager; NotDone if it cannot be opened."""
    return Ledger(path)


class _Known(NamedTuple):
    """The history as it was up to a place in the journal."""

    until: int = 0
    history: History = History()


class Ledger:
    """Every writing call is one transaction, durable when it returns; `together` joins several."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        self._journal = Journal(self._store)
        self.outputs = Outputs(self._store)
        self.fetched = Fetched(self._store, self._journal)
        self.mailings = Mailings(self._store, self._journal)
        self.editions = Editions(self._store, self._journal)
        self.worked_out = WorkedOut(self._store)
        self.sources = Sources(self._store, self._journal)
        self._plans: dict[str, Plan] = {}
        self._assignments: dict[str, Assignment] = {}
        self._known = _Known()
        self._findings = findings_shelf()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._store.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction, and one flush of the disk, for all calls within; an exception undoes them all.

        Remove a source only after the block has ended.
        """
        try:
            with self._store.writing():
                yield
        except BaseException:
            self._assignments.clear()
            self._known = _Known()
            raise

    # --- plans and templates ----------------------------------------------------------------------

    def snapshot_plan(self, plan: Plan, at: datetime) -> str:
        """The plan's edition id, its snapshot kept; recorded anew only when another edition was in force."""
        body = encode(plan)
        edition = hashlib.sha256(body).hexdigest()[:_EDITION_DIGITS]
        self._plans.setdefault(edition, plan)
        if self.edition_in_force() == edition:
            return edition
        with self._store.writing():
            self._store.run("INSERT OR IGNORE INTO plans VALUES (?, ?)", edition, body)
            self._store.run("INSERT INTO plan_uses VALUES (?, ?)", self._journal.event(at)[0], edition)
        return edition

    def edition_in_force(self, known_at: KnownAt = None) -> str | None:
        """The edition snapshotted last, None before the first."""
        edition: str | None = self._store.value(
            "SELECT edition FROM plan_uses WHERE event <= ? ORDER BY event DESC LIMIT 1", self._journal.to(known_at)
        )
        return edition

    def plan(self, edition: str) -> Plan:
        """KeyError if the ledger has no such edition."""
        if edition not in self._plans:
            body = self._store.value("SELECT body FROM plans WHERE edition = ?", edition)
            if body is None:
                raise KeyError(edition)
            self._plans[edition] = unpack_plan(body)
        return self._plans[edition]

    def issue_template(self, department: str, quarter: Quarter, edition: str, layout: int, at: datetime) -> str:
        """The template's identity: the one issued before, else a new one, committed before it is returned."""
        key = (department, str(quarter), edition, layout)
        issued = "SELECT code FROM templates WHERE (department, quarter, edition, layout) = (?, ?, ?, ?)"
        with self._store.writing():
            code: str | None = self._store.value(issued, *key)
            while code is None:
                new = code_of(secrets.randbits(CODE_BITS))
                if self._store.one("SELECT 1 FROM templates WHERE code = ?", new) is None:
                    event, _ = self._journal.event(at)
                    self._store.run("INSERT INTO templates VALUES (?, ?, ?, ?, ?, ?)", new, event, *key)
                    code = new
        return code

    def assignments(self) -> "dict[str, Assignment]":
        """What every issued template asks, by its code; those of one edition share the decoded plan."""
        from workbook_tools.files.memory.assignments import assignment_of, issued_after

        for issued in issued_after(self._store, len(self._assignments)):
            self._assignments[issued[0]] = assignment_of(issued, self.plan(issued[1]))
        return dict(self._assignments)

    def packed_assignments(self) -> "PackedAssignments":
        """The same for another process."""
        from workbook_tools.files.memory.assignments import packed_assignments

        return packed_assignments(self._store)

    # --- what arrived -----------------------------------------------------------------------------

    def sight(self, sha256: str, name: str, at: datetime, source: str = "") -> datetime:
        """When the tool first saw this file, kept for runs that are killed before they post.

        A file is its bytes, its name and, where it is known, its `source` (see Arrival). A sighting
        serves one arrival: the same bytes sent again after a receipt are seen anew.
        """
        key, text = (sha256, name, source, sha256), moment_text(at)
        with self._store.writing():
            if not self._store.added(f"INSERT OR IGNORE INTO sightings VALUES ({_SIGHTING}, ?)", *key, text):
                text = self._store.value(_SEEN, *key)
        return moment_of(text)

    def left_behind(self, sha256: str, source: str) -> Receipt | None:
        """The receipt of this very inbox file, which a killed run posted but did not remove."""
        found = self._receipts("r.sha256 = ? AND r.source = ? AND r.source <> ''", sha256, source)
        return found[-1] if found else None

    def keep_container(self, container: Container, at: datetime) -> None:
        """Records an archive that is filed whole, before its workbooks are posted; the same one once."""
        with self._store.writing():
            key = (container.sha256, container.name, container.source)
            known = "SELECT 1 FROM containers WHERE (sha256, name, source) = (?, ?, ?)"
            if self._store.one(known, *key) is None:
                self._store.run(
                    "INSERT INTO containers VALUES (?, ?, ?, ?, ?, ?, ?)",
                    *(self._journal.event(at)[0], container.sha256, container.name, container.archived),
                    *(container.size, moment_text(container.received_at), container.source),
                )

    def post(self, arrival: Arrival, judgement: Judgement, submission: _Read, at: datetime) -> Filed:
        """A new receipt with its judgement; number and revision are given here, whatever the judgement says."""
        with self._store.writing():
            event, recorded_at = self._journal.event(at)
            number = self._store.run(
                "INSERT INTO receipts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *(event, arrival.sha256, arrival.path, arrival.container, arrival.archived),
                *(arrival.size, moment_text(arrival.received_at), arrival.on_behalf, arrival.source),
            )
            folder, filed_as = filing(arrival.archived, arrival.sha256, arrival.path)
            receipt = Receipt(
                number=number,
                sha256=arrival.sha256,
                path=arrival.path,
                container=arrival.container,
                folder=folder,
                size=arrival.size,
                received_at=to_utc(arrival.received_at),
                recorded_at=recorded_at,
                on_behalf=arrival.on_behalf,
                letter=arrival.letter,
                filed_as=filed_as,
            )
            if arrival.letter is not None:
                self._store.run("INSERT INTO letters VALUES (?, ?)", receipt.number, encode(arrival.letter))
            judged = replace(judgement, receipt=number, revision=self._revision(judgement))
            return Filed(receipt, self._judge(event, judged, submission))

    def rejudge(self, number: int, judgement: Judgement, submission: _Read, at: datetime) -> Filed:
        """A newer judgement of the same receipt; it keeps its revision. KeyError if there is no such receipt."""
        with self._store.writing():
            found = self._receipts("r.number = ?", number)
            if not found:
                raise KeyError(number)
            judged = replace(judgement, receipt=number, revision=self._revision(judgement, number))
            return Filed(found[0], self._judge(self._journal.event(at)[0], judged, submission))

    def decide(
        self,
        kind: DecisionKind,
        reason: str,
        at: datetime,
        *,
        receipt: int | None = None,
        code: str | None = None,
        department: str | None = None,
        quarter: Quarter | None = None,
        until: date | None = None,
    ) -> Decision:
        """Records the coordinator's decision. KeyError if it names a receipt that is not on the ledger."""
        with self._store.writing():
            if receipt is not None and not self._receipts("r.number = ?", receipt):
                raise KeyError(receipt)
            event, recorded_at = self._journal.event(at)
            number = self._store.value("SELECT coalesce(max(number), 0) + 1 FROM decisions")
            decision = Decision(number, kind, reason, recorded_at, receipt, code, department, quarter, until)
            row = decision_row(decision)
            self._store.run("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", number, event, *row)
        return decision

    # --- what is known ----------------------------------------------------------------------------

    def history(self, known_at: KnownAt = None) -> History:
        """Receipts with their newest judgements, and decisions, as known at a moment (included); no submissions.

        What was read before is not read again: a second call reads what has been recorded in between.
        """
        with self._store.reading():
            until = self._journal.to(known_at)
            known = self._known if known_at is None else _Known()
            if until == known.until:
                return known.history
            filed = self._store.each(
                f"SELECT {RECEIPT_COLUMNS}, {JUDGEMENT_COLUMNS} FROM judgements j"
                " JOIN receipts r ON r.number = j.receipt JOIN journal rj ON rj.sequence = r.event"
                " WHERE j.event > ? AND j.event = (SELECT max(event) FROM judgements WHERE receipt = j.receipt"
                " AND event <= ?) ORDER BY r.number",
                *(known.until, until),
            )
            shelf = self._findings if known_at is None else findings_shelf()
            newest = {one.receipt.number: one for one in known.history.filed}
            newest.update((row[0], filed_of(row, shelf)) for row in filed)
            decisions = self._store.rows(
                f"SELECT {DECISION_COLUMNS} FROM decisions d JOIN journal dj ON dj.sequence = d.event"
                " WHERE d.event > ? AND d.event <= ? ORDER BY d.number",
                *(known.until, until),
            )
        history = History(tuple(newest.values()), (*known.history.decisions, *map(decision_of, decisions)))
        if known_at is None:
            self._known = _Known(until, history)
        return history

    def judged_at(self) -> dict[int, int]:
        """The event of every receipt's newest judgement, by the receipt's number: another one, another judgement."""
        return dict(self._store.rows("SELECT receipt, max(event) FROM judgements GROUP BY receipt"))

    def submission(self, number: int, known_at: KnownAt = None) -> "Submission | None":
        """What the receipt's newest judgement read, its register included; None where it read nothing."""
        return self._submissions.of(number, known_at)

    def reported(self, number: int, known_at: KnownAt = None) -> "Bare | None":
        """Likewise, but without what stood in each cell: all that adding up needs."""
        return self._submissions.bare(number, known_at)

    # --- outputs ----------------------------------------------------------------------------------

    def output_hashes(self, path: str) -> frozenset[str]:
        """Hashes of all that the tool itself ever published at this path, relative to the workspace."""
        return frozenset(row[0] for row in self._store.rows("SELECT sha256 FROM outputs WHERE path = ?", path))

    def remember_output(self, path: str, sha256: str) -> None:
        """Called before the file is replaced: a file with another hash was changed by hand."""
        with self._store.writing():
            self._store.run("INSERT OR IGNORE INTO outputs VALUES (?, ?)", path, sha256)

    # --- within -----------------------------------------------------------------------------------

    @cached_property
    def _submissions(self) -> "Submissions":
        """What reads and packs them is loaded where there is one."""
        from workbook_tools.files.memory.submissions import Submissions

        return Submissions(self._store, self._journal)

    def _judge(self, event: int, judged: Judgement, submission: _Read) -> Judgement:
        self._store.run(
            "INSERT INTO judgements (event, receipt, outcome, findings, plan_edition, rules_edition, department,"
            " quarter, code, edition, revision, as_of, nil) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(event, *judgement_row(judged)),
        )
        if submission is not None:
            self._submissions.keep(event, submission)
        return judged

    def _revision(self, judgement: Judgement, number: int | None = None) -> int | None:
        """Its place among the department's receipts for the quarter, from 1; the one that a receipt had is kept."""
        if judgement.department is None or judgement.quarter is None:
            return None
        report = "FROM judgements WHERE (department, quarter) = (?, ?)"
        key = (judgement.department, str(judgement.quarter))
        kept = number and self._store.value(f"SELECT revision {report} AND receipt = ?", *key, number)
        following: int = kept or self._store.value(f"SELECT coalesce(max(revision), 0) + 1 {report}", *key)
        return following

    def _receipts(self, condition: str, *values: object) -> tuple[Receipt, ...]:
        rows = self._store.rows(
            f"SELECT {RECEIPT_COLUMNS} FROM receipts r JOIN journal rj ON rj.sequence = r.event"
            f" WHERE {condition} ORDER BY r.number",
            *values,
        )
        return tuple(receipt_of(row) for row in rows)
