"""`python -m benchmarks`: every measurement, then docs/performance.md. `--quick`: each once on a small corpus, no page.

Each comparison is made in one run, its sides in turn; quote the ratios, not the seconds.
"""

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import QUARTER, RECEIVED, ROOT, Corpus, Shape, corpus, fresh_workspace
from benchmarks.measure import Run, adopt_orphans, middle, run
from benchmarks.page import Results, pairs_of, write_page
from benchmarks.profile import profile

PRODUCT = (sys.executable, "-m", "workbook_tools")
MERGE = (*PRODUCT, "merge", str(QUARTER))


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="a smoke test on a dozen workbooks; writes no page")
    arguments.add_argument("--large", action="store_true", help="10,000 workbooks, too: takes twice as long")
    arguments.add_argument("--runs", type=int, default=1, help="of each side of a comparison (1)")
    arguments.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 8), help="worker processes")
    given = arguments.parse_args()
    adopt_orphans()
    compileall.compile_dir(str(ROOT / "workbook_tools"), quiet=1)  # as an installation does
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        bench = Bench(Path(folder), 1 if given.quick else given.runs, given.jobs)
        results = bench.quick() if given.quick else bench.all(10_000 if given.large else 3_000)
    text = write_page(results)
    if not given.quick:
        (ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


class Bench:
    """Measurements, each in a folder of its own under `folder`."""

    def __init__(self, folder: Path, runs: int, jobs: int) -> None:
        self._folder = folder
        self._runs = runs
        self._results = Results(runs=runs, jobs=jobs)
        self._env = {**os.environ, "WORKBOOK_TOOLS_NOW": RECEIVED, "PYTHONPATH": str(ROOT)}
        self._merge = (*MERGE, "--jobs", str(jobs))

    def quick(self) -> Results:
        small = Shape(12, (5, 8))
        self._speed(corpus(small))
        self._starts(corpus(small))
        self._forms(corpus(small), 2)
        self._memory("12 workbooks", corpus(small))
        return self._results

    def all(self, most: int) -> Results:
        """`most`: workbooks of the largest merge of which the memory is measured."""
        thousand = corpus(Shape(1_000))
        self._speed(thousand)
        self._starts(thousand)
        self._forms(thousand, 100)
        self._memory("100 workbooks", corpus(Shape(100)))
        self._memory("1,000 workbooks", thousand)
        self._memory(f"1,000 workbooks of {most:,} departments", corpus(Shape(most, filled=1_000)))
        self._memory(f"{most:,} workbooks", corpus(Shape(most)))
        self._memory("20 workbooks of 5,000 rows", corpus(Shape(20, (5_000, 5_000))))
        self._memory("one workbook of 100,000 rows", corpus(Shape(20, (100_000, 100_000), 1)))
        return self._results

    def _speed(self, made: Corpus) -> None:
        """Cold merge, the two scripts; then nothing new, then one workbook more: the last of them one by one."""
        results, pairs = self._results, pairs_of(self._runs)
        first, last = made.filled[:-pairs], made.filled[-pairs:]
        results.workbooks = len(made.filled)
        sides: dict[str, list[Run]] = {"naive": [], "engineer": [], "cold": [], "again": [], "one": [], "write": []}
        for _ in range(self._runs):
            filled = made.filled[0].parent
            for name in ("naive", "engineer"):
                script = (sys.executable, "-W", "ignore", "-m", f"benchmarks.{name}", str(filled))
                sides[name].append(self._run((*script, str(self._folder / f"{name}.xlsx")), self._folder))
            with self._workspace(made, made.filled) as workspace:
                sides["cold"].append(self._run(self._merge, workspace))
                sides["again"].append(self._run(self._merge, workspace))
            with self._workspace(made, first) as workspace:
                self._run(self._merge, workspace)
                for one in last:
                    shutil.copyfile(one, workspace / "inbox" / one.name)
                    sides["one"].append(self._run(self._merge, workspace))
                    sides["write"].append(self._written_anew(workspace))
        results.speed = {name: middle(runs) for name, runs in sides.items()}
        with self._workspace(made, made.filled) as workspace:
            results.profile = profile(workspace)

    def _written_anew(self, workspace: Path) -> Run:
        """The same workbook made again from the ledger, nothing taken in: the output was touched."""
        (output,) = (workspace / "outbox" / str(QUARTER)).glob("*.xlsx")
        os.utime(output)
        return self._run(self._merge, workspace)

    def _starts(self, made: Corpus) -> None:
        """Short commands, against Python that does nothing."""
        commands = {"bare": (sys.executable, "-c", "pass"), "help": (*PRODUCT, "--help")}
        commands["status"] = (*PRODUCT, "status", str(QUARTER))
        sides: dict[str, list[Run]] = {name: [] for name in commands}
        with self._small_workspace() as workspace:
            for _ in range(3 * self._runs + 2):
                for name, command in commands.items():
                    sides[name].append(self._run(command, workspace))
        self._results.starts = {name: middle(runs[2:]) for name, runs in sides.items()}

    def _forms(self, made: Corpus, count: int) -> None:
        """`template` for every department, against openpyxl writing one of its forms `count` times."""
        template = (*PRODUCT, "template", str(QUARTER))
        theirs, ours = [], []
        for _ in range(self._runs):
            with self._workspace(made, ()) as workspace:
                ours.append(self._run(template, workspace))
                forms = sorted((workspace / "outbox" / str(QUARTER) / "templates").glob("*.xlsx"))
                form = sorted(forms, key=lambda path: path.stat().st_size)[len(forms) // 2]
                script = (sys.executable, "-m", "benchmarks.openpyxl_forms", str(form), str(count))
                done = subprocess.run(
                    (*script, str(self._folder / "forms")), env=self._env, capture_output=True, text=True, check=True
                )
                wall, cpu = (float(number) / count for number in done.stdout.split())
                theirs.append(Run(wall, cpu))
        one = middle(ours)
        self._results.forms = len(forms)
        self._results.form = Run(one.wall / len(forms), one.cpu / len(forms), one.own_peak)
        self._results.openpyxl_form = middle(theirs)

    def _memory(self, name: str, made: Corpus) -> None:
        with self._workspace(made, made.filled) as workspace:
            self._results.memory[name] = self._run(self._merge, workspace)

    def _run(self, command: tuple[str, ...], cwd: Path) -> Run:
        return run(command, cwd, self._env)

    @contextmanager
    def _workspace(self, made: Corpus, filled: tuple[Path, ...]) -> Iterator[Path]:
        folder = self._folder / "workspace"
        fresh_workspace(made, folder, filled)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)

    @contextmanager
    def _small_workspace(self) -> Iterator[Path]:
        """The shipped example after a run, as `status` is asked every day."""
        folder = self._folder / "example"
        for command in (("init", str(folder), "--example"), ("--workspace", str(folder), "template", str(QUARTER))):
            self._run((*PRODUCT, *command), self._folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
