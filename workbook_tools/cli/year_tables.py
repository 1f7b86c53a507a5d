"""Tables of a whole year on the terminal, at most 80 columns wide where the window does not say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook_tools.cli.grid import Cell, Grid
from workbook_tools.cli.prose import say
from workbook_tools.cli.tables import SIGNS, STANDING_STYLES, show
from workbook_tools.model.report import by_measure
from workbook_tools.model.submission import Status
from workbook_tools.model.year_report import Attained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook_tools.model.quarter import Quarter
    from workbook_tools.model.year_report import DepartmentYear, IndicatorYear, MeasureYear, YearReport

_VERDICT_STYLES = {Status.DONE: "green", Status.NOT_DONE: "red", Status.PARTIAL: "yellow", Status.NOT_STARTED: "yellow"}


def reporting_table(report: YearReport, lang: str) -> None:
    """Departments by quarters."""
    headings = [say("head.department", lang)]
    headings += [
        say("year.head.quarter", lang, roman=of.quarter.roman, number=of.quarter.number) for of in report.quarters
    ]
    grid = Grid(headings)
    for department in report.departments:
        cells = [_standing(department, position, of.quarter, lang) for position, of in enumerate(report.quarters)]
        grid.add_row(report.plan.department(department.department).short, *cells)
    show(grid)


def measures_table(report: YearReport, lang: str) -> None:
    """A row a measure: who executes it, its verdict, and how many of its targets are reached."""
    names = ("year.head.number", "year.head.executors", "year.head.verdict", "year.head.targets")
    grid = Grid([say(name, lang) for name in names], right=frozenset((0, 3)), whole=frozenset((0, 2, 3)))
    planned = by_measure(i for i in report.indicators if i.indicator.target is not None or i.indicator.grows)
    for row in report.measures:
        executors = ", ".join(report.plan.department(code).short for code in row.measure.executors)
        grid.add_row(
            row.measure.number, executors, _verdict(row, lang), _targets(planned.get(row.measure.code, ()), lang)
        )
    show(grid)


def _standing(department: DepartmentYear, position: int, quarter: Quarter, lang: str) -> Cell:
    standing = department.standings[position]
    if standing is None:
        return Cell(say("year.ahead" if quarter in department.asked else "year.not_asked", lang), "dim")
    if standing.kind == "missing" and not standing.overdue:
        return Cell(f"… {say('year.awaited', lang)}", "dim")
    code = "rejected" if standing.rejected else standing.kind
    return Cell(f"{SIGNS[standing.kind]} {say(f'year.{code}', lang)}", STANDING_STYLES[standing.kind])


def _verdict(row: MeasureYear, lang: str) -> Cell:
    status = row.verdict.status
    words = say(f"year.verdict.{'none' if status is None else status}", lang)
    return Cell(words, "" if status is None else _VERDICT_STYLES.get(status, ""))


def _targets(planned: Sequence[IndicatorYear], lang: str) -> str:
    reached = sum(one.attained in (Attained.YES, Attained.SO_FAR) for one in planned)
    return say("year.targets", lang, reached=reached, count=len(planned)) if planned else ""
