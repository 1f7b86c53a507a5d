"""A row of a table as it is read: most cells hold a plain value, which is understood at once.

What is blank, and a value of the kind that its column wants and that leaves no doubt, needs no `Cell`
and gives no finding; `values` tells the meaning of all others, and would tell the same of these.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from workbook_tools.model.cells import CellValue, Dated
from workbook_tools.model.column import Column
from workbook_tools.model.finding import Finding
from workbook_tools.model.submission import Entries, Entry, EntryKind
from workbook_tools.model.text import fold
from workbook_tools.stages.read_submission.cells import CUT_LENGTH, PRECISION, UNSEEN, Cell, is_blank, moment_text
from workbook_tools.stages.read_submission.tables import Found
from workbook_tools.stages.read_submission.values import (
    FIRST_SURE_SERIAL,
    take_count,
    take_date,
    take_number,
    take_text,
    take_word,
)

_TEXT, _NUMBER, _DATE = EntryKind.TEXT, EntryKind.NUMBER, EntryKind.DATE
_VAST = 10**PRECISION
_LONGEST_WORD = 100
_ABSENT = (0, "")
"""The place of a column that the file does not have: no cell stands there."""


class Row(NamedTuple):
    """`stated` is its number in the names of its cells; `record` and `item` are the row's names, as `Cell` has them.

    `entries`: of the cells that were read so far.
    """

    found: Found
    number: int
    stated: str
    cells: Mapping[int, CellValue]
    record: str
    item: str
    entries: Entries

    def value(self, column: Column) -> CellValue | None:
        """None where it is blank or the file has no such column."""
        return self.cells.get(self.found.columns.get(column.key, 0))

    def cell(self, column: Column) -> Cell:
        found = self.found
        name = found.letters[column.key] + self.stated if column.key in found.columns else None
        return Cell(self.value(column), column, found.sheet.title, name, found.table.key, self.record, self.item)

    @property
    def typed(self) -> dict[str, CellValue]:
        """What stands in the clerk's columns, by key."""
        filled = {key: self.cells.get(place) for key, place in self.found.inputs.items()}
        return {key: value for key, value in filled.items() if value is not None and not is_blank(value)}


def has_typed(found: Found, cells: Mapping[int, CellValue]) -> bool:
    """Something stands in the clerk's columns of this row."""
    return not all(map(is_blank, map(cells.get, found.inputs.values())))


def text_in(row: Row, column: Column, findings: list[Finding]) -> str:
    """`take_text` of the cell."""
    key = column.key
    place, letters = row.found.places.get(key, _ABSENT)
    value = row.cells.get(place)
    if value is None:
        return ""
    if type(value) is str and len(value) != CUT_LENGTH and value.strip(UNSEEN):
        row.entries[key] = Entry(_TEXT, value, letters + row.stated)
        return unicodedata.normalize("NFC", value).strip()
    return take_text(row.cell(column), row.entries, findings)


def word_in(
    row: Row, column: Column, findings: list[Finding], words: Mapping[str, str], options: tuple[str, ...]
) -> str | None:
    """`take_word` of the cell."""
    key = column.key
    place, letters = row.found.places.get(key, _ABSENT)
    value = row.cells.get(place)
    if value is None:
        return None
    if type(value) is str and len(value) <= _LONGEST_WORD and (word := _folded(value)) and word in words:
        row.entries[key] = Entry(_TEXT, value, letters + row.stated)
        return words[word]
    if type(value) is int and -_VAST < value < _VAST and (word := str(value)) in words:
        row.entries[key] = Entry(_NUMBER, word, letters + row.stated)
        return words[word]
    return take_word(row.cell(column), row.entries, findings, words, options)


def number_in(row: Row, column: Column, findings: list[Finding], units: tuple[str, ...]) -> Decimal | None:
    """`take_number` of the cell."""
    key = column.key
    place, letters = row.found.places.get(key, _ABSENT)
    value = row.cells.get(place)
    if value is None:
        return None
    if type(value) is int and -_VAST < value < _VAST:
        row.entries[key] = Entry(_NUMBER, str(value), letters + row.stated)
        return Decimal(value)
    return take_number(row.cell(column), row.entries, findings, units)


def count_in(row: Row, column: Column, findings: list[Finding]) -> int | None:
    """`take_count` of the cell."""
    key = column.key
    place, letters = row.found.places.get(key, _ABSENT)
    value = row.cells.get(place)
    if value is None:
        return None
    if type(value) is int and -_VAST < value < _VAST:
        row.entries[key] = Entry(_NUMBER, str(value), letters + row.stated)
        return value
    return take_count(row.cell(column), row.entries, findings)


def date_in(row: Row, column: Column, findings: list[Finding]) -> date | None:
    """`take_date` of the cell."""
    key = column.key
    place, letters = row.found.places.get(key, _ABSENT)
    value = row.cells.get(place)
    if value is None:
        return None
    if type(value) is Dated and value.number >= FIRST_SURE_SERIAL:
        text, day = _told(value.moment)
        row.entries[key] = Entry(_DATE, text, letters + row.stated)
        return day
    return take_date(row.cell(column), row.entries, findings)


@lru_cache(maxsize=1_024)
def _told(moment: datetime) -> tuple[str, date]:
    """As an entry says it, and its day. A register's rows share their days."""
    return moment_text(moment), moment.date()


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    """A list's words come again and again."""
    return fold(text)
