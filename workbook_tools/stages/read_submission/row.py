"""A row of a table as it is read: most cells hold a plain value, which is understood at once.

What is blank, and a value of the kind that its column wants and that leaves no doubt, needs no `Cell`
and gives no finding; `values` tells the meaning of all others, and would tell the same of these.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date
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


class Row(NamedTuple):
    """`record` and `item` are the row's names, as `Cell` has them. `entries`: of the cells that were read so far."""

    found: Found
    number: int
    cells: Mapping[int, CellValue]
    record: str
    item: str
    entries: Entries

    def value(self, column: Column) -> CellValue | None:
        """None where it is blank or the file has no such column."""
        return self.cells.get(self.found.columns.get(column.key, 0))

    def name(self, column: Column) -> str | None:
        """None where the file has no such column."""
        letters = self.found.letters.get(column.key)
        return None if letters is None else f"{letters}{self.number}"

    def cell(self, column: Column) -> Cell:
        found = self.found
        value, name = self.value(column), self.name(column)
        return Cell(value, column, found.sheet.title, name, found.table.key, self.record, self.item)

    @property
    def typed(self) -> dict[str, CellValue]:
        """What stands in the clerk's columns, by key."""
        filled = {key: self.cells.get(place) for key, place in self.found.inputs.items()}
        return {key: value for key, value in filled.items() if value is not None and not is_blank(value)}


def has_typed(found: Found, cells: Mapping[int, CellValue]) -> bool:
    """Something stands in the clerk's columns of this row."""
    return any(not is_blank(cells.get(place)) for place in found.inputs.values())


def text_in(row: Row, column: Column, findings: list[Finding]) -> str:
    """`take_text` of the cell."""
    value = row.cells.get(row.found.columns.get(column.key, 0))
    if value is None:
        return ""
    if type(value) is str and len(value) != CUT_LENGTH and value.strip(UNSEEN):
        _enter(row, column, _TEXT, value)
        return unicodedata.normalize("NFC", value).strip()
    return take_text(row.cell(column), row.entries, findings)


def word_in(
    row: Row, column: Column, findings: list[Finding], words: Mapping[str, str], options: tuple[str, ...]
) -> str | None:
    """`take_word` of the cell."""
    value = row.cells.get(row.found.columns.get(column.key, 0))
    if value is None:
        return None
    if type(value) is str and len(value) <= _LONGEST_WORD and (key := _folded(value)) and key in words:
        _enter(row, column, _TEXT, value)
        return words[key]
    if type(value) is int and -_VAST < value < _VAST and (key := str(value)) in words:
        _enter(row, column, _NUMBER, key)
        return words[key]
    return take_word(row.cell(column), row.entries, findings, words, options)


def number_in(row: Row, column: Column, findings: list[Finding], units: tuple[str, ...]) -> Decimal | None:
    """`take_number` of the cell."""
    value = row.cells.get(row.found.columns.get(column.key, 0))
    if value is None:
        return None
    if type(value) is int and -_VAST < value < _VAST:
        _enter(row, column, _NUMBER, str(value))
        return Decimal(value)
    return take_number(row.cell(column), row.entries, findings, units)


def count_in(row: Row, column: Column, findings: list[Finding]) -> int | None:
    """`take_count` of the cell."""
    value = row.cells.get(row.found.columns.get(column.key, 0))
    if value is None:
        return None
    if type(value) is int and -_VAST < value < _VAST:
        _enter(row, column, _NUMBER, str(value))
        return value
    return take_count(row.cell(column), row.entries, findings)


def date_in(row: Row, column: Column, findings: list[Finding]) -> date | None:
    """`take_date` of the cell."""
    value = row.cells.get(row.found.columns.get(column.key, 0))
    if value is None:
        return None
    if type(value) is Dated and value.number >= FIRST_SURE_SERIAL:
        _enter(row, column, _DATE, moment_text(value.moment))
        return value.moment.date()
    return take_date(row.cell(column), row.entries, findings)


def _enter(row: Row, column: Column, kind: EntryKind, text: str) -> None:
    row.entries[column.key] = Entry(kind, text, f"{row.found.letters[column.key]}{row.number}")


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    """A list's words come again and again."""
    return fold(text)
