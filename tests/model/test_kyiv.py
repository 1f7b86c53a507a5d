"""Moments in Kyiv: summer is three hours ahead of UTC, winter two."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.model.kyiv import from_kyiv, kyiv_day, start_of_day, to_kyiv, to_utc


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2020, 9, 17, 20, 59, 59, tzinfo=UTC), date(2020, 9, 17)),
        (datetime(2020, 9, 17, 21, 0, tzinfo=UTC), date(2020, 9, 18)),
        (datetime(2020, 12, 17, 21, 59, 59, tzinfo=UTC), date(2020, 12, 17)),
        (datetime(2020, 12, 17, 22, 0, tzinfo=UTC), date(2020, 12, 18)),
    ],
)
def test_the_17th_ends_at_midnight_in_kyiv(moment: datetime, day: date) -> None:
    assert kyiv_day(moment) == day


def test_a_wall_clock_is_kyivs_unless_it_says_otherwise() -> None:
    assert from_kyiv(datetime(2020, 9, 16, 14, 5)) == datetime(2020, 9, 16, 11, 5, tzinfo=UTC)
    assert from_kyiv(datetime(2020, 12, 16, 14, 5)) == datetime(2020, 12, 16, 12, 5, tzinfo=UTC)
    warsaw = timezone(timedelta(hours=2))
    assert from_kyiv(datetime(2020, 9, 16, 14, 5, tzinfo=warsaw)) == datetime(2020, 9, 16, 12, 5, tzinfo=UTC)
    assert from_kyiv(datetime(2020, 10, 25, 3, 30)) == datetime(2020, 10, 25, 0, 30, tzinfo=UTC)


def test_the_days_that_clocks_change_have_23_and_25_hours() -> None:
    def hours(day: date) -> timedelta:
        return start_of_day(day + timedelta(days=1)) - start_of_day(day)

    assert hours(date(2020, 3, 29)) == timedelta(hours=23)
    assert hours(date(2020, 10, 25)) == timedelta(hours=25)
    assert hours(date(2020, 9, 17)) == timedelta(hours=24)


def test_a_moment_without_a_zone_is_refused() -> None:
    for convert in (to_kyiv, to_utc, kyiv_day):
        with pytest.raises(ValueError, match="time zone"):
            convert(datetime(2020, 9, 17))


@given(st.dates(date(1992, 1, 1), date(2090, 12, 31)))
def test_a_day_begins_and_ends_within_itself(day: date) -> None:
    assert kyiv_day(start_of_day(day)) == day
    following = start_of_day(day + timedelta(days=1))
    assert kyiv_day(following) == day + timedelta(days=1)
    assert kyiv_day(following - timedelta(microseconds=1)) == day
    assert to_utc(to_kyiv(start_of_day(day))) == start_of_day(day)
