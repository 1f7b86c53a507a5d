"""What stands under the measures in «Виконання»: how many are in which status, and all that needs attention."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbook_tools.files.consolidated.attention import WHOLE_LIST, attention_lines, listed_anchor
from workbook_tools.files.consolidated.charts import Span
from workbook_tools.files.consolidated.execution import measure_anchor, measure_look
from workbook_tools.files.consolidated.rows import Anchor, Cell, Row
from workbook_tools.files.consolidated.sheet import FIRST_ROW, name
from workbook_tools.files.consolidated.words import measures_words
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.model.report_layout import (
    EXECUTION,
    HEADING_ALL_ATTENTION,
    HEADING_SUMMARY,
    NOTHING_TO_ATTEND,
    WHOLE_MEASURE,
)
from workbook_tools.model.submission import Status
from workbook_tools.model.text import alphabet_key
from workbook_tools.rules.report_words import measure_status

_SECTION: Look = {"bold": True, "font_color": styles.NAVY, "font_size": 11, "border": 0, "bottom": 1}
_EMPTY: Look = {"border": 0}
_ALL = len(EXECUTION.headings)


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts by status: where their names and numbers stand, and what they say."""

    names: Span
    counts: Span
    values: tuple[tuple[str, int], ...]


def summary_of(report: ConsolidatedReport, last_record: int) -> Summary:
    """`last_record`: the 1-based row of the last measure's last part."""
    values = tuple(_counts(report).items())
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


def foot_rows(report: ConsolidatedReport, last_record: int) -> Iterator[Row]:
    """They begin in the row after `last_record`, with a blank one; a count is live and leads to its first measure."""
    yield _wide("")
    yield _wide(HEADING_SUMMARY)
    for number, (status, count) in enumerate(_counts(report).items(), last_record + 3):
        yield _count_row(report, status, count, (number, last_record))
    yield _wide("")
    yield _wide(HEADING_ALL_ATTENTION, WHOLE_LIST)
    lines = attention_lines(report)
    for order, line in enumerate(lines):
        cells = {"number": Cell(order + 1, link=line.link), "executor": Cell(line.text, span=_ALL - 1)}
        yield Row(cells, anchor=listed_anchor(order))
    if not lines:
        yield Row({"number": Cell(NOTHING_TO_ATTEND, span=_ALL)})


def _counts(report: ConsolidatedReport) -> dict[str, int]:
    """Every status of the list, and after them what is said where there is none."""
    said = [measure_status(row) for row in report.measures]
    listed = [status.text for status in Status]
    others = sorted(set(said) - set(listed), key=alphabet_key)
    return {status: said.count(status) for status in (*listed, *others)}


def _count_row(report: ConsolidatedReport, status: str, count: int, rows: tuple[int, int]) -> Row:
    number, last = rows
    executors, statuses = EXECUTION.column("executor"), EXECUTION.column("status")
    among = [f"{name(FIRST_ROW, column)}:{name(last, column)}" for column in (statuses, executors)]
    formula = f'=COUNTIFS({among[0]},{name(number, executors)},{among[1]},"{WHOLE_MEASURE}")'
    these = [row for row in report.measures if measure_status(row) == status]
    look = measure_look(these[0]) if these else {}
    first = measure_anchor(these[0].measure.code) if these else None
    cells = {
        "number": Cell(),
        "executor": Cell(status, look=look),
        "status": Cell(count, formula, link=first, look={"align": "center", "bold": True}, link_look={}),
        "narrative": Cell(measures_words(these), span=_ALL - 3),
    }
    return Row(cells, anchor=status_anchor(status))


def _wide(text: str, anchor: Anchor | None = None) -> Row:
    return Row({"number": Cell(text, span=_ALL)}, _SECTION if text else _EMPTY, anchor)
