"""Tables on the terminal, at most 80 columns wide where the window does not say otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from workbook_tools.cli.prose import tell
from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.rules.phrases import say
from workbook_tools.rules.shown import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbook_tools.model.plan import Plan
    from workbook_tools.model.receipt import Standing
    from workbook_tools.model.report import ConsolidatedReport, IndicatorRow

WIDTH = 80
STANDING_STYLES = {
    "missing": "red",
    "held": "yellow",
    "returned": "yellow",
    "accepted": "green",
    "accepted_late": "green",
    "nil": "green",
}
SIGNS = {
    "accepted": "✓",
    "accepted_late": "✓",
    "nil": "✓",
    "returned": "✗",
    "quarantined": "✗",
    "missing": "—",
    "held": "?",
}


def console(*, stderr: bool = False) -> Console:
    """As wide as the window; WIDTH in a pipe or a file. NO_COLOR is honoured."""
    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Console(stderr=stderr, width=None if terminal else WIDTH, highlight=False, markup=False)


def departments_table(plan: Plan, standings: Sequence[Standing], lang: str) -> None:
    """A row a department, in the order given; columns that nobody fills are left out."""
    headings = ("head.department", "head.standing", "head.received", "head.receipt", "head.revision", "head.findings")
    rows = [_department(plan, standing, lang) for standing in standings]
    filled = [place for place in range(len(headings)) if place < 2 or any(row[place] for row in rows)]
    table = _table([headings[place] for place in filled], lang)
    for column in table.columns[3:]:
        column.justify = "right"
    for row in rows:
        table.add_row(*(row[place] for place in filled))
    show(table)


def _department(plan: Plan, standing: Standing, lang: str) -> tuple[str | Text, ...]:
    filed = standing.filed
    words = "\n  ".join((f"{SIGNS[standing.kind]} {_standing_words(standing, lang)}", *_beside(standing, lang)))
    awaited = standing.kind == "missing" and not standing.overdue
    noticed = standing.errors or standing.warnings
    return (
        plan.department(standing.department).short,
        Text(words, style="dim" if awaited else STANDING_STYLES[standing.kind]),
        "" if filed is None else f"{to_kyiv(filed.receipt.received_at):%d.%m.%Y %H:%M}",
        "" if filed is None else str(filed.receipt.number),
        "" if filed is None else str(filed.judgement.revision or ""),
        f"{standing.errors} / {standing.warnings}" if noticed else "",
    )


def indicators_table(report: ConsolidatedReport, lang: str) -> None:
    """A row an indicator; of a state, the answers. The number of one whose figures are not of all is marked."""
    from workbook_tools.rules.report_words import incomplete

    table = _table(("head.indicator", "head.quarter", "head.cumulative", "head.percent"), lang)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in report.indicators:
        mark = say("incomplete", lang)[0] if incomplete(row) else ""
        words = " ".join(f"{row.indicator.number}{mark} {row.indicator.text}".split())
        label = Text(words, overflow="ellipsis", no_wrap=True)
        percent = "—" if row.percent is None else f"{row.percent:.1f}".replace(".", ",")
        table.add_row(label, _value(row), "—" if row.cumulative is None else number(row.cumulative), percent)
    show(table)
    if any(map(incomplete, report.indicators)):
        tell(say("incomplete", lang))
        click.echo()


def _table(headings: Iterable[str], lang: str) -> Table:
    return new_table([say(heading, lang) for heading in headings])


def new_table(headings: Iterable[str]) -> Table:
    """Without a frame; the headings are words already."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
    for heading in headings:
        table.add_column(heading)
    return table


def show(table: Table) -> None:
    click.echo()
    console().print(table)
    click.echo()


def _standing_words(standing: Standing, lang: str) -> str:
    words = say(f"standing.{'rejected' if standing.rejected else standing.kind}", lang)
    if standing.kind == "nil" and standing.late:
        words += f", {say('standing.late', lang)}"
    if standing.overdue:
        words += f", {say('standing.overdue', lang)}"
    return words


def _beside(standing: Standing, lang: str) -> Iterator[str]:
    """What the standing alone would hide: that the first revision was in time, and newer ones that do not count."""
    if standing.corrected_later and standing.first_accepted_at is not None:
        yield say("standing.first_in_time", lang, day=f"{to_kyiv(standing.first_accepted_at):%d.%m.%Y}")
    if standing.counts:
        for receipt in standing.waiting:
            yield say(f"standing.newer_{'held' if receipt in standing.held else 'returned'}", lang, receipt=receipt)


def _value(row: IndicatorRow) -> str:
    states = dict.fromkeys(part.state.text for part in row.contributions if part.state is not None)
    if states:
        return ", ".join(states)
    return "—" if row.quarter is None else number(row.quarter)
