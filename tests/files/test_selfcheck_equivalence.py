"""«Перевірка» says what the rules say, constraint by constraint: generated fillings, computed by LibreOffice."""

import importlib.util
import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fillings import Form, Place, address, cells, fillings, forms
from openpyxl.formula.translate import Translator
from programs.drivers import office_command
from self_checks import Judged, Said, Verdict, judged_fillings, told

from workbook_tools.files.template.checks import NIL_CHECK, Check, checks
from workbook_tools.model.cells import cell_name, cell_position
from workbook_tools.model.column import MaxLength, Required, WebLinks
from workbook_tools.model.finding import Severity
from workbook_tools.model.layout import FIELDS, MEASURES, REGISTER, SHEET_CHECK
from workbook_tools.model.self_check import DIFFERENCES, Side
from workbook_tools.model.template_texts import READY

pytestmark = pytest.mark.xdist_group("self-check")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "self-check.md"
FIRST_LINE = 6
MARKS_RIGHT_OF = 30
"""Where the conditional formats' formulas stand as cells: so many columns to the right."""
SAMPLE = 24
"""Fillings that are also opened as files: every this-many-th."""
Answer = list[list[list[Any]]]
"""Of one filling: the values of each seen area, row by row."""


# --- what the rules say of the generated fillings ------------------------------------------------


def test_the_first_filling_of_each_form_is_right_in_every_cell() -> None:
    for form in forms():
        first = next(whole for whole in judged_fillings() if whole.form is form)
        assert [v for v in first.verdicts if v.said is not Said.HOLDS or v.difference] == []
        assert told(first) == set()


def test_the_verdicts_are_those_of_the_findings() -> None:
    """Every cell with a broken constraint has an error or warning, and none other has one of these families."""
    codes: Counter[str] = Counter()
    for whole in judged_fillings():
        broken = {address(whole.form, v.place) for v in whole.verdicts if v.said is Said.BROKEN}
        assert broken <= told(whole)
        codes.update(
            f.code
            for f in whole.findings
            if f.severity is Severity.ERROR and (f.where.sheet, f.where.cell) not in broken and f.where.column
        )
    beyond = {"nil_but_filled", "nil_register_filled", "not_started_but_reported", "error_cell", "event_after_receipt"}
    assert set(codes) <= beyond


def test_every_declared_difference_occurs_and_every_kind_is_broken_and_kept() -> None:
    verdicts = [v for whole in judged_fillings() for v in whole.verdicts]
    assert {v.difference for v in verdicts if v.parted} == set(DIFFERENCES)
    kinds = {type(v.constraint) for v in verdicts}
    assert len(kinds) == 9
    for said in (Said.HOLDS, Said.BROKEN):
        assert {type(v.constraint) for v in verdicts if v.said is said and not v.difference} == kinds


def test_the_page_shows_what_is_compared() -> None:
    spec = importlib.util.spec_from_file_location("self_check", PAGE.parent / "self_check.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert PAGE.read_text("utf-8") == script.page(), "run make docs"


# --- what LibreOffice says -----------------------------------------------------------------------


@pytest.mark.libreoffice
def test_every_line_and_mark_agrees_with_the_rules(tmp_path: Path) -> None:
    """Typed into one open form after another; a sample is opened as files, too."""
    batches = [_typed(form, tmp_path) for form in forms()]
    sample = range(0, len(judged_fillings()), SAMPLE)
    batches += [_opened(number, tmp_path) for number in sample]
    answers = [answer for batch in _recalculated(batches, tmp_path) for answer in batch]
    disagreements = [
        f"{whole.form.name}, filling {number}: {fault}"
        for number, whole in enumerate(judged_fillings())
        for fault in _disagreements(whole, answers[number])
    ]
    assert disagreements == []
    assert [answers[number][:2] for number in sample] == [answer[:2] for answer in answers[len(judged_fillings()) :]]


def _typed(form: Form, folder: Path) -> dict[str, Any]:
    path = folder / f"{form.name}.xlsx"
    path.write_bytes(_with_marks(form))
    marks = [[sheet, area] for sheet, area, _ in _marked(form)]
    filled = [[[*address(form, place), *_put(typed)] for place, typed in f.items()] for f in fillings(form)]
    return {"source": str(path), "seen": [*_lines(form), *marks], "fillings": filled}


def _opened(number: int, folder: Path) -> dict[str, Any]:
    whole = judged_fillings()[number]
    path = folder / f"{number}.xlsx"
    path.write_bytes(whole.data)
    return {"source": str(path), "seen": _lines(whole.form), "fillings": [[]]}


def _lines(form: Form) -> list[list[str]]:
    return [[SHEET_CHECK, f"D{FIRST_LINE}:D{FIRST_LINE + len(checks(form.design)) - 1}"], [SHEET_CHECK, "A3:A3"]]


def _put(typed: Any) -> tuple[str, str | float]:
    return ("number" if typed.kind == "date" else typed.kind), typed.value


def _recalculated(batches: Sequence[dict[str, Any]], folder: Path) -> list[list[Answer]]:
    command = office_command("recalculate.py", folder)
    ran = subprocess.run(command, input=json.dumps(batches).encode(), check=True, capture_output=True, timeout=600)
    answers: list[list[Answer]] = json.loads(ran.stdout)
    return answers


# --- agreement -----------------------------------------------------------------------------------


def _disagreements(whole: Judged, answer: Answer) -> Iterator[str]:
    form = whole.form
    lines = [row[0] for row in answer[0]]
    for check, count in zip(checks(form.design), lines, strict=True):
        least, most = _expected(check, whole)
        if not least <= count <= most:
            yield f"«{check.text}»: {count} and not {least} to {most}"
    doubts = {line for line, check in enumerate(checks(form.design)) if check.doubt}
    remaining = sum(count for line, count in enumerate(lines) if line not in doubts)
    ready = answer[1][0][0] == READY
    if ready != (remaining == 0):
        yield f"verdict «{answer[1][0][0]}» of {remaining}"
    if ready and (errors := _undeclared_errors(whole)):
        yield f"ready with {errors}"
    yield from _mark_disagreements(whole, answer[2:])


def _expected(check: Check, whole: Judged) -> tuple[int, int]:
    """The least and the most rows that the line may count; both are the same unless a cell could not be read."""
    table, column, constraint = check.of
    if column == NIL_CHECK:
        return _expected_when_nil(whole)
    if constraint is None:
        tables = (table, FIELDS) if table == MEASURES else (table,)
        of_line = [v for v in whole.verdicts if isinstance(v.constraint, MaxLength) and v.place[0] in tables]
    else:
        of_line = [
            v for v in whole.verdicts if v.constraint == constraint and (v.place[0], v.place[2]) == (table, column)
        ]
    return sum(v.fault is True for v in of_line), sum(v.fault is not False for v in of_line)


def _expected_when_nil(whole: Judged) -> tuple[int, int]:
    """Rows that the findings name, and up to those where something could not be read or is known to part."""
    found = {(f.where.table, f.where.record) for f in whole.findings if f.code in ("nil_but_filled", "nil_not_taken")}
    rows = len(found) + (len(whole.submission.activities) if whole.submission.header.nil else 0)
    nil = next(typed for (table, _, key), typed in whole.filling.items() if (table, key) == (FIELDS, "nil"))
    if nil.manner is not None:
        return 0, 0
    doubtful = {
        place[:2]
        for place, typed in whole.filling.items()
        if place[0] != FIELDS and (typed.manner is not None or typed.kind in ("error", "logical"))
    } | {v.place[:2] for v in whole.verdicts if v.said is Said.UNJUDGED}
    return rows, rows + (len(doubtful) if whole.submission.header.nil else 0)


def _undeclared_errors(whole: Judged) -> set[tuple[str, str]]:
    """Cells that the rules reject though the form calls itself ready, and no declared difference tells of them."""
    missed = {address(whole.form, v.place) for v in whole.verdicts if v.difference and v.difference.side is Side.MISSES}
    broken = {
        address(whole.form, v.place)
        for v in whole.verdicts
        if v.said is Said.BROKEN and not isinstance(v.constraint, WebLinks)
    }
    return broken - missed


def _mark_disagreements(whole: Judged, areas: list[list[list[Any]]]) -> Iterator[str]:
    """A cell stands out where one of its constraints asks; a blank one of a fixed row does not."""
    expected: dict[Place, list[Verdict]] = {}
    for verdict in whole.verdicts:
        if not isinstance(verdict.constraint, Required) or verdict.place[0] == REGISTER:
            expected.setdefault(verdict.place, []).append(verdict)
    shown = {
        (sheet, cell_name(row, column - MARKS_RIGHT_OF)): value
        for (sheet, area, _), rows in zip(_marked(whole.form), areas, strict=True)
        for (row, column), value in _by_position(area, rows)
    }
    for place, verdicts in expected.items():
        faults = {verdict.fault for verdict in verdicts}
        if (True in faults or None not in faults) and bool(shown[address(whole.form, place)]) != (True in faults):
            yield f"mark of {address(whole.form, place)}: {shown[address(whole.form, place)]}"


def _by_position(area: str, rows: list[list[Any]]) -> Iterator[tuple[tuple[int, int], Any]]:
    top, left = cell_position(area.split(":")[0])
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            yield (top + down, left + right), value


# --- the conditional formats as cells ------------------------------------------------------------


@cache
def _marked(form: Form) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
    """By sheet: an area to the right of the form, and the formulas that stand there, by cell."""
    loaded = openpyxl.load_workbook(BytesIO(form.data))
    marks: dict[str, dict[str, str]] = {}
    for place, _ in cells(form):
        sheet, name = address(form, place)
        for formatting in loaded[sheet].conditional_formatting:
            if name in formatting.sqref:
                origin = str(formatting.sqref).partition(":")[0]
                row, column = cell_position(name)
                target = cell_name(row, column + MARKS_RIGHT_OF)
                either = ",".join(rule.formula[0] for rule in formatting.rules)
                formula = Translator(f"=OR({either})", origin).translate_formula(name)
                marks.setdefault(sheet, {})[target] = formula
    return tuple((sheet, _around(formulas), formulas) for sheet, formulas in marks.items())


def _around(names: Mapping[str, str]) -> str:
    rows, columns = zip(*(cell_position(name) for name in names), strict=True)
    return f"{cell_name(min(rows), min(columns))}:{cell_name(max(rows), max(columns))}"


def _with_marks(form: Form) -> bytes:
    loaded = openpyxl.load_workbook(BytesIO(form.short))
    for sheet, _, formulas in _marked(form):
        for name, formula in formulas.items():
            loaded[sheet][name] = formula
    data = BytesIO()
    loaded.save(data)
    return data.getvalue()
