"""What `workbook-tools.toml` says of e-mail; passwords are never part of it."""

from dataclasses import dataclass
from enum import StrEnum


class Security(StrEnum):
    """TLS from the first byte; STARTTLS before anything is said; PLAIN only to this very machine."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where letters come in. `done_folder`: where processed ones are moved, None to flag them instead."""

    host: str
    port: int
    user: str
    folder: str
    security: Security
    done_folder: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Who sends letters for the coordinator; `user` is None where the server asks for no password."""

    host: str
    port: int
    user: str | None
    security: Security


@dataclass(frozen=True, slots=True)
class MailSettings:
    """`sender`: the coordinator's address, None where it is not set; `signature`: lines under every letter.

    `trusted_hosts`: whose Received headers tell when a letter came, in lower case; the mailbox's own host
    is one of them.
    """

    sender: str | None = None
    signature: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    mailbox: Mailbox | None = None
    outgoing: Outgoing | None = None
