"""Years for tests, made of counting reports as a run makes them of the ledger: settled, tallied, consolidated."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from plans import deadlines_of, example_plan
from reported import Reported, day, tallied

from workbook_tools.model.plan import Measure, Plan, Term
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import History
from workbook_tools.model.year_report import IndicatorYear, MeasureYear, Phase, QuarterOfYear, YearReport
from workbook_tools.stages.consolidate import consolidate
from workbook_tools.stages.consolidate_year import consolidate_year
from workbook_tools.stages.settle import receipt_rows, settle


def year_of(reports: Sequence[Reported], today: str, plan: Plan | None = None) -> YearReport:
    """`reports` have receipt numbers of their own; a quarter is ahead until the day after its predecessor's 17th."""
    plan, known = plan or example_plan(), day(today)
    quarters = tuple(_quarter(plan, quarter, reports, known) for quarter in plan.reportable_quarters)
    return consolidate_year(plan, quarters, known)


def _quarter(plan: Plan, quarter: Quarter, reports: Sequence[Reported], today: date) -> QuarterOfYear:
    due = deadlines_of(quarter, plan)
    if today < plan.decree_window(quarter)[0]:
        return QuarterOfYear(quarter, Phase.AHEAD, due, None)
    history = History(tuple(sorted((r.filed for r in reports), key=lambda filed: filed.receipt.number)))
    standings = settle(plan, quarter, due, history, today)
    so_far = [r for r in reports if r.submission.quarter <= quarter]
    counted = tallied(plan, quarter, so_far)
    receipts = receipt_rows(quarter, history, standings)
    report = consolidate(plan, quarter, due, standings, receipts, counted)
    phase = Phase.CLOSED if today > due.last_timely_day else Phase.OPEN
    return QuarterOfYear(quarter, phase, due, report)


def whole_year_plan() -> Plan:
    """The example's plan as if the decree had come before the year: four quarters are reported."""
    plan = example_plan()
    return replace(plan, decree=replace(plan.decree, first_quarter=Quarter(2020, 1)))


def with_term(plan: Plan, measure: str, first: str, last: str) -> Plan:
    """The plan with another term for one measure."""
    term = Term(f"{first}–{last}", ((day(first), day(last)),))
    return replace(plan, measures=tuple(_termed(m, term) if m.code == measure else m for m in plan.measures))


def _termed(measure: Measure, term: Term) -> Measure:
    return replace(measure, term=term)


def measure_in(year: YearReport, code: str) -> MeasureYear:
    return next(row for row in year.measures if row.measure.code == code)


def indicator_in(year: YearReport, code: str) -> IndicatorYear:
    return next(row for row in year.indicators if row.indicator.code == code)


def lines(year: YearReport) -> list[tuple[str, str | None]]:
    """(code, the indicator, measure or department) of each line of «Потребує уваги»."""
    return [(line.code, line.indicator or line.measure or line.department) for line in year.attention]
