"""A submission as the layout's constraints see it: rows of values by column key, lists as their words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import WORDS, Column, Required
from workbook_tools.model.layout import ALL_FIELDS, REGISTER_TABLE, REPORT_TABLE, YES, indicator_columns
from workbook_tools.model.plan import Indicator, Plan
from workbook_tools.model.submission import (
    Activity,
    EntryKind,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    Submission,
)
from workbook_tools.rules.places import Record

Value = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, or all fields together. Blank values are None; text is stripped for judging only."""

    record: Record
    columns: tuple[Column, ...]
    values: dict[str, Value]

    def unread(self, key: str) -> bool:
        """Something stands in the cell that the reader could not take: it has a finding of its own already."""
        entry = self.record.entries.get(key)
        if entry is None or self.values.get(key) is not None:
            return False
        return entry.kind is EntryKind.ERROR or bool(entry.text.strip())

    def column(self, key: str) -> Column:
        """KeyError if the row has none."""
        return {column.key: column for column in self.columns}[key]


def rows(submission: Submission, assignment: Assignment) -> Iterator[Row]:
    """The fields, then the rows of the three tables in their order."""
    yield _fields(submission.header)
    for measure in submission.measures:
        yield _measure(measure)
    for value in submission.indicators:
        yield _indicator(value, assignment.plan.indicator(value.indicator))
    numbers = _numbers(assignment.plan)
    for activity in submission.activities:
        yield _activity(activity, numbers)


@lru_cache(maxsize=8)
def _numbers(plan: Plan) -> dict[str, str]:
    """№ by measure code."""
    return {measure.code: measure.number for measure in plan.measures}


def is_words(column: Column) -> bool:
    """The column holds text of the clerk's own."""
    return column.kind in WORDS


def _fields(header: ReportHeader) -> Row:
    values: dict[str, Value] = {
        "filled_by": _text(header.filled_by),
        "phone": _text(header.phone),
        "as_of": header.as_of,
        "nil": YES if header.nil else None,
        "nil_reason": _text(header.nil_reason),
        "head": _text(header.head),
        "outgoing": _text(header.outgoing),
    }
    return Row(header, ALL_FIELDS, values)


def _measure(report: MeasureReport) -> Row:
    values: dict[str, Value] = {
        "status": report.status.text if report.status else None,
        "narrative": _text(report.narrative),
        "reason": _text(report.reason),
        "links": _text(report.links),
    }
    return Row(report, REPORT_TABLE.columns, values)


def _indicator(value: IndicatorValue, indicator: Indicator) -> Row:
    values: dict[str, Value] = {
        "opening": value.opening,
        "value": value.state.text if value.state else value.value,
        "comment": _text(value.comment),
    }
    return Row(value, _columns_of(indicator), values)


@lru_cache(maxsize=4_096)
def _columns_of(indicator: Indicator) -> tuple[Column, ...]:
    """An opening is judged wherever it stands; whether one is due only the history knows."""
    columns = indicator_columns(indicator, asks_opening=True)
    return tuple(_optional(column) if column.key == "opening" else column for column in columns)


def _optional(column: Column) -> Column:
    kept = tuple(c for c in column.constraints if not isinstance(c, Required))
    return replace(column, constraints=kept)


def _activity(activity: Activity, numbers: dict[str, str]) -> Row:
    values: dict[str, Value] = {
        "date": activity.date,
        "measure": numbers.get(activity.measure) if activity.measure else None,
        "form": activity.form,
        "title": _text(activity.title),
        "place": _text(activity.place),
        "reach": _count(activity.reach),
        "aged": _count(activity.aged),
        "link": _text(activity.link),
    }
    return Row(activity, REGISTER_TABLE.columns, values)


def _text(text: str) -> str | None:
    return text.strip() or None


def _count(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
