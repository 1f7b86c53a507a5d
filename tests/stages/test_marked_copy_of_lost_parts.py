"""What a clerk deleted or doubled: what the remark says of the returned form is what stands in that form."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from filled_form import blank_design, filled, seen
from honest_workbook import DEPARTMENT, HONEST, judged, sent
from openpyxl.workbook.workbook import Workbook

from workbook_tools.files.template.writer import write_template
from workbook_tools.model.finding import Severity
from workbook_tools.model.layout import FIELDS
from workbook_tools.model.template import Remark
from workbook_tools.rules.catalogue import remedy
from workbook_tools.stages.design_marked_copy import design_marked_copy

Change = Callable[[Workbook], None]


def changed(change: Change) -> bytes:
    """The honest report after a clerk's hand in it."""
    workbook = openpyxl.load_workbook(BytesIO(sent(HONEST)))
    change(workbook)
    result = BytesIO()
    workbook.save(result)
    return result.getvalue()


def returned(change: Change, code: str) -> tuple[bytes, Remark, str]:
    """The returned form, its remark of this code, and the remedy in English."""
    submission, findings = judged(changed(change))
    design = design_marked_copy(blank_design(DEPARTMENT), submission, findings)
    (finding,) = (one for one in findings if one.code == code)
    (line,) = (one for one in design.remarks if one.remedy == remedy(finding))
    return write_template(design), line, remedy(finding, "en")


def errors(data: bytes) -> list[str]:
    return [finding.code for finding in judged(data)[1] if finding.severity is Severity.ERROR]


def without(title: str) -> Change:
    return lambda workbook: workbook.remove(workbook[title])


def cleared(title: str, *cells: str) -> Change:
    """Headings or labels deleted, so that what belongs to them is not found."""

    def change(workbook: Workbook) -> None:
        for name in cells:
            workbook[title][name].value = None

    return change


LOST: list[tuple[Change, str, str, tuple[str, ...], str]] = [
    (without("Показники"), "table_missing", "Показники", ("Показники!",), "аркуш «Показники» знову є"),
    (without("Реєстр"), "table_missing", "Реєстр", ("Реєстр!",), "аркуш «Реєстр» знову є"),
    (without("Звіт"), "table_missing", "Звіт", ("Звіт!",), "аркуш «Звіт» знову є"),
    (
        cleared("Реєстр", "F4"),
        "column_missing",
        "Реєстр, «Охоплено осіб»",
        ("Реєстр!F5", "Реєстр!F6"),
        "цей стовпець знову є, але не заповнений",
    ),
    (cleared("Звіт", "C8"), "field_missing", "«Інформація станом на»", ("Звіт!D8",), "це поле знову є, але порожнє"),
]


@pytest.mark.parametrize(("change", "code", "where", "lost", "said"), LOST)
def test_what_was_deleted_stands_there_again_and_is_to_be_filled_in(
    change: Change, code: str, where: str, lost: tuple[str, ...], said: str
) -> None:
    data, line, english = returned(change, code)
    assert (line.where, said in line.remedy, line.remedy.startswith("У поверненій формі")) == (where, True, True)
    assert english.startswith("The returned form has")
    shown = seen(data)
    kept = {place: value for place, value in HONEST.items() if not place.startswith(lost)}
    assert {place: shown.get(place) for place in kept} == kept
    assert [place for place in HONEST if place.startswith(lost) and place in shown] == []
    gone: dict[str, Any] = {place: value for place, value in HONEST.items() if place.startswith(lost)}
    assert errors(filled(data, gone)) == []


def copied(workbook: Workbook) -> None:
    """«Звіт» a second time, with another status of measure 4."""
    workbook.copy_worksheet(workbook["Звіт"]).title = "Звіт (2)"
    workbook["Звіт (2)"]["H14"].value = "виконано"


def doubled(workbook: Workbook) -> None:
    """The row of measure 8 a second time in place of the row below it, with another status."""
    sheet = workbook["Звіт"]
    sheet.insert_rows(16)
    for column in range(1, 13):
        sheet.cell(16, column).value = sheet.cell(15, column).value
    sheet["H16"].value = "виконано"


def merged(workbook: Workbook) -> None:
    workbook["Звіт"].merge_cells("I14:I15")


@pytest.mark.parametrize(
    ("change", "code", "said", "stands"),
    [
        (copied, "table_twice", "стоять дані аркуша «Звіт»", {"Звіт!H14": "виконується"}),
        (doubled, "row_twice", "стоять дані рядка 15", {"Звіт!H15": "виконується"}),
        (merged, "cells_merged", "ці клітинки роз’єднано", {"Звіт!I14": "- встановлено стенд", "Звіт!I15": None}),
    ],
)
def test_of_what_stood_twice_the_form_has_what_the_remark_says(
    change: Change, code: str, said: str, stands: dict[str, str | None]
) -> None:
    data, line, _ = returned(change, code)
    assert said in line.remedy
    shown = seen(data)
    assert {place: shown.get(place) for place in stands} == stands
    assert openpyxl.load_workbook(BytesIO(data)).sheetnames[:5] == [
        "Зауваження",
        "Інструкція",
        "Звіт",
        "Показники",
        "Реєстр",
    ]


def test_a_lost_field_is_linked_to_where_it_stands_again() -> None:
    _, line, _ = returned(cleared("Звіт", "C8"), "field_missing")
    assert (line.table, line.column) == (FIELDS, "as_of")
