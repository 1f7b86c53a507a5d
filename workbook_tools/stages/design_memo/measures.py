"""What was done, measure by measure: what the register counts, and each executor's own words."""

from collections.abc import Iterable, Iterator

from workbook_tools.model.memo import MemoEntry, MemoMeasure
from workbook_tools.model.plan import Plan
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import ConsolidatedReport, ExecutorPart, MeasureRow
from workbook_tools.model.short_text import short_names
from workbook_tools.model.submission import Status
from workbook_tools.rules.register_told import register_told
from workbook_tools.rules.report_words import IN_HAND, measure_status, part_status
from workbook_tools.rules.texts.memo import memo_text
from workbook_tools.stages.design_memo.words import full_name, names, paragraphs, reason_words


def summary(report: ConsolidatedReport) -> str:
    """How many measures stand how, in the order of the statuses."""
    if not report.measures:
        return memo_text("statuses_none")
    said = [measure_status(row) for row in report.measures]
    known = [status.text for status in Status]
    kinds = sorted(dict.fromkeys(said), key=lambda word: known.index(word) if word in known else len(known))
    statuses = "; ".join(memo_text("tallied", what=word, count=said.count(word)) for word in kinds)
    return memo_text("statuses", count=len(said), statuses=statuses)


def measures(report: ConsolidatedReport) -> tuple[MemoMeasure, ...]:
    named = short_names(report.plan)
    done = register_told(report)
    active = {measure.code for measure in report.plan.active_measures(report.quarter)}
    return tuple(
        MemoMeasure(
            memo_text("measure_title", number=row.measure.number, name=named[row.measure.code]),
            tuple(_paragraphs(row, done(row.measure), now=row.measure.code in active)),
            tuple(_parts(report, row)),
        )
        for row in report.measures
    )


def _paragraphs(row: MeasureRow, done: str, *, now: bool) -> Iterator[str]:
    term = row.measure.term.text.strip().rstrip(".")
    yield memo_text("measure_status", term=term, status=measure_status(row))
    if not now and row.parts:
        yield memo_text("earlier")
    if done:
        yield done


# --- what the executors say ----------------------------------------------------------------------


def _parts(report: ConsolidatedReport, row: MeasureRow) -> Iterator[MemoEntry]:
    for part in row.parts:
        if part.standing.counts:
            yield _said(report, part)
    rejected = [part.department for part in row.parts if part.standing.rejected]
    in_hand = [p.department for p in row.parts if p.standing.kind in IN_HAND and not p.standing.rejected]
    came = {*in_hand, *rejected}
    yield from _without(report.plan, "silent", [code for code in row.missing if code not in came])
    yield from _without(report.plan, "in_hand", in_hand)
    yield from _without(report.plan, "rejected_part", rejected)


def _said(report: ConsolidatedReport, part: ExecutorPart) -> MemoEntry:
    """Several lines, often a list with dashes, stand below the name; a single one goes on behind it."""
    name = full_name(report.plan, part.department)
    if part.standing.kind is StandingKind.NIL:
        code = "nil_said" if part.standing.quarter == report.quarter else "nil_earlier"
        return MemoEntry(memo_text("nil_lead", name=name), memo_text(code, reason=reason_words(part.nil_reason)))
    lead = memo_text("said", name=name, status=part_status(part))
    said = paragraphs(part.narrative)
    if len(said) > 1:
        return MemoEntry(lead, "", said)
    return MemoEntry(lead, said[0] if said else memo_text("said_nothing"))


def _without(plan: Plan, code: str, departments: Iterable[str]) -> Iterator[MemoEntry]:
    listed = list(departments)
    if listed:
        yield MemoEntry(memo_text(code), names(plan, listed))
