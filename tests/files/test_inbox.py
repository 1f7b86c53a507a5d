"""The inbox: every entry is a file to read or is told why not; nothing blocks, nothing is followed."""

import os
import socket
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from workbook_tools.files.disk.inbox import InboxEntry, NotTaken, entries_of, read_entry, remove_source, scan
from workbook_tools.files.disk.workspace import Workspace, create

LIMIT = 1_000_000
DECOMPOSED = "звіт Киі\u0308в.xlsx"
COMPOSED = "звіт Київ.xlsx"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path)


def whole_zip() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 50)
    return buffer.getvalue()


def reason(entry: InboxEntry, limit: int = LIMIT) -> str:
    with pytest.raises(NotTaken) as caught:
        read_entry(entry, limit)
    return caught.value.finding.code


def only(workspace: Workspace) -> InboxEntry:
    (entry,) = scan(workspace)
    return entry


def age(path: Path, seconds: float) -> None:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


def test_files_come_by_folded_name_whatever_order_the_disk_gives(workspace: Workspace) -> None:
    for name in ("Яна.xlsx", "б.xlsx", "А.xlsx", "я.xlsx"):
        (workspace.inbox / name).write_bytes(b"x")
    assert [e.name for e in scan(workspace)] == ["А.xlsx", "б.xlsx", "я.xlsx", "Яна.xlsx"]


def test_composed_and_decomposed_names_are_two_files(workspace: Workspace) -> None:
    (workspace.inbox / DECOMPOSED).write_bytes(b"two")
    (workspace.inbox / COMPOSED).write_bytes(b"one")
    if len(os.listdir(workspace.inbox)) == 1:  # noqa: PTH208
        pytest.skip("this file system takes both names for one")
    entries = scan(workspace)
    assert [read_entry(e, LIMIT) for e in entries] == [b"two", b"one"]
    assert [e.name for e in entries] == [DECOMPOSED, COMPOSED]
    assert remove_source(entries[0]) is None
    assert [e.name for e in scan(workspace)] == [COMPOSED]


def test_what_is_no_file_is_named_with_the_reason(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.xlsx").write_bytes(b"secret")
    (workspace.inbox / "a.xlsx").symlink_to(tmp_path / "elsewhere.xlsx")
    os.mkfifo(workspace.inbox / "b.xlsx")
    (workspace.inbox / "c").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(workspace.inbox)
        listener.bind("d.xlsx")
        os.chdir(here)
        found = {e.name: e.skip.code if e.skip else None for e in scan(workspace)}
    assert found == {
        "a.xlsx": "inbox_symlink",
        "b.xlsx": "inbox_special",
        "c": "inbox_folder",
        "d.xlsx": "inbox_special",
    }
    assert all(reason(e) == found[e.name] for e in scan(workspace))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("~$звіт.xlsx", "inbox_owner_file"),
        (".~lock.звіт.xlsx#", "inbox_owner_file"),
        ("звіт.tmp", "inbox_temporary"),
        ("звіт.xlsx.crdownload", "inbox_temporary"),
        ("звіт.xlsx.PART", "inbox_temporary"),
        ("desktop.ini", "inbox_system_file"),
        ("Thumbs.db", "inbox_system_file"),
        (".DS_Store", "inbox_system_file"),
    ],
)
def test_files_that_programs_leave_about_are_named(workspace: Workspace, name: str, code: str) -> None:
    (workspace.inbox / name).write_bytes(b"x")
    skip = only(workspace).skip
    assert skip is not None
    assert (skip.code, dict(skip.values)["name"]) == (code, name)


def test_the_keeper_of_the_empty_folder_is_not_mentioned(workspace: Workspace) -> None:
    (workspace.inbox / ".gitkeep").touch()
    assert scan(workspace) == ()


def test_an_inbox_that_is_gone_is_empty(workspace: Workspace) -> None:
    workspace.inbox.rmdir()
    assert scan(workspace) == ()


def test_a_file_turned_into_a_symlink_or_pipe_after_the_look_is_not_followed(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").write_bytes(b"secret")
    path = workspace.inbox / "a.xlsx"
    path.write_bytes(b"x")
    entry = only(workspace)
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    assert reason(entry) == "inbox_symlink"
    path.unlink()
    os.mkfifo(path)
    assert reason(entry) == "inbox_special"
    path.unlink()
    assert reason(entry) == "inbox_missing"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_an_unreadable_file_is_told(workspace: Workspace) -> None:
    path = workspace.inbox / "a.xlsx"
    path.write_bytes(b"x")
    path.chmod(0)
    assert reason(only(workspace)) == "inbox_unreadable"


def test_a_refused_opening_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace.inbox / "a.xlsx").write_bytes(b"x")
    entry = only(workspace)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(os, "open", refuse)
    assert reason(entry) == "inbox_unreadable"


def test_the_limit_is_inclusive(workspace: Workspace) -> None:
    (workspace.inbox / "a.xlsx").write_bytes(b"x" * 10)
    entry = only(workspace)
    assert read_entry(entry, 10) == b"x" * 10
    assert reason(entry, 9) == "inbox_too_large"


def test_a_file_that_grew_since_it_was_seen_is_growing(workspace: Workspace) -> None:
    path = workspace.inbox / "a.csv"
    path.write_bytes(b"one")
    entry = only(workspace)
    with path.open("ab") as file:
        file.write(b" and more")
    assert reason(entry) == "inbox_growing"
    assert read_entry(only(workspace), LIMIT) == b"one and more"


def test_a_file_that_grows_while_it_is_read_is_growing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workspace.inbox / "a.csv"
    path.write_bytes(b"one")
    entry = only(workspace)
    fstat, looks = os.fstat, []

    def growing(descriptor: int) -> os.stat_result:
        looks.append(descriptor)
        if len(looks) == 2:
            with path.open("ab") as file:
                file.write(b"!")
        return fstat(descriptor)

    monkeypatch.setattr("workbook_tools.files.disk.inbox.os.fstat", growing)
    assert reason(entry) == "inbox_growing"


def test_a_zip_without_its_end_is_on_its_way_only_while_it_is_fresh(workspace: Workspace) -> None:
    path = workspace.inbox / "a.xlsx"
    path.write_bytes(whole_zip())
    assert read_entry(only(workspace), LIMIT) == whole_zip()
    cut = whole_zip()[:-30]
    path.write_bytes(cut)
    assert reason(only(workspace)) == "inbox_growing"
    age(path, 60)
    assert read_entry(only(workspace), LIMIT) == cut
    age(path, -3600)
    assert read_entry(only(workspace), LIMIT) == cut, "a clock that is ahead must not block for ever"


def test_an_empty_file_is_on_its_way_only_while_it_is_fresh(workspace: Workspace) -> None:
    path = workspace.inbox / "a.xlsx"
    path.touch()
    assert reason(only(workspace)) == "inbox_growing"
    age(path, 60)
    assert read_entry(only(workspace), LIMIT) == b""


def test_a_source_goes_only_if_it_is_still_the_same_file(workspace: Workspace) -> None:
    path = workspace.inbox / "a.xlsx"
    path.write_bytes(b"one")
    entry = only(workspace)
    path.write_bytes(b"two")
    age(path, 5)
    note = remove_source(entry)
    assert note is not None
    assert note.code == "inbox_changed"
    assert path.read_bytes() == b"two"
    assert remove_source(only(workspace)) is None
    assert not path.exists()
    assert remove_source(entry) is None


def test_a_source_replaced_by_one_of_the_same_size_and_time_stays(workspace: Workspace) -> None:
    path, other = workspace.inbox / "a.xlsx", workspace.inbox / "other"
    path.write_bytes(b"one")
    os.utime(path, ns=(1, 1))
    (entry,) = scan(workspace)
    other.write_bytes(b"two")
    os.utime(other, ns=(1, 1))
    other.replace(path)
    assert remove_source(entry) is not None
    assert path.read_bytes() == b"two"


def test_a_source_that_cannot_be_removed_is_a_note(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace.inbox / "a.xlsx").write_bytes(b"one")
    entry = only(workspace)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(os, "unlink", refuse)
    note = remove_source(entry)
    assert note is not None
    assert note.code == "inbox_not_removed"


def test_named_files_outside_the_inbox_stay_where_they_are(workspace: Workspace, tmp_path: Path) -> None:
    outside, inside = tmp_path / "лист.xlsx", workspace.inbox / "звіт.xlsx"
    outside.write_bytes(b"one")
    inside.write_bytes(b"two")
    entries = entries_of(workspace, [outside, inside, inside, tmp_path / "немає.xlsx"])
    assert [(e.name, e.removable) for e in entries] == [
        ("звіт.xlsx", True),
        ("лист.xlsx", False),
        ("немає.xlsx", False),
    ]
    assert entries[2].skip is not None
    assert entries[2].skip.code == "inbox_missing"
    assert [remove_source(e) for e in entries] == [None, None, None]
    assert outside.exists()
    assert not inside.exists()


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
@pytest.mark.parametrize("spelled", ["inbox", "inbox/", "./inbox/.", "archive/../inbox"])
def test_the_inbox_itself_stands_for_what_lies_in_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, spelled: str
) -> None:
    (workspace.inbox / "б.xlsx").write_bytes(b"two")
    (workspace.inbox / "а.xlsx").write_bytes(b"one")
    monkeypatch.chdir(workspace.inbox.parent)
    entries = entries_of(workspace, [Path(spelled), Path("inbox/а.xlsx")])
    assert [(e.name, e.removable, e.skip) for e in entries] == [("а.xlsx", True, None), ("б.xlsx", True, None)]


def test_a_folder_of_the_inbox_is_still_not_entered(workspace: Workspace) -> None:
    inner = workspace.inbox / "вересень"
    inner.mkdir()
    (entry,) = entries_of(workspace, [inner])
    assert entry.skip is not None
    assert entry.skip.code == "inbox_folder"


def test_a_name_that_is_no_text_can_be_shown(workspace: Workspace) -> None:
    raw = os.fsencode(workspace.inbox) + b"/\xe9.xlsx"
    try:
        descriptor = os.open(raw, os.O_CREAT | os.O_WRONLY)
    except OSError:
        pytest.skip("this file system refuses such names")
    os.close(descriptor)
    name = only(workspace).name
    assert name == "\\xe9.xlsx"
    name.encode()


def test_the_source_mark_tells_states_of_a_file_apart(workspace: Workspace) -> None:
    path = workspace.inbox / "a.xlsx"
    path.write_bytes(b"one")
    first = only(workspace).source
    assert only(workspace).source == first
    age(path, 100)
    assert only(workspace).source != first
