"""Inbox files go while later ones are posted: each file that stays is told of, and none goes before its receipt."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from quarters import Desk

from workbook_tools.files.disk.inbox import InboxEntry, remove_source
from workbook_tools.model.finding import Finding
from workbook_tools.rules import RULES_EDITION
from workbook_tools.rules.catalogue import find
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


def words(out: str) -> str:
    """As one line: a sentence may be wrapped anywhere."""
    return " ".join(out.split())


@pytest.mark.parametrize("answer", ["police", "police without status", "police nil"])
def test_what_to_do_about_a_file_that_stays_is_said_whatever_became_of_it(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    refuse(monkeypatch, "unlink", lambda path: path.parent.name == "inbox")
    if answer == "police nil":
        desk.put("перший.xlsx", filled("police"))
    desk.put("ГУНП.xlsx", filled(answer))
    out = words(desk.run("ingest").out)
    assert "«ГУНП.xlsx» опрацьовано, але прибрати його з папки «inbox» не вдалося. Закрийте файл" in out


def test_what_to_do_about_a_file_that_changed_meanwhile_is_said(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.put("ГУНП.xlsx", filled("police"))

    def after_a_change(entry: InboxEntry) -> Finding | None:
        path.write_bytes(filled("police again"))
        return remove_source(entry)

    monkeypatch.setattr(take_in, "remove_source", after_a_change)
    assert "Запустіть команду ще раз, щоб опрацювати й зміни." in words(desk.run("ingest").out)


def test_a_file_that_stayed_is_told_as_it_stands_by_now(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until something was decided it is told as it was judged; after that its copy to mend is gone."""
    refuse(monkeypatch, "unlink", lambda path: path.parent.name == "inbox")
    path = desk.put("ГУНП.xlsx", filled("police without status"))
    seen = []
    for verdict in ("accept", "reject", None):
        seen.append(told(desk))
        if verdict is not None:
            seen.append(told(desk))
            desk.done("decide", verdict, "1", "--reason", "так")
    assert seen == [
        (1, "returned", ["required_blank", "inbox_not_removed"]),
        (1, "returned", ["required_blank", "inbox_not_removed"]),
        (0, "duplicate", ["already_received", "inbox_not_removed"]),
        (0, "duplicate", ["already_received", "inbox_not_removed"]),
        (0, "duplicate", ["already_rejected", "inbox_not_removed"]),
    ]
    assert path.exists()
    assert len(desk.history().filed) == 1


def test_a_returned_file_that_stayed_asks_for_nothing_once_another_followed(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "unlink", lambda path: path.name == "ГУНП.xlsx")
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.run("ingest")
    desk.put("виправлено.xlsx", filled("police"))
    desk.done("ingest", now="2020-09-16 11:00")
    assert told(desk) == (0, "duplicate", ["already_followed", "inbox_not_removed"])


def test_known_bytes_that_are_judged_anew_are_told_as_was_decided(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New rules find something else in the report that was returned and accepted all the same."""
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.run("ingest")
    desk.done("decide", "accept", "1", "--reason", "так")
    monkeypatch.setattr("workbook_tools.workflows.posting.RULES_EDITION", RULES_EDITION + 1)
    monkeypatch.setattr("workbook_tools.workflows.posting.check_history", lambda *_: [find("same_moment", other="№ 9")])
    desk.put("ГУНП.xlsx", filled("police without status"))
    assert told(desk) == (0, "duplicate", ["already_received"])
    (filed,) = desk.history().filed
    assert [finding.code for finding in filed.judgement.findings] == ["required_blank", "same_moment"]


def told(desk: Desk) -> tuple[int, str, list[str]]:
    """The exit status, and the outcome and the codes of the only file."""
    ran = desk.run("ingest", "--json", now="2020-09-16 12:00")
    (file,) = ran.json["files"]
    return ran.status, file["outcome"], [finding["code"] for finding in file["findings"]]
