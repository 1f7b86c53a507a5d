"""What came since, how departments stand now, and what the coordinator decided."""

from collections.abc import Iterator

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.receipt import Decision, Outcome, Standing, StandingKind
from workbook_tools.model.report import ConsolidatedReport, ReceiptRow
from workbook_tools.rules.shown import day
from workbook_tools.rules.texts.changes import change_text


def receipts(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    """Reports that are new or stand otherwise; one that was only replaced is told of by what replaces it."""
    known = {row.filed.receipt.number: row for row in before.receipts}
    counted = {row.filed.judgement.department: row.filed.receipt.number for row in before.receipts if row.counts}
    for row in after.receipts:
        department, receipt = row.filed.judgement.department, row.filed.receipt
        if department is None or row.filed.judgement.quarter is None:
            continue
        was = known.get(receipt.number)
        earlier = "" if was is None else _stood(was, None)
        now = _stood(row, counted.get(department))
        if was is not None and (earlier == _stood(row, None) or (was.counts and row.superseded_by is not None)):
            continue
        what = change_text("report", receipt=receipt.number, date=day(kyiv_day(receipt.received_at)))
        yield Change(ChangeKind.REPORT, what, earlier, now, department, receipt=receipt.number)


def _stood(row: ReceiptRow, replaced: int | None) -> str:
    """`replaced`: the receipt that counted before; None where it is not to be told."""
    if row.outcome is not Outcome.ACCEPTED:
        return change_text(row.outcome.value)
    if row.superseded_by is not None:
        return change_text("superseded", receipt=row.superseded_by)
    if not row.counts:
        return change_text("not_counted")
    if replaced is None or replaced == row.filed.receipt.number:
        return change_text("accepted")
    return change_text("accepted_in_place", receipt=replaced)


def standings(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    """In the order of `after`; those who no longer report stand last."""
    was = {standing.department: standing for standing in before.standings}
    now = {standing.department: standing for standing in after.standings}
    for code in dict.fromkeys((*now, *was)):
        earlier, later = _standing(was.get(code)), _standing(now.get(code))
        if earlier != later:
            yield Change(ChangeKind.STANDING, change_text("standing"), earlier, later, code)


def _standing(standing: Standing | None) -> str:
    if standing is None:
        return change_text("not_asked")
    kind = "rejected" if standing.rejected else standing.kind.value
    if standing.kind is StandingKind.NIL and standing.late:
        kind = "nil_late"
    words = change_text(f"standing_{kind}")
    return change_text("overdue", standing=words) if standing.overdue else words


def decisions(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    """In the order in which they were recorded."""
    known, now = _decisions(before), _decisions(after)
    for number in sorted(now.keys() - known.keys()):
        department, decision = now[number]
        yield Change(
            ChangeKind.DECISION,
            change_text("decision", date=day(kyiv_day(decision.recorded_at))),
            "",
            change_text(
                f"decision_{decision.kind}",
                receipt=decision.receipt,
                until="" if decision.until is None else day(decision.until),
                reason=decision.reason,
            ),
            department,
            receipt=decision.receipt,
        )


def _decisions(report: ConsolidatedReport) -> dict[int, tuple[str | None, Decision]]:
    """With whom they are about; a word on a file that is nobody's report changes nothing."""
    ours = [row for row in report.receipts if row.filed.judgement.quarter is not None]
    about = {d.number: (row.filed.judgement.department, d) for row in ours for d in row.decisions}
    return about | {d.number: (s.department, d) for s in report.standings for d in s.decisions}
