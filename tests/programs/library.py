"""openpyxl: what a script of an office's own makes of the form; also the hand that prepares files for Gnumeric."""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from programs.steps import Step, arguments, verb

from workbook_tools.model.cells import column_letters

Shift = Callable[[int], int | None]
_DATE_FORMAT = "dd\\.mm\\.yyyy"


def edit(source: Path, wanted: Sequence[Step], saved: Path) -> None:
    book = Book(load_workbook(source))
    for step in wanted:
        getattr(book, verb(step))(**arguments(step))
    book.workbook.save(saved)


class Book:
    """An open workbook; each method is a step of that name."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook

    def put(self, sheet: str, cell: str, kind: str, value: str, *, plain: bool, cached: str) -> None:
        """`cached` is of no use: the library keeps no results beside formulas."""
        place = self._sheet(sheet)[cell]
        match kind:
            case "text" | "error":
                place.value = value
                place.data_type = "s" if kind == "text" else "e"
            case "number":
                place.value = float(value)
            case "date":
                place.value = date.fromisoformat(value)
                place.number_format = _DATE_FORMAT
            case "formula":
                place.value = f"={value}"
            case _:
                place.value = None
        if plain:
            place.number_format = "General"

    def unprotect(self, sheet: str) -> None:
        self._sheet(sheet).protection.disable()

    def merge(self, sheet: str, first: str, last: str) -> None:
        self._sheet(sheet).merge_cells(f"{first}:{last}")

    # --- rows and columns ------------------------------------------------------------------------------

    def sort(self, sheet: str, first: int, last: int, left: int, right: int, key: int, *, descending: bool) -> None:
        place = self._sheet(sheet)
        rows, columns = range(first, last + 1), range(left, right + 1)
        by_key = sorted(rows, key=lambda row: str(place.cell(row, key).value), reverse=descending)
        kept = [[copy(place.cell(row, column)) for column in columns] for row in by_key]
        for row, cells in zip(rows, kept, strict=True):
            for column, cell in zip(columns, cells, strict=True):
                _paste(cell, place, row, column)

    def insert_rows(self, sheet: str, before: int, count: int) -> None:
        _shift(self._sheet(sheet), rows=lambda n: n if n < before else n + count)

    def delete_row(self, sheet: str, row: int) -> None:
        _shift(self._sheet(sheet), rows=lambda n: None if n == row else n - (n > row))

    def duplicate_row(self, sheet: str, row: int) -> None:
        place = self._sheet(sheet)
        _shift(place, rows=lambda n: n + (n > row))
        for column in range(1, place.max_column + 1):
            _paste(place.cell(row, column), place, row + 1, column)

    def hide_row(self, sheet: str, row: int) -> None:
        self._sheet(sheet).row_dimensions[row].hidden = True

    def insert_column(self, sheet: str, before: int) -> None:
        _shift(self._sheet(sheet), columns=lambda n: n + (n >= before))

    def delete_column(self, sheet: str, column: int) -> None:
        _shift(self._sheet(sheet), columns=lambda n: None if n == column else n - (n > column))

    def move_column(self, sheet: str, column: int, to: int) -> None:
        def moved(n: int) -> int:
            n -= n > column
            return n + (n >= to)

        _shift(self._sheet(sheet), columns=lambda n: to if n == column else moved(n))

    def hide_column(self, sheet: str, column: int) -> None:
        self._sheet(sheet).column_dimensions[column_letters(column)].hidden = True

    # --- sheets ----------------------------------------------------------------------------------------

    def rename_sheet(self, sheet: str, to: str) -> None:
        self._sheet(sheet).title = to

    def move_sheet(self, sheet: str, to: int) -> None:
        self.workbook.move_sheet(sheet, to - self.workbook.sheetnames.index(sheet))

    def copy_sheet(self, sheet: str, to: str) -> None:
        self.workbook.copy_worksheet(self._sheet(sheet)).title = to

    def delete_sheet(self, sheet: str) -> None:
        del self.workbook[sheet]

    def copy_to_new_workbook(self) -> None:
        """What a clipboard takes over: values, formats, merges."""
        fresh = Workbook()
        fresh.remove(fresh.worksheets[0])
        shown = [sheet for sheet in self.workbook.worksheets if sheet.sheet_state == "visible"]
        for number, sheet in enumerate(shown, start=1):
            _copy_values(sheet, fresh.create_sheet(f"Аркуш{number}"))
        self.workbook = fresh

    def count_from_1904(self) -> None:
        self.workbook.epoch = CALENDAR_MAC_1904

    def _sheet(self, title: str) -> Worksheet:
        sheet = self.workbook[title]
        assert isinstance(sheet, Worksheet)
        return sheet


def _shift(sheet: Worksheet, rows: Shift = lambda n: n, columns: Shift = lambda n: n) -> None:
    """Every cell goes where the functions say; None deletes it. Formulas are carried; torn merges are dissolved."""
    merges = [merged.bounds for merged in sheet.merged_cells.ranges]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    kept = [copy(cell) for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]
    for cell in kept:
        del sheet._cells[cell.row, cell.column]
    for cell in kept:
        if (row := rows(cell.row)) is not None and (column := columns(cell.column)) is not None:
            _paste(cell, sheet, row, column)
    for left, top, right, bottom in merges:
        match rows(top), columns(left), rows(bottom), columns(right):
            case int(a), int(b), int(c), int(d) if (c - a, d - b) == (bottom - top, right - left):
                sheet.merge_cells(None, a, b, c, d)


def _paste(cell: Cell | MergedCell, sheet: Worksheet, row: int, column: int) -> None:
    target = sheet.cell(row, column)
    if isinstance(target, MergedCell) or isinstance(cell, MergedCell):
        return
    target.value = cell.value
    target.data_type = cell.data_type
    target.number_format = cell.number_format


def _copy_values(sheet: Worksheet, target: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.value is not None and cell.data_type != "f":
                _paste(cell, target, cell.row, cell.column)
    for merged in sheet.merged_cells.ranges:
        target.merge_cells(str(merged))
