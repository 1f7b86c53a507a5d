"""Bytes → what they report and what is wrong with them: the part that runs in a worker process."""

from collections.abc import Mapping

from workbook_tools.files.memory.assignments import PackedAssignments, unpack_assignments
from workbook_tools.files.memory.codec import encode
from workbook_tools.files.memory.packed import gather, pack_submission
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.assignment import Assignment
from workbook_tools.stages.check_submission import check_submission, look_over
from workbook_tools.stages.identify import identify
from workbook_tools.stages.read_submission import read_submission
from workbook_tools.workflows.reading import PackedReading, Reading

_known: dict[str, Assignment] = {}


def remember(known: Mapping[str, Assignment]) -> None:
    """Gives this process the templates that were issued."""
    _known.clear()
    _known.update(known)


def remember_packed(known: PackedAssignments) -> None:
    """`remember`, of what another process has packed."""
    remember(unpack_assignments(known))


def judge_packed(data: bytes) -> PackedReading:
    """`judge`, packed by the process that has read."""
    reading = judge(data)
    submission = None if reading.submission is None else pack_submission(reading.submission)
    return PackedReading(reading.code, submission, encode(reading.findings), reading.register)


def judge(data: bytes) -> Reading:
    """Read, identify, check. All that a file can do wrong is a finding; what else escapes is a fault of ours."""
    understood = _understand(data)
    if understood.submission is None or understood.code is None:
        return understood
    submission, assignment = understood.submission, _known[understood.code]
    register = look_over(submission, assignment)
    findings = (*understood.findings, *check_submission(submission, assignment, register))
    return Reading(understood.code, submission, findings, register=register.outline)


def _understand(data: bytes) -> Reading:
    """All but the checks. The raw workbook, which may be large, is gone when it returns."""
    try:
        raw = read_workbook(data)
    except Unreadable as unreadable:
        return Reading(None, None, (unreadable.finding,))
    identification = identify(raw, _known)
    assignment = identification.assignment
    if assignment is None:
        return Reading(None, None, identification.findings)
    submission, findings = read_submission(raw, assignment, gather)
    return Reading(assignment.code, submission, (*identification.findings, *findings))
