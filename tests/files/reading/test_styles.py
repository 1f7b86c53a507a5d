"""Which number formats show dates."""

import pytest

from workbook_tools.files.reading.styles import is_date_format


@pytest.mark.parametrize(
    ("identifier", "code", "expected"),
    [
        (14, "General", True),
        (2, "0.00", False),
        (57, "", True),
        (57, "GENERAL", True),
        (164, "dd\\.mm\\.yyyy", True),
        (164, "[$-422]#,##0", False),
        (164, '"день" 0', False),
    ],
)
def test_dates_by_the_code_or_the_builtin_id(identifier: int, code: str, expected: bool) -> None:
    assert is_date_format(identifier, code) is expected


def test_an_own_code_outweighs_its_id() -> None:
    """Gnumeric numbers the formats of an .xls from 50 on, where East Asian dates are built in."""
    assert not is_date_format(50, "[$-422]#,##0")
    assert is_date_format(51, "dd\\.mm\\.yyyy")
