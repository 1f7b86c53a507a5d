"""A cell or row that is understood the short way says exactly what the long way would say of it."""

import sys
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st
from plans import assignment_of
from tables import blank_form

from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula
from workbook_tools.model.column import Column, Table
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import INDICATOR_TABLE, REGISTER_TABLE, REPORT_TABLE
from workbook_tools.model.submission import Entries
from workbook_tools.stages.read_submission.cells import UNSEEN, Cell
from workbook_tools.stages.read_submission.find_table import find_table, labels_of
from workbook_tools.stages.read_submission.row import Row, count_in, date_in, number_in, text_in, word_in
from workbook_tools.stages.read_submission.row_identity import Items, indicator_items, measure_items
from workbook_tools.stages.read_submission.rows import _recognise, _verdict
from workbook_tools.stages.read_submission.tables import Found
from workbook_tools.stages.read_submission.values import take_count, take_date, take_number, take_text, take_word

ASSIGNMENT = assignment_of("socio_economic")
PLAN = ASSIGNMENT.plan
WORDS = {"49": "m49", "круглий стіл": "круглий стіл", "": "нічого", "так": "так", "1000000000000000": "забагато"}
SHOWN = ("49", "круглий стіл")
TYPED = [
    *("49", " 49 ", "№ 49", "п. 49", "Круглий\u00a0стіл", "круглий  стiл", "круглый стол", "так", "ні", "TRUE"),
    *("", " ", "\u200b", "\u200b\u00a0\u2060", "—", "a" * 255, "б" * 255 + " ", "кра\u0456\u0308на ", "\u0301а"),
    *("16.09.2020", "31.09.2020", "44090", "10 тис.", "1,400", "18%", "3 особи", "007", "=1+1", "x" * 101),
]
wholes = st.integers() | st.sampled_from([0, 49, -1, 10**15 - 1, 10**15, -(10**15), 10**15 + 7, 44090])
numbers = wholes | st.decimals() | st.sampled_from([Decimal("49"), Decimal("49.0"), Decimal("12.50"), Decimal("1E+50")])
serials = st.sampled_from([0, 1, 49, 60, 61, 44090, Decimal("44090.5"), Decimal("60.9")])
moments = st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31)) | st.just(datetime(2020, 9, 16))
scalars = (
    st.sampled_from(TYPED)
    | st.text(max_size=40)
    | st.text(st.sampled_from(UNSEEN + "а\u0301"), max_size=5)
    | numbers
    | st.booleans()
    | st.builds(Dated, serials, moments)
    | st.builds(ErrorValue, st.sampled_from(["#REF!", "#N/A"]))
)
values: st.SearchStrategy[CellValue] = scalars | st.builds(
    Formula, st.text("0123456789+-*/()B4% ", max_size=12), st.none() | scalars
)


def found(table: Table) -> Found:
    table_of_form = find_table(labels_of(blank_form(ASSIGNMENT).raw()), table, [])
    assert table_of_form is not None
    return table_of_form


TABLES = (found(REGISTER_TABLE), found(INDICATOR_TABLE), found(REPORT_TABLE))
columns = st.sampled_from([(table, column) for table in TABLES for column in table.table.columns])

Short = Callable[[Row, Column, list[Finding]], object]
Long = Callable[[Cell, Entries, list[Finding]], object]
WAYS: dict[str, tuple[Short, Long]] = {
    "text": (text_in, take_text),
    "count": (count_in, take_count),
    "date": (date_in, take_date),
    "number": (
        lambda row, column, findings: number_in(row, column, findings, ("особа", "%")),
        lambda cell, entries, findings: take_number(cell, entries, findings, ("особа", "%")),
    ),
    "word": (
        lambda row, column, findings: word_in(row, column, findings, WORDS, SHOWN),
        lambda cell, entries, findings: take_word(cell, entries, findings, WORDS, SHOWN),
    ),
}


@settings(max_examples=1_000, deadline=None)
@given(st.sampled_from(sorted(WAYS)), columns, st.integers(1, 1_048_576), st.none() | values)
@example("word", (TABLES[0], REGISTER_TABLE.column("measure")), 5, 49)
@example("word", (TABLES[0], REGISTER_TABLE.column("measure")), 5, 10**15)
@example("word", (TABLES[0], REGISTER_TABLE.column("form")), 5, "\u200b")
@example("text", (TABLES[0], REGISTER_TABLE.column("title")), 5, "б" * 255)
@example("text", (TABLES[0], REGISTER_TABLE.column("title")), 5, "\u00a0\u200b")
@example("count", (TABLES[0], REGISTER_TABLE.column("reach")), 5, 10**15 + 7)
@example("count", (TABLES[0], REGISTER_TABLE.column("reach")), 5, True)
@example("date", (TABLES[0], REGISTER_TABLE.column("date")), 5, Dated(60, datetime(1900, 2, 28)))
@example("date", (TABLES[0], REGISTER_TABLE.column("date")), 5, Dated(44090, datetime(2020, 9, 16, 10, 30)))
def test_a_cell(way: str, place: tuple[Found, Column], number: int, value: CellValue | None) -> None:
    table, column = place
    short, long = WAYS[way]
    cells = {} if value is None else {table.columns[column.key]: value}
    row = Row(table, number, str(number), cells, "3", "№ 3", {})
    entries: Entries = {}
    short_findings: list[Finding] = []
    long_findings: list[Finding] = []
    read = short(row, column, short_findings), row.entries, short_findings
    assert repr(read) == repr((long(row.cell(column), entries, long_findings), entries, long_findings))


@given(st.sampled_from(sorted(WAYS)), values)
def test_a_column_that_the_file_does_not_have_is_blank(way: str, value: CellValue) -> None:
    table = TABLES[0]
    row = Row(table, 5, "5", {99: value}, "1", "5", {})
    column = INDICATOR_TABLE.column("opening")
    short, long = WAYS[way]
    assert short(row, column, []) == long(row.cell(column), {}, [])
    assert row.entries == {}


marks = st.sampled_from(
    [None, "", "6", "6.", "№ 6", 6, Decimal(6), True, 1, "1", "m:6", "m:1", "i:6.1", "6.1", Decimal("6.1"), "1,1"]
    + [Formula("1", 1), Formula("1", True), Dated(44090, datetime(2020, 1, 6)), ErrorValue("#N/A"), "Інше"]
    + [text for measure in PLAN.measures[:8] for text in (measure.name, measure.criteria, measure.term.text)]
    + [text for indicator in PLAN.indicators[:8] for text in (indicator.text, indicator.unit)]
)


shown_rows = st.lists(st.lists(marks, min_size=6, max_size=6), max_size=4)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from([measure_items(PLAN), indicator_items(PLAN)]), shown_rows)
def test_rows_are_recognised_the_same_whatever_rows_came_before(
    items: Items, rows: list[list[CellValue | None]]
) -> None:
    for row in rows:
        shown = tuple(row[: 3 + len(items.facts)])
        assert _recognise(shown, items) == _verdict(shown, items)


def test_whatever_is_white_or_invisible_is_unseen() -> None:
    white = {chr(number) for number in range(sys.maxunicode + 1) if chr(number).isspace()}
    assert white < set(UNSEEN)
    assert set("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\ufeff") < set(UNSEEN)


def test_true_is_no_number_one_though_they_are_equal_to_python() -> None:
    items = measure_items(PLAN)
    first = items.by_number["1"]
    rest = (None, first.text, *[None] * len(items.facts))
    assert not _recognise((1, *rest), items).doubtful
    assert _recognise((True, *rest), items).doubtful
