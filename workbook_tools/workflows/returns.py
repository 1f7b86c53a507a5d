"""outbox/<quarter>/returned/ and outbox/quarantine/ as the ledger has them: only what still needs mending."""

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple

from workbook_tools.files.disk.publish import Published, Wanted, renew, retract
from workbook_tools.files.memory.archive import load_if_there
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.file_name import department_files, safe_name, told_apart
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Filed, History, Outcome
from workbook_tools.model.tally import Openings
from workbook_tools.rules.catalogue import message, remedy
from workbook_tools.rules.phrases import say
from workbook_tools.rules.senders import for_coordinator
from workbook_tools.rules.texts.mailing import COPY_NUMBER
from workbook_tools.stages.settle import decisions_by_receipt, outcomes, waived_codes, window_first
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.made_from import name_of, program
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.reports import Counting, counting_of_year, load_reports
from workbook_tools.workflows.returns_stand import published_still, remember_returns

if TYPE_CHECKING:
    from workbook_tools.model.template import TemplateDesign

QUARANTINE = "outbox/quarantine"


class Returns(Struct, frozen=True):
    """`gone`: unreadable files whose originals were to stand in the quarantine and are in the archive no more."""

    published: tuple[Published, ...]
    gone: tuple[Filed, ...]


def sync_returns(office: Office) -> Returns:
    """Makes what is missing or no longer true, removes what no longer applies; the same ledger gives the same bytes.

    What stands already is neither made nor read again, so that a run's work grows with what is new; what makes it is
    loaded only where there is a copy to make. While an original is gone it is looked for, and told of, in each run.
    """
    desk = ReturnsDesk(office)
    history = desk.history
    wanted = [desk.marked_copy(filed) for filed in desk.to_mend]
    for filed in history.filed:
        if desk.outcomes[filed.receipt.number] is Outcome.QUARANTINED:
            wanted += desk.quarantined(filed)
    folders = {QUARANTINE, *(_returned_folder(filed) for filed in history.filed if filed.judgement.quarter)}
    paths = {one.relative for one in wanted}
    stale = [path for folder in sorted(folders) for path in published_still(office, folder) if path not in paths]
    published = renew(office.workspace, office.ledger, wanted)
    removed = [retract(office.workspace, office.ledger, path) for path in stale]
    remember_returns(office, wanted, sorted(folders))
    return Returns((*published, *removed), tuple(desk.gone))


def to_mend(history: History) -> tuple[Filed, ...]:
    """The latest receipt of each department and quarter that was not rejected, where it is a returned one."""
    after_decisions = outcomes(history)
    latest: dict[tuple[str, Quarter], Filed] = {}
    for filed in history.filed:
        judgement = filed.judgement
        rejected = after_decisions[filed.receipt.number] is Outcome.REJECTED
        if judgement.department is not None and judgement.quarter is not None and not rejected:
            latest[judgement.department, judgement.quarter] = filed
    return tuple(f for f in latest.values() if after_decisions[f.receipt.number] is Outcome.RETURNED)


class ReturnsDesk:
    """What the copies of one run are made from; what several of them share is worked out once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.history = office.ledger.history()
        self.outcomes = outcomes(self.history)
        self._decisions = decisions_by_receipt(self.history.decisions)
        self._assignments = office.ledger.assignments()
        self._judged_at = office.ledger.judged_at()
        self._program = program()
        self._counted: dict[tuple[str, Quarter], tuple[Counting, str]] = {}
        self._openings: dict[tuple[str, Quarter], dict[str, Openings]] = {}
        self.to_mend = to_mend(self.history)
        self._copies = self._named()
        self.gone: list[Filed] = []

    def marked_copy(self, filed: Filed) -> Wanted:
        """Of a receipt that is to be mended, by the plan that its form was issued from: the one in force may ask else.

        What the coordinator waived is not asked for again, and what is the coordinator's alone is not told.
        """
        number = filed.receipt.number
        assignment = self._assignments[filed.judgement.code or ""]
        counted, counted_from = self._counting(assignment)
        due = self._office.deadlines(assignment.quarter)
        waived = waived_codes(self._decisions.get(number, ()))
        return Wanted(
            f"{self._copies[number]}.xlsx",
            self._made_from(number, assignment.code, astuple(due), sorted(waived), counted_from),
            partial(self._make_copy, filed, assignment, due, waived, counted),
        )

    def design(self, filed: Filed) -> "TemplateDesign":
        """The receipt's report as a marked copy, of an accepted one too. LookupError if it was not read."""
        assignment = self._assignments[filed.judgement.code or ""]
        waived = waived_codes(self._decisions.get(filed.receipt.number, ()))
        due = self._office.deadlines(assignment.quarter)
        return self._design(filed, assignment, due, waived, self._counting(assignment)[0])

    def _named(self) -> dict[int, str]:
        """Paths of the copies without extension: the short names that the screen says, numbers beside those alike.

        A department that the plan in force does not know has its name of old; another may have taken it.
        """
        files = department_files(self._office.plan.departments)
        names, marks = {}, {}
        for filed in self.to_mend:
            number = filed.receipt.number
            department = self._assignments[filed.judgement.code or ""].department
            name = files.get(department.code) or safe_name(department.short, 200)
            names[number] = f"{_returned_folder(filed)}/{name}"
            marks[number] = COPY_NUMBER.format(number=number)
        return told_apart(names, marks)

    def quarantined(self, filed: Filed) -> tuple[Wanted, Wanted]:
        """The original, as long as there is one, beside a sentence that says what is wrong with it."""
        receipt = filed.receipt
        path = f"{QUARANTINE}/{safe_name(f'{receipt.number} {PurePosixPath(receipt.path).name}', 250)}"
        made_from = self._made_from(receipt.number)
        return (
            Wanted(path, made_from, partial(self._original, filed)),
            Wanted(f"{path}.txt", made_from, partial(_note, filed)),
        )

    def _original(self, filed: Filed) -> bytes | None:
        data = load_if_there(self._office.workspace, filed.receipt.archived)
        if data is None:
            self.gone.append(filed)
        return data

    def _made_from(self, number: int, *parts: object) -> str:
        """Of the program that makes it and the judgement that it tells of, beside the parts."""
        return name_of((self._program, number, self._judged_at[number], *parts))

    def _counting(self, assignment: Assignment) -> tuple[Counting, str]:
        """What counts in the quarters before, and its judgements by name: openings and windows come of nothing else."""
        key = assignment.edition, assignment.quarter
        if key not in self._counted:
            counted = counting_of_year(assignment.plan, self.history, assignment.quarter.previous)
            judged = sorted((f.receipt.number, self._judged_at[f.receipt.number]) for f in counted.values())
            self._counted[key] = counted, name_of(judged)
        return self._counted[key]

    def _opening(self, assignment: Assignment, counted: Counting) -> Openings:
        key = assignment.edition, assignment.quarter
        if key not in self._openings:
            reports = load_reports(self._office.ledger, counted)
            self._openings[key] = openings(assignment.plan, assignment.quarter, reports, Spill)
        return self._openings[key][assignment.department.code]

    def _make_copy(
        self, filed: Filed, assignment: Assignment, due: Deadlines, waived: frozenset[str], counted: Counting
    ) -> bytes:
        from workbook_tools.files.template.writer import write_template

        return write_template(self._design(filed, assignment, due, waived, counted))

    def _design(
        self, filed: Filed, assignment: Assignment, due: Deadlines, waived: frozenset[str], counted: Counting
    ) -> "TemplateDesign":
        from workbook_tools.stages.design_marked_copy import design_marked_copy
        from workbook_tools.stages.design_template import design_template

        submission = self._office.ledger.submission(filed.receipt.number)
        if submission is None:
            raise LookupError(f"receipt {filed.receipt.number} has no submission")
        opening = self._opening(assignment, counted)
        first = window_first(assignment.plan, assignment.department.code, assignment.quarter, counted)
        blank = design_template(assignment, due, first, opening.known, asks_opening=opening.asks)
        unsaid = waived | for_coordinator(filed.judgement.findings)
        findings = [finding for finding in filed.judgement.findings if finding.code not in unsaid]
        return design_marked_copy(blank, submission, findings)


def _returned_folder(filed: Filed) -> str:
    return f"outbox/{filed.judgement.quarter}/returned"


def _note(filed: Filed) -> bytes:
    receipt = filed.receipt
    sentences = [f"{message(finding)} {remedy(finding)}".strip() for finding in filed.judgement.findings]
    if receipt.letter is not None:
        letter = receipt.letter
        sentences.append(say("letter_line", sender=letter.sender or "—", subject=letter.subject or "—"))
    text = say("quarantine_note", name=receipt.path, receipt=receipt.number, reasons="\r\n".join(sentences))
    return ("\ufeff" + text).encode("utf-8")
