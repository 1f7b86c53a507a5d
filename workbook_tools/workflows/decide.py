"""The coordinator's decisions: checked against the ledger, recorded, then shown in the outputs."""

from collections import defaultdict
from datetime import date

from msgspec import Struct

from workbook_tools.model.plan import Department
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Decision, DecisionKind, Filed, Outcome
from workbook_tools.rules.phrases import Refusal
from workbook_tools.rules.shown import day
from workbook_tools.stages.settle import outcome_of
from workbook_tools.workflows.office import Office


def decide_receipt(office: Office, kind: DecisionKind, number: int, reason: str, code: str | None = None) -> Decision:
    """ACCEPT, REJECT or WAIVE. Refusal if there is no such receipt, or nothing in it that can be decided."""
    filed = _receipt(office, number)
    if kind is not DecisionKind.REJECT and office.ledger.submission(number) is None:
        raise Refusal("decide_unread", receipt=number)
    decisions = office.ledger.history().decisions
    current = outcome_of(filed, decisions)
    if (kind, current) in ((DecisionKind.ACCEPT, Outcome.ACCEPTED), (DecisionKind.REJECT, Outcome.REJECTED)):
        raise Refusal("decide_already", receipt=number)
    if kind is DecisionKind.WAIVE and current is Outcome.REJECTED:
        raise Refusal("decide_waive_rejected", receipt=number)
    if kind is DecisionKind.WAIVE and code not in {finding.code for finding in filed.judgement.findings}:
        codes = ", ".join(dict.fromkeys(finding.code for finding in filed.judgement.findings)) or "—"
        raise Refusal("decide_no_such_finding", receipt=number, code=code or "", codes=codes)
    if kind is DecisionKind.WAIVE and any((d.kind, d.receipt, d.code) == (kind, number, code) for d in decisions):
        raise Refusal("decide_already", receipt=number)
    return office.ledger.decide(kind, reason, office.now, receipt=number, code=code)


def extend_deadline(office: Office, department: Department, quarter: Quarter, until: date, reason: str) -> Decision:
    """EXTEND; the day is included.

    Refusal if it is not later than the deadline, is later than the year after the plan's, is the one that stands
    already, or the department does not report.
    """
    if department not in office.plan.reporting_departments(quarter):
        raise Refusal("decide_not_reporting", department=department.name, quarter=quarter)
    last = office.deadlines(quarter).last_timely_day
    if until <= last:
        raise Refusal("decide_not_later", last=f"{last:%d.%m.%Y}")
    farthest = date(office.plan.decree.year + 1, 12, 31)
    if until > farthest:
        raise Refusal("decide_too_far", until=day(until), last=day(farthest))
    own = [d for d in office.ledger.history().decisions if (d.department, d.quarter) == (department.code, quarter)]
    if own and own[-1].until == until:
        raise Refusal("decide_extended_already", name=department.name, quarter=quarter, until=f"{until:%d.%m.%Y}")
    return office.ledger.decide(
        DecisionKind.EXTEND, reason, office.now, department=department.code, quarter=quarter, until=until
    )


class Beside(Struct, frozen=True):
    """The other receipts of an accepted one's department and quarter.

    `waiting` are held still. `counts` is the receipt that counts where others were accepted too, else None.
    """

    waiting: tuple[int, ...] = ()
    counts: int | None = None


def waiver_accepts(office: Office, decision: Decision) -> bool:
    """A WAIVE of the last finding that kept its receipt from being accepted."""
    if decision.kind is not DecisionKind.WAIVE or decision.receipt is None:
        return False
    filed, decisions = _receipt(office, decision.receipt), office.ledger.history().decisions
    before = [earlier for earlier in decisions if earlier.number < decision.number]
    return outcome_of(filed, before) is not Outcome.ACCEPTED is outcome_of(filed, decisions)


def beside_accepted(office: Office, decision: Decision) -> Beside:
    """What a decision that accepts leaves to be decided or known; nothing to tell of other decisions."""
    accepts = decision.kind is DecisionKind.ACCEPT or waiver_accepts(office, decision)
    if not accepts or decision.receipt is None:
        return Beside()
    history = office.ledger.history()
    judged = _receipt(office, decision.receipt).judgement
    numbers: dict[Outcome, list[int]] = defaultdict(list)
    for filed in history.filed:
        if (filed.judgement.department, filed.judgement.quarter) == (judged.department, judged.quarter):
            numbers[outcome_of(filed, history.decisions)].append(filed.receipt.number)
    accepted = numbers[Outcome.ACCEPTED]
    return Beside(tuple(numbers[Outcome.HELD]), max(accepted) if len(accepted) > 1 else None)


def _receipt(office: Office, number: int) -> Filed:
    for filed in office.ledger.history().filed:
        if filed.receipt.number == number:
            return filed
    raise Refusal("decide_no_receipt", receipt=number)
