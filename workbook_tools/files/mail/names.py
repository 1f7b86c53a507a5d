"""Names, subjects and addresses in the heads of messages, as people typed them.

Nothing here raises: what cannot be decoded is shown as well as it can be.
"""

import base64
import binascii
import codecs
import quopri
import re
import unicodedata
from urllib.parse import unquote_to_bytes

from workbook_tools.files.disk.names import last_component

LONGEST_TEXT = 500
"""Characters of a subject or a name that are kept."""
_READ = 20_000
"""Bytes of a header that are looked at."""
_WORD = re.compile(rb"=\?([\w.:-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?\r\n]*)\?=")
_BETWEEN = re.compile(rb"(\?=)\s+(=\?)")
_PARAMETER = re.compile(rb';\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL)
_QUOTED_PAIR = re.compile(rb'\\(["\\])')
_SEGMENT = re.compile(r"(.+?)\*(?:(\d{1,3})(\*)?)?")
_EXTENDED = re.compile(rb"([\w.:-]*)'[\w-]*'(.*)", re.DOTALL)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\(([^()]*)\)")
_COMMENTS = 5
_RAW_COMMENT = re.compile(rb"\(([^()]*)\)")
_ANGLE = re.compile(r"<\s*([^<>\s]+@[^<>\s]+?)\s*>")
_BARE = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_PAGES = ("cp1251", "koi8-u")
_COMMON = {letter: 12 - place for place, letter in enumerate("оанивітерсклудмпзяьбгй")}
"""How often letters come in Ukrainian, from the most frequent: what tells cp1251 from koi8-u."""


def text_of(raw: bytes) -> str:
    """A header's words in one line: encoded words (RFC 2047) and raw bytes in whatever code page."""
    raw = _BETWEEN.sub(rb"\1\2", raw[:_READ])
    parts: list[str] = []
    waiting: tuple[str, bytes] = ("", b"")
    place = 0
    for word in _WORD.finditer(raw):
        between = raw[place : word.start()]
        charset = word[1].decode("ascii", "replace").lower()
        if between or charset != waiting[0]:
            parts += [_in_charset(*waiting), likeliest(between)]
            waiting = (charset, b"")
        # A letter of several bytes may be cut in two between words of one code page.
        waiting = (charset, waiting[1] + _word_bytes(word[2], word[3]))
        place = word.end()
    return one_line("".join([*parts, _in_charset(*waiting), likeliest(raw[place:])]))


def one_line(text: str) -> str:
    """NFC, of one line, without controls and direction marks, of `LONGEST_TEXT` characters at most."""
    plain = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text[:_READ]))
    seen = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    return " ".join(seen.split())[:LONGEST_TEXT]


def likeliest(raw: bytes) -> str:
    """Raw bytes as what reads best: UTF-8, else cp1251 or koi8-u by the letters that come out."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(page, "replace") for page in _PAGES), key=_likeness)


def parameters(raw: bytes) -> tuple[str, dict[str, str]]:
    """A structured header's own word, in lower case, and its parameters by name.

    Continuations and percents of RFC 2231 (`name*0*=`) take the place of a plain value; encoded words and raw
    bytes in values, which no standard allows and many programs write, are read too.
    """
    raw = raw[:_READ]
    kind = raw.split(b";", 1)[0].strip().decode("ascii", "replace").lower()
    plain: dict[str, bytes] = {}
    pieces: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for found in _PARAMETER.finditer(raw[raw.find(b";") :] if b";" in raw else b""):
        name = found[1].decode("ascii", "replace").lower()
        value = _QUOTED_PAIR.sub(rb"\1", found[2]) if found[2] is not None else (found[3] or b"").strip()
        segment = _SEGMENT.fullmatch(name)
        if segment is None:
            plain.setdefault(name, value)
        else:
            extended = segment[2] is None or segment[3] is not None
            pieces.setdefault(segment[1], {}).setdefault(int(segment[2] or 0), (value, extended))
    values = {name: text_of(value) for name, value in plain.items()}
    return kind, values | {name: _joined(parts) for name, parts in pieces.items()}


def file_name(*candidates: str) -> str:
    """The first that names a file, without folders; percents of a URL decoded. Empty if none does."""
    for candidate in candidates:
        name = one_line(last_component(_unquoted(candidate)))
        if name.strip(". "):
            return name
    return ""


def mailbox_of(raw: bytes) -> tuple[str, str]:
    """The bare address of From, in lower case, and the name beside it; both may be empty.

    What stands in quotes or brackets is a name, whatever it looks like. Of several addresses none is the
    sender's: programs and servers differ on which of them they show and which they check.
    """
    raw = raw[:_READ]
    bare = _without_comments(_QUOTED.sub(" ", likeliest(raw)))
    found = list(_ANGLE.finditer(bare)) or list(_BARE.finditer(bare))
    if not found:
        shown = text_of(raw)
        found = list(_ANGLE.finditer(shown)) or list(_BARE.finditer(shown))
        return _only(found), shown
    beside = raw.rpartition(b"<")[0] if b"<" in raw else b" ".join(_RAW_COMMENT.findall(raw))
    address = _only(found)
    return address, text_of(beside if address else raw).strip(' "')


def _without_comments(text: str) -> str:
    """Those within each other too, as deep as anybody writes them."""
    for _ in range(_COMMENTS):
        text = _COMMENT.sub(" ", text)
    return text


def _only(found: list[re.Match[str]]) -> str:
    addresses = {_address(one) for one in found}
    return addresses.pop() if len(addresses) == 1 else ""


def _address(found: re.Match[str]) -> str:
    return one_line(found[found.re.groups]).lower()


def _word_bytes(encoding: bytes, text: bytes) -> bytes:
    if encoding in b"qQ":
        return quopri.decodestring(text, header=True)
    try:
        return base64.b64decode(text + b"=" * (-len(text) % 4))
    except binascii.Error:
        return text


def _in_charset(charset: str, data: bytes) -> str:
    try:
        known = codecs.lookup(charset or "ascii")
        text = data.decode(known.name, "replace") if known.name != "ascii" else likeliest(data)
    except (LookupError, UnicodeError, ValueError):
        text = likeliest(data)
    return text


def _joined(parts: dict[int, tuple[bytes, bool]]) -> str:
    """The pieces from 0 up to the first that is missing."""
    charset, data, number = "", b"", 0
    while number in parts:
        value, extended = parts[number]
        if extended:
            told = _EXTENDED.fullmatch(value) if number == 0 else None
            if told is not None:
                charset, value = told[1].decode("ascii", "replace"), told[2]
            value = unquote_to_bytes(value)
        data += value
        number += 1
    return one_line(_in_charset(charset, data)) if charset else text_of(data)


def _unquoted(name: str) -> str:
    told = re.fullmatch(r"(?i)utf-8'[\w-]*'(.+)", name)
    name = told[1] if told else name
    if not _PERCENT.search(name):
        return name
    try:
        return unquote_to_bytes(name).decode("utf-8")
    except UnicodeDecodeError:
        return name


def _likeness(text: str) -> int:
    return sum(_COMMON.get(c.lower(), 0 if c.isascii() else -12) - 12 * (c == "\ufffd") for c in text)
