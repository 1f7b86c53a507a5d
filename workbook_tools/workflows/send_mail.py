"""The letters to the departments → the server that sends: each once.

Order of each letter: the server agrees to take it, the intention is on the ledger, the server is given
the letter, its answer is on the ledger. What broke before the intention was not sent. An intention that
no answer followed may have gone or not: it is sent again, under the same Message-ID, and that is told.
"""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from workbook_tools.files.disk.not_done import NotDone
from workbook_tools.files.disk.publish import retract
from workbook_tools.files.mail.departure import departing
from workbook_tools.files.mail.hindered import MailHindered
from workbook_tools.files.mail.message import read_head
from workbook_tools.files.mail.names import mailbox_of
from workbook_tools.files.mail.secrets import OUTGOING_VARIABLES, password_of
from workbook_tools.files.mail.settings import read_settings
from workbook_tools.files.mail.smtp import Envelope, NotHandedOver, Session, Unknown, open_outgoing, temporary
from workbook_tools.files.memory.mailings import Mailing, MailingState
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.model.mail_settings import Outgoing
from workbook_tools.model.quarter import Quarter
from workbook_tools.rules.phrases import Refusal
from workbook_tools.workflows.draft_mail import Composed, composed
from workbook_tools.workflows.office import Office

_DONE = (MailingState.SENT, MailingState.REFUSED)
"""After these it is known whom a letter went to."""


class Fate(StrEnum):
    """READY: to be sent. LATER: refused for now. CHANGED: a person changed the draft, so a person sends it.

    REACHED: sent to some, refused by others who are no longer asked; nothing is left to send.
    """

    READY = "ready"
    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNADDRESSED = "unaddressed"
    CHANGED = "changed"
    REACHED = "reached"


DELIVERED = (Fate.SENT, Fate.REACHED)


class Posting(Struct, frozen=True):
    """`recipients`: whom it is still to go to. `again`: it may have gone to them already.

    `refusals`: by recipient what the server said.
    """

    letter: Composed
    recipients: tuple[str, ...]
    fate: Fate
    again: bool = False
    refusals: Mapping[str, str] = field(default_factory=dict)


class SendResult(Struct):
    """`hindered`: why the run ended before its time; what is listed was done by then.

    `stuck`: drafts of letters that went out, which could not be removed.
    """

    quarter: Quarter
    postings: list[Posting] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    hindered: MailHindered | None = None


def plan_mailing(office: Office, quarter: Quarter) -> SendResult:
    """What would be sent to whom; no server and no password is needed."""
    return SendResult(quarter, _postings(office, quarter))


def send_mail(office: Office, quarter: Quarter) -> SendResult:
    """All letters that are owed now and were not sent.

    Refusal where the settings or the password are missing; MailHindered where nothing was begun.
    """
    outgoing = read_settings(office.workspace).outgoing
    if outgoing is None:
        raise Refusal("mail_no_outgoing")
    postings = _postings(office, quarter)
    result = SendResult(quarter)
    ready = []
    for posting in postings:
        if posting.fate is Fate.READY:
            ready.append(posting)
        elif posting.fate is Fate.REACHED:
            _record(office, posting, MailingState.SENT, {}, "")
            _remove_draft(office, posting, result)
        else:
            result.postings.append(posting)
    if not ready:
        return result
    if not all(_sender(posting.letter) for posting in ready):
        raise Refusal("mail_no_sender")
    password = None if outgoing.user is None else password_of(outgoing.host, outgoing.user, OUTGOING_VARIABLES)
    _send_all(office, outgoing, password, ready, result)
    return result


def _send_all(
    office: Office, outgoing: Outgoing, password: str | None, ready: list[Posting], result: SendResult
) -> None:
    with open_outgoing(outgoing, password) as session:
        try:
            for posting in ready:
                sent = _send(office, session, posting)
                result.postings.append(sent)
                if sent.fate is Fate.SENT:
                    _remove_draft(office, sent, result)
        except MailHindered as hindered:
            result.hindered = hindered


def _send(office: Office, session: Session, posting: Posting) -> Posting:
    message = departing(posting.letter.data, office.now)
    sha256 = hashlib.sha256(message).hexdigest()
    nothing_said = dict.fromkeys(posting.recipients, "")
    try:
        answers = session.hand_over(
            Envelope(_sender(posting.letter), posting.recipients),
            message,
            lambda: _record(office, posting, MailingState.INTENDED, nothing_said, sha256),
        )
    except NotHandedOver:
        _record(office, posting, MailingState.UNSENT, nothing_said, sha256)
        raise
    except Unknown as broken:
        name = PurePosixPath(posting.letter.path).stem
        raise MailHindered("mail_unknown", name=name, **broken.values) from broken
    refusals = {one: answer for one, answer in answers.items() if answer}
    _record(office, posting, MailingState.REFUSED if refusals else MailingState.SENT, answers, sha256)
    return replace(posting, fate=_fate(refusals), refusals=refusals)


def _record(office: Office, posting: Posting, state: MailingState, answers: Mapping[str, str], sha256: str) -> None:
    letter = posting.letter
    office.ledger.mailings.record(letter.key, Mailing(state, answers, letter.message_id, sha256), office.now)


def _fate(refusals: Mapping[str, str]) -> Fate:
    if not refusals:
        return Fate.SENT
    return Fate.LATER if all(map(temporary, refusals.values())) else Fate.REFUSED


def _postings(office: Office, quarter: Quarter) -> list[Posting]:
    """Of letters that were not sent to all yet."""
    sent = office.ledger.mailings.sent()
    return [_posting(office, letter) for letter in composed(office, quarter) if letter.key not in sent]


def _posting(office: Office, letter: Composed) -> Posting:
    mailings = office.ledger.mailings.of(letter.key)
    reached = {
        one for mailing in mailings if mailing.state in _DONE for one, said in mailing.answers.items() if not said
    }
    recipients = tuple(one for one in letter.recipients if one not in reached)
    if not recipients:
        return Posting(letter, (), Fate.REACHED if letter.recipients else Fate.UNADDRESSED)
    if _changed(office, letter.path):
        return Posting(letter, recipients, Fate.CHANGED)
    unknown = bool(mailings) and mailings[-1].state is MailingState.INTENDED
    return Posting(letter, recipients, Fate.READY, again=unknown)


def _changed(office: Office, path: str) -> bool:
    """Whether its draft is one that a person changed."""
    try:
        data = office.workspace.path(path).read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return hashlib.sha256(data).hexdigest() not in office.ledger.output_hashes(path)


def _remove_draft(office: Office, posting: Posting, result: SendResult) -> None:
    try:
        retract(office.workspace, office.ledger, posting.letter.path)
    except NotDone:
        result.stuck.append(posting.letter.path)


def _sender(letter: Composed) -> str:
    """Of From; empty where the letter has none."""
    head, _ = read_head(memoryview(letter.data), LIMITS)
    return mailbox_of(head.first("from"))[0]
