"""The product's figures against an independent calculator's, over random plan years.

Disagreements that were found are decided, case by case, by a sentence of the domain.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from oracle import counting as oracle
from oracle.random_years import Year, years
from plans import deadlines_of
from reported import Reported, nil_report, reported, tallied
from reported import Said as Value

from workbook_tools.model.plan import Indicator, IndicatorKind, Plan
from workbook_tools.model.quarter import Quarter, WeekendRule
from workbook_tools.model.receipt import Filed, History, Judgement, Outcome, Receipt
from workbook_tools.model.report import ActivityRow, ConsolidatedReport
from workbook_tools.model.report_json import report_json
from workbook_tools.model.submission import State, Status
from workbook_tools.stages.consolidate import consolidate
from workbook_tools.stages.settle import receipt_rows, settle, window_first
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.reports import counting_of_year

SLOW = settings(
    max_examples=120, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


_EVENT = oracle.Row(date(2020, 9, 2), "1", "брифінг", "Європа", 20, "https://example.org/news/1")
SHARED = Year(
    2020,
    3,
    WeekendRule.PREVIOUS,
    date(2020, 12, 31),
    blank=False,
    came=tuple(
        oracle.Came(
            number,
            oracle.Said(department, 3, date(2020, 9, 16), rows=(_EVENT,)),
            datetime(2020, 9, 16, 12, tzinfo=oracle.KYIV),
            accepted=True,
        )
        for number, department in enumerate(("legal_internal_policy", "culture"), 1)
    ),
)
"""One event of two executors: Культура is named first in measure 1, ВПВП in the plan's list of departments."""


@SLOW
@example(SHARED)
@given(years())
def test_two_calculators_agree_on_every_figure(year: Year) -> None:
    plan, came = year.plan, year.came
    for quarter in plan.reportable_quarters:
        report = merged(plan, quarter, came)
        counted = {key: said for key, said in oracle.counting(plan, came).items() if key[1] <= quarter.number}
        known = oracle.Year(plan, quarter.number, counted)
        document: Mapping[str, Any] = report_json(report)
        by_code = {entry["code"]: entry for entry in document["indicators"]}
        assert list(by_code) == [i.code for i in plan.indicators]
        for indicator in plan.indicators:
            expected = oracle.figures(known, indicator)
            assert shown(by_code[indicator.code]) == as_json(indicator, expected), (str(quarter), indicator.code)
        assert repeats_of(report) == {place for place in known.repeats if place[0] == quarter.number}


@SLOW
@given(years())
def test_two_calculators_agree_on_who_stands_where(year: Year) -> None:
    plan, came = year.plan, year.came
    counted = oracle.counting(plan, came)
    for quarter in plan.reportable_quarters:
        report = merged(plan, quarter, came)
        until = oracle.last_timely_day(quarter.year, quarter.number, plan.decree.schedule.weekend_rule.value)
        for standing in report.standings:
            key = standing.department, quarter.number
            assert standing.counts == (key in counted)
            assert standing.late == oracle.is_late(came, *key, until)
            if standing.counts:
                assert (standing.kind.value == "nil") == counted[key].nil
        for entry in report_json(report)["measures"]:
            measure = plan.measure(entry["code"])
            if measure not in plan.active_measures(quarter):
                continue
            said = oracle.executor_statuses(measure, quarter.number, counted)
            day = latest_day(measure.executors, quarter, counted)
            assert entry["status"] == oracle.joint(said, ended=measure.term.last <= day)
            assert [e["status"] for e in entry["executors"]] == said
            assert entry["missing"] == [d for d in measure.executors if (d, quarter.number) not in counted]


@SLOW
@given(years())
def test_two_calculators_agree_on_what_a_form_is_given(year: Year) -> None:
    plan, came = year.plan, year.came
    history = ledger(plan, came)
    for quarter in plan.reportable_quarters:
        earlier = quarter.previous
        filed = counting_of_year(plan, history, earlier) if plan.reportable(earlier) else {}
        counted = {key: said for key, said in oracle.counting(plan, came).items() if key[1] < quarter.number}
        given_ = openings(plan, quarter, submissions(came, filed))
        known_then = oracle.Year(plan, quarter.number, counted)
        for department in plan.reporting_departments(quarter):
            opens = oracle.window_opens(quarter.year, department.code, quarter.number, counted)
            assert window_first(plan, department.code, quarter, filed) == opens
            known = {
                indicator.code: value
                for indicator in flows_of(plan, quarter, department.code)
                for value, whole in (oracle.opening(known_then, indicator, department.code, quarter.number),)
                if whole
            }
            assert given_[department.code].known == known


# --- the same year in the product's words ----------------------------------------------------------------------


def merged(plan: Plan, quarter: Quarter, came: Sequence[oracle.Came]) -> ConsolidatedReport:
    history = ledger(plan, came)
    due = deadlines_of(quarter, plan)
    standings = settle(plan, quarter, due, history, date(quarter.year, 12, 31))
    reports = submissions(came, counting_of_year(plan, history, quarter))
    receipts = receipt_rows(quarter, history, standings)
    return consolidate(plan, quarter, due, standings, receipts, tallied(plan, quarter, reports))


def ledger(plan: Plan, came: Sequence[oracle.Came]) -> History:
    return History(tuple(_filed(plan, c) for c in came))


def submissions(came: Sequence[oracle.Came], counted: Mapping[tuple[str, Quarter], Filed]) -> tuple[Reported, ...]:
    """In no order at all: the stage's figures depend on none."""
    by_number = {c.number: c for c in came}
    return tuple(
        _reported(by_number[filed.receipt.number], key[1].year)._replace(filed=filed)
        for key, filed in sorted(counted.items(), key=lambda item: item[1].receipt.sha256)
    )


def _filed(plan: Plan, came: oracle.Came) -> Filed:
    said, path = came.said, f"{came.said.department}.xlsx"
    receipt = Receipt(
        came.number, f"{came.number * 7919 % 1000:064x}", path, None, "archive/", 1, came.received_at, came.received_at
    )
    outcome = Outcome.ACCEPTED if came.accepted else Outcome.RETURNED
    quarter = Quarter(plan.decree.year, said.quarter)
    judgement = Judgement(
        came.number, outcome, (), "1", 1, said.department, quarter, revision=1, as_of=said.as_of, nil=said.nil
    )
    return Filed(receipt, judgement)


def _reported(came: oracle.Came, year: int) -> Reported:
    said, quarter = came.said, Quarter(year, came.said.quarter)
    as_of = f"{said.as_of:%d.%m.%Y}"
    if said.nil:
        return nil_report(said.department, quarter, as_of, "Карантин", openings=said.openings, receipt=came.number)
    values: dict[str, Value] = {**said.values, **{code: State(text) for code, text in said.states.items()}}
    return reported(
        said.department,
        quarter,
        as_of,
        openings=said.openings,
        values=values,
        statuses={code: Status(text) for code, text in said.statuses.items()},
        events=[
            f"{r.date:%d.%m.%Y} | {r.measure} | {r.form} | {r.title} | {'' if r.reach is None else r.reach} | {r.link}"
            for r in said.rows
        ],
        receipt=came.number,
    )


# --- both in one form ---------------------------------------------------------------------------------------------


def shown(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What the oracle has an opinion on, of an indicator of `merge --json`."""
    keys = ("quarter", "cumulative", "percent", "growth", "judged", "missed", "unfinished", "unfinished_covered")
    parts = [tuple(p[key] for key in ("opening", "quarter", "state", "as_of")) for p in entry["contributions"]]
    return {"parts": parts, **{key: entry[key] for key in keys}}


def as_json(indicator: Indicator, figures: oracle.Figures) -> dict[str, Any]:
    return {
        "parts": [
            (p.opening, p.quarter, p.state, None if p.as_of is None else p.as_of.isoformat()) for p in figures.parts
        ],
        "quarter": figures.quarter,
        "cumulative": figures.cumulative,
        "percent": None if figures.percent is None else float(figures.percent),
        "growth": figures.growth,
        "judged": list(figures.judged),
        "missed": list(figures.missed),
        "unfinished": figures.unfinished,
        "unfinished_covered": figures.unfinished_covered,
    }


def repeats_of(report: ConsolidatedReport) -> set[oracle.Place]:
    return {_place(row) for row in report.activities if row.repeat_of is not None}


def _place(row: ActivityRow) -> oracle.Place:
    """The helper's first row of the register is the sheet's fifth."""
    return row.quarter.number, row.department, int("".join(c for c in row.source.cell if c.isdigit())) - 5


def latest_day(executors: Sequence[str], quarter: Quarter, counted: oracle.Counting) -> date:
    """The term is over or not on the decree's date, or on the later day that a report is as of."""
    days = [counted[d, quarter.number].as_of for d in executors if (d, quarter.number) in counted]
    return max([oracle.decree_date(quarter.year, quarter.number), *days])


def flows_of(plan: Plan, quarter: Quarter, department: str) -> list[Indicator]:
    active = plan.active_measures(quarter, plan.department(department))
    return [i for m in active for i in plan.indicators_of(m) if i.kind is IndicatorKind.FLOW]
