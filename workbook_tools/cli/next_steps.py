"""What to do next: the last words of a command, each with the command that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbook_tools.cli.prose import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook_tools.model.plan import Plan
    from workbook_tools.model.quarter import Quarter
    from workbook_tools.model.quarter_told import QuarterTold
    from workbook_tools.model.receipt import Standing
    from workbook_tools.workflows.at_hand import AtHand
    from workbook_tools.workflows.posting import FileResult
    from workbook_tools.workflows.standing import QuarterStanding


_ANSWERED = ("accepted", "returned", "held")
"""Outcomes that the department is told of."""


def after_status(standing: QuarterStanding, hand: AtHand, lang: str) -> None:
    """What lies in the inbox first: it may change all the rest."""
    plan, quarter, standings = standing.plan, standing.quarter, standing.standings
    if hand.inbox:
        _told((say("next.inbox", lang, count=hand.inbox, code=quarter),))
        return
    if not hand.forms and not any(s.filed for s in standings):
        _told((say("next.forms", lang, code=quarter),))
        return
    steps = [*_departments(plan, quarter, standings, lang)]
    if standing.edition is None and all(s.counts for s in standings):
        steps.append(say("next.all", lang, code=quarter))
    _told(steps)


def after_merge(plan: Plan, told: QuarterTold, results: Sequence[FileResult], lang: str) -> None:
    """What is still to come, and the memo; once there is an edition, `issue` makes the memo too."""
    steps = []
    if any(result.outcome == "quarantined" for result in results):
        steps.append(say("quarantine_next", lang))
    if any(s.held or s.kind == "held" for s in told.standings):
        steps.append(say("waiting_next", lang))
    steps += _departments(plan, told.quarter, told.standings, lang)
    if results or any(s.overdue for s in told.standings):
        steps.append(say("drafts_hint", lang, code=told.quarter))
    counted = sum(s.counts for s in told.standings)
    if counted and told.edition is None:
        whole = counted == len(told.standings)
        steps.append(say("next.memo_whole" if whole else "next.memo", lang, code=told.quarter))
    _told(steps)


def after_ingest(plan: Plan, results: Sequence[FileResult], lang: str) -> None:
    """What each outcome asks for; of a quarter that the plan in force does not report nothing can be made."""
    reported = [(r.quarter, r.outcome) for r in results if r.quarter is not None and plan.reportable(r.quarter)]
    folders = dict.fromkeys(f"outbox/{r.quarter}/returned/" for r in results if r.outcome == "returned")
    steps = [say("returned_next", lang, folder=folder) for folder in folders]
    if any(result.outcome == "quarantined" for result in results):
        steps.append(say("quarantine_next", lang))
    if any(result.outcome == "held" for result in results):
        steps.append(say("waiting_next", lang))
    answered = sorted({quarter for quarter, outcome in reported if outcome in _ANSWERED})
    steps += [say("drafts_hint", lang, code=quarter) for quarter in answered]
    accepted = sorted({quarter for quarter, outcome in reported if outcome == "accepted"})
    steps += [say("decision_next", lang, code=quarter) for quarter in accepted]
    _told(steps)


def _departments(plan: Plan, quarter: Quarter, standings: Sequence[Standing], lang: str) -> Iterator[str]:
    """Who has something to mend, who is late, how many are awaited."""
    rejected = [s for s in standings if s.rejected]
    returned = [s for s in standings if to_be_mended(s)]
    missing = [s for s in standings if s.kind == "missing"]
    overdue = [s for s in missing if s.overdue]
    if returned:
        folder = f"outbox/{quarter}/returned/"
        yield say("next.returned", lang, folder=folder, names=_names(plan, returned))
    if rejected:
        yield say("next.rejected", lang, names=_names(plan, rejected))
    if overdue:
        yield say("next.overdue", lang, names=_names(plan, overdue), code=quarter)
    elif missing:
        last = max(s.timely_until for s in missing)
        yield say("next.awaited", lang, count=len(missing), deadline=f"{last:%d.%m.%Y}", code=quarter)


def to_be_mended(standing: Standing) -> bool:
    """A marked copy waits for the department; an older report of it may count meanwhile."""
    if standing.counts:
        return len(standing.waiting) > len(standing.held)
    return standing.kind == "returned" and not standing.rejected


def _names(plan: Plan, standings: Sequence[Standing]) -> str:
    return ", ".join(plan.department(s.department).short for s in standings)


def _told(steps: Sequence[str]) -> None:
    """Apart from what is above them."""
    if steps:
        click.echo()
    for step in steps:
        tell(step)
