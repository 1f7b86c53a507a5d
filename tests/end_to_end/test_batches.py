"""Neither the number of workers, nor the order in which they finish, nor the size of a batch changes a byte."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from archives import zipped_files
from killing import fork_warnings, killed_at, needs_fork, steps_of
from quarters import Desk, files_below

from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.executor import SerialWorkers
from workbook_tools.files.memory import spill
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.said import Reported, Said
from workbook_tools.model.year_said import YearSaid
from workbook_tools.workflows import take_in
from workbook_tools.workflows.posting import FileResult, Registrar

Filled = Callable[[str], bytes]
NOW = "2020-09-16 10:00"
STRIDE = 13
pytestmark = fork_warnings


@pytest.fixture
def before(desk: Desk, filled: Filled) -> Desk:
    """Six workbooks, two of them in an archive; one is returned, one no workbook at all."""
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("УСЗ.xlsx", filled("protection"))
    desk.put("пошта.zip", zipped_files(молодь__xlsx=filled("youth"), лікарня__xlsx=filled("hospital")))
    desk.put("сміття.xlsx", b"garbage")
    desk.put("ще раз.xlsx", filled("police"))
    return desk


def outcome(desk: Desk) -> tuple[dict[str, bytes], list[Any]]:
    """Every file but the database, and the ledger's receipts and judgements."""
    files = {
        name: data
        for folder in ("inbox", "outbox", "archive")
        for name, data in files_below(desk.root, folder).items()
        if not name.startswith(("archive/ledger", "archive/.lock"))
    }
    return files, [(filed.receipt, filed.judgement) for filed in desk.history().filed]


def merge(desk: Desk, *arguments: str) -> int:
    return desk.run("merge", "2020-Q3", *arguments, now=NOW).status


class Backwards(SerialWorkers):
    """Finishes the last item first and tells of each in its turn, as the interface has it."""

    def map(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        waiting = list(items)
        done = {place: function(waiting[place]) for place in reversed(range(len(waiting)))}
        return (done[place] for place in range(len(waiting)))


def test_one_two_and_eight_workers_give_the_same_bytes(before: Desk, tmp_path: Path) -> None:
    desks = {jobs: before.copy(tmp_path / jobs) for jobs in ("1", "2", "8")}
    assert [merge(desk, "--jobs", jobs) for jobs, desk in desks.items()] == [1, 1, 1]
    first, second, third = map(outcome, desks.values())
    assert len(first[1]) == 6
    assert first == second == third


def test_the_order_in_which_workers_finish_changes_nothing(
    before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = before.copy(tmp_path / "usual")
    assert merge(usual, "--jobs", "2") == 1

    def opened(_jobs: int, **named: Any) -> Backwards:
        return Backwards(named["initializer"], named["initargs"])

    monkeypatch.setattr(take_in, "open_workers", opened)
    assert merge(before) == 1
    assert outcome(before) == outcome(usual)


@pytest.mark.parametrize("size", [1, 2, 5])
def test_the_size_of_a_batch_changes_nothing(
    before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    usual = before.copy(tmp_path / "usual")
    assert merge(usual) == 1
    monkeypatch.setattr(take_in, "_BATCH", size)
    assert merge(before) == 1
    assert outcome(before) == outcome(usual)


def test_what_was_posted_is_added_up_before_the_last_files_are(before: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    take, post = YearSaid.take_in, Registrar.post

    def taken(said: YearSaid, report: Reported[Said]) -> None:
        told.append(f"added up {report.filed.receipt.number}")
        take(said, report)

    def posted(registrar: Registrar, *arguments: Any) -> FileResult:
        result = post(registrar, *arguments)
        told.append(f"posted {result.receipt}")
        return result

    monkeypatch.setattr(take_in, "_BATCH", 2)
    monkeypatch.setattr(YearSaid, "take_in", taken)
    monkeypatch.setattr(Registrar, "post", posted)
    assert merge(before) == 1
    counted = [step for step in told if step.startswith("added up")]
    assert len(counted) == len(set(counted)) == 4
    assert told.index(counted[0]) < told.index("posted 6")


@needs_fork
def test_killed_between_batches_and_within_them_a_second_run_ends_the_same(
    before: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_in, "_BATCH", 2)
    total = steps_of(partial(merge, before.copy(tmp_path / "counted")), monkeypatch)
    ended = before.copy(tmp_path / "ended")
    assert merge(ended) == 1
    expected = outcome(ended)
    posted = set()
    for number in range(1, total, STRIDE):
        desk = before.copy(tmp_path / f"killed {number}")
        killed_at(number, partial(merge, desk), ends_with=1)
        posted.add(len(desk.history().filed))
        merge(desk)
        assert outcome(desk) == expected, f"killed at step {number}"
    assert {0, 2, 4, 6} <= posted, "a batch is on the ledger whole or not at all"


def test_a_full_temporary_folder_undoes_the_batch_and_a_second_run_ends_the_same(
    desk: Desk, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the things set aside it refuses: of two workbooks of one moment both wait, or none is posted."""
    desk.put("а.xlsx", filled("police"))
    desk.put("б.xlsx", filled("police again"))
    monkeypatch.setattr(spill, "_HELD", 1)
    write, ended = spill.Spill._write, desk.copy(tmp_path / "ended")
    assert ingest(ended) == 1
    expected = outcomes(ended)
    assert expected == [("а.xlsx", Outcome.HELD), ("б.xlsx", Outcome.HELD)]
    for number in range(1, 1000):
        disturbed = desk.copy(tmp_path / f"refused {number}")
        calls = iter(range(1, 1000))

        def refused(self: Any, number: int = number, calls: Iterator[int] = calls) -> None:
            if next(calls) == number:
                raise NotDone(Obstacle.DISK_FULL, tmp_path)
            write(self)

        with monkeypatch.context() as patched:
            patched.setattr(spill.Spill, "_write", refused)
            status = ingest(disturbed)
        if status != 3:
            break
        assert outcomes(disturbed) in ([], expected), f"refused at {number}"
        ingest(disturbed)
        assert outcomes(disturbed) == expected, f"refused at {number}"
    assert number > 4


def ingest(desk: Desk) -> int:
    return desk.run("ingest", now=NOW).status


def outcomes(desk: Desk) -> list[tuple[str, Outcome]]:
    return [(filed.receipt.path, filed.judgement.outcome) for filed in desk.history().filed]
