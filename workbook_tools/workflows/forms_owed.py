"""Which form each department that has not reported is to fill in: the first of those that ask it the same."""

from collections.abc import Iterable, Mapping

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.layout import LAYOUT_VERSION
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.workflows.office import Office


def forms_owed(office: Office, quarter: Quarter, standings: Iterable[Standing]) -> dict[str, str]:
    """The forms' codes by department; all of them are on the ledger before the first is in a letter.

    Of forms that ask the same in the same words, the one that was issued first: an address that is added to the
    plan makes no new form for the others.
    """
    issued = _issued(office, quarter, (one.department for one in standings if one.kind is StandingKind.MISSING))
    known = office.ledger.assignments()
    own = _by_department(form for form in known.values() if (form.quarter, form.layout) == (quarter, LAYOUT_VERSION))
    wordings = _wordings(form for forms in own.values() for form in forms)
    return {department: _first_alike(own[department], known[code], wordings) for department, code in issued.items()}


def _issued(office: Office, quarter: Quarter, departments: Iterable[str]) -> dict[str, str]:
    """The form that asks what the plan in force does; issued now where there is none."""
    ledger = office.ledger
    with ledger.together():
        return {
            department: ledger.issue_template(department, quarter, office.edition, LAYOUT_VERSION, office.now)
            for department in departments
        }


def _by_department(forms: Iterable[Assignment]) -> dict[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = {}
    for form in forms:
        found.setdefault(form.department.code, []).append(form)
    return found


def _first_alike(forms: Iterable[Assignment], issued: Assignment, wordings: Mapping[str, int]) -> str:
    """`forms`: the department's own of the quarter, in the order of issuing; `issued` is one of them."""
    return next(form.code for form in forms if form is issued or _asked(form, wordings) == _asked(issued, wordings))


def _asked(form: Assignment, wordings: Mapping[str, int]) -> tuple[object, ...]:
    return wordings[form.edition], form.measures, form.indicators


def _wordings(forms: Iterable[Assignment]) -> dict[str, int]:
    """By edition, the number of what it says to all departments: editions that say the same have the same one."""
    plans = {form.edition: form.plan for form in forms}
    numbers: dict[object, int] = {}
    return {edition: numbers.setdefault(_said_to_all(plan), len(numbers)) for edition, plan in plans.items()}


def _said_to_all(plan: Plan) -> tuple[object, ...]:
    """The decree, the names of all departments, and where to ask."""
    names = tuple((one.code, one.name, one.short) for one in plan.departments)
    return plan.decree, names, plan.department(plan.decree.coordinator).contacts
