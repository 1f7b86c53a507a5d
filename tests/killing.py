"""Runs that are killed, or refused by the disk, at a chosen step; shared by the sweeps over every step."""

import os
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

KILLED = 9
CALLS = ("open", "write", "fsync", "replace", "rename", "unlink", "mkdir", "utime")
"""Of the module `os`: all by which a run changes the disk, but for the ledger's own."""

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
fork_warnings = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def watch(step: Callable[[], None], patch: Callable[[Any, str, Any], None]) -> None:
    """Calls `step` before every call that changes the disk, and before every statement of the ledger."""

    def around(call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **options: Any) -> Any:
            step()
            return call(*args, **options)

        return watched

    for name in CALLS:
        patch(os, name, around(getattr(os, name)))
    connect = sqlite3.connect

    def traced(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)
        connection.set_trace_callback(lambda _: step())
        return connection

    patch(sqlite3, "connect", traced)


def steps_of(run: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many steps an undisturbed run takes; it is run, in this process."""
    taken: list[None] = []
    with monkeypatch.context() as patched:
        watch(lambda: taken.append(None), patched.setattr)
        run()
    return len(taken)


def killed_at(number: int, run: Callable[[], int], ends_with: int = 0) -> bool:
    """Runs in a forked child that is gone at its n-th step, without a chance to tidy up.

    False if the run came to its end before, which has to be with this exit status.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        steps = iter(range(1, number + 1))

        def step() -> None:
            if next(steps, 0) == number:
                os._exit(KILLED)

        status = 7
        try:
            watch(step, setattr)
            status = run()
        finally:
            os._exit(status)
    _, waited = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(waited)
    assert code in (ends_with, KILLED)
    return code == KILLED


@contextmanager
def refusing(number: int, fault: int, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The n-th call that changes the disk fails with this error; gives the calls, in their order, from 1.

    An inbox file that cannot be opened is skipped and is not counted.
    """
    calls: list[str] = []

    def around(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def maybe(*args: Any, **options: Any) -> Any:
            if name != "open" or inbox not in Path(args[0]).parents:
                calls.append(f"{name} {args[0]}")
                if len(calls) == number:
                    raise OSError(fault, os.strerror(fault), str(args[0]))
            return call(*args, **options)

        return maybe

    with monkeypatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, around(name, getattr(os, name)))
        yield calls
