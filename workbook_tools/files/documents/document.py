"""Every generated workbook is opened and closed here: same bytes for the same content, data that stays data.

xlsxwriter only warns, and then drops, a validation whose list, message or title is too long: its
warnings are errors here. What is written gets a fixed creation date and the document language.
"""

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import ColumnInfo, Worksheet

from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.files.documents.package import HELD, Package
from workbook_tools.files.documents.streamed import StreamedPackager, StreamedSheet
from workbook_tools.files.documents.styles import FONT, SIZE

_CREATED = datetime(2020, 1, 1)
_LANGUAGE = {"docProps/core.xml": ("</cp:coreProperties>", "<dc:language>uk-UA</dc:language>")}
"""What xlsxwriter cannot write."""
_FUNCTION = re.compile(r"[A-Z][A-Z0-9.]*(?=\()")
_LONG_KNOWN: set[str] = set()
"""Functions that need no mark of a later edition of Excel; filled as they are met."""
_MARGIN_INCHES = 0.4
_FOOTER_MARGIN_INCHES = 0.25


class GrowingSheet(StreamedSheet):
    """Rows keep their designed height and still grow when typed into: `ht` without `customHeight`."""

    _others: ColumnInfo | None = None

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        super()._xml_start_tag_unencoded(tag, _grown(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        super()._xml_empty_tag_unencoded(tag, _grown(tag, attributes))

    def unlock_all(self, cell_format: object) -> None:
        """Every column gets an unlocked default format: a protected row can be deleted only if no cell is locked."""
        self._others = ColumnInfo(width=None, column_format=cell_format)

    def reach(self, row: int, column: int) -> None:
        """The last ones of a sheet of which xlsxwriter keeps no cell, 0-based."""
        self._check_dimensions(0, 0)
        self._check_dimensions(row, column)

    def measure(self, first: int, last: int, height: float) -> None:
        """How high (in points) streamed rows are that a chart stands over: 0-based, both included."""
        for row in range(first, last + 1):
            self.row_sizes[row] = [int(height * 4 / 3 + 0.5), False]

    def _write_cols(self) -> None:
        """xlsxwriter would go through sixteen thousand columns: those that are like each other are told as one."""
        if self._others is not None:
            self.col_info[max(self.col_info, default=-1) + 1] = self._others
        super()._write_cols()

    def _write_col_info(self, col_min: int, col_max: int, col_info: ColumnInfo) -> None:
        super()._write_col_info(col_min, self.xls_colmax - 1 if col_info is self._others else col_max, col_info)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Without looking for each of a hundred new functions in a formula that has none of them."""
        for function in _FUNCTION.findall(formula):
            if function in _LONG_KNOWN:
                continue
            call = f"{function}("
            if super()._prepare_formula(call, True) != call:
                return str(super()._prepare_formula(formula, expand_future_functions))
            _LONG_KNOWN.add(function)
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


def _grown(tag: str, attributes: list[tuple[str, Any]] | None) -> list[tuple[str, Any]]:
    return [a for a in attributes or [] if tag != "row" or a[0] != "customHeight"]


class _Workbook(Workbook):  # type: ignore[misc]
    """One whose parts go into `package`, with the document's language in it."""

    package: Package

    def add_chart(self, options: dict[str, Any]) -> Any:
        """A chart whose texts are Ukrainian; xlsxwriter knows English alone."""
        chart = super().add_chart(options)
        for name in ("_xml_start_tag", "_xml_empty_tag"):
            setattr(chart, name, partial(_written_in_ukrainian, getattr(chart, name)))
        return chart

    def _get_packager(self) -> StreamedPackager:
        return StreamedPackager(self.package, _LANGUAGE)


def _written_in_ukrainian(
    write: Callable[..., None], tag: str, attributes: Sequence[tuple[str, Any]] | None = None
) -> None:
    write(tag, [(name, "uk-UA" if value == "en-US" else value) for name, value in attributes or ()])


class _Nowhere:
    """Where xlsxwriter's own zip goes, which has no parts: unlike a file, it is never closed before the zip is."""

    def write(self, data: bytes) -> int:
        return len(data)

    def tell(self) -> int:
        return 0

    def seek(self, place: int, whence: int = 0) -> int:
        return 0

    def flush(self) -> None:
        """Nothing is held."""


class _Finished(SpooledTemporaryFile[bytes]):
    """A workbook's bytes. Whoever reads them need not know where they lie: NotDone where that disk fails."""

    def read(self, *length: int) -> bytes:
        try:
            return super().read(*length)
        except OSError as error:
            raise _temporary_folder_refuses(error) from error


class Document:
    """An open workbook; after it was closed, `file` has its bytes from the beginning on, or `data` has them all."""

    def __init__(self, properties: Mapping[str, str]) -> None:
        self.file: IO[bytes] = _Finished(HELD)  # closed by whoever asked for the document
        self.package = Package(self.file)
        self.data = b""
        self.workbook = _Workbook(
            _Nowhere(),
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONT, "font_size": SIZE},
                "default_row_height": 18,
            },
        )
        self.workbook.package = self.package
        self.workbook.set_properties({**properties, "created": _CREATED})

    def add_sheet(self, title: str) -> GrowingSheet:
        sheet: GrowingSheet = self.workbook.add_worksheet(title, worksheet_class=GrowingSheet)
        sheet.package = self.package
        return sheet

    def close(self) -> None:
        self.workbook.close()
        self.file.seek(0)


@contextmanager
def new_document(**properties: str) -> Iterator[Document]:
    """Title, subject, keywords… as given; UserWarning (an error here) where Excel's limits are not kept.

    NotDone where a long one does not fit into the temporary folder, or its disk fails.
    """
    with _opened(properties) as document:
        yield document
    with document.file as file:
        document.data = file.read()


@contextmanager
def long_document(**properties: str) -> Iterator[Document]:
    """Like `new_document`, but its bytes stay in `file`: whoever is given it closes it."""
    with _opened(properties) as document:
        yield document


@contextmanager
def _opened(properties: Mapping[str, str]) -> Iterator[Document]:
    with warnings.catch_warnings(), ExitStack() as unfinished:
        warnings.simplefilter("error")
        document = Document(properties)
        unfinished.callback(document.file.close)
        try:
            yield document
            document.close()
        except OSError as error:
            raise _temporary_folder_refuses(error) from error
        except FileCreateError as error:
            raise _temporary_folder_refuses(error.args[0]) from error
        finally:
            document.package.release()
        unfinished.pop_all()


def _temporary_folder_refuses(error: OSError) -> NotDone:
    return NotDone(obstacle_of(error), Path(gettempdir()))


def print_on_a4(sheet: Worksheet, footer: str, *, repeat: tuple[int, int] | None = None, pages: int = 0) -> None:
    """A4 landscape, fitted to the width and to at most `pages` (0: as many as it takes).

    `footer` stands left, page x of y right; `repeat`: 0-based heading rows.
    """
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.center_horizontally()
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES + 0.15)
    sheet.set_footer(
        f"&L&8{footer.replace('&', '&&')}&R&8Аркуш «&A», сторінка &P з &N", {"margin": _FOOTER_MARGIN_INCHES}
    )
    if repeat is not None:
        sheet.repeat_rows(*repeat)
