"""Tables drawn without rich are the tables that rich draws."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from workbook_tools.cli.grid import Cell, Grid, table_lines

WIDTHS = (20, 40, 80)
words = st.text("абвгд їЄxyz019.,— …№’\u00a0", max_size=30)
lines = st.lists(words, min_size=1, max_size=3).map("\n".join)
cells = st.builds(Cell, lines) | st.builds(Cell, words, st.just("green"), whole=st.booleans())


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    count = draw(st.integers(1, 5))
    places = st.frozensets(st.integers(0, count - 1))
    headings = draw(st.lists(words, min_size=count, max_size=count))
    grid = Grid(headings, draw(places), draw(places))
    for row in draw(st.lists(st.tuples(*[cells] * count), max_size=6)):
        grid.add_row(*row)
    return grid


def rich_table(grid: Grid) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
    for place, heading in enumerate(grid.headings):
        justify = "right" if place in grid.right else "left"
        table.add_column(heading, justify=justify, no_wrap=place in grid.whole)  # type: ignore[arg-type]
    for row in grid.rows:
        table.add_row(*(Text(cell.text, cell.style, overflow="ellipsis", no_wrap=cell.whole or None) for cell in row))
    return table


def drawn_by_rich(grid: Grid, width: int) -> str:
    file = io.StringIO()
    Console(file=file, width=width, highlight=False, markup=False).print(rich_table(grid))
    return file.getvalue()


@given(grids(), st.sampled_from(WIDTHS))
def test_the_very_lines_of_rich(grid: Grid, width: int) -> None:
    drawn = table_lines(grid, width)
    assert drawn is None or "\n".join(drawn) + "\n" == drawn_by_rich(grid, width)


def painted(told: str) -> list[tuple[str, str]]:
    """Every character that is no blank, with the escape sequence that colours it."""
    found, style = [], ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", told):
        if part.startswith("\x1b["):
            style = "" if part == "\x1b[0m" else part
        else:
            found += [(character, style) for character in part if not character.isspace()]
    return found


@given(grids(), st.sampled_from(WIDTHS))
def test_the_very_colours_of_rich(grid: Grid, width: int) -> None:
    drawn = table_lines(grid, width, lambda text, style: Style.parse(style).render(text))
    table, file = rich_table(grid), io.StringIO()
    Console(file=file, width=width, highlight=False, markup=False, color_system="standard", force_terminal=True).print(
        table
    )
    assert drawn is None or painted("\n".join(drawn)) == painted(file.getvalue())


def table_of(*rows: tuple[str, ...]) -> Grid:
    grid = Grid(("Підрозділ", "Стан", "№"), right=frozenset({2}))
    for row in rows:
        grid.add_row(*row)
    return grid


def test_words_are_broken_and_figures_stand_to_the_right() -> None:
    assert table_lines(table_of(("Відділ культури та туризму", "✓ прийнято", "7")), 31) == [
        "Підрозділ         Стан        №",
        "───────────────────────────────",
        "Відділ культури   ✓ прийнято  7",
        "та туризму                     ",
    ]


@pytest.mark.parametrize("text", ["日本", "e\u0301", "а\tб", "а\x1b[31m", "👍", "кінець\n"])
def test_what_is_not_one_place_wide_is_left_to_rich(text: str) -> None:
    assert table_lines(table_of((text, "так", "1")), 80) is None


def test_a_table_without_room_is_left_to_rich() -> None:
    assert table_lines(table_of(("Відділ культури", "прийнято", "1234567")), 9) is None
