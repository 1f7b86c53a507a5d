"""What an output is made from, by name: where the name is the same, so are the bytes, and nothing is read to know it.

Every event that can change a report has its place in the journal, the plan has its edition, and the clock only
decides which days of reporting have passed. What a document newly depends on belongs into its name here.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime

from msgspec.structs import astuple

from workbook_tools import __version__
from workbook_tools.files import workdays
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.rules import RULES_EDITION
from workbook_tools.workflows.office import Office, deadlines


def program() -> str:
    """Another version, or other rules, may say another thing of the same."""
    return f"{__version__}, {RULES_EDITION}"


def quarter_made_from(
    ledger: Ledger, edition: str, plan: Plan, quarter: Quarter, now: datetime, known_at: datetime | None
) -> str:
    """Of a quarter's report by this plan, its edition's mark included; `now` is what `build_report` is given."""
    issued = ledger.editions.of(quarter, known_at)
    due = tuple(_due(ledger, edition, plan, quarter, issued[-1].place if issued else None))
    days = (deadlines(plan, quarter).last_timely_day, *ledger.sources.extensions(quarter, known_at))
    return _name(
        edition,
        str(quarter),
        tuple(ledger.sources.newest(known_at)),
        tuple(one.place for one in issued),
        due,
        _passed(days, kyiv_day(now)),
    )


def returns_made_from(office: Office) -> str:
    """Of all that is to be mended, in every quarter: copies tell deadlines of years before, too."""
    due = [astuple(office.deadlines(quarter)) for quarter in office.plan.reportable_quarters]
    return _name(office.edition, tuple(office.ledger.sources.newest()), due, workdays.source())


def _due(ledger: Ledger, edition: str, plan: Plan, quarter: Quarter, place: int | None) -> Iterator[tuple[date, ...]]:
    """The quarter's dates by the plan, and by that of the newest edition: the days that are worked may change."""
    yield astuple(deadlines(plan, quarter))
    by = None if place is None else ledger.edition_in_force(place)
    if by is not None and by != edition:
        yield astuple(deadlines(ledger.plan(by), quarter))


def _passed(days: tuple[date, ...], today: date) -> tuple[tuple[date, bool], ...]:
    return tuple((day, today > day) for day in days)


def _name(*parts: object) -> str:
    return name_of((program(), *parts))


def name_of(parts: object) -> str:
    """Of parts that are told by their representation, word by word."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()
