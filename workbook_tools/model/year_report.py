"""A whole plan year: who reported in which quarter, the annual verdict per measure, each indicator's way to its target.

Tuples named `standings`, `rows`, `parts`, `contributions` and `coverage` hold one entry for each
reportable quarter of the plan, in order; None where the quarter does not concern what they speak of.
How verdicts are decided is told in docs/counting.md.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from workbook_tools.model.plan import Indicator, Measure, Plan
from workbook_tools.model.quarter import Deadlines, Quarter
from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import (
    Attention,
    ConsolidatedReport,
    Contribution,
    ExecutorPart,
    IndicatorRow,
    MeasureRow,
    Source,
)
from workbook_tools.model.submission import State, Status
from workbook_tools.model.tally import Coverage


class Phase(StrEnum):
    """AHEAD: its reports' window has not opened and nothing came. CLOSED: the last timely day has passed."""

    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"


class QuarterOfYear(Struct, frozen=True):
    """`report` is the quarter as it is known now, later corrections included; None while it is ahead."""

    quarter: Quarter
    phase: Phase
    deadlines: Deadlines
    report: ConsolidatedReport | None


class Gap(StrEnum):
    """Why a report does not count: SILENT: nothing came in time; AWAITED: its day is to come; IN_HAND: it is mended

    or waits for the coordinator.
    """

    SILENT = "silent"
    AWAITED = "awaited"
    IN_HAND = "in_hand"


def gap_of(standing: Standing) -> Gap | None:
    """None for a report that counts, a nil one among them."""
    if standing.counts:
        return None
    if standing.kind is not StandingKind.MISSING:
        return Gap.IN_HAND
    return Gap.SILENT if standing.overdue else Gap.AWAITED


def may_yet_count(standing: Standing) -> bool:
    """It does not count and is not overdue either, or waits for the coordinator: a verdict without it is early."""
    return not standing.counts and (not standing.overdue or standing.kind is StandingKind.HELD)


class DepartmentYear(Struct, frozen=True):
    """`asked`: the quarters in which the department has a measure, those ahead included."""

    department: str
    asked: tuple[Quarter, ...]
    standings: tuple[Standing | None, ...]

    @property
    def counted(self) -> int:
        return sum(standing is not None and standing.counts for standing in self.standings)

    @property
    def due(self) -> int:
        """Reports that came, or whose day has passed: those still awaited are not due."""
        return sum(standing is not None and gap_of(standing) is not Gap.AWAITED for standing in self.standings)

    @property
    def awaited(self) -> int:
        """Of quarters that have begun."""
        return sum(standing is not None and gap_of(standing) is Gap.AWAITED for standing in self.standings)


class ExecutorYear(Struct, frozen=True):
    """`parts`: what it said of the measure in each quarter; `last` is the last one that gives a status."""

    department: str
    parts: tuple[ExecutorPart | None, ...]
    last: ExecutorPart | None
    last_quarter: Quarter | None

    @property
    def status(self) -> Status | None:
        return None if self.last is None else self.last.status

    def quarters(self, gap: Gap) -> tuple[Quarter, ...]:
        return tuple(p.standing.quarter for p in self.parts if p is not None and gap_of(p.standing) is gap)

    @property
    def nil(self) -> tuple[Quarter, ...]:
        """Where it says that nothing was held."""
        said = (part for part in self.parts if part is not None)
        return tuple(part.standing.quarter for part in said if part.standing.kind is StandingKind.NIL)


class Because(StrEnum):
    """Why the annual verdict is what it is; its words are in rules/texts/year.py."""

    ALL_DONE = "all_done"
    ALL_EQUAL = "all_equal"
    NOT_BY_ALL = "not_by_all"
    UNFINISHED = "unfinished"
    NEVER_STARTED = "never_started"
    RUNS = "runs"
    AWAITED = "awaited"
    NOT_DUE = "not_due"
    NOBODY_SAYS = "nobody_says"
    NOT_ASKED = "not_asked"


class Verdict(Struct, frozen=True):
    """`status` None: it cannot be told. `final`: the term is over and no report on it is awaited."""

    status: Status | None
    final: bool
    because: Because


class MeasureYear(Struct, frozen=True):
    """`rows`: the joint status of each quarter whose forms ask for the measure."""

    measure: Measure
    rows: tuple[MeasureRow | None, ...]
    executors: tuple[ExecutorYear, ...]
    verdict: Verdict


class Attained(StrEnum):
    """SO_FAR: met, while a later quarter can still spoil it; NOT_YET: not met, while one can still bring it."""

    YES = "yes"
    SO_FAR = "so_far"
    NOT_YET = "not_yet"
    NO = "no"
    UNDEFINED = "undefined"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


class PartYear(Struct, frozen=True):
    """An executor's year of an indicator.

    `opening` is what no quarter's report holds: `total` less the quarters (None for what is no flow,
    or where nothing was declared); `declared` the figure that a report states, with its source.
    """

    department: str
    contributions: tuple[Contribution | None, ...]
    opening: Decimal | None
    declared: Decimal | None
    declared_in: Source | None
    total: Decimal | None
    as_of: date | None
    state: State | None


class IndicatorYear(Struct, frozen=True):
    """`rows` are those of the quarters; `opening`, `total` sums of the parts' (None: nobody has a figure).

    `told`: somebody's own figure of the quarter is here, not only what was carried over. `coverage`:
    months or weeks that are judged in each quarter, None where nobody reported on them. `percents`:
    how far each quarter's end had come, None where it is not told. `percent`: of the year's target,
    the denominator, or the judged months or weeks; one digit, half up.
    """

    indicator: Indicator
    measure: Measure
    rows: tuple[IndicatorRow | None, ...]
    told: tuple[bool, ...]
    parts: tuple[PartYear, ...]
    coverage: tuple[Coverage | None, ...]
    percents: tuple[Decimal | None, ...]
    opening: Decimal | None
    total: Decimal | None
    percent: Decimal | None
    growth: Decimal | None
    attained: Attained

    @property
    def judged(self) -> int:
        return sum(len(coverage.judged) for coverage in self.coverage if coverage is not None)

    @property
    def missed(self) -> int:
        return sum(len(coverage.missed) for coverage in self.coverage if coverage is not None)


class YearReport(Struct, frozen=True):
    """All of a plan year; departments, measures and indicators stand in the plan's order."""

    plan: Plan
    quarters: tuple[QuarterOfYear, ...]
    departments: tuple[DepartmentYear, ...]
    measures: tuple[MeasureYear, ...]
    indicators: tuple[IndicatorYear, ...]
    attention: tuple[Attention, ...] = ()

    @property
    def year(self) -> int:
        return self.plan.decree.year

    @property
    def over(self) -> bool:
        """Every verdict is final."""
        return all(measure.verdict.final for measure in self.measures)
