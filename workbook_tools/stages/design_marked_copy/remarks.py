"""The lines of «Зауваження»: one for each fault, however many cells have it."""

from collections.abc import Iterable, Iterator, Sequence

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
from workbook_tools.rules.shown import short

_CELLS, _TEXTS = 12, 3
"""Cells, and different texts, that one line names before it says how many more there are."""


def remarks(design: TemplateDesign, submission: Submission, findings: Sequence[Finding]) -> tuple[Remark, ...]:
    """In the findings' order, which is by gravity; what the form could not carry is named last."""
    groups: dict[object, list[Finding]] = {}
    for place, finding in enumerate(findings):
        where = finding.where
        key = (finding.code, where.table, where.column) if where.table and where.column else place
        groups.setdefault(key, []).append(finding)
    lines = tuple(_remark(design, group) for group in groups.values())
    return (*lines, *_extras(submission, lines))


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
    where = first.where
    return Remark(
        severity=first.severity,
        where=_where(design, group),
        entered=_listed((short(f.entered) for f in group if f.entered), "; "),
        message=_listed(map(statement, group), "\n"),
        remedy=_listed(map(remedy, group), "\n"),
        table=where.table,
        record=where.record if where.table != FIELDS else None,
        column=where.column or _first_column(where.table, where.record),
        count=len(group),
    )


def _first_column(table: str | None, record: str | None) -> str | None:
    """Where a finding about a whole row is linked to."""
    return None if table is None or table == FIELDS or record is None else TABLES[table].columns[0].key


def _where(design: TemplateDesign, group: Sequence[Finding]) -> str:
    first = group[0].where
    if first.table is None or (first.column is None and first.record is None):
        return first.sheet or WHOLE_FILE
    if first.column is None:
        return PLACE_OF_ROW.format(sheet=_sheet(first.table), item=_item(design, group[0]).strip(", "))
    places = [place_of(design, f.where.table or "", f.where.record, f.where.column or "") for f in group]
    cells = [place[1] for place in places if place is not None]
    if not cells:
        return PLACE_IN_SENT_FILE.format(sheet=first.sheet or _sheet(first.table), cell=first.cell or "")
    heading = _heading(first.table, first.column)
    if len(group) == 1:
        return PLACE.format(sheet=_sheet(first.table), cell=cells[0], item=_item(design, group[0]), column=heading)
    named = ", ".join(cells[:_CELLS]) + (MORE.format(count=len(cells) - _CELLS) if len(cells) > _CELLS else "")
    text = PLACES.replace("{sheet}", _sheet(first.table)).replace("{column}", heading).replace("{cells}", named)
    return Sentence(text, text).fill("uk", {"count": str(len(cells))})


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


def _extras(submission: Submission, lines: Sequence[Remark]) -> Iterator[Remark]:
    unnamed = [extra for extra in submission.extras if not any(extra in line.message for line in lines)]
    if unnamed:
        text = EXTRAS_MESSAGE.format(extras=", ".join(unnamed))
        yield Remark(Severity.NOTE, WHOLE_FILE, "", text, EXTRAS_REMEDY)
