"""The benchmarks run, and their page has every table; how long anything takes is nobody's promise here."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_quick_benchmarks_tell_of_everything() -> None:
    page = ROOT / "docs" / "performance.md"
    before = page.read_bytes() if page.exists() else None
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick"],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for words in ("good engineer’s script", "`merge` again, nothing new", "`status`", "openpyxl, the same form"):
        assert words in done.stdout
    for words in ("read the workbooks", "write the consolidated workbook", "12 workbooks"):
        assert f"| {words} |" in done.stdout
    assert (page.read_bytes() if page.exists() else None) == before, "the page tells of the whole corpus"
