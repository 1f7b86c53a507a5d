"""What a report says, datum by datum, so that what came back can be held against what was meant."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from workbook_tools.demo.clerk import Answer, Typed
from workbook_tools.model.finding import Finding, Severity, Where
from workbook_tools.model.layout import FIELDS, INDICATORS, MEASURES, REGISTER, YES
from workbook_tools.model.submission import Submission

Datum = tuple[str, str, str]
"""Table, row (a code; the title of a register's row, with «·2» for its twin; '' for fields), column."""
Meaning = Mapping[Datum, str]
Told = tuple[str, str | None, str | None, str | None]
"""A finding: code, table, row as in a datum, column."""


def meant(answer: Answer) -> dict[Datum, str]:
    """What the clerk says, as it was typed."""
    said: dict[Datum, str] = {(FIELDS, "", key): _plain(typed) for key, typed in answer.fields.items()}
    for table, rows in ((MEASURES, answer.measures), (INDICATORS, answer.indicators)):
        said |= {(table, code, key): _plain(typed) for code, typing in rows.items() for key, typed in typing.items()}
    for typing in answer.register:
        said |= {(REGISTER, str(typing["title"]), key): _plain(typed) for key, typed in typing.items()}
    return said


def understood(submission: Submission) -> dict[Datum, str]:
    """What was read, blank cells left out."""
    return {datum: text for datum, typed in _read(submission) if (text := _plain(typed))}


def _read(submission: Submission) -> Iterator[tuple[Datum, Typed | Decimal]]:
    header = submission.header
    for key in ("filled_by", "phone", "as_of", "nil_reason", "head", "outgoing"):
        yield (FIELDS, "", key), getattr(header, key)
    yield (FIELDS, "", "nil"), YES if header.nil else None
    for measure in submission.measures:
        yield (MEASURES, measure.measure, "status"), measure.status and measure.status.text
        for key in ("narrative", "reason", "links"):
            yield (MEASURES, measure.measure, key), getattr(measure, key)
    for value in submission.indicators:
        yield (INDICATORS, value.indicator, "opening"), value.opening
        yield (INDICATORS, value.indicator, "value"), value.state.text if value.state else value.value
        yield (INDICATORS, value.indicator, "comment"), value.comment
    names = register_names(submission)
    for activity in submission.activities:
        for key in ("date", "measure", "form", "title", "place", "reach", "aged", "link"):
            yield (REGISTER, names[str(activity.order)], key), getattr(activity, key)


def register_names(submission: Submission) -> dict[str, str]:
    """Register rows by order as data name them: by title, whatever the order in the sheet."""
    seen: Counter[str] = Counter()
    names = {}
    for activity in submission.activities:
        seen[activity.title] += 1
        twin = seen[activity.title]
        names[str(activity.order)] = activity.title if twin == 1 else f"{activity.title}·{twin}"
    return names


def told(findings: Iterable[Finding], submission: Submission | None) -> Counter[Told]:
    return Counter((finding.code, *_place(finding.where, submission)) for finding in findings)


def _place(where: Where, submission: Submission | None) -> tuple[str | None, str | None, str | None]:
    if where.table != REGISTER or submission is None or where.record is None:
        return where.table, where.record, where.column
    return where.table, register_names(submission)[where.record], where.column


def unexplained(intended: Meaning, read: Meaning, findings: Iterable[Finding], submission: Submission) -> list[Datum]:
    """Data that were read otherwise than they were meant, or lost, of which nobody is told.

    An error tells of a datum at its cell, row, column or table; a warning only at its very cell.
    """
    places = [(f.severity, _place(f.where, submission)) for f in findings]
    errors = [place for severity, place in places if severity is Severity.ERROR]
    warned = {place for severity, place in places if severity is Severity.WARNING}
    return [
        datum
        for datum in sorted({*intended, *read})
        if intended.get(datum, "") != read.get(datum, "")
        and (datum[0], datum[1] or None, datum[2]) not in warned
        and not any(_covers(place, datum) for place in errors)
    ]


def _covers(place: tuple[str | None, str | None, str | None], datum: Datum) -> bool:
    """A finding at a row's № is about the row."""
    table, row, column = place
    own_table, own_row, own_column = datum
    return table == own_table and row in (None, own_row) and column in (None, own_column, "number")


def _plain(typed: Typed | Decimal) -> str:
    match typed:
        case None:
            return ""
        case date():
            return typed.isoformat()
        case str():
            return unicodedata.normalize("NFC", typed)
        case _:
            number = Decimal(str(typed))
            whole = number.to_integral_value()
            return f"{whole if number == whole else number.normalize():f}"
