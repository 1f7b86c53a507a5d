"""What register rows count for, and which of them tell of one event."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from workbook_tools.model.plan import FormClass, Indicator, Plan, ValueSource
from workbook_tools.model.submission import Activity
from workbook_tools.model.text import fold
from workbook_tools.model.twins import Twins

_Marked = TypeVar("_Marked")


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


def with_twins(
    plan: Plan, rows: Iterable[tuple[Activity, _Marked]]
) -> Iterator[tuple[_Marked, _Marked | None, _Marked | None]]:
    """Each row by its mark, with the marks of the earlier row that it repeats and of the one that it is like.

    Rows come in the order in which they count; what a repeat is, and what is alike, says `Twins`.
    """
    twins: Twins[_Marked] = Twins(plan)
    for activity, mark in rows:
        yield mark, *twins.place(activity, mark)
