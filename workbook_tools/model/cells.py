"""A workbook that has no meaning yet: sparse rows of plain values with their true addresses."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field


class Dated(NamedTuple):
    """A number with a date style: both are kept, the column decides. `moment` by the workbook's date system."""

    number: int | Decimal
    moment: datetime


class ErrorValue(NamedTuple):
    """An error cell: «#N/A», «#REF!»…"""

    code: str


Scalar = str | int | Decimal | bool | Dated | ErrorValue


class Formula(NamedTuple):
    """A cell with a formula. `text` has no «=», and is empty for a shared formula's follower."""

    text: str
    cached: Scalar | None


CellValue = Scalar | Formula


class RawRow(NamedTuple):
    """Non-empty cells of a row: ascending 1-based columns and their values."""

    columns: tuple[int, ...]
    values: tuple[CellValue, ...]

    def get(self, column: int) -> CellValue | None:
        try:
            return self.values[self.columns.index(column)]
        except ValueError:
            return None


class Visibility(StrEnum):
    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


class RawSheet(Struct, frozen=True):
    """Rows by 1-based number, ascending; those of a long sheet are made as they are asked for.

    Merges are (first row, first column, last row, last column), inclusive.

    `sorted_areas`, alike: whose rows were sorted last, where the file remembers it (Excel's .xlsx, LibreOffice's .ods).
    """

    title: str
    visibility: Visibility
    rows: Mapping[int, RawRow]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    footer: str = ""
    sorted_areas: tuple[tuple[int, int, int, int], ...] = ()

    def value(self, row: int, column: int) -> CellValue | None:
        raw = self.rows.get(row)
        return None if raw is None else raw.get(column)


class RawWorkbook(Struct, frozen=True):
    """What a file says, whatever program wrote it. `extras`: «macros», «images», «external_links»… found in it."""

    sheets: tuple[RawSheet, ...]
    custom_properties: dict[str, str] = field(default_factory=dict)
    keywords: str = ""
    defined_names: dict[str, str] = field(default_factory=dict)
    extras: frozenset[str] = frozenset()


def column_letters(column: int) -> str:
    """1 → «A», 28 → «AB»."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """(4, 2) → «B4»; both 1-based."""
    return f"{column_letters(column)}{row}"


_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")


def cell_position(name: str) -> tuple[int, int]:
    """«B4» → (4, 2); ValueError if it is no cell name."""
    match = _CELL.fullmatch(name)
    if match is None:
        raise ValueError(name)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
