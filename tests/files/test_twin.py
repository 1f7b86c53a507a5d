"""A twin of the process: what it says, and that whatever happens to it is noticed and leaves nothing behind."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook_tools.files.twin import Twin, twin_at

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="twins are made on Linux alone")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})


def _at(work: Callable[[], bytes]) -> Twin:
    twin = twin_at(work)
    assert twin is not None
    return twin


def _waits() -> bytes:
    signal.pause()
    return b""


def _open_files() -> set[str]:
    return {file.name for file in Path("/proc/self/fd").iterdir()}


def test_it_knows_what_this_process_knows_and_says_what_its_work_returned() -> None:
    known = ["зведена", "інформація"]
    assert _at(lambda: " ".join(known).encode()).said() == "зведена інформація".encode()


def test_it_is_another_process() -> None:
    assert _at(lambda: str(os.getpid()).encode()).said() != str(os.getpid()).encode()


def test_long_words_hold_nobody_up() -> None:
    assert _at(lambda: b"a" * 1_000_000).said() == b"a" * 1_000_000


def test_nothing_holds_of_what_failed() -> None:
    def fails() -> bytes:
        raise ValueError

    assert _at(fails).said() is None


def test_nothing_holds_of_one_that_died() -> None:
    def dies() -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b"alive"

    assert _at(dies).said() is None


def test_a_dismissed_one_is_gone() -> None:
    twin = _at(_waits)
    twin.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(twin._process, 0)


def test_it_leaves_nothing_open_behind() -> None:
    before = _open_files()
    _at(lambda: b"").said()
    _at(_waits).dismiss()
    assert _open_files() == before


def test_it_ends_with_the_process_that_made_it() -> None:
    """The first twin makes a second one and is killed; the second one holds the pipe's end until it is gone."""
    ours, theirs = os.pipe()

    def makes_another() -> bytes:
        os.close(ours)
        twin_at(_waits)
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    assert _at(makes_another).said() is None
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        assert pipe.read() == b""


def test_the_keyboard_is_not_its_own() -> None:
    def interrupted() -> bytes:
        os.kill(os.getpid(), signal.SIGINT)
        return b"goes on"

    assert _at(interrupted).said() == b"goes on"


def test_with_one_core_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    assert twin_at(lambda: b"") is None


def test_there_is_none_where_no_process_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuses)
    before = _open_files()
    assert twin_at(lambda: b"") is None
    assert _open_files() == before


def test_what_it_writes_into_an_open_file_is_there(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w+b") as file:

        def writes() -> bytes:
            file.write("рядки".encode())
            file.flush()
            return b""

        assert _at(writes).said() == b""
        file.seek(0)
        assert file.read().decode() == "рядки"
