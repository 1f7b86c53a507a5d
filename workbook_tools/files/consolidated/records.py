"""Writes the records of a table sheet, one row after the other; none of them is kept."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from workbook_tools.files.consolidated.rows import (
    INDENT,
    LINK_TIP,
    WHOLE,
    Anchor,
    Cell,
    Row,
    Value,
    kind_look,
    plain,
    risky,
)
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import GrowingSheet
from workbook_tools.files.documents.streamed import BLANK, LETTERS, day_body, formula_body, number_body, text_body
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import line_count, lines_height
from workbook_tools.model.report_layout import Heading, ReportSheet

_LEAST_HEIGHT = 16
_HEIGHTS = tuple(lines_height(lines, least=_LEAST_HEIGHT) for lines in range(40))
"""By the lines of the tallest cell; the last one is Excel's highest row."""
_LINKS_LIMIT = 60_000
"""Excel opens no sheet with more than 65,530 links."""
_REMEMBERED, _LONG = 1_000, 200
"""How many values of a column are kept as they were written, and letters of a text that is not."""
_FIRST_SURE_DAY = date(1900, 3, 1)
"""Excel believes in 29.02.1900: the days before it have other numbers."""


class Records:
    """One sheet's rows as they are written."""

    def __init__(
        self, sheet: GrowingSheet, formats: Formats, design: ReportSheet, places: Mapping[Anchor, int]
    ) -> None:
        self._sheet = sheet
        self._formats = formats
        self._design = design
        self._places = places
        self._columns: dict[tuple[object, ...], list[_Place]] = {}
        self._links = 0

    def put(self, index: int, row: Row) -> None:
        """`index`: 0-based, below all rows so far."""
        columns = self._columns.get(tuple(row.look.items())) or self._columns_of(row.look)
        number, lines, until = index + 1, 1, 0
        cells: list[str] = []
        get = row.cells.get
        for position, key, start, known, kept, column in columns:
            if position < until:
                continue
            cell = get(key)
            if isinstance(cell, Cell):
                met = kept(id(cell)) or column.keep(cell, self._target(cell.link))
                tail, taken, target, _ = met
                cells.append(f"{start}{number}{tail}")
                if target:
                    self._put_link(index, position, target)
                if cell.span > 1:
                    until = position + cell.span
                    taken = self._put_span(index, position, column, met, cells)
            else:
                tail, taken = known(cell) or column.say(cell)
                cells.append(f"{start}{number}{tail}")
            if taken > lines:
                lines = taken
        self._sheet.put_row(index, _HEIGHTS[min(lines, len(_HEIGHTS) - 1)], row.level, "".join(cells))

    def _columns_of(self, look: Look) -> "list[_Place]":
        places = []
        for position, heading in enumerate(self._design.headings):
            column = _Column(self._sheet, self._formats, heading, look)
            start = f'<c r="{LETTERS[position]}'
            places.append(_Place(position, heading.key, start, column.known.get, column.kept.get, column))
        self._columns[tuple(look.items())] = places
        return places

    def _put_span(self, row: int, first: int, column: "_Column", kept: "_Kept", cells: list[str]) -> int:
        """The lines that the cell takes."""
        last = first + kept.cell.span - 1
        style = column.style(kept.cell, kept.target)
        cells += (f'<c r="{LETTERS[other]}{row + 1}{style}{BLANK}' for other in range(first + 1, last + 1))
        self._sheet.put_merge(row, first, last)
        headings = self._design.headings[first : last + 1]
        return column.lines(kept.cell.value, sum(heading.width for heading in headings) - INDENT)

    def _target(self, anchor: Anchor | None) -> str:
        """Where a cell leads; nothing where there is no such row."""
        number = None if anchor is None else self._places.get(anchor)
        if anchor is None or number is None:
            return ""
        return self._sheet.link_target(anchor.sheet, number, LINK_TIP.format(anchor.sheet))

    def _put_link(self, row: int, column: int, target: str) -> None:
        """Cells beyond what Excel opens lead nowhere."""
        self._sheet.put_link(row, column, target)
        self._links += 1
        if self._links > _LINKS_LIMIT:
            self._places = {}
            self._columns.clear()


_Said = tuple[str, int]
"""A value as it is written: what follows the row's number in the cell's tag, and the lines that it takes."""


class _Kept(NamedTuple):
    """Likewise of a cell, with where it leads."""

    tail: str
    lines: int
    target: str
    cell: Cell


class _Column:
    """A column in rows of one look, with what was said in it of late and the styles met so far."""

    def __init__(self, sheet: GrowingSheet, formats: Formats, heading: Heading, of_row: Look) -> None:
        self._sheet = sheet
        self._formats = formats
        self._looks = (kind_look(heading.kind), styles.BOXED, of_row)
        self._bold = bool(of_row.get("bold"))
        self._width = heading.width - INDENT
        self._styles: dict[tuple[object, ...], tuple[str, Look, Look]] = {}
        self.known: dict[Value, _Said] = {}
        self.kept: dict[int, _Kept] = {}

    def say(self, value: Value) -> _Said:
        text = isinstance(value, str)
        warned = isinstance(value, str) and risky(value)
        style = self._style(text, warned, "", styles.NO_LOOK, styles.NO_LOOK)
        said = (f"{style}{self._body(value)}", self.lines(value, self._width))
        if not isinstance(value, str) or len(value) < _LONG:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[value] = said
        return said

    def keep(self, cell: Cell, target: str) -> _Kept:
        """Cells that come again are known by being the same; a formula comes once."""
        body = formula_body(cell.formula, plain(cell.value)) if cell.formula else self._body(cell.value)
        kept = _Kept(f"{self.style(cell, target)}{body}", self.lines(cell.value, self._width), target, cell)
        if not cell.formula:
            if len(self.kept) >= _REMEMBERED:
                self.kept.clear()
            self.kept[id(cell)] = kept
        return kept

    def lines(self, value: Value, width: float) -> int:
        return line_count(value, width, bold=self._bold) if isinstance(value, str) else 1

    def style(self, cell: Cell, target: str) -> str:
        text, link = isinstance(cell.value, str), cell.link_look if target else styles.NO_LOOK
        warned = isinstance(cell.value, str) and not cell.formula and risky(cell.value)
        return self._style(text, warned, cell.number, cell.look, link)

    def _style(self, text: bool, warned: bool, number: str, own: Look, link: Look) -> str:
        """xlsxwriter's index of the format, as it stands in the cell's tag.

        Looks are mostly the same objects, and known by that as long as they are kept.
        """
        asked = (text, warned, number, id(own), id(link))
        known = self._styles.get(asked)
        if known is None:
            if len(self._styles) >= _REMEMBERED:
                self._styles.clear()
            usual: Look = styles.WRAPPED if text else {"num_format": WHOLE}
            more: dict[str, object] = {"num_format": number} if number else {}
            if warned:
                more["quote_prefix"] = True
            index = self._formats.get(usual, *self._looks, own, link, **more)._get_xf_index()
            known = self._styles[asked] = (f'" s="{index}', own, link)
        return known[0]

    def _body(self, value: Value) -> str:
        if isinstance(value, str):
            return text_body(value)
        if value is None:
            return BLANK
        if isinstance(value, int | Decimal):
            return number_body(plain(value))
        if isinstance(value, datetime) or value < _FIRST_SURE_DAY:
            return number_body(self._sheet._convert_date_time(value))
        return day_body(value)


class _Place(NamedTuple):
    """A column where it stands: its beginning of a cell's tag, and what it remembers of values and cells."""

    position: int
    key: str
    start: str
    known: Callable[[Value], _Said | None]
    kept: Callable[[int], _Kept | None]
    column: _Column
