"""What was found in the inbox: files that are to be posted, and what is not, with the reason."""

from datetime import datetime

from msgspec import Struct, field

from workbook_tools.files.disk.inbox import InboxEntry
from workbook_tools.files.memory.codec import encode
from workbook_tools.model.finding import Finding
from workbook_tools.model.receipt import Outcome
from workbook_tools.workflows.posting import Candidate, FileResult


class Whole(Struct, frozen=True):
    """An entry of which what it holds is posted; it is kept whole itself. `seen`: when it came, in UTC."""

    entry: InboxEntry
    sha256: str
    size: int
    seen: datetime


class Arrivals(Struct):
    """`candidates` in the order of posting; `skipped` is what is not posted, with the reason.

    `opened`: hashes of the messages that were opened, so that only what they hold is posted.
    """

    candidates: list[Candidate] = field(default_factory=list)
    skipped: list[FileResult] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)


def skipped(entry: InboxEntry, finding: Finding) -> FileResult:
    return FileResult(entry.name, None, None, None, Outcome.SKIPPED, None, None, None, encode((finding,)))
