"""Requested and decree dates; the test dates of the domain: 17 and 18.09.2022 are Saturday and Sunday."""

from datetime import date

import pytest

from workbook_tools.files.workdays import is_working_day
from workbook_tools.model.quarter import Deadlines, Quarter, Schedule, WeekendRule


@pytest.mark.parametrize(
    ("year", "rule", "executors", "coordinator", "last_timely"),
    [
        (2022, WeekendRule.PREVIOUS, 15, 16, 17),
        (2022, WeekendRule.NEXT, 19, 20, 19),
        (2022, WeekendRule.NONE, 17, 18, 17),
        (2021, WeekendRule.PREVIOUS, 16, 17, 17),
        (2021, WeekendRule.NEXT, 17, 20, 17),
        (2020, WeekendRule.PREVIOUS, 17, 18, 17),
        (2020, WeekendRule.NEXT, 17, 18, 17),
    ],
)
def test_requested_dates_move_and_stay_a_working_day_apart(
    year: int, rule: WeekendRule, executors: int, coordinator: int, last_timely: int
) -> None:
    """«Late begins after the decree's own date, or after the moved date where that is later.»"""
    due = Deadlines.of(Quarter(year, 3), Schedule(17, 18, rule), is_working_day)
    assert due.decree_executors == date(year, 9, 17)
    assert due.decree_coordinator == date(year, 9, 18)
    assert due.requested_executors == date(year, 9, executors)
    assert due.requested_coordinator == date(year, 9, coordinator)
    assert due.last_timely_day == date(year, 9, last_timely)


def test_public_holidays_are_days_off_before_martial_law_alone() -> None:
    """Independence Day: a Tuesday in 2021, a Thursday in 2023."""
    assert not is_working_day(date(2021, 8, 24))
    assert is_working_day(date(2023, 8, 24))
    assert not is_working_day(date(2023, 8, 26)), "a Saturday is a day off all the same"
