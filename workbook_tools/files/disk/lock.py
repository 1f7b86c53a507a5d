"""One writer at a time in a workspace: another run says so at once and changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from workbook_tools.files.disk.durable import make_folder
from workbook_tools.files.disk.not_done import NotDone, Obstacle, obstacle_of
from workbook_tools.files.disk.workspace import Workspace

LOCK_NAME = ".lock"


class WorkspaceBusy(NotDone):
    """Another run holds the workspace."""


@contextmanager
def hold(workspace: Workspace) -> Iterator[None]:
    """Holds the workspace for the block; the system frees it when a run is killed.

    WorkspaceBusy; NotDone where the disk refuses or (older filelock) its file system knows no locks.
    """
    from filelock import FileLock, Timeout

    path = workspace.archive / LOCK_NAME
    try:
        make_folder(workspace.archive)
        lock = FileLock(path)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WorkspaceBusy(Obstacle.WORKSPACE_BUSY, workspace.root) from error
    except NotImplementedError as error:
        raise NotDone(Obstacle.DISK_FAILED, path) from error
    except OSError as error:
        raise NotDone(obstacle_of(error), path) from error
    try:
        yield
    finally:
        lock.release()
