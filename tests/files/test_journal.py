"""Events of one transaction: what is remembered of the last one changes no time that is recorded."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbook_tools.files.memory.journal import Journal
from workbook_tools.files.memory.store import Store

FIRST = datetime(2020, 9, 16, 9, 30, tzinfo=UTC)
EARLIER, LATER = FIRST - timedelta(days=1), FIRST + timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("moments", "recorded"),
    [
        ([FIRST, FIRST, FIRST], [FIRST, FIRST, FIRST]),
        ([FIRST, EARLIER, EARLIER, LATER, FIRST], [FIRST, FIRST, FIRST, LATER, LATER]),
        ([FIRST, LATER, FIRST, EARLIER], [FIRST, LATER, LATER, LATER]),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_no_event_is_of_a_time_before_the_last(
    tmp_path: Path, moments: Sequence[datetime], recorded: Sequence[datetime], together: bool
) -> None:
    store = Store(tmp_path / "ledger.sqlite3")
    journal = Journal(store)
    told = []
    if together:
        with store.writing():
            told += [journal.event(moment) for moment in moments]
    else:
        for moment in moments:
            with store.writing():
                told.append(journal.event(moment))
    assert told == list(enumerate(recorded, start=1))
    store.close()


def test_what_another_run_recorded_meanwhile_is_minded(tmp_path: Path) -> None:
    ours, theirs = (Store(tmp_path / "ledger.sqlite3") for _ in range(2))
    journal = Journal(ours)
    with ours.writing():
        journal.event(FIRST)
    with theirs.writing():
        Journal(theirs).event(LATER)
    with ours.writing():
        assert journal.event(FIRST) == (3, LATER)
    ours.close()
    theirs.close()


def test_what_was_undone_is_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path / "ledger.sqlite3")
    journal = Journal(store)
    with suppress(KeyError), store.writing():
        journal.event(LATER)
        raise KeyError
    with store.writing():
        assert journal.event(FIRST)[1] == FIRST
    store.close()
