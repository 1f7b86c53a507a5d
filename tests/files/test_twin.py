"""A twin of the process: what it says, and that whatever happens to it is noticed and leaves nothing behind."""

import os
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from workbook_tools.files.twin import Twin, twin_at

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="twins are made on Linux alone")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})


def _at(work: Callable[[], Iterable[bytes]]) -> Twin:
    twin = twin_at(work)
    assert twin is not None
    return twin


def _heard(work: Callable[[], Iterable[bytes]]) -> list[bytes]:
    """All that a twin says of its work, which is gone then."""
    twin = _at(work)
    heard = list(iter(twin.hear, None))
    twin.dismiss()
    return [said for said in heard if said is not None]


def _waits() -> Iterator[bytes]:
    signal.pause()
    yield b"woken"


def _open_files() -> set[str]:
    return {file.name for file in Path("/proc/self/fd").iterdir()}


def test_it_knows_what_this_process_knows_and_says_one_thing_after_the_other() -> None:
    known = ["зведена", "інформація"]
    assert _heard(lambda: map(str.encode, known)) == ["зведена".encode(), "інформація".encode()]


def test_it_is_another_process() -> None:
    assert _heard(lambda: [str(os.getpid()).encode()]) != [str(os.getpid()).encode()]


def test_what_it_has_said_is_heard_while_it_goes_on() -> None:
    def works() -> Iterator[bytes]:
        yield b"first"
        yield from _waits()

    twin = _at(works)
    assert twin.hear() == b"first"
    twin.dismiss()


def test_long_words_hold_nobody_up() -> None:
    assert _heard(lambda: [b"a" * 1_000_000, b"b"]) == [b"a" * 1_000_000, b"b"]


def test_what_was_said_before_a_failure_holds_and_nothing_else() -> None:
    def fails() -> Iterator[bytes]:
        yield b"whole"
        raise ValueError

    assert _heard(fails) == [b"whole"]


def test_nothing_holds_of_one_that_died() -> None:
    def dies() -> Iterator[bytes]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield b"alive"

    assert _heard(dies) == []


@pytest.mark.parametrize("torn", [b"\x00\x00", struct.pack("Q", 9) + b"half"])
def test_half_a_word_is_none(torn: bytes) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, torn)
    os.close(theirs)
    with os.fdopen(ours, "rb") as words:
        assert Twin(0, words).hear() is None


def test_a_dismissed_one_is_gone() -> None:
    twin = _at(_waits)
    twin.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(twin._process, 0)


def test_one_whose_end_is_ignored_is_dismissed_all_the_same() -> None:
    """Whoever started this process may have ignored SIGCHLD for it: the system buries its children then."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert _heard(lambda: [b"word"]) == [b"word"]
        twin = _at(_waits)
        twin.dismiss()
    finally:
        signal.signal(signal.SIGCHLD, before)
    with pytest.raises(ProcessLookupError):
        os.kill(twin._process, 0)


def test_it_leaves_nothing_open_behind() -> None:
    before = _open_files()
    _heard(lambda: [b"word"])
    _at(_waits).dismiss()
    assert _open_files() == before


def test_it_ends_with_the_process_that_made_it() -> None:
    """The first twin makes a second one and is killed; the second one holds the pipe's end until it is gone."""
    ours, theirs = os.pipe()

    def makes_another() -> Iterator[bytes]:
        os.close(ours)
        twin_at(_waits)
        os.kill(os.getpid(), signal.SIGKILL)
        yield b"alive"

    assert _heard(makes_another) == []
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        assert pipe.read() == b""


def test_the_keyboard_is_not_its_own() -> None:
    def interrupted() -> Iterator[bytes]:
        os.kill(os.getpid(), signal.SIGINT)
        yield b"goes on"

    assert _heard(interrupted) == [b"goes on"]


def test_with_one_core_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    assert twin_at(lambda: [b"word"]) is None


def test_there_is_none_where_no_process_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuses)
    before = _open_files()
    assert twin_at(lambda: [b"word"]) is None
    assert _open_files() == before


def test_what_it_writes_into_an_open_file_is_there(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w+b") as file:

        def writes() -> Iterator[bytes]:
            file.write("рядки".encode())
            file.flush()
            yield b"written"

        assert _heard(writes) == [b"written"]
        file.seek(0)
        assert file.read().decode() == "рядки"
