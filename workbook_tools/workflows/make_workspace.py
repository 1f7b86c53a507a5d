"""A new workspace: the plan, the folders, settings of e-mail to fill in, launchers for those who type no commands."""

from importlib.resources import files as packaged
from pathlib import Path

from workbook_tools.files.disk.durable import put_in_place, write_aside
from workbook_tools.files.disk.launchers import write_launchers
from workbook_tools.files.disk.workspace import Workspace, create
from workbook_tools.files.mail.settings import SETTINGS_NAME
from workbook_tools.files.plan.workbook import write_blank_plan
from workbook_tools.rules.phrases import Refusal


def make_example_workspace(folder: Path) -> Workspace:
    """With the plan of decree 149-ОД. Refusal if the folder has anything in it."""
    return _make(folder, _packaged("plan_template.xlsx"))


def make_blank_workspace(folder: Path) -> Workspace:
    """With an empty plan, ready to be filled in. Refusal if the folder has anything in it."""
    return _make(folder, write_blank_plan())


def _make(folder: Path, plan: bytes) -> Workspace:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal("folder_not_empty", path=folder)
    workspace = create(folder)
    put_in_place(write_aside(workspace.templates, plan), workspace.plan)
    put_in_place(write_aside(workspace.root, _packaged(SETTINGS_NAME)), workspace.root / SETTINGS_NAME)
    write_launchers(workspace.root)
    return workspace


def _packaged(name: str) -> bytes:
    return packaged("workbook_tools").joinpath(f"templates/{name}").read_bytes()
