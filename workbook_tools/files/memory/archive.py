"""What is kept for ever, byte for byte, where the ledger says it is: originals, and what was issued."""

import hashlib
import os
import re
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from workbook_tools.files.disk.durable import discard, flush_together, lay_aside, make_folder, rename_over, sync_folder
from workbook_tools.files.disk.names import last_component
from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.model.file_name import LONGEST_NAME, safe_name, split_extension
from workbook_tools.model.receipt import usual_name

_FOLDERS = re.compile(r"\d{4}-\d{2}|editions")
"""Of originals, by month, and of editions."""
_ROOM_FOR_NUMBER = 6


class Unsettled(Struct, frozen=True):
    """Files of the archive that have their names only when they are settled, all at once.

    `asides`: by the place that each will take, its temporary file and the descriptor of it.
    """

    asides: dict[Path, tuple[Path, int]] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)


def store(workspace: Workspace, data: bytes, sha256: str, name: str, received_on: date) -> str:
    """Files the bytes, durably, and tells where: «archive/2020-09/3f2a9c01d4e5-звіт.xlsx».

    A file that a killed run or an earlier receipt filed is used again; one with other bytes (a name
    that differs only by what file systems confuse) is never touched. NotDone if the disk refuses.
    """
    folder, safe = _place(workspace, sha256, name, received_on)
    return keep(workspace, folder, safe, data)


def store_soon(
    workspace: Workspace, data: bytes, sha256: str, name: str, received_on: date, unsettled: Unsettled
) -> str:
    """Like `store`, but yet to be settled: one wait for the disk is that of many files, which are open until then."""
    folder, safe = _place(workspace, sha256, name, received_on)
    return _put(workspace, folder, safe, data, unsettled)


def settle(unsettled: Unsettled) -> None:
    """Bytes, then names, then folders are made durable. NotDone if the disk refuses: what has no name then is gone."""
    folders = sorted(unsettled.folders)
    try:
        flush_together([descriptor for _, descriptor in unsettled.asides.values()])
        for target in list(unsettled.asides):
            _give_name(*unsettled.asides.pop(target), target)
        for folder in folders:
            sync_folder(folder)
    except OSError as error:
        raise NotDone(obstacle_of(error), folders[0]) from error
    finally:
        abandon(unsettled)


def _give_name(aside: Path, descriptor: int, target: Path) -> None:
    try:
        os.close(descriptor)
    except OSError:
        discard(aside)
        raise
    rename_over(aside, target)


def abandon(unsettled: Unsettled) -> None:
    """What was not settled is not filed."""
    for aside, descriptor in unsettled.asides.values():
        with suppress(OSError):  # a disk that refuses to write may refuse this, too; the bytes are not wanted
            os.close(descriptor)
        discard(aside)
    unsettled.asides.clear()
    unsettled.folders.clear()


def _place(workspace: Workspace, sha256: str, name: str, received_on: date) -> tuple[Path, str]:
    room = LONGEST_NAME - len(usual_name(sha256, "")) - _ROOM_FOR_NUMBER
    safe = safe_name(last_component(name), room)
    return _folder_of(workspace, received_on), usual_name(sha256, safe)


@lru_cache(maxsize=16)
def _folder_of(workspace: Workspace, received_on: date) -> Path:
    return workspace.archive / f"{received_on:%Y-%m}"


@lru_cache(maxsize=16)
def _told(workspace: Workspace, folder: Path) -> str:
    return workspace.relative(folder)


def keep(workspace: Workspace, folder: Path, name: str, data: bytes) -> str:
    """Files the bytes in a folder of the archive under this name, or the next free one, and tells where.

    The same bytes under the name are used again, other bytes never touched. NotDone if the disk refuses.
    """
    unsettled = Unsettled()
    kept = _put(workspace, folder, name, data, unsettled)
    settle(unsettled)
    return kept


def _put(workspace: Workspace, folder: Path, name: str, data: bytes, unsettled: Unsettled) -> str:
    stem, extension = split_extension(name)
    try:
        if folder not in unsettled.folders:
            make_folder(folder)
            unsettled.folders.add(folder)
        number = 1
        target = folder / name
        while (standing := _standing(target, unsettled)) and not _holds(standing, data):
            number += 1
            target = folder / f"{stem}-{number}{extension}"
        if standing is None:
            unsettled.asides[target] = lay_aside(folder, data)
    except OSError as error:
        raise NotDone(obstacle_of(error), folder) from error
    return f"{_told(workspace, folder)}/{target.name}"


def _standing(target: Path, unsettled: Unsettled) -> Path | None:
    """What has this name, or is to have it."""
    if target in unsettled.asides:
        return unsettled.asides[target][0]
    return target if os.path.lexists(target) else None


def holds_something(workspace: Workspace) -> bool:
    """Something was filed here once. NotDone if the archive cannot be looked into."""
    try:
        return any(map(_FOLDERS.fullmatch, os.listdir(workspace.archive)))  # noqa: PTH208 - names alone
    except FileNotFoundError:
        return False
    except OSError as error:
        raise NotDone(obstacle_of(error), workspace.archive) from error


def load(workspace: Workspace, relative: str) -> bytes:
    """The bytes of a filed original. NotDone if it is gone or cannot be read."""
    path = workspace.path(relative)
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotDone(obstacle_of(error), path) from error


def load_if_there(workspace: Workspace, relative: str) -> bytes | None:
    """The bytes of a filed original; None if it is gone or cannot be opened: antivirus programs do either."""
    try:
        return workspace.path(relative).read_bytes()
    except OSError:
        return None


def stands(workspace: Workspace, relative: str, sha256: str, unsettled: Unsettled) -> bool:
    """The very bytes that were filed there are there still, or will be when they are settled.

    A file that cannot be read now is not known to hold them.
    """
    target = workspace.path(relative)
    if target in unsettled.asides:
        return True
    if target.is_symlink() or not target.is_file():
        return False
    try:
        with target.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def put_back_soon(workspace: Workspace, relative: str, data: bytes, unsettled: Unsettled) -> bool:
    """Files anew, yet to be settled, what is gone from this very place; False if anything else stands there.

    NotDone if the disk refuses.
    """
    target = workspace.path(relative)
    if _standing(target, unsettled):
        return False
    try:
        make_folder(target.parent)
        unsettled.folders.add(target.parent)
        unsettled.asides[target] = lay_aside(target.parent, data)
    except OSError as error:
        raise NotDone(obstacle_of(error), target.parent) from error
    return True


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
