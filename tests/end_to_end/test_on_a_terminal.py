"""What a person sees in a window of 80 columns: aligned tables, colours with a meaning, wrapped sentences, progress."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from quarters import ISSUED, Desk

from workbook_tools.cli.arguments import NOW_VARIABLE

if sys.platform == "win32":
    pytest.skip("a terminal of Unix", allow_module_level=True)

import fcntl
import pty
import struct
import termios

Filled = Callable[[str], bytes]
COLUMNS = 80
AFTER = "2020-09-18 09:00"
_COLOUR = {"31": "red", "32": "green", "33": "yellow", "2": "dim"}


def seen(desk: Desk, *arguments: str, now: str, **environment: str) -> str:
    """All that a command writes to a terminal, with its escape sequences."""
    command = [sys.executable, "-m", "workbook_tools", "--workspace", str(desk.root), *arguments]
    child, window = pty.fork()
    if child == 0:
        known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
        os.execve(command[0], command, {**known, NOW_VARIABLE: now, "TERM": "xterm-256color", **environment})
    fcntl.ioctl(window, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    told = b""
    while chunk := _read(window):
        told += chunk
    os.waitpid(child, 0)
    os.close(window)
    return told.decode("utf-8").replace("\r\n", "\n")


def _read(window: int) -> bytes:
    """Empty when the command has ended: Linux tells it by EIO."""
    try:
        return os.read(window, 65536)
    except OSError:
        return b""


def plain(told: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told)


def colour_of(told: str, words: str) -> str | None:
    """The colour in which a standing is written."""
    found = re.search(rf"\x1b\[(\d+)m[^\x1b]*{words}", told)
    return None if found is None else _COLOUR.get(found[1])


@pytest.fixture
def half(desk: Desk, filled: Filled) -> Desk:
    """The police's report is to be mended, the hospital's is accepted, the others have sent nothing."""
    desk.put("ГУНП.xlsx", filled("police without status"))
    desk.put("лікарня.xlsx", filled("hospital"))
    desk.ingest("2020-09-16 10:00")
    return desk


def test_colours_have_a_meaning_that_the_words_have_too(half: Desk) -> None:
    before = seen(half, "status", "2020-Q3", now="2020-09-16 12:00")
    assert colour_of(before, "прийнято") == "green"
    assert colour_of(before, "повернуто") == "yellow"
    assert colour_of(before, "не звітував") == "dim"
    after = seen(half, "status", "2020-Q3", now=AFTER)
    assert colour_of(after, "не звітував, прострочено") == "red"


def test_no_color_is_honoured(half: Desk) -> None:
    """Bold headings are no colour."""
    told = seen(half, "merge", "2020-Q3", now=AFTER, NO_COLOR="1")
    assert set(re.findall(r"\x1b\[([0-9;]+)m", told)) <= {"0", "1"}
    assert "не звітував, прострочено" in told


@pytest.mark.parametrize("command", ["status", "merge", "memo", "ingest", "template"])
@pytest.mark.parametrize("lang", ["uk", "en"])
def test_nothing_is_wider_than_the_window_but_what_is_to_be_copied(half: Desk, command: str, lang: str) -> None:
    quarter = () if command == "ingest" else ("2020-Q3",)
    told = plain(seen(half, "--lang", lang, command, *quarter, now=AFTER))
    assert len(told.split("\n")) > 1
    for line in told.split("\n"):
        assert len(line.rstrip()) <= COLUMNS or line.startswith("  "), line


def test_columns_stand_one_under_another(half: Desk) -> None:
    """Ukrainian letters are one cell wide each: the same place in every row."""
    lines = plain(seen(half, "status", "2020-Q3", now=AFTER)).split("\n")
    heading = next(line for line in lines if line.startswith("Підрозділ"))
    rows = [line for line in lines if re.search(r"\d\d\.\d\d\.2020 \d\d:\d\d", line) and "№" not in line]
    assert len(rows) == 2
    for row in rows:
        found = re.search(r"\d\d\.\d\d\.2020", row)
        assert found is not None
        assert found.start() == heading.index("Надійшло")


def test_a_figure_that_is_not_of_all_is_marked_and_the_mark_explained(half: Desk, filled: Filled) -> None:
    """3.1 is the hospital's alone; of 9.1 the schools and culture have said nothing."""
    alone = plain(seen(half, "merge", "2020-Q3", now=AFTER))
    assert "* без даних" not in alone
    half.put("молодь.xlsx", filled("youth"))
    told = plain(seen(half, "merge", "2020-Q3", now=AFTER)).split("\n")
    marked = [line.split()[0] for line in told if re.match(r"\d+\.\d\*? ", line) and "*" in line.split()[0]]
    assert marked == ["9.1*"]
    assert "* без даних частини виконавців." in told


def test_a_long_run_shows_how_far_it_is(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    for number in range(6):
        desk.put(f"{number}.xlsx", filled("hospital") + b"\0" * number)
    told = seen(desk, "ingest", now=ISSUED)
    assert "Читаю файли" in told
    assert "100%" in plain(told)
    assert "Читаю файли" not in desk.run("ingest", now=ISSUED).err, "nobody watches"


def test_rules_are_sentences_at_any_width(desk: Desk) -> None:
    told = seen(desk, "rules", now=ISSUED)
    assert re.search(r"required_blank \x1b\[31mпомилка", told)
    lines = plain(told).split("\n")
    assert max(map(len, lines)) <= COLUMNS
    place = next(number for number, line in enumerate(lines) if line.startswith("required_blank "))
    assert lines[place + 1].startswith("  Не заповнено «…»")
