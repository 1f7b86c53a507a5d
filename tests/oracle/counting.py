"""A second calculator of a quarter, written from the domain's page alone and by other means than the product's.

It knows the plan as data and what departments said; it shares no counting, date or link code with the
product, is slow, and asks every question anew. Each function quotes the sentence that it obeys.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from zoneinfo import ZoneInfo

from workbook_tools.model.plan import Cadence, FormClass, Indicator, IndicatorKind, Measure, Plan, ValueSource

KYIV = ZoneInfo("Europe/Kyiv")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """A row of the register."""

    date: date
    measure: str
    form: str
    title: str
    reach: int | None
    link: str


@dataclass(frozen=True)
class Said:
    """What one workbook says; `quarter` is 1 to 4, `states` and `statuses` are values of the enumerations."""

    department: str
    quarter: int
    as_of: date
    nil: bool = False
    openings: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Came:
    """A workbook on the ledger, in the order of posting; `accepted` after the coordinator's decisions."""

    number: int
    said: Said
    received_at: datetime
    accepted: bool


@dataclass(frozen=True)
class Part:
    """An executor's part of an indicator."""

    opening: int | None
    quarter: int | None
    state: str | None
    as_of: date | None


@dataclass(frozen=True)
class Figures:
    """An indicator's line; `percent` to one digit, half up; months and weeks by their codes."""

    parts: tuple[Part, ...]
    quarter: int | None
    cumulative: int | None
    percent: Decimal | None
    growth: int | None
    judged: tuple[str, ...]
    missed: tuple[str, ...]
    unfinished: str | None
    unfinished_covered: bool


Counting = dict[tuple[str, int], Said]


# --- which report counts, and when it was due ------------------------------------------------------------


def counting(plan: Plan, came: Sequence[Came]) -> Counting:
    """«Its data are the latest accepted revision's.» A report for which the plan in force has no form is no report."""
    latest = {(c.said.department, c.said.quarter): c.said for c in came if c.accepted}
    own = {d.code: [m.code for m in plan.measures if d.code in m.executors] for d in plan.departments}
    return {(d, q): said for (d, q), said in latest.items() if any(runs(plan, code, q) for code in own.get(d, ()))}


def decree_date(year: int, quarter: int) -> date:
    """«By the 17th of the last month of the quarter.»"""
    return date(year - 1, 12, 17) if quarter == 0 else date(year, quarter * 3, 17)


def last_timely_day(year: int, quarter: int, rule: str) -> date:
    """«Late begins after the decree's own date, or after the moved date where that is later.»"""
    day = decree_date(year, quarter)
    while rule == "next" and day.weekday() > 4:
        day += DAY
    return day


def is_late(came: Sequence[Came], department: str, quarter: int, until: date) -> bool:
    """«A department is on time if its first accepted revision was received in time», in Kyiv."""
    times = [c.received_at for c in came if c.accepted and (c.said.department, c.said.quarter) == (department, quarter)]
    return bool(times) and min(times).astimezone(KYIV).date() > until


def window_opens(year: int, department: str, quarter: int, counted: Counting) -> date:
    """«Opens on the day after the as-of date of the last accepted report of an earlier quarter of the plan year;
    without one, on the day after the previous quarter's decree date.»
    """
    for earlier in range(quarter - 1, 0, -1):
        if (department, earlier) in counted:
            return counted[department, earlier].as_of + DAY
    return decree_date(year, quarter - 1) + DAY


def runs(plan: Plan, code: str, quarter: int) -> bool:
    """A form asks only for measures whose term meets the quarter or the days that the form covers."""
    year = plan.decree.year
    opens, ends = decree_date(year, quarter - 1) + DAY, date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - DAY
    return next(m.term.meets(opens, ends) for m in plan.measures if m.code == code)


# --- the register ---------------------------------------------------------------------------------------


def item(link: str) -> str | None:
    """«An item link has at least two path segments or a query; scheme, `www.`, letter case of the host,
    a closing slash and a fragment do not matter.»
    """
    text = link.partition("#")[0]
    text = text.split("://", 1)[-1]
    address, _, query = text.partition("?")
    host, _, path = address.rstrip("/").partition("/")
    host = host.lower().removeprefix("www.")
    if not query and len([s for s in path.split("/") if s]) < 2:
        return None
    return f"{host}/{path}?{query}"


Place = tuple[int, str, int]
"""A row's quarter, department and place in its sheet, from 0."""


@dataclass(frozen=True)
class Year:
    """The plan and what counts in it; reports of quarters after `quarter` are not known yet."""

    plan: Plan
    quarter: int
    counted: Counting

    @cached_property
    def rows(self) -> list[tuple[Place, Row]]:
        return rows_of_year(self.plan, self.quarter, self.counted)

    @cached_property
    def repeats(self) -> dict[Place, Place]:
        """Rows of a measure that the form did not ask for count nowhere: they are told apart by themselves."""
        asked = [place for place, row in self.rows if runs(self.plan, row.measure, place[0])]
        return repeats([r for r in self.rows if r[0] in asked]) | repeats([r for r in self.rows if r[0] not in asked])


def rows_of_year(plan: Plan, quarter: int, counted: Counting) -> list[tuple[Place, Row]]:
    """Rows of the counting reports up to the quarter, in the order in which they are told apart."""
    executors = {m.code: m.executors for m in plan.measures}
    placed = [
        ((said.quarter, said.department, n), row)
        for (_, its), said in counted.items()
        if its <= quarter
        for n, row in enumerate(said.rows)
    ]
    return sorted(placed, key=lambda p: (p[0][0], executors[p[1].measure].index(p[0][1]), p[0][2]))


def repeats(rows: Sequence[tuple[Place, Row]]) -> dict[Place, Place]:
    """«Same measure, date and item link: the first row of the first-named executor counts, the others stay
    and show «не враховано: повтор», within one report too.» What an earlier quarter counted stays counted.
    """
    found: dict[Place, Place] = {}
    firsts: list[tuple[Place, Row]] = []
    for place, row in rows:
        same = [
            other
            for other, first in firsts
            if item(row.link) is not None
            and (first.measure, first.date, item(first.link)) == (row.measure, row.date, item(row.link))
        ]
        if same:
            found[place] = same[0]
        else:
            firsts.append((place, row))
    return found


def form_class(plan: Plan, row: Row) -> FormClass:
    return next(form.form_class for form in plan.forms if form.name == row.form)


def counted_rows(year: Year, indicator: Indicator) -> Iterator[tuple[Place, Row, FormClass]]:
    """«A register-fed indicator says count or reach, and which classes of forms it takes. A «продовження»
    row adds reach to an earlier item and does not count.»
    """
    for place, row in year.rows:
        kind = form_class(year.plan, row)
        if place in year.repeats or row.measure != indicator.measure:
            continue
        if not runs(year.plan, row.measure, place[0]):
            continue
        if indicator.source is ValueSource.REGISTER_COUNT and kind is FormClass.CONTINUATION:
            continue
        if kind in indicator.forms:
            yield place, row, kind


# --- what one executor gives ------------------------------------------------------------------------------


def value_of_quarter(year: Year, indicator: Indicator, department: str, of: int) -> int | None:
    """«A missing or nil report adds 0 to flows. Blank is not 0.» None: nothing is known."""
    said = year.counted.get((department, of))
    if said is None or not runs(year.plan, indicator.measure, of):
        return None
    if said.nil:
        return 0
    if indicator.source is ValueSource.ENTERED:
        return said.values.get(indicator.code)
    rows = [row for place, row, _ in counted_rows(year, indicator) if place[:2] == (of, department)]
    if indicator.source is ValueSource.REGISTER_COUNT:
        return len(rows)
    return sum(row.reach or 0 for row in rows)


def opening(year: Year, indicator: Indicator, department: str, before: int) -> tuple[int | None, bool]:
    """What lies before a quarter's window, and whether it is all known.

    «The ledger's figure counts, not the one printed in the form: an earlier quarter that is accepted or
    corrected later changes every later cumulative, and takes the place of a declared opening for its span.»
    «Where an earlier quarter is missing, the opening that the later report declares stands for it, until
    that quarter is accepted.» «Blank is not 0»: a report that leaves the value blank is such a gap too.
    """
    first = year.plan.decree.first_quarter.number
    said = year.counted.get((department, before)) if runs(year.plan, indicator.measure, before) else None
    declared = None if said is None else said.openings.get(indicator.code)
    if before == first:
        if first == 1:
            return 0, True
        return declared, declared is not None
    ledger, whole = opening(year, indicator, department, before - 1)
    if runs(year.plan, indicator.measure, before - 1):
        added_then = value_of_quarter(year, indicator, department, before - 1)
        ledger, whole = added([ledger, added_then]), whole and added_then is not None
    if not whole and declared is not None:
        return declared, True
    return ledger, whole


def part(year: Year, indicator: Indicator, department: str) -> Part:
    """«Blank is not 0»: of an executor that has not reported this year nothing is known."""
    if not any(
        (department, q) in year.counted for q in range(1, year.quarter + 1) if runs(year.plan, indicator.measure, q)
    ):
        return Part(None, None, None, None)
    if indicator.kind is IndicatorKind.FLOW:
        said = year.counted.get((department, year.quarter))
        before, _ = opening(year, indicator, department, year.quarter)
        if said is None or not runs(year.plan, indicator.measure, year.quarter):
            return Part(before, None, None, None)
        now = value_of_quarter(year, indicator, department, year.quarter)
        return Part(before, now, None, said.as_of)
    return latest(year, indicator, department)


def latest(year: Year, indicator: Indicator, department: str) -> Part:
    """«Stock, share, state: the latest. A missing or nil report carries the last, with their date.»"""
    for earlier in range(year.quarter, 0, -1):
        said = year.counted.get((department, earlier))
        if said is None or said.nil or not runs(year.plan, indicator.measure, earlier):
            continue
        if indicator.kind is IndicatorKind.STATE and indicator.code in said.states:
            return Part(None, None, said.states[indicator.code], said.as_of)
        if indicator.kind is not IndicatorKind.STATE and indicator.code in said.values:
            return Part(None, said.values[indicator.code], None, said.as_of)
    return Part(None, None, None, None)


# --- cadence ------------------------------------------------------------------------------------------------


def period(cadence: Cadence, day: date) -> str:
    """The code of the calendar month or ISO week."""
    year, week, _ = day.isocalendar()
    return f"{day:%Y-%m}" if cadence is Cadence.MONTH else f"{year}-W{week:02d}"


def judged(plan: Plan, cadence: Cadence, quarter: int) -> tuple[tuple[str, ...], str | None]:
    """«Calendar months and ISO weeks that end after the previous quarter's decree date and by this quarter's;
    in the plan's first window they must also begin in it. An unfinished one is «триває».» Day by day.
    """
    opens, closes = decree_date(plan.decree.year, quarter - 1), decree_date(plan.decree.year, quarter)
    days: dict[str, list[date]] = {}
    day = opens - 62 * DAY
    while day < closes + 62 * DAY:
        days.setdefault(period(cadence, day), []).append(day)
        day += DAY
    first_window = quarter == plan.decree.first_quarter.number
    kept = tuple(
        code for code, own in days.items() if opens < own[-1] <= closes and (not first_window or own[0] > opens)
    )
    unfinished = [code for code, own in days.items() if own[0] <= closes < own[-1]]
    return kept, unfinished[0] if unfinished else None


# --- an indicator's line --------------------------------------------------------------------------------------


def half_up(part_: int, whole: int) -> Decimal | None:
    """Per cent to one digit."""
    if whole <= 0:
        return None
    tenths = Fraction(part_ * 1000, whole) + Fraction(1, 2)
    return Decimal(tenths.numerator // tenths.denominator) / 10


def added(values: Sequence[int | None]) -> int | None:
    """«Blank is not 0»: nobody said anything, so there is no figure."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def figures(year: Year, indicator: Indicator) -> Figures:
    measure = next(m for m in year.plan.measures if m.code == indicator.measure)
    parts = tuple(part(year, indicator, d) for d in measure.executors)
    now = added([p.quarter for p in parts])
    flow = indicator.kind is IndicatorKind.FLOW
    cumulative = added([added([p.opening, p.quarter]) for p in parts]) if flow else now
    codes: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    going: str | None = None
    covered: set[str] = set()
    if indicator.cadence in (Cadence.MONTH, Cadence.WEEK) and runs(year.plan, indicator.measure, year.quarter):
        codes, going = judged(year.plan, indicator.cadence, year.quarter)
        rows = counted_rows(year, indicator)
        covered = {
            period(indicator.cadence, row.date)
            for place, row, kind in rows
            if kind is not FormClass.CONTINUATION and not year.counted[place[1], place[0]].nil
        }
        missed = tuple(code for code in codes if code not in covered)
    growth = None
    if indicator.grows and indicator.baseline is not None and now is not None:
        whole = all(p.quarter is not None for p in parts)
        growth = now - int(indicator.baseline) if whole else None
    return Figures(
        parts, now, cumulative, _percent(indicator, now, cumulative, codes, missed), growth, codes, missed, going,
        going in covered,
    )  # fmt: skip


def _percent(
    indicator: Indicator, now: int | None, cumulative: int | None, codes: Sequence[str], missed: Sequence[str]
) -> Decimal | None:
    """«The percentage of a cadence indicator is the covered part of the judged months or weeks of the quarter;
    that of a flow with a target is the cumulative against it; without a target there is none.» «Numerators
    added over the plan's one denominator.» «Blank gives «не визначено», never 0 and never a percentage.»
    «Blank is not 0»: where nobody reported and nothing is covered, there is none either.
    """
    if indicator.cadence in (Cadence.MONTH, Cadence.WEEK):
        if now is None and len(codes) == len(missed):
            return None
        return half_up(len(codes) - len(missed), len(codes))
    if indicator.kind is IndicatorKind.SHARE and now is not None and indicator.denominator is not None:
        return half_up(now, int(indicator.denominator))
    if indicator.kind is IndicatorKind.FLOW and cumulative is not None and indicator.target is not None:
        return half_up(cumulative, int(indicator.target))
    return None


# --- a measure ------------------------------------------------------------------------------------------------


def joint(said: Sequence[str | None], *, ended: bool) -> str | None:
    """«Виконано» only if every executor says so; all equal: that; otherwise «виконується» until the term
    ends, «виконано частково» after it. Missing executors are named beside it.»
    """
    known = [status for status in said if status is not None]
    if not known:
        return None
    if set(known) == {"done"} and len(known) < len(said):
        return "partial" if ended else "in_progress"
    if len(set(known)) == 1:
        return known[0]
    return "partial" if ended else "in_progress"


def executor_statuses(measure: Measure, quarter: int, counted: Counting) -> list[str | None]:
    """In the executors' order; a nil report says no status, a missing one nothing."""
    found = [counted.get((d, quarter)) for d in measure.executors]
    return [None if said is None or said.nil else said.statuses.get(measure.code) for said in found]
