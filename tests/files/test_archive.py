"""Originals: byte for byte, once, under names that every file system takes."""

import errno
import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.disk.workspace import Workspace, create
from workbook_tools.files.memory.archive import (
    Unsettled,
    abandon,
    load,
    put_back_soon,
    settle,
    stands,
    store,
    store_soon,
)

DAY = date(2020, 9, 17)
DATA = b"bytes of a report"
HASH = sha256(DATA).hexdigest()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path)


def filed(workspace: Workspace) -> list[str]:
    return sorted(workspace.relative(p) for p in workspace.archive.rglob("*") if p.is_file())


def test_an_original_is_filed_by_month_and_hash(workspace: Workspace) -> None:
    relative = store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    assert relative == f"archive/2020-09/{HASH[:12]}-звіт.xlsx"
    assert load(workspace, relative) == DATA
    assert filed(workspace) == [relative]


def test_the_same_file_is_filed_once_and_left_alone(workspace: Workspace) -> None:
    relative = store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    os.utime(workspace.path(relative), ns=(5, 5))
    assert store(workspace, DATA, HASH, "звіт.xlsx", DAY) == relative
    assert workspace.path(relative).stat().st_mtime_ns == 5
    assert filed(workspace) == [relative]


def test_composed_and_decomposed_names_are_filed_under_one(workspace: Workspace) -> None:
    composed = store(workspace, DATA, HASH, "Київ.xlsx", DAY)
    assert store(workspace, DATA, HASH, "Киі\u0308в.xlsx", DAY) == composed


def test_other_bytes_at_the_same_place_are_never_touched(workspace: Workspace) -> None:
    first = store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    workspace.path(first).write_bytes(b"damaged")
    second = store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    assert second == f"archive/2020-09/{HASH[:12]}-звіт-2.xlsx"
    assert load(workspace, first) == b"damaged"
    assert load(workspace, second) == DATA
    assert store(workspace, DATA, HASH, "звіт.xlsx", DAY) == second


def test_a_symlink_in_the_archive_is_not_written_through(workspace: Workspace, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(DATA)
    place = workspace.archive / "2020-09" / f"{HASH[:12]}-звіт.xlsx"
    place.parent.mkdir()
    place.symlink_to(victim)
    assert store(workspace, DATA, HASH, "звіт.xlsx", DAY).endswith("звіт-2.xlsx")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/x.xlsx",
        "..\\..\\x.xlsx",
        "a/b\\c.xlsx",
        "",
        "..",
        "CON.xlsx",
        "x\x00\n\u202e.xlsx",
        "є" * 300 + ".xlsx",
    ],
)
def test_no_name_leads_out_of_the_months_folder(workspace: Workspace, name: str) -> None:
    relative = store(workspace, DATA, HASH, name, DAY)
    path = workspace.path(relative)
    assert path.resolve().parent == (workspace.archive / "2020-09").resolve()
    assert len(path.name.encode()) <= 255
    assert load(workspace, relative) == DATA


def test_a_long_name_keeps_its_extension_and_room_for_a_number(workspace: Workspace) -> None:
    first = store(workspace, DATA, HASH, "є" * 300 + ".xlsx", DAY)
    workspace.path(first).write_bytes(b"other")
    second = store(workspace, DATA, HASH, "є" * 300 + ".xlsx", DAY)
    assert first.endswith("є.xlsx")
    assert second.endswith("є-2.xlsx")


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_disk_that_refuses_files_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "injected")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuse)
        with pytest.raises(NotDone) as caught:
            store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    assert caught.value.obstacle is Obstacle.DISK_FULL
    assert filed(workspace) == []


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is flushed to the disk and renamed, in order; skips where a descriptor cannot be told."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("this system does not say what a descriptor is")
    order: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        place = Path(f"/proc/self/fd/{descriptor}").resolve()
        order.append(f"fsync folder {place.name}" if place.is_dir() else "fsync file")
        fsync(descriptor)

    def replaced(source: Path, target: Path) -> None:
        order.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    return order


def test_bytes_are_on_the_disk_before_they_get_their_name_and_the_folder_after(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = watched(monkeypatch)
    store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    a_new_month = ["fsync folder archive"]
    assert order == [*a_new_month, "fsync file", "rename", "fsync folder 2020-09"]


def test_an_original_that_a_killed_run_filed_is_made_durable_before_it_is_used_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    order = watched(monkeypatch)
    store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    assert order[-1:] == ["fsync folder 2020-09"]


def several(workspace: Workspace, count: int, unsettled: Unsettled) -> dict[str, bytes]:
    """Originals that are yet to be settled, by their places."""
    written = [b"report %d" % number for number in range(count)]
    return {
        store_soon(workspace, data, sha256(data).hexdigest(), "звіт.xlsx", DAY, unsettled): data for data in written
    }


@pytest.mark.parametrize("count", [1, 3, 20])
def test_originals_that_are_settled_together_get_their_names_when_all_bytes_are_on_the_disk(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    unsettled = Unsettled()
    given = several(workspace, count, unsettled)
    assert len(given) == count
    assert set(filed(workspace)).isdisjoint(given)
    order = watched(monkeypatch)
    settle(unsettled)
    assert order == ["fsync file"] * count + ["rename"] * count + ["fsync folder 2020-09"]
    assert filed(workspace) == sorted(given)
    assert {place: load(workspace, place) for place in given} == given


def test_what_is_yet_to_be_settled_has_its_place(workspace: Workspace) -> None:
    """The same file again takes none, another of the same name the next one."""
    unsettled = Unsettled()
    about = HASH, "звіт.xlsx", DAY, unsettled
    places = [store_soon(workspace, data, *about) for data in (DATA, b"others", DATA, b"others")]
    settle(unsettled)
    stem = f"archive/2020-09/{HASH[:12]}-звіт"
    assert places == [f"{stem}.xlsx", f"{stem}-2.xlsx"] * 2
    assert [load(workspace, place) for place in places] == [DATA, b"others"] * 2
    assert len(filed(workspace)) == 2
    assert store_soon(workspace, DATA, *about) == places[0]
    settle(unsettled)
    assert len(filed(workspace)) == 2


@pytest.mark.parametrize("call", ["fsync", "close", "replace"])
def test_a_disk_that_refuses_at_last_leaves_no_half(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    unsettled = Unsettled()
    given = several(workspace, 10, unsettled)
    real, calls = getattr(os, call), iter(range(100))

    def refuse(*arguments: object) -> object:
        if next(calls) == 5:
            raise OSError(errno.EIO, "injected")
        return real(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuse)
        with pytest.raises(NotDone):
            settle(unsettled)
    assert {place: load(workspace, place) for place in filed(workspace)}.items() <= given.items()
    assert unsettled == Unsettled()
    again = Unsettled()
    assert several(workspace, 10, again) == given
    settle(again)
    assert filed(workspace) == sorted(given)


def test_what_is_abandoned_is_not_filed(workspace: Workspace) -> None:
    unsettled = Unsettled()
    several(workspace, 3, unsettled)
    abandon(unsettled)
    assert filed(workspace) == []
    settle(unsettled)
    assert filed(workspace) == []


def test_a_disk_that_refuses_to_flush_and_then_to_close_is_told_all_the_same(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file server may say only at the end that the quota is used up, and of every file."""
    unsettled = Unsettled()
    several(workspace, 3, unsettled)
    close = os.close

    def refuse(_: int) -> None:
        raise OSError(errno.EDQUOT, "injected")

    def refuse_closed(descriptor: int) -> None:
        close(descriptor)
        raise OSError(errno.EDQUOT, "injected")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        patched.setattr(os, "close", refuse_closed)
        with pytest.raises(NotDone) as caught:
            settle(unsettled)
    assert caught.value.obstacle is Obstacle.DISK_FULL
    assert filed(workspace) == []


def test_an_original_that_is_gone_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotDone):
        load(workspace, "archive/2020-09/000000000000-немає.xlsx")


def test_what_is_yet_to_be_settled_stands_and_what_was_abandoned_does_not(workspace: Workspace) -> None:
    unsettled = Unsettled()
    place = store_soon(workspace, DATA, HASH, "звіт.xlsx", DAY, unsettled)
    assert stands(workspace, place, HASH, unsettled)
    abandon(unsettled)
    assert not stands(workspace, place, HASH, unsettled)


def test_what_is_gone_is_put_back_into_its_very_place_durably(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    workspace.path(place).unlink()
    unsettled = Unsettled()
    assert not stands(workspace, place, HASH, unsettled)
    assert put_back_soon(workspace, place, DATA, unsettled)
    order = watched(monkeypatch)
    settle(unsettled)
    assert order == ["fsync file", "rename", "fsync folder 2020-09"]
    assert stands(workspace, place, HASH, unsettled)
    assert load(workspace, place) == DATA


def test_nothing_is_put_back_upon_other_bytes(workspace: Workspace) -> None:
    place = store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    workspace.path(place).write_bytes(DATA.upper())
    unsettled = Unsettled()
    assert not stands(workspace, place, HASH, unsettled)
    assert not put_back_soon(workspace, place, DATA, unsettled)
    settle(unsettled)
    assert load(workspace, place) == DATA.upper()


def test_a_disk_that_refuses_puts_nothing_back(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    place = store(workspace, DATA, HASH, "звіт.xlsx", DAY)
    workspace.path(place).unlink()

    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "injected")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", refuse)
        with pytest.raises(NotDone) as caught:
            put_back_soon(workspace, place, DATA, Unsettled())
    assert caught.value.obstacle is Obstacle.DISK_FULL
    assert workspace.archive in caught.value.path.parents, "of the archive: the files of the run stay"
    assert filed(workspace) == []
