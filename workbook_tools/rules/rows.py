"""A submission as the layout's constraints see it: rows of values by column key, lists as their words."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import Column, Required
from workbook_tools.model.layout import ALL_FIELDS, REGISTER_TABLE, REPORT_TABLE, YES, indicator_columns
from workbook_tools.model.plan import Plan
from workbook_tools.model.submission import (
    Activity,
    EntryKind,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    Submission,
)
from workbook_tools.rules.inputs import Asked, Value, asked
from workbook_tools.rules.places import Record

_FIELDS = asked(ALL_FIELDS)
_REPORT = asked(REPORT_TABLE.columns)
REGISTER_ROW = asked(REGISTER_TABLE.columns)


class Row(NamedTuple):
    """A row of a table, or all fields together. Blank values are None; text is stripped for judging only."""

    record: Record
    asked: Asked
    values: dict[str, Value]

    def unread(self, key: str) -> bool:
        """Something stands in the cell that the reader could not take: it has a finding of its own already."""
        entry = self.record.entries.get(key)
        if entry is None or self.values.get(key) is not None:
            return False
        return entry.kind is EntryKind.ERROR or bool(entry.text.strip())

    def column(self, key: str) -> Column:
        """KeyError if the row has none."""
        return {column.key: column for column in self.asked.columns}[key]


def rows(submission: Submission, assignment: Assignment) -> Iterator[Row]:
    """The fields, then the rows of the three tables in their order."""
    numbers = numbers_of(assignment.plan)
    register = (register_row(activity, numbers) for activity in submission.activities)
    return chain(form_rows(submission, assignment), register)


def form_rows(submission: Submission, assignment: Assignment) -> Iterator[Row]:
    """Without the register's."""
    yield fields_row(submission.header)
    for measure in submission.measures:
        yield _measure(measure)
    columns = _indicators(assignment.plan)
    for value in submission.indicators:
        yield _indicator(value, columns[value.indicator])


def fields_row(header: ReportHeader) -> Row:
    values: dict[str, Value] = {
        "filled_by": _text(header.filled_by),
        "phone": _text(header.phone),
        "as_of": header.as_of,
        "nil": YES if header.nil else None,
        "nil_reason": _text(header.nil_reason),
        "head": _text(header.head),
        "outgoing": _text(header.outgoing),
    }
    return Row(header, _FIELDS, values)


def _measure(report: MeasureReport) -> Row:
    values: dict[str, Value] = {
        "status": report.status.text if report.status else None,
        "narrative": _text(report.narrative),
        "reason": _text(report.reason),
        "links": _text(report.links),
    }
    return Row(report, _REPORT, values)


def _indicator(value: IndicatorValue, columns: Asked) -> Row:
    values: dict[str, Value] = {
        "opening": value.opening,
        "value": value.state.text if value.state else value.value,
        "comment": _text(value.comment),
    }
    return Row(value, columns, values)


def register_row(activity: Activity, numbers: Mapping[str, str]) -> Row:
    """`numbers`: see `numbers_of`."""
    values: dict[str, Value] = {
        "date": activity.date,
        "measure": numbers.get(activity.measure) if activity.measure else None,
        "form": activity.form,
        "title": _text(activity.title),
        "place": _text(activity.place),
        "reach": activity.reach,
        "aged": activity.aged,
        "link": _text(activity.link),
    }
    return Row(activity, REGISTER_ROW, values)


@lru_cache(maxsize=8)
def numbers_of(plan: Plan) -> dict[str, str]:
    """№ by measure code."""
    return {measure.code: measure.number for measure in plan.measures}


class _Indicators(dict[str, Asked]):
    """What is asked of a plan's indicators, by code, as they are met: a form has a few of them."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def __missing__(self, code: str) -> Asked:
        """An opening is judged wherever it stands; whether one is due only the history knows."""
        columns = indicator_columns(self._plan.indicator(code), asks_opening=True)
        found = self[code] = asked(_optional(column) if column.key == "opening" else column for column in columns)
        return found


_indicators = lru_cache(maxsize=8)(_Indicators)


def _optional(column: Column) -> Column:
    kept = tuple(c for c in column.constraints if not isinstance(c, Required))
    return replace(column, constraints=kept)


def _text(text: str) -> str | None:
    return text.strip() or None
