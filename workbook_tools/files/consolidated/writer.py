"""Writes the consolidated quarterly workbook: six sheets or seven, the same bytes for the same report."""

from collections.abc import Callable, Iterable
from typing import IO

from workbook_tools.files.consolidated.beside import BESIDE, tables_beside
from workbook_tools.files.consolidated.changes import change_rows, change_sheets
from workbook_tools.files.consolidated.execution import execution_rows
from workbook_tools.files.consolidated.foot import count_rows, listed_rows, summary_of
from workbook_tools.files.consolidated.indicators import indicator_rows
from workbook_tools.files.consolidated.lists import receipt_rows
from workbook_tools.files.consolidated.overview import write_overview
from workbook_tools.files.consolidated.rows import Places, Row, anchors, top
from workbook_tools.files.consolidated.sheet import (
    FIRST_ROW,
    WrittenTable,
    set_up_printing,
    write_foot,
    write_records,
    write_table,
)
from workbook_tools.files.consolidated.words import decree_words, footer_words, headline, subject_words
from workbook_tools.files.documents.document import Document, GrowingSheet, long_document
from workbook_tools.files.documents.styles import Formats
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.model.report_layout import (
    CHANGES,
    EXECUTION,
    HEADING_ROW,
    INDICATORS,
    OVERVIEW_TITLE,
    TABLE_SHEETS,
    ReportSheet,
)


def write_consolidated(report: ConsolidatedReport) -> bytes:
    """The bytes depend on the report alone. UserWarning (an error here) where Excel's limits are not kept."""
    with consolidated_file(report) as file:
        return file.read()


def consolidated_file(report: ConsolidatedReport) -> IO[bytes]:
    """What `write_consolidated` gives, from its beginning on: there may be much of it. Whoever asks closes it."""
    with long_document(
        title=headline(report),
        subject=decree_words(report.plan),
        author=report.plan.decree.issuer,
        keywords=f"{report.plan.decree.number} {report.quarter}",
    ) as document:
        _write(document, report)
    return document.file


def _write(document: Document, report: ConsolidatedReport) -> None:
    """What others lead to is written before them, so that no sheet's records are kept for the next one's links.

    `places` grow meanwhile: what stands below the measures leads to them. Last come the sheets to which nobody is led
    but to receipts, whose places are known before: a twin may have written them by then.
    """
    formats = Formats(document.workbook)
    overview = document.add_sheet(OVERVIEW_TITLE)
    designs = (*change_sheets(report), *TABLE_SHEETS)
    sheets = {design: document.add_sheet(design.title) for design in designs}
    places = Places((top(design), HEADING_ROW) for design in designs)
    places |= anchors(receipt_rows(report), FIRST_ROW)
    last_measure = 0
    with tables_beside(document, formats, {design: sheets[design] for design in BESIDE}, report, places) as beside:
        here: dict[ReportSheet, Callable[[ConsolidatedReport], Iterable[Row]]] = {
            INDICATORS: indicator_rows,
            EXECUTION: lambda report: execution_rows(report, beside.told()),
            CHANGES: change_rows,
        }
        for design, rows in here.items():
            if design not in designs:
                continue
            table = write_table(formats, sheets[design], design, rows(report), places, subject_words(report))
            places |= table.anchors
            if design is EXECUTION:
                last_measure = table.last
                places |= _write_below(formats, sheets[design], report, table, places)
            set_up_printing(sheets[design], footer_words(report.plan))
            del table  # with what its columns remember
        write_overview(document.workbook, overview, formats, report, places, summary_of(report, last_measure))
        for design, rows in BESIDE.items():
            written = beside.last_row(design)
            write_table(formats, sheets[design], design, rows(report), places, subject_words(report), written=written)
            set_up_printing(sheets[design], footer_words(report.plan))


def _write_below(
    formats: Formats, sheet: GrowingSheet, report: ConsolidatedReport, table: WrittenTable, places: Places
) -> Places:
    """What stands under the measures, and which of these rows can be led to."""
    first = table.last + 1
    counts = list(count_rows(report, table.last))
    write_foot(formats, sheet, EXECUTION, counts, first, places)
    led = anchors(counts, first)
    led |= write_records(table.records, listed_rows(report), first + len(counts))[1]
    return led
