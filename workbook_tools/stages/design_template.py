"""Assignment → template: which cells a department gets, which of them it fills in, and what is known already."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from workbook_tools.model.assignment import Assignment, indicator_row_id, measure_row_id
from workbook_tools.model.layout import ALL_FIELDS, INDICATORS, MEASURES, REGISTER, REPORT_TABLE, indicator_columns
from workbook_tools.model.plan import Indicator, IndicatorKind, Measure
from workbook_tools.model.quarter import Deadlines
from workbook_tools.model.target_words import how_words, target_words, unit_words
from workbook_tools.model.template import CellDesign, Plain, RowDesign, TemplateDesign
from workbook_tools.model.template_texts import NO_INPUT


def design_template(
    assignment: Assignment,
    deadlines: Deadlines,
    window_first: date,
    openings: Mapping[str, Decimal],
    *,
    asks_opening: bool,
) -> TemplateDesign:
    """A fresh template.

    `openings` (by indicator code) are shown locked; a flow without one is asked for it iff `asks_opening`.
    """
    coordinator = assignment.plan.department(assignment.plan.decree.coordinator)
    return TemplateDesign(
        assignment=assignment,
        deadlines=deadlines,
        window_first=window_first,
        coordinator_contacts=tuple(c for c in coordinator.contacts if not c.startswith("@")),
        fields={column.key: CellDesign(column) for column in ALL_FIELDS},
        rows={
            MEASURES: tuple(_measure_row(assignment, measure) for measure in assignment.measures),
            INDICATORS: tuple(
                _indicator_row(assignment, indicator, openings.get(indicator.code), asks_opening=asks_opening)
                for indicator in assignment.indicators
            ),
            REGISTER: (),
        },
    )


def _measure_row(assignment: Assignment, measure: Measure) -> RowDesign:
    others = [
        assignment.plan.department(code).short for code in measure.executors if code != assignment.department.code
    ]
    shown: dict[str, Plain] = {
        "number": measure.number,
        "id": measure_row_id(measure),
        "name": measure.name,
        "audience": measure.audience,
        "criteria": measure.criteria,
        "term": measure.term.text,
        "co_executors": ",\n".join(others) or NO_INPUT,
    }
    return RowDesign(measure.code, {c.key: CellDesign(c, shown.get(c.key)) for c in REPORT_TABLE.columns})


def _indicator_row(
    assignment: Assignment, indicator: Indicator, opening: Decimal | None, *, asks_opening: bool
) -> RowDesign:
    joint = len(assignment.plan.measure(indicator.measure).executors) > 1
    shown: dict[str, Plain] = {
        "number": indicator.number,
        "id": indicator_row_id(indicator),
        "text": indicator.text,
        "unit": unit_words(indicator),
        "target": target_words(indicator, joint=joint),
        "how": how_words(indicator),
        "opening": opening if indicator.has_opening else NO_INPUT,
    }
    if indicator.kind is IndicatorKind.STATE:
        shown |= {"cumulative": NO_INPUT, "percent": NO_INPUT}
    columns = indicator_columns(indicator, asks_opening=asks_opening and opening is None)
    return RowDesign(indicator.code, {c.key: CellDesign(c, shown.get(c.key)) for c in columns})
