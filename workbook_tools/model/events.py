"""The register rows of a year's counting reports, in the order in which they count, with repeats named."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from workbook_tools.model.layout import REGISTER
from workbook_tools.model.links import item_key
from workbook_tools.model.plan import FormClass, Indicator, Plan, ValueSource
from workbook_tools.model.report import ActivityRow, Reported, Source
from workbook_tools.model.submission import Activity
from workbook_tools.model.text import fold

_WORD = re.compile(r"\w+")
_Twin = tuple[str, date, tuple[str, ...]]


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

    Of rows with one measure, date and item link the first one counts and the others name it as
    `repeat_of`. A row that is like an earlier one in measure, date and the words of its title, where
    either has no item link, names it as `resembles` and counts.
    """
    counting: dict[tuple[str, date, str], Source] = {}
    twins: dict[_Twin, Source] = {}
    unlinked: dict[_Twin, Source] = {}
    continuations = {form.name for form in plan.forms if form.form_class is FormClass.CONTINUATION}
    rows = []
    for reported, activity in _in_counting_order(plan, reports):
        repeat_of = resembles = None
        source = _activity_source(reported, activity)
        link = item_key(activity.link)
        if activity.measure is not None and activity.date is not None:
            if link is not None:
                first = counting.setdefault((activity.measure, activity.date, link), source)
                repeat_of = None if first is source else first
            words = tuple(sorted(_WORD.findall(fold(activity.title))))
            if repeat_of is None and words and activity.form not in continuations:
                twin = (activity.measure, activity.date, words)
                resembles = (twins if link is None else unlinked).get(twin)
                twins.setdefault(twin, source)
                if link is None:
                    unlinked.setdefault(twin, source)
        rows.append(_row(reported, activity, source, repeat_of, resembles))
    return tuple(rows)


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


def _activity_source(reported: Reported, activity: Activity) -> Source:
    letters = reported.submission.columns.get(REGISTER, {}).get("date", "A")
    return source_of(reported, activity.sheet, f"{letters}{activity.row}")


def _row(
    reported: Reported, activity: Activity, source: Source, repeat_of: Source | None, resembles: Source | None
) -> ActivityRow:
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
        source=source,
        repeat_of=repeat_of,
        resembles=resembles,
    )
