"""A message of RFC 822 and MIME → its head and its pieces, counted while they are split.

A pass of our own over the bytes: nothing is copied or decoded before it is wanted, a limit stops it at once, and
it knows of each piece whether the message ended before the piece did.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator

from msgspec import Struct

from workbook_tools.files.mail.names import file_name, parameters, text_of
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.recognise import UTF8_MARK
from workbook_tools.files.reading.unreadable import unreadable

_HEAD_ENDS = re.compile(rb"(?:\A|\n)\r?\n")
_FIELD = re.compile(rb"([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)", re.DOTALL)
_FOLDED = re.compile(rb"\r?\n(?=[ \t])")
_GUESSED_BOUNDARY = re.compile(rb"^--([^\s-][^\r\n]{0,69}?)[ \t]*\r?$", re.MULTILINE)
_UUENCODED = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]+)\r?\n", re.MULTILINE)
_BLANK = re.compile(rb"[ \t\r\n\x00]+")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*={0,2}")
_MOST_FIELDS = 5_000


class Damaged(Exception):
    """A piece that did not arrive as a whole, or is not what its encoding says; `code` is of the catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Spent(Struct):
    """What has been used up of the limits, over all that one file holds."""

    limits: Limits
    parts: int = 0

    def part(self, depth: int) -> None:
        """Raises Unreadable where there are too many, or too deep within each other."""
        self.parts += 1
        if self.parts > self.limits.message_parts:
            raise unreadable("message_parts", limit=self.limits.message_parts)
        if depth > self.limits.message_depth:
            raise unreadable("message_depth", limit=self.limits.message_depth)


class Head(Struct, frozen=True):
    """Fields in their order, names in lower case, values unfolded and otherwise raw."""

    fields: tuple[tuple[str, bytes], ...]

    def first(self, name: str) -> bytes:
        """Empty if there is none."""
        return next((value for field_name, value in self.fields if field_name == name), b"")

    def every(self, name: str) -> tuple[bytes, ...]:
        return tuple(value for field_name, value in self.fields if field_name == name)


class Piece(Struct, frozen=True):
    """A leaf of a message. `kind` is the declared type; `name` is empty where it has none.

    `cut`: the message ends before the boundary that had to close this piece; `lost`: it stands for pieces of which
    nothing came. `within`: subtypes of the multiparts around it.
    """

    head: Head
    kind: str
    name: str
    body: memoryview
    cut: bool
    depth: int
    within: tuple[str, ...]
    lost: bool = False

    @property
    def is_body(self) -> bool:
        """Words of the letter itself, as they are declared."""
        return not self.name and not self._attached and self.kind.startswith("text/")

    @property
    def pictured(self) -> bool:
        """A picture that the text shows: a logo, a smile; not one that was attached."""
        shown = "related" in self.within or bool(self.head.first("content-id"))
        return shown and not self._attached and self.kind.startswith("image/")

    @property
    def _attached(self) -> bool:
        return parameters(self.head.first("content-disposition"))[0] == "attachment"

    def content(self) -> bytes:
        """Decoded. Damaged where the encoding says that something is missing or wrong."""
        data = decoded(self.head, self.body)
        if self.cut:
            raise Damaged("attachment_truncated")
        return data


def read_head(data: memoryview, limits: Limits) -> tuple[Head, memoryview]:
    """The head, its blank line included, and what follows. Unreadable where it is longer than a head may be."""
    data = data[len(UTF8_MARK) :] if data[: len(UTF8_MARK)] == UTF8_MARK else data
    room = data[: limits.head_bytes]
    ends = _HEAD_ENDS.search(room)
    if ends is None and len(data) > limits.head_bytes:
        raise unreadable("message_head", limit=limits.head_bytes // 1_000_000)
    end = len(room) if ends is None else ends.end()
    return Head(tuple(_fields(bytes(room[:end])))), data[end:]


def pieces(head: Head, body: memoryview, depth: int, spent: Spent) -> Iterator[Piece]:
    """The leaves below a head, in their order."""
    return _pieces(head, body, depth, spent, whole=False, within=())


def decoded(head: Head, body: memoryview) -> bytes:
    """By the transfer encoding; one that is not known leaves the bytes as they are. Damaged."""
    words = head.first("content-transfer-encoding").strip().lower().split(b";")[0].split()
    encoding = words[0] if words else b""
    raw = bytes(body)
    stated = head.first("content-length").strip()
    if stated.isdigit() and len(stated) < 15 and len(raw) + raw.count(b"\n") < int(stated):
        raise Damaged("attachment_truncated")
    if encoding == b"base64":
        return _from_base64(raw)
    if encoding == b"quoted-printable":
        if raw.rstrip(b"\r\n").endswith(b"=") and not raw.endswith((b"\n", b"\r")):
            raise Damaged("attachment_truncated")
        return quopri.decodestring(raw)
    if encoding in (b"x-uuencode", b"uuencode", b"x-uue", b"uue"):
        found = _UUENCODED.search(raw)
        return from_uuencode(raw[found.end() :]) if found else raw
    return raw


def uuencoded(text: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, encoded lines up to «end») of files that old programs put right into a letter's text."""
    place = 0
    while (found := _UUENCODED.search(text, place)) is not None:
        place = found.end()
        if b"!" <= text[place : place + 1] <= b"M":
            end = text.find(b"\nend", place)
            place = len(text) if end < 0 else end + len(b"\nend")
            yield file_name(text_of(found[1])), text[found.end() : place]


def _pieces(
    head: Head, body: memoryview, depth: int, spent: Spent, *, whole: bool, within: tuple[str, ...]
) -> Iterator[Piece]:
    """`whole`: a boundary outside closed this region, so that nothing of it can be missing."""
    spent.part(depth)
    kind, told = parameters(head.first("content-type"))
    if not kind.startswith("multipart/"):
        disposition = parameters(head.first("content-disposition"))[1]
        name = file_name(disposition.get("filename", ""), told.get("name", ""), disposition.get("name", ""))
        assumed = "message/rfc822" if within[-1:] == ("digest",) else "text/plain"
        fragment = kind == "message/partial"
        yield Piece(head, kind or assumed, name, body, bool(within) and not whole, depth, within, lost=fragment)
        return
    if head.first("content-transfer-encoding").strip().lower() in (b"base64", b"quoted-printable"):
        try:
            body = memoryview(decoded(head, body))
        except Damaged:
            whole = False
    regions, closed = _regions(body, told.get("boundary", ""))
    for number, region in enumerate(regions, 1):
        inner, content = read_head(region, spent.limits)
        last = number == len(regions)
        yield from _pieces(
            inner,
            content,
            depth + 1,
            spent,
            whole=whole or closed or not last,
            within=(*within, kind.removeprefix("multipart/")),
        )
    if not regions:
        yield Piece(Head(()), kind, "", memoryview(b""), True, depth, within, lost=True)


def _regions(body: memoryview, boundary: str) -> tuple[list[memoryview], bool]:
    """What stands between the boundaries, and whether the last of them says that it is the last."""
    mark = boundary.encode("utf-8", "surrogateescape")
    lines = _boundary_lines(mark)
    if not mark or lines.search(body) is None:
        guessed = _GUESSED_BOUNDARY.search(body)
        if guessed is None:
            return [], False
        lines = _boundary_lines(bytes(guessed[1]))
    regions: list[memoryview] = []
    begin = -1
    for line in lines.finditer(body):
        if begin >= 0:
            regions.append(_without_last_break(body[begin : max(begin, line.start())]))
        if line[1]:
            return regions, True
        begin = line.end() + 1
    if begin >= 0:
        regions.append(body[begin:])
    return regions, False


def _boundary_lines(mark: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"^--" + re.escape(mark) + rb"(--)?[ \t]*\r?$", re.MULTILINE)


def _without_last_break(region: memoryview) -> memoryview:
    """The line break before a boundary belongs to the boundary."""
    end = bytes(region[-2:])
    return region[:-2] if end == b"\r\n" else region[:-1] if end.endswith(b"\n") else region


def _fields(head: bytes) -> Iterator[tuple[str, bytes]]:
    lines = _FOLDED.sub(b"", head).split(b"\n")
    for line in lines[:_MOST_FIELDS]:
        found = _FIELD.fullmatch(line.rstrip(b"\r"))
        if found is not None:
            yield found[1].decode("ascii").lower(), found[2].strip()


def _from_base64(raw: bytes) -> bytes:
    packed = _BLANK.sub(b"", raw)
    if not _BASE64.fullmatch(packed):
        raise Damaged("attachment_damaged")
    if len(packed) % 4:
        raise Damaged("attachment_truncated")
    try:
        return base64.b64decode(packed, validate=True)
    except binascii.Error as error:
        raise Damaged("attachment_damaged") from error


def from_uuencode(lines: bytes) -> bytes:
    """Up to «end». Damaged where it is missing."""
    data = bytearray()
    for line in lines.splitlines():
        if line.strip() == b"end":
            return bytes(data)
        try:
            data += binascii.a2b_uu(line)
        except binascii.Error:
            try:
                # Some encoders count a line's letters wrongly by its padding.
                data += binascii.a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3])
            except (binascii.Error, IndexError) as error:
                raise Damaged("attachment_damaged") from error
    raise Damaged("attachment_truncated")
