"""Messages by how their attachment is named, declared and encoded: the same form must come out of each."""

from urllib.parse import quote

from mail.kinds import Forms, Group, Kind, accepted
from messages import XLSX, Part, attached, extended, letter, multipart, named, text, uuencoded, word

NAME = "Звіт щодо ґрунту.xlsx"
_HALF = len("Звіт щодо ґ".encode()) - 1


def _kind(title: str, head: bytes, name: str = NAME, kind: str = XLSX) -> Kind:
    return Kind(title, lambda f: letter(multipart(text(), attached(f.police, head, kind))), accepted(name))


def _disposition(value: str | bytes) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    return b'Content-Disposition: attachment; filename="' + raw + b'"'


def _cut_letter() -> str:
    """Two encoded words, and the bytes of «ґ» one in each."""
    import base64

    raw = NAME.encode()
    return " ".join(f"=?UTF-8?B?{base64.b64encode(one).decode()}?=" for one in (raw[:_HALF], raw[_HALF:]))


def _continued() -> bytes:
    raw = quote(NAME, safe="")
    parts = [f"utf-8'uk'{raw[:30]}", raw[30:54], raw[54:]]
    lines = [f"filename*{number}*={part}" for number, part in enumerate(parts)]
    return ("Content-Disposition: attachment;\r\n " + ";\r\n ".join(lines)).encode()


def _koi8() -> bytes:
    return f"Content-Disposition: attachment; filename*=koi8-u''{quote(NAME.encode('koi8-u'))}".encode()


NAMES = Group(
    "How the attachment is named",
    (
        _kind("in Latin letters", named("report.xlsx"), "report.xlsx"),
        _kind("RFC 2047, UTF-8, base64", _disposition(word(NAME))),
        _kind("RFC 2047, windows-1251, quoted-printable", _disposition(word(NAME, "windows-1251", "Q"))),
        _kind("RFC 2047 in two words, a letter cut between them", _disposition(_cut_letter())),
        _kind("RFC 2231", extended(NAME)),
        _kind("RFC 2231 in three pieces", _continued()),
        _kind("RFC 2231 in koi8-u", _koi8()),
        _kind("RFC 2231 beside a plain name of question marks", extended(NAME) + b'; filename="????.xlsx"'),
        _kind("raw UTF-8 in the header", _disposition(NAME)),
        _kind("raw cp1251 in the header", _disposition(NAME.encode("cp1251"))),
        _kind("raw koi8-u in the header", _disposition(NAME.encode("koi8-u"))),
        _kind("raw, without quotes, with spaces", f"Content-Disposition: attachment; filename={NAME}".encode()),
        _kind("percent-encoded", _disposition(quote(NAME))),
        _kind(
            "decomposed, as macOS does (NFD)",
            _disposition("Звіт за маи\u0306.xlsx"),
            "Звіт за май.xlsx",
        ),
        _kind("a path: ../../x.xlsx", _disposition("../../report.xlsx"), "report.xlsx"),
        _kind("a path of Windows", _disposition("C:\\Users\\Olena\\report.xlsx"), "report.xlsx"),
        _kind("dots in the name", _disposition("звіт.v2.остаточний.xlsx"), "звіт.v2.остаточний.xlsx"),
        _kind("a direction mark that turns xslx.exe round", _disposition("звіт\u202excod.xlsx"), "звітxcod.xlsx"),
        _kind("only in Content-Type", b"", NAME, f'{XLSX}; name="{word(NAME)}"'),
        _kind("no name at all", b"Content-Disposition: attachment", "вкладення 1"),
    ),
)


def _in_text(f: Forms) -> bytes:
    return letter(Part(b"Content-Type: text/plain", b"Good day.\r\n\r\n" + uuencoded(f.police) + b"\r\n\r\nBye\r\n"))


def _nested(f: Forms) -> bytes:
    related = multipart(text("<p>Звіт</p>", "text/html"), attached(f.police), kind="related", boundary="r")
    return letter(multipart(text(), related, kind="alternative", boundary="a b'()+_,-./:=?"))


def _alone(f: Forms) -> bytes:
    return letter(attached(f.police, named("report.xlsx"), XLSX))


STRUCTURES = Group(
    "How it is declared and encoded",
    (
        _kind(
            "declared as a picture, inline, with a Content-ID",
            b"Content-Disposition: inline\r\nContent-ID: <a>",
            "вкладення 1",
            "image/png",
        ),
        _kind(
            "declared as text, inline",
            b'Content-Disposition: inline; filename="report.xlsx"',
            "report.xlsx",
            "text/plain",
        ),
        _kind("declared as the letter's own text, without a name", b"", "вкладення 1", "text/plain; charset=utf-8"),
        _kind("declared as PDF and called so", named("report.pdf"), "report.pdf", "application/pdf"),
        Kind("the message is nothing but the attachment", _alone, accepted()),
        Kind("within alternatives and related parts, a boundary of odd characters", _nested, accepted()),
        Kind(
            "quoted-printable",
            lambda f: letter(multipart(text(), attached(f.police, encoding="quoted-printable"))),
            accepted(),
        ),
        Kind("x-uuencode", lambda f: letter(multipart(text(), attached(f.police, encoding="x-uuencode"))), accepted()),
        Kind("uuencoded within the text", _in_text, accepted()),
        Kind(
            "binary, not encoded",
            lambda f: letter(multipart(text(), attached(f.police, encoding="binary"))),
            accepted(),
        ),
        Kind(
            "an encoding nobody knows, not encoded",
            lambda f: letter(multipart(text(), attached(f.police, encoding="x-none"))),
            accepted(),
        ),
        Kind(
            "lines that end as on Unix",
            lambda f: letter(multipart(text(), attached(f.police))).replace(b"\r\n", b"\n"),
            accepted(),
        ),
        Kind(
            "without MIME-Version",
            lambda f: letter(multipart(text(), attached(f.police)), mime=False),
            accepted(),
        ),
        Kind(
            "a byte order mark before the head",
            lambda f: b"\xef\xbb\xbf" + letter(multipart(text(), attached(f.police))),
            accepted(),
        ),
        Kind(
            "References before all other lines",
            lambda f: letter(multipart(text(), attached(f.police)), more=["References: <0@example.gov.ua>"]),
            accepted(),
        ),
        Kind(
            "the boundary is not declared",
            lambda f: letter(multipart(text(), attached(f.police))).replace(b'; boundary="=_b1"', b""),
            accepted(),
        ),
    ),
)
