"""What a later state of a quarter's report says otherwise: every difference by hand, and nothing else."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from plans import Q3, Q4, deadlines_of, example_plan
from reported import Reported, Said, nil_report, reported, standing, tallied

from workbook_tools.model.edition import ChangeKind
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Decision, DecisionKind, Filed, Outcome, Standing, StandingKind
from workbook_tools.model.report import ConsolidatedReport, ReceiptRow
from workbook_tools.model.report_json import report_json
from workbook_tools.model.submission import State, Status
from workbook_tools.stages.consolidate import consolidate
from workbook_tools.stages.list_changes import list_changes

PLAN = example_plan()
HOUSING, POLICY = "housing_urban", "legal_internal_policy"
AT = datetime(2020, 10, 20, 9, 0, tzinfo=UTC)
STAND = "05.08 | 4 | стенд | Стенд | 1500 |"
POST = "10.09 | 4 | допис у соцмережі | Допис | {reach} |"


def consolidated(
    reports: Sequence[Reported],
    *,
    quarter: Quarter = Q3,
    plan: Plan = PLAN,
    standings: Sequence[Standing] = (),
    receipts: Sequence[ReceiptRow] = (),
) -> ConsolidatedReport:
    """Standings and receipts that are not given follow from the reports of the quarter."""
    given_standings = {s.department: s for s in standings}
    own = {r.submission.department: r for r in reports if r.submission.quarter == quarter}
    known = [given_standings.get(d.code) or _standing(d.code, quarter, own.get(d.code)) for d in plan.departments]
    rows = [*receipts, *(row(r.filed) for r in own.values() if r.filed not in [one.filed for one in receipts])]
    counted = tallied(plan, quarter, reports)
    return consolidate(plan, quarter, deadlines_of(quarter), known, rows, counted)


def _standing(department: str, quarter: Quarter, report: Reported | None) -> Standing:
    if report is None:
        return standing(department, quarter, StandingKind.MISSING)
    kind = StandingKind.NIL if report.submission.header.nil else StandingKind.ACCEPTED
    return standing(department, quarter, kind, report.filed)


def row(
    filed: Filed,
    outcome: Outcome = Outcome.ACCEPTED,
    superseded_by: int | None = None,
    decisions: tuple[Decision, ...] = (),
) -> ReceiptRow:
    counts = outcome is Outcome.ACCEPTED and superseded_by is None
    return ReceiptRow(filed, outcome, superseded_by, counts, late=False, decisions=decisions)


def told(before: ConsolidatedReport, after: ConsolidatedReport) -> list[tuple[str, str, str, str | None]]:
    return [(plain(c.what), plain(c.before), plain(c.after), c.department) for c in list_changes(before, after)]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def housing(reach: int = 700, receipt: int = 1, status: Status = Status.IN_PROGRESS) -> Reported:
    """The worked example's third quarter of УЖКГМ: 1 500 and 700 beside an opening of 3 000."""
    return reported(
        HOUSING,
        Q3,
        "16.09",
        openings={"4.1": 3000},
        statuses={"4": status},
        events=[STAND, POST.format(reach=reach)],
        receipt=receipt,
    )


def policy() -> Reported:
    events = ["02.09 | 4 | стенд | Стенд ВПВП | 900 |"]
    return reported(POLICY, Q3, "17.09", openings={"4.1": 0}, statuses={"4": Status.DONE}, events=events, receipt=2)


# --- by hand ---------------------------------------------------------------------------------------


def test_the_same_again_changes_nothing() -> None:
    assert list_changes(consolidated([housing(), policy()]), consolidated([housing(), policy()])) == ()


def test_the_worked_examples_correction() -> None:
    """700 becomes 1 700: 3 100 + 1 000; 6 100 + 1 000 of 10 000 are 71.0 %."""
    old, new = housing(), housing(1700, receipt=9, status=Status.DONE)
    before = consolidated([old, policy()])
    after = consolidated([new, policy()], receipts=[row(old.filed, superseded_by=9), row(new.filed)])
    assert told(before, after) == [
        ("Звіт, надходження № 9 від 16.09.2020", "", "прийнято й ураховано замість надходження № 1", HOUSING),
        ("Захід № 4, стан виконання", "виконується", "виконано", None),
        ("Захід № 4, стан за звітом виконавця", "виконується", "виконано", HOUSING),
        ("Показник 4.1, за квартал", "3 100", "4 100", None),
        ("Показник 4.1, з початку року", "6 100", "7 100", None),
        ("Показник 4.1, відсоток", "61,0 %", "71,0 %", None),
        ("Показник 4.1, внесок за квартал", "2 200", "3 200", HOUSING),
        ("Реєстр", "2 записи, враховано 2", "2 записи, враховано 2; додано 1; вилучено 1", HOUSING),
    ]


def test_a_report_that_came_late_is_new_and_its_words_are_not_listed_one_by_one() -> None:
    late = housing()
    waiting = standing(HOUSING, Q3, StandingKind.MISSING, overdue=True)
    came = replace(standing(HOUSING, Q3, StandingKind.ACCEPTED_LATE, late.filed), late=True)
    before = consolidated([policy()], standings=[waiting])
    after = consolidated([policy(), late], standings=[came])
    assert told(before, after) == [
        ("Звіт, надходження № 1 від 16.09.2020", "", "прийнято й ураховано", HOUSING),
        ("Звітування", "не звітував, строк минув", "звітував із запізненням", HOUSING),
        ("Захід № 8, стан виконання", "врахованих звітів немає", "стан не вказано", None),
        ("Показник 4.1, за квартал", "900", "3 100", None),
        ("Показник 4.1, з початку року", "900", "6 100", None),
        ("Показник 4.1, відсоток", "9,0 %", "61,0 %", None),
        ("Показник 4.1, внесок з початку року до звітного періоду", "", "3 000", HOUSING),
        ("Показник 4.1, внесок за квартал", "", "2 200", HOUSING),
        ("Реєстр", "", "2 записи, враховано 2", HOUSING),
    ]


def test_what_was_said_otherwise_is_listed_word_for_word() -> None:
    old = housing()
    said = replace(old.submission.measures[0], narrative="Інші слова", reason="Карантин", links="https://example.org/a")
    new = old._replace(submission=replace(old.submission, measures=(said,)))
    assert told(consolidated([old]), consolidated([new])) == [
        ("Захід № 4, хід виконання", "Хід виконання 4 за 2020-Q3", "Інші слова", HOUSING),
        ("Захід № 4, причина невиконання", "", "Карантин", HOUSING),
        ("Захід № 4, посилання на підтвердження", "", "https://example.org/a", HOUSING),
    ]


def test_a_stock_a_share_a_state() -> None:
    """7.1 grows from 5 in the worked example; 9.1 is of 3 600; 7.3 is a word. One executor: told once, as the sum."""
    plan = replace(
        PLAN,
        indicators=tuple(
            replace(i, baseline=Decimal(5))
            if i.code == "7.1"
            else replace(i, denominator=Decimal(3600))
            if i.code == "9.1"
            else i
            for i in PLAN.indicators
        ),
    )

    def said(stock: int, share: int, state: State) -> ConsolidatedReport:
        values: dict[str, Said] = {"7.1": stock, "7.3": state}
        reports = [
            reported("socio_economic", Q3, "16.09", values=values),
            reported("education", Q3, "16.09", values={"9.1": share}, receipt=2),
            reported("youth_sport", Q3, "16.09", values={"9.1": 500}, receipt=3),
            reported("culture", Q3, "16.09", values={"9.1": 200}, receipt=4),
        ]
        return consolidated(reports, plan=plan)

    assert told(said(5, 1100, State.NO), said(6, 2000, State.PARTLY)) == [
        ("Показник 7.1, станом на дату", "5", "6", "socio_economic"),
        ("Показник 7.1, приріст до бази", "0", "+1", "socio_economic"),
        ("Показник 7.1, оцінка", "не досягнуто", "досягнуто", "socio_economic"),
        (
            "Показник 7.3, відповідь",
            "ні (станом на 16.09.2020)",
            "частково (станом на 16.09.2020)",
            "socio_economic",
        ),
        ("Показник 9.1, станом на дату", "1 800", "2 700", None),
        ("Показник 9.1, відсоток", "50,0 %", "75,0 %", None),
        ("Показник 9.1, оцінка", "не досягнуто", "досягнуто", None),
        (
            "Показник 9.1, внесок станом на дату",
            "1 100 (станом на 16.09.2020)",
            "2 000 (станом на 16.09.2020)",
            "education",
        ),
    ]


def test_months_that_are_covered_now() -> None:
    """1.1 judges July and August; a row of July more covers it."""
    july, august = "10.07 | 1 | брифінг | Липень | |", "05.08 | 1 | брифінг | Серпень | |"
    opened = {"1.1": 4, "1.2": 0}
    before = consolidated([reported("culture", Q3, "16.09", openings=opened, events=[august])])
    after = consolidated([reported("culture", Q3, "16.09", openings=opened, events=[august, july])])
    assert told(before, after) == [
        ("Показник 1.1, за квартал", "1", "2", None),
        ("Показник 1.1, з початку року", "5", "6", None),
        ("Показник 1.1, відсоток", "50,0 %", "100,0 %", None),
        ("Показник 1.1, оцінка", "не досягнуто", "досягнуто", None),
        ("Показник 1.1, періоди без записів", "07.2020", "немає", None),
        ("Показник 1.1, внесок за квартал", "1", "2", "culture"),
        ("Реєстр", "1 запис, враховано 1", "2 записи, враховано 2; додано 1", "culture"),
    ]


def test_a_row_that_another_departments_report_makes_a_repeat() -> None:
    """One lecture, one link: ВПВП is named after Культура in measure 1, so its row no longer counts."""
    lecture = "15.09 | 1 | лекція | Лекція | | https://example.org/news/lecture"
    opened = {"1.1": 0, "1.2": 0}
    second = reported(POLICY, Q3, "17.09", openings=opened, events=[lecture], receipt=2)
    first = reported("culture", Q3, "16.09", openings=opened, events=[lecture], receipt=3)
    found = told(consolidated([second]), consolidated([second, first]))
    assert ("Реєстр", "1 запис, враховано 1", "1 запис, враховано 0", POLICY) in found
    assert ("Показник 1.1, внесок за квартал", "1", "0", POLICY) in found
    assert not [line for line in found if line[0] == "Показник 1.1, за квартал"]


def test_an_earlier_quarters_correction_changes_what_follows() -> None:
    """Q4 adds 2 500 to Q3's; УЖКГМ's third quarter grows by 1 000. 8.1 fell from 12 to 10 only after its correction."""
    fourth = reported(HOUSING, Q4, "15.12", events=["20.10 | 4 | відео | Відео | 2500 |"], receipt=5)
    before = consolidated([housing(), fourth], quarter=Q4)
    after = consolidated([housing(1700, receipt=9), fourth], quarter=Q4)
    assert told(before, after) == [
        ("Показник 4.1, з початку року", "7 700", "8 700", None),
        ("Показник 4.1, відсоток", "77,0 %", "87,0 %", None),
        ("Показник 4.1, внесок з початку року до звітного періоду", "5 200", "6 200", HOUSING),
    ]


def test_a_value_that_fell_only_against_a_corrected_quarter() -> None:
    def said(earlier: int) -> ConsolidatedReport:
        third = reported("socio_economic", Q3, "16.09", values={"6.1": earlier})
        fourth = reported("socio_economic", Q4, "15.12", values={"6.1": 12}, receipt=2)
        return consolidated([third, fourth], quarter=Q4)

    (line,) = told(said(12), said(14))
    assert (line[0], line[1]) == ("Потребує уваги", "")
    assert "14" in line[2]
    assert told(said(14), said(12)) == [(line[0], line[2], "", line[3])]


def test_another_target_is_the_plans_change() -> None:
    target = replace(
        PLAN,
        indicators=tuple(replace(i, target=Decimal(12000)) if i.code == "4.1" else i for i in PLAN.indicators),
    )
    found = told(consolidated([housing(), policy()]), consolidated([housing(), policy()], plan=target))
    assert [line[0] for line in found] == ["План заходів", "Показник 4.1, планове значення", "Показник 4.1, відсоток"]
    assert found[2][1:3] == ("61,0 %", "50,8 %")


def test_a_nil_report_gives_one_reason() -> None:
    def said(reason: str) -> ConsolidatedReport:
        return consolidated([nil_report("culture", Q3, "16.09", reason)])

    found = told(said("Карантин"), said("Ремонт"))
    assert [line[:3] for line in found] == [("Причина, з якої заходи не проводились", "Карантин", "Ремонт")]


# --- receipts and decisions ------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [Outcome.HELD, Outcome.RETURNED])
def test_a_revision_that_waits_has_changed_nothing(outcome: Outcome) -> None:
    old, new = housing(), housing(1700, receipt=9)
    rows = [row(old.filed), row(new.filed, outcome)]
    assert told(consolidated([old]), consolidated([old], receipts=rows)) == []


def test_a_file_that_is_nobodys_report_changes_nothing() -> None:
    old = housing()
    filed = replace(old.filed, judgement=replace(old.filed.judgement, department=None, quarter=None))
    rejected = Decision(1, DecisionKind.REJECT, "реклама", AT, receipt=1)
    rows = [row(filed, Outcome.REJECTED, decisions=(rejected,))]
    assert told(consolidated([]), consolidated([], receipts=rows)) == []


def test_a_report_that_is_rejected_after_all() -> None:
    old = housing()
    rejected = Decision(4, DecisionKind.REJECT, "надіслано помилково", AT, receipt=1)
    stands = replace(standing(HOUSING, Q3, StandingKind.RETURNED, old.filed), rejected=True, decisions=(rejected,))
    after = consolidated([], standings=[stands], receipts=[row(old.filed, Outcome.REJECTED, decisions=(rejected,))])
    assert told(consolidated([old]), after)[:3] == [
        ("Звіт, надходження № 1 від 16.09.2020", "прийнято й ураховано", "відхилено координатором", HOUSING),
        ("Звітування", "звітував вчасно", "звіт відхилено координатором", HOUSING),
        (
            "Рішення координатора від 20.10.2020",
            "",
            "відхилено надходження № 1. Підстава: надіслано помилково",
            HOUSING,
        ),
    ]


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (
            Decision(2, DecisionKind.EXTEND, "карантин", AT, department="police", quarter=Q3, until=date(2020, 10, 30)),
            "строк подання продовжено до 30.10.2020 включно. Підстава: карантин",
        ),
        (
            Decision(2, DecisionKind.WAIVE, "уточнять", AT, receipt=1, code="required_blank"),
            "знято зауваження в надходженні № 1. Підстава: уточнять",
        ),
    ],
)
def test_a_decision_is_a_change_of_its_own(decision: Decision, words: str) -> None:
    decided = replace(standing("police", Q3, StandingKind.MISSING), decisions=(decision,))
    found = told(consolidated([]), consolidated([], standings=[decided]))
    assert found == [("Рішення координатора від 20.10.2020", "", words, "police")]


def test_each_change_leads_to_its_row() -> None:
    old, new = housing(), housing(1700, receipt=9, status=Status.DONE)
    after = consolidated([new], receipts=[row(old.filed, superseded_by=9), row(new.filed)])
    changes = list_changes(consolidated([old]), after)
    places = {(c.kind, c.measure, c.indicator, c.receipt) for c in changes}
    assert places == {
        (ChangeKind.REPORT, None, None, 9),
        (ChangeKind.STATUS, "4", None, None),
        (ChangeKind.FIGURE, "4", "4.1", None),
        (ChangeKind.DETAIL, "4", "4.1", None),
        (ChangeKind.DETAIL, None, None, None),
    }


# --- nothing is passed over ------------------------------------------------------------------------

_VALUES = st.fixed_dictionaries(
    {
        "reach": st.sampled_from([700, 1700]),
        "opening": st.sampled_from([0, 3000]),
        "stock": st.sampled_from([5, 6]),
        "state": st.sampled_from(list(State)),
        "status": st.sampled_from([Status.DONE, Status.IN_PROGRESS]),
        "police": st.booleans(),
    }
)


def _any_report(values: dict[str, object]) -> ConsolidatedReport:
    reports = [
        reported(
            HOUSING,
            Q3,
            "16.09",
            openings={"4.1": int(str(values["opening"]))},
            statuses={"4": Status(str(values["status"]))},
            events=[STAND, POST.format(reach=values["reach"])],
        ),
        reported(
            "socio_economic",
            Q3,
            "16.09",
            values={"7.1": int(str(values["stock"])), "7.3": State(str(values["state"]))},
            receipt=2,
        ),
    ]
    if values["police"]:
        reports.append(reported("police", Q3, "16.09", openings={"5.1": 0}, statuses={"5": Status.DONE}, receipt=3))
    return consolidated(reports)


@given(_VALUES, _VALUES)
@settings(max_examples=60, deadline=None)
def test_what_differs_is_listed_and_what_is_listed_differs(one: dict[str, object], other: dict[str, object]) -> None:
    before, after = _any_report(one), _any_report(other)
    changes = list_changes(before, after)
    assert bool(changes) == (report_json(before) != report_json(after))
    assert all(change.before != change.after for change in changes)
    assert [(c.what, c.after, c.before) for c in changes if c.kind is ChangeKind.FIGURE] == [
        (c.what, c.before, c.after) for c in list_changes(after, before) if c.kind is ChangeKind.FIGURE
    ]
