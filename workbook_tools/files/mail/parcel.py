"""A message as the inbox sees it: which files in it are to be posted, and what is said of the rest.

Runs in a worker process: `look` gives no contents, so that nobody holds the attachments of a thousand messages;
`take_out` gives some of them when their turn comes.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.mail.envelope import WrittenBy
from workbook_tools.files.mail.opening import Item, Opened, Opener
from workbook_tools.files.reading.containers import WORKBOOK_NAMES, WORKBOOKS
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.recognise import Content
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.model.finding import Finding
from workbook_tools.model.letter import Letter
from workbook_tools.rules.catalogue import find

_HIDING = (
    None,
    Content.TRUNCATED,
    Content.ARCHIVE,
    Content.PACKED,
    Content.WINMAIL,
    Content.NUMBERS,
    Content.LINK,
    Content.ENCIPHERED,
)
"""What a report may hide in: where there is no workbook, each is answered for itself."""
_HIDING_NAMES = (".csv", ".zip", ".rar", ".7z")
_SCANS = (Content.PDF, Content.PICTURE, Content.WORD, Content.DOCUMENT)
_NAMED = 8
"""Attachments that a note names."""


class Question(Struct, frozen=True):
    """A file of the inbox and what the run knows; `now` is UTC. `places` are what `take_out` is to give."""

    data: bytes
    name: str
    trusted_hosts: tuple[str, ...]
    now: datetime
    limits: Limits = LIMITS
    places: tuple[int, ...] = ()


class Enclosed(Struct, frozen=True):
    """A file to be posted. `place` is its place in the message, from 1; 0 is the inbox's file itself.

    `refusals`: why it is not to be read, empty if it is; `notes` belong to its judgement.
    """

    place: int
    name: str
    sha256: str
    size: int
    letter: Letter | None
    refusals: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()


class Parcel(Struct, frozen=True):
    """`passed_over`: messages of which nothing is posted, by name, with the reason."""

    enclosed: tuple[Enclosed, ...]
    passed_over: tuple[tuple[str, Finding], ...] = ()


class _Leaf(Struct, frozen=True):
    """An item without its content."""

    enclosed: Enclosed
    kind: Content | None
    decoration: bool

    @property
    def lost(self) -> bool:
        return bool(self.enclosed.refusals)

    @property
    def workbook(self) -> bool:
        """By its content, or by a name that promises one."""
        return self.kind in WORKBOOKS or self._named(WORKBOOK_NAMES)

    @property
    def hiding(self) -> bool:
        return not self.lost and (self.kind in _HIDING or self._named(_HIDING_NAMES))

    def _named(self, endings: tuple[str, ...]) -> bool:
        return not self.decoration and self.enclosed.name.casefold().endswith(endings)


def look(question: Question) -> Parcel:
    """What is in it. A message that cannot be opened is itself what is posted, with the reason."""
    enclosed: list[Enclosed] = []
    passed_over: list[tuple[str, Finding]] = []
    told: list[tuple[Enclosed, Opened, list[_Leaf]]] = []
    try:
        for place, (opened, item) in enumerate(_walk(question), 1):
            if item is None:
                told.append((_itself(opened, place if opened.content is not question.data else 0), opened, []))
            elif isinstance(item, Item):
                told[-1][2].append(_leaf(item, place))
            else:
                told[-1] = (replace(told[-1][0], refusals=(item,)), opened, told[-1][2])
    except Unreadable as unreadable:
        return refused(question.data, question.name, unreadable.finding)
    for itself, opened, leaves in told:
        reason = _passed_over(opened, leaves)
        if itself.refusals:
            enclosed.append(itself)
        elif reason is not None:
            passed_over.append((itself.name, reason))
        else:
            enclosed += _posted(opened, itself, leaves)
    return Parcel(tuple(enclosed), tuple(passed_over))


def take_out(question: Question) -> dict[int, bytes]:
    """The bytes at places that `look` told of, in one walk. LookupError if there is no such place."""
    wanted = set(question.places)
    found: dict[int, bytes] = {}
    for place, (opened, item) in enumerate(_walk(question), 1):
        if place in wanted and not isinstance(item, Finding):
            found[place] = opened.content if item is None else item.content
        if len(found) == len(wanted):
            return found
    raise LookupError(sorted(wanted - found.keys()))


def refused(data: bytes, name: str, finding: Finding) -> Parcel:
    """The file as a whole, with why it was not opened."""
    return Parcel((Enclosed(0, name, _digest(data), len(data), None, (finding,)),))


def _walk(question: Question) -> Iterator[tuple[Opened, Item | Finding | None]]:
    """Each message, then each of its files; a message that cannot be gone through ends with the reason."""
    opener = Opener(question.trusted_hosts, question.now, question.limits)
    for opened in opener.open(question.data, question.name):
        yield opened, None
        try:
            for item in opened.items:
                yield opened, item
        except Unreadable as unreadable:
            yield opened, unreadable.finding


def _passed_over(opened: Opened, leaves: list[_Leaf]) -> Finding | None:
    """A machine's message that carries nothing, its answer that carries no workbook, and every report of delivery.

    What the report of a failed delivery carries is one's own letter.
    """
    attached = [leaf for leaf in leaves if leaf.enclosed.name and not leaf.decoration]
    carries = {
        WrittenBy.PERSON: True,
        WrittenBy.MACHINE: bool(attached),
        WrittenBy.ANSWER: any(leaf.workbook for leaf in leaves),
        WrittenBy.REPORT: False,
    }
    if opened.letter is None or carries[opened.written]:
        return None
    return find("letter_automatic", sender=opened.letter.sender or "—")


def _posted(opened: Opened, itself: Enclosed, leaves: list[_Leaf]) -> list[Enclosed]:
    """Its workbooks; without any, what one may hide in; without that, the message, with what it lacks.

    The message is posted, too, where a workbook of it was lost on the way.
    """
    workbooks = [leaf for leaf in leaves if leaf.workbook and not leaf.lost]
    lost = [leaf for leaf in leaves if leaf.lost and (leaf.workbook or not workbooks) and not leaf.decoration]
    chosen = workbooks or ([] if lost else [leaf for leaf in leaves if leaf.hiding])
    notes = _beside([leaf for leaf in leaves if leaf not in chosen])
    posted = [replace(leaf.enclosed, notes=(*leaf.enclosed.notes, *notes)) for leaf in chosen]
    if lost:
        reasons = dict.fromkeys(finding for leaf in lost for finding in leaf.enclosed.refusals)
        posted.append(replace(itself, refusals=tuple(reasons)))
    return posted or [replace(itself, refusals=(_what_it_lacks(opened, leaves),))]


def _what_it_lacks(opened: Opened, leaves: list[_Leaf]) -> Finding:
    if opened.letter is None:
        kinds = [leaf.kind for leaf in leaves if leaf.kind is not None and leaf.kind not in WORKBOOKS]
        return find(kinds[0].value if kinds else Content.UNKNOWN.value)
    scans = [leaf.enclosed.name for leaf in leaves if leaf.kind in _SCANS and not leaf.decoration]
    return find("letter_scan_only", names=_listed(scans)) if scans else find("letter_no_workbook")


def _beside(leaves: list[_Leaf]) -> tuple[Finding, ...]:
    """What came with the workbooks: signatures by themselves, the rest in one note."""
    others = [leaf for leaf in leaves if leaf.enclosed.name and not leaf.decoration]
    signatures = [leaf.enclosed.name for leaf in others if leaf.kind is Content.SIGNATURE]
    rest = [leaf.enclosed.name for leaf in others if leaf.kind is not Content.SIGNATURE]
    notes = [find("signature_beside", name=_listed(signatures))] if signatures else []
    if rest:
        notes.append(find("letter_attachments", count=len(rest), names=_listed(rest)))
    return tuple(notes)


def _listed(names: list[str]) -> str:
    return ", ".join([*names[:_NAMED], "…"] if len(names) > _NAMED else names)


def _leaf(item: Item, place: int) -> _Leaf:
    refusals = (item.refusal,) if item.refusal is not None else ()
    content = item.content
    enclosed = Enclosed(place, item.name, _digest(content), len(content), item.letter, refusals, item.notes)
    return _Leaf(enclosed, item.kind, item.decoration)


def _itself(opened: Opened, place: int) -> Enclosed:
    return Enclosed(place, opened.name, _digest(opened.content), len(opened.content), opened.letter)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
