"""The facts that fill the template's texts, as documents spell them."""

from datetime import date

from workbook_tools.model.template import TemplateDesign
from workbook_tools.model.template_texts import NO_CONTACTS
from workbook_tools.rules.shown import weekday

_NB = "\u00a0"


def words_of(design: TemplateDesign) -> dict[str, str]:
    """Numbers and dates joined by no-break spaces; `deadline` is the requested date."""
    assignment = design.assignment
    decree = assignment.plan.decree
    coordinator = assignment.plan.department(decree.coordinator)
    deadline = design.deadlines.requested_executors
    return {
        "department": assignment.department.name,
        "quarter": assignment.quarter.label.replace(" ", _NB),
        "first": _day(design.window_first),
        "deadline": _day(deadline),
        "weekday": weekday(deadline),
        "coordinator": coordinator.name,
        "contacts": ", ".join(design.coordinator_contacts) or NO_CONTACTS,
        "kind": decree.kind,
        "date": _day(decree.date),
        "number": decree.number,
        "decree_title": decree.title,
        "code": assignment.code,
    }


def _day(value: date) -> str:
    return f"{value:%d.%m.%Y}"
