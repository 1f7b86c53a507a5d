"""outbox/<quarter>/mail/: the same for the same past, what was sent is gone, what a person changed stays."""

import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from drafts_out import draft, drafts, eml, list_addresses, mail_folder, sent_by_mail
from plans import Q3
from quarters import ISSUED, Desk, answer, edit_plan, new_desk, nil

from workbook_tools.cli.arguments import moment
from workbook_tools.demo.clerk import fill_in
from workbook_tools.files.disk.workspace import find
from workbook_tools.files.mail.texts import NAMES
from workbook_tools.files.memory.mailings import Mailing, MailingState
from workbook_tools.workflows.draft_mail import Drafted, composed, write_drafts
from workbook_tools.workflows.office import Office, open_office

OUTGOING = '[mail]\nsender = "c@example.gov.ua"\n[mail.outgoing]\nhost = "smtp.example.gov.ua"\n'
DAY = "2020-09-16 11:00"


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """On 16.09: a receipt, a return, the others missing. Not to be changed: take a copy."""
    desk = new_desk(tmp_path_factory.mktemp("folder") / "desk")
    list_addresses(desk)
    desk.done("template", "2020-Q3", now=ISSUED)
    youth = fill_in(desk.form("youth_sport", Q3), nil("youth_sport", "15.09"))
    police = fill_in(desk.form("police", Q3), answer("police", "14.09", statuses={"5": ""}))
    sent_by_mail(desk, "2020-09-16 10:00", "а.eml", eml("youth-sport@example.gov.ua", "М", {"м.xlsx": youth}))
    sent_by_mail(
        desk, "2020-09-16 10:05", "б.eml", eml("duty@police.example.org", "П", {"п.xlsx": police}, message_id="<p@a.b>")
    )
    return desk


@pytest.fixture
def desk(answered: Desk, tmp_path: Path) -> Desk:
    return answered.copy(tmp_path / "desk")


@contextmanager
def at(desk: Desk, now: str) -> Iterator[Office]:
    with open_office(find(desk.root), moment(now)) as office:
        yield office


def write(desk: Desk, now: str = DAY) -> Drafted:
    with at(desk, now) as office:
        return write_drafts(office, Q3)


def post(desk: Desk, now: str, *beginnings: str) -> None:
    """As `mail send` records it."""
    with at(desk, now) as office:
        for one in composed(office, Q3):
            if one.key.startswith(beginnings):
                said = Mailing(MailingState.SENT, dict.fromkeys(one.recipients, ""), one.message_id, "a" * 64)
                office.ledger.mailings.record(one.key, said, office.now)


def bytes_of(desk: Desk) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in mail_folder(desk).iterdir()}


# --- the same past, the same folder ---------------------------------------------------------------


def test_a_second_run_makes_and_reads_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk)
    before = bytes_of(desk)
    monkeypatch.setattr("workbook_tools.workflows.draft_mail.write_draft", lambda draft: pytest.fail(draft.subject))
    again = write(desk)
    assert again.published == ()
    assert len(again.letters) == len(before)
    assert bytes_of(desk) == before


def test_the_same_past_gives_the_same_bytes_again(desk: Desk, tmp_path: Path) -> None:
    write(desk)
    other = desk.copy(tmp_path / "other")
    for path in mail_folder(other).iterdir():
        path.unlink()
    write(other)
    assert bytes_of(other) == bytes_of(desk)


def test_the_hour_changes_nothing(desk: Desk) -> None:
    write(desk)
    before = bytes_of(desk)
    assert write(desk, "2020-09-17 23:00").published == ()
    assert bytes_of(desk) == before


def test_drafts_and_what_is_sent_are_the_same_bytes(desk: Desk) -> None:
    write(desk)
    with at(desk, DAY) as office:
        ready = composed(office, Q3)
    assert {Path(one.path).name: one.data for one in ready} == bytes_of(desk)


def test_what_no_longer_applies_is_removed(desk: Desk) -> None:
    write(desk)
    assert "На доопрацювання № 2. Поліція" in drafts(desk)
    police = fill_in(desk.form("police", Q3), answer("police", "14.09", openings={"5.1": 800}))
    letter = eml("duty@police.example.org", "П", {"п.xlsx": police}, message_id="<p2@a.b>")
    assert sent_by_mail(desk, "2020-09-16 12:00", "в.eml", letter) == ["accepted"]
    write(desk, "2020-09-16 13:00")
    assert {name for name in drafts(desk) if "Поліція" in name} == {"Прийнято № 3. Поліція"}


def test_what_a_person_changed_is_set_aside_and_told(desk: Desk) -> None:
    write(desk)
    path = mail_folder(desk) / "Форма. Культура.eml"
    path.write_bytes(path.read_bytes() + b"\r\n")
    os.utime(path, ns=(1, 1))
    ran = desk.done("mail", "drafts", "2020-Q3", now=DAY)
    assert "Форма. Культура (змінено вручну 1).eml" in ran.out
    assert (mail_folder(desk) / "Форма. Культура (змінено вручну 1).eml").read_bytes().endswith(b"\r\n\r\n")
    assert draft(desk, "Форма. Культура").subject.startswith("Звіт за III квартал")


def test_addresses_of_the_plan_are_those_of_today(desk: Desk) -> None:
    write(desk)
    list_addresses(desk, {"culture": "novyi@example.gov.ua"})
    write(desk)
    assert draft(desk, "Форма. Культура").to == ("novyi@example.gov.ua",)


def test_an_address_that_is_added_makes_no_new_form_for_those_who_have_theirs(desk: Desk) -> None:
    post(desk, DAY, "template:")
    write(desk)
    before = set(drafts(desk))
    assert not any(name.startswith("Форма.") for name in before)
    list_addresses(desk, {"socio_economic": "economy@example.gov.ua"})
    write(desk)
    assert set(drafts(desk)) == before


def test_a_new_form_is_a_new_letter(desk: Desk) -> None:
    """The plan was edited: its form has another code; who was sent the one before is told so."""
    post(desk, DAY, "template:culture:")
    write(desk)
    assert "Форма. Культура" not in drafts(desk)
    edit_plan(desk, {("9.1", "denominator"): 3600})
    write(desk)
    renewed = draft(desk, "Форма. Культура")
    assert renewed.subject == "Звіт за III квартал 2020 року: оновлена форма, надіслати до 17.09.2020"
    assert "Надсилаємо оновлену форму" in renewed.text
    assert "оновлену" not in draft(desk, "Форма. УСЗ").text


# --- what was sent --------------------------------------------------------------------------------


def test_what_was_sent_is_not_drafted_again(desk: Desk) -> None:
    write(desk)
    post(desk, DAY, "receipt:", "return:2:")
    gone = {one.relative for one in write(desk).published if one.written == "removed"}
    assert {Path(path).stem for path in gone} == {"Прийнято № 1. Молодь і спорт", "На доопрацювання № 2. Поліція"}
    with at(desk, "2020-09-20 10:00") as office:
        write_drafts(office, Q3)
        assert not any(one.key.startswith(("receipt:", "return:")) for one in composed(office, Q3))


def test_letters_have_stable_keys(desk: Desk) -> None:
    keys = [letter.key for letter, _ in write(desk).letters]
    assert len(set(keys)) == len(keys)
    assert any(key.startswith("template:culture:2020-Q3:") for key in keys)
    assert "reminder:culture:2020-Q3:before" in keys
    assert any(key.startswith("receipt:1:") for key in keys)
    assert any(key.startswith("return:2:") for key in keys)
    assert "reminder:culture:2020-Q3:after" in [letter.key for letter, _ in write(desk, "2020-09-18 10:00").letters]


def test_where_the_program_sends_a_reminder_waits_for_the_day_after_the_form(desk: Desk) -> None:
    (desk.root / "workbook-tools.toml").write_text(OUTGOING, "utf-8")
    write(desk)
    assert "Нагадування. Культура" not in drafts(desk)
    post(desk, DAY, "template:")
    write(desk, "2020-09-16 18:00")
    assert not any(name.startswith(("Форма", "Нагадування")) for name in drafts(desk) if "УСЗ" not in name)
    write(desk, "2020-09-17 09:00")
    assert "Нагадування. Культура" in drafts(desk)
    assert draft(desk, "Нагадування. Культура").header("From") == "c@example.gov.ua"


# --- texts of the workspace -----------------------------------------------------------------------


def test_texts_are_given_once_and_changed_in_the_workspace(desk: Desk) -> None:
    write(desk)
    given = desk.done("mail", "drafts", "--templates", now=DAY).out
    assert f"{len(NAMES)} файлів у папці templates/mail/" in given
    own = desk.root / "templates/mail/receipt.txt.j2"
    own.write_text("Дякуємо!\n\nЗвіт № {{ receipt.number }} у нас.\n", "utf-8")
    again = desk.done("mail", "drafts", "--templates", now=DAY).out
    assert "receipt.txt.j2" in again
    assert "templates/mail/." not in again
    assert own.read_text("utf-8").startswith("Дякуємо!")
    changed = [one.relative for one in write(desk).published if one.written != "unchanged"]
    assert [Path(path).stem for path in changed] == ["Прийнято № 1. Молодь і спорт"]
    assert draft(desk, "Прийнято № 1. Молодь і спорт").text == "Звіт № 1 у нас."


def test_a_text_that_fails_leaves_the_letters_as_they_were(desk: Desk) -> None:
    write(desk)
    before = bytes_of(desk)
    folder = desk.root / "templates/mail"
    folder.mkdir()
    (folder / "receipt.txt.j2").write_text("Тема\n\n{{ nemaie }}\n", "utf-8")
    ran = desk.run("mail", "drafts", "2020-Q3", now="2020-09-18 10:00")
    assert (ran.status, ran.out) == (2, "")
    assert "templates/mail/receipt.txt.j2" in ran.err
    assert "рядок 3: «{{ nemaie }}»" in ran.err
    assert bytes_of(desk) == before


# --- as JSON, in English, and with hostile names ---------------------------------------------------


def test_the_json_document_names_every_draft(desk: Desk) -> None:
    document = desk.done("mail", "drafts", "2020-Q3", "--json", now=DAY).json
    assert document["quarter"] == "2020-Q3"
    assert {Path(one["path"]).stem for one in document["drafts"]} == set(drafts(desk))
    returned = next(one for one in document["drafts"] if one["kind"] == "return")
    assert returned | {"key": ""} == {
        "key": "",
        "kind": "return",
        "path": "outbox/2020-Q3/mail/На доопрацювання № 2. Поліція.eml",
        "department": "police",
        "receipt": 2,
        "recipients": ["duty@police.example.org"],
        "reply": True,
        "written": "new",
    }
    again = desk.done("mail", "drafts", "2020-Q3", "--json", now=DAY).json
    assert {one["written"] for one in again["drafts"]} == {"unchanged"}
    later = desk.done("mail", "drafts", "2020-Q3", "--json", now="2020-09-18 10:00").json
    assert "outbox/2020-Q3/mail/Форма. Культура.eml" in later["removed"]


def test_the_terminal_speaks_english_too(desk: Desk) -> None:
    ran = desk.run("mail", "drafts", "2020-Q3", now=DAY, lang="en")
    assert (ran.status, ran.err) == (0, "")
    assert "drafts in outbox/2020-Q3/mail/" in ran.out
    assert "Форма. УСЗ.eml → fill in the address" in ran.out


def test_commands_suggest_the_letters_where_there_is_somebody_to_write_to(desk: Desk) -> None:
    hint = "workbook-tools mail drafts 2020-Q3"
    assert hint in desk.done("template", "2020-Q3", now=DAY).out
    assert hint not in desk.done("merge", "2020-Q3", now=DAY).out
    assert hint in desk.done("merge", "2020-Q3", now="2020-09-18 10:00").out
    desk.put("п.xlsx", fill_in(desk.form("police", Q3), answer("police", "14.09", openings={"5.1": 800})))
    assert hint in desk.done("ingest", now=DAY).out


HOSTILE_NAMES = {
    "culture": "Культура\nBcc: x@example.com",
    "education": "../../Освіта",
    "police": 'К"; filename="x',
    "hospital": "CON",
    "housing_urban": "К\u202eУ",
}
HOSTILE_SUBJECT = "Звіт\r\nBcc: x@example.com\r\n\r\nпривіт\u202e\u2028" + "я" * 300


def test_hostile_names_of_the_plan_stay_names(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from workbook_tools.model.plan_layout import EXECUTORS_TABLE

    desk = new_desk(tmp_path / "desk")
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    keys = [one.key for one in EXECUTORS_TABLE.columns]
    for row in workbook[EXECUTORS_TABLE.sheet].iter_rows():
        if row[0].value in HOSTILE_NAMES:
            row[keys.index("short")].value = HOSTILE_NAMES[str(row[0].value)]
    workbook.save(path)
    ran = desk.run("mail", "drafts", "2020-Q3", now=ISSUED)
    assert ran.status == 0, ran.err
    found = drafts(desk)
    assert len(found) == 9
    assert {path.parent for path in desk.root.rglob("*.eml")} == {mail_folder(desk)}
    assert all(one.message["Bcc"] is None and len(one.attachments) == 1 for one in found.values())


def test_a_hostile_letter_is_answered_on_one_line_of_subject(desk: Desk) -> None:
    from email.message import EmailMessage

    data = fill_in(desk.form("hospital", Q3), nil("hospital", "15.09"))
    message = EmailMessage()
    message["From"], message["Subject"] = "likarnia@example.org", "ТЕМА"
    message["Message-ID"] = "<h1@example.org>"
    message["References"] = "<a@b> <c d> <ok@example.org>"
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename='з"віт\\..xlsx')
    encoded = "=?utf-8?B?" + b64encode(HOSTILE_SUBJECT.encode()).decode() + "?="
    raw = message.as_bytes().replace(b"Subject: =?utf-8?b?0KLQldCc0JA=?=", f"Subject: {encoded}".encode())
    assert encoded.encode() in raw
    assert sent_by_mail(desk, "2020-09-16 12:00", "х.eml", raw) == ["accepted"]
    write(desk, "2020-09-16 13:00")
    receipt = draft(desk, "Прийнято № 3. КНП лікарня")
    assert receipt.message["Bcc"] is None
    assert receipt.subject.startswith("Re: Звіт Bcc: x@example.com привіт")
    assert len(receipt.subject) <= 210
    assert receipt.header("In-Reply-To") == "<h1@example.org>"
    assert "<ok@example.org> <h1@example.org>" in receipt.header("References")
