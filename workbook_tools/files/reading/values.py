"""The words of a sheet's cells as values: numbers as Excel shows them, moments, escaped text."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_FIRST_SURE_SERIAL = 61
"""Serial 60 is Excel's 29.02.1900, which never was; programs disagree about the days before it."""


def number(text: str) -> int | Decimal | str:
    """At most 15 significant digits, as Excel shows; whole ones are int. What is no number stays text."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if not _NUMBER.fullmatch(text):
        return text
    value = Decimal(f"{float(text):.15g}")
    if not value.is_finite():
        return text
    return int(value) if value == value.to_integral_value() and value.adjusted() < 21 else value


def moment(value: int | Decimal, *, epoch_1904: bool) -> datetime | None:
    """To the millisecond. None where the serial names no certain day: a time alone, before serial 61, after 9999."""
    if value < (1 if epoch_1904 else _FIRST_SURE_SERIAL) or value > 2_958_466:
        return None
    try:
        days, rest = divmod(value, 1)
        milliseconds = round(rest * 86_400_000)
        epoch = _EPOCH_1904 if epoch_1904 else _EPOCH_1900
        return epoch + timedelta(days=int(days), milliseconds=milliseconds)
    except OverflowError:
        return None


def serial(text: str, *, epoch_1904: bool) -> tuple[int | Decimal, datetime] | None:
    """An ISO 8601 cell (t="d") as serial number and moment; None where it is no date of ours."""
    try:
        stated = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    span = stated - (_EPOCH_1904 if epoch_1904 else _EPOCH_1900)
    value = number(repr(span / timedelta(days=1)))
    if isinstance(value, str) or value < (1 if epoch_1904 else _FIRST_SURE_SERIAL):
        return None
    return value, stated


def unescape(text: str) -> str:
    """«_x000D_» → a carriage return; pairs of surrogates join, lone ones become U+FFFD."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
