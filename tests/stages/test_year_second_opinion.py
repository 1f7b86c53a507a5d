"""The year's figures and verdicts against an independent calculator's, over random plan years."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from oracle import counting as oracle
from oracle.random_years import Year, years
from oracle.test_two_calculators import merged
from plans import deadlines_of

from workbook_tools.files.year.writer import write_year
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.year_layout import SHEET_TITLES
from workbook_tools.model.year_report import Phase, QuarterOfYear, YearReport
from workbook_tools.rules.texts.year import year_attention_text
from workbook_tools.stages.consolidate_year import consolidate_year

SLOW = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def closed_year(year: Year) -> YearReport:
    """Seen on the tenth of January: every deadline and every term is over."""
    plan = year.plan
    quarters = tuple(
        QuarterOfYear(quarter, Phase.CLOSED, deadlines_of(quarter, plan), merged(plan, quarter, year.came))
        for quarter in plan.reportable_quarters
    )
    return consolidate_year(plan, quarters, date(year.year + 1, 1, 10))


@SLOW
@given(years())
def test_the_years_totals_are_the_calculators(year: Year) -> None:
    report, counted = closed_year(year), oracle.counting(year.plan, year.came)
    known = oracle.Year(year.plan, 4, counted)
    for row in report.indicators:
        expected = oracle.figures(known, row.indicator)
        assert row.total == expected.cumulative, row.indicator.code
        assert row.growth == expected.growth
        if not row.indicator.periodic:
            assert row.percent == expected.percent


@SLOW
@given(years())
def test_opening_and_quarters_add_up_to_the_total(year: Year) -> None:
    """What the workbook's formulas will add: blank cells are no part of a sum."""
    for row in closed_year(year).indicators:
        if row.indicator.kind is not IndicatorKind.FLOW:
            continue
        for part in row.parts:
            told = [c.quarter for c in part.contributions if c is not None and c.quarter is not None]
            assert (part.opening or Decimal(0)) + sum(told, Decimal(0)) == (part.total or Decimal(0))
        totals = [part.total for part in row.parts if part.total is not None]
        assert row.total == (sum(totals, Decimal(0)) if totals else None)


@SLOW
@given(years())
def test_the_latest_value_stands_in_a_quarter_that_shows_it(year: Year) -> None:
    """What the workbook's formula will name."""
    for row in closed_year(year).indicators:
        for part in (part for part in row.parts if row.indicator.kind is not IndicatorKind.FLOW):
            shown = [c for c, told in zip(part.contributions, row.told, strict=True) if c is not None and told]
            last = shown[-1] if shown else None
            assert (part.total, part.state) == ((None, None) if last is None else (last.quarter, last.state))


@SLOW
@given(years())
def test_months_and_weeks_add_up_over_the_quarters_that_somebody_reported(year: Year) -> None:
    report, counted = closed_year(year), oracle.counting(year.plan, year.came)
    for row in (row for row in report.indicators if row.indicator.periodic):
        judged = missed = 0
        for quarter in year.plan.reportable_quarters:
            asked = any(d for d in row.measure.executors if (d, quarter.number) in counted)
            if asked and oracle.runs(year.plan, row.measure.code, quarter.number):
                figures = oracle.figures(
                    oracle.Year(year.plan, quarter.number, _until(counted, quarter.number)), row.indicator
                )
                judged, missed = judged + len(figures.judged), missed + len(figures.missed)
        assert (row.judged, row.missed) == (judged, missed), row.indicator.code


def _until(counted: oracle.Counting, quarter: int) -> oracle.Counting:
    return {key: said for key, said in counted.items() if key[1] <= quarter}


@SLOW
@given(years())
def test_verdicts_follow_from_the_last_words(year: Year) -> None:
    plan, counted = year.plan, oracle.counting(year.plan, year.came)
    asked = {
        measure.code: [q.number for q in plan.reportable_quarters if oracle.runs(plan, measure.code, q.number)]
        for measure in plan.measures
    }
    for row in closed_year(year).measures:
        numbers = asked[row.measure.code]
        if not numbers:
            continue
        by_quarter = [oracle.executor_statuses(row.measure, number, _until(counted, number)) for number in numbers]
        last = [[word for word in words if word is not None][-1:] for words in zip(*by_quarter, strict=True)]
        expected = annual([words[0] if words else None for words in last])
        assert row.verdict.final
        assert row.verdict.status == expected, row.measure.code


@SLOW
@given(years())
def test_every_year_can_be_said_and_written(year: Year) -> None:
    report = closed_year(year)
    for line in report.attention:
        assert year_attention_text(line) != year_attention_text(line, "en")
    assert load_workbook(BytesIO(write_year(report)), read_only=True).sheetnames == list(SHEET_TITLES)


def annual(last: Sequence[str | None]) -> str | None:
    """After the term: done if all say so; alike if all who say anything say alike; else partly done."""
    meaning = {"in_progress": "partial", "not_started": "not_done", "not_due": None}
    words = [meaning.get(word, word) if word is not None else None for word in last]
    said = {word for word in words if word is not None}
    if not said:
        return None
    if len(said) > 1:
        return "partial"
    (only,) = said
    return "partial" if only == "done" and None in words else only
