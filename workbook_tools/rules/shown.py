"""Dates and numbers as documents show them; the same in both languages."""

from datetime import date
from decimal import Decimal

_SHORT = 120
_WEEKDAYS = ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя")


def day(value: date) -> str:
    """16.09.2020; 16.09.0020, which is no 2020."""
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def weekday(value: date) -> str:
    """четвер; documents are Ukrainian."""
    return _WEEKDAYS[value.weekday()]


def number(value: Decimal | int) -> str:
    """«12 500,5» with no-break spaces; no trailing zeros after the comma."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\u00a0")
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", "\u00a0").replace(".", ",")


def short(text: str, limit: int = _SHORT) -> str:
    """One line of at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
