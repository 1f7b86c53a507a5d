"""A fetched message as a file of the inbox, on the disk before anything is said of it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from workbook_tools.files.disk.durable import make_folder, put_in_place, write_aside
from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.model.file_name import safe_name

_LONGEST_SUBJECT = 120
"""Bytes of UTF-8."""
_NO_SUBJECT = "Без теми"


def keep_letter(workspace: Workspace, data: bytes, subject: str, uid: int) -> str:
    """The file's name: «<subject> <uid>.eml», numbered where another file has it already.

    A file of that name with the same bytes is the one that an interrupted run wrote. NotDone.
    """
    for name in _names(subject, uid):
        path = workspace.inbox / name
        try:
            if _holds(path, data):
                return name
            if not path.exists() and not path.is_symlink():
                make_folder(workspace.inbox)
                put_in_place(write_aside(workspace.inbox, data), path)
                return name
        except OSError as error:
            raise NotDone(obstacle_of(error), path) from error
    raise AssertionError("names never end")


def _names(subject: str, uid: int) -> Iterator[str]:
    stem = safe_name(subject or _NO_SUBJECT, _LONGEST_SUBJECT)
    yield f"{stem} {uid}.eml"
    for number in count(2):
        yield f"{stem} {uid} ({number}).eml"


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
