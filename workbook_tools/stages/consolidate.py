"""Joins what the departments reported into the consolidated quarter: measures, indicators, events, attention."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial, reduce
from operator import add

from msgspec.structs import replace

from workbook_tools.model.joint_status import joint_status
from workbook_tools.model.measure_parts import MeasureParts
from workbook_tools.model.plan import Comparator, Indicator, IndicatorKind, Measure, Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import (
    Attention,
    ConsolidatedReport,
    Contribution,
    ExecutorPart,
    IndicatorRow,
    MeasureRow,
    ReceiptRow,
)
from workbook_tools.model.shelf import OnHand, PutAside, Shelves, Taken, shelved
from workbook_tools.model.submission import Status
from workbook_tools.model.tally import Coverage, Tally, meets, percentage
from workbook_tools.model.year_said import Told, YearSaid
from workbook_tools.rules.attention import attention

_Contributions = tuple[Contribution, ...]
_UNJUDGED = Coverage((), (), None, False)
"""That of an indicator without months or weeks."""


def consolidate(
    plan: Plan,
    quarter: Quarter,
    deadlines: Deadlines,
    standings: Sequence[Standing],
    receipts: Sequence[ReceiptRow],
    tally: Tally,
    shelves: Shelves = OnHand,
) -> ConsolidatedReport:
    """`tally`: of the year's counting reports up to the quarter. What is many goes onto `shelves`."""
    by_department = {standing.department: standing for standing in standings}
    active = {measure.code for measure in plan.active_measures(quarter)}
    report = ConsolidatedReport(
        plan=plan,
        quarter=quarter,
        deadlines=deadlines,
        standings=_unreported_first(plan, standings),
        measures=tuple(
            _active_row(measure, quarter, deadlines, by_department, tally.said)
            if measure.code in active
            else _inactive_row(plan, measure, quarter, tally.said)
            for measure in plan.measures
        ),
        indicators=tuple(_indicator_rows(plan, tally, shelves)),
        activities=tally.activities,
        receipts=receipts,
        attention=(),
    )
    return replace(report, attention=shelved(attention(report, tally), shelves(Attention)))


def _unreported_first(plan: Plan, standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Missing (overdue ones before), returned, held, then those whose report counts; each in the plan's order."""
    ranks = {StandingKind.MISSING: 1, StandingKind.RETURNED: 2, StandingKind.HELD: 3}
    places = _places(plan)

    def key(standing: Standing) -> tuple[int, int]:
        missed = standing.kind is StandingKind.MISSING and standing.overdue
        return 0 if missed else ranks.get(standing.kind, 4), places.get(standing.department, len(places))

    return tuple(sorted(standings, key=key))


def _places(plan: Plan) -> dict[str, int]:
    return {department.code: place for place, department in enumerate(plan.departments)}


# --- measures ------------------------------------------------------------------------------------


class _PartsOfQuarter(MeasureParts):
    """Of a measure that the quarter's forms ask for: of each executor that has a standing."""

    __slots__ = ("_departments", "_measure", "_quarter", "_said", "_standings")

    def __init__(self, said: YearSaid, measure: Measure, quarter: Quarter, standings: Mapping[str, Standing]) -> None:
        departments = tuple([department for department in measure.executors if department in standings])
        self._departments = measure.executors if departments == measure.executors else departments  # held once
        self._said, self._measure, self._quarter, self._standings = said, measure, quarter, standings

    def __len__(self) -> int:
        return len(self._departments)

    def __iter__(self) -> Iterator[ExecutorPart]:
        return map(self._part, self._departments)

    def statuses(self) -> list[Status | None]:
        statuses = self._said.statuses(self._measure.code, self._quarter)
        said = zip(self._measure.executors, statuses, strict=True)
        return [status for department, status in said if department in self._standings]

    def _at(self, index: int) -> ExecutorPart:
        return self._part(self._departments[index])

    def _part(self, department: str) -> ExecutorPart:
        told = self._said.told(department, self._quarter)
        return _part_of(self._said, self._measure, self._standings[department], told)


def _active_row(
    measure: Measure, quarter: Quarter, deadlines: Deadlines, standings: Mapping[str, Standing], said: YearSaid
) -> MeasureRow:
    """The term is over where its last day is not after the decree's date, or not after what a report is as of."""
    reported = {department: said.told(department, quarter) for department in measure.executors}
    as_of = [told.as_of for told in reported.values() if told is not None and told.as_of is not None]
    day = max([deadlines.decree_executors, *as_of])
    of_all = zip(measure.executors, said.statuses(measure.code, quarter), strict=True)
    statuses = [status if department in standings else None for department, status in of_all]
    status = joint_status(statuses, ended=measure.term.last <= day)
    missing = tuple([department for department, told in reported.items() if told is None])
    return MeasureRow(measure, status, _PartsOfQuarter(said, measure, quarter, standings), missing)


def _inactive_row(plan: Plan, measure: Measure, quarter: Quarter, said: YearSaid) -> MeasureRow:
    """A measure whose term is over keeps what its executors said last; one that has not begun is not due.

    Executors of such a measure may owe no report in the quarter at all, and then have no standing in it.
    """
    asked = [q for q in plan.reportable_quarters if q < quarter and plan.is_active(measure.code, q)]
    if not asked:
        begins = measure.term.spans[0][0] > quarter.last_day
        return MeasureRow(measure, Status.NOT_DUE if begins else None, (), ())
    parts = Taken(measure.executors, partial(_last_part, plan, said, measure, asked))
    said_last = list(parts)
    status = joint_status([part.status for part in said_last], ended=True)
    missing = tuple([part.department for part in said_last if not part.standing.counts])
    return MeasureRow(measure, status, parts, missing)


def _last_part(plan: Plan, said: YearSaid, measure: Measure, asked: Sequence[Quarter], department: str) -> ExecutorPart:
    last = next((told for q in reversed(asked) if (told := said.told(department, q)) is not None), None)
    return _part_of(said, measure, _stood(plan, department, asked[-1], last), last)


def _stood(plan: Plan, department: str, quarter: Quarter, told: Told | None) -> Standing:
    """That of a department's last report of an earlier quarter; its lateness is told in that quarter's workbook."""
    until = plan.decree.schedule.decree_date(quarter)
    if told is None:
        return Standing(department, quarter, StandingKind.MISSING, None, None, None, False, False, until, 0, 0)
    received = told.filed.receipt.received_at
    kind = StandingKind.NIL if told.nil else StandingKind.ACCEPTED
    return Standing(department, quarter, kind, told.filed, received, received, False, False, until, 0, 0)


def _part_of(said: YearSaid, measure: Measure, standing: Standing, told: Told | None) -> ExecutorPart:
    if told is None:
        return ExecutorPart(standing.department, standing, None)
    if told.nil:
        source = told.source(told.sheet, told.nil_reason_cell)
        return ExecutorPart(standing.department, standing, None, nil_reason=told.nil_reason, source=source)
    words = said.words(told, measure.code)
    if words is None:
        return ExecutorPart(standing.department, standing, None)
    return ExecutorPart(
        standing.department,
        standing,
        words.status,
        words.narrative,
        words.reason,
        words.links,
        source=told.source(words.sheet, words.cell),
    )


# --- indicators ----------------------------------------------------------------------------------


def _indicator_rows(plan: Plan, tally: Tally, shelves: Shelves) -> Iterator[IndicatorRow]:
    later = [quarter for quarter in plan.reportable_quarters if quarter > tally.quarter]
    goes_on = {measure.code for quarter in later for measure in plan.active_measures(quarter)}
    shelf = shelves(_Contributions)
    for indicator in plan.indicators:
        contributions = tally.contributions[indicator.code]
        row = _indicator_row(
            indicator,
            plan.measure(indicator.measure),
            contributions,
            PutAside(contributions, shelf),
            tally.coverage.get(indicator.code),
        )
        yield replace(row, pending=True) if indicator.measure in goes_on and row.may_still_come else row


def _indicator_row(
    indicator: Indicator,
    measure: Measure,
    contributions: Sequence[Contribution],
    kept: Sequence[Contribution],
    coverage: Coverage | None,
) -> IndicatorRow:
    """`kept`: the contributions as the row has them."""
    judged = coverage or _UNJUDGED
    values = [contribution.quarter for contribution in contributions]
    quarter, cumulative = _sum(values), _sum(contribution.cumulative for contribution in contributions)
    growth = None
    if indicator.kind is IndicatorKind.STOCK and indicator.baseline is not None and cumulative is not None:
        growth = None if None in values else cumulative - indicator.baseline
    return IndicatorRow(
        indicator,
        measure,
        kept,
        quarter,
        cumulative,
        _percent(indicator, quarter, cumulative, coverage),
        growth,
        judged.judged,
        judged.missed,
        judged.unfinished,
        judged.unfinished_covered,
        _reached(indicator, quarter, cumulative, growth, judged),
        states=tuple(dict.fromkeys(one.state for one in contributions if one.state is not None)),
        gaps=any(one.quarter is None and one.state is None for one in contributions),
    )


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """Exact; None where no executor has a figure: a blank is no zero."""
    known = [value for value in values if value is not None]
    return reduce(add, known) if known else None


def _percent(
    indicator: Indicator, quarter: Decimal | None, cumulative: Decimal | None, coverage: Coverage | None
) -> Decimal | None:
    """Covered part of the judged months or weeks; a share of its denominator; else the cumulative of the target.

    Where nobody reported in the quarter, what an earlier report covered still counts; without that nothing is known.
    """
    if coverage is not None:
        covered = len(coverage.judged) - len(coverage.missed)
        return None if quarter is None and not covered else percentage(covered, len(coverage.judged))
    if indicator.kind is IndicatorKind.SHARE:
        return percentage(cumulative, indicator.denominator)
    if indicator.grows:
        return None
    return percentage(cumulative, indicator.target)


def _reached(
    indicator: Indicator, quarter: Decimal | None, value: Decimal | None, growth: Decimal | None, coverage: Coverage
) -> bool | None:
    """`value`: the cumulative."""
    if coverage.judged:
        return None if quarter is None else not coverage.missed
    if indicator.grows:
        comparator = indicator.comparator or Comparator.MORE_THAN
        return None if growth is None else meets(growth, comparator, indicator.target or Decimal(0))
    if value is None or indicator.target is None or indicator.periodic:
        return None
    if indicator.kind is not IndicatorKind.SHARE:
        return meets(value, indicator.comparator, indicator.target)
    if indicator.denominator is None or indicator.denominator <= 0:
        return None
    return meets(value * 100, indicator.comparator, indicator.target * indicator.denominator)
