"""Where the form's tables are in the file: found by their headings, never by title or position."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from workbook_tools.model.cells import (
    CellValue,
    Formula,
    RawRow,
    RawSheet,
    RawWorkbook,
    Visibility,
    cell_name,
    column_letters,
)
from workbook_tools.model.column import Access, Table
from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.layout import ALL_FIELDS, TABLES
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_submission.cells import is_blank

_HEADING_ROWS = 100
"""Headings are looked for in a sheet's first filled rows."""
_LONGEST_HEADING = 120
_LEAST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A table in the file: `heading` is the row of its headings, `columns` are 1-based by key."""

    table: Table
    sheet: RawSheet
    heading: int
    columns: dict[str, int]
    inputs: dict[str, int]
    """Those of `columns` that the clerk fills in."""
    again: tuple[tuple[str, int], ...] = ()
    """Columns whose heading stands there once more."""

    @property
    def letters(self) -> dict[str, str]:
        return {key: column_letters(column) for key, column in self.columns.items()}

    def where(self, cell: str | None, record: str | None = None, column: str | None = None) -> Where:
        return Where(self.sheet.title, cell, self.table.key, record, column)


@lru_cache(maxsize=4_096)
def label_key(text: str) -> str:
    """By which headings and labels are compared: an asterisk or a colon after them does not matter."""
    return fold(text).strip(" *:.")


_END_LABELS = frozenset(label_key(field.heading) for field in ALL_FIELDS)
_HEADINGS = {
    table.key: {label_key(column.heading): column.key for column in table.columns} for table in TABLES.values()
}


Labels = tuple[tuple[RawSheet, tuple[tuple[int, frozenset[str]], ...]], ...]
"""By sheet: what may be headings, row by row."""


def labels_of(raw: RawWorkbook) -> Labels:
    """The short texts of each sheet's first filled rows, as headings are compared."""
    return tuple((sheet, tuple(_row_labels(sheet))) for sheet in raw.sheets)


def _row_labels(sheet: RawSheet) -> Iterator[tuple[int, frozenset[str]]]:
    for number, row in islice(sheet.rows.items(), _HEADING_ROWS):
        if len(row.values) >= _LEAST_HEADINGS:
            yield number, frozenset(_key(value) for value in row.values if value.__class__ is not int)


def find_table(labels: Labels, table: Table, findings: list[Finding]) -> Found | None:
    """The table whose headings match best; another one beside it is a finding, unless it says the same."""
    candidates = [found for sheet, rows in labels if (found := _in_sheet(sheet, rows, table))]
    if not candidates:
        findings.append(find("table_missing", Where(table=table.key), sheet=table.sheet))
        return None
    chosen, *others = sorted(candidates, key=_preference)
    for other in others:
        same = not _content(other) or _content(other) == _content(chosen)
        code = "table_copied" if same else "table_twice"
        titles = {"first": chosen.sheet.title, "second": other.sheet.title}
        findings.append(find(code, other.where(None), table=table.sheet, **titles))
    findings.extend(_column_findings(chosen))
    findings.extend(_sorted_in_part(chosen))
    return chosen


def table_rows(found: Found) -> Iterator[tuple[int, dict[int, CellValue]]]:
    """Filled rows below the headings by column, up to the block of fields that ends the table."""
    headings = _HEADINGS[found.table.key]
    first = min(found.columns.values())
    for number, row in found.sheet.rows.items():
        if number <= found.heading:
            continue
        if not found.table.open_ended and not _END_LABELS.isdisjoint(_key(value) for value in row.values):
            return
        cells = dict(zip(row.columns, row.values, strict=True))
        if _key(cells.get(first)) in headings and _score(row, headings) >= _LEAST_HEADINGS:
            continue
        yield number, cells


def _score(row: RawRow, headings: Mapping[str, str]) -> int:
    return len(headings.keys() & {_key(value) for value in row.values})


def _in_sheet(sheet: RawSheet, rows: Iterable[tuple[int, frozenset[str]]], table: Table) -> Found | None:
    headings = _HEADINGS[table.key]
    best: tuple[int, int] | None = None
    enough = _enough(table)
    for number, labels in rows:
        score = len(headings.keys() & labels)
        if score >= enough and (best is None or score > best[0]):
            best = score, number
    if best is None:
        return None
    number = best[1]
    row = sheet.rows[number]
    columns: dict[str, int] = {}
    again = []
    for column, value in zip(row.columns, row.values, strict=True):
        key = headings.get(_key(value))
        if key is not None and key in columns:
            again.append((key, column))
        elif key is not None:
            columns[key] = column
    inputs = {c.key: columns[c.key] for c in table.columns if c.access is Access.INPUT and c.key in columns}
    return Found(table, sheet, number, columns, inputs, tuple(again))


def _enough(table: Table) -> int:
    return max(_LEAST_HEADINGS, (len(table.columns) + 1) // 2)


def _key(value: CellValue | None) -> str:
    if isinstance(value, Formula):
        value = value.cached
    return label_key(value) if isinstance(value, str) and len(value) <= _LONGEST_HEADING else ""


def _preference(found: Found) -> tuple[int, bool, bool]:
    """More headings first, then what is visible, then the template's own title."""
    hidden = found.sheet.visibility is not Visibility.VISIBLE
    return -len(found.columns), hidden, fold(found.sheet.title) != fold(found.table.sheet)


def _content(found: Found) -> Sequence[tuple[CellValue, ...]]:
    """What the clerk's columns hold, row by row."""
    rows = []
    for _, cells in table_rows(found):
        values = tuple(cells.get(place, "") for place in found.inputs.values())
        if not all(is_blank(value) for value in values):
            rows.append(values)
    return rows


def _column_findings(found: Found) -> Iterator[Finding]:
    """Columns that are not there, and those that are there twice; hidden ids and formulas are not missed."""
    for column in found.table.columns:
        if column.key in found.columns or column.access in (Access.HIDDEN, Access.FORMULA):
            continue
        code = "column_missing" if column.access is Access.INPUT else "shown_column_missing"
        yield find(code, found.where(None, column=column.key), column=column.heading)
    for key, other in found.again:
        own = found.columns[key]
        if found.table.column(key).access is not Access.INPUT:
            continue
        pairs = [
            (cells.get(own, ""), value) for _, cells in table_rows(found) if not is_blank(value := cells.get(other))
        ]
        code = "column_copied" if all(first == second for first, second in pairs) else "column_twice"
        cell = f"{column_letters(other)}{found.heading}"
        names = {"first": column_letters(own), "second": column_letters(other)}
        yield find(code, found.where(cell, column=key), column=found.table.column(key).heading, **names)


def _sorted_in_part(found: Found) -> Iterator[Finding]:
    """Areas whose rows were sorted while cells of the same rows stayed where they were."""
    columns = {found.columns.get(c.key, 0) for c in found.table.columns if c.access is not Access.FORMULA}
    rows = dict(table_rows(found)) if found.sheet.sorted_areas else {}
    for top, left, bottom, right in found.sheet.sorted_areas:
        inside = {number: cells for number, cells in rows.items() if top <= number <= bottom}
        filled = {column for cells in inside.values() for column in columns & cells.keys()}
        moved = {column for column in filled if left <= column <= right}
        if len(inside) > 1 and moved and moved != filled:
            first, last = cell_name(min(inside), min(moved)), cell_name(max(inside), max(moved))
            yield find("sorted_in_part", found.where(first), cells=f"{first}:{last}", table=found.table.sheet)
