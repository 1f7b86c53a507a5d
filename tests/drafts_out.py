"""Drafts as the addressee reads them, e-mails as a department sends them, and a workspace that knows addresses."""

import email
import email.policy
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

from msgspec import Struct
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from quarters import Desk

from workbook_tools.model.plan_layout import EXECUTORS_TABLE

ADDRESSES = {
    "legal_internal_policy": "coordinator@example.gov.ua",
    "culture": "kultura@example.gov.ua\nkultura.zvit@example.gov.ua",
    "hospital": "likarnia@example.org",
    "police": "@police.example.org\nduty@police.example.org",
    "youth_sport": "youth-sport@example.gov.ua",
    "housing_urban": "zhkh@example.gov.ua",
}
"""The others have none."""


def list_addresses(desk: Desk, addresses: Mapping[str, str] = ADDRESSES) -> None:
    """The coordinator types them into «Виконавці» of the plan, by the department's code."""
    path = desk.root / "templates/plan_template.xlsx"
    workbook = load_workbook(path)
    sheet = workbook[EXECUTORS_TABLE.sheet]
    column = [one.key for one in EXECUTORS_TABLE.columns].index("contacts") + 1
    rows = {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1)}
    for code, contacts in addresses.items():
        cell = sheet.cell(rows[code], column)
        assert isinstance(cell, Cell)
        cell.value = contacts
    workbook.save(path)


class Read(Struct, frozen=True):
    """`text` with its paragraphs joined again, as a program that knows format=flowed shows it."""

    message: EmailMessage
    subject: str
    to: tuple[str, ...]
    text: str
    attachments: dict[str, bytes]

    def header(self, name: str) -> str:
        """On one line; empty where there is none."""
        return " ".join(str(self.message.get(name, "")).split())


def read(data: bytes) -> Read:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    body = message.get_body(("plain",))
    assert body is not None
    to = message.get("To")
    return Read(
        message,
        str(message["Subject"]),
        tuple(one.addr_spec for one in to.addresses) if to else (),
        unflowed(body.get_content()),
        {str(part.get_filename()): part.get_content() for part in message.iter_attachments()},
    )


def unflowed(text: str) -> str:
    """By RFC 3676: a line that ends with a space goes on, a space that was stuffed in front goes."""
    lines = [line.removeprefix(" ") for line in text.replace("\r\n", "\n").split("\n")]
    return "".join(line if line.endswith(" ") else f"{line}\n" for line in lines).strip()


def drafts(desk: Desk, quarter: str = "2020-Q3") -> dict[str, Read]:
    """By file name without its ending."""
    folder = desk.root / f"outbox/{quarter}/mail"
    return {path.stem: read(path.read_bytes()) for path in sorted(folder.glob("*.eml"))} if folder.is_dir() else {}


def draft(desk: Desk, name: str) -> Read:
    return read((desk.root / f"outbox/2020-Q3/mail/{name}.eml").read_bytes())


def eml(
    sender: str,
    subject: str,
    attachments: Mapping[str, bytes],
    *,
    message_id: str = "<1.zvit@example.gov.ua>",
    references: Sequence[str] = (),
) -> bytes:
    """What a department sends; without Received headers, so that it came when it was seen."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "coordinator@example.gov.ua", subject
    message["Message-ID"] = message_id
    if references:
        message["References"] = " ".join(references)
    message.set_content("Надсилаємо звіт.\n")
    for name, data in attachments.items():
        kind = ("application", "pdf") if name.endswith(".pdf") else ("application", "octet-stream")
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    return message.as_bytes()


def sent_by_mail(desk: Desk, now: str, name: str, data: bytes) -> list[str]:
    """Put into the inbox as a file and taken in; the outcomes."""
    desk.put(name, data)
    return [file["outcome"] for file in desk.ingest(now)]


def mail_folder(desk: Desk) -> Path:
    return desk.root / "outbox/2020-Q3/mail"
