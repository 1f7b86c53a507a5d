"""A command as a whole process: how long one waits for it, its processor time and peak memory with its children."""

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

_SET_CHILD_SUBREAPER = 36
_PATIENCE = 5.0
_EVERY = 0.2
"""Seconds between two looks at the processes; the kernel keeps each one's peak, so that only short lives are missed."""


class Run(Struct, frozen=True):
    """Seconds; MB (10⁶ bytes): the command's own process, and the largest of those that it started.

    `wall`: until the command has ended, as a shell waits for it. `cpu`: of all processes, to the end of the last one.
    """

    wall: float
    cpu: float
    own_peak: float = 0.0
    child_peak: float = 0.0


def adopt_orphans() -> None:
    """Processes that outlive the command that started them become this one's, so that their time is counted, too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str], *, accepted: tuple[int, ...] = (0, 1)) -> Run:
    """Once. CalledProcessError if the exit status is none of those accepted."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:  # a pipe would stay open as long as any of its children
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=said)
        watch = _Watch(process.pid)
        status = process.wait()
        wall = time.perf_counter() - began
        own, child = watch.end()
        if status not in accepted:
            said.seek(0)
            raise subprocess.CalledProcessError(status, command, stderr=said.read())
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, own, child)


def middle(runs: Sequence[Run]) -> Run:
    """Medians of times, the highest peaks."""
    return Run(
        median(r.wall for r in runs),
        median(r.cpu for r in runs),
        max(r.own_peak for r in runs),
        max(r.child_peak for r in runs),
    )


def _reap() -> None:
    """Waits for what was adopted, and not for ever."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            time.sleep(_EVERY)


class _Watch:
    """Looks at a process and all below it from a thread; only where there is /proc."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._own = self._child = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> tuple[float, float]:
        self._ended.set()
        self._thread.join()
        return self._own / 1000, self._child / 1000

    def _look(self) -> None:
        while not self._ended.wait(_EVERY) and sys.platform == "linux":
            self._own = max(self._own, _peak(self._pid))
            for pid in _below(self._pid):
                self._child = max(self._child, _peak(pid))


def _below(pid: int) -> list[int]:
    """Children, and theirs."""
    found = []
    for task in _words(f"/proc/{pid}/task/{pid}/children"):
        found += [int(task), *_below(int(task))]
    return found


def _peak(pid: int) -> int:
    """Thousands of bytes (the kernel counts in 1,024)."""
    for line in _lines(f"/proc/{pid}/status"):
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 // 1000
    return 0


def _words(path: str) -> list[str]:
    return " ".join(_lines(path)).split()


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("ascii", errors="replace").splitlines()
    except OSError:
        return []
