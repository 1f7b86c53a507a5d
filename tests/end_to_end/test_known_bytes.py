"""Bytes that came before come again: none are lost, even those whose archived original is gone, and what is told is so.

The places and the bytes are asked of the folders, never of what the run says.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from archives import zipped_files
from messages import attached, letter, multipart, text
from quarters import Desk, edit_plan, run_apart

from workbook_tools.files.disk.inbox import NotTaken
from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.rules import RULES_EDITION
from workbook_tools.rules.catalogue import find, remedy
from workbook_tools.workflows.posting import Candidate
from workbook_tools.workflows.unpacking import Unpacking

Filled = Callable[[str], bytes]
FIRST, SECOND, THIRD = "2020-09-16 10:00", "2020-09-16 11:00", "2020-09-16 12:00"


def take_in(desk: Desk, data: bytes, now: str, name: str = "УСЗ.xlsx") -> tuple[str, list[str]]:
    """The outcome and the codes of one file."""
    desk.put(name, data)
    return told(desk, now)


def told(desk: Desk, now: str) -> tuple[str, list[str]]:
    (taken,) = desk.ingest(now)
    return taken["outcome"], [finding["code"] for finding in taken["findings"]]


def original(desk: Desk, number: int = 1) -> Path:
    """Where the receipt says that its bytes are."""
    return desk.root / desk.history().filed[number - 1].receipt.archived


def decide(desk: Desk, verdict: str, number: int) -> None:
    desk.done("decide", verdict, str(number), "--reason", "узгоджено", now=SECOND)


# --- nothing that arrived is lost -----------------------------------------------------------------


def test_what_the_archive_lost_is_filed_again_when_it_comes_again(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("protection"), FIRST)
    original(desk).unlink()
    desk.put("УСЗ.xlsx", filled("protection"))
    merged = desk.done("merge", "2020-Q3", "--json", now=SECOND).json["ingest"]["files"]
    assert [file["outcome"] for file in merged] == ["duplicate"]
    assert desk.inbox() == []
    assert original(desk).read_bytes() == filled("protection")
    assert len(desk.history().filed) == 1
    assert len(desk.originals()) == 1, "at the place that the receipt names, and nowhere else"


def test_a_whole_month_that_is_gone_and_a_file_that_is_named_twice(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "УСЗ.xlsx"
    path.write_bytes(filled("protection"))
    desk.done("ingest", str(path), now=FIRST)
    original(desk).unlink()
    original(desk).parent.rmdir()
    desk.done("ingest", str(path), now=SECOND)
    assert original(desk).read_bytes() == path.read_bytes() == filled("protection")


def test_twins_of_what_the_archive_lost_file_it_once(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("protection"), FIRST)
    original(desk).unlink()
    desk.put("а.xlsx", filled("protection"))
    desk.put("б.xlsx", filled("protection"))
    assert [file["outcome"] for file in desk.ingest(SECOND)] == ["duplicate", "duplicate"]
    assert original(desk).read_bytes() == filled("protection")
    assert (desk.inbox(), len(desk.originals())) == ([], 1)


def test_judged_anew(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("police"), FIRST)
    original(desk).unlink()
    edit_plan(desk, {("9.1", "denominator"): 3600})
    assert take_in(desk, filled("police"), SECOND)[0] == "duplicate"
    assert original(desk).read_bytes() == filled("police")


def test_a_revision_that_was_replaced(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("police"), FIRST)
    take_in(desk, filled("police again"), SECOND)
    original(desk).unlink()
    assert take_in(desk, filled("police"), THIRD) == ("held", ["superseded_bytes"])
    assert original(desk, 1) == original(desk, 3)
    assert original(desk).read_bytes() == filled("police")


def test_what_could_not_be_read(desk: Desk) -> None:
    take_in(desk, b"garbage", FIRST)
    original(desk).unlink()
    assert take_in(desk, b"garbage", SECOND)[0] == "duplicate"
    assert original(desk).read_bytes() == b"garbage"


def test_what_a_killed_run_left_behind(desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("workbook_tools.workflows.take_in.remove_source", lambda _: None)
        take_in(desk, filled("police"), FIRST)
    assert desk.inbox() == ["УСЗ.xlsx"]
    original(desk).unlink()
    assert told(desk, SECOND) == ("accepted", [])
    assert desk.inbox() == []
    assert original(desk).read_bytes() == filled("police")


@pytest.mark.parametrize("archived", [False, True])
def test_what_is_put_in_again_is_no_file_that_a_killed_run_left(
    desk: Desk, filled: Filled, tmp_path: Path, *, archived: bool
) -> None:
    """A copy keeps its time of change, and may be given the inode that the first one had; by a second name it is."""
    older, newer = filled("police"), filled("police again")
    if archived:
        older, newer = zipped_files(звіт__xlsx=older), zipped_files(звіт__xlsx=newer)
    kept, path = tmp_path / "older", desk.root / "inbox" / "older"
    kept.write_bytes(older)
    try:
        path.hardlink_to(kept)
    except OSError:
        pytest.skip("this file system has no second names")
    assert told(desk, FIRST) == ("accepted", [])
    assert take_in(desk, newer, SECOND) == ("accepted", [])
    path.hardlink_to(kept)
    assert told(desk, THIRD) == ("held", ["superseded_bytes"])
    receipts = [filed.receipt for filed in desk.history().filed]
    assert [f"{to_kyiv(receipt.received_at):%H:%M}" for receipt in receipts] == ["10:00", "11:00", "12:00"]


@pytest.mark.parametrize("apart", [False, True], ids=["here", "workers"])
@pytest.mark.parametrize("kind", ["archive", "message"])
def test_what_is_in_an_archive_or_a_message(desk: Desk, filled: Filled, kind: str, *, apart: bool) -> None:
    names = {"protection": "УСЗ.xlsx", "police": "Поліція.xlsx", "youth": "Молодь.xlsx"}
    for department, name in names.items():
        take_in(desk, filled(department), FIRST, name)
    lost = [original(desk, number) for number in (1, 3)]
    for path in lost:
        path.unlink()
    forms = {name: filled(department) for department, name in names.items()}
    if kind == "archive":
        desk.put("разом.zip", zipped_files(**{name.replace(".", "__"): data for name, data in forms.items()}))
    else:
        desk.put("разом.eml", letter(multipart(text(), *(attached(data) for data in forms.values()))))
    desk.put("нове.xlsx", filled("hospital"))
    if apart:
        assert run_apart("--workspace", str(desk.root), "ingest", now=SECOND).status == 0
    else:
        assert [file["outcome"] for file in desk.ingest(SECOND)].count("duplicate") == 3
    assert [path.read_bytes() for path in lost] == [filled("protection"), filled("youth")]
    assert desk.inbox() == []


@pytest.mark.parametrize("stands", ["other bytes", "folder", "link"])
def test_what_stands_in_its_place_is_never_overwritten(desk: Desk, filled: Filled, stands: str, tmp_path: Path) -> None:
    take_in(desk, filled("protection"), FIRST)
    place, elsewhere = original(desk), tmp_path / "elsewhere"
    place.unlink()
    if stands == "other bytes":
        place.write_bytes(b"others")
    elif stands == "folder":
        place.mkdir()
    else:
        elsewhere.write_bytes(b"others")
        place.symlink_to(elsewhere)
    assert take_in(desk, filled("protection"), SECOND) == ("skipped", ["archived_otherwise"])
    assert (desk.root / "inbox/УСЗ.xlsx").read_bytes() == filled("protection")
    assert place.is_dir() if stands == "folder" else place.read_bytes() == b"others"
    place.rename(tmp_path / "set aside")
    assert told(desk, THIRD) == ("duplicate", ["already_received"])
    assert (desk.inbox(), place.read_bytes()) == ([], filled("protection"))


def test_an_archive_stays_whole_for_one_of_its_files(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("protection"), FIRST)
    original(desk).write_bytes(b"others")
    desk.put("разом.zip", zipped_files(а__xlsx=filled("protection"), б__xlsx=filled("police")))
    assert sorted(file["outcome"] for file in desk.ingest(SECOND)) == ["accepted", "skipped"]
    assert desk.inbox() == ["разом.zip"]


def test_a_file_stays_whose_twin_changed_before_it_was_read(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin was to be judged for both."""
    desk.put("а.xlsx", filled("police"))
    desk.put("б.xlsx", filled("police"))
    read_again = Unpacking.read_again

    def after_a_change(unpacking: Unpacking, candidate: Candidate) -> bytes | NotTaken:
        desk.put("а.xlsx", filled("police again"))
        return read_again(unpacking, candidate)

    with monkeypatch.context() as patched:
        patched.setattr(Unpacking, "read_again", after_a_change)
        assert [file["outcome"] for file in desk.ingest(FIRST)] == ["skipped", "skipped"]
    assert desk.inbox() == ["а.xlsx", "б.xlsx"]
    assert len(desk.ingest(SECOND)) == 2
    assert (desk.inbox(), len(desk.history().filed)) == ([], 2)


# --- what is told --------------------------------------------------------------------------------


def test_what_was_returned_is_to_be_mended(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("police without status"), FIRST)
    assert take_in(desk, filled("police without status"), SECOND) == ("duplicate", ["already_returned"])


def test_what_was_returned_and_accepted_all_the_same_counts(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("police without status"), FIRST)
    decide(desk, "accept", 1)
    assert take_in(desk, filled("police without status"), THIRD) == ("duplicate", ["already_received"])


def test_what_is_held_waits_for_the_coordinator(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("police"), FIRST)
    assert take_in(desk, filled("police nil"), SECOND)[0] == "held"
    assert take_in(desk, filled("police nil"), SECOND) == ("duplicate", ["already_held"])
    decide(desk, "accept", 2)
    assert take_in(desk, filled("police nil"), THIRD) == ("duplicate", ["already_received"])


@pytest.mark.parametrize("name", ["police", "police without status"])
def test_what_was_rejected_does_not_count(desk: Desk, filled: Filled, name: str) -> None:
    take_in(desk, filled(name), FIRST)
    decide(desk, "reject", 1)
    assert take_in(desk, filled(name), THIRD) == ("duplicate", ["already_rejected"])


def test_what_cannot_be_read_cannot_be_read_again(desk: Desk) -> None:
    take_in(desk, b"garbage", FIRST)
    assert take_in(desk, b"garbage", SECOND) == ("duplicate", ["already_quarantined"])


@pytest.mark.parametrize("rejected", [False, True])
def test_what_another_report_followed_asks_for_nothing(desk: Desk, filled: Filled, *, rejected: bool) -> None:
    take_in(desk, filled("police without status"), FIRST)
    if rejected:
        decide(desk, "reject", 1)
    take_in(desk, filled("police"), SECOND)
    desk.put("ще раз.xlsx", filled("police without status"))
    ((finding,),) = (file["findings"] for file in desk.ingest(THIRD))
    assert finding["code"] == "already_followed"
    assert "№\u00a02" in finding["message"]


def test_a_follower_that_was_rejected_leaves_it_to_be_mended(desk: Desk, filled: Filled) -> None:
    take_in(desk, filled("police without status"), FIRST)
    take_in(desk, filled("police"), SECOND)
    decide(desk, "reject", 2)
    assert take_in(desk, filled("police without status"), THIRD) == ("duplicate", ["already_returned"])


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_only_what_counts_asks_for_nothing(lang: str) -> None:
    """The remedy of a report that counts is not that of one that does not; what is to be decided names its command."""
    about = {"receipt": 7, "received": "16.09.2020", "newer": 8}
    nothing = remedy(find("already_received", **about), lang)  # type: ignore[arg-type]
    for code in ("already_returned", "already_held", "already_rejected", "already_quarantined"):
        assert nothing not in remedy(find(code, **about), lang)  # type: ignore[arg-type]
    assert "workbook-tools decide accept 7" in remedy(find("already_held", **about), lang)  # type: ignore[arg-type]
    assert "workbook-tools decide reject 7" in remedy(find("already_held", **about), lang)  # type: ignore[arg-type]


# --- what counts goes on counting ----------------------------------------------------------------


def reach(desk: Desk, now: str) -> int | None:
    """What indicator 5.1 counts of the police: 120 in «police», 130 in «police again»."""
    merged = desk.run("merge", "2020-Q3", "--json", now=now).json
    return next(i for i in merged["indicators"] if i["code"] == "5.1")["quarter"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("code", ["required_blank", "same_moment"])
@pytest.mark.parametrize("told_the_mayor", [False, True])
def test_what_counts_is_not_taken_out_where_rules_would_say_otherwise_today(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch, code: str, *, told_the_mayor: bool
) -> None:
    assert take_in(desk, filled("police"), FIRST)[0] == "accepted"
    before = reach(desk, FIRST)
    if told_the_mayor:
        desk.done("issue", "2020-Q3", now=FIRST)
    monkeypatch.setattr("workbook_tools.workflows.posting.RULES_EDITION", RULES_EDITION + 1)
    found = find(code, column="Стан", other="№ 9")
    monkeypatch.setattr("workbook_tools.workflows.posting.check_history", lambda *_: (found,))
    assert take_in(desk, filled("police"), SECOND) == ("duplicate", ["already_received"])
    assert take_in(desk, filled("police again"), THIRD)[0] in ("returned", "held")
    assert reach(desk, THIRD) == before == 120


def test_what_was_returned_counts_where_rules_would_say_otherwise_today(
    desk: Desk, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            "workbook_tools.workflows.posting.check_history", lambda *_: (find("same_moment", other="№ 9"),)
        )
        assert take_in(desk, filled("police"), FIRST)[0] == "held"
    monkeypatch.setattr("workbook_tools.workflows.posting.RULES_EDITION", RULES_EDITION + 1)
    assert take_in(desk, filled("police"), SECOND)[0] == "accepted"


def test_what_was_issued_is_not_held_for_a_later_twin(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    """Both are stated to have come at noon of one day."""
    first, second = tmp_path / "а.xlsx", tmp_path / "б.xlsx"
    first.write_bytes(filled("police"))
    second.write_bytes(filled("police again"))
    desk.done("ingest", str(first), "--received-at", "16.09.2020", now="2020-09-17 09:00")
    assert reach(desk, "2020-09-17 10:00") == 120
    desk.done("issue", "2020-Q3", now="2020-09-17 10:00")
    ran = desk.run("ingest", str(second), "--received-at", "16.09.2020", "--json", now="2020-09-22 09:00")
    (file,) = ran.json["files"]
    assert (file["outcome"], {finding["code"] for finding in file["findings"]}) == (
        "held",
        {"same_moment", "quarter_issued"},
    )
    assert reach(desk, "2020-09-22 10:00") == 120
    assert desk.done("status", "2020-Q3", "--json", now="2020-09-22 10:00").json["waiting"] == [2]


def test_what_is_stated_of_a_known_file_is_said_to_be_unrecorded(desk: Desk, filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "УСЗ.xlsx"
    path.write_bytes(filled("protection"))
    desk.done("ingest", str(path), now="2020-09-18 09:00")
    late = ("ingest", str(path), "--received-at", "17.09.2020 15:00", "--on-behalf", "з паперового листа № 12")
    (file,) = desk.done(*late, "--json", now="2020-09-18 09:30").json["files"]
    assert [finding["code"] for finding in file["findings"]] == ["already_received", "statement_unrecorded"]
    told = desk.done(*late, now="2020-09-18 09:40").out
    assert "workbook-tools decide extend social_protection 2020-Q3" in told
    (same,) = desk.done(
        "ingest", str(path), "--received-at", "18.09.2020 09:00", "--json", now="2020-09-18 09:50"
    ).json["files"]
    assert [finding["code"] for finding in same["findings"]] == ["already_received"]
