"""A workspace whose plan lists who may write, and filled forms of it; made once a session."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from mail.kinds import Forms
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from plans import Q3
from quarters import ISSUED, Desk, answer, new_desk

from workbook_tools.demo.clerk import fill_in
from workbook_tools.model.plan_layout import EXECUTORS_TABLE

CONTACTS = {
    "police": "police@example.gov.ua\n@police.example.gov.ua\n@поліція.укр",
    "youth_sport": "youth-sport@example.gov.ua",
    "legal_internal_policy": "coordinator@example.gov.ua",
}
LESSON = "07.09 | 5 | урок | Безпека в Інтернеті | 120 | https://example.org/news/2020/09/07"


def list_contacts(desk: Desk, contacts: Mapping[str, str]) -> None:
    """The coordinator types addresses into «Виконавці» of the plan, by the department's code."""
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    sheet = workbook[EXECUTORS_TABLE.sheet]
    column = [one.key for one in EXECUTORS_TABLE.columns].index("contacts") + 1
    rows = {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1)}
    for code, addresses in contacts.items():
        cell = sheet.cell(rows[code], column)
        assert isinstance(cell, Cell)
        cell.value = addresses
    workbook.save(path)


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Not to be changed: take a copy."""
    desk = new_desk(tmp_path_factory.mktemp("mail") / "desk")
    list_contacts(desk, CONTACTS)
    desk.done("template", "2020-Q3", now=ISSUED)
    return desk


@pytest.fixture
def desk(issued: Desk, tmp_path: Path) -> Desk:
    return issued.copy(tmp_path / "desk")


@pytest.fixture(scope="session")
def forms(issued: Desk) -> Forms:
    police = answer("police", "14.09", openings={"5.1": 800}, events=[LESSON])
    youth = answer("youth_sport", "14.09", values={"9.1": 500})
    return Forms(
        police=fill_in(issued.form("police", Q3), police),
        youth=fill_in(issued.form("youth_sport", Q3), youth),
        locked=_locked(),
    )


def _locked() -> bytes:
    """An OLE container with the one stream that says so."""
    from outlook_files import container

    return container({"EncryptedPackage": bytes(5000), "EncryptionInfo": bytes(200)})
