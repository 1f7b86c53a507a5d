"""Ukraine's working days; under martial law public holidays are not days off, as the library knows.

Loading the library takes longer than all else that a short command does: what it said of a year can be
kept, and told again to a later run, as long as the library is the same.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_told: dict[int, frozenset[date]] = {}


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in days_off(day.year)


def days_off(year: int) -> frozenset[date]:
    """Public holidays that are not worked."""
    return _told.get(year) or _by_library(year)


def tell(known: Mapping[int, frozenset[date]]) -> None:
    """What was kept of an earlier run, in place of what was told before."""
    _told.clear()
    _told.update(known)


@cache
def source() -> str:
    """Names the library as it is installed: size and time of the file that holds its version."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        return ""
    found = Path(spec.origin).with_name("version.py").stat()
    return f"{found.st_size}:{found.st_mtime_ns}"


@cache
def _by_library(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("UA", years=year))
