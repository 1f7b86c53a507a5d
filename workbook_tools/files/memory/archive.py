"""What is kept for ever, byte for byte, where the ledger says it is: originals, and what was issued."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from workbook_tools.files.disk.durable import make_folder, rename_over, sync_folder, write_aside
from workbook_tools.files.disk.names import LONGEST_NAME, last_component, safe_name, split_extension
from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.files.disk.workspace import Workspace

_HASH_DIGITS = 12
_ROOM_FOR_NUMBER = 6


def store(workspace: Workspace, data: bytes, sha256: str, name: str, received_on: date) -> str:
    """Files the bytes, durably, and tells where: «archive/2020-09/3f2a9c01d4e5-звіт.xlsx».

    A file that a killed run or an earlier receipt filed is used again; one with other bytes (a name
    that differs only by what file systems confuse) is never touched. NotDone if the disk refuses.
    """
    folder, safe = _place(workspace, sha256, name, received_on)
    return keep(workspace, folder, safe, data)


def store_soon(workspace: Workspace, data: bytes, sha256: str, name: str, received_on: date) -> tuple[str, Path]:
    """Like `store`, but the folder, which is told too, is yet to be synced: once for all that was filed in it."""
    folder, safe = _place(workspace, sha256, name, received_on)
    return _put(workspace, folder, safe, data), folder


def settle(folders: Iterable[Path]) -> None:
    """Makes durable what `store_soon` filed in these folders. NotDone if the disk refuses."""
    for folder in folders:
        try:
            sync_folder(folder)
        except OSError as error:
            raise NotDone(obstacle_of(error), folder) from error


def _place(workspace: Workspace, sha256: str, name: str, received_on: date) -> tuple[Path, str]:
    room = LONGEST_NAME - _HASH_DIGITS - 1 - _ROOM_FOR_NUMBER
    safe = safe_name(last_component(name), room)
    return workspace.archive / f"{received_on:%Y-%m}", f"{sha256[:_HASH_DIGITS]}-{safe}"


def keep(workspace: Workspace, folder: Path, name: str, data: bytes) -> str:
    """Files the bytes in a folder of the archive under this name, or the next free one, and tells where.

    The same bytes under the name are used again, other bytes never touched. NotDone if the disk refuses.
    """
    kept = _put(workspace, folder, name, data)
    settle([folder])
    return kept


def _put(workspace: Workspace, folder: Path, name: str, data: bytes) -> str:
    stem, extension = split_extension(name)
    try:
        make_folder(folder)
        number = 1
        target = folder / name
        while os.path.lexists(target) and not _holds(target, data):
            number += 1
            target = folder / f"{stem}-{number}{extension}"
        if not os.path.lexists(target):
            rename_over(write_aside(folder, data), target)
    except OSError as error:
        raise NotDone(obstacle_of(error), folder) from error
    return workspace.relative(target)


def load(workspace: Workspace, relative: str) -> bytes:
    """The bytes of a filed original. NotDone if it is gone or cannot be read."""
    path = workspace.path(relative)
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotDone(obstacle_of(error), path) from error


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
