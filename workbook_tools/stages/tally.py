"""Counts the reports of a plan year: contributions, repeats, months and weeks, and next forms' openings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from workbook_tools.model.events import feeds, form_classes, source_of, year_events
from workbook_tools.model.layout import INDICATORS
from workbook_tools.model.plan import Cadence, Indicator, IndicatorKind, Plan, ValueSource
from workbook_tools.model.quarter import Period, Quarter, judged_periods, month_of, week_of
from workbook_tools.model.report import ActivityRow, Contribution, Reported, Source
from workbook_tools.model.submission import IndicatorValue
from workbook_tools.model.tally import Coverage, Openings, Tally, meets
from workbook_tools.model.text import fold

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Year:
    """The counting reports by department and quarter, and the rows that count by indicator code.

    `fed` are those rows by indicator, department and quarter; `active` the codes of the measures that
    a quarter's forms ask for.
    """

    plan: Plan
    quarters: tuple[Quarter, ...]
    active: Mapping[Quarter, frozenset[str]]
    executors: Mapping[str, tuple[str, ...]]
    reports: Mapping[tuple[str, Quarter], Reported]
    events: tuple[ActivityRow, ...]
    counted: Mapping[str, Sequence[ActivityRow]]
    fed: Mapping[tuple[str, str, Quarter], Sequence[ActivityRow]]


@dataclass(frozen=True, slots=True)
class _Balance:
    """A flow's cumulative before a quarter; `known`: nothing is missing in it. None: nobody said anything yet."""

    total: Decimal | None
    known: bool
    source: Source | None = None


def tally(plan: Plan, quarter: Quarter, reports: Sequence[Reported]) -> Tally:
    """`reports`: the counting ones of all departments, in any order; those of later quarters are left aside."""
    year = _year(plan, [r for r in reports if r.submission.quarter <= quarter])
    before = quarter.previous
    return Tally(
        quarter=quarter,
        contributions=_contributions(year, quarter),
        previous=_contributions(year, before) if plan.reportable(before) else {},
        activities=tuple(row for row in year.events if row.quarter == quarter),
        earlier=tuple(row for row in year.events if row.quarter != quarter),
        coverage={i.code: _coverage(year, i, quarter) for i in plan.indicators if i.periodic and i.has_opening},
    )


def openings(plan: Plan, quarter: Quarter, reports: Sequence[Reported]) -> dict[str, Openings]:
    """What each department's form of the quarter shows or asks, by department code; earlier quarters' reports count."""
    year = _year(plan, [r for r in reports if r.submission.quarter < quarter])
    known: dict[str, dict[str, Decimal]] = {department.code: {} for department in plan.departments}
    asks = dict.fromkeys(known, False)
    for indicator in plan.indicators:
        if not indicator.has_opening or indicator.measure not in year.active.get(quarter, frozenset()):
            continue
        for department in year.executors[indicator.measure]:
            balance = _balance_before(year, indicator, department, quarter)
            if balance.known and balance.total is not None:
                known[department][indicator.code] = balance.total
            else:
                asks[department] = True
    return {department: Openings(known[department], asks[department]) for department in known}


def _year(plan: Plan, reports: Sequence[Reported]) -> _Year:
    """Of two reports for one department and quarter the later receipt's counts."""
    counting = {
        (r.submission.department, r.submission.quarter): r
        for r in sorted(reports, key=lambda r: r.filed.receipt.number)
        if plan.reportable(r.submission.quarter)
    }
    quarters = plan.reportable_quarters
    executors = {measure.code: measure.executors for measure in plan.measures}
    events = year_events(plan, counting.values())
    counted = _counted(plan, events)
    fed: dict[tuple[str, str, Quarter], list[ActivityRow]] = defaultdict(list)
    for code, rows in counted.items():
        for row in rows:
            fed[code, row.department, row.quarter].append(row)
    active = {q: frozenset(m.code for m in plan.active_measures(q)) for q in quarters}
    return _Year(plan, quarters, active, executors, counting, events, counted, fed)


def _counted(plan: Plan, events: Sequence[ActivityRow]) -> dict[str, list[ActivityRow]]:
    """By indicator: the rows of its measure, its form classes and its executors that are no repeats."""
    executors = {(measure.code, department) for measure in plan.measures for department in measure.executors}
    by_measure: dict[str | None, list[ActivityRow]] = defaultdict(list)
    for row in events:
        if row.repeat_of is None and (row.measure, row.department) in executors:
            by_measure[row.measure].append(row)
    known = form_classes(plan)
    classes = {form: known.get(fold(form)) for form in {row.form for row in events}}
    return {
        indicator.code: [r for r in by_measure[indicator.measure] if feeds(indicator, classes[r.form])]
        for indicator in plan.indicators
    }


# --- contributions -------------------------------------------------------------------------------


def _contributions(year: _Year, quarter: Quarter) -> dict[str, tuple[Contribution, ...]]:
    return {
        indicator.code: tuple(
            _contribution(year, indicator, department, quarter) for department in year.executors[indicator.measure]
        )
        for indicator in year.plan.indicators
    }


def _contribution(year: _Year, indicator: Indicator, department: str, quarter: Quarter) -> Contribution:
    if indicator.kind is IndicatorKind.FLOW:
        return _flow(year, indicator, department, quarter)
    return _latest(year, indicator, department, quarter)


def _flow(year: _Year, indicator: Indicator, department: str, quarter: Quarter) -> Contribution:
    balance = _balance_before(year, indicator, department, quarter)
    reported = _asked(year, indicator, department, quarter)
    if reported is None:
        opening = None if balance.source is None else balance.total
        return Contribution(department, opening, None, None, opening_source=balance.source)
    balance = _opened(balance, indicator, reported)
    value, source = _value(year, indicator, reported)
    as_of = reported.submission.header.as_of
    return Contribution(department, balance.total, value, as_of, source=source, opening_source=balance.source)


def _latest(year: _Year, indicator: Indicator, department: str, quarter: Quarter) -> Contribution:
    """The value of the latest report that gives one; a nil report gives none and so carries the one before."""
    for at in reversed(year.quarters):
        reported = year.reports.get((department, at))
        if at > quarter or reported is None or reported.submission.header.nil:
            continue
        said = _said(reported, indicator)
        if said is None or (said.value is None and said.state is None):
            continue
        return Contribution(
            department,
            None,
            said.value,
            reported.submission.header.as_of,
            carried=at < quarter,
            state=said.state,
            comment=said.comment,
            source=source_of(reported, said.sheet, _cell(reported, said, "value")),
        )
    return Contribution(department, None, None, None)


def _balance_before(year: _Year, indicator: Indicator, department: str, quarter: Quarter) -> _Balance:
    """Folds the earlier quarters in which the measure was active; the year begins with nothing."""
    whole_year = year.quarters[:1] == (Quarter(year.plan.decree.year, 1),)
    balance = _Balance(Decimal(0), known=True) if whole_year else _Balance(None, known=False)
    for at in year.quarters:
        if at >= quarter or indicator.measure not in year.active[at]:
            continue
        reported = _asked(year, indicator, department, at)
        if reported is None:
            balance = replace(balance, known=False)
            continue
        balance = _opened(balance, indicator, reported)
        value, source = _value(year, indicator, reported)
        if value is None:
            balance = replace(balance, known=False, source=source if balance.total is not None else None)
            continue
        balance = _Balance((balance.total or Decimal(0)) + value, balance.known, source)
    return balance


def _opened(balance: _Balance, indicator: Indicator, reported: Reported) -> _Balance:
    """The declared opening stands for all before the report where the ledger has no complete figure."""
    said = _said(reported, indicator)
    if balance.known or said is None or said.opening is None:
        return balance
    return _Balance(said.opening, True, source_of(reported, said.sheet, _cell(reported, said, "opening")))


def _asked(year: _Year, indicator: Indicator, department: str, quarter: Quarter) -> Reported | None:
    """The counting report, if the quarter's form asked for the indicator."""
    if indicator.measure not in year.active.get(quarter, frozenset()):
        return None
    return year.reports.get((department, quarter))


def _value(year: _Year, indicator: Indicator, reported: Reported) -> tuple[Decimal | None, Source]:
    """A flow's value of the quarter; that of the register is counted here, never taken from the file's formula."""
    submission = reported.submission
    header = submission.header
    if header.nil:
        return Decimal(0), source_of(reported, header.sheet, header.cells.get("nil", "A1"))
    said = _said(reported, indicator)
    if not indicator.from_register:
        if said is None:
            return None, source_of(reported, header.sheet, "A1")
        return said.value, source_of(reported, said.sheet, _cell(reported, said, "value"))
    rows = year.fed.get((indicator.code, submission.department, submission.quarter), ())
    value = Decimal(sum(_weight(indicator, row) for row in rows))
    if rows:
        return value, _span(rows)
    place = header if said is None else said
    return value, source_of(reported, place.sheet, "A1" if said is None else _cell(reported, said, "value"))


def _said(reported: Reported, indicator: Indicator) -> IndicatorValue | None:
    return next((v for v in reported.submission.indicators if v.indicator == indicator.code), None)


def _cell(reported: Reported, said: IndicatorValue, column: str) -> str:
    entry = said.entries.get(column)
    if entry is not None:
        return entry.cell
    return f"{reported.submission.columns.get(INDICATORS, {}).get(column, 'A')}{said.row}"


def _span(rows: Sequence[ActivityRow]) -> Source:
    """The register's cells from the first counted row to the last: «A5:A9»."""
    first, last = rows[0].source, rows[-1].source
    return first if first == last else replace(first, cell=f"{first.cell}:{last.cell}")


# --- months and weeks ----------------------------------------------------------------------------


def _coverage(year: _Year, indicator: Indicator, quarter: Quarter) -> Coverage:
    """By the dates of counted rows of any executor, whichever quarter's form they came in."""
    period_of = month_of if indicator.cadence is Cadence.MONTH else week_of
    schedule = year.plan.decree.schedule
    judged, unfinished = judged_periods(period_of, quarter, schedule, first_window=year.quarters[:1] == (quarter,))
    amounts: dict[str, int] = defaultdict(int)
    for row in year.counted[indicator.code]:
        if row.date is not None:
            amounts[period_of(row.date).code] += _weight(indicator, row)
    comparator, wanted = indicator.comparator, indicator.target
    if wanted is None or not indicator.from_register:
        comparator, wanted = None, _ONE

    def covered(period: Period) -> bool:
        return meets(Decimal(amounts[period.code]), comparator, wanted)

    missed = tuple(period for period in judged if not covered(period))
    return Coverage(judged, missed, unfinished, unfinished is not None and covered(unfinished))


def _weight(indicator: Indicator, row: ActivityRow) -> int:
    """What a row adds to its month or week, in the unit of the indicator's target."""
    return row.reach or 0 if indicator.source is ValueSource.REGISTER_REACH else 1
