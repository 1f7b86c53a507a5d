"""«Огляд»: one screen and one A4 page: who reported, what needs attention, the plan's execution, the indicators."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.consolidated.attention import SIZE, page_lines
from workbook_tools.files.consolidated.below import Summary
from workbook_tools.files.consolidated.blocks import (
    Placed,
    department_block,
    indicator_headings,
    indicator_line,
    measure_block,
    measured_first,
    section,
)
from workbook_tools.files.consolidated.changes import edition_line
from workbook_tools.files.consolidated.charts import Span, percent_chart, percent_words, status_chart, status_words
from workbook_tools.files.consolidated.foot import status_anchor
from workbook_tools.files.consolidated.page import PageRows, charted
from workbook_tools.files.consolidated.rows import INDENT, Anchor, Cell, Places, top
from workbook_tools.files.consolidated.words import basis_words, footer_words, headline
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import GrowingSheet, print_on_a4
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow
from workbook_tools.model.report_layout import (
    HEADING_ATTENTION,
    HEADING_EXECUTION,
    HEADING_INDICATORS,
    HEADING_STANDINGS,
    INCOMPLETE,
    INDICATORS,
    NOTHING_TO_ATTEND,
    OVERVIEW_GRID,
    OVERVIEW_TITLE,
    RECEIPTS,
)
from workbook_tools.model.submission import Status
from workbook_tools.rules.report_words import incomplete
from workbook_tools.rules.shown import day

_LEFT, _RIGHT, _LAST = (0, 4), (6, 13), len(OVERVIEW_GRID) - 1
_LEAD, _SENTENCE = (6, 6), (7, 13)
"""Columns of an attention line: where it leads, and what it says."""
_EDITION = (1, 9, 1, 13)
"""Where the page says which edition it is: beside the decree's title."""
_CHARTED = (6, 11, 12)
"""Columns of the indicators' numbers, and of what they reached and should."""
_CARDS = ((0, 2), (3, 4), (6, 7), (8, 10), (11, 13))
_TOP = 6
"""0-based row where the blocks begin; above them the title and the cards."""
_TOP_HEIGHTS = (24, 16, 5, 26, 16, 7)
_LINE = 14.25
_MOST = 16
"""Slots of «Потребує уваги»: a list that needs more says its less grave lines together."""
_CHART_ROWS = 9
_PAGE_ROWS = 44
"""Where a page of A4 ends that is as wide as the grid: charts grow so far where the tables are short."""
_CHART_ROWS_MOST = 22
_SCREEN, _ZOOM_LEAST, _ZOOM_MOST = 760, 60, 80
"""Pixels of a usual screen (1,080 high) that a spreadsheet program leaves to the cells, and zooms in percent."""
_UNWRAPPED: Look = {"text_wrap": False}
_TITLE: Look = {**styles.TITLE, **_UNWRAPPED, "font_size": 15}
_DECREE: Look = {**styles.HINT, **_UNWRAPPED, "font_size": 10}
_FOOT: Look = {**styles.HINT, **_UNWRAPPED}
_STANDINGS = Anchor(OVERVIEW_TITLE, HEADING_STANDINGS)
_CARD: Look = {"bg_color": styles.NAVY_TINT, "left": 5, "left_color": styles.NAVY, "indent": 1, "valign": "vcenter"}
_CARD_VALUE: Look = {**_CARD, "font_size": 18, "bold": True, "font_color": styles.NAVY}
_CARD_LABEL: Look = {**_CARD, "font_size": 9}


def write_overview(
    workbook: Workbook,
    sheet: GrowingSheet,
    formats: Formats,
    report: ConsolidatedReport,
    places: Places,
    summary: Summary,
) -> None:
    """`places`: the rows of the other sheets that this page leads to; one of its own is added to them.

    Rows are written as they come, and not kept.
    """
    places |= Places([(_STANDINGS, _TOP + 3)])
    indicators = measured_first(report.indicators)
    attention = tuple(_attention_block(report))
    right = max((placed.place[2] for placed in attention), default=_TOP) + 2
    left = _TOP + len(report.standings) + 3
    left_end, right_end = left + len(report.measures) + 3, right + len(indicators) + 3
    bottom = max(max(left_end, right_end) + _CHART_ROWS, _PAGE_ROWS)
    _set_up(sheet, report, bottom)
    on_the_left = chain(
        (section(HEADING_STANDINGS, _TOP, *_LEFT),),
        department_block(report, _TOP + 1),
        (section(HEADING_EXECUTION, left, *_LEFT),),
        measure_block(report, left + 1),
    )
    figures = _Figures(report, indicators, right + 2, places)
    on_the_right = chain(
        (section(HEADING_ATTENTION, _TOP, *_RIGHT),),
        attention,
        (section(HEADING_INDICATORS, right, *_RIGHT),),
        indicator_headings(right + 1),
        figures,
    )
    rows = PageRows(sheet, formats, places, _height)
    rows.put(bottom, chain(_head(report), on_the_left), chain(on_the_right, _foot(report, figures, bottom)))
    sheet.reach(bottom, _LAST)
    sheet.measure(min(left_end, right_end), bottom, _LINE)
    _charts(workbook, sheet, indicators, figures, (left_end, right_end, bottom), summary)


class _Figures:
    """The indicators' lines, from this row on, gone through once.

    What else the page says of them is known then: `marked`, whether there are figures without those of some
    executors, and what the columns of a chart have to show.
    """

    def __init__(
        self, report: ConsolidatedReport, indicators: Sequence[IndicatorRow], first: int, places: Mapping[Anchor, int]
    ) -> None:
        self._standings = {standing.department: standing for standing in report.standings}
        self._indicators = indicators
        self._first = first
        self._places = places
        self._shown: dict[int, list[object]] = {column: [] for column in _CHARTED}
        self.marked = False

    def __iter__(self) -> Iterator[Placed]:
        for row, indicator in enumerate(self._indicators, self._first):
            for placed in indicator_line(indicator, row, self._standings, self._places):
                if placed.place[1] in self._shown:
                    self._shown[placed.place[1]].append(charted(placed.cell))
                yield placed
            self.marked = self.marked or incomplete(indicator)

    def column(self, column: int, count: int) -> Span:
        """Of the first `count` indicators; one row at least."""
        last = self._first + max(count, 1) - 1
        return Span(OVERVIEW_TITLE, column, self._first, last, self._shown[column][: max(count, 1)] or [None])


def _set_up(sheet: Worksheet, report: ConsolidatedReport, bottom: int) -> None:
    for column, width in enumerate(OVERVIEW_GRID):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()
    sheet.set_zoom(_zoom(bottom))
    print_on_a4(sheet, footer_words(report.plan))
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, bottom, _LAST)
    sheet.center_horizontally()


def _height(row: int) -> float:
    return _TOP_HEIGHTS[row] if row < _TOP else _LINE


def _head(report: ConsolidatedReport) -> Iterator[Placed]:
    yield Placed((0, 0, 0, _LAST), Cell(headline(report)), _TITLE)
    until = _LAST if report.issued is None else _EDITION[1] - 1
    yield Placed((1, 0, 1, until), Cell(report.plan.decree.title), _DECREE)
    yield from edition_line(report, _EDITION)
    yield from _cards(report)


def _foot(report: ConsolidatedReport, figures: _Figures, row: int) -> Iterator[Placed]:
    """What the figures are made from, when all of them were gone through."""
    words = f"{basis_words(report)} {INCOMPLETE}" if figures.marked else basis_words(report)
    yield Placed((row, 0, row, _LAST), Cell(words), _FOOT)


def _zoom(bottom: int) -> int:
    """That at which the whole page is in sight."""
    height = (sum(_TOP_HEIGHTS) + (bottom + 1 - _TOP) * _LINE) / 0.75
    return max(_ZOOM_LEAST, min(_ZOOM_MOST, int(_SCREEN * 100 / height)))


def _cards(report: ConsolidatedReport) -> Iterator[Placed]:
    """Each figure leads to the rows that it counts."""
    cards = tuple(zip(_figures(report), _CARDS, strict=True))
    for (value, _, anchor), (first, last) in cards:
        yield Placed((3, first, 3, last), Cell(value, link=anchor, link_look=styles.NO_LOOK), _CARD_VALUE)
    for (_, label, _), (first, last) in cards:
        yield Placed((4, first, 4, last), Cell(label), _CARD_LABEL)


def _figures(report: ConsolidatedReport) -> Iterator[tuple[str, str, Anchor]]:
    standings, measures, deadlines = report.standings, report.measures, report.deadlines
    planned = [row for row in report.indicators if row.indicator.target is not None or row.indicator.grows]
    waiting = sum(s.kind in (StandingKind.HELD, StandingKind.RETURNED) for s in standings)
    missing = sum(s.kind is StandingKind.MISSING for s in standings)
    yield f"{sum(s.counts for s in standings)} з {len(standings)}", "звітів враховано", top(RECEIPTS)
    yield str(missing), "не звітували" + (f"; ще опрацьовуються: {waiting}" if waiting else ""), _STANDINGS
    done = sum(row.status is Status.DONE for row in measures)
    yield f"{done} з {len(measures)}", "заходів виконано", status_anchor(Status.DONE.text)
    reached = sum(row.reached is True for row in planned)
    yield f"{reached} з {len(planned)}", "планових показників досягнуто", top(INDICATORS)
    summary = f"строк подання звітів; зведення: {day(deadlines.requested_coordinator)}"
    yield day(deadlines.requested_executors), summary, _STANDINGS


def _attention_block(report: ConsolidatedReport) -> Iterator[Placed]:
    """Lines one under another; their links stand apart, as LibreOffice does not wrap linked text."""
    width = sum(OVERVIEW_GRID[_SENTENCE[0] : _SENTENCE[1] + 1]) - INDENT
    look: Look = {"font_size": SIZE, "valign": "vcenter", **styles.LEFT}
    row = _TOP + 1
    lines = page_lines(report, width, _MOST)
    if not lines:
        yield Placed((row, _RIGHT[0], row, _RIGHT[1]), Cell(NOTHING_TO_ATTEND), look)
    for line in lines:
        last = row + line.slots - 1
        yield Placed((row, _LEAD[0], last, _LEAD[1]), Cell(line.mark, link=line.link), {**look, **styles.CENTERED})
        yield Placed((row, _SENTENCE[0], last, _SENTENCE[1]), Cell(line.text), look)
        row = last + 1


def _charts(
    workbook: Workbook,
    sheet: Worksheet,
    indicators: list[IndicatorRow],
    figures: _Figures,
    rows: tuple[int, int, int],
    summary: Summary,
) -> None:
    """`rows`: where the charts begin, left and right, and end."""
    left, right, bottom = rows
    shown = sum(row.percent is not None for row in indicators) or sum(
        row.indicator.target is not None for row in indicators
    )
    percent = percent_chart(workbook, *(figures.column(column, shown) for column in _CHARTED))
    status = status_chart(workbook, summary.names, summary.counts)
    left_rows = min(bottom - left, _CHART_ROWS_MOST)
    right_rows = min(bottom - right, _CHART_ROWS_MOST)
    for chart, row, count, (begin, end), words in (
        (status, left, left_rows, _LEFT, status_words(summary.values)),
        (percent, right, right_rows, _RIGHT, percent_words(indicators[:shown])),
    ):
        width = sum(_pixels(OVERVIEW_GRID[column]) for column in range(begin, end + 1))
        chart.set_size({"width": width, "height": round(count * _LINE / 0.75) - 6})
        sheet.insert_chart(row, begin, chart, {"description": words, "object_position": 2})


def _pixels(width: float) -> int:
    return int(width * 7 + 5)
