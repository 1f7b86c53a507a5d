"""Writes the records of a table sheet, one row after the other; none of them is kept."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from operator import call
from typing import cast

from workbook_tools.files.consolidated.rows import (
    INDENT,
    LINK_TIP,
    RISKY,
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
from workbook_tools.files.documents.text_height import line_count, line_counter, lines_height
from workbook_tools.model.report_layout import Heading, ReportSheet

_LEAST_HEIGHT = 16
_HEIGHTS = tuple(lines_height(lines, least=_LEAST_HEIGHT) for lines in range(40))
"""By the lines of the tallest cell; the last one is Excel's highest row."""
_LINKS_LIMIT = 60_000
"""Excel opens no sheet with more than 65,530 links."""
_REMEMBERED, _LONG = 2_000, 200
"""How many values of a column are kept as they were written, and letters of a text that is not."""
_LOOKS = 64
"""Of rows that are known by being the same."""
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
        self._keys = tuple(heading.key for heading in design.headings)
        self._places = places
        self._columns: dict[tuple[object, ...], _Columns] = {}
        self._by_look: dict[int, tuple[_Columns, Look]] = {}
        self._links = 0

    def put(self, index: int, row: Row) -> None:
        """`index`: 0-based, below all rows so far."""
        (known, columns), _ = self._by_look.get(id(row.look)) or self._columns_of(row.look)
        values = list(map(row.cells.get, self._keys))
        said = list(map(call, known, values))
        for position, one in enumerate(said):
            if one is None:
                one = said[position] = columns[position].say(values[position])
            if one[2] is not None:
                target, beside = one[2]
                if target:
                    self._put_link(index, position, target)
                if beside:
                    said[position + 1 : position + 1 + len(beside)] = beside
                    self._sheet.put_merge(index, position, position + len(beside))
        tails, lines, _ = zip(*cast(list[_Said], said), strict=True)
        cells = str(index + 1).join((_FIRST, *tails))
        self._sheet.put_row(index, _HEIGHTS[min(max(lines), len(_HEIGHTS) - 1)], row.level, cells)

    def _columns_of(self, look: Look) -> tuple["_Columns", Look]:
        """Looks are mostly the same objects, and known by that as long as they are kept."""
        made = self._columns.get(tuple(look.items()))
        if made is None:
            headings = self._design.headings
            columns = [
                _Column(self._sheet, self._formats, headings[position:], position, look, self._target)
                for position in range(len(headings))
            ]
            made = self._columns[tuple(look.items())] = ([column.known.get for column in columns], columns)
        if len(self._by_look) >= _LOOKS:
            self._by_look.clear()
        found = self._by_look[id(look)] = made, look
        return found

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
            self._by_look.clear()


_More = tuple[str, "list[_Said]"]
"""Where a cell leads, and the blank cells beside it that it is joined with."""
_Said = tuple[str, int, _More | None]
"""What is written from the row's number in the cell's tag to that in the next one's, and the lines that it takes."""
_Columns = tuple["list[Callable[[Cell | Value], _Said | None]]", "list[_Column]"]
"""Of one look: what each column remembers, and the columns."""


class _Column:
    """A column in rows of one look, with what was said in it of late and the styles met so far."""

    def __init__(
        self,
        sheet: GrowingSheet,
        formats: Formats,
        headings: tuple[Heading, ...],
        position: int,
        of_row: Look,
        target: Callable[[Anchor | None], str],
    ) -> None:
        """`headings`: its own and those right of it; `target`: where a cell leads."""
        self._sheet = sheet
        self._formats = formats
        self._headings = headings
        self._position = position
        self._next = _start(position + 1) if len(headings) > 1 else ""
        self._looks = (kind_look(headings[0].kind), styles.BOXED, of_row)
        self._bold = bool(of_row.get("bold"))
        self._lines = line_counter(headings[0].width - INDENT, bold=self._bold)
        self._target = target
        self._styles: dict[tuple[object, ...], tuple[str, Look, Look]] = {}
        self._bare_styles: dict[bool | None, str] = {}
        self._alike: dict[tuple[object, ...], tuple[_Said, Cell]] = {}
        self.known: dict[Cell | Value, _Said] = {}

    def say(self, value: Cell | Value) -> _Said:
        """A formula comes once, and so do long texts."""
        if isinstance(value, Cell):
            once = value.formula or (isinstance(value.value, str) and len(value.value) >= _LONG)
            return self._cell(value) if once else self._again(value)
        if isinstance(value, str):
            said = self._text(value)
            if len(value) >= _LONG:
                return said
        else:
            body = number_body(value) if isinstance(value, int) else self._body(value)
            said = f"{self._bare_styles.get(None) or self._bare(None)}{body}{self._next}", 1, None
        self._remember(value, said)
        return said

    def _again(self, cell: Cell) -> _Said:
        """Cells that say the same are said alike; one that was met before is known from now on by being the same."""
        told = (cell.value, cell.number, id(cell.look), id(cell.link_look), cell.link, cell.span)
        said, first = self._alike.get(told, (None, cell))
        if said is None:
            if len(self._alike) >= _REMEMBERED:
                self._alike.clear()
            said = self._cell(cell)
            self._alike[told] = said, cell
        elif first is cell:
            self._remember(cell, said)
        return said

    def _remember(self, value: Cell | Value, said: _Said) -> None:
        if len(self.known) >= _REMEMBERED:
            self.known.clear()
        self.known[value] = said

    def _text(self, text: str) -> _Said:
        warned = text[:1] in RISKY
        style = self._bare_styles.get(warned) or self._bare(warned)
        return f"{style}{text_body(text)}{self._next}", self._lines(text), None

    def _bare(self, warned: bool | None) -> str:
        """The style of a value without a look of its own; `warned`: whether a text is risky, None: it is no text."""
        style = self._style(warned is not None, bool(warned), "", styles.NO_LOOK, styles.NO_LOOK)
        self._bare_styles[warned] = style
        return style

    def _cell(self, cell: Cell) -> _Said:
        value, target = cell.value, self._target(cell.link) if cell.link else ""
        text = isinstance(value, str)
        warned = isinstance(value, str) and not cell.formula and risky(value)
        style = self._style(text, warned, cell.number, cell.look, cell.link_look if target else styles.NO_LOOK)
        body = formula_body(cell.formula, plain(value)) if cell.formula else self._body(value)
        lines = self._lines(value) if isinstance(value, str) else 1
        beside: list[_Said] = []
        if cell.span > 1:
            width = sum(heading.width for heading in self._headings[: cell.span]) - INDENT
            lines = line_count(value, width, bold=self._bold) if isinstance(value, str) else 1
            beside = self._beside(style, cell.span)
        return f"{style}{body}{self._next}", lines, (target, beside) if target or beside else None

    def _beside(self, style: str, span: int) -> list[_Said]:
        """The blank cells that one is joined with."""
        ends = [_start(self._position + other + 1) if other + 1 < len(self._headings) else "" for other in range(span)]
        return [(f"{style}{BLANK}{end}", 1, None) for end in ends[1:]]

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


def _start(position: int) -> str:
    """What a cell's tag begins with, up to the row's number."""
    return f'<c r="{LETTERS[position]}'


_FIRST = _start(0)
