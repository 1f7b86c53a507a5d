"""One worksheet in one pass: expat's handlers as closures over local variables, a sheet being a million calls."""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers.expat import XMLParserType

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.convert import Book, converter
from workbook_tools.files.reading.grid import Area, Grid, area, expand, locate
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import damaged
from workbook_tools.files.reading.xml import SKIPPED, Attributes, drive, open_parser, skip
from workbook_tools.model.cells import CellValue, Formula, RawRow

_TRUE = ("1", "true", "on")
_FOOTERS = ("oddFooter", "evenFooter", "firstFooter")
_FOOTER_CODE = re.compile(r'&("[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|.)', re.DOTALL)

Start = Callable[[str, Attributes], None]
End = Callable[[str], None]


class SheetContent(NamedTuple):
    """What a worksheet's part says; as in RawSheet."""

    rows: dict[int, RawRow]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: tuple[Area, ...]
    footer: str


class _Gathered:
    """What stands outside the cells, as it comes."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merges: list[Area] = []
        self.footers: list[str] = []


def read_sheet(package: Package, part: str, book: Book, budget: Budget) -> SheetContent:
    """Unreadable if the part is no worksheet, breaks a limit, or holds an address twice."""
    parser = open_parser(part)
    gathered = _Gathered()
    text: list[str] = []

    def root(name: str, _attributes: Attributes) -> None:
        namespace, space, word = name.rpartition(" ")
        if word != "worksheet":
            raise damaged(part)
        others = _other_handlers(parser, namespace + space, gathered, text, budget)
        start, end = _cell_handlers(namespace + space, gathered, text, book, budget, others)
        parser.StartElementHandler, parser.EndElementHandler = start, end

    parser.StartElementHandler = root
    parser.CharacterDataHandler = text.append
    drive(parser, package, part, budget.limits, lambda: budget.check_pending(text))
    return SheetContent(
        gathered.grid.finish(),
        frozenset(gathered.hidden_rows),
        expand(gathered.hidden_columns, budget.limits.columns),
        tuple(gathered.merges),
        "\n".join(dict.fromkeys(filter(None, gathered.footers))),
    )


def _cell_handlers(  # noqa: C901, PLR0915 - one state machine: calls between parts would cost more than the work
    prefix: str, gathered: _Gathered, text: list[str], book: Book, budget: Budget, others: tuple[Start, End]
) -> tuple[Start, End]:
    c_tag, v_tag, row_tag = prefix + "c", prefix + "v", prefix + "row"
    t_tag, f_tag = prefix + "t", prefix + "f"
    text_tags = (v_tag, t_tag, f_tag)
    other_start, other_end = others
    limits, grid, hidden_rows = budget.limits, gathered.grid, gathered.hidden_rows
    convert = converter(book, budget)
    letters: dict[str, int] = {}
    columns: list[int] = []
    values: list[CellValue] = []
    row = width = place = column = last = 0
    row_text = ""
    in_row = in_cell = capturing = False
    ascending = True
    style: str | None = None
    kind: str | None = None
    raw: str | None = None
    inline: str | None = None
    formula: str | None = None

    def start(name: str, attributes: Attributes) -> None:  # noqa: C901, PLR0912 - as above
        nonlocal row, row_text, width, place, column, last, ascending
        nonlocal in_row, in_cell, capturing, style, kind, raw, inline, formula
        if name == c_tag:
            if in_cell:
                raise ValueError("a cell within a cell")
            in_cell = True
            budget.cells -= 1
            if budget.cells < 0:
                raise budget.no_more_cells()
            get = attributes.get
            style, kind, address = get("s"), get("t"), get("r")
            raw = inline = formula = None
            place = row
            if address is None:
                column += 1
                if row < 1 or column > limits.columns:
                    raise ValueError("a cell without a place")
            elif address[-width:] == row_text and (known := letters.get(address[:-width])):
                column = known
            else:
                place, column = locate(address, limits)
                if place == row:
                    letters[address[:-width]] = column
        elif name in text_tags:
            if capturing:
                raise ValueError("a value within a value")
            capturing = True
            text.clear()
        elif name == row_tag:
            if in_row:
                raise ValueError("a row within a row")
            in_row = True
            address = attributes.get("r")
            row = row + 1 if address is None else int(address)
            if not 1 <= row <= limits.rows:
                locate(f"A{row}", limits)
            row_text = str(row)
            width = len(row_text)
            column = last = 0
            ascending = True
            if attributes.get("hidden") in _TRUE:
                hidden_rows.add(row)
        else:
            other_start(name, attributes)

    def end(name: str) -> None:
        nonlocal in_row, in_cell, capturing, raw, inline, formula, last, ascending, columns, values
        if name == v_tag:
            capturing = False
            raw = text[0] if len(text) == 1 else "".join(text)
        elif name == c_tag:
            in_cell = False
            if kind == "inlineStr" and inline is not None:
                raw = inline
            scalar = convert(kind, style, raw)
            value: CellValue
            if formula is not None:
                value = Formula(formula, scalar)
            elif scalar is None or scalar == "":
                return
            else:
                value = scalar
            if place != row:
                grid.add_stray(place, column, value)
                return
            if column <= last:
                ascending = False
            last = column
            columns.append(column)
            values.append(value)
        elif name == f_tag:
            capturing = False
            formula = "".join(text).removeprefix("=")
            budget.spend_text(len(formula))
        elif name == t_tag:
            capturing = False
            inline = "".join(text) if inline is None else inline + "".join(text)
        elif name == row_tag:
            in_row = False
            if columns:
                grid.add_row(row, columns, values, ascending=ascending)
                columns, values = [], []
            text.clear()
        else:
            other_end(name)

    return start, end


def _other_handlers(
    parser: XMLParserType, prefix: str, gathered: _Gathered, text: list[str], budget: Budget
) -> tuple[Start, End]:
    col_tag, merge_tag = prefix + "col", prefix + "mergeCell"
    footer_tags = tuple(prefix + word for word in _FOOTERS)
    depth = 1
    limits = budget.limits

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        if name.rpartition(" ")[2] in SKIPPED:
            skip(parser, limits.depth)
            return
        depth += 1
        if depth > limits.depth:
            raise ValueError("too deep")
        if name == merge_tag:
            budget.spend_merge()
            gathered.merges.append(area(attributes.get("ref", ""), limits))
        elif name == col_tag:
            if attributes.get("hidden") in _TRUE:
                gathered.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif name in footer_tags:
            text.clear()

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if name in footer_tags:
            footer = "".join(text)
            budget.spend_text(len(footer))
            gathered.footers.append(plain_footer(footer))

    return start, end


def plain_footer(footer: str) -> str:
    """«&LКод&C&"Arial"&8 7K3MX» → «Код», «7K3MX» on lines of their own: the codes of place and font left out."""
    text = _FOOTER_CODE.sub(lambda m: {"L": "\n", "C": "\n", "R": "\n", "&": "&"}.get(m[1], ""), footer)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
