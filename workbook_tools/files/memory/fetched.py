"""Messages that were fetched from a mailbox: each once by its place there, and once by its bytes."""

from datetime import datetime
from typing import NamedTuple

from workbook_tools.files.memory.journal import Journal
from workbook_tools.files.memory.store import Store


class Place(NamedTuple):
    """Where messages lie: UIDs (RFC 3501, 2.3.1.1) are theirs alone as long as the folder's `uidvalidity` is."""

    account: str
    folder: str
    uidvalidity: int


class Fetched:
    """A message is recorded when it is in the inbox, durably; only then is it moved or flagged on the server."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def uids(self, place: Place) -> frozenset[int]:
        """All that were fetched from there."""
        rows = self._store.rows("SELECT uid FROM fetched WHERE (account, folder, uidvalidity) = (?, ?, ?)", *place)
        return frozenset(uid for (uid,) in rows)

    def count(self) -> int:
        """All that were ever fetched."""
        number: int = self._store.value("SELECT count(*) FROM fetched")
        return number

    def knows(self, sha256: str) -> bool:
        """These bytes were fetched before from wherever, or were taken in from a file."""
        known = "SELECT 1 FROM {} WHERE sha256 = ?"
        return any(self._store.one(known.format(table), sha256) for table in ("fetched", "receipts", "containers"))

    def record(self, place: Place, uid: int, sha256: str, at: datetime) -> None:
        with self._store.writing():
            event, _ = self._journal.event(at)
            self._store.run("INSERT INTO fetched VALUES (?, ?, ?, ?, ?, ?)", event, *place, uid, sha256)
