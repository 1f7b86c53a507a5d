"""Who reported and who did not: those whose report is not here stand first, as in the consolidated report."""

from collections.abc import Iterator

from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.memo import MemoEntry
from workbook_tools.model.receipt import DecisionKind, Standing, StandingKind
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules.shown import day
from workbook_tools.rules.texts.attention import attention_text
from workbook_tools.rules.texts.memo import memo_text
from workbook_tools.stages.design_memo.words import full_name, quarter_label

_NOT_ASKED = "report_not_asked"
"""An accepted report of a department that the plan no longer asks has no standing, and is not passed over."""
_GROUPS = ("missing_overdue", "missing", "returned", "rejected", "held", "accepted", "accepted_late", "nil")


def asked(report: ConsolidatedReport) -> str:
    """How many are asked to report, until when, and how many reports count."""
    return memo_text(
        "asked",
        quarter=quarter_label(report.quarter),
        count=len(report.standings),
        deadline=day(report.deadlines.last_timely_day),
        counted=sum(standing.counts for standing in report.standings),
    )


def reporting(report: ConsolidatedReport) -> tuple[MemoEntry, ...]:
    """A paragraph per group that has anyone in it."""
    return tuple(_entries(report))


def _entries(report: ConsolidatedReport) -> Iterator[MemoEntry]:
    for group in _GROUPS:
        yield from _listed(group, [_named(report, s) for s in report.standings if _group(s) == group])
    waiting = [full_name(report.plan, s.department) for s in report.standings if s.counts and s.waiting]
    yield from _listed("waiting", waiting)
    yield from _listed("extended", [_extended(report, s) for s in report.standings if _is_extended(s)])
    yield from (MemoEntry(attention_text(line), "") for line in report.attention if line.code == _NOT_ASKED)


def _listed(group: str, named: list[str]) -> Iterator[MemoEntry]:
    if named:
        yield MemoEntry(memo_text(group), f"{'; '.join(named)}.")


def _group(standing: Standing) -> str:
    """A report that came late with «заходи не проводились» is told among the nil ones, as late."""
    if standing.rejected:
        return "rejected"
    overdue = standing.kind is StandingKind.MISSING and standing.overdue
    return "missing_overdue" if overdue else standing.kind.value


def _named(report: ConsolidatedReport, standing: Standing) -> str:
    name = full_name(report.plan, standing.department)
    if standing.counts and standing.late and standing.first_accepted_at is not None:
        came = day(kyiv_day(standing.first_accepted_at))
        return memo_text("late" if standing.kind is StandingKind.NIL else "dated", name=name, date=came)
    if standing.kind is StandingKind.MISSING and standing.timely_until != report.deadlines.last_timely_day:
        return memo_text("until", name=name, date=day(standing.timely_until))
    return name


def _is_extended(standing: Standing) -> bool:
    return any(d.kind is DecisionKind.EXTEND and d.until is not None for d in standing.decisions)


def _extended(report: ConsolidatedReport, standing: Standing) -> str:
    return memo_text("until", name=full_name(report.plan, standing.department), date=day(standing.timely_until))
