"""Passwords: from the environment, else from the system's keyring; never from a file of the workspace."""

import os
from collections.abc import Sequence

from workbook_tools.rules.phrases import Refusal

MAILBOX_VARIABLES = ("WORKBOOK_TOOLS_MAIL_PASSWORD",)
OUTGOING_VARIABLES = ("WORKBOOK_TOOLS_SMTP_PASSWORD", "WORKBOOK_TOOLS_MAIL_PASSWORD")
"""The first that is set counts."""


def password_of(host: str, user: str, variables: Sequence[str]) -> str:
    """The keyring has it under the server's name and the user's (`keyring set imap.example.org ivan`).

    Refusal where there is none, or where it has characters that no password can be sent with.
    """
    stated = next((os.environ[name] for name in variables if os.environ.get(name)), None)
    try:
        password = stated.rstrip("\r\n") if stated else _in_keyring(host, user)
    except ImportError as error:
        raise Refusal("mail_no_keyring", host=host, user=user, variable=variables[0]) from error
    if not password:
        raise Refusal("mail_no_password", host=host, user=user, variable=variables[0])
    if any(c in password for c in "\0\r\n"):
        raise Refusal("mail_odd_password", host=host, user=user)
    return password


def _in_keyring(host: str, user: str) -> str | None:
    """None also where there is no keyring, or it stays locked. ImportError without the library."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(host, user)
    except KeyringError:
        return None
