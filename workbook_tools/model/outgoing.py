"""A letter that a department is owed: what it is, to whom it goes and what it says, before words are found for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from workbook_tools.model.plan import Department
from workbook_tools.model.receipt import Filed, Standing

Word: TypeAlias = "str | int | bool | Sequence[Word] | Mapping[str, Word]"
Words: TypeAlias = Mapping[str, Word]
"""What the text of a letter can ask for, by name; every letter has every name."""


class LetterKind(StrEnum):
    """The text of each is `<kind>.txt.j2`, its key in the ledger of what was sent begins with its first word."""

    TEMPLATE = "template"
    REMINDER_BEFORE = "reminder_before"
    REMINDER_AFTER = "reminder_after"
    RECEIPT = "receipt"
    RETURN = "return"
    HELD = "held"
    SCAN = "scan"
    UNREAD = "unread"


class Reply(Struct, frozen=True):
    """The letter that is answered: `subject` and `message_id` may be empty; `references` end with `message_id`."""

    subject: str
    message_id: str
    references: tuple[str, ...]


class Addressed(Struct, frozen=True):
    """`recipients` are bare addresses; none where the plan has none. `reply`: the letter that is answered."""

    recipients: tuple[str, ...]
    reply: Reply | None = None


class DueLetter(Struct, frozen=True):
    """`key` is one for each occasion, so that a letter is sent once.

    `department` is None where nobody can tell whose the file is, `standing` where it does not report in
    the quarter. `filed` is the receipt that is answered, None for templates and reminders. `until`: the
    last day, included, that the letter asks for. `renewed`: another form of the quarter was sent before.
    `rejected`: the report of which the letter says that it was rejected.
    """

    key: str
    kind: LetterKind
    addressed: Addressed
    until: date
    department: Department | None = None
    standing: Standing | None = None
    filed: Filed | None = None
    renewed: bool = False
    rejected: Filed | None = None

    @property
    def with_form(self) -> bool:
        """The department's blank form is attached."""
        blank = (LetterKind.TEMPLATE, LetterKind.REMINDER_BEFORE, LetterKind.REMINDER_AFTER)
        asking = (LetterKind.SCAN, LetterKind.UNREAD)
        return self.kind in blank or (self.kind in asking and self.standing is not None)

    @property
    def unasked(self) -> bool:
        """Its addressee is nobody's in the plan: a person looks at it before it goes out."""
        return self.department is None
