"""Names of measures in legends: told apart by their ends where they begin alike; worked out once for a plan."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import force_setattr, replace
from plans import decree_plan

from workbook_tools.model import short_text
from workbook_tools.model.plan import Measure, Plan
from workbook_tools.model.short_text import short_names

PLAN = decree_plan()
BEGINNING = "Проведення інформаційної кампанії серед мешканців міста щодо дій у разі надзвичайних ситуацій, зокрема"
"""Longer than the 92 characters that a name is given."""


def plan_of(names: Iterable[str]) -> Plan:
    measure = PLAN.measures[0]
    return replace(PLAN, measures=tuple(replace(measure, code=f"m{n}", name=name) for n, name in enumerate(names)))


def names_of(plan: Plan) -> list[str]:
    return list(short_names(plan).values())


def test_names_that_begin_alike_show_their_ends() -> None:
    plan = plan_of(
        [f"{BEGINNING} за напрямком: безпека.", f"{BEGINNING} за напрямком: здоров’я.", "Стенди (у школах);"]
    )
    first, second, third = names_of(plan)
    for name, end in ((first, " за напрямком: безпека"), (second, " за напрямком: здоров’я")):
        assert name.startswith("Проведення інформаційної кампанії… ")
        assert name.endswith(end)
    assert third == "Стенди"


def test_a_long_name_that_begins_alone_is_cut_between_words() -> None:
    (name,) = names_of(plan_of([f"{BEGINNING} за напрямком: безпека"]))
    assert name == "Проведення інформаційної кампанії серед мешканців міста щодо дій у разі надзвичайних…"


def test_short_names_that_are_equal_stay_whole() -> None:
    assert names_of(plan_of(["Стенди", "Стенди (інші)"])) == ["Стенди", "Стенди"]


WORDS = st.text("абв .,;:()\n’…", max_size=60) | st.sampled_from([BEGINNING, f"{BEGINNING} а", BEGINNING[:92], " " * 5])


@given(st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_it_is_what_comparing_each_with_every_other_gives(pairs: list[tuple[str, str]]) -> None:
    plan = plan_of(" ".join(pair) for pair in pairs)
    plain = [short_text._plain(measure.name) for measure in plan.measures]
    heads = [short_text._head(name, 92) for name in plain]
    ends = (short_text._both_ends(name) if heads.count(h) > 1 else h for name, h in zip(plain, heads, strict=True))
    assert names_of(plan) == list(ends)


class Compared(str):
    """A text that counts how often one of its kind was compared with another."""

    times = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return str.__eq__(self, other)


def test_names_are_not_compared_each_with_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(short_text, "_plain", Compared)
    monkeypatch.setattr(Compared, "times", 0)
    assert len(names_of(plan_of(f"Захід {number}" for number in range(200)))) == 200
    assert Compared.times < 200


class Looked(tuple[Measure, ...]):
    """Measures that count how often all of them were gone through."""

    times = 0

    def __iter__(self):  # type: ignore[no-untyped-def]
        Looked.times += 1
        return super().__iter__()


def test_the_measures_are_gone_through_once_for_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(["Стенди", "Плакати"])
    force_setattr(plan, "measures", Looked(plan.measures))
    hash(plan)
    monkeypatch.setattr(Looked, "times", 0)
    for _ in range(10):
        assert names_of(plan) == ["Стенди", "Плакати"]
    assert Looked.times == 1


def test_another_edition_has_names_of_its_own() -> None:
    first = plan_of(["Стенди", "Плакати"])
    assert names_of(first) == ["Стенди", "Плакати"]
    assert names_of(plan_of(["Стенди", "Відео"])) == ["Стенди", "Відео"]
    assert names_of(first) == ["Стенди", "Плакати"]
