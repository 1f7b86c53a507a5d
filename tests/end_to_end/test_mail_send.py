"""`mail send` through a real SMTP server: each letter once, whatever breaks."""

import shutil
import socket
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from drafts_out import ADDRESSES, drafts, list_addresses, mail_folder, read
from killing import fork_warnings, killed_at, needs_fork, steps_of
from network import HOST, Authority, Breaker, after, answer_to, before_words, breaker, free_port
from quarters import Desk, Ran
from smtp_server import PASSWORD, USER, Mailroom, mailroom

from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.files.memory.mailings import MailingState
from workbook_tools.workflows.draft_mail import Composed

NOW = "2020-09-02 10:00"
CULTURE, CULTURE_TOO = ADDRESSES["culture"].split("\n")
HOSPITAL, DUTY, YOUTH, HOUSING = (
    "likarnia@example.org",
    "duty@police.example.org",
    "youth-sport@example.gov.ua",
    "zhkh@example.gov.ua",
)
EVERYONE = {USER, CULTURE, CULTURE_TOO, HOSPITAL, DUTY, YOUTH, HOUSING}
"""Six departments, the coordinator's own among them."""


@pytest.fixture(scope="module")
def listed(issued: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A plan with addresses, its forms issued and drafted. Not to be changed: take a copy."""
    desk = issued.copy(tmp_path_factory.mktemp("listed") / "desk")
    shutil.rmtree(desk.root / "outbox/2020-Q3")
    list_addresses(desk)
    desk.done("mail", "drafts", "2020-Q3", now=NOW)
    return desk


@pytest.fixture
def desk(listed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return listed.copy(tmp_path / "desk")


@pytest.fixture
def room() -> Iterator[Mailroom]:
    with mailroom() as room:
        yield room


@pytest.fixture
def way(room: Mailroom) -> Iterator[Breaker]:
    with breaker(room.port) as way:
        yield way


def set_outgoing(desk: Desk, port: int, *lines: str, security: str = "plain", host: str = HOST) -> None:
    (desk.root / "workbook-tools.toml").write_text(
        f'[mail]\nsender = "{USER}"\n[mail.outgoing]\nhost = "{host}"\nport = {port}\nsecurity = "{security}"\n'
        + "\n".join(lines),
        encoding="utf-8",
    )


def send(desk: Desk, *options: str) -> Ran:
    return desk.run("mail", "send", "2020-Q3", *options, now=NOW)


def states(desk: Desk) -> dict[str, list[MailingState]]:
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        keys = sorted(one["key"] for one in send(desk, "--dry-run", "--json").json["letters"])
        keys = sorted({*keys, *ledger.mailings.sent()})
        return {key: [one.state for one in ledger.mailings.of(key)] for key in keys}


# --- a good day --------------------------------------------------------------------------------


def test_every_letter_goes_to_its_department_as_it_was_drafted(desk: Desk, room: Mailroom) -> None:
    before = drafts(desk)
    set_outgoing(desk, room.port)
    ran = send(desk)
    assert ran.err == ""
    assert {one.sender for one in room.taken} == {USER}
    assert set(room.by_recipient()) == EVERYONE
    assert sorted(len(one.recipients) for one in room.taken) == [1, 1, 1, 1, 1, 2], "culture has two addresses"
    for one in room.taken:
        message = read(one.data)
        assert message.to == one.recipients
        (drafted,) = (draft for draft in before.values() if draft.to == one.recipients)
        assert (message.subject, message.text, message.attachments) == (
            drafted.subject,
            drafted.text,
            drafted.attachments,
        )
        assert message.header("Message-ID") == drafted.header("Message-ID")
        assert message.header("X-Unsent") == ""
        assert parsedate_to_datetime(message.header("Date")).isoformat() == "2020-09-02T10:00:00+03:00"


def test_departments_without_an_address_are_named(desk: Desk, room: Mailroom) -> None:
    set_outgoing(desk, room.port)
    ran = send(desk)
    assert ran.status == 1
    assert "немає адреси" in ran.out
    assert "Форма. УСЗ\n" in ran.out.split("немає адреси")[1]
    assert f"Форма. КНП лікарня → {HOSPITAL}" in ran.out.split("немає адреси")[0]


def test_what_was_sent_is_not_sent_again_and_its_draft_goes(desk: Desk, room: Mailroom) -> None:
    set_outgoing(desk, room.port)
    send(desk)
    assert {letter.to for letter in drafts(desk).values()} == {()}
    again = send(desk)
    assert len(room.taken) == 6
    assert "надіслано" not in again.out.split("\n")[0]
    desk.done("mail", "drafts", "2020-Q3", now=NOW)
    assert {letter.to for letter in drafts(desk).values()} == {()}


def test_a_dry_run_tells_all_and_sends_nothing(desk: Desk) -> None:
    """Neither server nor password."""
    ran = send(desk, "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert f"Форма. Культура → {CULTURE}, {CULTURE_TOO}" in ran.out
    assert "буде надіслано 6 листів" in ran.out
    assert "workbook-tools mail send 2020-Q3" in ran.out
    assert len(list(mail_folder(desk).glob("*.eml"))) == len(drafts(desk))
    assert not any(states(desk).values())


def test_one_json_document(desk: Desk, room: Mailroom) -> None:
    set_outgoing(desk, room.port)
    room.answers[HOSPITAL] = "550 No such user"
    document = send(desk, "--json").json
    assert (document["quarter"], document["complete"]) == ("2020-Q3", True)
    letters = {tuple(one["recipients"]): one for one in document["letters"] if one["recipients"]}
    assert letters[(DUTY,)]["fate"] == "sent"
    assert letters[(HOSPITAL,)]["fate"] == "refused"
    assert letters[(HOSPITAL,)]["refusals"] == {HOSPITAL: "550 No such user"}
    assert {one["fate"] for one in document["letters"] if not one["recipients"]} == {"unaddressed"}


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_over_tls_with_a_password(
    desk: Desk, authority: Authority, security: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.write_own(tmp_path / "own.pem")))
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", "of the mailbox")
    monkeypatch.setenv("WORKBOOK_TOOLS_SMTP_PASSWORD", PASSWORD)
    with mailroom(authority, tmp_path, starttls=security == "starttls", logs_in=True) as room:
        with breaker(room.port) as way:
            set_outgoing(desk, way.port, f'user = "{USER}"', security=security, host="localhost")
            assert send(desk).err == ""
            assert b"AUTH" not in way.sent
            assert b"Subject" not in way.sent
        assert set(room.by_recipient()) == EVERYONE
        assert room.logins == [(USER, PASSWORD)]


def test_the_mailbox_password_serves_both(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", PASSWORD)
    with mailroom(logs_in=True) as room:
        set_outgoing(desk, room.port, f'user = "{USER}"')
        assert send(desk).err == ""
        assert set(room.by_recipient()) == EVERYONE


def test_a_draft_that_a_person_changed_is_left_to_the_person(desk: Desk, room: Mailroom) -> None:
    path = mail_folder(desk) / "Форма. КНП лікарня.eml"
    path.write_bytes(path.read_bytes() + b"\r\n")
    set_outgoing(desk, room.port)
    ran = send(desk)
    assert "змінено вручну" in ran.out
    assert set(room.by_recipient()) == EVERYONE - {HOSPITAL}
    path.unlink()
    send(desk)
    assert set(room.by_recipient()) == EVERYONE


def test_a_draft_that_is_open_is_told_of(desk: Desk, room: Mailroom) -> None:
    (mail_folder(desk) / ".~lock.Форма. КНП лікарня.eml#").touch()
    set_outgoing(desk, room.port)
    ran = send(desk)
    assert "Не надсилайте їх удруге: Форма. КНП лікарня" in ran.out
    assert len(room.by_recipient()[HOSPITAL]) == 1
    send(desk)
    assert len(room.by_recipient()[HOSPITAL]) == 1


# --- refusals ----------------------------------------------------------------------------------


def test_a_refused_recipient_is_named_and_asked_again_alone(desk: Desk, room: Mailroom) -> None:
    room.answers[CULTURE_TOO] = "550 5.1.1 No such user here"
    set_outgoing(desk, room.port)
    ran = send(desk)
    assert ran.status == 1
    assert f"{CULTURE_TOO}: 550 5.1.1 No such user here" in ran.out
    assert set(room.by_recipient()) == EVERYONE - {CULTURE_TOO}
    del room.answers[CULTURE_TOO]
    send(desk)
    assert room.taken[-1].recipients == (CULTURE_TOO,)
    assert [len(letters) for letters in room.by_recipient().values()] == [1] * 7
    send(desk)
    assert len(room.taken) == 7


@pytest.fixture
def addressed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """One letter to Culture is owed; its addresses are those of the plan by now."""

    def owe(*recipients: str, lines: int = 1) -> None:
        head = f"From: {USER}\r\nSubject: Excel\r\nMessage-ID: <3@example.gov.ua>\r\n\r\n"
        data = (head + f"{'.' * 70}\r\n" * lines).encode()
        letter = Composed("receipt:3", "outbox/2020-Q3/mail/3.eml", recipients, "Excel", "<3@example.gov.ua>", data)
        monkeypatch.setattr("workbook_tools.workflows.send_mail.composed", lambda *_: (letter,))

    return owe


def test_an_address_that_was_put_right_gets_the_letter_the_other_does_not_get_it_twice(
    desk: Desk, room: Mailroom, addressed: Callable[..., None]
) -> None:
    room.answers[CULTURE_TOO] = "550 No such user"
    set_outgoing(desk, room.port)
    addressed(CULTURE, CULTURE_TOO)
    assert send(desk).status == 1
    addressed(CULTURE, YOUTH)
    assert send(desk).status == 0
    assert [one.recipients for one in room.taken] == [(CULTURE,), (YOUTH,)]
    send(desk)
    assert len(room.taken) == 2


def test_an_address_that_was_given_up_leaves_nothing_to_send(
    desk: Desk, room: Mailroom, addressed: Callable[..., None]
) -> None:
    room.answers[CULTURE_TOO] = "550 No such user"
    set_outgoing(desk, room.port)
    addressed(CULTURE, CULTURE_TOO)
    send(desk)
    addressed(CULTURE)
    assert send(desk).status == 0
    assert [one.recipients for one in room.taken] == [(CULTURE,)]
    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        assert ledger.mailings.sent() == {"receipt:3"}


def test_a_new_address_does_not_get_what_was_sent(desk: Desk, room: Mailroom, addressed: Callable[..., None]) -> None:
    set_outgoing(desk, room.port)
    addressed(CULTURE)
    send(desk)
    addressed(CULTURE, CULTURE_TOO)
    assert "нема чого надсилати" in send(desk).out
    assert len(room.taken) == 1


def test_a_server_that_is_busy_is_asked_again_later(desk: Desk, room: Mailroom) -> None:
    room.answers[HOSPITAL] = "451 4.7.1 Greylisted, try again later"
    set_outgoing(desk, room.port)
    ran = send(desk)
    assert ran.status == 1
    assert "пізніше" in ran.out
    assert f"{HOSPITAL}: 451 4.7.1 Greylisted" in ran.out
    del room.answers[HOSPITAL]
    send(desk)
    assert len(room.by_recipient()[HOSPITAL]) == 1


@pytest.mark.parametrize(("stage", "answer"), [("MAIL", "550 Sender refused"), ("END", "554 Looks like spam")])
def test_letters_that_the_server_refuses_are_not_sent(desk: Desk, room: Mailroom, stage: str, answer: str) -> None:
    room.answers[stage] = answer
    set_outgoing(desk, room.port)
    ran = send(desk)
    assert ran.status == 1
    assert answer in ran.out
    del room.answers[stage]
    send(desk)
    assert [len(letters) for letters in room.by_recipient().values()] == [1] * 7


# --- what stands in the way --------------------------------------------------------------------


def refused(desk: Desk, status: int, *words: str) -> None:
    ran = send(desk)
    assert ran.status == status
    assert "надіслано" not in ran.out
    assert all(word in ran.err for word in words), ran.err


def test_nothing_is_set(desk: Desk) -> None:
    refused(desk, 2, "[mail.outgoing]", "workbook-tools.toml")


def test_no_password(desk: Desk, room: Mailroom) -> None:
    set_outgoing(desk, room.port, f'user = "{USER}"')
    refused(desk, 2, "Немає пароля", "WORKBOOK_TOOLS_SMTP_PASSWORD", f"keyring set {HOST} {USER}")


@pytest.mark.parametrize("password", ["wrong", "неправильний"])
def test_a_wrong_password(desk: Desk, password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_TOOLS_SMTP_PASSWORD", password)
    with mailroom(logs_in=True) as room:
        set_outgoing(desk, room.port, f'user = "{USER}"')
        refused(desk, 3, "не прийняв пароль", "535")
        assert room.taken == []
        assert {offered for _, offered in room.logins} == {password}


def test_a_server_that_wants_a_name(desk: Desk) -> None:
    with mailroom(logs_in=True) as room:
        set_outgoing(desk, room.port)
        refused(desk, 3, "[mail.outgoing]", "530")
        assert not any(states(desk).values())


def test_a_server_without_passwords(desk: Desk, room: Mailroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_TOOLS_SMTP_PASSWORD", PASSWORD)
    set_outgoing(desk, room.port, f'user = "{USER}"')
    refused(desk, 3, "не прийняв пароль")


def test_a_certificate_that_nobody_vouches_for(desk: Desk, authority: Authority, tmp_path: Path) -> None:
    for starttls in (False, True):
        with mailroom(authority, tmp_path, starttls=starttls, logs_in=True) as room:
            set_outgoing(desk, room.port, security="starttls" if starttls else "tls")
            refused(desk, 3, "не підтвердив, що він справжній")
            assert room.logins == []


def test_a_server_that_offers_no_tls(desk: Desk, room: Mailroom) -> None:
    for security in ("tls", "starttls"):
        set_outgoing(desk, room.port, security=security)
        refused(desk, 3, "не погодився на захищене")
    assert room.taken == []


def test_nobody_listens(desk: Desk) -> None:
    port = free_port()
    set_outgoing(desk, port)
    refused(desk, 3, "Не вдалося з’єднатися", str(port))


def test_no_network(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_name(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    set_outgoing(desk, 465, host="smtp.example.org", security="tls")
    refused(desk, 3, "Не знайдено сервер smtp.example.org")


def test_a_silent_server(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook_tools.files.mail.smtp.PATIENCE", 0.05)
    with socket.create_server((HOST, 0)) as listener:
        set_outgoing(desk, listener.getsockname()[1])
        refused(desk, 3, "не відповідає")


# --- what breaks -------------------------------------------------------------------------------


def assert_undisturbed(desk: Desk, room: Mailroom) -> None:
    """After the next run everyone has the letter, and no later run sends any."""
    assert send(desk).err == ""
    assert set(room.by_recipient()) == EVERYONE
    taken = len(room.taken)
    send(desk)
    assert len(room.taken) == taken


def assert_once(room: Mailroom) -> None:
    assert [len(letters) for letters in room.by_recipient().values()] == [1] * 7


BEFORE = (b"ehlo", b"MAIL FROM", f"RCPT TO:<{HOUSING}>".encode(), b"DATA\r\n")


@pytest.mark.parametrize("words", BEFORE)
def test_broken_before_the_server_has_anything_of_a_letter(
    desk: Desk, room: Mailroom, way: Breaker, words: bytes
) -> None:
    set_outgoing(desk, way.port)
    for cut in ("before", "answer"):
        way.mend()
        if cut == "before":
            way.from_client = before_words(words)
        else:
            way.from_server = answer_to(words, way)
        ran = send(desk)
        assert ran.status == 3, ran
        assert "перервався" in ran.err or "Не вдалося з’єднатися" in ran.err
        assert all(found[-1] != MailingState.INTENDED for found in states(desk).values() if found)
    way.mend()
    assert_undisturbed(desk, room)
    assert_once(room)


def test_broken_in_the_middle_of_a_letter(desk: Desk, room: Mailroom, way: Breaker) -> None:
    """The server has a part of it, and throws that away."""
    set_outgoing(desk, way.port)
    way.from_client = after(20_000)
    ran = send(desk)
    assert ran.status == 3
    assert "перервався" in ran.err
    assert room.taken == []
    way.mend()
    assert_undisturbed(desk, room)
    assert_once(room)


def test_a_letter_that_could_not_be_handed_over_whole_was_surely_not_sent(
    desk: Desk, room: Mailroom, way: Breaker, addressed: Callable[..., None]
) -> None:
    """It is larger than all that systems keep on the way, so that the program sees the break itself."""
    addressed(CULTURE, lines=200_000)
    set_outgoing(desk, way.port)
    way.from_client = after(1_000_000)
    assert send(desk).status == 3
    way.mend()
    assert states(desk)["receipt:3"] == [MailingState.INTENDED, MailingState.UNSENT]
    assert "Минулого разу" not in send(desk, "--dry-run").out
    assert send(desk).status == 0
    assert len(room.taken) == 1


def test_broken_before_the_answer_to_a_letter_it_goes_again_under_its_own_id(
    desk: Desk, room: Mailroom, way: Breaker
) -> None:
    set_outgoing(desk, way.port)
    way.from_server = answer_to(b"\r\n.\r\n", way)
    ran = send(desk)
    assert ran.status == 3
    assert "невідомо, чи він пішов" in ran.err
    (first,) = room.taken
    (name,) = (name for name, draft in drafts(desk).items() if draft.to == first.recipients)
    assert f"«{name}»" in ran.err
    way.mend()
    assert "Минулого разу зв’язок перервався" in send(desk, "--dry-run").out
    ran = send(desk)
    assert "Минулого разу зв’язок перервався" in ran.out
    twice = [read(one.data) for one in room.taken if one.recipients == first.recipients]
    assert len(twice) == 2
    assert len({one.header("Message-ID") for one in twice}) == 1
    assert all(len(room.by_recipient()[to]) == 1 for to in EVERYONE - set(first.recipients))
    assert_undisturbed(desk, room)


def test_what_was_sent_before_the_break_is_told(desk: Desk, room: Mailroom, way: Breaker) -> None:
    set_outgoing(desk, way.port)
    way.from_client = before_words(f"RCPT TO:<{YOUTH}>".encode())
    ran = send(desk, "--json")
    assert ran.status == 3
    assert ran.json["complete"] is False
    sent = [to for one in ran.json["letters"] if one["fate"] == "sent" for to in one["recipients"]]
    assert sorted(sent) == sorted(room.by_recipient())
    assert sent
    way.mend()
    assert_undisturbed(desk, room)
    assert_once(room)


@needs_fork
@fork_warnings
def test_killed_at_any_step(desk: Desk, room: Mailroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter goes twice only where the run was killed between its intention and its answer."""
    set_outgoing(desk, room.port)
    counted = desk.copy(tmp_path / "counted")
    total = steps_of(lambda: send(counted), monkeypatch)
    assert total > 40
    for number in range(1, total + 1, total // 12):
        room.taken.clear()
        case = desk.copy(tmp_path / str(number))
        assert killed_at(number, lambda case=case: send(case).status)  # type: ignore[misc]
        unknown = [key for key, found in states(case).items() if found and found[-1] is MailingState.INTENDED]
        assert len(unknown) <= 1
        assert_undisturbed(case, room)
        twice = {read(one.data).header("Message-ID") for one in room.taken}
        assert len(twice) == 6
        assert len(room.taken) <= 6 + len(unknown)
        shutil.rmtree(case.root)
