"""Programs as the tests use them: a job goes in, saved files come out; absent ones are skipped with a reason."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO, Protocol

import pytest
from filelock import FileLock
from programs import form, library
from programs.steps import Step, as_json

HERE = Path(__file__).parent
BUILD = HERE.parents[1] / "build" / "node"
_GNUMERIC = {"xlsx": "Gnumeric_Excel:xlsx2", "ods": "Gnumeric_OpenCalc:odf", "xls": "Gnumeric_Excel:excel_biff8"}
_SYSTEM_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")
_PATIENCE = 120


class Program(Protocol):
    def edited(self, name: str, wanted: Sequence[Step], formats: Sequence[str]) -> Mapping[str, bytes]:
        """The form after the steps, as the program saves it in each of the formats."""


@dataclass
class Talker:
    """A program of ours in another language that carries out jobs, a line of JSON each."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[str] | None = None
    _numbers: count[int] = field(default_factory=count)

    def edited(self, name: str, wanted: Sequence[Step], formats: Sequence[str]) -> Mapping[str, bytes]:
        folder = self.folder / f"{next(self._numbers)}-{name}"
        folder.mkdir()
        source = folder / "форма.xlsx"
        source.write_bytes(form.blank())
        saved = {kind: folder / f"збережено.{kind}" for kind in formats}
        paths = {kind: str(path) for kind, path in saved.items()}
        answer = self._ask({"source": str(source), "steps": as_json(wanted), "saved": paths})
        assert "failed" not in answer, answer["failed"]
        return {kind: path.read_bytes() for kind, path in saved.items()}

    def start(self) -> None:
        """Waits for the first answer; pytest.skip with what it said where it ends before that."""
        with self._errors.open("w", encoding="utf-8") as errors:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
                env={**os.environ, **self.environment},
                start_new_session=True,
            )
        if not self._stream(self._process.stdout).readline():
            self.stop()
            pytest.skip(f"{self.command[0]} does not start: {self._errors.read_text('utf-8')[-300:]}")

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._stream(process.stdin).close()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._stream(process.stdout).close()

    def _ask(self, job: object) -> dict[str, str]:
        if self._process is None:
            self.start()
        assert self._process is not None
        asked, answers = self._stream(self._process.stdin), self._stream(self._process.stdout)
        watchdog = threading.Timer(_PATIENCE, os.killpg, (self._process.pid, signal.SIGKILL))
        watchdog.start()
        asked.write(json.dumps(job) + "\n")
        asked.flush()
        line = answers.readline()
        watchdog.cancel()
        if line:
            answer: dict[str, str] = json.loads(line)
            return answer
        self.stop()
        return {"failed": f"the program ended: {self._errors.read_text('utf-8')[-2000:]}"}

    @property
    def _errors(self) -> Path:
        return self.folder / "errors.txt"

    @staticmethod
    def _stream(stream: IO[str] | None) -> IO[str]:
        assert stream is not None
        return stream


@dataclass(frozen=True)
class OpenPyXL:
    folder: Path

    def edited(self, name: str, wanted: Sequence[Step], formats: Sequence[str]) -> Mapping[str, bytes]:
        return dict.fromkeys(formats, self.file(name, wanted).read_bytes())

    def file(self, name: str, wanted: Sequence[Step]) -> Path:
        """The edited form; each edit is made once."""
        source, saved = self.folder / "форма.xlsx", self.folder / f"{name}.xlsx"
        if not saved.exists():
            source.write_bytes(form.blank())
            library.edit(source, wanted, saved)
        return saved


@dataclass(frozen=True)
class Gnumeric:
    """Opens what openpyxl edited, computes, and saves it."""

    folder: Path
    ssconvert: str
    hand: OpenPyXL

    def edited(self, name: str, wanted: Sequence[Step], formats: Sequence[str]) -> Mapping[str, bytes]:
        source = self.hand.file(name, wanted)
        return {kind: self._converted(source, kind) for kind in formats}

    def _converted(self, source: Path, kind: str) -> bytes:
        target = self.folder / f"{source.stem}.{kind}"
        command = (self.ssconvert, "--recalc", f"--export-type={_GNUMERIC[kind]}", str(source), str(target))
        subprocess.run(
            command, check=True, capture_output=True, timeout=_PATIENCE, env={**os.environ, "LC_ALL": "C.UTF-8"}
        )
        return target.read_bytes()


def libreoffice(folder: Path) -> Talker:
    return Talker(office_command("office.py", folder), folder)


def office_command(script: str, folder: Path) -> tuple[str, ...]:
    """A script of this folder, run by a Python that can speak to LibreOffice; skipped where there is none."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    python = next((path for path in _SYSTEM_PYTHONS if _has_uno(path)), None)
    if python is None:
        pytest.skip("no Python with UNO (python3-uno) is installed")
    return (python, str(HERE / script), soffice, str(folder))


def gnumeric(folder: Path, hand: OpenPyXL) -> Gnumeric:
    ssconvert = shutil.which("ssconvert")
    if ssconvert is None:
        pytest.skip("Gnumeric (ssconvert) is not installed")
    return Gnumeric(folder, ssconvert, hand)


def node(folder: Path, library_name: str) -> Talker:
    program = shutil.which("node")
    if program is None:
        pytest.skip("Node.js (node) is not installed")
    modules = _installed_modules()
    environment = {"NODE_PATH": str(modules)}
    return Talker((program, str(HERE / "node" / "edit.js"), library_name), folder, environment)


def _has_uno(python: str) -> bool:
    return Path(python).exists() and subprocess.run((python, "-c", "import uno"), capture_output=True).returncode == 0


def _installed_modules() -> Path:
    """The npm packages of the lock file, installed once into build/; skipped where there is no network."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with FileLock(BUILD / "lock"):
        return _install()


def _install() -> Path:
    lock = HERE / "node" / "package-lock.json"
    modules, stamp = BUILD / "node_modules", BUILD / "installed"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return modules
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "node" / name, BUILD / name)
    command = (npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    installed = subprocess.run(command, cwd=BUILD, capture_output=True, text=True, timeout=600)
    if installed.returncode:
        pytest.skip(f"npm ci failed: {installed.stderr[-300:]}")
    stamp.write_bytes(lock.read_bytes())
    return modules
