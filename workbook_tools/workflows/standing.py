"""Who reported, in what standing, and what waits for the coordinator."""

from datetime import date, datetime

from msgspec import Struct

from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.model.edition import NewestEdition
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Filed, History, Outcome, Standing
from workbook_tools.stages.settle import counting, outcomes, settle
from workbook_tools.workflows.editions import newest_edition
from workbook_tools.workflows.office import deadlines


class QuarterStanding(Struct, frozen=True):
    """`waiting`: held receipts of the quarter, and held ones that no quarter could be told of.

    `waiting_elsewhere`: those of other quarters, on which this one's cumulative figures may hang.
    """

    plan: Plan
    quarter: Quarter
    deadlines: Deadlines
    standings: tuple[Standing, ...]
    waiting: tuple[Filed, ...]
    not_asked: tuple[Filed, ...] = ()
    """Accepted, of departments that do not report for the quarter by this plan: they count nowhere."""
    edition: NewestEdition | None = None
    """What was issued to the mayor."""
    waiting_elsewhere: tuple[Filed, ...] = ()


def quarter_standing(
    plan: Plan, ledger: Ledger, quarter: Quarter, now: datetime, known_at: datetime | None = None
) -> QuarterStanding:
    """As of now, or as that earlier moment knew it."""
    history = ledger.history(known_at)
    due = deadlines(plan, quarter)
    standings = settle(plan, quarter, due, history, _day(known_at or now))
    asked = {standing.department for standing in standings}
    accepted = counting(history).items()
    not_asked = tuple(f for (department, q), f in accepted if q == quarter and department not in asked)
    newest = newest_edition(ledger, plan, quarter, known_at or now, known_at)
    held = _held(history)
    own = tuple(filed for filed in held if filed.judgement.quarter in (quarter, None))
    others = tuple(filed for filed in held if filed.judgement.quarter not in (quarter, None))
    return QuarterStanding(plan, quarter, due, standings, own, not_asked, newest, others)


def _day(moment: datetime) -> date:
    return kyiv_day(moment)


def _held(history: History) -> list[Filed]:
    after_decisions = outcomes(history)
    return [filed for filed in history.filed if after_decisions[filed.receipt.number] is Outcome.HELD]
