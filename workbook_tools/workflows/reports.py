"""The reports that count, taken from the ledger for the stages that add them up."""

from collections.abc import Iterator

from workbook_tools.files.disk.not_done import NotDone
from workbook_tools.files.memory.bare import Bare
from workbook_tools.files.memory.journal import KnownAt
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed, History
from workbook_tools.model.said import Reported
from workbook_tools.model.year_said import YearSaid
from workbook_tools.stages.settle import counting

Counting = dict[tuple[str, Quarter], Filed]
_MORE = 8
"""Receipts are many more by an eighth of them: of hundreds that come, each is gone through a few times."""
_MANY = 1_500
"""Receipts that whoever posts them holds, too: those of more are taken in when that is over, and held once."""


def counting_of_year(plan: Plan, history: History, last: Quarter) -> Counting:
    """The reports that the plan asks for, of its year up to the last quarter, included.

    What was accepted of a department that has left the plan since counts nowhere.
    """
    accepted = {key: filed for key, filed in counting(history, last).items() if plan.reportable(key[1])}
    asked = {quarter: {d.code for d in plan.reporting_departments(quarter)} for quarter in {q for _, q in accepted}}
    return {(code, quarter): filed for (code, quarter), filed in accepted.items() if code in asked[quarter]}


def load_reports(ledger: Ledger, counted: Counting, known_at: KnownAt = None) -> Iterator[Reported[Bare]]:
    """One after the other, in the order of posting."""
    for filed in sorted(counted.values(), key=lambda filed: filed.receipt.number):
        submission = ledger.reported(filed.receipt.number, known_at)
        if submission is not None:
            yield Reported(filed, submission)


class AddingUp:
    """What the reports of a plan year say, up to a quarter; it may begin before the last of them has come."""

    def __init__(self, plan: Plan, ledger: Ledger, last: Quarter, known_at: KnownAt = None) -> None:
        self._plan, self._ledger, self._last, self._known_at = plan, ledger, last, known_at
        self._said: YearSaid | None = None
        self._counted: Counting = {}
        self._gone_through = 0
        """Receipts, whether they count or not."""

    def go_on(self) -> None:
        """With the reports that count now, where there are more by an eighth than the last time, or it has not begun.

        To find out which count, all receipts are gone through. Where the disk refuses, it is yet to begin.
        """
        if self._gone_through >= _MANY:
            return
        history = self._ledger.history(self._known_at)
        if len(history.filed) * _MORE <= self._gone_through * (_MORE + 1):
            return
        self._gone_through = len(history.filed)
        counted = self._counting(history)
        if counted:
            try:
                self._take_in(counted)
            except NotDone:
                self._said = None

    def said(self, history: History) -> YearSaid:
        """By this history. A report that has come since, or was judged anew, takes the place of its department's."""
        return self._take_in(self._counting(history))

    def _counting(self, history: History) -> Counting:
        return counting_of_year(self._plan, history, self._last)

    def _take_in(self, counted: Counting) -> YearSaid:
        if self._said is None or not all(_goes_on(filed, counted.get(key)) for key, filed in self._counted.items()):
            self._said, self._counted = YearSaid(self._plan, Spill), {}
        news = {key: filed for key, filed in counted.items() if self._counted.get(key) is not filed}
        for report in load_reports(self._ledger, news, self._known_at):
            self._said.take_in(report)
        self._counted = counted
        return self._said


def _goes_on(before: Filed, now: Filed | None) -> bool:
    """What was taken in stays, or gives way to a receipt that is not an earlier one."""
    return now is not None and now.receipt.number >= before.receipt.number
