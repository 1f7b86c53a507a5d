"""What builds the workbook is loaded, and begins to add up, while the first file is read; only where there is one.

It goes on after each batch.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

import pytest
from quarters import Desk

from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.executor import SerialWorkers
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.model.said import Reported, Said
from workbook_tools.model.year_said import YearSaid
from workbook_tools.workflows.reports import AddingUp


@pytest.mark.parametrize(
    ("arrived", "command", "loaded"),
    [
        (True, ("merge", "2020-Q3"), ["adds up"]),
        (True, ("merge", "2020-Q3", "--json"), ["adds up"]),
        (True, ("merge", "2020"), ["workbook_tools.workflows.consolidate_year"]),
        (True, ("ingest",), []),
        (False, ("merge", "2020-Q3"), []),
    ],
)
def test_what_comes_after_reading_is_loaded_while_the_first_file_is_read(
    desk: Desk,
    filled: Callable[[str], bytes],
    monkeypatch: pytest.MonkeyPatch,
    arrived: bool,
    command: Sequence[str],
    loaded: list[str],
) -> None:
    told: list[str] = []
    real = importlib.import_module

    map_ = SerialWorkers.map

    def watched(self: SerialWorkers, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        """Nothing is read before somebody waits for it."""
        for result in map_(self, function, items):
            told.append("read")
            yield result

    def imported(name: str) -> ModuleType:
        if name.startswith("workbook_tools.workflows.consolidate"):
            told.append(name)
        return real(name)

    monkeypatch.setattr("importlib.import_module", imported)
    monkeypatch.setattr(SerialWorkers, "map", watched)
    monkeypatch.setattr(AddingUp, "go_on", lambda _: told.append("adds up"))
    if arrived:
        desk.put("звіт.xlsx", filled("police"))
    desk.run(*command)
    assert told == [*loaded, *(["read"] if arrived else []), *loaded]


def test_bytes_that_are_known_are_not_read_and_nothing_is_loaded_for_them(
    desk: Desk, filled: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("звіт.xlsx", filled("police"))
    desk.run("merge", "2020-Q3")
    told: list[str] = []
    monkeypatch.setattr(AddingUp, "go_on", lambda _: told.append("adds up"))
    desk.put("звіт.xlsx", filled("police"))
    desk.run("merge", "2020-Q3")
    assert told == []


def test_what_was_added_up_before_is_not_read_again(
    desk: Desk, filled: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("молодь.xlsx", filled("youth"))
    desk.run("merge", "2020-Q3")
    loaded: list[int] = []
    real = Ledger.reported
    monkeypatch.setattr(Ledger, "reported", lambda *asked: loaded.append(asked[1]) or real(*asked))  # type: ignore[func-returns-value]
    desk.put("звіт.xlsx", filled("police"))
    desk.done("merge", "2020-Q3")
    assert loaded == [1, 2]


def test_a_full_disk_keeps_what_arrived_from_nothing(
    desk: Desk, filled: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where adding up needs room that there is not, files are taken in all the same, and the workbook is owed."""
    desk.put("молодь.xlsx", filled("youth"))
    desk.run("merge", "2020-Q3")

    def full(_: YearSaid, counted: Reported[Said]) -> None:
        raise NotDone(Obstacle.DISK_FULL, desk.root)

    desk.put("звіт.xlsx", filled("police"))
    with monkeypatch.context() as patched:
        patched.setattr(YearSaid, "take_in", full)
        ran = desk.run("merge", "2020-Q3", "--json")
    assert ran.status == 3
    assert [file["outcome"] for file in ran.json["ingest"]["files"]] == ["accepted"]
    assert desk.inbox() == []
    later = desk.done("merge", "2020-Q3", "--json").json
    assert {d["code"] for d in later["departments"] if d["standing"] == "accepted"} == {"youth_sport", "police"}
