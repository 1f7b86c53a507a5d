"""What a letter says, as plain texts, numbers and lists for its template: the sentences are the template's own."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.kyiv import kyiv_day, to_kyiv
from workbook_tools.model.outgoing import DueLetter, Reply, Word, Words
from workbook_tools.model.plan import Decree, Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Standing
from workbook_tools.model.template import Remark, TemplateDesign
from workbook_tools.model.template_grid import place_of
from workbook_tools.rules.catalogue import FAMILIES, remedy, statement
from workbook_tools.rules.shown import day, short, weekday

_REMARKS = 20
"""Of one severity; the marked copy has them all."""
_TO_COORDINATOR = frozenset({"file_truncated", "file_is_mail"})
_MENDED_BY_SENDER = frozenset(entry.code for entry in FAMILIES["files"]) - _TO_COORDINATOR
"""What their remedies ask for whoever filled the form can do; the others' speak to the coordinator."""
_SPACES = re.compile(r"[^\S\u00a0]+")
_RE = "Re: "
_REPLIES = ("re:", "re[", "ha:", "відп:", "відповідь:", "aw:", "sv:")


class Setting(Struct, frozen=True):
    """What the letters of one run share. `signature` is the settings' own, empty for the plan's words."""

    plan: Plan
    quarter: Quarter
    deadlines: Deadlines
    today: date
    signature: tuple[str, ...]


def words(letter: DueLetter, setting: Setting, report: TemplateDesign | None, attachment: str) -> Words:
    """`report`: what is answered, as a marked copy; `attachment`: the attached file's name, empty without one."""
    department = letter.department
    coordinator = setting.plan.department(setting.plan.decree.coordinator)
    remarks = {
        severity: [r for r in (report.remarks if report else ()) if r.severity is severity] for severity in Severity
    }
    return {
        "kind": letter.kind.value,
        "quarter": f"{setting.quarter.roman} квартал {setting.quarter.year}\u00a0року",
        "department": "" if department is None else _line(department.name),
        "external": department is not None and department.external,
        "coordinator": _line(coordinator.name),
        "contacts": tuple(contact for contact in coordinator.contacts if not contact.startswith("@")),
        "signature": setting.signature,
        "decree": _decree(setting.plan.decree),
        "deadline": _deadline(letter, setting),
        "renewed": letter.renewed,
        "rejected": letter.rejected.receipt.number if letter.rejected else 0,
        "rejected_day": day(kyiv_day(letter.rejected.receipt.received_at)) if letter.rejected else "",
        "attachment": attachment,
        "reply_subject": _reply_subject(letter.addressed.reply),
        "receipt": _receipt(letter),
        "error_count": sum(remark.count for remark in remarks[Severity.ERROR]),
        "errors": _remarks(report, remarks[Severity.ERROR]),
        "warnings": _remarks(report, remarks[Severity.WARNING]),
        "notes": _remarks(report, remarks[Severity.NOTE]),
        "more": sum(max(0, len(found) - _REMARKS) for found in remarks.values()),
        "reasons": _reasons(letter),
        "scan": any(finding.code == "letter_scan_only" for finding in _findings(letter)),
    }


def _decree(decree: Decree) -> Words:
    texts = {"kind": decree.kind, "number": decree.number, "title": decree.title}
    return {**{name: _line(text) for name, text in texts.items()}, "date": day(decree.date)}


def _deadline(letter: DueLetter, setting: Setting) -> Words:
    """`date` is the last day, included; `extended`: the coordinator put it off for this department."""
    standing = letter.standing
    return {
        "date": day(letter.until),
        "weekday": weekday(letter.until),
        "passed": setting.today > letter.until,
        "extended": standing is not None and standing.timely_until != setting.deadlines.last_timely_day,
    }


def _receipt(letter: DueLetter) -> Words:
    """Of the report that is answered; empty texts and zeros in letters that answer none."""
    filed = letter.filed
    if filed is None:
        unsaid = ("day", "time", "file", "as_of", "timely", "first_in_time", "on_behalf")
        return {"number": 0, "revision": 0, "nil": False, "replaces": 0, "replaced_by": 0, **dict.fromkeys(unsaid, "")}
    receipt, judgement = filed.receipt, filed.judgement
    received = to_kyiv(receipt.received_at)
    return {
        "number": receipt.number,
        "day": day(received.date()),
        "time": f"{received:%H:%M}",
        "file": _line(receipt.path),
        "revision": judgement.revision or 0,
        "as_of": day(judgement.as_of) if judgement.as_of else "",
        "nil": judgement.nil,
        "on_behalf": _line(receipt.on_behalf or ""),
        **_among(letter.standing, receipt.number, kyiv_day(receipt.received_at)),
    }


def _among(standing: Standing | None, number: int, received: date) -> Words:
    """Its place among the department's accepted reports, and whether it came in time.

    `timely`: in_time, late, or first_in_time for a correction that came after the deadline of a report
    that had come before it.
    """
    if standing is None:
        return {"timely": "", "first_in_time": "", "replaces": 0, "replaced_by": 0}
    counts = standing.filed.receipt.number if standing.counts and standing.filed else 0
    earlier = [one for one in (*standing.superseded, counts) if 0 < one < number]
    first = standing.first_accepted_at
    timely = "in_time"
    if received > standing.timely_until:
        timely = "first_in_time" if first is not None and not standing.late else "late"
    return {
        "timely": timely,
        "first_in_time": day(kyiv_day(first)) if first is not None and not standing.late else "",
        "replaces": max(earlier, default=0),
        "replaced_by": counts if counts > number else 0,
    }


def _remarks(report: TemplateDesign | None, remarks: Sequence[Remark]) -> tuple[Words, ...]:
    return tuple(
        {
            "where": _where(report, remark),
            "entered": _line(remark.entered),
            "message": _line(remark.message),
            "remedy": _line(remark.remedy),
            "count": remark.count,
        }
        for remark in remarks[:_REMARKS]
    )


def _where(report: TemplateDesign | None, remark: Remark) -> str:
    """«Показники», H6: Показник 8.1, «За квартал або станом на дату звіту»; of many cells the sheet alone."""
    if report is None or remark.table is None or remark.column is None:
        return _line(remark.where)
    place = place_of(report, remark.table, remark.record, remark.column)
    if place is None:
        return _line(remark.where)
    sheet, cell = place
    return f"«{sheet}»{f', {cell}' if remark.count == 1 else ''}: {_line(remark.where)}"


def _reasons(letter: DueLetter) -> tuple[Word, ...]:
    """Why a file could not be read, and what to do where the sender can; notes are left out."""
    told = [finding for finding in _findings(letter) if finding.severity is not Severity.NOTE]
    return tuple(_line(f"{statement(f)} {remedy(f) if f.code in _MENDED_BY_SENDER else ''}") for f in told)


def _findings(letter: DueLetter) -> Iterable[Finding]:
    return () if letter.filed is None else letter.filed.judgement.findings


def _reply_subject(reply: Reply | None) -> str:
    """«Re: …» once, however often it was there; empty where the letter that is answered has none."""
    subject = short("" if reply is None else reply.subject, 200)
    while subject.casefold().startswith(_REPLIES):
        subject = subject.partition(":")[2].strip()
    return f"{_RE}{subject}" if subject else ""


def _line(text: str) -> str:
    """No-break spaces stay: a «№» is not parted from its number."""
    return _SPACES.sub(" ", text).strip()
