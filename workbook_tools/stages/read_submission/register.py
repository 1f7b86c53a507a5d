"""Rows of «Реєстр» → activities, one at a time: a register may be of any length, and is held nowhere whole."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.cells import CellValue, cell_name
from workbook_tools.model.column import Choice, Column
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import REGISTER, REGISTER_TABLE
from workbook_tools.model.plan import Plan
from workbook_tools.model.submission import Activity, Entries
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_submission.cells import Cell
from workbook_tools.stages.read_submission.row_identity import number_mark
from workbook_tools.stages.read_submission.rows import typed_cells
from workbook_tools.stages.read_submission.tables import Found, table_rows
from workbook_tools.stages.read_submission.values import take_count, take_date, take_text, take_word


class Register:
    """Its activities can be had once. `last_row`: the last row with one, of those that were had; 0 before."""

    def __init__(self, found: Found, assignment: Assignment, findings: list[Finding]) -> None:
        self.last_row = 0
        self._found = found
        self._words = _register_words(assignment.plan)
        self._options = assignment.choices
        self._findings = findings

    def activities(self) -> Iterator[Activity]:
        """Every row with something in a clerk's column, in the order of the sheet; its findings as it comes."""
        order = 0
        for number, cells in table_rows(self._found):
            if typed_cells(self._found, cells):
                order += 1
                self.last_row = number
                yield self._activity(number, cells, order)

    def _activity(self, number: int, cells: Mapping[int, CellValue], order: int) -> Activity:
        found, words, findings = self._found, self._words, self._findings
        entries: Entries = {}
        own = {column.key: _register_cell(found, number, cells, order, column) for column in REGISTER_TABLE.columns}
        if number in found.sheet.hidden_rows:
            findings.append(find("hidden_row_read", own["title"].where, item=str(number)))
        return Activity(
            order=order,
            sheet=found.sheet.title,
            row=number,
            date=take_date(own["date"], entries, findings),
            measure=take_word(own["measure"], entries, findings, words["measure"], self._options[Choice.MEASURES]),
            form=take_word(own["form"], entries, findings, words["form"], self._options[Choice.FORMS]),
            title=take_text(own["title"], entries, findings),
            place=take_text(own["place"], entries, findings),
            reach=take_count(own["reach"], entries, findings),
            aged=take_count(own["aged"], entries, findings),
            link=take_text(own["link"], entries, findings),
            entries=entries,
        )


@lru_cache(maxsize=8)
def _register_words(plan: Plan) -> dict[str, dict[str, str]]:
    """Any measure of the plan is understood: whether it is the department's is a rule's matter."""
    return {
        "measure": {number_mark(m.number): m.code for m in plan.measures},
        "form": {fold(form.name): form.name for form in plan.forms},
    }


def _register_cell(found: Found, number: int, cells: Mapping[int, CellValue], order: int, column: Column) -> Cell:
    place = found.columns.get(column.key)
    name = None if place is None else cell_name(number, place)
    value = None if place is None else cells.get(place)
    return Cell(value, column, found.sheet.title, name, REGISTER, str(order), str(number))
