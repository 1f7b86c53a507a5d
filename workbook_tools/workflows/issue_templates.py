"""Plan → the departments' templates in outbox/<quarter>/templates/."""

from collections.abc import Sequence
from functools import cached_property, partial
from importlib.metadata import version

from msgspec.structs import astuple

from workbook_tools.files.disk.publish import Published, Wanted, Written, renew
from workbook_tools.files.disk.workspace import template_path
from workbook_tools.files.memory.spill import Spill
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.file_name import department_files
from workbook_tools.model.layout import LAYOUT_VERSION
from workbook_tools.model.plan import Department
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.tally import Openings
from workbook_tools.stages.design_template import design_template
from workbook_tools.stages.settle import window_first
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.made_from import name_of
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.reports import counting_of_year, load_reports


def issue_templates(office: Office, quarter: Quarter, departments: Sequence[Department]) -> tuple[Published, ...]:
    """One template for each department, in their order; the identity is on the ledger before the file is out.

    What stands as it was issued is neither made nor read again.
    """
    desk = _Desk(office, quarter)
    with office.ledger.together():
        wanted = [desk.wanted(department) for department in departments]
    written = {one.relative: one for one in renew(office.workspace, office.ledger, wanted)}
    return tuple(written.get(one.relative, Published(one.relative, Written.UNCHANGED)) for one in wanted)


class _Desk:
    """What the templates of one run are made from; the earlier reports are read only where one is made."""

    def __init__(self, office: Office, quarter: Quarter) -> None:
        self._office, self._quarter = office, quarter
        self._due = office.deadlines(quarter)
        self._files = department_files(office.plan.departments)
        self._counted = counting_of_year(office.plan, office.ledger.history(), quarter.previous)
        judged_at = office.ledger.judged_at()
        judged = sorted((f.receipt.number, judged_at[f.receipt.number]) for f in self._counted.values())
        self._earlier = name_of((version("workbook-tools"), astuple(self._due), judged))

    def wanted(self, department: Department) -> Wanted:
        """The code of the form names the department, the quarter, the plan's edition and the layout."""
        office = self._office
        code = office.ledger.issue_template(department.code, self._quarter, office.edition, LAYOUT_VERSION, office.now)
        assignment = Assignment(code, office.edition, LAYOUT_VERSION, office.plan, department, self._quarter)
        made_from = name_of((code, self._earlier))
        return Wanted(
            template_path(self._quarter, self._files[department.code]), made_from, partial(self._make, assignment)
        )

    @cached_property
    def _openings(self) -> dict[str, Openings]:
        return openings(self._office.plan, self._quarter, load_reports(self._office.ledger, self._counted), Spill)

    def _make(self, assignment: Assignment) -> bytes:
        code = assignment.department.code
        opening = self._openings[code]
        first = window_first(assignment.plan, code, self._quarter, self._counted)
        return write_template(design_template(assignment, self._due, first, opening.known, asks_opening=opening.asks))
