"""Killed or refused at any step of a whole merge, the next merge ends as an undisturbed one.

The runs read real workbooks, write marked copies, a quarantine note and the consolidated workbook. A
killed process is a forked child that leaves without tidying up.
"""

import errno
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from archives import zipped_files
from killing import fork_warnings, killed_at, needs_fork, refusing, steps_of
from msgspec.structs import replace
from quarters import Desk, Ran, files_below

Filled = Callable[[str], bytes]
FIRST, SECOND = "2020-09-16 10:00", "2020-09-16 15:00"
STRIDE = 7
"""Every seventh step is enough each time the tests run; set to 1 after a change to the order of the steps."""
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES)
pytestmark = fork_warnings


@pytest.fixture
def before(desk: Desk, filled: Filled) -> Desk:
    """A returned report, a consolidated workbook that a person changed, and an archive among three files."""
    shutil.rmtree(desk.root / "outbox/2020-Q3/templates")
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.run("merge", "2020-Q3", now="2020-09-15 10:00")
    (name,) = [name for name in desk.outputs() if "Зведена" in name]
    (desk.root / name).write_bytes(b"changed by a person")
    desk.put("ГУНП виправлено.xlsx", filled("police"))
    desk.put("пошта.zip", zipped_files(молодь__xlsx=filled("youth"), лікарня__xlsx=filled("hospital"), лист__txt=b"-"))
    desk.put("сміття.xlsx", b"garbage")
    return desk


State = tuple[dict[str, bytes], list[tuple[Any, ...]]]


def state(desk: Desk) -> State:
    """Every file but the database, and the ledger but for the moments of recording."""
    files = {
        name: data
        for folder in ("inbox", "outbox", "archive")
        for name, data in files_below(desk.root, folder).items()
        if not name.startswith(("archive/ledger", "archive/.lock"))
    }
    return files, [(replace(f.receipt, recorded_at=f.receipt.received_at), f.judgement) for f in desk.history().filed]


def undisturbed_ends(before: Desk, folder: Path) -> tuple[State, State]:
    """As of a merge at either time: what was not yet seen when the first one was killed comes with the second."""
    ends = []
    for now in (FIRST, SECOND):
        desk = before.copy(folder / f"ended {now[-5:-3]}")
        assert merge(desk, now) == 1
        ends.append(state(desk))
    first, second = ends
    assert not [name for name in first[0] if name.startswith("inbox/")]
    assert first != second
    return first, second


def merge(desk: Desk, now: str) -> int:
    return desk.run("merge", "2020-Q3", now=now).status


@needs_fork
def test_a_kill_at_any_step_of_a_merge_ends_as_an_undisturbed_one(
    before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = steps_of(partial(merge, before.copy(tmp_path / "counted"), FIRST), monkeypatch)
    assert total > 100, "the run has more steps than that: is it watched at all?"
    ends = undisturbed_ends(before, tmp_path)
    reached = set()
    for number in range(1, total + 1, STRIDE):
        desk = before.copy(tmp_path / str(number))
        assert killed_at(number, partial(merge, desk, FIRST), ends_with=1), number
        merge(desk, SECOND)
        assert state(desk) in ends, f"killed at step {number} of {total}"
        reached.add(ends.index(state(desk)))
        shutil.rmtree(desk.root)
    assert reached == {0, 1}, "a file counts from when it was first seen, by a run that was killed too"


def test_a_refusal_at_any_call_is_3_and_a_second_run_mends_it(
    before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = undisturbed_ends(before, tmp_path)
    counted = before.copy(tmp_path / "counted")
    with refusing(0, 0, counted.root / "inbox", monkeypatch) as calls:
        merge(counted, FIRST)
    assert len(calls) > 30, "the run has more calls than that: is it watched at all?"
    for number, name in list(enumerate(calls, 1))[::STRIDE]:
        desk = before.copy(tmp_path / str(number))
        with refusing(number, FAULTS[number % len(FAULTS)], desk.root / "inbox", monkeypatch):
            ran = desk.run("merge", "2020-Q3", now=FIRST)
        assert_told(ran, name)
        merge(desk, SECOND)
        assert state(desk) in ends, f"{name} refused at call {number}"
        shutil.rmtree(desk.root)


def assert_told(ran: Ran, name: str) -> None:
    """A sentence, and nothing else but what was taken in before.

    A file that stays, a folder that exists, a lock tried twice are no harm.
    """
    if ran.status == 1 and (name.startswith(("unlink", "mkdir")) or name.endswith("/.lock")):
        return
    assert ran.status == 3, f"{name}: {ran}"
    assert ran.out == "" or ran.out.startswith("Опрацьовано 5 файлів:"), f"{name}: {ran}"
    assert "Traceback" not in ran.err
    assert "внутрішня" not in ran.err, f"{name}: {ran.err}"
    assert len(ran.err.strip()) > 20
