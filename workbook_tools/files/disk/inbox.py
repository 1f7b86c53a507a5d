"""What lies in the inbox, or was named on the command line: each entry is a file to read or is told why not.

Nothing here follows a symlink, waits on a pipe or sleeps. A file's own time is compared with the
machine's clock, never with the moment that a run is given, which tests and rebuilds choose freely.
"""

import errno
import os
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from workbook_tools.files.disk.names import shown_name
from workbook_tools.files.disk.workspace import SILENT, Workspace
from workbook_tools.model.finding import Finding
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find

QUIET_SECONDS = 2
"""A workbook without its end that was written to in these seconds is taken to be still on its way."""
_MEGABYTE = 1_000_000
_ZIP_START = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_LONGEST_ZIP_TAIL = 65_557
_SYSTEM_FILES = ("desktop.ini", "thumbs.db", "ehthumbs.db", ".ds_store", ".directory", "icon\r")
_TEMPORARY = (".tmp", ".crdownload", ".part", ".partial", ".download", ".opdownload")
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of a file from another: inode, size in bytes, time of change in nanoseconds.

    `put` is when it came to stand there as it stands: a copy keeps the time of change, and file systems give a removed
    file's inode to the next one. On Windows it is the time of creation, elsewhere that of the last change of contents,
    name or rights; nothing that a run does to a file of the inbox alters it. Some servers alter it when a file is
    read, so two stamps do not differ by it.
    """

    inode: int
    size: int
    changed: int
    put: int = field(compare=False)

    @classmethod
    def of(cls, found: os.stat_result) -> "Stamp":
        return cls(found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class InboxEntry(Struct, frozen=True):
    """`name` can be shown and stored; `skip` says why the entry is not to be read, None if it is.

    `removable`: it lies in the inbox, so that it goes from there when it is on the ledger.
    """

    path: Path
    name: str
    stamp: Stamp | None
    removable: bool
    skip: Finding | None = None

    @property
    def source(self) -> str:
        """Marks this very file on its receipt; see `Arrival.source`."""
        stamp = self.stamp
        return f"{stamp.inode}:{stamp.size}:{stamp.changed}:{stamp.put}" if stamp else ""


class NotTaken(Exception):
    """The entry turned out not to be readable now; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def scan(workspace: Workspace) -> tuple[InboxEntry, ...]:
    """The inbox's entries by folded name, then by the name's exact bytes; folders are not entered."""
    return _entries(workspace, _lying_in(workspace.inbox))


def entries_of(workspace: Workspace, paths: Iterable[Path]) -> tuple[InboxEntry, ...]:
    """The named files, in the same order; one that lies outside the inbox is not removable.

    The inbox itself stands for what lies in it.
    """
    inbox = os.path.realpath(workspace.inbox)
    named = {Path(os.path.abspath(path)) for path in paths}  # noqa: PTH100 - keeps symlinks
    inboxes = {path for path in named if os.path.realpath(path) == inbox}
    return _entries(workspace, (named - inboxes).union(*map(_lying_in, inboxes)))


def read_entry(entry: InboxEntry, max_bytes: int) -> bytes:
    """The bytes of a file that did not change since it was looked at. NotTaken if it did, or cannot be read."""
    if entry.skip is not None:
        raise NotTaken(entry.skip)
    try:
        descriptor = os.open(entry.path, _OPEN)
    except OSError as error:
        raise NotTaken(_refusal(error, entry.name)) from error
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise NotTaken(find("inbox_special", name=entry.name))
        if before.st_size > max_bytes:
            raise NotTaken(find("inbox_too_large", name=entry.name, limit=max_bytes // _MEGABYTE))
        try:
            data = _read_all(descriptor, before.st_size + 1)
        except OSError as error:
            raise NotTaken(_refusal(error, entry.name)) from error
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    unchanged = entry.stamp == Stamp.of(before) == Stamp.of(after) and len(data) == before.st_size
    if not unchanged or (_endless(data) and _age(after) < QUIET_SECONDS):
        raise NotTaken(find("inbox_growing", name=entry.name))
    return data


def _read_all(descriptor: int, limit: int) -> bytes:
    """To the end of the file, or as much as the limit: at once where the system gives that."""
    data = os.read(descriptor, limit)
    while len(data) < limit and (more := os.read(descriptor, limit - len(data))):
        data += more
    return data


def remove_source(entry: InboxEntry) -> Finding | None:
    """Empties the inbox of a file that is on the ledger, unless it is another one by now; a note if it stays."""
    if not entry.removable:
        return None
    try:
        if Stamp.of(os.lstat(entry.path)) != entry.stamp:
            return find("inbox_changed", name=entry.name)
        os.unlink(entry.path)  # noqa: PTH108 - the fault tests stand at the calls of os
    except FileNotFoundError:
        return None
    except OSError:
        return find("inbox_not_removed", name=entry.name)
    return None


def _lying_in(inbox: Path) -> list[Path]:
    try:
        names = os.listdir(inbox)  # noqa: PTH208 - exact names, undecodable ones included
    except FileNotFoundError:
        return []
    return [inbox / name for name in names if name not in SILENT]


def _entries(workspace: Workspace, paths: Iterable[Path]) -> tuple[InboxEntry, ...]:
    inbox = workspace.inbox.resolve()
    ordered = sorted(paths, key=lambda path: (fold(shown_name(path.name)), os.fsencode(path.name), os.fsencode(path)))
    within = {folder: folder.resolve() == inbox for folder in {path.parent for path in ordered}}
    return tuple(_entry(path, removable=within[path.parent]) for path in ordered)


def _entry(path: Path, *, removable: bool) -> InboxEntry:
    name = shown_name(path.name)
    try:
        found = os.lstat(path)
    except OSError as error:
        return InboxEntry(path, name, None, removable, _refusal(error, name))
    reason = _reason(found.st_mode, path.name)
    skip = find(reason, name=name) if reason else None
    return InboxEntry(path, name, Stamp.of(found), removable, skip)


def _reason(mode: int, name: str) -> str | None:
    """The code for what is no file to read, by its kind and its name."""
    if stat.S_ISLNK(mode):
        return "inbox_symlink"
    if stat.S_ISDIR(mode):
        return "inbox_folder"
    if not stat.S_ISREG(mode):
        return "inbox_special"
    lowered = name.casefold()
    if lowered.startswith("~$") or (lowered.startswith(".~lock.") and lowered.endswith("#")):
        return "inbox_owner_file"
    if lowered.endswith(_TEMPORARY):
        return "inbox_temporary"
    if lowered in _SYSTEM_FILES or lowered.startswith("._"):
        return "inbox_system_file"
    return None


def _refusal(error: OSError, name: str) -> Finding:
    """O_NOFOLLOW tells of a symlink by ELOOP, O_NONBLOCK of a socket by ENXIO."""
    codes = {
        errno.ENOENT: "inbox_missing",
        errno.ENOTDIR: "inbox_missing",
        errno.ELOOP: "inbox_symlink",
        errno.ENXIO: "inbox_special",
    }
    return find(codes.get(error.errno or 0, "inbox_unreadable"), name=name)


def _endless(data: bytes) -> bool:
    """Nothing yet, or a zip without the record that ends it."""
    return not data or (data.startswith(_ZIP_START) and data.rfind(_ZIP_END, -_LONGEST_ZIP_TAIL) < 0)


def _age(found: os.stat_result) -> float:
    """Seconds since the file was written to, either way: clocks of shared folders differ."""
    return abs(time.time() - found.st_mtime)
