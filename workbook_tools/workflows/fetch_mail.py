"""The mailbox → the inbox: each message once.

Order of each message, so that a kill or a broken connection at any instant loses nothing and doubles
nothing: its file in the inbox, its record on the ledger, only then its move or flag on the server. A
file without its record is found again by its name and bytes, or by its receipt where it was taken in
meanwhile; a record without its move or flag is moved or flagged by the next run.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.files.mail.imap import Folder, Unanswered, open_folder
from workbook_tools.files.mail.imap_answers import Lying
from workbook_tools.files.mail.letter_file import keep_letter
from workbook_tools.files.mail.message import Head, read_head
from workbook_tools.files.mail.names import mailbox_of, text_of
from workbook_tools.files.mail.secrets import MAILBOX_VARIABLES, password_of
from workbook_tools.files.mail.settings import read_settings
from workbook_tools.files.memory.fetched import Place
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.rules.phrases import Refusal
from workbook_tools.workflows.office import Office

_HEAD_BYTES = 100_000
"""Of a message's beginning, read to name it to the coordinator and to know the letters sent from here."""


class Fetch(StrEnum):
    """NEW: a file of the inbox. KNOWN: the same bytes came before. OWN: a letter that was sent from here."""

    NEW = "new"
    KNOWN = "known"
    OWN = "own"


class FetchedLetter(Struct, frozen=True):
    """`name` of its file in the inbox, None where none was made."""

    uid: int
    kind: Fetch
    name: str | None
    subject: str
    sender: str
    sha256: str


class LeftLetter(Struct, frozen=True):
    """`reason` ends the phrase «mail_left.…»; `size` in bytes; `answer` is what the server said."""

    uid: int
    reason: str
    size: int
    subject: str = ""
    sender: str = ""
    answer: str = ""


class FetchResult(Struct):
    """`hindered`: why the run ended before its time; what is listed was done by then."""

    account: str
    folder: str
    fetched: list[FetchedLetter] = field(default_factory=list)
    left: list[LeftLetter] = field(default_factory=list)
    hindered: MailHindered | None = None


def fetch_mail(office: Office, since: date | None) -> FetchResult:
    """All messages of the folder that were not fetched before; those that came on a day or later if one is given.

    Refusal where the settings, the password or the library are missing; MailHindered where nothing was begun.
    """
    mailbox = read_settings(office.workspace).mailbox
    if mailbox is None:
        raise Refusal("mail_no_mailbox")
    password = password_of(mailbox.host, mailbox.user, MAILBOX_VARIABLES)
    with open_folder(mailbox, password) as folder:
        result = FetchResult(mailbox.user, mailbox.folder)
        try:
            _fetch_all(office, folder, Place(folder.account, mailbox.folder, folder.uidvalidity), since, result)
        except MailHindered as hindered:
            result.hindered = hindered
    return result


def _fetch_all(office: Office, folder: Folder, place: Place, since: date | None, result: FetchResult) -> None:
    known = office.ledger.fetched.uids(place)
    for message in folder.lying(since):
        if message.uid not in known:
            result.left += _fetch(office, folder, place, message, result)
        elif not folder.settled(message):
            result.left += _settle_again(folder, message)


def _fetch(office: Office, folder: Folder, place: Place, message: Lying, result: FetchResult) -> Iterator[LeftLetter]:
    """One message; what is to be told of it where it stays on the server or unmarked."""
    if message.size > LIMITS.file_bytes:
        yield _left(folder, message, "too_large")
        return
    try:
        data = folder.message(message.uid)
    except Unanswered as refused:
        yield _left(folder, message, "unanswered", refused.answer)
        return
    if len(data) > LIMITS.file_bytes:
        yield _left(folder, message, "too_large")
        return
    letter = _keep(office, place, message.uid, data)
    result.fetched.append(letter)
    try:
        folder.settle(message.uid)
    except Unanswered as refused:
        yield LeftLetter(message.uid, "unsettled", message.size, letter.subject, letter.sender, refused.answer)


def _keep(office: Office, place: Place, uid: int, data: bytes) -> FetchedLetter:
    subject, sender = _named(data)
    sha256 = hashlib.sha256(data).hexdigest()
    kind = _kind(office, data, sha256)
    name = keep_letter(office.workspace, data, subject, uid) if kind is Fetch.NEW else None
    office.ledger.fetched.record(place, uid, sha256, office.now)
    return FetchedLetter(uid, kind, name, subject, sender, sha256)


def _kind(office: Office, data: bytes, sha256: str) -> Fetch:
    """The coordinator's department is written to as well: its blank form must not come back as its report."""
    if office.ledger.mailings.wrote(_head(data).first("message-id").decode("ascii", "replace")):
        return Fetch.OWN
    return Fetch.KNOWN if office.ledger.fetched.knows(sha256) else Fetch.NEW


def _settle_again(folder: Folder, message: Lying) -> Iterator[LeftLetter]:
    try:
        folder.settle_again(message)
    except Unanswered as refused:
        yield _left(folder, message, "unsettled", refused.answer)


def _left(folder: Folder, message: Lying, reason: str, answer: str = "") -> LeftLetter:
    """With the subject and the sender, if the server tells them."""
    try:
        subject, sender = _named(folder.heading(message.uid))
    except Unanswered:
        subject, sender = "", ""
    return LeftLetter(message.uid, reason, message.size, subject, sender, answer)


def _named(data: bytes) -> tuple[str, str]:
    """The subject and the sender's address; either may be empty."""
    head = _head(data)
    return text_of(head.first("subject")), mailbox_of(head.first("from"))[0]


def _head(data: bytes) -> Head:
    return read_head(memoryview(data)[:_HEAD_BYTES], LIMITS)[0]
