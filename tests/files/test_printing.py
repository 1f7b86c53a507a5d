"""The first sheet as PDF: only that sheet, by a LibreOffice wherever it stands, and never for ever."""

import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from consolidated_report import full_report
from libreoffice import SOFFICE, printed
from openpyxl import load_workbook

from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.files.documents import printing
from workbook_tools.files.documents.printing import (
    NoLibreOffice,
    NotPrinted,
    first_sheet_alone,
    libreoffice,
    print_first_sheet,
)
from workbook_tools.model.report_layout import SHEET_TITLES

posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return write_consolidated(full_report())


def stand_in(folder: Path, script: str) -> None:
    """A program of LibreOffice's name that does this."""
    folder.mkdir(exist_ok=True)
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_all_sheets_but_the_first_are_hidden_and_still_there(workbook: bytes) -> None:
    book = load_workbook(io.BytesIO(first_sheet_alone(workbook)))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        (title, "hidden" if order else "visible") for order, title in enumerate(SHEET_TITLES)
    ]
    with zipfile.ZipFile(io.BytesIO(first_sheet_alone(workbook))) as package:
        names = package.read("xl/workbook.xml").decode()
    assert names.count("<definedName ") == 1, "the first sheet's print area alone"


@posix
def test_it_is_found_on_the_search_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert libreoffice() == tmp_path / "soffice"


def test_it_is_found_where_its_installer_puts_it_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(printing, "_ON_MACOS", ())
    assert libreoffice() is None
    monkeypatch.setenv("ProgramFiles(x86)", str(tmp_path))
    for name in ("LibreOffice 5/program/soffice.exe", "LibreOffice/program/soffice.exe"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    assert libreoffice() == tmp_path / "LibreOffice 5/program/soffice.exe"
    (tmp_path / "LibreOffice 5/program/soffice.com").touch()
    assert libreoffice() == tmp_path / "LibreOffice 5/program/soffice.com"


def test_where_there_is_none_that_is_told(workbook: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "libreoffice", lambda: None)
    with pytest.raises(NoLibreOffice):
        print_first_sheet(workbook)


@posix
@pytest.mark.parametrize("script", ["exit 0", "exit 1", 'for a in "$@"; do :; done; echo nonsense > "${a%.xlsx}.pdf"'])
def test_a_program_that_makes_no_pdf(
    workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    stand_in(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NotPrinted):
        print_first_sheet(workbook)


def test_a_program_that_cannot_be_started(workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "libreoffice", lambda: tmp_path / "gone")
    with pytest.raises(NotPrinted):
        print_first_sheet(workbook)


@posix
def test_a_program_that_does_not_end_is_ended_with_all_that_it_started(
    workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    stand_in(tmp_path, f'"{sys.executable}" -c "import time; time.sleep(600)" & echo $! > "{child}"; wait')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(printing, "_SECONDS", 1)
    with pytest.raises(NotPrinted):
        print_first_sheet(workbook)
    found = subprocess.run(("ps", "-o", "stat=", "-p", child.read_text().strip()), capture_output=True, check=False)
    assert found.stdout.strip() in (b"", b"Z", b"Zs", b"ZN"), "nothing of it runs on"


@posix
def test_nothing_is_left_behind(workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path / "bin", 'for a in "$@"; do :; done; echo "%PDF-1.6" > "${a%.xlsx}.pdf"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert print_first_sheet(workbook) == b"%PDF-1.6\n"
    assert list(temporary.iterdir()) == []


@pytest.mark.libreoffice
def test_libreoffice_prints_one_page_and_no_other_sheet(workbook: bytes, tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    pdf = print_first_sheet(workbook)
    pages = pdf.count(b"/Type/Page/") or pdf.count(b"/Type/Page\n")
    assert pdf.startswith(b"%PDF-")
    assert pages == 1
    words = printed({"whole": workbook, "alone": first_sheet_alone(workbook)}, tmp_path)
    (alone,), (first, *others) = words["alone"], words["whole"]
    assert alone.split()[:-1] == first.split()[:-1]
    assert others, "the whole workbook has further pages"
