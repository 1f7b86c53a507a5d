"""One running program of each kind for a test session; each ends with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import drivers


def _folder(factory: pytest.TempPathFactory, name: str) -> Path:
    return factory.mktemp(name)


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[drivers.Program]:
    program = drivers.libreoffice(_folder(tmp_path_factory, "libreoffice"))
    yield program
    program.stop()


@pytest.fixture(scope="session")
def exceljs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[drivers.Program]:
    program = drivers.node(_folder(tmp_path_factory, "exceljs"), "exceljs")
    yield program
    program.stop()


@pytest.fixture(scope="session")
def sheetjs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[drivers.Program]:
    program = drivers.node(_folder(tmp_path_factory, "sheetjs"), "sheetjs")
    yield program
    program.stop()


@pytest.fixture(scope="session")
def openpyxl(tmp_path_factory: pytest.TempPathFactory) -> drivers.OpenPyXL:
    return drivers.OpenPyXL(_folder(tmp_path_factory, "openpyxl"))


@pytest.fixture(scope="session")
def gnumeric(tmp_path_factory: pytest.TempPathFactory, openpyxl: drivers.OpenPyXL) -> drivers.Program:
    return drivers.gnumeric(_folder(tmp_path_factory, "gnumeric"), openpyxl)


@pytest.fixture(scope="session")
def kept() -> dict[tuple[str, str], dict[str, bytes]]:
    """Saved files by program and edit: an edit is made once and saved in every format."""
    return {}
