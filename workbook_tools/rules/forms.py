"""The class of a register row's form, as the plan's list has it."""

from functools import lru_cache

from workbook_tools.model.events import form_classes
from workbook_tools.model.plan import FormClass, Plan
from workbook_tools.model.text import fold


class FormClasses(dict[str, FormClass | None]):
    """By a form's name; one that is written otherwise is looked for by its folded name, None if it is not listed."""

    def __init__(self, plan: Plan) -> None:
        self._folded = form_classes(plan)
        super().__init__((form.name, self._folded[fold(form.name)]) for form in plan.forms)

    def __missing__(self, form: str) -> FormClass | None:
        return self._folded.get(fold(form))


@lru_cache(maxsize=8)
def classes_of(plan: Plan) -> FormClasses:
    """Made once for a plan."""
    return FormClasses(plan)
