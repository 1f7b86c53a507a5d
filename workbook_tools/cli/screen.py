"""What the terminal shows: what was done, tables, what to do next; rich is imported when something is drawn."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from workbook_tools.cli.editions import edition_hint, edition_known_then, edition_told
from workbook_tools.cli.prose import INDENT, copied, fitted, say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from workbook_tools.cli.tables import Painter
    from workbook_tools.files.disk.publish import Published
    from workbook_tools.files.disk.workspace import Workspace
    from workbook_tools.model.finding import Finding
    from workbook_tools.model.plan import Plan
    from workbook_tools.model.plan_reading import PlanReading
    from workbook_tools.model.quarter import Deadlines, Quarter
    from workbook_tools.model.receipt import Decision, Filed, Standing
    from workbook_tools.model.report import ConsolidatedReport
    from workbook_tools.workflows.at_hand import AtHand
    from workbook_tools.workflows.merge_quarter import Merged
    from workbook_tools.workflows.office import Office
    from workbook_tools.workflows.posting import FileResult
    from workbook_tools.workflows.standing import QuarterStanding
    from workbook_tools.workflows.write_memo import Memo

_OUTCOME_STYLES = {
    "accepted": "green",
    "returned": "yellow",
    "held": "yellow",
    "quarantined": "red",
    "duplicate": "dim",
    "skipped": "dim",
}
_SEVERITY_STYLES = {"error": "red", "warning": "yellow", "note": "dim"}
_FINDINGS_SHOWN = 3
_STAYS = ("inbox_changed", "inbox_not_removed", "statement_unrecorded")
"""Notes that ask something of the coordinator, whatever became of the file."""


def workspace_made(workspace: Workspace, lang: str) -> None:
    tell(say("workspace_made", lang, path=workspace.root))
    tell(say("workspace_next", lang, plan=workspace.relative(workspace.plan), folder=copied(str(workspace.root))))


def plan_checked(workspace: Workspace, reading: PlanReading, lang: str) -> None:
    """On stdout: it is what was asked for."""
    if reading.plan is None:
        _plan_faults(reading.findings, str(workspace.plan), lang, err=False)
        return
    from workbook_tools.cli.findings import findings_told

    findings_told(reading.findings, lang)
    counts = {"departments": reading.departments, "measures": reading.measures, "indicators": reading.indicators}
    tell(say("plan_sound", lang, **counts))
    tell(say("next.template", lang))


def plan_faulty(findings: Sequence[Finding], lang: str) -> None:
    """On stderr: something else was asked for."""
    _plan_faults(findings, "templates/plan_template.xlsx", lang, err=True)


def templates_written(quarter: Quarter, published: Sequence[Published], lang: str) -> None:
    folder = f"outbox/{quarter}/templates/"
    tell(say("templates_written", lang, quarter=quarter, count=len(published), folder=folder))
    for one in published:
        tell(f"{INDENT}{one.relative.removeprefix(folder)}")
    set_aside_told(published, lang)
    tell(say("drafts_hint", lang, code=quarter))
    tell(say("templates_next", lang, code=quarter))


def taken_in(office: Office, results: Sequence[FileResult], lang: str) -> None:
    """Every entry of the inbox with its outcome and reason, and what it asks for."""
    from workbook_tools.cli.next_steps import after_ingest

    if not results:
        tell(say("inbox_empty", lang))
        return
    files_told(office, results, lang)
    after_ingest(office.plan, results, lang)


def standing_shown(standing: QuarterStanding, hand: AtHand, lang: str) -> None:
    """The table of the departments, what waits, the decisions, and what to do next."""
    from workbook_tools.cli.next_steps import after_status
    from workbook_tools.cli.tables import departments_table

    _title(standing.quarter, standing.deadlines, lang)
    departments_table(standing.plan, standing.standings, lang)
    tell(_summary(standing.standings, lang))
    edition_told(standing.edition, lang)
    if standing.not_asked:
        told = ((f.judgement.department or "", f.receipt.number) for f in standing.not_asked)
        names = ", ".join(f"{_short(standing.plan, code)} (№\u00a0{number})" for code, number in told)
        tell(say("not_asked", lang, names=names))
    if standing.waiting:
        tell(say("waiting_title", lang))
        for filed in standing.waiting:
            _waiting(standing.plan, filed, lang)
    if standing.waiting_elsewhere:
        others = ", ".join(_elsewhere(standing.plan, filed) for filed in standing.waiting_elsewhere)
        tell(say("waiting_elsewhere", lang, reports=others))
    if standing.waiting or standing.waiting_elsewhere:
        tell(say("waiting_next", lang))
    decisions = {d.number: d for s in standing.standings for d in s.decisions}
    if decisions:
        tell(say("decisions_title", lang))
        for number in sorted(decisions):
            click.echo(fitted(_decision(standing.plan, decisions[number], lang), INDENT))

    after_status(standing, hand, lang)


def merged(office: Office, merged: Merged, results: Sequence[FileResult] | None, lang: str) -> None:
    """What came, where everyone stands, the figures, where the workbook is, and what to do next.

    `results` is None for a rebuild of what was known: nothing follows from it.
    """
    from workbook_tools.cli.next_steps import after_merge
    from workbook_tools.cli.tables import departments_table, indicators_table

    plan, told, published = merged.plan, merged.told, merged.published
    if results:
        files_told(office, results, lang)
        click.echo()
    _title(told.quarter, told.deadlines, lang)
    departments_table(plan, told.standings, lang)
    tell(_summary(told.standings, lang))
    if any(standing.counts for standing in told.standings):
        indicators_table(told.indicators, lang)
    set_aside_told((published,), lang)
    same = published.written == "unchanged"
    tell(say("consolidated_same" if same else "consolidated", lang, path=published.relative))
    if results is None:
        edition_known_then(told.edition, lang)
        return
    edition_told(told.edition, lang)
    after_merge(plan, told, results, lang)


def memo_written(memo: Memo, lang: str) -> None:
    """Where it is, whose report it is without, and what is left to a person."""
    _memo(memo, lang)
    tell(say("memo_next", lang))
    edition_hint(memo.report, lang)


def memo_rebuilt(memo: Memo, lang: str) -> None:
    """What a moment knew: nothing follows from it."""
    _memo(memo, lang)
    edition_known_then(memo.report.newest_edition, lang)


def _memo(memo: Memo, lang: str) -> None:
    report, published = memo.report, memo.published
    _left_out(report, lang)
    set_aside_told((published,), lang)
    tell(say("memo_same" if published.written == "unchanged" else "memo_written", lang, path=published.relative))


def memo_template_given(workspace: Workspace, path: Path, lang: str) -> None:
    tell(say("memo_template_given", lang, path=workspace.relative(path)))


def decision_recorded(office: Office, decision: Decision, lang: str) -> None:
    from workbook_tools.workflows.decide import beside_accepted

    tell(say("decision_recorded", lang, text=_decision(office.plan, decision, lang)))
    beside = beside_accepted(office, decision)
    if beside.counts is not None:
        tell(say("decision_counts", lang, receipt=beside.counts))
    for receipt in beside.waiting:
        tell(say("decision_waits", lang, receipt=receipt))
    code = decision.quarter or _quarter_of(office, decision)
    if code is not None and office.plan.reportable(code):
        tell(say("decision_next", lang, code=code))


def copies_owed(lang: str) -> None:
    """On stderr, before the obstacle."""
    tell(say("decision_copies_owed", lang), err=True)


def rules_shown(table: Sequence[dict[str, str | None]], lang: str) -> None:
    """A rule under another: sentences of any length are read at any width, and `grep` finds a code with its line."""
    from rich.text import Text

    from workbook_tools.cli.tables import console

    screen = console()
    for rule in table:
        severity = rule["severity"] or ""
        line = Text(f"{rule['code']} ")
        line.append(say(f"severity.{severity}", lang), style=_SEVERITY_STYLES[severity])
        screen.print(line, soft_wrap=True)
        click.echo(fitted(f"{rule['message']} {rule['remedy']}".strip(), INDENT))


@contextmanager
def progress(total: int, lang: str) -> Iterator[Callable[[], None]]:
    """A bar on a terminal where there is enough to wait for; nothing elsewhere."""
    if total < 5 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import Progress

    from workbook_tools.cli.tables import console

    with Progress(console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("progress", lang), total=total)
        yield lambda: bar.advance(task)


def _title(quarter: Quarter, dates: Deadlines, lang: str) -> None:
    due = {"deadline": _day(dates.requested_executors), "summary": _day(dates.requested_coordinator)}
    tell(say("status_title", lang, quarter=quarter, **due))


def files_told(office: Office, results: Sequence[FileResult], lang: str) -> None:
    from workbook_tools.cli.tables import Painter

    tell(say("taken_in", lang, count=len(results)))
    painter = Painter()
    for result in results:
        _file(painter, office.plan, result, lang)


def _summary(standings: Sequence[Standing], lang: str) -> str:
    """How many count, and of the others only the kinds that there are."""
    kinds = ["rejected" if standing.rejected else standing.kind.value for standing in standings]
    counted = say("summary_line", lang, reported=sum(s.counts for s in standings), count=len(kinds))
    others = [
        say(f"summary.{kind}", lang, count=kinds.count(kind))
        for kind in ("missing", "returned", "rejected", "held")
        if kind in kinds
    ]
    return f"{'; '.join((counted, *others))}."


def _file(painter: Painter, plan: Plan, result: FileResult, lang: str) -> None:
    from workbook_tools.cli.findings import finding_line
    from workbook_tools.cli.tables import SIGNS

    outcome = result.outcome.value
    line = f"  {result.path}" if result.container is None else f"  {result.container} → {result.path}"
    if result.department is not None and result.quarter is not None:
        line += f" — {_short(plan, result.department)}, {result.quarter}"
    if result.receipt is not None:
        line += f" (№\u00a0{result.receipt})"
    painter.line(f"{SIGNS.get(outcome, '·')} {say(f'outcome.{outcome}', lang)}", _OUTCOME_STYLES.get(outcome, ""), line)
    notes_too = outcome in ("duplicate", "skipped")
    stays = [finding for finding in result.findings if finding.code in _STAYS]
    shown = [f for f in result.findings if f not in stays and (notes_too or f.severity != "note")]
    told = [finding_line(finding, lang) for finding in shown[:_FINDINGS_SHOWN]]
    if len(shown) > _FINDINGS_SHOWN:
        told.append(say("reasons_more", lang, count=len(shown) - _FINDINGS_SHOWN))
    for line in (*told, *(finding_line(finding, lang) for finding in stays)):
        click.echo(fitted(line, INDENT * 2))


def _waiting(plan: Plan, filed: Filed, lang: str) -> None:
    """One held receipt with its reasons."""
    from workbook_tools.cli.findings import finding_line

    receipt, judgement = filed.receipt, filed.judgement
    whose = "" if judgement.department is None else f"{_short(plan, judgement.department)}, "
    sender = "" if receipt.letter is None else f", {say('letter_from', lang, sender=receipt.letter.sender or '—')}"
    click.echo(fitted(f"№\u00a0{receipt.number}: {whose}{receipt.path}{sender}", INDENT))
    for finding in judgement.findings:
        if finding.severity != "note":
            click.echo(fitted(finding_line(finding, lang), INDENT * 2))


def _elsewhere(plan: Plan, filed: Filed) -> str:
    """«№ 3 (2020-Q3, Культура)»."""
    judgement = filed.judgement
    return f"№\u00a0{filed.receipt.number} ({judgement.quarter}, {_short(plan, judgement.department or '—')})"


def _decision(plan: Plan, decision: Decision, lang: str) -> str:
    return say(
        f"decision.{decision.kind}",
        lang,
        reason=decision.reason,
        receipt=decision.receipt,
        code=decision.code,
        department=_short(plan, decision.department or ""),
        quarter=decision.quarter or "",
        until=_day(decision.until) if decision.until else "",
    )


def _short(plan: Plan, code: str) -> str:
    """The code itself for a department that this edition of the plan does not have."""
    return plan.short_name(code)


def _quarter_of(office: Office, decision: Decision) -> Quarter | None:
    for filed in office.ledger.history().filed:
        if filed.receipt.number == decision.receipt:
            return filed.judgement.quarter
    return None


def _left_out(report: ConsolidatedReport, lang: str) -> None:
    names = [report.department(s.department).short for s in report.standings if not s.counts]
    if names:
        tell(say("left_out", lang, names=", ".join(names)))


def set_aside_told(published: Iterable[Published], lang: str) -> None:
    for one in published:
        if one.set_aside is not None:
            tell(say("set_aside", lang, path=one.set_aside))


def _plan_faults(findings: Sequence[Finding], path: str, lang: str, *, err: bool) -> None:
    """A file that is no workbook has one reason; what it tells a clerk to do is not for a plan."""
    from workbook_tools.rules.catalogue import FAMILIES, statement

    unreadable = {entry.code for entry in FAMILIES["files"]}
    reason = next((statement(finding, lang) for finding in findings if finding.code in unreadable), None)
    if reason is not None:
        tell(say("plan_unreadable", lang, reason=reason, path=path), err=err)
        return
    from workbook_tools.cli.findings import findings_told

    findings_told(findings, lang, err=err)
    count = sum(finding.severity == "error" for finding in findings)
    tell(say("plan_faults", lang, count=count, path=path), err=err)


def _day(day: object) -> str:
    return f"{day:%d.%m.%Y}"
