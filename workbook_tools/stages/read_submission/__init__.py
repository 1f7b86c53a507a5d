"""A raw workbook of a known template → what it reports: every value with its cell, every doubt a finding."""

from collections.abc import Mapping
from functools import lru_cache

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import CellValue, ErrorValue, Formula, RawWorkbook, cell_name
from workbook_tools.model.column import Access, Choice, Column
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import (
    INDICATOR_TABLE,
    REGISTER,
    REGISTER_TABLE,
    REPORT_TABLE,
    SHEET_REPORT,
    indicator_columns,
)
from workbook_tools.model.plan import Indicator, IndicatorKind, Plan
from workbook_tools.model.submission import (
    Activity,
    Entries,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    State,
    Status,
    Submission,
)
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_submission.cells import Cell, take
from workbook_tools.stages.read_submission.extras import read_extras
from workbook_tools.stages.read_submission.fields import read_header
from workbook_tools.stages.read_submission.row_identity import number_mark
from workbook_tools.stages.read_submission.rows import ItemRow, item_rows, merged_cells, typed_cells
from workbook_tools.stages.read_submission.tables import Found, find_table, labels_of, table_rows
from workbook_tools.stages.read_submission.values import take_count, take_date, take_number, take_text, take_word

__all__ = ["read_submission"]


def read_submission(raw: RawWorkbook, assignment: Assignment) -> tuple[Submission, tuple[Finding, ...]]:
    """Never raises, whatever the cells hold; what could not be read is None with a finding and its Entry."""
    findings: list[Finding] = []
    labels = labels_of(raw)
    report, indicators, register = (
        find_table(labels, table, findings) for table in (REPORT_TABLE, INDICATOR_TABLE, REGISTER_TABLE)
    )
    tables = [found for found in (report, indicators, register) if found]
    header = read_header(report.sheet, findings) if report else ReportHeader(SHEET_REPORT)
    submission = Submission(
        code=assignment.code,
        edition=assignment.edition,
        department=assignment.department.code,
        quarter=assignment.quarter,
        header=header,
        measures=_measures(report, assignment, findings) if report else (),
        indicators=_indicators(indicators, assignment, findings) if indicators else (),
        activities=_activities(register, assignment, findings) if register else (),
        columns={found.table.key: found.letters for found in tables},
        extras=read_extras(raw, tables, findings),
    )
    return submission, tuple(findings)


def _measures(found: Found, assignment: Assignment, findings: list[Finding]) -> tuple[MeasureReport, ...]:
    rows = item_rows(found, assignment, findings)
    findings.extend(merged_cells(found, max((row.number for row in rows.values()), default=0)))
    return tuple(_measure(rows[m.code], findings) for m in assignment.measures if m.code in rows)


def _measure(row: ItemRow, findings: list[Finding]) -> MeasureReport:
    statuses = {fold(status.text): status.value for status in Status}
    entries: Entries = {}
    cells = {column.key: row.cell(column) for column in REPORT_TABLE.columns}
    status = take_word(cells["status"], entries, findings, statuses, tuple(s.text for s in Status))
    return MeasureReport(
        measure=row.item.code,
        sheet=row.found.sheet.title,
        row=row.number,
        status=Status(status) if status else None,
        narrative=take_text(cells["narrative"], entries, findings),
        reason=take_text(cells["reason"], entries, findings),
        links=take_text(cells["links"], entries, findings),
        entries=entries,
    )


def _indicators(found: Found, assignment: Assignment, findings: list[Finding]) -> tuple[IndicatorValue, ...]:
    rows = item_rows(found, assignment, findings)
    findings.extend(merged_cells(found, max((row.number for row in rows.values()), default=0)))
    return tuple(_indicator(rows[i.code], i, findings) for i in assignment.indicators if i.code in rows)


def _indicator(row: ItemRow, indicator: Indicator, findings: list[Finding]) -> IndicatorValue:
    """An opening is read as it stands, asked or shown; a formula's cell is not read: Python recomputes it."""
    columns = {column.key: column for column in indicator_columns(indicator, asks_opening=True)}
    units = () if indicator.kind is IndicatorKind.SHARE else tuple(indicator.unit.split())
    entries: Entries = {}
    state = None
    value = None
    if indicator.kind is IndicatorKind.STATE:
        state = _state(row.cell(columns["value"]), entries, findings)
    elif columns["value"].access is Access.INPUT:
        value = take_number(row.cell(columns["value"]), entries, findings, units)
    elif indicator.from_register:
        _keep_typed_over(row.cell(columns["value"]), entries)
    return IndicatorValue(
        indicator=indicator.code,
        sheet=row.found.sheet.title,
        row=row.number,
        opening=take_number(row.cell(columns["opening"]), entries, findings, units) if indicator.has_opening else None,
        value=value,
        state=state,
        comment=take_text(row.cell(columns["comment"]), entries, findings),
        entries=entries,
    )


def _keep_typed_over(cell: Cell, entries: Entries) -> None:
    """Whatever a person typed where the form has its formula: no value, but an entry for a rule to judge."""
    entry = None if isinstance(cell.value, Formula | ErrorValue) else take(cell, []).entry
    if entry is not None:
        entries[cell.column.key] = entry


def _state(cell: Cell, entries: Entries, findings: list[Finding]) -> State | None:
    states = {fold(state.text): state.value for state in State}
    word = take_word(cell, entries, findings, states, tuple(state.text for state in State))
    return State(word) if word else None


def _activities(found: Found, assignment: Assignment, findings: list[Finding]) -> tuple[Activity, ...]:
    """Every row with something in a clerk's column, in the order of the sheet."""
    words = _register_words(assignment.plan)
    options = assignment.choices
    activities: list[Activity] = []
    for number, cells in table_rows(found):
        if typed_cells(found, cells):
            activities.append(_activity(found, number, cells, len(activities) + 1, words, options, findings))
    findings.extend(merged_cells(found, max((activity.row for activity in activities), default=0)))
    return tuple(activities)


@lru_cache(maxsize=8)
def _register_words(plan: Plan) -> dict[str, dict[str, str]]:
    """Any measure of the plan is understood: whether it is the department's is a rule's matter."""
    return {
        "measure": {number_mark(m.number): m.code for m in plan.measures},
        "form": {fold(form.name): form.name for form in plan.forms},
    }


def _activity(
    found: Found,
    number: int,
    cells: Mapping[int, CellValue],
    order: int,
    words: Mapping[str, Mapping[str, str]],
    options: Mapping[Choice, tuple[str, ...]],
    findings: list[Finding],
) -> Activity:
    entries: Entries = {}
    own = {column.key: _register_cell(found, number, cells, order, column) for column in REGISTER_TABLE.columns}
    if number in found.sheet.hidden_rows:
        findings.append(find("hidden_row_read", own["title"].where, item=str(number)))
    return Activity(
        order=order,
        sheet=found.sheet.title,
        row=number,
        date=take_date(own["date"], entries, findings),
        measure=take_word(own["measure"], entries, findings, words["measure"], options[Choice.MEASURES]),
        form=take_word(own["form"], entries, findings, words["form"], options[Choice.FORMS]),
        title=take_text(own["title"], entries, findings),
        place=take_text(own["place"], entries, findings),
        reach=take_count(own["reach"], entries, findings),
        aged=take_count(own["aged"], entries, findings),
        link=take_text(own["link"], entries, findings),
        entries=entries,
    )


def _register_cell(found: Found, number: int, cells: Mapping[int, CellValue], order: int, column: Column) -> Cell:
    place = found.columns.get(column.key)
    name = None if place is None else cell_name(number, place)
    value = None if place is None else cells.get(place)
    return Cell(value, column, found.sheet.title, name, REGISTER, str(order), str(number))
