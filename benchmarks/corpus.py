"""Workspaces and filled workbooks for the benchmarks: made by the product itself, by chance from a seed, and kept.

A filled workbook is a department's own form with values in its input cells, written by the writer of
forms. What was made stands under `build/` until the code that makes it changes.
"""

import hashlib
import random
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.plan import large_plan
from workbook_tools.files.disk.workspace import Workspace, create, find
from workbook_tools.files.plan.workbook import write_plan
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import Access, OneOf
from workbook_tools.model.kyiv import from_kyiv
from workbook_tools.model.layout import INDICATORS, LAYOUT_VERSION, MEASURES, REGISTER, REGISTER_TABLE
from workbook_tools.model.plan import Department, IndicatorKind
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.template import CellDesign, Plain, RowDesign, TemplateDesign
from workbook_tools.stages.design_template import design_template
from workbook_tools.workflows.office import Office, open_office

QUARTER = Quarter(2020, 3)
ISSUED = datetime(2020, 9, 1, 10)
RECEIVED = "2020-09-16T12:00"
"""In Kyiv, for the variable that stands for the clock."""
_AS_OF = date(2020, 9, 16)
_FIRST = date(2020, 6, 18)
_DAYS = (_AS_OF - _FIRST).days
ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "benchmarks"
_MAKERS = (
    "benchmarks/corpus.py",
    "benchmarks/plan.py",
    "workbook_tools/model",
    "workbook_tools/files/template",
    "workbook_tools/files/documents",
    "workbook_tools/files/plan",
    "workbook_tools/files/memory/schema.py",
    "workbook_tools/files/memory/migrations",
    "workbook_tools/stages/design_template.py",
    "workbook_tools/stages/read_plan",
)
_SENTENCES = (
    "Проведено круглий стіл «Європейські цінності» за участю учнівської молоді.",
    "Підготовлено та розміщено на офіційному вебсайті міської ради інформаційний матеріал.",
    "Виготовлено й поширено друковану продукцію серед мешканців громади.",
    "Організовано зустріч із представниками громадських організацій.",
    "Надано роз’яснення суб’єктам господарювання щодо виходу на нові ринки.",
)
_TITLES = ("Круглий стіл «Європейські цінності»", "Відеоролик про донорство крові", "Стенд «Безпечна дорога»",
           "Лекція «Еразмус+: можливості для студентів»", "Вікторина «Країни ЄС»", "Буклет «Крапля життя»")  # fmt: skip
_PLACES = ("Міська бібліотека", "Сторінка міської ради", "Педагогічний університет", "вул. Спаська", "Школа № 3")


class Corpus(Struct, frozen=True):
    """`workspace` is never worked in: a run gets a copy of it. `forms` are filled and lie outside of it."""

    workspace: Workspace
    filled: tuple[Path, ...]


class Shape(Struct, frozen=True):
    """How many departments report, and how many register rows (least and most) each one's workbook has."""

    departments: int
    rows: tuple[int, int] = (5, 60)
    filled: int | None = None
    """Only so many of the departments report; None: all."""

    @property
    def name(self) -> str:
        return f"{self.departments}-{self.filled or self.departments}-{self.rows[0]}-{self.rows[1]}"


def corpus(shape: Shape) -> Corpus:
    """From `build/`, made there, by a process of its own, where it is not."""
    folder = KEPT / _edition() / shape.name
    if not (folder / "ready").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        numbers = [str(number) for number in (shape.departments, *shape.rows, shape.filled or shape.departments)]
        subprocess.run([sys.executable, "-m", "benchmarks.corpus", str(folder), *numbers], cwd=ROOT, check=True)
        (folder / "ready").touch()
    return Corpus(find(folder / "workspace"), tuple(sorted((folder / "filled").iterdir())))


def fresh_workspace(made: Corpus, folder: Path, filled: Sequence[Path] | None = None) -> Workspace:
    """A copy of the workspace in which nothing has arrived yet, with these workbooks (all) in its inbox."""
    shutil.copytree(made.workspace.root, folder)
    for path in made.filled if filled is None else filled:
        shutil.copyfile(path, folder / "inbox" / path.name)
    return find(folder)


def _edition() -> str:
    """Changes with the code that makes the corpus."""
    digest = hashlib.sha256()
    for maker in _MAKERS:
        path = ROOT / maker
        for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def _make(folder: Path, shape: Shape) -> None:
    workspace = create(folder / "workspace")
    workspace.plan.write_bytes(write_plan(large_plan(shape.departments)))
    (folder / "filled").mkdir()
    with _seeded(shape.departments), open_office(workspace, from_kyiv(ISSUED)) as office:
        asked = office.plan.reporting_departments(QUARTER)[: shape.filled]
        designs = _designs(office, asked)
        jobs = ((design, shape.rows, place, folder) for place, design in enumerate(designs))
        with ProcessPoolExecutor(2, get_context("forkserver")) as pool:
            for _ in pool.map(_write_filled, jobs, chunksize=8):
                pass


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Forms get codes by chance that cannot be guessed; those of a corpus are the same each time."""
    unguessable = secrets.randbits
    secrets.randbits = random.Random(seed).getrandbits  # type: ignore[assignment]
    try:
        yield
    finally:
        secrets.randbits = unguessable


def _designs(office: Office, departments: Sequence[Department]) -> Iterator[TemplateDesign]:
    """As `template` issues them, in one transaction; each carries only what its form needs of the plan."""
    with office.ledger.together():
        codes = {
            d.code: office.ledger.issue_template(d.code, QUARTER, office.edition, LAYOUT_VERSION, office.now)
            for d in departments
        }
    plan = office.plan
    due = office.deadlines(QUARTER)
    of_department: dict[str, list[str]] = {}
    for measure in plan.measures:
        for code in measure.executors:
            of_department.setdefault(code, []).append(measure.code)
    measures = {measure.code: measure for measure in plan.measures}
    indicators: dict[str, list[str]] = {}
    by_code = {indicator.code: indicator for indicator in plan.indicators}
    for indicator in plan.indicators:
        indicators.setdefault(indicator.measure, []).append(indicator.code)
    everyone = {d.code: d for d in plan.departments}
    for department in departments:
        own = [measures[code] for code in of_department[department.code]]
        named = dict.fromkeys([plan.decree.coordinator, *(code for measure in own for code in measure.executors)])
        small = replace(
            plan,
            departments=tuple(everyone[code] for code in named),
            measures=tuple(own),
            indicators=tuple(by_code[code] for measure in own for code in indicators.get(measure.code, ())),
        )
        assignment = Assignment(codes[department.code], office.edition, LAYOUT_VERSION, small, department, QUARTER)
        yield design_template(assignment, due, _FIRST, {}, asks_opening=True)


def _write_filled(job: tuple[TemplateDesign, tuple[int, int], int, Path]) -> None:
    design, rows, place, folder = job
    chance = random.Random(place)
    path = folder / "filled" / f"{design.assignment.department.short} звіт.xlsx"
    path.write_bytes(write_template(fill_in(design, chance, chance.randint(*rows))))


def fill_in(design: TemplateDesign, chance: random.Random, rows: int) -> TemplateDesign:
    """An honest report with so many rows of the register."""
    fields: dict[str, Plain] = {
        "filled_by": "Олена Приклад",
        "phone": "olena@example.gov.ua",
        "as_of": _AS_OF,
        "head": "Начальник Іван Зразок",
    }
    kinds = {indicator.code: indicator.kind for indicator in design.assignment.indicators}
    return replace(
        design,
        fields={key: replace(cell, value=fields.get(key)) for key, cell in design.fields.items()},
        rows={
            MEASURES: tuple(_typed(row, _measure_values(chance)) for row in design.rows[MEASURES]),
            INDICATORS: tuple(
                _typed(row, _indicator_values(row, kinds[row.record], chance)) for row in design.rows[INDICATORS]
            ),
            REGISTER: tuple(_register_row(design, chance, order) for order in range(1, rows + 1)),
        },
    )


def _typed(row: RowDesign, values: dict[str, Plain]) -> RowDesign:
    cells = {
        key: replace(cell, value=values[key]) if key in values and cell.column.access is Access.INPUT else cell
        for key, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def _measure_values(chance: random.Random) -> dict[str, Plain]:
    link = f"https://example.gov.ua/news/2020/{chance.randint(1, 999_999)}"
    status = chance.choice(("виконується", "виконується", "виконано", "виконано частково"))
    values: dict[str, Plain] = {
        "status": status,
        "narrative": " ".join(chance.sample(_SENTENCES, chance.randint(1, 4))),
        "links": link,
    }
    if status == "виконано частково":
        values["reason"] = "Частину заходів перенесено на IV квартал через карантинні обмеження."
    return values


def _indicator_values(row: RowDesign, kind: IndicatorKind, chance: random.Random) -> dict[str, Plain]:
    if kind is IndicatorKind.STATE:
        states = [c for c in row.cells["value"].column.constraints if isinstance(c, OneOf)]
        return {"value": "частково" if states else None, "comment": "Систему впроваджено в апараті ради."}
    return {"opening": chance.randint(0, 40), "value": chance.randint(0, 200), "comment": ""}


def _register_row(design: TemplateDesign, chance: random.Random, order: int) -> RowDesign:
    plan = design.assignment.plan
    reach = chance.randint(5, 900)
    values: dict[str, Plain] = {
        "date": _FIRST + timedelta(days=chance.randint(0, _DAYS)),
        "measure": chance.choice(plan.measures).number,
        "form": chance.choice(plan.forms).name,
        "title": f"{chance.choice(_TITLES)} ({chance.randint(1, 999)})",
        "place": chance.choice(_PLACES),
        "reach": reach,
        "aged": chance.randint(0, reach),
        "link": f"https://example.gov.ua/news/{chance.randint(1, 9_999_999)}",
    }
    return RowDesign(str(order), {c.key: CellDesign(c, values[c.key]) for c in REGISTER_TABLE.columns})


if __name__ == "__main__":
    place, departments, least, most, filled = sys.argv[1:]
    _make(Path(place), Shape(int(departments), (int(least), int(most)), int(filled)))
