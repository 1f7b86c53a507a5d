"""Every kind of document that the product writes, with every situation that colours a cell."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from consolidated_report import empty_report, full_report
from filled_form import blank_design
from fillings import fillings, forms
from plans import Q4, decree_plan
from self_checks import judge
from worked_year import worked_reports, worked_year
from year_reports import whole_year_plan, year_of

from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.files.memo.writer import write_memo
from workbook_tools.files.plan.workbook import write_blank_plan, write_plan
from workbook_tools.files.template.writer import write_template
from workbook_tools.files.year.writer import write_year
from workbook_tools.stages.design_marked_copy import design_marked_copy
from workbook_tools.stages.design_memo import design_memo

_MEMO_TEMPLATE = Path("templates/memo_template.docx")


@cache
def workbooks() -> dict[str, bytes]:
    """By name. The marked copies are of a report with many faults and of one with notes alone."""
    return {
        "template": write_template(blank_design("legal_internal_policy")),
        "template of an external body": write_template(blank_design("hospital", Q4, asks_opening=False)),
        **{f"marked copy of filling {number}": marked_copy(number) for number in (3, 7, 12)},
        "plan": write_plan(decree_plan()),
        "blank plan": write_blank_plan(),
        "consolidated": write_consolidated(full_report()),
        "consolidated of nothing": write_consolidated(empty_report()),
        "year": write_year(worked_year()),
        "year of four quarters": write_year(year_of(worked_reports(), "10.01.2021", whole_year_plan())),
        "year of nothing": write_year(year_of((), "10.01.2021")),
    }


def marked_copy(number: int) -> bytes:
    form = forms()[0]
    whole = judge(form, list(fillings(form))[number])
    return write_template(design_marked_copy(whole.form.design, whole.submission, whole.findings))


@cache
def memo() -> bytes:
    return write_memo(design_memo(full_report()), files("workbook_tools").joinpath(str(_MEMO_TEMPLATE)).read_bytes())
