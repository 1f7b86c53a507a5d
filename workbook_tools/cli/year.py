"""A whole year on the terminal and as JSON: who reported when, the verdicts, where the workbook is, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbook_tools.cli.next_steps import to_be_mended
from workbook_tools.cli.prose import say, tell
from workbook_tools.model.receipt import Outcome, StandingKind
from workbook_tools.model.submission import Status
from workbook_tools.model.year_layout import OVERVIEW_TITLE
from workbook_tools.model.year_report import Gap, gap_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from workbook_tools.model.year_report import YearReport
    from workbook_tools.workflows.consolidate_year import ConsolidatedYear
    from workbook_tools.workflows.office import Office
    from workbook_tools.workflows.posting import FileResult


def consolidated_year(office: Office, known_at: datetime | None) -> ConsolidatedYear:
    """As of now, or as that earlier moment knew it."""
    from workbook_tools.workflows.consolidate_year import consolidate_plan_year, consolidate_plan_year_as_known

    return consolidate_plan_year(office) if known_at is None else consolidate_plan_year_as_known(office, known_at)


def year_shown(office: Office, year: ConsolidatedYear, results: Sequence[FileResult] | None, lang: str) -> None:
    """`results` is None for a rebuild of what was known: nothing follows from it."""
    from workbook_tools.cli.screen import files_told, set_aside_told
    from workbook_tools.cli.year_tables import measures_table, reporting_table

    report = year.report
    if results:
        files_told(office, results, lang)
        click.echo()
    tell(say("year.title", lang, year=report.year))
    reporting_table(report, lang)
    tell(say("year.measures" if report.over else "year.measures_so_far", lang))
    measures_table(report, lang)
    tell(_summary(report, lang))
    set_aside_told((year.published,), lang)
    same = year.published.written == "unchanged"
    tell(say("year.same" if same else "year.saved", lang, path=year.published.relative))
    if results is not None:
        click.echo()
        for step in _next_steps(report, results, lang):
            tell(step)


def year_told(office: Office, year: ConsolidatedYear, results: Sequence[FileResult] | None, lang: str) -> None:
    """One JSON document; `ingest` is null for a rebuild of what was known."""
    from workbook_tools.cli.as_json import intake_json, text_of
    from workbook_tools.model.year_json import year_json

    document = {
        "year": year.report.year,
        "workbook": year.published.relative,
        "ingest": None if results is None else intake_json(results, lang),
        **year_json(year.report),
    }
    click.echo(text_of(document))


def _summary(report: YearReport, lang: str) -> str:
    departments, measures = report.departments, report.measures
    done = sum(row.verdict.status is Status.DONE for row in measures)
    counted, due = sum(d.counted for d in departments), sum(d.due for d in departments)
    awaited = sum(d.awaited for d in departments)
    words = say("year.summary", lang, counted=counted, count=due, done=done, measures=len(measures))
    return f"{words} {say('year.awaited_count', lang, count=awaited)}" if awaited else words


def _next_steps(report: YearReport, results: Sequence[FileResult], lang: str) -> Iterator[str]:
    """What was returned or waits, whose reports are missing, and whether the year can be told already."""
    standings = [standing for department in report.departments for standing in department.standings if standing]
    returned = {r.quarter for r in results if r.outcome is Outcome.RETURNED and r.quarter is not None}
    returned |= {s.quarter for s in standings if to_be_mended(s)}
    for quarter in sorted(returned):
        yield say("returned_next", lang, folder=f"outbox/{quarter}/returned/")
    outcomes = {result.outcome for result in results}
    if Outcome.QUARANTINED in outcomes:
        yield say("quarantine_next", lang)
    if Outcome.HELD in outcomes or any(s.held or s.kind is StandingKind.HELD for s in standings):
        yield say("waiting_next", lang)
    missing = [
        f"{report.plan.department(department.department).short} ({', '.join(map(str, quarters))})"
        for department in report.departments
        if (quarters := [s.quarter for s in department.standings if s is not None and gap_of(s) is Gap.SILENT])
    ]
    if missing:
        yield say("year.next_missing", lang, names=", ".join(missing), year=report.year)
    if not report.over:
        yield say("year.next_running", lang, year=report.year)
    else:
        yield say("year.next_done", lang, sheet=OVERVIEW_TITLE)
