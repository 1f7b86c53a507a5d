"""The e-mail that a workbook came in: who wrote it, what it answers, when a trusted host received it."""

from datetime import datetime

from msgspec import Struct


class Letter(Struct, frozen=True):
    """Of the message that arrived, and of those forwarded inside it down to the one that carried the workbook.

    `sender` is the bare address of From in lower case, empty where there is none; `name` and `subject` are
    decoded, of one line. `message_id` and `references` keep their angle brackets. `received_at`: UTC, by the
    topmost Received header of a trusted host, None where there is none. `forwarded_from`: senders of
    the forwarded messages, from the outer to the inner one.
    """

    sender: str
    name: str
    subject: str
    message_id: str
    references: tuple[str, ...] = ()
    received_at: datetime | None = None
    forwarded_from: tuple[str, ...] = ()
