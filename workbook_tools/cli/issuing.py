"""`issue`: what the mayor gets, frozen as a numbered edition."""

from __future__ import annotations

import click

from workbook_tools.cli.desk import DONE, Desk
from workbook_tools.cli.usage import Command, option


@click.command("issue", cls=Command)
@click.argument("quarter")
@option("--reason", "edition_reason", default="", metavar="TEXT")
@click.pass_obj
def issue(desk: Desk, quarter: str, edition_reason: str) -> int:
    """Freeze what the mayor gets: `workbook-tools issue 2020-Q3`. The quarter is to be named: this closes it."""
    from workbook_tools.cli import arguments, editions
    from workbook_tools.workflows.issue_edition import issue_edition

    with desk.office() as office:
        named = arguments.quarter(quarter, office.plan, office.nearest_quarter)
        editions.edition_issued(issue_edition(office, named, edition_reason.strip()), desk.lang)
    return DONE
