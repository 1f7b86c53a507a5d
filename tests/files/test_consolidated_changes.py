"""«Зміни» and the edition's line: what stands there, where it leads, and that data stay data."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from consolidated_report import FORMULA_TEXT, LONG_TEXT, full_report
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from plans import Q4

from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.model.edition import Change, ChangeKind, Edition, EditionMark
from workbook_tools.model.report_layout import CHANGES, EXECUTION, HEADING_ROW, INDICATORS, OVERVIEW_TITLE, RECEIPTS

AT = datetime(2020, 12, 18, 8, 0, tzinfo=UTC)
FIRST = Edition(Q4, 1, AT, 12)
LIST = (
    Change(ChangeKind.REPORT, "Звіт, надходження №\u00a025", "", "прийнято й ураховано", "housing_urban", receipt=25),
    Change(ChangeKind.STATUS, "Захід №\u00a04, стан виконання", "виконується", "виконано", None, "4"),
    Change(ChangeKind.FIGURE, "Показник 4.1, за квартал", "3\u00a0100", "4\u00a0100", None, "4", "4.1"),
    Change(ChangeKind.DETAIL, "Захід №\u00a04, хід виконання", FORMULA_TEXT, "-2+3", "housing_urban", "4"),
    Change(ChangeKind.DETAIL, "Захід №\u00a05, хід виконання", LONG_TEXT * 2, "", "left_the_plan", "5"),
)


def written(mark: EditionMark | None) -> Workbook:
    return load_workbook(io.BytesIO(write_consolidated(replace(full_report(), issued=mark))))


@pytest.mark.parametrize(
    ("mark", "line", "title"),
    [
        (EditionMark(1, AT), "Видання 1 від 18.12.2020", "Зведена"),
        (EditionMark(2, AT, FIRST, LIST), "Видання 2 від 18.12.2020, уточнене: зміни після видання 1", "Уточнена"),
        (
            EditionMark(None, None, FIRST, LIST),
            "Уточнена інформація: зміни після видання 1 від 18.12.2020",
            "Уточнена",
        ),
    ],
)
def test_every_sheet_says_which_edition_it_is_of(mark: EditionMark, line: str, title: str) -> None:
    book = written(mark)
    above = [str(cell.value) for row in book[OVERVIEW_TITLE].iter_rows(max_row=2) for cell in row if cell.value]
    assert above[0].startswith(f"{title} ")
    assert above[2] == line
    assert str(book.properties.title).startswith(f"{title} ")
    for sheet in book.worksheets[1:]:
        assert str(sheet["A1"].value).endswith(f". {line}")


def test_the_sheet_of_changes_stands_only_where_there_are_any() -> None:
    assert CHANGES.title not in written(None).sheetnames
    assert CHANGES.title not in written(EditionMark(1, AT)).sheetnames
    book = written(EditionMark(None, None, FIRST, LIST))
    assert book.sheetnames[:2] == [OVERVIEW_TITLE, CHANGES.title]
    assert CHANGES.title in led_to(cell for row in book[OVERVIEW_TITLE].iter_rows() for cell in row)


def test_each_change_leads_to_what_it_is_of_and_stays_a_text() -> None:
    sheet = written(EditionMark(None, None, FIRST, LIST))[CHANGES.title]
    rows = list(sheet.iter_rows(min_row=HEADING_ROW + 1, max_row=HEADING_ROW + 5))
    keys = [heading.key for heading in CHANGES.headings]
    cells = [dict(zip(keys, row, strict=True)) for row in rows]
    assert [row["what"].value for row in cells] == [change.what for change in LIST]
    assert [row["department"].value for row in cells] == ["УЖКГМ", None, None, "УЖКГМ", "left_the_plan"]
    assert (cells[0]["before"].value, cells[0]["after"].value) == ("–", "прийнято й ураховано")
    assert (cells[3]["before"].value, cells[3]["before"].data_type) == (FORMULA_TEXT, "s")
    assert (cells[3]["after"].value, cells[3]["after"].data_type) == ("-2+3", "s")
    assert led_to(cell for row in rows for cell in row) == [
        RECEIPTS.title,
        EXECUTION.title,
        INDICATORS.title,
        EXECUTION.title,
        EXECUTION.title,
    ]


def test_a_long_text_goes_on_in_further_rows_whole() -> None:
    sheet = written(EditionMark(None, None, FIRST, LIST))[CHANGES.title]
    column = CHANGES.column("before") + 1
    texts = [sheet.cell(row, column).value for row in range(HEADING_ROW + 5, sheet.max_row + 1)]
    assert len(texts) > 1
    assert " ".join(" ".join(str(text) for text in texts if text).split()) == " ".join((LONG_TEXT * 2).split())


def test_the_same_report_gives_the_same_bytes() -> None:
    report = replace(full_report(), issued=EditionMark(2, AT, FIRST, LIST))
    assert write_consolidated(report) == write_consolidated(report)


def led_to(cells: Iterable[Any]) -> list[str]:
    """The sheets that the linked ones of these cells lead to."""
    return [cell.hyperlink.location.partition("!")[0].strip("'") for cell in cells if cell.hyperlink]
