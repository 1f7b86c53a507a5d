"""The table under «Показники за рік» that sets the quarters side by side, and the chart that is drawn from it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from workbook_tools.files.consolidated.below import EMPTY, wide
from workbook_tools.files.consolidated.charts import FONT, GRID, NO_LINE, Span, dress
from workbook_tools.files.consolidated.indicator_words import target_words
from workbook_tools.files.consolidated.indicators import aim, fraction
from workbook_tools.files.consolidated.rows import Cell, Row
from workbook_tools.files.consolidated.sheet import PERCENT
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.year.indicators import indicator_anchor
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report_layout import ReportSheet
from workbook_tools.model.year_layout import HEADING_COMPARISON, INDICATORS_TITLE, quarter_heading, quarter_key
from workbook_tools.model.year_report import IndicatorYear, QuarterOfYear, YearReport
from workbook_tools.rules.shown import number
from workbook_tools.rules.texts.year import year_text

CHART_TITLE = "Показники з планом: кінець кожного кварталу, % планового значення"
_HEADING: Look = {**styles.HEADING, "text_wrap": True}
_FILLS = ("#A9BEDA", "#6F8FBC", "#3F6496", styles.NAVY)
"""Of the quarters in order, light to dark; the last one that is shown is always the darkest."""
_LABELLED = 2
"""Series of so many quarters all carry their numbers; of more, the last one's."""
_PLAN_SPAN = 3
"""The columns from «Планове значення» to the first quarter's."""
_HEADINGS_ABOVE = 3
"""A blank row, the section's heading, the columns' headings."""


class Compared(Struct, frozen=True):
    """Where the comparison stands: 0-based first and last row of its records."""

    rows: tuple[IndicatorYear, ...]
    first: int

    @property
    def last(self) -> int:
        return self.first + max(len(self.rows), 1) - 1


def compared(report: YearReport, last_record: int) -> Compared:
    """Indicators that have a percentage; `last_record`: the last 1-based row of the sheet's records."""
    rows = tuple(row for row in report.indicators if any(percent is not None for percent in row.percents))
    return Compared(rows, last_record + _HEADINGS_ABOVE)


def comparison_rows(report: YearReport, design: ReportSheet, shown: Compared) -> Iterator[Row]:
    """They begin in the row after the last record, the first one blank."""
    width = len(design.headings)
    quarters = [of.quarter for of in report.quarters]
    yield wide("", width)
    yield wide(HEADING_COMPARISON, width)
    texts = {
        "number": year_text("head.number"),
        "text": year_text("head.indicator"),
        "target": year_text("head.target"),
        **{quarter_key(quarter): quarter_heading(quarter) for quarter in quarters},
        "year": year_text("head.aim"),
    }
    spans = {"target": _PLAN_SPAN}
    yield Row({key: Cell(text, look=_HEADING, span=spans.get(key, 1)) for key, text in texts.items()}, EMPTY)
    for row in shown.rows:
        yield Row(_cells(row, quarters), EMPTY)
    if not shown.rows:
        yield Row({"number": Cell(year_text("comparison_empty"), span=width)}, EMPTY)


def _cells(row: IndicatorYear, quarters: Sequence[Quarter]) -> dict[str, Cell]:
    percents = {
        quarter_key(quarter): Cell(None if percent is None else fraction(percent), number=PERCENT, look=styles.BOXED)
        for quarter, percent in zip(quarters, row.percents, strict=True)
    }
    return {
        "number": Cell(row.indicator.number, link=indicator_anchor(row.indicator.code), look=styles.BOXED),
        "text": Cell(row.indicator.text.strip(), look=styles.BOXED),
        "target": Cell(target_words(row.indicator), look=styles.BOXED, span=_PLAN_SPAN),
        **percents,
        "year": Cell(aim(row.indicator), number=PERCENT, look=styles.BOXED),
    }


# --- the chart -----------------------------------------------------------------------------------


def quarters_chart(workbook: Workbook, report: YearReport, design: ReportSheet, shown: Compared) -> Chart:
    """For each indicator a column a quarter, light to dark, and the plan's dashed one."""
    chart = workbook.add_chart({"type": "column"})
    told = _shown_quarters(report, shown)
    for of, fill in zip(told, _FILLS[-len(told) :], strict=True):
        series = {
            "name": quarter_heading(of.quarter),
            "categories": _span(design, shown, "number"),
            "values": _span(design, shown, quarter_key(of.quarter)),
            "fill": {"color": fill},
            "gap": 60,
            "overlap": 0,
        }
        if len(told) <= _LABELLED or of is told[-1]:
            series["data_labels"] = {
                "value": True,
                "num_format": f"{styles.UKRAINIAN}0%",
                "position": "outside_end",
                "font": {**FONT, "size": 8, "bold": of is told[-1]},
            }
        chart.add_series(series)
    chart.add_series(
        {
            "name": year_text("head.aim"),
            "categories": _span(design, shown, "number"),
            "values": _span(design, shown, "year"),
            "fill": {"color": styles.NAVY_TINT},
            "border": {"color": styles.NAVY, "width": 1, "dash_type": "dash"},
        }
    )
    dress(chart, CHART_TITLE)
    chart.set_legend({"position": "right", "font": FONT})
    chart.set_x_axis({"num_font": FONT, "line": {"color": styles.LINE}, "major_tick_mark": "none"})
    axis = {"num_font": FONT, "num_format": "0%", "min": 0, "line": NO_LINE, "major_gridlines": GRID}
    chart.set_y_axis(axis if shown.rows else {**axis, "max": 1})
    return chart


def _shown_quarters(report: YearReport, shown: Compared) -> list[QuarterOfYear]:
    """Those with a column; the first one where there is none yet, so that the chart has its axes."""
    with_columns = {place for row in shown.rows for place, percent in enumerate(row.percents) if percent is not None}
    return [report.quarters[place] for place in sorted(with_columns or {0})]


def chart_words(report: YearReport, shown: Compared) -> str:
    """Alternative text: every column with its number."""
    told = "; ".join(_column_words(report, row) for row in shown.rows) or year_text("chart_none")
    return year_text("chart", title=CHART_TITLE, told=told)


def _column_words(report: YearReport, row: IndicatorYear) -> str:
    values = ", ".join(
        year_text("chart_value", quarter=of.quarter.roman, percent=number(percent))
        for of, percent in zip(report.quarters, row.percents, strict=True)
        if percent is not None
    )
    return year_text("chart_one", number=row.indicator.number, values=values)


def _span(design: ReportSheet, shown: Compared, key: str) -> list[object]:
    return Span(INDICATORS_TITLE, design.column(key), shown.first, shown.last).reference()
