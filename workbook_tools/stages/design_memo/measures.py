"""What was done, measure by measure: what the register counts, and each executor's own words."""

from collections.abc import Iterable, Iterator, Sequence

from workbook_tools.model.memo import MemoEntry, MemoMeasure
from workbook_tools.model.plan import FormClass, Plan
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report import ActivityRow, ConsolidatedReport, ExecutorPart, MeasureRow
from workbook_tools.model.short_text import short_names
from workbook_tools.model.submission import Status
from workbook_tools.model.text import fold, plural
from workbook_tools.rules.report_words import IN_HAND, measure_status, part_status
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.texts.memo import memo_text
from workbook_tools.stages.design_memo.words import full_name, names, paragraphs, reason_words

_QUOTATION_MARKS = frozenset('«»"“„”')
_NAMED_AT_MOST = 6
"""Items of the register that a sentence names; the rest are counted, and stand in the consolidated workbook."""


def summary(report: ConsolidatedReport) -> str:
    """How many measures stand how, in the order of the statuses."""
    if not report.measures:
        return memo_text("statuses_none")
    said = [measure_status(row) for row in report.measures]
    known = [status.text for status in Status]
    kinds = sorted(dict.fromkeys(said), key=lambda word: known.index(word) if word in known else len(known))
    statuses = "; ".join(memo_text("tallied", what=word, count=said.count(word)) for word in kinds)
    return memo_text("statuses", count=len(said), statuses=statuses)


def measures(report: ConsolidatedReport) -> tuple[MemoMeasure, ...]:
    named = short_names(report.plan.measures)
    active = {measure.code for measure in report.plan.active_measures(report.quarter)}
    return tuple(
        MemoMeasure(
            memo_text("measure_title", number=row.measure.number, name=named[row.measure.code]),
            tuple(_paragraphs(report, row, now=row.measure.code in active)),
            tuple(_parts(report, row)),
        )
        for row in report.measures
    )


def _paragraphs(report: ConsolidatedReport, row: MeasureRow, *, now: bool) -> Iterator[str]:
    term = row.measure.term.text.strip().rstrip(".")
    yield memo_text("measure_status", term=term, status=measure_status(row))
    if not now and row.parts:
        yield memo_text("earlier")
    done = " ".join(_done(report, row))
    if done:
        yield done


# --- what the register counts --------------------------------------------------------------------


def _done(report: ConsolidatedReport, row: MeasureRow) -> Iterator[str]:
    """Sentences; the first begins «На виконання п. …»."""
    for order, clause in enumerate(_clauses(report, row)):
        if order:
            yield clause[:1].upper() + clause[1:]
        else:
            yield memo_text("done_first", number=row.measure.number, what=clause)


def _clauses(report: ConsolidatedReport, row: MeasureRow) -> Iterator[str]:
    """Repeats do not count, as in every sum; rows of a department that is no executor of the measure neither."""
    classes = {form.name: form.form_class for form in report.plan.forms}
    counted: dict[FormClass, list[ActivityRow]] = {form_class: [] for form_class in FormClass}
    for activity in report.activities:
        ours = activity.measure == row.measure.code and activity.department in row.measure.executors
        form_class = classes.get(activity.form)
        if ours and activity.repeat_of is None and form_class is not None:
            counted[form_class].append(activity)
    for form_class, code in ((FormClass.EVENT, "events"), (FormClass.PRODUCT, "products")):
        items = counted[form_class]
        if items:
            yield memo_text(code, count=len(items), listed=_listed(items))
    if counted[FormClass.PUBLICATION]:
        yield memo_text("publications", count=len(counted[FormClass.PUBLICATION]))
    reach = sum(item.reach or 0 for item in counted[FormClass.CONTINUATION])
    if reach:
        yield memo_text("continued", reach=number(reach), people=_people(reach))


def _listed(items: Sequence[ActivityRow]) -> str:
    listed = "; ".join(_item(item) for item in items[:_NAMED_AT_MOST])
    rest = len(items) - _NAMED_AT_MOST
    return memo_text("listed_more", listed=listed, count=rest) if rest > 0 else listed


def _item(item: ActivityRow) -> str:
    """«брифінг «Назва» (10.07.2020, Міська рада, охоплено 14 осіб)»; what is blank is left out."""
    title = " ".join(item.title.split()).rstrip(".")
    words = _titled(item.form, title)
    details = [
        "" if item.date is None else day(item.date),
        " ".join(item.place.split()),
        "" if not item.reach else memo_text("reached", reach=number(item.reach), people=_people(item.reach)),
    ]
    told = ", ".join(detail for detail in details if detail)
    return memo_text("event_details", event=words, details=told) if told else words


def _titled(form: str, title: str) -> str:
    """A title that names its form itself, or has quotation marks, is not put into others."""
    if not title:
        return form
    if fold(title).startswith(fold(form)):
        return title
    return memo_text("event_quoted" if set(title) & _QUOTATION_MARKS else "event", form=form, title=title)


def _people(count: int) -> str:
    return plural(count, *memo_text("people").split(","))


# --- what the executors say ----------------------------------------------------------------------


def _parts(report: ConsolidatedReport, row: MeasureRow) -> Iterator[MemoEntry]:
    for part in row.parts:
        if part.standing.counts:
            yield _said(report, part)
    rejected = [part.department for part in row.parts if part.standing.rejected]
    in_hand = [p.department for p in row.parts if p.standing.kind in IN_HAND and not p.standing.rejected]
    yield from _without(report.plan, "silent", [code for code in row.missing if code not in (*in_hand, *rejected)])
    yield from _without(report.plan, "in_hand", in_hand)
    yield from _without(report.plan, "rejected_part", rejected)


def _said(report: ConsolidatedReport, part: ExecutorPart) -> MemoEntry:
    """Several lines, often a list with dashes, stand below the name; a single one goes on behind it."""
    name = full_name(report.plan, part.department)
    if part.standing.kind is StandingKind.NIL:
        code = "nil_said" if part.standing.quarter == report.quarter else "nil_earlier"
        return MemoEntry(memo_text("nil_lead", name=name), memo_text(code, reason=reason_words(part.nil_reason)))
    lead = memo_text("said", name=name, status=part_status(part))
    said = paragraphs(part.narrative)
    if len(said) > 1:
        return MemoEntry(lead, "", said)
    return MemoEntry(lead, said[0] if said else memo_text("said_nothing"))


def _without(plan: Plan, code: str, departments: Iterable[str]) -> Iterator[MemoEntry]:
    listed = list(departments)
    if listed:
        yield MemoEntry(memo_text(code), names(plan, listed))
