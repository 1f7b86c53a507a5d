"""The memo and the year of a plan three times as long are three times the work: nothing is sought from end to end."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import FrameType
from typing import Any

import pytest
from msgspec.structs import replace
from plans import Q3, example_plan
from reported import reported
from year_reports import year_of

from workbook_tools.cli.year_tables import measures_table, reporting_table
from workbook_tools.files.year.writer import write_year
from workbook_tools.model.plan import Plan, Term
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.model.submission import Status
from workbook_tools.model.year_report import YearReport
from workbook_tools.stages.design_memo import design_memo

_ROOMS = ("/design_memo/", "/stages/consolidate", "/files/year/", "/year_tables.py", "/model/plan.py", "<string>")
"""Elsewhere the work also grows with texts: what is wrapped, or put together anew."""
_STEP = 30
_FIRST = 100
"""The first code's number: all codes are of one length, and so are the texts they stand in."""


@dataclass(slots=True)
class _Work:
    """Python's own instructions in the functions of these rooms, and in comparing records («<string>»)."""

    instructions: int = 0

    def trace(self, frame: FrameType, event: str, arg: object) -> Any:
        if not any(room in frame.f_code.co_filename for room in _ROOMS):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return self._count

    def _count(self, frame: FrameType, event: str, arg: object) -> Any:
        self.instructions += event == "opcode"
        return self._count


@contextmanager
def _counted() -> Iterator[_Work]:
    work, before = _Work(), sys.gettrace()
    sys.settrace(work.trace)
    try:
        yield work
    finally:
        sys.settrace(before)


def _plan(size: int) -> Plan:
    """So many departments, each with a measure of its own, which has one indicator; every other one's term is over."""
    plan = example_plan()
    numbers = [str(number) for number in range(_FIRST, _FIRST + size)]
    indicator = plan.indicator("8.1")
    measure = plan.measure(indicator.measure)
    terms = (Term("Серпень", ((date(2020, 8, 1), date(2020, 8, 31)),)), measure.term)
    department = plan.department("culture")
    coordinator = plan.department(plan.decree.coordinator)
    return replace(
        plan,
        departments=(coordinator, *(replace(department, code=f"d{n}", name=f"В{n}", short=f"В{n}") for n in numbers)),
        measures=tuple(
            replace(measure, code=n, number=n, name=f"Захід {n}", executors=(f"d{n}",), term=terms[int(n) % 2])
            for n in numbers
        ),
        indicators=tuple(replace(indicator, code=f"{n}.1", number=f"{n}.1", measure=n) for n in numbers),
    )


def _year(size: int) -> YearReport:
    """Two of three departments have reported."""
    plan = _plan(size)
    reports = [
        reported(
            f"d{number}",
            Q3,
            "16.09",
            openings={f"{number}.1": 0},
            values={f"{number}.1": 1},
            statuses={str(number): Status.PARTIAL},
            receipt=number,
        )
        for number in range(_FIRST, _FIRST + size)
        if number % 3
    ]
    return year_of(reports, "10.10.2020", plan)


def _memo(year: YearReport) -> None:
    quarter: ConsolidatedReport | None = year.quarters[0].report
    assert quarter is not None
    design_memo(quarter)


def _tables(year: YearReport) -> None:
    reporting_table(year, "uk")
    measures_table(year, "uk")


def _instructions(make: Callable[[YearReport], object], size: int) -> int:
    year = _year(size)
    with _counted() as work:
        make(year)
    return work.instructions


@pytest.mark.parametrize("make", [_memo, write_year, _tables])
def test_so_many_more_departments_cost_what_as_many_did_before(make: Callable[[YearReport], object]) -> None:
    """Equal steps but for a hundredth: a search from end to end would make each dearer than the one before."""
    make(_year(_STEP - 1))
    first, second, third = (_instructions(make, _STEP * times) for times in (1, 2, 3))
    assert third - second <= (second - first) * 1.01, (first, second, third)


def test_so_many_more_departments_cost_the_year_what_as_many_did_before() -> None:
    """Counted with all that stands before it: the quarters settled, tallied and consolidated."""
    _year(_STEP - 1)
    first, second, third = (_instructions_of_year(_STEP * times) for times in (1, 2, 3))
    assert third - second <= (second - first) * 1.01, (first, second, third)


def _instructions_of_year(size: int) -> int:
    with _counted() as work:
        _year(size)
    return work.instructions
