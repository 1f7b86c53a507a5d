"""Self-check formulas: what each constraint lets pass, by hand, in Python and as LibreOffice computes it."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filled_form import blank_design, filled, seen
from libreoffice import converted
from openpyxl.workbook.defined_name import DefinedName

from workbook_tools.files.template.expressions import Test
from workbook_tools.files.template.selfcheck import Setting, count_formula, test_of
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.column import (
    Access,
    Bound,
    Choice,
    Column,
    Constraint,
    DateWithin,
    DecimalNumber,
    Kind,
    MaxLength,
    NotAbove,
    OneOf,
    Required,
    RequiredWhen,
    WebLinks,
    WholeNumber,
)
from workbook_tools.model.template import Plain

test_of.__test__ = False  # type: ignore[attr-defined]
Test.__test__ = False  # type: ignore[attr-defined]

CHOICES = {Choice.STATES: ("так", "частково", "ні"), Choice.REACH_MEASURES: ("4", "5")}
FIRST = date(2020, 6, 18)
PLAIN = Setting(CHOICES, FIRST, 2020)
NIL = Setting(CHOICES, FIRST, 2020, excusable=True)
IN_ROW = Setting(CHOICES, FIRST, 2020, excusable=True, row_keys=("cell", "other"))
AS_OF = date(2020, 9, 16)
WINDOW = DateWithin(Bound.WINDOW_FIRST, Bound.AS_OF)

CASES: list[tuple[Constraint, Setting, dict[str, Plain], bool]] = [
    (Required(), PLAIN, {"cell": "слово"}, True),
    (Required(), PLAIN, {"cell": None}, False),
    (Required(), PLAIN, {"cell": "   "}, False),
    (Required(), PLAIN, {"cell": 0}, True),
    (Required(), PLAIN, {"cell": None, "nil": "так"}, False),
    (Required(), NIL, {"cell": None, "nil": "так"}, True),
    (Required(), NIL, {"cell": None}, False),
    (Required(), IN_ROW, {"cell": None}, True),
    (Required(), IN_ROW, {"cell": None, "other": "щось"}, False),
    (RequiredWhen("other", ("не виконано",)), NIL, {"cell": None, "other": "не виконано"}, False),
    (RequiredWhen("other", ("не виконано",)), NIL, {"cell": None, "other": "Не виконано "}, False),
    (RequiredWhen("other", ("не виконано",)), NIL, {"cell": "бо дощ", "other": "не виконано"}, True),
    (RequiredWhen("other", ("не виконано",)), NIL, {"cell": None, "other": "виконано"}, True),
    (RequiredWhen("other", ("не виконано",)), NIL, {"cell": None, "other": "не виконано", "nil": "так"}, True),
    (RequiredWhen("other", choice=Choice.REACH_MEASURES), NIL, {"cell": None, "other": "4"}, False),
    (RequiredWhen("other", choice=Choice.REACH_MEASURES), NIL, {"cell": None, "other": 5}, False),
    (RequiredWhen("other", choice=Choice.REACH_MEASURES), NIL, {"cell": None, "other": "1"}, True),
    (OneOf(Choice.STATES), PLAIN, {"cell": "частково"}, True),
    (OneOf(Choice.STATES), PLAIN, {"cell": "ТАК "}, True),
    (OneOf(Choice.STATES), PLAIN, {"cell": None}, True),
    (OneOf(Choice.STATES), PLAIN, {"cell": "може"}, False),
    (OneOf(Choice.STATES), PLAIN, {"cell": 1}, False),
    (WholeNumber(), PLAIN, {"cell": 0}, True),
    (WholeNumber(), PLAIN, {"cell": 999_999_999}, True),
    (WholeNumber(), PLAIN, {"cell": 1_000_000_000}, False),
    (WholeNumber(), PLAIN, {"cell": -1}, False),
    (WholeNumber(), PLAIN, {"cell": Decimal("12.5")}, False),
    (WholeNumber(), PLAIN, {"cell": "12"}, False),
    (WholeNumber(), PLAIN, {"cell": "близько 200"}, False),
    (WholeNumber(), PLAIN, {"cell": None}, True),
    (DecimalNumber(1), PLAIN, {"cell": Decimal("12.5")}, True),
    (DecimalNumber(1), PLAIN, {"cell": Decimal("12.55")}, False),
    (DecimalNumber(1), PLAIN, {"cell": "12,5"}, False),
    (WINDOW, PLAIN, {"cell": FIRST, "as_of": AS_OF}, True),
    (WINDOW, PLAIN, {"cell": date(2020, 6, 17), "as_of": AS_OF}, False),
    (WINDOW, PLAIN, {"cell": AS_OF, "as_of": AS_OF}, True),
    (WINDOW, PLAIN, {"cell": date(2020, 9, 17), "as_of": AS_OF}, False),
    (WINDOW, PLAIN, {"cell": date(2020, 9, 17)}, True),
    (WINDOW, PLAIN, {"cell": "24.07.2020", "as_of": AS_OF}, False),
    (WINDOW, PLAIN, {"cell": None, "as_of": AS_OF}, True),
    (NotAbove("other"), PLAIN, {"cell": 7, "other": 7}, True),
    (NotAbove("other"), PLAIN, {"cell": 8, "other": 7}, False),
    (NotAbove("other"), PLAIN, {"cell": 8}, True),
    (NotAbove("other"), PLAIN, {"cell": "вісім", "other": 7}, True),
    (MaxLength(5), PLAIN, {"cell": "п’ять"}, True),
    (MaxLength(5), PLAIN, {"cell": "шість!"}, False),
    (WebLinks(), PLAIN, {"cell": "https://example.org/a/b"}, True),
    (WebLinks(), PLAIN, {"cell": "HTTP://example.org"}, True),
    (WebLinks(), PLAIN, {"cell": "лист від 01.07.2020"}, True),
    (WebLinks(), PLAIN, {"cell": None}, True),
    (WebLinks(), PLAIN, {"cell": "https:/example.org"}, False),
    (WebLinks(), PLAIN, {"cell": "htp://example.org"}, False),
]
KEYS = ("cell", "other", "as_of", "nil")


def judged(constraint: Constraint, setting: Setting) -> Test:
    test = test_of(constraint, Column("cell", "Клітинка", 10, Kind.TEXT, Access.INPUT), setting)
    assert test is not None
    return test


@pytest.mark.parametrize(("constraint", "setting", "values", "right"), CASES)
def test_what_a_constraint_lets_pass(
    constraint: Constraint, setting: Setting, values: dict[str, Plain], right: bool
) -> None:
    assert judged(constraint, setting).holds({**dict.fromkeys(KEYS), **values}) is right


def test_a_logical_value_is_no_number_as_in_excel() -> None:
    """LibreOffice takes TRUE for 1; so it is not among the cases that both compute."""
    assert not judged(WholeNumber(), PLAIN).holds({**dict.fromkeys(KEYS), "cell": True})


def test_nothing_is_due_where_no_measure_counts_reach() -> None:
    setting = Setting({Choice.REACH_MEASURES: ()}, FIRST, 2020)
    column = Column("reach", "Охоплено осіб", 10, Kind.WHOLE, Access.INPUT)
    assert test_of(RequiredWhen("measure", choice=Choice.REACH_MEASURES), column, setting) is None


@pytest.mark.libreoffice
def test_libreoffice_judges_every_case_alike(tmp_path: Path) -> None:
    """One row per case: its values in A to D, the count of faults in E; the list of states stands in H."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row, state in enumerate(CHOICES[Choice.STATES], start=1):
        sheet.cell(row, 8, state)
    name = DefinedName("wt_states", attr_text="Sheet!$H$1:$H$3")
    workbook.defined_names["wt_states"] = name
    for row, (constraint, setting, values, _) in enumerate(CASES, start=1):
        for place, key in enumerate(KEYS, start=1):
            cell = sheet.cell(row, place, values.get(key))
            cell.data_type = "s" if isinstance(values.get(key), str) else cell.data_type
        references = {key: f"${letter}${row}" for key, letter in zip(KEYS, "ABCD", strict=True)}
        sheet.cell(row, 5, "=" + count_formula(judged(constraint, setting), references))
    data = BytesIO()
    workbook.save(data)
    computed = seen(converted(data.getvalue(), tmp_path))
    faults = [computed[f"Sheet!E{row}"] for row in range(1, len(CASES) + 1)]
    assert faults == [0 if right else 1 for *_, right in CASES]


def counts(cells: dict[str, Any]) -> dict[str, int]:
    """Of «Перевірка»: what has to be mended, by the line's words."""
    rows = [row for row in range(6, 60) if f"Перевірка!B{row}" in cells]
    return {cells[f"Перевірка!C{row}"]: cells[f"Перевірка!D{row}"] for row in rows}


@pytest.mark.libreoffice
def test_the_sheet_lives_with_what_is_filled_in(tmp_path: Path) -> None:
    """Three faults by hand: no status of measure 10, a reason missing, a register row of 01.01 without a title."""
    data = filled(
        write_template(blank_design("culture")),
        {
            "Звіт!D6": "Олена Приклад",
            "Звіт!D7": "olena@example.gov.ua",
            "Звіт!D8": date(2020, 9, 16),
            "Звіт!H14": "виконується",
            "Звіт!I14": "Проведено три брифінги.",
            "Звіт!H15": "не виконано",
            **{f"Показники!G{row}": 0 for row in (5, 6)},
            **{f"Показники!H{row}": 200 for row in (7, 8)},
            "Реєстр!A5": date(2020, 1, 1),
            "Реєстр!B5": "1",
            "Реєстр!C5": "брифінг",
        },
    )
    cells = seen(converted(data, tmp_path))
    assert {text: count for text, count in counts(cells).items() if count} == {
        "«Стан виконання»: заповнено": 1,
        "«Причина невиконання»: заповнено, якщо «Стан виконання»: виконано частково, не розпочато, не виконано": 1,
        "«Дата»: дата з 18.06.2020 до дати «станом на»": 1,
        "«Назва, тема»: заповнено в кожному рядку, де щось вписано": 1,
    }
    assert cells["Перевірка!A3"] == cells["Звіт!D11"] == "Залишилося виправити: 4"


@pytest.mark.libreoffice
def test_a_nil_report_is_ready_with_its_reason_alone(tmp_path: Path) -> None:
    header = {
        "Звіт!D6": "Олена Приклад",
        "Звіт!D7": "olena@example.gov.ua",
        "Звіт!D8": date(2020, 9, 16),
        "Звіт!D9": "так",
        "Звіт!D10": "Карантинні обмеження",
    }
    blank = write_template(blank_design("hospital"))
    assert seen(converted(filled(blank, header), tmp_path))["Перевірка!A3"] == "Готово до надсилання"
    kept = filled(blank, {**header, "Звіт!I14": "Проведено лекцію."})
    assert seen(converted(kept, tmp_path))["Перевірка!A3"] == "Залишилося виправити: 1"


@pytest.mark.libreoffice
def test_an_error_value_is_something_to_mend(tmp_path: Path) -> None:
    """«#DIV/0!» in an opening of 1.1: two checks of that cell, and none of them breaks the sheet."""
    blank = write_template(blank_design("hospital"))
    empty = counts(seen(converted(blank, tmp_path)))
    workbook = openpyxl.load_workbook(BytesIO(blank))
    workbook["Показники"]["G5"] = "=1/0"
    data = BytesIO()
    workbook.save(data)
    faults = counts(seen(converted(data.getvalue(), tmp_path)))
    assert empty["«З початку року до звітного періоду»: заповнено"] == 1
    assert faults["«З початку року до звітного періоду»: ціле число, не менше 0"] == 1
