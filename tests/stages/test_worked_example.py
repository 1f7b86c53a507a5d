"""The worked example of how numbers are counted, a row of its table in a test; every number is by hand.

The table's rows are told apart: what one row says that a department did not report does not hold
for the others.
"""

from collections.abc import Sequence
from decimal import Decimal

from plans import Q3, Q4, deadlines_of, example_plan
from reported import Reported, day, nil_report, reported, standing, tallied

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow, MeasureRow
from workbook_tools.model.submission import Status
from workbook_tools.stages.consolidate import consolidate

PLAN = example_plan()
Number = int | None


def report_of(quarter: Quarter, *reports: Reported) -> ConsolidatedReport:
    """Departments of which no report is given are missing and overdue."""
    filed = {r.submission.department: r.filed for r in reports if r.submission.quarter == quarter}
    standings = [
        standing(d.code, quarter, StandingKind.ACCEPTED, filed[d.code])
        if d.code in filed
        else standing(d.code, quarter, StandingKind.MISSING, overdue=True)
        for d in PLAN.departments
    ]
    counted = tallied(PLAN, quarter, reports)
    return consolidate(PLAN, quarter, deadlines_of(quarter), standings, (), counted)


def indicator(code: str, quarter: Quarter, reports: Sequence[Reported]) -> IndicatorRow:
    return next(row for row in report_of(quarter, *reports).indicators if row.indicator.code == code)


def measure(code: str, quarter: Quarter, reports: Sequence[Reported]) -> MeasureRow:
    return next(row for row in report_of(quarter, *reports).measures if row.measure.code == code)


def parts(row: IndicatorRow) -> list[tuple[str, Number, Number]]:
    """(department, opening, quarter) of each contribution."""
    return [(c.department, _whole(c.opening), _whole(c.quarter)) for c in row.contributions]


def totals(row: IndicatorRow) -> tuple[Number, Number, str | None]:
    """(quarter, cumulative, percent) of all executors."""
    return _whole(row.quarter), _whole(row.cumulative), None if row.percent is None else str(row.percent)


def _whole(value: Decimal | None) -> Number:
    return None if value is None else int(value)


# --- 1.1: a flow counted from the register, judged by months -----------------------------------------

MONTHLY = (
    reported(
        "culture",
        Q3,
        "16.09",
        openings={"1.1": 4},
        events=[
            "10.07 | 1 | круглий стіл | Європейські цінності | 18",
            "24.07 | 1 | брифінг | Стандарти | 12",
            "05.08 | 1 | робоча зустріч | Угода про асоціацію | 9",
        ],
    ),
    reported(
        "legal_internal_policy",
        Q3,
        "17.09",
        openings={"1.1": 0},
        events=["02.09 | 1 | прес-конференція | Підсумки літа | 7"],
        receipt=2,
    ),
)
MONTHLY_Q4 = (
    reported(
        "culture",
        Q4,
        "15.12",
        events=["20.10 | 1 | круглий стіл | Осінь | 11", "12.11 | 1 | брифінг | Стандарти | 8"],
        receipt=3,
    ),
    reported(
        "legal_internal_policy",
        Q4,
        "16.12",
        events=["03.12 | 1 | прес-конференція | Підсумки року | 14"],
        receipt=4,
    ),
)


def test_events_of_joint_executors_are_added_to_the_opening() -> None:
    row = indicator("1.1", Q3, MONTHLY)
    assert parts(row) == [("culture", 4, 3), ("legal_internal_policy", 0, 1)]
    assert totals(row)[:2] == (4, 8)


def test_july_and_august_are_covered_and_september_goes_on() -> None:
    row = indicator("1.1", Q3, MONTHLY)
    assert [p.code for p in row.judged] == ["2020-07", "2020-08"]
    assert row.missed == ()
    assert row.unfinished is not None
    assert (row.unfinished.code, row.unfinished_covered) == ("2020-09", True)
    assert (row.percent, row.reached) == (Decimal("100.0"), True)


def test_an_event_of_the_quarter_before_covers_the_month_that_is_judged_now() -> None:
    row = indicator("1.1", Q4, MONTHLY + MONTHLY_Q4)
    assert totals(row)[:2] == (3, 11)
    assert [p.code for p in row.judged] == ["2020-09", "2020-10", "2020-11"]
    assert row.missed == ()
    assert row.unfinished is not None
    assert (row.unfinished.code, row.unfinished_covered) == ("2020-12", True)


def test_without_the_september_event_the_month_is_missed_and_the_opening_does_not_cover() -> None:
    row = indicator("1.1", Q4, MONTHLY[:1] + MONTHLY_Q4)
    assert [p.code for p in row.missed] == ["2020-09"]
    assert (row.percent, row.reached) == (Decimal("66.7"), False)


# --- 4.1: a flow of reach, with a later correction ---------------------------------------------------


def _housing_q3(post_reach: int, receipt: int) -> Reported:
    return reported(
        "housing_urban",
        Q3,
        "16.09",
        openings={"4.1": 3000, "8.1": 0, "8.2": 0},
        events=["05.08 | 4 | стенд | Ремонт вулиці | 1500", f"10.09 | 4 | допис у соцмережі | Безпека | {post_reach}"],
        receipt=receipt,
    )


POLICY_REACH = reported(
    "legal_internal_policy",
    Q3,
    "17.09",
    openings={"4.1": 0},
    events=["12.08 | 4 | допис у соцмережі | Безпека руху | 900"],
    receipt=12,
)
REACH_Q4 = (
    reported(
        "housing_urban",
        Q4,
        "15.12",
        openings={"4.1": 5200},
        events=["11.11 | 4 | відео | Освітлення | 2500", "30.11 | 4 | продовження | Ремонт вулиці | 1200"],
        receipt=13,
    ),
    reported("legal_internal_policy", Q4, "17.12", events=["01.10 | 4 | логотип на об’єкті | Школа | 600"], receipt=14),
)


def test_reach_is_added_against_the_target_of_the_year() -> None:
    row = indicator("4.1", Q3, (_housing_q3(700, 11), POLICY_REACH))
    assert parts(row) == [("housing_urban", 3000, 2200), ("legal_internal_policy", 0, 900)]
    assert totals(row) == (3100, 6100, "61.0")
    assert row.reached is False


def test_a_continuation_adds_reach_and_more_than_the_target_is_shown_as_it_is() -> None:
    row = indicator("4.1", Q4, (_housing_q3(700, 11), POLICY_REACH, *REACH_Q4))
    assert parts(row) == [("housing_urban", 5200, 3700), ("legal_internal_policy", 900, 600)]
    assert totals(row) == (4300, 10400, "104.0")
    assert row.reached is True


def test_a_correction_changes_every_later_cumulative() -> None:
    corrected = _housing_q3(1700, 15)
    assert indicator("4.1", Q3, (corrected, POLICY_REACH)).quarter == 4100
    row = indicator("4.1", Q4, (corrected, POLICY_REACH, *REACH_Q4))
    assert parts(row) == [("housing_urban", 6200, 3700), ("legal_internal_policy", 900, 600)]
    assert totals(row)[:2] == (4300, 11400)


# --- 6.1 and 7.1: stocks -----------------------------------------------------------------------------

STOCKS = (
    reported("socio_economic", Q3, "16.09", openings={"8.1": 40, "8.2": 0}, values={"6.1": 12, "7.1": 6, "8.1": 15}),
    reported("socio_economic", Q4, "15.12", values={"6.1": 14, "7.1": 8, "8.1": 10}, receipt=2),
)


def test_a_stock_is_the_latest_value() -> None:
    first, second = indicator("6.1", Q3, STOCKS), indicator("6.1", Q4, STOCKS)
    assert totals(first) == (12, 12, None)
    assert totals(second) == (14, 14, None)
    assert parts(second) == [("socio_economic", None, 14)]
    assert (second.contributions[0].as_of, second.contributions[0].carried) == (day("15.12"), False)


def test_growth_is_against_the_baseline_of_the_plan() -> None:
    assert indicator("7.1", Q3, STOCKS).growth == 1
    assert indicator("7.1", Q4, STOCKS).growth == 3
    assert indicator("7.1", Q4, STOCKS).reached is True
    assert indicator("7.2", Q4, STOCKS).growth is None


# --- 8.1: a flow entered by two departments, one of them missing later --------------------------------


def test_a_missing_report_adds_nothing_and_what_was_known_stays() -> None:
    reports = (*STOCKS, reported("housing_urban", Q3, "16.09", openings={"8.1": 0}, values={"8.1": 25}, receipt=3))
    first, second = indicator("8.1", Q3, reports), indicator("8.1", Q4, reports)
    assert parts(first) == [("socio_economic", 40, 15), ("housing_urban", 0, 25)]
    assert totals(first)[:2] == (40, 80)
    assert parts(second) == [("socio_economic", 55, 10), ("housing_urban", 25, None)]
    assert totals(second)[:2] == (10, 90)


# --- 9.1: a share, a nil report that carries, and a lecture reported twice ------------------------------

LINK = "https://example.org/lectures/2020-09-15"
SHARES = (
    reported(
        "education",
        Q3,
        "16.09",
        values={"9.1": 1100},
        events=[f"15.09 | 9 | лекція | Цінності Європи | 60 | {LINK}"],
    ),
    reported(
        "youth_sport",
        Q3,
        "17.09",
        values={"9.1": 500},
        events=["15.09 | 9 | лекція | Лекція про Європу | 55 | http://www.Example.org/lectures/2020-09-15/#photo"],
        receipt=2,
    ),
    reported("culture", Q3, "16.09", values={"9.1": 200}, receipt=3),
)
SHARES_Q4 = (
    reported("education", Q4, "15.12", values={"9.1": 1600}, receipt=4),
    reported("youth_sport", Q4, "16.12", values={"9.1": 700}, receipt=5),
    nil_report("culture", Q4, "16.12", "Карантинні обмеження", receipt=6),
)


def test_numerators_are_added_over_the_one_denominator() -> None:
    row = indicator("9.1", Q3, SHARES)
    assert totals(row) == (1800, 1800, "50.0")
    assert row.reached is False


def test_a_nil_report_carries_the_last_share_with_its_date() -> None:
    row = indicator("9.1", Q4, SHARES + SHARES_Q4)
    assert totals(row) == (2500, 2500, "69.4")
    culture = row.contributions[2]
    assert culture.quarter == 200
    assert (culture.carried, culture.as_of) == (True, day("16.09"))


def test_the_first_named_executors_lecture_counts_and_the_other_shows_the_repeat() -> None:
    education, youth = report_of(Q3, *SHARES).activities
    assert (education.department, education.reach, education.repeat_of) == ("education", 60, None)
    assert (youth.department, youth.reach, youth.repeat_of) == ("youth_sport", 55, education.source)


# --- measure 5: the joint status -----------------------------------------------------------------------


def test_done_and_in_progress_with_a_missing_executor_is_in_progress() -> None:
    row = measure(
        "5",
        Q3,
        (
            reported("social_protection", Q3, "16.09", statuses={"5": Status.DONE}),
            reported("legal_internal_policy", Q3, "16.09", statuses={"5": Status.IN_PROGRESS}, receipt=2),
        ),
    )
    assert row.status is Status.IN_PROGRESS
    assert row.missing == ("police",)
    assert [(p.department, p.status) for p in row.parts] == [
        ("social_protection", Status.DONE),
        ("legal_internal_policy", Status.IN_PROGRESS),
        ("police", None),
    ]
