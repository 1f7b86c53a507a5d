"""What the ledger remembers of outputs, so that what stands already is neither made nor read again."""

from typing import NamedTuple, TypeVar

import msgspec

from workbook_tools.files.memory.codec import NotPacked, pack_long, unpack
from workbook_tools.files.memory.store import Store

_T = TypeVar("_T")


class Making(NamedTuple):
    """How an output was made last: `made_from` names all that its bytes depend on.

    `size` in bytes and `changed`, the time of change in nanoseconds, are those of the file as it was
    written: another size or time means that it was touched since.
    """

    made_from: str
    size: int
    changed: int


class Outputs:
    """Paths are relative to the workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def published_in(self, folder: str) -> frozenset[str]:
        """All that the tool itself ever published in a folder, and in the folders below it."""
        rows = self._store.rows(
            "SELECT DISTINCT path FROM outputs WHERE path > ? AND path < ?", f"{folder}/", f"{folder}0"
        )
        return frozenset(path for (path,) in rows)

    def wrote(self, sha256: str) -> bool:
        """Whether the tool itself ever published these very bytes, wherever."""
        return bool(list(self._store.rows("SELECT 1 FROM outputs WHERE sha256 = ? LIMIT 1", sha256)))

    def makings(self) -> dict[str, Making]:
        """The newest of each path."""
        rows = self._store.rows(
            "SELECT path, made_from, size, changed FROM makings"
            " WHERE sequence IN (SELECT max(sequence) FROM makings GROUP BY path)"
        )
        return {path: Making(*rest) for path, *rest in rows}

    def remember(self, path: str, making: Making) -> None:
        """Called before the file is put in its place: until it is, it has another size or time."""
        with self._store.writing():
            self._store.run("INSERT INTO makings (path, made_from, size, changed) VALUES (?, ?, ?, ?)", path, *making)

    def told(self, path: str, kind: str, made_from: str) -> bytes | None:
        """What was said of an output that was made of the very same; None where that is not known."""
        body: bytes | None = self._store.value(
            "SELECT body FROM told WHERE (path, kind, made_from) = (?, ?, ?)", path, kind, made_from
        )
        return body

    def remember_told(self, path: str, kind: str, made_from: str, body: bytes) -> None:
        """Takes the place of what was said before."""
        with self._store.writing():
            self._store.run("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?)", path, kind, made_from, body)

    def told_as(self, path: str, kind: str, made_from: str, shape: type[_T]) -> _T | None:
        """What `remember_value` was given; None, too, where a program of the same name gave it another shape."""
        body = self.told(path, kind, made_from)
        try:
            return None if body is None else unpack(body, shape)
        except (msgspec.MsgspecError, NotPacked):
            return None

    def remember_value(self, path: str, kind: str, made_from: str, value: object) -> None:
        """Like `remember_told`, of a record."""
        self.remember_told(path, kind, made_from, pack_long(value))
