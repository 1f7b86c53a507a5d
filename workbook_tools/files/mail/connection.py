"""The way to a mail server: whom to trust, how long to wait, and what went wrong as what a person can do about it."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from workbook_tools.files.mail.hindered import MailHindered

PATIENCE = 60.0
"""Seconds without a byte after which a server is taken to be gone."""
_LONGEST_ANSWER = 200


def trusted() -> ssl.SSLContext:
    """The system's certificate authorities; names are checked, TLS 1.2 at least.

    A server with a certificate of its own authority is trusted through OpenSSL's SSL_CERT_FILE.
    """
    return ssl.create_default_context()


@contextmanager
def reaching(host: str, port: int) -> Iterator[None]:
    """For the block that connects."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailHindered("mail_certificate", host=host, reason=error.verify_message) from error
    except TimeoutError as error:
        raise MailHindered("mail_silent", host=host, port=port) from error
    except (socket.gaierror, UnicodeError) as error:
        raise MailHindered("mail_no_host", host=host) from error
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
        raise MailHindered("mail_unreachable", host=host, port=port) from error
    except ssl.SSLError as error:
        raise MailHindered("mail_not_tls", host=host, port=port) from error
    except OSError as error:
        raise MailHindered("mail_unreachable", host=host, port=port) from error


@contextmanager
def speaking(host: str, *broken: type[Exception]) -> Iterator[None]:
    """For a block of the conversation; `broken` is what the library raises where the connection is gone."""
    gone: tuple[type[Exception], ...] = (OSError, *broken)
    try:
        yield
    except gone as error:
        raise MailHindered("mail_dropped", host=host) from error


def answer_of(said: object) -> str:
    """A server's words on one line, for a person to read."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain[:_LONGEST_ANSWER]


def answer_to_login(said: object, password: str) -> str:
    """`answer_of`, the password blotted out: a server may repeat what it refuses."""
    return answer_of(said).replace(password, "…")
