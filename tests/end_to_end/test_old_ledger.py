"""A ledger that the first landed version kept: this one opens it, says the same, and goes on.

`tests/data/ledger-version-3.sql` is what version 0.1.0 wrote, as SQL; `packed` compresses what it compressed. On
01.09.2020 two forms; the hospital's report, № 1; the police's in a zip, № 2, and another, № 3, that was rejected.
"""

import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest
from ledgers import container_of
from plans import Q3
from quarters import Desk, answer, new_desk

from workbook_tools.files.disk.workspace import find
from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.files.memory.schema import MIGRATIONS
from workbook_tools.model.receipt import DecisionKind, Outcome
from workbook_tools.workflows.office import check_plan

DUMP = Path(__file__).parent.parent / "data" / "ledger-version-3.sql"
NOW, LATER = "2020-09-18 10:00", "2020-09-25 10:00"


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A workspace with the decree's plan and that ledger; its originals are elsewhere."""
    monkeypatch.setattr("workbook_tools.workflows.issue_edition.print_first_sheet", lambda _: b"%PDF-1.6")
    desk = new_desk(tmp_path / "desk")
    raw = sqlite3.connect(ledger_of(desk))
    raw.create_function("packed", 1, lambda text: zlib.compress(text.encode()))
    raw.executescript(DUMP.read_text("utf-8"))
    raw.close()
    return desk


def ledger_of(desk: Desk) -> Path:
    return desk.root / "archive" / "ledger.sqlite3"


def rows(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    raw = sqlite3.connect(ledger_of(desk))
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {table: raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables if table != "sqlite_sequence"}
    raw.close()
    return found


def version(desk: Desk) -> int:
    raw = sqlite3.connect(ledger_of(desk))
    (found,) = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    return int(found)


def test_it_is_brought_up_to_date_and_nothing_of_it_changes(old: Desk) -> None:
    before = rows(old)
    assert version(old) == 3
    old.done("status", "2020-Q3", now=NOW)
    assert version(old) == len(MIGRATIONS) > 3
    after = rows(old)
    assert {table: after[table] for table in before} == before
    assert set(after) > set(before)


def test_all_that_it_knew_is_read(old: Desk) -> None:
    with open_ledger(ledger_of(old)) as ledger:
        edition = ledger.edition_in_force()
        assert edition is not None
        assert ledger.plan(edition) == check_plan(find(old.root)).plan
        assert {a.department.code: a.edition for a in ledger.assignments().values()} == {
            "hospital": edition,
            "police": edition,
        }
        history, submission = ledger.history(), ledger.submission(1)
    container = container_of(ledger_of(old), 2)
    assert [(f.receipt.path, f.receipt.container, f.judgement.outcome) for f in history.filed] == [
        ("КНП.xlsx", None, Outcome.ACCEPTED),
        ("ГУНП.xlsx", "пошта.zip", Outcome.ACCEPTED),
        ("ГУНП уточнено.xlsx", None, Outcome.ACCEPTED),
    ]
    assert [(d.kind, d.receipt, d.department) for d in history.decisions] == [
        (DecisionKind.REJECT, 3, None),
        (DecisionKind.EXTEND, None, "culture"),
    ]
    assert container is not None
    assert container.name == "пошта.zip"
    assert submission is not None
    assert [(row.title, row.reach) for row in submission.activities] == [("Донорство крові", 2350)]


def test_its_quarter_and_its_past_are_told_as_they_were(old: Desk) -> None:
    told = old.done("merge", "2020-Q3", "--json", now=NOW).json
    figures = {row["code"]: (row["quarter"], row["cumulative"]) for row in told["indicators"]}
    assert (figures["3.1"], figures["5.1"]) == ((2350, 2350), (120, 920))
    assert old.standing("culture", Q3, NOW)["overdue"] is False
    past = old.done("merge", "2020-Q3", "--known-at", "2020-09-17 12:15", "--json", now=NOW).json
    assert next(row for row in past["indicators"] if row["code"] == "5.1")["cumulative"] == 630


def test_every_command_goes_on_with_it(old: Desk) -> None:
    """Its forms keep their identity: no edition of the plan has come."""
    plans, forms = rows(old)["plan_uses"], rows(old)["templates"]
    old.done("template", "2020-Q3", "--department", "police", now=NOW)
    assert (rows(old)["plan_uses"], rows(old)["templates"]) == (plans, forms)
    for command in (
        ("merge", "2020-Q3"),
        ("memo", "2020-Q3"),
        ("memo", "2020-Q3", "--known-at", NOW),
        ("merge", "2020"),
    ):
        old.done(*command, now=NOW)
    old.done("issue", "2020-Q3", now=NOW)
    lesson = "07.09 | 5 | урок | Безпека | 140 | https://example.org/news"
    old.send("police", Q3, answer("police", "16.09", openings={"5.1": 800}, events=[lesson]))
    (file,) = old.ingest(LATER)
    assert (file["outcome"], file["receipt"], file["revision"]) == ("held", 4, 3)
    old.done("decide", "accept", "4", "--reason", "узгоджено", now=LATER)
    told = old.done("merge", "2020-Q3", "--json", now=LATER).json
    assert told["edition"]["changed"] is True
    assert next(row for row in told["indicators"] if row["code"] == "5.1")["cumulative"] == 940
    old.done("issue", "2020-Q3", now=LATER)
    assert (old.root / "outbox/2020-Q3/видання 2").is_dir()
