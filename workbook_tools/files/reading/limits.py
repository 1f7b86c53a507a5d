"""Every limit of a workbook that comes in, in one place. A file at a limit is read, one above it is quarantined."""

from msgspec import Struct

MIB = 1024 * 1024
GIB = 1024 * MIB


class Limits(Struct, frozen=True):
    """Numbers are inclusive. Measured on 3,328 foreign workbooks: 3,240 keep to them; real forms are under 3 MB."""

    file_bytes: int = 100_000_000
    entries: int = 5_000
    """Entries of the zip package, folders included."""
    part_bytes: int = 400_000_000
    """One part, inflated."""
    package_bytes: int = GIB
    """All parts, inflated; a part that is read twice counts twice."""
    ratio: int = 300
    """Inflated to deflated size of a part, judged only above `ratio_bytes`."""
    ratio_bytes: int = 16_000_000
    depth: int = 256
    """XML elements within each other; real parts stay below 20."""
    token_bytes: int = 16 * MIB
    """One tag with its attributes, as bytes of XML: expat reads an unfinished one again with every chunk."""
    sheets: int = 256
    cells: int = 2_000_000
    """All sheets together, formatted blank ones included; and the shared strings likewise."""
    merges: int = 100_000
    """Merged areas, all sheets together."""
    text: int = 200_000_000
    """Characters of text and formulas, all parts together."""
    archive_workbooks: int = 200
    """Workbooks inside one .zip archive."""
    message_parts: int = 500
    """Parts of an e-mail, those of the messages within it included; multiparts and messages count too."""
    message_depth: int = 20
    """Messages, multiparts and signatures within each other."""
    head_bytes: int = 1_000_000
    """The head of a message or of one of its parts."""
    mailbox_letters: int = 1_000
    """Messages in one mbox file."""
    rows: int = 1_048_576
    """The grid: the last row and the last column that a cell may stand in."""
    columns: int = 16_384


class WorkerLimits(Struct, frozen=True):
    """What a worker process may use for one task; a worker that takes more loses that task only."""

    address_space: int = GIB
    """Bytes above what the process holds once it is started and its modules are imported."""
    cpu_seconds: int = 20
    wall_seconds: int = 30


LIMITS = Limits()
WORKER_LIMITS = WorkerLimits()
