"""The consolidated quarter: who stands first, the joint status, sums, and what needs attention."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from plans import Q3, Q4, deadlines_of, example_plan
from reported import Reported, nil_report, reported, standing, tallied
from worked_year import worked_reports
from year_reports import with_term

from workbook_tools.model.joint_status import joint_status
from workbook_tools.model.measure_parts import statuses_of
from workbook_tools.model.plan import Comparator, Plan, Term
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed, Outcome, Standing, StandingKind
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow, ReceiptRow
from workbook_tools.model.report_json import report_json, standings_json
from workbook_tools.model.submission import State, Status
from workbook_tools.rules.texts.attention import ATTENTION, attention_text
from workbook_tools.stages.consolidate import consolidate

PLAN = example_plan()
DONE, IN_PROGRESS, NOT_STARTED = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED


def consolidated(
    quarter: Quarter, reports: Sequence[Reported], plan: Plan = PLAN, standings: Sequence[Standing] = ()
) -> ConsolidatedReport:
    """Standings that are not given follow from the reports; who has none is missing and not yet overdue."""
    given = {s.department: s for s in standings}
    filed = {r.submission.department: r for r in reports if r.submission.quarter == quarter}
    known = [given.get(d.code) or _standing(d.code, quarter, filed.get(d.code)) for d in plan.departments]
    counted = tallied(plan, quarter, reports)
    return consolidate(plan, quarter, deadlines_of(quarter), known, (), counted)


def _standing(department: str, quarter: Quarter, report: Reported | None) -> Standing:
    if report is None:
        return standing(department, quarter, StandingKind.MISSING)
    kind = StandingKind.NIL if report.submission.header.nil else StandingKind.ACCEPTED
    return standing(department, quarter, kind, report.filed)


def indicator(report: ConsolidatedReport, code: str) -> IndicatorRow:
    return next(row for row in report.indicators if row.indicator.code == code)


def lines(report: ConsolidatedReport) -> list[str]:
    return [attention_text(line) for line in report.attention]


# --- who stands first --------------------------------------------------------------------------------


def test_departments_that_have_not_reported_stand_first() -> None:
    standings = [
        standing("legal_internal_policy", Q3, StandingKind.ACCEPTED),
        standing("culture", Q3, StandingKind.HELD),
        standing("hospital", Q3, StandingKind.MISSING),
        standing("housing_urban", Q3, StandingKind.RETURNED),
        standing("police", Q3, StandingKind.MISSING, overdue=True),
        standing("youth_sport", Q3, StandingKind.RETURNED),
    ]
    order = [s.department for s in consolidated(Q3, [], standings=standings).standings]
    assert order[0] == "police"
    assert order[-1] == "legal_internal_policy"
    assert [d for d in order if d in ("housing_urban", "youth_sport", "culture")] == [
        "housing_urban",
        "youth_sport",
        "culture",
    ]
    assert order.index("hospital") < order.index("housing_urban")


# --- the joint status --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statuses", "within", "after"),
    [
        ((DONE, DONE), DONE, DONE),
        ((DONE, None), IN_PROGRESS, Status.PARTIAL),
        ((DONE, IN_PROGRESS), IN_PROGRESS, Status.PARTIAL),
        ((IN_PROGRESS, IN_PROGRESS), IN_PROGRESS, IN_PROGRESS),
        ((NOT_STARTED, None), NOT_STARTED, NOT_STARTED),
        ((DONE, NOT_STARTED), IN_PROGRESS, Status.PARTIAL),
        ((None, None), None, None),
        ((), None, None),
    ],
)
def test_joint_status(statuses: tuple[Status | None, ...], within: Status | None, after: Status | None) -> None:
    for order in permutations(statuses):
        assert joint_status(order, ended=False) is within
        assert joint_status(order, ended=True) is after


def _two_statuses(as_of: str, second: Status, quarter: Quarter = Q4) -> list[Reported]:
    return [
        reported("socio_economic", quarter, as_of, statuses={"8": DONE}),
        reported("housing_urban", quarter, "15.12", statuses={"8": second}, receipt=2),
    ]


@pytest.mark.parametrize(
    ("as_of", "status"), [("17.12", IN_PROGRESS), ("30.12", IN_PROGRESS), ("31.12", Status.PARTIAL)]
)
def test_a_supplement_as_of_the_terms_last_day_closes_it(as_of: str, status: Status) -> None:
    rows = consolidated(Q4, _two_statuses(as_of, IN_PROGRESS)).measures
    assert next(row for row in rows if row.measure.code == "8").status is status


def test_a_nil_executor_says_nothing_but_keeps_the_measure_from_being_done() -> None:
    reports = [
        reported("socio_economic", Q3, "16.09", statuses={"8": DONE}),
        nil_report("housing_urban", Q3, "16.09", "Карантин", receipt=2),
    ]
    row = next(row for row in consolidated(Q3, reports).measures if row.measure.code == "8")
    assert (row.status, row.missing) == (IN_PROGRESS, ())
    assert [(p.status, p.nil_reason) for p in row.parts] == [(DONE, ""), (None, "Карантин")]


def test_nobody_reported_is_no_status() -> None:
    row = consolidated(Q3, []).measures[0]
    assert (row.status, row.missing) == (None, ("culture", "legal_internal_policy"))


def test_a_measure_that_has_not_begun_is_not_due_and_one_that_ended_keeps_its_last_word() -> None:
    winter = Term("ІV квартал", ((date(2020, 10, 1), date(2020, 12, 31)),))
    summer = Term("до 31 серпня", ((date(2020, 1, 1), date(2020, 8, 31)),))
    plan = replace(
        PLAN,
        measures=tuple(replace(m, term={"7": winter, "8": summer}.get(m.code, m.term)) for m in PLAN.measures),
    )
    third = {row.measure.code: row for row in consolidated(Q3, [], plan).measures}
    assert (third["7"].status, third["7"].missing) == (Status.NOT_DUE, ())
    reports = [
        reported("socio_economic", Q3, "16.09", statuses={"8": DONE}),
        reported("housing_urban", Q3, "16.09", statuses={"8": DONE}, receipt=2),
    ]
    fourth = {row.measure.code: row for row in consolidated(Q4, reports, plan).measures}
    assert (fourth["8"].status, fourth["8"].missing) == (DONE, ())


def test_an_ended_measure_keeps_the_word_of_executors_that_owe_no_report_any_more() -> None:
    """«Joint status: «виконано» only if every executor says so», in later quarters too."""
    summer = Term("до 31 серпня", ((date(2020, 1, 1), date(2020, 8, 31)),))
    ended = ("5", "7", "8")
    plan = replace(PLAN, measures=tuple(replace(m, term=summer) if m.code in ended else m for m in PLAN.measures))
    reports = [
        reported("social_protection", Q3, "16.09", statuses={"5": DONE}),
        reported("legal_internal_policy", Q3, "16.09", statuses={"5": Status.NOT_DONE}, receipt=2),
    ]
    assert "social_protection" not in {d.code for d in plan.reporting_departments(Q4)}
    known = [_standing(d.code, Q4, None) for d in plan.reporting_departments(Q4)]
    report = consolidate(plan, Q4, deadlines_of(Q4), known, (), tallied(plan, Q4, reports))
    row = next(row for row in report.measures if row.measure.code == "5")
    assert [part.status for part in row.parts] == [DONE, Status.NOT_DONE, None]
    assert (row.status, row.missing) == (Status.PARTIAL, ("police",))


# --- sums --------------------------------------------------------------------------------------------


def test_nobody_reported_is_no_number() -> None:
    row = indicator(consolidated(Q3, []), "1.1")
    assert (row.quarter, row.cumulative, row.percent, row.reached) == (None, None, None, None)


def test_what_an_earlier_report_covered_counts_though_nobody_reported_in_the_quarter() -> None:
    """«The percentage of a cadence indicator is the covered part of the judged months of the quarter.»"""
    september = reported("legal_internal_policy", Q3, "17.09", events=["02.09 | 1 | брифінг | Європа | 20"])
    row = indicator(consolidated(Q4, [september]), "1.1")
    assert ([p.code for p in row.judged], [p.code for p in row.missed]) == (
        ["2020-09", "2020-10", "2020-11"],
        ["2020-10", "2020-11"],
    )
    assert (row.quarter, str(row.percent)) == (None, "33.3")


def test_a_nil_report_is_zero() -> None:
    report = consolidated(Q3, [nil_report("hospital", Q3, "16.09", "Карантин", openings={"3.1": 0})])
    row = indicator(report, "3.1")
    assert row.quarter == row.cumulative == 0
    assert str(row.percent) == "0.0"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.none() | st.decimals(0, 10**9, places=2)] * 2),
        min_size=2,
        max_size=2,
    )
)
def test_sums_are_exact_and_a_blank_is_no_zero(entered: list[tuple[Decimal | None, Decimal | None]]) -> None:
    reports = []
    for number, (department, (opening, value)) in enumerate(
        zip(("socio_economic", "housing_urban"), entered, strict=True), 1
    ):
        one = reported(department, Q3, "16.09", values={"8.1": None}, receipt=number)
        said = replace(one.submission.indicators[0], opening=opening, value=value)
        reports.append(Reported(one.filed, replace(one.submission, indicators=(said,))))
    row = indicator(consolidated(Q3, reports), "8.1")
    values = [value for _, value in entered if value is not None]
    everything = [number for pair in entered for number in pair if number is not None]
    assert row.quarter == (sum(values) if values else None)
    assert row.cumulative == (sum(everything) if everything else None)
    assert row.quarter is None or row.quarter == sum(c.quarter or 0 for c in row.contributions)


def test_who_gave_nothing_leaves_a_gap_and_a_state_is_named_once() -> None:
    """8.1 has two executors, 9.1 three, and 7.3 is a state, of two here; a nil report is a zero, not a gap."""
    executors = ("socio_economic", "housing_urban")
    measures = tuple(replace(m, executors=executors) if m.code == "7" else m for m in PLAN.measures)
    plan = replace(PLAN, measures=measures)
    reports = [
        reported("socio_economic", Q3, "16.09", values={"8.1": 4, "7.3": State.PARTLY}),
        reported("housing_urban", Q3, "16.09", values={"8.1": 0, "7.3": State.PARTLY}, receipt=2),
    ]
    one, both = consolidated(Q3, reports[:1], plan), consolidated(Q3, reports, plan)
    assert [indicator(one, code).gaps for code in ("8.1", "7.3", "9.1")] == [True, True, True]
    assert [indicator(both, code).gaps for code in ("8.1", "7.3", "9.1")] == [False, False, True]
    assert indicator(one, "7.3").states == indicator(both, "7.3").states == (State.PARTLY,)
    other = [reports[0], reported("housing_urban", Q3, "16.09", values={"7.3": State.NO}, receipt=2)]
    assert indicator(consolidated(Q3, other, plan), "7.3").states == (State.PARTLY, State.NO)
    assert indicator(both, "9.1").states == ()
    assert not indicator(consolidated(Q3, [nil_report("hospital", Q3, "16.09", "Карантин")]), "3.1").gaps


def test_percentages_and_verdicts_by_kind() -> None:
    reports = [
        reported("education", Q3, "16.09", values={"9.1": 2700, "10.1": 100}),
        reported("socio_economic", Q3, "16.09", openings={"8.1": 1}, values={"7.1": 5, "7.2": 3, "6.1": 4}, receipt=2),
    ]
    report = consolidated(Q3, reports)
    assert (str(indicator(report, "9.1").percent), indicator(report, "9.1").reached) == ("75.0", True)
    assert (indicator(report, "10.1").percent, indicator(report, "10.1").reached) == (None, None)
    assert indicator(report, "7.1").growth == 0
    assert indicator(report, "7.1").reached is False
    assert (indicator(report, "7.2").growth, indicator(report, "7.2").percent) == (None, None)
    assert (indicator(report, "6.1").percent, indicator(report, "6.1").reached) == (None, None)


@pytest.mark.parametrize(("quarter", "as_of", "pending"), [(Q3, "16.09", True), (Q4, "16.12", False)])
def test_a_target_of_the_year_is_not_missed_before_its_last_quarter(
    quarter: Quarter, as_of: str, pending: bool
) -> None:
    """4.1 has 700 of 10 000, 7.1 still its baseline of 5, 9.1 has 100 of 3 600; 1.1 is judged by months."""
    reports = [
        reported("housing_urban", quarter, as_of, openings={"4.1": 0}, events=[f"{as_of} | 4 | допис | А | 700"]),
        reported("socio_economic", quarter, as_of, values={"7.1": 5}, receipt=2),
        reported("education", quarter, as_of, values={"9.1": 100}, receipt=3),
        reported("culture", quarter, as_of, openings={"1.1": 0}, events=[f"{as_of} | 1 | брифінг | Б"], receipt=4),
    ]
    rows = {code: indicator(consolidated(quarter, reports), code) for code in ("4.1", "7.1", "9.1", "1.1")}
    assert {row.reached for row in rows.values()} == {False}
    assert [rows[code].pending for code in ("4.1", "7.1", "9.1", "1.1")] == [pending, pending, pending, False]


def test_a_target_of_a_measure_that_has_ended_or_a_limit_that_was_passed_is_missed() -> None:
    reports = [reported("socio_economic", Q3, "16.09", openings={"8.1": 0}, values={"8.1": 12, "7.1": 5})]
    ended = Term("до 31 серпня", ((date(2020, 1, 1), date(2020, 8, 31)),))
    plan = replace(PLAN, measures=tuple(replace(m, term=ended) if m.code == "7" else m for m in PLAN.measures))
    assert not indicator(consolidated(Q3, reports, plan), "7.1").pending
    limits = {Comparator.AT_MOST: (10, False), Comparator.EXACTLY: (10, False), Comparator.AT_LEAST: (20, True)}
    for comparator, (target, pending) in limits.items():
        limited = replace(PLAN.indicator("8.1"), comparator=comparator, target=Decimal(target))
        plan = replace(PLAN, indicators=tuple(limited if i.code == "8.1" else i for i in PLAN.indicators))
        row = indicator(consolidated(Q3, reports, plan), "8.1")
        assert (row.reached, row.pending) == (False, pending)


def test_growth_wants_a_value_of_every_executor() -> None:
    stock = replace(PLAN.indicator("7.1"), measure="8")
    plan = replace(PLAN, indicators=tuple(stock if i.code == "7.1" else i for i in PLAN.indicators))
    one = reported("socio_economic", Q3, "16.09", values={"7.1": 3})
    other = reported("housing_urban", Q3, "16.09", values={"7.1": 4}, receipt=2)
    assert indicator(consolidated(Q3, [one], plan), "7.1").growth is None
    assert indicator(consolidated(Q3, [one, other], plan), "7.1").growth == 2


def test_a_share_is_judged_by_the_exact_numbers_not_by_what_is_shown() -> None:
    """2 699 of 3 600 is 74.97 %: shown as 75.0, and less than 75."""
    row = indicator(consolidated(Q3, [reported("education", Q3, "16.09", values={"9.1": 2699})]), "9.1")
    assert (str(row.percent), row.reached) == ("75.0", False)


def test_events_stand_by_date_then_in_the_plans_order() -> None:
    reports = [
        reported("youth_sport", Q3, "16.09", events=["02.09 | 9 | лекція | Б", "01.09 | 9 | лекція | А"]),
        reported("culture", Q3, "16.09", events=[" | 9 | урок | Без дати", "02.09 | 9 | урок | В"], receipt=2),
        reported("culture", Q4, "16.12", events=["02.12 | 9 | урок | Г"], receipt=3),
    ]
    assert [row.title for row in consolidated(Q3, reports).activities] == ["А", "В", "Б", "Без дати"]


# --- what needs attention ----------------------------------------------------------------------------


def test_attention_says_the_facts_in_order() -> None:
    culture = reported("culture", Q3, "16.09", openings={"1.1": 0}, events=["10.07 | 1 | брифінг | А"])
    reports = [
        culture,
        nil_report("hospital", Q3, "16.09", "Карантинні обмеження", openings={"3.1": 6100}, receipt=2),
        reported("education", Q3, "16.09", values={"9.1": 3700, "10.1": 5}, receipt=3),
    ]
    late = replace(
        standing("education", Q3, StandingKind.ACCEPTED_LATE, reports[2].filed),
        late=True,
        first_accepted_at=datetime(2020, 9, 17, 21, 30, tzinfo=UTC),
    )
    standings = [
        standing("police", Q3, StandingKind.MISSING, overdue=True),
        replace(standing("youth_sport", Q3, StandingKind.RETURNED, culture.filed), errors=5),
        replace(standing("culture", Q3, StandingKind.ACCEPTED, culture.filed), waiting=(9,)),
        late,
    ]
    said = lines(consolidated(Q3, reports, standings=standings))
    assert said[:4] == [
        "Звіт не надійшов, строк подання минув 17.09.2020: Поліція.",
        "Звіт повернуто на доопрацювання (5 помилок): Молодь і спорт.",
        "Звіт очікує рішення координатора (надходження №\u00a09): Культура.",
        "Заходи не проводились: КНП лікарня. Причина: Карантинні обмеження",
    ]
    below, late_line = said.index("Показник 1.1: не охоплено 1 місяць із 2 (08.2020)."), "Звіт подано із запізненням"
    assert below < said.index(f"{late_line}, 18.09.2020: Освіта.") < len(said) - 1
    assert "Показник 1.1: не охоплено 1 місяць із 2 (08.2020)." in said
    assert "Показник 3.1: 61,0\u00a0% річного плану (6\u00a0100 з 10\u00a0000)." in said
    assert any(line.startswith("Показник 9.1: 102,8\u00a0%, тобто більше ніж 100\u00a0%") for line in said)
    assert "Показник 10.1: відсоток не визначено, бо в плані немає знаменника." in said


def test_a_returned_report_past_its_date_says_both() -> None:
    returned = replace(standing("culture", Q3, StandingKind.RETURNED, overdue=True), errors=1)
    assert lines(consolidated(Q3, [], standings=[returned])) == [
        "Звіт повернуто на доопрацювання (1 помилка), а строк подання минув 17.09.2020: Культура."
    ]


def test_a_returned_revision_beside_an_accepted_one_is_named() -> None:
    culture = reported("culture", Q3, "16.09")
    waiting = replace(standing("culture", Q3, StandingKind.ACCEPTED, culture.filed), waiting=(9,))
    newer = replace(culture.filed, receipt=replace(culture.filed.receipt, number=9))
    receipts = [ReceiptRow(newer, Outcome.RETURNED, None, counts=False, late=False)]
    counted = tallied(PLAN, Q3, [culture])
    report = consolidate(PLAN, Q3, deadlines_of(), [waiting], receipts, counted)
    assert lines(report)[0].startswith("Враховано раніше прийнятий звіт, а новий повернуто")


def test_attention_names_what_fell_what_is_unchanged_and_what_is_not_done() -> None:
    first = reported(
        "socio_economic", Q3, "16.09", values={"6.1": 12, "7.3": State.PARTLY}, statuses={"6": IN_PROGRESS}
    )
    second = reported(
        "socio_economic", Q4, "15.12", values={"6.1": 9, "7.3": State.NO}, statuses={"6": Status.NOT_DONE}, receipt=2
    )
    same = replace(
        second.submission.measures[0],
        narrative=first.submission.measures[0].narrative.upper() + " ",
        reason="Немає заявок",
    )
    second = Reported(second.filed, replace(second.submission, measures=(same,)))
    said = lines(consolidated(Q4, [first, second]))
    assert "Показник 6.1: значення зменшилося з 12 до 9. Повідомляє УСЕР." in said
    assert "Показник 7.3: було «частково», стало «ні». Повідомляє УСЕР." in said
    assert "Захід 6: не виконано. Повідомляє УСЕР. Причина: Немає заявок" in said
    assert "Захід 6: опис дослівно повторює звіт за III квартал 2020 року. Повідомляє УСЕР." in said


def test_two_blank_narratives_are_no_repetition() -> None:
    reports = []
    for number, (quarter, as_of) in enumerate(((Q3, "16.09"), (Q4, "15.12")), 1):
        one = reported("socio_economic", quarter, as_of, statuses={"6": Status.NOT_DUE}, receipt=number)
        blank = tuple(replace(m, narrative=" ") for m in one.submission.measures)
        reports.append(Reported(one.filed, replace(one.submission, measures=blank)))
    assert "text_unchanged" not in {line.code for line in consolidated(Q4, reports).attention}


def test_attention_names_double_reports() -> None:
    link = "https://example.org/lectures/1"
    reports = [
        reported("education", Q3, "16.09", events=[f"15.09 | 9 | лекція | Цінності | 60 | {link}"]),
        reported("youth_sport", Q3, "16.09", events=[f"15.09 | 9 | лекція | Цінності | 55 | {link}"], receipt=2),
        reported("culture", Q3, "16.09", events=["15.09 | 9 | урок | цінності"], receipt=3),
    ]
    said = lines(consolidated(Q3, reports))
    assert (
        "Захід 9: «Цінності» (15.09.2020) подано двічі; рядок, який подає Молодь і спорт, до суми не враховано." in said
    )
    assert any(line.startswith("Захід 9: «цінності» (15.09.2020) схоже на подію") for line in said)


def test_a_quarter_without_reports_needs_no_attention_but_for_who_is_overdue() -> None:
    standings = [standing(d.code, Q3, StandingKind.MISSING, overdue=True) for d in PLAN.departments]
    assert lines(consolidated(Q3, [], standings=standings)) == [
        "Не надійшло 9 звітів, строк подання минув 17.09.2020: ВПВП, Культура, КНП лікарня, УЖКГМ, УСЗ, Поліція, "
        "УСЕР, Освіта, Молодь і спорт."
    ]


def test_who_had_more_time_is_overdue_by_a_day_of_its_own() -> None:
    standings = [standing(d.code, Q3, StandingKind.MISSING, overdue=True) for d in PLAN.departments[:3]]
    standings[1] = replace(standings[1], timely_until=date(2020, 9, 21))
    assert lines(consolidated(Q3, [], standings=standings)) == [
        "Не надійшло 2 звіти, строк подання минув 17.09.2020: ВПВП, КНП лікарня.",
        "Звіт не надійшов, строк подання минув 21.09.2020: Культура.",
    ]


def test_those_late_on_one_day_share_a_line() -> None:
    reports = [reported(code, Q3, "16.09", receipt=n) for n, code in enumerate(("education", "culture", "police"), 1)]
    moments = (datetime(2020, 9, 17, 21, 30, tzinfo=UTC), datetime(2020, 9, 18, 9, tzinfo=UTC))
    standings = [
        replace(standing(r.submission.department, Q3, StandingKind.ACCEPTED_LATE, r.filed), late=True) for r in reports
    ]
    late = [replace(s, first_accepted_at=moment) for s, moment in zip(standings, (*moments, moments[0]), strict=True)]
    late[2] = replace(late[2], first_accepted_at=datetime(2020, 9, 21, 9, tzinfo=UTC))
    assert [line for line in lines(consolidated(Q3, reports, standings=late)) if "запізненням" in line] == [
        "Із запізненням, 18.09.2020, подано 2 звіти: Культура, Освіта.",
        "Звіт подано із запізненням, 21.09.2020: Поліція.",
    ]


def test_what_is_not_done_at_all_stands_before_what_is_done_in_part() -> None:
    said = {"4": Status.PARTIAL, "8": Status.NOT_DONE}
    report = consolidated(Q3, [reported("housing_urban", Q3, "16.09", statuses=said)])
    assert [line.split(".")[0] for line in lines(report)[:2]] == ["Захід 8: не виконано", "Захід 4: виконано частково"]


def test_a_target_that_a_later_quarter_may_bring_stands_after_those_that_are_missed() -> None:
    """3.1 and 4.1 are for the year and may still be reached; a month of 1.1 is gone."""
    reports = [
        reported("hospital", Q3, "16.09", openings={"3.1": 6100}),
        reported("culture", Q3, "16.09", openings={"1.1": 0}, events=["10.07 | 1 | брифінг | А"], receipt=2),
    ]
    backwards = replace(PLAN, indicators=PLAN.indicators[::-1])
    report = consolidated(Q3, reports, plan=backwards)
    assert [row.indicator.code for row in report.indicators][-1] == "1.1"
    assert [line.indicator for line in report.attention if line.indicator in ("1.1", "3.1")] == ["1.1", "3.1"]


def test_every_sentence_of_attention_has_the_same_values_in_both_languages() -> None:
    for code, sentence in ATTENTION.items():
        values = dict.fromkeys(_names(sentence.uk), "2")
        assert _names(sentence.uk) == _names(sentence.en), code
        assert sentence.fill("uk", values) != sentence.fill("en", values)


def _names(text: str) -> set[str]:
    return {part.split("}")[0].split(":")[0] for part in text.split("{")[1:]}


# --- JSON --------------------------------------------------------------------------------------------


def test_the_json_keys_that_others_rely_on() -> None:
    reports = [
        reported("housing_urban", Q3, "16.09", openings={"4.1": 3000}, events=["05.08 | 4 | стенд | А | 2200"]),
        reported(
            "legal_internal_policy", Q3, "17.09", openings={"4.1": 0}, events=["05.08 | 4 | відео | Б | 900"], receipt=2
        ),
    ]
    document = json.loads(json.dumps(report_json(consolidated(Q3, reports)), ensure_ascii=False))
    row = next(item for item in document["indicators"] if item["code"] == "4.1")
    exact = {"code", "measure", "kind", "unit", "target", "quarter", "cumulative", "percent", "contributions", "missed"}
    assert exact <= row.keys()
    assert (row["measure"], row["kind"], row["unit"], row["target"]) == ("4", "flow", "контакт", 10000)
    assert (row["quarter"], row["cumulative"], row["percent"], row["missed"]) == (3100, 6100, 61.0, [])
    first = {key: row["contributions"][0][key] for key in ("department", "opening", "quarter", "as_of")}
    assert first == {"department": "housing_urban", "opening": 3000, "quarter": 2200, "as_of": "2020-09-16"}
    monthly = next(item for item in document["indicators"] if item["code"] == "1.1")
    assert monthly["missed"] == ["2020-07", "2020-08"]
    assert (
        monthly["contributions"][0] | {"department": "culture", "opening": None, "quarter": None, "as_of": None}
        == (monthly["contributions"][0])
    )
    four = next(item for item in document["measures"] if item["code"] == "4")
    assert [(e["department"], e["status"]) for e in four["executors"]] == [
        ("housing_urban", None),
        ("legal_internal_policy", None),
    ]
    assert (json.dumps(row["quarter"]), json.dumps(row["percent"])) == ("3100", "61.0")


def test_standings_are_told_as_of_the_receipt_that_gave_them_in_kyiv_time() -> None:
    culture = reported("culture", Q3, "16.09")
    receipt = replace(culture.filed.receipt, received_at=datetime(2020, 9, 16, 9, 30, tzinfo=UTC))
    filed = Filed(receipt, replace(culture.filed.judgement, revision=2))
    given = replace(
        standing("culture", Q3, StandingKind.ACCEPTED, filed),
        first_received_at=datetime(2020, 12, 16, 9, 30, tzinfo=UTC),
        warnings=3,
        waiting=(8, 9),
        held=(8,),
    )
    absent = standing("police", Q3, StandingKind.MISSING, overdue=True)
    first, second = standings_json(PLAN, [given, absent])
    assert first == {
        "code": "culture",
        "name": "Відділ культури міської ради",
        "standing": "accepted",
        "received_at": "2020-09-16T12:30:00+03:00",
        "first_received_at": "2020-12-16T11:30:00+02:00",
        "revision": 2,
        "errors": 0,
        "warnings": 3,
        "late": False,
        "overdue": False,
        "waiting": [{"receipt": 8, "outcome": "held"}, {"receipt": 9, "outcome": "returned"}],
    }
    assert (second["received_at"], second["first_received_at"], second["revision"]) == (None, None, None)
    assert (second["standing"], second["overdue"]) == ("missing", True)


# --- what is taken out when somebody looks --------------------------------------------------------------


def test_the_statuses_of_a_measures_parts_are_theirs() -> None:
    """In both quarters, also where an executor has no standing, has reported nil, or the measure's term is over."""
    reports = [r for r in worked_reports() if r.filed.receipt.number != 3]
    ended = with_term(PLAN, "5", "01.07.2020", "31.08.2020")
    for quarter in (Q3, Q4):
        known = [r for r in reports if r.submission.quarter <= quarter]
        full = consolidated(quarter, known, ended)
        fewer = [s for s in full.standings if s.department != "culture"]
        counted = tallied(ended, quarter, known)
        for report in (full, consolidate(ended, quarter, deadlines_of(quarter), fewer, (), counted)):
            assert any(part.status for row in report.measures for part in row.parts)
            for row in report.measures:
                parts = list(row.parts)
                assert list(statuses_of(row.parts)) == [part.status for part in parts]
                assert [row.parts[place] for place in range(len(row.parts))] == parts
                assert tuple(parts) == row.parts
