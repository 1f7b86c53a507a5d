"""Indicators against their targets, and what of them needs attention."""

from collections.abc import Iterator

from workbook_tools.model.memo import Lines, MemoIndicator
from workbook_tools.model.plan import IndicatorKind, Plan
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow
from workbook_tools.model.target_words import target_words
from workbook_tools.rules.report_words import VERDICTS, verdict
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.texts.attention import attention_text
from workbook_tools.rules.texts.memo import NOTHING, memo_text
from workbook_tools.stages.design_memo.words import full_name

_TOLD_BY_TABLE = frozenset({"flow_below_target", "stock_below_target", "share_below_target", "target_missed"})


def indicators_summary(report: ConsolidatedReport) -> Lines:
    """How many reach their target, and against what a year's target is compared."""
    if not report.indicators:
        return (memo_text("verdicts_none"),)
    found = [verdict(row) for row in report.indicators]
    said = (memo_text("tallied", what=word, count=found.count(word)) for word in VERDICTS if word in found)
    verdicts = memo_text("verdicts", count=len(found), verdicts="; ".join(said))
    yearly = any(_yearly(row) for row in report.indicators)
    return (verdicts, memo_text("year_targets")) if yearly else (verdicts,)


def indicator_rows(report: ConsolidatedReport) -> tuple[MemoIndicator, ...]:
    return tuple(
        MemoIndicator(
            number=row.indicator.number,
            text=_text(row),
            target=target_words(row.indicator, joint=False),
            quarter=quarter_words(row),
            cumulative=cumulative_words(row, report.plan),
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


def quarter_words(row: IndicatorRow) -> str:
    """Only a flow has a value of its own for the quarter."""
    if row.indicator.kind is not IndicatorKind.FLOW or row.quarter is None:
        return NOTHING
    return number(row.quarter)


def cumulative_words(row: IndicatorRow, plan: Plan) -> str:
    """«8», «12 (станом на 16.09.2020)», «1 300 з 3 600 (…)», «частково»; NOTHING where nobody has said anything."""
    kind = row.indicator.kind
    if kind is IndicatorKind.STATE:
        return _states(row, plan)
    if row.cumulative is None:
        return NOTHING
    value = number(row.cumulative)
    if kind is IndicatorKind.FLOW:
        return value
    if kind is IndicatorKind.SHARE and row.indicator.denominator is not None:
        value = memo_text("of_whole", value=value, whole=number(row.indicator.denominator))
    return _as_of(value, row)


def verdict_words(row: IndicatorRow) -> str:
    """«61,0 %, ще не досягнуто»; «приріст +1, досягнуто»."""
    words = []
    if row.percent is not None:
        words.append(memo_text("percent", percent=f"{row.percent:f}".replace(".", ",")))
    if row.indicator.grows and row.growth is not None:
        sign = "+" if row.growth > 0 else "−" if row.growth < 0 else ""
        words.append(memo_text("growth", growth=f"{sign}{number(abs(row.growth))}"))
    words.append(verdict(row))
    return ", ".join(words)


def _yearly(row: IndicatorRow) -> bool:
    indicator = row.indicator
    return indicator.kind is IndicatorKind.FLOW and indicator.target is not None and not indicator.periodic


def _text(row: IndicatorRow) -> str:
    indicator = row.indicator
    text = " ".join(indicator.text.split())
    if indicator.kind is IndicatorKind.STATE or not indicator.unit.strip():
        return text
    return memo_text("unit", text=text, unit=indicator.unit.strip())


def _as_of(value: str, row: IndicatorRow) -> str:
    """The days on which the executors' values stood; several are told from the first to the last."""
    days = sorted({c.as_of for c in row.contributions if c.as_of is not None and c.quarter is not None})
    if not days:
        return value
    if len(days) == 1:
        return memo_text("as_of", value=value, date=day(days[0]))
    return memo_text("as_of_span", value=value, first=day(days[0]), last=day(days[-1]))


def _states(row: IndicatorRow, plan: Plan) -> str:
    """Side by side where there are several executors."""
    said = [(c.department, c.state.text) for c in row.contributions if c.state is not None]
    if not said:
        return NOTHING
    if len(row.contributions) == 1:
        return said[0][1]
    return "; ".join(memo_text("state", name=full_name(plan, code), state=state) for code, state in said)


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
