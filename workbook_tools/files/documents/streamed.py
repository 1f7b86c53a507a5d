"""A worksheet whose many rows are written as they come and not kept, and a package that is written in the same way.

xlsxwriter keeps every cell as an object until the workbook is closed. Rows given to `put_row` become XML
at once, in a temporary file beside; texts stand in their cells, not in the table of shared strings.
Parts of the package go through memory in pieces.
"""

import re
import zipfile
from collections.abc import Iterable
from datetime import date
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple

from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_PIECE = 1 << 18
"""Characters of a part that are gathered before they are compressed."""
_IN_MEMORY = 1 << 24
"""Bytes of rows that are kept in memory before a file takes them."""
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_LETTERS = tuple(xl_col_to_name(column) for column in range(64))
_UNSAFE = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_EPOCH = date(1899, 12, 30).toordinal()


class Stream(NamedTuple):
    """Texts of a sheet that wait for its end, and the rows (0-based) that they fill."""

    rows: IO[str]
    links: IO[str]
    first: int


class StreamedSheet(Worksheet):  # type: ignore[misc]
    """Rows that are streamed lie under those that were written before, and above those that are written after."""

    dim_rowmin: Any
    dim_rowmax: Any
    outline_row_level: int
    _stream: Stream | None = None
    _last_streamed = -1
    _links = 0

    def put_row(self, row: int, height: float, level: int, cells: Iterable[str]) -> None:
        """`row`: 0-based, below all rows so far; `level`: the outline's; `cells` as the functions below make them.

        The height, in points, becomes whole pixels, as xlsxwriter's does.
        """
        if row <= self._last_streamed:
            raise ValueError(f"row {row} comes after row {self._last_streamed}")
        self._last_streamed = row
        self.outline_row_level = max(self.outline_row_level, level)
        pixels = int(height * 4 / 3 + 0.5)
        outline = f' outlineLevel="{level}"' if level else ""
        self._open(row).rows.write(f'<row r="{row + 1}" ht="{pixels * 0.75:.16g}"{outline}>{"".join(cells)}</row>')

    def put_link(self, row: int, column: int, location: str, tip: str) -> None:
        """A link on a cell of a streamed row to a place in this workbook («'Реєстр'!A5»)."""
        self._links += 1
        where, about = self._escape_attributes(location), self._escape_attributes(tip)
        self._open(row).links.write(
            f'<hyperlink ref="{_LETTERS[column]}{row + 1}" location="{where}" tooltip="{about}" display=" "/>'
        )

    def put_merge(self, row: int, first: int, last: int) -> None:
        """Joins cells of a streamed row; all of them are to be written, the blank ones too."""
        self.merge.append([row, first, row, last])

    def _open(self, row: int) -> Stream:
        if self._stream is None:
            self._stream = Stream(_spooled(), _spooled(), row)
        return self._stream

    def _assemble_xml_file(self) -> None:
        """The streamed rows count in the sheet's dimension."""
        if self._stream is not None:
            self.dim_rowmax = max(self.dim_rowmax, self._last_streamed)
        super()._assemble_xml_file()
        if self._stream is not None:
            self._stream.rows.close()
            self._stream.links.close()

    def _write_rows(self) -> None:
        if self._stream is None:
            super()._write_rows()
            return
        first, last = self.dim_rowmin, self.dim_rowmax
        self.dim_rowmax = self._stream.first - 1
        super()._write_rows()
        _pour(self._stream.rows, self.fh)
        self.dim_rowmin, self.dim_rowmax = self._last_streamed + 1, last
        super()._write_rows()
        self.dim_rowmin = first

    def _write_hyperlinks(self) -> None:
        """Of the streamed rows first; their order in the part means nothing."""
        if not self._links or self._stream is None:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        _pour(self._stream.links, self.fh)
        for row, columns in sorted(self.hyperlinks.items()):
            for column, url in sorted(columns.items()):
                self._write_hyperlink_internal(row, column, url)
        self._xml_end_tag("hyperlinks")


def blank_cell(row: int, column: int, style: int) -> str:
    """Row and column 0-based; `style`: the index that xlsxwriter gave the format."""
    return f'<c r="{_LETTERS[column]}{row + 1}" s="{style}"/>'


def text_cell(row: int, column: int, style: int, text: str) -> str:
    """Text stays text, whatever it begins with. ValueError if it is longer than a cell of Excel holds."""
    if len(text) > _LONGEST:
        raise ValueError(f"a text of {len(text)} characters")
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    if _UNSAFE.search(text) is not None:
        text = Worksheet._escape_control_characters(text)
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<c r="{_LETTERS[column]}{row + 1}" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def number_cell(row: int, column: int, style: int, value: float) -> str:
    return f'<c r="{_LETTERS[column]}{row + 1}" s="{style}"><v>{value:.16G}</v></c>'


def day_cell(row: int, column: int, style: int, day: date) -> str:
    """A day without a time."""
    return f'<c r="{_LETTERS[column]}{row + 1}" s="{style}"><v>{day.toordinal() - _EPOCH}</v></c>'


def formula_cell(row: int, column: int, style: int, formula: str, value: float | str) -> str:
    """`value`: the cached result; `formula` begins with «=»."""
    text, kind = f"{value:.16G}", ""
    if isinstance(value, str):
        text, kind = value, ' t="str"' if value else ""
    safe = [part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for part in (formula[1:], text)]
    return f'<c r="{_LETTERS[column]}{row + 1}" s="{style}"{kind}><f>{safe[0]}</f><v>{safe[1]}</v></c>'


class StreamedPackager(Packager):  # type: ignore[misc]
    """Writes the parts into `target` one by one, each with the same date; xlsxwriter's own zip stays empty."""

    def __init__(self, target: IO[bytes], inserted: dict[str, tuple[str, str]]) -> None:
        """`inserted`: by part, an end tag and what is to stand before it."""
        super().__init__()
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._inserted = inserted
        self._part: _Part | None = None

    def _filename(self, xml_filename: str) -> StringIO:
        """Each part is whole when the next one is asked for."""
        self._end_part()
        entry = zipfile.ZipInfo(xml_filename)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._part = _Part(self._zip, entry, self._inserted.get(xml_filename))
        return self._part

    def _create_package(self) -> list[Any]:
        super()._create_package()
        self._end_part()
        self._zip.close()
        return []

    def _end_part(self) -> None:
        if self._part is not None:
            self._part.end()


class _Part(StringIO):
    """What xlsxwriter takes for a text in memory, and is compressed as it grows."""

    def __init__(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, inserted: tuple[str, str] | None) -> None:
        super().__init__()
        self._file = archive.open(entry, "w", force_zip64=False)
        self._inserted = inserted
        self._gathered: list[str] = []
        self._length = 0

    def write(self, text: str, /) -> int:
        self._gathered.append(text)
        self._length += len(text)
        if self._length > _PIECE and self._inserted is None:
            self._flush()
        return len(text)

    def end(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        text = "".join(self._gathered)
        if self._inserted is not None:
            tag, more = self._inserted
            text = text.replace(tag, more + tag)
        self._file.write(text.encode("utf-8"))
        self._gathered, self._length = [], 0


def _spooled() -> IO[str]:
    return SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")


def _pour(source: IO[str], target: IO[str]) -> None:
    source.seek(0)
    while piece := source.read(_PIECE):
        target.write(piece)
