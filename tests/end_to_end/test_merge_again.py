"""A merge with nothing new builds nothing; after whatever can change a report, it is the one made from scratch."""

import gc
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from plans import Q4
from quarters import Desk, Ran, answer, edit_plan

from workbook_tools.files import workdays
from workbook_tools.files.memory.journal import KnownAt
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Standing
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.workflows.build_report import build_report
from workbook_tools.workflows.reports import AddingUp

Filled = Callable[[str], bytes]
WORKBOOK = "outbox/2020-Q3/Зведена інформація 2020-Q3.xlsx"
DAY, IN_TIME, LATE = "2020-09-16 10:00", "2020-09-17 23:00", "2020-09-18 09:00"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A report that was built leaves its quarter here."""
    done: list[str] = []

    def build(
        plan: Plan, ledger: Ledger, quarter: Quarter, now: datetime, known_at: KnownAt, begun: AddingUp | None = None
    ) -> ConsolidatedReport:
        done.append(str(quarter))
        return build_report(plan, ledger, quarter, now, known_at, begun)

    monkeypatch.setattr("workbook_tools.workflows.consolidate.build_report", build)
    return done


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook_tools.workflows.issue_edition.print_first_sheet", lambda _: b"%PDF-1.6")


@pytest.fixture
def merged(desk: Desk, filled: Filled, printed: None, built: list[str]) -> Desk:
    """The police's report counts, the youth's waits, the protection's is to be mended; merged, in text and as JSON."""
    desk.put("ГУНП.xlsx", filled("police"))
    desk.put("школа.xlsx", b"garbage")
    desk.put("лікарня.xlsx", filled("hospital"))
    desk.run("merge", "2020-Q3", now=DAY)
    desk.done("merge", "2020-Q3", "--json", now=DAY)
    built.clear()
    return desk


def from_scratch(desk: Desk, folder: Path, now: str) -> tuple[bytes, object]:
    """The workbook and the JSON of a copy that remembers nothing of what was made."""
    other = desk.copy(folder)
    (other.root / WORKBOOK).unlink()
    with sqlite3.connect(other.root / "archive/ledger.sqlite3") as raw:
        raw.execute("DELETE FROM told")
    told = other.done("merge", "2020-Q3", "--json", now=now).json
    return (other.root / WORKBOOK).read_bytes(), told


def test_nothing_is_built_where_nothing_is_new(merged: Desk, built: list[str]) -> None:
    before = merged.outputs()
    text, document = merged.done("merge", "2020-Q3", now=DAY), merged.done("merge", "2020-Q3", "--json", now=IN_TIME)
    assert (built, merged.outputs()) == ([], before)
    told = from_scratch(merged, merged.root.parent / "copy", DAY)[1]
    assert document.json == told
    assert list(document.json) == list(told)  # type: ignore[call-overload]
    first = merged.done("merge", "2020-Q3", now=DAY)
    assert first == text


def test_what_is_said_again_is_what_was_said(desk: Desk, filled: Filled) -> None:
    """In either language, in a pipe; but for the workbook, which is the same now."""
    desk.put("ГУНП.xlsx", filled("police"))
    desk.done("ingest", now=DAY)
    for lang in ("uk", "en"):
        first = desk.copy(desk.root.parent / lang)
        made = [first.run("merge", "2020-Q3", now=LATE, lang=lang) for _ in range(2)]
        assert [ran.status for ran in made] == [0, 0]
        assert _without_state(made[0]) == _without_state(made[1])


def test_a_report_is_let_go_before_it_is_told(
    desk: Desk, filled: Filled, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds something of every department, and so does its table on the terminal."""
    desk.put("ГУНП.xlsx", filled("police"))
    known = {id(one) for one in gc.get_objects() if isinstance(one, ConsolidatedReport)}
    held: list[int] = []

    def table(plan: Plan, standings: Sequence[Standing], lang: str) -> None:
        held.append(sum(isinstance(one, ConsolidatedReport) and id(one) not in known for one in gc.get_objects()))

    monkeypatch.setattr("workbook_tools.cli.tables.departments_table", table)
    desk.done("merge", "2020-Q3", now=DAY)
    assert (built, held) == (["2020-Q3"], [0])


def _without_state(ran: Ran) -> list[str]:
    """All but the line that says whether the workbook was saved."""
    return [
        line for line in ran.out.splitlines() if not line.startswith(("Зведен", "The consolidated", "Consolidated"))
    ]


def test_only_the_day_on_which_a_deadline_passes_matters(merged: Desk, built: list[str]) -> None:
    merged.done("merge", "2020-Q3", now=IN_TIME)
    assert built == []
    merged.done("merge", "2020-Q3", now=LATE)
    merged.done("merge", "2020-Q3", now="2020-10-18 09:00")
    assert built == ["2020-Q3"]


def test_the_day_on_which_an_extension_passes_matters_too(merged: Desk, built: list[str], tmp_path: Path) -> None:
    longer = ("decide", "extend", "culture", "2020-Q3", "2020-09-25", "--reason", "хвороба")
    merged.done(*longer, now=DAY)
    merged.done("merge", "2020-Q3", "--json", now="2020-09-25 23:00")
    built.clear()
    told = merged.done("merge", "2020-Q3", "--json", now="2020-09-26 00:10").json
    assert built == ["2020-Q3"]
    assert (merged.outputs()[WORKBOOK], told) == from_scratch(merged, tmp_path / "scratch", "2020-09-26 00:10")


def test_another_quarter_s_form_or_a_letter_changes_nothing(merged: Desk, built: list[str]) -> None:
    merged.done("template", "2020-Q4", now=DAY)
    merged.done("mail", "drafts", "2020-Q3", now=DAY)
    merged.done("merge", "2020-Q3", now=DAY)
    assert built == []


def test_what_a_person_changed_or_removed_is_made_again(merged: Desk, built: list[str]) -> None:
    before = merged.outputs()[WORKBOOK]
    (merged.root / WORKBOOK).unlink()
    merged.done("merge", "2020-Q3", now=DAY)
    (merged.root / WORKBOOK).write_bytes(b"by hand")
    ran = merged.done("merge", "2020-Q3", now=DAY)
    assert len(built) == 2
    assert merged.outputs()[WORKBOOK] == before
    assert "змінено вручну" in ran.out
    (merged.root / WORKBOOK).touch()
    merged.done("merge", "2020-Q3", now=DAY)
    assert len(built) == 3, "another time of change: the bytes themselves are asked"


def test_what_was_known_then_is_built_once(merged: Desk, built: list[str]) -> None:
    then = ("merge", "2020-Q3", "--known-at", "2020-09-16 10:00")
    for now in (LATE, "2020-12-18 09:00"):
        merged.done(*then, now=now)
        assert built == ["2020-Q3"]
    merged.done("merge", "2020-Q3", now=IN_TIME)
    assert built == ["2020-Q3"]


# --- whatever can change it --------------------------------------------------------------------------------


def _sent(desk: Desk, filled: Filled, name: str) -> None:
    desk.put(f"{name}.xlsx", filled(name))
    desk.run("ingest", now=DAY)


def _holiday(desk: Desk, filled: Filled) -> None:
    """As if a newer library knew more of the days that are worked."""
    known = workdays.days_off(2020) | {date(2020, 9, 17)}
    with sqlite3.connect(desk.root / "archive/ledger.sqlite3") as raw:
        raw.execute("DROP TRIGGER days_off_update")
        raw.execute("UPDATE days_off SET days = ?", (" ".join(sorted(map(str, known))),))


def _autumn_and_winter(desk: Desk, filled: Filled) -> None:
    desk.done("template", "2020-Q4", now=DAY)
    desk.send("police", Q4, answer("police", "15.12", Q4, events=["20.10 | 5 | урок | Дорога | 40"]))
    desk.done("ingest", now="2020-12-16 10:00")


EVENTS: dict[str, Callable[[Desk, Filled], object]] = {
    "a report": lambda desk, filled: _sent(desk, filled, "youth"),
    "a revision": lambda desk, filled: _sent(desk, filled, "police again"),
    "a returned report": lambda desk, filled: _sent(desk, filled, "police without status"),
    "a nil report": lambda desk, filled: _sent(desk, filled, "youth nil"),
    "another quarter's report": _autumn_and_winter,
    "a rejection": lambda desk, filled: desk.done("decide", "reject", "1", "--reason", "помилка", now=DAY),
    "an extension": lambda desk, filled: desk.done(
        *("decide", "extend", "culture", "2020-Q3", "2020-09-25", "--reason", "хвороба"), now=DAY
    ),
    "an edition": lambda desk, filled: desk.done("issue", "2020-Q3", now=DAY),
    "a figure of the plan": lambda desk, filled: edit_plan(desk, {("5.1", "target"): 77}),
    "a day off": _holiday,
}


@pytest.mark.parametrize("now", [DAY, LATE])
@pytest.mark.parametrize("event", EVENTS)
def test_after_each_event_it_is_the_one_made_from_scratch(
    merged: Desk, filled: Filled, tmp_path: Path, event: str, now: str
) -> None:
    EVENTS[event](merged, filled)
    told = merged.run("merge", "2020-Q3", "--json", now=now).json
    assert (merged.outputs()[WORKBOOK], told) == from_scratch(merged, tmp_path / "scratch", now)


@pytest.mark.parametrize("second", ["a revision", "a rejection", "a figure of the plan", "a day off"])
def test_after_an_edition_it_says_how_it_differs(merged: Desk, filled: Filled, tmp_path: Path, second: str) -> None:
    merged.done("issue", "2020-Q3", now=DAY)
    merged.done("merge", "2020-Q3", now=DAY)
    EVENTS[second](merged, filled)
    told = merged.run("merge", "2020-Q3", "--json", now=LATE).json
    assert (merged.outputs()[WORKBOOK], told) == from_scratch(merged, tmp_path / "scratch", LATE)


@pytest.mark.parametrize("what", ["__version__", "RULES_EDITION"])
def test_another_program_builds_it_anew(
    merged: Desk, built: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(f"workbook_tools.workflows.made_from.{what}", 99)
    merged.done("merge", "2020-Q3", now=DAY)
    assert built == ["2020-Q3"]


@pytest.mark.parametrize("body", [b"", b"not packed", zlib.compress(b"{}"), zlib.compress(b'{"wanted": 7}')])
def test_what_a_program_of_the_same_name_remembered_in_another_shape_is_worked_out_anew(
    merged: Desk, built: list[str], body: bytes
) -> None:
    before = merged.outputs()
    with closing(sqlite3.connect(merged.root / "archive/ledger.sqlite3")) as raw, raw:
        raw.execute("UPDATE told SET body = ? WHERE kind <> 'merge --json'", (body,))
    merged.done("merge", "2020-Q3", now=DAY)
    assert built == ["2020-Q3"]
    merged.done("merge", "2020-Q3", now=DAY)
    assert (built, merged.outputs()) == (["2020-Q3"], before)


@pytest.fixture(autouse=True)
def days_off_as_they_are() -> Iterator[None]:
    """What a test made the process believe of a year does not outlive it."""
    yield
    workdays.tell({})
