"""Writing so that a power cut or a killed run leaves the old file or the new one, never half of one.

Temporary files stand in the folder of their target, under a name that the next run recognises.
"""

import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from workbook_tools.files.disk.not_done import NotDone

_PREFIX = ".~workbook-tools-"
_SUFFIX = ".tmp"
_SIDE_BY_SIDE = 8
_PIECE = 1 << 18
"""Bytes of a file that are held at a time."""
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)

Data = bytes | IO[bytes]
"""What is written: bytes, or a file that has them, all of it."""


def write_aside(folder: Path, data: Data) -> Path:
    """A temporary file with these bytes, on the disk when this returns. OSError leaves no file behind."""
    path, descriptor = lay_aside(folder, data)
    try:
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        discard(path)
        raise
    return path


def lay_aside(folder: Path, data: Data) -> tuple[Path, int]:
    """A temporary file with these bytes, yet to be flushed, and its descriptor. OSError leaves no file behind.

    Nor does NotDone, where the bytes are in a file that cannot be read.
    """
    path = folder / f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}"
    descriptor = os.open(path, _NEW_FILE, 0o666)
    try:
        for piece in pieces(data):
            _write_all(descriptor, piece)
    except (OSError, NotDone):
        os.close(descriptor)
        discard(path)
        raise
    return path, descriptor


def flush_together(descriptors: Sequence[int]) -> None:
    """Side by side, if there are several: one wait for the disk is that of many. OSError if any is refused."""
    if len(descriptors) < _SIDE_BY_SIDE // 2:
        _flush(descriptors)
        return
    from concurrent.futures import ThreadPoolExecutor

    for descriptor in descriptors:
        _begin_to_write(descriptor)
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
        flushes = [threads.submit(_flush, descriptors[begin::_SIDE_BY_SIDE]) for begin in range(_SIDE_BY_SIDE)]
    for flush in flushes:
        flush.result()


def _flush(descriptors: Sequence[int]) -> None:
    for descriptor in descriptors:
        os.fsync(descriptor)


def _begin_to_write(descriptor: int) -> None:
    """A hint, so that the first flush finds all on its way: Linux writes at once what nobody will read again."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def put_in_place(aside: Path, target: Path) -> None:
    """The temporary file becomes the target, durably. OSError leaves the old target and no temporary file."""
    rename_over(aside, target)
    sync_folder(target.parent)


def rename_over(aside: Path, target: Path) -> None:
    """`put_in_place` before the folder is synced: after a power cut the target is the old one or the new one."""
    try:
        os.replace(aside, target)  # noqa: PTH105 - the fault tests stand at the calls of os
    except OSError:
        discard(aside)
        raise


def sync_folder(folder: Path) -> None:
    """Makes renames and removals in the folder durable; Windows has no way to and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """The folder and those above it, each durably entered in its parent."""
    if folder.is_dir():
        return
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)


def discard(path: Path) -> None:
    """Removes a temporary file if it can; one that stays is swept by a later run."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def leftovers(folder: Path) -> Iterator[Path]:
    """Temporary files of killed runs in the folder and below it, in no order; symlinks are not followed."""
    for root, _, names in os.walk(folder):
        for name in names:
            if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
                yield Path(root, name)


def pieces(data: Data) -> Iterator[bytes]:
    """One after the other, from the beginning on."""
    if isinstance(data, bytes):
        yield data
        return
    data.seek(0)
    while piece := data.read(_PIECE):
        yield piece


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
