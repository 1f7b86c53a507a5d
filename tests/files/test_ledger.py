"""The ledger: exact round trips, one order, nothing ever changed."""

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledgers import AT, arrival, judgement, submission
from msgspec.structs import replace
from plans import Q3, Q4, decree_plan, example_plan

from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.files.memory.outputs import Making
from workbook_tools.files.memory.rows import Findings, filed_of
from workbook_tools.files.memory.spill import Spill
from workbook_tools.files.memory.store import Store
from workbook_tools.model.finding import Finding, Severity, Where
from workbook_tools.model.identity import find_codes
from workbook_tools.model.receipt import DecisionKind, Filed, History, Outcome
from workbook_tools.model.submission import Activity

HOUR = timedelta(hours=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive" / "ledger.sqlite3"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as opened:
        yield opened


def test_a_commit_is_on_the_disk_when_it_returns(path: Path) -> None:
    """What SQLite says of itself: a rollback journal whose removal is flushed too (3 is EXTRA), one file to back up."""
    store = Store(path)
    asked = ("journal_mode", "synchronous", "fullfsync", "foreign_keys")
    assert [store.value(f"PRAGMA {pragma}") for pragma in asked] == ["delete", 3, 1, 1]
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_plan_comes_back_equal_and_its_edition_depends_on_its_words_alone(ledger: Ledger) -> None:
    edition = ledger.snapshot_plan(decree_plan(), AT)
    assert len(edition) == 16
    assert set(edition) <= set("0123456789abcdef")
    assert ledger.snapshot_plan(decree_plan(), AT + HOUR) == edition
    assert ledger.plan(edition) == decree_plan()
    assert ledger.snapshot_plan(example_plan(), AT) != edition


def test_a_plan_that_was_changed_and_changed_back_is_in_force_again(ledger: Ledger) -> None:
    assert ledger.edition_in_force() is None
    first = ledger.snapshot_plan(decree_plan(), AT)
    second = ledger.snapshot_plan(example_plan(), AT + HOUR)
    ledger.snapshot_plan(decree_plan(), AT + 2 * HOUR)
    assert ledger.edition_in_force() == first
    assert ledger.edition_in_force(AT + HOUR) == second
    assert ledger.edition_in_force(AT) == first
    assert ledger.edition_in_force(AT - HOUR) is None


def test_an_unknown_edition_is_a_key_error(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        ledger.plan("0123456789abcdef")


def test_a_template_keeps_its_code_until_edition_or_layout_change(ledger: Ledger, path: Path) -> None:
    edition = ledger.snapshot_plan(decree_plan(), AT)
    code = ledger.issue_template("culture", Q3, edition, 1, AT)
    assert find_codes(code) == (code,)
    with open_ledger(path) as again:
        assert again.issue_template("culture", Q3, edition, 1, AT + HOUR) == code
    other = ledger.snapshot_plan(example_plan(), AT)
    codes = {
        code,
        ledger.issue_template("culture", Q3, edition, 2, AT),
        ledger.issue_template("culture", Q4, edition, 1, AT),
        ledger.issue_template("culture", Q3, other, 1, AT),
        ledger.issue_template("education", Q3, edition, 1, AT),
    }
    assert len(codes) == 5


def test_assignments_name_every_issued_template_and_share_the_plan(ledger: Ledger) -> None:
    edition = ledger.snapshot_plan(decree_plan(), AT)
    culture = ledger.issue_template("culture", Q3, edition, 1, AT)
    education = ledger.issue_template("education", Q4, edition, 2, AT)
    known = ledger.assignments()
    assert set(known) == {culture, education}
    assert (known[culture].department.code, known[culture].quarter, known[culture].layout) == ("culture", Q3, 1)
    assert (known[education].department.code, known[education].quarter, known[education].layout) == ("education", Q4, 2)
    assert known[culture].plan is known[education].plan
    assert known[culture].edition == edition
    social = ledger.issue_template("social_protection", Q3, edition, 1, AT)
    assert set(ledger.assignments()) == {culture, education, social}
    assert ledger.assignments()[culture] is known[culture]


def test_the_first_sight_holds_until_a_receipt_uses_it(ledger: Ledger) -> None:
    assert ledger.sight("a1", "звіт.xlsx", AT) == AT
    assert ledger.sight("a1", "звіт.xlsx", AT + HOUR) == AT
    assert ledger.sight("a1", "інший.xlsx", AT + HOUR) == AT + HOUR
    ledger.post(arrival("a1"), judgement(), submission(), AT + HOUR)
    assert ledger.sight("a1", "звіт.xlsx", AT + 2 * HOUR) == AT + 2 * HOUR
    assert ledger.sight("a1", "звіт.xlsx", AT + 3 * HOUR) == AT + 2 * HOUR


def test_a_file_put_in_again_under_its_old_name_is_seen_anew(ledger: Ledger) -> None:
    assert ledger.sight("a1", "звіт.xlsx", AT, "7:100:1") == AT
    assert ledger.sight("a1", "звіт.xlsx", AT + HOUR, "8:100:2") == AT + HOUR
    assert ledger.sight("a1", "звіт.xlsx", AT + 2 * HOUR, "7:100:1") == AT


def test_numbers_count_receipts_and_revisions_count_a_departments_receipts(ledger: Ledger) -> None:
    posted = [
        ledger.post(arrival(sha), judgement(**about), None, AT)
        for sha, about in (
            ("a", {}),
            ("b", {"department": "education"}),
            ("c", {"outcome": Outcome.RETURNED}),
            ("d", {"quarter": Q4}),
            ("e", {"department": None, "quarter": None, "outcome": Outcome.QUARANTINED}),
            ("f", {}),
        )
    ]
    assert [f.receipt.number for f in posted] == [1, 2, 3, 4, 5, 6]
    assert [f.judgement.receipt for f in posted] == [1, 2, 3, 4, 5, 6]
    assert [f.judgement.revision for f in posted] == [1, 1, 2, 1, None, 3]
    assert ledger.history().filed == tuple(posted)


def test_a_receipt_keeps_all_that_is_known_of_it(ledger: Ledger) -> None:
    findings = (
        Finding("some_code", Severity.WARNING, Where("Звіт", "D12", "measures", "1", "status"), (("a", "б"),), "=1"),
        Finding("other", Severity.NOTE),
    )
    came = replace(arrival("a1"), path="Лист/звіт ї.xlsx", container="лист.eml", on_behalf="телефоном")
    judged = replace(
        judgement(), findings=findings, code="7K3MX-9QPT2-W", edition="ab", as_of=date(2020, 9, 16), nil=True
    )
    ledger.post(came, judged, None, AT)
    (filed,) = ledger.history().filed
    assert filed.receipt.path == "Лист/звіт ї.xlsx"
    assert (filed.receipt.container, filed.receipt.on_behalf) == ("лист.eml", "телефоном")
    assert (filed.receipt.received_at, filed.receipt.recorded_at) == (came.received_at, AT)
    assert filed.judgement == replace(judged, receipt=1, revision=1)


@pytest.mark.parametrize(
    ("archived", "kept"),
    [
        ("archive/2020-09/3f2a9c01d4e5-звіт.xlsx", None),
        ("archive/2020-09/3f2a9c01d4e5-звіт-2.xlsx", "3f2a9c01d4e5-звіт-2.xlsx"),
        ("archive/2020-09/звіт.xlsx", "звіт.xlsx"),
        ("3f2a9c01d4e5-звіт.xlsx", None),
        ("archive/", ""),
    ],
)
def test_where_a_receipt_is_filed_is_told_as_it_was_whatever_its_name(
    ledger: Ledger, archived: str, kept: str | None
) -> None:
    """The usual name is not held once more beside the hash and the name that it arrived under."""
    came = replace(arrival("3f2a9c01d4e5" + "0" * 52), archived=archived)
    posted = ledger.post(came, judgement(), None, AT).receipt
    (known,) = ledger.history().filed
    assert known.receipt == posted
    assert posted.archived == archived
    assert posted.filed_as == kept


def test_a_submission_comes_back_equal_with_its_register(ledger: Ledger) -> None:
    given = submission(
        activities=(
            Activity(1, "Реєстр", 5, date(2020, 7, 24), "1", "круглий стіл", "-Назва", reach=18, aged=7),
            Activity(2, "Реєстр", 9, title="=без дати"),
        )
    )
    number = ledger.post(arrival("a"), judgement(), given, AT).receipt.number
    assert ledger.submission(number) == given
    reported = ledger.reported(number)
    assert reported is not None
    assert (reported.department, reported.quarter) == (given.department, given.quarter)
    assert [(row.title, row.row) for row in reported.activities] == [("-Назва", 5), ("=без дати", 9)]
    empty = ledger.post(arrival("b"), judgement(outcome=Outcome.QUARANTINED), None, AT).receipt.number
    assert ledger.submission(empty) is None
    assert ledger.reported(empty) is None
    assert ledger.submission(99) is None


def test_history_never_touches_submissions(ledger: Ledger, path: Path) -> None:
    ledger.post(arrival("a"), judgement(), submission(), AT)
    with sqlite3.connect(path) as raw:
        raw.executescript("DROP TABLE submissions; DROP TABLE registers")
    raw.close()
    assert len(ledger.history().filed) == 1


def test_a_newer_judgement_holds_and_keeps_number_and_revision(ledger: Ledger) -> None:
    ledger.post(arrival("a"), judgement(), submission(), AT)
    number = ledger.post(arrival("b"), judgement(outcome=Outcome.RETURNED), submission(), AT).receipt.number
    newer = submission(extras=("зображення",))
    filed = ledger.rejudge(number, replace(judgement(), rules_edition=2), newer, AT + HOUR)
    assert (filed.receipt.number, filed.judgement.revision) == (2, 2)
    assert [f.judgement.outcome for f in ledger.history().filed] == [Outcome.ACCEPTED, Outcome.ACCEPTED]
    assert ledger.submission(number) == newer
    assert ledger.submission(number, AT) == submission()
    with pytest.raises(KeyError):
        ledger.rejudge(77, judgement(), None, AT)


def test_a_receipt_that_is_identified_only_later_takes_the_next_revision(ledger: Ledger) -> None:
    lost = judgement(department=None, quarter=None, outcome=Outcome.QUARANTINED)
    number = ledger.post(arrival("a"), lost, None, AT).receipt.number
    ledger.post(arrival("b"), judgement(), None, AT)
    assert ledger.rejudge(number, judgement(), None, AT).judgement.revision == 2
    assert ledger.rejudge(number, judgement(), None, AT).judgement.revision == 2
    assert ledger.post(arrival("c"), judgement(), None, AT).judgement.revision == 3


def test_what_was_known_at_a_moment_includes_that_moment(ledger: Ledger) -> None:
    ledger.post(arrival("a"), judgement(outcome=Outcome.HELD), None, AT)
    ledger.decide(DecisionKind.ACCEPT, "підтверджено телефоном", AT + HOUR, receipt=1)
    ledger.post(arrival("b"), judgement(), None, AT + 2 * HOUR)
    ledger.rejudge(1, judgement(), None, AT + 3 * HOUR)

    def known(at: datetime) -> tuple[list[tuple[int, Outcome]], int]:
        history = ledger.history(at)
        return [(f.receipt.number, f.judgement.outcome) for f in history.filed], len(history.decisions)

    assert known(AT - timedelta(microseconds=1)) == ([], 0)
    assert known(AT) == ([(1, Outcome.HELD)], 0)
    assert known(AT + HOUR) == ([(1, Outcome.HELD)], 1)
    assert known(AT + 2 * HOUR) == ([(1, Outcome.HELD), (2, Outcome.ACCEPTED)], 1)
    assert known(AT + 3 * HOUR) == ([(1, Outcome.ACCEPTED), (2, Outcome.ACCEPTED)], 1)
    assert ledger.history(AT + 9 * HOUR) == ledger.history()


def test_a_clock_that_jumps_back_does_not_reorder(ledger: Ledger) -> None:
    ledger.post(arrival("a"), judgement(), None, AT + HOUR)
    filed = ledger.post(arrival("b"), judgement(), None, AT)
    decision = ledger.decide(DecisionKind.REJECT, "помилково", AT - HOUR, receipt=1)
    assert filed.receipt.recorded_at == AT + HOUR
    assert decision.recorded_at == AT + HOUR
    assert ledger.history(AT) == History()
    assert len(ledger.history(AT + HOUR).filed) == 2


def test_decisions_come_back_equal_in_their_order(ledger: Ledger) -> None:
    ledger.post(arrival("a"), judgement(), None, AT)
    given = (
        ledger.decide(DecisionKind.WAIVE, "дрібниця", AT, receipt=1, code="reach_missing"),
        ledger.decide(DecisionKind.EXTEND, "лист № 5", AT, department="culture", quarter=Q3, until=date(2020, 9, 22)),
    )
    assert [d.number for d in given] == [1, 2]
    assert given[1].until == date(2020, 9, 22)
    assert ledger.history().decisions == given
    with pytest.raises(KeyError):
        ledger.decide(DecisionKind.ACCEPT, "немає такого", AT, receipt=7)


def test_moments_are_kept_in_utc_and_need_a_zone(ledger: Ledger) -> None:
    kyiv = datetime.fromisoformat("2020-09-17T23:59:59+03:00")
    ledger.post(replace(arrival("a"), received_at=kyiv), judgement(), None, AT)
    (filed,) = ledger.history().filed
    assert filed.receipt.received_at == datetime(2020, 9, 17, 20, 59, 59, tzinfo=UTC)
    assert filed.receipt.received_at.utcoffset() == timedelta()
    with pytest.raises(ValueError, match="time zone"):
        ledger.sight("b", "x.xlsx", AT.replace(tzinfo=None))


def test_a_left_behind_file_is_known_by_its_source(ledger: Ledger) -> None:
    ledger.post(replace(arrival("a"), source="1:2:3:4"), judgement(), None, AT)
    ledger.post(arrival("b"), judgement(), None, AT)
    found = ledger.left_behind("a", "1:2:3:4")
    assert found is not None
    assert found.number == 1
    assert ledger.left_behind("a", "1:9:3:4") is None
    assert ledger.left_behind("c", "1:2:3:4") is None
    assert ledger.left_behind("b", "") is None


def test_calls_together_are_one_transaction(ledger: Ledger, path: Path) -> None:
    def killed() -> None:
        with ledger.together():
            ledger.sight("a", "x.xlsx", AT)
            ledger.post(arrival("a"), judgement(), submission(), AT)
            assert len(ledger.history().filed) == 1
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        killed()
    assert ledger.history() == History()
    with ledger.together():
        ledger.post(arrival("a"), judgement(), submission(), AT)
        ledger.post(arrival("b"), judgement(), submission(), AT)
    with open_ledger(path) as other:
        assert len(other.history().filed) == 2


def test_history_reads_only_what_was_recorded_since(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def counted(row: Sequence[Any], shelf: Spill[Findings]) -> Filed:
        read.append(row[0])
        return filed_of(row, shelf)

    monkeypatch.setattr("workbook_tools.files.memory.ledger.filed_of", counted)
    for sha in "abc":
        ledger.post(arrival(sha), judgement(), submission(), AT)
    assert [filed.receipt.number for filed in ledger.history().filed] == [1, 2, 3]
    ledger.history()
    assert read == [1, 2, 3]
    ledger.rejudge(2, judgement(Outcome.RETURNED), submission(), AT + HOUR)
    ledger.decide(DecisionKind.ACCEPT, "так", AT + HOUR, receipt=2)
    ledger.post(arrival("d"), judgement(), submission(), AT + HOUR)
    history = ledger.history()
    assert read == [1, 2, 3, 2, 4]
    assert [f.judgement.outcome for f in history.filed] == [Outcome.ACCEPTED, Outcome.RETURNED, *[Outcome.ACCEPTED] * 2]
    assert [d.receipt for d in history.decisions] == [2]
    assert [f.judgement.outcome for f in ledger.history(AT).filed] == [Outcome.ACCEPTED] * 3
    assert ledger.history() == history


def test_what_was_undone_is_forgotten_by_the_history_too(ledger: Ledger) -> None:
    ledger.post(arrival("a"), judgement(), submission(), AT)
    ledger.history()

    def undone() -> None:
        with ledger.together():
            ledger.post(arrival("b"), judgement(), submission(), AT)
            assert len(ledger.history().filed) == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    ledger.post(arrival("c"), judgement(Outcome.RETURNED), submission(), AT)
    assert [f.receipt.sha256 for f in ledger.history().filed] == ["a", "c"]


def test_outputs_are_remembered_by_path(ledger: Ledger) -> None:
    ledger.remember_output("outbox/a.xlsx", "1")
    ledger.remember_output("outbox/a.xlsx", "2")
    ledger.remember_output("outbox/a.xlsx", "1")
    assert ledger.output_hashes("outbox/a.xlsx") == {"1", "2"}
    assert ledger.output_hashes("outbox/b.xlsx") == frozenset()


def test_how_an_output_was_made_last_is_remembered_by_path(ledger: Ledger, path: Path) -> None:
    ledger.outputs.remember("outbox/a.xlsx", Making("one", 10, 5))
    ledger.outputs.remember("outbox/b.xlsx", Making("one", 20, 6))
    ledger.outputs.remember("outbox/a.xlsx", Making("two", 11, 7))
    with open_ledger(path) as again:
        assert again.outputs.makings() == {
            "outbox/a.xlsx": Making("two", 11, 7),
            "outbox/b.xlsx": Making("one", 20, 6),
        }


def test_what_was_published_in_a_folder(ledger: Ledger) -> None:
    for name in ("outbox/a/x", "outbox/a/y/z", "outbox/ab/x", "outbox/a0", "outbox/a-"):
        ledger.remember_output(name, "1")
    assert ledger.outputs.published_in("outbox/a") == {"outbox/a/x", "outbox/a/y/z"}


@pytest.mark.parametrize(
    "table", ["journal", "plans", "templates", "receipts", "judgements", "submissions", "decisions"]
)
def test_the_database_refuses_changes(ledger: Ledger, path: Path, table: str) -> None:
    edition = ledger.snapshot_plan(decree_plan(), AT)
    ledger.issue_template("culture", Q3, edition, 1, AT)
    ledger.post(arrival("a"), judgement(), submission(), AT)
    ledger.decide(DecisionKind.ACCEPT, "так", AT, receipt=1)
    raw = sqlite3.connect(path)
    column = raw.execute(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1").fetchone()[0]
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            raw.execute(statement)
    raw.close()


def test_others_read_while_a_long_transaction_is_written(ledger: Ledger, path: Path) -> None:
    """A run posts many files in one transaction; `status` does not wait for its end."""
    with ledger.together():
        for number in range(40):
            ledger.outputs.remember_told(f"outbox/{number}", "merge", "1", secrets.token_bytes(200_000))
        raw = sqlite3.connect(path, timeout=0)
        assert raw.execute("SELECT count(*) FROM told").fetchone() == (0,)
        raw.close()
    assert ledger.outputs.told("outbox/39", "merge", "1") is not None


def test_only_one_file_stays_beside_the_archive(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.post(arrival("a"), judgement(), submission(), AT)
        assert [p.name for p in path.parent.iterdir()] == ["ledger.sqlite3"]


def test_a_foreign_or_damaged_or_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    foreign, damaged, newer = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "c.db"
    with sqlite3.connect(foreign) as raw:
        raw.execute("CREATE TABLE t (x)")
    raw.close()
    damaged.write_bytes(b"not a database at all, but long enough to look like one" * 50)
    open_ledger(newer).__exit__(None, None, None)
    with sqlite3.connect(newer) as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    for file, obstacle in (
        (foreign, Obstacle.LEDGER_DAMAGED),
        (damaged, Obstacle.LEDGER_DAMAGED),
        (newer, Obstacle.LEDGER_NEWER),
    ):
        before = file.read_bytes()
        with pytest.raises(NotDone) as caught:
            open_ledger(file)
        assert (caught.value.obstacle, caught.value.path) == (obstacle, file)
        assert file.read_bytes() == before


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("")
    with pytest.raises(NotDone):
        open_ledger(tmp_path / "archive" / "ledger.sqlite3")


def test_decimals_keep_their_digits(ledger: Ledger) -> None:
    given = submission(value=Decimal("12.50"))
    number = ledger.post(arrival("a"), judgement(), given, AT).receipt.number
    found = ledger.submission(number)
    assert found is not None
    assert str(found.indicators[0].value) == "12.50"


def test_findings_of_the_history_are_unpacked_when_somebody_goes_over_them(ledger: Ledger) -> None:
    """The same as were told, as often as is asked, and they can be told again."""
    told = (Finding("one", Severity.ERROR, Where("Звіт", "C7"), (("name", "«Ї»"),), "="), Finding("two", Severity.NOTE))
    ledger.post(arrival("a"), replace(judgement(), findings=told), None, AT)
    (filed,) = ledger.history().filed
    found = filed.judgement.findings
    assert (found == told, tuple(found), tuple(found), len(found), found[1]) == (True, told, told, 2, told[1])
    assert found != told[:1]
    assert ledger.rejudge(1, replace(filed.judgement, outcome=Outcome.HELD), None, AT).judgement.findings == told
