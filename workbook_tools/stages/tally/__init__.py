"""Counts the reports of a plan year: contributions, repeats, months and weeks, and next forms' openings."""

from collections.abc import Iterable
from decimal import Decimal
from functools import partial

from workbook_tools.model.plan import Cadence, Indicator, Plan
from workbook_tools.model.quarter import Period, Quarter, judged_periods, month_of, week_of
from workbook_tools.model.said import Reported, Said
from workbook_tools.model.shelf import OnHand, Shelves
from workbook_tools.model.tally import Coverage, Openings, Parts, Tally, meets
from workbook_tools.model.year_said import YearSaid
from workbook_tools.stages.tally.year import Year, balances_before, contributions, year_of

_ONE = Decimal(1)


def tally(said: YearSaid, quarter: Quarter, shelves: Shelves = OnHand) -> Tally:
    """`said`: what the counting reports of all departments say, of the plan's quarters up to this one."""
    year, before = year_of(said, quarter, shelves), quarter.previous
    return Tally(
        quarter=quarter,
        contributions=_parts(year, quarter),
        previous=_parts(year, before) if year.plan.reportable(before) else {},
        activities=year.register.activities(),
        told_twice=year.register.told_twice,
        coverage=_coverages(year, quarter),
        said=year.said,
    )


def openings(
    plan: Plan, quarter: Quarter, reports: Iterable[Reported[Said]], shelves: Shelves = OnHand
) -> dict[str, Openings]:
    """What each department's form of the quarter shows or asks, by department code; earlier quarters' reports count.

    `reports`: the counting ones of all departments, in any order. They are gone through once, and what they say is
    put on `shelves`.
    """
    said = YearSaid(plan, shelves)
    for report in reports:
        if report.submission.quarter < quarter and plan.reportable(report.submission.quarter):
            said.take_in(report)
    year = year_of(said, quarter, shelves)
    known: dict[str, dict[str, Decimal]] = {department.code: {} for department in plan.departments}
    asks = dict.fromkeys(known, False)
    for indicator in plan.indicators:
        if not indicator.has_opening or indicator.measure not in year.active.get(quarter, frozenset()):
            continue
        for department, balance in balances_before(year, indicator, quarter).items():
            if balance.known and balance.total is not None:
                known[department][indicator.code] = balance.total
            else:
                asks[department] = True
    return {department: Openings(known[department], asks[department]) for department in known}


def _parts(year: Year, quarter: Quarter) -> Parts:
    indicators = {indicator.code: indicator for indicator in year.plan.indicators}
    return Parts(indicators, partial(contributions, year, quarter=quarter))


def _coverages(year: Year, quarter: Quarter) -> dict[str, Coverage]:
    """Nothing is judged of a measure that the quarter's forms do not ask for."""
    schedule, first_window = year.plan.decree.schedule, year.quarters[:1] == (quarter,)
    months = judged_periods(month_of, quarter, schedule, first_window=first_window)
    weeks = judged_periods(week_of, quarter, schedule, first_window=first_window)
    asked = year.active.get(quarter, frozenset())
    judged_by = {Cadence.MONTH: months, Cadence.WEEK: weeks}
    return {
        indicator.code: _coverage(year, indicator, *judged_by[indicator.cadence])
        if indicator.measure in asked
        else Coverage((), (), None, False)
        for indicator in year.plan.indicators
        if indicator.periodic and indicator.has_opening
    }


def _coverage(year: Year, indicator: Indicator, judged: tuple[Period, ...], unfinished: Period | None) -> Coverage:
    """By the dates of counted events of any executor, whichever quarter's form they came in."""
    amounts = year.register.amounts(indicator)
    comparator, wanted = indicator.comparator, indicator.target
    if wanted is None or not indicator.from_register:
        comparator, wanted = None, _ONE

    def covered(period: Period) -> bool:
        return meets(Decimal(amounts.get(period.code, 0)), comparator, wanted)

    missed = tuple(period for period in judged if not covered(period))
    return Coverage(judged, missed, unfinished, unfinished is not None and covered(unfinished))
