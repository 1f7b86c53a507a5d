"""Dates, numbers and texts as documents show them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.rules.shown import day, number, short


def test_a_day() -> None:
    assert day(date(2020, 8, 3)) == "03.08.2020"
    assert day(date(20, 7, 10)) == "10.07.0020"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (10400, "10\u00a0400"),
        (Decimal("1234567.50"), "1\u00a0234\u00a0567,5"),
        (Decimal("100.00"), "100"),
        (Decimal("1E+3"), "1\u00a0000"),
        (Decimal("-4"), "-4"),
    ],
)
def test_a_number(value: Decimal | int, shown: str) -> None:
    assert number(value) == shown


def test_a_short_text() -> None:
    assert short("  два\n рядки ") == "два рядки"
    assert short("а" * 120) == "а" * 120
    assert short("а" * 121) == "а" * 119 + "…"
    assert short("а" * 118 + " бвг") == "а" * 118 + "…"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_written_as_the_clock_of_the_system_writes_it(value: date) -> None:
    assert day(value) == f"{value:%d.%m.%Y}"


@given(st.integers())
def test_a_whole_number_is_written_as_its_decimal(value: int) -> None:
    assert number(value) == number(Decimal(value))
