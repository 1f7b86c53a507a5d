"""A connection to an IMAP server: encrypted, its certificate checked, logged in."""

import imaplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imap_tools import BaseMailBox
from imap_tools.errors import MailboxLoginError

from workbook_tools.files.mail.connection import PATIENCE, answer_of, answer_to_login, reaching, speaking, trusted
from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.model.mail_settings import Mailbox, Security


class _Box(BaseMailBox):
    def __init__(self, client: imaplib.IMAP4) -> None:
        self._given = client
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return self._given


@contextmanager
def connected(mailbox: Mailbox, password: str) -> Iterator[BaseMailBox]:
    """Logged in; no folder is selected. MailHindered; the connection is closed after the block, whatever happened."""
    client = _client(mailbox)
    try:
        _secure(client, mailbox)
        box = _Box(client)
        _log_in(box, mailbox, password)
        yield box
        with suppress(OSError, imaplib.IMAP4.error):
            client.logout()
    finally:
        with suppress(OSError):
            client.shutdown()


def _client(mailbox: Mailbox) -> imaplib.IMAP4:
    host, port = mailbox.host, mailbox.port
    try:
        with reaching(host, port):
            if mailbox.security is Security.TLS:
                return imaplib.IMAP4_SSL(host, port, ssl_context=trusted(), timeout=PATIENCE)
            return imaplib.IMAP4(host, port, timeout=PATIENCE)
    except imaplib.IMAP4.error as error:
        raise _strange(mailbox, error) from error


def _secure(client: imaplib.IMAP4, mailbox: Mailbox) -> None:
    if mailbox.security is not Security.STARTTLS:
        return
    try:
        with reaching(mailbox.host, mailbox.port):
            status, said = client.starttls(trusted())
    except imaplib.IMAP4.error as error:
        raise MailHindered("mail_not_tls", host=mailbox.host, port=mailbox.port) from error
    if status != "OK":
        raise _strange(mailbox, said[-1])


def _log_in(box: BaseMailBox, mailbox: Mailbox, password: str) -> None:
    """LOGIN takes ASCII alone; other names and passwords go by SASL PLAIN."""
    log_in = box.login if (mailbox.user + password).isascii() else box.login_utf8
    try:
        with speaking(mailbox.host, imaplib.IMAP4.abort):
            log_in(mailbox.user, password, initial_folder=None)
    except MailboxLoginError as error:
        raise _login_refused(mailbox, answer_to_login(error.command_result[1][-1], password)) from error
    except imaplib.IMAP4.error as error:
        raise _login_refused(mailbox, answer_to_login(error, password)) from error


def _strange(mailbox: Mailbox, said: object) -> MailHindered:
    return MailHindered("mail_strange", host=mailbox.host, port=mailbox.port, answer=answer_of(said))


def _login_refused(mailbox: Mailbox, said: str) -> MailHindered:
    return MailHindered("mail_login", host=mailbox.host, user=mailbox.user, answer=said)
