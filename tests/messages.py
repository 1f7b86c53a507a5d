"""The messages of tests, built by hand byte by byte: honest, old-fashioned and broken ones.

Nothing here uses the product or the standard library's e-mail, which would only write what it reads well.
"""

import base64
from collections.abc import Sequence
from textwrap import wrap
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

OCTETS = "application/octet-stream"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Part(Struct, frozen=True):
    """`head` without the blank line after it; lines end with CRLF."""

    head: bytes
    body: bytes

    def __bytes__(self) -> bytes:
        return self.head + b"\r\n\r\n" + self.body


def word(text: str, charset: str = "utf-8", encoding: str = "B") -> str:
    """An encoded word of RFC 2047."""
    raw = text.encode(charset)
    if encoding == "B":
        return f"=?{charset}?B?{base64.b64encode(raw).decode()}?="
    return f"=?{charset}?Q?{''.join(f'={byte:02X}' for byte in raw)}?="


def in_lines(data: bytes) -> bytes:
    """Base64 in lines of 76, as mail programs write it."""
    return "\r\n".join(wrap(base64.b64encode(data).decode(), 76)).encode()


def text(words: str = "Добрий день! Надсилаємо звіт.", kind: str = "text/plain") -> Part:
    return Part(f"Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit".encode(), words.encode())


def named(name: str) -> bytes:
    """The plainest way to name an attachment."""
    return f'Content-Disposition: attachment; filename="{name}"'.encode()


def extended(name: str) -> bytes:
    """RFC 2231."""
    return f"Content-Disposition: attachment; filename*=utf-8''{quote(name, safe='')}".encode()


def attached(data: bytes, head: bytes = named("report.xlsx"), kind: str = OCTETS, encoding: str = "base64") -> Part:
    """`head` is raw bytes: names come in whatever code page."""
    fields = [f"Content-Type: {kind}".encode(), head, f"Content-Transfer-Encoding: {encoding}".encode()]
    bodies = {"base64": in_lines, "quoted-printable": _quoted, "x-uuencode": uuencoded}
    return Part(b"\r\n".join(one for one in fields if one), bodies.get(encoding, bytes)(data))


def _quoted(data: bytes) -> bytes:
    """Every byte that is no letter or digit as «=XX», in lines of 24."""
    lines = (data[n : n + 24] for n in range(0, len(data), 24))
    return b"=\r\n".join(b"".join(_quoted_byte(byte) for byte in line) for line in lines)


def _quoted_byte(byte: int) -> bytes:
    letter = bytes([byte])
    return letter if letter.isalnum() else f"={byte:02X}".encode()


def uuencoded(data: bytes, name: str = "report.xlsx") -> bytes:
    import binascii

    lines = [binascii.b2a_uu(data[n : n + 45]).rstrip(b"\n") for n in range(0, len(data), 45)]
    return b"\r\n".join([f"begin 644 {name}".encode(), *lines, b"`", b"end"])


def multipart(*parts: Part, kind: str = "mixed", boundary: str = "=_b1", closed: bool = True) -> Part:
    mark = b"--" + boundary.encode()
    pieces = b"".join(mark + b"\r\n" + bytes(part) + b"\r\n" for part in parts)
    body = b"This is a multi-part message in MIME format.\r\n" + pieces
    if closed:
        body += mark + b"--\r\n"
    else:
        body = body.removesuffix(b"\r\n")
    return Part(f'Content-Type: multipart/{kind}; boundary="{boundary}"'.encode(), body)


def forwarded(message: bytes) -> Part:
    return Part(b"Content-Type: message/rfc822\r\nContent-Disposition: inline", message)


SENDER = "Олена Приклад <police@example.gov.ua>"


def letter(
    content: Part,
    *,
    sender: str = SENDER,
    subject: str = "Звіт за III квартал",
    more: Sequence[str] = (),
    message_id: str = "<1@example.gov.ua>",
    mime: bool = True,
) -> bytes:
    """A whole message; `more` are further header lines, above the others."""
    name, bracket, address = sender.rpartition("<")
    shown = f"{word(name.strip())} <{address}" if bracket and not name.isascii() else sender
    lines = [
        *more,
        f"From: {shown}" if sender else "X-Sender: none",
        "To: office@example.gov.ua",
        f"Subject: {subject if subject.isascii() else word(subject)}",
        f"Message-ID: {message_id}",
        "Date: Mon, 14 Sep 2020 09:00:00 +0300",
    ]
    if mime:
        lines.append("MIME-Version: 1.0")
    head = "\r\n".join(lines).encode("utf-8") + b"\r\n"
    return bytes(replace(content, head=head + content.head))


def received(by: str, moment: str, source: str = "mail.example.gov.ua") -> str:
    return f"Received: from {source} (unknown [192.0.2.1])\r\n\tby {by} with ESMTPS id 1;\r\n\t{moment}"
