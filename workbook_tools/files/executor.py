"""Runs any picklable function in worker processes that may die: each death, overrun or fault costs one task.

The interface is one `map`, in the order of the items, so that another engine can take this one's
place. Processes are started afresh (never forked from the coordinator) and used again.
"""

import math
import pickle
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from msgspec import Struct, field

from workbook_tools.files.elsewhere import module_of
from workbook_tools.files.reading.limits import MIB, WORKER_LIMITS, WorkerLimits
from workbook_tools.files.worker import BEGUN, FailureKind, WorkerFailure, guarded, unenforced_limits, work
from workbook_tools.files.worker_start import starting, without_main
from workbook_tools.model.finding import Finding
from workbook_tools.rules.catalogue import find

__all__ = [
    "AnyWorkers",
    "FailureKind",
    "SerialWorkers",
    "WorkerFailure",
    "Workers",
    "failure_finding",
    "open_workers",
    "unenforced_limits",
]

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 6
"""Tasks that a worker has at most, the one that it works at included."""
_ROOM = 1 << 17 if sys.platform == "linux" else 0
"""Bytes that a worker's pipe surely takes while nobody reads it: of five tasks Linux takes 200 KB, others not one."""
_BREAKDOWNS = 3
"""How many workers in a row may end without a task before that is taken for a fault of the program, and raised."""
_LAST_BREATH = 5
"""Seconds for a process to end that has closed its pipe."""
_NAMES = {-sign.value: sign.name for sign in signal.Signals}
"""Of what ended a process, by its exit status."""

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
        return (guarded(function, item) for item in items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


def _watched(worker: "_Worker") -> "tuple[Connection[bytes, bytes] | int, ...]":
    """A pipe may outlive a worker that was spawned: Windows keeps both ends here until it has taken its own.

    Of one that the server forked the pipe alone tells: its sentinel says, too, that the server has ended.
    """
    return worker.pipe, worker.process.sentinel


def _speaking(pipes: "Sequence[Connection[bytes, bytes]]", seconds: float | None) -> Sequence[object]:
    """Like multiprocessing's `wait`, in a tenth of its time: it is asked for every result."""
    if sys.platform == "win32":
        return wait(pipes, seconds)
    by_number = {pipe.fileno(): pipe for pipe in pipes}
    poll = select.poll()
    for number in by_number:
        poll.register(number, select.POLLIN)
    told = poll.poll(None if seconds is None else math.ceil(seconds * 1000))
    return [by_number[number] for number, _ in told]


class _Task(Struct, eq=False):
    """`sent` is the pickled function and item, `result` what the worker said: the pickled result after a moment."""

    sent: bytes
    result: bytes | WorkerFailure | None = None

    def take(self) -> Any:
        """The result itself. What it was pickled in may be large, and is let go."""
        result, self.result = self.result, None
        return pickle.loads(memoryview(result)[BEGUN.size :]) if isinstance(result, bytes) else result


class _Worker(Struct, eq=False):
    """`tasks` were sent and have no result yet; `begun`: the moment at which the first of them was taken up."""

    process: BaseProcess
    pipe: "Connection[bytes, bytes]"
    tasks: deque[_Task] = field(default_factory=deque)
    begun: float | None = None

    def has_room(self, size: int) -> bool:
        """A task of this size can be sent without waiting for the worker to read it."""
        if not self.tasks:
            return True
        unread = sum(len(task.sent) for task in self.tasks) - (len(self.tasks[0].sent) if self.begun else 0)
        return len(self.tasks) < _AHEAD and unread + size <= _ROOM


class Workers:
    """`initializer(*initargs)` runs once in each worker, before the limits are set: there modules are imported.

    No thread looks after the workers: they are attended to while somebody waits for a result, and have a few
    tasks ahead in the meantime. Functions are found by their modules' names; the main module is not imported.
    """

    def __init__(
        self,
        jobs: int,
        limits: WorkerLimits = WORKER_LIMITS,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[Any, ...] = (),
    ) -> None:
        self._jobs = jobs
        self._limits = limits
        self._context = starting(None if initializer is None else module_of(initializer))
        self._spawns = self._context.get_start_method() == "spawn"
        self._preparation = pickle.dumps((initializer, initargs), pickle.HIGHEST_PROTOCOL)
        self._workers: list[_Worker] = []
        self._unsent: deque[_Task] = deque()
        self._breakdowns_left = _BREAKDOWNS

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.pipe.close()
            worker.process.join()
        self._workers.clear()

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerFailure]:
        """Results in the order of the items, which are drawn as they are needed: at most six a worker ahead.

        The first ones are drawn at once.
        """
        remaining = iter(items)
        waiting: deque[_Task] = deque()
        self._draw(function, remaining, waiting)
        return self._results(function, remaining, waiting)

    def _results(
        self, function: Callable[[T], R], remaining: Iterator[T], waiting: deque[_Task]
    ) -> Iterator[R | WorkerFailure]:
        try:
            while waiting:
                if waiting[0].result is not None:
                    self._attend(0)
                while waiting[0].result is None:
                    self._attend(self._patience())
                task = waiting.popleft()
                self._draw(function, remaining, waiting)
                yield task.take()
        finally:
            for task in waiting:
                if task in self._unsent:
                    self._unsent.remove(task)

    def _draw(self, function: Callable[[T], R], remaining: Iterator[T], waiting: deque[_Task]) -> None:
        """As many items as the workers have room for, and one. Drawing may itself ask these workers something.

        Where tasks of another `map` are unsent still, one stands in line behind them.
        """
        self._send()
        while not (self._unsent and waiting) and len(waiting) < _AHEAD * self._jobs:
            try:
                item = next(remaining)
            except StopIteration:
                return
            task = _Task(pickle.dumps((function, item), pickle.HIGHEST_PROTOCOL))
            waiting.append(task)
            self._unsent.append(task)
            self._send()

    def _send(self) -> None:
        """Gives out the tasks that somebody has room for, in their order."""
        while self._unsent:
            worker = self._worker_for(len(self._unsent[0].sent))
            if worker is None:
                return
            task = self._unsent.popleft()
            worker.tasks.append(task)
            with suppress(OSError):  # it has ended: what it said before is heard first
                worker.pipe.send_bytes(task.sent)

    def _worker_for(self, size: int) -> _Worker | None:
        """One without a task, else a new one while there may be more, else the one with the fewest that has room."""
        if len(self._workers) < self._jobs and all(worker.tasks for worker in self._workers):
            self._workers.append(self._start())
        roomy = (worker for worker in self._workers if worker.has_room(size))
        return min(roomy, key=lambda worker: len(worker.tasks), default=None)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._limits, self._preparation), daemon=True)
        with without_main():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _attend(self, seconds: float | None) -> None:
        """Takes what workers say, waiting so long for the first word, and stops those that are late."""
        busy = [worker for worker in self._workers if worker.tasks]
        heard: Sequence[object]
        if self._spawns:
            heard = wait([one for worker in busy for one in _watched(worker)], seconds)
        else:
            heard = _speaking([worker.pipe for worker in busy], seconds)
        for worker in busy:
            ended = worker.process.sentinel in heard
            if worker.pipe in heard or (ended and wait([worker.pipe], 0)):
                self._listen(worker)
            elif ended:
                self._bury(worker)
            elif worker.begun is not None and time.monotonic() >= worker.begun + self._limits.wall_seconds:
                worker.process.kill()
                self._bury(worker, WorkerFailure(FailureKind.TIMEOUT, self._limits.wall_seconds))
        self._send()

    def _patience(self) -> float | None:
        """Seconds until the first worker is late."""
        begun = [worker.begun for worker in self._workers if worker.begun is not None]
        return max(0.0, min(begun) + self._limits.wall_seconds - time.monotonic()) if begun else None

    def _listen(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if worker.begun is None:
            (worker.begun,) = BEGUN.unpack(message)
            return
        worker.tasks.popleft().result = message
        (following,) = BEGUN.unpack_from(message)
        worker.begun = time.monotonic() if following else None
        self._breakdowns_left = _BREAKDOWNS

    def _bury(self, worker: _Worker, failure: WorkerFailure | None = None) -> None:
        """The task that it worked at has failed; others go to somebody else. RuntimeError if workers cannot begin."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_LAST_BREATH)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        if worker.begun is not None:
            worker.tasks.popleft().result = failure or self._death(worker.process.exitcode)
        elif not self._breakdowns_left:
            raise RuntimeError(f"worker processes cannot begin: exit status {worker.process.exitcode}")
        else:
            self._breakdowns_left -= 1
        self._unsent.extendleft(reversed(worker.tasks))

    def _death(self, status: int | None) -> WorkerFailure:
        match _NAMES.get(status or 0):
            case "SIGXCPU":
                return WorkerFailure(FailureKind.CPU, self._limits.cpu_seconds)
            case "SIGALRM":
                return WorkerFailure(FailureKind.TIMEOUT, self._limits.wall_seconds)
        return WorkerFailure(FailureKind.DIED, detail=f"exit status {status}")
