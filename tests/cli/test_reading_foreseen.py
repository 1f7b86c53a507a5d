"""What reads files begins to be loaded before the office is opened, and only where there is a file to read."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from workbook_tools.cli.main import run
from workbook_tools.files.disk.workspace import create
from workbook_tools.workflows.judge import remember


@pytest.fixture
def happened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was foreseen, and «office» where it was opened, which is as far as a command gets here."""
    told: list[str] = []

    def opened(*_: object) -> None:
        told.append("office")
        raise KeyboardInterrupt

    monkeypatch.setattr("workbook_tools.files.worker_start.foresee", told.append)
    monkeypatch.setattr("workbook_tools.workflows.office.open_office", opened)
    return told


@pytest.mark.parametrize(
    ("arrived", "command", "foreseen"),
    [
        (False, ("ingest",), False),
        (False, ("merge", "2020-Q3"), False),
        (True, ("ingest",), True),
        (True, ("merge", "2020-Q3"), True),
        (True, ("merge", "2020-Q3", "--known-at", "2020-09-16 10:00"), False),
        (False, ("ingest", "звіт.xlsx"), True),
    ],
)
def test_reading_is_foreseen_where_there_is_a_file_to_read(
    tmp_path: Path, happened: list[str], arrived: bool, command: Sequence[str], foreseen: bool
) -> None:
    workspace = create(tmp_path / "w")
    workspace.plan.touch()
    if arrived:
        (workspace.inbox / "звіт.xlsx").write_bytes(b"x")
    run(["--workspace", str(workspace.root), *command])
    assert happened == [*([remember.__module__] if foreseen else []), "office"]
