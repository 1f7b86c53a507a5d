"""What a clerk does to an open workbook, as data that every program's driver carries out."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from workbook_tools.demo.clerk import Typed


@dataclass(frozen=True, slots=True)
class Put:
    """`kind`: text, number, date (ISO), formula (without «=», English names, decimal point), error or blank.

    The value is what the program ends up with, however it was typed. `plain` gives the cell the format «General».
    `cached` is the result that a program that does not compute finds beside the formula, «» for none.
    """

    sheet: str
    cell: str
    kind: str
    value: str = ""
    plain: bool = False
    cached: str = ""


@dataclass(frozen=True, slots=True)
class Type:
    """Keys pressed in a cell, to be understood as the program of a Ukrainian office understands them."""

    sheet: str
    cell: str
    keys: str


@dataclass(frozen=True, slots=True)
class Unprotect:
    """Locked cells may be typed over; the steps that rearrange a sheet do this by themselves."""

    sheet: str


@dataclass(frozen=True, slots=True)
class Sort:
    """Rows from `first` to `last`, of the columns from `left` to `right` alone, by the column `key`."""

    sheet: str
    first: int
    last: int
    left: int
    right: int
    key: int
    descending: bool = False


@dataclass(frozen=True, slots=True)
class InsertRows:
    sheet: str
    before: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class DeleteRow:
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A copy is inserted below the row."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class HideRow:
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class InsertColumn:
    sheet: str
    before: int


@dataclass(frozen=True, slots=True)
class DeleteColumn:
    sheet: str
    column: int


@dataclass(frozen=True, slots=True)
class MoveColumn:
    """Cut and inserted so that it becomes the column `to`."""

    sheet: str
    column: int
    to: int


@dataclass(frozen=True, slots=True)
class HideColumn:
    sheet: str
    column: int


@dataclass(frozen=True, slots=True)
class Merge:
    """The first cell's content stays; the others' is lost, as the programs warn."""

    sheet: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class RenameSheet:
    sheet: str
    to: str


@dataclass(frozen=True, slots=True)
class MoveSheet:
    """To the place `to`, 0-based."""

    sheet: str
    to: int


@dataclass(frozen=True, slots=True)
class CopySheet:
    sheet: str
    to: str


@dataclass(frozen=True, slots=True)
class DeleteSheet:
    sheet: str


@dataclass(frozen=True, slots=True)
class CopyToNewWorkbook:
    """The cells of the visible sheets are pasted into a workbook of the program's own; sheets are named «Аркуш1»…"""


@dataclass(frozen=True, slots=True)
class CountFrom1904:
    """The workbook's dates are counted from 1904; what is typed later is stored so."""


Step = (
    Put
    | Type
    | Unprotect
    | Sort
    | InsertRows
    | DeleteRow
    | DuplicateRow
    | HideRow
    | InsertColumn
    | DeleteColumn
    | MoveColumn
    | HideColumn
    | Merge
    | RenameSheet
    | MoveSheet
    | CopySheet
    | DeleteSheet
    | CopyToNewWorkbook
    | CountFrom1904
)


def put(sheet: str, cell: str, typed: Typed) -> Put:
    """A value of Python as the value of a cell; None empties it."""
    match typed:
        case None:
            return Put(sheet, cell, "blank")
        case date():
            return Put(sheet, cell, "date", typed.isoformat())
        case str():
            return Put(sheet, cell, "text", typed)
        case _:
            return Put(sheet, cell, "number", str(typed))


def as_json(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Each step's arguments, with its name under «do»."""
    return [{"do": verb(step), **arguments(step)} for step in steps]


def verb(step: Step) -> str:
    """InsertRows → insert_rows, CountFrom1904 → count_from_1904."""
    return re.sub(r"(?<!^)(?=[A-Z]|1904)", "_", type(step).__name__).lower()


def arguments(step: Step) -> dict[str, Any]:
    return asdict(step)
