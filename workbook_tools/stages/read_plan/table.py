"""Where the plan workbook's tables stand: sheets by title, columns by heading, rows by their true numbers."""

from collections.abc import Iterator

from msgspec import Struct

from workbook_tools.model.cells import CellValue, RawSheet, RawWorkbook, cell_name
from workbook_tools.model.finding import Finding, Where
from workbook_tools.model.plan_column import PlanColumn, PlanTable
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find

Findings = list[Finding]
"""What a reading has found so far; a row's findings stand in the order of its columns."""


class PlanCell(Struct, frozen=True):
    """A cell that the layout declares; `value` is None where it is blank."""

    column: PlanColumn
    where: Where
    value: CellValue | None


class PlanRow(Struct, frozen=True):
    """A row with something in it, by column key; a column that the sheet has not is absent."""

    number: int
    cells: dict[str, PlanCell]

    def cell(self, key: str) -> PlanCell | None:
        """None where the column is missing, which is a finding of its own already."""
        return self.cells.get(key)


class FoundTable(Struct, frozen=True):
    """A table as it stands in a sheet; `columns` are 1-based, by column key."""

    table: PlanTable
    sheet: RawSheet
    heading_row: int
    columns: dict[str, int]

    def rows(self, before: int | None = None) -> Iterator[PlanRow]:
        """Rows under the headings that are not blank, those above row `before` only."""
        for number in sorted(self.sheet.rows):
            if number <= self.heading_row or (before is not None and number >= before):
                continue
            row = PlanRow(number, {key: self._cell(number, key) for key in self.columns})
            if any(not is_blank(cell.value) for cell in row.cells.values()):
                yield row

    def _cell(self, number: int, key: str) -> PlanCell:
        column = self.columns[key]
        where = Where(self.sheet.title, cell_name(number, column), self.table.key, None, key)
        return PlanCell(self.table.column(key), where, self.sheet.value(number, column))


def is_blank(value: CellValue | None) -> bool:
    """Nothing, or a text of white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def locate(raw: RawWorkbook, table: PlanTable, found: Findings) -> FoundTable | None:
    """The table by its sheet's title and its headings; None, with a finding, where there is neither."""
    sheet = next((s for s in raw.sheets if fold(s.title) == fold(table.sheet)), None)
    if sheet is None:
        missing = find("plan_sheet_missing", Where(table.sheet), sheet=table.sheet)
        if missing not in found:
            found.append(missing)
        return None
    headings = {fold(column.heading): column for column in table.columns}
    row = max(sorted(sheet.rows), key=lambda r: len(_headed(sheet, r, headings)), default=None)
    if row is None or not _headed(sheet, row, headings):
        names = ", ".join(f"«{column.heading}»" for column in table.columns if not column.unread)
        where = Where(sheet.title, None, table.key)
        found.append(find("plan_headings_missing", where, sheet=table.sheet, title=table.title, headings=names))
        return None
    return FoundTable(table, sheet, row, _columns(sheet, row, table, headings, found))


def _headed(sheet: RawSheet, row: int, headings: dict[str, PlanColumn]) -> list[tuple[int, PlanColumn]]:
    raw = sheet.rows[row]
    pairs = zip(raw.columns, raw.values, strict=True)
    return [(column, headings[key]) for column, value in pairs if (key := _heading(value)) in headings]


def _heading(value: CellValue) -> str:
    """The first line of a heading cell, folded; the lines under it are for people."""
    return fold(value.strip().split("\n")[0]) if isinstance(value, str) else ""


def _columns(
    sheet: RawSheet, row: int, table: PlanTable, headings: dict[str, PlanColumn], found: Findings
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for position, column in _headed(sheet, row, headings):
        if column.key in columns:
            where = Where(sheet.title, cell_name(row, position), table.key, None, column.key)
            found.append(find("plan_column_repeated", where, column=column.heading))
        columns.setdefault(column.key, position)
    for column in table.columns:
        if column.key not in columns and not column.unread:
            where = Where(sheet.title, cell_name(row, 1), table.key, None, column.key)
            found.append(find("plan_column_missing", where, sheet=table.sheet, column=column.heading))
    return columns
