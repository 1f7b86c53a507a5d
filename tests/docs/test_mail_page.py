"""The page on e-mail says what the program reads, writes and asks for."""

import re
from datetime import date
from pathlib import Path

import pytest
from plans import Q3, example_plan

from workbook_tools.files.mail.secrets import MAILBOX_VARIABLES, OUTGOING_VARIABLES
from workbook_tools.files.mail.settings import parse_settings
from workbook_tools.files.mail.texts import NAMES
from workbook_tools.model.mail_settings import Security
from workbook_tools.model.outgoing import Addressed, DueLetter, LetterKind
from workbook_tools.model.quarter import Deadlines
from workbook_tools.rules.texts.mailing import DRAFT_NAMES
from workbook_tools.stages.design_letters import Setting, words

PAGE = (Path(__file__).resolve().parents[2] / "docs/mail.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_settings_is_read(example: str) -> None:
    settings = parse_settings(example.encode())
    assert settings.sender is not None
    assert settings.signature
    assert settings.mailbox is not None
    assert settings.outgoing is not None
    assert Security.PLAIN not in (settings.mailbox.security, settings.outgoing.security)
    assert len(settings.trusted_hosts) == 2, "the mailbox's own host and one more"


def test_the_examples_are_of_gmail_of_ukr_net_and_of_a_server_of_ones_own() -> None:
    read = [parse_settings(example.encode()) for example in EXAMPLES]
    servers = [
        (one.mailbox.host, one.mailbox.port, one.outgoing.host, one.outgoing.port)
        for one in read
        if one.mailbox is not None and one.outgoing is not None
    ]
    assert servers == [
        ("imap.gmail.com", 993, "smtp.gmail.com", 465),
        ("imap.ukr.net", 993, "smtp.ukr.net", 465),
        ("mail.rada.example.gov.ua", 993, "mail.rada.example.gov.ua", 587),
    ]


def test_every_letter_text_and_variable_is_named() -> None:
    assert [name for name in NAMES if f"`{name}`" not in PAGE] == []
    letters = {name.partition(" №")[0].partition(". {")[0] for name in DRAFT_NAMES.values()}
    assert [name for name in letters if f"«{name}»" not in PAGE] == []
    assert [name for name in (*MAILBOX_VARIABLES, *OUTGOING_VARIABLES) if name not in PAGE] == []


def test_every_word_that_a_text_can_ask_for_is_explained() -> None:
    letter = DueLetter("", LetterKind.TEMPLATE, Addressed(()), date(2020, 9, 17))
    plan = example_plan()
    due = Deadlines.of(Q3, plan.decree.schedule, lambda day: True)
    said = words(letter, Setting(plan, Q3, due, date(2020, 9, 1), ()), None, "")
    unexplained = []
    for name, word in said.items():
        inner = word if isinstance(word, dict) else {}
        line = next((line for line in PAGE.splitlines() if re.search(rf"\{{\{{ {name}\b", line)), "")
        unexplained += [] if line or name == "kind" else [name]
        unexplained += [f"{name}.{key}" for key in inner if f".{key}`" not in PAGE and f"{name}.{key} " not in PAGE]
    assert unexplained == []
