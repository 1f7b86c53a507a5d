"""Bytes → what they report and what is wrong with them: the part that runs in a worker process."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbook_tools.files.memory.codec import encode
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.submission import Submission
from workbook_tools.stages.check_submission import check_submission
from workbook_tools.stages.identify import identify
from workbook_tools.stages.read_submission import read_submission


@dataclass(frozen=True, slots=True)
class Reading:
    """`code` names the template, None where it was not identified; `submission` is None where it was not read."""

    code: str | None
    submission: Submission | None
    findings: tuple[Finding, ...]


_known: dict[str, Assignment] = {}


def remember(known: Mapping[str, Assignment]) -> None:
    """Gives this process the templates that were issued."""
    _known.clear()
    _known.update(known)


def judge_packed(data: bytes) -> bytes:
    """The Reading as the ledger would keep it: small, and quickly sent from one process to the other."""
    return encode(judge(data))


def judge(data: bytes) -> Reading:
    """Read, identify, check. All that a file can do wrong is a finding; what else escapes is a fault of ours."""
    try:
        raw = read_workbook(data)
    except Unreadable as unreadable:
        return Reading(None, None, (unreadable.finding,))
    identification = identify(raw, _known)
    assignment = identification.assignment
    if assignment is None:
        return Reading(None, None, identification.findings)
    submission, findings = read_submission(raw, assignment)
    checked = check_submission(submission, assignment)
    return Reading(assignment.code, submission, (*identification.findings, *findings, *checked))
