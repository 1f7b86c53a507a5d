"""The open workspace: its lock, its ledger and its plan, as every workflow that writes needs them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from workbook_tools.files.disk.lock import hold
from workbook_tools.files.disk.workspace import Workspace, prepare, read_plan_file
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.files.workdays import is_working_day
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.plan_reading import PlanReading
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.stages.read_plan import read_plan
from workbook_tools.workflows.plan_faulty import PlanFaulty


@dataclass(frozen=True, slots=True)
class Office:
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
    data = read_plan_file(workspace)
    try:
        raw = read_workbook(data)
    except Unreadable as unreadable:
        return PlanReading(None, (unreadable.finding,), 0, 0, 0)
    return read_plan(raw)


def read_sound_plan(workspace: Workspace) -> Plan:
    """PlanFaulty where the plan has errors."""
    reading = check_plan(workspace)
    if reading.plan is None:
        raise PlanFaulty(reading.findings)
    return reading.plan


@contextmanager
def open_office(workspace: Workspace, now: datetime) -> Iterator[Office]:
    """Holds the workspace for one run. WorkspaceBusy if another run holds it; PlanFaulty."""
    plan = read_sound_plan(workspace)
    with hold(workspace), open_ledger(workspace.ledger) as ledger:
        prepare(workspace)
        yield Office(workspace, ledger, plan, ledger.snapshot_plan(plan, now), now)
