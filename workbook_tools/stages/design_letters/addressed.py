"""To whom a letter goes: to the sender of the letter that it answers, else to the department's own addresses."""

import re
from collections.abc import Collection, Iterable, Iterator

from workbook_tools.model.letter import Letter
from workbook_tools.model.outgoing import Addressed, Reply
from workbook_tools.model.plan import Department
from workbook_tools.rules.senders import listed, speaker

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
"""An address that every server takes: what is none of these characters is never put into a header."""
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,248}>")
_REFERENCES = 20


def to_department(department: Department | None) -> Addressed:
    """At its own addresses; nobody's where the plan has none: domains are no addresses."""
    return Addressed(() if department is None else tuple(_sound(department.contacts)))


def in_reply(department: Department | None, letter: Letter | None, own: Collection[str], *, trusted: bool) -> Addressed:
    """To the letter's sender and in its thread; to whoever wrote it where the coordinator (`own`) forwarded it.

    To the department's addresses instead where there is no letter, where its sender may not speak for the
    department, or where the coordinator wrote it herself.
    """
    if letter is None or not trusted:
        return to_department(department)
    author = speaker(letter, own)
    recipients = tuple(_sound(() if listed(author, own) else (author,)))
    if not recipients:
        return to_department(department)
    return Addressed(recipients, _reply(letter) if author == letter.sender else None)


def department_of(departments: Iterable[Department], letter: Letter, own: Collection[str]) -> Department | None:
    """The one whose address whoever wrote the letter has, or else whose domain; None where it is not one."""
    known = tuple(departments)
    author = speaker(letter, own)
    named = [d for d in known if listed(author, to_department(d).recipients)]
    speaks = named or [d for d in known if listed(author, d.contacts)]
    return speaks[0] if len(speaks) == 1 else None


def _sound(addresses: Iterable[str]) -> Iterator[str]:
    """Those that can be written to, a domain in its own letters as «xn--…»; whole domains («@…») cannot."""
    for address in addresses:
        user, _, domain = address.rpartition("@")
        try:
            plain = f"{user}@{domain.encode('idna').decode('ascii')}"
        except UnicodeError:
            continue
        if _ADDRESS.fullmatch(plain):
            yield plain


def _reply(letter: Letter) -> Reply:
    """The references that a thread hangs on: the first and the last ones of a long list."""
    named = [one for one in letter.references if _MESSAGE_ID.fullmatch(one)]
    answered = letter.message_id if _MESSAGE_ID.fullmatch(letter.message_id) else ""
    kept = list(dict.fromkeys((*named, answered) if answered else named))
    if len(kept) > _REFERENCES:
        kept = [kept[0], *kept[1 - _REFERENCES :]]
    return Reply(letter.subject, answered, tuple(kept))
