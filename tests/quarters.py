"""Quarters lived through real workbooks: a workspace, its commands, and clerks who fill in what `template` wrote."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from plans import Q3, example_plan
from reported import day

from workbook_tools.cli.arguments import NOW_VARIABLE
from workbook_tools.cli.main import run
from workbook_tools.demo.clerk import Answer, Typed, fill_in
from workbook_tools.files.executor import SerialWorkers
from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.plan_layout import INDICATORS_TABLE as PLAN_INDICATORS
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import History
from workbook_tools.model.report_layout import HEADING_ROW, INDICATORS

PLAN = example_plan()
SHORT = {department.code: department.short for department in PLAN.departments}
ISSUED = "2020-09-01 10:00"


class Ran(Struct, frozen=True):
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """All of stdout as one JSON document; ValueError if there is anything else."""
        return json.loads(self.out)


class Desk(Struct, frozen=True):
    """The coordinator's workspace. Times are Kyiv's."""

    root: Path

    def run(self, *arguments: str, now: str = "2020-09-16 10:00", lang: str = "uk") -> Ran:
        """A command in this process; workbooks are read in this process too, for speed."""
        return run_here("--workspace", str(self.root), "--lang", lang, *arguments, now=now)

    def done(self, *arguments: str, now: str = "2020-09-16 10:00") -> Ran:
        """A command that must end with status 0."""
        ran = self.run(*arguments, now=now)
        assert ran.status == 0, f"{arguments}: {ran.status}\n{ran.out}\n{ran.err}"
        return ran

    def copy(self, folder: Path) -> "Desk":
        """Another workspace with the same past."""
        return Desk(Path(shutil.copytree(self.root, folder)))

    def form(self, department: str, quarter: Quarter) -> bytes:
        """The template that was issued; `department` is a code."""
        return (self.root / f"outbox/{quarter}/templates/{SHORT[department]}.xlsx").read_bytes()

    def put(self, name: str, data: bytes) -> Path:
        """Drops a file into the inbox."""
        path = self.root / "inbox" / name
        path.write_bytes(data)
        return path

    def send(self, department: str, quarter: Quarter, filled: Answer, name: str | None = None) -> bytes:
        """The department's form, filled in and dropped into the inbox."""
        data = fill_in(self.form(department, quarter), filled)
        self.put(name or f"{department} {quarter}.xlsx", data)
        return data

    def ingest(self, now: str) -> list[Any]:
        """The files of `ingest --json`."""
        ran = self.run("ingest", "--json", now=now)
        assert ran.status in (0, 1), ran.err
        files: list[Any] = ran.json["files"]
        return files

    def standing(self, department: str, quarter: Quarter, now: str) -> Any:
        """The department's entry of `status --json`."""
        found = self.done("status", str(quarter), "--json", now=now).json["departments"]
        return next(entry for entry in found if entry["code"] == department)

    @property
    def consolidated(self) -> dict[Quarter, bytes]:
        """The consolidated workbooks as they stand in the outbox."""
        return {
            Quarter.parse(path.parent.name): path.read_bytes()
            for path in sorted(self.root.glob("outbox/*/Зведена інформація ????-Q?.xlsx"))
        }

    def history(self) -> History:
        with open_ledger(self.root / "archive/ledger.sqlite3") as ledger:
            return ledger.history()

    def inbox(self) -> list[str]:
        return sorted(path.name for path in (self.root / "inbox").iterdir() if path.name != ".gitkeep")

    def outputs(self) -> dict[str, bytes]:
        """Every file of the outbox by its relative path."""
        return files_below(self.root, "outbox")

    def originals(self) -> dict[str, bytes]:
        """Every filed original by its hash."""
        found = files_below(self.root, "archive")
        return {sha(d): d for name, d in found.items() if not name.startswith(("archive/ledger", "archive/.lock"))}


def run_here(*arguments: str, now: str = "2020-09-16 10:00") -> Ran:
    """Any command line, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.setenv(NOW_VARIABLE, now)
        patched.setattr(
            "workbook_tools.workflows.take_in.open_workers",
            lambda _, initializer=None, initargs=(): SerialWorkers(initializer, initargs),
        )
        patched.setattr("workbook_tools.files.worker_start.foresee", lambda _: None)
        status = run(list(arguments))
    return Ran(status, out.getvalue(), err.getvalue())


def run_apart(*arguments: str, now: str = "2020-09-16 10:00") -> Ran:
    """Any command line in a process of its own, as a person starts it: workbooks are read in worker processes."""
    ran = subprocess.run(
        [sys.executable, "-m", "workbook_tools", *arguments],
        capture_output=True,
        env={NOW_VARIABLE: now, "PATH": "", "LANG": "C"},
        timeout=180,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


def new_desk(folder: Path, *, worked_example: bool = False) -> Desk:
    """A workspace with the decree's plan; the worked example's has a denominator for 9.1 and a baseline for 7.1."""
    assert run_here("init", str(folder), "--example", now=ISSUED).status == 0
    desk = Desk(folder)
    if worked_example:
        edit_plan(desk, {("9.1", "denominator"): 3600, ("7.1", "baseline"): 5})
    return desk


def edit_plan(desk: Desk, changes: Mapping[tuple[str, str], Typed]) -> None:
    """The coordinator types into «Показники» of the plan: by the indicator's code and the column's key."""
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    sheet = workbook[PLAN_INDICATORS.sheet]
    keys = [column.key for column in PLAN_INDICATORS.columns]
    rows = {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1)}
    for (code, key), typed in changes.items():
        cell = sheet.cell(rows[code], keys.index(key) + 1)
        assert isinstance(cell, Cell)
        cell.value = typed
    workbook.save(path)


def answer(
    department: str,
    as_of: str,
    quarter: Quarter = Q3,
    *,
    openings: Mapping[str, int] | None = None,
    values: Mapping[str, Typed] | None = None,
    statuses: Mapping[str, str] | None = None,
    events: Sequence[str] = (),
) -> Answer:
    """A whole answer: what is not named is ordinary, openings are 0 and typed in the first quarter alone.

    `events` are rows «day | measure | form | title | reach | link».
    """
    plan_department = PLAN.department(department)
    codes = [measure.code for measure in PLAN.active_measures(quarter, plan_department)]
    indicators: dict[str, dict[str, Typed]] = {}
    for indicator in (i for i in PLAN.indicators if i.measure in codes):
        typing: dict[str, Typed] = {}
        if indicator.has_opening and quarter.number == 3:
            typing["opening"] = (openings or {}).get(indicator.code, 0)
        if indicator.kind is IndicatorKind.STATE:
            typing |= {"value": "частково", "comment": f"Стан за {quarter.roman} квартал описано в листі."}
        elif not indicator.from_register:
            typing["value"] = (values or {}).get(indicator.code, 1)
        if typing:
            indicators[indicator.code] = typing
    return Answer(
        fields=who(department, as_of),
        measures={
            code: {
                "status": (statuses or {}).get(code, "виконується"),
                "narrative": f"У {quarter.roman} кварталі проведено роботу за заходом {code}, її описано в реєстрі.",
            }
            for code in codes
        },
        indicators=indicators,
        register=[event(line) for line in events],
    )


def nil(department: str, as_of: str, reason: str = "Карантинні обмеження в місті.") -> Answer:
    """«Заходи не проводились»."""
    return Answer(fields={**who(department, as_of), "nil": "так", "nil_reason": reason})


def retyped(workbook: bytes, changes: Mapping[tuple[str, str], Typed]) -> bytes:
    """The first cell of a sheet whose text begins so, typed over."""
    book = load_workbook(io.BytesIO(workbook))
    for (sheet, begins), typed in changes.items():
        cells = (cell for row in book[sheet].iter_rows() for cell in row if str(cell.value or "").startswith(begins))
        next(cells).value = typed
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def who(department: str, as_of: str) -> dict[str, Typed]:
    return {"filled_by": "Олена Приклад", "phone": f"{department}@example.gov.ua", "as_of": day(as_of)}


def event(line: str) -> dict[str, Typed]:
    """«10.07 | 1 | брифінг | Назва | 14 | https://…»; blank parts are not typed."""
    when, measure, form, title, reach, link, *_ = [part.strip() for part in line.split("|")] + [""] * 5
    typed: dict[str, Typed] = {"date": day(when), "measure": measure, "form": form, "title": title}
    return typed | ({"reach": int(reach)} if reach else {}) | ({"link": link} if link else {})


Figures = dict[tuple[str, str], dict[str, Any]]
"""Rows of the consolidated «Показники» by (code, short name), «» for the indicator's own row."""


def figures(workbook: bytes) -> Figures:
    """The values that are cached in the consolidated workbook."""
    sheet = load_workbook(io.BytesIO(workbook), data_only=True)[INDICATORS.title]
    keys = [heading.key for heading in INDICATORS.headings]
    found: Figures = {}
    for row in sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True):
        cells = dict(zip(keys, row, strict=False))
        code = str(cells["number"])
        if cells["number"] is not None:
            found[code, str(cells["text"]) if (code, "") in found else ""] = cells
    return found


def sheet_rows(workbook: bytes, title: str) -> list[tuple[Any, ...]]:
    """The rows below the headings that have anything in them."""
    sheet = load_workbook(io.BytesIO(workbook), data_only=True)[title]
    rows = sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True)
    return [row for row in rows if any(value is not None for value in row)]


def files_below(root: Path, folder: str) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def sha(data: bytes) -> str:
    return sha256(data).hexdigest()


def iso(text: str) -> str:
    """«16.09» as JSON writes it."""
    found: date = day(text)
    return found.isoformat()
