"""The register's rows beside each other and beside the indicators that they feed; links of both tables."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.entered_number import EnteredNumber, read_number
from workbook_tools.model.events import feeds
from workbook_tools.model.finding import Finding
from workbook_tools.model.links import only_homes
from workbook_tools.model.plan import FormClass, Indicator, ValueSource
from workbook_tools.model.submission import Activity, Entry, EntryKind, Submission
from workbook_tools.model.twins import Twins
from workbook_tools.rules.columns import excused
from workbook_tools.rules.forms import classes_of
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import number, short
from workbook_tools.rules.survey import RowJudge, Survey


def same_event_twice(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """Same measure, date and item link: the first row counts."""
    return (finding for finding in register.found[row_twins] if finding.code == "same_event_twice")


def alike_event(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """Same measure, date and words of the title, where one of the two has no item link: flagged, counted."""
    return (finding for finding in register.found[row_twins] if finding.code == "alike_event")


def row_twins(submission: Submission, assignment: Assignment) -> RowJudge:
    """Both kinds: a row that repeats another is not like a third."""
    twins: Twins[int] = Twins(assignment.plan)

    def judge(row: Activity) -> Sequence[Finding]:
        same, alike = twins.place(row, row.row)
        if same is not None:
            return (found_at("same_event_twice", submission, assignment, row, "link", other=same),)
        if alike is not None:
            return (found_at("alike_event", submission, assignment, row, "title", other=alike),)
        return ()

    return judge


def form_not_counted(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """A class of forms that none of the measure's register-fed indicators takes: then the register is gone over."""
    fed = [indicator for indicator in assignment.indicators if indicator.from_register]
    nowhere = {key for key in register.rows if _counts_nowhere(*key, fed)}
    if not nowhere:
        return
    classes = classes_of(assignment.plan)
    for row in submission.activities:
        if row.form and (row.measure, classes[row.form]) in nowhere:
            yield found_at("form_not_counted", submission, assignment, row, "form", form=row.form)


def _counts_nowhere(measure: str | None, form_class: FormClass | None, fed: Iterable[Indicator]) -> bool:
    own = [indicator for indicator in fed if indicator.measure == measure]
    return bool(own) and form_class is not None and not any(feeds(indicator, form_class) for indicator in own)


def number_over_formula(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """What is typed where the form counts the register: another number than its rows give, or no clear number.

    A repeat counts here as in the form; 0 may be what a program kept of a formula that it never computed.
    """
    if excused(submission.header):
        return
    for value in submission.indicators:
        indicator = assignment.plan.indicator(value.indicator)
        entry = value.entries.get("value")
        if entry is None or not indicator.from_register:
            continue
        counted = _counted(indicator, register)
        typed = _typed_number(entry)
        if typed is None:
            shown = {"typed": short(entry.text), "counted": number(counted)}
            yield found_at("text_over_formula", submission, assignment, value, "value", **shown)
        elif typed not in (0, counted):
            shown = {"typed": number(typed), "counted": number(counted)}
            yield found_at("number_over_formula", submission, assignment, value, "value", **shown)


def _counted(indicator: Indicator, register: Survey) -> int:
    """What the register's rows give the indicator."""
    sums = register.reach if indicator.source is ValueSource.REGISTER_REACH else register.rows
    own = ((form_class, count) for (measure, form_class), count in sums.items() if measure == indicator.measure)
    return sum(count for form_class, count in own if feeds(indicator, form_class))


def _typed_number(entry: Entry) -> Decimal | None:
    """None for dates, words and what is said vaguely («близько 200»)."""
    if entry.kind is EntryKind.NUMBER:
        return Decimal(entry.text)
    read = read_number(entry.text) if entry.kind is EntryKind.TEXT else None
    return read.value if isinstance(read, EnteredNumber) and not read.percent else None


def link_to_home(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """A cell whose addresses all are homes of sites."""
    for report in submission.measures:
        if only_homes(report.links):
            yield found_at("link_to_home", submission, assignment, report, "links")
    yield from register.found[row_link]


def row_link(submission: Submission, assignment: Assignment) -> RowJudge:
    def judge(row: Activity) -> Sequence[Finding]:
        return (found_at("link_to_home", submission, assignment, row, "link"),) if only_homes(row.link) else ()

    return judge
