"""The open workspace: its lock, its ledger and its plan, as every workflow that writes needs them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from msgspec import Struct

from workbook_tools.files import workdays
from workbook_tools.files.disk.lock import hold
from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.disk.workspace import Workspace, prepare, read_plan_file
from workbook_tools.files.memory.archive import holds_something
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.files.workdays import is_working_day
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.plan_reading import PlanReading
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.rules import RULES_EDITION
from workbook_tools.workflows.plan_faulty import PlanFaulty


class Office(Struct, frozen=True):
    """`now` is UTC and enters once, with the command. `edition` names the plan's snapshot on the ledger."""

    workspace: Workspace
    ledger: Ledger
    plan: Plan
    edition: str
    now: datetime

    @property
    def today(self) -> date:
        """In Europe/Kyiv."""
        return kyiv_day(self.now)

    @property
    def nearest_quarter(self) -> Quarter:
        """The one that a command means where none is named."""
        return nearest_quarter(self.plan, self.today)

    def deadlines(self, quarter: Quarter) -> Deadlines:
        return deadlines(self.plan, quarter)


def deadlines(plan: Plan, quarter: Quarter) -> Deadlines:
    """The quarter's dates by the plan's schedule and the calendar of working days."""
    return Deadlines.of(quarter, plan.decree.schedule, is_working_day)


def nearest_quarter(plan: Plan, today: date) -> Quarter:
    """The reportable quarter whose requested date is nearest; of two equally near, the later."""
    return min(reversed(plan.reportable_quarters), key=lambda q: abs(deadlines(plan, q).requested_executors - today))


def check_plan(workspace: Workspace) -> PlanReading:
    """The plan workbook with all its faults at once. NotDone if the file cannot be read at all."""
    return _reading(read_plan_file(workspace))


def _reading(data: bytes) -> PlanReading:
    from workbook_tools.files.reading.unreadable import Unreadable
    from workbook_tools.files.reading.workbook import read_workbook
    from workbook_tools.stages.read_plan import read_plan

    try:
        raw = read_workbook(data)
    except Unreadable as unreadable:
        return PlanReading(None, (unreadable.finding,), 0, 0, 0)
    return read_plan(raw)


def _sound(data: bytes) -> Plan:
    """PlanFaulty where the plan has errors."""
    reading = _reading(data)
    if reading.plan is None:
        raise PlanFaulty(reading.findings)
    return reading.plan


@contextmanager
def look_in(workspace: Workspace) -> Iterator[tuple[Ledger, Plan]]:
    """For commands that only read: the ledger, and the plan without its workbook where its bytes are known.

    PlanFaulty.
    """
    data = read_plan_file(workspace)
    plan = _plan_without_ledger(workspace, data)
    with open_ledger(workspace.ledger) as ledger:
        _recall_days_off(ledger)
        yield ledger, plan or _known(ledger, data) or _sound(data)


@contextmanager
def open_office(workspace: Workspace, now: datetime) -> Iterator[Office]:
    """Holds the workspace for one run. WorkspaceBusy if another run holds it; PlanFaulty."""
    data = read_plan_file(workspace)
    plan = _plan_without_ledger(workspace, data)
    with hold(workspace), open_ledger(workspace.ledger) as ledger:
        known = plan or _known(ledger, data) or _sound(data)
        prepare(workspace)
        edition = _remember(ledger, data, known, now)
        del data  # the run needs the plan alone
        yield Office(workspace, ledger, known, edition, now)


def _plan_without_ledger(workspace: Workspace, data: bytes) -> Plan | None:
    """None where there is a ledger. NotDone where it is gone and what it told of is not: a new one knew nothing."""
    if workspace.ledger.exists():
        return None
    if holds_something(workspace):
        raise NotDone(Obstacle.LEDGER_GONE, workspace.ledger)
    return _sound(data)


_READER = str(RULES_EDITION)
"""What reads plans: its edition changes with the rules'."""


def _known(ledger: Ledger, data: bytes) -> Plan | None:
    """The plan of a workbook with these bytes, if it was read before."""
    edition = ledger.worked_out.edition_of(hashlib.sha256(data).hexdigest(), _READER)
    return None if edition is None else ledger.plan(edition)


def _remember(ledger: Ledger, data: bytes, plan: Plan, now: datetime) -> str:
    """The plan's edition; what it took to know plan and calendar is kept for the next run."""
    sha256 = hashlib.sha256(data).hexdigest()
    edition = ledger.worked_out.edition_of(sha256, _READER)
    if edition is None or edition != ledger.edition_in_force():
        edition = ledger.snapshot_plan(plan, now)
        ledger.worked_out.remember_edition(sha256, _READER, edition)
    year = plan.decree.year
    if year not in _recall_days_off(ledger):
        ledger.worked_out.remember_days_off(year, workdays.source(), workdays.days_off(year))
    return edition


def _recall_days_off(ledger: Ledger) -> dict[int, frozenset[date]]:
    known = ledger.worked_out.days_off(workdays.source())
    workdays.tell(known)
    return known
