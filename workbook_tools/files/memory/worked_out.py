"""What was worked out before and would be costly to work out again: the edition of a plan file, a year's days off."""

from collections.abc import Iterable
from datetime import date

from workbook_tools.files.memory.store import Store


class WorkedOut:
    """Each thing with the name of what worked it out: by another one nothing is known."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def edition_of(self, sha256: str, reader: str) -> str | None:
        """The edition that these bytes of a plan workbook were read as; only faultless ones are remembered."""
        edition: str | None = self._store.value(
            "SELECT edition FROM plan_files WHERE (sha256, reader) = (?, ?)", sha256, reader
        )
        return edition

    def remember_edition(self, sha256: str, reader: str, edition: str) -> None:
        """The edition's snapshot is on the ledger already."""
        with self._store.writing():
            self._store.run("INSERT OR IGNORE INTO plan_files VALUES (?, ?, ?)", sha256, reader, edition)

    def days_off(self, source: str) -> dict[int, frozenset[date]]:
        """By year."""
        rows = self._store.rows("SELECT year, days FROM days_off WHERE source = ?", source)
        return {year: frozenset(map(date.fromisoformat, days.split())) for year, days in rows}

    def remember_days_off(self, year: int, source: str, days: Iterable[date]) -> None:
        with self._store.writing():
            text = " ".join(sorted(day.isoformat() for day in days))
            self._store.run("INSERT OR IGNORE INTO days_off VALUES (?, ?, ?)", year, source, text)
