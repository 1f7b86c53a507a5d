"""Numbers of streamed rows are written as xlsxwriter writes its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.documents.streamed import number_body

_SHORTEST_LONG = 10**15


@given(
    st.integers()
    | st.integers(-5 * _SHORTEST_LONG, 5 * _SHORTEST_LONG)
    | st.floats(allow_nan=False, allow_infinity=False)
)
def test_a_number_has_sixteen_digits_at_most(value: float) -> None:
    assert number_body(value) == f'"><v>{value:.16G}</v></c>'


@pytest.mark.parametrize("value", [_SHORTEST_LONG - 1, _SHORTEST_LONG, _SHORTEST_LONG + 1, -_SHORTEST_LONG, 0])
def test_whole_numbers_are_written_alike_around_the_longest_that_a_cell_holds(value: int) -> None:
    assert number_body(value) == f'"><v>{value:.16G}</v></c>'
