"""Adding up that began before the last reports came says what it would have said had it begun after them."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import AT, arrival, judgement, submission
from msgspec.structs import replace
from plans import Q3, decree_plan

from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.memory.journal import KnownAt
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import DecisionKind, History, Outcome
from workbook_tools.model.said import Reported, Said
from workbook_tools.model.submission import Activity, Submission
from workbook_tools.model.tally import Tally
from workbook_tools.model.year_said import YearSaid
from workbook_tools.stages.tally import tally
from workbook_tools.workflows.reports import AddingUp, Counting, counting_of_year

PLAN = decree_plan()
OUTCOMES = (Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.HELD, Outcome.RETURNED)
KINDS = (DecisionKind.ACCEPT, DecisionKind.REJECT)


class Step(NamedTuple):
    """A report comes, or the receipt of this turn is judged anew or decided upon; `begins`: adding up began before."""

    what: str
    turn: int
    department: str
    value: int
    outcome: Outcome
    kind: DecisionKind
    begins: bool


STEPS = st.lists(
    st.builds(
        Step,
        what=st.sampled_from(("comes", "comes", "judged", "decided")),
        turn=st.integers(0, 7),
        department=st.sampled_from(("culture", "education")),
        value=st.integers(0, 99),
        outcome=st.sampled_from(OUTCOMES),
        kind=st.sampled_from(KINDS),
        begins=st.booleans(),
    ),
    max_size=9,
)


def says(department: str, value: int) -> Submission:
    events = (
        Activity(1, "Реєстр", 5, date(2020, 9, 2), "1", "брифінг", "День Європи", reach=value),
        Activity(2, "Реєстр", 6, date(2020, 9, value % 28 + 1), "1", "лекція", f"Лекція {value}"),
    )
    return replace(submission(Decimal(value), events), department=department)


def happens(ledger: Ledger, number: int, step: Step) -> None:
    at = AT + timedelta(minutes=number)
    judged = judgement(step.outcome, step.department)
    numbers = [filed.receipt.number for filed in ledger.history().filed]
    if step.what == "comes" or not numbers:
        ledger.post(arrival(f"{number:064}", at), judged, says(step.department, step.value), at)
        return
    of = numbers[step.turn % len(numbers)]
    if step.what == "judged":
        ledger.rejudge(of, judged, says(step.department, step.value), at)
    else:
        ledger.decide(step.kind, "так", at, receipt=of)


def added_up(ledger: Ledger, begun: AddingUp) -> Tally:
    return tally(begun.said(ledger.history()), Q3)


@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_whenever_it_began_it_says_the_same(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.sqlite3") as ledger:
        begun = AddingUp(PLAN, ledger, Q3)
        for number, step in enumerate(steps):
            if step.begins:
                begun.go_on()
            happens(ledger, number, step)
        assert added_up(ledger, begun) == added_up(ledger, AddingUp(PLAN, ledger, Q3))


def test_where_the_disk_refused_it_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[int] = []

    def full(_: YearSaid, counted: Reported[Said]) -> None:
        refused.append(counted.filed.receipt.number)
        raise NotDone(Obstacle.DISK_FULL, tmp_path)

    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        ledger.post(arrival("a" * 64), judgement(), says("culture", 7), AT)
        begun = AddingUp(PLAN, ledger, Q3)
        with monkeypatch.context() as patched:
            patched.setattr(YearSaid, "take_in", full)
            begun.go_on()
        assert refused == [1]
        assert added_up(ledger, begun) == added_up(ledger, AddingUp(PLAN, ledger, Q3))


def test_nothing_is_held_where_nothing_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held for each line of a large plan is not, while the first thousands of files are taken in."""
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        begun = AddingUp(PLAN, ledger, Q3)
        monkeypatch.setattr("workbook_tools.workflows.reports.YearSaid", None)
        begun.go_on()


def test_of_many_that_come_each_is_gone_through_a_few_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone_through: list[int] = []

    def counted(plan: Plan, history: History, last: Quarter) -> Counting:
        gone_through.append(len(history.filed))
        return counting_of_year(plan, history, last)

    monkeypatch.setattr("workbook_tools.workflows.reports.counting_of_year", counted)
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        begun = AddingUp(PLAN, ledger, Q3)
        for number in range(1, 201):
            ledger.post(arrival(f"{number:064}", AT), judgement(), says("culture", number), AT)
            begun.go_on()
    assert gone_through[-1] >= 200 * 8 // 9
    assert sum(gone_through) <= 200 * 10


def test_where_there_are_very_many_the_rest_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their receipts would be held twice."""
    monkeypatch.setattr("workbook_tools.workflows.reports._MANY", 5)
    asked: list[KnownAt] = []
    real = Ledger.history

    def history(ledger: Ledger, known_at: KnownAt = None) -> History:
        asked.append(known_at)
        return real(ledger, known_at)

    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        begun = AddingUp(PLAN, ledger, Q3)
        with monkeypatch.context() as patched:
            patched.setattr(Ledger, "history", history)
            for number in range(1, 10):
                ledger.post(arrival(f"{number:064}", AT), judgement(), says("culture", number), AT)
                begun.go_on()
        assert len(asked) == 5
        assert added_up(ledger, begun) == added_up(ledger, AddingUp(PLAN, ledger, Q3))
