"""Cells of the file with their place by meaning, and what the clerk left in them."""

import re
from datetime import datetime
from decimal import Context, Decimal

from msgspec import Struct

from workbook_tools.model.arithmetic import constant_result
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, Scalar
from workbook_tools.model.column import Column, Kind
from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.submission import Entry, EntryKind
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.shown import number

UNSEEN = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace()) + (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
)
"""All white space, and the characters that nobody sees."""
_NUMERIC = (Kind.WHOLE, Kind.DECIMAL, Kind.PERCENT)
PRECISION = 15
_SHEET_PRECISION = Context(prec=PRECISION, traps=[])
"""A spreadsheet shows 15 digits; what it stores behind them is binary noise (4.3499999999999996)."""
_LARGEST_EXPONENT = 40
_BOOLEAN = re.compile(r"\s*(true|false)\s*(?:\(\s*\)\s*)?", re.IGNORECASE | re.ASCII)
"""How LibreOffice writes a typed TRUE or FALSE into an .xlsx, with 1 or 0 as its result."""
CUT_LENGTH = 255
"""Characters at which some programs cut a text when they save an .xls (SheetJS does)."""


class Cell(Struct, frozen=True):
    """An input cell: its value, its declaration and its place.

    `name` is None where the file has no such column; `item` is what a person calls the row (№, or '').
    """

    value: CellValue | None
    column: Column
    sheet: str
    name: str | None
    table: str
    record: str | None = None
    item: str = ""

    @property
    def where(self) -> Where:
        return Where(self.sheet, self.name, self.table, self.record, self.column.key)


class Entered(Struct, frozen=True):
    """What a cell gives to be understood: a value and its Entry; both None where it is blank.

    `value` is None with an Entry where nothing can be understood, and a finding says why.
    """

    value: Scalar | None = None
    entry: Entry | None = None

    @property
    def text(self) -> str | None:
        """As findings quote it."""
        return None if self.entry is None else self.entry.text


def report(code: str, cell: Cell, entered: str | None, **values: object) -> Finding:
    """A finding at the cell, with its column's heading and its row's name."""
    return find(code, cell.where, entered=entered, item=cell.item, column=cell.column.heading, **values)


def is_blank(value: CellValue | None) -> bool:
    """Nothing, or nothing that a person sees; a formula that gives an empty text too."""
    if isinstance(value, Formula):
        value = value.cached if isinstance(value.cached, str) else value.text or "="
    return value is None or (isinstance(value, str) and not value.strip(UNSEEN))


def take(cell: Cell, findings: list[Finding]) -> Entered:
    """A plain value out of the cell: formulas by their result, error cells reported."""
    if cell.value is None or is_blank(cell.value):
        return Entered()
    if isinstance(cell.value, Formula):
        typed = typed_boolean(cell.value)
        return _take_formula(cell, cell.value, findings) if typed is None else _taken(typed, cell)
    if isinstance(cell.value, ErrorValue):
        findings.append(report("error_cell", cell, cell.value.code, error=cell.value.code))
    return _taken(cell.value, cell)


def typed_boolean(formula: Formula) -> bool | None:
    """What the clerk typed, where the formula is nothing but TRUE or FALSE; None for any other formula."""
    word = _BOOLEAN.fullmatch(formula.text)
    return None if word is None else word[1].upper() == "TRUE"


def _take_formula(cell: Cell, formula: Formula, findings: list[Finding]) -> Entered:
    entered = f"={formula.text}"
    constant = constant_result(formula.text) if cell.column.kind in _NUMERIC else None
    if constant is not None:
        value = tidy(constant)
        findings.append(report("formula_computed", cell, entered, value=number(value)))
        return _taken(value, cell, formula.text)
    if formula.cached is None:
        findings.append(report("formula_without_result", cell, entered))
        return Entered(None, Entry(EntryKind.ERROR, "", cell.name or "", formula.text))
    if isinstance(formula.cached, ErrorValue):
        findings.append(report("error_cell", cell, entered, error=formula.cached.code))
        return _taken(formula.cached, cell, formula.text)
    taken = _taken(formula.cached, cell, formula.text)
    findings.append(report("formula_result_taken", cell, entered, value=taken.text))
    return taken


def _taken(value: Scalar, cell: Cell, formula: str | None = None) -> Entered:
    name = cell.name or ""
    match value:
        case bool():
            return Entered(value, Entry(EntryKind.BOOLEAN, "TRUE" if value else "FALSE", name, formula))
        case Dated(moment=moment):
            return Entered(value, Entry(EntryKind.DATE, moment_text(moment), name, formula))
        case ErrorValue(code=code):
            return Entered(None, Entry(EntryKind.ERROR, code, name, formula))
        case str():
            return Entered(value, Entry(EntryKind.TEXT, value, name, formula))
        case _:
            clean = tidy(Decimal(value))
            return Entered(clean, Entry(EntryKind.NUMBER, plain(clean), name, formula))


def moment_text(moment: datetime) -> str:
    """The day, with the time of day if there is one."""
    has_time = moment.hour or moment.minute or moment.second
    return moment.isoformat(timespec="seconds") if has_time else moment.date().isoformat()


def tidy(value: Decimal) -> Decimal:
    """Without binary noise and without a fraction of zeros."""
    if not value.is_finite():
        return value
    if len(value.as_tuple().digits) > _SHEET_PRECISION.prec:
        value = _SHEET_PRECISION.plus(value)
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def plain(value: Decimal) -> str:
    """In plain decimal notation, as far as a person would read it so."""
    return f"{value:f}" if is_sensible(value) else str(value)


def is_sensible(value: Decimal) -> bool:
    """A number that someone may have meant: finite, and neither vast nor infinitesimal."""
    return value.is_finite() and abs(value.adjusted()) <= _LARGEST_EXPONENT
