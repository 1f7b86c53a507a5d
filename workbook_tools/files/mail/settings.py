"""`workbook-tools.toml` in the workspace → MailSettings; each fault is a Refusal that names the key."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from typing import Any

from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.files.disk.workspace import SETTINGS_NAME as SETTINGS_NAME
from workbook_tools.files.disk.workspace import Workspace
from workbook_tools.model.mail_settings import Mailbox, MailSettings, Outgoing, Security
from workbook_tools.rules.phrases import Refusal
from workbook_tools.rules.suggestion import likeliest

_KEYS: Mapping[str, tuple[str, ...]] = {
    "": ("mail",),
    "mail": ("sender", "signature", "trusted_hosts", "mailbox", "outgoing"),
    "mail.mailbox": ("host", "port", "user", "folder", "security", "done_folder"),
    "mail.outgoing": ("host", "port", "user", "security"),
}
"""What each table may hold, by its full name."""
_MAILBOX_PORTS = {Security.TLS: 993, Security.STARTTLS: 143, Security.PLAIN: 143}
_OUTGOING_PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.PLAIN: 25}
_SECRET = re.compile(r"passw|passphrase|парол|secret|token|^pass$|^pwd$", re.IGNORECASE)
_ADDRESS = re.compile(r"""[^\s<>@,;:"'()\[\]\\\x00-\x1f]+@[^\s<>@,;:"'()\[\]\\\x00-\x1f]+""")
_HOST = re.compile(r"[^\s/@,;\x00-\x1f]+")
_LINE = re.compile(r"at line (\d+)")
_FIRST_PORT, _LAST_PORT = 1, 65_535

_Table = Mapping[str, Any]


class _Kind(StrEnum):
    """What a key asks for; the second half of the phrase «settings_wants.…»."""

    TABLE = "table"
    TEXT = "text"
    LINES = "lines"
    HOST = "host"
    HOSTS = "hosts"
    PORT = "port"
    ADDRESS = "address"
    SECURITY = "security"


def read_settings(workspace: Workspace) -> MailSettings:
    """Defaults where there is no such file. Refusal where it cannot be understood, NotDone where it cannot be read."""
    path = workspace.root / SETTINGS_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return MailSettings()
    except OSError as error:
        raise NotDone(obstacle_of(error), path) from error
    return parse_settings(data)


def parse_settings(data: bytes) -> MailSettings:
    """The file's bytes; a byte order mark, as Windows' Notepad writes, is passed over. Refusal."""
    try:
        document = tomllib.loads(f"{data.decode('utf-8-sig')}\n")
    except UnicodeDecodeError as error:
        raise Refusal("settings_encoding") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise Refusal("settings_syntax", line=line[1]) if line else Refusal("settings_unfinished") from error
    _refuse_secrets(document, "")
    mail = _table(_known(document, ""), "", "mail") or {}
    mailbox, outgoing = _table(mail, "mail", "mailbox"), _table(mail, "mail", "outgoing")
    read = None if mailbox is None else _mailbox(mailbox)
    own = () if read is None else (read.host.lower(),)
    return MailSettings(
        sender=_sender(mail),
        signature=_signature(mail),
        trusted_hosts=tuple(dict.fromkeys((*own, *_trusted_hosts(mail)))),
        mailbox=read,
        outgoing=None if outgoing is None else _outgoing(outgoing),
    )


def _mailbox(table: _Table) -> Mailbox:
    within = "mail.mailbox"
    host, security = _server(table, within)
    folder = _text(table, within, "folder") or "INBOX"
    done_folder = _text(table, within, "done_folder")
    if done_folder == folder:
        raise Refusal("settings_same_folder", key="mail.mailbox.done_folder", folder=folder)
    return Mailbox(
        host=host,
        port=_port(table, within) or _MAILBOX_PORTS[security],
        user=_required(_text(table, within, "user"), within, "user"),
        folder=folder,
        security=security,
        done_folder=done_folder,
    )


def _outgoing(table: _Table) -> Outgoing:
    within = "mail.outgoing"
    host, security = _server(table, within)
    port = _port(table, within) or _OUTGOING_PORTS[security]
    return Outgoing(host, port, _text(table, within, "user"), security)


def _server(table: _Table, within: str) -> tuple[str, Security]:
    """Its host and how it is spoken to: without encryption to this very machine only."""
    host = _required(_text(table, within, "host"), within, "host")
    if not _HOST.fullmatch(host):
        raise _bad(within, "host", _Kind.HOST)
    word = _text(table, within, "security") or Security.TLS
    if word not in tuple(Security):
        raise _bad(within, "security", _Kind.SECURITY)
    if word == Security.PLAIN and not _loopback(host):
        raise Refusal("settings_plain", key=f"{within}.security", host=host)
    return host, Security(word)


def _loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _port(table: _Table, within: str) -> int | None:
    """None where it is not stated. TOML's booleans are Python's numbers, too."""
    port = table.get("port")
    if port is None:
        return None
    if isinstance(port, bool) or not isinstance(port, int) or not _FIRST_PORT <= port <= _LAST_PORT:
        raise _bad(within, "port", _Kind.PORT)
    return port


def _sender(mail: _Table) -> str | None:
    sender = _text(mail, "mail", "sender")
    if sender is not None and not _ADDRESS.fullmatch(sender):
        raise _bad("mail", "sender", _Kind.ADDRESS)
    return sender


def _signature(mail: _Table) -> tuple[str, ...]:
    """One text with line breaks, or a list of lines."""
    signature = mail.get("signature", [])
    lines = signature.splitlines() if isinstance(signature, str) else signature
    if not isinstance(lines, list) or not all(isinstance(line, str) and line.isprintable() for line in lines):
        raise _bad("mail", "signature", _Kind.LINES)
    return tuple(line.rstrip() for line in lines)


def _trusted_hosts(mail: _Table) -> tuple[str, ...]:
    hosts = mail.get("trusted_hosts", [])
    if not isinstance(hosts, list) or not all(isinstance(host, str) and _HOST.fullmatch(host) for host in hosts):
        raise _bad("mail", "trusted_hosts", _Kind.HOSTS)
    return tuple(host.lower() for host in hosts)


def _text(table: _Table, within: str, key: str) -> str | None:
    """None where it is not stated; what is stated says something, on one line."""
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise _bad(within, key, _Kind.TEXT)
    return value.strip()


def _table(table: _Table, within: str, key: str) -> _Table | None:
    """None where it is not stated."""
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise _bad(within, key, _Kind.TABLE)
    return _known(value, _name(within, key))


def _known(table: _Table, name: str) -> _Table:
    """The table, if it holds no key that means nothing there."""
    known = _KEYS[name]
    for key in table:
        if key not in known:
            values = {"key": _name(name, key), "known": ", ".join(known)}
            likely = likeliest(key, {one: one for one in known})
            if likely is None:
                raise Refusal("settings_key", **values)
            raise Refusal("settings_key_likely", **values, likely=likely)
    return table


def _refuse_secrets(table: _Table, within: str) -> None:
    """Whatever the key's place and spelling: a password in a file of the workspace is shared with it."""
    for key, value in table.items():
        if _SECRET.search(key):
            raise Refusal("settings_password", key=_name(within, key))
        if isinstance(value, dict):
            _refuse_secrets(value, _name(within, key))


def _required(value: str | None, within: str, key: str) -> str:
    if value is None:
        raise Refusal("settings_missing", key=_name(within, key))
    return value


def _bad(within: str, key: str, kind: _Kind) -> Refusal:
    return Refusal(f"settings_wants.{kind}", key=_name(within, key))


def _name(within: str, key: str) -> str:
    return f"{within}.{key}" if within else key
