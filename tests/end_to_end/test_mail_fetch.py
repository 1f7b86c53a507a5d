"""`mail fetch` from a real Dovecot: each letter once, whatever breaks."""

import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from dovecot import CYRILLIC_PASSWORD, PASSWORD, Dovecot, running
from killing import fork_warnings, killed_at, needs_fork, steps_of
from ledgers import AT
from msgspec.structs import replace
from network import HOST, Authority, Breaker, after, answer_to, before_words, breaker, free_port
from quarters import Desk, Ran

from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.files.memory.mailings import Mailing, MailingState
from workbook_tools.files.reading.limits import LIMITS

pytestmark = pytest.mark.dovecot
USER = "coordinator@example.gov.ua"
DONE = "Опрацьовано"
POINTS = 10
"""At how many places a run is broken off; ten times as many after a change to the order of the steps."""
WITHOUT_MOVE = "IMAP4rev1 SASL-IR LITERAL+ UIDPLUS"
WITHOUT_BOTH = "IMAP4rev1 SASL-IR LITERAL+"


def letter(subject: str, text: str = "Надсилаю звіт.") -> bytes:
    message = EmailMessage()
    message["From"] = "Олена Петренко <culture@example.gov.ua>"
    message["To"] = USER
    message["Subject"] = subject
    message["Message-ID"] = f"<{sha256(f'{subject}{text}'.encode()).hexdigest()[:9]}@example.gov.ua>"
    message.set_content(text)
    return message.as_bytes().replace(b"\n", b"\r\n")


LETTERS = (letter("Звіт за III квартал"), letter("Re: форма"), letter("", "Без теми"))


@pytest.fixture
def user(request: pytest.FixtureRequest) -> str:
    """A mailbox that no other test has."""
    return f"{sha256(request.node.name.encode()).hexdigest()[:12]}@example.gov.ua"


@pytest.fixture
def desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", PASSWORD)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return desk


def set_mailbox(desk: Desk, user: str, port: int, *lines: str, security: str = "plain", host: str = HOST) -> None:
    (desk.root / "workbook-tools.toml").write_text(
        f'[mail.mailbox]\nhost = "{host}"\nport = {port}\nuser = "{user}"\nsecurity = "{security}"\n'
        + "\n".join(lines),
        encoding="utf-8",
    )


def fetch(desk: Desk) -> Ran:
    return desk.run("mail", "fetch")


def fetched(desk: Desk) -> list[bytes]:
    """What lies in the inbox, by name."""
    return [(desk.root / "inbox" / name).read_bytes() for name in desk.inbox()]


def assert_each_once(desk: Desk, letters: tuple[bytes, ...] = LETTERS) -> None:
    assert sorted(fetched(desk)) == sorted(letters)
    assert all(name.endswith(".eml") for name in desk.inbox())


# --- a good day --------------------------------------------------------------------------------


def test_every_letter_lies_in_the_inbox_byte_for_byte_and_is_flagged(desk: Desk, imap: Dovecot, user: str) -> None:
    imap.deliver(user, *LETTERS)
    set_mailbox(desk, user, imap.port)
    ran = fetch(desk)
    assert (ran.status, ran.err) == (0, "")
    assert desk.inbox() == ["Re_ форма 2.eml", "Без теми 3.eml", "Звіт за III квартал 1.eml"]
    assert_each_once(desk)
    assert imap.flags(user) == [{"\\Seen", "WorkbookTools"}] * 3
    assert "3 листи" in ran.out
    assert "workbook-tools merge" in ran.out


def test_a_second_run_fetches_what_is_new(desk: Desk, imap: Dovecot, user: str) -> None:
    imap.deliver(user, *LETTERS[:2])
    set_mailbox(desk, user, imap.port)
    fetch(desk)
    shutil.rmtree(desk.root / "inbox")
    again = fetch(desk)
    assert (again.status, desk.inbox()) == (0, [])
    assert "нових листів немає" in again.out
    imap.deliver(user, LETTERS[2])
    fetch(desk)
    assert fetched(desk) == [LETTERS[2]]


def test_what_a_person_read_is_fetched_too_and_what_a_person_unread_is_not_again(
    desk: Desk, imap: Dovecot, user: str
) -> None:
    imap.deliver(user, *LETTERS)
    imap.flag(user, 1, "\\Seen")
    imap.flag(user, 2, "\\Deleted")
    set_mailbox(desk, user, imap.port)
    fetch(desk)
    assert_each_once(desk)
    assert len(imap.messages(user)) == 3, "what a person marked as deleted is theirs to expunge"


@pytest.mark.parametrize("capability", ["", WITHOUT_MOVE])
def test_fetched_letters_are_moved_where_the_settings_say(
    desk: Desk, authority: Authority, user: str, capability: str
) -> None:
    with running(authority, capability=capability) as imap:
        imap.deliver(user, *LETTERS, folder="Звіти & листи")
        imap.deliver(user, letter("чужий"), folder="INBOX")
        imap.make(user, DONE)
        set_mailbox(desk, user, imap.port, 'folder = "Звіти & листи"', f'done_folder = "{DONE}"')
        ran = fetch(desk)
        assert ran.status == 0, ran.err
        assert_each_once(desk)
        assert imap.messages(user, "Звіти & листи") == []
        assert imap.messages(user, DONE) == list(LETTERS)
        assert len(imap.messages(user)) == 1


def test_where_nothing_can_be_moved_safely_letters_are_flagged(desk: Desk, authority: Authority, user: str) -> None:
    with running(authority, capability=WITHOUT_BOTH) as imap:
        imap.deliver(user, *LETTERS)
        imap.make(user, DONE)
        set_mailbox(desk, user, imap.port, f'done_folder = "{DONE}"')
        assert fetch(desk).status == 0
        assert_each_once(desk)
        assert imap.messages(user, DONE) == []
        assert imap.flags(user) == [{"\\Seen", "WorkbookTools"}] * 3
        assert "нових листів немає" in fetch(desk).out


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("host", [HOST, "localhost"])
def test_over_tls(
    desk: Desk,
    imap: Dovecot,
    authority: Authority,
    user: str,
    security: str,
    host: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.write_own(tmp_path / "own.pem")))
    imap.deliver(user, *LETTERS)
    with breaker(imap.tls_port if security == "tls" else imap.port) as way:
        set_mailbox(desk, user, way.port, security=security, host=host)
        ran = fetch(desk)
        assert ran.status == 0, ran.err
        assert PASSWORD.encode() not in way.sent
    assert_each_once(desk)


def test_letters_that_came_before_a_day_can_be_left_where_they_are(desk: Desk, imap: Dovecot, user: str) -> None:
    for message, day in zip(LETTERS, (31, 1, 2), strict=True):
        imap.deliver(user, message, at=datetime(2020, 8 if day == 31 else 9, day, 12, 0, tzinfo=UTC))
    set_mailbox(desk, user, imap.port)
    assert desk.run("mail", "fetch", "--since", "01.09.2020").status == 0
    assert_each_once(desk, LETTERS[1:])
    assert imap.flags(user)[0] == set()
    assert desk.run("mail", "fetch", "--since", "учора").status == 2
    fetch(desk)
    assert_each_once(desk)


def test_a_password_and_a_user_in_cyrillic(desk: Desk, imap: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", CYRILLIC_PASSWORD)
    imap.deliver("coordinator.cyrillic", *LETTERS)
    set_mailbox(desk, "coordinator.cyrillic", imap.port)
    assert fetch(desk).status == 0
    assert_each_once(desk)


def test_one_json_document(desk: Desk, imap: Dovecot, user: str) -> None:
    imap.deliver(user, LETTERS[0], LETTERS[0])
    set_mailbox(desk, user, imap.port)
    document = desk.done("mail", "fetch", "--json").json
    first, second = document.pop("fetched")
    assert document == {"account": user, "folder": "INBOX", "left": [], "complete": True}
    assert (first["uid"], first["path"]) == (1, "inbox/Звіт за III квартал 1.eml")
    assert (first["sender"], first["subject"]) == ("culture@example.gov.ua", "Звіт за III квартал")
    assert (second["uid"], second["path"], second["sha256"]) == (2, None, first["sha256"])
    assert (first["kind"], second["kind"]) == ("new", "known")


# --- each once ---------------------------------------------------------------------------------


def test_equal_letters_are_kept_once(desk: Desk, imap: Dovecot, user: str) -> None:
    imap.deliver(user, LETTERS[0], LETTERS[0], LETTERS[1])
    set_mailbox(desk, user, imap.port)
    ran = fetch(desk)
    assert ran.status == 0
    assert_each_once(desk, LETTERS[:2])
    assert "Повторно не збережено 1 лист" in ran.out
    assert imap.flags(user) == [{"\\Seen", "WorkbookTools"}] * 3


def test_a_folder_made_anew_is_told_by_its_letters(desk: Desk, imap: Dovecot, user: str) -> None:
    """Its UIDs begin at 1 again: another letter has the number of one that was fetched."""
    imap.deliver(user, *LETTERS[:2], folder="Звіти")
    set_mailbox(desk, user, imap.port, 'folder = "Звіти"')
    fetch(desk)
    imap.remove(user, "Звіти")
    imap.deliver(user, LETTERS[2], *LETTERS[:2], folder="Звіти")
    ran = fetch(desk)
    assert ran.status == 0
    assert_each_once(desk)


def test_a_letter_that_was_taken_in_as_a_file_is_not_fetched(desk: Desk, imap: Dovecot, user: str) -> None:
    desk.put("лист.eml", LETTERS[0])
    desk.run("ingest")
    assert desk.inbox() == []
    imap.deliver(user, *LETTERS)
    set_mailbox(desk, user, imap.port)
    assert fetch(desk).status == 0
    assert_each_once(desk, LETTERS[1:])
    assert imap.flags(user) == [{"\\Seen", "WorkbookTools"}] * 3


def test_another_file_of_the_same_name_is_left_alone(desk: Desk, imap: Dovecot, user: str) -> None:
    desk.put("Re_ форма 1.eml", b"another")
    imap.deliver(user, LETTERS[1])
    set_mailbox(desk, user, imap.port)
    assert fetch(desk).status == 0
    assert desk.inbox() == ["Re_ форма 1 (2).eml", "Re_ форма 1.eml"]
    assert fetched(desk) == [LETTERS[1], b"another"]


def test_letters_that_were_sent_from_here_do_not_come_back(desk: Desk, imap: Dovecot, user: str) -> None:
    own = LETTERS[0]
    (message_id,) = (line[12:].decode() for line in own.splitlines() if line.startswith(b"Message-ID: "))
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        ledger.mailings.record("template:1", Mailing(MailingState.INTENDED, {user: ""}, message_id, ""), AT)
    imap.deliver(user, own.replace(b"\r\n\r\n", b"\r\nX-Spam: no\r\n\r\n"), LETTERS[1])
    set_mailbox(desk, user, imap.port)
    ran = fetch(desk)
    assert ran.status == 0
    assert "надіслані з цієї ж робочої папки, до inbox не кладуться (1 лист)" in ran.out
    assert fetched(desk) == [LETTERS[1]]
    assert imap.flags(user) == [{"\\Seen", "WorkbookTools"}] * 2


# --- what cannot be fetched --------------------------------------------------------------------


def test_a_letter_above_the_limit_stays_and_is_named_the_rest_goes_on(
    desk: Desk, imap: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = letter("Фото свята", "x" * 70 + "\r\n" + "y" * 70)
    limit = max(map(len, LETTERS))
    assert len(large) > limit
    monkeypatch.setattr("workbook_tools.workflows.fetch_mail.LIMITS", replace(LIMITS, file_bytes=limit))
    imap.deliver(user, LETTERS[0], large, *LETTERS[1:])
    set_mailbox(desk, user, imap.port)
    for _ in range(2):
        ran = fetch(desk)
        assert ran.status == 1
        assert "«Фото свята» від culture@example.gov.ua: лист завеликий" in ran.out
        assert_each_once(desk)
        assert imap.flags(user)[1] == set()


def test_a_letter_that_the_server_refuses_is_named_the_rest_goes_on(
    desk: Desk, imap: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dovecot gives what it has: the refusal is the client's own here."""
    import imaplib

    ask = imaplib.IMAP4.uid

    def refusing(client: imaplib.IMAP4, command: str, *arguments: str) -> object:
        if arguments[:2] == ("2", "(BODY.PEEK[])"):
            return "NO", [b"[SERVERBUG] Internal error"]
        return ask(client, command, *arguments)

    imap.deliver(user, *LETTERS)
    set_mailbox(desk, user, imap.port)
    with monkeypatch.context() as patched:
        patched.setattr(imaplib.IMAP4, "uid", refusing)
        ran = fetch(desk)
    assert ran.status == 1
    assert "«Re: форма» від culture@example.gov.ua: сервер не віддав" in ran.out
    assert "[SERVERBUG] Internal error" in ran.out
    assert_each_once(desk, (LETTERS[0], LETTERS[2]))
    assert fetch(desk).status == 0
    assert_each_once(desk)


def test_a_letter_that_cannot_be_moved_is_named_and_not_fetched_again(
    desk: Desk, imap: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import imaplib

    ask = imaplib.IMAP4.uid

    def refusing(client: imaplib.IMAP4, command: str, *arguments: str) -> object:
        return ("NO", [b"[OVERQUOTA] Full"]) if command == "MOVE" else ask(client, command, *arguments)

    imap.deliver(user, LETTERS[0])
    imap.make(user, DONE)
    set_mailbox(desk, user, imap.port, f'done_folder = "{DONE}"')
    with monkeypatch.context() as patched:
        patched.setattr(imaplib.IMAP4, "uid", refusing)
        for _ in range(2):
            ran = fetch(desk)
            assert ran.status == 1
            assert "Сервер відповів: «[OVERQUOTA] Full»" in ran.out
            assert_each_once(desk, LETTERS[:1])
    assert fetch(desk).status == 0
    assert imap.messages(user, DONE) == [LETTERS[0]]
    assert_each_once(desk, LETTERS[:1])


# --- what stands in the way --------------------------------------------------------------------


def refused(desk: Desk, status: int, *words: str) -> None:
    ran = fetch(desk)
    assert (ran.status, ran.out) == (status, "")
    assert all(word in ran.err for word in words), ran.err
    assert desk.inbox() == []


def test_a_wrong_password(desk: Desk, imap: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_mailbox(desk, user, imap.port)
    for password in ("wrong", "неправильний"):
        monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", password)
        refused(desk, 3, "не прийняв пароль", user, "Authentication failed")


def test_no_password(desk: Desk, imap: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBOOK_TOOLS_MAIL_PASSWORD")
    set_mailbox(desk, user, imap.port)
    refused(desk, 2, "Немає пароля", f"keyring set {HOST} {user}", "WORKBOOK_TOOLS_MAIL_PASSWORD")


def test_a_folder_that_is_not_there(desk: Desk, imap: Dovecot, user: str) -> None:
    imap.deliver(user, *LETTERS)
    imap.make(user, "Звіти")
    set_mailbox(desk, user, imap.port, 'folder = "Звити"')
    refused(desk, 3, "немає папки «Звити»", "INBOX, Звіти")
    set_mailbox(desk, user, imap.port, f'done_folder = "{DONE}"')
    refused(desk, 3, f"немає папки «{DONE}»", "INBOX, Звіти")


def test_a_folder_that_can_only_be_read(desk: Desk, imap: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As imaplib tells of one that another owner shares; nothing is fetched that could not be marked."""
    import imaplib

    def read_only(client: imaplib.IMAP4, mailbox: str, readonly: bool) -> object:
        raise imaplib.IMAP4.readonly(f"{mailbox} is not writable")

    imap.deliver(user, *LETTERS)
    set_mailbox(desk, user, imap.port)
    monkeypatch.setattr(imaplib.IMAP4, "select", read_only)
    refused(desk, 3, "«INBOX»", "лише читати")


def test_nothing_is_set(desk: Desk) -> None:
    refused(desk, 2, "[mail.mailbox]", "workbook-tools.toml")


def test_the_extra_is_not_installed(desk: Desk, imap: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_mailbox(desk, user, imap.port)
    monkeypatch.delitem(sys.modules, "workbook_tools.files.mail.imap_connection", raising=False)
    monkeypatch.setitem(sys.modules, "imap_tools", None)
    refused(desk, 2, 'pip install "workbook-tools[mail]"')


def test_a_certificate_that_nobody_vouches_for(desk: Desk, imap: Dovecot, user: str) -> None:
    with breaker(imap.tls_port) as way:
        set_mailbox(desk, user, way.port, security="tls")
        refused(desk, 3, "не підтвердив, що він справжній", "Пароль йому не надіслано")
        set_mailbox(desk, user, way.port, security="tls", host="localhost")
        refused(desk, 3, "не підтвердив, що він справжній")


@pytest.fixture
def odd_server(tmp_path: Path) -> Iterator[Callable[[bytes], int]]:
    """Says something, and nothing more."""
    import threading

    listeners: list[socket.socket] = []

    def serve(said: bytes) -> int:
        listener = socket.create_server((HOST, 0))
        listeners.append(listener)

        def answer() -> None:
            connection, _ = listener.accept()
            with closing(connection):
                connection.sendall(said)
                connection.recv(1)

        threading.Thread(target=answer, daemon=True).start()
        port: int = listener.getsockname()[1]
        return port

    yield serve
    for listener in listeners:
        listener.close()


def test_a_server_of_another_kind(desk: Desk, user: str, odd_server: Callable[[bytes], int]) -> None:
    set_mailbox(desk, user, odd_server(b"220 smtp.example.org ESMTP\r\n"))
    refused(desk, 3, "відповів не так", "220 smtp.example.org ESMTP")
    set_mailbox(desk, user, odd_server(b"220 smtp.example.org ESMTP\r\n"), security="tls")
    refused(desk, 3, "не погодився на захищене", "security")
    set_mailbox(desk, user, odd_server(b"* BYE Too many connections\r\n"))
    refused(desk, 3, "Too many connections")


def test_a_silent_server(
    desk: Desk, user: str, odd_server: Callable[[bytes], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook_tools.files.mail.imap_connection.PATIENCE", 0.05)
    set_mailbox(desk, user, odd_server(b""))
    refused(desk, 3, "не відповідає")


def test_nobody_listens(desk: Desk, user: str) -> None:
    port = free_port()
    set_mailbox(desk, user, port)
    refused(desk, 3, "Не вдалося з’єднатися", str(port))


def test_no_network(desk: Desk, user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_name(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    set_mailbox(desk, user, 993, host="imap.example.org", security="tls")
    refused(desk, 3, "Не знайдено сервер imap.example.org")


# --- what breaks -------------------------------------------------------------------------------


MODES = {"flagged": ("", False), "moved": ("", True), "copied": (WITHOUT_MOVE, True)}


@pytest.fixture(scope="module", params=MODES)
def server(request: pytest.FixtureRequest, authority: Authority) -> Iterator[tuple[Dovecot, bool]]:
    """One that flags, one that moves, one that copies and removes; whether letters leave the folder."""
    capability, moves = MODES[request.param]
    with running(authority, capability=capability) as server:
        yield server, moves


@dataclass(frozen=True)
class Case:
    """A desk and a mailbox of its own, the way to which breaks."""

    desk: Desk
    imap: Dovecot
    user: str
    moves: bool

    def assert_undisturbed(self) -> None:
        """The next run ends as one that nothing disturbed."""
        again = fetch(self.desk)
        assert again.status == 0, again.err
        assert_each_once(self.desk)
        if self.moves:
            assert self.imap.messages(self.user) == []
            assert sorted(self.imap.messages(self.user, DONE)) == sorted(LETTERS)
        else:
            assert self.imap.messages(self.user) == list(LETTERS)
            assert self.imap.flags(self.user) == [{"\\Seen", "WorkbookTools"}] * 3
        with open_ledger(self.desk.root / "archive/ledger.sqlite3") as ledger:
            assert ledger.fetched.count() == 3


@pytest.fixture
def cases(server: tuple[Dovecot, bool], desk: Desk, tmp_path: Path, user: str) -> Callable[[int], Case]:
    """New ones by the port under which the server is reached."""
    imap, moves = server
    shutil.rmtree(desk.root / "outbox/2020-Q3")
    numbers = count(1)

    def new(port: int) -> Case:
        number = next(numbers)
        case = Case(desk.copy(tmp_path / str(number)), imap, f"{number}.{user}", moves)
        imap.deliver(case.user, *LETTERS)
        imap.make(case.user, DONE)
        set_mailbox(case.desk, case.user, port, *([f'done_folder = "{DONE}"'] if moves else []))
        return case

    return new


@pytest.fixture
def way(server: tuple[Dovecot, bool]) -> Iterator[Breaker]:
    with breaker(server[0].port) as way:
        yield way


def assert_told(ran: Ran) -> None:
    """A sentence; and nothing where the run had come to its end."""
    if ran.status == 0:
        assert ran.err == ""
        return
    assert ran.status == 3
    assert any(words in ran.err for words in ("перервався", "Не вдалося з’єднатися", "відповів не так")), ran.err
    assert "внутрішня" not in ran.err


def test_broken_before_or_after_any_command(way: Breaker, cases: Callable[[int], Case]) -> None:
    whole = cases(way.port)
    assert fetch(whole.desk).status == 0
    commands = [line.split(b" ", 1)[1] for line in bytes(way.sent).splitlines()]
    second = [command for command in commands if command.startswith(b"UID") and b" 2 " in command]
    assert len(second) >= 2
    for command in (b"SELECT", b"UID SEARCH", *second, b"LOGOUT"):
        way.from_client = before_words(command)
        before = cases(way.port)
        assert_told(fetch(before.desk))
        way.mend()
        before.assert_undisturbed()

        way.from_server = answer_to(command, way)
        after_it = cases(way.port)
        assert_told(fetch(after_it.desk))
        way.mend()
        after_it.assert_undisturbed()


def test_broken_at_any_byte_from_the_server(way: Breaker, cases: Callable[[int], Case]) -> None:
    assert fetch(cases(way.port).desk).status == 0
    total = len(way.received)
    assert total > 1000
    for number in range(0, total, total // POINTS):
        way.from_server = after(number)
        case = cases(way.port)
        assert_told(fetch(case.desk))
        way.mend()
        case.assert_undisturbed()


@needs_fork
@fork_warnings
def test_killed_at_any_step(way: Breaker, cases: Callable[[int], Case], monkeypatch: pytest.MonkeyPatch) -> None:
    counted = cases(way.port)
    total = steps_of(lambda: fetch(counted.desk), monkeypatch)
    assert total > 2 * POINTS
    for number in range(1, total + 1, total // POINTS):
        case = cases(way.port)
        assert killed_at(number, lambda case=case: fetch(case.desk).status)  # type: ignore[misc]
        case.assert_undisturbed()


def test_several_breaks_one_after_the_other(way: Breaker, cases: Callable[[int], Case]) -> None:
    case = cases(way.port)
    for words in (b"UID FETCH 1 (BODY", b"UID FETCH 2 (BODY", b"UID FETCH 3 (BODY"):
        way.from_server = answer_to(words, way)
        ran = fetch(case.desk)
        assert ran.status == 3
        assert "перервався" in ran.err
        way.mend()
        way.from_client = before_words(b"UID FETCH 3 (BODY")
        fetch(case.desk)
    way.mend()
    case.assert_undisturbed()


def test_what_was_fetched_before_the_break_is_told(way: Breaker, cases: Callable[[int], Case]) -> None:
    way.from_client = before_words(b"UID FETCH 3 (BODY")
    case = cases(way.port)
    ran = case.desk.run("mail", "fetch", "--json")
    assert ran.status == 3
    assert (ran.json["complete"], [one["uid"] for one in ran.json["fetched"]]) == (False, [1, 2])
    assert "повторіть команду, щоб продовжити" in ran.err
