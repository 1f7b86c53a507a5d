"""A real SMTP server of the test's own (aiosmtpd): what it took stays in memory."""

import ssl
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from msgspec import Struct
from network import HOST, Authority, free_port

USER, PASSWORD = "coordinator@example.gov.ua", "smtp-9"


class Taken(Struct, frozen=True):
    """A message as it was handed over."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes


@dataclass
class Mailroom:
    """`answers`: what is said instead of «250 OK» to MAIL, to RCPT of an address, to the message's end.

    `logins`: names and passwords that were offered.
    """

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    logins: list[tuple[str, str]] = field(default_factory=list)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's names
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "MAIL" in self.answers:
            return self.answers["MAIL"]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if "END" in self.answers:
            return self.answers["END"]
        assert isinstance(envelope.content, bytes)
        self.taken.append(Taken(envelope.mail_from or "", tuple(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    def log_in(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, offered: LoginPassword
    ) -> AuthResult:
        name, password = offered.login.decode(), offered.password.decode()
        self.logins.append((name, password))
        return AuthResult(success=(name, password) == (USER, PASSWORD), handled=False)

    def by_recipient(self) -> Mapping[str, list[bytes]]:
        found: dict[str, list[bytes]] = {}
        for one in self.taken:
            for recipient in one.recipients:
                found.setdefault(recipient, []).append(one.data)
        return found


@contextmanager
def mailroom(
    authority: Authority | None = None, folder: Path | None = None, *, starttls: bool = False, logs_in: bool = False
) -> Iterator[Mailroom]:
    """In the open without an authority; else with TLS from the first byte, or by STARTTLS."""
    room = Mailroom(free_port())
    context = None
    if authority is not None and folder is not None:
        authority.write_server(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    with warnings.catch_warnings():
        # aiosmtpd warns of what these tests ask for, and of its own past.
        warnings.simplefilter("ignore")
        controller = Controller(
            room,
            HOST,
            room.port,
            ssl_context=None if starttls else context,
            tls_context=context if starttls else None,
            require_starttls=starttls,
            authenticator=room.log_in if logs_in else None,
            auth_required=logs_in,
            auth_require_tls=starttls,
        )
        controller.start()
        try:
            yield room
        finally:
            controller.stop()
