"""The tables of «Огляд року», each cell with its place on the page's grid; figures are references to their rows."""

from collections.abc import Iterator, Mapping, Sequence

from workbook_tools.files.consolidated.blocks import ONE_LINE, Placed
from workbook_tools.files.consolidated.execution import standing_look
from workbook_tools.files.consolidated.indicator_words import target_words
from workbook_tools.files.consolidated.lists import receipt_anchor
from workbook_tools.files.consolidated.rows import Anchor, Cell, fit_line
from workbook_tools.files.consolidated.sheet import PERCENT, WHOLE, decimal_format, name
from workbook_tools.files.consolidated.words import short_name, shorts
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.year.grid import Grid
from workbook_tools.files.year.indicators import attained_look, indicator_anchor
from workbook_tools.files.year.measures import MUTED, measure_anchor, quarter_status, verdict_look
from workbook_tools.files.year.untold import Stood, stood_in
from workbook_tools.files.year.words import attained_words, standing_words, verdict_words
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.report_layout import ReportSheet
from workbook_tools.model.year_layout import quarter_heading, quarter_key
from workbook_tools.model.year_report import DepartmentYear, IndicatorYear, MeasureYear, YearReport
from workbook_tools.rules.report_words import NO_REPORT, NOBODY, UNDEFINED
from workbook_tools.rules.texts.year import year_text

_UNDERLINED: Look = {"bottom": 1, "bottom_color": styles.LINE, "valign": "vcenter", **ONE_LINE}
_HEADING: Look = {**styles.HEADING, "text_wrap": False}
_QUIET: Look = {}
_NUMBER: Look = {**styles.RIGHT, "num_format": WHOLE}
_SMALL: Look = {"font_size": 9}
_SHRINKS = 1.3
_SHORT = {NOBODY: NO_REPORT, year_text("inactive"): year_text("none")}
"""What is said in fewer words where a column is as narrow as a number."""


def reporting_block(report: YearReport, grid: Grid, row: int) -> Iterator[Placed]:
    """Departments by quarters: a sign and a word in each."""
    quarters = [quarter_heading(of.quarter) for of in report.quarters]
    headings = (year_text("head.department"), *quarters, year_text("head.counted"))
    yield from _line(row, grid.reporting, [Cell(text) for text in headings], _HEADING)
    for number, department in enumerate(report.departments, row + 1):
        yield from _line(number, grid.reporting, _department_cells(report, grid, department))


def measure_block(report: YearReport, grid: Grid, row: int) -> Iterator[Placed]:
    quarters = [quarter_heading(of.quarter) for of in report.quarters]
    headings = (year_text("head.number"), year_text("head.executors"), *quarters, year_text("head.verdict"))
    yield from _line(row, grid.measures, [Cell(text) for text in headings], _HEADING)
    for number, measure in enumerate(report.measures, row + 1):
        yield from _line(number, grid.measures, _measure_cells(report, grid, measure))


def indicator_block(
    report: YearReport, grid: Grid, design: ReportSheet, row: int, places: Mapping[Anchor, int]
) -> Iterator[Placed]:
    """`places`: the rows of «Показники за рік», whose `design` names the columns."""
    quarters = [quarter_heading(of.quarter) for of in report.quarters]
    heads = [year_text(f"head.{key}") for key in ("number", "indicator", "target")]
    tails = [year_text(f"head.{key}") for key in ("year", "percent", "attained")]
    yield from _line(row, grid.indicators, [Cell(text) for text in (*heads, *quarters, *tails)], _HEADING)
    stood = stood_in(report)
    for number, indicator in enumerate(report.indicators, row + 1):
        yield from _line(number, grid.indicators, _indicator_cells(stood, grid, design, indicator, places))


def _line(
    row: int, spans: Sequence[tuple[int, int]], cells: Sequence[Cell], look: Look = _UNDERLINED
) -> Iterator[Placed]:
    for (first, last), cell in zip(spans, cells, strict=True):
        yield Placed((row, first, row, last), cell, look)


# --- cells ---------------------------------------------------------------------------------------


def _department_cells(report: YearReport, grid: Grid, department: DepartmentYear) -> list[Cell]:
    counted = year_text("counted_of", part=department.counted, whole=department.due)
    name_cell = Cell(fit_line(short_name(report.plan, department.department), grid.room(*grid.reporting[0])))
    quarters = [_standing_cell(report, department, position) for position in range(len(report.quarters))]
    return [name_cell, *quarters, Cell(counted, look=styles.CENTERED)]


def _standing_cell(report: YearReport, department: DepartmentYear, position: int) -> Cell:
    of, standing = report.quarters[position], department.standings[position]
    if standing is None:
        return Cell(year_text("ahead" if of.quarter in department.asked else "not_asked"), look=MUTED)
    link = None if standing.filed is None else receipt_anchor(standing.filed.receipt.number)
    return Cell(standing_words(standing), link=link, look=standing_look(standing), link_look=_QUIET)


def _measure_cells(report: YearReport, grid: Grid, row: MeasureYear) -> list[Cell]:
    quarters = [quarter_status(report, row, position) for position in range(len(report.quarters))]
    return [
        Cell(row.measure.number, link=measure_anchor(row.measure.code), look=styles.CENTERED),
        Cell(_executors(report, grid, row), look=_SMALL),
        *quarters,
        Cell(verdict_words(row.verdict), look={"bold": True, **verdict_look(row.verdict)}),
    ]


def _executors(report: YearReport, grid: Grid, row: MeasureYear) -> str:
    """A little too much shrinks: a name is told whole rather than cut."""
    return fit_line(shorts(report.plan, row.measure.executors), grid.room(*grid.measures[1]) * _SHRINKS, size=9)


def _indicator_cells(
    stood: Stood, grid: Grid, design: ReportSheet, row: IndicatorYear, places: Mapping[Anchor, int]
) -> list[Cell]:
    indicator = row.indicator
    text = fit_line(indicator.text, grid.room(*grid.indicators[1]), size=9)
    target = fit_line(target_words(indicator), grid.room(*grid.indicators[2]), size=9)
    quarters = [_quarter_cell(stood, design, row, places, position) for position in range(len(row.rows))]
    return [
        Cell(indicator.number, link=indicator_anchor(indicator.code), look=styles.CENTERED),
        Cell(text, look=_SMALL),
        Cell(target, look=_SMALL),
        *quarters,
        _year_cell(design, row, places),
        _percent_cell(design, row, places),
        Cell(attained_words(row.attained), look=attained_look(row.attained)),
    ]


def _quarter_cell(
    stood: Stood, design: ReportSheet, row: IndicatorYear, places: Mapping[Anchor, int], position: int
) -> Cell:
    said, key = row.rows[position], quarter_key(stood.report.quarters[position].quarter)
    if said is None or not row.told[position]:
        words = stood.untold(row, position)
        return Cell(_SHORT.get(words, words), look={**styles.RIGHT, **MUTED, **_SMALL})
    if row.indicator.kind is IndicatorKind.STATE:
        states = dict.fromkeys(c.state.text for c in said.contributions if c.state is not None)
        return Cell(" / ".join(states), look=styles.RIGHT)
    reference = _reference(design, row, key, places)
    return Cell(said.quarter, reference, decimal_format(row.indicator.places), _anchor(row), _NUMBER, _QUIET)


def _year_cell(design: ReportSheet, row: IndicatorYear, places: Mapping[Anchor, int]) -> Cell:
    if row.indicator.kind is IndicatorKind.STATE:
        states = dict.fromkeys(part.state.text for part in row.parts if part.state is not None)
        return Cell(" / ".join(states), look=styles.RIGHT)
    if row.total is None:
        return Cell()
    reference = _reference(design, row, "year", places)
    digits = decimal_format(row.indicator.places)
    return Cell(row.total, reference, digits, _anchor(row), {**_NUMBER, "bold": True}, _QUIET)


def _percent_cell(design: ReportSheet, row: IndicatorYear, places: Mapping[Anchor, int]) -> Cell:
    if row.percent is None:
        undefined = row.total is not None and row.indicator.target is not None
        return Cell(UNDEFINED if undefined else None, look={**styles.RIGHT, **_SMALL})
    value = row.percent / 100
    return Cell(value, _reference(design, row, "percent", places), PERCENT, _anchor(row), _NUMBER, _QUIET)


def _anchor(row: IndicatorYear) -> Anchor:
    return indicator_anchor(row.indicator.code)


def _reference(design: ReportSheet, row: IndicatorYear, key: str, places: Mapping[Anchor, int]) -> str:
    return f"='{design.title}'!{name(places[_anchor(row)], design.column(key))}"
