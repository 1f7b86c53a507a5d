"""To whom a letter goes: to the sender of the letter that it answers, else to the department's own addresses."""

import re
from collections.abc import Collection, Iterable, Iterator

from workbook_tools.model.letter import Letter
from workbook_tools.model.outgoing import Addressed, Reply
from workbook_tools.model.plan import Department

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
"""An address that every server takes: what is none of these characters is never put into a header."""
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,248}>")
_REFERENCES = 20


def to_department(department: Department | None) -> Addressed:
    """At its own addresses; nobody's where the plan has none: domains are no addresses."""
    return Addressed(() if department is None else tuple(_sound(department.contacts)))


def in_reply(department: Department | None, letter: Letter | None, own: Collection[str], *, trusted: bool) -> Addressed:
    """To the letter's sender and in its thread.

    To the department's addresses instead where there is no letter, where its sender may not speak for the
    department, or where the coordinator (`own`) had forwarded it to herself: then to the listed one of the
    senders of what was forwarded.
    """
    if letter is None:
        return to_department(department)
    if letter.sender.casefold() not in own:
        sender = tuple(_sound((letter.sender,)))
        return Addressed(sender, _reply(letter)) if trusted and sender else to_department(department)
    listed = (one for one in _sound(reversed(letter.forwarded_from)) if department and speaks_for(department, one))
    known = next(listed, None)
    return to_department(department) if known is None else Addressed((known,))


def department_of(departments: Iterable[Department], letter: Letter) -> Department | None:
    """The one whose address or domain the sender has; of forwarded letters, the innermost known sender's."""
    known = tuple(departments)
    for address in (*reversed(letter.forwarded_from), letter.sender):
        named = [d for d in known if address.casefold() in {contact.casefold() for contact in d.contacts}]
        spoken = named or [d for d in known if speaks_for(d, address)]
        if len(spoken) == 1:
            return spoken[0]
    return None


def speaks_for(department: Department, address: str) -> bool:
    """By its own address or by a whole domain («@police.example.org»)."""
    folded = address.casefold()
    return bool(folded) and any(
        folded == contact.casefold() or (contact.startswith("@") and folded.endswith(contact.casefold()))
        for contact in department.contacts
    )


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
