"""«Реєстр», «Отримані звіти» and «Зауваження»: a row per event, per receipt and per finding."""

from collections.abc import Iterator
from functools import lru_cache

from workbook_tools.files.consolidated.rows import Anchor, Cell, Cells, Row, continuing
from workbook_tools.files.consolidated.sheet import MOMENT
from workbook_tools.files.consolidated.words import (
    counting_words,
    decision_words,
    entered_words,
    kyiv,
    letter_words,
    outcome_words,
    place_words,
    row_words,
    severity_words,
    short_name,
    timeliness_words,
)
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.receipt import Decision, DecisionKind, Outcome
from workbook_tools.model.report import ActivityRow, ConsolidatedReport, ReceiptRow
from workbook_tools.model.report_layout import FINDINGS, RECEIPTS, REGISTER
from workbook_tools.rules.catalogue import message, remedy
from workbook_tools.rules.report_words import UNDEFINED

_HASH_LENGTH = 12
"""As many characters of the hash as the archive's file names carry."""
_MUTED: Look = {"font_color": styles.MUTED}
_BAD: Look = {"font_color": styles.ERROR_INK, "bg_color": styles.ERROR_FILL}
_DOUBTFUL: Look = {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL}
_SEVERITY_LOOKS: dict[Severity, Look] = {
    Severity.ERROR: _BAD,
    Severity.WARNING: _DOUBTFUL,
    Severity.NOTE: {"font_color": styles.NOTE_INK, "bg_color": styles.NOTE_FILL},
}
_OUTCOME_LOOKS: dict[Outcome, Look] = {
    Outcome.ACCEPTED: styles.DONE,
    Outcome.RETURNED: _DOUBTFUL,
    Outcome.HELD: _DOUBTFUL,
    Outcome.QUARANTINED: _BAD,
    Outcome.REJECTED: _BAD,
}


def receipt_anchor(number: int) -> Anchor:
    return Anchor(RECEIPTS.title, number)


@lru_cache(maxsize=1_024)
def receipt_cell(number: int) -> Cell:
    """The receipt that a row comes from, which leads to it."""
    return Cell(number, link=receipt_anchor(number))


# --- register ------------------------------------------------------------------------------------


def register_rows(report: ConsolidatedReport) -> Iterator[Row]:
    """In the report's order; a repeat stays in its place, in muted type and with words."""
    continued = continuing(REGISTER)
    measures = {measure.code: Cell(measure.number, look=styles.CENTERED) for measure in report.plan.measures}
    unknown = Cell("", look=styles.CENTERED)
    for order, activity in enumerate(report.activities, 1):
        cells: Cells = {
            "order": order,
            "department": short_name(report.plan, activity.department),
            "measure": measures.get(activity.measure or "", unknown),
            "date": activity.date,
            "form": activity.form,
            "title": activity.title,
            "place": activity.place,
            "reach": activity.reach,
            "aged": activity.aged,
            "link": activity.link,
            "counted": Cell(_counted(activity), look=_DOUBTFUL) if activity.resembles else _counted(activity),
            "receipt": receipt_cell(activity.source.receipt),
            "source": place_words(activity.source),
        }
        yield from continued(Row(cells, _MUTED if activity.repeat_of else styles.NO_LOOK))


def _counted(activity: ActivityRow) -> str:
    if activity.repeat_of is not None:
        return f"не враховано: повтор ({row_words(activity.repeat_of)})"
    if activity.resembles is not None:
        return f"враховано; схоже на повтор ({row_words(activity.resembles)})"
    return "враховано"


# --- receipts ------------------------------------------------------------------------------------


def receipt_rows(report: ConsolidatedReport) -> Iterator[Row]:
    continued = continuing(RECEIPTS)
    for row in report.receipts:
        receipt, judgement = row.filed.receipt, row.filed.judgement
        cells: Cells = {
            "number": receipt.number,
            "received": Cell(kyiv(receipt.received_at), number=MOMENT),
            "department": _department(report, row),
            "revision": judgement.revision,
            "as_of": judgement.as_of,
            "outcome": Cell(outcome_words(row.outcome), look=_OUTCOME_LOOKS.get(row.outcome, {})),
            "standing": Cell(counting_words(row), look={"bold": row.counts}),
            "late": Cell(timeliness_words(row), look=_DOUBTFUL if row.late else {}),
            "path": f"{receipt.container}\n{receipt.path}" if receipt.container else receipt.path,
            "letter": letter_words(receipt.letter),
            "archived": receipt.archived,
            "sha256": receipt.sha256[:_HASH_LENGTH],
            "on_behalf": receipt.on_behalf,
            "decisions": "\n".join(decision_words(decision) for decision in row.decisions),
        }
        look = styles.NO_LOOK if row.counts else _MUTED
        yield from continued(Row(cells, look, receipt_anchor(receipt.number)))


def _department(report: ConsolidatedReport, row: ReceiptRow) -> str:
    code = row.filed.judgement.department
    return UNDEFINED if code is None else short_name(report.plan, code)


# --- findings ------------------------------------------------------------------------------------


def finding_rows(report: ConsolidatedReport) -> Iterator[Row]:
    """In the order of receipts, errors of each first."""
    continued = continuing(FINDINGS)
    gravity = {severity: order for order, severity in enumerate(Severity)}
    for row in report.receipts:
        for finding in sorted(row.filed.judgement.findings, key=lambda f: gravity[f.severity]):
            yield from continued(_finding_row(report, row, finding))


def _finding_row(report: ConsolidatedReport, row: ReceiptRow, finding: Finding) -> Row:
    number = row.filed.receipt.number
    cells = {
        "receipt": receipt_cell(number),
        "department": _department(report, row),
        "severity": Cell(severity_words(finding.severity), look=_SEVERITY_LOOKS[finding.severity]),
        "sheet": finding.where.sheet,
        "cell": finding.where.cell,
        "entered": entered_words(finding),
        "message": message(finding),
        "remedy": remedy(finding),
        "decision": "\n".join(decision_words(d) for d in row.decisions if _bears_on(d, finding)),
    }
    return Row(cells)


def _bears_on(decision: Decision, finding: Finding) -> bool:
    """A waiver of this finding, or a word on the whole report where an error stood in its way."""
    if decision.kind is DecisionKind.WAIVE:
        return decision.code == finding.code
    return decision.kind in (DecisionKind.ACCEPT, DecisionKind.REJECT) and finding.severity is Severity.ERROR
