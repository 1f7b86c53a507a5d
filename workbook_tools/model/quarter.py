"""Quarters, their deadlines, the windows of their reports, and the months and weeks judged in them."""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from workbook_tools.model.text import fold

ROMAN = ("I", "II", "III", "IV")
_DAY = timedelta(days=1)
_NUMERAL = str.maketrans({"і": "i", "l": "i", "1": "i", "|": "i", "ⅰ": "i"})
_WHOLE_NUMERALS = {"ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4}
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def numeral(text: str) -> int | None:
    """1 to 4 from «3», «ІІІ», «III», «Ⅲ», «ІV» (Cyrillic І with Latin V), «1ll»; None if it is no such numeral."""
    text = fold(text)
    if text in ("1", "2", "3", "4"):
        return int(text)
    if text in _WHOLE_NUMERALS:
        return _WHOLE_NUMERALS[text]
    letters = text.translate(_NUMERAL)
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(letters)


class Quarter(Struct, frozen=True, order=True):
    """A calendar quarter; `number` is 1 to 4."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4 or not 1991 <= self.year <= 2999:
            raise ValueError(f"no such quarter: {self.year}-Q{self.number}")

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read «2020-Q3», «III квартал 2020», «2020-III», «3 кв. 2020»; ValueError if it is none of these."""
        year = _YEAR.search(text)
        if year is None:
            raise ValueError(text)
        rest = fold(text[: year.start()] + " " + text[year.end() :])
        rest = re.sub(r"-?(го|й)\b|\bроку\b|\bрік\b|\bр\b|квартал[іу]?|\bкв\b|[.,/_-]|(?<![a-z])q", " ", rest)
        number = numeral(rest.replace(" ", ""))
        if number is None:
            raise ValueError(text)
        return cls(int(year[1]), number)

    @property
    def roman(self) -> str:
        return ROMAN[self.number - 1]

    @property
    def label(self) -> str:
        """As people write it: «III квартал 2020 року»."""
        return f"{self.roman} квартал {self.year} року"

    @property
    def first_day(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self) -> date:
        return self.following.first_day - _DAY

    @property
    def following(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)


def quarters(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """From first to last, both included; nothing where last is earlier."""
    while first <= last:
        yield first
        first = first.following


class WeekendRule(StrEnum):
    """Where a requested date goes that is not a working day (a setting of the plan)."""

    PREVIOUS = "previous"
    NEXT = "next"
    NONE = "none"


class Schedule(Struct, frozen=True):
    """The decree's days of the last month of the quarter (149-ОД, п. 2: 17; п. 3: 18)."""

    executors_day: int
    coordinator_day: int
    weekend_rule: WeekendRule

    def decree_date(self, quarter: Quarter, day: int | None = None) -> date:
        """The decree's own date of the quarter, executors' day unless another is given, included in «до»."""
        last = quarter.last_day
        return last.replace(day=min(day or self.executors_day, last.day))


class Deadlines(Struct, frozen=True):
    """Dates of one quarter; each day is included («до 17 числа» includes the 17th, Europe/Kyiv)."""

    decree_executors: date
    decree_coordinator: date
    requested_executors: date
    requested_coordinator: date

    @property
    def last_timely_day(self) -> date:
        """Late begins on the day after this one, unless the coordinator extended it."""
        return max(self.decree_executors, self.requested_executors)

    @classmethod
    def of(cls, quarter: Quarter, schedule: Schedule, is_working_day: Callable[[date], bool]) -> "Deadlines":
        """Requested dates move by the plan's rule and stay at least one working day apart."""
        executors = schedule.decree_date(quarter)
        coordinator = schedule.decree_date(quarter, schedule.coordinator_day)
        asked, told = executors, coordinator
        if schedule.weekend_rule is not WeekendRule.NONE:
            step = _DAY if schedule.weekend_rule is WeekendRule.NEXT else -_DAY
            asked = _nearest(executors, step, is_working_day)
            told = _nearest(coordinator, step, is_working_day)
            if asked >= told and step > timedelta():
                told = _nearest(asked + _DAY, _DAY, is_working_day)
            elif asked >= told:
                asked = _nearest(told - _DAY, -_DAY, is_working_day)
        return cls(executors, coordinator, asked, told)


def _nearest(day: date, step: timedelta, is_working_day: Callable[[date], bool]) -> date:
    while not is_working_day(day):
        day += step
    return day


class Period(Struct, frozen=True):
    """A judged calendar month («2020-07») or ISO week («2020-W27»); both ends included."""

    code: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def month_of(day: date) -> Period:
    first = day.replace(day=1)
    return Period(f"{day:%Y-%m}", first, day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def week_of(day: date) -> Period:
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return Period(f"{year}-W{week:02}", first, first + timedelta(days=6))


def judged_periods(
    period_of: Callable[[date], Period], quarter: Quarter, schedule: Schedule, *, first_window: bool
) -> tuple[tuple[Period, ...], Period | None]:
    """Months or weeks judged in the quarter, and the unfinished one («триває») or None.

    Judged are those that end after the previous quarter's decree date and by this quarter's; in the
    plan's first window they must also begin in it. (149-ОД, 2020-Q3: July and August; 12 weeks.)
    """
    opens = schedule.decree_date(quarter.previous) + _DAY
    closes = schedule.decree_date(quarter)
    judged = []
    period = period_of(opens)
    while period.last <= closes:
        if not first_window or period.first >= opens:
            judged.append(period)
        period = period_of(period.last + _DAY)
    return tuple(judged), period if period.first <= closes else None
