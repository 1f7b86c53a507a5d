"""Rows of «Реєстр» → activities, one at a time: a register may be of any length, and is held nowhere whole."""

from collections.abc import Iterator
from functools import lru_cache

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.column import Choice
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import REGISTER_TABLE
from workbook_tools.model.plan import Plan
from workbook_tools.model.submission import Activity
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.stages.read_submission.row import Row, count_in, date_in, has_typed, text_in, word_in
from workbook_tools.stages.read_submission.row_identity import number_mark
from workbook_tools.stages.read_submission.tables import Found, table_rows

_DATE, _MEASURE, _FORM, _TITLE, _PLACE, _REACH, _AGED, _LINK = (
    REGISTER_TABLE.column(key) for key in ("date", "measure", "form", "title", "place", "reach", "aged", "link")
)


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
            if has_typed(self._found, cells):
                order += 1
                self.last_row = number
                stated = str(number)
                yield self._activity(Row(self._found, number, stated, cells, str(order), stated, {}), order)

    def _activity(self, row: Row, order: int) -> Activity:
        words, options, findings = self._words, self._options, self._findings
        if row.number in row.found.sheet.hidden_rows:
            findings.append(find("hidden_row_read", row.cell(_TITLE).where, item=row.item))
        return Activity(
            order=order,
            sheet=row.found.sheet.title,
            row=row.number,
            date=date_in(row, _DATE, findings),
            measure=word_in(row, _MEASURE, findings, words["measure"], options[Choice.MEASURES]),
            form=word_in(row, _FORM, findings, words["form"], options[Choice.FORMS]),
            title=text_in(row, _TITLE, findings),
            place=text_in(row, _PLACE, findings),
            reach=count_in(row, _REACH, findings),
            aged=count_in(row, _AGED, findings),
            link=text_in(row, _LINK, findings),
            entries=row.entries,
        )


@lru_cache(maxsize=8)
def _register_words(plan: Plan) -> dict[str, dict[str, str]]:
    """Any measure of the plan is understood: whether it is the department's is a rule's matter."""
    return {
        "measure": {number_mark(m.number): m.code for m in plan.measures},
        "form": {fold(form.name): form.name for form in plan.forms},
    }
