"""What a person asks for in passing starts quickly: it loads only what it needs."""

import subprocess
import sys

import pytest

HEAVY = ("holidays", "numpy", "openpyxl", "pandas", "rapidfuzz", "rich", "tempfile", "xlsxwriter")


@pytest.mark.parametrize("arguments", [("--help",), ("status", "--help"), ("nonsense",)])
def test_help_loads_neither_libraries_nor_the_catalogue(arguments: tuple[str, ...]) -> None:
    command = (
        "import sys; from workbook_tools.cli.main import run; run(sys.argv[1:]);"
        "print('loaded:', *sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", command, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = set(ran.stderr.partition("loaded:")[2].split())
    assert "workbook_tools.rules.phrases" in loaded
    assert loaded.isdisjoint((*HEAVY, "workbook_tools.rules.catalogue", "workbook_tools.model.layout"))
