"""What a worker sends is what it read: nothing is lost in packing, and the register's outline stands for its rows."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from plans import Q3
from quarters import Desk, answer, nil

from workbook_tools.demo.clerk import Answer, fill_in
from workbook_tools.files.memory import packed as packing
from workbook_tools.files.memory.assignments import pack_assignments, unpack_assignments
from workbook_tools.files.memory.ledger import open_ledger
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


def test_what_was_issued_comes_whole_and_shares_its_plan(known: dict[str, Assignment]) -> None:
    came = unpack_assignments(pickle.loads(pickle.dumps(pack_assignments(known))))
    assert list(came.items()) == list(known.items())
    assert len({id(assignment.plan) for assignment in came.values()}) == 1
    assert unpack_assignments(pack_assignments({})) == {}
    code, issued = next(iter(known.items()))
    plan = replace(issued.plan, forms=issued.plan.forms[:1])
    two = {code: issued, "ІНША": replace(issued, code="ІНША", edition="інша", plan=plan)}
    assert unpack_assignments(pack_assignments(two)) == two
