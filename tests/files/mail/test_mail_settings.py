"""What `workbook-tools.toml` says of e-mail, and the refusals of what it may not say."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files as packaged
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.files.mail.settings import SETTINGS_NAME, parse_settings, read_settings
from workbook_tools.model.mail_settings import Mailbox, MailSettings, Outgoing, Security
from workbook_tools.rules.phrases import Refusal, say
from workbook_tools.workflows.make_workspace import make_blank_workspace

MAILBOX = '[mail.mailbox]\nhost = "imap.example.org"\nuser = "c@example.org"\n'
OUTGOING = '[mail.outgoing]\nhost = "smtp.example.org"\n'


def parsed(text: str) -> MailSettings:
    return parse_settings(text.encode())


def test_without_the_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(Workspace(tmp_path, tmp_path / "plan")) == MailSettings()


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_NAME).write_text(
        """
        [mail]
        sender = "coordinator@example.gov.ua"
        signature = ["З повагою", "відділ"]
        trusted_hosts = ["MX.example.org"]
        [mail.mailbox]
        host = "Imap.example.org"
        port = 1993
        user = "coordinator"
        folder = "Звіти"
        security = "starttls"
        done_folder = "Опрацьовано"
        [mail.outgoing]
        host = "127.0.0.1"
        port = 1025
        user = "sender"
        security = "plain"
        """,
        encoding="utf-8",
    )
    assert read_settings(Workspace(tmp_path, tmp_path / "plan")) == MailSettings(
        sender="coordinator@example.gov.ua",
        signature=("З повагою", "відділ"),
        trusted_hosts=("imap.example.org", "mx.example.org"),
        mailbox=Mailbox("Imap.example.org", 1993, "coordinator", "Звіти", Security.STARTTLS, "Опрацьовано"),
        outgoing=Outgoing("127.0.0.1", 1025, "sender", Security.PLAIN),
    )


def test_what_is_left_out_is_the_usual() -> None:
    mailbox = Mailbox("imap.example.org", 993, "c@example.org", "INBOX", Security.TLS, None)
    assert parsed(MAILBOX).mailbox == mailbox
    assert parsed(OUTGOING).outgoing == Outgoing("smtp.example.org", 465, None, Security.TLS)


@pytest.mark.parametrize(
    ("table", "security", "port"),
    [(MAILBOX, "starttls", 143), (OUTGOING, "starttls", 587), (MAILBOX, "tls", 993), (OUTGOING, "tls", 465)],
)
def test_the_port_follows_from_the_security(table: str, security: str, port: int) -> None:
    settings = parsed(f'{table}security = "{security}"')
    server = settings.mailbox or settings.outgoing
    assert server is not None
    assert server.port == port


def test_a_signature_may_be_one_text_and_the_file_may_begin_with_a_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf" + '[mail]\nsignature = """\nЗ повагою\nвідділ"""'.replace("\n", "\r\n").encode()
    assert parse_settings(data).signature == ("З повагою", "відділ")


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("[mail]\nsender", "settings_syntax", {"line": "2"}),
        ('[mail]\nsender = "a@example.org"\nsender = "b@example.org"', "settings_syntax", {"line": "3"}),
        ('[mail]\nsender = "a@example.org', "settings_syntax", {"line": "2"}),
        ('[mail]\nsignature = [\n"a",', "settings_unfinished", {}),
        ("[maill]", "settings_key_likely", {"key": "maill", "likely": "mail"}),
        (f'{MAILBOX}fodler = "x"', "settings_key_likely", {"key": "mail.mailbox.fodler", "likely": "folder"}),
        (f"{MAILBOX}qqq = 1", "settings_key", {"key": "mail.mailbox.qqq"}),
        (f'{MAILBOX}password = "x"', "settings_password", {"key": "mail.mailbox.password"}),
        (f'{OUTGOING}"Пароль" = "x"', "settings_password", {"key": "mail.outgoing.Пароль"}),
        ('pass = "x"', "settings_password", {"key": "pass"}),
        ('[other.place]\nimap_token = "x"', "settings_password", {"key": "other.place.imap_token"}),
        ('[mail.mailbox]\nuser = "c"', "settings_missing", {"key": "mail.mailbox.host"}),
        ('[mail.mailbox]\nhost = "h"', "settings_missing", {"key": "mail.mailbox.user"}),
        ('[mail.outgoing]\nuser = "c"', "settings_missing", {"key": "mail.outgoing.host"}),
        ('mail = "x"', "settings_wants.table", {"key": "mail"}),
        ("[mail]\nmailbox = 1", "settings_wants.table", {"key": "mail.mailbox"}),
        (f'{MAILBOX}port = "993"', "settings_wants.port", {"key": "mail.mailbox.port"}),
        (f"{MAILBOX}port = true", "settings_wants.port", {}),
        (f"{MAILBOX}port = 0", "settings_wants.port", {}),
        (f"{MAILBOX}port = 65536", "settings_wants.port", {}),
        (f'{MAILBOX}security = "ssl"', "settings_wants.security", {"key": "mail.mailbox.security"}),
        (f'{OUTGOING}security = "plain"', "settings_plain", {"host": "smtp.example.org"}),
        (f'{MAILBOX}folder = ""', "settings_wants.text", {"key": "mail.mailbox.folder"}),
        (f"{MAILBOX}folder = 7", "settings_wants.text", {}),
        (f'{MAILBOX}folder = "a\\nb"', "settings_wants.text", {}),
        (f'{MAILBOX}done_folder = "INBOX"', "settings_same_folder", {"folder": "INBOX"}),
        (
            '[mail.mailbox]\nhost = "https://example.org"\nuser = "c"',
            "settings_wants.host",
            {"key": "mail.mailbox.host"},
        ),
        ('[mail]\nsender = "Координатор"', "settings_wants.address", {"key": "mail.sender"}),
        ('[mail]\nsender = "a@example.org, b@example.org"', "settings_wants.address", {}),
        ('[mail]\nsender = "a@example.org\\r\\nBcc: b@example.org"', "settings_wants.text", {}),
        ("[mail]\nsignature = 1", "settings_wants.lines", {"key": "mail.signature"}),
        ('[mail]\nsignature = ["a", 1]', "settings_wants.lines", {}),
        ('[mail]\ntrusted_hosts = "mx.example.org"', "settings_wants.hosts", {"key": "mail.trusted_hosts"}),
        ('[mail]\ntrusted_hosts = [""]', "settings_wants.hosts", {}),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(text: str, code: str, values: dict[str, str]) -> None:
    with pytest.raises(Refusal) as refused:
        parsed(text)
    assert refused.value.code == code
    assert values.items() <= refused.value.values.items()
    for lang in ("uk", "en"):
        assert say(code, lang, **refused.value.values)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.10", "::1"])
def test_this_very_machine_may_be_spoken_to_in_the_open(host: str) -> None:
    settings = parsed(f'[mail.outgoing]\nhost = "{host}"\nsecurity = "plain"')
    assert settings.outgoing == Outgoing(host, 25, None, Security.PLAIN)


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(Refusal, match="settings_encoding"):
        parse_settings('[mail]\nsignature = "Ї"'.encode("cp1251"))


def test_a_new_workspace_has_settings_to_fill_in_of_which_none_is_in_force(tmp_path: Path) -> None:
    workspace = make_blank_workspace(tmp_path / "desk")
    assert (workspace.root / SETTINGS_NAME).is_file()
    assert read_settings(workspace) == MailSettings()


def test_the_example_says_every_key_and_is_understood_without_its_marks() -> None:
    example = packaged("workbook_tools").joinpath(f"templates/{SETTINGS_NAME}").read_text("utf-8")
    shown = "\n".join(line.removeprefix("#") for line in example.splitlines() if re.match(r"#\S", line))
    settings = parsed(shown)
    assert settings.mailbox == Mailbox(
        "imap.example.org", 993, "coordinator@example.gov.ua", "INBOX", Security.TLS, "Опрацьовано"
    )
    assert settings.outgoing == Outgoing("smtp.example.org", 587, "coordinator@example.gov.ua", Security.STARTTLS)
    fields = {
        *(f"mail.{name}" for name in MailSettings.__struct_fields__),
        *(f"mail.mailbox.{name}" for name in Mailbox.__struct_fields__),
        *(f"mail.outgoing.{name}" for name in Outgoing.__struct_fields__),
    }
    assert set(keys(tomllib.loads(shown))) == fields | {"mail"}


def keys(table: dict[str, Any], within: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield within + key
        if isinstance(value, dict):
            yield from keys(value, f"{within}{key}.")


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_settings_or_a_refusal(data: bytes) -> None:
    with suppress(Refusal):
        parse_settings(data)
