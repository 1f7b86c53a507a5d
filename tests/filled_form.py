"""A template filled in as a clerk's spreadsheet program would: cells by sheet and address, text kept as text."""

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from plans import Q3, Q3_WINDOW_FIRST, assignment_of, deadlines_of

from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.template import TemplateDesign
from workbook_tools.stages.design_template import design_template


def blank_design(
    department: str,
    quarter: Quarter = Q3,
    plan: Plan | None = None,
    openings: Mapping[str, Decimal] | None = None,
    *,
    asks_opening: bool = True,
) -> TemplateDesign:
    """The fresh template of a department, with the window of 2020-Q3."""
    assignment = assignment_of(department, quarter, plan)
    deadlines = deadlines_of(quarter, plan)
    return design_template(assignment, deadlines, Q3_WINDOW_FIRST, openings or {}, asks_opening=asks_opening)


def filled(data: bytes, cells: Mapping[str, Any]) -> bytes:
    """`cells` by «Звіт!D6»; a text is stored as text, whatever it begins with; None clears a cell."""
    workbook = openpyxl.load_workbook(BytesIO(data))
    for place, value in cells.items():
        sheet, _, name = place.partition("!")
        cell = workbook[sheet][name]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    result = BytesIO()
    workbook.save(result)
    return result.getvalue()


def seen(data: bytes) -> dict[str, Any]:
    """What stands in the cells, formulas as their cached values, by «Звіт!D6»; dates without a time are dates."""
    workbook = openpyxl.load_workbook(BytesIO(data), data_only=True)
    cells = {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    return {place: _day(value) for place, value in cells.items()}


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) and value.time() == time() else value
