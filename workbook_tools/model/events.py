"""The register rows of a year's counting reports, in the order in which they count, with repeats named."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from workbook_tools.model.layout import REGISTER
from workbook_tools.model.plan import FormClass, Indicator, Plan, ValueSource
from workbook_tools.model.report import ActivityRow, Reported, Source
from workbook_tools.model.submission import Activity
from workbook_tools.model.text import fold
from workbook_tools.model.twins import Twins

_Marked = TypeVar("_Marked")


def source_of(reported: Reported, sheet: str, cell: str) -> Source:
    """A place in the file of a counting report."""
    receipt = reported.filed.receipt
    return Source(receipt.number, receipt.path, receipt.archived, sheet, cell)


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


def year_events(plan: Plan, reports: Iterable[Reported]) -> tuple[ActivityRow, ...]:
    """Every register row of the reports, those of the earliest quarter and the first-named executor first.

    A row that is an earlier one told again names it as `repeat_of`; one that is like an earlier one
    names it as `resembles` and counts. See `with_twins`.
    """
    rows = ((activity, (reported, activity)) for reported, activity in _in_counting_order(plan, reports))
    return tuple(
        _row(reported, activity, _source_of(same), _source_of(alike))
        for (reported, activity), same, alike in with_twins(plan, rows)
    )


def with_twins(
    plan: Plan, rows: Iterable[tuple[Activity, _Marked]]
) -> Iterator[tuple[_Marked, _Marked | None, _Marked | None]]:
    """Each row by its mark, with the marks of the earlier row that it repeats and of the one that it is like.

    Rows come in the order in which they count; what a repeat is, and what is alike, says `Twins`.
    """
    twins: Twins[_Marked] = Twins(plan)
    for activity, mark in rows:
        yield mark, *twins.place(activity, mark)


def _in_counting_order(plan: Plan, reports: Iterable[Reported]) -> Iterator[tuple[Reported, Activity]]:
    """By quarter, then the measure's executors in the plan's order, then the row; a nil report has no rows."""
    ranks = {
        (measure.code, department): rank
        for measure in plan.measures
        for rank, department in enumerate(measure.executors)
    }
    order = {department.code: place for place, department in enumerate(plan.departments)}
    last = len(order)
    pairs = [(r, a) for r in reports if not r.submission.header.nil for a in r.submission.activities]

    def key(pair: tuple[Reported, Activity]) -> tuple[int, int, int, int, int]:
        said, activity = pair[0].submission, pair[1]
        return (
            said.quarter.year,
            said.quarter.number,
            ranks.get((activity.measure or "", said.department), last),
            order.get(said.department, last),
            activity.order,
        )

    return iter(sorted(pairs, key=key))


def _source_of(told: tuple[Reported, Activity] | None) -> Source | None:
    return None if told is None else _activity_source(*told)


def _activity_source(reported: Reported, activity: Activity) -> Source:
    letters = reported.submission.columns.get(REGISTER, {}).get("date", "A")
    return source_of(reported, activity.sheet, f"{letters}{activity.row}")


def _row(reported: Reported, activity: Activity, repeat_of: Source | None, resembles: Source | None) -> ActivityRow:
    return ActivityRow(
        quarter=reported.submission.quarter,
        department=reported.submission.department,
        measure=activity.measure,
        date=activity.date,
        form=activity.form or "",
        title=activity.title,
        place=activity.place,
        reach=activity.reach,
        aged=activity.aged,
        link=activity.link,
        source=_activity_source(reported, activity),
        repeat_of=repeat_of,
        resembles=resembles,
    )
