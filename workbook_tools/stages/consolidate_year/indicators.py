"""An indicator's year: the values of its quarters, what came before them, its months or weeks, its target."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from workbook_tools.model.plan import Comparator, Indicator, IndicatorKind, Measure, Plan
from workbook_tools.model.quarter import Period
from workbook_tools.model.report import Contribution, IndicatorRow
from workbook_tools.model.tally import Coverage, percentage
from workbook_tools.model.year_report import Attained, IndicatorYear, PartYear, Phase, QuarterOfYear, may_yet_count


def awaited_measures(plan: Plan, quarters: Sequence[QuarterOfYear]) -> frozenset[str]:
    """Codes of the measures whose figures a report of some quarter may still change."""
    found: set[str] = set()
    for of in quarters:
        asked = plan.active_measures(of.quarter)
        if of.report is None:
            found.update(measure.code for measure in asked)
            continue
        awaited = {standing.department for standing in of.report.standings if may_yet_count(standing)}
        found.update(measure.code for measure in asked if not awaited.isdisjoint(measure.executors))
    return frozenset(found)


def indicator_year(
    plan: Plan,
    indicator: Indicator,
    quarters: Sequence[QuarterOfYear],
    rows: Sequence[IndicatorRow | None],
    awaited: Set[str],
) -> IndicatorYear:
    """The latest quarter that has begun holds the cumulative; corrections of earlier ones are in it already.

    `rows`: the indicator's in each quarter, None in one that is ahead; `awaited`: as `awaited_measures` finds them.
    """
    measure = plan.measure(indicator.measure)
    said = [None if row is None else {c.department: c for c in row.contributions} for row in rows]
    latest = next((row for row in reversed(rows) if row is not None), None)
    parts = tuple(_part(indicator, department, said) for department in measure.executors)
    openings = [part.opening for part in parts if part.opening is not None]
    told = tuple(_is_told(plan, measure, of, row) for of, row in zip(quarters, rows, strict=True))
    coverage = tuple(_coverage(of, row, told=t) for of, row, t in zip(quarters, rows, told, strict=True))
    year = IndicatorYear(
        indicator=indicator,
        measure=measure,
        rows=tuple(rows),
        told=told,
        parts=parts,
        coverage=coverage,
        percents=tuple(_percent(row, c) if t else None for row, c, t in zip(rows, coverage, told, strict=True)),
        opening=sum(openings, Decimal(0)) if openings else None,
        total=None if latest is None else latest.cumulative,
        percent=None if latest is None or indicator.periodic else latest.percent,
        growth=None if latest is None else latest.growth,
        attained=Attained.UNDEFINED,
    )
    if indicator.periodic:
        year = replace(year, percent=percentage(year.judged - year.missed, year.judged))
    return replace(year, attained=_attained(plan, year, latest, quarters, awaited=measure.code in awaited))


def _is_told(plan: Plan, measure: Measure, of: QuarterOfYear, row: IndicatorRow | None) -> bool:
    if row is None or not plan.is_active(measure.code, of.quarter):
        return False
    own = (c for c in row.contributions if not c.carried)
    return any(c.quarter is not None or c.state is not None for c in own)


def _percent(row: IndicatorRow | None, coverage: Coverage | None) -> Decimal | None:
    if coverage is not None:
        return percentage(len(coverage.judged) - len(coverage.missed), len(coverage.judged))
    return None if row is None or row.indicator.periodic else row.percent


# --- contributions -------------------------------------------------------------------------------


def _part(indicator: Indicator, department: str, said: Sequence[Mapping[str, Contribution] | None]) -> PartYear:
    """`said`: each executor's contribution, quarter by quarter."""
    contributions = tuple(None if by_department is None else by_department[department] for by_department in said)
    known = [one for one in contributions if one is not None]
    total = known[-1].cumulative if known else None
    as_of = max((one.as_of for one in known if one.as_of is not None), default=None)
    state = known[-1].state if known else None
    if not indicator.has_opening:
        return PartYear(department, contributions, None, None, None, total, as_of, state)
    declared = next((one for one in reversed(known) if _declares(one)), None)
    quarters = sum((one.quarter for one in known if one.quarter is not None), Decimal(0))
    return PartYear(
        department,
        contributions,
        opening=_opening(total, quarters, declared),
        declared=None if declared is None else declared.opening,
        declared_in=None if declared is None else declared.opening_source,
        total=total,
        as_of=as_of,
        state=None,
    )


def _declares(contribution: Contribution) -> bool:
    """The opening counts as the report itself states it: an opening of the ledger comes from an earlier report."""
    value, opening = contribution.source, contribution.opening_source
    return value is not None and opening is not None and value.receipt == opening.receipt


def _opening(total: Decimal | None, quarters: Decimal, declared: Contribution | None) -> Decimal | None:
    """What stands in no quarter's own report; None where no report states an opening: blank is not 0."""
    return None if total is None or declared is None else total - quarters


# --- months and weeks ----------------------------------------------------------------------------


def _coverage(of: QuarterOfYear, row: IndicatorRow | None, *, told: bool) -> Coverage | None:
    """Months and weeks of which a report can tell: in a quarter that is not closed, those that it reaches."""
    if row is None or not row.indicator.periodic or not told:
        return None
    judged = row.judged if of.phase is Phase.CLOSED else _reached_by_reports(row)
    missed = tuple(period for period in row.missed if period in judged)
    return Coverage(judged, missed, row.unfinished, row.unfinished_covered)


def _reached_by_reports(row: IndicatorRow) -> tuple[Period, ...]:
    """Over by the day that the latest of the quarter's reports is as of."""
    until = max((c.as_of for c in row.contributions if c.quarter is not None and c.as_of is not None), default=date.min)
    return tuple(period for period in row.judged if period.last <= until)


# --- the target ----------------------------------------------------------------------------------


def _attained(
    plan: Plan, year: IndicatorYear, latest: IndicatorRow | None, quarters: Sequence[QuarterOfYear], *, awaited: bool
) -> Attained:
    """`awaited`: a report may still change the figure."""
    indicator = year.indicator
    if year.total is None and all(part.state is None for part in year.parts):
        return Attained.NO_DATA
    if indicator.target is None and not indicator.grows:
        return Attained.NO_TARGET
    reached = _periods_kept(plan, year, quarters) if indicator.periodic else None if latest is None else latest.reached
    if reached is None:
        return Attained.UNDEFINED
    if not reached:
        return Attained.NOT_YET if awaited and latest is not None and latest.may_still_come else Attained.NO
    return Attained.SO_FAR if awaited and _can_be_lost(indicator) else Attained.YES


def _periods_kept(plan: Plan, year: IndicatorYear, quarters: Sequence[QuarterOfYear]) -> bool | None:
    """None where nothing is judged yet, or where nothing is missed but a closed quarter has no report to tell."""
    if year.missed:
        return False
    for of, coverage in zip(quarters, year.coverage, strict=True):
        silent = coverage is None and of.phase is Phase.CLOSED
        if silent and plan.is_active(year.measure.code, of.quarter):
            return None
    return True if year.judged else None


def _can_be_lost(indicator: Indicator) -> bool:
    """All but a sum that has come to its least."""
    least = indicator.comparator in (None, Comparator.AT_LEAST, Comparator.MORE_THAN)
    return indicator.periodic or indicator.kind is not IndicatorKind.FLOW or not least
