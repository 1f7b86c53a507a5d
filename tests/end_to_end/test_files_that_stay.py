"""Inbox files go while later ones are posted: each file that stays is told of, and none goes before its receipt."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from quarters import Desk

from workbook_tools.workflows import take_in

Filled = Callable[[str], bytes]
NAMES = ("а.xlsx", "б.xlsx", "в.xlsx", "г.xlsx")


@pytest.fixture
def before(desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Four workbooks, to be posted one after the other."""
    for name, answer in zip(NAMES, ("police", "protection", "youth", "hospital"), strict=True):
        desk.put(name, filled(answer))
    monkeypatch.setattr(take_in, "_BATCH", 1)
    monkeypatch.setattr(take_in, "_FEW", 1)
    return desk


def refuse(monkeypatch: pytest.MonkeyPatch, call: str, refused: Callable[[Path], bool]) -> None:
    """This call of the module `os` is denied for paths of that kind."""
    original = getattr(os, call)

    def maybe(path: Any, *more: Any, **named: Any) -> Any:
        if refused(Path(path)):
            raise PermissionError(13, os.strerror(13), str(path))
        return original(path, *more, **named)

    monkeypatch.setattr(os, call, maybe)


def test_a_file_that_cannot_be_removed_is_told_of_and_no_other(before: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "unlink", lambda path: path.name == "б.xlsx" and path.parent.name == "inbox")
    told = {file["path"]: [one["code"] for one in file["findings"]] for file in before.ingest("2020-09-16 10:00")}
    assert before.inbox() == ["б.xlsx"]
    assert [name for name in NAMES if "inbox_not_removed" in told[name]] == ["б.xlsx"]


class Slow:
    """A thread that comes to nothing before somebody waits for it."""

    def __init__(self, _threads: int) -> None:
        self._waiting: list[Callable[[], object]] = []

    def submit(self, call: Callable[..., object], *arguments: Any) -> None:
        self._waiting.append(partial(call, *arguments))

    def shutdown(self, wait: bool = True) -> None:
        for call in self._waiting if wait else ():
            call()


def test_an_obstacle_leaves_in_the_inbox_what_was_not_posted_and_nothing_else(
    before: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("concurrent.futures.ThreadPoolExecutor", Slow)
    refuse(monkeypatch, "replace", lambda path: "archive" in path.parts and len(before.history().filed) == 2)
    assert before.run("ingest").status == 3
    assert before.inbox() == ["в.xlsx", "г.xlsx"]
    assert [filed.receipt.path for filed in before.history().filed] == ["а.xlsx", "б.xlsx"]
