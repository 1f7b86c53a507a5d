"""Rows of «Звіт» and «Показники»: which item of the plan each is, and which are missing or too many."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import CellValue, cell_name
from workbook_tools.model.column import Column
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import MEASURES
from workbook_tools.model.plan import Plan
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.shown import short
from workbook_tools.stages.read_submission.cells import Cell, is_blank
from workbook_tools.stages.read_submission.row_identity import (
    Item,
    Items,
    Verdict,
    compared,
    indicator_items,
    measure_items,
    number_mark,
    recognise,
    text_mark,
)
from workbook_tools.stages.read_submission.tables import Found, table_rows


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row of the file that is an item of this department."""

    found: Found
    item: Item
    number: int
    cells: dict[int, CellValue]

    def cell(self, column: Column) -> Cell:
        """Its value is None where it is blank or the file has no such column."""
        place = self.found.columns.get(column.key)
        name = None if place is None else cell_name(self.number, place)
        value = None if place is None else self.cells.get(place)
        found = self.found
        return Cell(value, column, found.sheet.title, name, found.table.key, self.item.code, self.item.number)

    @property
    def typed(self) -> dict[str, CellValue]:
        """What stands in the clerk's columns."""
        return typed_cells(self.found, self.cells)


def typed_cells(found: Found, cells: dict[int, CellValue]) -> dict[str, CellValue]:
    """Filled cells of the clerk's columns, by key."""
    return {
        key: value
        for key, place in found.inputs.items()
        if (value := cells.get(place)) is not None and not is_blank(value)
    }


def item_rows(found: Found, assignment: Assignment, findings: list[Finding]) -> dict[str, ItemRow]:
    """The department's rows by item code, in the order of the file; all that does not fit is reported."""
    items = measure_items(assignment.plan) if found.table.key == MEASURES else indicator_items(assignment.plan)
    own = _own(assignment, found.table.key)
    rows: dict[str, ItemRow] = {}
    for number, cells in table_rows(found):
        verdict = _recognise(found, cells, items)
        if verdict.item is None or verdict.item.code not in own:
            findings.extend(_foreign(found, number, cells, verdict, assignment.plan))
            continue
        row = ItemRow(found, verdict.item, number, cells)
        findings.extend(_remarks(row, verdict))
        twin = rows.get(verdict.item.code)
        rows[verdict.item.code] = row if twin is None else _merged(twin, row, findings)
    findings.extend(_missing(found, [items.by_code[code] for code in own if code not in rows]))
    return rows


def _own(assignment: Assignment, table: str) -> tuple[str, ...]:
    """In the plan's order."""
    items = assignment.measures if table == MEASURES else assignment.indicators
    return tuple(item.code for item in items)


def _recognise(found: Found, cells: dict[int, CellValue], items: Items) -> Verdict:
    number, row_id, text = (cells.get(found.columns.get(key, 0)) for key in _marks(found))
    verdict = recognise(number_mark(number), text_mark(row_id), text_mark(text), items)
    return compared(verdict, {key: text_mark(cells.get(place)) for key, place in found.columns.items()}, items)


def _marks(found: Found) -> tuple[str, str, str]:
    return ("number", "id", "name" if found.table.key == MEASURES else "text")


def _remarks(row: ItemRow, verdict: Verdict) -> Iterator[Finding]:
    number_key, _, text_key = _marks(row.found)
    cells = {key: row.cell(row.found.table.column(key)) for key in (number_key, text_key)}
    text = text_mark(cells[text_key].value)
    if verdict.doubtful:
        number = number_mark(cells[number_key].value)
        where, shown = cells[number_key].where, short(verdict.stranger or text)
        yield find("row_doubtful", where, entered=shown, item=row.item.number, number=number, text=shown)
    for code in verdict.notes:
        where = cells[text_key if code == "shown_text_changed" else number_key].where
        entered = text if code == "shown_text_changed" else None
        yield find(code, where, entered=entered, item=row.item.number, number=row.item.number)
    if row.number in row.found.sheet.hidden_rows and row.typed:
        yield find("hidden_row_read", cells[number_key].where, item=row.item.number)


def _foreign(found: Found, number: int, cells: dict[int, CellValue], verdict: Verdict, plan: Plan) -> Iterator[Finding]:
    """A row of the plan that is not this department's, one of nobody's, or a text below the table.

    The hidden mark of the row is none of what a person entered.
    """
    filled = [(place, value) for place, value in cells.items() if place in found.columns.values()]
    hidden = found.columns.get("id")
    seen = [value for place, value in filled if place != hidden]
    shown = [text for value in seen if (text := text_mark(value) or number_mark(value))]
    place = next((place for place, value in filled if not is_blank(value)), None)
    if place is None:
        return
    where = found.where(cell_name(number, place))
    text = short(" ".join(shown))
    if verdict.item is not None:
        code = verdict.item.code
        measure = code if found.table.key == MEASURES else plan.indicator(code).measure
        executors = ", ".join(plan.department(code).short for code in plan.measure(measure).executors)
        yield find("row_of_another_department", where, entered=text, number=verdict.item.number, executors=executors)
    elif typed_cells(found, cells):
        yield find("row_unknown", where, entered=text, row=text)
    elif text:
        yield find("extra_text", where, entered=text, text=text)


def _merged(first: ItemRow, second: ItemRow, findings: list[Finding]) -> ItemRow:
    """Of two rows of one item the filled one; two that are filled differently are an error."""
    kept, left = (first, second) if first.typed or not second.typed else (second, first)
    same = not left.typed or left.typed == kept.typed
    place = kept.found.columns.get("number")
    where = kept.found.where(None if place is None else cell_name(left.number, place), kept.item.code, "number")
    code = "row_copied" if same else "row_twice"
    number = kept.item.number
    findings.append(find(code, where, item=number, number=number, first=kept.number, second=left.number))
    return kept


def _missing(found: Found, items: list[Item]) -> Iterator[Finding]:
    code = "measure_row_deleted" if found.table.key == MEASURES else "indicator_row_deleted"
    for item in items:
        where = found.where(None, item.code)
        yield find(code, where, number=item.number, name=short(item.text))


def merged_cells(found: Found, last_row: int) -> Iterator[Finding]:
    """Merged input cells that span rows of the table and hold something."""
    places = {place: key for key, place in found.inputs.items()}
    for first_row, first, last_merged, last in found.sheet.merges:
        key = next(
            (places[place] for place in range(first, min(last, max(places, default=0)) + 1) if place in places), None
        )
        if key is None or last_merged == first_row or not found.heading < first_row <= last_row:
            continue
        if not is_blank(found.sheet.value(first_row, first)):
            corner = cell_name(first_row, first)
            span = f"{corner}:{cell_name(last_merged, last)}"
            yield find("cells_merged", found.where(corner, column=key), cells=span)
