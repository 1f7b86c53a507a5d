"""Exit statuses 0 to 3; never a traceback; every sentence of an error is Ukrainian and says what to do."""

import errno
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from msgspec.structs import replace
from plans import Q3
from quarters import Desk, Ran, answer, edit_plan, run_apart, run_here, sha

Filled = Callable[[str], bytes]
DAY = "2020-09-16 10:00"
WORDS_TO_DO = (
    "закрийте|звільніть|перевірте|зачекайте|вкажіть|запишіть|напишіть|оберіть|виправте|допишіть|створіть|перейдіть|"
    "довідка|покладіть|повторіть|попросіть|є такі|відновіть|оновіть|відкрийте|надішліть|приберіть|залиште|додайте|"
    "виконайте|назвіть|має бути"
)


def assert_spoken(ran: Ran, status: int) -> None:
    """One or a few Ukrainian sentences on stderr that say what to do, nothing on stdout."""
    assert (ran.status, ran.out) == (status, ""), ran
    assert "Traceback" not in ran.err
    assert "Error" not in ran.err
    assert re.search("[іїєґІЇЄҐ]", ran.err), ran.err
    assert re.search(WORDS_TO_DO, ran.err.casefold()), ran.err
    assert len(ran.err) < 700, ran.err


# --- 0 ---------------------------------------------------------------------------------------------------


def test_an_overdue_department_alone_is_0(desk: Desk) -> None:
    ran = desk.done("merge", "2020-Q3", "--json", now="2020-10-01 10:00")
    assert {entry["overdue"] for entry in ran.json["departments"]} == {True}
    assert desk.run("status", "2020-Q3", now="2020-10-01 10:00").status == 0


def test_what_was_returned_by_an_earlier_run_is_0(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police without status"))
    assert desk.run("merge", "2020-Q3", now=DAY).status == 1
    assert desk.run("merge", "2020-Q3", now=DAY).status == 0


# --- 1 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("ingest",), ("merge", "2020-Q3")])
@pytest.mark.parametrize("kind", ["returned", "held", "quarantined"])
def test_returned_held_and_quarantined_are_1(desk: Desk, filled: Filled, kind: str, command: tuple[str, ...]) -> None:
    if kind == "held":
        desk.put("перший.xlsx", filled("police"))
        desk.run("ingest", now="2020-09-15 10:00")
    data = {"returned": filled("police without status"), "held": filled("police nil"), "quarantined": b"garbage"}
    desk.put("звіт.xlsx", data[kind])
    ran = desk.run(*command, now=DAY)
    assert (ran.status, ran.err) == (1, "")
    assert "звіт.xlsx" in ran.out


def test_a_faulty_plan_is_1_and_nothing_is_written(desk: Desk) -> None:
    edit_plan(desk, {("4.1", "target"): "багато"})
    before = desk.outputs()
    for command in (("plan", "check"), ("template", "2020-Q3"), ("merge", "2020-Q3"), ("status", "2020-Q3")):
        ran = desk.run(*command, now=DAY)
        assert ran.status == 1, command
        assert "«Показники», H8" in ran.out + ran.err
    assert desk.outputs() == before


# --- 2 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("merg",),
        ("merge", "2020-Q5"),
        ("merge", "2020-Q1"),
        ("merge", "2021-Q3"),
        ("merge", "--known-at", "учора"),
        ("merge", "--known-at", "2019-01-01"),
        ("merge", "--known-at", "2030-01-01"),
        ("merge", "--jobs", "0"),
        ("merge", "--jobs", "багато"),
        ("merge", "--nonsense"),
        ("template", "2020-Q3", "--department", "nobody"),
        ("template", "2020-Q3", "зайве"),
        ("decide", "accept"),
        ("decide", "accept", "1"),
        ("decide", "accept", "перший", "--reason", "так"),
        ("decide", "extend", "police", "2020-Q3", "--reason", "так"),
        ("init",),
    ],
)
def test_wrong_usage_is_2_with_a_sentence(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert_spoken(desk.run(*arguments, now=DAY), 2)


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("merge",),
        ("ingest",),
        ("template",),
        ("plan", "check"),
        ("decide", "accept", "1", "--reason", "я"),
    ],
)
def test_no_workspace_is_2(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert_spoken(run_here("--workspace", str(tmp_path), *command, now=DAY), 2)
    assert list(tmp_path.iterdir()) == [], "nothing is made in a folder that is no workspace"


@pytest.mark.parametrize("command", [("init",), ("demo",)])
def test_a_folder_that_has_something_in_it_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "важливе.txt").write_text("не чіпати", "utf-8")
    assert_spoken(run_here(*command, str(tmp_path), now=DAY), 2)
    assert [path.name for path in tmp_path.iterdir()] == ["важливе.txt"]


def test_a_named_file_that_is_not_there_is_2_before_anything_is_taken_in(
    desk: Desk, filled: Filled, tmp_path: Path
) -> None:
    there = tmp_path / "є.xlsx"
    there.write_bytes(filled("police"))
    ran = desk.run("ingest", str(there), "немає.xlsx", now=DAY)
    assert_spoken(ran, 2)
    assert "немає.xlsx" in ran.err
    assert desk.history().filed == ()


@pytest.mark.parametrize("group", [("decide",), ("plan",), ()])
def test_a_group_without_a_command_shows_its_help(desk: Desk, group: tuple[str, ...]) -> None:
    ran = desk.run(*group, now=DAY)
    assert (ran.status, ran.out) == (2, "")
    assert "Команди" in ran.err


def test_a_wrong_word_after_a_group_leads_to_the_groups_help(desk: Desk) -> None:
    ran = desk.run("plan", "chek", now=DAY)
    assert_spoken(ran, 2)
    assert "workbook-tools plan --help" in ran.err


def test_english_on_demand(desk: Desk) -> None:
    ran = desk.run("merge", "2020-Q5", now=DAY, lang="en")
    assert ran.status == 2
    assert not re.search("[А-Яа-яіїєґ]", ran.err), ran.err


# --- 3 ---------------------------------------------------------------------------------------------------


def test_a_ledger_that_is_gone_is_not_begun_anew(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    desk.done("merge", "2020-Q3", now=DAY)
    ledger = desk.root / "archive/ledger.sqlite3"
    ledger.rename(desk.root / "копія.sqlite3")
    desk.put("ГУНП.xlsx", filled("police"))
    before = desk.outputs(), desk.originals(), desk.inbox()
    for command in (("status", "2020-Q3"), ("merge", "2020-Q3"), ("ingest",), ("template", "2020-Q3")):
        ran = desk.run(*command, now=DAY)
        assert_spoken(ran, 3)
        assert str(ledger) in ran.err
    assert (desk.outputs(), desk.originals(), desk.inbox()) == before
    assert not ledger.exists()
    (desk.root / "копія.sqlite3").rename(ledger)
    desk.done("merge", "2020-Q3", now=DAY)


def test_another_run_holds_the_workspace(desk: Desk, filled: Filled) -> None:
    desk.put("ГУНП.xlsx", filled("police"))
    before = desk.outputs()
    with FileLock(desk.root / "archive/.lock"):
        for command in (("merge", "2020-Q3"), ("template", "2020-Q3"), ("ingest",)):
            assert_spoken(run_apart("--workspace", str(desk.root), *command, now=DAY), 3)
    assert (desk.outputs(), desk.inbox()) == (before, ["ГУНП.xlsx"])
    assert desk.run("merge", "2020-Q3", now=DAY).status == 0


@pytest.mark.parametrize("owner", ["~${name}", ".~lock.{name}#"])
def test_an_output_that_is_open_is_named_and_left_as_it_is(desk: Desk, filled: Filled, owner: str) -> None:
    desk.done("merge", "2020-Q3", now=DAY)
    (name,) = [Path(path).name for path in desk.outputs() if "Зведена" in path]
    before = desk.outputs()
    lock = desk.root / "outbox/2020-Q3" / owner.format(name=name)
    lock.write_bytes(b"owner")
    desk.put("ГУНП.xlsx", filled("police"))
    ran = desk.run("merge", "2020-Q3", now=DAY)
    assert "прийнято  ГУНП.xlsx" in ran.out, "what was taken in is told"
    assert_spoken(replace(ran, out=""), 3)
    assert name in ran.err
    assert "закрийте" in ran.err.casefold()
    lock.unlink()
    assert desk.outputs() == before
    desk.done("merge", "2020-Q3", now=DAY)
    assert len(desk.history().filed) == 1, "what came was taken in the first time"
    assert desk.outputs() != before


@pytest.mark.parametrize(("fault", "word"), [(errno.ENOSPC, "місц"), (errno.EROFS, "прав"), (errno.EIO, "диск")])
def test_a_disk_that_refuses_leaves_the_old_outputs(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, fault: int, word: str
) -> None:
    desk.done("merge", "2020-Q3", now=DAY)
    before = desk.outputs()
    desk.put("ГУНП.xlsx", filled("police"))
    write = os.write

    def refusing(descriptor: int, data: bytes) -> int:
        if len(data) > 5000:
            raise OSError(fault, "injected")
        return write(descriptor, data)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", refusing)
        ran = desk.run("merge", "2020-Q3", now=DAY)
    assert_spoken(ran, 3)
    assert word in ran.err
    assert (desk.outputs(), desk.inbox()) == (before, ["ГУНП.xlsx"])
    assert desk.run("merge", "2020-Q3", now=DAY).status == 0
    assert len(desk.history().filed) == 1


def test_a_full_disk_under_the_ledger(desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of 300 events, which no packing makes small, does not fit in: its batch is undone and waits."""
    desk.put("а.xlsx", filled("police"))
    events = [f"28.08 | 3 | відео | {sha(bytes([n % 256, n // 256]))} | {n}" for n in range(300)]
    desk.send("hospital", Q3, answer("hospital", "15.09", events=events), "б.xlsx")
    connect = sqlite3.connect

    def full(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", full)
        ran = desk.run("merge", "2020-Q3", now=DAY)
    assert_spoken(ran, 3)
    assert desk.history().filed == ()
    assert desk.inbox() == ["а.xlsx", "б.xlsx"]
    assert desk.run("merge", "2020-Q3", now=DAY).status == 0
    assert desk.inbox() == []
    assert [filed.receipt.path for filed in desk.history().filed] == ["а.xlsx", "б.xlsx"]


def test_a_damaged_ledger_is_told_and_not_touched(desk: Desk) -> None:
    ledger = desk.root / "archive/ledger.sqlite3"
    ledger.write_bytes(b"this is no database" * 300)
    before = ledger.read_bytes()
    for command in (("merge", "2020-Q3"), ("status", "2020-Q3")):
        assert_spoken(desk.run(*command, now=DAY), 3)
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ((errno.EACCES, "injected"), "немає дозволу"),
        ((errno.EIO, "injected"), "помилка диска"),
        ((errno.EACCES, "injected", None, 32), "відкритий в іншій програмі"),
    ],
)
def test_a_plan_file_that_cannot_be_read_is_told_by_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: tuple[Any, ...], told: str
) -> None:
    """The last one as Windows says it of a file that another program holds."""
    error = OSError(*fault[:2])
    if len(fault) > 2:
        monkeypatch.setattr(error, "winerror", fault[3], raising=False)
    read = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "plan_template.xlsx":
            raise error
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    for command in (("plan", "check"), ("status", "2020-Q3"), ("merge", "2020-Q3")):
        ran = desk.run(*command, now=DAY)
        assert_spoken(ran, 3)
        assert "plan_template.xlsx" in ran.err
        assert told in ran.err.casefold()


def test_a_fault_of_the_program_is_a_sentence_and_a_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("workbook_tools.workflows.office.prepare", lambda _: 1 / 0)
    ran = desk.run("merge", "2020-Q3", now=DAY)
    assert_spoken(ran, 3)
    (file,) = tmp_path.glob("*.txt")
    assert file.name in ran.err
    assert "ZeroDivisionError" in file.read_text("utf-8")


def test_a_read_only_workspace_is_told_and_status_still_tells(desk: Desk) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    desk.root.chmod(0o555)
    (desk.root / "archive").chmod(0o555)
    try:
        assert_spoken(desk.run("merge", "2020-Q3", now=DAY), 3)
    finally:
        (desk.root / "archive").chmod(0o755)
        desk.root.chmod(0o755)


def test_a_closed_pipe_is_no_fault(desk: Desk) -> None:
    rules = f"{sys.executable} -m workbook_tools --workspace '{desk.root}' rules"
    ran = subprocess.run(
        ["/bin/sh", "-c", f"{{ {rules}; echo $? >&2; }} | head -1"], capture_output=True, timeout=120, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"0\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(desk: Desk, filled: Filled, closed: str) -> None:
    """As a scheduler may start it; with five files and more it asks whether somebody watches."""
    for number, name in enumerate(["police", "hospital", "protection", "youth", "police without status"]):
        desk.put(f"{number}.xlsx", filled(name))
    command = f"{sys.executable} -m workbook_tools --workspace '{desk.root}' merge 2020-Q3 {closed}"
    environment = {**os.environ, "WORKBOOK_TOOLS_NOW": DAY}
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, env=environment, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert (desk.inbox(), len(desk.consolidated)) == ([], 1)
