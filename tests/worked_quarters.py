"""The worked example's reports as real workbooks: what each department answered in the third and the fourth quarter."""

from pathlib import Path
from typing import Any

from plans import Q3, Q4
from quarters import Desk, answer, new_desk, nil

LECTURE = "https://example.org/lectures/2020-09-15"


def housing_q3(post: int) -> Any:
    """УЖКГМ's third quarter: a stand with 1 500 and a post with `post` contacts."""
    return answer(
        "housing_urban",
        "16.09",
        openings={"4.1": 3000},
        values={"8.1": 25},
        events=["05.08 | 4 | стенд | Ремонт вулиці | 1500", f"10.09 | 4 | допис у соцмережі | Безпека | {post}"],
    )


def third_quarter(folder: Path) -> Desk:
    """All but the police (and the hospital, which the example does not name) reported on 16 and 17.09."""
    desk = new_desk(folder, worked_example=True)
    desk.done("template", "2020-Q3", now="2020-09-01 10:00")
    culture = answer(
        "culture",
        "16.09",
        openings={"1.1": 4},
        values={"9.1": 200},
        events=[
            "10.07 | 1 | круглий стіл | Європейські цінності | 18",
            "24.07 | 1 | брифінг | Стандарти послуг | 12",
            "05.08 | 1 | робоча зустріч | Угода про асоціацію | 9",
        ],
    )
    economy = answer("socio_economic", "16.09", openings={"8.1": 40}, values={"6.1": 12, "7.1": 6, "7.2": 3, "8.1": 15})
    education = answer(
        "education",
        "16.09",
        values={"9.1": 1100},
        events=[f"15.09 | 9 | лекція | Цінності Європи | 60 | {LECTURE}"],
    )
    youth = answer(
        "youth_sport",
        "17.09",
        values={"9.1": 500},
        events=["15.09 | 9 | лекція | Лекція про Європу | 55 | http://www.Example.org/lectures/2020-09-15/#photo"],
    )
    policy = answer(
        "legal_internal_policy",
        "17.09",
        events=[
            "02.09 | 1 | прес-конференція | Підсумки літа | 7",
            "12.08 | 4 | допис у соцмережі | Безпека руху | 900",
        ],
    )
    protection = answer(
        "social_protection", "17.09", statuses={"5": "виконано"}, events=["20.08 | 5 | лекція | Права споживачів | 40"]
    )
    for department, filled in (
        ("culture", culture),
        ("housing_urban", housing_q3(700)),
        ("socio_economic", economy),
        ("education", education),
    ):
        desk.send(department, Q3, filled)
    desk.done("ingest", now="2020-09-16 15:00")
    for department, filled in (
        ("youth_sport", youth),
        ("legal_internal_policy", policy),
        ("social_protection", protection),
    ):
        desk.send(department, Q3, filled)
    desk.done("merge", "2020-Q3", now="2020-09-17 16:00")
    return desk


def correct_third_quarter(desk: Desk) -> None:
    """On 20.10 УЖКГМ's correction of its third quarter: 700 becomes 1 700."""
    desk.send("housing_urban", Q3, housing_q3(1700), "УЖКГМ уточнення.xlsx")
    (taken,) = desk.ingest("2020-10-20 11:00")
    assert (taken["outcome"], taken["revision"]) == ("accepted", 2)


def housing_q4() -> Any:
    return answer(
        "housing_urban",
        "15.12",
        Q4,
        values={"8.1": 7},
        events=["11.11 | 4 | відео | Освітлення | 2500", "30.11 | 4 | продовження | Ремонт вулиці | 1200"],
    )


def economy_q4() -> Any:
    return answer("socio_economic", "15.12", Q4, values={"6.1": 14, "7.1": 8, "7.2": 4, "8.1": 10})


def policy_q4() -> Any:
    return answer(
        "legal_internal_policy",
        "16.12",
        Q4,
        events=[
            "03.12 | 1 | прес-конференція | Підсумки року | 14",
            "01.10 | 4 | логотип на об’єкті | Школа | 600",
        ],
    )


def fourth_quarter_with_gaps(desk: Desk) -> None:
    """Культура has nothing to report, УЖКГМ, the hospital, the police and УСЗ are missing; all lies in the inbox."""
    desk.done("template", "2020-Q4", now="2020-12-01 10:00")
    for department, filled in (
        ("culture", nil("culture", "16.12")),
        ("socio_economic", economy_q4()),
        ("legal_internal_policy", policy_q4()),
        ("education", answer("education", "15.12", Q4, values={"9.1": 1600})),
        ("youth_sport", answer("youth_sport", "16.12", Q4, values={"9.1": 700})),
    ):
        desk.send(department, Q4, filled)
