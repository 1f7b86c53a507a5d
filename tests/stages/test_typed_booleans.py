"""A typed TRUE or FALSE is understood alike however a program saved it: LibreOffice makes a formula of it."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from libreoffice import converted
from plans import assignment_of
from tables import blank_form

from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import CellValue, Formula, Scalar
from workbook_tools.model.column import Column
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import ALL_FIELDS, SHEET_INDICATORS, TABLES
from workbook_tools.model.submission import EntryKind, State
from workbook_tools.stages.read_submission import read_submission
from workbook_tools.stages.read_submission.cells import Cell, Entered, take

CULTURE, ECONOMY = assignment_of("culture"), assignment_of("socio_economic")
COLUMNS = (*ALL_FIELDS, *(column for table in TABLES.values() for column in table.columns))


def with_state(typed: str) -> tuple[State | None, list[str]]:
    """What indicator 7.3, answered «так», «частково» or «ні», is understood as, and the codes of its findings."""
    form = blank_form(ECONOMY)
    form.fill(SHEET_INDICATORS, f"number | value | comment\n7.3 | {typed} | Розроблено проєкт")
    submission, findings = read_submission(form.raw(), form.assignment)
    state = next(v.state for v in submission.indicators if v.indicator == "7.3")
    return state, [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("TRUE", State.YES),
        ("=TRUE() → 1", State.YES),
        ("=TRUE() → TRUE", State.YES),
        ("=TRUE()", State.YES),
        ("=TRUE → 1", State.YES),
        ("=true( ) → 1", State.YES),
        ("=FALSE() → 0", State.NO),
        ("=False → FALSE", State.NO),
    ],
)
def test_a_constant_is_the_answer_that_was_typed(typed: str, state: State) -> None:
    assert with_state(typed) == (state, [])


@pytest.mark.parametrize("typed", ["=NOT(FALSE()) → TRUE", "=TRUE()=TRUE() → TRUE", "=TRUEST → TRUE"])
def test_any_other_formula_is_told(typed: str) -> None:
    assert with_state(typed) == (State.YES, ["formula_result_taken"])


def test_true_is_no_number_whatever_result_was_saved_beside_it() -> None:
    form = blank_form(ECONOMY)
    form.fill(SHEET_INDICATORS, "number | value\n6.1 | =TRUE() → 1")
    submission, findings = read_submission(form.raw(), form.assignment)
    assert [finding.code for finding in findings] == ["number_unreadable"]
    assert [v.value for v in submission.indicators if v.indicator == "6.1"] == [None]


def test_over_a_formula_of_the_form_it_is_kept_as_typed() -> None:
    form = blank_form(CULTURE)
    form.fill(SHEET_INDICATORS, "number | value\n1.1 | =TRUE() → 1")
    submission, _ = read_submission(form.raw(), form.assignment)
    entry = submission.indicators[0].entries["value"]
    assert (entry.kind, entry.text) == (EntryKind.BOOLEAN, "TRUE")


def taken(value: CellValue, column: Column) -> tuple[Entered, list[Finding]]:
    findings: list[Finding] = []
    return take(Cell(value, column, "Аркуш", "B2", "table"), findings), findings


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
@pytest.mark.parametrize(("word", "typed"), [("TRUE()", True), ("FALSE()", False)])
@pytest.mark.parametrize("cached", [1, 0, True, False, None, "так"])
def test_in_any_column_it_is_what_a_typed_one_is(column: Column, word: str, typed: bool, cached: Scalar | None) -> None:
    assert taken(Formula(word, cached), column) == taken(typed, column)


@pytest.mark.libreoffice
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_what_libreoffice_makes_of_typed_booleans(to: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page["B2"], page["B3"] = True, False
    data = BytesIO()
    book.save(data)
    sheet = read_workbook(converted(data.getvalue(), tmp_path, to)).sheets[0]
    column = ALL_FIELDS[0]
    read = [taken(value, column) for row in (2, 3) if (value := sheet.value(row, 2)) is not None]
    assert read == [taken(True, column), taken(False, column)]
