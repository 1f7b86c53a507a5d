"""The launchers: they run the command in their own folder, whatever it is called, and wait until it was read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbook_tools.files.disk.launchers import COMMANDS, launchers, write_launchers

AWKWARD = "Моя папка $HOME `x` «2020» it's"
unix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


def _stub(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def _launcher(root: Path, python: Path, name: str) -> Path:
    root.mkdir(parents=True)
    for file, content in launchers("linux", str(python)).items():
        (root / file).write_bytes(content)
    path = root / f"{name}.sh"
    path.chmod(0o755)
    return path


@unix
@pytest.mark.parametrize(("name", "command"), COMMANDS.items())
def test_it_runs_its_command_in_its_own_folder_and_waits_for_enter(tmp_path: Path, name: str, command: str) -> None:
    python = _stub(tmp_path / "Python $1 'тут'", "python", 'printf "%s|" "$@"; pwd')
    path = _launcher(tmp_path / AWKWARD, python, name)
    environment = {"PATH": os.environ["PATH"], "WORKBOOK_TOOLS_WINDOW": "1"}
    with subprocess.Popen(
        [str(path)], cwd="/", env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stdout.readline() == f"-m|workbook_tools|{command}|{tmp_path / AWKWARD}\n"
        assert running.stdout.readline() == "\n"
        assert running.poll() is None, "it waits"
        running.stdin.write("\n")
        running.stdin.close()
        assert running.stdout.read().startswith("Натисніть Enter, щоб закрити вікно")


@unix
def test_a_command_that_fails_is_waited_for_too(tmp_path: Path) -> None:
    python = _stub(tmp_path, "python", "echo зле >&2; exit 3")
    path = _launcher(tmp_path / "w", python, "2 Хто звітував")
    ran = subprocess.run(
        [str(path)],
        env={"PATH": os.environ["PATH"], "WORKBOOK_TOOLS_WINDOW": "1"},
        input="\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.stderr == "зле\n"
    assert "Натисніть Enter" in ran.stdout


@unix
def test_without_a_window_it_opens_one(tmp_path: Path) -> None:
    """A file manager starts it without a terminal; that of the system is given the script with its whole path."""
    python = _stub(tmp_path, "python", "echo ran")
    _stub(tmp_path / "bin", "x-terminal-emulator", 'printf "%s|" "$@"; echo "$WORKBOOK_TOOLS_WINDOW"')
    path = _launcher(tmp_path / AWKWARD, python, "3 Звести звіти")
    environment = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    ran = subprocess.run([str(path)], env=environment, capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout == f"-e|sh|{path}|1\n"


@unix
def test_where_there_is_no_terminal_program_it_runs_all_the_same(tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname"):
        found = shutil.which(tool)
        assert found is not None
        (tools / tool).symlink_to(found)
    path = _launcher(tmp_path / "w", _stub(tmp_path, "python", "echo ran"), "3 Звести звіти")
    ran = subprocess.run(
        [str(path)], env={"PATH": str(tools)}, input="\n", capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout.startswith("ran\n")


def test_those_of_macos_are_opened_by_its_terminal() -> None:
    made = launchers("darwin", "/Users/олена/my venv/bin/python")
    assert sorted(made) == [f"{name}.command" for name in sorted(COMMANDS)]
    for content in made.values():
        assert content.startswith(b"#!/bin/sh\ncd ")
        assert "\n'/Users/олена/my venv/bin/python' -m workbook_tools " in content.decode()


def test_those_of_windows_quote_their_paths_and_end_with_a_pause() -> None:
    """A percent sign begins a variable unless it is doubled; the code page is set before anything is not ASCII."""
    made = launchers("win32", r"C:\Users\Олена 100%\venv\Scripts\python.exe")
    assert sorted(made) == [f"{name}.bat" for name in sorted(COMMANDS)]
    for name, command in COMMANDS.items():
        lines = made[f"{name}.bat"].decode("utf-8").split("\r\n")
        assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
        assert 'pushd "%~dp0"' in lines
        assert rf'"C:\Users\Олена 100%%\venv\Scripts\python.exe" -m workbook_tools {command}' in lines
        assert lines[-2:] == ["pause", ""]
        assert "\n" not in "".join(lines)


@unix
def test_they_are_written_to_be_started(tmp_path: Path) -> None:
    write_launchers(tmp_path)
    made = sorted(tmp_path.iterdir())
    assert len(made) == len(COMMANDS)
    assert all(os.access(path, os.X_OK) for path in made)
