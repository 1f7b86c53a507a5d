"""What `workbook-tools.toml` says of e-mail; passwords are never part of it."""

from enum import StrEnum

from msgspec import Struct


class Security(StrEnum):
    """TLS from the first byte; STARTTLS before anything is said; PLAIN only to this very machine."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


class Mailbox(Struct, frozen=True):
    """Where letters come in. `done_folder`: where processed ones are moved, None to flag them instead."""

    host: str
    port: int
    user: str
    folder: str
    security: Security
    done_folder: str | None = None


class Outgoing(Struct, frozen=True):
    """Who sends letters for the coordinator; `user` is None where the server asks for no password."""

    host: str
    port: int
    user: str | None
    security: Security


class MailSettings(Struct, frozen=True):
    """`sender`: the coordinator's address, None where it is not set; `signature`: lines under every letter.

    `trusted_hosts`: whose Received headers tell when a letter came, in lower case; the mailbox's own host
    is one of them.
    """

    sender: str | None = None
    signature: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    mailbox: Mailbox | None = None
    outgoing: Outgoing | None = None
