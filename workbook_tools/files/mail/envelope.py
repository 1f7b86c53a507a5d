"""What a message's head says of it: who wrote it, what it answers, when it came, whether a machine sent it."""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from workbook_tools.files.mail.message import Head
from workbook_tools.files.mail.names import mailbox_of, parameters, text_of
from workbook_tools.files.mail.received import received_moment
from workbook_tools.model.letter import Letter

_ID = re.compile(rb"<[^<>\s]{1,400}>")
_MOST_REFERENCES = 100
_NO_ONE = re.compile(r"(?:mailer-daemon|postmaster)(?:@|$)")
_ANSWERS_ITSELF = ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponder")


class WrittenBy(StrEnum):
    """Where it is no person: a machine of its own accord (a scanner), an answer (an absence), a report of delivery."""

    PERSON = "person"
    MACHINE = "machine"
    ANSWER = "answer"
    REPORT = "report"


def letter_of(head: Head, trusted_hosts: Iterable[str], now: datetime) -> Letter:
    """Of a message that is the outermost one; a forwarded one only has a sender."""
    sender, name = sender_of(head)
    own = _ids(head.first("message-id"))
    answered = (*_ids(head.first("references")), *_ids(head.first("in-reply-to")))
    return Letter(
        sender=sender,
        name=name,
        subject=text_of(head.first("subject")),
        message_id=own[0] if own else "",
        references=tuple(dict.fromkeys(answered))[-_MOST_REFERENCES:],
        received_at=received_moment(head.every("received"), trusted_hosts, now),
    )


def sender_of(head: Head) -> tuple[str, str]:
    """Address and name. A second From line is one more address in the first."""
    return mailbox_of(b", ".join(head.every("from")))


def written(head: Head) -> WrittenBy:
    """By the head alone: RFC 3464 and 8098 (reports), RFC 3834 (Auto-Submitted), and what older programs write."""
    kind, told = parameters(head.first("content-type"))
    sender = sender_of(head)[0]
    if kind == "multipart/report" or _NO_ONE.match(sender) or "report-type" in told:
        return WrittenBy.REPORT
    submitted = parameters(head.first("auto-submitted"))[0].partition(" ")[0]
    by_itself = head.first("precedence").strip().lower() == b"auto_reply"
    if submitted == "auto-replied" or by_itself or any(head.first(name) for name in _ANSWERS_ITSELF):
        return WrittenBy.ANSWER
    return WrittenBy.PERSON if submitted in ("", "no") else WrittenBy.MACHINE


def _ids(raw: bytes) -> tuple[str, ...]:
    return tuple(found.decode("ascii", "replace") for found in _ID.findall(raw[:50_000]))
