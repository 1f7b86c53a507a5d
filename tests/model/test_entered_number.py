"""Numbers as people type them: a clear one is understood, a doubtful one is never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.entered_number import EnteredNumber, NumberDoubt, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        (" 12 ", "12"),
        ("00012", "12"),
        ("12.", "12"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("0,125", "0.125"),
        ("12,3456", "12.3456"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("+5", "5"),
        ("1 400", "1400"),
        ("1\u00a0400,00", "1400"),
        ("1\u2009400,50", "1400.5"),
        ("1'400", "1400"),
        ("1’400’000", "1400000"),
        ("1 400,125", "1400.125"),
        ("1.400,00", "1400"),
        ("1,400.00", "1400"),
        ("1.400.000", "1400000"),
        ("10 тис.", "10000"),
        ("10тис", "10000"),
        ("10 ТИС. осіб", "10000"),
        ("10 тис.осіб", "10000"),
        ("5 тисяч", "5000"),
        ("2,5 млн", "2500000"),
        ("1 млрд. осіб", "1000000000"),
        ("12 осіб", "12"),
        ("12 осіб.", "12"),
        ("3 шт.", "3"),
        ("12 oсiб", "12"),
    ],
)
def test_a_clear_number_is_understood(text: str, value: str) -> None:
    assert read_number(text) == EnteredNumber(Decimal(value))


def test_per_cent_is_kept_apart() -> None:
    assert read_number("75 %") == EnteredNumber(Decimal(75), percent=True)
    assert read_number("7,5%") == EnteredNumber(Decimal("7.5"), percent=True)


def test_a_unit_of_the_indicator_may_follow() -> None:
    assert read_number("3 домогосподарства") is NumberDoubt.UNREADABLE
    assert read_number("3 домогосподарства", ("домогосподарства",)) == EnteredNumber(Decimal(3))


@pytest.mark.parametrize("text", ["1 400 грн", "1 400 грн.", "10 тис. гривень", "14 днів", "1 день"])
def test_money_and_days_are_no_people(text: str) -> None:
    assert read_number(text) is NumberDoubt.UNREADABLE
    assert read_number(text, ("осіб",)) is NumberDoubt.UNREADABLE


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1 400 гривень", "грн", 1400),
        ("1 400 грн", "грн.", 1400),
        ("1 млрд. грн", "гривень", 10**9),
        ("14 днів", "днів", 14),
        ("1 день", "днів", 1),
    ],
)
def test_money_and_days_are_understood_where_they_are_counted(text: str, unit: str, value: int) -> None:
    assert read_number(text, (unit,)) == EnteredNumber(Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "близько 200",
        "понад 10 тис.",
        "до 50",
        "не менше 10",
        "орієнтовно 1 400 осіб",
        "10-15",
        "10–15 осіб",
        "10...15",
        "10/15",
        "~200",
        ">10",
        "200+",
    ],
)
def test_a_vague_one_is_asked_back(text: str) -> None:
    assert read_number(text) is NumberDoubt.VAGUE


@pytest.mark.parametrize("text", ["1,400", "1.400", "12.500", "125,000", "1,400 тис."])
def test_thousands_or_thousandths_is_asked_back(text: str) -> None:
    assert read_number(text) is NumberDoubt.AMBIGUOUS


@pytest.mark.parametrize("text", ["-", "–", "—", "немає", "Немає.", "нема", "відсутні", "не проводились"])
def test_a_dash_is_not_zero(text: str) -> None:
    assert read_number(text) is NumberDoubt.NOTHING


@pytest.mark.parametrize(
    "text",
    ["", "сто", "NaN", "Infinity", "1e5", "1_000", "1 2", "14 00", "1 40", "12 (дванадцять)", "١٢", "²", "0x10"],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert read_number(text) is NumberDoubt.UNREADABLE


@given(st.decimals(-(10**12), 10**12, places=2, allow_nan=False))
def test_a_number_in_ukrainian_notation_comes_back(number: Decimal) -> None:
    shown = f"{number:,.2f}".replace(",", "\u00a0").replace(".", ",").replace("-", "−")
    assert read_number(shown) == EnteredNumber(number)


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "'", "’"]))
def test_any_thousands_mark_is_understood(number: int, mark: str) -> None:
    assert read_number(f"{number:,}".replace(",", mark)) == EnteredNumber(Decimal(number))


@given(st.text() | st.text("0123456789 .,-+%'тисмлно\u00a0"))
def test_never_raises_and_never_gives_what_is_no_number(text: str) -> None:
    read = read_number(text)
    if isinstance(read, EnteredNumber):
        assert read.value.is_finite()
        assert any(digit in text for digit in "0123456789")
