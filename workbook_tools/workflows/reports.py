"""The reports that count, taken from the ledger for the stages that add them up."""

from collections.abc import Iterator
from typing import NamedTuple

from workbook_tools.files.memory.journal import KnownAt
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed, History
from workbook_tools.model.said import Said
from workbook_tools.stages.settle import counting

Counting = dict[tuple[str, Quarter], Filed]


class Loaded(NamedTuple):
    """A model.said.Counted."""

    filed: Filed
    submission: Said


def counting_of_year(plan: Plan, history: History, last: Quarter) -> Counting:
    """The reports that the plan asks for, of its year up to the last quarter, included.

    What was accepted of a department that has left the plan since counts nowhere.
    """
    accepted = {key: filed for key, filed in counting(history, last).items() if plan.reportable(key[1])}
    asked = {quarter: {d.code for d in plan.reporting_departments(quarter)} for quarter in {q for _, q in accepted}}
    return {(code, quarter): filed for (code, quarter), filed in accepted.items() if code in asked[quarter]}


def load_reports(ledger: Ledger, counted: Counting, known_at: KnownAt = None) -> Iterator[Loaded]:
    """One after the other, in the order of posting."""
    for filed in sorted(counted.values(), key=lambda filed: filed.receipt.number):
        submission = ledger.reported(filed.receipt.number, known_at)
        if submission is not None:
            yield Loaded(filed, submission)
