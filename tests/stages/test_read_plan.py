"""The small plan read whole; then one cell spoilt at a time, each found at its cell with its code."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_helpers import SHEETS, PlanBook, plan_book

from workbook_tools.model.cells import CellValue, ErrorValue, Formula, RawWorkbook, cell_name
from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.plan import (
    Cadence,
    Comparator,
    DepartmentKind,
    EventForm,
    FormClass,
    IndicatorKind,
    Plan,
    ValueSource,
)
from workbook_tools.model.quarter import Quarter, Schedule, WeekendRule
from workbook_tools.rules.catalogue import message, remedy
from workbook_tools.stages.read_plan import read_plan

DECREE, EXECUTORS, MEASURES, INDICATORS = SHEETS


def faults(book: PlanBook) -> list[tuple[str, str | None, str | None]]:
    return [(f.code, f.where.sheet, f.where.cell) for f in read_plan(book.raw()).findings]


def sound(book: PlanBook) -> Plan:
    reading = read_plan(book.raw())
    assert [message(f) for f in reading.findings if f.severity is not Severity.NOTE] == []
    assert reading.plan is not None
    return reading.plan


# --- a sound plan ----------------------------------------------------------------------------------------


def test_the_small_plan_has_no_fault() -> None:
    reading = read_plan(plan_book().raw())
    assert reading.findings == ()
    assert (reading.departments, reading.measures, reading.indicators) == (3, 2, 5)


def test_the_decree() -> None:
    decree = sound(plan_book()).decree
    assert (decree.number, decree.date, decree.year) == ("149-ОД", date(2020, 8, 3), 2020)
    assert decree.first_quarter == Quarter(2020, 3)
    assert decree.schedule == Schedule(17, 18, WeekendRule.PREVIOUS)
    assert decree.coordinator == "policy"
    assert (decree.addressee_post, decree.addressee_name) == ("міський голова", "")


def test_executors_are_known_by_any_of_their_names_in_their_order() -> None:
    plan = sound(plan_book().put(MEASURES, "G3", "Відділ культури\\npolice\\nВПВП"))
    assert [m.executors for m in plan.measures] == [("culture", "policy"), ("culture", "police", "policy")]
    assert [d.kind for d in plan.departments][2] is DepartmentKind.EXTERNAL_STATE_BODY
    assert plan.department("police").contacts == ("@police.example.org",)


def test_indicators() -> None:
    monthly, share, reach, stock, state = sound(plan_book()).indicators
    assert (monthly.kind, monthly.source, monthly.forms, monthly.cadence) == (
        IndicatorKind.FLOW,
        ValueSource.REGISTER_COUNT,
        (FormClass.EVENT,),
        Cadence.MONTH,
    )
    assert (share.target, share.comparator, share.denominator) == (Decimal(75), Comparator.AT_LEAST, Decimal(3600))
    assert reach.forms == tuple(FormClass)
    assert (stock.baseline, stock.grows, stock.target) == (Decimal(5), True, None)
    assert (state.kind, state.unit, state.measure) == (IndicatorKind.STATE, "", "2")


def test_all_forms_of_a_count_are_those_that_count() -> None:
    plan = sound(plan_book().put(INDICATORS, "K2", "усі"))
    assert plan.indicator("1.1").forms == (FormClass.EVENT, FormClass.PUBLICATION, FormClass.PRODUCT)


def test_forms_stand_in_their_order() -> None:
    assert sound(plan_book()).forms[:2] == (
        EventForm("лекція", FormClass.EVENT),
        EventForm("допис", FormClass.PUBLICATION),
    )


def test_sheets_columns_and_blank_rows_may_stand_anywhere() -> None:
    book = plan_book().below(MEASURES, 7)
    book.put(MEASURES, "A1", "План заходів")
    grids = {title.upper() + " ": grid.copy(title.upper() + " ") for title, grid in book.grids.items()}
    moved = PlanBook(dict(reversed(grids.items())))
    assert read_plan(moved.raw()).plan == read_plan(plan_book().raw()).plan


def test_a_heading_is_known_by_its_first_line() -> None:
    sound(plan_book().put(MEASURES, "F1", "СТРОКИ  ВИКОНАННЯ\\nсловами, як у плані"))


def test_a_clear_number_in_words_is_taken_and_noted() -> None:
    book = plan_book().put(INDICATORS, "H4", "10 тис. контактів").put(INDICATORS, "H3", "75 %")
    reading = read_plan(book.raw())
    assert [(f.code, f.where.cell) for f in reading.findings] == [
        ("plan_number_read", "H3"),
        ("plan_number_read", "H4"),
    ]
    assert reading.plan is not None
    assert reading.plan.indicator("2.1").target == Decimal(10_000)


def test_a_year_is_told_without_groups() -> None:
    (noted,) = read_plan(plan_book().put(DECREE, "B10", "2020 рік").raw()).findings
    assert (noted.code, dict(noted.values)["value"]) == ("plan_number_read", "2020")
    (refused,) = (f for f in read_plan(plan_book().put(DECREE, "B10", "1890").raw()).findings if f.where.cell == "B10")
    assert "1991" in message(refused)
    assert "2998" in message(refused)


def test_a_code_typed_as_a_number_is_its_digits() -> None:
    book = plan_book().put(INDICATORS, "A2", "1.1000000000000001").put(MEASURES, "A2", "1")
    assert sound(book).indicators[0].code == "1.1"


def test_a_quarter_without_a_year_is_the_plan_s() -> None:
    assert sound(plan_book().put(DECREE, "B11", "IV квартал")).decree.first_quarter == Quarter(2020, 4)


# --- one fault at a time ---------------------------------------------------------------------------------

SPOILT = [
    (DECREE, "B3", "", "plan_blank"),
    (DECREE, "B4", "серпень 2020", "plan_date_unreadable"),
    (DECREE, "B4", "44046", "plan_date_unreadable"),
    (DECREE, "B10", "20 20", "plan_number_unreadable"),
    (DECREE, "B10", "1890", "plan_number_out_of_range"),
    (DECREE, "B11", "з літа", "plan_quarter_unreadable"),
    (DECREE, "B11", "III квартал 2019 року", "plan_quarter_other_year"),
    (DECREE, "B12", "32", "plan_number_out_of_range"),
    (DECREE, "B12", "0", "plan_number_out_of_range"),
    (DECREE, "B12", "16.5", "plan_number_not_whole"),
    (DECREE, "B13", "17", "plan_days_reversed"),
    (DECREE, "B14", "у понеділок", "plan_word_unknown"),
    (DECREE, "B15", "Фінансове управління", "plan_executor_unknown"),
    (DECREE, "B15", "Відділ з правової та внутр. політики", "plan_executor_misspelt"),
    (DECREE, "A24", "лекція", "plan_form_repeated"),
    (DECREE, "B23", "", "plan_blank"),
    (DECREE, "B23", "подія", "plan_word_unknown"),
    (EXECUTORS, "A3", "", "plan_blank"),
    (EXECUTORS, "A3", "відділ", "plan_code_malformed"),
    (EXECUTORS, "A3", "Policy", "plan_code_repeated"),
    (EXECUTORS, "A3", "01.02.2020", "plan_date_for_text"),
    (EXECUTORS, "B4", "#REF!", "plan_error_cell"),
    (EXECUTORS, "B4", "=A1", "plan_formula_without_value"),
    (EXECUTORS, "B4", "=A1 → ГУНП", "plan_formula"),
    (EXECUTORS, "B4", "TRUE", "plan_logical_value"),
    (EXECUTORS, "C4", "ВПВП", "plan_name_repeated"),
    (EXECUTORS, "C4", "ВПВП.", "plan_short_same_file"),
    (EXECUTORS, "C4", "Головне управління Національної поліції", "plan_text_too_long"),
    (EXECUTORS, "D4", "поліція", "plan_word_unknown"),
    (EXECUTORS, "E4", "police(at)example.org", "plan_email_malformed"),
    (EXECUTORS, "E4", "P@example.gov.ua", "plan_email_repeated"),
    (EXECUTORS, "F4", "Культура", "plan_name_repeated"),
    (MEASURES, "A3", "'1", "plan_code_repeated"),
    (MEASURES, "B3", "'1", "plan_number_repeated"),
    (MEASURES, "C3", "", "plan_blank"),
    (MEASURES, "F3", "за потреби", "plan_term_unreadable"),
    (MEASURES, "F3", "01.12.2020", "plan_date_for_text"),
    (MEASURES, "F3", "до 1 грудня 2019 року", "plan_term_other_year"),
    (MEASURES, "F3", "листопад–лютий", "plan_term_reversed"),
    (MEASURES, "F3", "I квартал", "plan_measure_never_reported"),
    (MEASURES, "G2", "", "plan_measure_without_executors"),
    (MEASURES, "G2", "ВПВП\\nВідділ з правової та внутрішньої політики\\nКультура", "plan_executor_repeated"),
    (MEASURES, "G2", "ВПВП\\nКультура\\nУправління туризму", "plan_executor_unknown"),
    (MEASURES, "G2", "ВПВП\\nКультура\\nВідділ культури міськради", "plan_executor_misspelt"),
    (INDICATORS, "A3", "'1.1", "plan_code_repeated"),
    (INDICATORS, "A3", "01.02.2020", "plan_date_for_text"),
    (INDICATORS, "B3", "'1.1", "plan_number_repeated"),
    (INDICATORS, "C3", "'3", "plan_indicator_without_measure"),
    (INDICATORS, "C3", "", "plan_indicator_without_measure"),
    (INDICATORS, "D3", "", "plan_blank"),
    (INDICATORS, "E3", "", "plan_blank"),
    (INDICATORS, "E3", "відсоток", "plan_word_unknown"),
    (INDICATORS, "F2", "", "plan_blank"),
    (INDICATORS, "G3", "", "plan_comparator_missing"),
    (INDICATORS, "G3", "не гірше", "plan_word_unknown"),
    (INDICATORS, "G6", "дорівнює", "plan_state_with_target"),
    (INDICATORS, "H2", "", "plan_periodic_without_target"),
    (INDICATORS, "H2", "0", "plan_number_out_of_range"),
    (INDICATORS, "H2", "1.5", "plan_number_too_fine"),
    (INDICATORS, "H3", "", "plan_share_without_target"),
    (INDICATORS, "H3", "101", "plan_number_out_of_range"),
    (INDICATORS, "H3", "0.75", "plan_number_out_of_range"),
    (INDICATORS, "H4", "близько 10 тис.", "plan_number_unreadable"),
    (INDICATORS, "H4", "75 %", "plan_number_unreadable"),
    (INDICATORS, "H4", "-1", "plan_number_out_of_range"),
    (INDICATORS, "H4", "12.05.2020", "plan_date_for_number"),
    (INDICATORS, "H4", "", "plan_comparator_without_target"),
    (INDICATORS, "I3", "щодекади", "plan_word_unknown"),
    (INDICATORS, "J2", "", "plan_blank"),
    (INDICATORS, "K2", "", "plan_forms_missing"),
    (INDICATORS, "K2", "захід, акція", "plan_word_unknown"),
    (INDICATORS, "K2", "захід, захід", "plan_class_repeated"),
    (INDICATORS, "K2", "захід, продовження", "plan_continuation_counted"),
    (INDICATORS, "K3", "захід", "plan_forms_unneeded"),
    (INDICATORS, "L3", "5", "plan_number_out_of_range"),
    (INDICATORS, "M2", "5", "plan_baseline_unneeded"),
    (INDICATORS, "M5", "5.5", "plan_number_too_fine"),
    (INDICATORS, "N2", "так", "plan_growth_not_stock"),
    (INDICATORS, "N5", "можливо", "plan_word_unknown"),
    (INDICATORS, "O3", "", "plan_share_without_parts"),
    (INDICATORS, "P3", "", "plan_share_without_parts"),
    (INDICATORS, "O2", "охоплено", "plan_share_parts_unneeded"),
    (INDICATORS, "Q3", "0", "plan_number_out_of_range"),
    (INDICATORS, "Q3", "3600.5", "plan_number_too_fine"),
]


@pytest.mark.parametrize(("sheet", "cell", "text", "code"), SPOILT)
def test_one_spoilt_cell_is_one_finding_at_that_cell(sheet: str, cell: str, text: str, code: str) -> None:
    assert (code, sheet, cell) in faults(plan_book().put(sheet, cell, text))


@pytest.mark.parametrize(("sheet", "cell", "text", "code"), SPOILT)
def test_a_spoilt_cell_draws_no_second_finding(sheet: str, cell: str, text: str, code: str) -> None:
    """Save for what truly follows: a name that another sheet used, a comparator that is no longer known."""
    follow = {
        (EXECUTORS, "A3"): {"plan_executor_unknown"},
        (EXECUTORS, "B4"): {"plan_executor_unknown"},
        (EXECUTORS, "C4"): {"plan_executor_unknown", "plan_executor_misspelt"},
        (MEASURES, "A3"): {"plan_indicator_without_measure", "plan_number_instead_of_code"},
        (MEASURES, "G2"): {"plan_department_idle"},
        (INDICATORS, "N5"): {"plan_comparator_without_target"},
        (INDICATORS, "E3"): {"plan_share_parts_unneeded"},
    }
    others = {found for found, _, _ in faults(plan_book().put(sheet, cell, text))} - {code}
    assert others <= follow.get((sheet, cell), set())


@pytest.mark.parametrize(("sheet", "cell", "text", "code"), SPOILT)
def test_every_finding_is_a_sentence_in_both_languages(sheet: str, cell: str, text: str, code: str) -> None:
    for finding in read_plan(plan_book().put(sheet, cell, text).raw()).findings:
        assert all(words(finding, lang) for words in (message, remedy) for lang in ("uk", "en"))


@pytest.mark.parametrize(("sheet", "cell", "text", "code"), SPOILT)
def test_there_is_a_plan_exactly_where_no_finding_is_an_error(sheet: str, cell: str, text: str, code: str) -> None:
    reading = read_plan(plan_book().put(sheet, cell, text).raw())
    assert (reading.plan is None) == any(f.severity is Severity.ERROR for f in reading.findings)


def test_short_names_that_would_be_one_file_are_told_and_the_plan_stands() -> None:
    """A plan that counted before the check was there goes on counting."""
    book = (
        plan_book()
        .put(EXECUTORS, "C2", "Освіта: А/Б")
        .put(EXECUTORS, "C3", "Освіта: А?Б")
        .put(MEASURES, "G3", "police")
    )
    reading = read_plan(book.put(EXECUTORS, "C4", "Освіта: А Б").put(MEASURES, "G2", "policy").raw())
    (finding,) = [finding for finding in reading.findings if finding.code == "plan_short_same_file"]
    assert (finding.where.cell, finding.severity, finding.entered) == ("C3", Severity.WARNING, "Освіта: А?Б")
    assert "«Освіта_ А_Б»" in message(finding)
    assert "C2" in message(finding)
    assert reading.plan is not None


def test_a_finding_tells_what_was_entered_and_suggests() -> None:
    (finding,) = read_plan(plan_book().put(DECREE, "B15", "Відділ культурі міської ради").raw()).findings
    assert (finding.code, finding.entered) == ("plan_executor_misspelt", "Відділ культурі міської ради")
    assert "можливо, «Відділ культури міської ради»" in message(finding)


def test_units_that_are_equally_near_are_not_suggested() -> None:
    book = (
        plan_book()
        .put(EXECUTORS, "B4", "Відділ культура міської ради")
        .put(DECREE, "B15", "Відділ культурo міської ради")
    )
    assert ("plan_executor_unknown", DECREE, "B15") in faults(book)


# --- what is missing altogether --------------------------------------------------------------------------


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_missing_sheet_is_one_finding(sheet: str) -> None:
    book = plan_book()
    del book.grids[sheet]
    found = faults(book)
    assert found.count(("plan_sheet_missing", sheet, None)) == 1
    assert {code for code, _, _ in found} <= {"plan_sheet_missing", "plan_department_idle"}


@pytest.mark.parametrize(
    ("sheet", "column", "heading"),
    [(EXECUTORS, 3, "Скорочення"), (MEASURES, 6, "Строки виконання"), (INDICATORS, 13, "")],
)
def test_a_missing_column_is_one_finding(sheet: str, column: int, heading: str) -> None:
    found = read_plan(plan_book().without_column(sheet, column).raw()).findings
    missing = [f for f in found if f.code == "plan_column_missing"]
    assert [f.where.sheet for f in missing] == [sheet]
    assert heading in message(missing[0])
    assert {f.code for f in found} <= {"plan_column_missing", "plan_executor_unknown", "plan_executor_misspelt"}


def test_the_note_s_column_may_be_missing() -> None:
    sound(plan_book().without_column(INDICATORS, 18))


def test_a_missing_row_of_headings_is_one_finding() -> None:
    assert faults(plan_book().without_row(MEASURES, 1)) == [("plan_headings_missing", MEASURES, None)]


def test_a_column_that_is_there_twice() -> None:
    assert ("plan_column_repeated", MEASURES, "H1") in faults(plan_book().put(MEASURES, "H1", "№"))


def test_a_missing_setting_and_an_unknown_one() -> None:
    book = plan_book().put(DECREE, "A3", "№ документа")
    assert faults(book) == [("plan_setting_missing", DECREE, None), ("plan_setting_unknown", DECREE, "A3")]


def test_a_setting_that_is_there_twice() -> None:
    book = plan_book().put(DECREE, "A9", "Номер").put(DECREE, "B9", "150-ОД")
    assert ("plan_setting_repeated", DECREE, "A9") in faults(book)


def test_an_empty_table_is_a_fault() -> None:
    book = plan_book().without_row(MEASURES, 2).without_row(MEASURES, 3)
    assert ("plan_table_empty", MEASURES, None) in faults(book)


def test_measures_without_indicators_and_executors_without_measures_are_warned_of() -> None:
    book = plan_book().put(MEASURES, "G2", "ВПВП")
    for row in (4, 5, 6):
        book.put(INDICATORS, f"C{row}", "'1")
    assert faults(book) == [
        ("plan_department_idle", EXECUTORS, "B3"),
        ("plan_measure_without_indicators", MEASURES, "A3"),
    ]
    assert read_plan(book.raw()).plan is not None


def test_a_number_in_place_of_a_code_is_told_with_the_code() -> None:
    book = plan_book().put(MEASURES, "A3", "m-07")
    found = [f for f in read_plan(book.raw()).findings if f.code == "plan_number_instead_of_code"]
    assert [f.where.cell for f in found] == ["C4", "C5", "C6"]
    assert "«m-07»" in remedy(found[0])


def test_a_count_of_a_class_without_forms_is_warned_of() -> None:
    assert ("plan_class_without_forms", INDICATORS, "K4") in faults(plan_book().without_row(DECREE, 24))


@pytest.mark.parametrize("kind", ["на дату", "частка, %", "стан"])
def test_only_a_flow_is_counted_from_the_register(kind: str) -> None:
    assert ("plan_register_not_flow", INDICATORS, "J4") in faults(plan_book().put(INDICATORS, "E4", kind))


@pytest.mark.parametrize("source", ["вноситься", "охоплення з реєстру"])
def test_months_are_judged_by_counted_rows_only(source: str) -> None:
    assert ("plan_periodic_not_counted", INDICATORS, "J2") in faults(plan_book().put(INDICATORS, "J2", source))


# --- all at once, whatever it is -------------------------------------------------------------------------


def test_every_fault_is_told_at_once_in_the_order_of_the_sheets() -> None:
    book = plan_book().put(INDICATORS, "H4", "багато").put(MEASURES, "F2", "колись").put(MEASURES, "F3", "потім")
    book.put(EXECUTORS, "D2", "щось").put(DECREE, "B3", "")
    assert faults(book) == [
        ("plan_blank", DECREE, "B3"),
        ("plan_word_unknown", EXECUTORS, "D2"),
        ("plan_term_unreadable", MEASURES, "F2"),
        ("plan_term_unreadable", MEASURES, "F3"),
        ("plan_number_unreadable", INDICATORS, "H4"),
    ]


_SCALARS = st.one_of(
    st.text(max_size=20), st.integers(-(10**6), 10**6), st.decimals(-1000, 1000, places=3), st.booleans()
)
_VALUES: st.SearchStrategy[CellValue] = st.one_of(
    _SCALARS, st.builds(ErrorValue, st.just("#N/A")), st.builds(Formula, st.just("A1"), st.one_of(st.none(), _SCALARS))
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(list(SHEETS)), st.integers(1, 27), st.integers(1, 19), _VALUES), max_size=8))
def test_reading_never_raises(changes: list[tuple[str, int, int, CellValue]]) -> None:
    book = plan_book()
    for sheet, row, column, value in changes:
        book.grids[sheet].put_at(row, column, value)
    reading = read_plan(book.raw())
    assert (reading.plan is None) == any(f.severity is Severity.ERROR for f in reading.findings)
    assert all(message(finding) for finding in reading.findings)


def test_an_empty_workbook_has_four_missing_sheets() -> None:
    reading = read_plan(RawWorkbook(()))
    assert [f.where.sheet for f in reading.findings] == list(SHEETS)
    assert reading.plan is None
    assert (reading.departments, reading.measures, reading.indicators) == (0, 0, 0)


def test_places_are_cells_of_the_file() -> None:
    (finding,) = read_plan(plan_book().below(MEASURES, 5).put(MEASURES, cell_name(8, 6), "колись").raw()).findings
    assert isinstance(finding, Finding)
    assert finding.where.cell == "F8"
