"""Writes the consolidated quarterly workbook: six sheets or seven, the same bytes for the same report."""

from workbook_tools.files.consolidated.changes import change_rows, change_sheets
from workbook_tools.files.consolidated.execution import execution_rows
from workbook_tools.files.consolidated.foot import foot_rows, summary_of
from workbook_tools.files.consolidated.indicators import indicator_rows
from workbook_tools.files.consolidated.lists import finding_rows, receipt_rows, register_rows
from workbook_tools.files.consolidated.overview import write_overview
from workbook_tools.files.consolidated.rows import anchors, top
from workbook_tools.files.consolidated.sheet import FIRST_ROW, set_up_printing, write_table
from workbook_tools.files.consolidated.words import decree_words, footer_words, headline, subject_words
from workbook_tools.files.documents.document import Document, new_document
from workbook_tools.files.documents.styles import Formats
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.model.report_layout import (
    CHANGES,
    EXECUTION,
    FINDINGS,
    HEADING_ROW,
    INDICATORS,
    OVERVIEW_TITLE,
    RECEIPTS,
    REGISTER,
    TABLE_SHEETS,
)


def write_consolidated(report: ConsolidatedReport) -> bytes:
    """The bytes depend on the report alone. UserWarning (an error here) where Excel's limits are not kept."""
    with new_document(
        title=headline(report),
        subject=decree_words(report.plan),
        author=report.plan.decree.issuer,
        keywords=f"{report.plan.decree.number} {report.quarter}",
    ) as document:
        _write(document, report)
    return document.data


def _write(document: Document, report: ConsolidatedReport) -> None:
    """Rows that others lead to are known before the first sheet is written; the register's are made one by one."""
    formats = Formats(document.workbook)
    overview = document.add_sheet(OVERVIEW_TITLE)
    designs = (*change_sheets(report), *TABLE_SHEETS)
    sheets = {design.title: document.add_sheet(design.title) for design in designs}
    measures, indicators, receipts = (
        list(execution_rows(report)),
        list(indicator_rows(report)),
        list(receipt_rows(report)),
    )
    last_measure = max(FIRST_ROW, FIRST_ROW + len(measures) - 1)
    foot = list(foot_rows(report, last_measure))
    places = {
        **{top(design): HEADING_ROW for design in designs},
        **anchors(measures, FIRST_ROW),
        **anchors(foot, last_measure + 1),
        **anchors(indicators, FIRST_ROW),
        **anchors(receipts, FIRST_ROW),
    }
    write_overview(document.workbook, overview, formats, report, places, summary_of(report, last_measure))
    records = {
        CHANGES: change_rows(report),
        EXECUTION: measures,
        INDICATORS: indicators,
        REGISTER: register_rows(report),
        RECEIPTS: receipts,
        FINDINGS: finding_rows(report),
    }
    for design in designs:
        sheet, rows = sheets[design.title], records[design]
        below = foot if design is EXECUTION else ()
        write_table(formats, sheet, design, rows, places, subject_words(report), below)
        set_up_printing(sheet, footer_words(report.plan))
