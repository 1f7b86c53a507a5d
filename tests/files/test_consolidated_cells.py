"""Cells that recur are made once, and say what those made for one row alone say."""

from decimal import Decimal

import pytest
from consolidated_report import full_report

from workbook_tools.files.consolidated.execution import _part_status, _status
from workbook_tools.files.consolidated.indicators import _number
from workbook_tools.files.consolidated.records import Records
from workbook_tools.files.consolidated.rows import Cell, Row
from workbook_tools.files.documents.document import GrowingSheet, new_document
from workbook_tools.files.documents.styles import Formats
from workbook_tools.model.report import ExecutorPart
from workbook_tools.model.report_layout import REGISTER
from workbook_tools.model.submission import Status


@pytest.mark.parametrize("status", Status)
def test_a_status_looks_the_same_in_every_row(status: Status) -> None:
    part = next(part for row in full_report().measures for part in row.parts)
    assert _status(status) == _part_status(part._replace(status=status))
    assert isinstance(part, ExecutorPart)


def _written(values: list[Cell | int | Decimal], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rows: list[str] = []
    monkeypatch.setattr(GrowingSheet, "put_row", lambda self, row, height, level, cells: rows.append(cells))
    with new_document() as document:
        sheet = document.add_sheet(REGISTER.title)
        records = Records(sheet, Formats(document.workbook), REGISTER, {})
        for index, value in enumerate(values):
            records.put(index, Row({"reach": value}))
    return [row.replace(f'{index}"', '"') for index, row in enumerate(rows, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("1", "1.0"), ("0", "-0"), ("1E+3", "1000"), ("0.10", "0.1")],
)
def test_equal_numbers_are_written_alike_in_whatever_order_they_come(
    one: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = [Decimal(one), Decimal(other)]
    assert len({row for value in values for row in _written([value], monkeypatch)}) == 1
    assert _written([_number(value, "0.0") for value in values], monkeypatch) == _written(
        [_number(value, "0.0") for value in reversed(values)], monkeypatch
    )


def test_rows_whose_looks_are_gone_are_not_taken_for_those_that_come_after_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A dictionary that is freed gives its place, and so its id, to the next one."""
    rows: list[str] = []
    monkeypatch.setattr(GrowingSheet, "put_row", lambda self, row, height, level, cells: rows.append(cells))
    with new_document() as document:
        sheet = document.add_sheet(REGISTER.title)
        records = Records(sheet, Formats(document.workbook), REGISTER, {})
        for index in range(600):
            records.put(index, Row({"form": "стенд"}, {"font_size": 5 + index % 7}))
    styles = [row.split(' s="')[1].split('"')[0] for row in rows]
    assert styles == styles[:7] * 85 + styles[:5]
    assert len(set(styles)) == 7
