"""What a corrected memo says first: that it is one, and how it differs from the edition that the mayor has."""

from collections.abc import Iterator

from workbook_tools.model.edition import Change, ChangeKind
from workbook_tools.model.kyiv import kyiv_day
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules.shown import day
from workbook_tools.rules.texts.changes import change_text
from workbook_tools.stages.design_memo.words import full_name


def corrected(heading: str, report: ConsolidatedReport) -> str:
    """«… (уточнена інформація)» where it tells otherwise than an edition that was issued."""
    is_one = report.issued is not None and report.issued.corrected
    return change_text("memo_heading", heading=heading) if is_one else heading


def changes(report: ConsolidatedReport) -> Iterator[str]:
    """A paragraph a change; what one executor says in other words is left to the consolidated workbook."""
    mark = report.issued
    if mark is None or mark.after is None:
        return
    told = [change for change in mark.changes if change.kind is not ChangeKind.DETAIL]
    values = {"number": mark.after.number, "date": day(kyiv_day(mark.after.issued_at))}
    yield change_text("memo_changes" if told else "memo_details", **values)
    yield from (_line(report, change) for change in told)
    if told and len(told) < len(mark.changes):
        yield change_text("memo_more")


def _line(report: ConsolidatedReport, change: Change) -> str:
    name = None if change.department is None else full_name(report.plan, change.department)
    what = change.what if name is None else change_text("memo_whose", what=change.what, name=name)
    code = "memo_turned" if change.before and change.after else "memo_now" if change.after else "memo_gone"
    return change_text(code, what=what, before=change.before, after=change.after).rstrip(".") + "."
