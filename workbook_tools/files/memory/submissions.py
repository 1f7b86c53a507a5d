"""What each judgement read, kept packed beside it: the submission, and its register in a table of its own."""

from workbook_tools.files.memory.bare import Bare, unpack_bare
from workbook_tools.files.memory.journal import Journal, KnownAt
from workbook_tools.files.memory.packed import PackedRegister, PackedSubmission, pack_submission, unpack_submission
from workbook_tools.files.memory.store import Store
from workbook_tools.model.submission import Submission

_OF_NEWEST = (
    "SELECT s.body, r.rows, r.body FROM submissions s JOIN registers r USING (judgement)"
    " WHERE judgement = (SELECT max(event) FROM judgements WHERE receipt = ? AND event <= ?)"
)
_EVER = (1 << 63) - 1
"""After every place in the journal."""


class Submissions:
    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def keep(self, judgement: int, submission: Submission | PackedSubmission) -> None:
        """Of the judgement of this event. What a worker has packed is stored as it is."""
        packed = submission if isinstance(submission, PackedSubmission) else pack_submission(submission)
        register = packed.register
        self._store.run("INSERT INTO submissions VALUES (?, ?)", judgement, packed.body)
        self._store.run("INSERT INTO registers VALUES (?, ?, ?)", judgement, len(register), register.body)

    def of(self, receipt: int, known_at: KnownAt) -> Submission | None:
        """What the receipt's newest judgement read; None where it read nothing."""
        return unpack_submission(packed) if (packed := self._packed(receipt, known_at)) else None

    def bare(self, receipt: int, known_at: KnownAt) -> Bare | None:
        """Likewise, only what adding up asks for."""
        return unpack_bare(packed) if (packed := self._packed(receipt, known_at)) else None

    def _packed(self, receipt: int, known_at: KnownAt) -> PackedSubmission | None:
        until = _EVER if known_at is None else self._journal.to(known_at)
        row = self._store.one(_OF_NEWEST, receipt, until)
        if row is None:
            return None
        body, rows, register = row
        return PackedSubmission(body, PackedRegister(rows, register))
