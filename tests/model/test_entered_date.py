"""Dates as people type them; one without a year, or two in one cell, is asked back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.entered_date import DateDoubt, date_of_serial, read_date

DAY = date(2020, 9, 16)
MONTHS = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]


@pytest.mark.parametrize(
    "text",
    [
        "16.09.2020",
        "16.9.2020",
        " 16.09.2020 ",
        "16,09,2020",
        "16/09/2020",
        "16/09/20",
        "16-09-2020",
        "16 09 2020",
        "16.09.20",
        "16.09.2020 р.",
        "16.09.2020р.",
        "16.09.2020 року",
        "16.09.2020 10:30",
        "2020-09-16",
        "2020-09-16T00:00:00",
        "2020-09-16 00:00:00",
        "2020.09.16",
        "16 вересня 2020 року",
        "16 вересня 2020 р.",
        "16 вересня 2020",
        "16 ВЕРЕСНЯ 2020 року",
        "«16» вересня 2020 року",
        "16\u00a0вересня\u00a02020",
        "16 вер. 2020",
        "16-го вересня 2020 року",
    ],
)
def test_a_date_is_understood(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("16 вересня", DateDoubt.NO_YEAR),
        ("16.09", DateDoubt.NO_YEAR),
        ("вересень 2020", DateDoubt.NO_DAY),
        ("09.2020", DateDoubt.NO_DAY),
        ("16-17.09.2020", DateDoubt.SEVERAL),
        ("16-17 вересня 2020", DateDoubt.SEVERAL),
        ("16, 17 вересня 2020 року", DateDoubt.SEVERAL),
        ("16.09.2020-17.09.2020", DateDoubt.SEVERAL),
        ("з 1 по 5 липня 2020", DateDoubt.SEVERAL),
        ("31.09.2020", DateDoubt.IMPOSSIBLE),
        ("29.02.2019", DateDoubt.IMPOSSIBLE),
        ("09/16/2020", DateDoubt.IMPOSSIBLE),
        ("", DateDoubt.UNREADABLE),
        ("у серпні", DateDoubt.UNREADABLE),
        ("протягом кварталу", DateDoubt.UNREADABLE),
        ("16.09.20201", DateDoubt.UNREADABLE),
        ("16 сентября 2020", DateDoubt.UNREADABLE),
    ],
)
def test_a_doubtful_one_is_asked_back(text: str, doubt: DateDoubt) -> None:
    assert read_date(text) is doubt


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("./,-"))
def test_every_day_comes_back_from_its_notations(day: date, mark: str) -> None:
    assert read_date(f"{day.day:02}{mark}{day.month:02}{mark}{day.year}") == day
    assert read_date(f"{day.day}{mark}{day.month}{mark}{day.year % 100:02}") == day
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day} {MONTHS[day.month - 1]} {day.year} року") == day


@given(st.text() | st.text("0123456789 ./-,вересняліпь"))
def test_never_raises(text: str) -> None:
    assert isinstance(read_date(text), date | DateDoubt)


@given(st.integers(0, 40_000))
def test_a_serial_counts_days_of_the_1900_system(days: int) -> None:
    day = date(1990, 1, 1) + timedelta(days=days)
    assert date_of_serial(32_874 + days) == day


def test_a_serial_of_this_plan() -> None:
    assert date_of_serial(44_090) == DAY
    assert date_of_serial(Decimal("44090.75")) == DAY


@pytest.mark.parametrize("number", [0, 16, Decimal("16.09"), 2020, 20_200_916, -44_090, 32_873])
def test_a_number_that_is_no_day_is_asked_back(number: int | Decimal) -> None:
    assert date_of_serial(number) is DateDoubt.UNREADABLE
