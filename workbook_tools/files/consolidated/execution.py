"""«Виконання»: a row per measure with its joint status, and under it what each executor reported."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from msgspec.structs import replace

from workbook_tools.files.consolidated.indicators import indicator_anchor, verdict_look
from workbook_tools.files.consolidated.lists import receipt_cell
from workbook_tools.files.consolidated.rows import Anchor, Cell, Cells, Row, continuing, top
from workbook_tools.files.consolidated.words import (
    capital,
    place_words,
    short_name,
    silent_words,
)
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.memory.spill import Spill
from workbook_tools.model.plan import Measure
from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import ConsolidatedReport, ExecutorPart, IndicatorRow, MeasureRow, by_measure
from workbook_tools.model.report_layout import (
    BY_INDICATOR,
    BY_REGISTER,
    EXECUTION,
    INDICATORS,
    REGISTER,
    WHOLE_MEASURE,
)
from workbook_tools.model.submission import Status
from workbook_tools.rules.indicator_told import indicator_told
from workbook_tools.rules.register_told import register_told
from workbook_tools.rules.report_words import measure_status, part_status, verdict

MEASURE: Look = {"bg_color": styles.NAVY_TINT}
_BOLD: Look = {"bold": True}
_MUTED: Look = {"font_color": styles.MUTED}
_SILENT: Look = {"font_color": styles.ERROR_INK, "bg_color": styles.ERROR_FILL, "bold": True}
STATUS_LOOKS: dict[Status, Look] = {
    Status.DONE: styles.DONE,
    Status.PARTIAL: {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL},
    Status.NOT_STARTED: {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL},
    Status.NOT_DONE: {"font_color": styles.ERROR_INK, "bg_color": styles.ERROR_FILL},
}


_STANDING_LOOKS: dict[StandingKind, Look] = {
    StandingKind.HELD: {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL},
    StandingKind.RETURNED: {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL},
    StandingKind.ACCEPTED: styles.DONE,
    StandingKind.ACCEPTED_LATE: {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL},
    StandingKind.NIL: {"font_color": styles.NOTE_INK, "bg_color": styles.NOTE_FILL},
}


@lru_cache(maxsize=1_024)
def _muted(number: str) -> Cell:
    return Cell(number, look=_MUTED)


def measure_anchor(code: str) -> Anchor:
    return Anchor(EXECUTION.title, code)


def execution_rows(report: ConsolidatedReport, told: Callable[[Measure], str] | None = None) -> Iterator[Row]:
    """A measure's row, a row per executor in the plan's order, what the register has, a row per indicator.

    Long texts go on in further rows. `told`: what the register has, where somebody has found it out already.
    """
    done = told or register_told(report, Spill)
    indicators = by_measure(report.indicators)
    continued = continuing(EXECUTION)
    for row in report.measures:
        measure = replace(row, parts=tuple(row.parts))
        yield _measure_row(report, measure)
        for part in measure.parts:
            yield from continued(_part_row(report, measure, part))
        if counted := done(measure.measure):
            yield from continued(_register_row(measure, counted))
        for indicator in indicators.get(measure.measure.code, ()):
            yield from continued(_indicator_row(report, measure, indicator))


def measure_look(row: MeasureRow) -> Look:
    """Colour only underlines the word beside it."""
    if row.status is not None:
        return STATUS_LOOKS.get(row.status, {})
    if any(part.standing.kind is StandingKind.NIL for part in row.parts):
        return _STANDING_LOOKS[StandingKind.NIL]
    return _missing_look(row)


def _missing_look(row: MeasureRow) -> Look:
    """Loud only where a deadline has passed."""
    return _SILENT if any(part.standing.overdue for part in row.parts) else _MUTED


def standing_look(standing: Standing) -> Look:
    """Colour only underlines the words; a report that is still awaited is no fault."""
    if standing.kind is StandingKind.MISSING:
        return _SILENT if standing.overdue else _MUTED
    return _STANDING_LOOKS[standing.kind]


def _measure_row(report: ConsolidatedReport, row: MeasureRow) -> Row:
    missing = capital(silent_words(row, report.plan)) if row.missing else "Звітували всі виконавці"
    cells: Cells = {
        "number": Cell(row.measure.number, look=_BOLD),
        "executor": Cell(WHOLE_MEASURE, look=_BOLD),
        "status": Cell(measure_status(row), look={**_BOLD, **measure_look(row)}),
        "narrative": row.measure.name.strip(),
        "reason": f"Строк: {row.measure.term.text}",
        "links": Cell(missing, look={**_BOLD, **_missing_look(row)} if row.missing else {}, span=3),
    }
    return Row(cells, MEASURE, measure_anchor(row.measure.code))


def _part_row(report: ConsolidatedReport, row: MeasureRow, part: ExecutorPart) -> Row:
    cells: Cells = {
        "number": _muted(row.measure.number),
        "executor": short_name(report.plan, part.department),
        "status": _part_status(part) if part.status is None else _status(part.status),
        "narrative": part.narrative or Cell(_silence(part), look=_MUTED),
        "reason": part.reason,
        "links": part.links,
        **_source(part),
    }
    return Row(cells, level=1)


@lru_cache
def _status(status: Status) -> Cell:
    """As `_part_status` says it of a part that has one."""
    return Cell(status.text, look=STATUS_LOOKS.get(status, {}))


def _part_status(part: ExecutorPart) -> Cell:
    return Cell(part_status(part), look=part_look(part))


def part_look(part: ExecutorPart) -> Look:
    """Of what an executor says of a measure; one who counts and does not say is no good news."""
    if part.status is not None:
        return STATUS_LOOKS.get(part.status, {})
    unsaid = part.standing.counts and part.standing.kind is not StandingKind.NIL
    return _MUTED if unsaid else standing_look(part.standing)


def _silence(part: ExecutorPart) -> str:
    if part.nil_reason:
        return f"Заходи у звітному кварталі не проводились. Причина: {part.nil_reason}"
    return "" if part.standing.counts else "Відомостей, які можна врахувати, немає."


def _source(part: ExecutorPart) -> Cells:
    if part.source is None:
        return {}
    return {
        "receipt": receipt_cell(part.source.receipt),
        "source": place_words(part.source),
    }


def _register_row(row: MeasureRow, told: str) -> Row:
    cells: Cells = {
        "number": _muted(row.measure.number),
        "executor": Cell(BY_REGISTER, look=_MUTED),
        "narrative": told,
        "source": Cell(REGISTER.title, link=top(REGISTER)),
    }
    return Row(cells, level=1)


def _indicator_row(report: ConsolidatedReport, row: MeasureRow, indicator: IndicatorRow) -> Row:
    cells: Cells = {
        "number": _muted(row.measure.number),
        "executor": Cell(f"{BY_INDICATOR} {indicator.indicator.number}", look=_MUTED),
        "status": Cell(verdict(indicator), look=verdict_look(indicator)),
        "narrative": indicator_told(indicator, partial(short_name, report.plan)),
        "source": Cell(INDICATORS.title, link=indicator_anchor(indicator.indicator.code)),
    }
    return Row(cells, level=1)
