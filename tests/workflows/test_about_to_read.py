"""Whether files are going to be read is guessed before the command line is understood."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from workbook_tools.__main__ import about_to_read


@pytest.mark.parametrize(
    ("arguments", "guessed"),
    [
        (("merge", "2020-Q3"), True),
        (("--lang", "en", "ingest"), True),
        (("ingest", "звіт.xlsx"), True),
        (("status", "2020-Q3"), False),
        ((), False),
        (("merge", "--help"), False),
        (("merge", "2020-Q3", "--known-at", "2020-09-16"), False),
        (("merge", "2020-Q3", "--known-at=2020-09-16"), False),
        (("--workspace", "empty", "merge"), False),
        (("--workspace=empty", "merge"), False),
        (("--workspace", "nowhere", "merge"), False),
        (("merge", "--workspace"), True),
    ],
)
def test_reading_is_guessed_by_the_command_and_the_inbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], guessed: bool
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/звіт.xlsx").touch()
    (tmp_path / "empty/inbox").mkdir(parents=True)
    (tmp_path / "empty/inbox/.gitkeep").touch()
    monkeypatch.chdir(tmp_path)
    assert about_to_read(arguments) is guessed
