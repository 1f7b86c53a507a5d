"""The ledger's one order of events: a fact belongs to the event that recorded it, «known at» is a place in it."""

from datetime import date, datetime
from typing import NamedTuple

from workbook_tools.files.memory.rows import moment_of, moment_text
from workbook_tools.files.memory.store import Store
from workbook_tools.model.quarter import Quarter

KnownAt = datetime | int | None
"""A moment, or a place in the journal, which two events of one moment do not share; None is now."""


class _Last(NamedTuple):
    """What was recorded last: within its transaction nobody else records, and what is of its moment is of its time."""

    transaction: int | None = None
    at: datetime | None = None
    text: str = ""
    recorded_at: datetime = datetime.min


class Journal:
    """Events are recorded within a transaction of the ledger's own (`Store.writing`)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last = _Last()

    def event(self, at: datetime) -> tuple[int, datetime]:
        """A new place and its time."""
        last = self._last
        if last.transaction is None or last.transaction != self._store.transaction or last.at is not at:
            text = self._time_text(at)
            last = self._last = _Last(self._store.transaction, at, text, moment_of(text))
        return self._store.run("INSERT INTO journal (recorded_at) VALUES (?)", last.text), last.recorded_at

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


class Newest(NamedTuple):
    """Places in the journal, 0 where there is none: templates, letters and containers change no report."""

    judgement: int
    decision: int


class Sources:
    """Which events a report can come from: that nothing of it can have changed is known without reading any.

    Judgements and decisions are all that standings, counting reports and marked copies come from.
    """

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def newest(self, known_at: KnownAt = None) -> Newest:
        """As known at a moment (included). A receipt is recorded by the event of its first judgement."""
        until = self._journal.to(known_at)
        return Newest(self._last("judgements", until), self._last("decisions", until))

    def extensions(self, quarter: Quarter, known_at: KnownAt = None) -> tuple[date, ...]:
        """The days until which departments were given time, each once, the earliest first."""
        rows = self._store.rows(
            "SELECT DISTINCT until FROM decisions WHERE quarter = ? AND until IS NOT NULL AND event <= ?"
            " ORDER BY until",
            *(str(quarter), self._journal.to(known_at)),
        )
        return tuple(date.fromisoformat(until) for (until,) in rows)

    def _last(self, table: str, until: int) -> int:
        newest: int = self._store.value(f"SELECT coalesce(max(event), 0) FROM {table} WHERE event <= ?", until)
        return newest
