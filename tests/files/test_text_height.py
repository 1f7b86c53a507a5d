"""Measured wrapping: expected lines are counted by hand from Arial's advance widths (thousandths of the size)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.documents.text_height import LARGEST, line_count, line_counter, row_height

# A column of 20 characters at 10 pt has 20 × 7 × 0.75 − 5 = 100 pt of room; «о» is 5.6 pt, a space 2.8 pt.


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("о" * 17, 1),  # 95.2 pt
        ("о" * 18, 2),  # 100.8 pt: one letter too many, and the word is broken
        ("о" * 8 + " " + "о" * 8, 1),  # 44.8 + 2.8 + 44.8 = 92.4 pt
        ("о" * 9 + " " + "о" * 9, 2),  # 103.6 pt
        ("о\nо\nо", 3),
        ("о\n\nо", 3),
        ("о" * 36, 3),  # 201.6 pt: two full lines and a rest
        ("Щ" * 10, 1),  # 94 pt
        ("Щ" * 11, 2),  # 103.4 pt
        ("і" * 50, 1),  # 100 pt
    ],
)
def test_lines_are_wrapped_by_width_and_not_by_letters(text: str, lines: int) -> None:
    assert line_count(text, 20) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # LibreOffice: «archive/2020-», «09/0e794218eed9-», «соцзахист.xlsx»; Excel: as many letters as a line holds
        ("archive/2020-09/0e794218eed9-соцзахист.xlsx", 3),
        # «archive/2020-09/», «c621cac9a726-Культура.xlsx»
        ("archive/2020-09/c621cac9a726-Культура.xlsx", 2),
        # «https://example.gov.ua/news/», «2020/07/10/bryfing»
        ("https://example.gov.ua/news/2020/07/10/bryfing", 2),
    ],
)
def test_a_word_longer_than_a_line_is_broken_as_libreoffice_does(text: str, lines: int) -> None:
    assert line_count(text, 26.5) == lines


def test_the_tallest_cell_gives_the_height() -> None:
    """Three lines of 13 pt and 4 pt of padding."""
    assert row_height([("о", 20), ("о\nо\nо", 20)]) == 43
    assert row_height([("о", 20)], least=60) == 60
    assert row_height([("о\n" * 100, 20)]) == LARGEST
    assert row_height([]) == 17


@given(st.text(), st.floats(3, 120))
def test_any_text_has_at_least_its_own_lines(text: str, width: float) -> None:
    assert line_count(text, width) >= text.count("\n") + 1
    assert row_height([(text, width)]) <= LARGEST


@given(st.text(), st.floats(5, 90), st.booleans())
def test_a_columns_counter_counts_as_line_count_does(text: str, width: float, bold: bool) -> None:
    assert line_counter(width, bold=bold)(text) == line_count(text, width, bold=bold)
