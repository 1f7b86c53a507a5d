"""The plan year as its reports tell it, and each executor's part of an indicator in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from workbook_tools.model.plan import Indicator, IndicatorKind, Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import Contribution, Reported, Source
from workbook_tools.model.shelf import Shelves
from workbook_tools.model.year_said import Told, YearSaid
from workbook_tools.stages.tally.register import Register


@dataclass(frozen=True, slots=True)
class Balance:
    """A flow's cumulative before a quarter; `known`: nothing is missing in it. None: nobody said anything yet."""

    total: Decimal | None
    known: bool
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """`active`: the codes of the measures that a quarter's forms ask for; `begin`: of any flow, before the first."""

    plan: Plan
    quarters: tuple[Quarter, ...]
    active: Mapping[Quarter, frozenset[str]]
    said: YearSaid
    register: Register
    begin: Balance


def year_of(plan: Plan, quarter: Quarter, reports: Iterable[Reported], shelves: Shelves) -> Year:
    """Of the reports of the plan's quarters up to this one, whose events are listed; each report is let go at once."""
    said = YearSaid(plan, shelves)
    for reported in reports:
        if plan.reportable(reported.submission.quarter) and reported.submission.quarter <= quarter:
            said.take_in(reported)
    quarters = plan.reportable_quarters
    active = {q: frozenset(m.code for m in plan.active_measures(q)) for q in quarters}
    whole = quarters[:1] == (Quarter(plan.decree.year, 1),)
    begin = Balance(Decimal(0), known=True) if whole else Balance(None, known=False)
    return Year(plan, quarters, active, said, Register(said, quarter, shelves), begin)


def contributions(year: Year, indicator: Indicator, quarter: Quarter) -> tuple[Contribution, ...]:
    """Of each executor of the measure, in its order."""
    part = _flow if indicator.kind is IndicatorKind.FLOW else _latest
    return tuple(part(year, indicator, d, quarter) for d in year.plan.measure(indicator.measure).executors)


def balance_before(year: Year, indicator: Indicator, department: str, quarter: Quarter) -> Balance:
    """Folds the earlier quarters in which the measure was active; the year begins with nothing."""
    balance = year.begin
    for at in year.quarters:
        if at >= quarter or indicator.measure not in year.active[at]:
            continue
        told = _asked(year, indicator, department, at)
        if told is None:
            balance = replace(balance, known=False)
            continue
        balance = _opened(year, balance, indicator, told)
        value, source = _value(year, indicator, told)
        if value is None:
            balance = replace(balance, known=False, source=source if balance.total is not None else None)
            continue
        balance = Balance((balance.total or Decimal(0)) + value, balance.known, source)
    return balance


def _flow(year: Year, indicator: Indicator, department: str, quarter: Quarter) -> Contribution:
    balance = balance_before(year, indicator, department, quarter)
    told = _asked(year, indicator, department, quarter)
    if told is None:
        opening = None if balance.source is None else balance.total
        return Contribution(department, opening, None, None, opening_source=balance.source)
    balance = _opened(year, balance, indicator, told)
    value, source = _value(year, indicator, told)
    return Contribution(department, balance.total, value, told.as_of, source=source, opening_source=balance.source)


def _latest(year: Year, indicator: Indicator, department: str, quarter: Quarter) -> Contribution:
    """The value of the latest report that gives one; a nil report gives none and so carries the one before."""
    for at in reversed(year.quarters):
        told = year.said.told(department, at) if at <= quarter else None
        if told is None or told.nil:
            continue
        said = year.said.figure(told, indicator.code)
        if said is None or (said.value is None and said.state is None):
            continue
        return Contribution(
            department,
            None,
            said.value,
            told.as_of,
            carried=at < quarter,
            state=said.state,
            comment=said.comment,
            source=told.source(said.sheet, said.value_cell),
        )
    return Contribution(department, None, None, None)


def _opened(year: Year, balance: Balance, indicator: Indicator, told: Told) -> Balance:
    """The declared opening stands for all before the report where the ledger has no complete figure."""
    if balance.known:
        return balance
    said = year.said.figure(told, indicator.code)
    if said is None or said.opening is None:
        return balance
    return Balance(said.opening, True, told.source(said.sheet, said.opening_cell))


def _asked(year: Year, indicator: Indicator, department: str, quarter: Quarter) -> Told | None:
    """The counting report, if the quarter's form asked for the indicator."""
    if indicator.measure not in year.active.get(quarter, frozenset()):
        return None
    return year.said.told(department, quarter)


def _value(year: Year, indicator: Indicator, told: Told) -> tuple[Decimal | None, Source]:
    """A flow's value of the quarter; that of the register is counted here, never taken from the file's formula."""
    if told.nil:
        return Decimal(0), told.source(told.sheet, told.nil_cell)
    amount, span = year.register.fed(indicator, told) if indicator.from_register else (0, None)
    if span is not None:
        return Decimal(amount), span
    said = year.said.figure(told, indicator.code)
    value = Decimal(0) if indicator.from_register else None if said is None else said.value
    return value, told.source(told.sheet, "A1") if said is None else told.source(said.sheet, said.value_cell)
