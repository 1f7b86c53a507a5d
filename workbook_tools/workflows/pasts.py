"""What the ledger knew of a department at a receipt: built once a run, kept up as receipts are posted."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from workbook_tools.files.memory.rows import PackedFindings
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.letter import Letter
from workbook_tools.model.past import Past
from workbook_tools.model.quarter import Quarter, quarters
from workbook_tools.model.receipt import Filed, Outcome
from workbook_tools.model.submission import Submission
from workbook_tools.model.tally import Openings
from workbook_tools.stages.settle import decisions_by_receipt, outcome_of, window_first
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.reports import Counting, load_reports

_WAITS_OR_COUNTS = (Outcome.ACCEPTED, Outcome.HELD)
_Report = tuple[str, Quarter]
_Form = tuple[str, Quarter]
"""The plan's edition that a form was issued from, and its quarter."""


class Kept(NamedTuple):
    """A receipt as a run holds thousands of them: its findings are set aside, `findings` is their place.

    None where there are none, or they came packed from the ledger. `outcome` is the one after the coordinator's
    decisions, of which a run makes none.
    """

    filed: Filed
    outcome: Outcome
    findings: int | None


class Pasts:
    """The ledger's receipts by department and quarter, in the order of posting.

    What a posting needs is found by its department and quarter; the openings, which hang on every
    report of the earlier quarters, are worked out once, and again only when one of those changes.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        history = office.ledger.history()
        self._decisions = decisions_by_receipt(history.decisions)
        self._by_number: dict[int, Kept] = {}
        self._findings: Spill[tuple[Finding, ...]] = Spill(tuple[Finding, ...])
        self._by_bytes: dict[str, list[int]] = defaultdict(list)
        self._reports: dict[_Report, dict[int, Filed]] = defaultdict(dict)
        self._accepted: dict[_Report, list[int]] = defaultdict(list)
        self._newest: dict[Quarter, int] = defaultdict(int)
        self._openings: dict[_Form, dict[str, Openings]] = {}
        self._openings_before: dict[tuple[_Form, frozenset[int]], dict[str, Openings]] = {}
        self._assignments = office.ledger.assignments()
        self._issued: dict[Quarter, int | None] = {}
        for filed in history.filed:
            self.add(filed)

    def add(self, filed: Filed) -> None:
        """Takes in a posted receipt, or a new judgement of one."""
        number, judgement = filed.receipt.number, filed.judgement
        before = self._by_number.get(number)
        if before is None:
            self._by_bytes[filed.receipt.sha256].append(number)
        else:
            self._forget(before.filed)
        outcome = outcome_of(filed, self._decisions.get(number, ()))
        if isinstance(judgement.findings, PackedFindings) or not judgement.findings:
            light, findings = filed, None
        else:
            light = replace(filed, judgement=replace(judgement, findings=()))
            findings = self._findings.put(tuple(judgement.findings))
        self._by_number[number] = Kept(light, outcome, findings)
        if judgement.department is None or judgement.quarter is None:
            return
        report = judgement.department, judgement.quarter
        self._reports[report][number] = light
        if outcome is Outcome.ACCEPTED:
            insort(self._accepted[report], number)
            self._newest[judgement.quarter] = max(self._newest[judgement.quarter], number)
            self._reckon_after(judgement.quarter)

    def kept(self, number: int) -> Kept:
        """KeyError if there is no such receipt."""
        return self._by_number[number]

    def filed(self, number: int) -> Filed:
        """With its findings. KeyError if there is no such receipt."""
        filed, _, findings = self._by_number[number]
        if findings is None:
            return filed
        return replace(filed, judgement=replace(filed.judgement, findings=self._findings.take(findings)))

    def of_bytes(self, sha256: str) -> Sequence[int]:
        """Receipts of the very same bytes, in the order of posting."""
        return self._by_bytes.get(sha256, ())

    def superseded(self, filed: Filed) -> bool:
        """It was accepted, and another revision counts in its place."""
        judgement = filed.judgement
        if judgement.department is None or judgement.quarter is None or self._outcome(filed) is not Outcome.ACCEPTED:
            return False
        counts = self._counting(judgement.department, judgement.quarter)
        return counts is not None and counts.receipt.number != filed.receipt.number

    def waits(self, filed: Filed) -> bool:
        """It is held, and the coordinator has not decided."""
        return self._outcome(filed) is Outcome.HELD

    def newest_after(self, filed: Filed) -> int | None:
        """The last receipt of the same department and quarter that came after it and was not rejected."""
        judgement = filed.judgement
        if judgement.department is None or judgement.quarter is None:
            return None
        report = self._reports[judgement.department, judgement.quarter]
        after = (number for number in report if number > filed.receipt.number)
        return max((n for n in after if self._by_number[n].outcome is not Outcome.REJECTED), default=None)

    def twins(self, assignment: Assignment, received_at: datetime, sha256: str) -> tuple[Filed, ...]:
        """Other workbooks of the same department, quarter and moment that count or wait, in the order of posting."""
        return tuple(
            self.filed(number)
            for number, filed in sorted(self._reports[assignment.department.code, assignment.quarter].items())
            if filed.receipt.received_at == received_at
            and filed.receipt.sha256 != sha256
            and self._outcome(filed) in _WAITS_OR_COUNTS
        )

    def of(
        self,
        assignment: Assignment,
        received_at: datetime,
        sha256: str,
        letter: Letter | None,
        *,
        before: int | None = None,
    ) -> Past:
        """The past of a workbook that is posted now, or was as receipt number `before`.

        Its days and openings are by the plan that its form was issued from; who may speak, and who is asked, by the
        one in force.
        """
        department, quarter, plan = assignment.department.code, assignment.quarter, self._office.plan
        own = self._own_earlier(assignment, before)
        opening = self._opening(assignment, before).get(department, Openings({}, asks=True))
        accepted = self._counting(department, quarter, before)
        previous = own[max(own)] if own else None
        following = self._following(department, quarter, before)
        return Past(
            received_on=kyiv_day(received_at),
            window_first=window_first(assignment.plan, department, quarter, own),
            asks_opening=opening.asks,
            openings=opening.known,
            accepted=self._submission(accepted),
            previous=self._submission(previous),
            same_moment=tuple(f.receipt.number for f in self.twins(assignment, received_at, sha256)),
            next_quarter=following.judgement.quarter if following else None,
            next_window_first=self._window_of(department, following) if following else None,
            issued_edition=self._issued_edition(quarter, before),
            letter=letter,
            contacts=self._contacts(department),
            coordinator_contacts=self._contacts(plan.decree.coordinator),
            other_senders=self._other_senders(assignment, letter, before),
            asked=bool(plan.active_measures(quarter, assignment.department)),
            plan_year=plan.decree.year,
        )

    def _contacts(self, department: str) -> tuple[str, ...]:
        """By the plan in force, which may no longer know the department."""
        try:
            return self._office.plan.department(department).contacts
        except KeyError:
            return ()

    def _issued_edition(self, quarter: Quarter, before: int | None) -> int | None:
        """The newest one is asked for once: a run that takes in issues none."""
        editions = self._office.ledger.editions
        if before is not None:
            return editions.number_at_receipt(quarter, before)
        if quarter not in self._issued:
            self._issued[quarter] = editions.number_at_receipt(quarter, None)
        return self._issued[quarter]

    def _other_senders(self, assignment: Assignment, letter: Letter | None, before: int | None) -> tuple[str, ...]:
        """Whoever sent the same form before, but for letters that were forwarded."""
        if letter is None:
            return ()
        sent = (
            filed.receipt.letter.sender
            for number, filed in sorted(self._reports[assignment.department.code, assignment.quarter].items())
            if (before is None or number < before)
            and filed.judgement.code == assignment.code
            and filed.receipt.letter is not None
            and not filed.receipt.letter.forwarded_from
        )
        return tuple(dict.fromkeys(sender for sender in sent if sender and sender != letter.sender))

    def _forget(self, filed: Filed) -> None:
        """Another judgement takes the place of this one."""
        number, judgement = filed.receipt.number, filed.judgement
        if judgement.department is None or judgement.quarter is None:
            return
        report = judgement.department, judgement.quarter
        del self._reports[report][number]
        if number in self._accepted[report]:
            self._accepted[report].remove(number)
            self._reckon_after(judgement.quarter)

    def _reckon_after(self, changed: Quarter) -> None:
        """Openings of later quarters are to be worked out anew."""
        self._openings = {form: known for form, known in self._openings.items() if form[1] <= changed}
        self._openings_before.clear()

    def _outcome(self, filed: Filed) -> Outcome:
        return self._by_number[filed.receipt.number].outcome

    def _counting(self, department: str, quarter: Quarter, before: int | None = None) -> Filed | None:
        numbers = self._accepted.get((department, quarter), [])
        place = len(numbers) if before is None else bisect_left(numbers, before)
        return self._by_number[numbers[place - 1]].filed if place else None

    def _own_earlier(self, assignment: Assignment, before: int | None) -> Counting:
        department, found = assignment.department.code, Counting()
        for earlier in _earlier_quarters(assignment):
            filed = self._counting(department, earlier, before)
            if filed is not None:
                found[department, earlier] = filed
        return found

    def _following(self, department: str, quarter: Quarter, before: int | None) -> Filed | None:
        """The department's counting report of the nearest later quarter of the plan year."""
        while quarter.number < 4:
            quarter = quarter.following
            filed = self._counting(department, quarter, before)
            if filed is not None:
                return filed
        return None

    def _window_of(self, department: str, filed: Filed) -> date | None:
        """The first day that a counting report covers, by its form's plan and what counted when it came."""
        quarter, known_at = filed.judgement.quarter, filed.receipt.recorded_at
        if quarter is None:
            return None
        plan = self._assignments[filed.judgement.code or ""].plan
        own: Counting = {}
        for earlier in quarters(plan.decree.first_quarter, quarter.previous):
            for number, known in sorted(self._reports[department, earlier].items()):
                decisions = [d for d in self._decisions.get(number, ()) if d.recorded_at <= known_at]
                if number < filed.receipt.number and outcome_of(self.filed(number), decisions) is Outcome.ACCEPTED:
                    own[department, earlier] = known
        return window_first(plan, department, quarter, own)

    def _opening(self, assignment: Assignment, before: int | None) -> dict[str, Openings]:
        """Of every department. A receipt that came after all that counts now knew the same as one of today."""
        form = assignment.edition, assignment.quarter
        if before is None or before > max((self._newest[q] for q in _earlier_quarters(assignment)), default=0):
            if form not in self._openings:
                self._openings[form] = self._reckon(assignment, self._all_earlier(assignment, None))
            return self._openings[form]
        earlier = self._all_earlier(assignment, before)
        key = form, frozenset(filed.receipt.number for filed in earlier.values())
        if key not in self._openings_before:
            self._openings_before = {key: self._reckon(assignment, earlier)}
        return self._openings_before[key]

    def _reckon(self, assignment: Assignment, earlier: Counting) -> dict[str, Openings]:
        return openings(assignment.plan, assignment.quarter, load_reports(self._office.ledger, earlier), Spill)

    def _all_earlier(self, assignment: Assignment, before: int | None) -> Counting:
        counted: Counting = {}
        for department, reported in list(self._accepted):
            if assignment.plan.reportable(reported) and reported < assignment.quarter:
                filed = self._counting(department, reported, before)
                if filed is not None:
                    counted[department, reported] = filed
        return counted

    def _submission(self, filed: Filed | None) -> Submission | None:
        return None if filed is None else self._office.ledger.submission(filed.receipt.number)


def _earlier_quarters(assignment: Assignment) -> tuple[Quarter, ...]:
    """Those that its own plan asks for."""
    return tuple(q for q in assignment.plan.reportable_quarters if q < assignment.quarter)
