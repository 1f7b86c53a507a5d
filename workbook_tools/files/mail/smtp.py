"""The server that sends (RFC 5321; submission: RFC 6409): one message at a time, and what it said of each recipient.

smtplib's own `sendmail` cannot tell a connection that broke before the message was whole from one that
broke while the server's answer was awaited, and only the first is surely not sent.
"""

import base64
import binascii
import re
import smtplib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from msgspec import Struct

from workbook_tools.files.mail.connection import PATIENCE, answer_of, answer_to_login, reaching, speaking, trusted
from workbook_tools.files.mail.departure import transparent
from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.model.mail_settings import Outgoing, Security

_VERDICT_PATIENCE = 600.0
"""Seconds for the server to look through a message that it was given (RFC 5321, 4.5.3.2.6)."""
_OWN_NAME = "[127.0.0.1]"
"""What smtplib gives where a machine has no full name; a name with Cyrillic letters it could not send."""
_GO_AHEAD, _LAST_GOOD, _CLOSING, _WANTS_LOGIN = 354, 299, 421, 530
_TEMPORARY = re.compile(r"4\d\d ")

Answers = Mapping[str, str]
"""By recipient: what the server said in refusal, empty where it took the message."""


class Envelope(Struct, frozen=True):
    """Bare addresses."""

    sender: str
    recipients: tuple[str, ...]


class NotHandedOver(MailHindered):
    """The connection broke after the server agreed to take the message, but before it had all of it."""


class Unknown(MailHindered):
    """The connection broke after the server had the message and before it said what becomes of it."""


@contextmanager
def open_outgoing(outgoing: Outgoing, password: str | None) -> "Iterator[Session]":
    """Connected, encrypted, logged in where a password is given. MailHindered."""
    smtp = _connected(outgoing)
    try:
        with speaking(outgoing.host):
            _secure(smtp, outgoing)
            _log_in(smtp, outgoing, password)
        yield Session(smtp, outgoing.host)
        with suppress(OSError):
            smtp.quit()
    finally:
        smtp.close()


class Session:
    """A conversation in which messages are handed over one after the other."""

    def __init__(self, smtp: smtplib.SMTP, host: str) -> None:
        self._smtp = smtp
        self._host = host

    def hand_over(self, envelope: Envelope, message: bytes, intend: Callable[[], None]) -> Answers:
        """`intend` is called when the server waits for the message and has nothing of it yet.

        NotHandedOver, Unknown; any other MailHindered: the server had nothing of the message.
        """
        refused = self._offer(envelope, len(message))
        accepted = [one for one in envelope.recipients if one not in refused]
        if not accepted:
            self._say("RSET")
            return refused
        code, words = self._say("DATA")
        if code != _GO_AHEAD:
            self._say("RSET")
            return refused | dict.fromkeys(accepted, _told(code, words))
        intend()
        code, words = self._give(message)
        verdict = "" if code <= _LAST_GOOD else _told(code, words)
        return refused | dict.fromkeys(accepted, verdict)

    def _offer(self, envelope: Envelope, size: int) -> dict[str, str]:
        """Sender and recipients; those who were refused."""
        known_size = f" SIZE={size}" if self._smtp.has_extn("size") else ""
        code, words = self._say(f"MAIL FROM:<{envelope.sender}>{known_size}")
        if code == _WANTS_LOGIN:
            raise MailHindered("mail_wants_login", host=self._host, answer=_told(code, words))
        if code > _LAST_GOOD:
            return dict.fromkeys(envelope.recipients, _told(code, words))
        said = {one: self._say(f"RCPT TO:<{one}>") for one in envelope.recipients}
        return {one: _told(code, words) for one, (code, words) in said.items() if code > _LAST_GOOD}

    def _give(self, message: bytes) -> tuple[int, bytes]:
        try:
            self._smtp.send(transparent(message))
        except OSError as error:
            raise NotHandedOver("mail_dropped", host=self._host) from error
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(_VERDICT_PATIENCE)
        try:
            code, words = self._smtp.getreply()
        except OSError as error:
            raise Unknown("mail_dropped", host=self._host) from error
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(PATIENCE)
        if code < 0:
            raise Unknown("mail_dropped", host=self._host)
        return code, words

    def _say(self, command: str) -> tuple[int, bytes]:
        with speaking(self._host):
            code, words = self._smtp.docmd(command)
        if code == _CLOSING or code < 0:
            raise MailHindered("mail_closing", host=self._host, answer=_told(code, words))
        return code, words


def temporary(answer: str) -> bool:
    """A refusal for now, as of a server that wants the message offered again later."""
    return _TEMPORARY.match(answer) is not None


def _connected(outgoing: Outgoing) -> smtplib.SMTP:
    host, port = outgoing.host, outgoing.port
    with reaching(host, port):
        try:
            if outgoing.security is Security.TLS:
                return smtplib.SMTP_SSL(host, port, _OWN_NAME, timeout=PATIENCE, context=trusted())
            return smtplib.SMTP(host, port, _OWN_NAME, timeout=PATIENCE)
        except smtplib.SMTPResponseException as error:
            raise _strange(outgoing, error) from error
        except smtplib.SMTPServerDisconnected as error:
            # smtplib hides the time-out behind an error of its own.
            raise (TimeoutError if isinstance(error.__context__, TimeoutError) else ConnectionError) from error


def _secure(smtp: smtplib.SMTP, outgoing: Outgoing) -> None:
    try:
        smtp.ehlo_or_helo_if_needed()
    except smtplib.SMTPHeloError as error:
        raise _strange(outgoing, error) from error
    if outgoing.security is not Security.STARTTLS:
        return
    host, port = outgoing.host, outgoing.port
    if not smtp.has_extn("starttls"):
        raise MailHindered("mail_not_tls", host=host, port=port)
    with reaching(host, port):
        try:
            smtp.starttls(context=trusted())
        except smtplib.SMTPResponseException as error:
            raise MailHindered("mail_not_tls", host=host, port=port) from error
        smtp.ehlo_or_helo_if_needed()


def _log_in(smtp: smtplib.SMTP, outgoing: Outgoing, password: str | None) -> None:
    if outgoing.user is None or password is None:
        return
    try:
        if (outgoing.user + password).isascii():
            smtp.login(outgoing.user, password)
            return
        # smtplib's own login takes ASCII alone.
        plain = base64.b64encode(f"\0{outgoing.user}\0{password}".encode()).decode("ascii")
        code, words = smtp.docmd(f"AUTH PLAIN {plain}")
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPAuthenticationError as error:
        code, words = error.smtp_code, _bytes(error.smtp_error)
    except (smtplib.SMTPException, binascii.Error) as error:
        # binascii.Error: a challenge that is no base64.
        raise _login_refused(outgoing, str(error)) from error
    if code > _LAST_GOOD:
        raise _login_refused(outgoing, answer_to_login(_told(code, words), password))


def _login_refused(outgoing: Outgoing, said: str) -> MailHindered:
    return MailHindered("mail_login", host=outgoing.host, user=outgoing.user, answer=said)


def _strange(outgoing: Outgoing, error: smtplib.SMTPResponseException) -> MailHindered:
    answer = _told(error.smtp_code, _bytes(error.smtp_error))
    return MailHindered("mail_strange", host=outgoing.host, port=outgoing.port, answer=answer)


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode("utf-8", "replace")


def _told(code: int, words: bytes) -> str:
    """«550 No such user»; smtplib has -1 for what is no answer of SMTP."""
    return f"{code} {answer_of(words)}" if code > 0 else answer_of(words)
