"""What the ledger remembers of messages that were fetched and of e-mails that were sent."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from ledgers import AT, arrival, judgement

from workbook_tools.files.memory.fetched import Place
from workbook_tools.files.memory.ledger import Ledger, open_ledger
from workbook_tools.files.memory.mailings import Mailing, MailingState
from workbook_tools.model.receipt import Container

INBOX = Place("c@imap.example.org:993", "INBOX", 17)
CLERK, HEAD = "clerk@example.org", "head@example.org"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.sqlite3") as ledger:
        yield ledger


def test_a_message_is_known_in_its_own_place_only(ledger: Ledger) -> None:
    ledger.fetched.record(INBOX, 5, "a" * 64, AT)
    ledger.fetched.record(INBOX, 7, "b" * 64, AT)
    assert ledger.fetched.uids(INBOX) == {5, 7}
    for other in (INBOX._replace(uidvalidity=18), INBOX._replace(folder="Звіти"), INBOX._replace(account="d")):
        assert ledger.fetched.uids(other) == frozenset()


def test_bytes_are_known_from_wherever_they_came(ledger: Ledger) -> None:
    assert not ledger.fetched.knows("a" * 64)
    ledger.fetched.record(INBOX, 5, "a" * 64, AT)
    ledger.post(arrival("b" * 64), judgement(), None, AT)
    ledger.keep_container(Container("c" * 64, "лист.eml", "archive/2020-09/лист.eml", 9, AT, "1:9:1"), AT)
    assert [ledger.fetched.knows(letter * 64) for letter in "abcd"] == [True, True, True, False]


def mailing(state: MailingState, answers: dict[str, str] | None = None) -> Mailing:
    return Mailing(state, {CLERK: ""} if answers is None else answers, "<1@example.org>", "a" * 64)


def test_what_was_sent_is_known_by_its_key(ledger: Ledger) -> None:
    ledger.mailings.record("receipt:1", mailing(MailingState.INTENDED), AT)
    ledger.mailings.record("receipt:2", mailing(MailingState.INTENDED), AT)
    assert ledger.mailings.sent() == frozenset()
    ledger.mailings.record("receipt:1", mailing(MailingState.SENT), AT)
    assert ledger.mailings.sent() == {"receipt:1"}
    assert [one.state for one in ledger.mailings.of("receipt:1")] == [MailingState.INTENDED, MailingState.SENT]


def test_what_went_out_on_an_earlier_day_is_told_apart(ledger: Ledger) -> None:
    ledger.mailings.record("receipt:1", mailing(MailingState.SENT), AT)
    later = AT + timedelta(days=1)
    ledger.mailings.record("receipt:2", mailing(MailingState.SENT), later)
    assert ledger.mailings.sent(later) == {"receipt:1"}
    assert ledger.mailings.sent(AT) == frozenset()
    assert ledger.mailings.sent() == {"receipt:1", "receipt:2"}


def test_what_some_were_refused_is_not_yet_sent(ledger: Ledger) -> None:
    answers = {CLERK: "", HEAD: "550 Скриньки немає"}
    ledger.mailings.record("receipt:1", mailing(MailingState.REFUSED, answers), AT)
    assert ledger.mailings.sent() == frozenset()
    assert ledger.mailings.of("receipt:1") == (mailing(MailingState.REFUSED, answers),)
    ledger.mailings.record("receipt:1", mailing(MailingState.SENT, {HEAD: ""}), AT)
    assert ledger.mailings.sent() == {"receipt:1"}
