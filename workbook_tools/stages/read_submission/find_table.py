"""Where the form's tables are in the file: found by their headings, never by title or position."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, zip_longest
from typing import NamedTuple

from msgspec import Struct, field

from workbook_tools.model.cells import (
    CellValue,
    RawSheet,
    RawWorkbook,
    Visibility,
    cell_name,
    column_letters,
)
from workbook_tools.model.column import Access, Table
from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.layout import TABLES
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_submission.cells import is_blank
from workbook_tools.stages.read_submission.tables import (
    HEADINGS,
    LEAST_HEADINGS,
    Found,
    heading_key,
    label_keys,
    short_texts,
    table_rows,
)

_HEADING_ROWS = 100
"""Headings are looked for in a sheet's first filled rows."""
_NOT_MISSED = (Access.HIDDEN, Access.FORMULA)
_ENOUGH = {table.key: max(LEAST_HEADINGS, (len(table.columns) + 1) // 2) for table in TABLES.values()}
"""So many headings are a table's, by its key."""


class _Columns(NamedTuple):
    """As `Found` has them."""

    columns: dict[str, int]
    inputs: dict[str, int]
    letters: dict[str, str]
    places: dict[str, tuple[int, str]]
    again: tuple[tuple[str, int], ...]


Labels = tuple[tuple[RawSheet, tuple[tuple[int, frozenset[str]], ...]], ...]
"""By sheet: what may be headings, row by row."""


def labels_of(raw: RawWorkbook) -> Labels:
    """Of each sheet's first filled rows those with headings enough for a table, as headings are compared."""
    return tuple((sheet, tuple(_row_labels(sheet))) for sheet in raw.sheets)


def _row_labels(sheet: RawSheet) -> Iterator[tuple[int, frozenset[str]]]:
    """Below all of a table's headings none can be more like them."""
    sought = dict(_ENOUGH)
    fewest = min(sought.values())
    for number, row in islice(sheet.rows.items(), _HEADING_ROWS):
        if len(row.values) < fewest or len(short_texts(row)) < fewest:
            continue
        labels = frozenset(label_keys(row))
        if len(labels) < fewest:
            continue
        yield number, labels
        sought = {key: enough for key, enough in sought.items() if not labels.issuperset(HEADINGS[key])}
        if not sought:
            return
        fewest = min(sought.values())


def find_table(labels: Labels, table: Table, findings: list[Finding]) -> Found | None:
    """The table whose headings match best; another one beside it is a finding, unless it says the same."""
    candidates = [found for sheet, rows in labels if (found := _in_sheet(sheet, rows, table))]
    if not candidates:
        findings.append(find("table_missing", Where(table=table.key), sheet=table.sheet))
        return None
    chosen, *others = sorted(candidates, key=_preference)
    for other in others:
        code = "table_copied" if _says_nothing_else(other, chosen) else "table_twice"
        titles = {"first": chosen.sheet.title, "second": other.sheet.title}
        findings.append(find(code, other.where(None), table=table.sheet, **titles))
    findings.extend(_column_findings(chosen))
    findings.extend(_sorted_in_part(chosen))
    return chosen


def _in_sheet(sheet: RawSheet, rows: Iterable[tuple[int, frozenset[str]]], table: Table) -> Found | None:
    headings = HEADINGS[table.key]
    best: tuple[int, int] | None = None
    enough = _ENOUGH[table.key]
    for number, labels in rows:
        score = len(headings.keys() & labels)
        if score >= enough and (best is None or score > best[0]):
            best = score, number
    return None if best is None else _headed(sheet, best[1], table)


def _headed(sheet: RawSheet, number: int, table: Table) -> Found:
    """The table whose headings stand in this row."""
    row, headings = sheet.rows[number], HEADINGS[table.key]
    keys = (headings.get(heading_key(value)) for value in row.values)
    headed = tuple((key, place) for key, place in zip(keys, row.columns, strict=True) if key is not None)
    return Found(table, sheet, number, *_columns(table.key, headed))


@lru_cache(maxsize=64)
def _columns(table: str, headed: tuple[tuple[str, int], ...]) -> _Columns:
    """By the columns' keys and places in the row of headings: the same in workbook after workbook."""
    columns: dict[str, int] = {}
    again = []
    for key, place in headed:
        if key in columns:
            again.append((key, place))
        else:
            columns[key] = place
    access = {column.key: column.access for column in TABLES[table].columns}
    inputs = {key: columns[key] for key in access if key in columns and access[key] is Access.INPUT}
    letters = {key: column_letters(place) for key, place in columns.items()}
    places = {key: (place, letters[key]) for key, place in columns.items()}
    return _Columns(columns, inputs, letters, places, tuple(again))


def _preference(found: Found) -> tuple[int, bool, bool]:
    """More headings first, then what is visible, then the template's own title."""
    hidden = found.sheet.visibility is not Visibility.VISIBLE
    return -len(found.columns), hidden, fold(found.sheet.title) != fold(found.table.sheet)


def _says_nothing_else(other: Found, chosen: Found) -> bool:
    """Its clerk's columns are blank, or hold the same."""
    if next(_content(other), None) is None:
        return True
    return all(mine == theirs for mine, theirs in zip_longest(_content(other), _content(chosen)))


def _content(found: Found) -> Iterator[tuple[CellValue, ...]]:
    """What the clerk's columns hold, row by row."""
    for _, cells in table_rows(found):
        values = tuple(cells.get(place, "") for place in found.inputs.values())
        if not all(is_blank(value) for value in values):
            yield values


def _column_findings(found: Found) -> Iterator[Finding]:
    """Columns that are not there, and those that are there twice; hidden ids and formulas are not missed."""
    for column in found.table.columns:
        if column.key in found.columns or column.access in _NOT_MISSED:
            continue
        code = "column_missing" if column.access is Access.INPUT else "shown_column_missing"
        yield find(code, found.where(None, column=column.key), column=column.heading)
    for key, other in found.again:
        if key not in found.inputs:
            continue
        code = "column_copied" if _is_copied(found, found.columns[key], other) else "column_twice"
        cell = f"{column_letters(other)}{found.heading}"
        names = {"first": found.letters[key], "second": column_letters(other)}
        yield find(code, found.where(cell, column=key), column=found.table.column(key).heading, **names)


def _is_copied(found: Found, own: int, other: int) -> bool:
    """Whatever the other column holds stands in the same row's own, too."""
    held = (cells for _, cells in table_rows(found) if not is_blank(cells.get(other)))
    return all(cells.get(own, "") == cells[other] for cells in held)


class _Sorted(Struct):
    """What was found of a sorted area's rows: the first and the last, and which columns hold something in any."""

    top: int
    left: int
    bottom: int
    right: int
    first: int = 0
    last: int = 0
    filled: set[int] = field(default_factory=set)


def _sorted_in_part(found: Found) -> Iterator[Finding]:
    """Areas whose rows were sorted while cells of the same rows stayed where they were."""
    areas = [_Sorted(*area) for area in found.sheet.sorted_areas]
    if not areas:
        return
    columns = {found.columns.get(c.key, 0) for c in found.table.columns if c.access is not Access.FORMULA}
    for number, cells in table_rows(found):
        for area in areas:
            if area.top <= number <= area.bottom:
                area.first = area.first or number
                area.last = number
                area.filled |= columns & cells.keys()
    for area in areas:
        moved = {column for column in area.filled if area.left <= column <= area.right}
        if area.first < area.last and moved and moved != area.filled:
            first, last = cell_name(area.first, min(moved)), cell_name(area.last, max(moved))
            yield find("sorted_in_part", found.where(first), cells=f"{first}:{last}", table=found.table.sheet)
