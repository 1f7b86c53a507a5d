"""The indicators: what is counted, how it stands against the plan, and each executor's part of it."""

from collections.abc import Iterator
from decimal import Decimal

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.plan import Cadence, IndicatorKind
from workbook_tools.model.quarter import Period
from workbook_tools.model.report import ConsolidatedReport, Contribution, IndicatorRow
from workbook_tools.model.target_words import target_words
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.texts.changes import change_text


def figures(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    """Indicator by indicator; a contribution is told apart from the sum only where there are several executors."""
    was = {row.indicator.code: row for row in before.indicators}
    for row in after.indicators:
        earlier = was.get(row.indicator.code)
        executors = row.measure.executors
        alone = executors[0] if len(executors) == 1 else None
        old = {} if earlier is None else _whole(earlier)
        yield from _differences(ChangeKind.FIGURE, row, old, _whole(row), alone)
        parts = {} if earlier is None else {part.department: part for part in earlier.contributions}
        for part in row.contributions:
            known = parts.get(part.department)
            told = {} if known is None else _part(row, known, apart=alone is None)
            yield from _differences(
                ChangeKind.DETAIL, row, told, _part(row, part, apart=alone is None), part.department
            )


def _differences(
    kind: ChangeKind, row: IndicatorRow, old: dict[str, str], new: dict[str, str], department: str | None
) -> Iterator[Change]:
    for code, value in new.items():
        earlier = old.get(code, "")
        if earlier != value:
            what = change_text(code, number=row.indicator.number)
            yield Change(kind, what, earlier, value, department, row.measure.code, row.indicator.code)


def _whole(row: IndicatorRow) -> dict[str, str]:
    """What the documents say of the indicator, by the code of its name; empty where they say nothing."""
    indicator = row.indicator
    said = {"target": target_words(indicator, joint=False)}
    if indicator.kind is IndicatorKind.FLOW:
        said |= {"quarter": _number(row.quarter), "cumulative": _number(row.cumulative)}
    elif indicator.kind is not IndicatorKind.STATE:
        said |= {"value": _number(row.cumulative)}
    said["percent"] = "" if row.percent is None else change_text("percents", percent=_decimal(row.percent))
    said["growth"] = "" if row.growth is None else _signed(row.growth)
    said["verdict"] = "" if row.reached is None else change_text("reached_yes" if row.reached else "reached_no")
    if row.judged:
        said["missed"] = ", ".join(_period(period, indicator.cadence) for period in row.missed)
        said["missed"] = said["missed"] or change_text("none_missed")
    return said


def _part(row: IndicatorRow, part: Contribution, *, apart: bool) -> dict[str, str]:
    """`apart`: its figures are not those of the indicator itself."""
    kind = row.indicator.kind
    if kind is IndicatorKind.STATE:
        state = "" if part.state is None else part.state.text
        return {"part_state": _as_of(state, part), "part_comment": part.comment}
    if not apart:
        return {"part_opening": _number(part.opening)} if kind is IndicatorKind.FLOW else {}
    if kind is IndicatorKind.FLOW:
        return {"part_opening": _number(part.opening), "part_quarter": _number(part.quarter)}
    return {"part_value": _as_of(_number(part.quarter), part)}


def _as_of(value: str, part: Contribution) -> str:
    return change_text("as_of", value=value, date=day(part.as_of)) if value and part.as_of is not None else value


def _period(period: Period, cadence: Cadence) -> str:
    """«07.2020»; «22.06–28.06»."""
    if cadence is Cadence.MONTH:
        return f"{period.first:%m.%Y}"
    return f"{period.first:%d.%m}–{period.last:%d.%m}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else number(value)


def _decimal(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _signed(value: Decimal) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number(abs(value))}"
