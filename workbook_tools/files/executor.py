"""Runs any picklable function in worker processes that may die: each death, overrun or fault costs one task.

The interface is one `map`, in the order of the items, so that another engine can take this one's
place. Processes are started afresh (never forked from the coordinator) and used again.
"""

import gc
import math
import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice
from multiprocessing.context import BaseContext
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar, cast

from workbook_tools.files.reading.limits import MIB, WORKER_LIMITS, WorkerLimits
from workbook_tools.model.finding import Finding
from workbook_tools.rules.catalogue import find

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

if sys.platform != "win32":
    import resource

_GARBAGE = 50_000
"""Reading makes many small tuples and few cycles: Python's default of 700 would look for cycles all the time."""

T = TypeVar("T")
R = TypeVar("R")


_BREAKDOWNS = 3
"""How often the whole pool may break down before that is taken for a fault of the program, and raised."""


class FailureKind(StrEnum):
    """TIMEOUT and CPU: too slow. DIED: the process ended of itself. CRASHED: the function raised something."""

    TIMEOUT = "timeout"
    CPU = "cpu"
    MEMORY = "memory"
    DIED = "died"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class WorkerFailure:
    """A task without a result. `seconds` is the limit that it passed, else 0; `detail` is for developers."""

    kind: FailureKind
    seconds: int = 0
    detail: str = ""


_CODES = {
    FailureKind.TIMEOUT: "file_too_slow",
    FailureKind.CPU: "file_too_slow",
    FailureKind.MEMORY: "file_too_large_in_memory",
    FailureKind.DIED: "reader_died",
    FailureKind.CRASHED: "reader_crashed",
}


def failure_finding(failure: WorkerFailure, limits: WorkerLimits = WORKER_LIMITS) -> Finding:
    """What a failure to read a file means for that file: it is quarantined."""
    match failure.kind:
        case FailureKind.TIMEOUT | FailureKind.CPU:
            return find(_CODES[failure.kind], seconds=failure.seconds)
        case FailureKind.MEMORY:
            return find(_CODES[failure.kind], limit=limits.address_space // MIB)
        case FailureKind.CRASHED:
            return find(_CODES[failure.kind], detail=failure.detail)
        case FailureKind.DIED:
            return find(_CODES[failure.kind])


def unenforced_limits() -> tuple[str, ...]:
    """Those of «memory», «cpu», «writes», «core» that this platform cannot hold a process to; time always holds."""
    if sys.platform == "win32":
        return ("memory", "cpu", "writes", "core")
    return () if sys.platform == "linux" else ("memory",)


class AnyWorkers(Protocol):
    """What `open_workers` gives: a context manager with one method."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerFailure]: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_workers(
    jobs: int,
    limits: WorkerLimits = WORKER_LIMITS,
    initializer: Callable[..., object] | None = None,
    initargs: tuple[Any, ...] = (),
) -> AnyWorkers:
    """`jobs` worker processes; with 0 the work is done in this process, unlimited: for tests and trusted input."""
    if jobs == 0:
        return SerialWorkers(initializer, initargs)
    return Workers(jobs, limits, initializer, initargs)


class SerialWorkers:
    """The same interface without processes."""

    def __init__(self, initializer: Callable[..., object] | None = None, initargs: tuple[Any, ...] = ()) -> None:
        if initializer is not None:
            initializer(*initargs)

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerFailure]:
        return (_guarded(function, item) for item in items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class Workers:
    """`initializer(*initargs)` runs once in each worker, before the limits are set: there modules are imported."""

    def __init__(
        self,
        jobs: int,
        limits: WorkerLimits = WORKER_LIMITS,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[Any, ...] = (),
    ) -> None:
        self._limits = limits
        self._ahead = 2 * jobs
        self._open = partial(_open_pool, jobs, _context(initializer), (limits, initializer, initargs))
        self._pool = self._open()
        self._breakdowns_left = _BREAKDOWNS

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerFailure]:
        """Results in the order of the items, which are drawn as they are needed: at most two a worker ahead."""
        remaining = iter(items)
        waiting = deque((item, *self._schedule(function, item)) for item in islice(remaining, self._ahead))
        while waiting:
            item, began, future = waiting.popleft()
            result = self._result(function, item, began, future)
            waiting.extend((item, *self._schedule(function, item)) for item in islice(remaining, 1))
            yield result

    def _schedule(self, function: Callable[[T], R], item: T) -> "tuple[float, ProcessFuture[bytes]]":
        arguments = (function, item, self._limits)
        try:
            future = self._pool.schedule(_task, args=arguments, timeout=self._limits.wall_seconds)
        except RuntimeError:
            if not self._breakdowns_left:
                raise
            self._breakdowns_left -= 1
            self._pool.join()
            self._pool = self._open()
            future = self._pool.schedule(_task, args=arguments, timeout=self._limits.wall_seconds)
        return time.monotonic(), future

    def _result(
        self, function: Callable[[T], R], item: T, began: float, future: "ProcessFuture[bytes]"
    ) -> R | WorkerFailure:
        from pebble import ProcessExpired

        try:
            return cast("R | WorkerFailure", pickle.loads(future.result()))
        except TimeoutError:
            if time.monotonic() - began < self._limits.wall_seconds:
                # pebble measures by the system's clock, which was set forward meanwhile.
                return self._result(function, item, -math.inf, self._schedule(function, item)[1])
            return WorkerFailure(FailureKind.TIMEOUT, self._limits.wall_seconds)
        except BrokenProcessPool:
            # A worker was killed while it had no task: pebble then gives up all tasks, which nobody is to blame for.
            return self._result(function, item, *self._schedule(function, item))
        except ProcessExpired as error:
            if error.exitcode == -getattr(signal, "SIGXCPU", 0):
                return WorkerFailure(FailureKind.CPU, self._limits.cpu_seconds)
            return WorkerFailure(FailureKind.DIED, detail=f"exit status {error.exitcode}")


def _open_pool(jobs: int, context: BaseContext, initargs: tuple[Any, ...]) -> "ProcessPool":
    from pebble import ProcessPool

    return ProcessPool(max_workers=jobs, initializer=_begin_worker, initargs=initargs, context=context)


def _context(initializer: Callable[..., object] | None) -> BaseContext:
    """A server process that forks workers, where there is one: what it has imported, they need not import again."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    modules = [__name__] if initializer is None else [__name__, initializer.__module__]
    context.set_forkserver_preload(["__main__", *modules])
    return context


def _begin_worker(limits: WorkerLimits, initializer: Callable[..., object] | None, initargs: tuple[Any, ...]) -> None:
    """Cuts the worker off from the keyboard, imports, and only then sets what it may use."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if initializer is not None:
        initializer(*initargs)
    gc.collect()
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


def _limit_cpu(seconds: int | None) -> None:
    """The limit counts all that a process ever used: a reused one is given so much more for each task."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        soft = hard if seconds is None else math.ceil(usage.ru_utime + usage.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _task(function: Callable[[T], R], item: T, limits: WorkerLimits) -> bytes:
    """The pickled result: pickling, too, may fail or need too much memory, and then belongs to the task."""
    _limit_cpu(limits.cpu_seconds)
    try:
        result = _guarded(lambda one: pickle.dumps(function(one), pickle.HIGHEST_PROTOCOL), item)
        return result if isinstance(result, bytes) else pickle.dumps(result)
    finally:
        _limit_cpu(None)


def _guarded(function: Callable[[T], R], item: T) -> R | WorkerFailure:
    """Nothing gets past it but the keyboard: the panics of compiled readers are no Exceptions."""
    try:
        return function(item)
    except KeyboardInterrupt:
        raise
    except MemoryError:
        return WorkerFailure(FailureKind.MEMORY)
    except BaseException as error:  # noqa: BLE001 - one file must not stop the rest, whatever a reader does
        return WorkerFailure(FailureKind.CRASHED, detail=f"{type(error).__name__}: {error}"[:200])
