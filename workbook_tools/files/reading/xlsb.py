"""An .xlsb workbook as bytes → RawWorkbook: the package of an .xlsx around binary parts, of a formula its result."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from workbook_tools.files.reading.binary_records import records, wide_string
from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.grid import Area, Grid, expand
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.ooxml import around, target_of
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.relationships import Relationship, relationships
from workbook_tools.files.reading.sheet import plain_footer
from workbook_tools.files.reading.styles import is_date_format
from workbook_tools.files.reading.unreadable import damaged, unreadable
from workbook_tools.files.reading.values import moment, number
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, RawSheet, RawWorkbook, Scalar, Visibility

_ROW, _BLANK, _RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOLEAN, _FORMULA_ERROR = range(8, 12)
_RICH_TEXT = 62
_STRING, _FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 19, 44, 47, 617, 618
_WORKBOOK, _SHEET, _COLUMN, _MERGED, _FOOTERS = 153, 156, 60, 176, 479
_CELLS = frozenset((*range(1, 12), _RICH_TEXT))
_SHORT = range(12, 19)
"""Kinds of cells that name no column, being in the one after the cell before: SheetJS writes these."""
_TO_LONG = 11
_FORMULAS = frozenset(range(8, 12))
_ROW_HIDDEN = 0x10
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_VISIBILITIES = (Visibility.VISIBLE, Visibility.HIDDEN, Visibility.VERY_HIDDEN)


class _Book(NamedTuple):
    """What a sheet's cells refer to; `dates` by the style's index."""

    strings: list[str]
    dates: list[bool]
    epoch_1904: bool


def read_xlsb(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Unreadable if it is damaged, has no sheets, or breaks a limit. Defined names are not told."""
    package = Package(data, limits)
    of_package = relationships(package, "", limits)
    main = target_of(of_package, "officedocument")
    if main is None:
        raise damaged("officeDocument")
    try:
        sheets = _sheets(package, main, limits)
    except (struct.error, ValueError, IndexError) as error:
        raise damaged(main) from error
    if not sheets:
        raise unreadable("workbook_without_sheets")
    return RawWorkbook(tuple(sheets), *around(package, of_package, limits))


def _sheets(package: Package, main: str, limits: Limits) -> list[RawSheet]:
    relations = relationships(package, main, limits)
    budget = Budget(limits)
    strings, styles = target_of(relations, "sharedstrings"), target_of(relations, "styles")
    book = _Book(
        [] if strings is None else list(_strings(package, strings, budget)),
        [] if styles is None else _dates(package, styles, limits),
        any(r.kind == _WORKBOOK and r.data[0] & 1 for r in records(package, main, limits)),
    )
    sheets: dict[str, RawSheet] = {}
    for kind, data in records(package, main, limits):
        if kind != _SHEET:
            continue
        if len(sheets) >= limits.sheets:
            raise unreadable("too_many_sheets", limit=limits.sheets)
        relation, end = wide_string(data, 8)
        title, _ = wide_string(data, end)
        part = _part(relations, relation, sheets)
        if part is not None:
            visibility = _VISIBILITIES[min(struct.unpack_from("<L", data)[0], 2)]
            sheets[part] = _Sheet(book, budget).read(package, part, title, visibility)
    return list(sheets.values())


def _part(relations: tuple[Relationship, ...], identifier: str, taken: dict[str, RawSheet]) -> str | None:
    """The part of a worksheet; None for charts and dialogs, which have no cells. No part is two sheets."""
    found = next((r for r in relations if r.id == identifier), None)
    if found is None or found.external or found.target is None or found.target in taken:
        raise damaged(identifier)
    return found.target if found.kind == "worksheet" else None


def _strings(package: Package, part: str, budget: Budget) -> Iterator[str]:
    count = 0
    for kind, data in records(package, part, budget.limits):
        if kind == _STRING:
            count += 1
            if count > budget.limits.cells:
                raise unreadable("too_many_cells", limit=budget.limits.cells)
            text, _ = wide_string(data, 1)
            budget.spend_text(len(text))
            yield text


def _dates(package: Package, part: str, limits: Limits) -> list[bool]:
    custom: dict[int, str] = {}
    dates: list[bool] = []
    within = False
    for kind, data in records(package, part, limits):
        if kind == _FORMAT:
            custom[struct.unpack_from("<H", data)[0]] = wide_string(data, 2)[0]
        elif kind in (_BEGIN_STYLES, _END_STYLES):
            within = kind == _BEGIN_STYLES
        elif kind == _STYLE and within:
            (identifier,) = struct.unpack_from("<H", data, 2)
            dates.append(is_date_format(identifier, custom.get(identifier, "")))
    return dates


class _Sheet:
    """One worksheet's records; rows and columns are the file's, from 0."""

    def __init__(self, book: _Book, budget: Budget) -> None:
        self._book, self._budget = book, budget
        self._grid = Grid()
        self._row = self._column = -1
        self._columns: list[int] = []
        self._values: list[CellValue] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._merges: list[Area] = []
        self._footer = ""

    def read(self, package: Package, part: str, title: str, visibility: Visibility) -> RawSheet:
        limits = self._budget.limits
        for kind, data in records(package, part, limits):
            if kind in _CELLS:
                self._take_cell(kind, data)
            elif kind in _SHORT:
                self._take_cell(kind - _TO_LONG, struct.pack("<L", self._column + 1) + data)
            elif kind == _ROW:
                self._end_row()
                self._begin_row(data)
            elif kind == _COLUMN and data[16] & 1:
                first, last = struct.unpack_from("<2L", data)
                self._hidden_columns.append((first + 1, last + 1))
            elif kind == _MERGED:
                self._take_merge(data)
            elif kind == _FOOTERS:
                self._footer = _footer(data)
        self._end_row()
        return RawSheet(
            title,
            visibility,
            self._grid.finish(),
            frozenset(self._hidden_rows),
            expand(self._hidden_columns, limits.columns),
            tuple(self._merges),
            self._footer,
        )

    def _begin_row(self, data: bytes) -> None:
        (self._row,) = struct.unpack_from("<L", data)
        self._column = -1
        if self._row >= self._budget.limits.rows:
            raise unreadable("cell_outside_grid", cell=f"A{self._row + 1}")
        if data[11] & _ROW_HIDDEN:
            self._hidden_rows.add(self._row + 1)

    def _end_row(self) -> None:
        if self._columns:
            ascending = all(map(int.__lt__, self._columns, self._columns[1:]))
            self._grid.add_row(self._row + 1, self._columns, self._values, ascending=ascending)
        self._columns, self._values = [], []

    def _take_merge(self, data: bytes) -> None:
        self._budget.spend_merge()
        top, bottom, left, right = struct.unpack_from("<4L", data)
        if bottom >= self._budget.limits.rows or right >= self._budget.limits.columns:
            raise unreadable("cell_outside_grid", cell=f"A{bottom + 1}")
        self._merges.append((top + 1, left + 1, bottom + 1, right + 1))

    def _take_cell(self, kind: int, data: bytes) -> None:
        self._budget.spend_cells(1)
        column, style = struct.unpack_from("<2L", data)
        if self._row < 0 or column >= self._budget.limits.columns:
            raise unreadable("cell_outside_grid", cell=f"A{self._row + 1}")
        self._column = column
        scalar = self._scalar(kind, data, style & 0xFFFFFF)
        value = Formula("", scalar) if kind in _FORMULAS else scalar
        if value is not None and value != "":
            self._columns.append(column + 1)
            self._values.append(value)

    def _scalar(self, kind: int, data: bytes, style: int) -> Scalar | None:
        if kind in (_REAL, _FORMULA_REAL):
            return self._number(struct.unpack_from("<d", data, 8)[0], style)
        if kind == _RK:
            return self._number(_unpacked(struct.unpack_from("<L", data, 8)[0]), style)
        if kind == _SHARED:
            return self._book.strings[int(struct.unpack_from("<L", data, 8)[0])]
        if kind in (_TEXT, _FORMULA_TEXT, _RICH_TEXT):
            text, _ = wide_string(data, 9 if kind == _RICH_TEXT else 8)
            self._budget.spend_text(len(text))
            return text
        if kind in (_BOOLEAN, _FORMULA_BOOLEAN):
            return bool(data[8])
        if kind in (_ERROR, _FORMULA_ERROR):
            return ErrorValue(_ERRORS.get(data[8], "#?"))
        return None

    def _number(self, value: float, style: int) -> Scalar:
        stated = number(repr(value))
        if isinstance(stated, str) or not self._book.dates or not self._book.dates[style]:
            return stated
        when = moment(stated, epoch_1904=self._book.epoch_1904)
        return stated if when is None else Dated(stated, when)


def _unpacked(packed: int) -> float:
    """An RK number: the upper 30 bits of a double or a whole number, either as it is or in hundredths."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0])
    return value / 100 if packed & 1 else value


def _footer(data: bytes) -> str:
    """Of odd, even and first pages; the headers stand before each."""
    place, footers = 2, []
    for which in range(6):
        text, place = wide_string(data, place)
        if which % 2:
            footers.append(plain_footer(text))
    return "\n".join(dict.fromkeys(filter(None, footers)))
