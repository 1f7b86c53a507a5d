"""The commands of e-mail: letters out of the mailbox, letters out to the departments."""

from __future__ import annotations

import click

from workbook_tools.cli.desk import DONE, FINDINGS, Desk
from workbook_tools.cli.drafts import drafts
from workbook_tools.cli.usage import Group, option


@click.group(cls=Group, name="mail")
def mail() -> None:
    """E-mail in and out."""


@mail.command("fetch")
@option("--since", metavar="DATE")
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def fetch(desk: Desk, since: str | None, json_output: bool) -> int:
    """Letters from the mailbox into the inbox: `workbook-tools mail fetch`."""
    from workbook_tools.cli import arguments, mail_screen
    from workbook_tools.workflows.fetch_mail import fetch_mail

    first_day = None if since is None else arguments.calendar_day(since)
    with desk.office() as office:
        result = fetch_mail(office, first_day)
    if json_output:
        from workbook_tools.cli.as_json import text_of
        from workbook_tools.cli.mail_json import fetched_json

        click.echo(text_of(fetched_json(result, desk.lang)))
    else:
        mail_screen.fetched(result, desk.lang)
    if result.hindered is not None:
        raise result.hindered
    return FINDINGS if result.left else DONE


mail.add_command(drafts)


@mail.command("send")
@click.argument("quarter", required=False)
@option("--dry-run", is_flag=True)
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def send(desk: Desk, quarter: str | None, dry_run: bool, json_output: bool) -> int:
    """The letters to the departments, each once: `workbook-tools mail send 2020-Q3`."""
    from workbook_tools.cli import arguments, mail_screen
    from workbook_tools.workflows.send_mail import DELIVERED, plan_mailing, send_mail

    with desk.office() as office:
        named = arguments.quarter(quarter, office.plan, office.nearest_quarter)
        result = plan_mailing(office, named) if dry_run else send_mail(office, named)
    if json_output:
        from workbook_tools.cli.as_json import text_of
        from workbook_tools.cli.mail_json import sent_json

        click.echo(text_of(sent_json(result)))
    else:
        mail_screen.sent(result, desk.lang)
    if result.hindered is not None:
        raise result.hindered
    return DONE if dry_run or all(one.fate in DELIVERED for one in result.postings) else FINDINGS
