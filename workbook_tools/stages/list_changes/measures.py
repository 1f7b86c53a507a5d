"""The plan's execution: joint statuses, and what executors whose report counted before say otherwise."""

from collections.abc import Iterator

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import ConsolidatedReport, ExecutorPart, MeasureRow
from workbook_tools.rules.texts.changes import change_text


def measures(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    """Measure by measure; a department that held nothing gives one reason for all of them, which is told once."""
    was = {row.measure.code: row for row in before.measures}
    told: set[str] = set()
    for row in after.measures:
        earlier = was.get(row.measure.code)
        yield from _status(earlier, row)
        if earlier is None:
            continue
        parts = {part.department: part for part in earlier.parts}
        for part in row.parts:
            old = parts.get(part.department)
            if old is None or not (old.standing.counts and part.standing.counts):
                continue
            yield from _part(row, old, part)
            if part.nil_reason != old.nil_reason and part.department not in told:
                told.add(part.department)
                words = (change_text("nil_reason"), old.nil_reason, part.nil_reason)
                yield Change(ChangeKind.DETAIL, *words, part.department)


def _status(earlier: MeasureRow | None, row: MeasureRow) -> Iterator[Change]:
    old, new = "" if earlier is None else _joint(earlier), _joint(row)
    if old != new:
        what = change_text("status", number=row.measure.number)
        yield Change(ChangeKind.STATUS, what, old, new, measure=row.measure.code)


def _joint(row: MeasureRow) -> str:
    if row.status is not None:
        return row.status.text
    kinds = {part.standing.kind for part in row.parts if part.standing.counts}
    if StandingKind.NIL in kinds:
        return change_text("standing_nil")
    return change_text("status_unstated" if kinds else "status_unreported")


def _part(row: MeasureRow, old: ExecutorPart, new: ExecutorPart) -> Iterator[Change]:
    texts = {
        "part_status": (_said(old), _said(new)),
        "narrative": (old.narrative, new.narrative),
        "reason": (old.reason, new.reason),
        "links": (old.links, new.links),
    }
    for code, (earlier, later) in texts.items():
        alone = code == "part_status" and len(row.measure.executors) == 1
        if earlier != later and not alone:
            kind = ChangeKind.STATUS if code == "part_status" else ChangeKind.DETAIL
            what = change_text(code, number=row.measure.number)
            yield Change(kind, what, earlier, later, new.department, row.measure.code)


def _said(part: ExecutorPart) -> str:
    if part.status is not None:
        return part.status.text
    return change_text("standing_nil" if part.standing.kind is StandingKind.NIL else "status_unstated")
