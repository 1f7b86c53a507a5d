"""No form prints a page with nothing on it: LibreOffice adds one where the content ends just where the page does."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from libreoffice import printed
from msgspec.structs import replace
from plans import Q3
from quarters import Desk, files_below

from workbook_tools.demo import answers
from workbook_tools.demo.clerk import Answer, fill_in

ANSWERED: Mapping[str, Answer] = {
    "culture": answers.CULTURE,
    "legal_internal_policy": answers.COORDINATOR,
    "hospital": answers.HOSPITAL,
    "housing_urban": answers.HOUSING_WITH_MISTAKES,
    "social_protection": answers.SOCIAL_PROTECTION,
    "police": answers.POLICE,
    "socio_economic": answers.ECONOMY,
    "education": answers.EDUCATION,
    "youth_sport": answers.YOUTH,
}


def empty_pages(workbooks: Mapping[str, bytes], folder: Path) -> list[tuple[str, int]]:
    pages = printed(workbooks, folder)
    assert all(len(found) >= 5 for found in pages.values()), "a page for each visible sheet"
    return [(name, place) for name, found in pages.items() for place, text in enumerate(found, 1) if not text.strip()]


@pytest.mark.libreoffice
def test_no_blank_form_prints_an_empty_page(issued: Desk, tmp_path: Path) -> None:
    blank = {department: issued.form(department, Q3) for department in ANSWERED}
    assert empty_pages(blank, tmp_path) == []


@pytest.mark.libreoffice
def test_no_filled_form_prints_an_empty_page(issued: Desk, tmp_path: Path) -> None:
    filled = {department: fill_in(issued.form(department, Q3), said) for department, said in ANSWERED.items()}
    assert empty_pages(filled, tmp_path) == []


@pytest.mark.libreoffice
def test_no_marked_copy_prints_an_empty_page(desk: Desk, tmp_path: Path) -> None:
    """Each department's answer without the name of who filled it in."""
    for department, said in ANSWERED.items():
        desk.send(department, Q3, replace(said, fields={**said.fields, "filled_by": None}))
    desk.ingest("2020-09-17 12:00")
    marked = files_below(desk.root, f"outbox/{Q3}/returned")
    assert len(marked) == len(ANSWERED)
    assert empty_pages({Path(name).stem: data for name, data in marked.items()}, tmp_path) == []
