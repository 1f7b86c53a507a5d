"""Killed or refused at any step of an issue, the next one ends as an undisturbed one."""

import errno
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from killing import fork_warnings, killed_at, needs_fork, refusing, steps_of
from plans import Q3
from quarters import Desk, files_below

from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.model.edition import Edition

Filled = Callable[[str], bytes]
FIRST, SECOND = "2020-09-25 10:00", "2020-09-25 15:00"
STRIDE = 5
"""Every fifth step is enough each time the tests run; set to 1 after a change to the order of the steps."""
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES)
pytestmark = fork_warnings


@pytest.fixture
def before(desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """The second edition is to be issued, and the first one's page is gone. No two pages are printed alike."""
    pages = tmp_path / "pages printed"
    pages.touch()

    def printing(workbook: bytes) -> bytes:
        with pages.open("a") as log:
            log.write("x")
        return b"%PDF-1.6 " + str(pages.stat().st_size).encode()

    monkeypatch.setattr("workbook_tools.workflows.issue_edition.print_first_sheet", printing)
    desk.put("ГУНП.xlsx", filled("police"))
    desk.done("ingest", now="2020-09-16 10:00")
    desk.done("issue", "2020-Q3", now="2020-09-18 10:00")
    desk.put("ГУНП уточнення.xlsx", filled("police again"))
    desk.run("ingest", now="2020-09-25 09:00")
    desk.done("decide", "accept", "2", "--reason", "узгоджено", now="2020-09-25 09:00")
    (desk.root / "outbox/2020-Q3/видання 1/Огляд 2020-Q3, видання 1.pdf").unlink()
    return desk


def issue(desk: Desk, now: str) -> int:
    return desk.run("issue", "2020-Q3", now=now).status


def editions(desk: Desk) -> tuple[Edition, ...]:
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        return ledger.editions.of(Q3)


def assert_whole(desk: Desk, undisturbed: Desk, killed: str) -> None:
    """The same files, but for the second page, which is one and the same in the archive and in the outbox."""
    found, wanted = (
        {
            name: data
            for folder in ("inbox", "outbox", "archive")
            for name, data in files_below(one.root, folder).items()
            if not name.startswith(("archive/ledger", "archive/.lock"))
        }
        for one in (desk, undisturbed)
    )
    assert set(found) == set(wanted), killed
    assert [name for name in wanted if found[name] != wanted[name] and not name.endswith(".pdf")] == [], killed
    told = editions(desk)
    assert [(e.number, e.files[:2], e.changes) for e in told] == [
        (e.number, e.files[:2], e.changes) for e in editions(undisturbed)
    ], killed
    for edition in told:
        for file in edition.files:
            kept = (desk.root / file.archived).read_bytes()
            assert kept == found[f"outbox/2020-Q3/видання {edition.number}/{file.name}"], killed


@needs_fork
def test_a_kill_at_any_step_of_an_issue_ends_as_an_undisturbed_one(
    before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undisturbed = before.copy(tmp_path / "undisturbed")
    assert issue(undisturbed, FIRST) == 0
    assert [edition.number for edition in editions(undisturbed)] == [1, 2]
    total = steps_of(partial(issue, before.copy(tmp_path / "counted"), FIRST), monkeypatch)
    assert total > 60, "the run has more steps than that: is it watched at all?"
    for number in range(1, total + 1, STRIDE):
        desk = before.copy(tmp_path / str(number))
        assert killed_at(number, partial(issue, desk, FIRST)), number
        assert issue(desk, SECOND) == 0
        assert_whole(desk, undisturbed, f"killed at step {number} of {total}")
        shutil.rmtree(desk.root)


def test_a_refusal_at_any_call_is_3_and_a_second_run_mends_it(
    before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undisturbed = before.copy(tmp_path / "undisturbed")
    issue(undisturbed, FIRST)
    counted = before.copy(tmp_path / "counted")
    with refusing(0, 0, counted.root / "inbox", monkeypatch) as calls:
        issue(counted, FIRST)
    assert len(calls) > 20, "the run has more calls than that: is it watched at all?"
    for number, name in list(enumerate(calls, 1))[::STRIDE]:
        desk = before.copy(tmp_path / str(number))
        with refusing(number, FAULTS[number % len(FAULTS)], desk.root / "inbox", monkeypatch):
            ran = desk.run("issue", "2020-Q3", now=FIRST)
        assert ran.status == 3 or name.startswith(("mkdir", "unlink")) or name.endswith("/.lock"), f"{name}: {ran}"
        assert "внутрішня" not in ran.err, f"{name}: {ran.err}"
        assert issue(desk, SECOND) == 0
        assert_whole(desk, undisturbed, f"{name} refused at call {number}")
        shutil.rmtree(desk.root)
