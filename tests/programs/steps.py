"""What a clerk does to an open workbook, as data that every program's driver carries out."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from workbook_tools.demo.clerk import Typed


class Put(Struct, frozen=True):
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


class Type(Struct, frozen=True):
    """Keys pressed in a cell, to be understood as the program of a Ukrainian office understands them."""

    sheet: str
    cell: str
    keys: str


class Unprotect(Struct, frozen=True):
    """Locked cells may be typed over; the steps that rearrange a sheet do this by themselves."""

    sheet: str


class Sort(Struct, frozen=True):
    """Rows from `first` to `last`, of the columns from `left` to `right` alone, by the column `key`."""

    sheet: str
    first: int
    last: int
    left: int
    right: int
    key: int
    descending: bool = False


class InsertRows(Struct, frozen=True):
    sheet: str
    before: int
    count: int = 1


class DeleteRow(Struct, frozen=True):
    sheet: str
    row: int


class DuplicateRow(Struct, frozen=True):
    """A copy is inserted below the row."""

    sheet: str
    row: int


class HideRow(Struct, frozen=True):
    sheet: str
    row: int


class InsertColumn(Struct, frozen=True):
    sheet: str
    before: int


class DeleteColumn(Struct, frozen=True):
    sheet: str
    column: int


class MoveColumn(Struct, frozen=True):
    """Cut and inserted so that it becomes the column `to`."""

    sheet: str
    column: int
    to: int


class HideColumn(Struct, frozen=True):
    sheet: str
    column: int


class Merge(Struct, frozen=True):
    """The first cell's content stays; the others' is lost, as the programs warn."""

    sheet: str
    first: str
    last: str


class RenameSheet(Struct, frozen=True):
    sheet: str
    to: str


class MoveSheet(Struct, frozen=True):
    """To the place `to`, 0-based."""

    sheet: str
    to: int


class CopySheet(Struct, frozen=True):
    sheet: str
    to: str


class DeleteSheet(Struct, frozen=True):
    sheet: str


class CopyToNewWorkbook(Struct, frozen=True):
    """The cells of the visible sheets are pasted into a workbook of the program's own; sheets are named «Аркуш1»…"""


class CountFrom1904(Struct, frozen=True):
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
