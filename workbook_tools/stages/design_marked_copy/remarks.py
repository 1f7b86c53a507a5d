"""The lines of «Зауваження»: one for each fault, however many cells have it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from workbook_tools.model.cells import cell_position
from workbook_tools.model.column import Access
from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.layout import ALL_FIELDS, FIELDS, INDICATORS, MEASURES, TABLES
from workbook_tools.model.submission import Submission
from workbook_tools.model.template import Remark, TemplateDesign
from workbook_tools.model.template_grid import place_of
from workbook_tools.model.template_texts import (
    EXTRAS_MESSAGE,
    EXTRAS_REMEDY,
    ITEMS,
    MORE,
    NO_CONTACTS,
    PLACE,
    PLACE_IN_SENT_FILE,
    PLACE_OF_ROW,
    PLACES,
    REMARKS_CLEAR,
    REMARKS_LEAD,
    REMARKS_LEAD_EXTERNAL,
    WHOLE_FILE,
)
from workbook_tools.rules.catalogue import remedy, statement
from workbook_tools.rules.entry import Sentence
from workbook_tools.rules.shown import day, number, short

_CELLS, _TEXTS = 12, 3
"""Cells, and different texts, that one line names before it says how many more there are."""


def remarks(design: TemplateDesign, submission: Submission, findings: Sequence[Finding]) -> tuple[Remark, ...]:
    """Gravest first, then sheet by sheet from above; what the form could not carry is named last."""
    groups: dict[object, list[Finding]] = {}
    for place, finding in enumerate(sorted(findings, key=lambda f: _order(design, f))):
        where = finding.where
        key = (finding.code, where.table, where.column) if where.table and where.column else place
        groups.setdefault(key, []).append(finding)
    lines = tuple(_remark(design, group) for group in groups.values())
    return (*lines, *_extras(submission, findings))


def _order(design: TemplateDesign, finding: Finding) -> tuple[int, int, int, int]:
    where = finding.where
    tables = (FIELDS, *TABLES)
    place = _place(design, finding)
    table = tables.index(where.table) if where.table in tables else len(tables)
    return tuple(Severity).index(finding.severity), table, *(cell_position(place[1]) if place else (0, 0))


def _place(design: TemplateDesign, finding: Finding) -> tuple[str, str] | None:
    """The sheet and cell in this copy; of a finding about a whole row, its first cell."""
    where = finding.where
    if where.table is None:
        return None
    column = where.column or (TABLES[where.table].columns[0].key if where.table in TABLES else "")
    return place_of(design, where.table, where.record, column)


def lead(design: TemplateDesign, lines: Iterable[Remark]) -> str:
    """The sentence above the remarks: how many errors, and what to do."""
    count = sum(line.count for line in lines if line.severity is Severity.ERROR)
    if not count:
        return REMARKS_CLEAR
    text = REMARKS_LEAD_EXTERNAL if design.assignment.department.external else REMARKS_LEAD
    contacts = ", ".join(design.coordinator_contacts) or NO_CONTACTS
    return Sentence(text, text).fill("uk", {"count": str(count), "contacts": contacts})


def _remark(design: TemplateDesign, group: Sequence[Finding]) -> Remark:
    first = group[0]
    place = _place(design, first)
    table = TABLES.get(first.where.table or "")
    return Remark(
        severity=first.severity,
        where=_where(design, group),
        entered=_listed((_entered(design, finding) for finding in group), "; "),
        message=_listed(map(statement, group), "\n"),
        remedy=_listed(map(remedy, group), "\n"),
        table=first.where.table if place else None,
        record=first.where.record if table else None,
        column=first.where.column or (table.columns[0].key if table else None),
        count=len(group),
    )


def _entered(design: TemplateDesign, finding: Finding) -> str:
    """As the cell shows it, else as the finding has it; a locked cell of the copy shows what the ledger knows."""
    where = finding.where
    cell = design.fields.get(where.column or "") if where.table == FIELDS else None
    if where.table in TABLES:
        row = next((r for r in design.rows[where.table] if r.record == where.record), None)
        cell = row.cells.get(where.column or "") if row else None
    if cell is not None and cell.column.access is not Access.INPUT:
        cell = None
    if cell is not None and isinstance(cell.value, date):
        return day(cell.value)
    if cell is not None and isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool):
        return number(cell.value)
    return short(finding.entered or "")


def _where(design: TemplateDesign, group: Sequence[Finding]) -> str:
    first = group[0]
    where = first.where
    if where.table is None or (where.column is None and where.record is None):
        return where.sheet or (_sheet(where.table) if where.table else WHOLE_FILE)
    item = _item(design, first)
    if where.column is None:
        whole = PLACE_OF_ROW.format(item=item)
        return whole[:1].upper() + whole[1:]
    heading = _heading(where.table, where.column)
    cells = [place[1] for finding in group if (place := _place(design, finding))]
    if not cells and where.cell is None:
        return PLACE.format(item=f"{_sheet(where.table)}, ", column=heading)
    if not cells:
        return PLACE_IN_SENT_FILE.format(sheet=where.sheet or _sheet(where.table), cell=where.cell or "")
    if len(cells) == 1:
        return PLACE.format(item=item, column=heading)
    named = ", ".join(cells[:_CELLS]) + (MORE.format(count=len(cells) - _CELLS) if len(cells) > _CELLS else "")
    values = {"count": str(len(cells)), "column": heading, "cells": named}
    return Sentence(PLACES, PLACES).fill("uk", values)


def _sheet(table: str) -> str:
    return TABLES[MEASURES if table == FIELDS else table].sheet


def _heading(table: str, column: str) -> str:
    columns = ALL_FIELDS if table == FIELDS else TABLES[table].columns
    return next((c.heading for c in columns if c.key == column), column)


def _item(design: TemplateDesign, finding: Finding) -> str:
    """The row's № as the form shows it."""
    table, record = finding.where.table, finding.where.record
    plan = design.assignment.plan
    if table == MEASURES and record is not None:
        return ITEMS[MEASURES].format(number=plan.measure(record).number)
    if table == INDICATORS and record is not None:
        return ITEMS[INDICATORS].format(number=plan.indicator(record).number)
    return ""


def _listed(texts: Iterable[str], between: str) -> str:
    """Different texts once each, the first few of them."""
    different = [text for text in dict.fromkeys(texts) if text]
    more = MORE.format(count=len(different) - _TEXTS) if len(different) > _TEXTS else ""
    return between.join(different[:_TEXTS]) + more


def _extras(submission: Submission, findings: Sequence[Finding]) -> Iterator[Remark]:
    """Where the reading has no note of its own on what came beside the form."""
    if submission.extras and not any(finding.code.startswith("extra_") for finding in findings):
        text = EXTRAS_MESSAGE.format(extras=", ".join(submission.extras))
        yield Remark(Severity.NOTE, WHOLE_FILE, "", text, EXTRAS_REMEDY)
