"""Joins what the departments reported into the consolidated quarter: measures, indicators, events, attention."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd

from workbook_tools.model.events import source_of
from workbook_tools.model.joint_status import joint_status
from workbook_tools.model.layout import MEASURES
from workbook_tools.model.plan import Comparator, Indicator, IndicatorKind, Measure, Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import (
    ActivityRow,
    ConsolidatedReport,
    Contribution,
    ExecutorPart,
    IndicatorRow,
    MeasureRow,
    ReceiptRow,
    Reported,
    Source,
)
from workbook_tools.model.submission import MeasureReport, Status
from workbook_tools.model.tally import Coverage, Tally, meets, percentage
from workbook_tools.rules.attention import attention

_Reports = Mapping[tuple[str, Quarter], Reported]
_Sum = Decimal | None


def consolidate(
    plan: Plan,
    quarter: Quarter,
    deadlines: Deadlines,
    standings: Sequence[Standing],
    receipts: Sequence[ReceiptRow],
    reports: Sequence[Reported],
    tally: Tally,
) -> ConsolidatedReport:
    """`reports`: the year's counting ones up to the quarter; `tally` is made of the same ones."""
    in_order = sorted(reports, key=lambda r: r.filed.receipt.number)
    filed = {(r.submission.department, r.submission.quarter): r for r in in_order}
    by_department = {standing.department: standing for standing in standings}
    active = {measure.code for measure in plan.active_measures(quarter)}
    report = ConsolidatedReport(
        plan=plan,
        quarter=quarter,
        deadlines=deadlines,
        standings=_unreported_first(plan, standings),
        measures=tuple(
            _active_row(measure, quarter, deadlines, by_department, filed)
            if measure.code in active
            else _inactive_row(plan, measure, quarter, filed)
            for measure in plan.measures
        ),
        indicators=_indicator_rows(plan, tally),
        activities=_by_date(plan, tally.activities),
        receipts=tuple(receipts),
        attention=(),
    )
    return replace(report, attention=attention(report, tally, reports))


def _unreported_first(plan: Plan, standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Missing (overdue ones before), returned, held, then those whose report counts; each in the plan's order."""
    ranks = {StandingKind.MISSING: 1, StandingKind.RETURNED: 2, StandingKind.HELD: 3}
    places = _places(plan)

    def key(standing: Standing) -> tuple[int, int]:
        missed = standing.kind is StandingKind.MISSING and standing.overdue
        return 0 if missed else ranks.get(standing.kind, 4), places.get(standing.department, len(places))

    return tuple(sorted(standings, key=key))


def _by_date(plan: Plan, activities: Sequence[ActivityRow]) -> tuple[ActivityRow, ...]:
    places = _places(plan)
    return tuple(sorted(activities, key=lambda row: (row.date or date.max, places.get(row.department, len(places)))))


def _places(plan: Plan) -> dict[str, int]:
    return {department.code: place for place, department in enumerate(plan.departments)}


# --- measures ------------------------------------------------------------------------------------


def _active_row(
    measure: Measure, quarter: Quarter, deadlines: Deadlines, standings: Mapping[str, Standing], filed: _Reports
) -> MeasureRow:
    """The term is over where its last day is not after the decree's date, or not after what a report is as of."""
    reported = {department: filed.get((department, quarter)) for department in measure.executors}
    parts = [_part(measure, standings[d], r) for d, r in reported.items() if d in standings]
    said = [r.submission.header.as_of for r in reported.values() if r is not None]
    day = max([deadlines.decree_executors, *(as_of for as_of in said if as_of is not None)])
    said_by = {part.department: part.status for part in parts}
    status = joint_status([said_by.get(d) for d in measure.executors], ended=measure.term.last <= day)
    missing = tuple(department for department, r in reported.items() if r is None)
    return MeasureRow(measure, status, tuple(parts), missing)


def _inactive_row(plan: Plan, measure: Measure, quarter: Quarter, filed: _Reports) -> MeasureRow:
    """A measure whose term is over keeps what its executors said last; one that has not begun is not due.

    Executors of such a measure may owe no report in the quarter at all, and then have no standing in it.
    """
    asked = [q for q in plan.reportable_quarters if q < quarter and measure in plan.active_measures(q)]
    if not asked:
        begins = measure.term.spans[0][0] > quarter.last_day
        return MeasureRow(measure, Status.NOT_DUE if begins else None, (), ())
    parts = []
    for department in measure.executors:
        last = next((r for q in reversed(asked) if (r := filed.get((department, q))) is not None), None)
        parts.append(_part(measure, _stood(plan, department, asked[-1], last), last))
    status = joint_status([part.status for part in parts], ended=True)
    missing = tuple(part.department for part in parts if not part.standing.counts)
    return MeasureRow(measure, status, tuple(parts), missing)


def _stood(plan: Plan, department: str, quarter: Quarter, reported: Reported | None) -> Standing:
    """That of a department's last report of an earlier quarter; its lateness is told in that quarter's workbook."""
    until = plan.decree.schedule.decree_date(quarter)
    if reported is None:
        return Standing(department, quarter, StandingKind.MISSING, None, None, None, False, False, until, 0, 0)
    received = reported.filed.receipt.received_at
    kind = StandingKind.NIL if reported.submission.header.nil else StandingKind.ACCEPTED
    filed = reported.filed
    return Standing(department, quarter, kind, filed, received, received, False, False, until, 0, 0)


def _part(measure: Measure, standing: Standing, reported: Reported | None) -> ExecutorPart:
    if reported is None:
        return ExecutorPart(standing.department, standing, None)
    header = reported.submission.header
    if header.nil:
        source = source_of(reported, header.sheet, header.cells.get("nil_reason", "A1"))
        return ExecutorPart(standing.department, standing, None, nil_reason=header.nil_reason, source=source)
    said = next((m for m in reported.submission.measures if m.measure == measure.code), None)
    if said is None:
        return ExecutorPart(standing.department, standing, None)
    return ExecutorPart(
        standing.department,
        standing,
        said.status,
        said.narrative,
        said.reason,
        said.links,
        source=_measure_source(reported, said),
    )


def _measure_source(reported: Reported, said: MeasureReport) -> Source:
    entry = said.entries.get("narrative") or said.entries.get("status")
    letters = reported.submission.columns.get(MEASURES, {}).get("narrative", "A")
    return source_of(reported, said.sheet, f"{letters}{said.row}" if entry is None else entry.cell)


# --- indicators ----------------------------------------------------------------------------------


def _indicator_rows(plan: Plan, tally: Tally) -> tuple[IndicatorRow, ...]:
    sums = _sums(tally.contributions)
    measures = {measure.code: measure for measure in plan.measures}
    rows = (
        _indicator_row(
            indicator,
            measures[indicator.measure],
            tally.contributions.get(indicator.code, ()),
            sums.get(indicator.code, (None, None)),
            tally.coverage.get(indicator.code),
        )
        for indicator in plan.indicators
    )
    later = [quarter for quarter in plan.reportable_quarters if quarter > tally.quarter]
    goes_on = {measure.code for quarter in later for measure in plan.active_measures(quarter)}
    return tuple(replace(row, pending=row.measure.code in goes_on and row.may_still_come) for row in rows)


def _sums(contributions: Mapping[str, Sequence[Contribution]]) -> dict[str, tuple[_Sum, _Sum]]:
    """(quarter, cumulative) of each indicator; None where no executor has a figure.

    The columns hold Decimals as objects: sums are exact, and a blank is no zero (`min_count`).
    """
    frame = pd.DataFrame(
        [(code, c.quarter, c.cumulative) for code, parts in contributions.items() for c in parts],
        columns=["indicator", "quarter", "cumulative"],
        dtype=object,
    )
    totals = frame.groupby("indicator", sort=False)[["quarter", "cumulative"]].sum(min_count=1)
    return {str(row.Index): (_known(row.quarter), _known(row.cumulative)) for row in totals.itertuples()}


def _known(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) and value.is_finite() else None


def _indicator_row(
    indicator: Indicator,
    measure: Measure,
    contributions: tuple[Contribution, ...],
    sums: tuple[_Sum, _Sum],
    coverage: Coverage | None,
) -> IndicatorRow:
    quarter, cumulative = sums
    whole = all(c.quarter is not None for c in contributions)
    growth = None
    if indicator.kind is IndicatorKind.STOCK and indicator.baseline is not None and cumulative is not None and whole:
        growth = cumulative - indicator.baseline
    row = IndicatorRow(
        indicator,
        measure,
        contributions,
        quarter,
        cumulative,
        _percent(indicator, quarter, cumulative, coverage),
        growth,
    )
    if coverage is not None:
        row = replace(
            row,
            judged=coverage.judged,
            missed=coverage.missed,
            unfinished=coverage.unfinished,
            unfinished_covered=coverage.unfinished_covered,
        )
    return replace(row, reached=_reached(row))


def _percent(indicator: Indicator, quarter: _Sum, cumulative: _Sum, coverage: Coverage | None) -> Decimal | None:
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


def _reached(row: IndicatorRow) -> bool | None:
    indicator, value = row.indicator, row.cumulative
    if row.judged:
        return None if row.quarter is None else not row.missed
    if indicator.grows:
        comparator = indicator.comparator or Comparator.MORE_THAN
        return None if row.growth is None else meets(row.growth, comparator, indicator.target or Decimal(0))
    if value is None or indicator.target is None or indicator.periodic:
        return None
    if indicator.kind is not IndicatorKind.SHARE:
        return meets(value, indicator.comparator, indicator.target)
    if indicator.denominator is None or indicator.denominator <= 0:
        return None
    return meets(value * 100, indicator.comparator, indicator.target * indicator.denominator)
