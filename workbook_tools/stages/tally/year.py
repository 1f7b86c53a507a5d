"""The plan year as its reports tell it, and each executor's part of an indicator in it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from workbook_tools.model.plan import Indicator, IndicatorKind, Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import Contribution, Source
from workbook_tools.model.shelf import Shelves
from workbook_tools.model.year_said import Told, YearSaid
from workbook_tools.stages.tally.register import Register


class Balance(NamedTuple):
    """A flow's cumulative before a quarter; `known`: nothing is missing in it. None: nobody said anything yet."""

    total: Decimal | None
    known: bool
    source: Source | None = None


class Year(Struct, frozen=True):
    """`active`: the codes of the measures that a quarter's forms ask for; `begin`: of any flow, before the first."""

    plan: Plan
    quarters: tuple[Quarter, ...]
    active: Mapping[Quarter, frozenset[str]]
    said: YearSaid
    register: Register
    begin: Balance


def year_of(said: YearSaid, quarter: Quarter, shelves: Shelves) -> Year:
    """`said`: of the plan's quarters up to this one, whose events are listed."""
    plan = said.plan
    quarters = plan.reportable_quarters
    active = {q: frozenset(m.code for m in plan.active_measures(q)) for q in quarters}
    whole = quarters[:1] == (Quarter(plan.decree.year, 1),)
    begin = Balance(Decimal(0), known=True) if whole else Balance(None, known=False)
    return Year(plan, quarters, active, said, Register(said, quarter, active, shelves), begin)


def contributions(year: Year, indicator: Indicator, quarter: Quarter) -> tuple[Contribution, ...]:
    """Of each executor of the measure, in its order.

    Of a quarter whose forms do not ask for the measure no report counts, whatever the indicator's kind.
    """
    earlier = _asked_before(year, indicator, quarter)
    asked = quarter if _is_asked(year, indicator, quarter) else None
    if indicator.kind is not IndicatorKind.FLOW:
        latest_first = [(at, True) for at in reversed(earlier)]
        if asked is not None:
            latest_first.insert(0, (asked, False))
        return tuple([_latest(year, slot, d, latest_first) for slot, d in _executors(year, indicator)])
    return tuple([_flow(year, indicator, slot, d, earlier, asked) for slot, d in _executors(year, indicator)])


def balances_before(year: Year, indicator: Indicator, quarter: Quarter) -> dict[str, Balance]:
    """Of each executor of the measure."""
    earlier = _asked_before(year, indicator, quarter)
    return {d: _balance(year, indicator, slot, d, earlier) for slot, d in _executors(year, indicator)}


def _executors(year: Year, indicator: Indicator) -> Iterator[tuple[int, str]]:
    """With the slots of their figures."""
    executors = year.plan.measure(indicator.measure).executors
    return zip(year.said.figures.slots(indicator.code), executors, strict=True)


def _is_asked(year: Year, indicator: Indicator, quarter: Quarter) -> bool:
    """The quarter's form asks for the indicator."""
    return indicator.measure in year.active.get(quarter, frozenset())


def _asked_before(year: Year, indicator: Indicator, quarter: Quarter) -> list[Quarter]:
    return [at for at in year.quarters if at < quarter and _is_asked(year, indicator, at)]


def _balance(year: Year, indicator: Indicator, slot: int, department: str, earlier: Sequence[Quarter]) -> Balance:
    """Folds the earlier quarters in which the measure was active; the year begins with nothing."""
    balance = year.begin
    for at in earlier:
        told = year.said.told(department, at)
        if told is None:
            balance = balance._replace(known=False)
            continue
        balance, value, source = _reckoned(year, indicator, slot, balance, told)
        if value is None:
            balance = balance._replace(known=False, source=source if balance.total is not None else None)
            continue
        balance = Balance((balance.total or Decimal(0)) + value, balance.known, source)
    return balance


def _flow(
    year: Year, indicator: Indicator, slot: int, department: str, earlier: Sequence[Quarter], asked: Quarter | None
) -> Contribution:
    """`asked`: the quarter, if its form asked for the indicator."""
    balance = _balance(year, indicator, slot, department, earlier) if earlier else year.begin
    told = None if asked is None else year.said.told(department, asked)
    if told is None:
        opening = None if balance.source is None else balance.total
        return Contribution(department, opening, None, None, opening_source=balance.source)
    balance, value, source = _reckoned(year, indicator, slot, balance, told)
    return Contribution(department, balance.total, value, told.as_of, source=source, opening_source=balance.source)


def _latest(year: Year, slot: int, department: str, latest_first: Sequence[tuple[Quarter, bool]]) -> Contribution:
    """The value of the latest report that gives one; a nil report gives none and so carries the one before.

    `latest_first`: the quarters that asked for it, and of each whether its value is carried.
    """
    for at, carried in latest_first:
        told = year.said.told(department, at)
        if told is None or told.nil:
            continue
        said = year.said.figures.take(at, slot)
        if said is None or (said.value is None and said.state is None):
            continue
        source = told.source(said.sheet, said.value_cell)
        return Contribution(department, None, said.value, told.as_of, carried, said.state, said.comment, source)
    return Contribution(department, None, None, None)


def _reckoned(
    year: Year, indicator: Indicator, slot: int, balance: Balance, told: Told
) -> tuple[Balance, Decimal | None, Source]:
    """What was before the report, where the ledger has no complete figure as it declares; its own value, and whence.

    A flow's value of the register is counted here, never taken from the file's formula.
    """
    of_register = indicator.from_register
    amount, span = year.register.fed(slot, told) if of_register and not told.nil else (0, None)
    counted = told.nil or span is not None
    said = None if balance.known and counted else year.said.figures.take(told.quarter, slot)
    if not balance.known and said is not None and said.opening is not None:
        balance = Balance(said.opening, True, told.source(said.sheet, said.opening_cell))
    if told.nil:
        return balance, Decimal(0), told.source(told.sheet, told.nil_cell)
    if span is not None:
        return balance, Decimal(amount), span
    value = Decimal(0) if of_register else None if said is None else said.value
    source = told.source(told.sheet, "A1") if said is None else told.source(said.sheet, said.value_cell)
    return balance, value, source
