"""A clerk with a spreadsheet program: finds the cells by what the form says and types into them."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from msgspec import Struct, field
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbook_tools.model.column import Table
from workbook_tools.model.layout import ALL_FIELDS, INDICATOR_TABLE, REGISTER_TABLE, REPORT_TABLE, SHEET_REPORT

Typed = str | int | float | date | None
Typing = Mapping[str, Typed]
"""What is typed, by the key of the column or field; None empties the cell."""


class Answer(Struct, frozen=True):
    """What one department types: fields; rows of «Звіт» and «Показники» by №; new rows of «Реєстр» in order.

    `register_at` types into rows of the register that stand there already, by their 1-based order.
    """

    fields: Typing = field(default_factory=dict)
    measures: Mapping[str, Typing] = field(default_factory=dict)
    indicators: Mapping[str, Typing] = field(default_factory=dict)
    register: Sequence[Typing] = ()
    register_at: Mapping[int, Typing] = field(default_factory=dict)


def fill_in(form: bytes, answer: Answer) -> bytes:
    """The form with the answer typed in. KeyError if it has no such row or column."""
    workbook = load_workbook(BytesIO(form))
    _type_fields(workbook[SHEET_REPORT], answer.fields)
    _type_rows(workbook, REPORT_TABLE, answer.measures)
    _type_rows(workbook, INDICATOR_TABLE, answer.indicators)
    _type_register(workbook[REGISTER_TABLE.sheet], answer)
    filled = BytesIO()
    workbook.save(filled)
    return filled.getvalue()


def _type_fields(sheet: Worksheet, fields: Typing) -> None:
    labels = {column.heading: column.key for column in ALL_FIELDS}
    places = {}
    for number in range(1, sheet.max_row + 1):
        for column in range(1, sheet.max_column + 1):
            key = labels.get(str(sheet.cell(number, column).value or "").rstrip(":"))
            if key is not None:
                places[key] = _right_of(sheet, number, column)
    for key, typed in fields.items():
        _type(places[key], typed)


def _right_of(sheet: Worksheet, row: int, column: int) -> Cell:
    """The value cell beside a label, which may be merged over several columns."""
    merged = sheet.merged_cells.ranges
    last = next((m.max_col for m in merged if m.min_row <= row <= m.max_row and m.min_col == column), column)
    return _cell(sheet, row, last + 1)


def _type_rows(workbook: Workbook, table: Table, rows: Mapping[str, Typing]) -> None:
    sheet = workbook[table.sheet]
    head, columns = _columns(sheet, table)
    numbers = {str(sheet.cell(row, columns["number"]).value): row for row in range(head + 1, sheet.max_row + 1)}
    for number, typing in rows.items():
        for key, typed in typing.items():
            _type(_cell(sheet, numbers[number], columns[key]), typed)


def _type_register(sheet: Worksheet, answer: Answer) -> None:
    head, columns = _columns(sheet, REGISTER_TABLE)
    first = head + 1
    free = first
    while any(sheet.cell(free, column).value is not None for column in columns.values()):
        free += 1
    rows = {first + order - 1: typing for order, typing in answer.register_at.items()}
    rows |= {free + offset: typing for offset, typing in enumerate(answer.register)}
    for row, typing in rows.items():
        for key, typed in typing.items():
            _type(_cell(sheet, row, columns[key]), typed)


def _columns(sheet: Worksheet, table: Table) -> tuple[int, dict[str, int]]:
    """The heading row, and each column's number by key."""
    headings = {column.heading: column.key for column in table.columns}
    for row in range(1, sheet.max_row + 1):
        texts = {column: str(sheet.cell(row, column).value) for column in range(1, sheet.max_column + 1)}
        found = {headings[text]: column for column, text in texts.items() if text in headings}
        if len(found) == len(headings):
            return row, found
    raise KeyError(table.sheet)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def _type(cell: Cell, typed: Typed) -> None:
    cell.value = typed
    if isinstance(typed, str):
        cell.data_type = "s"
