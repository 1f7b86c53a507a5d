"""docs/performance.md: what was measured, in one page."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from textwrap import wrap

from msgspec import Struct

from benchmarks.measure import Run

_CHECKED = (
    "Not met, in speed: what the scripts leave out (limits, identity, rules, originals, the ledger, where each figure "
    "came from) is done in Python, cell by cell; the table of where the time goes shows the shares. Taking in runs on "
    "all cores, adding up on one, writing on two."
)
_GROWS = (
    "Not met, in memory: what a run holds per department is its line of the plan, its receipt, its places on the first "
    "sheet, and its share of the finished workbook, deflated; reports and their rows are held nowhere."
)
_LIBRARIES = ("xlsxwriter", "openpyxl", "pandas", "python-calamine", "msgspec")


@dataclass(slots=True)
class Results:
    """Filled as it is measured. `form` and `openpyxl_form` are of one form."""

    runs: int
    jobs: int
    workbooks: int = 0
    forms: int = 0
    speed: dict[str, Run] = field(default_factory=dict)
    starts: dict[str, Run] = field(default_factory=dict)
    memory: dict[str, Run] = field(default_factory=dict)
    profile: dict[str, float] = field(default_factory=dict)
    form: Run = field(default_factory=lambda: Run(0, 0))
    openpyxl_form: Run = field(default_factory=lambda: Run(0, 0))


class Goal(Struct, frozen=True):
    """`limit` is the most, or the least where `least` is said, that the measured figure may be."""

    text: str
    measured: float
    limit: float
    unit: str
    least: bool = False
    why: str = ""
    """What stands in its way, said where it is not met."""

    @property
    def met(self) -> bool:
        return self.measured >= self.limit if self.least else self.measured <= self.limit


def pairs_of(runs: int) -> int:
    """How often one workbook more is timed, and writing alone, in each of the runs: they are close."""
    return 2 * runs + 1


def write_page(results: Results) -> str:
    return "\n".join((*_head(results), *_goals(results), *_speed(results), *_profile(results), *_memory(results), ""))


def _head(results: Results) -> Iterator[str]:
    yield "# Performance"
    yield ""
    yield "Written by `make bench`; how each figure comes about is in `benchmarks/`. The corpus is made by the product"
    yield "itself, by chance from a seed: filled forms of 5 to 12 measures and 5 to 60 register rows. The sides of a"
    yield f"comparison run in turn (medians of {results.runs}; one workbook more and writing alone, which are close, of"
    yield f"{results.runs * pairs_of(results.runs)}); ratios hold on other machines, seconds do not."
    yield ""
    yield f"{datetime.now(UTC):%d.%m.%Y} · {_machine()} · Python {platform.python_version()} ·"
    yield " · ".join(f"{name} {version(name)}" for name in _LIBRARIES) + f" · {results.jobs} worker processes"
    yield ""


def _machine() -> str:
    cores = {line for line in _lines("/proc/cpuinfo") if line.startswith("model name")}
    count = sum(line.startswith("processor") for line in _lines("/proc/cpuinfo"))
    name = next(iter(cores)).partition(":")[2].strip() if cores else platform.processor()
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return f"{count} × {name}, {memory / 1e6:.0f} GB, {platform.system()} {platform.release()}"


def _goals(results: Results) -> Iterator[str]:
    yield "## Goals"
    yield ""
    yield "| goal | measured | |"
    yield "|---|---|---|"
    goals = tuple(_all_goals(results))
    for goal in goals:
        yield f"| {goal.text} | {goal.measured:,.1f} {goal.unit} | {'met' if goal.met else '**not met**'} |"
    yield ""
    for why in dict.fromkeys(goal.why for goal in goals if goal.why and not goal.met):
        yield from (*wrap(why, 118), "")


def _all_goals(results: Results) -> Iterator[Goal]:
    speed, starts = results.speed, results.starts
    cold = speed["cold"].wall
    yield Goal(
        "cold merge: times faster than the naive script, ≥ 10",
        speed["naive"].wall / cold,
        10,
        "×",
        least=True,
        why=_CHECKED,
    )
    yield Goal("… and than the good engineer’s, ≥ 1", speed["engineer"].wall / cold, 1, "×", least=True, why=_CHECKED)
    yield Goal("re-run with nothing new, of the cold merge: ≤ 3 %", 100 * speed["again"].wall / cold, 3, "%")
    beyond = 100 * (speed["one"].wall - speed["write"].wall) / speed["write"].wall
    yield Goal("one workbook more, beyond writing the consolidated workbook: ≤ 5 %", beyond, 5, "%")
    yield Goal("`--help`: ≤ 5 bare starts", starts["help"].wall / starts["bare"].wall, 5, "×")
    yield Goal("`status`: ≤ 15 bare starts", starts["status"].wall / starts["bare"].wall, 15, "×")
    ours, theirs = results.form.wall, results.openpyxl_form.wall
    yield Goal("`template`: times faster than openpyxl, ≥ 2", theirs / ours, 2, "×", least=True)
    memory = results.memory
    yield from _flat(memory)
    worker = memory.get("one workbook of 100,000 rows")
    if worker is not None:
        yield Goal("100,000 register rows: ≤ 150 MB in the worker", worker.child_peak, 150, "MB")


def _flat(memory: dict[str, Run]) -> Iterator[Goal]:
    """With the plan as it is, and with a plan that grows as the workbooks do."""
    many = [name for name in memory if name.endswith(",000 workbooks")]
    if len(many) < 2:
        return
    few, most = many[0], many[-1]
    same = next((name for name in memory if name.startswith(few) and name != few), few)
    growth = memory[most].own_peak / memory[same].own_peak
    yield Goal(f"coordinator’s peak, {most} against {few}, one plan: flat (≤ 1.2)", growth, 1.2, "×", why=_GROWS)
    growth = memory[most].own_peak / memory[few].own_peak
    yield Goal("… and with a plan of as many departments each: flat (≤ 1.2)", growth, 1.2, "×", why=_GROWS)


def _speed(results: Results) -> Iterator[str]:
    speed, starts = results.speed, results.starts
    naive = speed["naive"].wall
    yield f"## {results.workbooks:,} filled workbooks into one"
    yield ""
    yield "| | wall, s | processor, s | naive script = 1 |"
    yield "|---|---|---|---|"
    for name, words in (
        ("naive", "naive script: pandas.read_excel of every sheet, concat, to_excel"),
        ("engineer", "good engineer’s script: python-calamine, xlsxwriter, no checks"),
        ("cold", "`merge`, cold: limits, workers, identity, rules, archive, ledger, consolidated workbook"),
        ("again", "`merge` again, nothing new"),
        ("one", "`merge` with one workbook more"),
        ("write", "`merge` that only has to write the consolidated workbook anew"),
    ):
        run = speed[name]
        yield f"| {words} | {run.wall:.2f} | {run.cpu:.2f} | {naive / run.wall:.1f} × |"
    yield ""
    yield "| | wall, ms | bare start = 1 |"
    yield "|---|---|---|"
    for name, words in (("bare", "Python that does nothing"), ("help", "`--help`"), ("status", "`status`")):
        yield f"| {words} | {1000 * starts[name].wall:.0f} | {starts[name].wall / starts['bare'].wall:.1f} × |"
    yield ""
    yield "| one form | wall, ms | processor, ms |"
    yield "|---|---|---|"
    for words, run in (
        (f"`template` for {results.forms:,} departments, each", results.form),
        ("openpyxl, the same form", results.openpyxl_form),
    ):
        yield f"| {words} | {1000 * run.wall:.1f} | {1000 * run.cpu:.1f} |"
    yield ""


def _profile(results: Results) -> Iterator[str]:
    whole = sum(results.profile.values())
    yield "## Where the time of a cold merge goes"
    yield ""
    yield "In one process, without workers, so that the parts add up."
    yield ""
    yield "| part | s | share |"
    yield "|---|---|---|"
    for part, seconds in results.profile.items():
        yield f"| {part} | {seconds:.2f} | {100 * seconds / whole:.0f} % |"
    yield ""


def _memory(results: Results) -> Iterator[str]:
    yield "## Peak memory of a cold merge"
    yield ""
    yield "| | coordinator, MB | largest worker, MB | wall, s |"
    yield "|---|---|---|---|"
    for name, run in results.memory.items():
        yield f"| {name} | {run.own_peak:.0f} | {run.child_peak:.0f} | {run.wall:.1f} |"
    many = [name for name in results.memory if name.endswith(",000 workbooks")]
    if len(many) > 1:
        few, most = (results.memory[name].own_peak for name in (many[0], many[-1]))
        count = int(many[-1].split()[0].replace(",", "")) - int(many[0].split()[0].replace(",", ""))
        each = 1000 * (most - few) / count
        yield ""
        yield f"From {many[0]} to {many[-1]} each department, with its workbook, takes {each:.0f} KB of the"
        yield "coordinator’s memory; the row between tells what of it is the plan’s."


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError:
        return []
