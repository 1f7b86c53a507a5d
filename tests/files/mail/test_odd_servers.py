"""Servers that refuse what every server does, lie, or repeat a password: a sentence, and nothing of the password."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

import pytest

from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.files.mail.imap import Folder, Unanswered, open_folder
from workbook_tools.files.mail.imap_answers import Lying
from workbook_tools.files.mail.smtp import Envelope, open_outgoing
from workbook_tools.model.mail_settings import Mailbox, Outgoing, Security

HOST, PASSWORD = "localhost", "Sekret-2020"
Start = Callable[[Callable[[socket.socket, "Lines"], None]], int]


class Lines:
    def __init__(self, connection: socket.socket) -> None:
        self._file = connection.makefile("rb")
        self.seen: list[bytes] = []

    def __iter__(self) -> Iterator[list[bytes]]:
        for line in self._file:
            self.seen.append(line)
            yield line.split()


@pytest.fixture
def start() -> Iterator[Start]:
    """A server of one conversation; its port."""
    threads: list[threading.Thread] = []

    def begin(conversation: Callable[[socket.socket, Lines], None]) -> int:
        listener = socket.create_server(("127.0.0.1", 0))

        def run() -> None:
            with closing(listener):
                connection, _ = listener.accept()
            with closing(connection):
                conversation(connection, Lines(connection))

        threads.append(threading.Thread(target=run, daemon=True))
        threads[-1].start()
        port: int = listener.getsockname()[1]
        return port

    yield begin
    for thread in threads:
        thread.join(timeout=10)


# --- IMAP ----------------------------------------------------------------------------------------

HONEST = {
    "CAPABILITY": b"* CAPABILITY IMAP4rev1 UIDPLUS\r\nTAG OK done\r\n",
    "SELECT": b"* OK [UIDVALIDITY 5] x\r\n* 1 EXISTS\r\n* OK [PERMANENTFLAGS (\\*)] x\r\nTAG OK [READ-WRITE] x\r\n",
    "UID SEARCH": b"* SEARCH 7\r\nTAG OK done\r\n",
    "UID FETCH": b"* 1 FETCH (UID 7 RFC822.SIZE 10 FLAGS (\\Seen))\r\nTAG OK done\r\n",
}


def imap(answers: Mapping[str, bytes], seen: list[str]) -> Callable[[socket.socket, Lines], None]:
    def conversation(connection: socket.socket, lines: Lines) -> None:
        connection.sendall(b"* OK hello\r\n")
        for tag, *words in lines:
            command = b" ".join(words[: 2 if words[0] == b"UID" else 1]).decode().upper()
            seen.append(b" ".join(words).decode())
            answer = answers.get(command, HONEST.get(command, b"TAG OK done\r\n"))
            connection.sendall(answer.replace(b"TAG", tag))
            if command == "LOGOUT":
                return

    return conversation


def lying(port: int, folder: str = "INBOX", done_folder: str | None = None) -> tuple[Lying, ...]:
    with open_folder(Mailbox(HOST, port, "u", folder, Security.PLAIN, done_folder), PASSWORD) as opened:
        return opened.lying(None)


def test_an_honest_server_is_read(start: Start) -> None:
    assert lying(start(imap({}, []))) == (Lying(7, 10, frozenset({"\\seen"})),)


@pytest.mark.parametrize(
    ("command", "answer", "code"),
    [
        ("SELECT", b"TAG BAD no\r\n", "mail_strange"),
        ("SELECT", b"* 1 EXISTS\r\nTAG OK [READ-WRITE] x\r\n", "mail_strange"),
        ("SELECT", b"* OK [UIDVALIDITY abc] x\r\nTAG OK [READ-WRITE] x\r\n", "mail_strange"),
        ("UID SEARCH", b"TAG BAD no\r\n", "mail_strange"),
        ("UID SEARCH", b"TAG NO [LIMIT] too many\r\n", "mail_strange"),
        ("UID FETCH", b"TAG NO [INUSE] later\r\n", "mail_strange"),
        ("UID FETCH", b"* 1 FETCH (UID 7 BODY[] {99999999999}\r\nabc\r\nTAG OK done\r\n", "mail_dropped"),
        ("LOGIN", b"TAG NO Sekret-2020 is wrong\r\n", "mail_login"),
        ("LOGIN", b"TAG BAD Sekret-2020\r\n", "mail_login"),
    ],
)
def test_what_an_imap_server_refuses_or_makes_up(start: Start, command: str, answer: bytes, code: str) -> None:
    with pytest.raises(MailHindered) as caught:
        lying(start(imap({command: answer}, [])))
    assert caught.value.code == code
    assert PASSWORD not in str(caught.value.values)


@pytest.mark.parametrize("words", [b"7 \xb2 x -1 0", b"7 " + b"9" * 5_000, b"7 4294967296"])
def test_numbers_that_are_none_are_passed_over(start: Start, words: bytes) -> None:
    assert [one.uid for one in lying(start(imap({"UID SEARCH": b"* SEARCH " + words + b"\r\nTAG OK x\r\n"}, [])))] == [
        7
    ]


@pytest.mark.parametrize(
    ("folder", "written"),
    [
        ('INBOX" (x', 'SELECT "INBOX\\" (x"'),
        ("a\\", 'SELECT "a\\\\"'),
        ("a\r\nX DELETE INBOX", 'SELECT "a&AA0ACg-X DELETE INBOX"'),
        ("Звіти & інше", 'SELECT "&BBcEMgRWBEIEOA- &- &BFYEPQRIBDU-"'),
    ],
)
def test_the_name_of_a_folder_is_a_name_and_nothing_else(start: Start, folder: str, written: str) -> None:
    seen: list[str] = []
    lying(start(imap({}, seen)), folder)
    assert written in seen


def test_after_a_refused_search_in_the_other_folder_uids_mean_this_folder_again(start: Start) -> None:
    seen: list[str] = []
    found = {"UID SEARCH": b"TAG NO no\r\n", "UID FETCH": b"* 1 FETCH (UID 7 BODY[] {2}\r\nab)\r\nTAG OK x\r\n"}
    port = start(imap(found, seen))
    with open_folder(Mailbox(HOST, port, "u", "INBOX", Security.PLAIN, "Done"), PASSWORD) as folder:
        assert isinstance(folder, Folder)
        with pytest.raises(Unanswered):
            folder.settle_again(Lying(7, 10, frozenset()))
    assert [words for words in seen if words.startswith(("SELECT", "EXAMINE"))][-1] == 'SELECT "INBOX"'


# --- SMTP ----------------------------------------------------------------------------------------

EXTENSIONS = b"250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN CRAM-MD5\r\n"


def smtp(answers: Mapping[str, bytes]) -> Callable[[socket.socket, Lines], None]:
    def conversation(connection: socket.socket, lines: Lines) -> None:
        connection.sendall(b"220 hello\r\n")
        for words in lines:
            connection.sendall({"EHLO": EXTENSIONS, **answers}.get(words[0].decode().upper(), b"250 ok\r\n"))

    return conversation


@pytest.mark.parametrize(
    ("security", "answers", "code"),
    [
        (Security.STARTTLS, {"STARTTLS": b"454 not now\r\n"}, "mail_not_tls"),
        (Security.STARTTLS, {"EHLO": b"250 hello\r\n"}, "mail_not_tls"),
        (Security.PLAIN, {"AUTH": b"535 Sekret-2020 is wrong\r\n"}, "mail_login"),
        (Security.PLAIN, {"EHLO": b"250-x\r\n250 AUTH CRAM-MD5\r\n", "AUTH": b"334 ===x\r\n"}, "mail_login"),
        (Security.PLAIN, {"EHLO": b"250-x\r\n250 AUTH XOAUTH2\r\n"}, "mail_login"),
    ],
)
def test_what_an_smtp_server_refuses_or_makes_up(
    start: Start, security: Security, answers: Mapping[str, bytes], code: str
) -> None:
    port = start(smtp(answers))
    with pytest.raises(MailHindered) as caught, open_outgoing(Outgoing(HOST, port, "u", security), PASSWORD) as session:
        session.hand_over(Envelope("a@example.org", ("b@example.org",)), b"a: b\r\n\r\n", lambda: None)
    assert caught.value.code == code
    assert PASSWORD not in str(caught.value.values)
