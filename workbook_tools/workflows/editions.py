"""The quarter's report against the edition that the mayor has: whether it still says the same, and what not."""

from datetime import datetime

from msgspec.structs import replace

from workbook_tools.files.memory.journal import KnownAt
from workbook_tools.files.memory.ledger import Ledger
from workbook_tools.model.edition import Change, Edition, EditionMark, NewestEdition
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.stages.list_changes import list_changes
from workbook_tools.stages.settle import receipt_rows, settle
from workbook_tools.workflows.office import deadlines
from workbook_tools.workflows.reports import counting_of_year


def marked(ledger: Ledger, report: ConsolidatedReport, now: datetime, known_at: KnownAt) -> ConsolidatedReport:
    """The report as it was built of `now` and `known_at`, with its place among the editions known then."""
    editions = ledger.editions.of(report.quarter, known_at)
    if not editions:
        return report
    changes = changes_since(ledger, editions[-1], report, now, known_at)
    return replace(report, issued=EditionMark(None, None, editions[-1], changes) if changes else mark_of(editions))


def mark_of(editions: tuple[Edition, ...]) -> EditionMark:
    """The newest edition's own."""
    newest = editions[-1]
    after = editions[-2] if len(editions) > 1 else None
    return EditionMark(newest.number, newest.issued_at, after, newest.changes, newest.reason)


def changes_since(
    ledger: Ledger, edition: Edition, report: ConsolidatedReport, now: datetime, known_at: KnownAt
) -> tuple[Change, ...]:
    """What the report says otherwise than the edition did; only where its sources differ is that looked at closely."""
    if _made_of_the_same(ledger, edition, report.plan, now, known_at):
        return ()
    return list_changes(_as_issued(ledger, edition), report)


def newest_edition(
    ledger: Ledger, plan: Plan, quarter: Quarter, now: datetime, known_at: KnownAt
) -> NewestEdition | None:
    """How the quarter's report, which is built only where its sources differ, stands to it."""
    editions = ledger.editions.of(quarter, known_at)
    if not editions:
        return None
    newest, changed = editions[-1], False
    if not _made_of_the_same(ledger, newest, plan, now, known_at):
        report = _report(plan, ledger, quarter, now, known_at)
        changed = bool(list_changes(_as_issued(ledger, newest), report))
    return NewestEdition(quarter, newest.number, newest.issued_at, changed, newest.reason)


def _as_issued(ledger: Ledger, edition: Edition) -> ConsolidatedReport:
    """The report as the edition had it, by its place in the journal: a clock may give two events one time."""
    return _report(_plan_of(ledger, edition), ledger, edition.quarter, edition.issued_at, edition.place)


def _report(plan: Plan, ledger: Ledger, quarter: Quarter, now: datetime, known_at: KnownAt) -> ConsolidatedReport:
    """Its module is loaded only here: `status` adds up nothing while the edition's sources are the same."""
    from workbook_tools.workflows.build_report import build_report

    return build_report(plan, ledger, quarter, now, known_at)


def _plan_of(ledger: Ledger, edition: Edition) -> Plan:
    in_force = ledger.edition_in_force(edition.place)
    if in_force is None:
        raise LookupError(f"edition {edition.number} of {edition.quarter} was issued without a plan")
    return ledger.plan(in_force)


def _made_of_the_same(ledger: Ledger, edition: Edition, plan: Plan, now: datetime, known_at: KnownAt) -> bool:
    """Plan, standings, receipts and counting reports are all that a quarter's report is made of."""
    quarter = edition.quarter
    if _plan_of(ledger, edition) != plan:
        return False
    return _sources(ledger, plan, quarter, edition.issued_at, edition.place) == _sources(
        ledger, plan, quarter, now, known_at
    )


def _sources(ledger: Ledger, plan: Plan, quarter: Quarter, now: datetime, known_at: KnownAt) -> tuple[object, ...]:
    history = ledger.history(known_at)
    standings = settle(plan, quarter, deadlines(plan, quarter), history, kyiv_day(now))
    return standings, receipt_rows(quarter, history, standings), counting_of_year(plan, history, quarter)
