"""Editions on the ledger, and their files in the archive."""

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from ledgers import AT, arrival, judgement
from plans import Q3, Q4

from workbook_tools.files.disk.workspace import Workspace, create
from workbook_tools.files.memory.editions import freeze, frozen
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.model.edition import Change, ChangeKind, Edition, FrozenFile
from workbook_tools.model.receipt import DecisionKind, Outcome

FILE = FrozenFile("Огляд 2020-Q3.pdf", "archive/editions/2020-Q3/1/0123456789ab-Огляд 2020-Q3.pdf", "0" * 64, 12)
CHANGE = Change(ChangeKind.FIGURE, "Показник 4.1, за квартал", "3\u00a0100", "4\u00a0100", None, "4", "4.1")
HELD = judgement(Outcome.HELD)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path / "desk")


@pytest.fixture
def ledger(workspace: Workspace) -> Iterator[Ledger]:
    with open_ledger(workspace.ledger) as opened:
        yield opened


def issue(ledger: Ledger, quarter: str = "2020-Q3") -> Edition:
    return ledger.editions.issue({"2020-Q3": Q3, "2020-Q4": Q4}[quarter], (FILE,), (CHANGE,), "планова нарада", AT)


def test_editions_come_back_equal_numbered_by_quarter(ledger: Ledger, workspace: Workspace) -> None:
    issued = [issue(ledger), issue(ledger, "2020-Q4"), issue(ledger)]
    assert [(str(edition.quarter), edition.number) for edition in issued] == [
        ("2020-Q3", 1),
        ("2020-Q4", 1),
        ("2020-Q3", 2),
    ]
    assert issued[0] == Edition(Q3, 1, AT, issued[0].place, (FILE,), (CHANGE,), "планова нарада")
    with open_ledger(workspace.ledger) as again:
        assert again.editions.of(Q3) == (issued[0], issued[2])
        assert again.editions.of(Q4) == (issued[1],)


def test_an_edition_knows_what_was_recorded_before_it_whatever_the_clock_says(ledger: Ledger) -> None:
    """All of one microsecond: a report, the edition, a decision on the report, the next edition."""
    ledger.post(arrival("a" * 64), HELD, None, AT)
    first = issue(ledger)
    ledger.decide(DecisionKind.ACCEPT, "узгоджено", AT, receipt=1)
    second = issue(ledger)
    assert [len(ledger.history(edition.place).decisions) for edition in (first, second)] == [0, 1]
    assert [edition.number for edition in ledger.editions.of(Q3, first.place)] == [1]
    assert [edition.number for edition in ledger.editions.of(Q3, AT)] == [1, 2]
    assert ledger.editions.of(Q3, AT - timedelta(microseconds=1)) == ()


def test_a_clock_that_jumps_back_issues_at_the_last_known_time(ledger: Ledger) -> None:
    ledger.post(arrival("a" * 64), HELD, None, AT)
    assert ledger.editions.time(AT - timedelta(hours=3)) == AT
    assert ledger.editions.issue(Q3, (), (), "", AT - timedelta(hours=3)).issued_at == AT


def test_which_edition_stood_when_a_receipt_was_posted(ledger: Ledger) -> None:
    ledger.post(arrival("a" * 64), HELD, None, AT)
    issue(ledger)
    ledger.post(arrival("b" * 64), HELD, None, AT)
    issue(ledger)
    issue(ledger, "2020-Q4")
    assert [ledger.editions.number_at_receipt(Q3, receipt) for receipt in (1, 2, None)] == [None, 1, 2]
    assert [ledger.editions.number_at_receipt(Q4, receipt) for receipt in (1, 2, None)] == [None, None, 1]


def test_an_edition_that_is_undone_leaves_its_number_free(ledger: Ledger) -> None:
    def undone() -> None:
        with ledger.together():
            issue(ledger)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undone()
    assert ledger.editions.of(Q3) == ()
    assert issue(ledger).number == 1


# --- files ---------------------------------------------------------------------------------------


def test_frozen_files_are_named_by_what_they_are_made_of(workspace: Workspace) -> None:
    kept = freeze(workspace, Q3, 1, "Огляд.pdf", b"a page", b"workbook")
    seal = hashlib.sha256(b"workbook").hexdigest()[:12]
    assert kept == FrozenFile(
        "Огляд.pdf", f"archive/editions/2020-Q3/1/{seal}-Огляд.pdf", hashlib.sha256(b"a page").hexdigest(), 6
    )
    assert (workspace.root / kept.archived).read_bytes() == b"a page"
    assert frozen(workspace, Q3, 1, "Огляд.pdf", b"workbook") == b"a page"
    assert frozen(workspace, Q3, 1, "Огляд.pdf", b"another workbook") is None
    assert frozen(workspace, Q3, 2, "Огляд.pdf", b"workbook") is None


def test_a_frozen_file_is_never_overwritten(workspace: Workspace) -> None:
    first = freeze(workspace, Q3, 1, "Огляд.pdf", b"a page", b"workbook")
    again = freeze(workspace, Q3, 1, "Огляд.pdf", b"a page", b"workbook")
    other = freeze(workspace, Q3, 1, "Огляд.pdf", b"another page", b"workbook")
    assert again == first
    assert other.archived != first.archived
    assert (workspace.root / first.archived).read_bytes() == b"a page"
    assert (workspace.root / other.archived).read_bytes() == b"another page"


def test_the_database_refuses_to_change_what_was_issued(ledger: Ledger, workspace: Workspace) -> None:
    issue(ledger)
    raw = sqlite3.connect(workspace.ledger)
    for statement in ("DELETE FROM editions", "UPDATE editions SET number = 2"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            raw.execute(statement)
    raw.close()
