"""Passwords: from the environment first, then from the keyring, never from elsewhere."""

import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from workbook_tools.files.mail.secrets import MAILBOX_VARIABLES, OUTGOING_VARIABLES, password_of
from workbook_tools.rules.phrases import Refusal, say

HOST, USER = "imap.example.org", "c@example.org"


class Safe(KeyringBackend):
    """A keyring of the test's own."""

    priority = 1
    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return {(HOST, USER): "from the keyring"}.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("nothing is written")


@pytest.fixture(autouse=True)
def safe(monkeypatch: pytest.MonkeyPatch) -> Iterator[Safe]:
    for name in OUTGOING_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    before = keyring.get_keyring()
    safe = Safe()  # type: ignore[no-untyped-call]
    keyring.set_keyring(safe)
    yield safe
    keyring.set_keyring(before)


def test_the_keyring_is_asked_by_server_and_user() -> None:
    assert password_of(HOST, USER, MAILBOX_VARIABLES) == "from the keyring"


def test_the_environment_counts_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", "of the mailbox\r\n")
    assert password_of(HOST, USER, MAILBOX_VARIABLES) == "of the mailbox"
    assert password_of(HOST, USER, OUTGOING_VARIABLES) == "of the mailbox"
    monkeypatch.setenv("WORKBOOK_TOOLS_SMTP_PASSWORD", " of the sender ")
    assert password_of(HOST, USER, OUTGOING_VARIABLES) == " of the sender "


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", "")
    assert password_of(HOST, USER, MAILBOX_VARIABLES) == "from the keyring"


def test_a_locked_keyring_is_as_good_as_none(safe: Safe) -> None:
    safe.locked = True
    refuses("mail_no_password")


def test_no_keyring_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """`keyring set` would be advice that cannot be followed."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    refuses("mail_no_keyring")
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", "a")
    assert password_of("imap.example.org", "ivan", MAILBOX_VARIABLES) == "a"


def test_a_line_s_end_in_the_middle_cannot_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", "a\r\nA1 LOGOUT")
    refuses("mail_odd_password")


def refuses(code: str) -> None:
    with pytest.raises(Refusal, match=code) as refused:
        password_of(HOST, USER, MAILBOX_VARIABLES)
    assert USER in say(code, **refused.value.values)
