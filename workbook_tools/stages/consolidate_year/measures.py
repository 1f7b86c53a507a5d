"""The annual verdict on a measure, from what its executors said last; the rule is in docs/counting.md."""

from collections.abc import Mapping, Sequence
from datetime import date

from workbook_tools.model.joint_status import joint_status
from workbook_tools.model.plan import Measure, Plan
from workbook_tools.model.report import ExecutorPart, MeasureRow
from workbook_tools.model.submission import Status
from workbook_tools.model.year_report import (
    Because,
    ExecutorYear,
    MeasureYear,
    QuarterOfYear,
    Verdict,
    may_yet_count,
)

_AFTER_THE_TERM: dict[Status, Status | None] = {
    Status.IN_PROGRESS: Status.PARTIAL,
    Status.NOT_STARTED: Status.NOT_DONE,
    Status.NOT_DUE: None,
}
"""What a last statement comes to once the term is over; one that was made before the term began says nothing."""


def measure_year(
    plan: Plan, measure: Measure, quarters: Sequence[QuarterOfYear], known: Sequence[MeasureRow | None], today: date
) -> MeasureYear:
    """`known`: the measure's row in each quarter, None in one that is ahead."""
    asked = [plan.is_active(measure.code, of.quarter) for of in quarters]
    rows = tuple(row if asks else None for row, asks in zip(known, asked, strict=True))
    said = [{} if row is None else {part.department: part for part in row.parts} for row in rows]
    executors = tuple(_executor(department, said) for department in measure.executors)
    return MeasureYear(measure, rows, executors, _verdict(plan, measure, quarters, executors, today))


def _executor(department: str, said: Sequence[Mapping[str, ExecutorPart]]) -> ExecutorYear:
    """`said`: each executor's part, quarter by quarter."""
    parts = tuple(by_department.get(department) for by_department in said)
    told = [part for part in parts if part is not None and part.status is not None]
    last = told[-1] if told else None
    return ExecutorYear(department, parts, last, None if last is None else last.standing.quarter)


def _verdict(
    plan: Plan, measure: Measure, quarters: Sequence[QuarterOfYear], executors: Sequence[ExecutorYear], today: date
) -> Verdict:
    said = [executor.status for executor in executors]
    asking = [of for of in quarters if plan.is_active(measure.code, of.quarter)]
    if not asking:
        return Verdict(None, True, Because.NOT_ASKED)
    awaited = any(of.report is None for of in asking) or any(
        part is not None and may_yet_count(part.standing) for executor in executors for part in executor.parts
    )
    if not _ended(measure, executors, today):
        return _running(measure, said, today)
    if awaited:
        return Verdict(joint_status(said, ended=False), False, Because.AWAITED)
    return _settled(said)


def _ended(measure: Measure, executors: Sequence[ExecutorYear], today: date) -> bool:
    """The term's last day has passed, or a report that counts tells how things stood at its end."""
    parts = (part for executor in executors for part in executor.parts if part is not None and part.standing.counts)
    told = (part.standing.filed.judgement.as_of for part in parts if part.standing.filed is not None)
    return measure.term.last < today or any(as_of is not None and as_of >= measure.term.last for as_of in told)


def _running(measure: Measure, said: Sequence[Status | None], today: date) -> Verdict:
    status = joint_status(said, ended=False)
    if status is None and measure.term.spans[0][0] > today:
        return Verdict(Status.NOT_DUE, False, Because.NOT_DUE)
    if status is Status.DONE:
        return Verdict(status, False, Because.ALL_DONE)
    return Verdict(status, False, Because.NOBODY_SAYS if status is None else Because.RUNS)


def _settled(said: Sequence[Status | None]) -> Verdict:
    at_end = [None if status is None else _AFTER_THE_TERM.get(status, status) for status in said]
    status = joint_status(at_end, ended=True)
    if status is None:
        return Verdict(None, True, Because.NOBODY_SAYS)
    if status is Status.DONE:
        return Verdict(status, True, Because.ALL_DONE)
    if set(at_end) - {None} != {status}:
        return Verdict(status, True, Because.NOT_BY_ALL)
    if Status.IN_PROGRESS in said:
        return Verdict(status, True, Because.UNFINISHED)
    return Verdict(status, True, Because.NEVER_STARTED if Status.NOT_STARTED in said else Because.ALL_EQUAL)
