"""The charts of «Огляд»: native, labelled with their numbers, and told in words to who cannot see them."""

from collections.abc import Sequence

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from workbook_tools.files.documents import styles
from workbook_tools.model.report import IndicatorRow
from workbook_tools.rules.shown import number

FONT = {"name": styles.FONT, "size": 9, "color": styles.INK}
GRID = {"visible": True, "line": {"color": "#E3E6EA", "width": 0.75}}
NO_LINE = {"none": True}
STATUS_TITLE = "Заходи за станом виконання"
PERCENT_TITLE = "Показники з планом: факт і ціль, %"


class Span(Struct, frozen=True):
    """Cells of one column, 0-based rows, both included.

    `shown`: what a chart keeps of them, where the sheet's rows are not kept.
    """

    sheet: str
    column: int
    first: int
    last: int
    shown: Sequence[object] | None = None

    def reference(self) -> list[object]:
        return [self.sheet, self.first, self.column, self.last, self.column]


def status_chart(workbook: Workbook, names: Span, counts: Span) -> Chart:
    """Bars with their counts, the first status on top."""
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Кількість заходів",
            **_of(names, counts),
            "fill": {"color": styles.NAVY},
            "gap": 45,
            "data_labels": {"value": True, "font": {**FONT, "bold": True}},
        }
    )
    dress(chart, STATUS_TITLE)
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": FONT, "line": {"color": styles.LINE}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart


def percent_chart(workbook: Workbook, names: Span, facts: Span, aims: Span) -> Chart:
    """Columns of what is, each beside the plan's dashed one."""
    chart = workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "Факт, %",
            **_of(names, facts),
            "fill": {"color": styles.NAVY},
            "gap": 60,
            "overlap": 0,
            "data_labels": {
                "value": True,
                "num_format": f"{styles.UKRAINIAN}0.0%",
                "position": "outside_end",
                "font": {**FONT, "bold": True},
            },
        }
    )
    chart.add_series(
        {
            "name": "Ціль, %",
            **_of(names, aims),
            "fill": {"color": styles.NAVY_TINT},
            "border": {"color": styles.NAVY, "width": 1, "dash_type": "dash"},
        }
    )
    dress(chart, PERCENT_TITLE)
    chart.set_legend({"position": "right", "font": FONT})
    chart.set_x_axis({"num_font": FONT, "line": {"color": styles.LINE}, "major_tick_mark": "none"})
    chart.set_y_axis({"num_font": FONT, "num_format": "0%", "min": 0, "line": NO_LINE, "major_gridlines": GRID})
    return chart


def _of(names: Span, values: Span) -> dict[str, object]:
    return {
        "categories": names.reference(),
        "categories_data": names.shown,
        "values": values.reference(),
        "values_data": values.shown,
    }


def status_words(counts: Sequence[tuple[str, int]]) -> str:
    """Alternative text: every bar with its number."""
    return f"Стовпчикова діаграма. {STATUS_TITLE}: " + "; ".join(f"{name} – {count}" for name, count in counts) + "."


def percent_words(rows: Sequence[IndicatorRow]) -> str:
    """Alternative text: every column with its number."""
    told = "; ".join(
        f"{row.indicator.number} – {number(row.percent)}\u00a0%" for row in rows if row.percent is not None
    )
    return f"Стовпчикова діаграма. {PERCENT_TITLE}: {told or 'даних ще немає'}."


def dress(chart: Chart, title: str) -> None:
    chart.set_title({"name": title, "name_font": {**FONT, "size": 11, "bold": True, "color": styles.NAVY}})
    chart.set_chartarea({"border": {"color": styles.LINE}, "fill": {"color": styles.PAPER}})
    chart.set_plotarea({"fill": {"none": True}})
