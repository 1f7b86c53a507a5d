"""What a message, a mailbox file or a signed container holds, opened down to its files: each by its content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from workbook_tools.files.mail.envelope import Written, letter_of, written
from workbook_tools.files.mail.mbox import is_mbox, letters
from workbook_tools.files.mail.message import Damaged, Head, Piece, Spent, from_uuencode, pieces, read_head, uuencoded
from workbook_tools.files.mail.names import mailbox_of
from workbook_tools.files.mail.outlook import OutlookFile
from workbook_tools.files.mail.signed import unwrap
from workbook_tools.files.reading.containers import look_into, members
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.recognise import OLE, Content, recognise, recognise_body
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.model.finding import Finding
from workbook_tools.model.letter import Letter
from workbook_tools.rules.catalogue import find
from workbook_tools.rules.texts.letters import UNNAMED

_ENTITY = re.compile(
    rb"(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,9}?Content-Type:\s*[\w-]+/", re.IGNORECASE
)
"""A part of a message by itself, as signatures wrap one: its head begins with, or soon comes to, its type."""
_SIGNED_NAME = re.compile(r"\.(?:p7s|p7m|p7b|sig)$", re.IGNORECASE)
_ENCRYPTED = ("encrypted",)
_RESOURCE_FORK = (b"\x00\x05\x16\x07", b"\x00\x05\x16\x00")
"""AppleSingle and AppleDouble: what macOS keeps beside a file."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file within. `kind` is None for what cannot be recognised, `refusal` says why it is not to be read.

    `letter` is the letter around it, with who forwarded it; `decoration`: a picture that the letter's text shows.
    """

    name: str
    content: bytes
    kind: Content | None
    letter: Letter | None
    notes: tuple[Finding, ...] = ()
    refusal: Finding | None = None
    decoration: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A message of its own, or a container without one, and how to come to what it holds."""

    content: bytes
    name: str
    head: Head | None
    letter: Letter | None
    written: Written
    items: Iterator[Item]


@dataclass(frozen=True, slots=True)
class _Within:
    """Where something was found: the letter around it, notes on the way, how deep, whether in an archive."""

    letter: Letter | None
    depth: int
    notes: tuple[Finding, ...] = ()
    archived: bool = False
    decoration: bool = False


class Opener:
    """Counts what one file of the inbox holds against the limits; raises Unreadable where they are passed."""

    def __init__(self, trusted_hosts: tuple[str, ...], now: datetime, limits: Limits) -> None:
        self._trusted_hosts = trusted_hosts
        self._now = now
        self._limits = limits
        self._spent = Spent(limits)
        self._unnamed = 0

    def open(self, data: bytes, name: str) -> Iterator[Opened]:
        """The messages of a mailbox file one by one; anything else is one."""
        if not is_mbox(data):
            yield self._opened(data, name)
            return
        for number, content in enumerate(letters(data, self._limits), 1):
            self._spent = Spent(self._limits)
            yield self._opened(content, f"{number}.eml")

    def _opened(self, data: bytes, name: str) -> Opened:
        if self._kind(data, name) is not Content.MAIL:
            return Opened(data, name, None, None, Written.BY_PERSON, self._any(name, data, _Within(None, 0)))
        outlook = OutlookFile(data) if data.startswith(OLE) else None
        head = outlook.head((), self._limits) if outlook else read_head(memoryview(data), self._limits)[0]
        letter = letter_of(head, self._trusted_hosts, self._now)
        items = self._outlook(outlook, (), _Within(letter, 0)) if outlook else self._message(data, _Within(letter, 0))
        return Opened(data, name, head, letter, written(head), items)

    def _kind(self, data: bytes, name: str) -> Content | None:
        try:
            return recognise(data, lambda: Package(data, self._limits))
        except Unreadable:
            return None

    def _any(self, name: str, data: bytes, within: _Within) -> Iterator[Item]:
        """What some bytes hold, whatever they are called."""
        kind = self._kind(data, name)
        deeper = replace(within, depth=within.depth + 1)
        if kind is Content.MAIL:
            yield from self._forwarded(data, deeper)
        elif kind is Content.SIGNATURE:
            yield from self._signed(name, data, deeper)
        elif kind is Content.ARCHIVE and not within.archived:
            yield from self._archive(name, data, deeper)
        elif kind is Content.TEXT and _ENTITY.match(data):
            yield from self._message(data, deeper)
        elif not data.startswith(_RESOURCE_FORK):
            yield Item(name, data, kind, within.letter, within.notes, None, within.decoration)

    # --- messages ---------------------------------------------------------------------------------

    def _message(self, data: bytes, within: _Within) -> Iterator[Item]:
        head, body = read_head(memoryview(data), self._limits)
        for piece in pieces(head, body, within.depth, self._spent):
            yield from self._piece(piece, within)

    def _forwarded(self, data: bytes, within: _Within) -> Iterator[Item]:
        """Whoever wrote the message within is named in the letter around it."""
        self._spent.part(within.depth)
        if data.startswith(OLE):
            yield from self._forwarded_outlook(OutlookFile(data), (), within)
            return
        if is_mbox(data):
            data = next(letters(data, self._limits))
        head = read_head(memoryview(data), self._limits)[0]
        yield from self._message(data, _forwarded_by(head, within))

    def _forwarded_outlook(self, outlook: OutlookFile, place: tuple[str, ...], within: _Within) -> Iterator[Item]:
        head = outlook.head(place, self._limits)
        yield from self._outlook(outlook, place, _forwarded_by(head, within))

    def _outlook(self, outlook: OutlookFile, place: tuple[str, ...], within: _Within) -> Iterator[Item]:
        for part in outlook.attachments(place):
            self._spent.part(within.depth)
            deeper = replace(within, depth=within.depth + 1)
            if part.place is not None:
                self._spent.part(deeper.depth)
                yield from self._forwarded_outlook(outlook, part.place, deeper)
            elif part.data is not None:
                yield from self._any(
                    part.name or self._nameless(), part.data, replace(within, decoration=part.pictured)
                )

    def _piece(self, piece: Piece, within: _Within) -> Iterator[Item]:
        body = not piece.name and piece.disposition != "attachment" and piece.kind.startswith("text/")
        within = replace(within, depth=piece.depth, decoration=_pictured(piece))
        if piece.kind in ("multipart/mixed", "message/partial"):
            yield self._refused("", b"", None, "letter_truncated", within)
            return
        name = piece.name or ("" if body else self._nameless())
        try:
            content = piece.content()
        except Damaged as fault:
            if not body or piece.kind == "message/rfc822":
                yield self._damaged(name, piece, fault, within)
            elif piece.cut:
                yield self._refused("", b"", None, "letter_truncated", within)
            return
        if piece.kind == "message/rfc822" and content.strip():
            yield from self._forwarded(content, replace(within, depth=within.depth + 1))
        elif not body:
            yield from self._any(name, content, within)
        elif recognise_body(content):
            yield from self._any(self._nameless(), content, within)
        else:
            yield from self._within_text(content, within)

    def _within_text(self, text: bytes, within: _Within) -> Iterator[Item]:
        for name, lines, _ in uuencoded(text):
            self._spent.part(within.depth + 1)
            try:
                content = from_uuencode(lines)
            except Damaged as fault:
                yield self._refused(name, b"", None, fault.code, within)
                continue
            yield from self._any(name or self._nameless(), content, within)

    # --- what else may hold something -------------------------------------------------------------

    def _signed(self, name: str, data: bytes, within: _Within) -> Iterator[Item]:
        self._spent.part(within.depth)
        content = unwrap(data)
        if content is None:
            yield Item(name, data, Content.SIGNATURE, within.letter, within.notes)
            return
        noted = replace(within, notes=(*within.notes, find("signature_not_checked", name=name)))
        yield from self._any(_SIGNED_NAME.sub("", name) or name, content, noted)

    def _archive(self, name: str, data: bytes, within: _Within) -> Iterator[Item]:
        contents = look_into(data, self._limits)
        if contents is None:
            yield Item(name, data, Content.ARCHIVE, within.letter, within.notes)
            return
        notes = (find("signature_not_checked", name=name),) if contents.signed else ()
        noted = replace(within, archived=True, notes=(*within.notes, *notes))
        opened = (*contents.workbooks, *contents.letters)
        for member, content in zip(opened, members(data, opened, self._limits), strict=True):
            self._spent.part(within.depth)
            yield from self._any(f"{name}/{member}", content, noted)
        for member in (*contents.others, *contents.archives):
            yield Item(f"{name}/{member}", b"", Content.UNKNOWN, within.letter)

    def _damaged(self, name: str, piece: Piece, fault: Damaged, within: _Within) -> Item:
        return self._refused(name, bytes(piece.body), None, fault.code, within)

    def _refused(self, name: str, content: bytes, kind: Content | None, code: str, within: _Within) -> Item:
        finding = find(code, name=name) if code.startswith("attachment") else find(code)
        return Item(name, content, kind, within.letter, within.notes, finding, within.decoration)

    def _nameless(self) -> str:
        self._unnamed += 1
        return UNNAMED.fill("uk", {"number": str(self._unnamed)})


def _forwarded_by(head: Head, within: _Within) -> _Within:
    if within.letter is None:
        return within
    sender = mailbox_of(head.first("from"))[0]
    letter = replace(within.letter, forwarded_from=(*within.letter.forwarded_from, sender))
    return replace(within, letter=letter, decoration=False)


def _pictured(piece: Piece) -> bool:
    """A picture beside the text that shows it: a logo, a smile; not one that was attached."""
    if piece.disposition == "attachment" or not piece.kind.startswith("image/"):
        return False
    return "related" in piece.within or bool(piece.head.first("content-id"))
