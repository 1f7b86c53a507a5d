"""`status` asks the ledger: neither a spreadsheet library nor a calendar is loaded once a run has remembered them."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("openpyxl", "pandas", "xlsxwriter", "holidays", "docxtpl", "xml.parsers.expat", "numpy")
_LOADED = "import sys; sys.argv = ['workbook-tools', *sys.argv[1:]]; from workbook_tools.cli import main\n"
_TELL = "finally: sys.stderr.write('loaded: ' + ' '.join(sys.modules))"


def run(folder: Path, *arguments: str) -> str:
    """What the command loaded."""
    code = f"{_LOADED}try: main()\n{_TELL}"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "WORKBOOK_TOOLS_NOW": "2020-09-10T12:00"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr.partition("loaded: ")[2]


def test_status_loads_nothing_heavy_after_a_run(tmp_path: Path) -> None:
    run(tmp_path, "init", "desk", "--example")
    run(tmp_path / "desk", "template", "2020-Q3", "--department", "culture")
    loaded = run(tmp_path / "desk", "status", "2020-Q3").split()
    assert "workbook_tools.workflows.standing" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_a_plan_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    run(tmp_path, "init", "desk", "--example")
    run(tmp_path / "desk", "template", "2020-Q3", "--department", "culture")
    plan = tmp_path / "desk" / "templates" / "plan_template.xlsx"
    assert "xml.parsers.expat" not in run(tmp_path / "desk", "status", "2020-Q3").split()
    data = plan.read_bytes()
    plan.write_bytes(data[:-2] + b"\x01\x00" + b"\x00")
    assert "xml.parsers.expat" in run(tmp_path / "desk", "status", "2020-Q3").split()
