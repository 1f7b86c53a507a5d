"""Whatever a workbook's cells hold, it is identified and read without an exception, and nothing typed is lost."""

from datetime import datetime
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import assignment_of
from tables import blank_form

from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, RawWorkbook, cell_position
from workbook_tools.model.layout import SHEET_INDICATORS, SHEET_META, SHEET_REGISTER, SHEET_REPORT
from workbook_tools.model.submission import Entries, Submission
from workbook_tools.rules.catalogue import message, remedy
from workbook_tools.stages.identify import identify
from workbook_tools.stages.read_submission import read_submission

ASSIGNMENT = assignment_of("socio_economic")
WORDS = ["виконано", "так", "№ 6", "6.1", "10 тис.", "близько 5", "16.09.2020", "m:6", "=1+1", " ", "—", "Дата"]

moments = st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31))
numbers = st.integers() | st.decimals() | st.just(Decimal("9" * 16 + "E+999999")) | st.just(Decimal("1E-999999"))
scalars = (
    st.text(max_size=40)
    | st.sampled_from(WORDS)
    | numbers
    | st.booleans()
    | st.builds(Dated, st.integers(0, 3_000_000), moments)
    | st.builds(ErrorValue, st.sampled_from(["#REF!", "#N/A", "#ЗНАЧ!"]))
)
values: st.SearchStrategy[CellValue] = scalars | st.builds(
    Formula, st.text("0123456789+-*/()B4% ", max_size=20), st.none() | scalars
)
titles = st.sampled_from([SHEET_REPORT, SHEET_INDICATORS, SHEET_REGISTER, SHEET_META, "Інструкція"])
places = st.tuples(st.integers(1, 25), st.integers(1, 13))
spans = st.tuples(places, st.integers(0, 3), st.integers(0, 3))


def read(raw: RawWorkbook) -> Submission:
    identify(raw, {ASSIGNMENT.code: ASSIGNMENT})
    submission, findings = read_submission(raw, ASSIGNMENT)
    for finding in findings:
        assert message(finding)
        assert message(finding, "en")
        assert remedy(finding)
    return submission


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(titles, places, values), max_size=25),
    st.lists(st.tuples(titles, spans), max_size=3),
    st.lists(st.sampled_from([SHEET_REPORT, SHEET_INDICATORS, SHEET_REGISTER]), max_size=1),
)
def test_never_raises_and_every_entry_names_its_cell(
    typed: list[tuple[str, tuple[int, int], CellValue]],
    merged: list[tuple[str, tuple[tuple[int, int], int, int]]],
    removed: list[str],
) -> None:
    form = blank_form(ASSIGNMENT)
    for title, (row, column), value in typed:
        form[title].put_at(row, column, value)
    for title, ((row, column), down, right) in merged:
        form[title].merges.append((row, column, row + down, column + right))
    for title in removed:
        del form.sheets[title]
    raw = form.raw()
    submission = read(raw)
    sheets = {sheet.title: sheet for sheet in raw.sheets}
    records: list[tuple[str, Entries]] = [(submission.header.sheet, submission.header.entries)]
    records += [(r.sheet, r.entries) for r in submission.measures]
    records += [(r.sheet, r.entries) for r in submission.indicators]
    records += [(r.sheet, r.entries) for r in submission.activities]
    for title, entries in records:
        for entry in entries.values():
            assert sheets[title].value(*cell_position(entry.cell)) is not None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(places, values), max_size=8))
def test_what_stands_in_a_clerk_s_column_of_the_register_is_an_entry(
    typed: list[tuple[tuple[int, int], CellValue]],
) -> None:
    form = blank_form(ASSIGNMENT)
    register = form[SHEET_REGISTER]
    kept = {(row + 4, min(column, 8)): value for (row, column), value in typed}
    for place, value in kept.items():
        register.put_at(*place, value)
    activities = read(form.raw()).activities
    named = {cell_position(entry.cell) for activity in activities for entry in activity.entries.values()}
    seen = {place for place, value in kept.items() if isinstance(value, int | Decimal | Dated | ErrorValue)}
    assert seen <= named


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(places, values, max_size=40))
def test_a_workbook_of_anything_is_read_as_nothing(cells: dict[tuple[int, int], CellValue]) -> None:
    form = blank_form(ASSIGNMENT)
    sheet = form[SHEET_REPORT].copy("Аркуш1")
    sheet.cells = cells
    form.sheets = {"Аркуш1": sheet}
    submission = read(form.raw())
    assert submission.measures == ()
    assert submission.activities == ()
