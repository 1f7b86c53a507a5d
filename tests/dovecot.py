"""A Dovecot of the test's own: unprivileged, on free ports of this machine, gone with the test."""

import grp
import imaplib
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from imap_tools.utils import encode_folder
from msgspec import Struct
from network import HOST, Authority, free_port

from workbook_tools.files.mail.imap_answers import literal_of, uids_of

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
PASSWORD, CYRILLIC_PASSWORD = "secret-7", "таємниця-7"
_ATTEMPTS = 5
"""Another program may take a free port before the server does."""

_SETTINGS = """
base_dir = {root}/run
state_dir = {root}/run
log_path = /dev/stderr
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
protocols = imap
listen = {host}
ssl = yes
ssl_cert = <{root}/certificate.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain
auth_failure_delay = 0
mail_location = sdbox:~/mail
mail_fsync = never
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password={password}
}}
passdb {{
  driver = static
  args = password={other_password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
mail_max_userip_connections = 100
{more}
"""


class Dovecot(Struct, frozen=True):
    """Every name is a mailbox of its own, with the one password."""

    port: int
    tls_port: int

    def deliver(self, user: str, *messages: bytes, folder: str = "INBOX", at: datetime | None = None) -> None:
        """Puts messages into a folder, which is made where it is missing; received `at`, or now."""
        received = imaplib.Time2Internaldate(at) if at else ""
        with self._client(user) as client:
            client.create(_name(folder))
            for message in messages:
                status, said = client.append(_name(folder), "", received, message)
                assert status == "OK", said

    def make(self, user: str, folder: str) -> None:
        with self._client(user) as client:
            client.create(_name(folder))

    def remove(self, user: str, folder: str) -> None:
        """A folder made again under its name has another UIDVALIDITY."""
        with self._client(user) as client:
            status, said = client.delete(_name(folder))
            assert status == "OK", said

    def messages(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """By UID."""
        return [data for _, data in self._all(user, folder)]

    def flags(self, user: str, folder: str = "INBOX") -> list[set[str]]:
        """By UID, without \\Recent, which is the server's own."""
        return [{flag for flag in flags if flag != "\\Recent"} for flags, _ in self._all(user, folder)]

    def flag(self, user: str, place: int, flag: str) -> None:
        """What a person does in another program; `place` from 1."""
        with self._client(user) as client:
            client.select("INBOX")
            client.store(str(place), "+FLAGS", flag)

    def _all(self, user: str, folder: str) -> Iterator[tuple[set[str], bytes]]:
        with self._client(user) as client:
            status, said = client.select(_name(folder), readonly=True)
            assert status == "OK", said
            for uid in uids_of(client.uid("SEARCH", "ALL")[1]):
                answers = client.uid("FETCH", str(uid), "(FLAGS BODY.PEEK[])")[1]
                (flags,) = (found[1] for one in answers for found in re.finditer(rb"FLAGS \((.*?)\)", _line(one)))
                yield set(flags.decode().split()), literal_of(answers) or b""

    @contextmanager
    def _client(self, user: str) -> Iterator[imaplib.IMAP4]:
        with imaplib.IMAP4(HOST, self.port) as client:
            client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
            yield client


@contextmanager
def running(authority: Authority, *, capability: str = "") -> Iterator[Dovecot]:
    """Skips the test where there is no Dovecot of the edition whose settings these are."""
    if DOVECOT is None:
        pytest.skip("Dovecot (dovecot-imapd) is not installed")
    version = subprocess.run((DOVECOT, "--version"), check=True, capture_output=True, text=True).stdout
    if not version.startswith("2.3."):
        pytest.skip(f"Dovecot's settings are written for 2.3, here is {version.strip()}")
    with tempfile.TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as folder:
        for _ in range(_ATTEMPTS):
            server = _started(Path(folder), authority, capability)
            if server is not None:
                break
        else:
            raise AssertionError("Dovecot does not start")
        try:
            yield server[1]
        finally:
            _stop(server[0])


def _started(root: Path, authority: Authority, capability: str) -> tuple[subprocess.Popen[str], Dovecot] | None:
    """None where one of the ports was taken meanwhile."""
    assert DOVECOT is not None
    account = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    port, tls_port = free_port(), free_port()
    authority.write_server(root)
    settings = _SETTINGS.format(
        root=root,
        user=account.pw_name,
        group=grp.getgrgid(account.pw_gid).gr_name,
        uid=account.pw_uid,
        gid=account.pw_gid,
        host=HOST,
        port=port,
        tls_port=tls_port,
        password=PASSWORD,
        other_password=CYRILLIC_PASSWORD,
        more=f"imap_capability = {capability}" if capability else "",
    )
    (root / "dovecot.conf").write_text(settings, encoding="utf-8")
    if os.getuid() == 0:
        for path in (root, *root.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid)
    process = subprocess.Popen(
        (DOVECOT, "-F", "-c", str(root / "dovecot.conf")),
        stderr=subprocess.PIPE,
        text=True,
        user=account.pw_uid if os.getuid() == 0 else None,
        group=account.pw_gid if os.getuid() == 0 else None,
        extra_groups=() if os.getuid() == 0 else None,
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "starting up" in line:
            # The log goes on for as long as the server runs: somebody has to read it.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return process, Dovecot(port, tls_port)
    _stop(process)
    assert "in use" in "".join(said), said
    return None


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait()
    if process.stderr is not None:
        process.stderr.close()


def _name(folder: str) -> str:
    return encode_folder(folder).decode("ascii")


def _line(answer: bytes | tuple[bytes, ...] | None) -> bytes:
    return answer[0] if isinstance(answer, tuple) else answer or b""
