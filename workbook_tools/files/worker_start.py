"""How worker processes are started: by a server where there is one, deaf to the keyboard, without the main module."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_WORKER = "workbook_tools.files.worker"
"""By its name: what foresees workers need not load what they do."""


def foresee(module: str) -> None:
    """Workers whose initializer stands in this module will be opened soon: it is imported for them from now on."""
    starting(module)


def starting(module: str | None) -> Any:
    """The context of multiprocessing that starts them.

    Where there is a server process that forks workers, they need not import again what it has imported. It begins
    to import at once, beside whatever is done here before the first task.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WORKER] if module is None else [_WORKER, module])
    resource_tracker.ensure_running()  # which would make the keyboard heard again
    with _deaf():
        forkserver.ensure_running()
    return context


@contextmanager
def without_main() -> Iterator[None]:
    """Else each process would begin with importing the program's main module, that is the whole command line."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started within never hears the keyboard, nor what that starts: it would answer with a traceback."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
