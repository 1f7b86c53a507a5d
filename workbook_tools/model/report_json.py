"""The consolidated report as JSON values: the keys of `merge --json` and `status --json` that others rely on.

Numbers are whole where they are whole, percentages always have their digit (61.0), dates and times
are ISO, times as a clock in Kyiv shows them with its offset, and what is absent is null.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.model.plan import Indicator, Plan
from workbook_tools.model.receipt import Outcome, Standing
from workbook_tools.model.report import ConsolidatedReport, Contribution, IndicatorRow, MeasureRow


def report_json(report: ConsolidatedReport) -> dict[str, Any]:
    """«departments», «indicators» and «measures»."""
    return {
        "departments": standings_json(report.plan, report.standings),
        "indicators": [_indicator(row) for row in report.indicators],
        "measures": [_measure(row) for row in report.measures],
    }


def standings_json(plan: Plan, standings: Iterable[Standing]) -> list[dict[str, Any]]:
    """In the order given. Time received, revision and counts are of the receipt that gave the standing."""
    return [_standing(plan, standing) for standing in standings]


def _standing(plan: Plan, standing: Standing) -> dict[str, Any]:
    filed = standing.filed
    return {
        "code": standing.department,
        "name": plan.department(standing.department).name,
        "standing": standing.kind.value,
        "received_at": None if filed is None else _time(filed.receipt.received_at),
        "first_received_at": _time(standing.first_received_at),
        "revision": None if filed is None else filed.judgement.revision,
        "errors": standing.errors,
        "warnings": standing.warnings,
        "late": standing.late,
        "overdue": standing.overdue,
        "waiting": [
            {"receipt": number, "outcome": (Outcome.HELD if number in standing.held else Outcome.RETURNED).value}
            for number in standing.waiting
        ],
    }


def indicator_facts(indicator: Indicator) -> dict[str, Any]:
    """What the plan says of it: it begins what a quarter and a year tell of it."""
    return {
        "code": indicator.code,
        "measure": indicator.measure,
        "kind": indicator.kind.value,
        "unit": indicator.unit,
        "target": number_json(indicator.target),
    }


def _indicator(row: IndicatorRow) -> dict[str, Any]:
    indicator = row.indicator
    return {
        **indicator_facts(indicator),
        "quarter": number_json(row.quarter),
        "cumulative": number_json(row.cumulative),
        "percent": None if row.percent is None else float(row.percent),
        "growth": number_json(row.growth),
        "baseline": number_json(indicator.baseline),
        "denominator": number_json(indicator.denominator),
        "reached": row.reached,
        "contributions": [_contribution(part) for part in row.contributions],
        "judged": [period.code for period in row.judged],
        "missed": [period.code for period in row.missed],
        "unfinished": None if row.unfinished is None else row.unfinished.code,
        "unfinished_covered": row.unfinished_covered,
    }


def _contribution(part: Contribution) -> dict[str, Any]:
    return {
        "department": part.department,
        "opening": number_json(part.opening),
        "quarter": number_json(part.quarter),
        "as_of": date_json(part.as_of),
        "carried": part.carried,
        "state": None if part.state is None else part.state.value,
        "state_text": None if part.state is None else part.state.text,
        "comment": part.comment,
    }


def _measure(row: MeasureRow) -> dict[str, Any]:
    return {
        "code": row.measure.code,
        "status": None if row.status is None else row.status.value,
        "status_text": None if row.status is None else row.status.text,
        "executors": [
            {
                "department": part.department,
                "status": None if part.status is None else part.status.value,
                "status_text": None if part.status is None else part.status.text,
                "standing": part.standing.kind.value,
            }
            for part in row.parts
        ],
        "missing": list(row.missing),
    }


def number_json(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def date_json(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _time(value: datetime | None) -> str | None:
    return None if value is None else to_kyiv(value).isoformat()
