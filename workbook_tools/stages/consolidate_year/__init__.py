"""Joins the quarters of a plan year: who reported when, the annual verdict per measure, the way of each indicator."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbook_tools.model.plan import Department, Plan
from workbook_tools.model.receipt import Standing
from workbook_tools.model.year_report import DepartmentYear, QuarterOfYear, YearReport
from workbook_tools.rules.year_attention import year_attention
from workbook_tools.stages.consolidate_year.indicators import indicator_year
from workbook_tools.stages.consolidate_year.measures import measure_year


def consolidate_year(plan: Plan, quarters: Sequence[QuarterOfYear], today: date) -> YearReport:
    """`quarters`: all reportable ones of the plan, in order; `today`, in Kyiv, tells only whether a term has ended."""
    report = YearReport(
        plan=plan,
        quarters=tuple(quarters),
        departments=tuple(year for d in plan.departments if (year := _department(plan, d, quarters)).asked),
        measures=tuple(measure_year(plan, measure, quarters, today) for measure in plan.measures),
        indicators=tuple(indicator_year(plan, indicator, quarters) for indicator in plan.indicators),
    )
    return replace(report, attention=year_attention(report))


def _department(plan: Plan, department: Department, quarters: Sequence[QuarterOfYear]) -> DepartmentYear:
    asked = tuple(of.quarter for of in quarters if plan.active_measures(of.quarter, department))
    return DepartmentYear(department.code, asked, tuple(_standing(of, department.code) for of in quarters))


def _standing(of: QuarterOfYear, department: str) -> Standing | None:
    if of.report is None:
        return None
    return next((s for s in of.report.standings if s.department == department), None)
