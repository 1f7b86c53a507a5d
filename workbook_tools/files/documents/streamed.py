"""A worksheet whose many rows are written as they come and not kept, and a package that is written in the same way.

xlsxwriter keeps every cell as an object until the workbook is closed. Rows given to `put_row` become XML
at once and are deflated while the next ones are made; texts stand in their cells, not in the table of
shared strings.
"""

import pickle
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from typing import Any, NamedTuple

from msgspec import Struct
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.documents.package import Deflated, Package, Part, Totals

_WHOLE = 10**15
"""Below it a whole number is written with all its digits: those that a cell of Excel holds."""
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
LINKS_LIMIT = 60_000
"""Excel opens no sheet with more than 65,530 links."""
LETTERS = tuple(xl_col_to_name(column) for column in range(64))
_UNSAFE = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_EPOCH = date(1899, 12, 30).toordinal()


class _Block(Struct):
    """Streamed rows that follow each other; 0-based, both included."""

    first: int
    last: int
    rows: Deflated


class _Merged:
    """Ranges of cells that are joined, as xlsxwriter asks for them, in a tenth of what its lists take."""

    __slots__ = ("_ends",)

    def __init__(self) -> None:
        self._ends = array("I")

    def __len__(self) -> int:
        return len(self._ends) // 4

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        ends = iter(self._ends)
        return zip(ends, ends, ends, ends, strict=True)

    def append(self, cells: Sequence[int]) -> None:
        """First row and column, last row and column."""
        self._ends.extend(cells)


class _Told(NamedTuple):
    """What a twin of this process says of the rows that it wrote."""

    first: int
    last: int
    level: int
    merged: _Merged
    written: tuple[Totals, ...]


class StreamedSheet(Worksheet):  # type: ignore[misc]
    """Rows that are streamed lie among those that xlsxwriter keeps: what it is given, it writes between them."""

    dim_rowmin: Any
    dim_rowmax: Any
    outline_row_level: int
    package: Package

    def __init__(self) -> None:
        super().__init__()
        self.merge = _Merged()
        self._blocks: list[_Block] = []
        self._links: Deflated | None = None
        self._row_starts: dict[tuple[float, int], str] = {}
        self._targets: dict[tuple[str, str], tuple[str, str]] = {}
        self._shared: tuple[Deflated, ...] = ()

    def share(self) -> None:
        """A twin of this process, forked after this, may write rows: until `trust` or `write_alone`."""
        self._shared = self.package.rows(shared=True), self.package.rows(shared=True)

    def told(self) -> bytes:
        """In the twin: of the rows that it wrote, each below the other. ValueError where that is not so."""
        (block,) = self._blocks
        written = tuple(text.written() for text in self._shared)
        return pickle.dumps(_Told(block.first, block.last, self.outline_row_level, self.merge, written))

    def trust(self, told: bytes) -> int:
        """The rows are those that the twin told of, and none was put here in the meantime; the last one (0-based)."""
        said: _Told = pickle.loads(told)
        for text, written in zip(self._shared, said.written, strict=True):
            text.trust(written)
        rows, links = self._shared
        self._blocks = [_Block(said.first, said.last, rows)]
        self._links = links if links.length else None
        self.outline_row_level, self.merge = said.level, said.merged
        return said.last

    def write_alone(self) -> None:
        """Nothing of what a twin wrote holds."""
        self._shared = ()

    def put_row(self, row: int, height: float, level: int, cells: str) -> None:
        """`row`: 0-based, below all rows so far; `level`: the outline's; `cells` as `cell_body` and its like make them.

        The height, in points, becomes whole pixels, as xlsxwriter's does.
        """
        self.put_rows(row, [(height, level)], [cells])

    def put_rows(self, row: int, shapes: Sequence[tuple[float, int]], cells: Iterable[str]) -> None:
        """Likewise rows that follow each other, at least one: their heights and levels, and their cells."""
        block = self._blocks[-1] if self._blocks else None
        if block is None or row != block.last + 1:
            if block is not None and row <= block.last:
                raise ValueError(f"row {row} comes after row {block.last}")
            block = _Block(row, row, self._shared[0] if self._shared else self.package.rows())
            self._blocks.append(block)
        block.last = row + len(shapes) - 1
        for shape in {*shapes} - self._row_starts.keys():
            self._row_starts[shape] = self._row_start(*shape)
        starts = map(self._row_starts.__getitem__, shapes)
        rows = zip(count(row + 1), starts, cells, strict=False)
        block.rows.write("".join([f'<row r="{number}{start}{text}</row>' for number, start, text in rows]))

    def link_target(self, sheet: str, row: int, tip: str) -> str:
        """A row (1-based) of a sheet of this workbook, as `put_link` takes it."""
        known = self._targets.get((sheet, tip))
        if known is None:
            where, about = self._escape_attributes(f"'{sheet}'!A"), self._escape_attributes(tip)
            known = self._targets[sheet, tip] = (f'" location="{where}', f'" tooltip="{about}" display=" "/>')
        return f"{known[0]}{row}{known[1]}"

    def put_link(self, row: int, column: int, target: str) -> None:
        """A link on a cell of a streamed row."""
        self.put_links([(row, column, target)])

    def put_links(self, links: Iterable[tuple[int, int, str]]) -> None:
        """Likewise, of each its row, column and target."""
        if self._links is None:
            self._links = self._shared[1] if self._shared else self.package.rows()
        told = [f'<hyperlink ref="{LETTERS[column]}{row + 1}{target}' for row, column, target in links]
        self._links.write("".join(told))

    def put_merge(self, row: int, first: int, last: int, last_row: int | None = None) -> None:
        """Joins cells of a streamed row, or of rows down to the last one; all are to be written, the blank ones too."""
        self.merge.append((row, first, row if last_row is None else last_row, last))

    def _row_start(self, height: float, level: int) -> str:
        self.outline_row_level = max(self.outline_row_level, level)
        pixels = int(height * 4 / 3 + 0.5)
        outline = f' outlineLevel="{level}"' if level else ""
        return f'" ht="{pixels * 0.75:.16g}"{outline}>'

    def _assemble_xml_file(self) -> None:
        """The streamed rows count in the sheet's dimension. Cells are let go when they are written."""
        if self._blocks:
            self.dim_rowmax = max(self.dim_rowmax, self._blocks[-1].last)
        super()._assemble_xml_file()
        self.table.clear()
        self.hyperlinks.clear()

    def _write_rows(self) -> None:
        """xlsxwriter's own rows above each block, and those below the last one."""
        first, last = self.dim_rowmin, self.dim_rowmax
        for block in self._blocks:
            self.dim_rowmax = block.first - 1
            super()._write_rows()
            self.fh.append(block.rows)
            self.dim_rowmin = block.last + 1
        self.dim_rowmax = last
        super()._write_rows()
        self.dim_rowmin = first

    def _write_hyperlinks(self) -> None:
        """Of the streamed rows first; their order in the part means nothing."""
        if self._links is None:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        self.fh.append(self._links)
        for row, columns in sorted(self.hyperlinks.items()):
            for column, url in sorted(columns.items()):
                self._write_hyperlink_internal(row, column, url)
        self._xml_end_tag("hyperlinks")


# --- what stands in a cell's tag after its place and style -----------------------------------------

BLANK = '"/>'


def text_body(text: str) -> str:
    """Text stays text, whatever it begins with. ValueError if it is longer than a cell of Excel holds."""
    if not text:
        return BLANK
    if len(text) > _LONGEST:
        raise ValueError(f"a text of {len(text)} characters")
    space = ' xml:space="preserve"' if text.strip() != text else ""
    harmless = text.isprintable() and "_x" not in text and "&" not in text and "<" not in text and ">" not in text
    if not harmless and _UNSAFE.search(text) is not None:
        text = Worksheet._escape_control_characters(text)
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def number_body(value: float) -> str:
    if isinstance(value, int) and -_WHOLE < value < _WHOLE:
        return f'"><v>{value:d}</v></c>'
    return f'"><v>{value:.16G}</v></c>'


def day_body(day: date) -> str:
    """A day without a time."""
    return f'"><v>{day.toordinal() - _EPOCH}</v></c>'


def formula_body(formula: str, value: float | str) -> str:
    """`value`: the cached result; `formula` begins with «=»."""
    text, kind = f"{value:.16G}" if not isinstance(value, str) else value, ""
    if isinstance(value, str) and value:
        kind = ' t="str"'
    safe = [part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for part in (formula[1:], text)]
    return f'"{kind}><f>{safe[0]}</f><v>{safe[1]}</v></c>'


class StreamedPackager(Packager):  # type: ignore[misc]
    """Writes the parts into a package one by one; xlsxwriter's own zip stays empty."""

    def __init__(self, package: Package, inserted: dict[str, tuple[str, str]]) -> None:
        """`inserted`: by part, an end tag and what is to stand before it."""
        super().__init__()
        self._package = package
        self._inserted = inserted
        self._part: Part | None = None

    def _filename(self, xml_filename: str) -> Part:
        """Each part is whole when the next one is asked for."""
        self._end_part()
        self._part = self._package.part(xml_filename, self._inserted.get(xml_filename))
        return self._part

    def _create_package(self) -> list[Any]:
        super()._create_package()
        self._end_part()
        self._package.close()
        return []

    def _end_part(self) -> None:
        if self._part is not None:
            self._part.end()
