"""What a message, a mailbox file or a signed container holds, opened down to its files: each by its content."""

import re
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.mail.envelope import WrittenBy, letter_of, sender_of, written
from workbook_tools.files.mail.mbox import is_mbox, letters
from workbook_tools.files.mail.message import Damaged, Head, Piece, Spent, from_uuencode, pieces, read_head, uuencoded
from workbook_tools.files.mail.outlook import OutlookFile
from workbook_tools.files.mail.signed import unwrap
from workbook_tools.files.reading.containers import look_into, members
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.recognise import OLE, Content, is_file, recognise
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
_RESOURCE_FORK = (b"\x00\x05\x16\x07", b"\x00\x05\x16\x00")
"""AppleSingle and AppleDouble: what macOS keeps beside a file."""


class Item(Struct, frozen=True):
    """A file within. `kind` is None where a package's list cannot be read; `refusal` says what was lost of it.

    `letter` is the letter around it, with who was forwarded in it; `decoration`: a picture that the text shows.
    """

    name: str
    content: bytes
    kind: Content | None
    letter: Letter | None
    notes: tuple[Finding, ...] = ()
    refusal: Finding | None = None
    decoration: bool = False


class Opened(Struct, frozen=True):
    """A message, or a container that is none (`letter` is None), and how to come to what it holds.

    Going through `items` raises Unreadable where a limit is passed or a container is damaged.
    """

    name: str
    content: bytes
    letter: Letter | None
    written: WrittenBy
    items: Iterator[Item]


class _Within(Struct, frozen=True):
    """Where something was found: the letter around it, notes on the way, how deep, whether in an archive."""

    letter: Letter | None
    depth: int
    notes: tuple[Finding, ...] = ()
    archived: bool = False
    decoration: bool = False

    @property
    def deeper(self) -> "_Within":
        return replace(self, depth=self.depth + 1)


class Opener:
    """Goes through one file of the inbox and counts what it holds against the limits."""

    def __init__(self, trusted_hosts: tuple[str, ...], now: datetime, limits: Limits) -> None:
        self._trusted_hosts = trusted_hosts
        self._now = now
        self._limits = limits
        self._spent = Spent(limits)
        self._unnamed = 0

    def open(self, data: bytes, name: str) -> Iterator[Opened]:
        """The messages of a mailbox file one by one; anything else is one. Unreadable: the file as a whole."""
        if not is_mbox(data):
            yield self._opened(data, name)
            return
        for number, content in enumerate(letters(data, self._limits), 1):
            self._spent = Spent(self._limits)
            yield self._opened(content, f"{number}.eml")

    def _opened(self, data: bytes, name: str) -> Opened:
        top = _Within(None, 0)
        if self._kind(data) is not Content.MAIL:
            return Opened(name, data, None, WrittenBy.PERSON, self._any(name, data, top))
        try:
            outlook = OutlookFile(data) if data.startswith(OLE) else None
            head = outlook.head((), self._limits) if outlook else self._head(data)
        except Unreadable as unreadable:
            return Opened(name, data, None, WrittenBy.PERSON, _raising(unreadable))
        within = self._below(head, top)
        items = self._outlook(outlook, (), within) if outlook else self._message(data, within)
        return Opened(name, data, within.letter, written(head), items)

    def _kind(self, data: bytes) -> Content | None:
        try:
            return recognise(data, lambda: Package(data, self._limits))
        except Unreadable:
            return None

    def _any(self, name: str, data: bytes, within: _Within) -> Iterator[Item]:
        """What some bytes hold, whatever they are called."""
        kind = self._kind(data)
        if kind is Content.MAIL:
            yield from self._forwarded(data, within.deeper)
        elif kind is Content.SIGNATURE:
            yield from self._signed(name, data, within.deeper)
        elif kind is Content.ARCHIVE and not within.archived:
            yield from self._archive(name, data, within.deeper)
        elif kind is Content.TEXT and _ENTITY.match(data):
            yield from self._message(data, within.deeper)
        elif not data.startswith(_RESOURCE_FORK):
            yield Item(name, data, kind, within.letter, within.notes, None, within.decoration)

    # --- messages ---------------------------------------------------------------------------------

    def _head(self, data: bytes) -> Head:
        return read_head(memoryview(data), self._limits)[0]

    def _below(self, head: Head, within: _Within) -> _Within:
        """Who wrote a message within a letter is named in that letter; the outermost message is the letter."""
        if within.letter is None:
            return replace(within, letter=letter_of(head, self._trusted_hosts, self._now), decoration=False)
        forwarded = (*within.letter.forwarded_from, sender_of(head)[0])
        return replace(within, letter=replace(within.letter, forwarded_from=forwarded), decoration=False)

    def _message(self, data: bytes, within: _Within) -> Iterator[Item]:
        head, body = read_head(memoryview(data), self._limits)
        for piece in pieces(head, body, within.depth, self._spent):
            yield from self._piece(piece, within)

    def _forwarded(self, data: bytes, within: _Within) -> Iterator[Item]:
        self._spent.part(within.depth)
        if data.startswith(OLE):
            outlook = OutlookFile(data)
            yield from self._outlook(outlook, (), self._below(outlook.head((), self._limits), within))
            return
        for one in letters(data, self._limits) if is_mbox(data) else (data,):
            yield from self._message(one, self._below(self._head(one), within))

    def _outlook(self, outlook: OutlookFile, place: tuple[str, ...], within: _Within) -> Iterator[Item]:
        for part in outlook.attachments(place):
            self._spent.part(within.depth + 1)
            if part.place is not None:
                inner = self._below(outlook.head(part.place, self._limits), within.deeper)
                yield from self._outlook(outlook, part.place, inner)
            elif part.data is not None:
                name = part.name or self._nameless()
                yield from self._any(name, part.data, replace(within.deeper, decoration=part.pictured))

    def _piece(self, piece: Piece, within: _Within) -> Iterator[Item]:
        within = replace(within, depth=piece.depth, decoration=piece.pictured)
        if piece.lost:
            yield self._lost("", "letter_truncated", within)
            return
        try:
            content = piece.content()
        except Damaged as fault:
            name = "" if piece.is_body else piece.name or self._nameless()
            yield self._lost(name, fault.code if name else "letter_truncated", within)
            return
        if piece.kind == "message/rfc822" and content.strip():
            yield from self._forwarded(content, within.deeper)
        elif piece.is_body and not is_file(content):
            yield from self._within_text(content, within)
        else:
            yield from self._any(piece.name or self._nameless(), content, within)

    def _within_text(self, text: bytes, within: _Within) -> Iterator[Item]:
        for named, lines in uuencoded(text):
            self._spent.part(within.depth + 1)
            name = named or self._nameless()
            try:
                content = from_uuencode(lines)
            except Damaged as fault:
                yield self._lost(name, fault.code, within)
                continue
            yield from self._any(name, content, within)

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
        within = replace(within, archived=True, notes=(*within.notes, *notes))
        around = f"{name}/" if within.letter is not None or within.depth > 1 else ""
        opened = (*contents.workbooks, *contents.letters)
        for member, content in zip(opened, members(data, opened, self._limits), strict=True):
            self._spent.part(within.depth)
            yield from self._any(f"{around}{member}", content, within)
        for member in (*contents.others, *contents.archives):
            yield Item(f"{around}{member}", b"", Content.UNKNOWN, within.letter)

    def _lost(self, name: str, code: str, within: _Within) -> Item:
        finding = find(code, name=name) if name else find(code)
        return Item(name, b"", Content.UNKNOWN, within.letter, within.notes, finding, within.decoration)

    def _nameless(self) -> str:
        self._unnamed += 1
        return UNNAMED.fill("uk", {"number": str(self._unnamed)})


def _raising(unreadable: Unreadable) -> Iterator[Item]:
    raise unreadable
    yield  # a generator: it raises when it is gone through
