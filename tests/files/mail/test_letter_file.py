"""A fetched message becomes a file of the inbox: under a name that every system takes, once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.files.mail.letter_file import keep_letter
from workbook_tools.model.file_name import LONGEST_NAME, safe_name


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path, tmp_path / "templates/plan_template.xlsx")


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Звіт за III квартал", "Звіт за III квартал 17.eml"),
        ("../../etc/passwd", ".._.._etc_passwd 17.eml"),
        ('Re: «звіт» <термін> "17.09"?', "Re_ «звіт» _термін_ _17.09__ 17.eml"),
        ("", "Без теми 17.eml"),
        ("звіт.xlsx", "звіт.xlsx 17.eml"),
    ],
)
def test_the_name_is_the_subject_and_the_number(workspace: Workspace, subject: str, name: str) -> None:
    assert keep_letter(workspace, b"letter", subject, 17) == name
    assert [path.name for path in workspace.inbox.iterdir()] == [name]
    assert (workspace.inbox / name).read_bytes() == b"letter"


def test_the_same_letter_is_found_again_another_stands_beside_it(workspace: Workspace) -> None:
    names = [keep_letter(workspace, data, "Звіт", 17) for data in (b"one", b"two", b"one", b"two", b"three")]
    assert names == ["Звіт 17.eml", "Звіт 17 (2).eml", "Звіт 17.eml", "Звіт 17 (2).eml", "Звіт 17 (3).eml"]


def test_nothing_that_lies_there_is_replaced(workspace: Workspace) -> None:
    workspace.inbox.mkdir()
    (workspace.inbox / "Звіт 17.eml").mkdir()
    (workspace.inbox / "Звіт 17 (2).eml").symlink_to("nowhere")
    assert keep_letter(workspace, b"letter", "Звіт", 17) == "Звіт 17 (3).eml"


@settings(max_examples=40)
@given(subject=st.text(), uid=st.integers(1, 2**32 - 1))
def test_any_subject_makes_a_name_that_every_system_takes(
    tmp_path_factory: pytest.TempPathFactory, subject: str, uid: int
) -> None:
    root = tmp_path_factory.mktemp("letters")
    name = keep_letter(Workspace(root, root / "plan"), b"letter", subject.encode("utf-8", "replace").decode(), uid)
    assert name.endswith(f" {uid}.eml")
    assert len(name.encode()) <= LONGEST_NAME
    assert safe_name(name) == name
