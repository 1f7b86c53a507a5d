"""What the year's workbook says in words of a standing, a verdict, an indicator's months and weeks."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from workbook_tools.files.consolidated.indicator_words import coverage_words
from workbook_tools.files.consolidated.words import clock, decree_words, place_words, short_name
from workbook_tools.model.plan import IndicatorKind
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import Source
from workbook_tools.model.year_report import (
    Attained,
    Because,
    ExecutorYear,
    Gap,
    IndicatorYear,
    MeasureYear,
    PartYear,
    Phase,
    Verdict,
    YearReport,
)
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.texts.year import year_text
from workbook_tools.rules.year_attention import quarters_shown


def headline(report: YearReport) -> str:
    return year_text("headline", decree=decree_words(report.plan), year=report.year)


def subject_words(report: YearReport) -> str:
    return year_text("subject", number=report.plan.decree.number, year=report.year)


def basis_words(report: YearReport) -> str:
    """Up to when what came is taken into account."""
    quarters = (of.report for of in report.quarters if of.report is not None)
    received = [row.filed.receipt.received_at for quarter in quarters for row in quarter.receipts]
    return year_text("basis", moment=clock(max(received))) if received else year_text("basis_none")


def standing_words(standing: Standing) -> str:
    """A sign and a word: neither the sign nor a colour is alone."""
    if standing.rejected:
        return year_text("standing.rejected")
    if standing.kind is StandingKind.MISSING and not standing.overdue:
        return year_text("standing.missing", day=day(standing.timely_until))
    if standing.kind is StandingKind.MISSING:
        return year_text("standing.overdue")
    late = "_late" if standing.kind is StandingKind.NIL and standing.late else ""
    return year_text(f"standing.{standing.kind}{late}")


def verdict_words(verdict: Verdict) -> str:
    return year_text("undefined") if verdict.status is None else verdict.status.text


def attained_words(attained: Attained) -> str:
    return year_text(f"attained.{attained}")


# --- a measure -----------------------------------------------------------------------------------


def why_words(report: YearReport, row: MeasureYear, indicators: Iterable[IndicatorYear]) -> str:
    """Why the verdict is what it is, what each executor said last, who is missing, how its `indicators` stand."""
    return "\n".join((_because(row), _last_said(report, row), *_gaps(report, row), *_targets(indicators)))


def _because(row: MeasureYear) -> str:
    term, verdict = row.measure.term, row.verdict
    values = {"first": day(term.spans[0][0]), "last": day(term.last), "status": verdict_words(verdict)}
    words = year_text(f"why.{verdict.because}", **values)
    runs = not verdict.final and verdict.because in (Because.ALL_DONE, Because.NOBODY_SAYS)
    return f"{words} {year_text('why.runs', **values)}" if runs else words


def _last_said(report: YearReport, row: MeasureYear) -> str:
    return year_text("last_said", said="; ".join(_said(report, executor) for executor in row.executors))


def _said(report: YearReport, executor: ExecutorYear) -> str:
    name = short_name(report.plan, executor.department)
    if executor.status is None or executor.last_quarter is None:
        return year_text("said_nothing", name=name)
    return year_text("said", name=name, status=executor.status.text, quarter=executor.last_quarter.roman)


def _gaps(report: YearReport, row: MeasureYear) -> Iterator[str]:
    for gap in (Gap.SILENT, Gap.IN_HAND, Gap.AWAITED):
        yield from _named(report, f"gap.{gap}", ((e.department, e.quarters(gap)) for e in row.executors))
    yield from _named(report, "gap.nil", ((executor.department, executor.nil) for executor in row.executors))


def _named(report: YearReport, code: str, found: Iterable[tuple[str, tuple[Quarter, ...]]]) -> Iterator[str]:
    names = [
        year_text("of_quarters", name=short_name(report.plan, department), quarters=quarters_shown(quarters))
        for department, quarters in found
        if quarters
    ]
    if names:
        yield year_text(code, names="; ".join(names))


def _targets(indicators: Iterable[IndicatorYear]) -> Iterator[str]:
    told = [
        year_text("target", number=one.indicator.number, attained=attained_words(one.attained)) for one in indicators
    ]
    if told:
        yield year_text("targets", told="; ".join(told))


# --- an indicator --------------------------------------------------------------------------------


def note_words(report: YearReport, row: IndicatorYear) -> str:
    """Months and weeks of each quarter, and why a percentage or growth is undefined."""
    notes = list(_periods(report, row)) if row.indicator.periodic else []
    if row.indicator.kind is IndicatorKind.SHARE and row.indicator.denominator is None:
        notes.append(year_text("no_denominator"))
    if row.indicator.grows and row.indicator.baseline is None:
        notes.append(year_text("no_baseline"))
    return "\n".join(notes)


def _periods(report: YearReport, row: IndicatorYear) -> Iterator[str]:
    """What went on at a quarter's end is told of the latest one: the next quarter has judged the others."""
    latest = max((place for place, coverage in enumerate(row.coverage) if coverage is not None), default=None)
    for place, of in enumerate(report.quarters):
        quarter, coverage = row.rows[place], row.coverage[place]
        if quarter is not None and coverage is not None:
            unfinished = coverage.unfinished if place == latest else None
            told = replace(quarter, judged=coverage.judged, missed=coverage.missed, unfinished=unfinished)
            yield year_text("said_in", quarter=of.quarter.roman, text=coverage_words(told))
        elif of.phase is Phase.CLOSED and report.plan.is_active(row.measure.code, of.quarter):
            yield year_text("nobody_reported", quarter=of.quarter.roman)


def part_note_words(report: YearReport, part: PartYear, nil: Sequence[Quarter]) -> str:
    """`nil`: the quarters in which the executor says that nothing was held."""
    notes = []
    carried = [of.quarter for of, c in zip(report.quarters, part.contributions, strict=True) if c and c.carried]
    if carried and part.as_of is not None:
        notes.append(year_text("carried", day=day(part.as_of), quarters=quarters_shown(carried)))
    if nil:
        notes.append(year_text("said_nil", quarters=quarters_shown(nil)))
    if part.declared is not None and part.declared != part.opening:
        notes.append(year_text("declared", value=number(part.declared)))
    comment = next((c.comment for c in reversed(part.contributions) if c is not None and c.comment), "")
    return "\n".join([*notes, comment] if comment else notes)


def part_source_words(report: YearReport, part: PartYear) -> str:
    """A line a figure: the quarter, the receipt, its sheet and cell."""
    lines = [] if part.declared_in is None else [_source(year_text("opening"), part.declared_in)]
    for of, contribution in zip(report.quarters, part.contributions, strict=True):
        if contribution is not None and contribution.source is not None and not contribution.carried:
            lines.append(_source(f"{of.quarter.roman} квартал", contribution.source))
    return "\n".join(lines)


def _source(what: str, source: Source) -> str:
    return year_text("source", what=what, receipt=source.receipt, place=place_words(source))
