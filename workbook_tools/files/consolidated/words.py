"""What the consolidated workbook says in words of standings, outcomes, decisions and places."""

import re
from collections.abc import Iterable
from datetime import datetime

from workbook_tools.model.column import Kind
from workbook_tools.model.edition import EditionMark
from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.model.layout import ALL_FIELDS, FIELDS, TABLES
from workbook_tools.model.letter import Letter
from workbook_tools.model.plan import Plan
from workbook_tools.model.receipt import Decision, DecisionKind, Outcome, Standing
from workbook_tools.model.report import (
    ConsolidatedReport,
    MeasureRow,
    ReceiptRow,
    Source,
)
from workbook_tools.rules.report_words import IN_HAND
from workbook_tools.rules.shown import day

NBSP = "\u00a0"

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OUTCOMES = {
    Outcome.ACCEPTED: "прийнято",
    Outcome.RETURNED: "повернуто на доопрацювання",
    Outcome.HELD: "чекає рішення координатора",
    Outcome.QUARANTINED: "не вдалося прочитати",
    Outcome.DUPLICATE: "уже надходило",
    Outcome.SKIPPED: "пропущено",
    Outcome.REJECTED: "відхилено координатором",
}
_SEVERITIES = {Severity.ERROR: "помилка", Severity.WARNING: "попередження", Severity.NOTE: "примітка"}
_DECISIONS = {
    DecisionKind.ACCEPT: "прийнято",
    DecisionKind.REJECT: "відхилено",
    DecisionKind.WAIVE: "знято зауваження",
    DecisionKind.EXTEND: "строк продовжено",
}


def kyiv(moment: datetime) -> datetime:
    """The wall clock in Kyiv, without a zone: what a spreadsheet cell can hold."""
    return to_kyiv(moment).replace(tzinfo=None)


def clock(moment: datetime) -> str:
    return f"{kyiv(moment):%d.%m.%Y %H:%M}"


def short_name(plan: Plan, code: str) -> str:
    """The code itself for a department that this edition of the plan no longer has."""
    return plan.short_name(code)


def shorts(plan: Plan, codes: Iterable[str]) -> str:
    """Short names of departments in a row."""
    return ", ".join(short_name(plan, code) for code in codes)


def received_words(standing: Standing) -> str:
    """When the report came; for one that is not here, until when it was, or is, awaited."""
    if standing.filed is None:
        return f"до {day(standing.timely_until)}"
    return clock(standing.filed.receipt.received_at)


def silent_words(row: MeasureRow, plan: Plan) -> str:
    """Whose report does not count: those that did not come, and those that wait or are being mended."""
    in_hand = [part.department for part in row.parts if part.standing.kind in IN_HAND]
    absent = [code for code in row.missing if code not in in_hand]
    words = [f"не звітували: {shorts(plan, absent)}"] if absent else []
    waiting = [code for code in row.missing if code in in_hand]
    if waiting:
        words.append(f"не враховано: {shorts(plan, waiting)}")
    return "; ".join(words)


def executors_words(row: MeasureRow, plan: Plan) -> str:
    """Who executes the measure, with those named whose report is not here."""
    here = [code for code in row.measure.executors if code not in row.missing]
    words = [shorts(plan, here)] if here else []
    if row.missing:
        words.append(silent_words(row, plan))
    return "; ".join(words)


def measures_words(rows: Iterable[MeasureRow]) -> str:
    """«№ 1, 2, 5»; nothing where there is none."""
    numbers = ", ".join(row.measure.number for row in rows)
    return f"№{NBSP}{numbers}" if numbers else ""


# --- the whole -----------------------------------------------------------------------------------


def headline(report: ConsolidatedReport) -> str:
    corrected = report.issued is not None and report.issued.corrected
    what = "Уточнена зведена інформація" if corrected else "Зведена інформація"
    return f"{what} про хід виконання {decree_words(report.plan)} за {report.quarter.label}"


def decree_words(plan: Plan) -> str:
    """«розпорядження міського голови від 03.08.2020 № 149-ОД»."""
    return f"{plan.decree.kind} від {day(plan.decree.date)} №{NBSP}{plan.decree.number}"


def footer_words(plan: Plan) -> str:
    return capital(decree_words(plan))


def subject_words(report: ConsolidatedReport) -> str:
    """What every sheet's title goes on with."""
    subject = f"Розпорядження №{NBSP}{report.plan.decree.number}, {report.quarter.label}"
    return subject if report.issued is None else f"{subject}. {edition_words(report.issued)}"


def edition_words(mark: EditionMark) -> str:
    """Which edition it is, or after which one it tells otherwise."""
    after = "" if mark.after is None else f"зміни після видання {mark.after.number}"
    if mark.number is None or mark.issued_at is None:
        since = "" if mark.after is None else f" від {_day(mark.after.issued_at)}"
        return f"Уточнена інформація: {after}{since}"
    issued = f"Видання {mark.number} від {_day(mark.issued_at)}"
    return f"{issued}, уточнене: {after}" if after else issued


def _day(moment: datetime) -> str:
    return f"{kyiv(moment):%d.%m.%Y}"


def basis_words(report: ConsolidatedReport) -> str:
    """Up to when what came is taken into account."""
    if not report.receipts:
        return "Станом на складання цієї інформації не надійшло жодного звіту."
    latest = max(row.filed.receipt.received_at for row in report.receipts)
    return (
        f"Враховано те, що надійшло до {clock(latest)} (час київський). "
        "Номери й числа ведуть до рядків, з яких їх узято."
    )


def more_words(count: int) -> str:
    """The last line of a list that goes on elsewhere."""
    return f"Ще {count}: повний перелік на аркуші «Виконання»"


def outcome_words(outcome: Outcome) -> str:
    return _OUTCOMES[outcome]


def severity_words(severity: Severity) -> str:
    return _SEVERITIES[severity]


def counting_words(row: ReceiptRow) -> str:
    """Whether the receipt's report is the one that counts."""
    if row.counts:
        return "чинний"
    if row.superseded_by is not None:
        return f"замінено надходженням №{NBSP}{row.superseded_by}"
    if row.outcome is Outcome.ACCEPTED:
        return "не враховано: за чинним планом не звітує"
    return "не враховано"


def timeliness_words(row: ReceiptRow) -> str:
    """Nothing where nobody knows whose report it is."""
    if row.filed.judgement.department is None:
        return ""
    return "із запізненням" if row.late else "вчасно"


def decision_words(decision: Decision) -> str:
    until = f" до {day(decision.until)}" if decision.until else ""
    return f"{clock(decision.recorded_at)}: {_DECISIONS[decision.kind]}{until}. Підстава: {decision.reason}"


def letter_words(letter: Letter | None) -> str:
    """Who sent it, from whom it was forwarded, its subject and its Message-ID, a line each."""
    if letter is None:
        return ""
    forwarded = (f"переслано від {sender}" for sender in letter.forwarded_from if sender)
    return "\n".join(line for line in (letter.sender, *forwarded, letter.subject, letter.message_id) if line)


def entered_words(finding: Finding) -> str:
    """As it was entered; a date of a date column as people write it."""
    entered, where = finding.entered or "", finding.where
    columns = ALL_FIELDS if where.table == FIELDS else TABLES[where.table].columns if where.table in TABLES else ()
    dated = any(column.key == where.column and column.kind is Kind.DATE for column in columns)
    if dated and _ISO_DATE.fullmatch(entered):
        return ".".join(reversed(entered.split("-")))
    return entered


def source_words(source: Source) -> str:
    """The file in one line, sheet and cell in another."""
    return f"{source.path}\n{place_words(source)}"


def place_words(source: Source) -> str:
    return f"{source.sheet}, {source.cell}" if source.cell else source.sheet


def row_words(source: Source) -> str:
    """A place that needs no file: the receipt tells it."""
    return f"№{NBSP}{source.receipt}: {place_words(source)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
