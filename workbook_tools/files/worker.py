"""What runs in a worker process: one task after the other, each within its limits."""

import gc
import math
import os
import pickle
import select
import signal
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from workbook_tools.files.reading.limits import WorkerLimits

if sys.platform != "win32":
    import resource

_GARBAGE = 50_000
"""Reading makes many small tuples and few cycles: Python's default of 700 would look for cycles all the time."""

_GRACE = 2
"""Seconds after which a worker that is late ends itself: whoever should have stopped it is gone, or busy elsewhere."""

BEGUN = struct.Struct("d")
"""What a worker says before it works: the moment (of the monotonic clock, which all processes share).

Each result begins with one where the next task was there by then, else with 0: two words heard at once. A long result
may wait in the pipe before the task is begun, whose time therefore counts from when it is heard.
"""

T = TypeVar("T")
R = TypeVar("R")


class FailureKind(StrEnum):
    """TIMEOUT and CPU: too slow. DIED: the process ended of itself. CRASHED: the function raised something."""

    TIMEOUT = "timeout"
    CPU = "cpu"
    MEMORY = "memory"
    DIED = "died"
    CRASHED = "crashed"


class WorkerFailure(Struct, frozen=True):
    """A task without a result. `seconds` is the limit that it passed, else 0; `detail` is for developers."""

    kind: FailureKind
    seconds: int = 0
    detail: str = ""


def unenforced_limits() -> tuple[str, ...]:
    """Those of «memory», «cpu», «writes», «core» that this platform cannot hold a process to; time always holds."""
    if sys.platform == "win32":
        return ("memory", "cpu", "writes", "core")
    return () if sys.platform == "linux" else ("memory",)


def work(pipe: "Connection[bytes, bytes]", limits: WorkerLimits, preparation: bytes) -> None:
    """Takes pickled tasks, each a function and its item, while somebody gives any; tells when each begins and ends.

    `preparation` is a pickled function, or None, and its arguments.
    """
    _begin(limits, *pickle.loads(preparation))
    with suppress(EOFError, ConnectionError):
        task = _next(pipe)
        pipe.send_bytes(BEGUN.pack(time.monotonic()))
        while task is not None:
            result = _done(task, limits)
            if _given(pipe):
                task = _next(pipe)
                BEGUN.pack_into(result, 0, time.monotonic())
                pipe.send_bytes(result)
            else:
                pipe.send_bytes(result)
                task = _next(pipe)
                pipe.send_bytes(BEGUN.pack(time.monotonic()))
            del result
        pipe.send_bytes(_pickled(WorkerFailure(FailureKind.MEMORY)))


def _given(pipe: "Connection[bytes, bytes]") -> bool:
    """The next task is there, or the end."""
    return pipe.poll(0) if sys.platform == "win32" else bool(select.select((pipe,), (), (), 0)[0])


def _next(pipe: "Connection[bytes, bytes]") -> bytes | None:
    """None where memory does not hold it: the rest of it stays in the pipe, which is of no more use."""
    try:
        return pipe.recv_bytes()
    except MemoryError:
        return None


def guarded(function: Callable[[T], R], item: T) -> R | WorkerFailure:
    """Nothing gets past it but the keyboard: the panics of compiled readers are no Exceptions."""
    try:
        return function(item)
    except KeyboardInterrupt:
        raise
    except MemoryError:
        return WorkerFailure(FailureKind.MEMORY)
    except BaseException as error:  # noqa: BLE001 - one file must not stop the rest, whatever a reader does
        return WorkerFailure(FailureKind.CRASHED, detail=f"{type(error).__name__}: {error}"[:200])


def _done(task: bytes, limits: WorkerLimits) -> memoryview:
    """The pickled result, after room for a moment.

    Pickling, too, may fail or need too much memory, and then belongs to the task.
    """
    _limit_cpu(limits.cpu_seconds)
    _limit_time(limits.wall_seconds + _GRACE)
    try:
        result = guarded(_run, task)
        return _pickled(result) if isinstance(result, WorkerFailure) else result
    finally:
        _limit_time(0)
        _limit_cpu(None)


def _run(task: bytes) -> memoryview:
    function, item = pickle.loads(task)
    return _pickled(function(item))


def _pickled(result: object) -> memoryview:
    message = BytesIO()
    message.write(BEGUN.pack(0))
    pickle.dump(result, message, pickle.HIGHEST_PROTOCOL)
    return message.getbuffer()


def _begin(limits: WorkerLimits, initializer: Callable[..., object] | None, initargs: tuple[Any, ...]) -> None:
    """Cuts the worker off from the keyboard, imports, and only then sets what it may use."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if initializer is not None:
        initializer(*initargs)
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        if sys.platform == "linux":
            _limit(resource.RLIMIT_AS, _address_space() + limits.address_space)


def _limit(which: int, value: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(which)
        resource.setrlimit(which, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _address_space() -> int:
    """Bytes that this process has mapped now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def _limit_time(seconds: int) -> None:
    """By the clock, from now on; 0: no more."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def _limit_cpu(seconds: int | None) -> None:
    """The limit counts all that a process ever used: a reused one is given so much more for each task."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        soft = hard if seconds is None else math.ceil(usage.ru_utime + usage.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
