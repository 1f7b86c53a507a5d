"""The ledger → the year's workbook: the quarters of the plan, as they are known now, set beside each other."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.disk.publish import Published, publish
from workbook_tools.files.disk.workspace import outbox_of_year
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.files.year.writer import write_year
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed
from workbook_tools.model.year_report import Phase, QuarterOfYear, YearReport
from workbook_tools.stages.consolidate_year import consolidate_year
from workbook_tools.workflows.build_report import build_report
from workbook_tools.workflows.known import known_words, plan_known
from workbook_tools.workflows.office import Office, deadlines


class ConsolidatedYear(Struct, frozen=True):
    report: YearReport
    published: Published


def consolidate_plan_year(office: Office) -> ConsolidatedYear:
    """`outbox/2020/Зведена інформація за 2020 рік.xlsx`, from what the ledger holds now."""
    report = build_year(office.plan, office.ledger, office.now, None)
    return _published(office, report, f"Зведена інформація за {report.year} рік")


def consolidate_plan_year_as_known(office: Office, known_at: datetime) -> ConsolidatedYear:
    """What that moment knew of the year, by the plan that was in force then, into a file of its own."""
    report = build_year(plan_known(office, known_at), office.ledger, known_at, known_at)
    return _published(office, report, f"Зведена інформація за {report.year} рік, {known_words(known_at)}")


def build_year(plan: Plan, ledger: Ledger, now: datetime, known_at: datetime | None) -> YearReport:
    """`now` decides only which deadlines, of reports and of measures, have passed."""
    today, filed = kyiv_day(now), ledger.history(known_at).filed
    begun = _begun(plan, today, filed)
    quarters = (_quarter(plan, ledger, quarter, now, known_at, begun) for quarter in plan.reportable_quarters)
    return consolidate_year(plan, tuple(quarters), today)


def _quarter(
    plan: Plan, ledger: Ledger, quarter: Quarter, now: datetime, known_at: datetime | None, begun: frozenset[Quarter]
) -> QuarterOfYear:
    """Without the register's rows: a year shows none, and they are most of what a quarter weighs."""
    due = deadlines(plan, quarter)
    if quarter not in begun:
        return QuarterOfYear(quarter, Phase.AHEAD, due, None)
    phase = Phase.CLOSED if kyiv_day(now) > due.last_timely_day else Phase.OPEN
    report = build_report(plan, ledger, quarter, now, known_at)
    return QuarterOfYear(quarter, phase, due, replace(report, activities=()))


def _begun(plan: Plan, today: date, filed: Iterable[Filed]) -> frozenset[Quarter]:
    """Quarters whose window has opened, the previous quarter's decree date having passed, or of which anything came.

    All up to the last of them: a cumulative knows no gaps.
    """
    came = {one.judgement.quarter for one in filed}
    quarters = plan.reportable_quarters
    open_ones = [quarter for quarter in quarters if plan.decree_window(quarter)[0] <= today or quarter in came]
    return frozenset(quarter for quarter in quarters if open_ones and quarter <= open_ones[-1])


def _published(office: Office, report: YearReport, name: str) -> ConsolidatedYear:
    path = f"{outbox_of_year(report.year)}/{name}.xlsx"
    return ConsolidatedYear(report, publish(office.workspace, office.ledger, path, write_year(report)))
