"""The commands: each reads its arguments, calls one workflow and hands the result to the screen."""

from __future__ import annotations

import importlib
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook_tools.cli.decisions import decide
from workbook_tools.cli.desk import DONE, FINDINGS, Desk
from workbook_tools.cli.intake import foresee_reading, renew_returns, stated_of, taken_in, told_if_stopped
from workbook_tools.cli.issuing import issue
from workbook_tools.cli.mailing import mail
from workbook_tools.cli.usage import Group, Option, option
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.rules.phrases import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook_tools.model.plan import Plan
    from workbook_tools.model.quarter import Quarter
    from workbook_tools.workflows.office import Office
    from workbook_tools.workflows.posting import FileResult


@click.group(cls=Group, name="workbook-tools")
@option("--workspace", type=click.Path(path_type=Path), default=".", metavar="DIR")
@option("--lang", type=click.Choice(["uk", "en"]), default="uk", metavar="uk|en")
@click.version_option(package_name="workbook-tools", prog_name="workbook-tools", cls=Option)
@click.pass_context
def cli(context: click.Context, workspace: Path, lang: str) -> None:
    """From a decree's plan of measures to the consolidated quarterly workbook."""
    from workbook_tools.cli.arguments import the_moment

    context.obj = Desk(workspace, lang, the_moment())


@cli.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--example", is_flag=True)
@click.pass_obj
def init(desk: Desk, folder: Path, example: bool) -> int:
    """Make a workspace: `workbook-tools init hlukhiv --example`."""
    from workbook_tools.cli import screen
    from workbook_tools.workflows.make_workspace import make_blank_workspace, make_example_workspace

    workspace = make_example_workspace(folder) if example else make_blank_workspace(folder)
    screen.workspace_made(workspace, desk.lang)
    return DONE


@cli.group("plan")
def plan() -> None:
    """The plan of measures."""


@plan.command("check")
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def check(desk: Desk, json_output: bool) -> int:
    """Every fault of the plan workbook at once: `workbook-tools plan check`."""
    from workbook_tools.cli import screen
    from workbook_tools.files.disk.workspace import find
    from workbook_tools.workflows.office import check_plan

    workspace = find(desk.root)
    reading = check_plan(workspace)
    if json_output:
        from workbook_tools.cli.as_json import plan_json, text_of

        click.echo(text_of(plan_json(reading, desk.lang)))
    else:
        screen.plan_checked(workspace, reading, desk.lang)
    return DONE if reading.plan is not None else FINDINGS


@cli.command("template")
@click.argument("quarter", required=False)
@option("--department", multiple=True, metavar="CODE")
@click.pass_obj
def template(desk: Desk, quarter: str | None, department: tuple[str, ...]) -> int:
    """The departments' templates: `workbook-tools template 2020-Q3`."""
    from workbook_tools.cli import arguments, screen
    from workbook_tools.workflows.issue_templates import issue_templates

    with desk.office() as office:
        named = arguments.quarter(quarter, office.plan, office.nearest_quarter)
        departments = arguments.departments(department, office.plan, named)
        published = issue_templates(office, named, departments)
        screen.templates_written(named, published, desk.lang)
    return DONE


@cli.command("ingest")
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@option("--received-at", metavar="TIME")
@option("--on-behalf", metavar="REASON")
@option("--jobs", type=click.IntRange(min=1), metavar="N")
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def ingest(
    desk: Desk,
    paths: tuple[Path, ...],
    received_at: str | None,
    on_behalf: str | None,
    jobs: int | None,
    json_output: bool,
) -> int:
    """Take in the inbox or the named files: `workbook-tools ingest`."""
    foresee_reading(desk, paths)
    from workbook_tools.cli import screen

    with desk.office() as office:
        results = taken_in(desk, office, paths, stated_of(desk, paths, received_at, on_behalf), jobs)
        try:
            renew_returns(office, desk.lang)
        finally:
            if json_output:
                from workbook_tools.cli.as_json import intake_json, text_of

                click.echo(text_of(intake_json(results, desk.lang)))
            else:
                screen.taken_in(office, results, desk.lang)
    return _status_of(results)


@cli.command("status")
@click.argument("quarter", required=False)
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def status(desk: Desk, quarter: str | None, json_output: bool) -> int:
    """Who reported, when, in what standing: `workbook-tools status 2020-Q3`."""
    from workbook_tools.cli import arguments, screen
    from workbook_tools.files.disk.workspace import find
    from workbook_tools.model.kyiv import kyiv_day
    from workbook_tools.workflows.at_hand import at_hand
    from workbook_tools.workflows.office import look_in, nearest_quarter
    from workbook_tools.workflows.standing import quarter_standing

    workspace = find(desk.root)
    with look_in(workspace) as (ledger, sound):
        named = arguments.quarter(quarter, sound, nearest_quarter(sound, kyiv_day(desk.now)))
        standing = quarter_standing(sound, ledger, named, desk.now)
    if json_output:
        from workbook_tools.cli.as_json import status_json, text_of

        click.echo(text_of(status_json(standing)))
    else:
        screen.standing_shown(standing, at_hand(workspace, named), desk.lang)
    return DONE


@cli.command("merge")
@click.argument("quarter", required=False)
@option("--known-at", metavar="TIME")
@option("--jobs", type=click.IntRange(min=1), metavar="N")
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def merge(desk: Desk, quarter: str | None, known_at: str | None, jobs: int | None, json_output: bool) -> int:
    """Take in the inbox, then write the consolidated workbook: `workbook-tools merge 2020-Q3`."""
    if known_at is None:
        foresee_reading(desk, ())
    from workbook_tools.cli import arguments, screen
    from workbook_tools.workflows.merge_quarter import QuarterMerge

    with desk.office() as office:
        moment, plan, nearest = _as_known(desk, office, known_at)
        whole_year = arguments.plan_year(quarter, plan) is not None
        named = None if whole_year else arguments.quarter(quarter, plan, nearest)
        merging = None if named is None else QuarterMerge(office, named, moment)
        load_year = partial(importlib.import_module, "workbook_tools.workflows.consolidate_year")
        meanwhile = load_year if merging is None else merging.go_on
        results = taken_in(desk, office, (), None, jobs, meanwhile) if moment is None else None
        tell: Callable[[], None]
        with told_if_stopped(desk, office, results, json_output=json_output):
            if results is not None:
                renew_returns(office, desk.lang)
            if merging is None:
                from workbook_tools.cli.year import consolidated_year, year_shown, year_told

                year = consolidated_year(office, moment)
                tell = partial(year_told if json_output else year_shown, office, year, results, desk.lang)
            elif json_output:
                from workbook_tools.cli.as_json import merge_json, text_of

                merged, report = merging.merged_with_document()
                tell = partial(click.echo, text_of(merge_json(merged, report, results, desk.lang)))
            else:
                tell = partial(screen.merged, office, merging.merged(), results, desk.lang)
        tell()
    return _merged(results)


@cli.command("memo")
@click.argument("quarter", required=False)
@option("--known-at", metavar="TIME")
@option("--template", "own_template", is_flag=True)
@click.pass_obj
def memo(desk: Desk, quarter: str | None, known_at: str | None, own_template: bool) -> int:
    """The memo to the mayor: `workbook-tools memo 2020-Q3`."""
    from workbook_tools.cli import arguments, screen
    from workbook_tools.workflows.write_memo import give_template, write_memo_as_known, write_quarter_memo

    with desk.office() as office:
        if own_template:
            screen.memo_template_given(office.workspace, give_template(office.workspace), desk.lang)
            return DONE
        moment, plan, nearest = _as_known(desk, office, known_at)
        named = arguments.quarter(quarter, plan, nearest)
        if moment is None:
            screen.memo_written(write_quarter_memo(office, named), desk.lang)
        else:
            screen.memo_rebuilt(write_memo_as_known(office, named, moment), desk.lang)
    return DONE


cli.add_command(mail)
cli.add_command(issue)
cli.add_command(decide)


@cli.command("rules")
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def rules(desk: Desk, json_output: bool) -> int:
    """The validation rules as a table: `workbook-tools rules`."""
    from workbook_tools.rules.handbook import rules_table

    table = rules_table(desk.lang)
    if json_output:
        from workbook_tools.cli.as_json import text_of

        click.echo(text_of({"rules": table}))
    else:
        from workbook_tools.cli import screen

        screen.rules_shown(table, desk.lang)
    return DONE


@cli.command("demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def demo(desk: Desk, folder: Path) -> int:
    """A whole quarter in a fresh folder: `workbook-tools demo try-it`."""
    from workbook_tools.cli.prose import tell
    from workbook_tools.demo.third_quarter import act_out

    act_out(folder, desk.lang, tell)
    return DONE


def _as_known(desk: Desk, office: Office, known_at: str | None) -> tuple[datetime | None, Plan, Quarter]:
    """A past moment, the plan that was in force and the quarter that was nearest then; those of now without one.

    Refusal if nothing was known then.
    """
    from workbook_tools.workflows.known import plan_known
    from workbook_tools.workflows.office import nearest_quarter

    if known_at is None:
        return None, office.plan, office.nearest_quarter
    moment = _past_moment(desk, known_at)
    plan = plan_known(office, moment)
    return moment, plan, nearest_quarter(plan, kyiv_day(moment))


def _past_moment(desk: Desk, text: str) -> datetime:
    from workbook_tools.cli import arguments

    moment = arguments.moment(text)
    if moment > desk.now:
        raise Refusal("known_ahead", text=text)
    return moment


def _merged(results: Sequence[FileResult] | None) -> int:
    """None for a rebuild of what was known: this run took nothing in."""
    return DONE if results is None else _status_of(results)


def _status_of(results: Sequence[FileResult]) -> int:
    from workbook_tools.model.receipt import Outcome

    stopped = {Outcome.RETURNED, Outcome.HELD, Outcome.QUARANTINED}
    return FINDINGS if any(result.outcome in stopped for result in results) else DONE
