"""What builds the workbook is loaded while the first file is read, and only where there is one."""

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

import pytest
from quarters import Desk

from workbook_tools.files.executor import SerialWorkers


@pytest.mark.parametrize(
    ("arrived", "command", "loaded"),
    [
        (True, ("merge", "2020-Q3"), ["workbook_tools.workflows.consolidate"]),
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
    if arrived:
        desk.put("звіт.xlsx", filled("police"))
    desk.run(*command)
    assert told == [*loaded, *(["read"] if arrived else [])]


def test_bytes_that_are_known_are_not_read_and_nothing_is_loaded_for_them(
    desk: Desk, filled: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("звіт.xlsx", filled("police"))
    desk.run("merge", "2020-Q3")
    told: list[str] = []
    real = importlib.import_module
    monkeypatch.setattr("importlib.import_module", lambda name: told.append(name) or real(name))  # type: ignore[func-returns-value]
    desk.put("звіт.xlsx", filled("police"))
    desk.run("merge", "2020-Q3")
    assert [name for name in told if name.startswith("workbook_tools.workflows.consolidate")] == []
