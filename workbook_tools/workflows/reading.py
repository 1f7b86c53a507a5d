"""What was read in a file and is wrong with it, as it goes from the process that has read it to the one that posts it.

Light to load: whoever posts needs nothing of what reads.
"""

from msgspec import Struct

from workbook_tools.files.memory.codec import decode
from workbook_tools.files.memory.packed import PackedSubmission, unpack_submission
from workbook_tools.model.finding import Finding
from workbook_tools.model.submission import Submission
from workbook_tools.rules.survey import Outline


class Reading(Struct, frozen=True):
    """`code` names the template, None where it was not identified; `submission` is None where it was not read.

    `packed`: the submission as a worker packed it, for the ledger; `register` spares going over its register.
    """

    code: str | None
    submission: Submission | None
    findings: tuple[Finding, ...]
    packed: PackedSubmission | None = None
    register: Outline | None = None


class PackedReading(Struct, frozen=True):
    """A Reading as it goes from one process to the other: what only the ledger wants is as it keeps it."""

    code: str | None
    submission: PackedSubmission | None
    findings: bytes
    register: Outline | None


def unpack_reading(packed: PackedReading) -> Reading:
    """The register stays packed until somebody goes over it."""
    submission = None if packed.submission is None else unpack_submission(packed.submission)
    findings = decode(packed.findings, tuple[Finding, ...])
    return Reading(packed.code, submission, findings, packed.submission, packed.register)
