"""The year as JSON values: the keys of `merge 2020 --json` that others rely on; numbers and dates as in report_json.

Every list named «quarters» has an entry for each reportable quarter of the plan, in order.
"""

from collections.abc import Iterable
from typing import Any

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import Contribution
from workbook_tools.model.report_json import date_json, indicator_facts, number_json, standings_json
from workbook_tools.model.submission import Status
from workbook_tools.model.tally import Coverage
from workbook_tools.model.year_report import (
    DepartmentYear,
    ExecutorYear,
    Gap,
    IndicatorYear,
    MeasureYear,
    PartYear,
    QuarterOfYear,
    YearReport,
)


def year_json(report: YearReport) -> dict[str, Any]:
    """«quarters», «departments», «indicators» and «measures»."""
    return {
        "over": report.over,
        "quarters": [_quarter(of) for of in report.quarters],
        "departments": [_department(report, department) for department in report.departments],
        "indicators": [_indicator(report, row) for row in report.indicators],
        "measures": [_measure(report, row) for row in report.measures],
    }


def _quarter(of: QuarterOfYear) -> dict[str, Any]:
    deadline = of.deadlines.requested_executors.isoformat()
    return {"quarter": str(of.quarter), "phase": of.phase.value, "deadline": deadline}


def _department(report: YearReport, department: DepartmentYear) -> dict[str, Any]:
    """`standing` is null where the quarter is ahead or asks the department for nothing."""
    quarters = []
    for of, standing in zip(report.quarters, department.standings, strict=True):
        told = None if standing is None else standings_json(report.plan, (standing,))[0]
        quarters.append(
            {
                "quarter": str(of.quarter),
                "asked": of.quarter in department.asked,
                "standing": None if told is None else told["standing"],
                "received_at": None if told is None else told["received_at"],
                "late": None if standing is None else standing.late,
                "overdue": None if standing is None else standing.overdue,
            }
        )
    name = report.plan.department(department.department).name
    return {"code": department.department, "name": name, "counted": department.counted, "quarters": quarters}


# --- measures ------------------------------------------------------------------------------------


def _measure(report: YearReport, row: MeasureYear) -> dict[str, Any]:
    verdict = row.verdict
    statuses = [None if quarter is None else quarter.status for quarter in row.rows]
    return {
        "code": row.measure.code,
        "verdict": None if verdict.status is None else verdict.status.value,
        "verdict_text": None if verdict.status is None else verdict.status.text,
        "final": verdict.final,
        "because": verdict.because.value,
        "quarters": _statuses(report, statuses),
        "executors": [_executor(report, executor) for executor in row.executors],
    }


def _statuses(report: YearReport, statuses: Iterable[Status | None]) -> list[dict[str, Any]]:
    return [
        {"quarter": str(of.quarter), "status": None if status is None else status.value}
        for of, status in zip(report.quarters, statuses, strict=True)
    ]


def _executor(report: YearReport, executor: ExecutorYear) -> dict[str, Any]:
    return {
        "department": executor.department,
        "status": None if executor.status is None else executor.status.value,
        "said_in": None if executor.last_quarter is None else str(executor.last_quarter),
        "quarters": _statuses(report, (None if part is None else part.status for part in executor.parts)),
        "silent": _codes(executor.quarters(Gap.SILENT)),
        "in_hand": _codes(executor.quarters(Gap.IN_HAND)),
        "awaited": _codes(executor.quarters(Gap.AWAITED)),
        "nil": _codes(executor.nil),
    }


def _codes(quarters: Iterable[Quarter]) -> list[str]:
    return [str(quarter) for quarter in quarters]


# --- indicators ----------------------------------------------------------------------------------


def _indicator(report: YearReport, row: IndicatorYear) -> dict[str, Any]:
    indicator = row.indicator
    return {
        **indicator_facts(indicator),
        "baseline": number_json(indicator.baseline),
        "denominator": number_json(indicator.denominator),
        "opening": number_json(row.opening),
        "total": number_json(row.total),
        "percent": None if row.percent is None else float(row.percent),
        "growth": number_json(row.growth),
        "attained": row.attained.value,
        "quarters": [_of_quarter(report, row, position) for position in range(len(report.quarters))],
        "parts": [_part(report, part) for part in row.parts],
    }


def _of_quarter(report: YearReport, row: IndicatorYear, position: int) -> dict[str, Any]:
    """A value that was only carried over is null."""
    quarter, percent, told = row.rows[position], row.percents[position], row.told[position]
    return {
        "quarter": str(report.quarters[position].quarter),
        "value": number_json(quarter.quarter) if quarter is not None and told else None,
        "percent": None if percent is None else float(percent),
        **_coverage(row.coverage[position]),
    }


def _coverage(coverage: Coverage | None) -> dict[str, list[str]]:
    judged, missed = ((), ()) if coverage is None else (coverage.judged, coverage.missed)
    return {"judged": [period.code for period in judged], "missed": [period.code for period in missed]}


def _part(report: YearReport, part: PartYear) -> dict[str, Any]:
    return {
        "department": part.department,
        "opening": number_json(part.opening),
        "total": number_json(part.total),
        "as_of": date_json(part.as_of),
        "state": None if part.state is None else part.state.value,
        "quarters": [
            {"quarter": str(of.quarter), **_contribution(contribution)}
            for of, contribution in zip(report.quarters, part.contributions, strict=True)
        ],
    }


def _contribution(contribution: Contribution | None) -> dict[str, Any]:
    if contribution is None:
        return {"value": None, "state": None, "carried": False, "receipt": None}
    return {
        "value": number_json(contribution.quarter),
        "state": None if contribution.state is None else contribution.state.value,
        "carried": contribution.carried,
        "receipt": None if contribution.source is None else contribution.source.receipt,
    }
