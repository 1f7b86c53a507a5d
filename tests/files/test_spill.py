"""Values set aside in a file come back as they were, and a report made of them says the same."""

import errno
import tempfile
import weakref
from collections.abc import Iterator
from copy import copy
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from oracle.random_years import Year, years
from oracle.test_two_calculators import ledger, submissions
from plans import Q3, deadlines_of, decree_plan
from reported import Reported, reported, tallied

from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.memory import spill
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.report import Contribution, Source
from workbook_tools.model.submission import Activity, State
from workbook_tools.stages.consolidate import consolidate
from workbook_tools.stages.settle import receipt_rows, settle
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.reports import counting_of_year


class Row(NamedTuple):
    text: str
    day: date | None
    amount: int | None
    value: Decimal | None
    state: State | None


numbers = st.decimals(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(codec="utf-8"))
rows = st.lists(
    st.builds(
        Row,
        texts,
        st.none() | st.dates(),
        st.none() | st.integers(),
        st.none() | numbers,
        st.none() | st.sampled_from(State),
    )
)


@pytest.fixture(params=[1, 100, 1 << 20])
def held(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many bytes are held before they are written."""
    monkeypatch.setattr(spill, "_HELD", request.param)
    size: int = request.param
    return size


@pytest.mark.usefixtures("held")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows)
def test_what_was_put_is_taken_in_any_order_while_more_is_put(given_rows: list[Row]) -> None:
    shelf = Spill(Row)
    for place, row in enumerate(given_rows):
        assert shelf.put(row) == place
        assert [shelf.take(n) for n in range(place + 1)] == given_rows[: place + 1]
    assert [str(shelf.take(n).value) for n in range(len(given_rows))] == [str(row.value) for row in given_rows]


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=40)), st.sampled_from((1, 30, 1 << 20)))
def test_places_are_found_beyond_what_one_number_counts(given_texts: list[str], held: int) -> None:
    """Where a number of an array ends: here at 32 bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spill, "_BITS", 5)
        patch.setattr(spill, "_HELD", held)
        shelf = Spill(str)
        assert [shelf.put(text) for text in given_texts] == list(range(len(given_texts)))
        assert [shelf.take(place) for place in range(len(shelf))] == given_texts
        twins = Spill(str)
        twins.share()
        theirs = copy(twins)
        theirs._ends, theirs._higher, theirs._tail = twins._ends[:], [], bytearray()
        for text in given_texts:
            theirs.put(text)
        twins.trust(theirs.told())
        assert [twins.take(place) for place in range(len(twins))] == given_texts


def test_a_record_of_the_report_comes_back_equal() -> None:
    part = Contribution("culture", None, Decimal("1.50"), date(2020, 9, 16), True, State.NO, "«так»", Source(1, *"abc"))
    shelf = Spill(Contribution)
    assert shelf.take(shelf.put(part)) == part


@pytest.mark.usefixtures("held")
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(years())
def test_a_report_says_the_same_wherever_its_rows_lie(year: Year) -> None:
    plan, came, history = year.plan, year.came, ledger(year.plan, year.came)
    for quarter in plan.reportable_quarters:
        due = deadlines_of(quarter, plan)
        standings = settle(plan, quarter, due, history, date(quarter.year, 12, 31))
        reports = submissions(came, counting_of_year(plan, history, quarter))
        receipts = receipt_rows(quarter, history, standings)
        on_hand = consolidate(plan, quarter, due, standings, receipts, tallied(plan, quarter, reports))
        figures = tallied(plan, quarter, iter(reports), Spill)
        assert consolidate(plan, quarter, due, standings, receipts, figures, Spill) == on_hand
        assert openings(plan, quarter, iter(reports), Spill) == openings(plan, quarter, reports)


class _Full:
    """A temporary folder's disk that is full."""

    closed = False

    def seek(self, place: int) -> int:
        return place

    def write(self, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self) -> None:
        self.closed = True


def test_a_full_disk_is_said_to_be_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "_HELD", 1)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_named: _Full())
    with pytest.raises(NotDone) as caught:
        Spill(str).put("а")
    assert caught.value.obstacle is Obstacle.DISK_FULL


class _Register(list[Activity]):
    """A register that can be watched; `looked` counts how often it was gone through."""

    looked = 0

    def __iter__(self) -> Iterator[Activity]:
        self.looked += 1
        return super().__iter__()


def test_each_report_is_gone_through_once_and_let_go_when_the_next_one_has_come() -> None:
    plan = decree_plan()
    looked: list[int] = []

    def one_by_one() -> Iterator[Reported]:
        watched: list[weakref.ref[_Register]] = []
        for number, department in enumerate(("culture", "education", "police", "youth_sport"), 1):
            assert all(earlier() is None for earlier in watched[:-1])
            one = reported(department, Q3, "16.09", events=["01.09 | 1 | брифінг | А | 5"], receipt=number)
            register = _Register(one.submission.activities)
            watched.append(weakref.ref(register))
            yield Reported(one.filed, replace(one.submission, activities=register))
            looked.append(register.looked)
            del register

    assert len(tallied(plan, Q3, one_by_one(), Spill).activities) == len(looked) == 4
    assert set(looked) == {1}


def test_half_a_surrogate_pair_is_put_aside_as_the_ledger_stores_it() -> None:
    shelf = Spill(tuple[Finding, ...])
    place = shelf.put((Finding("one", Severity.NOTE, entered="а\ud800б"), Finding("two", Severity.NOTE, entered="в")))
    assert [finding.entered for finding in shelf.take(place)] == ["а\ufffdб", "в"]


def test_what_a_twin_has_put_is_taken_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a twin does: another object that had the file open before anything was put."""
    for held in (1, 1 << 20):
        monkeypatch.setattr(spill, "_HELD", held)
        ours = Spill(str)
        ours.share()
        twins = copy(ours)
        twins._ends, twins._tail = ours._ends[:], bytearray()
        for text in ("один", "", "два"):
            twins.put(text)
        ours.trust(twins.told())
        assert [ours.take(place) for place in range(len(ours))] == ["один", "", "два"]
