"""A letter as an .eml file that a mail program opens unsent; the same letter gives the same bytes.

Headers are written here, not by the email package's folding, which differs between editions of Python; what
comes from outside reaches them only encoded or checked. The names of attachments stand twice: by RFC 2231, and
by RFC 2047 for programs (Outlook) that look there.
"""

import base64
import hashlib
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any
from urllib.parse import quote

from msgspec import Struct

_WIDTH = 76
"""Columns of the text's lines; RFC 5322 recommends 78 at most."""
_WORD_BYTES = 45
"""Of UTF-8 in one encoded word, which may have 75 characters in all."""
_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PRINTABLE = re.compile(r"[ -~]*")
_BARE = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")
_ID = re.compile(r"<[!-;=?-~]+>")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class Attachment(Struct, frozen=True):
    """`name` as the addressee saves it; a workbook."""

    name: str
    data: bytes


class Draft(Struct, frozen=True):
    """`sender` and `recipients` are bare addresses; no sender: the mail program's own, no recipients: none yet.

    `text` is wrapped here, a line of it is a paragraph. `answers`: the Message-ID that is replied to, empty if none.
    """

    sender: str | None
    recipients: tuple[str, ...]
    subject: str
    text: str
    message_id: str
    answers: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def write_draft(draft: Draft) -> bytes:
    """CRLF throughout and ASCII alone. ValueError if an address or a Message-ID is none: they are to be checked before.

    There is no Date: the mail program or the sending one gives it.
    """
    message = EmailMessage(policy=SMTP)
    for name, value in _headers(draft):
        message[name] = _Header(name, value)
    message["MIME-Version"] = "1.0"
    if not draft.attachments:
        _put_text(message, draft.text)
        return message.as_bytes()
    message["Content-Type"] = _Header("Content-Type", f'multipart/mixed;\r\n boundary="{_boundary(draft)}"')
    message.set_payload([_text_part(draft.text), *map(_attached, draft.attachments)])
    return message.as_bytes()


def message_id(key: str, workspace: str, sender: str | None) -> str:
    """The same for the same letter of the same workspace; of the sender's domain."""
    domain = sender.rpartition("@")[2] if sender is not None and _BARE.fullmatch(sender) else "workbook-tools.invalid"
    return f"<{hashlib.sha256(f'{workspace} {key}'.encode()).hexdigest()[:32]}@{domain}>"


class _Header(str):
    """A header that is folded already; the policy asks it for its own text."""

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str, value: str) -> "_Header":
        header = super().__new__(cls, value)
        header.name = name
        return header

    def fold(self, *, policy: Any) -> str:
        return f"{self.name}: {self}{policy.linesep}"


def _headers(draft: Draft) -> Iterator[tuple[str, str]]:
    yield "X-Unsent", "1"
    if draft.sender is not None:
        yield "From", _checked(_BARE, draft.sender)
    if draft.recipients:
        yield "To", ",\r\n ".join(_checked(_BARE, one) for one in draft.recipients)
    yield "Subject", _encoded(draft.subject, len("Subject: "))
    yield "Message-ID", _checked(_ID, draft.message_id)
    if draft.answers:
        yield "In-Reply-To", _checked(_ID, draft.answers)
    if draft.references:
        yield "References", "\r\n ".join(_checked(_ID, one) for one in draft.references)
    yield "Content-Language", "uk"


def _checked(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError(f"not to be put into a header: {value!r}")
    return value


def _encoded(text: str, before: int) -> str:
    """RFC 2047 where need be: encoded words of whole characters, one a line. `before`: columns of the header's name."""
    text = " ".join(_one_line(text).split())
    if _PRINTABLE.fullmatch(text) and "=?" not in text and before + len(text) <= _WIDTH:
        return text
    return "\r\n ".join(_encoded_words(text, before))


def _encoded_words(text: str, before: int) -> Iterator[str]:
    room = _WORD_BYTES - before
    word = b""
    for character in text:
        encoded = character.encode()
        if len(word) + len(encoded) > room:
            yield _encoded_word(word)
            word, room = b"", _WORD_BYTES
        word += encoded
    yield _encoded_word(word)


def _encoded_word(word: bytes) -> str:
    return f"=?utf-8?B?{base64.b64encode(word).decode()}?="


def _one_line(text: str) -> str:
    """Without what does not show or would end the line; lone surrogates too."""
    return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text)


# --- text and attachments --------------------------------------------------------------------------


def _put_text(part: EmailMessage, text: str) -> None:
    """Plain text that a mail program may wrap anew (format=flowed, RFC 3676)."""
    lines = [line for paragraph in text.rstrip("\n").split("\n") for line in _flowed(paragraph)]
    _put(part, 'text/plain; charset="utf-8"; format=flowed', "".join(f"{line}\r\n" for line in lines).encode())


def _flowed(paragraph: str) -> Iterator[str]:
    """Its lines, a space at the end of each but the last; what would look like a quotation is stuffed."""
    wrapped = textwrap.wrap(_one_line(paragraph), _WIDTH - 1, break_long_words=False, break_on_hyphens=False) or [""]
    for line in wrapped[:-1]:
        yield f"{_stuffed(line)} "
    yield _stuffed(wrapped[-1])


def _stuffed(line: str) -> str:
    return f" {line}" if line.startswith((" ", ">", "From ")) else line


def _text_part(text: str) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    _put_text(part, text)
    return part


def _attached(attachment: Attachment) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    name = _one_line(attachment.name)
    words = "\r\n ".join(_encoded_words(name, len(' name="')))
    disposition = ";\r\n ".join(("attachment", *_parameters("filename", name)))
    part["Content-Disposition"] = _Header("Content-Disposition", disposition)
    _put(part, f'application/{_XLSX};\r\n name="{words}"', attachment.data)
    return part


def _parameters(key: str, value: str) -> Iterator[str]:
    """RFC 2231: one parameter, or numbered ones where it is longer than a line."""
    pieces = list(_escaped_pieces(value))
    if len(pieces) == 1:
        yield f"{key}*=utf-8''{pieces[0]}"
        return
    for number, piece in enumerate(pieces):
        yield f"{key}*{number}*={piece}" if number else f"{key}*{number}*=utf-8''{piece}"


def _escaped_pieces(value: str) -> Iterator[str]:
    piece = ""
    for character in value:
        escaped = quote(character, safe="")
        if len(piece) + len(escaped) > _WIDTH - len(" filename*99*=utf-8'';"):
            yield piece
            piece = ""
        piece += escaped
    yield piece


def _put(part: EmailMessage, content_type: str, data: bytes) -> None:
    part["Content-Type"] = _Header("Content-Type", content_type)
    part["Content-Transfer-Encoding"] = _Header("Content-Transfer-Encoding", "base64")
    part.set_payload(base64.encodebytes(data).decode().replace("\n", "\r\n"))


def _boundary(draft: Draft) -> str:
    """Of the contents; its «=_» can stand in no line of base64."""
    return f"=_{_hash((draft.text.encode('utf-8', 'replace'), *(one.data for one in draft.attachments)))[:40]}"


def _hash(contents: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()
