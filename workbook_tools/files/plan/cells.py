"""A plan as the cells of its workbook: plain values by column key, enumerations in the words of the lists."""

from decimal import Decimal

from workbook_tools.model.plan import Department, EventForm, FormClass, Indicator, Measure, Plan, ValueSource
from workbook_tools.model.plan_words import ALL_CLASSES, WORDS, YES_VALUE, WordList
from workbook_tools.model.template import Plain

Cells = dict[str, Plain]

BLANK_SETTINGS: Cells = {
    "kind": "розпорядження міського голови",
    "executors_day": 17,
    "coordinator_day": 18,
    "weekend_rule": WORDS[WordList.WEEKEND_RULES]["previous"],
    "addressee_post": "міський голова",
}
"""What is usual, so that a new plan need not begin from nothing."""


def settings_cells(plan: Plan) -> Cells:
    """By setting key; the coordinator stands under its full name."""
    decree = plan.decree
    return {
        "kind": decree.kind,
        "number": decree.number,
        "date": decree.date,
        "place": decree.place,
        "issuer": decree.issuer,
        "title": decree.title,
        "plan_heading": decree.plan_heading,
        "pursuance": decree.pursuance,
        "year": decree.year,
        "first_quarter": decree.first_quarter.label,
        "executors_day": decree.schedule.executors_day,
        "coordinator_day": decree.schedule.coordinator_day,
        "weekend_rule": WORDS[WordList.WEEKEND_RULES][decree.schedule.weekend_rule],
        "coordinator": plan.department(decree.coordinator).name,
        "addressee_post": decree.addressee_post,
        "addressee_name": decree.addressee_name,
        "control_post": decree.control_post,
        "control_name": decree.control_name,
        "signatory_post": decree.signatory_post,
        "signatory_name": decree.signatory_name,
    }


def form_cells(form: EventForm) -> Cells:
    return {"name": form.name, "form_class": WORDS[WordList.FORM_CLASSES][form.form_class]}


def executor_cells(department: Department) -> Cells:
    return {
        "code": department.code,
        "name": department.name,
        "short": department.short,
        "kind": WORDS[WordList.DEPARTMENT_KINDS][department.kind],
        "contacts": "\n".join(department.contacts),
        "variants": "\n".join(department.variants),
    }


def measure_cells(measure: Measure, plan: Plan) -> Cells:
    """Executors by their full names, a line each, in their order."""
    return {
        "code": measure.code,
        "number": measure.number,
        "name": measure.name,
        "audience": measure.audience,
        "criteria": measure.criteria,
        "term": measure.term.text,
        "executors": "\n".join(plan.department(code).name for code in measure.executors),
    }


def indicator_cells(indicator: Indicator) -> Cells:
    """Blank stays blank: an unknown baseline or denominator is no 0."""
    comparator = indicator.comparator
    return {
        "code": indicator.code,
        "number": indicator.number,
        "measure": indicator.measure,
        "text": indicator.text,
        "kind": WORDS[WordList.INDICATOR_KINDS][indicator.kind],
        "unit": indicator.unit,
        "comparator": None if comparator is None else WORDS[WordList.COMPARATORS][comparator],
        "target": _number(indicator.target),
        "cadence": WORDS[WordList.CADENCES][indicator.cadence],
        "source": WORDS[WordList.SOURCES][indicator.source],
        "forms": _classes(indicator),
        "places": indicator.places,
        "baseline": _number(indicator.baseline),
        "grows": WORDS[WordList.YES_NO][YES_VALUE] if indicator.grows else None,
        "numerator": indicator.numerator,
        "denominator_text": indicator.denominator_text,
        "denominator": _number(indicator.denominator),
        "note": indicator.note,
    }


def _number(value: Decimal | None) -> int | Decimal | None:
    return int(value) if value is not None and value == value.to_integral_value() else value


def _classes(indicator: Indicator) -> str | None:
    """«усі» for the reach of all classes; a count of all but continuations is spelt out."""
    if indicator.source is ValueSource.REGISTER_REACH and set(indicator.forms) == set(FormClass):
        return ALL_CLASSES
    return ", ".join(WORDS[WordList.FORM_CLASSES][form_class] for form_class in indicator.forms) or None
