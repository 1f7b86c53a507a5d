"""What the mayor should look at first in a year: facts of its quarters together, each family a function."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Standing
from workbook_tools.model.report import Attention, by_measure
from workbook_tools.model.submission import Status
from workbook_tools.model.year_report import Attained, Gap, IndicatorYear, YearReport, gap_of
from workbook_tools.rules.shown import short

_BELOW = ("flow_below_target", "stock_below_target", "share_below_target", "growth_absent", "target_missed")
_UNDEFINED = ("denominator_unknown", "baseline_unknown", "share_above_whole")
_WAITING = ("decision_waits", "revision_returned", "report_not_asked")
_FALLS = ("value_fell", "state_fell")
_REASONED = (Status.PARTIAL, Status.NOT_STARTED, Status.NOT_DONE)
_NO_REASON = "—"


def year_attention(report: YearReport) -> tuple[Attention, ...]:
    """In the order of FAMILIES; a line that a quarter says of itself keeps its code, one of the year begins «year_»."""
    return tuple(line for family in FAMILIES for line in family(report))


def quarters_shown(quarters: Iterable[Quarter]) -> str:
    """«III квартал, IV квартал»."""
    return ", ".join(f"{quarter.roman} квартал" for quarter in quarters)


def silent(report: YearReport) -> Iterator[Attention]:
    """Who did not report, and for which quarters; then whose report is still being mended."""
    yield from _of_departments(report, "year_silent", lambda s: gap_of(s) is Gap.SILENT)
    yield from _of_departments(report, "year_in_hand", lambda s: gap_of(s) is Gap.IN_HAND)


def waiting(report: YearReport) -> Iterator[Attention]:
    """As the quarters say it, by the receipt's number."""
    yield from _of_quarters(report, _WAITING)


def late(report: YearReport) -> Iterator[Attention]:
    yield from _of_departments(report, "year_late", lambda s: s.counts and s.late)


def verdicts(report: YearReport) -> Iterator[Attention]:
    """Measures that the year closed without having them done, or without anyone saying how they stand."""
    final = [row for row in report.measures if row.verdict.final]
    for status, code in ((Status.NOT_DONE, "year_not_done"), (None, "year_not_told"), (Status.PARTIAL, "year_partial")):
        numbers = [row.measure.number for row in final if row.verdict.status is status]
        if numbers:
            yield Attention(code, (("measures", ", ".join(numbers)),))


def reasons(report: YearReport) -> Iterator[Attention]:
    """Why an executor's last statement is not, or only partly, done."""
    for row in report.measures:
        for executor in row.executors:
            last = executor.last
            if last is not None and last.status in _REASONED:
                values = (
                    ("measure", row.measure.number),
                    ("department", report.plan.department(executor.department).short),
                    ("reason", short(last.reason) or _NO_REASON),
                )
                yield Attention(last.status.value, values, row.measure.code, department=executor.department)


def targets(report: YearReport) -> Iterator[Attention]:
    """Targets that can no longer be reached: months and weeks missed, then values as the latest quarter says them."""
    lost = {row.indicator.code: row for row in report.indicators if row.attained is Attained.NO}
    for row in lost.values():
        if row.indicator.periodic:
            yield _missed(report, row)
    for line in _latest(report):
        if line.code in _BELOW and line.indicator in lost:
            yield line


def contradicted(report: YearReport) -> Iterator[Attention]:
    """«Виконано», and yet a target that is not reached."""
    lost = by_measure(one for one in report.indicators if one.attained is Attained.NO)
    for row in report.measures:
        if row.verdict.status is Status.DONE and row.measure.code in lost:
            numbers = ", ".join(one.indicator.number for one in lost[row.measure.code])
            values = (("measure", row.measure.number), ("indicators", numbers))
            yield Attention("year_done_below_target", values, row.measure.code)


def falls(report: YearReport) -> Iterator[Attention]:
    """Stocks, shares and states that fell from one quarter to the next."""
    yield from _of_quarters(report, _FALLS)


def undefined(report: YearReport) -> Iterator[Attention]:
    yield from (line for line in _latest(report) if line.code in _UNDEFINED)


FAMILIES: tuple[Callable[[YearReport], Iterator[Attention]], ...] = (
    silent,
    waiting,
    verdicts,
    contradicted,
    reasons,
    targets,
    falls,
    late,
    undefined,
)


def _of_departments(report: YearReport, code: str, which: Callable[[Standing], bool]) -> Iterator[Attention]:
    """A line for those of the same quarters: most of a year's departments are alike."""
    alike: dict[tuple[Quarter, ...], list[str]] = {}
    for department in report.departments:
        quarters = tuple(s.quarter for s in department.standings if s is not None and which(s))
        if quarters:
            alike.setdefault(quarters, []).append(report.plan.department(department.department).short)
    for quarters, names in alike.items():
        yield Attention(code, (("quarters", quarters_shown(quarters)), ("departments", ", ".join(names))))


def _missed(report: YearReport, row: IndicatorYear) -> Attention:
    quarters = zip(report.quarters, row.coverage, strict=True)
    told = [f"{of.quarter.roman} квартал – {len(c.missed)}" for of, c in quarters if c is not None and c.missed]
    values = {
        "indicator": row.indicator.number,
        "missed": str(row.missed),
        "judged": str(row.judged),
        "quarters": ", ".join(told),
    }
    code = f"year_{row.indicator.cadence}s_missed"
    return Attention(code, tuple(values.items()), row.measure.code, row.indicator.code)


def _of_quarters(report: YearReport, codes: Iterable[str]) -> Iterator[Attention]:
    for of in report.quarters:
        if of.report is not None:
            yield from (line for line in of.report.attention if line.code in codes)


def _latest(report: YearReport) -> Sequence[Attention]:
    begun = [of.report for of in report.quarters if of.report is not None]
    return begun[-1].attention if begun else ()
