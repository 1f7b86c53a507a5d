"""«Реєстр», «Отримані звіти» and «Зауваження»: a row per event, per receipt and per finding."""

from collections.abc import Iterator

from workbook_tools.files.consolidated.rows import Anchor, Cell, Row, continued
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
    return Anchor(RECEIPTS.title, str(number))


# --- register ------------------------------------------------------------------------------------


def register_rows(report: ConsolidatedReport) -> Iterator[Row]:
    """In the report's order; a repeat stays in its place, in muted type and with words."""
    numbers = {measure.code: measure.number for measure in report.plan.measures}
    for order, activity in enumerate(report.activities, 1):
        cells = {
            "order": Cell(order),
            "department": Cell(short_name(report.plan, activity.department)),
            "measure": Cell(numbers.get(activity.measure or "", ""), look=styles.CENTERED),
            "date": Cell(activity.date),
            "form": Cell(activity.form),
            "title": Cell(activity.title),
            "place": Cell(activity.place),
            "reach": Cell(activity.reach),
            "aged": Cell(activity.aged),
            "link": Cell(activity.link),
            "counted": Cell(_counted(activity), look=_DOUBTFUL if activity.resembles else {}),
            "receipt": Cell(activity.source.receipt, link=receipt_anchor(activity.source.receipt)),
            "source": Cell(place_words(activity.source)),
        }
        yield from continued(REGISTER, Row(cells, _MUTED if activity.repeat_of else {}))


def _counted(activity: ActivityRow) -> str:
    if activity.repeat_of is not None:
        return f"не враховано: повтор ({row_words(activity.repeat_of)})"
    if activity.resembles is not None:
        return f"враховано; схоже на повтор ({row_words(activity.resembles)})"
    return "враховано"


# --- receipts ------------------------------------------------------------------------------------


def receipt_rows(report: ConsolidatedReport) -> Iterator[Row]:
    for row in report.receipts:
        receipt, judgement = row.filed.receipt, row.filed.judgement
        cells = {
            "number": Cell(receipt.number),
            "received": Cell(kyiv(receipt.received_at), number=MOMENT),
            "department": Cell(_department(report, row)),
            "revision": Cell(judgement.revision),
            "as_of": Cell(judgement.as_of),
            "outcome": Cell(outcome_words(row.outcome), look=_OUTCOME_LOOKS.get(row.outcome, {})),
            "standing": Cell(counting_words(row), look={"bold": row.counts}),
            "late": Cell(timeliness_words(row), look=_DOUBTFUL if row.late else {}),
            "path": Cell(f"{receipt.container}\n{receipt.path}" if receipt.container else receipt.path),
            "letter": Cell(letter_words(receipt.letter)),
            "archived": Cell(receipt.archived),
            "sha256": Cell(receipt.sha256[:_HASH_LENGTH]),
            "on_behalf": Cell(receipt.on_behalf),
            "decisions": Cell("\n".join(decision_words(decision) for decision in row.decisions)),
        }
        yield from continued(RECEIPTS, Row(cells, {} if row.counts else _MUTED, receipt_anchor(receipt.number)))


def _department(report: ConsolidatedReport, row: ReceiptRow) -> str:
    code = row.filed.judgement.department
    return UNDEFINED if code is None else short_name(report.plan, code)


# --- findings ------------------------------------------------------------------------------------


def finding_rows(report: ConsolidatedReport) -> Iterator[Row]:
    """In the order of receipts, errors of each first."""
    for row in report.receipts:
        for finding in sorted(row.filed.judgement.findings, key=lambda f: list(Severity).index(f.severity)):
            yield from continued(FINDINGS, _finding_row(report, row, finding))


def _finding_row(report: ConsolidatedReport, row: ReceiptRow, finding: Finding) -> Row:
    number = row.filed.receipt.number
    cells = {
        "receipt": Cell(number, link=receipt_anchor(number)),
        "department": Cell(_department(report, row)),
        "severity": Cell(severity_words(finding.severity), look=_SEVERITY_LOOKS[finding.severity]),
        "sheet": Cell(finding.where.sheet),
        "cell": Cell(finding.where.cell),
        "entered": Cell(entered_words(finding)),
        "message": Cell(message(finding)),
        "remedy": Cell(remedy(finding)),
        "decision": Cell("\n".join(decision_words(d) for d in row.decisions if _bears_on(d, finding))),
    }
    return Row(cells)


def _bears_on(decision: Decision, finding: Finding) -> bool:
    """A waiver of this finding, or a word on the whole report where an error stood in its way."""
    if decision.kind is DecisionKind.WAIVE:
        return decision.code == finding.code
    return decision.kind in (DecisionKind.ACCEPT, DecisionKind.REJECT) and finding.severity is Severity.ERROR
