"""What the terminal shows: tables, sentences and what to do next; rich is imported when something is drawn."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from workbook_tools.rules.phrases import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.table import Table

    from workbook_tools.files.publish import Published
    from workbook_tools.files.workspace import Workspace
    from workbook_tools.model.finding import Finding
    from workbook_tools.model.plan import Plan
    from workbook_tools.model.plan_reading import PlanReading
    from workbook_tools.model.quarter import Quarter
    from workbook_tools.model.receipt import Decision, Standing
    from workbook_tools.workflows.consolidate import Consolidated
    from workbook_tools.workflows.office import Office
    from workbook_tools.workflows.posting import FileResult
    from workbook_tools.workflows.standing import QuarterStanding

WIDTH = 80
_OUTCOME_STYLES = {
    "accepted": "green",
    "returned": "yellow",
    "held": "yellow",
    "quarantined": "red",
    "duplicate": "dim",
    "skipped": "dim",
}
_STANDING_STYLES = {
    "missing": "red",
    "held": "yellow",
    "returned": "yellow",
    "accepted": "green",
    "accepted_late": "green",
    "nil": "green",
}
_SIGNS = {
    "accepted": "✓",
    "accepted_late": "✓",
    "nil": "✓",
    "returned": "✗",
    "quarantined": "✗",
    "missing": "—",
    "held": "?",
}
_FINDINGS_SHOWN = 3


def workspace_made(workspace: Workspace, lang: str) -> None:
    click.echo(say("workspace_made", lang, path=workspace.root))
    click.echo(say("workspace_next", lang, plan=workspace.plan))


def plan_checked(workspace: Workspace, reading: PlanReading, lang: str) -> None:
    """On stdout: it is what was asked for."""
    if reading.findings:
        _findings(reading.findings, lang, _console())
    if reading.plan is None:
        errors = sum(finding.severity == "error" for finding in reading.findings)
        click.echo(say("plan_faults", lang, count=errors, path=workspace.plan))
        return
    counts = {"departments": reading.departments, "measures": reading.measures, "indicators": reading.indicators}
    click.echo(say("plan_sound", lang, **counts))


def plan_faulty(findings: Sequence[Finding], lang: str) -> None:
    """On stderr: something else was asked for."""
    _findings(findings, lang, _console(stderr=True))
    errors = sum(finding.severity == "error" for finding in findings)
    click.echo(say("plan_faults", lang, count=errors, path="templates/plan_template.xlsx"), err=True)


def templates_written(workspace: Workspace, quarter: Quarter, published: Sequence[Published], lang: str) -> None:
    folder = f"outbox/{quarter}/templates/"
    click.echo(say("templates_written", lang, quarter=quarter.label, count=len(published), folder=folder))
    for one in published:
        click.echo(f"  {one.relative.removeprefix(folder)}")
    _set_aside(published, lang)
    click.echo(say("templates_next", lang, code=quarter))


def taken_in(office: Office, results: Sequence[FileResult], lang: str) -> None:
    """Every entry of the inbox with its outcome and reason."""
    if not results:
        click.echo(say("inbox_empty", lang))
        return
    click.echo(say("taken_in", lang, count=len(results)))
    console = _console()
    for result in results:
        _file(console, office.plan, result, lang)
    folders = dict.fromkeys(f"outbox/{r.quarter}/returned/" for r in results if r.outcome == "returned")
    for folder in folders:
        click.echo(say("returned_next", lang, folder=folder))
    if any(result.outcome == "quarantined" for result in results):
        click.echo(say("quarantine_next", lang))
    if any(result.outcome == "held" for result in results):
        click.echo(say("waiting_next", lang))


def standing_shown(standing: QuarterStanding, lang: str) -> None:
    """The table of the departments, what waits, the decisions."""
    dates = standing.deadlines
    title = say(
        "status_title",
        lang,
        quarter=standing.quarter.label,
        deadline=_day(dates.requested_executors),
        summary=_day(dates.requested_coordinator),
    )
    click.echo(title)
    _departments(standing.plan, standing.standings, lang)
    click.echo(_summary(standing.standings, lang))
    if standing.waiting:
        click.echo(say("waiting_title", lang))
        for filed in standing.waiting:
            reasons = _sentences(filed.judgement.findings, lang)
            click.echo(f"  № {filed.receipt.number} {filed.receipt.path}: {reasons}")
        click.echo(say("waiting_next", lang))
    decisions = {d.number: d for s in standing.standings for d in s.decisions}
    if decisions:
        click.echo(say("decisions_title", lang))
        for number in sorted(decisions):
            click.echo(f"  {_decision(standing.plan, decisions[number], lang)}")


def merged(office: Office, consolidated: Consolidated, results: Sequence[FileResult] | None, lang: str) -> None:
    """What came, where everyone stands, the figures, and where the workbook is."""
    report, published = consolidated.report, consolidated.published
    if results:
        taken_in(office, results, lang)
    _departments(report.plan, report.standings, lang)
    _indicators(consolidated, lang)
    click.echo(_summary(report.standings, lang))
    missing = [report.department(s.department).short for s in report.standings if not s.counts]
    names = ", ".join(missing)
    click.echo(say("missing_next", lang, names=names) if missing else say("all_reported", lang))
    _set_aside((published,), lang)
    click.echo(
        say("consolidated_same" if published.written == "unchanged" else "consolidated", lang, path=published.relative)
    )


def decision_recorded(office: Office, decision: Decision, lang: str) -> None:
    click.echo(say("decision_recorded", lang, text=_decision(office.plan, decision, lang)))
    code = decision.quarter or _quarter_of(office, decision)
    if code is not None:
        click.echo(say("decision_next", lang, code=code))


def rules_shown(table: Sequence[dict[str, str | None]], lang: str) -> None:
    grid = _table(("head.code", "head.severity", "head.message", "head.remedy"), lang)
    grid.columns[0].no_wrap = True
    for rule in table:
        severity = say(f"severity.{rule['severity']}", lang)
        grid.add_row(rule["code"], severity, rule["message"], rule["remedy"])
    _console(wide=True).print(grid)


@contextmanager
def progress(total: int, lang: str) -> Iterator[Callable[[], None]]:
    """A bar on a terminal where there is enough to wait for; nothing elsewhere."""
    import sys

    if total < 5 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import Progress

    with Progress(console=_console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("progress", lang), total=total)
        yield lambda: bar.advance(task)


def _console(*, stderr: bool = False, wide: bool = False) -> Console:
    import sys

    from rich.console import Console

    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    width = None if terminal else (120 if wide else WIDTH)
    return Console(stderr=stderr, width=width, highlight=False, markup=False, soft_wrap=False)


def _table(headings: Iterable[str], lang: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for heading in headings:
        table.add_column(say(heading, lang))
    return table


def _departments(plan: Plan, standings: Sequence[Standing], lang: str) -> None:
    from rich.text import Text

    from workbook_tools.model.kyiv import to_kyiv

    headings = ("head.department", "head.standing", "head.received", "head.receipt", "head.revision", "head.findings")
    table = _table(headings, lang)
    for column in table.columns[3:]:
        column.justify = "right"
    for standing in standings:
        filed = standing.filed
        words = f"{_SIGNS[standing.kind]} {_standing_words(standing, lang)}"
        table.add_row(
            plan.department(standing.department).short,
            Text(words, style=_STANDING_STYLES[standing.kind]),
            "" if filed is None else f"{to_kyiv(filed.receipt.received_at):%d.%m.%Y %H:%M}",
            "" if filed is None else str(filed.receipt.number),
            "" if filed is None else str(filed.judgement.revision or ""),
            "" if filed is None else f"{standing.errors} / {standing.warnings}",
        )
    _console().print(table)


def _standing_words(standing: Standing, lang: str) -> str:
    words = say(f"standing.{standing.kind}", lang)
    if standing.kind == "nil" and standing.late:
        words += f", {say('standing.late', lang)}"
    if standing.overdue:
        words += f", {say('standing.overdue', lang)}"
    return words


def _indicators(consolidated: Consolidated, lang: str) -> None:
    from rich.text import Text

    table = _table(("head.indicator", "head.quarter", "head.cumulative", "head.percent"), lang)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in consolidated.report.indicators:
        label = Text(f"{row.indicator.number} {row.indicator.text}", overflow="ellipsis", no_wrap=True)
        table.add_row(label, _number(row.quarter), _number(row.cumulative), _number(row.percent))
    _console().print(table)


def _summary(standings: Sequence[Standing], lang: str) -> str:
    from workbook_tools.model.receipt import StandingKind

    kinds = [standing.kind for standing in standings]
    return say(
        "summary_line",
        lang,
        reported=sum(standing.counts for standing in standings),
        count=len(kinds),
        missing=kinds.count(StandingKind.MISSING),
        returned=kinds.count(StandingKind.RETURNED),
        held=kinds.count(StandingKind.HELD),
    )


def _file(console: Console, plan: Plan, result: FileResult, lang: str) -> None:
    from rich.text import Text

    outcome = result.outcome.value
    line = Text()
    line.append(f"{_SIGNS.get(outcome, '·')} {say(f'outcome.{outcome}', lang)}", style=_OUTCOME_STYLES.get(outcome, ""))
    line.append(f"  {result.path}")
    if result.department is not None and result.quarter is not None:
        known = {department.code: department.short for department in plan.departments}
        line.append(f" — {known.get(result.department, result.department)}, {result.quarter}")
    if result.receipt is not None:
        line.append(f" (№ {result.receipt})")
    console.print(line)
    notes_too = outcome in ("duplicate", "skipped")
    shown = [finding for finding in result.findings if notes_too or finding.severity != "note"]
    for finding in shown[:_FINDINGS_SHOWN]:
        console.print(Text(f"    {_place(finding)}{_sentences((finding,), lang)}"))
    if len(shown) > _FINDINGS_SHOWN:
        console.print(Text(f"    {say('reasons_more', lang, count=len(shown) - _FINDINGS_SHOWN)}"))


def _findings(findings: Iterable[Finding], lang: str, console: Console) -> None:
    from rich.text import Text

    styles = {"error": "red", "warning": "yellow", "note": "dim"}
    for finding in findings:
        line = Text(f"{say(f'severity.{finding.severity}', lang)}: ", style=styles[finding.severity])
        line.append(f"{_place(finding)}{_sentences((finding,), lang)}", style="default")
        console.print(line)


def _place(finding: Finding) -> str:
    where = finding.where
    if where.sheet is None:
        return ""
    return f"«{where.sheet}» {where.cell}: " if where.cell else f"«{where.sheet}»: "


def _sentences(findings: Iterable[Finding], lang: str) -> str:
    from workbook_tools.rules.catalogue import message, remedy

    return " ".join(f"{message(finding, lang)} {remedy(finding, lang)}".strip() for finding in findings)


def _decision(plan: Plan, decision: Decision, lang: str) -> str:
    known = {department.code: department.short for department in plan.departments}
    return say(
        f"decision.{decision.kind}",
        lang,
        reason=decision.reason,
        receipt=decision.receipt,
        code=decision.code,
        department=known.get(decision.department or "", decision.department),
        quarter=decision.quarter.label if decision.quarter else "",
        until=_day(decision.until) if decision.until else "",
    )


def _quarter_of(office: Office, decision: Decision) -> Quarter | None:
    for filed in office.ledger.history().filed:
        if filed.receipt.number == decision.receipt:
            return filed.judgement.quarter
    return None


def _set_aside(published: Iterable[Published], lang: str) -> None:
    for one in published:
        if one.set_aside is not None:
            click.echo(say("set_aside", lang, path=one.set_aside))


def _day(day: object) -> str:
    return f"{day:%d.%m.%Y}"


def _number(value: object) -> str:
    return "—" if value is None else f"{value:,f}".replace(",", "\u00a0").replace(".", ",")
