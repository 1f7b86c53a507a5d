"""A letter's way through the inbox: what is remembered of it, when it came, who may speak, what comes twice."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from ledgers import container_of
from mail.conftest import list_contacts
from mail.content_kinds import PDF, file, mail
from mail.kinds import Forms
from mail.sender_kinds import parts_of_text
from messages import SENDER, attached, extended, forwarded, letter, multipart, named, received, text
from outlook_files import FROM, attachment, container
from outlook_files import message as outlook
from plans import Q3
from quarters import Desk, answer, files_below, run_apart, sha, sheet_rows
from signatures import signed

from workbook_tools.demo.clerk import fill_in
from workbook_tools.model.letter import Letter
from workbook_tools.model.report_layout import RECEIPTS

NOW = "2020-09-16 10:00"
TRUSTED = '[mail]\ntrusted_hosts = ["mx.example.gov.ua"]\n'
STRANGER = "Хтось <someone@example.org>"


def report(f: Forms, *more: str, sender: str = SENDER, message_id: str = "<1@example.gov.ua>") -> bytes:
    return letter(multipart(text(), attached(f.police)), more=more, sender=sender, message_id=message_id)


def kyiv_moment(words: str) -> datetime:
    """Kyiv's summer time of 2020 is three hours ahead."""
    return datetime.fromisoformat(f"{words}+03:00").astimezone(UTC)


def told(desk: Desk, now: str = NOW) -> list[tuple[str, str, list[str]]]:
    """(path, outcome, codes) of an ingest."""
    return [(f["path"], f["outcome"], [one["code"] for one in f["findings"]]) for f in desk.ingest(now)]


# --- what is remembered --------------------------------------------------------------------------


def test_the_letter_stands_on_the_receipt_in_json_and_in_the_consolidated_workbook(desk: Desk, forms: Forms) -> None:
    answers = "References: <0@example.gov.ua>\r\nIn-Reply-To: <0@example.gov.ua>"
    arrived = received("mx.example.gov.ua", "Mon, 14 Sep 2020 09:12:31 +0300")
    (desk.root / "workbook-tools.toml").write_text(TRUSTED, "utf-8")
    desk.put(
        "лист.eml", letter(multipart(text(), attached(forms.police, extended("Звіт.xlsx"))), more=[arrived, answers])
    )
    (told_of,) = desk.ingest(NOW)
    assert told_of["letter"] == {
        "sender": "police@example.gov.ua",
        "name": "Олена Приклад",
        "subject": "Звіт за III квартал",
        "message_id": "<1@example.gov.ua>",
        "received": "2020-09-14T09:12:31+03:00",
        "forwarded_from": [],
    }
    (filed,) = desk.history().filed
    assert filed.receipt.letter == Letter(
        sender="police@example.gov.ua",
        name="Олена Приклад",
        subject="Звіт за III квартал",
        message_id="<1@example.gov.ua>",
        references=("<0@example.gov.ua>",),
        received_at=kyiv_moment("2020-09-14 09:12:31"),
    )
    assert filed.receipt.received_at == kyiv_moment("2020-09-14 09:12:31")
    assert (filed.receipt.path, filed.receipt.container) == ("Звіт.xlsx", "лист.eml")
    desk.done("merge", "2020-Q3", now=NOW)
    (row,) = sheet_rows(desk.consolidated[Q3], RECEIPTS.title)
    shown = row[RECEIPTS.column("letter")]
    assert shown == "police@example.gov.ua\nЗвіт за III квартал\n<1@example.gov.ua>"


def test_a_letter_is_kept_whole_before_its_workbook_and_named_by_the_receipt(desk: Desk, forms: Forms) -> None:
    data = report(forms)
    desk.put("лист.eml", data)
    desk.ingest(NOW)
    kept = container_of(desk.root / "archive/ledger.sqlite3", 1)
    assert kept is not None
    assert (kept.name, kept.sha256) == ("лист.eml", sha(data))
    assert (desk.root / kept.archived).read_bytes() == data
    assert set(desk.originals()) == {sha(data), sha(forms.police)}


def test_who_wrote_is_told_where_a_report_waits_and_beside_what_was_not_read(desk: Desk, forms: Forms) -> None:
    desk.put("а.eml", report(forms, sender=STRANGER))
    desk.put("б.eml", letter(multipart(text(), file("скан.pdf", PDF)), sender=STRANGER))
    desk.ingest(NOW)
    assert "№\u00a01: Поліція, report.xlsx, від someone@example.org" in desk.done("status", "2020-Q3", now=NOW).out
    (note,) = [data.decode("utf-8-sig") for name, data in desk.outputs().items() if name.endswith("б.eml.txt")]
    assert "Надійшла лише скан-копія" in note
    assert "Лист від someone@example.org, тема «Звіт за III квартал»." in note


# --- when it came --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "moment", "late"),
    [
        ("mx.example.gov.ua", "Thu, 17 Sep 2020 23:59:59 +0300", False),
        ("mx.example.gov.ua", "Fri, 18 Sep 2020 00:00:00 +0300", True),
        ("mx.example.gov.ua", "Thu, 17 Sep 2020 21:00:00 +0000", True),
        ("mx.example.org", "Thu, 17 Sep 2020 12:00:00 +0300", True),
        ("mx.example.gov.ua", "Tue, 22 Sep 2020 12:00:00 +0300", True),
        ("mx.example.gov.ua", "колись", True),
    ],
)
def test_the_trusted_hosts_word_decides_lateness(desk: Desk, forms: Forms, by: str, moment: str, late: bool) -> None:
    """The coordinator opened the mail on the 21st; the sender's own Date is of the 14th."""
    (desk.root / "workbook-tools.toml").write_text(TRUSTED, "utf-8")
    desk.put("лист.eml", report(forms, received(by, moment)))
    desk.ingest("2020-09-21 10:00")
    assert desk.standing("police", Q3, "2020-09-21 11:00")["late"] is late


def test_what_the_coordinator_states_comes_before_what_a_host_says(desk: Desk, forms: Forms) -> None:
    (desk.root / "workbook-tools.toml").write_text(TRUSTED, "utf-8")
    path = desk.put("лист.eml", report(forms, received("mx.example.gov.ua", "Mon, 14 Sep 2020 09:12:31 +0300")))
    desk.done("ingest", str(path), "--received-at", "2020-09-15 12:00", now=NOW)
    (filed,) = desk.history().filed
    assert filed.receipt.received_at == kyiv_moment("2020-09-15 12:00:00")


def test_letters_are_posted_in_the_order_in_which_they_came(desk: Desk, forms: Forms) -> None:
    (desk.root / "workbook-tools.toml").write_text(TRUSTED, "utf-8")
    later = received("mx.example.gov.ua", "Tue, 15 Sep 2020 09:00:00 +0300")
    first = received("mx.example.gov.ua", "Mon, 14 Sep 2020 09:00:00 +0300")
    desk.put("а.eml", report(forms, later))
    youth = multipart(text(), attached(forms.youth, named("youth.xlsx")))
    desk.put("б.eml", letter(youth, sender="youth-sport@example.gov.ua", more=[first]))
    desk.ingest(NOW)
    assert [filed.receipt.path for filed in desk.history().filed] == ["youth.xlsx", "report.xlsx"]


# --- what comes twice ----------------------------------------------------------------------------


def test_the_same_message_again(desk: Desk, forms: Forms) -> None:
    desk.put("а.eml", report(forms))
    desk.ingest(NOW)
    before = files_below(desk.root, "archive").keys()
    desk.put("б.eml", report(forms))
    assert told(desk, "2020-09-16 11:00") == [("report.xlsx", "duplicate", ["already_received"])]
    assert desk.inbox() == []
    assert {name for name in files_below(desk.root, "archive").keys() - before if name.endswith(".xlsx")} == set()


def test_the_same_workbook_in_another_message(desk: Desk, forms: Forms) -> None:
    desk.put("а.eml", report(forms))
    desk.ingest(NOW)
    desk.put("б.eml", report(forms, message_id="<2@example.gov.ua>"))
    assert told(desk, "2020-09-16 11:00") == [("report.xlsx", "duplicate", ["already_received"])]
    assert len(desk.originals()) == 3, "either message is kept"


def test_a_letter_without_a_form_again(desk: Desk) -> None:
    data = mail(file("скан.pdf", PDF))
    desk.put("а.eml", data)
    desk.ingest(NOW)
    desk.put("б.eml", data)
    assert told(desk, "2020-09-16 11:00") == [("б.eml", "duplicate", ["already_quarantined"])]


def test_an_automatic_message_is_kept_and_gone_from_the_inbox_but_not_from_elsewhere(desk: Desk) -> None:
    data = letter(text("Я у відпустці."), more=["Auto-Submitted: auto-replied"])
    elsewhere = desk.root / "відповідь.eml"
    elsewhere.write_bytes(data)
    ran = desk.done("ingest", str(elsewhere), now=NOW)
    assert "автоматичне повідомлення" in ran.out
    assert elsewhere.exists()
    desk.put("відповідь.eml", data)
    assert told(desk) == [("відповідь.eml", "skipped", ["letter_automatic"])]
    assert desk.inbox() == []
    assert set(desk.originals()) == {sha(data)}
    assert desk.history().filed == ()


# --- who may speak -------------------------------------------------------------------------------


def test_what_a_stranger_sent_is_held_until_the_coordinator_accepts_it(desk: Desk, forms: Forms) -> None:
    desk.put("лист.eml", report(forms, sender=STRANGER))
    assert told(desk) == [("report.xlsx", "held", ["sender_unlisted"])]
    assert desk.standing("police", Q3, NOW)["standing"] == "held"
    desk.done("decide", "accept", "1", "--reason", "Підтверджено телефоном.", now="2020-09-16 11:00")
    assert desk.standing("police", Q3, "2020-09-16 12:00")["standing"] == "accepted"


def test_what_a_stranger_sent_first_is_accepted_from_whom_the_plan_lists(desk: Desk, forms: Forms) -> None:
    """The same bytes, from a private mailbox and then from the department's: the second is a receipt of its own."""
    desk.put("а.eml", letter(multipart(text(), attached(forms.police), file("скан.pdf", PDF)), sender=STRANGER))
    desk.ingest(NOW)
    desk.put("б.eml", report(forms, sender=STRANGER, message_id="<2@example.org>"))
    assert told(desk, "2020-09-16 11:00") == [("report.xlsx", "duplicate", ["already_held"])]
    desk.put("в.eml", report(forms))
    ((path, outcome, codes),) = told(desk, "2020-09-16 12:00")
    assert (path, outcome) == ("report.xlsx", "accepted")
    assert "sender_unlisted" not in codes
    first, second = desk.history().filed
    assert (first.receipt.sha256, first.judgement.outcome) == (second.receipt.sha256, "held")
    assert (second.judgement.revision, second.receipt.letter and second.receipt.letter.sender) == (
        2,
        "police@example.gov.ua",
    )
    assert desk.standing("police", Q3, "2020-09-16 13:00")["standing"] == "accepted"
    desk.put("г.eml", report(forms, message_id="<3@example.gov.ua>"))
    assert told(desk, "2020-09-16 13:00") == [("report.xlsx", "duplicate", ["already_received"])]


def test_with_the_address_in_the_plan_the_same_message_is_judged_anew(desk: Desk, forms: Forms) -> None:
    data = report(forms, sender=STRANGER)
    desk.put("лист.eml", data)
    desk.ingest(NOW)
    list_contacts(desk, {"police": "police@example.gov.ua\nsomeone@example.org"})
    desk.put("лист.eml", data)
    assert told(desk, "2020-09-16 11:00") == [("report.xlsx", "accepted", [])]
    assert len(desk.history().filed) == 1, "on the receipt that it has"
    assert desk.standing("police", Q3, "2020-09-16 12:00")["standing"] == "accepted"


def test_judged_anew_from_a_dropped_file_it_is_still_the_strangers(desk: Desk, forms: Forms) -> None:
    """Another edition of the plan, the same workbook without its letter: the receipt's own letter speaks."""
    desk.put("лист.eml", letter(multipart(text(), attached(forms.police), file("скан.pdf", PDF)), sender=STRANGER))
    desk.ingest(NOW)
    list_contacts(desk, {"hospital": "hospital@example.gov.ua"})
    desk.put("збережено.xlsx", forms.police)
    desk.ingest("2020-09-16 11:00")
    (filed,) = desk.history().filed
    assert [finding.code for finding in filed.judgement.findings] == ["sender_unlisted", "letter_attachments"]


def test_a_department_without_addresses_has_nobody_to_speak_for_it(desk: Desk, forms: Forms) -> None:
    list_contacts(desk, {"police": ""})
    desk.put("лист.eml", report(forms))
    (found,) = desk.ingest(NOW)
    assert found["outcome"] == "held"
    assert "(там не вказано жодної)" in found["findings"][0]["message"]
    assert "додасть адресу до плану" in found["findings"][0]["remedy"]


def test_a_workbook_that_came_without_a_letter_is_no_matter_of_addresses(desk: Desk, forms: Forms) -> None:
    list_contacts(desk, {"police": ""})
    desk.put("ГУНП.xlsx", forms.police)
    assert told(desk) == [("ГУНП.xlsx", "accepted", [])]


def test_errors_from_a_stranger_are_returned_and_told_with_the_stranger(desk: Desk, forms: Forms) -> None:
    faulty = fill_in(desk.form("police", Q3), answer("police", "14.09", statuses={"5": ""}))
    desk.put("лист.eml", letter(multipart(text(), attached(faulty)), sender=STRANGER))
    ((_, outcome, codes),) = told(desk)
    assert outcome == "returned"
    assert "sender_unlisted" in codes


def test_one_form_from_two_senders(desk: Desk, forms: Forms) -> None:
    desk.put("а.eml", report(forms))
    desk.ingest(NOW)
    other = fill_in(desk.form("police", Q3), answer("police", "15.09", openings={"5.1": 900}))
    again = multipart(text(), attached(other))
    desk.put("б.eml", letter(again, sender="chief@police.example.gov.ua"))
    ((_, _, codes),) = told(desk, "2020-09-16 11:00")
    assert "template_from_two_senders" in codes
    third = fill_in(desk.form("police", Q3), answer("police", "15.09", openings={"5.1": 950}))
    forwarding = forwarded(
        letter(multipart(text(), attached(third), boundary="in"), sender="chief@police.example.gov.ua")
    )
    desk.put("в.eml", letter(multipart(text(), forwarding), sender="coordinator@example.gov.ua"))
    ((_, _, codes),) = told(desk, "2020-09-16 12:00")
    assert "template_from_two_senders" not in codes, "who forwards is no second hand"


def test_whom_the_coordinator_forwarded_before_was_no_other_hand(desk: Desk, forms: Forms) -> None:
    inner = letter(multipart(text(), attached(forms.police), boundary="in"))
    desk.put("а.eml", letter(multipart(text(), forwarded(inner)), sender="coordinator@example.gov.ua"))
    assert told(desk) == [("report.xlsx", "accepted", [])]
    other = fill_in(desk.form("police", Q3), answer("police", "15.09", openings={"5.1": 900}))
    desk.put("б.eml", letter(multipart(text(), attached(other))))
    ((_, _, codes),) = told(desk, "2020-09-16 11:00")
    assert "template_from_two_senders" not in codes


# --- what went out from here ---------------------------------------------------------------------


def test_the_blank_form_that_comes_back_beside_the_filled_one_is_no_report(desk: Desk, forms: Forms) -> None:
    """Whoever forwards the letter with the form, or attaches it as a whole, sends the form along."""
    blank = attached(desk.form("police", Q3), named("чиста.xlsx"))
    quoted = forwarded(letter(multipart(text(), blank, boundary="in"), sender="coordinator@example.gov.ua"))
    desk.put("а.eml", letter(multipart(text(), blank, attached(forms.police), quoted)))
    own = ("чиста.xlsx", "skipped", ["letter_own_file"])
    assert told(desk) == [("report.xlsx", "accepted", []), own, own]
    assert len(desk.history().filed) == 1
    assert desk.inbox() == []


def test_the_returned_copy_that_comes_back_beside_the_corrected_one_is_no_report(desk: Desk, forms: Forms) -> None:
    faulty = fill_in(desk.form("police", Q3), answer("police", "14.09", statuses={"5": ""}))
    desk.put("а.eml", letter(multipart(text(), attached(faulty))))
    desk.ingest(NOW)
    (copy,) = (desk.root / "outbox/2020-Q3/returned").iterdir()
    again = multipart(text(), attached(copy.read_bytes(), named("копія.xlsx")), attached(forms.police))
    desk.put("б.eml", letter(again, message_id="<2@example.gov.ua>"))
    assert told(desk, "2020-09-16 11:00") == [
        ("report.xlsx", "accepted", []),
        ("копія.xlsx", "skipped", ["letter_own_file"]),
    ]


def test_the_blank_form_alone_is_answered_with_what_it_lacks(desk: Desk) -> None:
    """Also where another letter of the same mailbox file has a report."""
    blank = letter(multipart(text(), attached(desk.form("police", Q3))))
    youth = letter(multipart(text(), attached(b"%PDF-", named("а.pdf"))), message_id="<2@example.gov.ua>")
    line = b"From a@example.org Mon Sep 14 09:00:00 2020\r\n"
    desk.put("а.mbox", line + blank + b"\r\n\r\n" + line + youth)
    assert {path: outcome for path, outcome, _ in told(desk)} == {"report.xlsx": "returned", "2.eml": "quarantined"}


# --- as a person starts it -----------------------------------------------------------------------


def test_in_real_workers_letters_and_files_side_by_side(desk: Desk, forms: Forms) -> None:
    """One message takes its worker with it; the others go through."""
    desk.put("а.eml", report(forms))
    desk.put("б.xlsx", forms.youth)
    desk.put("в.eml", letter(parts_of_text(10_000)))
    desk.put("г.msg", container(outlook({FROM: "a@example.org"}, attachment("скан.pdf", PDF))))
    ran = run_apart("--workspace", str(desk.root), "ingest", "--json", now=NOW)
    assert (ran.status, ran.err) == (1, "")
    assert [(f["path"], f["outcome"]) for f in ran.json["files"]] == [
        ("report.xlsx", "accepted"),
        ("б.xlsx", "accepted"),
        ("в.eml", "quarantined"),
        ("г.msg", "quarantined"),
    ]
    assert desk.inbox() == []


# --- what is not installed -----------------------------------------------------------------------


def _outlook(f: Forms) -> bytes:
    return container(outlook({FROM: "police@example.gov.ua"}, attachment("звіт.xlsx", f.police)))


@pytest.mark.parametrize(
    ("module", "name", "make", "notes"),
    [
        ("olefile", "лист.msg", _outlook, []),
        ("asn1crypto", "звіт.xlsx.p7s", lambda f: signed(f.police), ["signature_not_checked"]),
    ],
)
def test_without_the_extra_it_waits_for_it(
    desk: Desk,
    forms: Forms,
    module: str,
    name: str,
    make: Callable[[Forms], bytes],
    notes: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, module, None)
        desk.put(name, make(forms))
        assert told(desk) == [(name, "quarantined", ["mail_extra_missing"])]
    assert any(path.startswith("outbox/quarantine/") for path in desk.outputs())
    desk.put(name, make(forms))
    assert told(desk, "2020-09-16 11:00") == [("звіт.xlsx", "accepted", notes)]
    assert not any(name.startswith("outbox/quarantine/") for name in desk.outputs()), "it waits no longer"
