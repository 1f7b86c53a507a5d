"""Output that cannot be written is an obstacle with its sentence; where stderr takes none either, status 3 says it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook_tools.cli.main import NOT_DONE, run
from workbook_tools.files.disk.workspace import create
from workbook_tools.workflows.make_workspace import make_example_workspace

FULL = Path("/dev/full")
if not FULL.exists():
    pytest.skip("a disk that is always full", allow_module_level=True)

SENTENCE = "На диску немає місця для stdout. Звільніть місце й повторіть; попередні файли не змінено.\n"
COMMANDS = (
    ("--help",),
    ("--version",),
    ("rules",),
    ("rules", "--json"),
    ("status", "2020-Q3"),
    ("status", "2020-Q3", "--json"),
    ("merge", "2020-Q3"),
    ("merge", "2020-Q3", "--json"),
    ("merge", "2020"),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_example_workspace(tmp_path_factory.mktemp("full") / "w").root


def spoken(root: Path, *arguments: str, unbuffered: str = "", stderr_too: bool = False) -> tuple[int, str]:
    """The exit status of a process whose stdout takes nothing, and what it said on stderr."""
    with FULL.open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "workbook_tools", "--workspace", str(root), *arguments],
            stdout=full,
            stderr=full if stderr_too else subprocess.PIPE,
            env={**os.environ, "WORKBOOK_TOOLS_NOW": "2020-09-16 10:00", "PYTHONUNBUFFERED": unbuffered},
            timeout=180,
            check=False,
        )
    return ran.returncode, (ran.stderr or b"").decode("utf-8")


@pytest.mark.parametrize("arguments", COMMANDS)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_stdout(root: Path, arguments: tuple[str, ...], unbuffered: str) -> None:
    assert spoken(root, *arguments, unbuffered=unbuffered) == (3, SENTENCE)


@pytest.mark.parametrize("arguments", [("--help",), ("merge", "2020-Q3"), ("rules", "--json")])
def test_a_full_disk_under_both(root: Path, arguments: tuple[str, ...]) -> None:
    assert spoken(root, *arguments, stderr_too=True) == (3, "")


def test_wrong_usage_stays_wrong_usage(root: Path) -> None:
    assert spoken(root, "merg", stderr_too=True) == (2, "")


def test_a_faulty_plan_stays_one(tmp_path: Path) -> None:
    workspace = create(tmp_path / "w")
    workspace.plan.write_bytes(b"this is no workbook")
    assert spoken(workspace.root, "merge", stderr_too=True) == (1, "")


def test_what_is_written_only_at_the_end() -> None:
    """Something that was never flushed, as by a library; its reader is told in the language that was asked for."""
    program = (
        "import sys\nfrom workbook_tools.cli.main import main\n"
        "sys.modules[main.__module__].run = lambda arguments: sys.stdout.write('x') * 0\nmain()"
    )
    with FULL.open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-c", program, "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
            timeout=180,
            check=False,
        )
    assert (ran.returncode, ran.stderr.decode("utf-8")) == (
        3,
        "The disk is full: stdout. Free some space and try again; the earlier files are intact.\n",
    )


def fail(_: object) -> None:
    raise ZeroDivisionError


def test_a_fault_without_a_temporary_folder_is_told_on_stderr(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbook_tools.files.disk.workspace.find", fail)
    monkeypatch.setattr("tempfile.mkstemp", full)
    assert run(["--workspace", str(root), "status"]) == NOT_DONE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Сталася внутрішня помилка програми. Нічого не втрачено")
    assert told.err.rstrip().endswith("ZeroDivisionError")


def test_a_fault_that_does_not_fit_leaves_no_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The folder takes a file and not what is to stand in it."""

    def onto_a_full_disk(descriptor: int, mode: str, **options: str) -> object:
        os.dup2(os.open(FULL, os.O_WRONLY), descriptor)
        return open(descriptor, mode, encoding=options["encoding"])

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("workbook_tools.files.disk.workspace.find", fail)
    monkeypatch.setattr(os, "fdopen", onto_a_full_disk)
    assert run(["--workspace", str(root), "status"]) == NOT_DONE
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert list(tmp_path.glob("*.txt")) == []
