"""The ledger → a quarter's report, as it is known now or was known at a moment or at a place in the journal."""

from datetime import datetime

from workbook_tools.files.memory.journal import KnownAt
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.stages.consolidate import consolidate
from workbook_tools.stages.settle import receipt_rows, settle
from workbook_tools.stages.tally import tally
from workbook_tools.workflows.office import deadlines
from workbook_tools.workflows.reports import AddingUp


def build_report(
    plan: Plan, ledger: Ledger, quarter: Quarter, now: datetime, known_at: KnownAt, begun: AddingUp | None = None
) -> ConsolidatedReport:
    """Everything that the quarter's documents say; `now` decides only whether a deadline has passed.

    `begun`: adding up what this plan's quarter says, as of the same moment.
    """
    history = ledger.history(known_at)
    due = deadlines(plan, quarter)
    standings = settle(plan, quarter, due, history, kyiv_day(now))
    said = (begun or AddingUp(plan, ledger, quarter, known_at)).said(history)
    receipts = receipt_rows(quarter, history, standings)
    return consolidate(plan, quarter, due, standings, receipts, tally(said, quarter, Spill), Spill)
