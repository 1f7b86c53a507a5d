"""The ledger's one order of events: a fact belongs to the event that recorded it, «known at» is a place in it."""

from datetime import datetime

from workbook_tools.files.memory.rows import moment_of, moment_text
from workbook_tools.files.memory.store import Store

KnownAt = datetime | int | None
"""A moment, or a place in the journal, which two events of one moment do not share; None is now."""


class Journal:
    """Events are recorded within a transaction of the ledger's own (`Store.writing`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def event(self, at: datetime) -> tuple[int, datetime]:
        """A new place and its time."""
        recorded_at = self._time_text(at)
        return self._store.run("INSERT INTO journal (recorded_at) VALUES (?)", recorded_at), moment_of(recorded_at)

    def time(self, at: datetime) -> datetime:
        """That of an event recorded now: never before the last one's, so that a jumping clock does no harm."""
        return moment_of(self._time_text(at))

    def to(self, known_at: KnownAt) -> int:
        """The last place that was recorded by this moment, the moment included; 0 if none was. A place is itself."""
        if isinstance(known_at, int):
            return known_at
        if known_at is None:
            return self._store.value("SELECT max(sequence) FROM journal") or 0
        return self._store.value("SELECT max(sequence) FROM journal WHERE recorded_at <= ?", moment_text(known_at)) or 0

    def _time_text(self, at: datetime) -> str:
        last = self._store.value("SELECT recorded_at FROM journal ORDER BY sequence DESC LIMIT 1")
        return max(moment_text(at), last or "")
