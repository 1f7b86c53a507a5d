"""The rows of «Огляд»: cells of several blocks side by side, written as they come and not kept."""

from collections.abc import Callable, Iterable, Mapping
from heapq import merge
from operator import attrgetter
from typing import Any

from workbook_tools.files.consolidated.blocks import Placed
from workbook_tools.files.consolidated.columns import asked_of, cell_format
from workbook_tools.files.consolidated.rows import LINK_TIP, Anchor, Cell, plain
from workbook_tools.files.documents.document import GrowingSheet
from workbook_tools.files.documents.streamed import BLANK, LETTERS, LINKS_LIMIT, formula_body, number_body, text_body
from workbook_tools.files.documents.styles import Formats

_Row = list[tuple[int, str]]
"""Columns, and what is written there."""
_place = attrgetter("place")


class PageRows:
    """`places`: where links lead; `height`: of a row (0-based), in points."""

    def __init__(
        self, sheet: GrowingSheet, formats: Formats, places: Mapping[Anchor, int], height: Callable[[int], float]
    ) -> None:
        self._sheet = sheet
        self._formats = formats
        self._places = places
        self._height = height
        self._links = 0
        self._styles: dict[tuple[object, ...], tuple[str, Placed]] = {}
        """What is written of a style, and the first cell that has it: looks are known by being the same."""
        self._reached: dict[int, _Row] = {}

    def put(self, last: int, *sides: Iterable[Placed]) -> None:
        """Down to this row (0-based); `sides` have their cells from above downwards, and each row's from the left.

        ValueError where they have not, or go on below it: such cells would be left out.
        """
        cells = merge(*sides, key=_place)
        one = next(cells, None)
        for row in range(last + 1):
            said = self._reached.pop(row, [])
            while one is not None and one.place[0] == row:
                self._say(one, said)
                one = next(cells, None)
            said.sort()
            self._sheet.put_row(row, self._height(row), 0, "".join([text for _, text in said]))
        if one is not None:
            raise ValueError(f"no row for the cell at {one.place}")

    def _say(self, placed: Placed, said: _Row) -> None:
        """Cells that are joined with this one are blank; those below it are told when their row comes."""
        row, first, last_row, last = placed.place
        cell = placed.cell
        target = self._target(cell)
        style = self._style(placed, target)
        said.append((first, f'<c r="{LETTERS[first]}{row + 1}{style}{_body(cell)}'))
        said += _blank(row, range(first + 1, last + 1), style)
        for below in range(row + 1, last_row + 1):
            self._reached.setdefault(below, []).extend(_blank(below, range(first, last + 1), style))
        if last > first or last_row > row:
            self._sheet.put_merge(row, first, last, last_row)
        if target:
            self._sheet.put_link(row, first, target)

    def _style(self, placed: Placed, target: str) -> str:
        cell = placed.cell
        asked = (*asked_of(cell, target), id(placed.look))
        known = self._styles.get(asked)
        if known is None:
            look = cell_format(self._formats, cell, (placed.look, cell.look), linked=bool(target))
            known = self._styles[asked] = f'" s="{look._get_xf_index()}', placed
        return known[0]

    def _target(self, cell: Cell) -> str:
        """Nothing where it leads nowhere, and from where on Excel would not open the sheet."""
        number = None if cell.link is None or self._links >= LINKS_LIMIT else self._places.get(cell.link)
        if cell.link is None or number is None:
            return ""
        self._links += 1
        return self._sheet.link_target(cell.link.sheet, number, LINK_TIP.format(cell.link.sheet))


def charted(cell: Cell) -> Any:
    """What a chart keeps of a cell that it shows, as xlsxwriter reads it from its own."""
    value = plain(cell.value)
    return value if cell.formula or isinstance(value, str) else f"{value:.16g}"


def _blank(row: int, columns: Iterable[int], style: str) -> _Row:
    return [(column, f'<c r="{LETTERS[column]}{row + 1}{style}{BLANK}') for column in columns]


def _body(cell: Cell) -> str:
    """Numbers and texts, and references to another cell."""
    value = cell.value
    if cell.formula:
        return formula_body(cell.formula, plain(value))
    if value is None:
        return BLANK
    return text_body(value) if isinstance(value, str) else number_body(plain(value))
