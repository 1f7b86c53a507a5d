"""The rules' verdict on each constraint of each typed cell, and what the formula of the same constraint must say."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import get_args

from fillings import Filling, Form, Place, fillings, forms
from msgspec import Struct
from msgspec.structs import replace
from typed_package import workbook

from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.files.template.checks import setting_of
from workbook_tools.files.template.selfcheck import test_of
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import (
    Access,
    Bound,
    Column,
    Constraint,
    DateWithin,
    DecimalNumber,
    NotAbove,
    OneOf,
    Required,
    RequiredWhen,
    WholeNumber,
)
from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.layout import ALL_FIELDS, FIELDS, REGISTER, TABLES
from workbook_tools.model.past import Past
from workbook_tools.model.self_check import DIFFERENCES, Difference, Manner, Side
from workbook_tools.model.submission import Submission
from workbook_tools.model.template_grid import field_row, numbered_rows
from workbook_tools.rules.columns import scope_of
from workbook_tools.rules.constraints import Scope, broken_by
from workbook_tools.rules.places import table_of
from workbook_tools.rules.rows import Row, rows
from workbook_tools.stages.check_submission import check_history, check_submission
from workbook_tools.stages.identify import identify
from workbook_tools.stages.read_submission import read_submission

VALUE_KINDS = (OneOf, WholeNumber, DecimalNumber, DateWithin)


class Said(StrEnum):
    """UNJUDGED: the cell, or the one that the constraint looks at, could not be read, which is an error already."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNJUDGED = "unjudged"


class Verdict(Struct, frozen=True):
    place: Place
    column: Column
    constraint: Constraint
    said: Said
    difference: Difference | None
    """The declared one that explains what the formula says here."""

    @property
    def fault(self) -> bool | None:
        """What the formula says; None where it may say either."""
        if self.difference is not None:
            return self.difference.side is Side.ASKS
        return None if self.said is Said.UNJUDGED else self.said is Said.BROKEN

    @property
    def parted(self) -> bool:
        """The formula says another thing than the rule."""
        return (
            self.difference is not None and self.said is not Said.UNJUDGED and self.fault != (self.said is Said.BROKEN)
        )


class Judged(Struct, frozen=True):
    """One filling as the product reads and judges it."""

    form: Form
    filling: Filling
    data: bytes
    submission: Submission
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]


@cache
def judged_fillings() -> tuple[Judged, ...]:
    """All of them, form by form."""
    return tuple(judge(form, filling) for form in forms() for filling in fillings(form))


def judge(form: Form, filling: Filling) -> Judged:
    """Read, identified and checked as when it arrives, by a ledger that knows nothing of earlier quarters."""
    data = workbook(form, filling)
    raw = read_workbook(data)
    assignment = form.design.assignment
    identification = identify(raw, {assignment.code: assignment})
    assert identification.assignment == assignment
    submission, read = read_submission(raw, assignment)
    first = form.design.window_first
    asks = any(row.cells["opening"].column.access is Access.INPUT for row in form.design.rows["indicators"])
    past = Past(first.replace(year=first.year + 1), first, asks_opening=asks)
    findings = (*read, *check_submission(submission, assignment), *check_history(submission, assignment, past))
    verdicts = tuple(_verdicts(form, filling, submission, assignment))
    return Judged(form, filling, data, submission, findings, verdicts)


def _verdicts(form: Form, filling: Filling, submission: Submission, assignment: Assignment) -> Iterator[Verdict]:
    scope = scope_of(submission, assignment)
    scope = replace(scope, bounds={**scope.bounds, Bound.WINDOW_FIRST: form.design.window_first})
    for row in rows(submission, assignment):
        table, number = table_of(row.record), 0 if table_of(row.record) == FIELDS else row.record.row  # type: ignore[union-attr]
        setting = setting_of(form.design, TABLES.get(table))
        declared = _declared(form, table, number)
        for column in declared.values():
            if column.access is not Access.INPUT:
                continue
            place = (table, field_row(form.design, column.key) if table == FIELDS else number, column.key)
            for constraint in column.constraints:
                if test_of(constraint, column, setting) is None:
                    continue
                known = _differences(form, filling, place, constraint, excusable=setting.excusable)
                if row.unread(column.key):
                    known = [d for d in known if d.manner is _manner(filling, place)]
                difference = next((d for d in known if _matters(d, constraint, row, column, scope)), None)
                yield Verdict(place, column, constraint, _said(row, column, constraint, scope), difference)


def _declared(form: Form, table: str, number: int) -> Mapping[str, Column]:
    """The columns of a row as they are in this form."""
    if table == FIELDS:
        return {field.key: field for field in ALL_FIELDS}
    if table == REGISTER:
        return {column.key: column for column in TABLES[REGISTER].columns}
    designed = next(designed for row, designed in numbered_rows(form.design, table) if row == number)
    return {key: cell.column for key, cell in designed.cells.items()}


def _said(row: Row, column: Column, constraint: Constraint, scope: Scope) -> Said:
    if row.unread(column.key):
        kinds = [c for c in column.constraints if isinstance(c, VALUE_KINDS)]
        return Said.BROKEN if kinds and constraint is kinds[-1] else Said.UNJUDGED
    if isinstance(constraint, RequiredWhen | NotAbove) and row.unread(constraint.column):
        return Said.UNJUDGED
    return Said.HOLDS if broken_by((constraint,), row, column, scope) is None else Said.BROKEN


def _matters(difference: Difference, constraint: Constraint, row: Row, column: Column, scope: Scope) -> bool:
    """Words are asked for only where they are due; a date before the window is wrong whatever ends it."""
    if isinstance(constraint, Required | RequiredWhen) and difference.side is Side.ASKS:
        blank = row._replace(values={**row.values, column.key: None})
        return broken_by((constraint,), blank, column, scope) is not None
    if isinstance(constraint, DateWithin) and difference.side is Side.WAITS:
        bounds: dict[Bound, date] = {bound: day for bound, day in scope.bounds.items() if bound is not Bound.AS_OF}
        return broken_by((constraint,), row, column, replace(scope, bounds=bounds)) is None
    return True


def _differences(
    form: Form, filling: Filling, place: Place, constraint: Constraint, *, excusable: bool
) -> list[Difference]:
    """Of the cells that the constraint looks at, for which a formula can only wait, and of the cell's own manner."""
    known = [d for d in DIFFERENCES if isinstance(constraint, d.constraint)]
    own = _manner(filling, place)
    looked_at = set(_looked_at(form, filling, place, constraint, excusable=excusable))
    waits = [d for d in known if d.side is Side.WAITS and d.manner in looked_at]
    owned = [d for d in known if d.manner is own]
    return waits + owned if isinstance(constraint, Required | RequiredWhen) else owned + waits


def _looked_at(
    form: Form, filling: Filling, place: Place, constraint: Constraint, *, excusable: bool
) -> Iterator[Manner | None]:
    table, row, _ = place
    if isinstance(constraint, RequiredWhen | NotAbove):
        other = field_row(form.design, constraint.column) if table == FIELDS else row
        yield _manner(filling, (table, other, constraint.column))
    if isinstance(constraint, DateWithin) and constraint.last is Bound.AS_OF:
        yield _manner(filling, (FIELDS, field_row(form.design, "as_of"), "as_of"))
    if excusable:
        yield _manner(filling, (FIELDS, field_row(form.design, "nil"), "nil"))


def _manner(filling: Filling, place: Place) -> Manner | None:
    return filling[place].manner if place in filling else None


def told(judged: Judged) -> set[tuple[str | None, str | None]]:
    """Cells with an error or warning of the reader or of a constraint."""
    return {
        (f.where.sheet, f.where.cell)
        for f in judged.findings
        if f.severity is not Severity.NOTE and f.where.column is not None
    }


class Count(Struct, frozen=True):
    """Of one kind of constraint: fillings and cells compared, of these rejected by the rule, and parted as declared."""

    kind: str
    fillings: int
    cells: int
    broken: int
    parted: int


def counts() -> tuple[Count, ...]:
    """In the order of the declarations' union."""
    return tuple(_count(kind) for kind in get_args(Constraint))


def _count(kind: type[Constraint]) -> Count:
    found = [[v for v in whole.verdicts if isinstance(v.constraint, kind)] for whole in judged_fillings()]
    verdicts = [v for of_filling in found for v in of_filling if v.said is not Said.UNJUDGED]
    broken = sum(v.said is Said.BROKEN for v in verdicts)
    return Count(kind.__name__, sum(map(bool, found)), len(verdicts), broken, sum(v.parted for v in verdicts))
