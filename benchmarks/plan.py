"""A plan of any size, by chance from a seed: the shipped decree's own measures, indicators and forms, repeated."""

import random
from importlib.resources import files as packaged

from msgspec.structs import replace

from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.plan import Department, DepartmentKind, Indicator, Measure, Plan
from workbook_tools.stages.read_plan import read_plan

LEAST_MEASURES, MOST_MEASURES = 5, 12


def shipped_plan() -> Plan:
    """The plan of decree 149-ОД, as the product ships it."""
    data = packaged("workbook_tools").joinpath("templates/plan_template.xlsx").read_bytes()
    plan = read_plan(read_workbook(data)).plan
    if plan is None:
        raise ValueError("the shipped plan has faults")
    return plan


def large_plan(departments: int, seed: int = 149) -> Plan:
    """Each department executes 5 to 12 measures, each measure has about 17 executors."""
    chance = random.Random(seed)
    shipped = shipped_plan()
    asked = tuple(
        Department(f"d{n:05}", f"Структурний підрозділ № {n}", f"Підрозділ {n}", DepartmentKind.COUNCIL_DEPARTMENT)
        for n in range(1, departments + 1)
    )
    count = max(MOST_MEASURES, departments // 2)
    executors: list[list[str]] = [[] for _ in range(count)]
    for department in asked:
        for place in chance.sample(range(count), chance.randint(LEAST_MEASURES, MOST_MEASURES)):
            executors[place].append(department.code)
    measures, indicators = [], []
    for place, codes in enumerate(executors):
        if codes:
            model = shipped.measures[place % len(shipped.measures)]
            measures.append(_measure(model, str(place + 1), tuple(codes)))
            indicators += _indicators(shipped.indicators_of(model), str(place + 1))
    decree = replace(shipped.decree, coordinator=asked[0].code)
    return Plan(decree, asked, tuple(measures), tuple(indicators), shipped.forms)


def _measure(model: Measure, number: str, executors: tuple[str, ...]) -> Measure:
    return replace(model, code=number, number=number, name=f"{model.name} ({number})", executors=executors)


def _indicators(models: tuple[Indicator, ...], measure: str) -> list[Indicator]:
    return [
        replace(model, code=f"{measure}.{place}", number=f"{measure}.{place}", measure=measure)
        for place, model in enumerate(models, 1)
    ]
