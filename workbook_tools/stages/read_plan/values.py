"""What one cell of the plan workbook says: text, number, date or word; a fault of its own where it says nothing."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Context, Decimal

from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula
from workbook_tools.model.entered_date import DateDoubt, read_date
from workbook_tools.model.entered_number import EnteredNumber, read_number
from workbook_tools.model.finding import Finding
from workbook_tools.model.plan_words import meaning, options
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.shown import day as shown_day
from workbook_tools.rules.shown import number as shown_number
from workbook_tools.stages.read_plan.table import Findings, PlanCell, is_blank

_PRECISION = Context(prec=15)
"""Digits that a spreadsheet's number has; more are noise of its binary fractions."""


def fault(cell: PlanCell, code: str, /, **values: object) -> Finding:
    """A finding at the cell, with its heading and what stands in it."""
    return find(code, cell.where, entered=_entered(cell.value), column=cell.column.heading, **values)


def text(cell: PlanCell | None, found: Findings) -> str:
    """Without blanks around it, otherwise verbatim; «» where it is blank or could not be taken."""
    value = _plain(cell, found)
    if cell is None or value is None:
        return ""
    if isinstance(value, Dated):
        found.append(fault(cell, "plan_date_for_text", day=shown_day(value.moment.date())))
        return ""
    if not isinstance(value, str):
        return _number_text(value)
    words = value.replace("\r\n", "\n").strip()
    if len(words) > cell.column.limit:
        found.append(fault(cell, "plan_text_too_long", limit=cell.column.limit, length=len(words)))
    return words


def lines(cell: PlanCell | None, found: Findings) -> tuple[str, ...]:
    """A cell's lines (or parts between semicolons) without bullets; empty ones are dropped."""
    parts = text(cell, found).replace(";", "\n").split("\n")
    return tuple(line for part in parts if (line := part.strip().lstrip("•*–—- ").strip()))


def word(cell: PlanCell | None, found: Findings) -> str | None:
    """The enumerated value that the cell's word of its list stands for."""
    words = text(cell, found)
    if cell is None or not words or cell.column.words is None:
        return None
    value = meaning(cell.column.words, words)
    if value is None:
        found.append(fault(cell, "plan_word_unknown", options=options(cell.column.words)))
    return value


def day(cell: PlanCell | None, found: Findings) -> date | None:
    """A date cell, or a text that is clearly a date."""
    value = _plain(cell, found)
    if cell is None or value is None:
        return None
    if isinstance(value, Dated):
        return value.moment.date()
    moment = read_date(value) if isinstance(value, str) else DateDoubt.UNREADABLE
    if isinstance(moment, DateDoubt):
        found.append(fault(cell, "plan_date_unreadable"))
        return None
    return moment


def number(
    cell: PlanCell | None,
    found: Findings,
    *,
    least: int,
    greatest: int,
    units: Iterable[str] = (),
    percent: bool = False,
    shown: Callable[[Decimal | int], str] = shown_number,
) -> Decimal | None:
    """From least to greatest, both included. `percent`: a per cent sign may follow, and says nothing new."""
    value = _plain(cell, found)
    if cell is None or value is None:
        return None
    if isinstance(value, Dated):
        found.append(fault(cell, "plan_date_for_number", day=shown_day(value.moment.date())))
        return None
    exact = _typed_number(cell, value, found, tuple(units), percent) if isinstance(value, str) else _rounded(value)
    if exact is not None and isinstance(value, str) and not value.strip().isdecimal():
        found.append(fault(cell, "plan_number_read", value=shown(exact)))
    if exact is not None and not least <= exact <= greatest:
        bounds = {"least": shown(least), "greatest": shown(greatest)}
        found.append(fault(cell, "plan_number_out_of_range", **bounds))
        return None
    return exact


def year(cell: PlanCell | None, found: Findings, *, least: int, greatest: int) -> int | None:
    """From least to greatest, both included; its figures are not set in groups."""
    return whole(cell, found, least=least, greatest=greatest, units=("рік", "року"), shown=_number_text)


def whole(
    cell: PlanCell | None,
    found: Findings,
    *,
    least: int,
    greatest: int,
    units: Iterable[str] = (),
    shown: Callable[[Decimal | int], str] = shown_number,
) -> int | None:
    """A whole number from least to greatest, both included."""
    value = number(cell, found, least=least, greatest=greatest, units=units, shown=shown)
    if cell is None or value is None:
        return None
    if value != value.to_integral_value():
        found.append(fault(cell, "plan_number_not_whole"))
        return None
    return int(value)


def _plain(cell: PlanCell | None, found: Findings) -> str | int | Decimal | Dated | None:
    """The value without its formula; None where it is blank (a finding if it must not be) or unusable."""
    if cell is None:
        return None
    value = cell.value
    if isinstance(value, Formula):
        if value.cached is None:
            found.append(fault(cell, "plan_formula_without_value"))
            return None
        if not isinstance(value.cached, ErrorValue):
            found.append(fault(cell, "plan_formula"))
        value = value.cached
    if isinstance(value, ErrorValue):
        found.append(fault(cell, "plan_error_cell"))
        return None
    if isinstance(value, bool):
        found.append(fault(cell, "plan_logical_value"))
        return None
    if is_blank(value):
        if cell.column.required:
            found.append(fault(cell, "plan_blank"))
        return None
    return value


def _typed_number(cell: PlanCell, value: str, found: Findings, units: tuple[str, ...], percent: bool) -> Decimal | None:
    typed = read_number(value, units)
    if not isinstance(typed, EnteredNumber) or (typed.percent and not percent):
        found.append(fault(cell, "plan_number_unreadable"))
        return None
    return typed.value


def _rounded(value: int | Decimal) -> Decimal:
    return Decimal(value) if isinstance(value, int) else _PRECISION.plus(value)


def _number_text(value: int | Decimal) -> str:
    plain = f"{_rounded(value):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _entered(value: CellValue | None) -> str | None:
    if isinstance(value, Formula):
        return f"={value.text}"
    if isinstance(value, ErrorValue):
        return value.code
    if isinstance(value, Dated):
        return shown_day(value.moment.date())
    if value is None or isinstance(value, str):
        return value
    return str(value).upper() if isinstance(value, bool) else _number_text(value)
