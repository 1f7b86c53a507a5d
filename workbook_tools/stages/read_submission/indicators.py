"""Rows of «Показники» → what the department says of each of its indicators."""

from functools import lru_cache
from typing import NamedTuple

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import ErrorValue, Formula
from workbook_tools.model.column import Access, Column
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import indicator_columns
from workbook_tools.model.plan import Indicator, IndicatorKind, Plan
from workbook_tools.model.submission import IndicatorValue, State
from workbook_tools.model.text import fold
from workbook_tools.stages.read_submission.cells import take, typed_boolean
from workbook_tools.stages.read_submission.row import Row, number_in, text_in, word_in
from workbook_tools.stages.read_submission.rows import item_rows, merged_cells
from workbook_tools.stages.read_submission.tables import Found

_STATES = {fold(state.text): state.value for state in State}
_STATE_TEXTS = tuple(state.text for state in State)


class _Asked(NamedTuple):
    """What is read of an indicator's row. `units`: words that may stand after a number."""

    indicator: Indicator
    opening: Column
    value: Column
    comment: Column
    units: tuple[str, ...]


def read_indicators(found: Found, assignment: Assignment, findings: list[Finding]) -> tuple[IndicatorValue, ...]:
    """In the plan's order."""
    rows = item_rows(found, assignment, findings)
    findings.extend(merged_cells(found, max((row.number for row in rows.values()), default=0)))
    asked = _asked_of(assignment.plan)
    return tuple(_indicator(rows[i.code], asked[i.code], findings) for i in assignment.indicators if i.code in rows)


class _AskedOf(dict[str, _Asked]):
    """Of a plan's indicators, by code, as they are met: a form has a few of them."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def __missing__(self, code: str) -> _Asked:
        indicator = self._plan.indicator(code)
        columns = {column.key: column for column in indicator_columns(indicator, asks_opening=True)}
        units = () if indicator.kind is IndicatorKind.SHARE else tuple(indicator.unit.split())
        found = self[code] = _Asked(indicator, columns["opening"], columns["value"], columns["comment"], units)
        return found


_asked_of = lru_cache(maxsize=8)(_AskedOf)


def _indicator(row: Row, asked: _Asked, findings: list[Finding]) -> IndicatorValue:
    """An opening is read as it stands, asked or shown; a formula's cell is not read: Python recomputes it."""
    indicator, opening, column, comment, units = asked
    state = None
    value = None
    if indicator.kind is IndicatorKind.STATE:
        word = word_in(row, column, findings, _STATES, _STATE_TEXTS)
        state = State(word) if word else None
    elif column.access is Access.INPUT:
        value = number_in(row, column, findings, units)
    elif indicator.from_register:
        _keep_typed_over(row, column)
    return IndicatorValue(
        indicator=indicator.code,
        sheet=row.found.sheet.title,
        row=row.number,
        opening=number_in(row, opening, findings, units) if indicator.has_opening else None,
        value=value,
        state=state,
        comment=text_in(row, comment, findings),
        entries=row.entries,
    )


def _keep_typed_over(row: Row, column: Column) -> None:
    """Whatever a person typed where the form has its formula: no value, but an entry for a rule to judge."""
    value = row.value(column)
    computed = isinstance(value, Formula) and typed_boolean(value) is None
    if value is None or computed or isinstance(value, ErrorValue):
        return
    entry = take(row.cell(column), []).entry
    if entry is not None:
        row.entries[column.key] = entry
