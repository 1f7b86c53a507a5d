"""«Інформація про хід виконання розпорядження»: every measure in full, with what tells how far it is."""

from collections.abc import Iterator, Sequence
from functools import partial

from workbook_tools.model.memo import Lines, MemoRow
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow, MeasureRow, by_measure
from workbook_tools.rules.indicator_told import cumulative_words, quarter_words, verdict_words
from workbook_tools.rules.report_words import has_data, measure_status, part_status
from workbook_tools.rules.texts.memo import NOTHING, memo_text
from workbook_tools.stages.design_memo.words import full_name, paragraphs


def appendix_rows(report: ConsolidatedReport) -> tuple[MemoRow, ...]:
    indicators = by_measure(report.indicators)
    return tuple(
        MemoRow(
            number=row.measure.number,
            measure=paragraphs(row.measure.name) or (NOTHING,),
            term=row.measure.term.text.strip(),
            status=tuple(_statuses(report, row)),
            indicators=_indicators(report, indicators.get(row.measure.code, ())) or (NOTHING,),
            links=_links(row) or (NOTHING,),
        )
        for row in report.measures
    )


def _statuses(report: ConsolidatedReport, row: MeasureRow) -> Iterator[str]:
    """Each executor's, and the joint one where there are several; of a measure that is not due nobody says anything."""
    said = {part.department: part_status(part) for part in row.parts}
    joint = measure_status(row)
    for code in row.measure.executors:
        yield memo_text("part_status", name=full_name(report.plan, code), status=said.get(code, joint))
    if len(row.measure.executors) > 1:
        yield memo_text("joint", status=joint)


def _indicators(report: ConsolidatedReport, rows: Sequence[IndicatorRow]) -> Lines:
    return tuple(_indicator(report, row) for row in rows)


def _indicator(report: ConsolidatedReport, row: IndicatorRow) -> str:
    return memo_text(
        _wording(row),
        number=row.indicator.number,
        quarter=quarter_words(row),
        cumulative=cumulative_words(row, partial(full_name, report.plan)),
        verdict=verdict_words(row),
    )


def _wording(row: IndicatorRow) -> str:
    if not has_data(row):
        return "appendix_no_data"
    if row.indicator.kind is not IndicatorKind.FLOW:
        return "appendix_value"
    return "appendix_flow_unreported" if row.quarter is None else "appendix_flow"


def _links(row: MeasureRow) -> Lines:
    """As they were given; one that several executors name stands once."""
    parts = (part for part in row.parts if part.standing.counts)
    return tuple(dict.fromkeys(line for part in parts for line in paragraphs(part.links)))
