"""What is kept for ever, byte for byte, where the ledger says it is: originals, and what was issued."""

import os
from datetime import date
from pathlib import Path

from workbook_tools.files.disk.durable import make_folder, put_in_place, sync_folder, write_aside
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
    room = LONGEST_NAME - _HASH_DIGITS - 1 - _ROOM_FOR_NUMBER
    safe = safe_name(last_component(name), room)
    return keep(workspace, workspace.archive / f"{received_on:%Y-%m}", f"{sha256[:_HASH_DIGITS]}-{safe}", data)


def keep(workspace: Workspace, folder: Path, name: str, data: bytes) -> str:
    """Files the bytes in a folder of the archive under this name, or the next free one, and tells where.

    The same bytes under the name are used again, other bytes never touched. NotDone if the disk refuses.
    """
    stem, extension = split_extension(name)
    try:
        make_folder(folder)
        number = 1
        target = folder / name
        while os.path.lexists(target) and not _holds(target, data):
            number += 1
            target = folder / f"{stem}-{number}{extension}"
        if os.path.lexists(target):
            sync_folder(folder)
        else:
            put_in_place(write_aside(folder, data), target)
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
