"""Outputs: whole or not at all, untouched where nothing is new, never over a person's own work."""

import errno
import os
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from workbook_tools.files.disk import publish as publishing
from workbook_tools.files.disk.durable import Data, write_aside
from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.disk.publish import (
    OutputBusy,
    Published,
    Wanted,
    WantedTwice,
    Written,
    publish,
    publish_all,
    renew,
    retract,
)
from workbook_tools.files.disk.workspace import Workspace, create
from workbook_tools.files.memory.ledger import Ledger, open_ledger

NAME = "outbox/2020-Q3/зведена.xlsx"
ASIDE = "outbox/2020-Q3/зведена (змінено вручну 1).xlsx"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path)


@pytest.fixture
def ledger(workspace: Workspace) -> Iterator[Ledger]:
    with open_ledger(workspace.ledger) as opened:
        yield opened


def files(workspace: Workspace) -> dict[str, bytes]:
    return {workspace.relative(p): p.read_bytes() for p in workspace.outbox.rglob("*") if p.is_file()}


def test_a_new_output_appears_and_the_same_bytes_leave_it_untouched(workspace: Workspace, ledger: Ledger) -> None:
    assert publish(workspace, ledger, NAME, b"one") == Published(NAME, Written.NEW)
    os.utime(workspace.path(NAME), ns=(5, 5))
    before = workspace.path(NAME).stat()
    assert publish(workspace, ledger, NAME, b"one") == Published(NAME, Written.UNCHANGED)
    after = workspace.path(NAME).stat()
    assert (after.st_mtime_ns, after.st_ino) == (5, before.st_ino)
    assert files(workspace) == {NAME: b"one"}


def test_the_tools_own_output_is_replaced(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, NAME, b"one")
    assert publish(workspace, ledger, NAME, b"two") == Published(NAME, Written.REPLACED)
    assert files(workspace) == {NAME: b"two"}
    publish(workspace, ledger, NAME, b"one")
    assert publish(workspace, ledger, NAME, b"two") == Published(NAME, Written.REPLACED)


def test_what_a_person_changed_is_set_aside_under_the_next_free_number(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, NAME, b"one")
    workspace.path(NAME).write_bytes(b"by hand")
    os.utime(workspace.path(NAME), ns=(7, 7))
    assert publish(workspace, ledger, NAME, b"two") == Published(NAME, Written.REPLACED, ASIDE)
    assert workspace.path(ASIDE).stat().st_mtime_ns == 7
    workspace.path(NAME).write_bytes(b"by hand again")
    second = ASIDE.replace("1).", "2).")
    assert publish(workspace, ledger, NAME, b"three").set_aside == second
    assert files(workspace) == {NAME: b"three", ASIDE: b"by hand", second: b"by hand again"}


def test_what_is_written_into_while_it_is_set_aside_stays(
    workspace: Workspace, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of half of it would be neither version."""
    publish(workspace, ledger, NAME, b"one")
    target = workspace.path(NAME)
    target.write_bytes(b"by hand")

    def disturbed(folder: Path, data: Data) -> Path:
        if not isinstance(data, bytes):
            target.write_bytes(b"by hand, and on")
        return write_aside(folder, data)

    monkeypatch.setattr(publishing, "write_aside", disturbed)
    with pytest.raises(OutputBusy):
        publish(workspace, ledger, NAME, b"two")
    assert files(workspace) == {NAME: b"by hand, and on"}


def test_a_long_output_may_come_as_an_open_file(workspace: Workspace, ledger: Ledger) -> None:
    """Longer than what is held of it at a time; where it stands already, it is not written."""
    long, longer = b"long" * 100_000, b"longer" * 100_000

    def renewed(data: bytes, made_from: str) -> Written:
        given = BytesIO(data)
        given.seek(7)
        written = renew(workspace, ledger, [Wanted(NAME, made_from, lambda: given)])[0].written
        assert given.closed
        return written

    assert renewed(long, "this") is Written.NEW
    os.utime(workspace.path(NAME), ns=(5, 5))
    assert renewed(long, "that") is Written.UNCHANGED
    assert workspace.path(NAME).stat().st_mtime_ns == 5
    assert renewed(longer, "more") is Written.REPLACED
    assert files(workspace) == {NAME: longer}


def test_a_file_that_stood_there_before_the_tool_is_a_persons(workspace: Workspace, ledger: Ledger) -> None:
    workspace.path(NAME).parent.mkdir(parents=True)
    workspace.path(NAME).write_bytes(b"theirs")
    assert publish(workspace, ledger, NAME, b"ours").set_aside == ASIDE


def test_equal_bytes_without_memory_are_the_tools_own_from_then_on(workspace: Workspace, ledger: Ledger) -> None:
    workspace.path(NAME).parent.mkdir(parents=True)
    workspace.path(NAME).write_bytes(b"same")
    assert publish(workspace, ledger, NAME, b"same").written is Written.UNCHANGED
    assert publish(workspace, ledger, NAME, b"next").set_aside is None


def test_another_outputs_bytes_are_not_this_ones(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, "outbox/a.xlsx", b"a")
    workspace.path("outbox/b.xlsx").write_bytes(b"a")
    assert publish(workspace, ledger, "outbox/b.xlsx", b"b").set_aside == "outbox/b (змінено вручну 1).xlsx"


@pytest.mark.parametrize("other", [NAME, NAME.upper(), NAME.replace("й", "и\u0306"), "outbox/2020-Q3/Зведена.xlsx"])
def test_a_path_that_is_wanted_twice_is_a_fault_and_nothing_is_written(
    workspace: Workspace, ledger: Ledger, other: str
) -> None:
    """No person has it open: it must not be told as if one had, nor may one of the two be lost in silence."""
    publish(workspace, ledger, NAME, b"old")
    with pytest.raises(WantedTwice):
        renew(workspace, ledger, [Wanted(NAME, "this", lambda: b"old"), Wanted(other, "that", lambda: b"new")])
    with pytest.raises(WantedTwice):
        publish_all(workspace, ledger, [(NAME, b"new"), (other, b"old")])
    assert files(workspace) == {NAME: b"old"}


def test_what_cannot_be_made_any_more_leaves_what_stands_and_stops_nothing(
    workspace: Workspace, ledger: Ledger
) -> None:
    other = "outbox/a.xlsx"
    publish(workspace, ledger, NAME, b"old")
    wanted = [Wanted(NAME, "new", lambda: None), Wanted("outbox/b.xlsx", "b", lambda: None), Wanted(other, "a", bytes)]
    assert renew(workspace, ledger, wanted) == (Published(other, Written.NEW),)
    assert files(workspace) == {NAME: b"old", other: b""}


@pytest.mark.parametrize("owner", ["~$зведена.xlsx", ".~lock.зведена.xlsx#"])
def test_an_output_that_is_open_stays_and_so_do_all_the_others(
    workspace: Workspace, ledger: Ledger, owner: str
) -> None:
    publish(workspace, ledger, NAME, b"old")
    publish(workspace, ledger, "outbox/a.xlsx", b"old")
    lock = workspace.path(NAME).with_name(owner)
    lock.write_text("Олена")
    with pytest.raises(OutputBusy) as caught:
        publish_all(workspace, ledger, [("outbox/a.xlsx", b"new"), (NAME, b"new")])
    assert (caught.value.path, caught.value.obstacle) == (workspace.path(NAME), Obstacle.OUTPUT_OPEN)
    lock.unlink()
    assert files(workspace) == {NAME: b"old", "outbox/a.xlsx": b"old"}


def test_nothing_new_is_published_beside_an_open_program(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, NAME, b"old")
    workspace.path(NAME).with_name("~$зведена.xlsx").write_text("Олена")
    assert publish(workspace, ledger, NAME, b"old").written is Written.UNCHANGED


def test_an_owner_file_left_by_a_crash_does_not_block_for_ever(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, NAME, b"old")
    lock = workspace.path(NAME).with_name("~$зведена.xlsx")
    lock.write_text("Олена")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(lock, (two_days_ago, two_days_ago))
    assert publish(workspace, ledger, NAME, b"new").written is Written.REPLACED


def test_a_refused_replacement_is_an_open_file(
    workspace: Workspace, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(workspace, ledger, NAME, b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "sharing violation")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputBusy):
        publish(workspace, ledger, NAME, b"new")
    assert files(workspace) == {NAME: b"old"}


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "obstacle"),
    [(errno.ENOSPC, Obstacle.DISK_FULL), (errno.EIO, Obstacle.DISK_FAILED), (errno.EROFS, Obstacle.NOT_ALLOWED)],
)
def test_a_disk_that_refuses_leaves_the_old_output_and_no_rubbish(
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    obstacle: Obstacle,
) -> None:
    publish(workspace, ledger, NAME, b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, "injected")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuse)
        with pytest.raises(NotDone) as caught:
            publish(workspace, ledger, NAME, b"new")
    assert (caught.value.path, caught.value.obstacle) == (workspace.path(NAME), obstacle)
    assert files(workspace) == {NAME: b"old"}
    assert publish(workspace, ledger, NAME, b"new") == Published(NAME, Written.REPLACED)


def test_a_version_saved_while_the_run_was_writing_is_not_lost(
    workspace: Workspace, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(workspace, ledger, NAME, b"old")
    remember = ledger.remember_output

    def saved_meanwhile(path: str, sha256: str) -> None:
        workspace.path(NAME).write_bytes(b"saved just now")
        remember(path, sha256)

    monkeypatch.setattr(ledger, "remember_output", saved_meanwhile)
    with pytest.raises(OutputBusy):
        publish(workspace, ledger, NAME, b"new")
    assert files(workspace) == {NAME: b"saved just now"}


def test_the_hash_is_on_the_ledger_before_the_file_is_replaced(
    workspace: Workspace, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(workspace, ledger, NAME, b"old")
    known: list[int] = []
    replace = os.replace

    def watched(source: Path, target: Path) -> None:
        known.append(len(ledger.output_hashes(NAME)))
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    publish(workspace, ledger, NAME, b"new")
    assert known == [2]


def test_retracting_removes_what_the_tool_wrote(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, NAME, b"one")
    assert retract(workspace, ledger, NAME) == Published(NAME, Written.REMOVED)
    assert retract(workspace, ledger, NAME) == Published(NAME, Written.ABSENT)
    assert files(workspace) == {}


def test_retracting_keeps_what_a_person_changed(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, NAME, b"one")
    workspace.path(NAME).write_bytes(b"by hand")
    assert retract(workspace, ledger, NAME) == Published(NAME, Written.REMOVED, ASIDE)
    assert files(workspace) == {ASIDE: b"by hand"}


def test_retracting_an_open_file_is_refused(workspace: Workspace, ledger: Ledger) -> None:
    publish(workspace, ledger, NAME, b"one")
    workspace.path(NAME).with_name("~$зведена.xlsx").write_text("Олена")
    with pytest.raises(OutputBusy):
        retract(workspace, ledger, NAME)
    assert workspace.path(NAME).read_bytes() == b"one"


def test_a_name_at_the_file_systems_limit_can_be_set_aside(workspace: Workspace, ledger: Ledger) -> None:
    name = f"outbox/{'є' * 125}.xlsx"
    publish(workspace, ledger, name, b"one")
    workspace.path(name).write_bytes(b"by hand")
    kept = publish(workspace, ledger, name, b"two").set_aside
    assert kept is not None
    assert kept.endswith(" (змінено вручну 1).xlsx")
    assert workspace.path(kept).read_bytes() == b"by hand"


@pytest.mark.parametrize("outside", ["../x.xlsx", "/etc/x", "outbox/../../x", "outbox\\..\\x", "", "C:/x", "outbox//x"])
def test_nothing_is_published_outside_the_workspace(workspace: Workspace, ledger: Ledger, outside: str) -> None:
    with pytest.raises(ValueError, match="not inside"):
        publish(workspace, ledger, outside, b"x")
