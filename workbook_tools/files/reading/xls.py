"""An .xls workbook as bytes → RawWorkbook: values as xlrd reads them, of a formula its result alone."""

import io
import struct
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

import xlrd
import xlrd.sheet
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDoc, CompDocError

from workbook_tools.files.reading.biff import Walked, sheet_places, walk_sheet, without_links
from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.property_set import custom_properties, keywords
from workbook_tools.files.reading.styles import is_date_format
from workbook_tools.files.reading.unreadable import damaged, unreadable
from workbook_tools.files.reading.values import moment, number
from workbook_tools.model.cells import (
    CellValue,
    Dated,
    ErrorValue,
    Formula,
    RawRow,
    RawSheet,
    RawWorkbook,
    Scalar,
    Visibility,
)

_FAULTS = (
    XLRDError,
    CompDocError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What xlrd was seen to raise, or may, on damaged files."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VISIBILITIES = (Visibility.VISIBLE, Visibility.HIDDEN, Visibility.VERY_HIDDEN)
_BIFF8 = 80
_COLUMNS = 256
_NO_RECORD = -1

for _ignored in ("XL_CONDFMT", "XL_CF"):
    # xlrd 2.0.2 reads conditional formats to no end, and gives up on one with a number format, as Gnumeric writes it.
    setattr(xlrd.sheet, _ignored, _NO_RECORD)

_MACROS = "_VBA_PROJECT_CUR"

T = TypeVar("T")


def read_xls(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Unreadable if it is no such workbook, is encrypted or damaged, has no sheets, or breaks a limit.

    Hidden rows and columns and merged areas are told from Excel 97 on, before it not.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
        return _workbook(data, book, limits)
    except XLRDError as error:
        if "encrypted" in str(error):
            raise unreadable("file_encrypted") from error
        raise damaged("Workbook") from error
    except _FAULTS as error:
        raise damaged("Workbook") from error


def _workbook(data: bytes, book: Any, limits: Limits) -> RawWorkbook:
    if book.nsheets > limits.sheets:
        raise unreadable("too_many_sheets", limit=limits.sheets)
    if not book.nsheets:
        raise unreadable("workbook_without_sheets")
    budget = Budget(limits)
    budget.spend_text(sum(map(len, book._sharedstrings)))
    walked = _walk(book, budget)
    cells, sheets = _Cells(book), []
    for index in range(book.nsheets):
        sheets.append(_sheet(book.sheet_by_index(index), cells, walked[index]))
        book.unload_sheet(index)
    custom, words, macros = _around(data)
    return RawWorkbook(tuple(sheets), custom, words, {}, frozenset(("macros",)) if macros else frozenset())


def _walk(book: Any, budget: Budget) -> list[Walked]:
    """Before xlrd takes memory for what is there, or falls over what is not needed."""
    if book.biff_version < 50:
        return [Walked()] * book.nsheets
    stream = bytes(book.mem)
    places = sheet_places(stream, book.base)
    if len(places) != book.nsheets:
        raise damaged("Workbook")
    walked = [walk_sheet(stream, place, budget, unicode=book.biff_version == _BIFF8) for place in places]
    book.mem = without_links(stream, places)
    return walked


class _Cells:
    """The values of one workbook's cells; a style is looked up once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._epoch_1904: bool = book.datemode == 1
        self._dates: dict[int, bool] = {}

    def row(self, sheet: Any, row: int, formulas: set[int]) -> RawRow:
        """Rows and columns are xlrd's, from 0; the row's are ours."""
        columns: list[int] = []
        values: list[CellValue] = []
        for column in range(sheet.row_len(row)):
            scalar = self._scalar(sheet, row, column)
            value = _result(scalar) if row << 16 | column in formulas else scalar
            if value is not None and value != "":
                columns.append(column + 1)
                values.append(value)
        return RawRow(tuple(columns), tuple(values))

    def _scalar(self, sheet: Any, row: int, column: int) -> Scalar | None:
        kind, words = sheet.cell_type(row, column), sheet.cell_value(row, column)
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return self._number(number(repr(words)), sheet.cell_xf_index(row, column))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(words)
        if kind == xlrd.XL_CELL_ERROR:
            return ErrorValue(xlrd.error_text_from_code.get(words, "#?"))
        return str(words) if kind == xlrd.XL_CELL_TEXT else None

    def _number(self, value: int | Decimal | str, style: int) -> Scalar:
        if style not in self._dates:
            key = self._book.xf_list[style].format_key
            self._dates[style] = is_date_format(key, self._book.format_map[key].format_str)
        if not self._dates[style] or isinstance(value, str):
            return value
        when = moment(value, epoch_1904=self._epoch_1904)
        return value if when is None else Dated(value, when)


def _result(scalar: Scalar | None) -> Formula:
    """LibreOffice writes 0 where a formula gives a text: that is no result that can be relied on."""
    return Formula("", None if scalar == 0 and not isinstance(scalar, bool) else scalar)


def _sheet(sheet: Any, cells: _Cells, walked: Walked) -> RawSheet:
    rows = {row + 1: cells.row(sheet, row, walked.formulas) for row in range(sheet.nrows)}
    return RawSheet(
        sheet.name,
        _VISIBILITIES[min(sheet.visibility, 2)],
        {row: content for row, content in rows.items() if content.columns},
        frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden and column < _COLUMNS),
        tuple((top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells),
        walked.footer,
    )


def _around(data: bytes) -> tuple[dict[str, str], str, bool]:
    """Custom properties, keywords, and whether there are macros."""
    if not data.startswith(_OLE):
        return {}, "", False
    container = CompDoc(data, logfile=io.StringIO())
    nothing: dict[str, str] = {}
    custom = _told(container, "\x05DocumentSummaryInformation", custom_properties, nothing)
    words = _told(container, "\x05SummaryInformation", keywords, "")
    return custom, words, any(entry.name == _MACROS for entry in container.dirlist)


def _told(container: Any, name: str, read: Callable[[bytes], T], nothing: T) -> T:
    """Properties are hints: where they are damaged, the cells still stand."""
    try:
        stream = container.get_named_stream(name)
        return nothing if stream is None else read(stream)
    except (CompDocError, struct.error, ValueError):
        return nothing
