"""What stands under the measures in «Виконання»: how many are in which status, and all that needs attention."""

from collections.abc import Iterator

from workbook_tools.files.consolidated.attention import WHOLE_LIST, attention_lines, listed_anchor
from workbook_tools.files.consolidated.below import Summary, attention_rows, wide
from workbook_tools.files.consolidated.charts import Span
from workbook_tools.files.consolidated.execution import measure_anchor, measure_look
from workbook_tools.files.consolidated.rows import Anchor, Cell, Row
from workbook_tools.files.consolidated.sheet import FIRST_ROW, name
from workbook_tools.files.consolidated.words import measures_words
from workbook_tools.model.report import ConsolidatedReport, MeasureRow
from workbook_tools.model.report_layout import (
    EXECUTION,
    HEADING_SUMMARY,
    WHOLE_MEASURE,
)
from workbook_tools.model.submission import Status
from workbook_tools.model.text import alphabet_key
from workbook_tools.rules.attention_brief import first_places
from workbook_tools.rules.report_words import measure_status

_ALL = len(EXECUTION.headings)


def summary_of(report: ConsolidatedReport, last_record: int) -> Summary:
    """`last_record`: the 1-based row of the last measure's last part."""
    values = tuple((status, len(rows)) for status, rows in _by_status(report).items())
    first = last_record + 2
    rows = (first, first + len(values) - 1)
    return Summary(
        Span(EXECUTION.title, EXECUTION.column("executor"), *rows),
        Span(EXECUTION.title, EXECUTION.column("status"), *rows),
        values,
    )


def status_anchor(status: str) -> Anchor:
    """The row that counts the measures of a status."""
    return Anchor(EXECUTION.title, f"{HEADING_SUMMARY} {status}")


def count_rows(report: ConsolidatedReport, last_record: int) -> Iterator[Row]:
    """They begin in the row after `last_record`, with a blank one; a count is live and leads to its first measure."""
    yield wide("", _ALL)
    yield wide(HEADING_SUMMARY, _ALL)
    for number, (status, measures) in enumerate(_by_status(report).items(), last_record + 3):
        yield _count_row(status, measures, (number, last_record))


def listed_rows(report: ConsolidatedReport) -> Iterator[Row]:
    """All that needs attention, under the counts: there may be thousands of lines, of which few are led to."""
    led_to = first_places(report.attention)

    def anchor(order: int) -> Anchor | None:
        return listed_anchor(order) if order in led_to else None

    return attention_rows(attention_lines(report), _ALL, WHOLE_LIST, anchor)


def _by_status(report: ConsolidatedReport) -> dict[str, list[MeasureRow]]:
    """The measures of every status of the list, and after them of what is said where there is none."""
    said: dict[str, list[MeasureRow]] = {}
    for row in report.measures:
        said.setdefault(measure_status(row), []).append(row)
    listed = [status.text for status in Status]
    others = sorted(said.keys() - set(listed), key=alphabet_key)
    return {status: said.get(status, []) for status in (*listed, *others)}


def _count_row(status: str, these: list[MeasureRow], rows: tuple[int, int]) -> Row:
    number, last = rows
    executors, statuses = EXECUTION.column("executor"), EXECUTION.column("status")
    among = [f"{name(FIRST_ROW, column)}:{name(last, column)}" for column in (statuses, executors)]
    formula = f'=COUNTIFS({among[0]},{name(number, executors)},{among[1]},"{WHOLE_MEASURE}")'
    look = measure_look(these[0]) if these else {}
    first = measure_anchor(these[0].measure.code) if these else None
    cells = {
        "number": Cell(),
        "executor": Cell(status, look=look),
        "status": Cell(len(these), formula, link=first, look={"align": "center", "bold": True}, link_look={}),
        "narrative": Cell(measures_words(these), span=_ALL - 3),
    }
    return Row(cells, anchor=status_anchor(status))
