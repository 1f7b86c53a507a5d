"""The plan workbook → the plan, or every fault in it at once, each with its sheet and cell."""

from msgspec.structs import replace

from workbook_tools.model.cells import RawWorkbook, cell_position
from workbook_tools.model.finding import Severity, Where
from workbook_tools.model.plan import Indicator, IndicatorKind, Measure, Plan
from workbook_tools.model.plan_column import PlanTable
from workbook_tools.model.plan_layout import EXECUTORS_TABLE, INDICATORS_TABLE, MEASURES_TABLE, SHEETS
from workbook_tools.model.plan_reading import PlanReading
from workbook_tools.model.plan_settings import FORMS_TABLE, SETTINGS_TABLE
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_plan.executors import Executors, read_executors
from workbook_tools.stages.read_plan.indicators import read_indicators
from workbook_tools.stages.read_plan.measures import read_measures
from workbook_tools.stages.read_plan.settings import plan_year, read_decree, read_forms, settings
from workbook_tools.stages.read_plan.table import Findings, FoundTable, PlanRow, locate
from workbook_tools.stages.read_plan.values import fault

_MeasureRows = tuple[tuple[Measure, PlanRow], ...]
_IndicatorRows = tuple[tuple[Indicator, PlanRow], ...]

_UNKNOWN_EXECUTORS = frozenset({"plan_executor_unknown", "plan_executor_misspelt"})
"""While names are not understood, nobody can be said to execute nothing."""


def read_plan(raw: RawWorkbook) -> PlanReading:
    """Never raises. Nothing is guessed: what is not understood is a finding, and then there is no plan."""
    found: Findings = []
    settings_table, forms_table = locate(raw, SETTINGS_TABLE, found), locate(raw, FORMS_TABLE, found)
    executor_rows = _rows(locate(raw, EXECUTORS_TABLE, found), EXECUTORS_TABLE, found)
    measure_rows = _rows(locate(raw, MEASURES_TABLE, found), MEASURES_TABLE, found)
    indicator_rows = _rows(locate(raw, INDICATORS_TABLE, found), INDICATORS_TABLE, found)

    end = None if forms_table is None else forms_table.heading_row
    cells = {} if settings_table is None else settings(settings_table, end, found)
    year = plan_year(cells, found)
    executors = read_executors(executor_rows, found)
    decree = read_decree(cells, year, executors, found)
    before = len(found)
    forms = read_forms(_rows(forms_table, FORMS_TABLE, found), found)
    known_forms = forms if len(found) == before else ()
    measures = read_measures(measure_rows, year, executors, found)
    indicators = read_indicators(indicator_rows, tuple(measure for measure, _ in measures), known_forms, found)
    plan = Plan(
        decree,
        executors.departments,
        tuple(measure for measure, _ in measures),
        tuple(_counted(indicator) for indicator, _ in indicators),
        forms,
    )
    if _UNKNOWN_EXECUTORS.isdisjoint(finding.code for finding in found):
        found.extend(_idle(plan, executor_rows, executors))
    found.extend(_unmeasured(measures, indicator_rows))
    sound = not any(finding.severity is Severity.ERROR for finding in found)
    if sound:
        found.extend(_never_reported(plan, measures))
    ordered = tuple(sorted(found, key=lambda finding: _position(finding.where)))
    return PlanReading(plan if sound else None, ordered, len(executor_rows), len(measure_rows), len(indicator_rows))


def _rows(table: FoundTable | None, declared: PlanTable, found: Findings) -> tuple[PlanRow, ...]:
    if table is None:
        return ()
    rows = tuple(table.rows())
    if not rows:
        found.append(find("plan_table_empty", Where(table.sheet.title, None, declared.key), title=declared.title))
    return rows


def _counted(indicator: Indicator) -> Indicator:
    """Without what a warning said is ignored."""
    share, stock = indicator.kind is IndicatorKind.SHARE, indicator.kind is IndicatorKind.STOCK
    return replace(
        indicator,
        forms=indicator.forms if indicator.from_register else (),
        baseline=indicator.baseline if stock else None,
        numerator=indicator.numerator if share else "",
        denominator_text=indicator.denominator_text if share else "",
        denominator=indicator.denominator if share else None,
    )


def _idle(plan: Plan, rows: tuple[PlanRow, ...], executors: Executors) -> Findings:
    """Executors of nothing, the coordinator aside; where no measure names anyone, that is another fault."""
    busy = {code for measure in plan.measures for code in measure.executors} | {plan.decree.coordinator}
    if busy == {plan.decree.coordinator}:
        return []
    idle = []
    for row, department in zip(rows, executors.departments, strict=True):
        cell = row.cell("name")
        if cell is not None and department.name and department.code not in busy:
            idle.append(fault(cell, "plan_department_idle", name=department.name))
    return idle


def _unmeasured(measures: _MeasureRows, indicator_rows: tuple[PlanRow, ...]) -> Findings:
    """By what the indicators' rows say, sound or not."""
    named = {fold(str(cell.value)) for row in indicator_rows if (cell := row.cell("measure")) is not None}
    return [
        fault(cell, "plan_measure_without_indicators", number=measure.number, due=measure.code)
        for measure, row in measures
        if measure.code and indicator_rows and fold(measure.code) not in named
        if (cell := row.cell("code")) is not None
    ]


def _never_reported(plan: Plan, measures: _MeasureRows) -> Findings:
    """Measures that no form will ever ask about."""
    active = {measure.code for quarter in plan.reportable_quarters for measure in plan.active_measures(quarter)}
    return [
        fault(cell, "plan_measure_never_reported", number=measure.number, quarter=plan.decree.first_quarter.label)
        for measure, row in measures
        if measure.code not in active and (cell := row.cell("term")) is not None
    ]


def _position(where: Where) -> tuple[int, int, int]:
    """Sheets in the plan's order, then rows, then columns; what has no cell comes first."""
    order = [fold(title) for title in SHEETS]
    sheet = fold(where.sheet or "")
    row, column = cell_position(where.cell) if where.cell else (0, 0)
    return order.index(sheet) if sheet in order else len(order), row, column
