"""A message as the inbox sees it: which files in it are to be posted, and what is said of the rest.

Runs in a worker process: `look` gives no contents, so that nobody holds the attachments of a thousand messages;
`take_out` gives one of them when its turn comes.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from workbook_tools.files.mail.envelope import Written
from workbook_tools.files.mail.opening import Item, Opened, Opener
from workbook_tools.files.reading.containers import WORKBOOK_NAMES, WORKBOOKS
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.recognise import Content
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.model.finding import Finding
from workbook_tools.model.letter import Letter
from workbook_tools.rules.catalogue import find

_ATTEMPTS = (
    Content.ARCHIVE,
    Content.PACKED,
    Content.WINMAIL,
    Content.NUMBERS,
    Content.LINK,
    Content.ENCIPHERED,
    Content.EMPTY,
)
"""What a report may hide in: where there is no workbook, each is answered for itself."""
_ATTEMPT_NAMES = (".csv", ".zip")
_SCANS = (Content.PDF, Content.PICTURE, Content.WORD, Content.DOCUMENT)
_NAMED = 8
"""Attachments that a note names."""


@dataclass(frozen=True, slots=True)
class Question:
    """A file of the inbox and what the run knows; `now` is UTC."""

    data: bytes
    name: str
    trusted_hosts: tuple[str, ...]
    now: datetime
    limits: Limits = LIMITS
    place: int = 0
    """Of the file that `take_out` is to give."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file to be posted. `place` is its place in the message, from 1; 0 is the inbox's file itself.

    `refusal`: why it is not to be read, None if it is; `notes` belong to its judgement.
    """

    place: int
    name: str
    sha256: str
    size: int
    letter: Letter | None
    refusal: Finding | None = None
    notes: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """`passed_over`: messages of which nothing is posted, by name, with the reason."""

    enclosed: tuple[Enclosed, ...]
    passed_over: tuple[tuple[str, Finding], ...] = ()


@dataclass(frozen=True, slots=True)
class _Leaf:
    enclosed: Enclosed
    kind: Content | None
    decoration: bool


def look(question: Question) -> Parcel:
    """What is in it. A message that cannot be opened is itself what is posted, with the reason."""
    letter: Letter | None = None
    enclosed: list[Enclosed] = []
    passed_over: list[tuple[str, Finding]] = []
    place, messages = 0, 0
    opener = Opener(question.trusted_hosts, question.now, question.limits)
    try:
        for opened in opener.open(question.data, question.name):
            letter = opened.letter
            place += 1
            messages += 1
            itself = _itself(opened, place if opened.content is not question.data else 0)
            leaves = []
            for item in opened.items:
                place += 1
                leaves.append(_leaf(item, place))
            reason = _passed_over(opened, leaves)
            if reason is not None:
                passed_over.append((itself.name, reason))
            else:
                enclosed += _posted(opened, itself, leaves)
    except Unreadable as unreadable:
        finding = unreadable.finding
        return Parcel((_whole(question, letter if messages == 1 else None, finding),))
    return Parcel(tuple(enclosed), tuple(passed_over))


def take_out(question: Question) -> bytes:
    """The bytes at a place that `look` told of. LookupError if there is no such place."""
    place = 0
    for opened in Opener(question.trusted_hosts, question.now, question.limits).open(question.data, question.name):
        place += 1
        if place == question.place:
            return opened.content
        for item in opened.items:
            place += 1
            if place == question.place:
                return item.content
    raise LookupError(question.place)


def _passed_over(opened: Opened, leaves: list[_Leaf]) -> Finding | None:
    """A machine's message, unless it carries a workbook; what a report of a failed delivery carries is one's own."""
    if opened.written is Written.BY_PERSON:
        return None
    if opened.written is Written.REPORT or not _workbooks(leaves):
        sender = "" if opened.letter is None else opened.letter.sender
        return find("letter_automatic", sender=sender or "—")
    return None


def _posted(opened: Opened, itself: Enclosed, leaves: list[_Leaf]) -> list[Enclosed]:
    """Its workbooks; without any, what may be one in disguise; without that, the message, with what it lacks."""
    chosen = _workbooks(leaves) or [leaf for leaf in leaves if _attempt(leaf)]
    if chosen:
        notes = _beside(leaves, chosen)
        return [_with_notes(leaf.enclosed, notes) for leaf in chosen]
    return [_refused(itself, _what_it_lacks(opened, leaves))]


def _workbooks(leaves: list[_Leaf]) -> list[_Leaf]:
    return [leaf for leaf in leaves if _may_be_workbook(leaf)]


def _may_be_workbook(leaf: _Leaf) -> bool:
    named = leaf.enclosed.name.casefold().endswith(WORKBOOK_NAMES)
    return leaf.kind in WORKBOOKS or leaf.kind is Content.TRUNCATED or (named and not leaf.decoration)


def _attempt(leaf: _Leaf) -> bool:
    if leaf.enclosed.refusal is not None and leaf.enclosed.name and not leaf.decoration:
        return True
    return leaf.kind in _ATTEMPTS or leaf.enclosed.name.casefold().endswith(_ATTEMPT_NAMES)


def _what_it_lacks(opened: Opened, leaves: list[_Leaf]) -> Finding:
    refusals = [leaf.enclosed.refusal for leaf in leaves if leaf.enclosed.refusal is not None]
    if opened.letter is None:
        kinds = [leaf.kind for leaf in leaves if leaf.kind is not None]
        return find(kinds[0].value if kinds else Content.UNKNOWN.value)
    if refusals:
        return refusals[0]
    scans = [leaf.enclosed.name for leaf in leaves if leaf.kind in _SCANS and not leaf.decoration]
    return find("letter_scan_only", names=_listed(scans)) if scans else find("letter_no_workbook")


def _beside(leaves: list[_Leaf], chosen: list[_Leaf]) -> tuple[Finding, ...]:
    """What came with the workbooks: signatures by themselves, the rest in one note."""
    others = [leaf for leaf in leaves if leaf not in chosen and not leaf.decoration and leaf.enclosed.name]
    signatures = [leaf.enclosed.name for leaf in others if leaf.kind is Content.SIGNATURE]
    rest = [leaf.enclosed.name for leaf in others if leaf.kind is not Content.SIGNATURE]
    notes = [find("signature_beside", name=name) for name in signatures[:1]]
    if rest:
        notes.append(find("letter_attachments", count=len(rest), names=_listed(rest)))
    return tuple(notes)


def _listed(names: list[str]) -> str:
    return ", ".join([*names[:_NAMED], "…"] if len(names) > _NAMED else names)


def _leaf(item: Item, place: int) -> _Leaf:
    content = item.content
    digest = hashlib.sha256(content).hexdigest()
    enclosed = Enclosed(place, item.name, digest, len(content), item.letter, item.refusal, item.notes)
    return _Leaf(enclosed, item.kind, item.decoration)


def _itself(opened: Opened, place: int) -> Enclosed:
    digest = hashlib.sha256(opened.content).hexdigest()
    return Enclosed(place, opened.name, digest, len(opened.content), opened.letter)


def _whole(question: Question, letter: Letter | None, refusal: Finding) -> Enclosed:
    digest = hashlib.sha256(question.data).hexdigest()
    return Enclosed(0, question.name, digest, len(question.data), letter, refusal)


def _refused(one: Enclosed, refusal: Finding) -> Enclosed:
    return Enclosed(one.place, one.name, one.sha256, one.size, one.letter, refusal, one.notes)


def _with_notes(one: Enclosed, notes: tuple[Finding, ...]) -> Enclosed:
    return Enclosed(one.place, one.name, one.sha256, one.size, one.letter, one.refusal, (*one.notes, *notes))
