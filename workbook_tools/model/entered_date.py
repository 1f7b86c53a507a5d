"""Dates as people type them in Ukrainian; one without a year, or two in one cell, is asked back."""

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from workbook_tools.model.text import fold


class DateDoubt(StrEnum):
    """Why a text or number gives no date."""

    NO_YEAR = "no_year"
    """«16 вересня», «16.09»."""
    NO_DAY = "no_day"
    """«вересень 2020»."""
    SEVERAL = "several"
    """«16-17.09.2020», «з 1 по 5 липня 2020»."""
    IMPOSSIBLE = "impossible"
    """«31.09.2020»."""
    UNREADABLE = "unreadable"


_LONGEST = 60
_MONTHS = (
    ("січня", "січень", "січ"),
    ("лютого", "лютий", "лют"),
    ("березня", "березень", "бер"),
    ("квітня", "квітень", "квіт"),
    ("травня", "травень", "трав"),
    ("червня", "червень", "черв"),
    ("липня", "липень", "лип"),
    ("серпня", "серпень", "серп"),
    ("вересня", "вересень", "вер"),
    ("жовтня", "жовтень", "жовт"),
    ("листопада", "листопад", "лист"),
    ("грудня", "грудень", "груд"),
)
_MONTH_NUMBERS = {fold(word): number for number, words in enumerate(_MONTHS, 1) for word in words}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_YEAR_WORD = rf" ?(?:{fold('року')}|{fold('рік')}|{fold('р')})?\.?"
_TIME = r"(?:[t ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
_BY_NUMBERS = re.compile(
    rf"([0-9]{{1,2}}) ?([./,-]| ) ?([0-9]{{1,2}}) ?(?:[./,-]| ) ?([0-9]{{4}}|[0-9]{{2}}){_YEAR_WORD}{_TIME}"
)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}) ?[./,-] ?([0-9]{{1,2}}) ?[./,-] ?([0-9]{{1,2}}){_TIME}")
_BY_WORD = re.compile(
    rf"\"?([0-9]{{1,2}})\"?(?:-?{fold('го')}|-?{fold('е')})?[ .-]*({_MONTH})\.?[ ,.-]*([0-9]{{4}}){_YEAR_WORD}{_TIME}"
)
_DOUBTS = (
    (re.compile(rf"[0-9]{{1,2}}[ .]*(?:{_MONTH}|[./,-] ?[0-9]{{1,2}})\.?$"), DateDoubt.NO_YEAR),
    (re.compile(rf"(?:{_MONTH}|[0-9]{{1,2}}[./-])\.? ?[0-9]{{4}}{_YEAR_WORD}$"), DateDoubt.NO_DAY),
    (
        re.compile(
            rf".*[0-9]{{1,2}} ?[,;/-] ?[0-9]{{1,2}} ?(?:{_MONTH}|[./][0-9]{{1,2}}[./])"
            rf"|.*[0-9] ?(?:-|;|,|{fold('та')}|{fold('і')}|{fold('по')}|{fold('до')}) ?[0-9]{{1,2}}[. ].*[0-9]{{4}}"
        ),
        DateDoubt.SEVERAL,
    ),
)
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_050
"""01.01.1990 and 31.12.2099 as numbers of the 1900 date system."""
_SERIAL_ZERO = date(1899, 12, 30)


def read_date(text: str) -> date | DateDoubt:
    """«16.09.2020», «16,09,2020», «16/09/20», «2020-09-16», «16 вересня 2020 року»; day before month. Never raises."""
    folded = fold(text).rstrip(". ")
    if not folded or len(folded) > _LONGEST:
        return DateDoubt.UNREADABLE
    clear = _clear(folded)
    if clear is not None:
        return clear
    return next((doubt for pattern, doubt in _DOUBTS if pattern.match(folded)), DateDoubt.UNREADABLE)


def _clear(folded: str) -> date | DateDoubt | None:
    if match := _BY_NUMBERS.fullmatch(folded):
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        return _day(year, int(match[3]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(folded):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _BY_WORD.fullmatch(folded):
        return _day(int(match[3]), _MONTH_NUMBERS[match[2]], int(match[1]))
    return None


def date_of_serial(number: int | Decimal) -> date | DateDoubt:
    """The day of a plain number from 1990 to 2099 by the 1900 date system; the time of day is dropped."""
    if not _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        return DateDoubt.UNREADABLE
    return _SERIAL_ZERO + timedelta(days=int(number))


def _day(year: int, month: int, day: int) -> date | DateDoubt:
    try:
        return date(year, month, day)
    except ValueError:
        return DateDoubt.IMPOSSIBLE
