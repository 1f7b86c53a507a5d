"""The register's rows beside each other and beside the indicators that they feed; links of both tables."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.entered_number import EnteredNumber, read_number
from workbook_tools.model.events import feeds, form_classes
from workbook_tools.model.finding import Finding
from workbook_tools.model.links import item_key, only_homes
from workbook_tools.model.plan import ValueSource
from workbook_tools.model.submission import Activity, Entry, EntryKind, Submission
from workbook_tools.model.text import fold
from workbook_tools.rules.columns import excused
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import number, short

_WORD = re.compile(r"\w+")


def same_event_twice(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """Same measure, date and item link: the first row counts."""
    first: dict[tuple[str, date, str], Activity] = {}
    for activity in submission.activities:
        link = item_key(activity.link)
        if activity.measure is None or activity.date is None or link is None:
            continue
        known = first.setdefault((activity.measure, activity.date, link), activity)
        if known is not activity:
            yield found_at("same_event_twice", submission, assignment, activity, "link", other=str(known.row))


def alike_event(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """Same measure, date and words of the title, where one of the two has no item link: flagged, counted."""
    first: dict[tuple[str, date, tuple[str, ...]], Activity] = {}
    first_unlinked: dict[tuple[str, date, tuple[str, ...]], Activity] = {}
    for activity in submission.activities:
        words = tuple(sorted(_WORD.findall(fold(activity.title))))
        if activity.measure is None or activity.date is None or not words:
            continue
        traits = (activity.measure, activity.date, words)
        linked = item_key(activity.link) is not None
        twin = (first_unlinked if linked else first).get(traits)
        if twin is not None:
            yield found_at("alike_event", submission, assignment, activity, "title", other=str(twin.row))
        first.setdefault(traits, activity)
        if not linked:
            first_unlinked.setdefault(traits, activity)


def form_not_counted(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """A class of forms that none of the measure's register-fed indicators takes."""
    classes = form_classes(assignment.plan)
    for activity in submission.activities:
        fed = [i for i in assignment.indicators if i.measure == activity.measure and i.from_register]
        form_class = classes.get(fold(activity.form)) if activity.form else None
        if fed and form_class and not any(feeds(indicator, form_class) for indicator in fed):
            yield found_at("form_not_counted", submission, assignment, activity, "form", form=activity.form)


def number_over_formula(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """What is typed where the form counts the register: another number than its rows give, or no clear number.

    A repeat counts here as in the form; 0 may be what a program kept of a formula that it never computed.
    """
    if excused(submission.header):
        return
    classes = form_classes(assignment.plan)
    for value in submission.indicators:
        indicator = assignment.plan.indicator(value.indicator)
        entry = value.entries.get("value")
        if entry is None or not indicator.from_register:
            continue
        rows = [
            a
            for a in submission.activities
            if a.measure == indicator.measure and a.form and feeds(indicator, classes.get(fold(a.form)))
        ]
        reach = indicator.source is ValueSource.REGISTER_REACH
        counted = Decimal(sum((a.reach or 0) if reach else 1 for a in rows))
        typed = _typed_number(entry)
        if typed is None:
            shown = {"typed": short(entry.text), "counted": number(counted)}
            yield found_at("text_over_formula", submission, assignment, value, "value", **shown)
        elif typed not in (0, counted):
            shown = {"typed": number(typed), "counted": number(counted)}
            yield found_at("number_over_formula", submission, assignment, value, "value", **shown)


def _typed_number(entry: Entry) -> Decimal | None:
    """None for dates, words and what is said vaguely («близько 200»)."""
    if entry.kind is EntryKind.NUMBER:
        return Decimal(entry.text)
    read = read_number(entry.text) if entry.kind is EntryKind.TEXT else None
    return read.value if isinstance(read, EnteredNumber) and not read.percent else None


def link_to_home(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """A cell whose addresses all are homes of sites."""
    for report in submission.measures:
        if only_homes(report.links):
            yield found_at("link_to_home", submission, assignment, report, "links")
    for activity in submission.activities:
        if only_homes(activity.link):
            yield found_at("link_to_home", submission, assignment, activity, "link")
