"""Targets, units and short names as the template tells them."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from plans import decree_plan, example_plan

from workbook_tools.model.plan import Comparator
from workbook_tools.model.short_text import short_names
from workbook_tools.model.target_words import how_words, spaced, target_words, unit_words

NB = "\u00a0"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1.1", "не менше 1 щомісяця"),
        ("1.2", "не менше 1 щотижня"),
        ("3.1", f"не менше 10{NB}000 контактів за рік"),
        ("6.1", "не встановлено"),
        ("7.1", "збільшення (базове значення: 5)"),
        ("7.2", "збільшення (базове значення не визначено)"),
        ("7.3", "не встановлено"),
        ("8.1", "не встановлено"),
        ("9.1", f"не менше 75{NB}% охоплення"),
    ],
)
def test_every_kind_of_target_reads_as_a_phrase(code: str, words: str) -> None:
    assert target_words(example_plan().indicator(code), joint=False) == words


def test_a_joint_target_says_so() -> None:
    words = target_words(decree_plan().indicator("4.1"), joint=True)
    assert words.splitlines() == [f"не менше 10{NB}000 контактів за рік", "(разом з іншими виконавцями)"]


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        (Comparator.MORE_THAN, "більше ніж 12,5 годин за рік"),
        (Comparator.AT_MOST, "не більше 12,5 годин за рік"),
        (Comparator.LESS_THAN, "менше ніж 12,5 годин за рік"),
        (Comparator.EXACTLY, "рівно 12,5 годин за рік"),
    ],
)
def test_a_unit_without_a_known_genitive_is_left_to_its_column(comparator: Comparator, words: str) -> None:
    indicator = replace(decree_plan().indicator("3.1"), target=Decimal("12.50"), comparator=comparator, unit="година")
    assert target_words(indicator, joint=False) == words.replace(" годин", "")


def test_a_share_is_asked_for_in_persons() -> None:
    nine = example_plan().indicator("9.1")
    assert unit_words(nine) == "осіб (для обчислення %)"
    assert how_words(nine).endswith(f"Загальна чисельність: 3{NB}600.")
    assert how_words(decree_plan().indicator("9.1")).endswith("Загальна чисельність: ще не визначено.")
    assert unit_words(decree_plan().indicator("6.1")) == "підприємство"


@pytest.mark.parametrize(
    ("number", "text"), [("0", "0"), ("999", "999"), ("10000", f"10{NB}000"), ("1234567.50", f"1{NB}234{NB}567,5")]
)
def test_numbers_are_spaced_by_thousands(number: str, text: str) -> None:
    assert spaced(Decimal(number)) == text


def test_measures_of_one_campaign_are_told_apart_by_their_ends() -> None:
    names = short_names(decree_plan())
    assert len(set(names.values())) == 11
    assert names["4"].startswith("Проведення інформаційної кампанії")
    assert names["4"].endswith("покращення інфраструктури, безпека руху")
    assert names["5"].endswith("безпека, свобода та правосуддя")
    assert names["2"].startswith("Наповнення тематичного розділу веб-сайту міської ради")
    assert all(len(name) <= 110 and "\n" not in name for name in names.values())


def test_a_short_name_stays_whole() -> None:
    measure = replace(decree_plan().measure("2"), name="Оновити сайт.")
    assert short_names(replace(decree_plan(), measures=(measure,))) == {"2": "Оновити сайт"}
