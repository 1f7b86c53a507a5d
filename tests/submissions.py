"""Submissions for tests: an honest, complete report of an assignment, to be changed in one place at a time.

Cells are where the layout's column order puts them: fields in B6, B7…; measures from row 15 of «Звіт»,
indicators from row 6 of «Показники», register rows from row 6 of «Реєстр».
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from msgspec.structs import fields, replace

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import column_letters
from workbook_tools.model.column import Table
from workbook_tools.model.layout import (
    ALL_FIELDS,
    INDICATOR_TABLE,
    REGISTER_TABLE,
    REPORT_TABLE,
    SHEET_REPORT,
    TABLES,
    YES,
)
from workbook_tools.model.plan import Indicator, IndicatorKind
from workbook_tools.model.submission import (
    Activity,
    Entry,
    EntryKind,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    State,
    Status,
    Submission,
)

FIRST_MEASURE_ROW = 15
FIRST_INDICATOR_ROW = 6
FIRST_REGISTER_ROW = 6
_FIELD_ROWS = {field.key: 6 + place for place, field in enumerate(ALL_FIELDS)}
_LETTERS = {
    table.key: {column.key: column_letters(place) for place, column in enumerate(table.columns, 1)}
    for table in TABLES.values()
}
_Record = TypeVar("_Record", ReportHeader, MeasureReport, IndicatorValue, Activity)


def cell_of(table: Table, column: str, row: int) -> str:
    """Where `honest` puts a column of a table's row."""
    return f"{_LETTERS[table.key][column]}{row}"


def honest(assignment: Assignment, *, as_of: date = date(2020, 9, 16)) -> Submission:
    """Every measure under way with words, every number 0 and every state «ні» with words, an empty register."""
    header = ReportHeader(
        SHEET_REPORT,
        filled_by="Олена Приклад",
        phone="olena@example.gov.ua",
        as_of=as_of,
        cells={key: f"B{row}" for key, row in _FIELD_ROWS.items()},
    )
    measures = tuple(
        MeasureReport(m.code, SHEET_REPORT, row, Status.IN_PROGRESS, f"Захід {m.number}: підготовлено матеріали.")
        for row, m in enumerate(assignment.measures, FIRST_MEASURE_ROW)
    )
    indicators = tuple(
        _honest_value(indicator, row) for row, indicator in enumerate(assignment.indicators, FIRST_INDICATOR_ROW)
    )
    submission = Submission(
        code=assignment.code,
        edition=assignment.edition,
        department=assignment.department.code,
        quarter=assignment.quarter,
        header=header,
        measures=measures,
        indicators=indicators,
        activities=(),
        columns={key: dict(letters) for key, letters in _LETTERS.items()},
    )
    return _entered(submission)


def _honest_value(indicator: Indicator, row: int) -> IndicatorValue:
    value = IndicatorValue(
        indicator.code, INDICATOR_TABLE.sheet, row, opening=Decimal(0) if indicator.has_opening else None
    )
    if indicator.from_register:
        return value
    if indicator.kind is IndicatorKind.STATE:
        return replace(value, state=State.NO, comment="Готуємо пропозиції.")
    return replace(value, value=Decimal(0))


def nil(assignment: Assignment, *, as_of: date = date(2020, 9, 16)) -> Submission:
    """«Заходи не проводились», with a reason and blank tables."""
    submission = honest(assignment, as_of=as_of)
    header = replace(submission.header, nil=True, nil_reason="Карантинні обмеження")
    measures = tuple(MeasureReport(m.measure, m.sheet, m.row) for m in submission.measures)
    indicators = tuple(IndicatorValue(i.indicator, i.sheet, i.row) for i in submission.indicators)
    return _entered(replace(submission, header=header, measures=measures, indicators=indicators))


def with_header(submission: Submission, **changes: Any) -> Submission:
    """The same with other fields."""
    return _entered(replace(submission, header=replace(submission.header, **changes)))


def with_measure(submission: Submission, measure: str, **changes: Any) -> Submission:
    """The same with a measure's row changed; KeyError if the report has no such row."""
    if all(m.measure != measure for m in submission.measures):
        raise KeyError(measure)
    measures = tuple(replace(m, **changes) if m.measure == measure else m for m in submission.measures)
    return _entered(replace(submission, measures=measures))


def with_indicator(submission: Submission, indicator: str, **changes: Any) -> Submission:
    """The same with an indicator's row changed; numbers may be given as text. KeyError as above."""
    if all(i.indicator != indicator for i in submission.indicators):
        raise KeyError(indicator)
    numbers = {"value", "opening"}
    changes = {key: Decimal(value) if key in numbers and value is not None else value for key, value in changes.items()}
    indicators = tuple(replace(i, **changes) if i.indicator == indicator else i for i in submission.indicators)
    return _entered(replace(submission, indicators=indicators))


def with_register(submission: Submission, table: str) -> Submission:
    """The same with these rows for a register.

    One line a row: date | measure | form | title | place | reach | aged | link; the last ones may be left out.
    """
    lines = [line.strip() for line in table.splitlines() if line.strip()]
    activities = tuple(_activity(order, line) for order, line in enumerate(lines, 1))
    return _entered(replace(submission, activities=activities))


def _activity(order: int, line: str) -> Activity:
    given = [part.strip() for part in line.split("|")]
    day, measure, form, title, place, reach, aged, link = given + [""] * (len(REGISTER_TABLE.columns) - len(given))
    return Activity(
        order=order,
        sheet=REGISTER_TABLE.sheet,
        row=FIRST_REGISTER_ROW + order - 1,
        date=date(*map(int, reversed(day.split(".")))) if day else None,
        measure=measure or None,
        form=form or None,
        title=title,
        place=place,
        reach=int(reach) if reach else None,
        aged=int(aged) if aged else None,
        link=link,
    )


def unread(submission: Submission, table: str, record: str | None, column: str, text: str) -> Submission:
    """The same where a cell holds what the reader could not take: no value, but an entry.

    `table` and `record` as in Where; a measure's, indicator's code or a register row's order.
    """
    entry = Entry(EntryKind.TEXT, text, "Z99")

    def spoil(item: _Record, key: str | None, field: str) -> _Record:
        if key != record:
            return item
        blank: Any = _BLANKS.get(field)
        return replace(item, **{field: blank}, entries={**item.entries, column: entry})

    if table == "fields":
        return replace(submission, header=spoil(submission.header, None, column))
    if table == "measures":
        return replace(submission, measures=tuple(spoil(m, m.measure, column) for m in submission.measures))
    if table == "indicators":
        return replace(submission, indicators=tuple(spoil(i, i.indicator, column) for i in submission.indicators))
    return replace(submission, activities=tuple(spoil(a, str(a.order), column) for a in submission.activities))


_BLANKS: dict[str, Any] = {"nil": False} | dict.fromkeys(("narrative", "reason", "links", "comment", "title"), "")


def _entered(submission: Submission) -> Submission:
    """With an entry for every cell that holds something, and none for the blank ones."""
    header = submission.header
    return replace(
        submission,
        header=replace(header, entries=_entries(header, header.cells, ALL_FIELDS)),
        measures=tuple(_with_entries(m, REPORT_TABLE) for m in submission.measures),
        indicators=tuple(_with_entries(i, INDICATOR_TABLE) for i in submission.indicators),
        activities=tuple(_with_entries(a, REGISTER_TABLE) for a in submission.activities),
    )


def _with_entries(record: Any, table: Table) -> Any:
    cells = {key: f"{letters}{record.row}" for key, letters in _LETTERS[table.key].items()}
    return replace(record, entries=_entries(record, cells, table.columns))


def _entries(record: Any, cells: dict[str, str], columns: Iterable[Any]) -> dict[str, Entry]:
    names = {field.name for field in fields(record)}
    entries = {}
    for column in columns:
        value = getattr(record, column.key) if column.key in names else None
        if column.key == "value" and getattr(record, "state", None):
            value = record.state
        if value is not None and value is not False and value != "":
            entries[column.key] = _entry(value, cells[column.key])
    return entries


def _entry(value: Any, cell: str) -> Entry:
    match value:
        case True:
            return Entry(EntryKind.TEXT, YES, cell)
        case Status() | State():
            return Entry(EntryKind.TEXT, value.text, cell)
        case date():
            return Entry(EntryKind.DATE, value.isoformat(), cell)
        case int() | Decimal():
            return Entry(EntryKind.NUMBER, f"{Decimal(value):f}", cell)
    return Entry(EntryKind.TEXT, str(value), cell)
