"""The page's rows: blocks beside each other, cells over several rows, and nothing kept of what was written."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbook_tools.files.consolidated import page
from workbook_tools.files.consolidated.blocks import Placed
from workbook_tools.files.consolidated.page import PageRows
from workbook_tools.files.consolidated.rows import Anchor, Cell
from workbook_tools.files.documents.document import new_document
from workbook_tools.files.documents.styles import Formats

HERE = Anchor("Аркуш", "тут")
LEFT = (
    Placed((0, 0, 0, 1), Cell("ліворуч", link=HERE)),
    Placed((1, 0, 3, 1), Cell("високо")),
    Placed((4, 0, 4, 0), Cell(7, link=Anchor("Аркуш", "ніде"))),
)
RIGHT = (
    Placed((1, 3, 2, 4), Cell("поруч", link=HERE)),
    Placed((3, 3, 3, 3), Cell(Decimal("0.125"), "='Аркуш'!A5", "0.0%")),
    Placed((4, 3, 4, 3), Cell("=1+1")),
)


def written() -> Worksheet:
    with new_document() as document:
        sheet = document.add_sheet("Аркуш")
        PageRows(sheet, Formats(document.workbook), {HERE: 9}, lambda row: 30 if row == 2 else 15).put(5, LEFT, RIGHT)
        sheet.reach(5, 4)
        assert not sheet.table
    opened = load_workbook(BytesIO(document.data)).active
    assert isinstance(opened, Worksheet)
    return opened


def test_blocks_stand_side_by_side() -> None:
    sheet = written()
    said = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert said == {
        "A1": "ліворуч",
        "A2": "високо",
        "D2": "поруч",
        "D4": "='Аркуш'!A5",
        "A5": 7,
        "D5": "=1+1",
    }
    assert sheet["D5"].data_type == "s"
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:B1", "A2:B4", "D2:E3"]
    assert [sheet.row_dimensions[row].height for row in range(1, 7)] == [15, 15, 30, 15, 15, 15]
    assert sheet.dimensions == "A1:E5"


def test_links_lead_where_there_is_a_row() -> None:
    sheet = written()
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.hyperlink} == {"A1", "D2"}


def test_cells_beyond_what_excel_opens_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LINKS_LIMIT", 1)
    sheet = written()
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.hyperlink} == {"A1"}
    assert sheet["D2"].value == "поруч"


@pytest.mark.parametrize("last", [3, 5])
def test_no_cell_is_left_out_in_silence(last: int) -> None:
    """Below the last row; and above one that stood before it."""
    with new_document() as document:
        sheet = document.add_sheet("Аркуш")
        rows = PageRows(sheet, Formats(document.workbook), {}, lambda _row: 15)
        sides = (LEFT, RIGHT) if last == 3 else (LEFT, (*RIGHT, Placed((0, 3, 0, 3), Cell("вище"))))
        with pytest.raises(ValueError, match="no row"):
            rows.put(last, *sides)
        sheet.reach(5, 4)
