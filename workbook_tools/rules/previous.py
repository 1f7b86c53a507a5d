"""A report against the department's latest counting report of an earlier quarter."""

import re
from collections.abc import Iterator
from hashlib import blake2b

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.links import item_key
from workbook_tools.model.past import Past
from workbook_tools.model.plan import FormClass, IndicatorKind
from workbook_tools.model.submission import Activity, State, Status, Submission
from workbook_tools.model.text import fold
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.forms import classes_of
from workbook_tools.rules.places import found_at
from workbook_tools.rules.shown import number
from workbook_tools.rules.survey import Outline

_LASTING = (IndicatorKind.STOCK, IndicatorKind.SHARE)
_CHANGING = (IndicatorKind.FLOW, IndicatorKind.SHARE)
_BEGUN = (Status.DONE, Status.IN_PROGRESS, Status.PARTIAL)
_NOT_BEGUN = (Status.NOT_STARTED, Status.NOT_DUE)
_TELLING = 40
"""Characters: shorter texts may well be the same twice."""
_COPY_AT_LEAST = 3
_COPY_PERCENT = 80
_STATES = tuple(State)
_WORD = re.compile(r"\w+")


def value_fell(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """A stock, or a share's numerator since January, below the earlier quarter's."""
    previous = _previous(past)
    if previous is None:
        return
    before = {v.indicator: v.value for v in previous.indicators}
    for value in submission.indicators:
        was = before.get(value.indicator)
        lasting = assignment.plan.indicator(value.indicator).kind in _LASTING
        if lasting and was is not None and value.value is not None and value.value < was:
            shown = {"before": number(was), "value": number(value.value), "quarter": str(previous.quarter)}
            yield found_at("value_fell", submission, assignment, value, "value", **shown)


def state_fell(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """«так» that became «частково» or «ні», or «частково» that became «ні»."""
    previous = _previous(past)
    if previous is None:
        return
    before = {v.indicator: v.state for v in previous.indicators}
    for value in submission.indicators:
        was = before.get(value.indicator)
        if was and value.state and _STATES.index(value.state) > _STATES.index(was):
            shown = {"before": was.text, "value": value.state.text, "quarter": str(previous.quarter)}
            yield found_at("state_fell", submission, assignment, value, "value", **shown)


def status_went_back(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """Work that was under way has not begun now."""
    previous = _previous(past)
    if previous is None:
        return
    before = {m.measure: m.status for m in previous.measures}
    for report in submission.measures:
        was = before.get(report.measure)
        if was in _BEGUN and report.status in _NOT_BEGUN:
            shown = {"before": was.text, "status": report.status.text, "quarter": str(previous.quarter)}
            yield found_at("status_went_back", submission, assignment, report, "status", **shown)


def text_repeated(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """A narrative of some length that equals the earlier quarter's but for case, spaces and look-alikes."""
    previous = _previous(past)
    if previous is None:
        return
    before = {m.measure: fold(m.narrative) for m in previous.measures}
    for report in submission.measures:
        words = fold(report.narrative)
        if len(words) >= _TELLING and words == before.get(report.measure):
            quarter = str(previous.quarter)
            yield found_at("text_repeated", submission, assignment, report, "narrative", quarter=quarter)


def looks_like_copy(submission: Submission, assignment: Assignment, past: Past, register: Outline) -> Iterator[Finding]:
    """Four fifths of what changes from quarter to quarter, and three values at the least, did not change."""
    previous = _previous(past)
    if previous is None:
        return
    now, then = _changing(submission, assignment), _changing(previous, assignment)
    rows, earlier_rows = _rows_told(submission), _rows_told(previous)
    total = len(now) + len(rows)
    equal = sum(1 for key, value in now.items() if then.get(key) == value) + len(rows & earlier_rows)
    if equal >= _COPY_AT_LEAST and equal * 100 >= total * _COPY_PERCENT:
        yield find("looks_like_copy", total=total, count=equal, quarter=str(previous.quarter))


def _changing(submission: Submission, assignment: Assignment) -> dict[tuple[str, str], str]:
    """Words and numbers that an honest next report does not repeat; a stock or a state may stay as it is."""
    kinds = {i.code: i.kind for i in assignment.plan.indicators}
    found: dict[tuple[str, str], str] = {}
    for report in submission.measures:
        if report.narrative.strip():
            found["narrative", report.measure] = fold(report.narrative)
    for value in submission.indicators:
        if value.value and kinds.get(value.indicator) in _CHANGING:
            found["value", value.indicator] = str(value.value)
    return found


def _rows_told(submission: Submission) -> set[bytes]:
    """Of the register's rows only digests: there may be very many."""
    rows = ((activity, item_key(activity.link) or "") for activity in submission.activities)
    return {_digest(activity, item) for activity, item in rows if item or activity.reach is not None}


def _digest(activity: Activity, item: str) -> bytes:
    words = " ".join(sorted(_WORD.findall(fold(activity.title))))
    traits = "\n".join((activity.measure or "", words, str(activity.reach), item))
    return blake2b(traits.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def continuation_without_item(
    submission: Submission, assignment: Assignment, past: Past, register: Outline
) -> Iterator[Finding]:
    """A «продовження» of a measure without an item in this report or the earlier one, nor an opening above 0."""
    items = {measure for measure, form_class in register.classes if form_class is not FormClass.CONTINUATION}
    items |= _opened(submission, assignment, past)
    lost = {measure for measure, _ in register.classes if measure} - items
    classes = classes_of(assignment.plan)
    if lost and past.previous:
        earlier = past.previous.activities
        lost -= {a.measure for a in earlier if a.form and classes[a.form] is not FormClass.CONTINUATION}
    if not lost:
        return
    for activity in submission.activities:
        if activity.measure in lost and activity.form:
            form = activity.form
            yield found_at("continuation_without_item", submission, assignment, activity, "form", form=form)


def _opened(submission: Submission, assignment: Assignment, past: Past) -> set[str | None]:
    """Measures with a count before this report, by the ledger or by the form."""
    openings = {v.indicator: past.openings.get(v.indicator, v.opening) for v in submission.indicators}
    return {assignment.plan.indicator(code).measure for code, opening in openings.items() if opening}


def _previous(past: Past) -> Submission | None:
    """A nil report has nothing to compare with."""
    return None if past.previous is None or past.previous.header.nil else past.previous
