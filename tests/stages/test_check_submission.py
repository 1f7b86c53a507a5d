"""All the rules together: an honest year passes without a word, a spoilt report is told every fault once."""

from datetime import date
from decimal import Decimal

import pytest
from findings import Place, places
from plans import Q3, Q3_WINDOW_FIRST, Q4, assignment_of, decree_plan, example_plan
from submissions import honest, nil, with_header, with_indicator, with_measure, with_register

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.past import Past
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.submission import State, Status, Submission
from workbook_tools.rules.catalogue import message, outcome, remedy
from workbook_tools.stages.check_submission import check_history, check_submission

LECTURE = "https://example.org/lectures/2020-09-15"
Told = tuple[Assignment, Submission]


def told(department: str, quarter: Quarter, as_of: date, words: str, register: str = "") -> Told:
    """An honest report of the worked example's plan, with words of its own for each measure."""
    assignment = assignment_of(department, quarter, example_plan())
    report = with_register(honest(assignment, as_of=as_of), register)
    for measure in assignment.measures:
        report = with_measure(report, measure.code, narrative=f"{words} (захід № {measure.number}).")
    return assignment, report


def valued(reported: Told, **values: str) -> Told:
    """`v8_1` is the value of 8.1, `o8_1` its opening."""
    assignment, report = reported
    for key, number in values.items():
        code = key[1:].replace("_", ".")
        report = with_indicator(report, code, **{"value" if key[0] == "v" else "opening": number})
    return assignment, report


SUMMER, AUTUMN = "Улітку проведено зустрічі та розміщено матеріали", "Восени тривали зустрічі, додано нові матеріали"


def third_quarter() -> dict[str, Told]:
    culture = told(
        "culture",
        Q3,
        date(2020, 9, 16),
        SUMMER,
        """
        10.07.2020 | 1 | круглий стіл   | Європейські цінності | Міська бібліотека | 18 | 7
        24.07.2020 | 1 | брифінг        | Стандарти ЄС         | Міська рада       | 12
        05.08.2020 | 1 | робоча зустріч | Угода про асоціацію  | Міська рада       | 9 | 9
        """,
    )
    coordinator = told(
        "legal_internal_policy",
        Q3,
        date(2020, 9, 17),
        SUMMER,
        """
        02.09.2020 | 1 | прес-конференція  | Підсумки літа | Міська рада | 7
        12.08.2020 | 4 | допис у соцмережі | Безпека руху  | сторінка    | 900 | | https://example.org/posts/812
        """,
    )
    housing = told(
        "housing_urban",
        Q3,
        date(2020, 9, 16),
        SUMMER,
        """
        05.08.2020 | 4 | стенд             | Ремонт вулиці | вул. Київська | 1500
        10.09.2020 | 4 | допис у соцмережі | Безпека руху  | сторінка      | 700 | | https://example.org/posts/910
        """,
    )
    protection = told(
        "social_protection",
        Q3,
        date(2020, 9, 16),
        SUMMER,
        "20.08.2020 | 5 | друкована продукція | Права споживача | ЦНАП | 300",
    )
    education = told(
        "education",
        Q3,
        date(2020, 9, 16),
        SUMMER,
        f"15.09.2020 | 9 | лекція | Цінності Європи | Коледж | 60 | 60 | {LECTURE}",
    )
    youth = told(
        "youth_sport",
        Q3,
        date(2020, 9, 17),
        SUMMER,
        f"15.09.2020 | 9 | лекція | Лекція про Європу | Коледж | 55 | 50 | {LECTURE}/",
    )
    economy = told("socio_economic", Q3, date(2020, 9, 16), SUMMER)
    return {
        "culture": valued(culture, o1_1="4", v9_1="200"),
        "legal_internal_policy": coordinator,
        "housing_urban": valued(housing, o4_1="3000", v8_1="25"),
        "social_protection": (protection[0], with_measure(protection[1], "5", status=Status.DONE)),
        "education": valued(education, v9_1="1100"),
        "youth_sport": valued(youth, v9_1="500"),
        "socio_economic": valued(economy, v6_1="12", v7_1="6", o8_1="40", v8_1="15"),
    }


def fourth_quarter() -> dict[str, Told]:
    coordinator = told(
        "legal_internal_policy",
        Q4,
        date(2020, 12, 16),
        AUTUMN,
        """
        03.12.2020 | 1 | прес-конференція    | Підсумки року | Міська рада | 14
        01.10.2020 | 4 | логотип на об’єкті  | Школа         | Школа       | 600
        """,
    )
    housing = told(
        "housing_urban",
        Q4,
        date(2020, 12, 15),
        AUTUMN,
        """
        11.11.2020 | 4 | відео       | Освітлення    | канал         | 2500
        30.11.2020 | 4 | продовження | Ремонт вулиці | вул. Київська | 1200
        """,
    )
    culture = assignment_of("culture", Q4, example_plan())
    return {
        "culture": (culture, nil(culture, as_of=date(2020, 12, 16))),
        "legal_internal_policy": coordinator,
        "housing_urban": valued(housing, o4_1="5200", o8_1="25"),
        "education": valued(told("education", Q4, date(2020, 12, 15), AUTUMN), v9_1="1600"),
        "youth_sport": valued(told("youth_sport", Q4, date(2020, 12, 16), AUTUMN), v9_1="700"),
        "socio_economic": valued(
            told("socio_economic", Q4, date(2020, 12, 15), AUTUMN), v6_1="14", v7_1="8", o8_1="55", v8_1="10"
        ),
    }


def judged(reported: Told, past: Past) -> list[Finding]:
    assignment, report = reported
    return [*check_submission(report, assignment), *check_history(report, assignment, past)]


@pytest.mark.parametrize("department", list(third_quarter()))
def test_the_worked_examples_third_quarter_passes_without_a_word(department: str) -> None:
    past = Past(date(2020, 9, 17), Q3_WINDOW_FIRST, asks_opening=True)
    assert judged(third_quarter()[department], past) == []


OPENINGS = {
    "housing_urban": {"4.1": Decimal(5200), "8.1": Decimal(25), "8.2": Decimal(0)},
    "socio_economic": {"8.1": Decimal(55), "8.2": Decimal(0)},
}


@pytest.mark.parametrize("department", list(fourth_quarter()))
def test_the_worked_examples_fourth_quarter_passes_without_a_word(department: str) -> None:
    previous = third_quarter()[department][1]
    past = Past(
        date(2020, 12, 17),
        date(2020, 9, 18),
        asks_opening=False,
        openings=OPENINGS.get(department, {}),
        previous=previous,
    )
    assert judged(fourth_quarter()[department], past) == []


def test_the_worked_examples_correction_is_noted_and_no_more() -> None:
    assignment, accepted = third_quarter()["housing_urban"]
    corrected = with_register(
        accepted,
        """
        05.08.2020 | 4 | стенд             | Ремонт вулиці | вул. Київська | 1500
        10.09.2020 | 4 | допис у соцмережі | Безпека руху  | сторінка      | 1700 | | https://example.org/posts/910
        """,
    )
    past = Past(date(2020, 10, 20), Q3_WINDOW_FIRST, asks_opening=True, accepted=accepted)
    found = judged((assignment, corrected), past)
    assert places(found) == [(None, None, "correction_of_earlier_quarter")]
    assert outcome(found) is Outcome.ACCEPTED


@pytest.mark.parametrize("department", [d.code for d in decree_plan().departments])
def test_every_departments_honest_and_nil_reports_pass(department: str) -> None:
    assignment = assignment_of(department)
    past = Past(date(2020, 9, 17), Q3_WINDOW_FIRST, asks_opening=True)
    for report in (honest(assignment), nil(assignment)):
        assert judged((assignment, report), past) == []


def spoilt() -> tuple[Told, list[Place]]:
    """A report with a fault of nearly every kind, and where each is told."""
    assignment = assignment_of("housing_urban", Q3, example_plan())
    report = with_header(honest(assignment), phone="", as_of=date(2020, 9, 16))
    report = with_measure(report, "4", status=Status.NOT_STARTED, reason="-", links="https://")
    report = with_measure(report, "8", status=None, narrative="")
    report = with_indicator(with_indicator(report, "8.1", value="-4"), "8.2", opening=None)
    report = with_register(
        report,
        """
        17.06.2020 | 4 | стенд | Стенд | | 100 | 120 | https://example.org
        20.09.2020 | 4 | стенд | Стенд
        """,
    )
    return (assignment, report), [
        (None, "phone", "required_blank"),
        ("4", "reason", "empty_words"),
        ("4", "links", "link_unreadable"),
        ("8", "status", "required_blank"),
        ("8.1", "value", "number_below_minimum"),
        ("1", "aged", "number_above_other"),
        ("2", "date", "date_after_as_of"),
        ("2", "reach", "required_when_blank"),
        ("4", "status", "not_started_but_reported"),
        ("1", "link", "link_to_home"),
        ("1", "date", "date_before_window"),
        ("8.2", "opening", "opening_missing"),
    ]


def test_every_fault_is_told_once_and_all_at_once() -> None:
    reported, expected = spoilt()
    found = judged(reported, Past(date(2020, 9, 17), Q3_WINDOW_FIRST, asks_opening=True))
    assert places(found) == expected
    assert outcome(found) is Outcome.RETURNED


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_finding_fills_its_texts(lang: str) -> None:
    found = judged(spoilt()[0], Past(date(2020, 9, 17), Q3_WINDOW_FIRST, asks_opening=True))
    for finding in found:
        assert message(finding, lang)
        assert remedy(finding, lang)


def test_errors_outweigh_what_is_held() -> None:
    assignment = assignment_of("socio_economic", Q3, example_plan())
    accepted = with_indicator(honest(assignment), "6.1", value="12")
    emptied = with_indicator(honest(assignment), "7.3", state=State.NO, comment="")
    past = Past(date(2020, 9, 17), Q3_WINDOW_FIRST, asks_opening=True, accepted=accepted)
    assert outcome(judged((assignment, with_indicator(accepted, "6.1", value="0")), past)) is Outcome.HELD
    assert outcome(judged((assignment, emptied), past)) is Outcome.RETURNED
