"""The coordinator's quarter by e-mail, over real servers: form, report, return, correction, receipt, each once.

Lived through undisturbed, and again with every connection breaking once on its way.
"""

import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from dovecot import PASSWORD, Dovecot
from drafts_out import Read, eml, list_addresses, read
from network import HOST, Breaker, answer_to, before_words, breaker
from quarters import Desk, Ran, answer, files_below
from smtp_server import Mailroom, mailroom

from workbook_tools.demo.answers import HOUSING_CORRECTIONS, HOUSING_WITH_MISTAKES
from workbook_tools.demo.clerk import Answer, fill_in
from workbook_tools.files.memory.ledger import open_ledger
from workbook_tools.model.receipt import Outcome

pytestmark = pytest.mark.dovecot
COORDINATOR, HOUSING, POLICE = "coordinator@example.gov.ua", "zhkh@example.gov.ua", "duty@police.example.org"
DONE = "Опрацьовано"
ISSUED, MISTAKEN, RETURNED = "2020-09-01 10:00", "2020-09-14 16:20", "2020-09-14 17:00"
CORRECTED, RECEIVED, LATER = "2020-09-17 11:30", "2020-09-17 12:00", "2020-09-17 13:00"
POLICE_WITH_MISTAKE = answer("police", "14.09", statuses={"5": ""})
POLICE_CORRECTION = Answer(measures={"5": {"status": "виконується"}})


@dataclass
class World:
    """The coordinator's desk and the servers; every letter that the sending server took is brought to its mailbox.

    `breaks`: each hop's first connection breaks. Mailboxes bear `mark`, so that no two tests share one.
    """

    desk: Desk
    imap: Dovecot
    room: Mailroom
    to_imap: Breaker
    to_smtp: Breaker
    mark: str
    breaks: bool
    brought: int = 0

    def fetch(self, now: str, broken_at: bytes) -> None:
        """What is broken off after the server did it."""
        if self.breaks:
            self.to_imap.from_server = answer_to(broken_at, self.to_imap)
            assert_broken(self.desk.run("mail", "fetch", now=now))
            self.to_imap.mend()
        self.desk.done("mail", "fetch", now=now)

    def send(self, now: str, cut: Callable[[Breaker], None]) -> None:
        if self.breaks:
            cut(self.to_smtp)
            assert_broken(self.desk.run("mail", "send", "2020-Q3", now=now))
            self.to_smtp.mend()
        ran = self.desk.run("mail", "send", "2020-Q3", now=now)
        assert (ran.status, ran.err) == (1, ""), "some departments have no address"
        self.bring()

    def bring(self) -> None:
        """From the sending server to the mailboxes, as they were handed over."""
        for taken in self.room.taken[self.brought :]:
            for recipient in taken.recipients:
                self.imap.deliver(self.box(recipient), taken.data)
        self.brought = len(self.room.taken)

    def box(self, address: str) -> str:
        return f"{self.mark}.{address}"

    def mailbox(self, address: str, folder: str = "INBOX") -> list[Read]:
        """One of each Message-ID, as mail programs show them."""
        letters = [read(data) for data in self.imap.messages(self.box(address), folder)]
        return list({letter.header("Message-ID"): letter for letter in letters}.values())

    def reply(self, address: str, number: int, name: str, typed: Answer, now: str) -> str:
        """The clerk fills in the workbook of the newest letter and answers it; the Message-ID of the answer."""
        letter = self.mailbox(address)[-1]
        (form,) = letter.attachments.values()
        message_id = f"<{number}.{address}>"
        references = (*letter.header("References").split(), letter.header("Message-ID"))
        data = eml(
            address, f"Re: {letter.subject}", {name: fill_in(form, typed)}, message_id=message_id, references=references
        )
        day, clock = now.split()
        received = f"Received: from mail by {HOST};\r\n {day[8:]} Sep 2020 {clock}:00 +0300\r\n".encode()
        with smtplib.SMTP(HOST, self.room.port, "[127.0.0.1]") as program:
            program.sendmail(address, [COORDINATOR], received + data.replace(b"\n", b"\r\n"))
        self.bring()
        return message_id


def assert_broken(ran: Ran) -> None:
    assert ran.status == 3
    assert "перервався" in ran.err
    assert "повторіть команду" in ran.err.lower()


@pytest.fixture(scope="module")
def issued_by_mail(issued: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Its forms are issued, so that both lives have the same ones. Not to be changed: take a copy."""
    desk = issued.copy(tmp_path_factory.mktemp("by mail") / "desk")
    list_addresses(desk)
    desk.done("template", "2020-Q3", now=ISSUED)
    return desk


@pytest.fixture(params=[False, True], ids=["undisturbed", "every connection breaks"])
def world(
    issued_by_mail: Desk,
    imap: Dovecot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[World]:
    monkeypatch.setenv("WORKBOOK_TOOLS_MAIL_PASSWORD", PASSWORD)
    desk = issued_by_mail.copy(tmp_path / "desk")
    with mailroom() as room, breaker(imap.port) as to_imap, breaker(room.port) as to_smtp:
        world = World(desk, imap, room, to_imap, to_smtp, f"breaks-{request.param}", request.param)
        imap.make(world.box(COORDINATOR), DONE)
        (desk.root / "workbook-tools.toml").write_text(
            f"""
            [mail]
            sender = "{COORDINATOR}"
            [mail.mailbox]
            host = "{HOST}"
            port = {to_imap.port}
            user = "{world.box(COORDINATOR)}"
            security = "plain"
            done_folder = "{DONE}"
            [mail.outgoing]
            host = "{HOST}"
            port = {to_smtp.port}
            security = "plain"
            """,
            encoding="utf-8",
        )
        yield world


def in_the_middle(words: bytes) -> Callable[[Breaker], None]:
    def cut(way: Breaker) -> None:
        way.from_client = before_words(words)

    return cut


def before_the_answer(way: Breaker) -> None:
    """The server has the letter to УЖКГМ, and nobody knows."""

    def cut(_: bytes, __: bytes) -> int | None:
        given = bytes(way.sent).partition(f"RCPT TO:<{HOUSING}>".encode())[2]
        return 0 if b"\r\n.\r\n" in given else None

    way.from_server = cut


def test_a_quarter_by_mail(world: World) -> None:
    desk = world.desk

    world.send(ISSUED, in_the_middle(f"RCPT TO:<{HOUSING}>".encode()))
    for address in (HOUSING, POLICE):
        (form,) = world.mailbox(address)
        assert form.message["From"] == COORDINATOR
        assert len(form.attachments) == 1

    first = {
        HOUSING: world.reply(HOUSING, 1, "звіт.xlsx", HOUSING_WITH_MISTAKES, MISTAKEN),
        POLICE: world.reply(POLICE, 1, "ГУНП.xlsx", POLICE_WITH_MISTAKE, MISTAKEN),
    }
    world.fetch(RETURNED, b"UID MOVE 2")
    assert desk.run("merge", "2020-Q3", now=RETURNED).status == 1
    assert outcomes(desk) == {"housing_urban": ["returned"], "police": ["returned"]}

    world.send(RETURNED, before_the_answer)
    for address in (HOUSING, POLICE):
        (_, returned) = world.mailbox(address)
        assert returned.header("In-Reply-To") == first[address]
        assert returned.header("References").split()[-1] == first[address]
        assert returned.subject.startswith("Re: ")
        assert len(returned.attachments) == 1, "the marked copy"

    second = {
        HOUSING: world.reply(HOUSING, 2, "звіт виправлено.xlsx", HOUSING_CORRECTIONS, CORRECTED),
        POLICE: world.reply(POLICE, 2, "ГУНП.xlsx", POLICE_CORRECTION, CORRECTED),
    }
    world.fetch(RECEIVED, b"UID FETCH 4")
    desk.done("merge", "2020-Q3", now=RECEIVED)
    assert outcomes(desk) == {"housing_urban": ["returned", "accepted"], "police": ["returned", "accepted"]}

    world.send(RECEIVED, in_the_middle(b"MAIL FROM"))
    for address in (HOUSING, POLICE):
        (_, _, receipt) = world.mailbox(address)
        assert receipt.header("In-Reply-To") == second[address]
        assert set(first.values()).isdisjoint({receipt.header("In-Reply-To")})
        assert receipt.attachments == {}

    assert_everything_once(world)


def outcomes(desk: Desk) -> dict[str, list[str]]:
    """Of every receipt, by department, in the order of posting."""
    found: dict[str, list[str]] = {}
    for filed in desk.history().filed:
        found.setdefault(filed.judgement.department or "", []).append(filed.judgement.outcome.value)
    return found


def assert_everything_once(world: World) -> None:
    """And a second life of each command changes nothing any more."""
    desk = world.desk
    filed = desk.history().filed
    assert [one.receipt.number for one in filed] == [1, 2, 3, 4]
    assert len({one.receipt.sha256 for one in filed}) == 4
    assert [one.receipt.letter.message_id for one in filed if one.receipt.letter] == [
        f"<1.{POLICE}>", f"<1.{HOUSING}>", f"<2.{POLICE}>", f"<2.{HOUSING}>",
    ], "they came at one time: by the workbooks' names"  # fmt: skip
    assert all(one.judgement.outcome is Outcome.ACCEPTED for one in filed[2:])

    assert world.imap.messages(world.box(COORDINATOR)) == []
    done = [letter.header("Message-ID") for letter in world.mailbox(COORDINATOR, DONE)]
    assert len(world.imap.messages(world.box(COORDINATOR), DONE)) == len(done)
    clerks = [one for one in done if one.startswith(("<1.", "<2."))]
    assert sorted(clerks) == sorted(f"<{n}.{address}>" for n in (1, 2) for address in (HOUSING, POLICE))

    with open_ledger(desk.root / "archive/ledger.sqlite3") as ledger:
        assert ledger.fetched.count() == len(done)
        sent = ledger.mailings.sent()
    ids = [read(one.data).header("Message-ID") for one in world.room.taken if one.sender == COORDINATOR]
    assert len(set(ids)) == len(sent)
    assert len(ids) - len(set(ids)) == (1 if world.breaks else 0), "only what was sent before a lost answer goes twice"

    before = {folder: files_below(desk.root, folder) for folder in ("inbox", "outbox")}
    taken = len(world.room.taken)
    desk.run("mail", "fetch", now=LATER)
    desk.run("merge", "2020-Q3", now=LATER)
    desk.run("mail", "send", "2020-Q3", now=LATER)
    assert {folder: files_below(desk.root, folder) for folder in ("inbox", "outbox")} == before
    assert len(world.room.taken) == taken
    assert len(desk.history().filed) == 4
