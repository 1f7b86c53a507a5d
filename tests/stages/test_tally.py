"""Openings, gaps, nil reports, carried values, months and weeks; numbers by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from plans import Q3, Q4, decree_plan
from reported import Reported, day, nil_report, reported, tallied

from workbook_tools.model.plan import Plan, Term
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import Contribution
from workbook_tools.model.submission import State
from workbook_tools.stages.tally import openings

PLAN = decree_plan()
HOUSING = "housing_urban"


def from_quarter(number: int) -> Plan:
    """The same plan, reportable from an earlier quarter on."""
    return replace(PLAN, decree=replace(PLAN.decree, first_quarter=Quarter(2020, number)))


def quarterly(quarter: Quarter, value: int | None, opening: int | None = None, receipt: int = 1) -> Reported:
    as_of = f"15.{quarter.number * 3:02}"
    return reported(HOUSING, quarter, as_of, openings={"8.1": opening}, values={"8.1": value}, receipt=receipt)


def part(
    plan: Plan, quarter: Quarter, reports: Sequence[Reported], code: str = "8.1", executor: int = 1
) -> Contribution:
    return tallied(plan, quarter, reports).contributions[code][executor]


def figures(contribution: Contribution) -> tuple[int | None, int | None, int | None]:
    """(opening, quarter, cumulative)."""
    values = (contribution.opening, contribution.quarter, contribution.cumulative)
    opening, quarter, cumulative = (None if value is None else int(value) for value in values)
    return opening, quarter, cumulative


# --- openings of flows -----------------------------------------------------------------------------


def test_the_first_form_asks_and_the_next_one_knows() -> None:
    first = openings(PLAN, Q3, [])
    assert first[HOUSING].known == {}
    assert first[HOUSING].asks
    both = reported(
        HOUSING,
        Q3,
        "16.09",
        openings={"4.1": 3000, "8.1": 7, "8.2": 0},
        values={"8.1": 25, "8.2": 60},
        events=["05.08 | 4 | стенд | А | 1500", "10.09 | 4 | допис у соцмережі | Б | 700"],
    )
    second = openings(PLAN, Q4, [both])[HOUSING]
    assert second.known == {"4.1": 5200, "8.1": 32, "8.2": 60}
    assert not second.asks


def test_departments_without_flows_are_never_asked() -> None:
    assert not openings(PLAN, Q3, [])["education"].asks


def test_the_plan_year_begins_with_nothing() -> None:
    plan = from_quarter(1)
    first = openings(plan, Quarter(2020, 1), [])[HOUSING]
    assert first.known == {"4.1": 0, "8.1": 0, "8.2": 0}
    assert not first.asks


def test_a_form_after_a_missing_report_asks_again_and_what_it_declares_stands_for_all_before() -> None:
    assert openings(PLAN, Q4, [])[HOUSING].asks
    assert figures(part(PLAN, Q4, [quarterly(Q4, 10, opening=40)])) == (40, 10, 50)


def test_a_report_that_left_opening_and_value_blank_is_no_zero_in_the_next_quarter() -> None:
    """«Blank is not 0.»"""
    assert figures(part(PLAN, Q4, [quarterly(Q3, None)])) == (None, None, None)
    assert figures(part(PLAN, Q4, [quarterly(Q3, None), quarterly(Q4, 10, receipt=2)])) == (None, 10, 10)


def test_a_quarter_accepted_later_takes_the_place_of_the_declared_opening() -> None:
    reports = [quarterly(Q4, 10, opening=40, receipt=1), quarterly(Q3, 25, opening=5, receipt=2)]
    assert figures(part(PLAN, Q4, reports)) == (30, 10, 40)


def test_an_opening_declared_against_a_complete_ledger_is_ignored() -> None:
    reports = [quarterly(Q3, 25, opening=5), quarterly(Q4, 10, opening=999, receipt=2)]
    assert figures(part(PLAN, Q4, reports)) == (30, 10, 40)


def test_a_declared_opening_bridges_a_gap_so_that_it_is_asked_once() -> None:
    plan = from_quarter(1)
    second = quarterly(Quarter(2020, 2), 15, opening=40)
    assert openings(plan, Quarter(2020, 2), [])[HOUSING].asks
    assert openings(plan, Q3, [second])[HOUSING].known["8.1"] == 55
    assert figures(part(plan, Q3, [second, quarterly(Q3, 5, receipt=2)])) == (55, 5, 60)


def test_a_gap_that_no_opening_stands_for_keeps_what_is_known() -> None:
    plan = from_quarter(2)
    reports = [quarterly(Quarter(2020, 2), 15, opening=40), quarterly(Q4, 10, receipt=2)]
    assert figures(part(plan, Q4, reports)) == (55, 10, 65)
    assert "8.1" not in openings(plan, Q4, reports)[HOUSING].known


def test_a_nil_report_adds_nothing_and_may_declare_openings() -> None:
    nil = nil_report(HOUSING, Q3, "16.09", "Карантин", openings={"8.1": 7})
    assert figures(part(PLAN, Q3, [nil])) == (7, 0, 7)
    known = openings(PLAN, Q4, [nil])[HOUSING]
    assert known.known == {"8.1": 7}
    assert known.asks


def test_a_nil_first_report_without_an_opening_leaves_it_unknown() -> None:
    nil = nil_report(HOUSING, Q3, "16.09", "Карантин")
    assert figures(part(PLAN, Q3, [nil])) == (None, 0, 0)
    assert openings(PLAN, Q4, [nil])[HOUSING].known == {}
    assert figures(part(PLAN, Q4, [nil, quarterly(Q4, 10, opening=40, receipt=2)])) == (40, 10, 50)


def test_a_blank_value_is_not_zero() -> None:
    assert figures(part(PLAN, Q3, [quarterly(Q3, None, opening=7)])) == (7, None, 7)
    assert "8.1" not in openings(PLAN, Q4, [quarterly(Q3, None, opening=7)])[HOUSING].known


def test_nobody_who_never_reported_has_a_figure_even_from_the_years_beginning() -> None:
    assert figures(part(PLAN, Q3, [])) == (None, None, None)
    assert figures(part(from_quarter(1), Q3, [])) == (None, None, None)


def test_a_quarter_that_did_not_ask_for_the_measure_is_no_gap() -> None:
    spring = Term("ІІ, ІV квартали", ((date(2020, 4, 1), date(2020, 6, 10)), (date(2020, 10, 1), date(2020, 12, 31))))
    plan = from_quarter(2)
    plan = replace(plan, measures=tuple(replace(m, term=spring) if m.code == "8" else m for m in plan.measures))
    reports = [quarterly(Quarter(2020, 2), 15, opening=40), reported(HOUSING, Q3, "16.09", receipt=2)]
    assert openings(plan, Q4, reports)[HOUSING].known["8.1"] == 55


def test_reports_of_later_quarters_and_other_years_do_not_count() -> None:
    later = quarterly(Q4, 10, opening=0, receipt=2)
    last_year = quarterly(Quarter(2019, 4), 99, opening=0, receipt=3)
    assert figures(part(PLAN, Q3, [quarterly(Q3, 25, opening=5), later, last_year])) == (5, 25, 30)


def test_a_later_report_changes_nothing_of_an_earlier_quarter() -> None:
    row = "10.07 | 1 | брифінг | А"
    third = reported("culture", Q3, "16.09", openings={"1.1": 0}, events=["05.08 | 1 | брифінг | Б"])
    fourth = reported("legal_internal_policy", Q4, "15.12", events=[row], receipt=2)
    last_year = reported("legal_internal_policy", Quarter(2019, 4), "15.12", events=[row], receipt=3)
    assert tallied(PLAN, Q3, [third, fourth, last_year]) == tallied(PLAN, Q3, [third])


def test_of_two_reports_for_a_quarter_the_later_receipt_counts() -> None:
    first, second = quarterly(Q3, 25, opening=5, receipt=1), quarterly(Q3, 26, opening=5, receipt=2)
    for reports in ([first, second], [second, first]):
        assert figures(part(PLAN, Q3, reports)) == (5, 26, 31)


def test_figures_name_their_cells() -> None:
    entered = part(PLAN, Q3, [quarterly(Q3, 25, opening=5)])
    assert entered.source is not None
    assert entered.opening_source is not None
    assert (entered.source.sheet, entered.source.cell) == ("Показники", "H5")
    assert entered.opening_source.cell == "G5"
    events = ["05.08 | 4 | стенд | А | 1500", "10.09 | 4 | допис у соцмережі | Б | 700"]
    fed = part(PLAN, Q3, [reported(HOUSING, Q3, "16.09", openings={"4.1": 0}, events=events)], "4.1", 0)
    assert fed.source is not None
    assert (fed.source.sheet, fed.source.cell) == ("Реєстр", "A5:A6")


def test_the_workbooks_own_sum_is_never_trusted() -> None:
    events = ["05.08 | 4 | стенд | А | 1500"]
    lying = reported(HOUSING, Q3, "16.09", openings={"4.1": 0}, values={"4.1": 99999}, events=events)
    assert part(PLAN, Q3, [lying], "4.1", 0).quarter == 1500


# --- stocks, shares, states --------------------------------------------------------------------------


def test_the_latest_state_is_carried_with_its_words_and_date() -> None:
    first = reported("socio_economic", Q3, "16.09", values={"7.3": State.PARTLY})
    nil = nil_report("socio_economic", Q4, "15.12", "Карантин", receipt=2)
    now = part(PLAN, Q4, [first, nil], "7.3", 0)
    assert (now.state, now.carried, now.as_of) == (State.PARTLY, True, day("16.09"))
    assert not part(PLAN, Q3, [first], "7.3", 0).carried


def test_a_blank_or_missing_stock_carries_the_value_before() -> None:
    first = reported("socio_economic", Q3, "16.09", values={"6.1": 12})
    for later in ([], [reported("socio_economic", Q4, "15.12", values={"6.1": None}, receipt=2)]):
        now = part(PLAN, Q4, [first, *later], "6.1", 0)
        assert now.quarter == 12
        assert (now.carried, now.as_of) == (True, day("16.09"))


def test_what_stands_in_the_tables_of_a_nil_report_does_not_count() -> None:
    first = reported("socio_economic", Q3, "16.09", values={"6.1": 12})
    filled = reported("socio_economic", Q4, "15.12", values={"6.1": 14, "8.1": 10}, receipt=2)
    header = replace(filled.submission.header, nil=True)
    nil = Reported(filled.filed, replace(filled.submission, header=header))
    assert part(PLAN, Q4, [first, nil], "6.1", 0).quarter == 12
    assert part(PLAN, Q4, [first, nil], "8.1", 0).quarter == 0


def test_the_quarter_before_is_kept_for_comparison() -> None:
    reports = [
        reported("socio_economic", Q3, "16.09", values={"6.1": 12}),
        reported("socio_economic", Q4, "15.12", values={"6.1": 9}, receipt=2),
    ]
    assert tallied(PLAN, Q3, reports).previous == {}
    assert tallied(PLAN, Q4, reports).previous["6.1"][0].quarter == 12


# --- months and weeks ----------------------------------------------------------------------------------


def test_weeks_of_the_third_and_fourth_quarters() -> None:
    third, fourth = tallied(PLAN, Q3, []).coverage["1.2"], tallied(PLAN, Q4, []).coverage["1.2"]
    assert len(third.judged) == 12
    assert (third.judged[0].last, third.judged[-1].last) == (date(2020, 6, 28), date(2020, 9, 13))
    assert len(fourth.judged) == 13
    assert fourth.missed == fourth.judged


def test_a_week_is_covered_by_a_publication_of_any_executor_and_by_nothing_else() -> None:
    reports = [
        reported("culture", Q3, "16.09", events=["22.06 | 1 | публікація у ЗМІ | А", "01.07 | 1 | брифінг | Б"]),
        reported(
            "legal_internal_policy",
            Q3,
            "16.09",
            events=["12.07 | 1 | допис у соцмережі | В", "13.07 | 1 | продовження | Г", "14.07 | 2 | інфографіка | Ґ"],
            receipt=2,
        ),
    ]
    coverage = tallied(PLAN, Q3, reports).coverage["1.2"]
    covered = [period.first for period in coverage.judged if period not in coverage.missed]
    assert covered == [date(2020, 6, 22), date(2020, 7, 6)]


def test_a_repeat_and_a_department_that_is_no_executor_do_not_cover() -> None:
    link = "https://example.org/news/1"
    reports = [
        reported("education", Q3, "16.09", events=["10.08 | 1 | публікація у ЗМІ | А"]),
        reported("culture", Q3, "16.09", events=[f"10.07 | 1 | лекція | Б | 5 | {link}"], receipt=2),
        reported("legal_internal_policy", Q3, "16.09", events=[f"10.07 | 1 | інфографіка | Б | 5 | {link}"], receipt=3),
    ]
    coverage = tallied(PLAN, Q3, reports).coverage["1.2"]
    assert coverage.missed == coverage.judged


@pytest.mark.parametrize("order", [1, -1])
def test_events_of_a_report_that_was_replaced_count_nowhere(order: int) -> None:
    """Nor is an event of the later report a repeat of what only the earlier one says."""
    event = "01.09 | 1 | брифінг | Європа | 20 | https://example.org/news/1"
    earlier = reported("culture", Q3, "14.09", events=[event, "02.09 | 1 | брифінг | Інше | 5"], receipt=1)
    later = reported("culture", Q3, "16.09", events=[event], receipt=2)
    counted = tallied(PLAN, Q3, (earlier, later)[::order])
    assert [(row.title, row.source.receipt, row.repeat_of) for row in counted.activities] == [("Європа", 2, None)]
    assert [part.quarter for part in counted.contributions["1.1"] if part.department == "culture"] == [1]


# --- properties -----------------------------------------------------------------------------------------

DEPARTMENTS = ("culture", "legal_internal_policy", "housing_urban", "social_protection", "education")
MEASURES = ("1", "2", "4", "5", "9")
FORM_NAMES = ("брифінг", "допис у соцмережі", "стенд", "продовження")


@st.composite
def _reports(draw: st.DrawFn) -> list[Reported]:
    """Some departments in some quarters, with events of which some have the same link."""
    made: list[Reported] = []
    for department in DEPARTMENTS:
        for quarter, first, as_of in ((Q3, date(2020, 6, 18), "16.09"), (Q4, date(2020, 9, 17), "15.12")):
            if not draw(st.booleans()):
                continue
            if draw(st.integers(0, 5)) == 0:
                made.append(nil_report(department, quarter, as_of, "Карантин", receipt=len(made) + 1))
                continue
            events = []
            for _ in range(draw(st.integers(0, 4))):
                on = first + timedelta(days=draw(st.integers(0, 3)))
                item = draw(st.sampled_from(["", "https://example.org/a/1", "https://example.org/a/2"]))
                words = (draw(st.sampled_from(MEASURES)), draw(st.sampled_from(FORM_NAMES)), "Подія")
                events.append(" | ".join((f"{on:%d.%m.%Y}", *words, str(draw(st.integers(0, 999))), item)))
            opening = draw(st.one_of(st.none(), st.integers(0, 5000)))
            made.append(
                reported(department, quarter, as_of, openings={"4.1": opening}, events=events, receipt=len(made) + 1)
            )
    return made


@settings(max_examples=60, deadline=None)
@given(_reports(), st.randoms(use_true_random=False), st.sampled_from([Q3, Q4]))
def test_the_order_of_reports_does_not_matter(reports: list[Reported], random: Random, quarter: Quarter) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert tallied(PLAN, quarter, shuffled) == tallied(PLAN, quarter, reports)
    assert openings(PLAN, quarter, shuffled) == openings(PLAN, quarter, reports)


@settings(max_examples=60, deadline=None)
@given(_reports())
def test_the_next_opening_is_the_cumulative_of_this_quarter(reports: list[Reported]) -> None:
    third = tallied(PLAN, Q3, reports)
    shown = openings(PLAN, Q4, reports)
    for code, parts in third.contributions.items():
        for contribution in parts:
            known = shown[contribution.department].known.get(code)
            assert known is None or known == contribution.cumulative


@settings(max_examples=60, deadline=None)
@given(_reports())
def test_a_row_reported_once_more_never_changes_a_total(reports: list[Reported]) -> None:
    before = tallied(PLAN, Q4, reports)
    copied = [_with_copies(r) for r in reports]
    after = tallied(PLAN, Q4, copied)
    assert after.coverage == before.coverage
    for code, parts in before.contributions.items():
        assert [p.quarter for p in after.contributions[code]] == [p.quarter for p in parts]
        assert [p.cumulative for p in after.contributions[code]] == [p.cumulative for p in parts]


def _with_copies(report: Reported) -> Reported:
    """Every row with an item link stands once more at the end."""
    said = report.submission
    last = len(said.activities)
    linked = [a for a in said.activities if a.link]
    copies = (replace(a, order=last + n, row=last + n + 4) for n, a in enumerate(linked, 1))
    return Reported(report.filed, replace(said, activities=(*said.activities, *copies)))
