"""`decide`: the coordinator's word on the ledger, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbook_tools.cli.desk import DONE, Desk, stated_reason
from workbook_tools.cli.usage import Group, option

if TYPE_CHECKING:
    from workbook_tools.model.receipt import Decision
    from workbook_tools.workflows.office import Office


@click.group(cls=Group, name="decide")
def decide() -> None:
    """The coordinator's decisions, each with a reason."""


@decide.command("accept")
@click.argument("receipt", type=int)
@option("--reason", required=True)
@click.pass_obj
def accept(desk: Desk, receipt: int, reason: str) -> int:
    """`workbook-tools decide accept 12 --reason "узгоджено телефоном"`."""
    return _decide_receipt(desk, "accept", receipt, reason)


@decide.command("reject")
@click.argument("receipt", type=int)
@option("--reason", required=True)
@click.pass_obj
def reject(desk: Desk, receipt: int, reason: str) -> int:
    """`workbook-tools decide reject 12 --reason "надіслано помилково"`."""
    return _decide_receipt(desk, "reject", receipt, reason)


@decide.command("waive")
@click.argument("receipt", type=int)
@click.argument("code")
@option("--reason", required=True)
@click.pass_obj
def waive(desk: Desk, receipt: int, code: str, reason: str) -> int:
    """`workbook-tools decide waive 12 required_blank --reason "уточнять пізніше"`."""
    return _decide_receipt(desk, "waive", receipt, reason, code)


@decide.command("extend")
@click.argument("department")
@click.argument("quarter")
@click.argument("until", metavar="DATE")
@option("--reason", required=True)
@click.pass_obj
def extend(desk: Desk, department: str, quarter: str, until: str, reason: str) -> int:
    """`workbook-tools decide extend hospital 2020-Q3 21.09.2020 --reason "карантин"`."""
    from workbook_tools.cli import arguments
    from workbook_tools.workflows.decide import extend_deadline

    with desk.office() as office:
        named = arguments.quarter(quarter, office.plan, office.nearest_quarter)
        decided = arguments.department(department, office.plan.reporting_departments(named))
        decision = extend_deadline(office, decided, named, arguments.calendar_day(until), stated_reason(reason))
        _show_decision(desk, office, decision)
    return DONE


def _decide_receipt(desk: Desk, kind: str, receipt: int, reason: str, code: str | None = None) -> int:
    from workbook_tools.model.receipt import DecisionKind
    from workbook_tools.workflows.decide import decide_receipt

    with desk.office() as office:
        decision = decide_receipt(office, DecisionKind(kind), receipt, stated_reason(reason), code)
        _show_decision(desk, office, decision)
    return DONE


def _show_decision(desk: Desk, office: Office, decision: Decision) -> None:
    """The decision stands, whatever befalls the marked copies that follow from it."""
    from workbook_tools.cli import screen
    from workbook_tools.cli.prose import say, tell
    from workbook_tools.files.disk.not_done import NotDone
    from workbook_tools.workflows.decide import waiver_accepts
    from workbook_tools.workflows.returns import sync_returns

    screen.decision_recorded(office, decision, desk.lang)
    if waiver_accepts(office, decision):
        tell(say("waiver_accepts", desk.lang, receipt=decision.receipt))
    try:
        sync_returns(office)
    except NotDone:
        screen.copies_owed(desk.lang)
        raise
