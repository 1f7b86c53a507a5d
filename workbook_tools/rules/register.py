"""The register's rows beside each other and beside the indicators that they feed; links of both tables."""

from collections.abc import Iterator
from decimal import Decimal

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.entered_number import EnteredNumber, read_number
from workbook_tools.model.events import feeds, form_classes, with_twins
from workbook_tools.model.finding import Finding
from workbook_tools.model.links import only_homes
from workbook_tools.model.plan import ValueSource
from workbook_tools.model.submission import Activity, Entry, EntryKind, Submission
from workbook_tools.model.text import fold
from workbook_tools.rules.columns import excused
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import number, short


def same_event_twice(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """Same measure, date and item link: the first row counts."""
    for activity, same, _ in _twins(submission, assignment):
        if same is not None:
            yield found_at("same_event_twice", submission, assignment, activity, "link", other=str(same.row))


def alike_event(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """Same measure, date and words of the title, where one of the two has no item link: flagged, counted."""
    for activity, _, alike in _twins(submission, assignment):
        if alike is not None:
            yield found_at("alike_event", submission, assignment, activity, "title", other=str(alike.row))


def _twins(
    submission: Submission, assignment: Assignment
) -> Iterator[tuple[Activity, Activity | None, Activity | None]]:
    return with_twins(assignment.plan, ((activity, activity) for activity in submission.activities))


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
