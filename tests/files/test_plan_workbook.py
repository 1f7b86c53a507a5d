"""The plan workbook, written and read back; the shipped one, held against the decree word for word."""

import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from plans import decree_plan, example_plan

from workbook_tools.files.plan.workbook import write_blank_plan, write_plan
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.plan import (
    Cadence,
    Comparator,
    DepartmentKind,
    FormClass,
    Indicator,
    IndicatorKind,
    Plan,
    ValueSource,
)
from workbook_tools.model.plan_reading import PlanReading
from workbook_tools.model.quarter import Quarter, Schedule, WeekendRule
from workbook_tools.rules.catalogue import message
from workbook_tools.stages.read_plan import read_plan

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "templates" / "plan_template.xlsx"
PACKAGED = ROOT / "workbook_tools" / "templates" / "plan_template.xlsx"
DECREE = (Path(__file__).parents[1] / "data" / "decree-149-OD.txt").read_text("utf-8")
SHEETS = ["Розпорядження", "Виконавці", "Заходи", "Показники"]


def read(data: bytes) -> PlanReading:
    return read_plan(read_workbook(data))


@pytest.fixture(scope="module")
def shipped() -> Plan:
    reading = read(SHIPPED.read_bytes())
    assert [message(finding) for finding in reading.findings] == []
    assert reading.plan is not None
    return reading.plan


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# --- the shipped plan ------------------------------------------------------------------------------------


def test_the_packaged_copy_is_the_shipped_plan() -> None:
    assert PACKAGED.read_bytes() == SHIPPED.read_bytes()


def test_the_shipped_plan_is_what_the_writer_makes_of_it(shipped: Plan) -> None:
    """Part by part: the zip's own bytes depend on the zlib of the machine."""
    assert parts(write_plan(shipped)) == parts(SHIPPED.read_bytes())


def test_eleven_measures_nine_organisations_nineteen_pairs_sixteen_indicators(shipped: Plan) -> None:
    reading = read(SHIPPED.read_bytes())
    assert (reading.departments, reading.measures, reading.indicators) == (9, 11, 16)
    assert sum(len(measure.executors) for measure in shipped.measures) == 19


def plan_table() -> list[list[str]]:
    """The decree's own table: five cells a measure, under five headings, paragraphs joined."""
    body = DECREE.split("Відповідальні за виконання\n", 1)[1].split("\n\n\n\n", 1)[0]
    cells: list[str] = []
    for line in body.split("\n"):
        if line.startswith("\t"):
            cells.append(line.strip())
        elif line.strip():
            cells[-1] += "\n" + line.strip()
    return [cells[start : start + 5] for start in range(0, len(cells), 5)]


def words(text: str) -> str:
    """Paragraphs and words, whatever the blanks at the ends of lines."""
    return "\n".join(line.strip() for line in text.split("\n"))


def test_the_measures_are_the_decree_s_word_for_word(shipped: Plan) -> None:
    table = plan_table()
    assert len(table) == 11
    for measure, (name, audience, criteria, term, _) in zip(shipped.measures, table, strict=True):
        assert words(measure.name) == name
        assert (measure.audience, words(measure.criteria), measure.term.text) == (audience, criteria, term)


def test_the_executors_are_the_decree_s_in_its_order(shipped: Plan) -> None:
    for measure, (*_, executors) in zip(shipped.measures, plan_table(), strict=True):
        named = [shipped.department(code) for code in measure.executors]
        for department, name in zip(named, executors.split("\n"), strict=True):
            assert name in (department.name, *department.variants)


def test_the_decree_s_requisites_stand_in_its_text(shipped: Plan) -> None:
    decree = shipped.decree
    text = re.sub(r"\s+", " ", DECREE)
    for words_of in (decree.issuer, decree.title, decree.plan_heading, decree.pursuance, decree.place):
        assert words_of in text
    assert f"{decree.date:%d.%m.%Y} м. Глухів № {decree.number}" in text
    assert f"{decree.signatory_post} {decree.signatory_name}" in text
    assert decree.control_name == "Ігор КАРЛОВ"
    assert (decree.addressee_post, decree.addressee_name) == ("міський голова", "")
    assert decree.schedule == Schedule(17, 18, WeekendRule.PREVIOUS)
    assert (decree.year, decree.first_quarter) == (2020, Quarter(2020, 3))


def test_codes_short_names_and_coordinator(shipped: Plan) -> None:
    assert {d.code: d.short for d in shipped.departments} == {
        "legal_internal_policy": "ВПВП",
        "culture": "Культура",
        "hospital": "КНП лікарня",
        "housing_urban": "УЖКГМ",
        "social_protection": "УСЗ",
        "police": "Поліція",
        "socio_economic": "УСЕР",
        "education": "Освіта",
        "youth_sport": "Молодь і спорт",
    }
    assert shipped.decree.coordinator == "legal_internal_policy"
    assert [d.code for d in shipped.departments if d.external] == ["hospital", "police"]
    assert shipped.department("police").kind is DepartmentKind.EXTERNAL_STATE_BODY
    assert all(d.contacts == () for d in shipped.departments)
    assert [m.code for m in shipped.measures] == [m.number for m in shipped.measures] == [str(n) for n in range(1, 12)]


ALL = tuple(FormClass)
COUNTED = {
    "1.1": (Cadence.MONTH, FormClass.EVENT),
    "1.2": (Cadence.WEEK, FormClass.PUBLICATION),
    "2.1": (Cadence.WEEK, FormClass.PUBLICATION),
}
STOCKS, STATES, SHARES = ("6.1", "7.1", "7.2"), ("7.3", "11.1"), ("9.1", "10.1")
ENTERED_FLOWS, REACHES = ("8.1", "8.2", "11.2"), ("3.1", "4.1", "5.1")


def test_indicators_count_as_the_domain_says(shipped: Plan) -> None:
    by_code = {indicator.code: indicator for indicator in shipped.indicators}
    assert list(by_code) == [i.number for i in shipped.indicators]
    assert set(by_code) == {*COUNTED, *STOCKS, *STATES, *SHARES, *ENTERED_FLOWS, *REACHES}
    for code, (cadence, form_class) in COUNTED.items():
        assert _counting(by_code[code]) == (IndicatorKind.FLOW, ValueSource.REGISTER_COUNT, (form_class,), Decimal(1))
        assert (by_code[code].cadence, by_code[code].comparator) == (cadence, Comparator.AT_LEAST)
    for code in REACHES:
        assert _counting(by_code[code]) == (IndicatorKind.FLOW, ValueSource.REGISTER_REACH, ALL, Decimal(10_000))
        assert by_code[code].cadence is Cadence.YEAR
    for kind, codes in (
        (IndicatorKind.STOCK, STOCKS),
        (IndicatorKind.STATE, STATES),
        (IndicatorKind.FLOW, ENTERED_FLOWS),
    ):
        for code in codes:
            assert _counting(by_code[code]) == (kind, ValueSource.ENTERED, (), None)
    for code in SHARES:
        assert _counting(by_code[code]) == (IndicatorKind.SHARE, ValueSource.ENTERED, (), Decimal(75))
        assert by_code[code].numerator
        assert by_code[code].denominator_text
        assert by_code[code].denominator is None
    assert [code for code, i in by_code.items() if i.grows] == ["7.1", "7.2"]
    assert all(i.baseline is None for i in shipped.indicators)


def _counting(indicator: Indicator) -> tuple[IndicatorKind, ValueSource, tuple[FormClass, ...], Decimal | None]:
    return indicator.kind, indicator.source, indicator.forms, indicator.target


def test_indicators_speak_the_criteria_s_words(shipped: Plan) -> None:
    """Two criteria hold two quantities each, told apart by a word; 11.2 is derived."""
    split = {"7.1", "7.2", "8.1", "8.2", "11.2"}
    for indicator in shipped.indicators:
        criteria = words(shipped.measure(indicator.measure).criteria).casefold()
        assert (indicator.text.casefold() in criteria) == (indicator.code not in split), indicator.code


def test_the_forms_that_clerks_expect_are_there_and_fit_a_list(shipped: Plan) -> None:
    names = {form.name: form.form_class for form in shipped.forms}
    assert names["брифінг"] is names["круглий стіл"] is names["лекція"] is names["фестиваль"] is FormClass.EVENT
    assert names["стенд"] is names["білборд"] is names["відео"] is FormClass.PRODUCT
    assert names["допис у соцмережі"] is FormClass.PUBLICATION
    assert names["продовження"] is FormClass.CONTINUATION
    assert all(len(name) <= 30 and "," not in name and name == name.strip() for name in names)


def test_the_shipped_plan_agrees_with_the_plan_that_tests_use(shipped: Plan) -> None:
    tests_own = decree_plan()
    assert shipped.forms == tests_own.forms
    assert shipped.measures == tests_own.measures
    assert [replace(i, note="", numerator="", denominator_text="", unit="") for i in shipped.indicators] == [
        replace(i, numerator="", denominator_text="", unit="") for i in tests_own.indicators
    ]


# --- the writer ------------------------------------------------------------------------------------------


def test_what_is_written_is_read_back() -> None:
    plan = example_plan()
    assert read(write_plan(plan)).plan == plan


def test_every_kind_of_number_and_word_is_read_back() -> None:
    plan = example_plan()
    stock = replace(plan.indicator("6.1"), places=2, baseline=Decimal("1234.5"), target=Decimal("10.25"))
    stock = replace(stock, comparator=Comparator.LESS_THAN)
    count = replace(plan.indicator("1.1"), forms=(FormClass.EVENT, FormClass.PUBLICATION, FormClass.PRODUCT))
    decree = replace(plan.decree, schedule=Schedule(5, 28, WeekendRule.NEXT), pursuance="=SUM(A1)")
    changed = {"6.1": stock, "1.1": count}
    plan = replace(plan, decree=decree, indicators=tuple(changed.get(i.code, i) for i in plan.indicators))
    assert read(write_plan(plan)).plan == plan


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write_plan(decree_plan()) == write_plan(decree_plan())


def test_four_visible_sheets_with_print_set_up_and_frozen_headings() -> None:
    book = load_workbook(BytesIO(write_plan(decree_plan())))
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == SHEETS
    for title in SHEETS:
        sheet = book[title]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert str(sheet.freeze_panes).endswith("4")
    assert [book[title].print_title_rows for title in SHEETS] == [None, "$3:$3", "$3:$3", "$3:$3"]


def test_dropdowns_hold_the_words_and_prompts_keep_to_excel_s_limits() -> None:
    book = load_workbook(BytesIO(write_plan(decree_plan())))
    lists = {}
    for title in SHEETS:
        for validation in book[title].data_validations.dataValidation:
            assert len(validation.prompt or "") <= 255
            assert len(validation.promptTitle or "") <= 32
            assert len(validation.error or "") <= 255
            if validation.type == "list":
                lists[title, str(validation.sqref)] = str(validation.formula1)
    kinds = lists["Показники", "E4:E300"]
    sheet, area = kinds.replace("'", "").split("!")
    cells = book[sheet.lstrip("=")][area.replace("$", "")]
    assert [row[0].value for row in cells] == ["потік (сума)", "на дату", "частка, %", "стан"]
    assert book[sheet.lstrip("=")].sheet_state == "hidden"
    assert lists["Розпорядження", "B19"] == "'Виконавці'!$B$4:$B$300"
    assert lists["Показники", "C4:C300"] == "'Заходи'!$A$4:$A$300"


def test_a_blank_plan_asks_for_everything_that_only_the_coordinator_knows() -> None:
    reading = read(write_blank_plan())
    assert reading.plan is None
    assert (reading.departments, reading.measures, reading.indicators) == (0, 0, 0)
    assert {f.code for f in reading.findings} == {"plan_blank", "plan_table_empty"}
    blank = [f.where.cell for f in reading.findings if f.code == "plan_blank"]
    assert blank == ["B6", "B7", "B9", "B10", "B11", "B13", "B15", "B19"]


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_plan_saved_by_libreoffice_is_the_same_plan(tmp_path: Path) -> None:
    plan = example_plan()
    (tmp_path / "plan.xlsx").write_bytes(write_plan(plan))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "saved"), str(tmp_path / "plan.xlsx")], check=True, capture_output=True)
    reading = read((tmp_path / "saved" / "plan.xlsx").read_bytes())
    assert [message(finding) for finding in reading.findings] == []
    assert reading.plan == plan
