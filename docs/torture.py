"""Writes docs/robustness.md: the text of robustness.head.md, the matrix of programs, and what is measured here.

`make torture` goes through every kill point; without --full the sweeps take the stride of the tests. With --declared
only the text and the matrix are renewed: what was measured stays as it is.
"""

import argparse
import errno
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile_files import HOSTILE, READ, measured  # noqa: E402 - found by the path above
from packages import workbook  # noqa: E402
from programs.page import as_markdown  # noqa: E402

from workbook_tools.files.executor import WorkerFailure, Workers, failure_finding  # noqa: E402
from workbook_tools.rules.catalogue import CATALOGUE  # noqa: E402
from workbook_tools.workflows.judge import remember  # noqa: E402
from workbook_tools.workflows.reading import Reading  # noqa: E402

HEAD, PAGE = DOCS / "robustness.head.md", DOCS / "robustness.md"
NOTICE = "<!-- Written by docs/torture.py: the text up to the matrix is edited in robustness.head.md. -->\n\n"
BELOW_IS_MEASURED = "<!-- Below is measured: make torture -->\n"
MOST_MEMORY = 1024 * 1024
"""Kilobytes; a worker that holds so many is a violation."""
HONEST = "nothing hostile: one cell"
STEPS, MERGE = "tests/files/test_kill.py", "tests/end_to_end/test_kill_anywhere.py"
SWEEPS = {STEPS: "inbox → archive → ledger → outputs, without reading", MERGE: "a whole merge of real workbooks"}
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES)


# --- what is declared ----------------------------------------------------------------------------


def declared() -> str:
    """All that stands above the measured part; a test holds the page to it."""
    return (
        f"{NOTICE}{HEAD.read_text('utf-8')}\n## Programs, formats, edits\n\n"
        "What a form is once a program was given it, an edit was made in it and it was saved. `tests/programs` holds "
        f"every cell.\n\n{as_markdown()}\n"
    )


def kept() -> str:
    """The measured part as it stands on the page."""
    return PAGE.read_text("utf-8").partition(BELOW_IS_MEASURED)[2]


# --- hostile files -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answered:
    """`memory`: kilobytes, the most that the worker ever held; None where it did not live to say."""

    code: str
    seconds: float
    memory: int | None
    violations: tuple[str, ...]


def hostile() -> dict[str, Answered]:
    """Each file through a worker of its own, between two honest ones."""
    found = {HONEST: _through_a_worker(_honest(), READ)}
    return found | {name: _through_a_worker(file.make(), file.codes) for name, file in HOSTILE.items()}


def _through_a_worker(data: bytes, codes: tuple[str, ...]) -> Answered:
    with Workers(1, initializer=remember, initargs=({},)) as workers:
        before, _ = _answer(workers, _honest())
        began = time.monotonic()
        code, memory = _answer(workers, data)
        seconds = time.monotonic() - began
        after, _ = _answer(workers, _honest())
    wrong = [f"answered with {code}"] * (code not in codes)
    wrong += ["a gigabyte or more of memory"] * ((memory or 0) >= MOST_MEMORY)
    wrong += ["another file did not go through"] * ((before, after) != (*READ, *READ))
    return Answered(code, seconds, memory, tuple(wrong))


def _answer(workers: Workers, data: bytes) -> tuple[str, int | None]:
    (result,) = workers.map(measured, [data])
    if isinstance(result, WorkerFailure):
        return failure_finding(result).code, None
    reading, memory = result
    return _said(reading), memory


def _said(reading: Reading) -> str:
    return ", ".join(finding.code for finding in reading.findings)


def _honest() -> bytes:
    return workbook('<row><c r="A1"><v>1</v></c></row>')


# --- kill points and faults ----------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Sweeps:
    """A pytest plugin: the committed sweeps run as they are, and what they try is counted.

    A sweep ends at its first violation, which is the failure of its test.
    """

    stride: int | None
    killed: Counter[str] = field(default_factory=Counter)
    points: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, int]] = field(default_factory=Counter)
    failed: Counter[tuple[str, str]] = field(default_factory=Counter)
    strides: dict[str, int] = field(default_factory=dict)
    watched: set[str] = field(default_factory=set)

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        sweep = item.nodeid.partition("::")[0]
        module: Any = item.module  # type: ignore[attr-defined]
        if hasattr(module, "STRIDE"):
            module.STRIDE = self.strides[sweep] = self.stride or module.STRIDE
        if sweep in self.watched:
            return
        self.watched.add(sweep)
        counting: dict[str, Callable[[str, Any], Any]] = {
            "killed_at": self._kills,
            "steps_of": self._steps,
            "refusing": self._refusing,
        }
        for name in counting.keys() & vars(module).keys():
            setattr(module, name, counting[name](sweep, getattr(module, name)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        sweep, _, test = report.nodeid.partition("::")
        disturbance = "kill" if test.startswith("test_a_kill") else "refusal"
        self.failed[sweep, disturbance] += report.failed

    def _kills(self, sweep: str, call: Callable[..., bool]) -> Callable[..., bool]:
        def counted(*args: Any, **options: Any) -> bool:
            killed = call(*args, **options)
            self.killed[sweep] += killed
            return killed

        return counted

    def _steps(self, sweep: str, call: Callable[..., int]) -> Callable[..., int]:
        def counted(*args: Any) -> int:
            self.points[sweep] = call(*args)
            return self.points[sweep]

        return counted

    def _refusing(
        self, sweep: str, call: Callable[..., AbstractContextManager[list[str]]]
    ) -> Callable[..., AbstractContextManager[list[str]]]:
        @contextmanager
        def counted(number: int, fault: int, *args: Any) -> Iterator[list[str]]:
            with call(number, fault, *args) as calls:
                yield calls
            self.refused[sweep, fault] += 0 < number <= len(calls)

        return counted


def swept(*, stride: int | None) -> Sweeps:
    """The sweeps of SWEEPS with this stride, None for that of the tests; pytest tells of a violation on the screen.

    RuntimeError if one of them did not run: that nothing was violated would then mean nothing.
    """
    sweeps = Sweeps(stride)
    pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT), *(str(ROOT / at) for at in SWEEPS)], [sweeps])
    for sweep in SWEEPS:
        tried = (sweeps.killed[sweep], *(sweeps.refused[sweep, fault] for fault in FAULTS))
        if not all(tried) and not any(sweeps.failed[sweep, disturbance] for disturbance in ("kill", "refusal")):
            raise RuntimeError(f"{sweep} was not tried: {tried}")
    return sweeps


# --- the measured part ---------------------------------------------------------------------------


def measured_part(answered: dict[str, Answered], sweeps: Sweeps, now: datetime, command: str) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lines = [
        "",
        "## Measured",
        "",
        f"`{command}` (`make torture` is the one with `--full`), {now:%d.%m.%Y}: {os.cpu_count()} cores, "
        f"{memory:.0f} GiB of memory, Python {platform.python_version()}, {platform.platform()}.",
        "",
        "### Hostile files",
        "",
        "Each through a worker process of its own, between two honest files. Memory: the most that the worker ever "
        "held, its own modules included (the first line shows them). `form_code_missing`: read to its end, "
        "and no form.",
        "",
        *_table(("class", "outcome", "said as", "seconds", "peak memory, MiB"), map(_hostile_row, answered.items())),
        "",
        _told(answered),
        "",
        "### Kill points and faults",
        "",
        "The run is killed, or one of its calls that change the disk is refused; the next run must end as one that "
        "nobody disturbed: nothing lost, nothing doubled, the same bytes.",
        "",
        *_table(("sweep", "disturbed by", "tried", "violations"), _sweep_rows(sweeps)),
    ]
    return "\n".join(lines) + "\n"


def _hostile_row(entry: tuple[str, Answered]) -> tuple[str, ...]:
    name, answer = entry
    outcomes = {str(CATALOGUE[code].outcome) for code in answer.code.split(", ") if code}
    memory = "–" if answer.memory is None else f"{answer.memory / 1024:.0f}"
    return name, ", ".join(sorted(outcomes)), f"`{answer.code}`", f"{answer.seconds:.2f}", memory


def _told(answered: dict[str, Answered]) -> str:
    wrong = [f"{name}: {violation}" for name, answer in answered.items() for violation in answer.violations]
    return f"{len(answered) - 1} hostile files, violations: {len(wrong)}." + "".join(f" {line}." for line in wrong)


def _sweep_rows(sweeps: Sweeps) -> Iterator[tuple[str, ...]]:
    for sweep, title in SWEEPS.items():
        stride = sweeps.strides.get(sweep, 1)
        every = "every {}" if stride == 1 else f"every {stride}th {{}}"
        steps = f"{every.format('step')} of {sweeps.points[sweep] or sweeps.killed[sweep]}"
        yield title, f"a kill at {steps}", str(sweeps.killed[sweep]), str(sweeps.failed[sweep, "kill"])
        refused = {errno.errorcode[fault]: sweeps.refused[sweep, fault] for fault in FAULTS}
        tried = ", ".join(f"{name} {count}" for name, count in refused.items())
        turns = ", the faults in turn" if sweep == MERGE else ", with each fault"
        calls = f"a refusal of {every.format('call')}{turns}: {tried}"
        yield title, calls, str(sum(refused.values())), str(sweeps.failed[sweep, "refusal"])


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (heads, ("---",) * len(heads), *rows)]


def main() -> int:
    """Status 1 where anything was violated; the page says so, too."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--full", action="store_true", help="every kill point and every call")
    arguments.add_argument("--declared", action="store_true", help="measure nothing")
    arguments.add_argument("--now", type=datetime.fromisoformat, default=datetime.now(UTC), help="the page's date")
    chosen = arguments.parse_args()
    if chosen.declared:
        PAGE.write_text(declared() + BELOW_IS_MEASURED + kept(), encoding="utf-8", newline="\n")
        return 0
    answered, sweeps = hostile(), swept(stride=1 if chosen.full else None)
    command = "python docs/torture.py" + " --full" * chosen.full
    part = measured_part(answered, sweeps, chosen.now, command)
    PAGE.write_text(declared() + BELOW_IS_MEASURED + part, encoding="utf-8", newline="\n")
    unanswered = any(answer.violations for answer in answered.values())
    return int(unanswered or sweeps.failed.total() > 0)


if __name__ == "__main__":
    raise SystemExit(main())
