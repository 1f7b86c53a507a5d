"""Outputs: each is the old one or the new one, never half; what a person changed by hand is never overwritten.

The age of another program's owner file is asked of the machine's clock, which gave the file its time;
the moment that a run is given, which tests and rebuilds choose freely, says nothing of it.
"""

import hashlib
import os
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from workbook_tools.files.disk.durable import (
    Data,
    discard,
    make_folder,
    pieces,
    put_in_place,
    rename_over,
    sync_folder,
    write_aside,
)
from workbook_tools.files.disk.not_done import NotDone, Obstacle, obstacle_of
from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.files.memory.outputs import Making
from workbook_tools.model.file_name import LONGEST_NAME, safe_name, split_extension

BY_HAND = "змінено вручну"
_OWNER_FILE_LIVES = 24 * 60 * 60
"""Seconds: an owner file older than a day was left behind by a program that crashed."""


class OutputBusy(NotDone):
    """A person has the output open in another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.OUTPUT_OPEN, path)


class WantedTwice(Exception):
    """A fault of the program: of two outputs for one path one would be lost, and nobody could say which."""


class Written(StrEnum):
    """What became of an output; UNCHANGED ones keep their time of change."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    ABSENT = "absent"


class Published(Struct, frozen=True):
    """`relative` to the workspace; `set_aside`: where a version changed by hand stands now, or None."""

    relative: str
    written: Written
    set_aside: str | None = None


class Wanted(Struct, frozen=True):
    """An output that is made only if need be: `made_from` names all that its bytes depend on.

    Of a long one `make` may give an open file, which is closed when it was read; None where it cannot be made any
    more: then whatever stands there stays.
    """

    relative: str
    made_from: str
    make: Callable[[], Data | None]


class _State(NamedTuple):
    """What tells one state of a file from another; the time of change in nanoseconds."""

    inode: int
    size: int
    changed: int


class _Found(NamedTuple):
    """What stands at an output's place: the hash of its bytes and the state in which they were read."""

    sha256: str
    state: _State


class _Staged(Struct, frozen=True):
    relative: str
    target: Path
    sha256: str
    aside: Path
    state: _State | None
    by_hand: _Found | None
    making: Making


def publish(workspace: Workspace, ledger: Ledger, relative: str, data: bytes) -> Published:
    """One output; see `publish_all`."""
    return publish_all(workspace, ledger, [(relative, data)])[0]


def publish_all(workspace: Workspace, ledger: Ledger, outputs: Iterable[tuple[str, bytes]]) -> tuple[Published, ...]:
    """Outputs by their relative path; all are written aside before the first is put in its place.

    OutputBusy if a person has one open, NotDone if the disk refuses: then nothing was replaced, or
    only whole files were. A path may occur once: `WantedTwice`.
    """
    return _publish(workspace, ledger, ((relative, data, "") for relative, data in outputs))


def renew(workspace: Workspace, ledger: Ledger, wanted: Iterable[Wanted]) -> tuple[Published, ...]:
    """Like `publish_all`, but what stands as it was made, of what it would be made again, is not even read."""
    outputs, makings = tuple(wanted), ledger.outputs.makings()
    taken: set[str] = set()
    for one in outputs:
        _take(one.relative, taken)
    due = [
        one for one in outputs if not _stands(workspace.path(one.relative), one.made_from, makings.get(one.relative))
    ]
    made = ((one, one.make()) for one in due)
    return _publish(workspace, ledger, ((one.relative, data, one.made_from) for one, data in made if data is not None))


def _take(relative: str, taken: set[str]) -> None:
    """Also on a file system that takes capital for small letters. WantedTwice."""
    place = unicodedata.normalize("NFC", relative).casefold()
    if place in taken:
        raise WantedTwice(f"two outputs for one path: {relative!r}")
    taken.add(place)


def all_stand(workspace: Workspace, ledger: Ledger, outputs: Iterable[tuple[str, str]]) -> bool:
    """Whether `renew` would leave them all alone: paths, each with what it is made from. NotDone."""
    makings = ledger.outputs.makings()
    return all(_stands(workspace.path(path), made_from, makings.get(path)) for path, made_from in outputs)


def _stands(target: Path, made_from: str, making: Making | None) -> bool:
    if making is None or making.made_from != made_from:
        return False
    try:
        state = _state_of(target)
    except OSError as error:
        raise NotDone(obstacle_of(error), target) from error
    return state is not None and (state.size, state.changed) == (making.size, making.changed)


def _publish(workspace: Workspace, ledger: Ledger, outputs: Iterable[tuple[str, Data, str]]) -> tuple[Published, ...]:
    staged: list[_Staged] = []
    same: list[tuple[str, Making]] = []
    done: dict[str, Published] = {}
    taken: set[str] = set()
    try:
        for relative, data, made_from in outputs:
            _take(relative, taken)
            done[relative] = Published(relative, Written.UNCHANGED)
            with nullcontext() if isinstance(data, bytes) else data:
                found, sha256 = _read(workspace.path(relative)), _hash(data)
                if found is not None and found.sha256 == sha256:
                    same.append((relative, Making(made_from, found.state.size, found.state.changed)))
                    _own(ledger, relative, sha256)
                else:
                    staged.append(_stage(workspace, ledger, relative, data, sha256, made_from, found))
        with ledger.together():
            for item in staged:
                ledger.remember_output(item.relative, item.sha256)
            for relative, making in (*same, *((item.relative, item.making) for item in staged)):
                if making.made_from:
                    ledger.outputs.remember(relative, making)
        for item in staged:
            done[item.relative] = _replace(workspace, item)
        _sync({item.target.parent for item in staged})
    finally:
        for item in staged:
            discard(item.aside)
    return tuple(done.values())


def _own(ledger: Ledger, relative: str, sha256: str) -> None:
    """Equal bytes are the tool's own from now on, whoever wrote them."""
    if sha256 not in ledger.output_hashes(relative):
        ledger.remember_output(relative, sha256)


def retract(workspace: Workspace, ledger: Ledger, relative: str) -> Published:
    """Removes an output that no longer applies; one that was changed by hand stands aside afterwards."""
    target = workspace.path(relative)
    found = _read(target)
    if found is None:
        return Published(relative, Written.ABSENT)
    _refuse_if_open(target)
    try:
        if found.sha256 in ledger.output_hashes(relative):
            os.unlink(target)  # noqa: PTH108 - the fault tests stand at the calls of os
            kept = None
        else:
            kept = _free_name(target)
            os.rename(target, kept)  # noqa: PTH104 - as above
        sync_folder(target.parent)
    except PermissionError as error:
        raise OutputBusy(target) from error
    except OSError as error:
        raise NotDone(obstacle_of(error), target) from error
    return Published(relative, Written.REMOVED, workspace.relative(kept) if kept else None)


def _stage(
    workspace: Workspace,
    ledger: Ledger,
    relative: str,
    data: Data,
    sha256: str,
    made_from: str,
    found: _Found | None,
) -> _Staged:
    """The new bytes beside their place."""
    target = workspace.path(relative)
    _refuse_if_open(target)
    try:
        make_folder(target.parent)
        aside = write_aside(target.parent, data)
        written = _as_state(aside.stat())
    except OSError as error:
        raise NotDone(obstacle_of(error), target) from error
    by_hand = found if found is not None and found.sha256 not in ledger.output_hashes(relative) else None
    making = Making(made_from, written.size, written.changed)
    return _Staged(relative, target, sha256, aside, found.state if found else None, by_hand, making)


def _replace(workspace: Workspace, item: _Staged) -> Published:
    try:
        if _state_of(item.target) != item.state:
            raise OutputBusy(item.target)
        kept = _set_aside(item.target, item.by_hand) if item.by_hand else None
        rename_over(item.aside, item.target)
    except PermissionError as error:
        raise OutputBusy(item.target) from error
    except OSError as error:
        raise NotDone(obstacle_of(error), item.target) from error
    written = Written.NEW if item.state is None else Written.REPLACED
    return Published(item.relative, written, workspace.relative(kept) if kept else None)


def _sync(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            sync_folder(folder)
        except OSError as error:
            raise NotDone(obstacle_of(error), folder) from error


def _set_aside(target: Path, found: _Found) -> Path:
    """A durable copy beside the output, so that the output itself is never absent; one made before is used again.

    OutputBusy if somebody writes into it at this moment.
    """
    name = next(n for n in _aside_names(target) if not os.path.lexists(n) or _holds(n, found.sha256))
    if not os.path.lexists(name):
        with target.open("rb") as file:
            aside = write_aside(target.parent, file)
        if not _holds(aside, found.sha256):
            discard(aside)
            raise OutputBusy(target)
        os.utime(aside, ns=(found.state.changed, found.state.changed))
        put_in_place(aside, name)
    return name


def _free_name(target: Path) -> Path:
    return next(name for name in _aside_names(target) if not os.path.lexists(name))


def _aside_names(target: Path) -> Iterator[Path]:
    """«зведена (змінено вручну 1).xlsx», «… 2» and so on."""
    stem, extension = split_extension(target.name)
    number = 1
    while True:
        mark = f" ({BY_HAND} {number}){extension}"
        yield target.with_name(safe_name(stem, LONGEST_NAME - len(mark.encode())) + mark)
        number += 1


def _refuse_if_open(target: Path) -> None:
    """Excel and LibreOffice keep an owner file beside what they have open; NotDone's OutputBusy if it is fresh."""
    for owner in (target.with_name(f"~${target.name}"), target.with_name(f".~lock.{target.name}#")):
        try:
            age = time.time() - owner.lstat().st_mtime
        except OSError:
            continue
        if age < _OWNER_FILE_LIVES:
            raise OutputBusy(target)


def _read(target: Path) -> _Found | None:
    try:
        with target.open("rb") as file:
            return _Found(_hash(file), _as_state(os.fstat(file.fileno())))
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise OutputBusy(target) from error
    except OSError as error:
        raise NotDone(obstacle_of(error), target) from error


def _state_of(target: Path) -> _State | None:
    try:
        return _as_state(target.stat())
    except FileNotFoundError:
        return None


def _as_state(found: os.stat_result) -> _State:
    return _State(found.st_ino, found.st_size, found.st_mtime_ns)


def _holds(path: Path, sha256: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _hash(file) == sha256


def _hash(data: Data) -> str:
    known = hashlib.sha256()
    for piece in pieces(data):
        known.update(piece)
    return known.hexdigest()
