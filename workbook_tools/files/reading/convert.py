"""What a cell's type, style and words mean together."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.styles import DateStyles
from workbook_tools.files.reading.values import moment, number, serial, unescape
from workbook_tools.model.cells import Dated, ErrorValue, Scalar

_REMEMBERED = 50_000
"""Equal words of a column are one object in memory; the store of them is emptied when it holds so many."""

Convert = Callable[[str | None, str | None, str | None], Scalar | None]


@dataclass(frozen=True, slots=True)
class Book:
    """What a sheet's cells refer to."""

    strings: list[str]
    dates: DateStyles
    epoch_1904: bool


def converter(book: Book, budget: Budget) -> Convert:
    """(type, style, words) → value, None where there are no words. ValueError, IndexError: not of this workbook."""
    strings, dates, epoch_1904 = book.strings, book.dates, book.epoch_1904
    numbers: dict[str, int | Decimal | str] = {}
    dated: dict[str, Scalar] = {}

    def convert(kind: str | None, style: str | None, raw: str | None) -> Scalar | None:
        if raw is None:
            return None
        if kind == "s":
            index = int(raw)
            if index < 0:
                raise IndexError(raw)
            return strings[index]
        if kind is not None and kind != "n":
            return _typed(kind, raw, budget, epoch_1904=epoch_1904)
        value = numbers.get(raw)
        if value is None:
            if not raw.strip():
                return None
            if len(numbers) >= _REMEMBERED:
                numbers.clear()
            value = numbers[raw] = number(raw.strip())
        if style is None or not dates[style] or isinstance(value, str):
            return value
        known = dated.get(raw)
        if known is None:
            if len(dated) >= _REMEMBERED:
                dated.clear()
            when = moment(value, epoch_1904=epoch_1904)
            known = dated[raw] = value if when is None else Dated(value, when)
        return known

    return convert


def _typed(kind: str, raw: str, budget: Budget, *, epoch_1904: bool) -> Scalar:
    if kind in ("str", "inlineStr"):
        budget.spend_text(len(raw))
        return unescape(raw)
    if kind == "b":
        return raw.strip() in ("1", "true")
    if kind == "e":
        budget.spend_text(len(raw))
        return ErrorValue(raw)
    if kind == "d":
        stated = serial(raw.strip(), epoch_1904=epoch_1904)
        return raw if stated is None else Dated(*stated)
    raise ValueError(kind)
