"""Worker processes: each death, overrun or fault costs one task, whatever the others do."""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing import Pipe, Process
from pathlib import Path

import pytest

from workbook_tools.files.executor import (
    FailureKind,
    SerialWorkers,
    WorkerFailure,
    Workers,
    _Task,
    _Worker,
    failure_finding,
    open_workers,
    unenforced_limits,
)
from workbook_tools.files.reading.limits import MIB, WorkerLimits
from workbook_tools.files.worker import BEGUN
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.catalogue import message, outcome

SMALL = WorkerLimits(address_space=256 * MIB, cpu_seconds=1, wall_seconds=60)

prepared = "not yet"


class Panic(BaseException):
    """What the panic of a compiled reader is like: no Exception."""


def prepare(word: str) -> None:
    global prepared
    prepared = word


def spin() -> str:
    while True:
        pass


def hang() -> str:
    while True:
        time.sleep(3600)


def panic() -> str:
    raise Panic("index out of bounds")


def interrupt() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "alive"


ACTS: dict[str, Callable[[], str]] = {
    "die": lambda: os._exit(7),
    "abort": lambda: os.abort(),
    # A quarter above the limit: what the process frees after it was measured is room, too.
    "allocate": lambda: str(len(bytearray(SMALL.address_space * 5 // 4))),
    "fit": lambda: str(len(bytearray(SMALL.address_space // 4))),
    "spin": spin,
    "hang": hang,
    "panic": panic,
    "exit": lambda: sys.exit(3),
    "bug": lambda: {"a": "b"}["x" * 1000],
    "prepared": lambda: prepared,
    "stdin": lambda: sys.stdin.read() + os.read(0, 10).decode(),
    "pid": lambda: str(os.getpid()),
    "main": lambda: str(getattr(sys.modules["__main__"], "__file__", None)),
    "interrupt": interrupt,
    "leave": lambda: os._exit(0),
}


def act(what: str) -> str:
    """What a reader may do to its process; other words come back in capitals."""
    return ACTS[what]() if what in ACTS else what.upper()


def write(path: str) -> str:
    Path(path).write_text("x" * 100, encoding="utf-8")
    return "written"


def unpicklable(_item: int) -> object:
    return lambda: None


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2, SMALL, prepare, ("ready",)) as pool:
        yield pool


def kinds(results: list[str | WorkerFailure]) -> list[str]:
    return [r.kind.value if isinstance(r, WorkerFailure) else r for r in results]


def test_results_come_in_the_order_of_the_items(workers: Workers) -> None:
    items = [f"i{n}" for n in range(30)]
    assert list(workers.map(act, items)) == [item.upper() for item in items]


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("die", "died"),
        ("abort", "died"),
        ("allocate", "memory"),
        ("spin", "cpu"),
        ("panic", "crashed"),
        ("exit", "crashed"),
        ("bug", "crashed"),
    ],
)
def test_a_task_that_goes_wrong_costs_itself_only(workers: Workers, what: str, kind: str) -> None:
    if kind in unenforced_limits():
        pytest.skip(f"the platform cannot limit: {kind}")
    assert kinds(list(workers.map(act, ["a", what, "b", "c"]))) == ["A", kind, "B", "C"]


def test_memory_below_the_limit_is_given(workers: Workers) -> None:
    assert list(workers.map(act, ["fit"])) == [str(SMALL.address_space // 4)]


def test_a_worker_that_hangs_is_stopped_by_the_wall_clock() -> None:
    with Workers(1, WorkerLimits(wall_seconds=1)) as pool:
        assert list(pool.map(act, ["hang", "b"])) == [WorkerFailure(FailureKind.TIMEOUT, 1), "B"]


def test_a_fault_of_the_program_is_told_shortly(workers: Workers) -> None:
    (failure,) = workers.map(act, ["bug"])
    assert isinstance(failure, WorkerFailure)
    assert failure.detail.startswith("KeyError: 'xxx")
    assert len(failure.detail) <= 200


def test_a_result_that_cannot_be_sent_is_a_fault_of_its_task(workers: Workers) -> None:
    results = list(workers.map(unpicklable, [1]))
    assert [r.kind for r in results if isinstance(r, WorkerFailure)] == [FailureKind.CRASHED]


def test_workers_are_prepared_once_and_used_again() -> None:
    with Workers(1, SMALL, prepare, ("ready",)) as pool:
        assert list(pool.map(act, ["prepared"])) == ["ready"]
        assert len(set(pool.map(act, ["pid"] * 5))) == 1


@pytest.mark.skipif("writes" in unenforced_limits(), reason="the platform cannot forbid writing")
def test_workers_write_no_file(workers: Workers, tmp_path: Path) -> None:
    target = tmp_path / "x"
    (failure,) = workers.map(write, [str(target)])
    assert isinstance(failure, WorkerFailure)
    assert not target.exists() or target.read_bytes() == b""


def test_workers_are_deaf_to_the_keyboard(workers: Workers) -> None:
    assert list(workers.map(act, ["stdin", "interrupt"])) == ["", "alive"]


def test_workers_do_not_import_the_main_module(workers: Workers) -> None:
    """Of the installed program that is the whole command line."""
    assert list(workers.map(act, ["main"])) == ["None"]


def test_tasks_ahead_outlive_the_worker_that_had_them() -> None:
    words = ["a", "die", "b", "abort", "die", "c", "d"]
    with Workers(1, SMALL) as pool:
        assert kinds(list(pool.map(act, words))) == ["A", "died", "B", "died", "died", "C", "D"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_neither_large_items_nor_large_results_hold_anybody_up(jobs: int) -> None:
    """Far more than a pipe takes: while one side sends, the other one must not wait to send, too."""
    sizes = [10, 3_000_000, 100, 5_000_000, 60_000, 60_000, 60_000, 60_000, 60_000, 4_000_000]
    with Workers(jobs, SMALL) as pool:
        assert list(pool.map(act, ["x" * size for size in sizes])) == ["X" * size for size in sizes]
        assert list(pool.map(times_x, sizes)) == ["x" * size for size in sizes]


def times_x(size: int) -> str:
    return "x" * size


@pytest.mark.skipif("memory" in unenforced_limits(), reason="the platform cannot limit a process's memory")
def test_an_item_that_does_not_fit_into_memory_costs_itself_only() -> None:
    with Workers(1, WorkerLimits(address_space=32 * MIB)) as pool:
        assert kinds(list(pool.map(shortened, ["a", "x" * 64 * MIB, "b", "c"]))) == ["A", "memory", "B", "C"]


def shortened(word: str) -> str:
    return word[:1].upper()


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_may_be_made_by_asking_the_same_workers(jobs: int) -> None:
    with Workers(jobs, SMALL) as pool:

        def doubled() -> Iterator[str]:
            for n in range(20):
                (word,) = pool.map(act, [f"i{n}" * 5_000])
                assert isinstance(word, str)
                yield word.lower()

        assert list(pool.map(act, doubled())) == [f"I{n}" * 5_000 for n in range(20)]


def test_results_that_nobody_wants_any_more_are_forgotten() -> None:
    with Workers(1, SMALL) as pool:
        results = pool.map(act, (word * 50_000 for word in "abcdefgh"))
        assert next(results) == "A" * 50_000
        results.close()  # type: ignore[attr-defined]
        unread = pool.map(act, ["x", "y"])
        assert next(unread) == "X"
        assert list(pool.map(act, ["1", "2", "3"])) == ["1", "2", "3"]
        assert list(unread) == ["Y"]


def test_whoever_asks_while_others_tasks_wait_to_be_sent_is_answered() -> None:
    """Items that no pipe takes ahead: one of them is always yet to be sent."""
    with Workers(1, SMALL) as pool:
        large = pool.map(act, ["a" * 300_000] * 4)
        assert next(large) == "A" * 300_000
        assert list(pool.map(act, ["1", "2", "3"])) == ["1", "2", "3"]
        assert list(large) == ["A" * 300_000] * 3


OUTLIVED = """
import multiprocessing, os
multiprocessing.get_all_start_methods = lambda: ["spawn"]
from workbook_tools.files.executor import Workers
from workbook_tools.files.reading.limits import WorkerLimits
pool = Workers(1, WorkerLimits(wall_seconds=3))
pipe, held = pool._context.Pipe, []
def kept_open():
    ours, theirs = pipe()
    held.append(os.dup(theirs.fileno()))
    return ours, theirs
pool._context.Pipe = kept_open
with pool:
    print(*(result if isinstance(result, int) else result.kind for result in pool.map({work}, {items})))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are no handles")
@pytest.mark.parametrize(
    ("work", "items", "expected"), [("abs", [-1, -2], b"1 2\n"), ("os._exit", [3, 0], b"died died\n")]
)
def test_the_end_of_a_worker_is_seen_though_its_pipe_is_open(work: str, items: list[int], expected: bytes) -> None:
    """As on Windows, for a worker that ends before it has taken its end of the pipe."""
    script = OUTLIVED.format(work=work, items=items)
    told = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, timeout=60, check=False)
    assert (told.returncode, told.stdout) == (0, expected)


SERVERLESS = """
from workbook_tools.files.executor import open_workers
KILL = "__import__('os').kill(__import__('os').getppid(), 9)"
with open_workers(1) as pool:
    assert list(pool.map(eval, ["1", f"{KILL} or sum(range(10_000_000))", "3"])) == [1, 49_999_995_000_000, 3]
    died, *others = pool.map(eval, ["__import__('os')._exit(3)", "4", "5"])
    assert (died.kind, others) == ("died", [4, 5])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there may be no server")
def test_workers_outlive_the_server_that_started_them() -> None:
    """As when memory is short, and the system takes it from whom it likes."""
    subprocess.run([sys.executable, "-c", SERVERLESS], timeout=60, check=True)


ORPHANS = """
import os, signal
from workbook_tools.files.executor import open_workers
pool = open_workers(2)
assert list(pool.map(abs, [-1, -2, -3])) == [1, 2, 3]
print("worked", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_workers_end_with_the_one_who_started_them() -> None:
    """They hold the same standard output: it ends with the last of them."""
    told = subprocess.run([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE, timeout=60, check=False)
    assert (told.returncode, told.stdout) == (-signal.SIGKILL, b"worked\n")


ABANDONED = """
import os, signal, time
from workbook_tools.files.executor import open_workers
from workbook_tools.files.reading.limits import WorkerLimits
pool = open_workers(1, WorkerLimits(wall_seconds=1))
results = pool.map(time.sleep, [0, 3600])
assert next(results) is None
print("worked", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_worker_that_hangs_ends_though_nobody_is_left_to_stop_it() -> None:
    told = subprocess.run([sys.executable, "-c", ABANDONED], stdout=subprocess.PIPE, timeout=60, check=False)
    assert (told.returncode, told.stdout) == (-signal.SIGKILL, b"worked\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no alarm there")
def test_a_worker_that_was_stopped_by_its_own_clock_was_too_slow(workers: Workers) -> None:
    assert list(workers.map(own_clock, ["rings"])) == [WorkerFailure(FailureKind.TIMEOUT, 60)]


def own_clock(_: str) -> None:
    signal.raise_signal(signal.SIGALRM)


def test_a_worker_that_ends_without_a_word_died(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no SIGXCPU, too, as on Windows."""
    assert kinds(list(workers.map(act, ["leave"]))) == ["died"]
    monkeypatch.delattr(signal, "SIGXCPU", raising=False)
    assert kinds(list(workers.map(act, ["leave"]))) == ["died"]


STRUCK = """
import os, signal
if os.environ["COORDINATOR"] != str(os.getpid()):
    signal.raise_signal(signal.SIGINT)
def prepare(stroke): pass
class Stroke:
    def __reduce__(self): return signal.raise_signal, (signal.SIGINT,)
"""
BEGINNING = """
import os
os.environ["COORDINATOR"] = str(os.getpid())
import struck
from workbook_tools.files.executor import open_workers
with open_workers(1, initializer=struck.prepare, initargs=(struck.Stroke(),)) as pool:
    assert list(pool.map(abs, [-1])) == [1]
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a worker there hears the keyboard until it has begun")
def test_the_keyboard_is_not_heard_while_workers_begin_either(tmp_path: Path) -> None:
    """Ctrl-C reaches every process of the terminal: one says so, and none answers with a traceback."""
    (tmp_path / "struck.py").write_text(STRUCK, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), *sys.path))}
    told = subprocess.run(
        [sys.executable, "-c", BEGINNING], capture_output=True, env=environment, timeout=60, check=False
    )
    assert (told.returncode, told.stderr.decode()) == (0, "")


def test_items_are_drawn_only_as_they_are_needed(workers: Workers) -> None:
    drawn: list[int] = []

    def items() -> Iterator[str]:
        for n in range(100):
            drawn.append(n)
            yield str(n)

    results = workers.map(act, items())
    assert [next(results) for _ in range(3)] == ["0", "1", "2"]
    assert len(drawn) <= 3 + 6 * 2
    results.close()  # type: ignore[attr-defined]


def test_the_first_items_are_drawn_before_anybody_waits() -> None:
    """Whoever asked does something else while the workers begin."""
    with Workers(1, SMALL) as pool:
        drawn: list[str] = []
        results = pool.map(act, (drawn.append(word) or word for word in "abc"))  # type: ignore[func-returns-value]
        assert drawn == ["a", "b", "c"]
        assert list(results) == ["A", "B", "C"]


def test_the_cpu_limit_is_each_tasks_own() -> None:
    """Four tasks of 0.4 s each use more than the limit of 1 s together."""
    with Workers(1, SMALL) as pool:
        assert list(pool.map(burn, [0.4] * 4)) == ["burnt"] * 4


def burn(seconds: float) -> str:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return "burnt"


def test_no_jobs_is_this_process() -> None:
    with open_workers(0, SMALL, prepare, ("here",)) as pool:
        assert isinstance(pool, SerialWorkers)
        assert kinds(list(pool.map(act, ["a", "panic", "prepared"]))) == ["A", "crashed", "here"]
    prepare("not yet")


@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_has_a_sentence_and_quarantines(kind: FailureKind) -> None:
    finding = failure_finding(WorkerFailure(kind, 30, "KeyError: 'x'"))
    assert outcome([finding]) is Outcome.QUARANTINED
    assert message(finding, "uk") != message(finding, "en")


def test_a_clock_that_jumps_is_no_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set forward by an hour, the system's clock would stop a task that has hardly begun."""
    with Workers(1, WorkerLimits(wall_seconds=20)) as pool:
        assert list(pool.map(act, ["a"])) == ["A"]
        real, jumps = time.time, iter([0.0])
        monkeypatch.setattr(time, "time", lambda: real() + next(jumps, 3600.0))
        assert list(pool.map(burn, [0.5])) == ["burnt"]


def test_a_result_that_waited_in_the_pipe_takes_no_time_of_the_next_task() -> None:
    """A worker whose long result nobody hears has said when the next task begins, and cannot begin it."""
    ours, theirs = Pipe()
    worker = _Worker(Process(), ours, deque([_Task(b"first"), _Task(b"next")]), begun=1.0)
    theirs.send_bytes(BEGUN.pack(2.0) + b"a result")
    moment = time.monotonic()
    Workers(1, SMALL)._listen(worker)
    assert worker.begun is not None
    assert worker.begun >= moment
    assert [task.sent for task in worker.tasks] == [b"next"]


def test_a_worker_killed_from_outside_while_idle_costs_nothing() -> None:
    """As the system does when memory is short."""
    with Workers(1, SMALL) as pool:
        (pid,) = pool.map(act, ["pid"])
        assert isinstance(pid, str)
        os.kill(int(pid), signal.SIGKILL)
        assert list(pool.map(act, ["a", "b", "c"])) == ["A", "B", "C"]


def broken() -> None:
    raise RuntimeError("modules are missing")


def test_workers_that_cannot_begin_are_a_fault_of_the_program() -> None:
    with Workers(1, SMALL, broken) as pool, pytest.raises(RuntimeError):
        list(pool.map(act, ["a"]))
