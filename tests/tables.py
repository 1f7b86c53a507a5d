"""Workbooks for tests, drawn as small text tables and turned to cells by one helper.

A cell of a table reads as a person would type it: `12`, `12.5` numbers · `24.07.2020` a date cell ·
`'12` text, whatever it looks like · `=120+35` a formula without a result, `=B4+B5 → 7` with one ·
`#N/A` an error · `TRUE` · anything else text, in which `\\n` breaks the line. Blank is no cell.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from plans import Q3_WINDOW_FIRST, deadlines_of

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import (
    CellValue,
    Dated,
    ErrorValue,
    Formula,
    RawRow,
    RawSheet,
    RawWorkbook,
    Scalar,
    Visibility,
    cell_position,
)
from workbook_tools.model.layout import (
    ALL_FIELDS,
    CODE_LABEL,
    REGISTER,
    REPORT_FIELDS,
    SHEET_CHECK,
    SHEET_INDICATORS,
    SHEET_INSTRUCTION,
    SHEET_META,
    SHEET_REGISTER,
    SHEET_REPORT,
    SIGNATURE_FIELDS,
    TABLES,
)
from workbook_tools.stages.design_template import design_template

HEADING_ROW = {SHEET_REPORT: 12, SHEET_INDICATORS: 4, SHEET_REGISTER: 4}
LABEL_COLUMN, VALUE_COLUMN, VALUE_LAST, HINT_COLUMN = 3, 4, 7, 8
_FIRST_FIELD = 5
_EPOCH = datetime(1899, 12, 30)
_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")


def cell(text: str) -> CellValue | None:
    """A table's cell as a value."""
    text = text.strip().replace("\\n", "\n")
    if text.startswith("=") and len(text) > 1:
        formula, _, cached = text[1:].partition(" → ")
        return Formula(formula, _scalar(cached))
    return _scalar(text)


def _scalar(text: str) -> Scalar | None:
    if text.startswith("'"):
        return text[1:]
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if text.startswith("#") and len(text) > 1:
        return ErrorValue(text)
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return Decimal(text)
    if match := _DATE.fullmatch(text):
        return dated(date(int(match[3]), int(match[2]), int(match[1])))
    return text or None


def dated(day: date) -> Dated:
    """A date cell of the 1900 system."""
    moment = datetime(day.year, day.month, day.day)
    return Dated((moment - _EPOCH).days, moment)


def lines(text: str) -> Iterator[list[str]]:
    """The rows of a Markdown table, without the ruler."""
    for line in text.strip("\n").splitlines():
        line = line.strip()
        bare = line[1:].removesuffix("|") if line.startswith("|") else line
        cells = [part.strip() for part in bare.split("|")]
        if any(not re.fullmatch(r"-+", part) for part in cells) and line:
            yield cells


@dataclass
class Grid:
    """A sheet that a test may rearrange as a clerk would."""

    title: str
    cells: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    visibility: Visibility = Visibility.VISIBLE
    footer: str = ""

    def put(self, name: str, text: str) -> None:
        """«B4» and a table's cell; blank empties it."""
        self.put_at(*cell_position(name), cell(text))

    def put_at(self, row: int, column: int, value: CellValue | None) -> None:
        self.cells.pop((row, column), None)
        if value is not None:
            self.cells[row, column] = value

    def column(self, heading: str) -> int:
        """Of the first cell with this text."""
        return next(column for (_, column), value in sorted(self.cells.items(), key=lambda c: c[0]) if value == heading)

    def row(self, column: int, value: CellValue) -> int:
        """The last row with this value in the column."""
        return max(row for (row, place), found in self.cells.items() if place == column and found == value)

    def copy(self, title: str) -> "Grid":
        return Grid(title, dict(self.cells), list(self.merges), set(self.hidden_rows), self.visibility, self.footer)

    def rearrange(
        self, rows: Callable[[int], int | None] = lambda n: n, columns: Callable[[int], int | None] = lambda n: n
    ) -> None:
        """Every cell goes where the functions say; None deletes it."""
        moved = {(rows(r), columns(c)): value for (r, c), value in self.cells.items()}
        self.cells = {(r, c): value for (r, c), value in moved.items() if r is not None and c is not None}
        corners = [(rows(a), columns(b), rows(c), columns(d)) for a, b, c, d in self.merges]
        self.merges = [(a, b, c, d) for a, b, c, d in corners if a and b and c and d]

    def delete_row(self, row: int) -> None:
        self.rearrange(rows=lambda n: None if n == row else n - (n > row))

    def insert_row(self, row: int) -> None:
        self.rearrange(rows=lambda n: n + (n >= row))

    def delete_column(self, column: int) -> None:
        self.rearrange(columns=lambda n: None if n == column else n - (n > column))

    def insert_column(self, column: int) -> None:
        self.rearrange(columns=lambda n: n + (n >= column))

    def swap_rows(self, first: int, second: int, columns: range = range(1, 100)) -> None:
        """Of these columns only: how a sort of a selection leaves them."""
        pair = {first: second, second: first}
        self.cells = {(pair.get(r, r) if c in columns else r, c): value for (r, c), value in self.cells.items()}

    def swap_columns(self, first: int, second: int) -> None:
        pair = {first: second, second: first}
        self.rearrange(columns=lambda n: pair.get(n, n))

    def raw(self) -> RawSheet:
        rows: dict[int, dict[int, CellValue]] = {}
        for (row, column), value in sorted(self.cells.items(), key=lambda item: item[0]):
            rows.setdefault(row, {})[column] = value
        raw_rows = {row: RawRow(tuple(cells), tuple(cells.values())) for row, cells in rows.items()}
        return RawSheet(
            self.title,
            self.visibility,
            raw_rows,
            hidden_rows=frozenset(self.hidden_rows),
            merges=tuple(self.merges),
            footer=self.footer,
        )


def drawn(title: str, text: str) -> Grid:
    """A sheet from a table, its first row as row 1."""
    grid = Grid(title)
    for number, parts in enumerate(lines(text), start=1):
        for column, part in enumerate(parts, start=1):
            grid.put_at(number, column, cell(part))
    return grid


@dataclass
class Form:
    """A blank template of the assignment as a workbook, to be filled in and maltreated."""

    assignment: Assignment
    sheets: dict[str, Grid]
    properties: dict[str, str]
    keywords: str = ""
    extras: frozenset[str] = frozenset()

    def __getitem__(self, title: str) -> Grid:
        return self.sheets[title]

    def field(self, key: str, text: str) -> None:
        """Fills in a field by its key."""
        heading = next(column.heading for column in ALL_FIELDS if column.key == key)
        report = self.sheets[SHEET_REPORT]
        report.put_at(report.row(LABEL_COLUMN, heading), VALUE_COLUMN, cell(text))

    def fill(self, title: str, text: str) -> None:
        """Fills in a table: the first row names columns by key; rows are found by №, the register's are appended."""
        grid = self.sheets[title]
        table = next(table for table in TABLES.values() if table.sheet == title)
        keys, *rows = lines(text)
        places = {column.key: place for place, column in enumerate(table.columns, start=1)}
        for parts in rows:
            used = max((row for row, _ in grid.cells), default=0)
            row = used + 1 if table.key == REGISTER else grid.row(places["number"], parts[0])
            for key, part in zip(keys, parts, strict=True):
                if key != "number":
                    grid.put_at(row, places[key], cell(part))

    def raw(self) -> RawWorkbook:
        sheets = tuple(grid.raw() for grid in self.sheets.values())
        return RawWorkbook(sheets, dict(self.properties), self.keywords, extras=self.extras)


def blank_form(assignment: Assignment) -> Form:
    """As a department gets it, every carrier of its identity included."""
    code = assignment.code
    facts = {
        "format": "workbook-tools",
        "code": code,
        "department": assignment.department.code,
        "quarter": str(assignment.quarter),
        "layout": "1",
    }
    meta = Grid(SHEET_META, visibility=Visibility.HIDDEN)
    for row, (key, value) in enumerate(facts.items(), start=1):
        meta.cells[row, 1], meta.cells[row, 2] = key, value
    sheets = {
        SHEET_INSTRUCTION: Grid(SHEET_INSTRUCTION, {(1, 1): "Як заповнити"}),
        SHEET_REPORT: _report(assignment),
        SHEET_INDICATORS: _table_sheet(assignment, SHEET_INDICATORS),
        SHEET_REGISTER: _table_sheet(assignment, SHEET_REGISTER),
        SHEET_CHECK: Grid(SHEET_CHECK, {(1, 1): "Перевірка"}),
        SHEET_META: meta,
    }
    for title, grid in sheets.items():
        if title != SHEET_META:
            grid.cells[1, 9] = f"{CODE_LABEL}: {code}"
            grid.footer = f'&L&"Arial"{CODE_LABEL}: {code}&R&P'
    properties = {
        "wt_code": code,
        "wt_department": assignment.department.code,
        "wt_quarter": str(assignment.quarter),
    }
    return Form(assignment, sheets, properties, f"{CODE_LABEL}: {code}")


def _report(assignment: Assignment) -> Grid:
    grid = _table_sheet(assignment, SHEET_REPORT)
    for place, column in enumerate(REPORT_FIELDS):
        _put_field(grid, _FIRST_FIELD + place, column.heading, column.prompt)
    last = max(row for row, _ in grid.cells)
    for place, column in enumerate(SIGNATURE_FIELDS):
        _put_field(grid, last + 2 + place, column.heading, column.prompt)
    return grid


def _put_field(grid: Grid, row: int, heading: str, hint: str) -> None:
    grid.put_at(row, LABEL_COLUMN, heading)
    grid.put_at(row, HINT_COLUMN, hint or None)
    grid.merges.append((row, VALUE_COLUMN, row, VALUE_LAST))


def _table_sheet(assignment: Assignment, title: str) -> Grid:
    table = next(table for table in TABLES.values() if table.sheet == title)
    deadlines = deadlines_of(assignment.quarter, assignment.plan)
    design = design_template(assignment, deadlines, Q3_WINDOW_FIRST, {}, asks_opening=True)
    grid = Grid(title, {(1, 1): f"{title} за {assignment.quarter.label}"})
    heading = HEADING_ROW[title]
    for place, column in enumerate(table.columns, start=1):
        grid.cells[heading, place] = column.heading
        for offset, row in enumerate(design.rows[table.key], start=1):
            value = row.cells[column.key].value
            grid.put_at(heading + offset, place, value if isinstance(value, str) else None)
    return grid
