"""Writes the records of a table sheet, one row after the other; none of them is kept."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from workbook_tools.files.consolidated.rows import (
    INDENT,
    LINK_TIP,
    NO_CELL,
    WHOLE,
    Anchor,
    Cell,
    Row,
    kind_look,
    plain,
    risky,
)
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import GrowingSheet
from workbook_tools.files.documents.streamed import blank_cell, day_cell, formula_cell, number_cell, text_cell
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.model.report_layout import ReportSheet

_LEAST_HEIGHT = 16
_LINKS_LIMIT = 60_000
"""Excel opens no sheet with more than 65,530 links."""
_REMEMBERED = 5_000
_FIRST_SURE_DAY = date(1900, 3, 1)
"""Excel believes in 29.02.1900: the days before it have other numbers."""


class Records:
    """One sheet's rows as they are written."""

    def __init__(
        self, sheet: GrowingSheet, formats: Formats, design: ReportSheet, places: Mapping[Anchor, int]
    ) -> None:
        self._sheet = sheet
        self._formats = formats
        self._places = places
        self._columns = [(p, heading.key, kind_look(heading.kind)) for p, heading in enumerate(design.headings)]
        self._widths = [heading.width for heading in design.headings]
        self._styles: dict[tuple[object, ...], int] = {}
        self._looks: list[Look] = []
        self._links = 0

    def put(self, index: int, row: Row) -> None:
        """`index`: 0-based, below all rows so far."""
        texts: list[tuple[str, float]] = []
        cells: list[str] = []
        until = 0
        for position, key, kind in self._columns:
            if position < until:
                continue
            cell = row.cells.get(key, NO_CELL)
            until = position + cell.span
            if isinstance(cell.value, str):
                width = self._widths[position] if cell.span == 1 else sum(self._widths[position:until])
                texts.append((cell.value, width - INDENT))
            place = None if cell.link is None else self._place(cell.link)
            style = self._style(kind, row.look, cell, linked=place is not None)
            cells.append(self._cell(index, position, style, cell))
            if place is not None and cell.link is not None:
                self._sheet.put_link(index, position, place, LINK_TIP.format(cell.link.sheet))
            if cell.span > 1:
                cells += (blank_cell(index, column, style) for column in range(position + 1, until))
                self._sheet.put_merge(index, position, until - 1)
        height = row_height(texts, bold=bool(row.look.get("bold")), least=_LEAST_HEIGHT)
        self._sheet.put_row(index, height, row.level, cells)

    def _place(self, anchor: Anchor) -> str | None:
        """Where a cell leads; None beyond what Excel opens."""
        number = self._places.get(anchor)
        if number is None or self._links > _LINKS_LIMIT:
            return None
        self._links += 1
        return f"'{anchor.sheet}'!A{number}"

    def _style(self, kind: Look, of_row: Look, cell: Cell, *, linked: bool) -> int:
        """xlsxwriter's index of the cell's format. Looks are mostly the same objects, and known by that."""
        text = isinstance(cell.value, str)
        warned = text and risky(cell)
        link = cell.link_look if linked else styles.NO_LOOK
        own = cell.look
        key = (id(kind), id(of_row) if of_row else 0, id(own) if own else 0, id(link), text, warned, cell.number)
        style = self._styles.get(key)
        if style is None:
            if len(self._looks) > _REMEMBERED:
                self._styles.clear()
                self._looks.clear()
            looks = (kind, of_row, own, link)
            self._looks += looks
            style = self._styles[key] = _index(self._formats, looks, cell, text=text, warned=warned)
        return style

    def _cell(self, row: int, column: int, style: int, cell: Cell) -> str:
        value = cell.value
        if cell.formula:
            return formula_cell(row, column, style, cell.formula, plain(value))
        if isinstance(value, str):
            return text_cell(row, column, style, value) if value else blank_cell(row, column, style)
        if value is None:
            return blank_cell(row, column, style)
        if isinstance(value, int | Decimal):
            return number_cell(row, column, style, plain(value))
        if isinstance(value, datetime) or value < _FIRST_SURE_DAY:
            return number_cell(row, column, style, self._sheet._convert_date_time(value))
        return day_cell(row, column, style, value)


def _index(formats: Formats, looks: tuple[Look, ...], cell: Cell, *, text: bool, warned: bool) -> int:
    kind, of_row, own, link = looks
    usual: Look = styles.WRAPPED if text else {"num_format": WHOLE}
    more: dict[str, object] = {}
    if cell.number:
        more["num_format"] = cell.number
    if warned:
        more["quote_prefix"] = True
    index: int = formats.get(usual, kind, styles.BOXED, of_row, own, link, **more)._get_xf_index()
    return index
