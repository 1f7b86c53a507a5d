"""An indicator's figures in words: of the quarter, of the year or on a date, and how they stand to the plan."""

from collections.abc import Callable, Iterator

from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.report import IndicatorRow
from workbook_tools.model.target_words import target_words
from workbook_tools.rules.report_words import has_data, verdict
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.texts.memo import NOTHING, memo_text

Named = Callable[[str], str]
"""A department's code → its name."""


def indicator_told(row: IndicatorRow, named: Named) -> str:
    """All figures of an indicator in one sentence, with its plan."""
    figures = {
        "text": text_words(row),
        "quarter": quarter_words(row),
        "cumulative": _measured(cumulative_words(row, named), row),
        "target": target_words(row.indicator, joint=False),
    }
    if not has_data(row):
        return memo_text("told_nothing", **figures)
    if row.indicator.kind is not IndicatorKind.FLOW:
        return memo_text("told_value", **figures)
    return memo_text("told_flow_unreported" if row.quarter is None else "told_flow", **figures)


def text_words(row: IndicatorRow) -> str:
    """The indicator's own words, with the unit where it counts something."""
    indicator = row.indicator
    text = " ".join(indicator.text.split())
    if indicator.kind is IndicatorKind.STATE or not indicator.unit.strip():
        return text
    return memo_text("unit", text=text, unit=indicator.unit.strip())


def quarter_words(row: IndicatorRow) -> str:
    """Only a flow has a value of its own for the quarter."""
    if row.indicator.kind is not IndicatorKind.FLOW or row.quarter is None:
        return NOTHING
    return number(row.quarter)


def cumulative_words(row: IndicatorRow, named: Named) -> str:
    """«8», «12 (станом на 16.09.2020)», «1 300 з 3 600 (…)», «частково»; NOTHING where nobody has said anything."""
    kind = row.indicator.kind
    if kind is IndicatorKind.STATE:
        return _states(row, named)
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
    return ", ".join((*_against(row), verdict(row)))


def _against(row: IndicatorRow) -> Iterator[str]:
    """The percentage of the plan, or the change against its baseline."""
    if row.percent is not None:
        yield memo_text("percent", percent=f"{row.percent:f}".replace(".", ","))
    if row.indicator.grows and row.growth is not None:
        sign = "+" if row.growth > 0 else "−" if row.growth < 0 else ""
        yield memo_text("growth", growth=f"{sign}{number(abs(row.growth))}")


def _measured(value: str, row: IndicatorRow) -> str:
    """With the part of the plan, of the months or weeks, or the growth that it is."""
    if row.judged:
        covered = len(row.judged) - len(row.missed)
        return memo_text("measured_periods", value=value, covered=covered, judged=len(row.judged))
    against = ", ".join(_against(row))
    if not against:
        return value
    return memo_text("measured" if row.percent is not None else "measured_growth", value=value, against=against)


def _as_of(value: str, row: IndicatorRow) -> str:
    """The days on which the executors' values stood; several are told from the first to the last."""
    days = sorted({c.as_of for c in row.contributions if c.as_of is not None and c.quarter is not None})
    if not days:
        return value
    if len(days) == 1:
        return memo_text("as_of", value=value, date=day(days[0]))
    return memo_text("as_of_span", value=value, first=day(days[0]), last=day(days[-1]))


def _states(row: IndicatorRow, named: Named) -> str:
    """Side by side where there are several executors."""
    said = [(c.department, c.state.text) for c in row.contributions if c.state is not None]
    if not said:
        return NOTHING
    if len(row.contributions) == 1:
        return said[0][1]
    return "; ".join(memo_text("state", name=named(code), state=state) for code, state in said)
