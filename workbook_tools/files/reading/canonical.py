"""Records as nearly every program writes them, taken at one go instead of tag by tag.

A parser calls back for every tag, a regular expression does not: it reads the same bytes many times as
fast. It knows only the forms it is given, which are a part of XML; whatever is written in any other way, down to
one unusual attribute, is left to the parser, from the very record where it begins.

Rows are in `canonical_rows.py`, what stands behind them in `canonical_tail.py`. Loops are possessive and their
usual turn is a run of letters, not one letter: that is what makes them quick, and linear whatever they meet.
"""

import re
from collections.abc import Callable, Iterable
from typing import cast

from workbook_tools.files.reading.limits import MIB
from workbook_tools.files.reading.remembered import Remembered

_LETTERS = rb"[^<>&\x00-\x08\x0b-\x1f]*+"
WORDS = _LETTERS + rb"(?:&(?:amp|lt|gt|quot|apos);" + _LETTERS + rb")*+"
"""Text between tags: without carriage returns, which a parser would turn into line feeds."""
ATTRIBUTES = rb'(?: [A-Za-z][A-Za-z0-9:]*+="[^<>&"\x00-\x1f]*+")*+'
"""Of any names: which of them stand twice is still to be seen."""
DECLARATION = rb'<\?xml version="1.0" encoding="(?:UTF|utf)-8"(?: standalone="(?:yes|no)")?\?>[\r\n]*+'
_NAMES = re.compile(rb' ([A-Za-z0-9:]+)="')
_STRING = rb'<si><t(?: xml:space="preserve")?+>' + WORDS + rb"</t></si>"
_STRINGS_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(?:" + DECLARATION + rb")?<sst" + ATTRIBUTES + rb">")
_STRINGS = re.compile(rb"(?:" + _STRING + rb")*+")
_TEXTS = re.compile(r"<t[^>]*+>([^<]*+)</t>")
_STRING_BEGIN, _STRING_END = b"<si><t>", b"</t></si>"
_BETWEEN_STRINGS = _STRING_END + _STRING_BEGIN
_CONTROLS = bytes((*range(9), *range(0x0B, 0x20)))
_CONTROL = b"\x00"
_WITHOUT_LETTERS = bytes.maketrans(b"<>" + _CONTROLS, _CONTROL * (2 + len(_CONTROLS)))
_OTHER_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF."""
_BEGINS_NONE = 0xEF
_LONGEST = 4 * MIB
"""Bytes of a record that is waited for."""
_MOST_MET = 20_000
"""Strings of which it is remembered that they came once."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


Feed = Callable[[bytes], None]


def twice_named(attributes: bytes, *others: bytes) -> bool:
    """Whether one of the names in ATTRIBUTES stands twice, or is one of the others."""
    names = [*_NAMES.findall(attributes), *others]
    return len(set(names)) < len(names)


def is_text(piece: bytes) -> bool:
    """Whether all its characters are such as XML may hold, of those above the controls. ValueError: it is no UTF-8."""
    if piece.isascii():
        return True
    piece.decode("utf-8")
    return _has_characters(piece)


def _has_characters(piece: bytes) -> bool:
    return _BEGINS_NONE not in piece or all(piece.find(none) < 0 for none in _NO_CHARACTERS)


def are_words(piece: bytes) -> bool:
    """Whether the piece is WORDS: long ones in a third of the time that matching takes."""
    return _CONTROL not in piece.translate(_WITHOUT_LETTERS) and _OTHER_REFERENCE.search(piece) is None


def unescaped(words: str) -> str:
    """Without entities, of the five that every XML has."""
    if "&" in words:
        for entity, letter in _ENTITIES:
            words = words.replace(entity, letter)
    return words


def begins_strings(head: bytes) -> bool:
    """Whether it is all that stands before the shared strings: no remark is open behind it, no other encoding meant."""
    return _STRINGS_HEAD.fullmatch(head) is not None


def take_strings(piece: bytes) -> tuple[int, list[str]]:
    """The shared strings from the piece's beginning on, up to the first that is unlike, and where that one begins."""
    until = piece.rfind(_STRING_END) + len(_STRING_END)
    strings = _all_strings(piece[:until])
    return _first_strings(piece) if strings is None else (until, strings)


def _all_strings(piece: bytes) -> list[str] | None:
    """None where one of them is unlike."""
    plain = piece.replace(b'<t xml:space="preserve">', b"<t>")
    if not (plain.startswith(_STRING_BEGIN) and plain.endswith(_STRING_END)):
        return None
    written = plain[len(_STRING_BEGIN) : -len(_STRING_END)].split(_BETWEEN_STRINGS)
    strings = list(map(_KNOWN.get, written))
    if None not in strings:
        return cast("list[str]", strings)
    unknown = [words for words, string in zip(written, strings, strict=True) if string is None]
    read = _read_strings(unknown)
    if read is None:
        return None
    _KNOWN.meet(unknown, read)
    following = iter(read)
    return [next(following) if string is None else string for string in strings]


def _read_strings(written: list[bytes]) -> list[str] | None:
    """Of what stands between their tags; None where one is unlike."""
    joined = b"".join(written)
    strings = [words.decode("utf-8") for words in written]
    if b"<" in joined or b">" in joined or len(joined.translate(None, _CONTROLS)) < len(joined):
        return None
    if not _has_characters(joined):
        return None
    if b"&" not in joined:
        return strings
    if not all(map(are_words, [words for words in written if b"&" in words])):
        return None
    return [unescaped(string) if "&" in string else string for string in strings]


class _Strings(Remembered[str]):
    """A shared string as it is written, found to be like most → its text: those that came more than once."""

    def meet(self, written: list[bytes], strings: list[str]) -> None:
        hashes = list(map(hash, written))
        for words, string, met in zip(written, strings, map(_met.__contains__, hashes), strict=True):
            if met:
                self.keep(words, string)
        if len(_met) + len(hashes) > _MOST_MET:
            _met.clear()
        _met.update(hashes[:_MOST_MET])


_KNOWN = _Strings(1_000, MIB)
_met: set[int] = set()


def _first_strings(piece: bytes) -> tuple[int, list[str]]:
    match = _STRINGS.match(piece)
    until = match.end() if match is not None else 0
    taken = piece[:until]
    text = taken.decode("utf-8")
    if not text or not _has_characters(taken):
        return 0, []
    found = _TEXTS.findall(text)
    return until, [unescaped(string) if "&" in string else string for string in found] if "&" in text else found


def shortcut(
    chunks: Iterable[bytes],
    feed: Feed,
    head: bytes,
    tail: bytes,
    enter: Callable[[bytes], bool],
    take: Callable[[bytes], int],
) -> None:
    """Feeds a parser with all that `take` leaves.

    What may be taken lies behind `head`, if the parser, too, is there: `enter` is given all before, and feeds it.
    Each record ends with `tail`. `take` gives how far it came: what is left of a record may come with the next
    chunk, but a whole one that is left, and all behind it, are the parser's.
    """
    rest: bytes | None = None
    pieces = iter(chunks)
    first = next(pieces, b"")
    begin = first.find(head)
    if begin >= 0:
        begin = first.find(b">", begin) + 1
    if begin <= 0:
        feed(first)
    elif enter(first[:begin]):
        rest = first[begin:]
    else:
        feed(first[begin:])
    while True:
        if rest is not None:
            rest = rest[take(rest) :]
            if tail in rest or rest.startswith(b"</") or len(rest) > _LONGEST:
                feed(rest)
                rest = None
        chunk = next(pieces, None)
        if chunk is None:
            break
        if rest is None:
            feed(chunk)
        else:
            rest += chunk
    if rest:
        feed(rest)
