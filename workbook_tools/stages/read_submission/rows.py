"""Rows of «Звіт» and «Показники»: which item of the plan each is, and which are missing or too many."""

from collections.abc import Iterator
from functools import lru_cache
from types import NoneType

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import CellValue, cell_name
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import MEASURES
from workbook_tools.model.plan import Plan
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.shown import short
from workbook_tools.stages.read_submission.cells import is_blank
from workbook_tools.stages.read_submission.row import Row, has_typed
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

_WORDS = frozenset((str, NoneType))
_LONGEST_SHOWN = 4_000
"""Characters of a row's texts together that are remembered: more than any row of a plan shows."""


def item_rows(found: Found, assignment: Assignment, findings: list[Finding]) -> dict[str, Row]:
    """The department's rows by item code, in the order of the file; all that does not fit is reported."""
    items = measure_items(assignment.plan) if found.table.key == MEASURES else indicator_items(assignment.plan)
    own = _own(assignment, found.table.key)
    marks = tuple(found.columns.get(key, 0) for key in _marks(found) + items.facts)
    rows: dict[str, Row] = {}
    for number, cells in table_rows(found):
        verdict = _recognise(tuple(map(cells.get, marks)), items)
        item = verdict.item
        if item is None or item.code not in own:
            findings.extend(_foreign(found, number, cells, verdict, assignment.plan))
            continue
        row = Row(found, number, str(number), cells, item.code, item.number, {})
        if verdict.doubtful or verdict.notes or number in found.sheet.hidden_rows:
            findings.extend(_remarks(row, verdict))
        twin = rows.get(item.code)
        rows[item.code] = row if twin is None else _merged(twin, row, findings)
    findings.extend(_missing(found, [items.by_code[code] for code in own if code not in rows]))
    return rows


def _own(assignment: Assignment, table: str) -> dict[str, None]:
    """Item codes in the plan's order."""
    items = assignment.measures if table == MEASURES else assignment.indicators
    return dict.fromkeys(item.code for item in items)


def _recognise(shown: tuple[CellValue | None, ...], items: Items) -> Verdict:
    """By the values of №, id, text and the facts. Plain texts are the same in workbook after workbook."""
    texts = [value for value in shown if type(value) is str]
    if _WORDS.issuperset(map(type, shown)) and sum(map(len, texts)) <= _LONGEST_SHOWN:
        return _recognised(shown, items)
    return _verdict(shown, items)


@lru_cache(maxsize=2_048)
def _recognised(shown: tuple[CellValue | None, ...], items: Items) -> Verdict:
    return _verdict(shown, items)


def _verdict(shown: tuple[CellValue | None, ...], items: Items) -> Verdict:
    number, row_id, text, *facts = shown
    verdict = recognise(number_mark(number), text_mark(row_id), text_mark(text), items)
    return compared(verdict, dict(zip(items.facts, map(text_mark, facts), strict=True)), items)


def _marks(found: Found) -> tuple[str, str, str]:
    return ("number", "id", "name" if found.table.key == MEASURES else "text")


def _remarks(row: Row, verdict: Verdict) -> Iterator[Finding]:
    number_key, _, text_key = _marks(row.found)
    cells = {key: row.cell(row.found.table.column(key)) for key in (number_key, text_key)}
    text = text_mark(cells[text_key].value)
    if verdict.doubtful:
        number = number_mark(cells[number_key].value)
        where, shown = cells[number_key].where, short(verdict.stranger or text)
        yield find("row_doubtful", where, entered=shown, item=row.item, number=number, text=shown)
    for code in verdict.notes:
        where = cells[text_key if code == "shown_text_changed" else number_key].where
        entered = text if code == "shown_text_changed" else None
        yield find(code, where, entered=entered, item=row.item, number=row.item)
    if row.number in row.found.sheet.hidden_rows and row.typed:
        yield find("hidden_row_read", cells[number_key].where, item=row.item)


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
    elif has_typed(found, cells):
        yield find("row_unknown", where, entered=text, row=text)
    elif text:
        yield find("extra_text", where, entered=text, text=text)


def _merged(first: Row, second: Row, findings: list[Finding]) -> Row:
    """Of two rows of one item the filled one; two that are filled differently are an error."""
    kept, left = (first, second) if first.typed or not second.typed else (second, first)
    same = not left.typed or left.typed == kept.typed
    place = kept.found.columns.get("number")
    where = kept.found.where(None if place is None else cell_name(left.number, place), kept.record, "number")
    code = "row_copied" if same else "row_twice"
    number = kept.item
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
        if last_merged == first_row or not found.heading < first_row <= last_row:
            continue
        covered = [place for place in places if first <= place <= last]
        if covered and not is_blank(found.sheet.value(first_row, first)):
            corner = cell_name(first_row, first)
            span = f"{corner}:{cell_name(last_merged, last)}"
            yield find("cells_merged", found.where(corner, column=places[min(covered)]), cells=span)
