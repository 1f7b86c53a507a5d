"""The SQLite file under the ledger: opening, transactions, and errors as what a person can mend.

A rollback journal: write-ahead logging needs shared memory, which network shares lack, and leaves
files beside the one to back up. `synchronous=EXTRA` also makes the removal of the rollback journal
durable: without it a power cut could take back a commit whose source was already removed from the
inbox. `BEGIN IMMEDIATE`: with deferred transactions four writers lost most of their writes. `cache_spill=OFF`: what is
written stays in memory until it is committed, so that `status` can read while a run posts file after file.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Any

from workbook_tools.files.disk.not_done import NotDone, Obstacle, obstacle_of
from workbook_tools.files.memory.schema import prepare

_BUSY_SECONDS = 10.0
_PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "fullfsync=ON", "foreign_keys=ON", "cache_spill=OFF")
_OBSTACLES = {
    "BUSY": Obstacle.LEDGER_BUSY,
    "LOCKED": Obstacle.LEDGER_BUSY,
    "FULL": Obstacle.DISK_FULL,
    "READONLY": Obstacle.NOT_ALLOWED,
    "CANTOPEN": Obstacle.NOT_ALLOWED,
    "PERM": Obstacle.NOT_ALLOWED,
    "AUTH": Obstacle.NOT_ALLOWED,
    "CORRUPT": Obstacle.LEDGER_DAMAGED,
    "NOTADB": Obstacle.LEDGER_DAMAGED,
}
"""By the second word of SQLite's error name («SQLITE_IOERR_FSYNC»: «IOERR»); any other is the disk's."""

_FAULTS_OF_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError)

Row = tuple[Any, ...]


class Store:
    """A connection in which nothing is written outside `writing`. Every method raises NotDone for the disk's faults."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._guarded = _Guarded(path)
        self._begun_so_far = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotDone(obstacle_of(error), path.parent) from error
        with self._guarded:
            self._db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            with self._guarded:
                for pragma in _PRAGMAS:
                    self._db.execute(f"PRAGMA {pragma}")
                prepare(self._db, path)
        except NotDone:
            self._db.close()
            raise

    def close(self) -> None:
        self._db.close()

    def writing(self) -> AbstractContextManager[None]:
        """One transaction, durable when the block has ended; an exception undoes it. Within another, a part of it."""
        return self._transaction("BEGIN IMMEDIATE")

    def reading(self) -> AbstractContextManager[None]:
        """Statements that see one state of the ledger."""
        return self._transaction("BEGIN")

    @property
    def transaction(self) -> int | None:
        """Tells one transaction from another; None outside."""
        return self._begun_so_far if self._db.in_transaction else None

    def run(self, statement: str, *values: object) -> int:
        """Executes one writing statement; the id of the row that it inserted."""
        with self._guarded:
            return self._db.execute(statement, values).lastrowid or 0

    def added(self, statement: str, *values: object) -> bool:
        """Executes one writing statement; whether it changed a row."""
        with self._guarded:
            return self._db.execute(statement, values).rowcount > 0

    def one(self, statement: str, *values: object) -> Row | None:
        """The first row."""
        with self._guarded:
            row: Row | None = self._db.execute(statement, values).fetchone()
            return row

    def value(self, statement: str, *values: object) -> Any:
        """The first column of the first row, None where there is no row."""
        row = self.one(statement, *values)
        return row[0] if row else None

    def rows(self, statement: str, *values: object) -> list[Row]:
        with self._guarded:
            return self._db.execute(statement, values).fetchall()

    def each(self, statement: str, *values: object) -> Iterator[Row]:
        """Like `rows`, of which none is held. Who stops half-way may let go of it when the ledger is closed already."""
        with self._guarded:
            for row in self._db.execute(statement, values):  # noqa: UP028 - `yield from` would close the cursor then
                yield row

    def _transaction(self, begin: str) -> AbstractContextManager[None]:
        return nullcontext() if self._db.in_transaction else self._begun(begin)

    @contextmanager
    def _begun(self, begin: str) -> Iterator[None]:
        with self._guarded:
            self._db.execute(begin)
            self._begun_so_far += 1
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


class _Guarded:
    """The database's own errors as what a person can mend; a class, as it stands around every statement."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, _FAULTS_OF_OURS):
            return
        name = getattr(error, "sqlite_errorname", None) or "SQLITE_IOERR"
        raise NotDone(_OBSTACLES.get(name.split("_")[1], Obstacle.DISK_FAILED), self._path) from error
