"""Tables of a whole year on the terminal, at most 80 columns wide where the window does not say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from workbook_tools.cli.tables import SIGNS, STANDING_STYLES, new_table, show
from workbook_tools.model.submission import Status
from workbook_tools.model.year_report import Attained
from workbook_tools.rules.phrases import say

if TYPE_CHECKING:
    from workbook_tools.model.quarter import Quarter
    from workbook_tools.model.year_report import DepartmentYear, MeasureYear, YearReport

_VERDICT_STYLES = {Status.DONE: "green", Status.NOT_DONE: "red", Status.PARTIAL: "yellow", Status.NOT_STARTED: "yellow"}


def reporting_table(report: YearReport, lang: str) -> None:
    """Departments by quarters."""
    headings = [say("head.department", lang)]
    headings += [
        say("year.head.quarter", lang, roman=of.quarter.roman, number=of.quarter.number) for of in report.quarters
    ]
    table = new_table(headings)
    for department in report.departments:
        cells = [_standing(department, position, of.quarter, lang) for position, of in enumerate(report.quarters)]
        table.add_row(report.plan.department(department.department).short, *cells)
    show(table)


def measures_table(report: YearReport, lang: str) -> None:
    """A row a measure: who executes it, its verdict, and how many of its targets are reached."""
    names = ("year.head.number", "year.head.executors", "year.head.verdict", "year.head.targets")
    table = new_table([say(name, lang) for name in names])
    table.columns[0].justify = table.columns[3].justify = "right"
    for column in (table.columns[0], *table.columns[2:]):
        column.no_wrap = True
    for row in report.measures:
        executors = ", ".join(report.plan.department(code).short for code in row.measure.executors)
        table.add_row(row.measure.number, executors, _verdict(row, lang), _targets(report, row, lang))
    show(table)


def _standing(department: DepartmentYear, position: int, quarter: Quarter, lang: str) -> Text:
    standing = department.standings[position]
    if standing is None:
        return Text(say("year.ahead" if quarter in department.asked else "year.not_asked", lang), style="dim")
    if standing.kind == "missing" and not standing.overdue:
        return Text(f"… {say('year.awaited', lang)}", style="dim")
    code = "rejected" if standing.rejected else standing.kind
    return Text(f"{SIGNS[standing.kind]} {say(f'year.{code}', lang)}", style=STANDING_STYLES[standing.kind])


def _verdict(row: MeasureYear, lang: str) -> Text:
    status = row.verdict.status
    words = say(f"year.verdict.{'none' if status is None else status}", lang)
    return Text(words, style="" if status is None else _VERDICT_STYLES.get(status, ""))


def _targets(report: YearReport, row: MeasureYear, lang: str) -> str:
    planned = [
        one.attained
        for one in report.indicators
        if one.measure.code == row.measure.code and (one.indicator.target is not None or one.indicator.grows)
    ]
    reached = sum(attained in (Attained.YES, Attained.SO_FAR) for attained in planned)
    return say("year.targets", lang, reached=reached, count=len(planned)) if planned else ""
