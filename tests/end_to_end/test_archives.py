"""Workbooks that come in an archive: each has its receipt, the archive is kept whole, a kill loses nothing."""

from collections.abc import Callable

import ledgers
import pytest
from archives import Item, archive, zipped_files
from quarters import Desk, files_below, sha

from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.model.receipt import Container

Filled = Callable[[str], bytes]
NOW = "2020-09-16 10:00"


def told(desk: Desk, now: str = NOW) -> list[tuple[str | None, str, str]]:
    """(container, path, outcome) of an ingest."""
    return [(file["container"], file["path"], file["outcome"]) for file in desk.ingest(now)]


def container_of(desk: Desk, number: int) -> Container:
    found = ledgers.container_of(desk.root / "archive/ledger.sqlite3", number)
    assert found is not None
    return found


def test_each_workbook_is_an_entry_of_its_own(desk: Desk, filled: Filled) -> None:
    police, youth = filled("police"), filled("youth")
    data = zipped_files(молодь__xlsx=youth, ГУНП__xlsx=police, лист__txt=b"letter")
    desk.put("пошта.zip", data)
    assert told(desk) == [
        ("пошта.zip", "ГУНП.xlsx", "accepted"),
        ("пошта.zip", "молодь.xlsx", "accepted"),
        ("пошта.zip", "лист.txt", "skipped"),
    ]
    assert desk.inbox() == []
    assert set(desk.originals()) == {sha(data), sha(police), sha(youth)}
    receipts = [filed.receipt for filed in desk.history().filed]
    assert [(r.path, r.container, r.sha256, r.size) for r in receipts] == [
        ("ГУНП.xlsx", "пошта.zip", sha(police), len(police)),
        ("молодь.xlsx", "пошта.zip", sha(youth), len(youth)),
    ]
    assert (desk.root / receipts[0].archived).read_bytes() == police
    for receipt in receipts:
        kept = container_of(desk, receipt.number)
        assert (kept.sha256, kept.name, kept.size) == (sha(data), "пошта.zip", len(data))
        assert (desk.root / kept.archived).read_bytes() == data


def test_names_in_the_code_page_of_windows(desk: Desk, filled: Filled) -> None:
    desk.put("звіт.zip", archive(Item("Звiти/ГУНП.xlsx".encode("cp866"), filled("police"))))
    assert told(desk) == [("звіт.zip", "Звiти/ГУНП.xlsx", "accepted")]
    (receipt,) = (filed.receipt for filed in desk.history().filed)
    assert receipt.archived.endswith("-ГУНП.xlsx")


def test_the_same_archive_again_is_known(desk: Desk, filled: Filled) -> None:
    data = zipped_files(ГУНП__xlsx=filled("police"))
    desk.put("а.zip", data)
    desk.ingest(NOW)
    before = files_below(desk.root, "archive").keys()
    desk.put("б.zip", data)
    assert told(desk, "2020-09-16 11:00") == [("б.zip", "ГУНП.xlsx", "duplicate")]
    assert desk.inbox() == []
    assert {name for name in files_below(desk.root, "archive").keys() - before if name.endswith(".xlsx")} == set()


def test_the_same_workbook_twice_in_an_archive(desk: Desk, filled: Filled) -> None:
    desk.put("а.zip", zipped_files(а__xlsx=filled("police"), б__xlsx=filled("police")))
    assert told(desk) == [("а.zip", "а.xlsx", "accepted"), ("а.zip", "б.xlsx", "duplicate")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped_files(лист__txt=b"letter"), "file_is_archive"),
        (zipped_files(ще__zip=zipped_files(лист__txt=b"letter")), "archive_nested"),
        (archive(Item(b"report.xlsx", b"secret", flags=1)), "archive_encrypted"),
        (archive(Item(b"../../report.xlsx", b"x")), "package_name_unsafe"),
        (archive(Item(b"report.xlsx", b" " * 20_000_000)), "package_ratio"),
    ],
)
def test_an_archive_that_is_not_opened_is_quarantined_whole(desk: Desk, data: bytes, code: str) -> None:
    desk.put("пошта.zip", data)
    (file,) = desk.ingest(NOW)
    assert (file["container"], file["path"], file["outcome"]) == (None, "пошта.zip", "quarantined")
    assert [finding["code"] for finding in file["findings"]] == [code]
    assert set(desk.originals()) == {sha(data)}


def test_one_bad_workbook_in_an_archive_stops_no_other(desk: Desk, filled: Filled) -> None:
    desk.put("пошта.zip", zipped_files(ГУНП__xlsx=filled("police"), битий__xlsx=b"PK\x03\x04 cut short"))
    assert told(desk) == [("пошта.zip", "битий.xlsx", "quarantined"), ("пошта.zip", "ГУНП.xlsx", "accepted")]
    assert desk.inbox() == []


class Killed(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("posted", [0, 1, 2])
def test_killed_between_its_workbooks_it_is_taken_up_again(
    desk: Desk, filled: Filled, posted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped_files(молодь__xlsx=filled("youth"), ГУНП__xlsx=filled("police"))
    desk.put("пошта.zip", data)
    calls: list[int] = []
    post = Ledger.post

    def killed(*arguments: object) -> object:
        if len(calls) == posted:
            raise Killed
        calls.append(1)
        return post(*arguments)  # type: ignore[arg-type]

    def leave(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "post", killed)
        patched.setattr("workbook_tools.workflows.take_in.remove_source", leave)
        with pytest.raises(Killed):
            desk.run("ingest", now=NOW)
    assert desk.inbox() == ["пошта.zip"]
    assert len(desk.history().filed) == (2 if posted == 2 else 0), "receipts of one batch are there together or not"
    assert sorted(told(desk, "2020-09-16 15:00"), key=str) == [
        ("пошта.zip", "ГУНП.xlsx", "accepted"),
        ("пошта.zip", "молодь.xlsx", "accepted"),
    ]
    assert desk.inbox() == []
    receipts = [filed.receipt for filed in desk.history().filed]
    assert [r.path for r in receipts] == ["ГУНП.xlsx", "молодь.xlsx"]
    assert len({r.received_at for r in receipts}) == 1, "all came when the archive was first seen"
    assert len([name for name in files_below(desk.root, "archive") if name.endswith(".zip")]) == 1


def test_an_archive_outside_the_inbox_stays(desk: Desk, filled: Filled) -> None:
    path = desk.root / "пошта.zip"
    path.write_bytes(zipped_files(ГУНП__xlsx=filled("police")))
    ran = desk.run("ingest", str(path), "--json", now=NOW)
    assert [(f["container"], f["outcome"]) for f in ran.json["files"]] == [("пошта.zip", "accepted")]
    assert path.exists()
