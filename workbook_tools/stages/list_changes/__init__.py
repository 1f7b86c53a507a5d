"""Two states of a quarter's report → how the later one differs, in words that the mayor's documents list."""

from collections.abc import Iterator

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules.texts.changes import change_text
from workbook_tools.stages.list_changes.figures import figures
from workbook_tools.stages.list_changes.measures import measures
from workbook_tools.stages.list_changes.register import register
from workbook_tools.stages.list_changes.reports import decisions, receipts, standings


def list_changes(before: ConsolidatedReport, after: ConsolidatedReport) -> tuple[Change, ...]:
    """Who reported, what was decided, the measures, the figures, the register: each in the order of `after`.

    What one report alone says in other words is listed where an earlier revision of it counted; a
    report that is new is said to be new. Files that are nobody's report change nothing.
    """
    return (
        *receipts(before, after),
        *standings(before, after),
        *decisions(before, after),
        *_plan(before, after),
        *measures(before, after),
        *figures(before, after),
        *register(before, after),
    )


def _plan(before: ConsolidatedReport, after: ConsolidatedReport) -> Iterator[Change]:
    if before.plan != after.plan:
        yield Change(ChangeKind.PLAN, change_text("plan"), change_text("plan_before"), change_text("plan_after"))
