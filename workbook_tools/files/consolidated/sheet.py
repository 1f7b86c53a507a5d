"""Writes one table sheet of the consolidated workbook from its rows, in their order, each row once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbook_tools.files.consolidated.columns import cell_format
from workbook_tools.files.consolidated.records import Records
from workbook_tools.files.consolidated.rows import (
    INDENT,
    LINK,
    LINK_TIP,
    Anchor,
    Cell,
    Places,
    Row,
    Value,
    kind_look,
    plain,
    whole_cell,
)
from workbook_tools.files.consolidated.rows import PERCENT as PERCENT
from workbook_tools.files.consolidated.rows import WHOLE as WHOLE
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import GrowingSheet, print_on_a4
from workbook_tools.files.documents.streamed import LETTERS
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import row_height
from workbook_tools.model.report_layout import HEADING_ROW, Heading, ReportSheet

FIRST_ROW = HEADING_ROW + 1
"""1-based row of the first record."""

DATE = styles.DATE
MOMENT = "dd.mm.yyyy hh:mm"


def decimal_format(places: int) -> str:
    """A number with its digits after the comma."""
    return f"{WHOLE}.{'0' * places}" if places else WHOLE


class WrittenTable(NamedTuple):
    """The last record's 1-based row, the rows of those that can be led to, and what takes more rows below."""

    last: int
    anchors: Places
    records: Records


def write_table(
    formats: Formats,
    sheet: GrowingSheet,
    design: ReportSheet,
    rows: Iterable[Row],
    places: Mapping[Anchor, int],
    subject: str,
    foot: Iterable[Row] = (),
    written: int | None = None,
) -> WrittenTable:
    """Headings, records, filter, frozen headings, and what stands under the records; rows are taken one at a time.

    `places`: where links lead. `written`: the last record's 1-based row, where the records stand there already; nobody
    can be led to them then.
    """
    _head(sheet, formats, design, subject)
    records = Records(sheet, formats, design, places)
    last, anchors = write_records(records, rows, FIRST_ROW) if written is None else (written, Places())
    if last == HEADING_ROW:
        last = FIRST_ROW
        records.put(last - 1, Row({design.headings[0].key: Cell(design.empty, span=len(design.headings))}))
    write_foot(formats, sheet, design, foot, last + 1, places)
    sheet.autofilter(HEADING_ROW - 1, 0, last - 1, len(design.headings) - 1)
    sheet.freeze_panes(HEADING_ROW, design.frozen)
    sheet.outline_settings(True, False, True, False)
    return WrittenTable(last, anchors, records)


def write_records(records: Records, rows: Iterable[Row], first: int) -> tuple[int, Places]:
    """From this 1-based row on: the last row's number (the one above where there is none), and who can be led to."""
    last = first - 1

    def led() -> Iterator[tuple[Anchor, int]]:
        nonlocal last
        for last, row in enumerate(records.put_all(first - 1, rows), first):
            if row.anchor is not None:
                yield row.anchor, last

    places = Places(led())
    return last, places


def write_foot(
    formats: Formats,
    sheet: Worksheet,
    design: ReportSheet,
    rows: Iterable[Row],
    first: int,
    places: Mapping[Anchor, int],
) -> None:
    """What stands under the records, from this 1-based row on; charts may look at it, so that it is kept."""
    for number, row in enumerate(rows, first):
        _write_row(sheet, formats, design, number - 1, row, places)


def _head(sheet: Worksheet, formats: Formats, design: ReportSheet, subject: str) -> None:
    for position, heading in enumerate(design.headings):
        sheet.set_column(position, position, heading.width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, f"{design.title}. {subject}", formats.get(styles.TITLE))
    sheet.set_row(1, 15)
    sheet.write_string(1, 0, design.note, formats.get(styles.HINT))
    sheet.set_row(2, 15)
    back = formats.get(styles.HINT, LINK)
    sheet.write_url(2, 0, f"internal:'{design.overview}'!A1", back, f"← {design.overview}")
    texts = [(heading.text, heading.width - 2) for heading in design.headings]
    sheet.set_row(HEADING_ROW - 1, row_height(texts, size=9, bold=True, least=24))
    for position, heading in enumerate(design.headings):
        sheet.write_string(HEADING_ROW - 1, position, heading.text, formats.get(styles.HEADING))


def set_up_printing(sheet: Worksheet, footer: str) -> None:
    """A4 landscape, fitted to the width, the rows down to the headings on every page."""
    print_on_a4(sheet, footer, repeat=(HEADING_ROW - 1, HEADING_ROW - 1))


def _write_row(
    sheet: Worksheet, formats: Formats, design: ReportSheet, index: int, row: Row, places: Mapping[Anchor, int]
) -> None:
    height = row_height(_texts(design, row), bold=bool(row.look.get("bold")), least=16)
    sheet.set_row(index, height, None, {"level": row.level})
    position = 0
    while position < len(design.headings):
        heading = design.headings[position]
        cell = whole_cell(row.cells.get(heading.key))
        looks = (kind_look(heading.kind), styles.BOXED, row.look, cell.look)
        last = position + cell.span - 1
        write_cell(sheet, formats, (index, position, index, last), cell, looks, places)
        position = last + 1


def _texts(design: ReportSheet, row: Row) -> Iterable[tuple[str, float]]:
    for position, heading in enumerate(design.headings):
        cell = whole_cell(row.cells.get(heading.key))
        if isinstance(cell.value, str):
            yield cell.value, room(design.headings[position : position + cell.span]) - INDENT


def room(headings: tuple[Heading, ...]) -> float:
    """Characters of text in these columns together."""
    return sum(heading.width for heading in headings)


# --- one cell ------------------------------------------------------------------------------------


def write_cell(
    sheet: Worksheet,
    formats: Formats,
    place: tuple[int, int, int, int],
    cell: Cell,
    looks: Iterable[Look],
    places: Mapping[Anchor, int],
) -> None:
    """`place`: 0-based first row and column, last row and column. Data are text or numbers, never formulas or links."""
    row, first, last_row, last = place
    linked = cell.link is not None and cell.link in places
    look = cell_format(formats, cell, looks, linked=linked)
    if last > first or last_row > row:
        sheet.merge_range(row, first, last_row, last, "", look)
    if linked and cell.link is not None:
        sheet.write_url(row, first, target(cell.link, places), look, " ", LINK_TIP.format(cell.link.sheet))
    if cell.formula:
        sheet.write_formula(row, first, cell.formula, look, plain(cell.value))
        return
    _write_value(sheet, row, first, cell.value, look)


def _write_value(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    match value:
        case None | "":
            sheet.write_blank(row, column, None, look)
        case str():
            sheet.write_string(row, column, value, look)
        case date():
            sheet.write_datetime(row, column, value, look)
        case _:
            sheet.write_number(row, column, plain(value), look)


def target(anchor: Anchor, places: Mapping[Anchor, int]) -> str:
    """The internal link to an anchor's row."""
    return f"internal:'{anchor.sheet}'!A{places[anchor]}"


def name(row: int, column: int) -> str:
    """(1-based row, 0-based column) → «C5»."""
    return f"{LETTERS[column]}{row}"
