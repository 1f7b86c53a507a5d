"""LibreOffice for tests: opens a workbook, computes every formula anew, saves it as xlsx (or prints it as PDF)."""

import shutil
import subprocess
from collections.abc import Mapping
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
    return _converted({"source": data}, folder, to)["source"]


def printed(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What stands on each printed page, by the workbook's name; skipped where a page's text cannot be told."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    pages = {}
    for name, pdf in _converted(workbooks, folder, "pdf").items():
        told = subprocess.run(("pdftotext", "-layout", "-", "-"), input=pdf, check=True, capture_output=True)
        pages[name] = told.stdout.decode("utf-8").split("\f")[:-1]
    return pages


def _converted(workbooks: Mapping[str, bytes], folder: Path, to: str) -> dict[str, bytes]:
    """All of them in one run of the program."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, "utf-8")
    sources = [folder / f"{name}.xlsx" for name in workbooks]
    for source, data in zip(sources, workbooks.values(), strict=True):
        source.write_bytes(data)
    result = folder / "converted"
    result.mkdir(exist_ok=True)
    command = (SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to)
    subprocess.run(
        (*command, "--outdir", str(result), *map(str, sources)), check=True, capture_output=True, timeout=300
    )
    return {name: (result / f"{name}.{to}").read_bytes() for name in workbooks}
