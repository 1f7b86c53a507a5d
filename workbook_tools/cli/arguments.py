"""Arguments as people write them → values; Refusal, with the way to write them, where they are not understood."""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from workbook_tools.model.kyiv import CLOCKS_BEGIN, from_kyiv, to_kyiv
from workbook_tools.model.plan import Department, Plan
from workbook_tools.model.plan_year import parse_year
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.text import fold
from workbook_tools.rules.phrases import Refusal

NOW_VARIABLE = "WORKBOOK_TOOLS_NOW"
"""For tests and rehearsals: an ISO moment that stands for the clock."""


def the_moment() -> datetime:
    """The clock, asked once a run; UTC. Refusal if it was never set."""
    stated = os.environ.get(NOW_VARIABLE)
    now = moment(stated) if stated else datetime.now(UTC)
    if now < CLOCKS_BEGIN:
        raise Refusal("clock_unset", moment=f"{to_kyiv(now):%d.%m.%Y %H:%M}")
    return now


def moment(text: str) -> datetime:
    """UTC, from ISO or «16.09.2020 14:30», Kyiv time unless a zone is stated; a day alone is its noon."""
    day, _, clock = text.strip().replace("T", " ").partition(" ")
    try:
        if "." in day:
            return from_kyiv(datetime.fromisoformat(f"{calendar_day(day).isoformat()} {clock or '12:00'}"))
        return from_kyiv(datetime.fromisoformat(f"{day} {clock or '12:00'}"))
    except (ValueError, OverflowError, Refusal):
        raise Refusal("bad_moment", text=text) from None


def calendar_day(text: str) -> date:
    """«21.09.2020», «2020-09-21» and the like."""
    from workbook_tools.model.entered_date import read_date

    found = read_date(text)
    if not isinstance(found, date):
        raise Refusal("bad_date", text=text)
    return found


def quarter(text: str | None, plan: Plan, nearest: Quarter) -> Quarter:
    """A reportable quarter of the plan; the nearest where none is named."""
    if text is None:
        return nearest
    try:
        named = Quarter.parse(text)
    except ValueError:
        raise Refusal("no_such_quarter", text=text) from None
    if not plan.reportable(named):
        known = ", ".join(str(q) for q in plan.reportable_quarters)
        raise Refusal("quarter_not_in_plan", quarter=named, known=known)
    return named


def plan_year(text: str | None, plan: Plan) -> int | None:
    """The plan's whole year, named as «2020» or «2020 рік»; None where a quarter is named, or nothing."""
    named = None if text is None else parse_year(text)
    known = plan.decree.year
    if named is not None and named != known:
        raise Refusal("year_not_in_plan", year=named, known=known, quarter=plan.reportable_quarters[0])
    return named


def departments(names: Sequence[str], plan: Plan, reported: Quarter) -> tuple[Department, ...]:
    """By code, short or full name, in the plan's order; all that report in the quarter where none is named."""
    reporting = plan.reporting_departments(reported)
    if not (names and reporting):
        return reporting
    asked = set(_named(names, reporting))
    return tuple(d for d in reporting if d in asked)


def department(name: str, known: Sequence[Department]) -> Department:
    """By code, short or full name."""
    return next(_named([name], known))


def _named(names: Sequence[str], known: Sequence[Department]) -> Iterator[Department]:
    """In the names' order; of departments that bear one name, the first."""
    by_name = {fold(own): d for d in reversed(known) for own in (d.code, d.short, d.name)}
    for name in names:
        if fold(name) not in by_name:
            codes = ", ".join(f"{d.code} ({d.short})" for d in known)
            raise Refusal("no_such_department", text=name, known=codes)
        yield by_name[fold(name)]
