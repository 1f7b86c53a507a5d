"""A submission in a fresh template: every value as it was sent, wrong cells marked, and remarks on the first sheet."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from workbook_tools.model.column import Access
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import FIELDS, INDICATORS, MEASURES, REGISTER, REGISTER_TABLE
from workbook_tools.model.submission import Activity, Entries, Submission
from workbook_tools.model.template import CellDesign, Mark, RowDesign, TemplateDesign
from workbook_tools.model.template_texts import COMMENT, SEVERITY_MARKS
from workbook_tools.rules.catalogue import remedy, statement
from workbook_tools.stages.design_marked_copy.remarks import lead, remarks
from workbook_tools.stages.design_marked_copy.sent import as_sent
from workbook_tools.stages.design_marked_copy.told import told

_Marks = Mapping[tuple[str | None, str | None, str | None], Finding]


def design_marked_copy(blank: TemplateDesign, submission: Submission, findings: Sequence[Finding]) -> TemplateDesign:
    """`blank` with what was sent in its input cells; of the findings on one cell the gravest is shown."""
    shown = told(findings)
    filled = _filled(blank, submission, {_place(finding): finding for finding in shown})
    lines = remarks(filled, submission, shown)
    return replace(filled, remarks=lines, remarks_lead=lead(filled, lines))


def _filled(blank: TemplateDesign, submission: Submission, marks: _Marks) -> TemplateDesign:
    measures = {m.measure: m.entries for m in reversed(submission.measures)}
    indicators = {i.indicator: i.entries for i in reversed(submission.indicators)}
    rows = {
        MEASURES: tuple(_row(MEASURES, row, measures.get(row.record, {}), marks) for row in blank.rows[MEASURES]),
        INDICATORS: tuple(
            _row(INDICATORS, row, indicators.get(row.record, {}), marks) for row in blank.rows[INDICATORS]
        ),
        REGISTER: tuple(_row(REGISTER, _register_row(a), a.entries, marks) for a in submission.activities),
    }
    entries = submission.header.entries
    fields = {key: _cell(cell, entries, key, marks.get((FIELDS, None, key))) for key, cell in blank.fields.items()}
    return replace(blank, fields=fields, rows=rows)


def _register_row(activity: Activity) -> RowDesign:
    return RowDesign(str(activity.order), {c.key: CellDesign(c) for c in REGISTER_TABLE.columns})


def _row(table: str, row: RowDesign, entries: Entries, marks: _Marks) -> RowDesign:
    cells = {key: _cell(cell, entries, key, marks.get((table, row.record, key))) for key, cell in row.cells.items()}
    return replace(row, cells=cells)


def _cell(cell: CellDesign, entries: Entries, key: str, finding: Finding | None) -> CellDesign:
    """What the clerk may not write in this form stays as the form has it."""
    marks = () if finding is None else (_mark(finding),)
    if cell.column.access is Access.INPUT and key in entries:
        return replace(cell, value=as_sent(entries[key]), marks=marks)
    return replace(cell, marks=marks)


def _mark(finding: Finding) -> Mark:
    text = COMMENT.format(
        mark=SEVERITY_MARKS[finding.severity.value], message=statement(finding), remedy=remedy(finding)
    )
    return Mark(finding.severity, text.strip())


def _place(finding: Finding) -> tuple[str | None, str | None, str | None]:
    where = finding.where
    return where.table, where.record if where.table != FIELDS else None, where.column
