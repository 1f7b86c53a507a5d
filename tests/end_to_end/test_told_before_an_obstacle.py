"""What was taken in is told even where the run could not go on; and names from outside make no lines of their own."""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from quarters import Desk

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"
QUARTER, YEAR, COPY = (
    "outbox/2020-Q3/~$Зведена інформація 2020-Q3.xlsx",
    "outbox/2020/~$Зведена інформація за 2020 рік.xlsx",
    "outbox/2020-Q3/returned/~$Поліція.xlsx",
)


@contextmanager
def in_excel(desk: Desk, lock: str) -> Iterator[None]:
    """As Excel marks a workbook that it has open."""
    path = desk.root / lock
    path.write_bytes(b"owner")
    yield
    path.unlink()


@pytest.fixture
def merged(desk: Desk, filled: Filled) -> Desk:
    """All three outputs are there: a quarter's, the year's and a marked copy."""
    desk.put("перший.xlsx", filled("police without status"))
    desk.run("merge", "2020-Q3", now="2020-09-15 10:00")
    desk.done("merge", "2020", now="2020-09-15 10:00")
    return desk


@pytest.mark.parametrize(
    ("command", "lock"),
    [
        (("merge", "2020-Q3"), QUARTER),
        (("merge", "2020"), YEAR),
        (("merge", "2020-Q3"), COPY),
        (("merge", "2020"), COPY),
        (("ingest",), COPY),
    ],
)
def test_what_was_taken_in_is_told_before_the_obstacle(
    merged: Desk, filled: Filled, command: tuple[str, ...], lock: str
) -> None:
    merged.put("ГУНП.xlsx", filled("police emptied" if lock == COPY else "police"))
    merged.put("молодь.xlsx", filled("youth"))
    merged.put("сміття.xlsx", b"garbage")
    with in_excel(merged, lock):
        ran = merged.run(*command, now=DAY)
    assert ran.status == 3
    assert ran.out.startswith("Опрацьовано 3 файли:\n")
    for name in ("ГУНП.xlsx", "молодь.xlsx", "сміття.xlsx"):
        assert ran.out.count(f"  {name}") == 1
    assert "лежать у папці outbox/quarantine/" in ran.out
    assert ran.err.startswith("Закрийте файл ")
    assert merged.inbox() == []


@pytest.mark.parametrize(("command", "lock"), [("2020-Q3", QUARTER), ("2020", YEAR)])
def test_as_json_it_stands_where_the_document_has_it(merged: Desk, filled: Filled, command: str, lock: str) -> None:
    merged.put("молодь.xlsx", filled("youth"))
    with in_excel(merged, lock):
        ran = merged.run("merge", command, "--json", now=DAY)
    assert (ran.status, list(ran.json)) == (3, ["ingest"])
    assert [(file["path"], file["outcome"]) for file in ran.json["ingest"]["files"]] == [("молодь.xlsx", "accepted")]
    assert ran.err.startswith("Закрийте файл ")


def test_where_nothing_was_taken_in_only_the_obstacle_is_told(merged: Desk) -> None:
    merged.done("decide", "extend", "hospital", "2020-Q3", "21.09.2020", "--reason", "карантин", now=DAY)
    with in_excel(merged, QUARTER):
        for options in ((), ("--json",)):
            ran = merged.run("merge", "2020-Q3", *options, now=DAY)
            assert (ran.status, ran.out) == (3, "")


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"text")
    return file.getvalue()


@pytest.mark.parametrize("command", [("ingest",), ("merge", "2020-Q3")])
def test_a_name_neither_steers_the_terminal_nor_forges_a_line(desk: Desk, command: tuple[str, ...]) -> None:
    members = ("q\x1b[2J\x1b]0;HACK\x07\r.txt", "a\nЗведену інформацію збережено:\n  чужа.xlsx")
    desk.put("пошта.zip", zipped(*members))
    desk.put("б\nДоповідну записку збережено:\n  x\x1b[2J.xlsx", b"garbage")
    out = desk.run(*command, now=DAY).out
    assert not set(out) & set(map(chr, [*range(10), *range(11, 32), 127, *range(128, 160)]))
    lines = out.split("\n")
    assert "Доповідну записку збережено:" not in lines
    assert "  чужа.xlsx" not in lines
    assert lines.count("Зведену інформацію збережено:") == (1 if command[0] == "merge" else 0)
    assert "б␊Доповідну записку збережено:␊  x␛[2J.xlsx" in out
    assert "␛]0;HACK␇␍.txt" in out
