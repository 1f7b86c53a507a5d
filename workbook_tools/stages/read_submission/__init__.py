"""A raw workbook of a known template → what it reports: every value with its cell, every doubt a finding."""

from collections.abc import Callable, Iterable, Sequence

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import ErrorValue, Formula, RawWorkbook
from workbook_tools.model.column import Access
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import (
    INDICATOR_TABLE,
    REGISTER_TABLE,
    REPORT_TABLE,
    SHEET_REPORT,
    indicator_columns,
)
from workbook_tools.model.plan import Indicator, IndicatorKind
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
from workbook_tools.stages.read_submission.cells import Cell, take
from workbook_tools.stages.read_submission.extras import read_extras
from workbook_tools.stages.read_submission.fields import read_header
from workbook_tools.stages.read_submission.register import Register
from workbook_tools.stages.read_submission.rows import ItemRow, item_rows, merged_cells
from workbook_tools.stages.read_submission.tables import Found, find_table, labels_of
from workbook_tools.stages.read_submission.values import take_number, take_text, take_word

__all__ = ["read_submission"]

Collect = Callable[[Iterable[Activity]], Sequence[Activity]]


def read_submission(
    raw: RawWorkbook, assignment: Assignment, collect: Collect = tuple
) -> tuple[Submission, tuple[Finding, ...]]:
    """Never raises, whatever the cells hold; what could not be read is None with a finding and its Entry.

    `collect` is given the activities one at a time, while their rows are read, and takes them all; what it
    makes of them is the submission's `activities`.
    """
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
        activities=_activities(register, assignment, collect, findings) if register else collect(()),
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


def _activities(found: Found, assignment: Assignment, collect: Collect, findings: list[Finding]) -> Sequence[Activity]:
    register = Register(found, assignment, findings)
    activities = collect(register.activities())
    findings.extend(merged_cells(found, register.last_row))
    return activities
