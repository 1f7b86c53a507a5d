"""The plan workbook, which the coordinator writes in: four sheets, with the words of their lists on a hidden one."""

from collections.abc import Iterable

from workbook_tools.files.documents.document import new_document
from workbook_tools.files.documents.styles import Formats
from workbook_tools.files.plan.cells import (
    BLANK_SETTINGS,
    Cells,
    executor_cells,
    form_cells,
    indicator_cells,
    measure_cells,
    settings_cells,
)
from workbook_tools.files.plan.sheets import Drawing, write_decree_sheet, write_table_sheet
from workbook_tools.files.plan.validations import write_lists
from workbook_tools.model.layout import SHEET_LISTS
from workbook_tools.model.plan import Plan
from workbook_tools.model.plan_layout import EXECUTORS_TABLE, INDICATORS_TABLE, MEASURES_TABLE, SHEETS
from workbook_tools.model.plan_texts import ABOUT, FOOTER, FOOTER_BLANK
from workbook_tools.model.plan_words import DEFAULT_FORMS
from workbook_tools.rules.shown import day

_BLANK_ROWS = {EXECUTORS_TABLE.key: 12, MEASURES_TABLE.key: 15, INDICATORS_TABLE.key: 20}
_SPARE_ROWS = 3
"""Prepared rows under the last filled one; rows below them are read all the same."""


def write_plan(plan: Plan) -> bytes:
    """The same bytes for the same plan; read_plan gives the plan back."""
    footer = FOOTER.format(number=plan.decree.number, date=day(plan.decree.date))
    rows = {
        EXECUTORS_TABLE.key: [executor_cells(department) for department in plan.departments],
        MEASURES_TABLE.key: [measure_cells(measure, plan) for measure in plan.measures],
        INDICATORS_TABLE.key: [indicator_cells(indicator) for indicator in plan.indicators],
    }
    return _write(footer, settings_cells(plan), [form_cells(form) for form in plan.forms], rows)


def write_blank_plan() -> bytes:
    """Prepared to be filled in: the usual days and forms stand there, everything else is blank."""
    rows: dict[str, list[Cells]] = {key: [{}] * count for key, count in _BLANK_ROWS.items()}
    return _write(FOOTER_BLANK, BLANK_SETTINGS, [form_cells(form) for form in DEFAULT_FORMS], rows)


def _write(footer: str, settings: Cells, forms: Iterable[Cells], rows: dict[str, list[Cells]]) -> bytes:
    with new_document(title=ABOUT) as document:
        sheets = {title: document.add_sheet(title) for title in SHEETS}
        drawing = Drawing(document, Formats(document.workbook), footer)
        lists = document.add_sheet(SHEET_LISTS)
        write_lists(lists)
        lists.hide()
        write_decree_sheet(drawing, sheets[SHEETS[0]], settings, [*forms, *_spare()])
        for table in (EXECUTORS_TABLE, MEASURES_TABLE, INDICATORS_TABLE):
            write_table_sheet(drawing, sheets[table.sheet], table, [*rows[table.key], *_spare()])
    return document.data


def _spare() -> list[Cells]:
    return [{}] * _SPARE_ROWS
