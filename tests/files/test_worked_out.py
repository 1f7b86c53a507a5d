"""What a run worked out serves the next one, as long as the same thing would work it out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from plans import decree_plan

from workbook_tools.files import workdays
from workbook_tools.files.memory.ledger import open_ledger

NOW = datetime(2020, 9, 1, 7, tzinfo=UTC)
_DEFENDERS_DAY = date(2020, 10, 14)
"""A public holiday in 2020 (Labour Code of Ukraine, art. 73)."""


def test_an_edition_is_known_by_the_bytes_and_by_what_read_them(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        edition = ledger.snapshot_plan(decree_plan(), NOW)
        ledger.worked_out.remember_edition("a" * 64, "1", edition)
        ledger.worked_out.remember_edition("a" * 64, "1", edition)
        assert ledger.worked_out.edition_of("a" * 64, "1") == edition
        assert ledger.worked_out.edition_of("a" * 64, "2") is None
        assert ledger.worked_out.edition_of("b" * 64, "1") is None


def test_days_off_are_known_by_year_and_library(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        ledger.worked_out.remember_days_off(2020, "library 1", [_DEFENDERS_DAY])
        assert ledger.worked_out.days_off("library 1") == {2020: frozenset({_DEFENDERS_DAY})}
        assert ledger.worked_out.days_off("library 2") == {}


@pytest.fixture
def told_nothing() -> Iterator[None]:
    workdays.tell({})
    yield
    workdays.tell({})


@pytest.mark.usefixtures("told_nothing")
def test_what_was_told_of_a_year_counts_in_place_of_the_library() -> None:
    assert not workdays.is_working_day(_DEFENDERS_DAY)
    workdays.tell({2020: frozenset({date(2020, 10, 15)})})
    assert workdays.is_working_day(_DEFENDERS_DAY)
    assert not workdays.is_working_day(date(2020, 10, 15))
    assert not workdays.is_working_day(date(2020, 10, 17)), "a Saturday"
