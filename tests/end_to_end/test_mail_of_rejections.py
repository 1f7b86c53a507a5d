"""A rejection and a deadline that was put off reach the department through a real SMTP server, each once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafts_out import Read, eml, list_addresses, read, sent_by_mail
from network import HOST
from plans import Q3
from quarters import ISSUED, Desk, nil
from smtp_server import USER, Mailroom, mailroom

from workbook_tools.demo.clerk import fill_in

YOUTH, STRANGER = "youth-sport@example.gov.ua", "someone@example.com"


@pytest.fixture
def room() -> Iterator[Mailroom]:
    with mailroom() as room:
        yield room


@pytest.fixture
def desk(issued: Desk, room: Mailroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Its forms went out on the day when they were issued."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    desk = issued.copy(tmp_path / "desk")
    shutil.rmtree(desk.root / "outbox/2020-Q3")
    list_addresses(desk)
    (desk.root / "workbook-tools.toml").write_text(
        f'[mail]\nsender = "{USER}"\n[mail.outgoing]\nhost = "{HOST}"\nport = {room.port}\nsecurity = "plain"\n',
        encoding="utf-8",
    )
    told(desk, room, ISSUED)
    return desk


def told(desk: Desk, room: Mailroom, now: str) -> list[Read]:
    """What goes out now to the department of youth and to the stranger; a second run sends nothing."""
    room.taken.clear()
    desk.run("mail", "send", "2020-Q3", now=now)
    letters = [read(one.data) for one in room.taken if {YOUTH, STRANGER} & set(one.recipients)]
    sent = len(room.taken)
    desk.run("mail", "send", "2020-Q3", now=now)
    assert len(room.taken) == sent
    return letters


def reported(desk: Desk, now: str, sender: str, as_of: str) -> None:
    form = fill_in(desk.form("youth_sport", Q3), nil("youth_sport", as_of))
    name = f"{as_of}.xlsx"
    sent_by_mail(desk, now, f"{as_of}.eml", eml(sender, "Звіт", {name: form}, message_id=f"<{as_of}@example.gov.ua>"))


def decide(desk: Desk, now: str, *decision: str) -> None:
    desk.done("decide", *decision, "--reason", "після розмови", now=now)


def test_whose_report_was_held_is_told_that_it_was_rejected_however_early(desk: Desk, room: Mailroom) -> None:
    reported(desk, "2020-09-02 10:00", STRANGER, "01.09")
    (held,) = told(desk, room, "2020-09-02 10:10")
    assert "про результат повідомимо окремо" in held.text
    decide(desk, "2020-09-02 11:00", "reject", "1")
    (early,) = told(desk, room, "2020-09-02 11:10")
    assert early.to == (YOUTH,)
    assert (
        "отриманий 02.09.2020 (надходження № 1), розглянуто й відхилено. Чекаємо на новий до 17.09.2020 (четвер) "
        "включно."
    ) in early.text.replace("\u00a0", " ")
    assert told(desk, room, "2020-09-09 11:10") == []
    assert [one.subject for one in told(desk, room, "2020-09-10 11:10")] == [
        "Звіт за III квартал 2020 року відхилено: новий потрібен до 17.09.2020"
    ]
    assert told(desk, room, "2020-09-17 11:10") == []
    assert [one.subject for one in told(desk, room, "2020-09-18 11:10")] == [
        "Звіт за III квартал 2020 року відхилено: строк подання минув 17.09.2020"
    ]


def test_who_believes_that_it_is_accepted_is_told_otherwise(desk: Desk, room: Mailroom) -> None:
    (overdue,) = told(desk, room, "2020-09-18 11:10")
    assert "заповненої форми від Вас ще немає" in overdue.text
    reported(desk, "2020-09-18 12:00", YOUTH, "15.09")
    (receipt,) = told(desk, room, "2020-09-18 12:10")
    assert "отримано й прийнято" in receipt.text
    decide(desk, "2020-09-18 13:00", "reject", "1")
    (rejected,) = told(desk, room, "2020-09-18 13:10")
    assert rejected.text.replace("\u00a0", " ").startswith(
        "Шановні колеги!\n\nЗвіт про виконання плану заходів за III квартал 2020 року, отриманий 18.09.2020 "
        "(надходження № 1), розглянуто й відхилено. Строк подання минув 17.09.2020.\n\nНадішліть новий, будь ласка, "
    )
    assert told(desk, room, "2020-09-21 13:10") == []
    decide(desk, "2020-09-21 14:00", "accept", "1")
    (again,) = told(desk, room, "2020-09-21 14:10")
    assert "отримано й прийнято" in again.text


def test_a_rejected_correction_leaves_the_report_that_counts_and_that_is_said(desk: Desk, room: Mailroom) -> None:
    reported(desk, "2020-09-14 10:00", YOUTH, "13.09")
    reported(desk, "2020-09-15 10:00", STRANGER, "14.09")
    assert len(told(desk, room, "2020-09-15 10:10")) == 2
    decide(desk, "2020-09-15 11:00", "reject", "2")
    (receipt,) = told(desk, room, "2020-09-15 11:10")
    assert receipt.to == (YOUTH,)
    said = receipt.text.replace("\u00a0", " ")
    assert (
        "Звіт, отриманий пізніше (15.09.2020, надходження № 2), розглянуто й відхилено. Враховано той, про який "
        "ідеться в цьому листі; надсилати новий не потрібно."
    ) in said
    assert "Номер надходження: 1\n" in said
    assert "Стан: враховано\n" in said
    assert told(desk, room, "2020-09-18 11:10") == []


def test_after_a_deadline_that_was_put_off_there_is_a_reminder_again(desk: Desk, room: Mailroom) -> None:
    assert len(told(desk, room, "2020-09-18 11:10")) == 1
    decide(desk, "2020-09-21 13:20", "extend", "youth_sport", "2020-Q3", "25.09.2020")
    (before,) = told(desk, room, "2020-09-24 13:10")
    assert before.subject == "Нагадування: звіт за III квартал 2020 року – до 25.09.2020"
    assert told(desk, room, "2020-09-25 13:10") == []
    (after,) = told(desk, room, "2020-09-28 13:10")
    assert "який для Вашого підрозділу було продовжено, минув 25.09.2020" in after.text
    assert told(desk, room, "2020-09-29 13:10") == []
