"""Rows of «Звіт» → what the department says of each of its measures."""

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import REPORT_TABLE
from workbook_tools.model.submission import MeasureReport, Status
from workbook_tools.model.text import fold
from workbook_tools.stages.read_submission.row import Row, text_in, word_in
from workbook_tools.stages.read_submission.rows import item_rows, merged_cells
from workbook_tools.stages.read_submission.tables import Found

_STATUS, _NARRATIVE, _REASON, _LINKS = (REPORT_TABLE.column(key) for key in ("status", "narrative", "reason", "links"))
_STATUSES = {fold(status.text): status.value for status in Status}
_STATUS_TEXTS = tuple(status.text for status in Status)


def read_measures(found: Found, assignment: Assignment, findings: list[Finding]) -> tuple[MeasureReport, ...]:
    """In the plan's order."""
    rows = item_rows(found, assignment, findings)
    findings.extend(merged_cells(found, max((row.number for row in rows.values()), default=0)))
    return tuple(_measure(rows[m.code], findings) for m in assignment.measures if m.code in rows)


def _measure(row: Row, findings: list[Finding]) -> MeasureReport:
    status = word_in(row, _STATUS, findings, _STATUSES, _STATUS_TEXTS)
    return MeasureReport(
        measure=row.record,
        sheet=row.found.sheet.title,
        row=row.number,
        status=Status(status) if status else None,
        narrative=text_in(row, _NARRATIVE, findings),
        reason=text_in(row, _REASON, findings),
        links=text_in(row, _LINKS, findings),
        entries=row.entries,
    )
