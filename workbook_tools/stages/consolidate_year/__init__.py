"""Joins the quarters of a plan year: who reported when, the annual verdict per measure, the way of each indicator."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from workbook_tools.model.plan import Department, Plan
from workbook_tools.model.receipt import Standing
from workbook_tools.model.year_report import DepartmentYear, QuarterOfYear, YearReport
from workbook_tools.rules.year_attention import year_attention
from workbook_tools.stages.consolidate_year.indicators import awaited_measures, indicator_year
from workbook_tools.stages.consolidate_year.measures import measure_year


def consolidate_year(plan: Plan, quarters: Sequence[QuarterOfYear], today: date) -> YearReport:
    """`quarters`: all reportable ones of the plan, in order; `today`, in Kyiv, tells only whether a term has ended."""
    reports = [of.report for of in quarters]
    standings = [None if r is None else {s.department: s for s in r.standings} for r in reports]
    measures = [None if r is None else {row.measure.code: row for row in r.measures} for r in reports]
    indicators = [None if r is None else {row.indicator.code: row for row in r.indicators} for r in reports]
    awaited = awaited_measures(plan, quarters)
    report = YearReport(
        plan=plan,
        quarters=tuple(quarters),
        departments=tuple(year for d in plan.departments if (year := _department(plan, d, quarters, standings)).asked),
        measures=tuple(
            measure_year(plan, m, quarters, [None if rows is None else rows[m.code] for rows in measures], today)
            for m in plan.measures
        ),
        indicators=tuple(
            indicator_year(plan, i, quarters, [None if rows is None else rows[i.code] for rows in indicators], awaited)
            for i in plan.indicators
        ),
    )
    return replace(report, attention=year_attention(report))


def _department(
    plan: Plan,
    department: Department,
    quarters: Sequence[QuarterOfYear],
    standings: Sequence[Mapping[str, Standing] | None],
) -> DepartmentYear:
    asked = tuple(of.quarter for of in quarters if plan.active_measures(of.quarter, department))
    stood = tuple(None if known is None else known.get(department.code) for known in standings)
    return DepartmentYear(department.code, asked, stood)
