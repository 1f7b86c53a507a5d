"""What was issued to the mayor: the ledger's editions, and their files in the archive, which are never overwritten."""

import hashlib
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.files.memory.archive import keep, load
from workbook_tools.files.memory.codec import decode, encode
from workbook_tools.files.memory.journal import Journal, KnownAt
from workbook_tools.files.memory.rows import moment_of
from workbook_tools.files.memory.store import Row, Store
from workbook_tools.model.edition import Change, Edition, FrozenFile
from workbook_tools.model.quarter import Quarter

_HASH_DIGITS = 12
_EDITIONS = (
    "SELECT e.quarter, e.number, j.recorded_at, e.event, e.body FROM editions e JOIN journal j ON j.sequence = e.event"
    " WHERE e.quarter = ? AND e.event <= ? ORDER BY e.number"
)


class _Body(Struct, frozen=True):
    files: tuple[FrozenFile, ...]
    changes: tuple[Change, ...]
    reason: str


class Editions:
    """A quarter's editions are numbered from 1, without a gap."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def of(self, quarter: Quarter, known_at: KnownAt = None) -> tuple[Edition, ...]:
        """In the order of their numbers, as known at a moment (included)."""
        return tuple(map(_edition_of, self._store.rows(_EDITIONS, str(quarter), self._journal.to(known_at))))

    def number_at_receipt(self, quarter: Quarter, receipt: int | None) -> int | None:
        """The edition that stood when this receipt was posted; the newest one where there is no receipt yet."""
        condition, values = "quarter = ?", (str(quarter),)
        if receipt is None:
            return self._number(condition, *values)
        return self._number(f"{condition} AND event < (SELECT event FROM receipts WHERE number = ?)", *values, receipt)

    def time(self, at: datetime) -> datetime:
        """When an edition that is issued now is said to have been issued."""
        return self._journal.time(at)

    def issue(
        self,
        quarter: Quarter,
        files: tuple[FrozenFile, ...],
        changes: tuple[Change, ...],
        reason: str,
        at: datetime,
    ) -> Edition:
        """The quarter's next edition. Its files are to be in the archive before."""
        with self._store.writing():
            event, issued_at = self._journal.event(at)
            number = (self._number("quarter = ?", str(quarter)) or 0) + 1
            body = encode(_Body(files, changes, reason))
            self._store.run("INSERT INTO editions VALUES (?, ?, ?, ?)", event, str(quarter), number, body)
        return Edition(quarter, number, issued_at, event, files, changes, reason)

    def _number(self, condition: str, *values: object) -> int | None:
        number: int | None = self._store.value(f"SELECT max(number) FROM editions WHERE {condition}", *values)
        return number


def freeze(workspace: Workspace, quarter: Quarter, number: int, name: str, data: bytes, seal: bytes) -> FrozenFile:
    """Keeps a file of an edition, durably: «archive/editions/2020-Q3/1/3f2a9c01d4e5-Огляд.pdf».

    It is named by the hash of `seal`, which is what the file is made of: the same made of the same,
    which a killed run has kept, is found again by `frozen`. NotDone if the disk refuses.
    """
    archived = keep(workspace, _folder(workspace, quarter, number), f"{_hash(seal)[:_HASH_DIGITS]}-{name}", data)
    return FrozenFile(name, archived, _hash(data), len(data))


def frozen(workspace: Workspace, quarter: Quarter, number: int, name: str, seal: bytes) -> bytes | None:
    """The bytes that `freeze` kept for the very same; None if there are none."""
    path = _folder(workspace, quarter, number) / f"{_hash(seal)[:_HASH_DIGITS]}-{name}"
    return load(workspace, workspace.relative(path)) if path.is_file() else None


def thaw(workspace: Workspace, file: FrozenFile) -> bytes | None:
    """The very bytes that were frozen; None if they are gone, or are others by now. NotDone if the disk refuses."""
    if not workspace.path(file.archived).is_file():
        return None
    data = load(workspace, file.archived)
    return data if _hash(data) == file.sha256 else None


def _folder(workspace: Workspace, quarter: Quarter, number: int) -> Path:
    return workspace.archive / "editions" / str(quarter) / str(number)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _edition_of(row: Row) -> Edition:
    quarter, number, issued_at, event, body = row
    said = decode(body, _Body)
    return Edition(Quarter.parse(quarter), number, moment_of(issued_at), event, said.files, said.changes, said.reason)
