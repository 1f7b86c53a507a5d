"""Constant arithmetic is computed; a formula with anything else in it is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.arithmetic import constant_result


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("120+35", "155"),
        ("12", "12"),
        (" 120 + 35 - 5 ", "150"),
        ("2+3*4", "14"),
        ("(2+3)*4", "20"),
        ("10-2-3", "5"),
        ("100/8/2", "6.25"),
        ("-5+7", "2"),
        ("--5", "5"),
        ("2*-3", "-6"),
        ("3600*75%", "2700"),
        ("0.1+0.2", "0.3"),
        ("((1))", "1"),
    ],
)
def test_constant_arithmetic_is_computed(formula: str, value: str) -> None:
    assert constant_result(formula) == Decimal(value)


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "B4+B5",
        "SUM(1,2)",
        "1/0",
        "0/0",
        "2^3",
        "9**9",
        "1+",
        "(1",
        "1)",
        "1 2",
        "1,5",
        ".5",
        "1e5",
        '"1"+1',
        "TRUE",
        "__import__",
        "١+١",
        "(" * 50 + "1" + ")" * 50,
        "1+" * 150 + "1",
    ],
)
def test_any_other_formula_is_left_alone(formula: str) -> None:
    assert constant_result(formula) is None


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_sums_are_sums(numbers: list[int]) -> None:
    assert constant_result("+".join(map(str, numbers))) == sum(numbers)


@given(st.text() | st.text("0123456789+-*/()%. "))
def test_never_raises(formula: str) -> None:
    value = constant_result(formula)
    assert value is None or value.is_finite()
