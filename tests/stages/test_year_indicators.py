"""An indicator's year: quarters, opening, total, months and weeks, the target; the worked example by hand."""

from decimal import Decimal

import pytest
from plans import Q3, Q4, example_plan
from reported import Reported, day, nil_report, reported
from year_reports import indicator_in, lines, whole_year_plan, year_of

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.submission import State
from workbook_tools.model.year_report import Attained, IndicatorYear, YearReport

AFTER = "10.01.2021"
Number = int | None


def quarters(row: IndicatorYear) -> list[Number]:
    """The quarters' own values of all executors; None where only an earlier report's value stands."""
    return [
        None if quarter is None or not told or quarter.quarter is None else int(quarter.quarter)
        for quarter, told in zip(row.rows, row.told, strict=True)
    ]


def parts(row: IndicatorYear) -> list[tuple[str, Number, list[Number], Number]]:
    """(department, opening, quarters, total); a carried value stands among the quarters."""
    return [
        (
            part.department,
            _whole(part.opening),
            [None if c is None else _whole(c.quarter) for c in part.contributions],
            _whole(part.total),
        )
        for part in row.parts
    ]


def sums(row: IndicatorYear) -> tuple[Number, list[Number], Number, str | None]:
    """(opening, quarters, total, percent)."""
    return _whole(row.opening), quarters(row), _whole(row.total), None if row.percent is None else str(row.percent)


def _whole(value: Decimal | None) -> Number:
    return None if value is None else int(value)


def missed(row: IndicatorYear) -> list[list[str] | None]:
    return [None if coverage is None else [period.code for period in coverage.missed] for coverage in row.coverage]


# --- the worked example --------------------------------------------------------------------------


def housing_q3(post: int, receipt: int) -> Reported:
    return reported(
        "housing_urban",
        Q3,
        "16.09",
        openings={"4.1": 3000, "8.1": 0},
        values={"8.1": 25},
        events=["05.08 | 4 | стенд | Ремонт вулиці | 1500", f"10.09 | 4 | допис у соцмережі | Безпека | {post}"],
        receipt=receipt,
    )


HOUSING_Q4 = reported(
    "housing_urban",
    Q4,
    "15.12",
    events=["11.11 | 4 | відео | Освітлення | 2500", "30.11 | 4 | продовження | Ремонт вулиці | 1200"],
    receipt=11,
)
POLICY = (
    reported(
        "legal_internal_policy",
        Q3,
        "17.09",
        openings={"1.1": 0, "4.1": 0},
        events=["02.09 | 1 | прес-конференція | Підсумки літа | 7", "12.08 | 4 | допис у соцмережі | Рух | 900"],
        receipt=2,
    ),
    reported(
        "legal_internal_policy",
        Q4,
        "16.12",
        events=["03.12 | 1 | прес-конференція | Підсумки року | 14", "01.10 | 4 | логотип на об’єкті | Школа | 600"],
        receipt=12,
    ),
)
CULTURE_Q3 = reported(
    "culture",
    Q3,
    "16.09",
    openings={"1.1": 4},
    values={"9.1": 200},
    events=[
        "10.07 | 1 | круглий стіл | Цінності | 18",
        "24.07 | 1 | брифінг | Стандарти | 12",
        "05.08 | 1 | робоча зустріч | Угода | 9",
    ],
    receipt=3,
)
CULTURE_Q4 = reported(
    "culture",
    Q4,
    "15.12",
    events=["20.10 | 1 | круглий стіл | Осінь | 11", "12.11 | 1 | брифінг | Стандарти | 8"],
    receipt=13,
)
ECONOMY = (
    reported(
        "socio_economic",
        Q3,
        "16.09",
        openings={"8.1": 40},
        values={"6.1": 12, "7.1": 6, "7.2": 3, "8.1": 15},
        receipt=4,
    ),
    reported("socio_economic", Q4, "15.12", values={"6.1": 14, "7.1": 8, "7.2": 4, "8.1": 10}, receipt=14),
)
SHARES = (
    reported("education", Q3, "16.09", values={"9.1": 1100}, receipt=5),
    reported("youth_sport", Q3, "17.09", values={"9.1": 500}, receipt=6),
    reported("education", Q4, "15.12", values={"9.1": 1600}, receipt=15),
    reported("youth_sport", Q4, "16.12", values={"9.1": 700}, receipt=16),
)


def test_monthly_events_of_two_quarters() -> None:
    row = indicator_in(year_of((CULTURE_Q3, CULTURE_Q4, *POLICY), AFTER), "1.1")
    assert parts(row) == [("culture", 4, [3, 2], 9), ("legal_internal_policy", 0, [1, 1], 2)]
    assert sums(row) == (4, [4, 3], 11, "100.0")
    assert (row.judged, missed(row)) == (2 + 3, [[], []])
    assert row.attained is Attained.YES


def test_a_month_that_is_missed_is_lost_for_the_year() -> None:
    """Without the second of September that month is missed: 4 of 5 months are covered."""
    row = indicator_in(year_of((CULTURE_Q3, CULTURE_Q4, POLICY[1]), AFTER), "1.1")
    assert missed(row) == [[], ["2020-09"]]
    assert (str(row.percent), row.attained) == ("80.0", Attained.NO)


def test_reach_with_its_correction() -> None:
    """700 became 1 700 on 20.10: 3 000 + 4 100 + 4 300."""
    corrected = housing_q3(1700, 10)
    row = indicator_in(year_of((housing_q3(700, 1), corrected, HOUSING_Q4, *POLICY), AFTER), "4.1")
    assert parts(row) == [("housing_urban", 3000, [3200, 3700], 9900), ("legal_internal_policy", 0, [900, 600], 1500)]
    assert sums(row) == (3000, [4100, 4300], 11400, "114.0")
    assert [str(percent) for percent in row.percents] == ["71.0", "114.0"]
    assert row.attained is Attained.YES


def test_a_stock_and_its_growth() -> None:
    year = year_of(ECONOMY, AFTER)
    assert sums(indicator_in(year, "6.1")) == (None, [12, 14], 14, None)
    assert indicator_in(year, "6.1").attained is Attained.NO_TARGET
    grown = indicator_in(year, "7.1")
    assert sums(grown) == (None, [6, 8], 8, None)
    assert grown.growth == 3
    assert grown.attained is Attained.YES
    unknown = indicator_in(year, "7.2")
    assert (unknown.growth, unknown.attained) == (None, Attained.UNDEFINED), "the plan has no baseline"
    assert ("baseline_unknown", "7.2") in lines(year)


def test_a_missing_report_adds_nothing_and_keeps_what_it_had() -> None:
    row = indicator_in(year_of((*ECONOMY, housing_q3(700, 1)), AFTER), "8.1")
    assert parts(row) == [("socio_economic", 40, [15, 10], 65), ("housing_urban", 0, [25, None], 25)]
    assert sums(row)[:3] == (40, [40, 10], 90)


def test_a_nil_report_carries_a_share() -> None:
    nil = nil_report("culture", Q4, "16.12", "Карантинні обмеження", receipt=17)
    row = indicator_in(year_of((CULTURE_Q3, *SHARES, nil), AFTER), "9.1")
    assert parts(row)[2] == ("culture", None, [200, 200], 200)
    assert [c.carried for c in row.parts[2].contributions if c is not None] == [False, True]
    assert row.parts[2].as_of == day("16.09")
    assert sums(row) == (None, [1800, 2500], 2500, "69.4")
    assert [str(percent) for percent in row.percents] == ["50.0", "69.4"]
    assert row.attained is Attained.NO


# --- quarters without reports --------------------------------------------------------------------


def test_a_declared_opening_stands_for_the_quarter_that_is_missing() -> None:
    later = reported(
        "housing_urban",
        Q4,
        "15.12",
        openings={"4.1": 5200},
        events=["11.11 | 4 | відео | Освітлення | 2500"],
        receipt=1,
    )
    row = indicator_in(year_of((later,), AFTER), "4.1")
    assert parts(row)[0] == ("housing_urban", 5200, [None, 2500], 7700)
    source = row.parts[0].declared_in
    assert source is not None
    assert (source.receipt, source.sheet, source.cell) == (1, "Показники", "G5")
    assert row.percents[0] is None, "nobody told of the third quarter"


def test_a_later_declared_opening_covers_an_earlier_quarter_too() -> None:
    """Q1 tells 500, Q2 is missing, Q3 declares 800 before its own 200: 300 stand in no quarter's report."""
    q1, q3 = (Quarter(2020, number) for number in (1, 3))
    reports = (
        reported("housing_urban", q1, "16.03", events=["10.02 | 4 | стенд | Вулиця | 500"], receipt=1),
        reported(
            "housing_urban", q3, "16.09", openings={"4.1": 800}, events=["10.08 | 4 | стенд | Міст | 200"], receipt=2
        ),
    )
    row = indicator_in(year_of(reports, "20.09.2020", whole_year_plan()), "4.1")
    housing = row.parts[0]
    assert parts(row)[0] == ("housing_urban", 300, [500, None, 200, None], 1000)
    assert housing.declared == 800


def test_without_a_declared_opening_blank_is_not_nought() -> None:
    """A plan that is reported from its first quarter begins with nothing, and nobody has to say so."""
    only = reported("housing_urban", Quarter(2020, 1), "16.03", events=["10.02 | 4 | стенд | Вулиця | 500"], receipt=1)
    row = indicator_in(year_of((only,), "20.03.2020", whole_year_plan()), "4.1")
    assert parts(row)[0] == ("housing_urban", None, [500, None, None, None], 500)
    assert row.opening is None


def test_a_quarter_of_which_nobody_reported_is_not_judged() -> None:
    """No month is missed, and yet it cannot be told whether the criterion was kept."""
    row = indicator_in(year_of((CULTURE_Q3, POLICY[0]), AFTER), "1.1")
    assert missed(row) == [[], None]
    assert (row.judged, str(row.percent), row.attained) == (2, "100.0", Attained.UNDEFINED)


def test_nobody_ever_reported() -> None:
    row = indicator_in(year_of((), AFTER), "4.1")
    assert sums(row) == (None, [None, None], None, None)
    assert row.attained is Attained.NO_DATA


def test_states_stand_side_by_side() -> None:
    reports = [
        reported("socio_economic", Q3, "16.09", values={"7.3": State.NO}, receipt=1),
        reported("socio_economic", Q4, "16.12", values={"7.3": State.YES}, receipt=2),
    ]
    (part,) = indicator_in(year_of(reports, AFTER), "7.3").parts
    assert part.state is State.YES


# --- the year goes on ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_september() -> YearReport:
    """The third quarter is closed; the fourth one's reports are awaited."""
    return year_of((housing_q3(700, 1), *POLICY[:1], CULTURE_Q3, ECONOMY[0], *SHARES[:2]), "22.09.2020")


def test_what_may_still_come_is_not_called_missed(in_september: YearReport) -> None:
    attained = {row.indicator.code: row.attained for row in in_september.indicators}
    assert attained["4.1"] is Attained.NOT_YET
    assert attained["9.1"] is Attained.NOT_YET
    assert attained["1.1"] is Attained.SO_FAR, "the months so far"
    assert attained["7.1"] is Attained.SO_FAR, "a stock may fall again"
    assert attained["1.2"] is Attained.NO, "a week that is missed does not come back"


def test_the_months_of_a_quarter_that_goes_on_are_not_missed_yet(in_september: YearReport) -> None:
    assert missed(indicator_in(in_september, "1.1")) == [[], None]
    codes = [code for code, _ in lines(in_september)]
    assert "flow_below_target" not in codes
    assert "year_weeks_missed" in codes


def test_an_early_report_is_judged_only_as_far_as_it_reaches() -> None:
    """As of 06.11: September and October are over, November is not."""
    early = reported("culture", Q4, "06.11", events=["20.09 | 1 | брифінг | Осінь | 11"], receipt=20)
    row = indicator_in(year_of((CULTURE_Q3, early), "10.11.2020"), "1.1")
    coverage = row.coverage[1]
    assert coverage is not None
    assert [period.code for period in coverage.judged] == ["2020-09", "2020-10"]
    assert missed(row)[1] == ["2020-10"]


def test_a_sum_that_has_come_to_its_least_is_reached_for_good() -> None:
    much = reported(
        "housing_urban",
        Q3,
        "16.09",
        openings={"4.1": 9000},
        events=["05.08 | 4 | стенд | Ремонт вулиці | 1500"],
        receipt=1,
    )
    assert indicator_in(year_of((much,), "22.09.2020"), "4.1").attained is Attained.YES


def test_the_plan_decides_the_order() -> None:
    year = year_of((), AFTER)
    assert [row.indicator.code for row in year.indicators] == [i.code for i in example_plan().indicators]
