"""Kyiv time: every date and time is judged in Europe/Kyiv and stored in UTC."""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

CLOCKS_BEGIN = datetime(2000, 1, 1, tzinfo=UTC)
"""A clock that shows an earlier moment was never set: it begins at 1970 or 1980 where a battery is empty."""


@cache
def zone() -> ZoneInfo:
    """Europe/Kyiv; the tzdata package has it where the system's own tables are older than the name (2022)."""
    return ZoneInfo("Europe/Kyiv")


def to_kyiv(moment: datetime) -> datetime:
    """The same moment as a clock in Kyiv shows it. ValueError if the moment names no zone."""
    return _aware(moment).astimezone(zone())


def to_utc(moment: datetime) -> datetime:
    """The same moment in UTC. ValueError if the moment names no zone."""
    return _aware(moment).astimezone(UTC)


def kyiv_day(moment: datetime) -> date:
    """The day on which the moment falls in Kyiv: 21:30 UTC of 17.09.2020 is already 18.09.2020."""
    return to_kyiv(moment).date()


def from_kyiv(wall: datetime) -> datetime:
    """A wall clock's time in Kyiv as UTC; of an hour that occurs twice, the first. A stated zone is kept to."""
    if wall.tzinfo is not None:
        return wall.astimezone(UTC)
    return wall.replace(tzinfo=zone()).astimezone(UTC)


def start_of_day(day: date) -> datetime:
    """Midnight in Kyiv, in UTC."""
    return from_kyiv(datetime.combine(day, time.min))


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment.isoformat()}")
    return moment
