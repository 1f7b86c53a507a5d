"""E-mails that were sent: what was meant to go, what the server took, whom it refused."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from workbook_tools.files.memory.journal import Journal
from workbook_tools.files.memory.rows import moment_text
from workbook_tools.files.memory.store import Store

_NEVER = "~"
"""Later than every moment as the ledger writes it."""


class MailingState(StrEnum):
    """INTENDED is recorded before the server is handed the message; if nothing follows, nobody knows whether it went.

    SENT: the server took it for all recipients. REFUSED: not for all of them, maybe for none.
    UNSENT: the connection broke before the server can have taken it.
    """

    INTENDED = "intended"
    SENT = "sent"
    REFUSED = "refused"
    UNSENT = "unsent"


class Mailing(Struct, frozen=True):
    """`answers`: by recipient what the server said in refusal, empty where it took the message.

    `sha256` is of the bytes that were handed over.
    """

    state: MailingState
    answers: Mapping[str, str]
    message_id: str
    sha256: str


class Mailings:
    """By the stable key of what a message is about («receipt:17»)."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def sent(self, before: datetime | None = None) -> frozenset[str]:
        """Keys of messages that went to everyone they were meant for; before a moment (excluded) if one is given."""
        rows = self._store.rows(
            "SELECT draft FROM mailings m JOIN journal j ON j.sequence = m.event WHERE state = ? AND recorded_at < ?"
            " AND event IN (SELECT max(event) FROM mailings GROUP BY draft)",
            MailingState.SENT.value,
            _NEVER if before is None else moment_text(before),
        )
        return frozenset(key for (key,) in rows)

    def wrote(self, message_id: str) -> bool:
        """Whether a message of this Message-ID was meant to go out from here."""
        return self._store.one("SELECT 1 FROM mailings WHERE message_id = ?", message_id) is not None

    def of(self, key: str) -> tuple[Mailing, ...]:
        """In the order of recording."""
        rows = self._store.rows(
            "SELECT state, recipients, message_id, sha256 FROM mailings WHERE draft = ? ORDER BY event", key
        )
        return tuple(Mailing(MailingState(state), json.loads(answers), *rest) for state, answers, *rest in rows)

    def record(self, key: str, mailing: Mailing, at: datetime) -> None:
        answers = json.dumps(dict(mailing.answers), ensure_ascii=False)
        with self._store.writing():
            event, _ = self._journal.event(at)
            self._store.run(
                "INSERT INTO mailings VALUES (?, ?, ?, ?, ?, ?)",
                *(event, key, mailing.state.value, answers, mailing.message_id, mailing.sha256),
            )
