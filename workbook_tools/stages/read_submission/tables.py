"""A table of the form in the file: its columns, and its rows one after another."""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from msgspec import Struct, field

from workbook_tools.model.cells import CellValue, Formula, RawRow, RawSheet
from workbook_tools.model.column import Table
from workbook_tools.model.finding import Where
from workbook_tools.model.layout import ALL_FIELDS, TABLES
from workbook_tools.model.text import fold
from workbook_tools.stages.read_submission.cells import is_blank

LEAST_HEADINGS = 3
"""So many in a row are headings, and no texts that are like them by chance."""
LONGEST_HEADING = 120
_REMEMBERED = 4_000


class Found(Struct, frozen=True):
    """A table in the file: `heading` is the row of its headings, `columns` are 1-based by key.

    `inputs`: those of `columns` that the clerk fills in. `letters`: of `columns`; `places`: both, each
    together. `again`: columns whose heading stands there once more. `beyond`: other columns that hold
    something of the clerk's, each with its first such row; `table_rows` notes them on its way.
    """

    table: Table
    sheet: RawSheet
    heading: int
    columns: dict[str, int]
    inputs: dict[str, int]
    letters: dict[str, str]
    places: Mapping[str, tuple[int, str]]
    again: tuple[tuple[str, int], ...] = ()
    beyond: dict[int, int] = field(default_factory=dict)

    def where(self, cell: str | None, record: str | None = None, column: str | None = None) -> Where:
        return Where(self.sheet.title, cell, self.table.key, record, column)


@lru_cache(maxsize=4_096)
def label_key(text: str) -> str:
    """By which headings and labels are compared: an asterisk or a colon after them does not matter."""
    return fold(text).strip(" *:.")


def label_keys(row: RawRow, longest: int = LONGEST_HEADING) -> list[str]:
    """The form's headings and labels among a row's texts of at most so many characters."""
    return [key for text in short_texts(row, longest) if (key := _own_key(text))]


def short_texts(row: RawRow, longest: int = LONGEST_HEADING) -> list[str]:
    """What may be headings or labels: the row's texts of at most so many characters.

    Each of these has a letter, or «№», that no ASCII letter looks like: a text of ASCII is none, and none that was
    found to be neither.
    """
    return [
        text
        for value in row.values
        if type(text := value.cached if type(value) is Formula else value) is str
        and text not in _OTHERS
        and not text.isascii()
        and len(text) <= longest
    ]


def _own_key(text: str) -> str:
    """The `label_key` if it is one of the form's own, else ''."""
    key = label_key(text)
    if key in _OWN:
        return key
    if len(_OTHERS) >= _REMEMBERED:
        _OTHERS.clear()
    _OTHERS.add(text)
    return ""


def heading_key(value: CellValue | None) -> str:
    """The `label_key` of what may be a heading; '' for anything else."""
    if type(value) is Formula:
        value = value.cached
    if type(value) is not str or value.isascii() or len(value) > LONGEST_HEADING:
        return ""
    return label_key(value)


HEADINGS = {table.key: {label_key(column.heading): column.key for column in table.columns} for table in TABLES.values()}
"""Column keys by heading, table by table."""
_SAYING = (str, Formula)
_END_LABELS = frozenset(label_key(field.heading) for field in ALL_FIELDS)
_OWN = _END_LABELS.union(*HEADINGS.values())
_OTHERS: set[str] = set()
"""Texts that were found to be no heading and no label of the form: most of them stand in the next one, too."""


def table_rows(found: Found) -> Iterator[tuple[int, dict[int, CellValue]]]:
    """Filled rows below the headings by column, up to the block of fields that ends the table."""
    headings = HEADINGS[found.table.key]
    first = min(found.columns.values())
    own = {*found.columns.values(), *(column for _, column in found.again)}
    shapes: set[tuple[int, ...]] = set()
    for number, row in found.sheet.rows.items():
        if number <= found.heading:
            continue
        if not found.table.open_ended and not _END_LABELS.isdisjoint(label_keys(row)):
            return
        cells = dict(zip(row.columns, row.values, strict=True))
        if type(cells.get(first)) in _SAYING and heading_key(cells[first]) in headings and _repeats(row, headings):
            continue
        if row.columns not in shapes:
            if own.issuperset(row.columns):
                shapes.add(row.columns)
            else:
                _note_beyond(found, number, cells, own)
        yield number, cells


def _repeats(row: RawRow, headings: Mapping[str, str]) -> bool:
    """It is a row of headings once more."""
    return len(headings.keys() & label_keys(row)) >= LEAST_HEADINGS


def _note_beyond(found: Found, number: int, cells: Mapping[int, CellValue], own: Set[int]) -> None:
    for column, value in cells.items():
        if column in own or column in found.beyond:
            continue
        if not isinstance(value, Formula) and not is_blank(value):
            found.beyond[column] = number
