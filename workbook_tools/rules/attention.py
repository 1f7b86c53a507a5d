"""What the mayor should look at first: facts of a consolidated quarter, each family in a function of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.measure_parts import statuses_of
from workbook_tools.model.plan import Cadence, IndicatorKind
from workbook_tools.model.quarter import Period, Quarter
from workbook_tools.model.receipt import DecisionKind, Outcome, Standing, StandingKind
from workbook_tools.model.report import (
    Attention,
    ConsolidatedReport,
    Contribution,
    ExecutorPart,
    IndicatorRow,
    MeasureRow,
)
from workbook_tools.model.submission import State, Status
from workbook_tools.model.tally import Tally
from workbook_tools.model.text import fold
from workbook_tools.model.year_said import YearSaid
from workbook_tools.rules.shown import day, number, short

_NO_REASON = "—"
_REASONED = (Status.NOT_DONE, Status.NOT_STARTED, Status.PARTIAL)
_RANK = {state: rank for rank, state in enumerate((State.NO, State.PARTLY, State.YES))}


def attention(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """In the order of FAMILIES, each family's lines in the report's order. `tally`: what the report was made of."""
    return (line for family in FAMILIES for line in family(report, tally))


def overdue(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Who did not report though the day has passed: one line for all that have the same day."""
    days: dict[date, list[str]] = {}
    for standing in report.standings:
        if standing.kind is StandingKind.MISSING and standing.overdue:
            days.setdefault(standing.timely_until, []).append(standing.department)
    for deadline, departments in sorted(days.items()):
        yield _shared("overdue", report, departments, deadline=day(deadline))


def in_hand(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Whose report was given back or rejected, or waits for the coordinator."""
    outcomes = {row.filed.receipt.number: row.outcome for row in report.receipts}
    for standing in report.standings:
        about = {"department": report.department(standing.department).short}
        code = standing.department
        if standing.kind is StandingKind.RETURNED:
            line = f"report_{'rejected' if standing.rejected else 'returned'}{'_overdue' if standing.overdue else ''}"
            due = day(standing.timely_until)
            yield _line(line, about, department=code, errors=standing.errors, deadline=due)
        for receipt in _waiting(standing):
            if outcomes.get(receipt, Outcome.HELD) is Outcome.HELD:
                yield _line("decision_waits", about, department=code, receipt=receipt)
            elif standing.counts:
                yield _line("revision_returned", about, department=code, receipt=receipt)


def late(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Whose first accepted report came too late: one line for all of the same day."""
    days: dict[date, list[str]] = {}
    for standing in report.standings:
        if standing.counts and standing.late and standing.first_accepted_at is not None:
            days.setdefault(kyiv_day(standing.first_accepted_at), []).append(standing.department)
    for received, departments in sorted(days.items()):
        yield _shared("late", report, departments, received=day(received))


def _shared(kind: str, report: ConsolidatedReport, departments: Sequence[str], **values: str) -> Attention:
    """Said of one department or of several; the line leads to the first one's report."""
    names = [report.department(code).short for code in departments]
    if len(names) == 1:
        return _line(f"report_{kind}", {"department": names[0], **values}, department=departments[0])
    about = {"departments": ", ".join(names), "count": str(len(names)), **values}
    return _line(f"reports_{kind}", about, department=departments[0])


def _waiting(standing: Standing) -> list[int]:
    receipts = set(standing.waiting)
    if standing.kind is StandingKind.HELD and standing.filed is not None:
        receipts.add(standing.filed.receipt.number)
    return sorted(receipts)


def not_asked(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Accepted reports of departments that have left the plan since: named by their code where it has no name."""
    names = {department.code: department.short for department in report.plan.departments}
    for row in report.receipts:
        code = row.filed.judgement.department
        if code is not None and row.outcome is Outcome.ACCEPTED and not row.counts and row.superseded_by is None:
            about = {"department": names.get(code, code)}
            yield _line("report_not_asked", about, department=code, receipt=row.filed.receipt.number)


def extended(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Whose deadline the coordinator extended, and why; of several extensions the last one."""
    for standing in report.standings:
        decisions = [d for d in standing.decisions if d.kind is DecisionKind.EXTEND and d.until is not None]
        if decisions:
            about = {"department": report.department(standing.department).short, "reason": short(decisions[-1].reason)}
            yield _line("deadline_extended", about, department=standing.department, until=day(standing.timely_until))


def nil_reports(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """«Заходи не проводились», with the reason."""
    for told in tally.said.of_quarter(report.quarter):
        if told.nil:
            about = {"department": report.department(told.department).short}
            yield _line("report_nil", about, department=told.department, reason=short(told.nil_reason) or _NO_REASON)


def targets(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Months and weeks without an item, and values below the plan's; where nobody reported, nothing.

    What a later quarter of the year may still bring stands last.
    """
    for row in sorted(report.indicators, key=lambda row: row.pending):
        code = _target_code(row)
        if code is not None:
            yield _indicator_line(code, row)
        if row.indicator.kind is IndicatorKind.SHARE and row.percent is not None and row.percent > 100:
            yield _indicator_line("share_above_whole", row)


def _target_code(row: IndicatorRow) -> str | None:
    if row.reached is not False:
        return None
    if row.judged:
        return "months_missed" if row.indicator.cadence is Cadence.MONTH else "weeks_missed"
    if row.indicator.grows:
        return "growth_absent"
    if row.percent is None:
        return "target_missed"
    return {
        IndicatorKind.FLOW: "flow_below_target",
        IndicatorKind.SHARE: "share_below_target",
    }.get(row.indicator.kind, "stock_below_target")


def undefined(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """What the plan's blanks leave undefined: «не визначено», never 0."""
    for row in report.indicators:
        if row.cumulative is None:
            continue
        if row.indicator.kind is IndicatorKind.SHARE and row.percent is None:
            yield _indicator_line("denominator_unknown", row)
        if row.indicator.grows and row.indicator.baseline is None:
            yield _indicator_line("baseline_unknown", row)


def regressed(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Stocks, shares and states that are less than in the department's earlier report."""
    compared = (row for row in report.indicators if row.indicator.kind is not IndicatorKind.FLOW)
    for row in compared if tally.previous else ():
        for before, now in zip(tally.previous[row.indicator.code], row.contributions, strict=True):
            values = _fall(before, now)
            if values is None:
                continue
            about = {"department": report.department(now.department).short, **values}
            code = "state_fell" if "state" in values else "value_fell"
            yield _line(code, about, row=row, department=now.department)


def _fall(before: Contribution, now: Contribution) -> dict[str, str] | None:
    if before.quarter is not None and now.quarter is not None and now.quarter < before.quarter:
        return {"before": number(before.quarter), "value": number(now.quarter)}
    if before.state is not None and now.state is not None and _RANK[now.state] < _RANK[before.state]:
        return {"before": before.state.text, "state": now.state.text}
    return None


def not_done(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """What executors say is not done, not begun or only partly done, in this order, and why."""
    found: dict[Status | None, list[tuple[MeasureRow, int]]] = {status: [] for status in _REASONED}
    for row in report.measures:
        for place, status in enumerate(statuses_of(row.parts)):
            if status in found:
                found[status].append((row, place))
    for status in _REASONED:
        for row, place in found[status]:
            part = row.parts[place]
            yield _measure_line(status.value, report, row, part, reason=short(part.reason) or _NO_REASON)


def unchanged(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """A narrative that an earlier quarter's report of the department has word for word."""
    earlier = [q for q in reversed(report.plan.reportable_quarters) if q < report.quarter and tally.said.of_quarter(q)]
    for row, part in _parts(report) if earlier else ():
        narrative = fold(part.narrative)
        said = (q for q in earlier if narrative and _narrative(tally.said, q, row, part) == narrative)
        quarter = next(said, None)
        if quarter is not None:
            yield _measure_line("text_unchanged", report, row, part, quarter=quarter.label)


def _narrative(said: YearSaid, quarter: Quarter, row: MeasureRow, part: ExecutorPart) -> str:
    told = said.told(part.department, quarter)
    words = None if told is None else said.words(told, row.measure.code)
    return "" if words is None else fold(words.narrative)


def repeats(report: ConsolidatedReport, tally: Tally) -> Iterator[Attention]:
    """Events that were reported twice: repeats, which do not count, and likely ones, which do."""
    numbers = {measure.code: measure.number for measure in report.plan.measures}
    for row in tally.told_twice:
        yield Attention(
            "event_alike" if row.repeat_of is None else "event_repeated",
            (
                ("measure", numbers.get(row.measure or "", "")),
                ("title", short(row.title)),
                ("date", "" if row.date is None else day(row.date)),
                ("department", report.department(row.department).short),
            ),
            measure=row.measure,
            department=row.department,
        )


_Family = Callable[[ConsolidatedReport, Tally], Iterator[Attention]]
FAMILIES: tuple[_Family, ...] = (
    overdue,
    in_hand,
    not_asked,
    nil_reports,
    not_done,
    targets,
    regressed,
    unchanged,
    late,
    undefined,
    extended,
    repeats,
)
"""The gravest first: what is not known at all, what was not done, what is below the plan, what only needs a look."""


def _parts(report: ConsolidatedReport) -> Iterator[tuple[MeasureRow, ExecutorPart]]:
    return ((row, part) for row in report.measures for part in row.parts)


def _line(
    code: str, about: Mapping[str, str], *, department: str, row: IndicatorRow | None = None, **values: object
) -> Attention:
    texts = {**about, **{name: str(value) for name, value in values.items()}}
    if row is None:
        return Attention(code, tuple(texts.items()), department=department)
    texts["indicator"] = row.indicator.number
    return Attention(code, tuple(texts.items()), row.measure.code, row.indicator.code, department)


def _measure_line(
    code: str, report: ConsolidatedReport, row: MeasureRow, part: ExecutorPart, **values: str
) -> Attention:
    texts = {"measure": row.measure.number, "department": report.department(part.department).short, **values}
    return Attention(code, tuple(texts.items()), measure=row.measure.code, department=part.department)


def _indicator_line(code: str, row: IndicatorRow) -> Attention:
    known = {
        "value": row.cumulative,
        "target": row.indicator.target,
        "whole": row.indicator.denominator,
        "baseline": row.indicator.baseline,
    }
    texts = {name: number(value) for name, value in known.items() if value is not None}
    texts["indicator"] = row.indicator.number
    if row.percent is not None:
        texts["percent"] = f"{row.percent:f}".replace(".", ",")
    if row.judged:
        texts["missed"], texts["judged"] = str(len(row.missed)), str(len(row.judged))
        texts["periods"] = ", ".join(_period(period, row.indicator.cadence) for period in row.missed)
    return Attention(code, tuple(texts.items()), row.measure.code, row.indicator.code)


def _period(period: Period, cadence: Cadence) -> str:
    """«07.2020»; «22.06–28.06»."""
    if cadence is Cadence.MONTH:
        return f"{period.first:%m.%Y}"
    return f"{period.first:%d.%m}–{period.last:%d.%m}"
