"""`--department` as people write it: by code, short or full name; names are looked up, not searched for."""

import pytest
from msgspec.structs import replace
from plans import Q3, decree_plan

from workbook_tools.cli import arguments
from workbook_tools.model.plan import Department, Plan
from workbook_tools.model.text import fold
from workbook_tools.rules.phrases import Refusal

PLAN = decree_plan()
POLICE, CULTURE = PLAN.department("police"), PLAN.department("culture")


def plan_of(number: int) -> Plan:
    """That many departments, each with the first measure."""
    made = tuple(replace(CULTURE, code=f"d{n}", short=f"Відділ {n}", name=f"Відділ № {n}") for n in range(number))
    measure = replace(PLAN.measures[0], executors=tuple(d.code for d in made))
    return replace(PLAN, departments=made, measures=(measure,))


def codes(*names: str) -> list[str]:
    return [department.code for department in arguments.departments(names, PLAN, Q3)]


@pytest.mark.parametrize("name", ["culture", "CULTURE", CULTURE.short, f" {CULTURE.short.upper()} ", CULTURE.name])
def test_by_any_of_its_names_however_written(name: str) -> None:
    assert codes(name) == ["culture"]
    assert arguments.department(name, PLAN.departments) is CULTURE


def test_in_the_plans_order_each_once() -> None:
    order = [d.code for d in PLAN.reporting_departments(Q3) if d.code in ("culture", "police")]
    assert codes("police", "culture", POLICE.name) == codes("culture", "police") == order


def test_all_that_report_where_none_is_named() -> None:
    assert arguments.departments((), PLAN, Q3) == PLAN.reporting_departments(Q3)


@pytest.mark.parametrize("name", ["", "nobody"])
def test_an_unknown_name_is_refused_with_those_that_there_are(name: str) -> None:
    known = [replace(CULTURE, code="a", short="Один"), replace(CULTURE, code="b", short="Один")]
    with pytest.raises(Refusal) as refused:
        arguments.department(name, known)
    assert (refused.value.code, refused.value.values) == (
        "no_such_department",
        {"text": name, "known": "a (Один), b (Один)"},
    )


def test_the_first_unknown_name_is_told_though_a_known_one_stands_before() -> None:
    with pytest.raises(Refusal) as refused:
        codes("police", "nobody", "nowhere")
    assert refused.value.values["text"] == "nobody"


def test_of_several_that_bear_a_name_the_first() -> None:
    """One's short name may be another's code."""
    first, second = replace(CULTURE, code="x", short="b"), replace(CULTURE, code="b", short="y")
    assert arguments.department("b", [first, second]) is first
    assert arguments.department("b", [second, first]) is second
    assert arguments.department(CULTURE.name, [first, second]) is first


def test_where_nobody_reports_nobody_is_asked_for() -> None:
    assert arguments.departments(["nobody"], replace(PLAN, measures=()), Q3) == ()


def test_work_grows_with_departments_and_names_not_with_their_product(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(200)
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(arguments, "fold", counted)
    names = [department.short for department in plan.departments]
    found: tuple[Department, ...] = arguments.departments(names, plan, Q3)
    assert found == plan.departments
    assert len(folded) <= 3 * 200 + 2 * 200, "each own name once, each name asked for twice at most"
