"""Every program × format × edit: the same report, or the findings that must be; never a silently wrong value."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from _pytest.mark import ParameterSet
from plans import Q3_WINDOW_FIRST
from programs.drivers import Program
from programs.edits import Comes
from programs.form import assignment
from programs.matrix import Cell, cells, intended, outcome_of
from programs.meaning import told, understood, unexplained

from workbook_tools.model.past import Past
from workbook_tools.rules.catalogue import outcome
from workbook_tools.stages.check_submission import check_history
from workbook_tools.workflows import judge

ANSWERED_ON = date(2020, 9, 16)
Kept = dict[tuple[str, str], dict[str, bytes]]


def _parameters() -> Iterator[ParameterSet]:
    for cell in cells():
        marks = [pytest.mark.xdist_group(cell.program.group)]
        if cell.program.mark:
            marks.append(getattr(pytest.mark, cell.program.mark))
        if isinstance(cell.comes, Comes):
            yield pytest.param(cell, cell.comes, id=cell.name, marks=marks)


@pytest.fixture(autouse=True)
def _issued() -> Iterator[None]:
    judge.remember({assignment().code: assignment()})
    yield
    judge.remember({})


@pytest.mark.parametrize(("cell", "comes"), list(_parameters()))
def test_what_comes_back(cell: Cell, comes: Comes, kept: Kept, request: pytest.FixtureRequest) -> None:
    reading = judge.judge(_saved(cell, kept, request))
    submission = reading.submission
    past = Past(received_on=ANSWERED_ON, window_first=Q3_WINDOW_FIRST, asks_opening=True)
    history = check_history(submission, assignment(), past) if submission else ()
    findings = (*reading.findings, *history)
    assert told(findings, submission) == Counter(comes.told)
    assert outcome(findings) is outcome_of(comes)
    assert submission is not None
    assert unexplained(intended(comes), understood(submission), findings, submission) == []


def _saved(cell: Cell, kept: Kept, request: pytest.FixtureRequest) -> bytes:
    """The form after the edit, as the program saves it."""
    key = cell.program.name, cell.edit.name
    if key not in kept:
        program: Program = request.getfixturevalue(cell.program.fixture)
        kept[key] = dict(program.edited(cell.edit.name, cell.edit.steps, cell.program.formats))
    return kept[key][cell.format]
