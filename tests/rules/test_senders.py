"""Who may speak for a department, and what is said of others."""

from datetime import date
from typing import Any

import pytest
from plans import Q3_WINDOW_FIRST, assignment_of
from submissions import honest

from workbook_tools.model.letter import Letter
from workbook_tools.model.past import Past
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.catalogue import message, outcome, remedy
from workbook_tools.rules.senders import listed, sender_unlisted, speaker, template_from_two_senders

HOUSING = assignment_of("housing_urban")
COORDINATOR = ("office@example.gov.ua", "@office.example.gov.ua")


def from_(sender: str, *forwarded: str) -> Letter:
    return Letter(sender=sender, name="", subject="", message_id="", forwarded_from=forwarded)


def past(letter: Letter | None, *contacts: str, **more: Any) -> Past:
    known: dict[str, Any] = {"received_on": date(2020, 9, 16), "window_first": Q3_WINDOW_FIRST, "asks_opening": True}
    return Past(**known, letter=letter, contacts=contacts, coordinator_contacts=COORDINATOR, **more)


@pytest.mark.parametrize(
    ("address", "contacts", "known"),
    [
        ("a@example.org", ("a@example.org",), True),
        ("A@Example.ORG", ("a@example.org",), True),
        ("a@example.org", ("A@EXAMPLE.org",), True),
        ("a@example.org", ("b@example.org", "@example.org"), True),
        ("a@sub.example.org", ("@example.org",), False),
        ("a@example.org", ("@sub.example.org",), False),
        ("a@notexample.org", ("@example.org",), False),
        ("b@example.org", ("a@example.org",), False),
        ("a@приклад.укр", ("@xn--80aikifvh.xn--j1amh",), True),
        ("a@xn--80aikifvh.xn--j1amh", ("@Приклад.укр",), True),
        ("a@example.org.", ("@example.org",), True),
        ("олена@приклад.укр", ("Олена@приклад.укр",), True),
        ("@example.org", ("@example.org",), False),
        ("", ("@example.org",), False),
        ("a", ("a",), False),
        ("a@example.org", (), False),
        (f"a@{'x' * 80}.org", (f"@{'x' * 80}.org",), True),
        ("a@b@example.org", ("@example.org",), True),
    ],
)
def test_addresses_and_domains(address: str, contacts: tuple[str, ...], known: bool) -> None:
    assert listed(address, contacts) is known


@pytest.mark.parametrize(
    ("letter", "speaks"),
    [
        (from_("a@example.org"), "a@example.org"),
        (from_("a@example.org", "b@example.org"), "a@example.org"),
        (from_("office@example.gov.ua"), "office@example.gov.ua"),
        (from_("office@example.gov.ua", "b@example.org"), "b@example.org"),
        (from_("anna@office.example.gov.ua", "b@example.org", "c@example.org"), "b@example.org"),
        (from_("office@example.gov.ua", "anna@office.example.gov.ua", "b@example.org"), "b@example.org"),
        (from_("office@example.gov.ua", "anna@office.example.gov.ua"), "office@example.gov.ua"),
        (from_("office@example.gov.ua", ""), ""),
    ],
)
def test_whose_word_a_letter_is(letter: Letter, speaks: str) -> None:
    assert speaker(letter, COORDINATOR) == speaks


def test_an_unlisted_sender_waits_with_the_addresses_beside() -> None:
    known = past(from_("b@example.org"), "a@example.org", "@a.example.org")
    (finding,) = sender_unlisted(honest(HOUSING), HOUSING, known)
    assert outcome([finding]) is Outcome.HELD
    assert "b@example.org" in message(finding)
    assert "(a@example.org, @a.example.org)" in message(finding)
    assert "потребує підтвердження" in message(finding)


def test_where_the_plan_names_no_address_that_is_said_and_what_to_do() -> None:
    (finding,) = sender_unlisted(honest(HOUSING), HOUSING, past(from_("b@example.org")))
    assert message(finding) == (
        "Звіт надійшов з адреси b@example.org, якої в плані немає серед адрес підрозділу (там не вказано жодної): "
        "потребує підтвердження."
    )
    assert message(finding, "en") == (
        "The report came from b@example.org, which the plan does not list for the department (no address is given "
        "there): it is to be confirmed."
    )
    assert "додасть адресу до плану (аркуш «Виконавці»)" in remedy(finding)


@pytest.mark.parametrize(
    "known",
    [
        past(None),
        past(None, "a@example.org"),
        past(from_("a@example.org"), "a@example.org"),
        past(from_("office@example.gov.ua", "a@example.org"), "a@example.org"),
    ],
)
def test_nothing_is_said_of_a_listed_one_or_of_a_dropped_file(known: Past) -> None:
    assert list(sender_unlisted(honest(HOUSING), HOUSING, known)) == []


def test_two_hands_on_one_form_are_told_but_hold_nothing() -> None:
    known = past(from_("a@example.org"), "@example.org", other_senders=("b@example.org", "c@example.org"))
    (finding,) = template_from_two_senders(honest(HOUSING), HOUSING, known)
    assert outcome([finding]) is Outcome.ACCEPTED
    assert "b@example.org, c@example.org" in message(finding)


@pytest.mark.parametrize(
    "known",
    [
        past(from_("a@example.org"), "@example.org"),
        past(None, other_senders=("b@example.org",)),
        past(from_("office@example.gov.ua", "a@example.org"), other_senders=("b@example.org",)),
    ],
)
def test_one_hand_or_a_forwarded_letter(known: Past) -> None:
    assert list(template_from_two_senders(honest(HOUSING), HOUSING, known)) == []


def test_a_sender_whom_nobody_can_read_is_said_to_be_one() -> None:
    """No dash stands where an address was to be."""
    nobody = past(Letter(sender="", name="", subject="", message_id=""), other_senders=("b@example.org",))
    (finding,) = template_from_two_senders(honest(HOUSING), HOUSING, nobody)
    assert message(finding) == (
        "Цю саму форму вже надсилали з іншої адреси: b@example.org; цього разу — адресу відправника прочитати не "
        "вдалося."
    )
    (finding,) = sender_unlisted(honest(HOUSING), HOUSING, nobody)
    assert message(finding).startswith("Звіт надійшов з адреси невідомого відправника, якої в плані немає")


def test_where_several_senders_stand_all_of_them_are_told() -> None:
    both = "police@example.gov.ua, someone@example.org"
    letter = Letter(sender="", name=both, subject="", message_id="")
    (finding,) = sender_unlisted(honest(HOUSING), HOUSING, past(letter, "police@example.gov.ua"))
    assert f"з адреси {both}, якої" in message(finding)
