"""Which report counts, and where every department stands: of receipts, judgements and decisions alone.

Order is the order of posting (the receipt's number), never a clock's. Lateness is a day of receipt
in Europe/Kyiv against the last timely day, whenever the report was judged or accepted.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from workbook_tools.model.finding import Severity
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Decision, DecisionKind, Filed, History, Outcome, Standing, StandingKind
from workbook_tools.model.report import ReceiptRow
from workbook_tools.model.shelf import Taken
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import outcome

Counting = Mapping[tuple[str, Quarter], Filed]
"""The revision that counts, by department and quarter."""


def received_order(received_at: datetime, name: str, sha256: str) -> tuple[datetime, str, str]:
    """The key by which a run's files are posted; neither the file system's order nor that of completion."""
    return received_at, fold(name), sha256


def outcome_of(filed: Filed, decisions: Sequence[Decision]) -> Outcome:
    """The outcome after the coordinator's decisions; of acceptances and rejections the last one holds.

    A waived code takes its findings out, and the rest is judged. What could not be read or identified
    has nothing to accept: it can only be rejected, so that it no longer waits.
    """
    return _after(filed, [d for d in decisions if d.receipt == filed.receipt.number])


def outcomes(history: History) -> dict[int, Outcome]:
    """`outcome_of` every receipt, by its number; each decision is looked at once, however many receipts there are."""
    own = decisions_by_receipt(history.decisions)
    return {filed.receipt.number: _after(filed, own.get(filed.receipt.number, ())) for filed in history.filed}


def decisions_by_receipt(decisions: Iterable[Decision]) -> dict[int, list[Decision]]:
    """In their order; those that name no receipt are left out."""
    found: dict[int, list[Decision]] = {}
    for decision in decisions:
        if decision.receipt is not None:
            found.setdefault(decision.receipt, []).append(decision)
    return found


def _after(filed: Filed, own: Sequence[Decision]) -> Outcome:
    judged = filed.judgement
    verdicts = [d.kind for d in own if d.kind in (DecisionKind.ACCEPT, DecisionKind.REJECT)]
    if verdicts and verdicts[-1] is DecisionKind.REJECT:
        return Outcome.REJECTED
    if judged.department is None or judged.quarter is None or judged.outcome is Outcome.QUARANTINED:
        return judged.outcome
    if verdicts:
        return Outcome.ACCEPTED
    waived = waived_codes(own)
    if not waived:
        return judged.outcome
    rest = tuple(f for f in judged.findings if f.code not in waived)
    return judged.outcome if len(rest) == len(judged.findings) else outcome(rest)


def waived_codes(decisions: Sequence[Decision]) -> frozenset[str]:
    """Codes of the findings that these decisions of one receipt waive."""
    return frozenset(d.code for d in decisions if d.kind is DecisionKind.WAIVE and d.code is not None)


def counting(history: History, up_to: Quarter | None = None) -> dict[tuple[str, Quarter], Filed]:
    """The accepted revision posted last, by department and quarter; quarters up to `up_to`, included."""
    found = {}
    after_decisions = outcomes(history)
    for filed in history.filed:
        department, quarter = filed.judgement.department, filed.judgement.quarter
        if department is None or quarter is None or (up_to is not None and quarter > up_to):
            continue
        if after_decisions[filed.receipt.number] is Outcome.ACCEPTED:
            found[department, quarter] = filed
    return found


def window_first(plan: Plan, department: str, quarter: Quarter, accepted: Counting) -> date:
    """The first day that the department's report of the quarter covers.

    The day after the as-of date of its counting report of the latest earlier quarter of the plan year;
    without one, the day after the previous quarter's decree date. A report that was accepted by
    decision without a readable as-of date covers the days up to its own quarter's decree date.
    """
    for number in range(quarter.number - 1, 0, -1):
        earlier = Quarter(quarter.year, number)
        filed = accepted.get((department, earlier))
        if filed is not None:
            return (filed.judgement.as_of or plan.decree.schedule.decree_date(earlier)) + timedelta(days=1)
    return plan.decree_window(quarter)[0]


def timely_until(deadlines: Deadlines, department: str, quarter: Quarter, decisions: Sequence[Decision]) -> date:
    """The last day, included, on which the department's report is on time.

    The last extension holds; one that ends before the plan's own last timely day takes nothing away.
    """
    extensions = [d.until for d in decisions if _extends(d, department, quarter) and d.until is not None]
    return max(deadlines.last_timely_day, extensions[-1]) if extensions else deadlines.last_timely_day


def settle(plan: Plan, quarter: Quarter, deadlines: Deadlines, history: History, today: date) -> tuple[Standing, ...]:
    """The standing of every department that reports in the quarter, in the plan's order; `today` in Kyiv."""
    after_decisions, by_receipt = outcomes(history), decisions_by_receipt(history.decisions)
    came: dict[str | None, list[_Came]] = {}
    bearing: dict[str | None, list[Decision]] = {}
    for filed in history.filed:
        if filed.judgement.quarter == quarter:
            number, department = filed.receipt.number, filed.judgement.department
            came.setdefault(department, []).append(_Came(filed, after_decisions[number]))
            bearing.setdefault(department, []).extend(by_receipt.get(number, ()))
    for decision in history.decisions:
        if decision.kind is DecisionKind.EXTEND and decision.quarter == quarter:
            bearing.setdefault(decision.department, []).append(decision)
    return tuple(
        _standing(d.code, quarter, deadlines, came.get(d.code, ()), _in_order(bearing.get(d.code, ())), today)
        for d in plan.reporting_departments(quarter)
    )


def _in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: decision.number))


def receipt_rows(quarter: Quarter, history: History, standings: Sequence[Standing]) -> Sequence[ReceiptRow]:
    """Every receipt of the quarter in the order of posting, those included of which no quarter could be told.

    A revision is superseded by the next accepted one of its department. It is late if it came after
    the last timely day and no accepted one had come in time: a correction of a timely report is not.
    One of a department without a standing, as it has left the plan, counts nowhere. Each row is made when somebody
    looks at it.
    """
    by_department = {s.department: s for s in standings}
    ours = tuple([f for f in history.filed if _belongs(f, quarter)])
    after_decisions, by_receipt = outcomes(history), decisions_by_receipt(history.decisions)
    next_accepted: dict[str | None, int] = {}
    superseded: dict[int, int] = {}
    for filed in reversed(ours):
        number, department = filed.receipt.number, filed.judgement.department
        if department in next_accepted:
            superseded[number] = next_accepted[department]
        if after_decisions[number] is Outcome.ACCEPTED:
            next_accepted[department] = number
    outcomes_of_ours = [after_decisions[filed.receipt.number] for filed in ours]

    def row_at(place: int) -> ReceiptRow:
        filed, became = ours[place], outcomes_of_ours[place]
        number, department = filed.receipt.number, filed.judgement.department
        last = became is Outcome.ACCEPTED and number not in superseded
        return ReceiptRow(
            filed=filed,
            outcome=became,
            superseded_by=superseded.get(number),
            counts=last and department in by_department,
            late=_came_late(filed, by_department.get(department or "")),
            decisions=tuple(by_receipt.get(number, ())),
        )

    return Taken(range(len(ours)), row_at)


def _belongs(filed: Filed, quarter: Quarter) -> bool:
    """What no quarter could be told of belongs to the calendar quarter in which it came."""
    if filed.judgement.quarter is None:
        return quarter.first_day <= kyiv_day(filed.receipt.received_at) <= quarter.last_day
    return filed.judgement.quarter == quarter


class _Came(Struct, frozen=True):
    """A receipt of one department and quarter with its outcome after decisions."""

    filed: Filed
    outcome: Outcome

    @property
    def number(self) -> int:
        return self.filed.receipt.number

    @property
    def received_at(self) -> datetime:
        return self.filed.receipt.received_at


def _standing(
    department: str,
    quarter: Quarter,
    deadlines: Deadlines,
    came: Sequence[_Came],
    decisions: tuple[Decision, ...],
    today: date,
) -> Standing:
    """`came`, in the order of posting, and `decisions` are the department's own of this quarter."""
    accepted = [c for c in came if c.outcome is Outcome.ACCEPTED]
    until = timely_until(deadlines, department, quarter, decisions)
    first_accepted_at = min((c.received_at for c in accepted), default=None)
    late = first_accepted_at is not None and kyiv_day(first_accepted_at) > until
    gives = accepted[-1] if accepted else _latest(came)
    errors, warnings = _counts(gives, decisions)
    waiting = _waiting(came, accepted[-1].number if accepted else 0)
    return Standing(
        department=department,
        quarter=quarter,
        kind=_kind(gives, late=late),
        filed=gives.filed if gives else None,
        first_received_at=min((c.received_at for c in came), default=None),
        first_accepted_at=first_accepted_at,
        late=late,
        overdue=not accepted and today > until and not _held_in_time(came, until),
        timely_until=until,
        errors=errors,
        warnings=warnings,
        waiting=waiting,
        held=tuple(c.number for c in came if c.number in waiting and c.outcome is Outcome.HELD),
        rejected=gives is not None and gives.outcome is Outcome.REJECTED,
        superseded=tuple(c.number for c in accepted[:-1]),
        decisions=decisions,
    )


def _latest(came: Sequence[_Came]) -> _Came | None:
    """The last one that is not rejected, else the last: a rejection is settled, what waits is not."""
    open_ones = [c for c in came if c.outcome is not Outcome.REJECTED]
    return (open_ones or came)[-1] if came else None


def _kind(gives: _Came | None, *, late: bool) -> StandingKind:
    """Rejected and unreadable reports are to be mended like returned ones; a nil report stays nil when late."""
    if gives is None:
        return StandingKind.MISSING
    if gives.outcome is Outcome.HELD:
        return StandingKind.HELD
    if gives.outcome is not Outcome.ACCEPTED:
        return StandingKind.RETURNED
    if gives.filed.judgement.nil:
        return StandingKind.NIL
    return StandingKind.ACCEPTED_LATE if late else StandingKind.ACCEPTED


def _held_in_time(came: Sequence[_Came], until: date) -> bool:
    """A report that came in time and waits for the coordinator: the department owes nothing meanwhile."""
    return any(c.outcome is Outcome.HELD and kyiv_day(c.received_at) <= until for c in came)


def _waiting(came: Sequence[_Came], counts: int) -> tuple[int, ...]:
    """After the receipt `counts`: every held one, and the last one if it was returned.

    A returned revision waits for the department only until a newer one has come; one that was held
    waits for the coordinator all the same.
    """
    after = [c for c in came if c.number > counts and c.outcome is not Outcome.REJECTED]
    mending = (Outcome.RETURNED, Outcome.QUARANTINED)
    return tuple(c.number for c in after if c.outcome is Outcome.HELD or (c is after[-1] and c.outcome in mending))


def _counts(gives: _Came | None, decisions: Sequence[Decision]) -> tuple[int, int]:
    """Errors and warnings of the receipt, without those that were waived."""
    if gives is None:
        return 0, 0
    waived = waived_codes([d for d in decisions if d.receipt == gives.number])
    severities = [f.severity for f in gives.filed.judgement.findings if f.code not in waived]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def _came_late(filed: Filed, standing: Standing | None) -> bool:
    if standing is None or kyiv_day(filed.receipt.received_at) <= standing.timely_until:
        return False
    return standing.late or standing.first_accepted_at is None


def _extends(decision: Decision, department: str, quarter: Quarter) -> bool:
    return decision.kind is DecisionKind.EXTEND and decision.department == department and decision.quarter == quarter
