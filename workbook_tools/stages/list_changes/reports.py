"""What came since, how departments stand now, and what the coordinator decided."""

from collections.abc import Iterator

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.receipt import Decision, Outcome, Standing, StandingKind
from workbook_tools.model.report import ConsolidatedReport, ReceiptRow
from workbook_tools.rules.shown import day
from workbook_tools.rules.texts.changes import change_text


def receipts(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    """Reports that count now and did not, or no longer count; a replaced one is told of by what replaces it.

    What waits, or was returned, has changed nothing yet.
    """
    counted = {row.filed.receipt.number: row for row in before.receipts if row.counts}
    by_department = {row.filed.judgement.department: number for number, row in counted.items()}
    for row in after.receipts:
        receipt, department = row.filed.receipt, row.filed.judgement.department
        if row.counts == (receipt.number in counted) or (not row.counts and row.superseded_by is not None):
            continue
        what = change_text("report", receipt=receipt.number, date=day(kyiv_day(receipt.received_at)))
        earlier = "" if row.counts else change_text("accepted")
        now = _counts(by_department.get(department)) if row.counts else _stands(row)
        yield Change(ChangeKind.REPORT, what, earlier, now, department, receipt=receipt.number)


def _counts(replaced: int | None) -> str:
    return change_text("accepted") if replaced is None else change_text("accepted_in_place", receipt=replaced)


def _stands(row: ReceiptRow) -> str:
    """It does not count."""
    return change_text("not_counted" if row.outcome is Outcome.ACCEPTED else row.outcome.value)


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
