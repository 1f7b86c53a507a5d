"""The coordinator's folder: where the plan, the inbox, the outputs and the memory are."""

import os
from pathlib import Path

from msgspec import Struct

from workbook_tools.files.disk.durable import discard, leftovers, make_folder
from workbook_tools.files.disk.not_done import NotDone, Obstacle, obstacle_of
from workbook_tools.model.file_name import safe_name
from workbook_tools.model.quarter import Quarter

PLAN_NAME = "plan_template.xlsx"
SETTINGS_NAME = "workbook-tools.toml"
SILENT = (".gitkeep",)
"""What lies in an empty inbox."""


class NoWorkspace(NotDone):
    """The folder is no workspace; `obstacle` says why: NO_WORKSPACE or SEVERAL_PLANS."""


class Workspace(Struct, frozen=True):
    """`root` is absolute; `plan` is the plan workbook. Relative paths in the ledger are written with «/»."""

    root: Path
    plan: Path

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    @property
    def archive(self) -> Path:
        """The one folder to back up."""
        return self.root / "archive"

    @property
    def ledger(self) -> Path:
        return self.archive / "ledger.sqlite3"

    def path(self, relative: str) -> Path:
        """A relative path of the ledger as a path. ValueError if it leads out of the workspace."""
        parts = relative.split("/")
        if not relative or any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
            raise ValueError(f"a path that is not inside the workspace: {relative!r}")
        return self.root.joinpath(*parts)

    def relative(self, path: Path) -> str:
        """A path in the workspace as the ledger writes it. ValueError if it is outside."""
        return path.relative_to(self.root).as_posix()


def outbox_of(quarter: Quarter) -> str:
    """The quarter's outputs: «outbox/2020-Q3»."""
    return f"outbox/{quarter}"


def outbox_of_year(year: int) -> str:
    """The year's outputs: «outbox/2020»."""
    return f"outbox/{year}"


def template_path(quarter: Quarter, name: str) -> str:
    """A department's template by what its files are called: «outbox/2020-Q3/templates/Відділ культури.xlsx»."""
    return f"{outbox_of(quarter)}/templates/{safe_name(name, 250)}.xlsx"


def find(folder: Path) -> Workspace:
    """The workspace in this folder. NoWorkspace if `templates/` has no plan, or several of other names; NotDone."""
    root = folder.resolve()
    named = root / "templates" / PLAN_NAME
    try:
        if named.is_file():
            return Workspace(root, named)
        plans = sorted(p for p in root.glob("templates/*.xlsx") if p.is_file() and not p.name.startswith(("~$", ".")))
    except OSError as error:
        raise NotDone(obstacle_of(error), named.parent) from error
    if len(plans) != 1:
        raise NoWorkspace(Obstacle.SEVERAL_PLANS if plans else Obstacle.NO_WORKSPACE, root)
    return Workspace(root, plans[0])


def read_plan_file(workspace: Workspace) -> bytes:
    """The plan workbook's bytes. NotDone if it is gone, open elsewhere so that it cannot be read, or not allowed."""
    try:
        return workspace.plan.read_bytes()
    except OSError as error:
        raise NotDone(obstacle_of(error), workspace.plan) from error


def nothing_arrived(workspace: Workspace) -> bool:
    """The inbox is empty; how it is read need not even be loaded then. NotDone if it cannot be looked into."""
    try:
        return all(name in SILENT for name in os.listdir(workspace.inbox))  # noqa: PTH208 - exact names
    except FileNotFoundError:
        return True
    except OSError as error:
        raise NotDone(obstacle_of(error), workspace.inbox) from error


def create(folder: Path) -> Workspace:
    """The folders of a new workspace; the plan is yet to be written. Existing ones stay. NotDone if it cannot be."""
    try:
        make_folder(folder)
        root = folder.resolve()
        for name in ("templates", "inbox", "outbox", "archive"):
            make_folder(root / name)
    except OSError as error:
        raise NotDone(obstacle_of(error), folder) from error
    return Workspace(root, root / "templates" / PLAN_NAME)


def prepare(workspace: Workspace) -> None:
    """Folders that a person removed are made again, leftovers of killed runs removed. To be called under the lock."""
    for folder in (workspace.inbox, workspace.outbox, workspace.archive):
        try:
            make_folder(folder)
        except OSError as error:
            raise NotDone(obstacle_of(error), folder) from error
    for folder in (workspace.inbox, workspace.outbox, workspace.archive):
        for path in leftovers(folder):
            discard(path)
