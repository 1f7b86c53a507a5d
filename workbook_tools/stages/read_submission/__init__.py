"""A raw workbook of a known template → what it reports: every value with its cell, every doubt a finding."""

from collections.abc import Callable, Iterable, Sequence

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import RawWorkbook
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import INDICATOR_TABLE, REGISTER_TABLE, REPORT_TABLE, SHEET_REPORT
from workbook_tools.model.submission import Activity, ReportHeader, Submission
from workbook_tools.stages.read_submission.extras import read_extras
from workbook_tools.stages.read_submission.fields import read_header
from workbook_tools.stages.read_submission.find_table import find_table, labels_of
from workbook_tools.stages.read_submission.indicators import read_indicators
from workbook_tools.stages.read_submission.measures import read_measures
from workbook_tools.stages.read_submission.register import Register
from workbook_tools.stages.read_submission.rows import merged_cells
from workbook_tools.stages.read_submission.tables import Found

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
        measures=read_measures(report, assignment, findings) if report else (),
        indicators=read_indicators(indicators, assignment, findings) if indicators else (),
        activities=_activities(register, assignment, collect, findings) if register else collect(()),
        columns={found.table.key: found.letters for found in tables},
        extras=read_extras(raw, tables, findings),
    )
    return submission, tuple(findings)


def _activities(found: Found, assignment: Assignment, collect: Collect, findings: list[Finding]) -> Sequence[Activity]:
    register = Register(found, assignment, findings)
    activities = collect(register.activities())
    findings.extend(merged_cells(found, register.last_row))
    return activities
