"""Where a finding stands: the cell of a record's column, blank ones included, and the row's own name."""

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.layout import FIELDS, INDICATORS, MEASURES, REGISTER
from workbook_tools.model.submission import Activity, IndicatorValue, MeasureReport, ReportHeader, Submission
from workbook_tools.rules.catalogue import find

Record = ReportHeader | MeasureReport | IndicatorValue | Activity


def table_of(record: Record) -> str:
    """The layout's key of the record's table; a header's is «fields»."""
    match record:
        case ReportHeader():
            return FIELDS
        case MeasureReport():
            return MEASURES
        case IndicatorValue():
            return INDICATORS
        case Activity():
            return REGISTER


def record_code(record: Record) -> str | None:
    """As `Where.record` names it: a measure's or indicator's code, a register row's order; None for the header."""
    match record:
        case ReportHeader():
            return None
        case MeasureReport():
            return record.measure
        case IndicatorValue():
            return record.indicator
        case Activity():
            return str(record.order)


def item_of(record: Record, assignment: Assignment) -> str:
    """What a person calls the row: the measure's or indicator's №, the register row's number in its sheet."""
    match record:
        case ReportHeader():
            return ""
        case MeasureReport():
            return assignment.plan.measure(record.measure).number
        case IndicatorValue():
            return assignment.plan.indicator(record.indicator).number
        case Activity():
            return str(record.row)


def where_of(submission: Submission, record: Record, column: str) -> Where:
    """The place of a record's column; `cell` is None only where the reader found no such column in the file."""
    table = table_of(record)
    return Where(record.sheet, _cell(submission, record, column), table, record_code(record), column)


def _cell(submission: Submission, record: Record, column: str) -> str | None:
    if column in record.entries:
        return record.entries[column].cell
    if isinstance(record, ReportHeader):
        return record.cells.get(column)
    letters = submission.columns.get(table_of(record), {}).get(column)
    return None if letters is None else f"{letters}{record.row}"


def found_at(
    code: str, submission: Submission, assignment: Assignment, record: Record, column: str, /, **values: object
) -> Finding:
    """A finding at a record's column, with what was entered there and the row's name."""
    entry = record.entries.get(column)
    entered = None if entry is None else entry.text
    where = where_of(submission, record, column)
    return find(code, where, entered=entered, item=item_of(record, assignment), **values)
