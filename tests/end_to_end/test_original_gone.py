"""What an antivirus program took away stops nothing: the rest goes on, and it is said what is gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from quarters import Desk

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"
COPY = "outbox/quarantine/1 вірус.xlsx"
NOTE = f"{COPY}.txt"


def original(desk: Desk) -> Path:
    (path,) = (desk.root / "archive").rglob("*вірус.xlsx")
    return path


@pytest.fixture
def robbed(desk: Desk) -> Desk:
    """A file that could not be read, gone from the outbox and from the archive."""
    desk.put("вірус.xlsx", b"garbage")
    assert desk.run("merge", "2020-Q3", now=DAY).status == 1
    original(desk).unlink()
    (desk.root / COPY).unlink()
    return desk


@pytest.mark.parametrize("command", [("merge", "2020-Q3"), ("ingest",)])
def test_the_rest_goes_on_and_the_loss_is_told(robbed: Desk, filled: Filled, command: tuple[str, ...]) -> None:
    robbed.put("поліція.xlsx", filled("police"))
    ran = robbed.done(*command, now=DAY)
    assert "Оригіналу файлу «вірус.xlsx» (надходження №\u00a01) в архіві вже немає" in ran.err
    assert "можливо, його вилучив антивірус" in ran.err
    assert "поліція.xlsx" in ran.out
    assert robbed.inbox() == []
    assert NOTE in robbed.outputs()
    assert COPY not in robbed.outputs()
    assert "decide reject 1" in robbed.done("merge", "2020-Q3", now=DAY).err, "until it is decided on"


def test_letters_are_written_and_decisions_taken_all_the_same(robbed: Desk) -> None:
    (robbed.root / NOTE).unlink()
    robbed.done("mail", "drafts", "2020-Q3", now=DAY)
    assert NOTE in robbed.outputs()
    robbed.done("decide", "reject", "1", "--reason", "вірус", now=DAY)
    assert robbed.done("merge", "2020-Q3", now=DAY).err == ""
    assert NOTE not in robbed.outputs()


def test_what_is_put_back_stands_in_the_quarantine_again(robbed: Desk) -> None:
    place = next(
        line.strip() for line in robbed.done("merge", "2020-Q3", now=DAY).err.split("\n") if "archive/" in line
    )
    (robbed.root / place).write_bytes(b"garbage")
    for _ in range(2):
        assert robbed.done("merge", "2020-Q3", now=DAY).err == ""
        assert robbed.outputs()[COPY] == b"garbage"


def test_a_copy_that_still_stands_is_kept(desk: Desk, filled: Filled) -> None:
    """It is all that is left of the file."""
    desk.put("вірус.xlsx", b"garbage")
    desk.run("merge", "2020-Q3", now=DAY)
    original(desk).unlink()
    desk.put("поліція.xlsx", filled("police"))
    desk.done("merge", "2020-Q3", now=DAY)
    assert desk.outputs()[COPY] == b"garbage"


def test_a_marked_copy_needs_no_original(desk: Desk, filled: Filled) -> None:
    """It is made of what the ledger knows."""
    desk.put("звіт.xlsx", filled("police without status"))
    desk.run("merge", "2020-Q3", now=DAY)
    copy = desk.root / "outbox/2020-Q3/returned/Поліція.xlsx"
    marked = copy.read_bytes()
    copy.unlink()
    for path in (desk.root / "archive").rglob("*.xlsx"):
        path.unlink()
    assert desk.done("merge", "2020-Q3", now=DAY).err == ""
    assert copy.read_bytes() == marked
