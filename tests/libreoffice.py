"""LibreOffice for tests: opens a workbook, computes every formula anew, saves it as xlsx (or prints it as PDF)."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""
"""By default LibreOffice keeps the cached values of a file that names Excel as its maker."""


def converted(data: bytes, folder: Path, to: str = "xlsx") -> bytes:
    """The workbook as LibreOffice saves it after a full recalculation; the test is skipped where there is none."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, "utf-8")
    source = folder / "source.xlsx"
    source.write_bytes(data)
    result = folder / "converted"
    result.mkdir(exist_ok=True)
    command = (SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to)
    subprocess.run((*command, "--outdir", str(result), str(source)), check=True, capture_output=True, timeout=180)
    return (result / f"source.{to}").read_bytes()
