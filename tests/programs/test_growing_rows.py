"""What a clerk types is seen whole: a row of the form grows as LibreOffice lets rows grow that nobody fixed."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from openpyxl import load_workbook
from programs.drivers import Program
from programs.form import blank, row_of, type_in

from workbook_tools.model.layout import MEASURES, REPORT_TABLE

pytestmark = [pytest.mark.libreoffice, pytest.mark.xdist_group("libreoffice")]
LONG = ("Проведено роботу з роз’яснення зв’язку між реформами та Угодою про асоціацію. " * 20)[:1500]
LINE = 11.5
"""Points that a line of Arial 10 takes at least."""
LETTERS = 1.25
"""At most so many letters of such a text stand in a unit of a column's width, which is a digit's."""


def heights(data: bytes) -> Mapping[int, float]:
    rows = load_workbook(BytesIO(data))[REPORT_TABLE.sheet].row_dimensions
    return {number: row.height for number, row in rows.items() if row.height is not None}


def test_a_row_grows_with_a_long_narrative_and_the_others_stay(libreoffice: Program) -> None:
    typed = libreoffice.edited("long", [type_in(MEASURES, "1", "narrative", LONG)], ["xlsx"])
    before, after = heights(blank()), heights(typed["xlsx"])
    grown, beside = row_of(MEASURES, "1"), row_of(MEASURES, "4")
    width = next(column.width for column in REPORT_TABLE.columns if column.key == "narrative")
    needed = len(LONG) / (width * LETTERS) * LINE
    assert before[grown] < needed < after[grown]
    assert after[beside] == pytest.approx(before[beside], abs=1)
