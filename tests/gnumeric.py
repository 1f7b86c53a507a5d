"""Gnumeric for tests: opens a workbook and saves it in another format."""

import shutil
import subprocess
from pathlib import Path

import pytest

SSCONVERT = shutil.which("ssconvert")


def resaved(data: bytes, folder: Path, to: str, source: str = "xlsx") -> bytes:
    """The workbook as Gnumeric saves it; the test is skipped where there is none."""
    if SSCONVERT is None:
        pytest.skip("Gnumeric (ssconvert) is not installed")
    original, result = folder / f"gnumeric.{source}", folder / f"resaved.{to}"
    original.write_bytes(data)
    subprocess.run((SSCONVERT, str(original), str(result)), check=True, capture_output=True, timeout=120)
    return result.read_bytes()
