"""Plan → the departments' templates in outbox/<quarter>/templates/."""

from collections.abc import Sequence

from workbook_tools.files.disk.publish import Published, publish_all
from workbook_tools.files.disk.workspace import template_path
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.layout import LAYOUT_VERSION
from workbook_tools.model.plan import Department
from workbook_tools.model.quarter import Quarter
from workbook_tools.stages.design_template import design_template
from workbook_tools.stages.settle import window_first
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.reports import counting_of_year, load_reports


def issue_templates(office: Office, quarter: Quarter, departments: Sequence[Department]) -> tuple[Published, ...]:
    """One template for each department, in their order; the identity is on the ledger before the file is out."""
    counted = counting_of_year(office.plan, office.ledger.history(), quarter.previous)
    known = openings(office.plan, quarter, load_reports(office.ledger, counted))
    outputs = {}
    for department in departments:
        code = office.ledger.issue_template(department.code, quarter, office.edition, LAYOUT_VERSION, office.now)
        assignment = Assignment(code, office.edition, LAYOUT_VERSION, office.plan, department, quarter)
        opening = known[department.code]
        design = design_template(
            assignment,
            office.deadlines(quarter),
            window_first(office.plan, department.code, quarter, counted),
            opening.known,
            asks_opening=opening.asks,
        )
        outputs[template_path(quarter, department.short)] = write_template(design)
    return publish_all(office.workspace, office.ledger, outputs.items())
