"""What register rows count for."""

from workbook_tools.model.plan import FormClass, Indicator, Plan, ValueSource
from workbook_tools.model.text import fold


def form_classes(plan: Plan) -> dict[str, FormClass]:
    """The class of each form of the plan's list, by the form's folded name."""
    return {fold(form.name): form.form_class for form in plan.forms}


def feeds(indicator: Indicator, form_class: FormClass | None) -> bool:
    """A row of this class is one that the indicator counts; a continuation adds reach but is never counted."""
    if form_class is None or (
        form_class is FormClass.CONTINUATION and indicator.source is not ValueSource.REGISTER_REACH
    ):
        return False
    return not indicator.forms or form_class in indicator.forms
