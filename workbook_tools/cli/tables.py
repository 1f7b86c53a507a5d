"""Tables on the terminal, at most 80 columns wide where the window does not say otherwise."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from workbook_tools.cli.grid import Cell, Grid, table_lines
from workbook_tools.cli.prose import say, shown, tell
from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.rules.shown import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.table import Table

    from workbook_tools.model.plan import Plan
    from workbook_tools.model.quarter_told import IndicatorTold
    from workbook_tools.model.receipt import Standing

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
    from rich.console import Console

    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Console(stderr=stderr, width=None if terminal else WIDTH, highlight=False, markup=False)


def departments_table(plan: Plan, standings: Sequence[Standing], lang: str) -> None:
    """A row a department, in the order given; columns that nobody fills are left out."""
    headings = ("head.department", "head.standing", "head.received", "head.receipt", "head.revision", "head.findings")
    rows = [_department(plan, standing, lang) for standing in standings]
    filled = [place for place in range(len(headings)) if place < 2 or any(row[place] for row in rows)]
    grid = Grid(_said((headings[place] for place in filled), lang), right=frozenset(range(3, len(filled))))
    for row in rows:
        grid.add_row(*(row[place] for place in filled))
    show(grid)


def _department(plan: Plan, standing: Standing, lang: str) -> tuple[str | Cell, ...]:
    filed = standing.filed
    words = "\n  ".join((f"{SIGNS[standing.kind]} {_standing_words(standing, lang)}", *_beside(standing, lang)))
    awaited = standing.kind == "missing" and not standing.overdue
    noticed = standing.errors or standing.warnings
    return (
        plan.department(standing.department).short,
        Cell(words, "dim" if awaited else STANDING_STYLES[standing.kind]),
        "" if filed is None else f"{to_kyiv(filed.receipt.received_at):%d.%m.%Y %H:%M}",
        "" if filed is None else str(filed.receipt.number),
        "" if filed is None else str(filed.judgement.revision or ""),
        f"{standing.errors} / {standing.warnings}" if noticed else "",
    )


def indicators_table(indicators: Sequence[IndicatorTold], lang: str) -> None:
    """A row an indicator; of a state, the answers. The number of one whose figures are not of all is marked."""
    headings = ("head.indicator", "head.quarter", "head.cumulative", "head.percent")
    grid = Grid(_said(headings, lang), right=frozenset((1, 2, 3)))
    for row in indicators:
        mark = say("incomplete", lang)[0] if row.incomplete else ""
        words = " ".join(f"{row.number}{mark} {row.text}".split())
        label = Cell(words, whole=True)
        percent = "—" if row.percent is None else f"{row.percent:.1f}".replace(".", ",")
        grid.add_row(label, _value(row), "—" if row.cumulative is None else number(row.cumulative), percent)
    show(grid)
    if any(row.incomplete for row in indicators):
        tell(say("incomplete", lang))
        click.echo()


def _said(headings: Iterable[str], lang: str) -> list[str]:
    return [say(heading, lang) for heading in headings]


def show(grid: Grid) -> None:
    """Without a frame; by rich's own table only where it cannot be drawn more quickly."""
    lines = table_lines(grid, WIDTH) if _in_black_and_white() else _in_colours(grid)
    click.echo()
    if lines is None:
        console().print(_drawn(grid))
    else:
        click.echo("\n".join(lines))
    click.echo()


def _in_colours(grid: Grid) -> list[str] | None:
    """As wide and as colourful as rich finds the window to be; None where escape sequences do not paint it."""
    from rich.style import Style

    screen = console()
    if not sys.stdout.isatty() or screen.legacy_windows:
        return None
    if screen.color_system is None:
        return table_lines(grid, screen.width)
    known = {style: Style.parse(style) for style in ("bold", *(cell.style for row in grid.rows for cell in row))}
    brushes = {name: style.without_color if screen.no_color else style for name, style in known.items()}
    return table_lines(grid, screen.width, lambda text, style: brushes[style].render(text))


class Painter:
    """Lines that begin with words in a style: painted where there are colours, and plain by the quick way elsewhere."""

    def __init__(self) -> None:
        self._plain = _in_black_and_white()
        self._console: Console | None = None

    def line(self, words: str, style: str, rest: str) -> None:
        """Never wrapped."""
        words, rest = shown(words), shown(rest)
        if self._plain:
            click.echo(words + rest)
            return
        from rich.text import Text

        self._console = self._console or console()
        self._console.print(Text.assemble((words, style), rest), soft_wrap=True)


def _in_black_and_white() -> bool:
    """Nobody watches, no variable asks rich for colours all the same, and every sign can be written."""
    stream, asked = sys.stdout, ("FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS")
    return (
        not stream.isatty() and (stream.encoding or "utf-8").lower() == "utf-8" and not any(map(os.environ.get, asked))
    )


def _drawn(grid: Grid) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
    for place, heading in enumerate(grid.headings):
        table.add_column(heading, justify="right" if place in grid.right else "left", no_wrap=place in grid.whole)
    for row in grid.rows:
        cells = (Text(_lines(cell.text), cell.style, overflow="ellipsis", no_wrap=cell.whole or None) for cell in row)
        table.add_row(*cells)
    return table


def _lines(text: str) -> str:
    """A cell's line breaks are lines of the table."""
    return "\n".join(map(shown, text.split("\n")))


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


def _value(row: IndicatorTold) -> str:
    if row.states:
        return ", ".join(row.states)
    return "—" if row.quarter is None else number(row.quarter)
