"""The workspace's folders, its names, and who may write in it."""

import multiprocessing
import unicodedata
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.disk import lock as locking
from workbook_tools.files.disk.durable import write_aside
from workbook_tools.files.disk.lock import WorkspaceBusy, hold
from workbook_tools.files.disk.names import last_component, shown_name
from workbook_tools.files.disk.not_done import NotDone, Obstacle
from workbook_tools.files.disk.workspace import NoWorkspace, Workspace, create, find, outbox_of, prepare, template_path
from workbook_tools.model.file_name import safe_name, split_extension
from workbook_tools.model.quarter import Quarter

Q3 = Quarter(2020, 3)


def with_plan(folder: Path, *names: str) -> Workspace:
    workspace = create(folder)
    for name in names or ("plan_template.xlsx",):
        (workspace.templates / name).write_bytes(b"plan")
    return workspace


def test_a_folder_with_a_plan_is_a_workspace(tmp_path: Path) -> None:
    made = with_plan(tmp_path)
    found = find(tmp_path)
    assert found == made
    assert found.plan == tmp_path.resolve() / "templates" / "plan_template.xlsx"
    assert found.ledger == tmp_path.resolve() / "archive" / "ledger.sqlite3"


def test_a_single_plan_of_another_name_will_do(tmp_path: Path) -> None:
    with_plan(tmp_path, "План 2021.xlsx", "~$План 2021.xlsx")
    assert find(tmp_path).plan.name == "План 2021.xlsx"


def test_the_usual_name_wins_over_copies(tmp_path: Path) -> None:
    with_plan(tmp_path, "plan_template.xlsx", "Копія.xlsx")
    assert find(tmp_path).plan.name == "plan_template.xlsx"


def test_without_a_plan_or_with_several_it_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace) as caught:
        find(tmp_path / "missing")
    assert caught.value.obstacle is Obstacle.NO_WORKSPACE
    with_plan(tmp_path, "a.xlsx", "b.xlsx")
    with pytest.raises(NoWorkspace) as caught:
        find(tmp_path)
    assert caught.value.obstacle is Obstacle.SEVERAL_PLANS


def test_a_workspace_cannot_be_made_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotDone):
        create(tmp_path / "file")


def test_making_one_twice_changes_nothing(tmp_path: Path) -> None:
    workspace = with_plan(tmp_path)
    (workspace.inbox / "звіт.xlsx").write_bytes(b"x")
    create(tmp_path)
    assert (workspace.inbox / "звіт.xlsx").read_bytes() == b"x"


def test_outputs_have_their_places() -> None:
    assert outbox_of(Q3) == "outbox/2020-Q3"
    assert template_path(Q3, "УСЗ/ВПВП") == "outbox/2020-Q3/templates/УСЗ_ВПВП.xlsx"
    assert len(template_path(Q3, "є" * 300).rpartition("/")[2].encode()) <= 255


def test_a_run_starts_with_its_folders_and_without_leftovers(tmp_path: Path) -> None:
    workspace = with_plan(tmp_path)
    month, quarter = workspace.archive / "2020-09", workspace.outbox / "2020-Q3"
    month.mkdir()
    quarter.mkdir()
    (quarter / "зведена.xlsx").write_bytes(b"kept")
    left = [write_aside(folder, b"half") for folder in (month, quarter, workspace.archive)]
    workspace.inbox.rmdir()
    prepare(workspace)
    assert workspace.inbox.is_dir()
    assert not any(path.exists() for path in left)
    assert (quarter / "зведена.xlsx").read_bytes() == b"kept"


def test_paths_of_the_ledger_lead_back(tmp_path: Path) -> None:
    workspace = with_plan(tmp_path)
    assert workspace.relative(workspace.path("archive/2020-09/x.xlsx")) == "archive/2020-09/x.xlsx"


# --- the lock -------------------------------------------------------------------------------------


def _hold_until_told(workspace: Workspace, pipe: Connection) -> None:
    try:
        with hold(workspace):
            pipe.send("held")
            pipe.recv()
    except WorkspaceBusy:
        pipe.send("busy")


def test_of_two_processes_one_works_and_the_other_says_so_at_once(tmp_path: Path) -> None:
    workspace = with_plan(tmp_path)
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    other = spawn.Process(target=_hold_until_told, args=(workspace, there))
    other.start()
    try:
        assert here.recv() == "held"
        with pytest.raises(WorkspaceBusy) as caught, hold(workspace):
            pass
        assert caught.value.obstacle is Obstacle.WORKSPACE_BUSY
        other.kill()
        other.join()
        with hold(workspace):
            third, end = spawn.Pipe()
            late = spawn.Process(target=_hold_until_told, args=(workspace, end))
            late.start()
            assert third.recv() == "busy"
            late.join()
    finally:
        other.kill()
        other.join()


def test_the_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    workspace = with_plan(tmp_path)

    def fails() -> None:
        with hold(workspace):
            raise RuntimeError("inside")

    with pytest.raises(RuntimeError, match="inside"):
        fails()
    with hold(workspace):
        assert (workspace.archive / locking.LOCK_NAME).exists()


def test_a_workspace_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    workspace = with_plan(tmp_path)
    workspace.archive.rmdir()
    workspace.archive.write_text("a file where the folder is due")
    with pytest.raises(NotDone), hold(workspace):
        pass


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("Звіт за III квартал.xlsx", "Звіт за III квартал.xlsx"),
        ("Киі\u0308в.xlsx", "Київ.xlsx"),
        ("а/б\\в.xlsx", "а_б_в.xlsx"),
        ('що? «так»: "ні" | <5>*.xlsx', "що_ «так»_ _ні_ _ _5__.xlsx"),
        ("звіт.xlsx. . ", "звіт.xlsx"),
        ("  звіт.xlsx", "звіт.xlsx"),
        ("con", "_con"),
        ("LPT1.xlsx", "_LPT1.xlsx"),
        ("com¹.txt", "_com¹.txt"),
        ("console.xlsx", "console.xlsx"),
        ("", "_"),
        ("..", "_"),
        ("а\u202eб\x00в\n", "а_б_в_"),
        ("\udce9.xlsx", "_.xlsx"),
    ],
)
def test_safe_names(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


@given(st.text(), st.integers(40, 255))
def test_a_safe_name_is_one_component_everywhere(name: str, limit: int) -> None:
    safe = safe_name(name, limit)
    assert 1 <= len(safe.encode()) <= limit
    assert safe not in (".", "..")
    assert safe[-1] not in ". "
    assert not set(safe) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in safe)
    assert unicodedata.is_normalized("NFC", safe)
    assert safe_name(safe, limit) == safe


def test_parts_of_names() -> None:
    assert last_component("../../звіт.xlsx") == "звіт.xlsx"
    assert last_component("C:\\Звіти\\звіт.xlsx") == "звіт.xlsx"
    assert split_extension("звіт.v2.xlsx") == ("звіт.v2", ".xlsx")
    assert split_extension(".xlsx") == (".xlsx", "")
    assert split_extension("Звіт за 16.09. Виправлений звіт відділу") == ("Звіт за 16.09. Виправлений звіт відділу", "")
    assert shown_name("звіт.xlsx") == "звіт.xlsx"
