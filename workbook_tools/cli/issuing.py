"""`issue`: what the mayor gets, frozen as a numbered edition."""

from __future__ import annotations

import click

from workbook_tools.cli.desk import DONE, FINDINGS, Desk
from workbook_tools.cli.usage import Command, option


@click.command("issue", cls=Command)
@click.argument("quarter")
@option("--reason", "edition_reason", default="", metavar="TEXT")
@click.pass_obj
def issue(desk: Desk, quarter: str, edition_reason: str) -> int:
    """Freeze what the mayor gets: `workbook-tools issue 2020-Q3`. The quarter is to be named: this closes it."""
    from workbook_tools.cli import arguments, editions, screen
    from workbook_tools.workflows.issue_edition import issue_edition

    with desk.office() as office:
        named = arguments.quarter(quarter, office.plan, office.nearest_quarter)
        issued = issue_edition(office, named, edition_reason.strip())
        screen.set_aside_told(issued.published, desk.lang)
        editions.edition_issued(issued, desk.lang)
    return FINDINGS if issued.damaged else DONE
