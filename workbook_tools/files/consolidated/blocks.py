"""The tables of «Огляд», each cell with its place on the page's grid; figures are live references to their rows."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from workbook_tools.files.consolidated.execution import measure_anchor, measure_look, standing_look
from workbook_tools.files.consolidated.indicator_words import target_words
from workbook_tools.files.consolidated.indicators import (
    aim,
    fraction,
    indicator_anchor,
    silent_words,
    verdict_look,
)
from workbook_tools.files.consolidated.lists import receipt_anchor
from workbook_tools.files.consolidated.rows import Anchor, Cell, Value, fit_line
from workbook_tools.files.consolidated.sheet import PERCENT, WHOLE, decimal_format, name
from workbook_tools.files.consolidated.words import executors_words, received_words, short_name
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.receipt import Standing
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow, MeasureRow
from workbook_tools.model.report_layout import (
    INCOMPLETE_MARK,
    INDICATORS,
    OVERVIEW_DEPARTMENTS,
    OVERVIEW_INDICATORS,
    OVERVIEW_MEASURES,
    OVERVIEW_SPANS,
    Heading,
)
from workbook_tools.rules.report_words import (
    UNDEFINED,
    has_data,
    incomplete,
    measure_status,
    standing_in_column,
    verdict,
)

ONE_LINE: Look = {"text_wrap": False, "shrink": True}
"""Rows of the page are one line high: a text that another program measures wider shrinks rather than being cut."""
_UNDERLINED: Look = {"bottom": 1, "bottom_color": styles.LINE, "valign": "vcenter", **ONE_LINE}
_SECTION: Look = {"bold": True, "font_size": 11, "font_color": styles.NAVY, "valign": "vcenter"}
_HEADING: Look = {**styles.HEADING, "text_wrap": False}
_QUIET: Look = {}
_SMALL: Look = {"font_size": 9}
_NO_MARK = "_-"
"""Room like the mark's, so that digits stand one under another; «_*» is not what every program reads alike."""
_NUMBER: Look = {**styles.RIGHT, "num_format": WHOLE}


class Placed(Struct, frozen=True):
    """A cell on the grid: 0-based first row and column, last row and column."""

    place: tuple[int, int, int, int]
    cell: Cell
    look: Look = field(default_factory=dict)


def section(text: str, row: int, first: int, last: int) -> Placed:
    return Placed((row, first, row, last), Cell(text), _SECTION)


def department_block(report: ConsolidatedReport, row: int) -> Iterator[Placed]:
    """Those that have not reported stand first, as the report has them."""
    yield from _headings(OVERVIEW_DEPARTMENTS, row)
    for number, standing in enumerate(report.standings, row + 1):
        yield from _line(OVERVIEW_DEPARTMENTS, number, _department_cells(report, standing))


def measure_block(report: ConsolidatedReport, row: int) -> Iterator[Placed]:
    yield from _headings(OVERVIEW_MEASURES, row)
    for number, measure in enumerate(report.measures, row + 1):
        yield from _line(OVERVIEW_MEASURES, number, _measure_cells(report, measure))


def indicator_headings(row: int) -> Iterator[Placed]:
    yield from _headings(OVERVIEW_INDICATORS, row)


def indicator_line(
    indicator: IndicatorRow, row: int, standings: Mapping[str, Standing], places: Mapping[Anchor, int]
) -> Iterator[Placed]:
    """`standings`: by department."""
    yield from _line(OVERVIEW_INDICATORS, row, _indicator_cells(indicator, standings, places))


def measured_first(rows: Iterable[IndicatorRow]) -> list[IndicatorRow]:
    """Those with a percentage, then those with a target, then the rest; each in the plan's order."""
    return sorted(rows, key=lambda row: (row.percent is None, row.indicator.target is None))


# --- rows ----------------------------------------------------------------------------------------


def _headings(headings: tuple[Heading, ...], row: int) -> Iterator[Placed]:
    for heading, (first, last) in zip(headings, OVERVIEW_SPANS[headings], strict=True):
        yield Placed((row, first, row, last), Cell(heading.text), _HEADING)


def _line(headings: tuple[Heading, ...], row: int, cells: Mapping[str, Cell]) -> Iterator[Placed]:
    for heading, (first, last) in zip(headings, OVERVIEW_SPANS[headings], strict=True):
        yield Placed((row, first, row, last), cells.get(heading.key, Cell()), _UNDERLINED)


def _department_cells(report: ConsolidatedReport, standing: Standing) -> dict[str, Cell]:
    link = None if standing.filed is None else receipt_anchor(standing.filed.receipt.number)
    room = OVERVIEW_DEPARTMENTS[0].width
    return {
        "department": Cell(fit_line(short_name(report.plan, standing.department), room), link=link),
        "standing": Cell(standing_in_column(standing), look=standing_look(standing)),
        "received": Cell(received_words(standing), link=link, look=styles.CENTERED, link_look=_QUIET),
    }


def _measure_cells(report: ConsolidatedReport, row: MeasureRow) -> dict[str, Cell]:
    return {
        "number": Cell(row.measure.number, link=measure_anchor(row.measure.code), look=styles.CENTERED),
        "status": Cell(measure_status(row), look=measure_look(row)),
        "executors": Cell(_executors(report, row)),
    }


def _executors(report: ConsolidatedReport, row: MeasureRow) -> str:
    """Who is missing is never cut off."""
    room = OVERVIEW_MEASURES[2].width
    words = executors_words(row, report.plan)
    if fit_line(words, room) == words or not row.missing:
        return fit_line(words, room)
    return f"без врахованих звітів: {len(row.missing)} з {len(row.measure.executors)}"


def _indicator_cells(
    row: IndicatorRow, standings: Mapping[str, Standing], places: Mapping[Anchor, int]
) -> dict[str, Cell]:
    indicator = row.indicator
    digits = decimal_format(indicator.places) + (f'"{INCOMPLETE_MARK}"' if incomplete(row) else _NO_MARK)
    rooms = {heading.key: heading.width for heading in OVERVIEW_INDICATORS}
    quarter = _states(row, rooms["quarter"]) if indicator.kind is IndicatorKind.STATE else row.quarter
    if quarter in (None, ""):
        quarter = silent_words(standings, row)
    percent: Value = None if row.percent is None else fraction(row.percent)
    if percent is None and indicator.target is not None and has_data(row):
        percent = UNDEFINED
    return {
        "number": Cell(indicator.number, link=indicator_anchor(indicator.code), look=styles.CENTERED),
        "text": Cell(fit_line(indicator.text, rooms["text"], size=9), look=_SMALL),
        "target": Cell(fit_line(target_words(indicator), rooms["target"], size=9), look=_SMALL),
        "quarter": _figure(row, "quarter", quarter, digits, places),
        "cumulative": _figure(row, "cumulative", row.cumulative, digits, places),
        "percent": _figure(row, "percent", percent, PERCENT, places),
        "aim": Cell(aim(indicator), "", PERCENT, indicator_anchor(indicator.code), _NUMBER, _QUIET),
        "verdict": Cell(verdict(row), look=verdict_look(row)),
    }


def _figure(row: IndicatorRow, key: str, value: Value, digits: str, places: Mapping[Anchor, int]) -> Cell:
    """A number is a reference to the indicator's row; every figure leads there."""
    anchor = indicator_anchor(row.indicator.code)
    if value is None or isinstance(value, str):
        return Cell(value, look=styles.RIGHT)
    formula = f"='{INDICATORS.title}'!{name(places[anchor], INDICATORS.column(key))}"
    return Cell(value, formula, digits, anchor, _NUMBER, _QUIET)


def _states(row: IndicatorRow, room: float) -> str:
    return fit_line(" / ".join(state.text for state in row.states), room)
