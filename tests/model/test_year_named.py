"""A whole year as people name it; a quarter is never taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.plan_year import parse_year
from workbook_tools.model.quarter import Quarter


@pytest.mark.parametrize(
    "text",
    ["2020", " 2020 ", "2020 рік", "2020 р.", "2020р", "2020-й рік", "за 2020 рік", "2020\u00a0РІК", "2020 року"],
)
def test_a_bare_year(text: str) -> None:
    assert parse_year(text) == 2020


@pytest.mark.parametrize(
    "text",
    ["", "рік", "2020-Q3", "III квартал 2020", "2020-III", "3 кв. 2020", "2020-3", "20", "02020", "2020 2021", "2020?"],
)
def test_anything_else_is_no_year(text: str) -> None:
    assert parse_year(text) is None


@given(st.text())
def test_never_raises(text: str) -> None:
    found = parse_year(text)
    assert found is None or 0 <= found <= 9999


@given(st.integers(1991, 2999), st.integers(1, 4))
def test_no_text_is_both_a_year_and_a_quarter(year: int, number: int) -> None:
    for text in (str(Quarter(year, number)), Quarter(year, number).label, f"{number} кв. {year}"):
        assert parse_year(text) is None
    for text in (str(year), f"{year} рік"):
        assert parse_year(text) == year
        with pytest.raises(ValueError, match=str(year)):
            Quarter.parse(text)
