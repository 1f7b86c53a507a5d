"""Killed or refused at any step of the way from the inbox to an output, a second run ends as one that nobody disturbed.

The run here is the order of promises alone (sight, archive, ledger, removal, output) without reading workbooks.
"""

import errno
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from killing import fork_warnings, killed_at, needs_fork, refusing
from ledgers import judgement, submission
from msgspec.structs import replace

from workbook_tools.files.disk.inbox import read_entry, remove_source, scan
from workbook_tools.files.disk.lock import hold
from workbook_tools.files.disk.not_done import NotDone
from workbook_tools.files.disk.publish import publish, retract
from workbook_tools.files.disk.workspace import Workspace, create, prepare
from workbook_tools.files.memory.archive import store
from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.receipt import Arrival, Filed, Outcome

FIRST = datetime(2020, 9, 16, 9, 30, tzinfo=UTC)
SECOND = FIRST + timedelta(days=40)
OUTPUT, STALE = "outbox/2020-Q3/зведена.xlsx", "outbox/2020-Q3/returned/УСЗ.xlsx"
pytestmark = fork_warnings


def run(workspace: Workspace, now: datetime) -> None:
    """What a merge does with the disk: two revisions of one report come in, one output is made, one goes."""
    with hold(workspace), open_ledger(workspace.ledger) as ledger:
        prepare(workspace)
        for entry in scan(workspace):
            data = read_entry(entry, 1_000)
            digest = sha256(data).hexdigest()
            received_at = ledger.sight(digest, entry.name, now, entry.source)
            known = ledger.left_behind(digest, entry.source)
            if known is None:
                again = digest in {filed.receipt.sha256 for filed in ledger.history().filed}
                archived = store(workspace, data, digest, entry.name, kyiv_day(received_at))
                came = Arrival(digest, entry.name, None, archived, len(data), received_at, source=entry.source)
                ledger.post(came, judgement(Outcome.HELD if again else Outcome.ACCEPTED), submission(), now)
            remove_source(entry)
        names = [filed.receipt.path for filed in ledger.history().filed]
        publish(workspace, ledger, OUTPUT, "\n".join(names).encode())
        retract(workspace, ledger, STALE)


def finished(workspace: Workspace) -> int:
    run(workspace, FIRST)
    return 0


def workspace_before(folder: Path) -> Workspace:
    """Two files in the inbox, an output that a person changed, a marked copy that no longer applies."""
    workspace = create(folder)
    with open_ledger(workspace.ledger) as ledger:
        publish(workspace, ledger, OUTPUT, b"old")
        publish(workspace, ledger, STALE, b"marked copy")
    workspace.path(OUTPUT).write_bytes(b"changed by hand")
    for name, data in (("перший.xlsx", b"first revision"), ("другий.xlsx", b"second revision")):
        (workspace.inbox / name).write_bytes(data)
    return workspace


def state(workspace: Workspace) -> tuple[dict[str, bytes], list[Filed]]:
    """Every file but the database, and the ledger but for the moments of recording."""
    files = {
        workspace.relative(path): path.read_bytes()
        for folder in (workspace.inbox, workspace.outbox, workspace.archive)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith((".lock", "ledger.sqlite3"))
    }
    with open_ledger(workspace.ledger) as ledger:
        filed = ledger.history().filed
        assert [ledger.submission(f.receipt.number) for f in filed] == [submission()] * len(filed)
    return files, [replace(f, receipt=replace(f.receipt, recorded_at=FIRST)) for f in filed]


@pytest.fixture
def undisturbed(tmp_path: Path) -> tuple[dict[str, bytes], list[Filed]]:
    workspace = workspace_before(tmp_path / "undisturbed")
    run(workspace, FIRST)
    return state(workspace)


@needs_fork
def test_a_kill_at_any_step_loses_nothing_and_doubles_nothing(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], list[Filed]]
) -> None:
    files, filed = undisturbed
    assert sorted(f for f in files if not f.startswith("archive")) == [
        "outbox/2020-Q3/зведена (змінено вручну 1).xlsx",
        "outbox/2020-Q3/зведена.xlsx",
    ]
    assert [f.judgement.outcome for f in filed] == [Outcome.ACCEPTED, Outcome.ACCEPTED]
    number = 1
    while True:
        workspace = workspace_before(tmp_path / str(number))
        if not killed_at(number, partial(finished, workspace)):
            break
        run(workspace, SECOND)
        assert normalised(*state(workspace)) == normalised(files, filed), f"killed at step {number}"
        shutil.rmtree(workspace.root)
        number += 1
    assert number > 60, "the run has more steps than that: is it watched at all?"


def normalised(files: dict[str, bytes], filed: list[Filed]) -> tuple[Any, ...]:
    """A file first seen by the second run was received then: its month's folder and its moment follow."""
    return (
        sorted((name.rpartition("/")[2], data) for name, data in files.items()),
        [
            (f.receipt.number, f.receipt.path, f.receipt.sha256, f.judgement.outcome, f.judgement.revision)
            for f in filed
        ],
    )


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_refusal_at_any_step_is_told_and_a_second_run_mends_it(
    tmp_path: Path,
    undisturbed: tuple[dict[str, bytes], list[Filed]],
    monkeypatch: pytest.MonkeyPatch,
    fault: int,
) -> None:
    number, refused = 1, True
    while refused:
        workspace = workspace_before(tmp_path / f"{fault}-{number}")
        refused = refused_at(number, fault, workspace, monkeypatch)
        run(workspace, SECOND)
        assert normalised(*state(workspace)) == normalised(*undisturbed), f"refused at call {number}"
        shutil.rmtree(workspace.root)
        number += 1
    assert number > 20


def refused_at(number: int, fault: int, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> bool:
    """The n-th call fails; nothing but NotDone may come of it. An inbox file that is not read is not posted at all."""
    with refusing(number, fault, workspace.inbox, monkeypatch) as calls, suppress(NotDone):
        run(workspace, FIRST)
    return len(calls) >= number
