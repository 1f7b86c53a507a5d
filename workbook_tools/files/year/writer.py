"""Writes the year's workbook: four sheets, the same bytes for the same report."""

from collections.abc import Iterator

from workbook_tools.files.consolidated.lists import receipt_rows
from workbook_tools.files.consolidated.rows import Cell, Row, anchors, top
from workbook_tools.files.consolidated.sheet import FIRST_ROW, set_up_printing, write_table
from workbook_tools.files.consolidated.words import decree_words, footer_words
from workbook_tools.files.documents.document import Document, new_document
from workbook_tools.files.documents.styles import CENTERED, Formats
from workbook_tools.files.year.comparison import compared, comparison_rows
from workbook_tools.files.year.grid import grid_of
from workbook_tools.files.year.indicators import indicator_rows
from workbook_tools.files.year.measures import foot_rows, measure_rows, summary_of
from workbook_tools.files.year.overview import write_overview
from workbook_tools.files.year.words import headline, subject_words
from workbook_tools.model.report_layout import HEADING_ROW
from workbook_tools.model.year_layout import (
    OVERVIEW_TITLE,
    indicators_sheet,
    measures_sheet,
    receipts_sheet,
)
from workbook_tools.model.year_report import YearReport


def write_year(report: YearReport) -> bytes:
    """The bytes depend on the report alone. UserWarning (an error here) where Excel's limits are not kept."""
    with new_document(
        title=headline(report),
        subject=decree_words(report.plan),
        author=report.plan.decree.issuer,
        keywords=f"{report.plan.decree.number} {report.year}",
    ) as document:
        _write(document, report)
    return document.data


def _write(document: Document, report: YearReport) -> None:
    """Rows that others lead to are known before the first sheet is written."""
    formats = Formats(document.workbook)
    quarters = [of.quarter for of in report.quarters]
    of_measures, of_indicators, of_receipts = measures_sheet(quarters), indicators_sheet(quarters), receipts_sheet()
    overview = document.add_sheet(OVERVIEW_TITLE)
    designs = (of_measures, of_indicators, of_receipts)
    sheets = {design.title: document.add_sheet(design.title) for design in designs}

    measures = list(measure_rows(report, of_measures))
    indicators = list(indicator_rows(report, of_indicators))
    receipts = list(_receipt_rows(report))
    last_measure, last_indicator = (max(FIRST_ROW, FIRST_ROW + len(rows) - 1) for rows in (measures, indicators))
    shown = compared(report, last_indicator)
    feet = {
        of_measures.title: list(foot_rows(report, of_measures, last_measure)),
        of_indicators.title: list(comparison_rows(report, of_indicators, shown)),
        of_receipts.title: [],
    }
    places = {
        **{top(design): HEADING_ROW for design in designs},
        **anchors(measures, FIRST_ROW),
        **anchors(feet[of_measures.title], last_measure + 1),
        **anchors(indicators, FIRST_ROW),
        **anchors(receipts, FIRST_ROW),
    }
    drawn = summary_of(report, of_measures, last_measure), shown
    grid = grid_of(len(quarters))
    write_overview(document.workbook, overview, formats, report, grid, of_indicators, places, drawn)
    for design, rows in zip(designs, (measures, indicators, receipts), strict=True):
        sheet = sheets[design.title]
        write_table(formats, sheet, design, rows, places, subject_words(report), feet[design.title])
        set_up_printing(sheet, footer_words(report.plan))


def _receipt_rows(report: YearReport) -> Iterator[Row]:
    """Those of the quarters, each with its quarter."""
    for of in report.quarters:
        for row in () if of.report is None else receipt_rows(of.report):
            yield row._replace(cells={**row.cells, "quarter": Cell(of.quarter.roman, look=CENTERED)})
