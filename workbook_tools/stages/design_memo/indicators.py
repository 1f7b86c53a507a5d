"""Indicators against their targets, and what of them needs attention."""

from collections.abc import Iterator
from functools import partial

from workbook_tools.model.memo import Lines, MemoIndicator
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow
from workbook_tools.model.target_words import target_words
from workbook_tools.rules.indicator_told import cumulative_words, quarter_words, text_words, verdict_words
from workbook_tools.rules.report_words import VERDICTS, incomplete, verdict
from workbook_tools.rules.texts.attention import attention_text
from workbook_tools.rules.texts.memo import memo_text
from workbook_tools.stages.design_memo.words import full_name

_TOLD_BY_TABLE = frozenset({"flow_below_target", "stock_below_target", "share_below_target", "target_missed"})


def indicators_summary(report: ConsolidatedReport) -> Lines:
    """How many reach their target, against what a year's target is compared, and whose sums are not of all."""
    if not report.indicators:
        return (memo_text("verdicts_none"),)
    found = [verdict(row) for row in report.indicators]
    said = (memo_text("tallied", what=word, count=found.count(word)) for word in VERDICTS if word in found)
    verdicts = memo_text("verdicts", count=len(found), verdicts="; ".join(said))
    lines = [verdicts]
    if any(_yearly(row) for row in report.indicators):
        lines.append(memo_text("year_targets"))
    partly = [row.indicator.number for row in report.indicators if incomplete(row)]
    if partly:
        lines.append(memo_text("incomplete", numbers=", ".join(partly)))
    return tuple(lines)


def indicator_rows(report: ConsolidatedReport) -> tuple[MemoIndicator, ...]:
    return tuple(
        MemoIndicator(
            number=row.indicator.number,
            text=text_words(row),
            target=target_words(row.indicator, joint=False),
            quarter=quarter_words(row),
            cumulative=cumulative_words(row, partial(full_name, report.plan)),
            verdict=verdict_words(row),
        )
        for row in report.indicators
    )


def remarks(report: ConsolidatedReport) -> Lines:
    """What «Потребує уваги» says of indicators beyond the table's verdicts, and the words beside states."""
    told = [
        attention_text(line)
        for line in report.attention
        if line.indicator is not None and line.code not in _TOLD_BY_TABLE
    ]
    return (*told, *_states_said(report))


def _yearly(row: IndicatorRow) -> bool:
    indicator = row.indicator
    return indicator.kind is IndicatorKind.FLOW and indicator.target is not None and not indicator.periodic


def _states_said(report: ConsolidatedReport) -> Iterator[str]:
    for row in report.indicators:
        for part in row.contributions:
            comment = " ".join(part.comment.split())
            if part.state is not None and comment:
                yield memo_text(
                    "state_said",
                    number=row.indicator.number,
                    name=full_name(report.plan, part.department),
                    state=part.state.text,
                    comment=comment,
                )
