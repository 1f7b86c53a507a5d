"""What a worker sends is what it read: nothing is lost in packing, and the register's outline stands for its rows."""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from plans import Q3
from quarters import Desk, answer, nil

from workbook_tools.demo.clerk import Answer, fill_in
from workbook_tools.files.memory import packed as packing
from workbook_tools.files.memory.assignments import unpack_assignments
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.past import Past
from workbook_tools.stages.check_submission import check_history
from workbook_tools.workflows.judge import judge, judge_packed, remember
from workbook_tools.workflows.reading import Reading, unpack_reading

EVENTS = (
    "07.09 | 5 | урок | Безпека в Інтернеті | 140 | https://example.org/news/1",
    "07.09 | 5 | урок | Безпека в Інтернеті | 140 | https://example.org/news/1",
    "01.07 | 5 | продовження | Безпека в Інтернеті | 20 |",
    "13.09 | 5 | лекція | =Права підлітків | |",
)
ANSWERS: dict[str, Callable[[], Answer]] = {
    "rows": lambda: answer("police", "14.09", openings={"5.1": 800}, events=EVENTS),
    "one row": lambda: answer("police", "14.09", events=EVENTS[3:]),
    "continuation": lambda: answer("police", "14.09", events=EVENTS[2:3]),
    "no row": lambda: answer("police", "14.09"),
    "nil": lambda: nil("police", "14.09"),
}
PASTS = tuple(Past(date(2020, 9, day), date(2020, 8, first), asks_opening=True) for day in (1, 20) for first in (1, 28))


@pytest.fixture
def known(desk: Desk) -> dict[str, Assignment]:
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        assignments = ledger.assignments()
    remember(assignments)
    return assignments


def sent(data: bytes) -> Reading:
    return unpack_reading(pickle.loads(pickle.dumps(judge_packed(data))))


@pytest.mark.parametrize("piece", [1, 2, 1_000])
@pytest.mark.parametrize("form", ANSWERS)
def test_a_reading_comes_whole(
    form: str, piece: int, desk: Desk, known: dict[str, Assignment], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = fill_in(desk.form("police", Q3), ANSWERS[form]())
    read = judge(data)
    assert read.submission is not None
    assert isinstance(read.submission.activities, tuple)
    monkeypatch.setattr(packing, "_PIECE", piece)
    found = sent(data)
    assert (found.code, found.submission, found.findings) == (read.code, read.submission, read.findings)
    assert found.register == read.register
    assert found.code is not None
    assert found.submission is not None
    for past in (*PASTS, replace(PASTS[0], accepted=found.submission, previous=found.submission)):
        about = found.submission, known[found.code], past
        assert check_history(*about, found.register) == check_history(*about)


def test_what_was_not_read_is_sent_as_such(known: dict[str, Assignment]) -> None:
    assert sent(b"garbage") == judge(b"garbage")
    assert sent(b"garbage").packed is None


def test_what_was_issued_comes_whole_and_shares_its_plan(desk: Desk, known: dict[str, Assignment]) -> None:
    plan = next(iter(known.values())).plan
    other = replace(plan, forms=plan.forms[:1])
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        assert list(_sent(ledger).items()) == list(known.items())
        edition = ledger.snapshot_plan(other, datetime(2020, 9, 2, tzinfo=UTC))
        assert list(_sent(ledger)) == list(known)
        ledger.issue_template("police", Q3, edition, 1, datetime(2020, 9, 2, tzinfo=UTC))
        came = _sent(ledger)
        assert came == ledger.assignments()
    assert [assignment.plan for assignment in came.values()] == [*[plan] * len(known), other]
    assert len({id(assignment.plan) for assignment in came.values()}) == 2


def test_a_ledger_without_templates_sends_none(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        assert _sent(ledger) == {}


def _sent(ledger: Ledger) -> dict[str, Assignment]:
    return unpack_assignments(pickle.loads(pickle.dumps(ledger.packed_assignments())))
