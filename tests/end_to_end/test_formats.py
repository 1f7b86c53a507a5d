"""A filled form as other programs save it, in every format: the same submission, and what cannot be known is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gnumeric import resaved
from libreoffice import converted
from msgspec.structs import replace
from quarters import Desk

from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.model.submission import Submission
from workbook_tools.workflows.judge import judge, remember
from workbook_tools.workflows.reading import Reading

Filled = Callable[[str], bytes]


def by_libreoffice(data: bytes, folder: Path, to: str) -> bytes:
    return converted(data, folder, to)


def by_gnumeric(data: bytes, folder: Path, to: str) -> bytes:
    return resaved(data, folder, to)


PROGRAMS = {"LibreOffice": by_libreoffice, "Gnumeric": by_gnumeric}
FORMATS = ("xlsx", "xls", "ods")
MATRIX = [(program, to) for program in PROGRAMS for to in FORMATS]
FORMS = ("police", "youth nil", "hospital")


@pytest.fixture
def read(desk: Desk) -> Callable[[bytes], Reading]:
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        remember(ledger.assignments())
    return judge


def said(submission: Submission | None) -> Submission:
    """Without what a program may add of its own."""
    assert submission is not None
    return replace(submission, extras=())


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("program", "to"), MATRIX)
def test_the_same_submission(
    program: str, to: str, form: str, read: Callable[[bytes], Reading], filled: Filled, tmp_path: Path
) -> None:
    original = read(filled(form))
    again = read(PROGRAMS[program](filled(form), tmp_path, to))
    assert again.findings == original.findings
    assert said(again.submission) == said(original.submission)
