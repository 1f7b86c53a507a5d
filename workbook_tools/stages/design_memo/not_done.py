"""What was not done and why, as the executors say; of what nobody reported, only that."""

from collections.abc import Iterator

from workbook_tools.model.memo import MemoEntry
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.model.submission import Status
from workbook_tools.rules.texts.memo import memo_text
from workbook_tools.stages.design_memo.words import full_name, reason_words

_NOT_DONE = (Status.NOT_DONE, Status.NOT_STARTED, Status.PARTIAL)


def not_done(report: ConsolidatedReport) -> tuple[MemoEntry, ...]:
    """That those who reported told of nothing is said in words."""
    told = (*_measures(report), *_nil(report))
    return (*told, *(() if told else _nothing(report)), *_nobody(report))


def _measures(report: ConsolidatedReport) -> Iterator[MemoEntry]:
    for row in report.measures:
        for part in row.parts:
            if part.status in _NOT_DONE:
                name = full_name(report.plan, part.department)
                status = part.status.text
                lead = memo_text("not_done_lead", number=row.measure.number, name=name, status=status)
                yield MemoEntry(lead, reason_words(part.reason))


def _nil(report: ConsolidatedReport) -> Iterator[MemoEntry]:
    """A department that held nothing gives one reason for all its measures."""
    reasons = {
        part.department: part.nil_reason
        for row in report.measures
        for part in row.parts
        if part.standing.kind is StandingKind.NIL and part.standing.quarter == report.quarter
    }
    for standing in report.standings:
        if standing.department in reasons:
            name = full_name(report.plan, standing.department)
            yield MemoEntry(memo_text("nil_reason_lead", name=name), reason_words(reasons[standing.department]))


def _nothing(report: ConsolidatedReport) -> Iterator[MemoEntry]:
    """Nothing to tell is a statement of those whose reports count; where there are none, nobody made it."""
    if not any(standing.counts for standing in report.standings):
        return
    whole = all(standing.counts for standing in report.standings)
    yield MemoEntry(memo_text("nothing_lead"), memo_text("nothing" if whole else "nothing_silent"))


def _nobody(report: ConsolidatedReport) -> Iterator[MemoEntry]:
    numbers = [r.measure.number for r in report.measures if r.parts and not any(p.standing.counts for p in r.parts)]
    if numbers:
        yield MemoEntry(memo_text("nobody_lead"), f"{', '.join(numbers)}.")
