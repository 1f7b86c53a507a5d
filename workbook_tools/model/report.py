"""The rows of the consolidated report: what the consolidated workbook, its JSON and the memo are made of."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.model.edition import EditionMark, NewestEdition
from workbook_tools.model.plan import Comparator, Department, Indicator, IndicatorKind, Measure, Plan
from workbook_tools.model.quarter import Deadlines, Period, Quarter
from workbook_tools.model.receipt import Decision, Filed, Outcome, Standing
from workbook_tools.model.submission import State, Status


class OfMeasure(Protocol):
    """A row that tells of one measure."""

    @property
    def measure(self) -> Measure: ...


_Of = TypeVar("_Of", bound=OfMeasure)


def by_measure(rows: Iterable[_Of]) -> dict[str, list[_Of]]:
    """By the measure's code, each in the rows' order; a measure without any is not there."""
    found: dict[str, list[_Of]] = {}
    for row in rows:
        found.setdefault(row.measure.code, []).append(row)
    return found


class Source(NamedTuple):
    """Where a figure or a text came from: the receipt of its file and the name it arrived under, sheet and cell."""

    receipt: int
    path: str
    sheet: str
    cell: str


class Contribution(NamedTuple):
    """One executor's part of an indicator.

    Flow: `opening` (what the ledger counts before this quarter, or the declared opening) + `quarter`
    (None where no report is accepted, 0 where it is nil). Stock and share: `quarter` is the latest
    value, carried from `as_of`'s report where this quarter's has none; `opening` is None. State:
    `state` and `comment`. `carried`: the value is from an earlier quarter's report. `as_of` is None
    where no report gives a value. `opening_source`: the declared opening's cell, or the figure of the
    latest earlier report where the ledger's count stands.
    """

    department: str
    opening: Decimal | None
    quarter: Decimal | None
    as_of: date | None
    carried: bool = False
    state: State | None = None
    comment: str = ""
    source: Source | None = None
    opening_source: Source | None = None

    @property
    def cumulative(self) -> Decimal | None:
        """opening + quarter; None where neither is known."""
        if self.opening is None and self.quarter is None:
            return None
        return (self.opening or Decimal(0)) + (self.quarter or Decimal(0))


class IndicatorRow(Struct, frozen=True):
    """`contributions` stand in the executors' order, one for each executor of the measure.

    `quarter` and `cumulative` are sums of the contributions (None: nobody reported). `percent` is
    rounded to one digit, half up; None where there is no target, denominator or value. `growth` is
    the change against the baseline, None also where an executor has no value. `judged`, `missed`,
    `unfinished` are months or weeks of cadence. `states` are those that the contributions name, each once, in their
    order; `gaps`: one of them has neither a figure of this quarter nor a state.
    """

    indicator: Indicator
    measure: Measure
    contributions: Sequence[Contribution]
    quarter: Decimal | None
    cumulative: Decimal | None
    percent: Decimal | None
    growth: Decimal | None = None
    judged: tuple[Period, ...] = ()
    missed: tuple[Period, ...] = ()
    unfinished: Period | None = None
    unfinished_covered: bool = False
    reached: bool | None = None
    """The target is met (for months and weeks: none missed); None where it cannot be told."""
    pending: bool = False
    """Not reached, but a later quarter of the plan year may still bring it: a target for the year, not for a month."""
    states: tuple[State, ...] = ()
    gaps: bool = False

    @property
    def may_still_come(self) -> bool:
        """Not reached, nor lost: what was added up beyond a limit of the year does not come back under it."""
        indicator, value = self.indicator, self.cumulative
        if self.reached is not False or indicator.periodic:
            return False
        limited = indicator.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.EXACTLY)
        if indicator.kind is not IndicatorKind.FLOW or not limited or value is None or indicator.target is None:
            return True
        return indicator.comparator is Comparator.EXACTLY and value < indicator.target

    def on_hand(self) -> "IndicatorRow":
        """One whose contributions are taken out once, however often they are looked at."""
        return replace(self, contributions=tuple(self.contributions))


class ExecutorPart(NamedTuple):
    """What one executor says of a measure; `status` is None where nothing is accepted, or the report is nil."""

    department: str
    standing: Standing
    status: Status | None
    narrative: str = ""
    reason: str = ""
    links: str = ""
    nil_reason: str = ""
    source: Source | None = None


class MeasureRow(Struct, frozen=True):
    """`status` is the joint one, None where nobody reported; `missing` are executors without an accepted report."""

    measure: Measure
    status: Status | None
    parts: Sequence[ExecutorPart]
    missing: tuple[str, ...]


class ActivityRow(NamedTuple):
    """An event of the register. A repeat names the row that counts in `repeat_of` and is not counted itself;

    `resembles` names a likely twin without an item link: flagged, counted.
    """

    quarter: Quarter
    department: str
    measure: str | None
    date: date | None
    form: str
    title: str
    place: str
    reach: int | None
    aged: int | None
    link: str
    source: Source
    repeat_of: Source | None = None
    resembles: Source | None = None


class ReceiptRow(Struct, frozen=True):
    """A receipt of the quarter with the outcome after decisions; `superseded_by` is a receipt's number."""

    filed: Filed
    outcome: Outcome
    superseded_by: int | None
    counts: bool
    late: bool
    decisions: tuple[Decision, ...] = ()


class Attention(Struct, frozen=True):
    """A line of «Потребує уваги»: `code` of a phrase, its values, and the row that it speaks of."""

    code: str
    values: tuple[tuple[str, str], ...]
    measure: str | None = None
    indicator: str | None = None
    department: str | None = None


class ConsolidatedReport(Struct, frozen=True):
    """All of a quarter. `standings` begin with those who have not reported.

    What there is for each row of the registers, and for each executor of each measure, may lie in a
    file: a sequence then gives it anew whenever it is gone through, and nothing else holds it.
    """

    plan: Plan
    quarter: Quarter
    deadlines: Deadlines
    standings: tuple[Standing, ...]
    measures: tuple[MeasureRow, ...]
    indicators: tuple[IndicatorRow, ...]
    activities: Sequence[ActivityRow]
    receipts: Sequence[ReceiptRow]
    attention: Sequence[Attention]
    issued: EditionMark | None = None
    """None until the quarter's first edition was issued."""

    @property
    def newest_edition(self) -> NewestEdition | None:
        mark = self.issued
        if mark is None:
            return None
        if mark.number is not None and mark.issued_at is not None:
            return NewestEdition(self.quarter, mark.number, mark.issued_at, False, mark.reason)
        if mark.after is None:
            raise ValueError("an edition's mark without a number that differs from none")
        return NewestEdition(self.quarter, mark.after.number, mark.after.issued_at, True, mark.after.reason)

    def department(self, code: str) -> Department:
        return self.plan.department(code)
