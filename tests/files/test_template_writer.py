"""The template as a file: identity in every carrier, what is locked, what Excel asks, and the same bytes again."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filled_form import blank_design, filled, seen
from libreoffice import converted
from plans import Q4, decree_plan, example_plan

from workbook_tools.files.template.writer import write_template
from workbook_tools.model.column import Access
from workbook_tools.model.identity import find_codes
from workbook_tools.model.layout import VISIBLE_SHEETS
from workbook_tools.model.quarter import Quarter

DEPARTMENTS = [department.code for department in decree_plan().departments]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def parts(data: bytes, pattern: str) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        yield from (package.read(n).decode() for n in sorted(package.namelist()) if re.fullmatch(pattern, n))


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_the_same_design_gives_the_same_bytes(department: str) -> None:
    assert write_template(blank_design(department)) == write_template(blank_design(department))


def test_every_carrier_says_the_same_code() -> None:
    design = blank_design("culture")
    code = design.assignment.code
    workbook = opened(write_template(design))
    assert [s.title for s in workbook if s.sheet_state == "visible"] == list(VISIBLE_SHEETS)
    for title in VISIBLE_SHEETS:
        texts = [c.value for row in workbook[title].iter_rows(max_row=3) for c in row if isinstance(c.value, str)]
        assert f"Код форми: {code}" in texts
        assert find_codes(workbook[title].oddFooter.left.text) == (code,)
    assert workbook["_meta"].sheet_state == "hidden"
    assert {row[0].value: row[1].value for row in workbook["_meta"].iter_rows()} == {
        "format": "workbook-tools",
        "code": code,
        "department": "culture",
        "quarter": "2020-Q3",
        "decree": "149-ОД",
        "edition": design.assignment.edition,
        "layout": str(design.assignment.layout),
    }
    properties = {p.name: p.value for p in workbook.custom_doc_props.props}
    assert properties == {"wt_code": code, "wt_department": "culture", "wt_quarter": "2020-Q3"}
    assert find_codes(workbook.properties.keywords) == (code,)
    assert workbook.properties.language == "uk-UA"


def test_rows_carry_their_number_as_text_and_a_hidden_id() -> None:
    sheet = opened(write_template(blank_design("culture")))["Звіт"]
    assert [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in (14, 15, 16)] == [
        ("1", "m:1"),
        ("9", "m:9"),
        ("10", "m:10"),
    ]
    assert sheet.cell(14, 1).number_format == "@"
    assert sheet.cell(14, 1).protection.locked
    assert sheet.column_dimensions["B"].hidden


def test_only_input_cells_are_unlocked_above_and_in_the_plan_tables() -> None:
    """Fields in D6–D10 and below the table; status to links; opening, a typed value, comments."""
    workbook = opened(write_template(blank_design("socio_economic")))
    unlocked = {c.coordinate for row in workbook["Звіт"].iter_rows() for c in row if not c.protection.locked}
    fields = {f"{letter}{row}" for letter in "DEFG" for row in (6, 7, 8, 9, 10, 18, 19)}
    assert unlocked == fields | {f"{letter}{row}" for letter in "HIJK" for row in (14, 15, 16)}
    values = {c.coordinate for row in workbook["Показники"].iter_rows() for c in row if not c.protection.locked}
    rows = range(5, 11)
    assert values == {"G9", "G10"} | {f"{letter}{row}" for letter in "HK" for row in rows}


def test_sheets_are_protected_without_a_password_and_still_let_rows_be_worked_on() -> None:
    workbook = opened(write_template(blank_design("hospital")))
    for title in VISIBLE_SHEETS:
        protection = workbook[title].protection
        assert protection.sheet
        assert protection.password is None
        allowed = ("formatCells", "formatRows", "formatColumns", "insertRows", "deleteRows", "autoFilter")
        assert [getattr(protection, name) for name in allowed] == [False] * len(allowed)
        assert protection.sort == (title != "Реєстр"), "answers sorted without their №s would be other rows' answers"


def test_whole_register_rows_are_unlocked_so_that_they_can_be_deleted() -> None:
    """Column formats are unlocked to the last column; rows above the table hold locked cells."""
    (xml,) = parts(write_template(blank_design("hospital")), r"xl/worksheets/sheet4\.xml")
    assert re.search(r'<col min="9" max="16384"[^>]* style="\d+"', xml)
    sheet = opened(write_template(blank_design("hospital")))["Реєстр"]
    assert all(sheet.cell(4, column).protection.locked for column in range(1, 9))
    assert not any(sheet.cell(row, column).protection.locked for row in (5, 154) for column in range(1, 9))


def test_row_heights_are_set_and_grow() -> None:
    for xml in parts(write_template(blank_design("police")), r"xl/worksheets/sheet[1-5]\.xml"):
        rows = re.findall(r"<row [^>]*>", xml)
        assert any("ht=" in row for row in rows)
        assert not any("customHeight" in row for row in rows)


def test_validations_keep_to_excels_limits_and_name_their_lists() -> None:
    workbook = opened(write_template(blank_design("legal_internal_policy")))
    names = set(workbook.defined_names)
    found = [v for title in VISIBLE_SHEETS for v in workbook[title].data_validations.dataValidation]
    assert len(found) > 20
    for validation in found:
        assert len(validation.promptTitle or "") <= 32
        assert len(validation.errorTitle or "") <= 32
        assert len(validation.prompt or "") <= 255
        assert len(validation.error or "") <= 255
        if validation.type == "list":
            assert validation.formula1.lstrip("=") in names


def test_the_measure_list_holds_this_departments_numbers_as_text() -> None:
    workbook = opened(write_template(blank_design("culture")))
    columns = {
        column[0].value: [c.value for c in column[1:] if c.value is not None] for column in workbook["_lists"].columns
    }
    assert columns["wt_measures"] == ["1", "9", "10"]
    assert columns["wt_yes"] == ["так"]
    assert columns["wt_forms_continuation"] == ["продовження"]


def test_nothing_stands_in_an_input_cell_but_what_is_known() -> None:
    design = blank_design("housing_urban", openings={"4.1": Decimal(3000)}, asks_opening=False)
    inputs = [
        cell.value
        for cells in (design.fields, *(row.cells for rows in design.rows.values() for row in rows))
        for cell in cells.values()
        if cell.column.access is Access.INPUT
    ]
    assert set(inputs) == {None}
    sheet = opened(write_template(design))["Показники"]
    assert sheet["A5"].value == "4.1"
    assert sheet["G5"].value == 3000
    assert sheet["G5"].protection.locked


def test_the_front_page_tells_deadline_window_and_whom_to_ask() -> None:
    texts = " ".join(str(v) for k, v in seen(write_template(blank_design("police"))).items() if k.startswith("Інст"))
    assert "до 17.09.2020 (четвер) включно" in texts
    assert "з 18.06.2020" in texts
    assert "legal-internal-policy@example.gov.ua" in texts
    assert "Просимо Вас" in texts, "an external body is asked politely"


@pytest.mark.parametrize("quarter", [Quarter(2020, 3), Q4])
@pytest.mark.parametrize("department", DEPARTMENTS)
def test_no_heading_or_title_exceeds_what_excel_takes(department: str, quarter: Quarter) -> None:
    """xlsxwriter's warnings are errors in the writer: to be written at all is the test."""
    assert write_template(blank_design(department, quarter))[:2] == b"PK"


HALF_FILLED = {
    "Звіт!D8": date(2020, 9, 17),
    "Звіт!H14": "виконується",
    "Звіт!I14": "- проведено два заходи",
    "Показники!G5": 3000,
    "Показники!G6": 0,
    "Реєстр!A5": date(2020, 8, 5),
    "Реєстр!B5": "4",
    "Реєстр!C5": "стенд",
    "Реєстр!D5": "Стенд «Європа поруч»",
    "Реєстр!F5": 1500,
    "Реєстр!A6": date(2020, 9, 10),
    "Реєстр!B6": 4,
    "Реєстр!C6": "допис у соцмережі",
    "Реєстр!D6": "Допис",
    "Реєстр!F6": 700,
    "Реєстр!A1500": date(2020, 9, 11),
    "Реєстр!B1500": "4",
    "Реєстр!C1500": "продовження",
    "Реєстр!D1500": "Стенд, повторно",
    "Реєстр!F1500": 100,
    "Реєстр!A7": date(2020, 9, 11),
    "Реєстр!B7": "8",
    "Реєстр!C7": "стенд",
    "Реєстр!D7": "Стенд іншого заходу",
    "Реєстр!F7": 50,
}
"""УЖКГМ by the worked example, and 100 far below; the second № was stored as a number."""


@pytest.mark.libreoffice
def test_register_fed_values_and_percent_are_alive(tmp_path: Path) -> None:
    """4.1: 1 500 + 700 + 100 = 2 300; with the opening 3 000: 5 300 of 10 000 = 53.0 %."""
    data = filled(write_template(blank_design("housing_urban")), HALF_FILLED)
    cells = seen(converted(data, tmp_path))
    assert [cells[f"Показники!{letter}5"] for letter in "HIJ"] == [2300, 5300, 53]


@pytest.mark.libreoffice
def test_counts_take_their_class_and_no_continuation(tmp_path: Path) -> None:
    """1.1 counts events, 1.2 publications; a «продовження» counts for neither. Opening 4: cumulative 6."""
    rows = ("брифінг", "лекція", "допис у соцмережі", "продовження", "стенд")
    cells: dict[str, Any] = {f"Реєстр!B{5 + n}": "1" for n in range(len(rows))}
    cells |= {f"Реєстр!C{5 + n}": form for n, form in enumerate(rows)}
    data = filled(write_template(blank_design("culture")), {**cells, "Показники!G5": 4, "Показники!G6": 0})
    shown = seen(converted(data, tmp_path))
    assert (shown["Показники!H5"], shown["Показники!I5"], shown["Показники!J5"]) == (2, 6, "—")
    assert shown["Показники!H6"] == 1


@pytest.mark.libreoffice
def test_a_share_is_of_the_plans_denominator_or_not_defined(tmp_path: Path) -> None:
    """9.1: 1 100 of 3 600 is 30.6 %; 10.1 has no denominator."""
    blank = write_template(blank_design("education", plan=example_plan()))
    shown = seen(converted(filled(blank, {"Показники!H5": 1100, "Показники!H6": 900}), tmp_path))
    assert shown["Показники!J5"] == 30.6
    assert shown["Показники!J6"] == "не визначено"


@pytest.mark.libreoffice
@pytest.mark.parametrize("department", ["legal_internal_policy", "hospital", "socio_economic", "education"])
def test_cached_values_are_what_libreoffice_computes(department: str, tmp_path: Path) -> None:
    data = write_template(blank_design(department, plan=example_plan()))
    formulas = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in opened(data)
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]
    before, after = seen(data), seen(converted(data, tmp_path))
    assert len(formulas) > 60
    assert {f: before.get(f) for f in formulas} == {f: after.get(f) for f in formulas}
