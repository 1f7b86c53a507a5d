"""A measure's term is corrected after reports have come: of a quarter that no longer asks, nothing counts; by hand."""

from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from plans import Q3, Q4, example_plan
from reported import Reported, day, reported, tallied
from year_reports import indicator_in, whole_year_plan, with_term, year_of

from workbook_tools.files.year.writer import write_year
from workbook_tools.model.plan import Plan, Term
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import Contribution
from workbook_tools.model.submission import State
from workbook_tools.model.year_layout import INDICATORS_TITLE
from workbook_tools.stages.tally import openings

Q2 = Quarter(2020, 2)
LATE, EARLY = ("01.10", "31.12"), ("01.01", "10.06")
ECONOMY, EDUCATION, CULTURE, POLICY = "socio_economic", "education", "culture", "legal_internal_policy"
THIRD = reported(
    ECONOMY, Q3, "16.09", openings={"8.1": 40}, values={"6.1": 12, "7.3": State.PARTLY, "8.1": 15}, receipt=2
)
FOURTH = reported(
    ECONOMY, Q4, "15.12", openings={"8.1": 50}, values={"6.1": 14, "7.3": State.YES, "8.1": 10}, receipt=4
)
SHARE = reported(EDUCATION, Q3, "16.09", values={"9.1": 1100}, receipt=3)
LINK = "https://example.org/news/1"
NOTHING = (None, None, None, None)


def moved(plan: Plan, span: tuple[str, str], *measures: str) -> Plan:
    for measure in measures:
        plan = with_term(plan, measure, *span)
    return plan


def of(plan: Plan, quarter: Quarter, reports: tuple[Reported, ...], code: str) -> Contribution:
    """The first executor's."""
    return tallied(plan, quarter, reports).contributions[code][0]


def said(contribution: Contribution) -> tuple[int | None, int | None, str | None, date | None]:
    """(cumulative, quarter, state, as of)."""
    cumulative, quarter = (None if v is None else int(v) for v in (contribution.cumulative, contribution.quarter))
    return cumulative, quarter, None if contribution.state is None else contribution.state.value, contribution.as_of


@pytest.mark.parametrize("code", ["6.1", "7.3", "8.1", "9.1"])
def test_a_stock_a_state_a_flow_and_a_share_of_a_quarter_before_the_term_count_nowhere(code: str) -> None:
    plan = moved(example_plan(), LATE, "6", "7", "8", "9")
    for quarter in (Q3, Q4):
        assert said(of(plan, quarter, (THIRD, SHARE), code)) == NOTHING
    assert said(of(example_plan(), Q3, (THIRD, SHARE), code)) != NOTHING


def test_what_the_term_asks_for_counts_alone() -> None:
    plan = moved(example_plan(), LATE, "6", "7", "8")
    both = (THIRD, FOURTH)
    assert said(of(plan, Q4, both, "6.1")) == (14, 14, None, day("15.12"))
    assert said(of(plan, Q4, both, "7.3")) == (None, None, "yes", day("15.12"))
    assert said(of(plan, Q4, both, "8.1")) == (60, 10, None, day("15.12"))
    assert tallied(plan, Q4, both).previous["6.1"][0].quarter is None


def test_the_next_form_asks_for_the_opening_of_what_the_quarter_before_did_not_ask_for() -> None:
    assert openings(example_plan(), Q4, [THIRD])[ECONOMY].known["8.1"] == 55
    shown = openings(moved(example_plan(), LATE, "8"), Q4, [THIRD])[ECONOMY]
    assert "8.1" not in shown.known
    assert shown.asks


def test_what_was_said_last_within_the_term_stays_when_it_is_over() -> None:
    plan = moved(whole_year_plan(), EARLY, "6", "8")
    second = reported(ECONOMY, Q2, "15.06", openings={"8.1": 5}, values={"6.1": 11, "8.1": 20}, receipt=1)
    beyond = (second, THIRD)
    for quarter in (Q2, Q3, Q4):
        assert said(of(plan, quarter, beyond, "6.1")) == (11, 11, None, day("15.06"))
        assert of(plan, quarter, beyond, "6.1").carried == (quarter != Q2)
        assert of(plan, quarter, beyond, "8.1").cumulative == 25
    year = year_of(beyond, "10.01.2021", plan)
    assert indicator_in(year, "6.1").total == 11
    assert indicator_in(year, "8.1").total == 25


def test_a_break_in_the_term_is_passed_over() -> None:
    spans = ((date(2020, 4, 1), date(2020, 6, 10)), (date(2020, 10, 1), date(2020, 12, 31)))
    plan = whole_year_plan()
    plan = replace(
        plan, measures=tuple(replace(m, term=Term("", spans)) if m.code == "6" else m for m in plan.measures)
    )
    second = reported(ECONOMY, Q2, "15.06", values={"6.1": 11}, receipt=1)
    assert said(of(plan, Q4, (second, THIRD), "6.1")) == (11, 11, None, day("15.06"))


def test_events_before_the_term_cover_no_month_and_take_no_later_events_place() -> None:
    plan = moved(example_plan(), LATE, "1")
    before = reported(
        CULTURE, Q3, "20.09", events=["05.09 | 1 | брифінг | А", f"19.09 | 1 | брифінг | Б | 5 | {LINK}"], receipt=1
    )
    after = reported(POLICY, Q4, "15.12", events=[f"19.09 | 1 | брифінг | Б | 5 | {LINK}"], receipt=2)
    assert [p.code for p in tallied(plan, Q4, [before]).coverage["1.1"].missed] == ["2020-09", "2020-10", "2020-11"]
    counted = tallied(plan, Q4, [before, after])
    assert [p.code for p in counted.coverage["1.1"].missed] == ["2020-10", "2020-11"]
    assert [p.quarter for p in counted.contributions["1.1"]] == [None, 1]
    assert [row.repeat_of for row in counted.activities] == [None]


@pytest.mark.parametrize("span", [LATE, EARLY])
def test_no_month_or_week_is_judged_where_the_quarter_does_not_ask(span: tuple[str, str]) -> None:
    coverage = tallied(moved(example_plan(), span, "1"), Q3, []).coverage
    for code in ("1.1", "1.2"):
        assert (coverage[code].judged, coverage[code].missed, coverage[code].unfinished) == ((), (), None)
    assert len(coverage["2.1"].judged) == 12


def test_events_before_the_term_are_still_told_apart_among_themselves() -> None:
    row = f"19.09 | 1 | брифінг | Б | 5 | {LINK}"
    twice = [
        reported(department, Q3, "20.09", events=[row], receipt=n) for n, department in enumerate((CULTURE, POLICY), 1)
    ]
    counted = tallied(moved(example_plan(), LATE, "1"), Q3, twice)
    assert [row.department for row in counted.told_twice] == [POLICY]
    assert [part.quarter for part in counted.contributions["1.1"]] == [None, None]


@pytest.mark.parametrize("span", [LATE, ("01.11", "31.12"), ("01.01", "31.03")])
@pytest.mark.parametrize("today", ["05.10", "10.01.2021"])
def test_the_year_is_written_and_its_total_is_no_more_than_its_quarters_show(span: tuple[str, str], today: str) -> None:
    plan = moved(example_plan(), span, "6", "8", "9")
    year = year_of((THIRD, SHARE), today, plan)
    page = load_workbook(BytesIO(write_year(year)))[INDICATORS_TITLE]
    rows = list(page.iter_rows())
    for code in ("6.1", "8.1", "9.1"):
        row = indicator_in(year, code)
        assert row.total is None
        assert row.told == (False, False)
        shown = [cells for cells in rows if cells[0].value == row.indicator.number]
        assert len(shown) == 1 + len(row.parts)
        assert not any(cell.data_type == "f" for cells in shown for cell in cells)
