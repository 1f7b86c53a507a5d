"""«Огляд року»: one screen and one A4 page: who reported when, measures and indicators by quarters."""

from collections.abc import Iterator, Mapping

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.consolidated.attention import SIZE
from workbook_tools.files.consolidated.below import Summary
from workbook_tools.files.consolidated.blocks import Placed, section
from workbook_tools.files.consolidated.charts import dress, status_chart
from workbook_tools.files.consolidated.rows import INDENT, Anchor, Cell, top
from workbook_tools.files.consolidated.sheet import write_cell
from workbook_tools.files.consolidated.words import footer_words
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import print_on_a4
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.year.attention import page_lines, summary_anchor
from workbook_tools.files.year.blocks import indicator_block, measure_block, reporting_block
from workbook_tools.files.year.comparison import Compared, chart_words, quarters_chart
from workbook_tools.files.year.grid import Grid, Span
from workbook_tools.files.year.words import basis_words, headline
from workbook_tools.model.report_layout import HEADING_ATTENTION, NOTHING_TO_ATTEND, RECEIPTS, ReportSheet
from workbook_tools.model.submission import Status
from workbook_tools.model.year_layout import (
    HEADING_INDICATORS,
    HEADING_MEASURES,
    HEADING_REPORTING,
    OVERVIEW_TITLE,
)
from workbook_tools.model.year_report import Attained, Gap, YearReport, gap_of
from workbook_tools.rules.texts.year import year_text

_TOP = 6
"""0-based row where the blocks begin; above them the title and the cards."""
_TOP_HEIGHTS = (24, 16, 5, 26, 16, 7)
_LINE = 14.25
_MOST = 16
"""Slots of «Потребує уваги»: a list that needs more goes on in «Заходи за рік»."""
_CHART_ROWS = 11
_CHART_ROWS_MOST = 26
_ZOOM = 80
_POINTS = 0.75
"""Of a pixel."""
_PRINTABLE = 0.66
"""Height to width of what A4 landscape prints within its margins."""
_CARD: Look = {"bg_color": styles.NAVY_TINT, "left": 5, "left_color": styles.NAVY, "indent": 1, "valign": "vcenter"}
_CARD_VALUE: Look = {"font_size": 18, "bold": True, "font_color": styles.NAVY}
_REPORTING = Anchor(OVERVIEW_TITLE, HEADING_REPORTING)


def write_overview(
    workbook: Workbook,
    sheet: Worksheet,
    formats: Formats,
    report: YearReport,
    grid: Grid,
    design: ReportSheet,
    places: Mapping[Anchor, int],
    drawn: tuple[Summary, Compared],
) -> None:
    """`design` is that of «Показники за рік», `places` the rows of the other sheets, `drawn` what the charts show."""
    attention = tuple(_attention_block(report, grid))
    right = max((placed.place[2] for placed in attention), default=_TOP) + 2
    left = _TOP + len(report.departments) + 3
    blocks = (
        *_cards(report, grid, design),
        section(HEADING_REPORTING, _TOP, *grid.left),
        *reporting_block(report, grid, _TOP + 1),
        section(HEADING_MEASURES, left, *grid.left),
        *measure_block(report, grid, left + 1),
        section(HEADING_ATTENTION, _TOP, *grid.right),
        *attention,
        section(HEADING_INDICATORS, right, *grid.right),
        *indicator_block(report, grid, design, right + 1, places),
    )
    ends = left + len(report.measures) + 3, right + len(report.indicators) + 3
    bottom = max(max(ends) + _CHART_ROWS, _page_rows(grid))
    _page(sheet, formats, report, grid, bottom)
    led = {**places, _REPORTING: _TOP + 1}
    for placed in blocks:
        write_cell(sheet, formats, placed.place, placed.cell, (placed.look, placed.cell.look), led)
    summary, compared = drawn
    status = status_chart(workbook, summary.names, summary.counts)
    dress(status, year_text("summary_title"))
    comparison = quarters_chart(workbook, report, design, compared)
    _insert(sheet, grid, status, ends[0], bottom, grid.left, _summary_words(summary))
    _insert(sheet, grid, comparison, ends[1], bottom, grid.right, chart_words(report, compared))


def _page_rows(grid: Grid) -> int:
    """The row where a page of A4 ends that is as wide as the grid: charts grow so far where the tables are short."""
    width = sum(_pixels(column) for column in grid.widths)
    above = sum(_TOP_HEIGHTS) / _POINTS
    return _TOP + int((width * _PRINTABLE - above) * _POINTS / _LINE) - 1


def _pixels(width: float) -> int:
    return int(width * 7 + 5)


def _summary_words(summary: Summary) -> str:
    """Alternative text: every bar with its number."""
    told = "; ".join(year_text("summary", name=name, count=count) for name, count in summary.values)
    return year_text("chart", title=year_text("summary_title"), told=told)


def _page(sheet: Worksheet, formats: Formats, report: YearReport, grid: Grid, bottom: int) -> None:
    for column, width in enumerate(grid.widths):
        sheet.set_column(column, column, width)
    for row, height in enumerate(_TOP_HEIGHTS):
        sheet.set_row(row, height)
    for row in range(_TOP, bottom + 1):
        sheet.set_row(row, _LINE)
    sheet.merge_range(0, 0, 0, grid.last, headline(report), formats.get(styles.TITLE, font_size=15))
    sheet.merge_range(1, 0, 1, grid.last, report.plan.decree.title, formats.get(styles.HINT, font_size=10))
    sheet.merge_range(bottom, 0, bottom, grid.last, basis_words(report), formats.get(styles.HINT))
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()
    sheet.set_zoom(_ZOOM)
    print_on_a4(sheet, footer_words(report.plan))
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, bottom, grid.last)


# --- cards and attention -------------------------------------------------------------------------


def _cards(report: YearReport, grid: Grid, design: ReportSheet) -> Iterator[Placed]:
    """Each figure leads to the rows that it counts."""
    for (value, label, anchor), (first, last) in zip(_figures(report, design), grid.cards, strict=True):
        yield Placed((3, first, 3, last), Cell(value, link=anchor, link_look={}), {**_CARD, **_CARD_VALUE})
        yield Placed((4, first, 4, last), Cell(label), {**_CARD, "font_size": 9})


def _figures(report: YearReport, design: ReportSheet) -> Iterator[tuple[str, str, Anchor]]:
    standings = [s for department in report.departments for s in department.standings if s is not None]
    gaps = [gap_of(standing) for standing in standings]
    planned = [row for row in report.indicators if row.indicator.target is not None or row.indicator.grows]
    reached = sum(row.attained in (Attained.YES, Attained.SO_FAR) for row in planned)
    done = sum(row.verdict.status is Status.DONE for row in report.measures)
    awaited = gaps.count(Gap.AWAITED)
    counted = year_text("share", part=gaps.count(None), whole=len(gaps) - awaited)
    reports = year_text("card.reports_awaited", count=awaited) if awaited else year_text("card.reports")
    in_hand = gaps.count(Gap.IN_HAND)
    silent = year_text("card.silent_in_hand", count=in_hand) if in_hand else year_text("card.silent")
    yield counted, reports, top(RECEIPTS)
    yield str(gaps.count(Gap.SILENT)), silent, _REPORTING
    measures = year_text("share", part=done, whole=len(report.measures))
    yield measures, year_text("card.done"), summary_anchor(Status.DONE.text)
    yield year_text("share", part=reached, whole=len(planned)), year_text("card.reached"), top(design)
    state = "over" if report.over else "runs"
    yield year_text(f"card.{state}"), year_text(f"card.{state}_label"), summary_anchor(Status.IN_PROGRESS.text)


def _attention_block(report: YearReport, grid: Grid) -> Iterator[Placed]:
    """Lines one under another; their links stand apart, as LibreOffice does not wrap linked text."""
    first, last = grid.right
    look: Look = {"font_size": SIZE, "valign": "vcenter", **styles.LEFT}
    lines = page_lines(report, grid.room(first + 1, last) - INDENT, _MOST)
    row = _TOP + 1
    if not lines:
        yield Placed((row, first, row, last), Cell(NOTHING_TO_ATTEND), look)
    for line in lines:
        end = row + line.slots - 1
        yield Placed((row, first, end, first), Cell(line.mark, link=line.link), {**look, **styles.CENTERED})
        yield Placed((row, first + 1, end, last), Cell(line.text), look)
        row = end + 1


def _insert(sheet: Worksheet, grid: Grid, chart: Chart, row: int, bottom: int, span: Span, words: str) -> None:
    """From `row` to the page's bottom, as wide as its half."""
    width = sum(_pixels(column) for column in grid.widths[span[0] : span[1] + 1])
    rows = min(bottom - row, _CHART_ROWS_MOST)
    chart.set_size({"width": width, "height": round(rows * _LINE / _POINTS) - 6})
    sheet.insert_chart(row, span[0], chart, {"description": words, "object_position": 2})
