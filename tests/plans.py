"""The plan of decree 149-ОД for tests, built from its data rather than read from the plan workbook."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.identity import code_of
from workbook_tools.model.layout import LAYOUT_VERSION
from workbook_tools.model.plan import (
    Cadence,
    Comparator,
    Decree,
    Department,
    DepartmentKind,
    EventForm,
    FormClass,
    Indicator,
    IndicatorKind,
    Measure,
    Plan,
    Term,
    ValueSource,
)
from workbook_tools.model.quarter import Deadlines, Quarter, Schedule, WeekendRule

Q3 = Quarter(2020, 3)
Q4 = Quarter(2020, 4)
Q3_WINDOW_FIRST = date(2020, 6, 18)
"""The day after 17.06.2020, the second quarter's decree date."""
EDITION = "1"

_DATA = Path(__file__).parent / "data" / "plan-149-OD.json"
_YEAR = Term("Протягом року", ((date(2020, 1, 1), date(2020, 12, 31)),))
_FROM_Q2 = Term("ІІ-ІV квартали", ((date(2020, 4, 1), date(2020, 12, 31)),))
_CADENCES = {
    "month": Cadence.MONTH,
    "week": Cadence.WEEK,
    "quarter": Cadence.QUARTER,
    "year": Cadence.YEAR,
    "campaign": Cadence.YEAR,
}
_REACH = (FormClass.EVENT, FormClass.PUBLICATION, FormClass.PRODUCT, FormClass.CONTINUATION)
_COUNTED = {"1.1": FormClass.EVENT, "1.2": FormClass.PUBLICATION, "2.1": FormClass.PUBLICATION}
_KINDS = {
    **dict.fromkeys(("1.1", "1.2", "2.1", "3.1", "4.1", "5.1", "8.1", "8.2", "11.2"), IndicatorKind.FLOW),
    **dict.fromkeys(("6.1", "7.1", "7.2"), IndicatorKind.STOCK),
    **dict.fromkeys(("7.3", "11.1"), IndicatorKind.STATE),
    **dict.fromkeys(("9.1", "10.1"), IndicatorKind.SHARE),
}
FORMS = (
    *(
        EventForm(name, FormClass.EVENT)
        for name in (
            "прес-конференція",
            "брифінг",
            "круглий стіл",
            "робоча зустріч",
            "семінар",
            "тренінг",
            "лекція",
            "урок",
            "фестиваль",
            "екскурсія",
            "вікторина",
            "флешмоб",
            "інший захід",
        )
    ),
    *(
        EventForm(name, FormClass.PUBLICATION)
        for name in ("публікація у ЗМІ", "допис у соцмережі", "матеріал на вебсайті", "інфографіка")
    ),
    *(
        EventForm(name, FormClass.PRODUCT)
        for name in ("стенд", "білборд", "логотип на об’єкті", "друкована продукція", "відео", "аудіо")
    ),
    EventForm("продовження", FormClass.CONTINUATION),
)


def decree_plan() -> Plan:
    """11 measures, 9 organisations, 19 pairs, 16 indicators; no baseline and no denominator, as in the decree."""
    data: dict[str, Any] = json.loads(_DATA.read_text("utf-8"))
    measures = data["measures"]
    return Plan(
        decree=_decree(data["decree"]),
        departments=tuple(_department(item) for item in data["organizations"]),
        measures=tuple(_measure(item) for item in measures),
        indicators=tuple(_indicator(item, str(m["number"])) for m in measures for item in m["indicators"]),
        forms=FORMS,
    )


def example_plan() -> Plan:
    """The worked example's: the denominator of 9.1 is 3 600 and the baseline of 7.1 is 5."""
    plan = decree_plan()
    denominators, baselines = {"9.1": Decimal(3600)}, {"7.1": Decimal(5)}
    indicators = (
        replace(i, denominator=denominators.get(i.code), baseline=baselines.get(i.code)) for i in plan.indicators
    )
    return replace(plan, indicators=tuple(indicators))


def assignment_of(department: str, quarter: Quarter = Q3, plan: Plan | None = None) -> Assignment:
    """A template's assignment with a code that depends on the department's place and the quarter alone."""
    plan = plan or decree_plan()
    place = [d.code for d in plan.departments].index(department)
    code = code_of(7_777_777_777_777 + 1_000_003 * place + 97 * quarter.number)
    return Assignment(code, EDITION, LAYOUT_VERSION, plan, plan.department(department), quarter)


def deadlines_of(quarter: Quarter = Q3, plan: Plan | None = None) -> Deadlines:
    """By the plan's schedule; Saturdays and Sundays are days off."""
    return Deadlines.of(quarter, (plan or decree_plan()).decree.schedule, lambda day: day.weekday() < 5)


def _decree(item: dict[str, Any]) -> Decree:
    pursuance = item["in_pursuance_of"]
    return Decree(
        kind=item["type"],
        number=item["number"],
        date=date.fromisoformat(item["date"]),
        place="м. Глухів",
        issuer=item["issuer"],
        title=item["title"],
        plan_heading=item["plan_heading"],
        pursuance=f"{pursuance['act']} від 21.07.2020 №{pursuance['number']}",
        year=item["plan_year"],
        first_quarter=Q3,
        schedule=Schedule(17, 18, WeekendRule.PREVIOUS),
        coordinator="legal_internal_policy",
        addressee_post="міський голова",
        addressee_name="",
        control_post=item["control"]["post"],
        control_name=item["control"]["name"],
        signatory_post=item["signed_by"]["post"],
        signatory_name=item["signed_by"]["name"],
    )


def _department(item: dict[str, Any]) -> Department:
    return Department(
        code=item["id"],
        name=item["name"],
        short=item["short"],
        kind=DepartmentKind(item["kind"]),
        contacts=(f"{item['id'].replace('_', '-')}@example.gov.ua",),
        variants=tuple(variant["text"] for variant in item["variants"]),
    )


def _measure(item: dict[str, Any]) -> Measure:
    number = str(item["number"])
    return Measure(
        code=number,
        number=number,
        name=item["name"],
        audience=item["audience_text"],
        criteria=item["criteria_text"],
        term=_FROM_Q2 if item["timeframe_text"] == _FROM_Q2.text else _YEAR,
        executors=tuple(item["executors"]),
    )


def _indicator(item: dict[str, Any], measure: str) -> Indicator:
    code = item["id"]
    source = ValueSource.ENTERED
    forms: tuple[FormClass, ...] = ()
    if code in _COUNTED:
        source, forms = ValueSource.REGISTER_COUNT, (_COUNTED[code],)
    elif code in ("3.1", "4.1", "5.1"):
        source, forms = ValueSource.REGISTER_REACH, _REACH
    return Indicator(
        code=code,
        number=code,
        measure=measure,
        text=item["text"],
        kind=_KINDS[code],
        unit=item["unit"],
        target=None if item["target"] is None else Decimal(item["target"]),
        comparator=None if item["comparator"] is None else Comparator(item["comparator"]),
        cadence=_CADENCES[item["cadence"]],
        source=source,
        forms=forms,
        grows=item.get("delta", False),
        numerator=item.get("numerator", ""),
        denominator_text=item.get("denominator", ""),
    )
