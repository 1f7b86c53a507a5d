"""«Заходи за рік»: a row per measure with its verdict, its executors under it, and what stands at the foot."""

from collections.abc import Iterator, Sequence

from workbook_tools.files.consolidated.below import Summary, attention_rows, wide
from workbook_tools.files.consolidated.charts import Span
from workbook_tools.files.consolidated.execution import MEASURE, STATUS_LOOKS, measure_look, part_look
from workbook_tools.files.consolidated.lists import receipt_anchor
from workbook_tools.files.consolidated.rows import Anchor, Cell, Row, continuing
from workbook_tools.files.consolidated.sheet import FIRST_ROW, name
from workbook_tools.files.consolidated.words import NBSP, place_words, short_name
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.year.attention import attention_lines, listed_anchor, summary_anchor
from workbook_tools.files.year.words import verdict_words, why_words
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ExecutorPart, by_measure
from workbook_tools.model.report_layout import HEADING_ALL_ATTENTION, WHOLE_MEASURE, ReportSheet
from workbook_tools.model.submission import Status
from workbook_tools.model.year_layout import HEADING_SUMMARY, MEASURES_TITLE, quarter_key
from workbook_tools.model.year_report import (
    ExecutorYear,
    Gap,
    IndicatorYear,
    MeasureYear,
    QuarterOfYear,
    Verdict,
    YearReport,
    gap_of,
)
from workbook_tools.rules.report_words import measure_status, part_status
from workbook_tools.rules.texts.year import year_text

MUTED: Look = {"font_color": styles.MUTED}
_BOLD: Look = {"bold": True}


def measure_anchor(code: str) -> Anchor:
    return Anchor(MEASURES_TITLE, code)


def verdict_look(verdict: Verdict) -> Look:
    """Colour only underlines the word."""
    return MUTED if verdict.status is None else STATUS_LOOKS.get(verdict.status, {})


def quarter_status(report: YearReport, row: MeasureYear, position: int) -> Cell:
    """The joint status of a quarter; where its forms do not ask for the measure, why."""
    quarter, said = report.quarters[position], row.rows[position]
    if said is not None and all(gap_of(part.standing) is Gap.AWAITED for part in said.parts):
        return Cell(year_text("awaited"), look=MUTED)
    if said is not None:
        return Cell(measure_status(said), look=measure_look(said))
    return Cell(_unasked(report, row, quarter), look=MUTED)


def _unasked(report: YearReport, row: MeasureYear, of: QuarterOfYear) -> str:
    term = row.measure.term
    if report.plan.is_active(row.measure.code, of.quarter):
        return year_text("ahead")
    if term.spans[0][0] > of.quarter.last_day:
        return year_text("term_not_begun")
    return year_text("term_over" if term.last < of.quarter.first_day else "inactive")


# --- rows ----------------------------------------------------------------------------------------


def measure_rows(report: YearReport, design: ReportSheet) -> Iterator[Row]:
    continued, targets = continuing(design), by_measure(report.indicators)
    for row in report.measures:
        yield from continued(_measure_row(report, row, targets.get(row.measure.code, ())))
        for executor in row.executors:
            yield from continued(_executor_row(report, row, executor))


def _measure_row(report: YearReport, row: MeasureYear, indicators: Sequence[IndicatorYear]) -> Row:
    cells = {
        "number": Cell(row.measure.number, look=_BOLD),
        "executor": Cell(WHOLE_MEASURE, look=_BOLD),
        "text": Cell(f"{row.measure.name.strip()}\n{year_text('term', term=row.measure.term.text)}"),
        "verdict": Cell(verdict_words(row.verdict), look={**_BOLD, **verdict_look(row.verdict)}),
        "why": Cell(why_words(report, row, indicators), span=3),
    }
    for position, of in enumerate(report.quarters):
        cells[quarter_key(of.quarter)] = quarter_status(report, row, position)
    return Row(cells, MEASURE, measure_anchor(row.measure.code))


def _executor_row(report: YearReport, row: MeasureYear, executor: ExecutorYear) -> Row:
    cells = {
        "number": Cell(row.measure.number, look=MUTED),
        "executor": Cell(short_name(report.plan, executor.department)),
        "text": Cell(_last_words(executor.last, executor.last_quarter)),
        "why": Cell("\n".join(_reasons(executor))),
    }
    for position, of in enumerate(report.quarters):
        part = executor.parts[position]
        said = Cell(_unasked(report, row, of), look=MUTED) if part is None else _part_cell(part)
        cells[quarter_key(of.quarter)] = said
    source = None if executor.last is None else executor.last.source
    if source is not None:
        cells["receipt"] = Cell(source.receipt, link=receipt_anchor(source.receipt))
        cells["source"] = Cell(place_words(source))
    return Row(cells, level=1)


def _part_cell(part: ExecutorPart) -> Cell:
    if gap_of(part.standing) is Gap.AWAITED:
        return Cell(year_text("awaited"), look=MUTED)
    return Cell(part_status(part), look=part_look(part))


def _last_words(last: ExecutorPart | None, quarter: Quarter | None) -> str:
    if last is None or quarter is None or not last.narrative:
        return ""
    return year_text("said_in", quarter=quarter.roman, text=last.narrative)


def _reasons(executor: ExecutorYear) -> Iterator[str]:
    for part in executor.parts:
        if part is not None and part.nil_reason:
            yield year_text("nil_reason", quarter=part.standing.quarter.roman, reason=part.nil_reason)
    if executor.last is not None and executor.last.reason:
        yield year_text("reason", reason=executor.last.reason)


# --- the foot ------------------------------------------------------------------------------------


def summary_of(report: YearReport, design: ReportSheet, last_record: int) -> Summary:
    """`last_record`: the 1-based row of the last measure's last executor."""
    values = tuple(_counts(report).items())
    rows = (last_record + 2, last_record + 1 + len(values))
    names, counts = design.column("executor"), design.column("text")
    return Summary(Span(design.title, names, *rows), Span(design.title, counts, *rows), values)


def foot_rows(report: YearReport, design: ReportSheet, last_record: int) -> Iterator[Row]:
    """They begin in the row after `last_record`, the first one blank; counts are live formulas."""
    width = len(design.headings)
    yield wide("", width)
    yield wide(HEADING_SUMMARY, width)
    for row, (words, count) in enumerate(_counts(report).items(), last_record + 3):
        yield _count_row(report, design, (words, count), (row, last_record))
    whole_list = Anchor(MEASURES_TITLE, HEADING_ALL_ATTENTION)
    yield from attention_rows(attention_lines(report), width, whole_list, listed_anchor)


def _counts(report: YearReport) -> dict[str, int]:
    """Every status of the list, and «не визначено» where there is a measure that has none."""
    said = [verdict_words(row.verdict) for row in report.measures]
    listed = [status.text for status in Status]
    return {words: said.count(words) for words in (*listed, *(dict.fromkeys(w for w in said if w not in listed)))}


def _count_row(report: YearReport, design: ReportSheet, counted: tuple[str, int], rows: tuple[int, int]) -> Row:
    (words, count), (number, last) = counted, rows
    verdicts, names = design.column("verdict"), design.column("executor")
    formula = f"=COUNTIFS({name(FIRST_ROW, verdicts)}:{name(last, verdicts)},{name(number, names)})"
    these = [row for row in report.measures if verdict_words(row.verdict) == words]
    first = measure_anchor(these[0].measure.code) if these else None
    numbers = ", ".join(row.measure.number for row in these)
    cells = {
        "number": Cell(),
        "executor": Cell(words, look=verdict_look(these[0].verdict) if these else {}),
        "text": Cell(count, formula, link=first, look={**styles.CENTERED, **_BOLD}, link_look={}),
        quarter_key(report.quarters[0].quarter): Cell(
            f"№{NBSP}{numbers}" if these else "", span=len(design.headings) - 3
        ),
    }
    return Row(cells, anchor=summary_anchor(words))
