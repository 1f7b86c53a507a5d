"""What the counting reports of a plan year add up to; the rules and their sources are in docs/counting.md."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from workbook_tools.model.plan import Comparator, Indicator
from workbook_tools.model.quarter import Period, Quarter
from workbook_tools.model.report import ActivityRow, Contribution
from workbook_tools.model.year_said import YearSaid

_TENTH = Decimal("0.1")


class Openings(Struct, frozen=True):
    """What a department's form shows as «з початку року», by the codes of its flows.

    `known` is what the ledger counts before the quarter; `asks`: at least one flow has no figure, so
    that the form asks for it.
    """

    known: Mapping[str, Decimal]
    asks: bool


class Coverage(Struct, frozen=True):
    """A cadence's calendar months or ISO weeks: judged in the quarter, of them missed, and the one that goes on."""

    judged: tuple[Period, ...]
    missed: tuple[Period, ...]
    unfinished: Period | None
    unfinished_covered: bool


class Parts(Mapping[str, tuple[Contribution, ...]]):
    """One for each executor of the measure, in its order, by indicator code; worked out whenever somebody looks."""

    def __init__(
        self, indicators: Mapping[str, Indicator], work_out: Callable[[Indicator], tuple[Contribution, ...]]
    ) -> None:
        self._indicators = indicators
        self._work_out = work_out

    def __getitem__(self, code: str) -> tuple[Contribution, ...]:
        return self._work_out(self._indicators[code])

    def __iter__(self) -> Iterator[str]:
        return iter(self._indicators)

    def __len__(self) -> int:
        return len(self._indicators)


@dataclass(frozen=True, slots=True)
class Tally:
    """The year up to `quarter`, included; mappings are by indicator code and hold every indicator of the plan.

    `previous`: the contributions as they stood in the reportable quarter before, empty in the first.
    `activities` are the events of the quarter's reports, by date and then by the plan's order of
    departments; `told_twice` those of them that repeat an event or are like one. `coverage` holds the
    indicators that are judged by months or weeks.
    """

    quarter: Quarter
    contributions: Mapping[str, tuple[Contribution, ...]]
    previous: Mapping[str, tuple[Contribution, ...]]
    activities: Sequence[ActivityRow]
    told_twice: Sequence[ActivityRow]
    coverage: Mapping[str, Coverage]
    said: YearSaid = field(compare=False)


def percentage(part: Decimal | int | None, whole: Decimal | int | None) -> Decimal | None:
    """To one digit, half up; None where either is unknown or the whole is not above zero. Not cut at 100."""
    if part is None or whole is None or whole <= 0:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)


def meets(value: Decimal, comparator: Comparator | None, target: Decimal) -> bool:
    """A target without a comparator is a minimum («не менше ніж»)."""
    if comparator is Comparator.MORE_THAN:
        return value > target
    if comparator is Comparator.AT_MOST:
        return value <= target
    if comparator is Comparator.LESS_THAN:
        return value < target
    if comparator is Comparator.EXACTLY:
        return value == target
    return value >= target
