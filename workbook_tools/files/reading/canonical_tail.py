"""What stands behind the rows of a sheet, in the forms and orders in which nearly every program writes it.

More than half of a form is here: how its cells are coloured and what may be chosen in them. Nothing of that is
read, but it must be XML all the same. `canonical.py` says how such records are taken.

Forms have hundreds of tags there, and nearly all of them in common: a tag, with the text behind it, is looked at
once and remembered as a letter, tags that stand together as their letters, and it is the letters that tell whether
elements are as they should be.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from workbook_tools.files.reading.canonical import ATTRIBUTES, WORDS, is_text, twice_named, unescaped
from workbook_tools.files.reading.limits import MIB
from workbook_tools.files.reading.remembered import Met, Remembered

_QUOTED = rb'"[^<>&"\x00-\x1f]*+(?:&(?:amp|lt|gt|quot|apos|#10|#xA);[^<>&"\x00-\x1f]*+)*+"'  # fmt: skip


def _with(*names: bytes) -> bytes:
    """Attributes: each at most once, in this order, the standard's, and a revision's identifier behind them."""
    return b"".join(rb"(?: " + name + rb"=" + _QUOTED + rb")?+" for name in (*names, rb"xr:uid"))


_RULE = rb"cfRule" + _with(rb"type", rb"dxfId", rb"priority", rb"stopIfTrue", rb"operator", rb"text", rb"rank")
_CHOICE = rb"dataValidation" + _with(
    rb"type", rb"errorStyle", rb"operator", rb"allowBlank", rb"showDropDown", rb"showInputMessage",
    rb"showErrorMessage", rb"errorTitle", rb"error", rb"promptTitle", rb"prompt", rb"sqref",
)  # fmt: skip
_LINK = rb"hyperlink" + _with(rb"ref", rb"r:id", rb"location", rb"tooltip", rb"display")
_IGNORED = rb"ignoredError" + _with(
    rb"sqref", rb"evalError", rb"twoDigitTextYear", rb"numberStoredAsText", rb"formula", rb"formulaRange",
    rb"unlockedFormula", rb"emptyCellReference", rb"listDataValidation", rb"calculatedColumn",
)  # fmt: skip
_MARGINS = _with(rb"differentOddEven", rb"differentFirst", rb"scaleWithDoc", rb"alignWithMargins")
_SETTINGS = (
    b"sheetProtection", b"autoFilter", b"printOptions", b"pageMargins", b"pageSetup", b"phoneticPr", b"drawing",
    b"legacyDrawing",
)  # fmt: skip
_MARGINAL = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_TAGS: dict[str, bytes] = {
    "colours": rb"conditionalFormatting" + _with(rb"sqref") + rb">",
    "/colours": rb"/conditionalFormatting>",
    "rule": _RULE + rb">",
    "rule/": _RULE + rb"/>",
    "/rule": rb"/cfRule>",
    "choices": rb"dataValidations" + _with(rb"count") + rb">",
    "/choices": rb"/dataValidations>",
    "choice": _CHOICE + rb">",
    "choice/": _CHOICE + rb"/>",
    "/choice": rb"/dataValidation>",
    "links": rb"hyperlinks>",
    "/links": rb"/hyperlinks>",
    "link/": _LINK + rb"/>",
    "ignored": rb"ignoredErrors>",
    "/ignored": rb"/ignoredErrors>",
    "ignored/": _IGNORED + rb"/>",
    "merges": rb"mergeCells" + _with(rb"count") + rb">",
    "/merges": rb"/mergeCells>",
    "merge/": rb'mergeCell ref="[A-Z]{1,3}+[0-9]{1,7}+:[A-Z]{1,3}+[0-9]{1,7}+"/>',
    "margins": rb"headerFooter" + _MARGINS + rb">",
    "/margins": rb"/headerFooter>",
    "setting/": rb"(?:" + rb"|".join(_SETTINGS) + rb")" + ATTRIBUTES + rb"/>",
}
for _name in ("formula", "formula1", "formula2", *_MARGINAL):
    _TAGS[_name] = _name.encode() + rb">" + WORDS
    _TAGS["/" + _name] = rb"/" + _name.encode() + rb">"
_LETTERS = dict(zip(_TAGS, ascii_letters, strict=False))
_UNLIKE = "?"
_NAME = re.compile(rb"/?[A-Za-z0-9]*+")


def _by_name() -> dict[bytes, list[tuple[str, re.Pattern[bytes]]]]:
    """An element's name, with the slash of its end → letters, and what the tags must be that they stand for."""
    found: dict[bytes, list[tuple[str, re.Pattern[bytes]]]] = {}
    for name, tag in _TAGS.items():
        for element in _SETTINGS if name == "setting/" else _NAME.findall(tag)[:1]:
            found.setdefault(element, []).append((_LETTERS[name], re.compile(tag)))
    return found


_BY_NAME = _by_name()


def _lettered(grammar: str) -> re.Pattern[str]:
    """Of tags' names, with blanks for us to read it."""
    return re.compile(re.sub(r"/?[a-zA-Z0-9]+/?", lambda name: _LETTERS[name[0]], grammar).replace(" ", ""))


_ELEMENTS = _lettered(
    "(?: colours (?: rule/ | rule (?:formula /formula)*+ /rule )*+ /colours"
    " | choices (?: choice/ | choice (?:formula1 /formula1)?+ (?:formula2 /formula2)?+ /choice )*+ /choices"
    " | links (?:link/)*+ /links | ignored (?:ignored/)*+ /ignored | merges (?:merge/)*+ /merges | setting/"
    " | margins " + " ".join(f"(?:{name} /{name})?+" for name in _MARGINAL) + " /margins )*+"
)  # fmt: skip
_TELLING = _lettered("merge/ | oddFooter | evenFooter | firstFooter")
_MERGE, _SETTING = _LETTERS["merge/"], _LETTERS["setting/"]
_AT_ONCE = 256 * 1024
"""Bytes; more where an element is longer."""
_USUAL = 2_000
"""Tags of a sheet of which it is remembered how far they can be taken."""
_COLOURS_END, _CHOICE_END = b"</conditionalFormatting><", b"</dataValidation><"
"""Between elements that a form has many of, and that stand in the next form, too."""

_MARGINS_BEGIN = b"<headerFooter"
_LARGEST = 64 * 1024
"""Bytes before the margins of which it is remembered what they say."""
_USUAL_MARGINS = 2_000
"""Bytes of a passage that is remembered for a few others."""
_MOST_MET = 20_000
"""Such of which it is remembered that they came once."""

Told = Callable[[str], None]


class _Kinds(Remembered[str]):
    """A tag, without «<», and the text behind it → its letter."""

    def __missing__(self, tag: bytes) -> str:
        return self.keep(tag, _letter(tag))


def _letter(tag: bytes) -> str:
    name = _NAME.match(tag)
    for letter, usual in () if name is None else _BY_NAME.get(name[0], ()):
        if usual.fullmatch(tag) is not None and _is_text(tag):
            return _UNLIKE if letter == _SETTING and twice_named(tag) else letter
    return _UNLIKE


def _is_text(tag: bytes) -> bool:
    try:
        return is_text(tag)
    except ValueError:
        return False


_KINDS = _Kinds(4_000, MIB)


class _Told(NamedTuple):
    """What a tag tells, the text of a footer or the area of a merge; `place` counts the tags before it."""

    place: int
    is_merge: bool
    text: str


class _Passage(NamedTuple):
    """The letters of tags that stand together, and what they tell."""

    kinds: str
    told: tuple[_Told, ...]


class _Passages(Remembered[_Passage]):
    """Tags that stand together, without the first «<» → their passage. Footers have each form's own code."""

    def __missing__(self, written: bytes) -> _Passage:
        passage = _last_ones(written) if len(written) <= _USUAL_MARGINS else _passage(written)
        return self.keep(written, passage) if all(each.is_merge for each in passage.told) else passage


def _passage(written: bytes) -> _Passage:
    tags = written.split(b"<")
    kinds = "".join(map(_KINDS.__getitem__, tags))
    return _Passage(kinds, tuple(_told(tags[found.start()], found) for found in _TELLING.finditer(kinds)))


_last_ones = lru_cache(4)(_passage)
"""A form has the same margins on each of its sheets."""


def _told(tag: bytes, found: re.Match[str]) -> _Told:
    if found[0] == _MERGE:
        return _Told(found.start(), True, tag[len(b'mergeCell ref="') : -len(b'"/>')].decode("ascii"))
    return _Told(found.start(), False, unescaped(tag.partition(b">")[2].decode("utf-8")))


_PASSAGES = _Passages(16 * 1024, 2 * MIB)


def take_tail(piece: bytes, place: int, merged: Told, footer: Told) -> int:
    """How far what stands there could be taken; `merged` is told each area, `footer` each footer's text.

    Only what stands before the margins is the same in one form and the next: they hold each form's own code.
    """
    margins = piece.rfind(_MARGINS_BEGIN, place)
    if place < margins <= place + _LARGEST:
        areas = _BEFORE_MARGINS[piece[place:margins]]
        if areas is not None:
            for area in areas:
                merged(area)
            place = margins
    return _take(piece, place, merged, footer)


class _BeforeMargins(Remembered[tuple[str, ...] | None]):
    """What came more than once → the areas that it merges; None where it is more or less than whole elements."""

    def __missing__(self, written: bytes) -> tuple[str, ...] | None:
        areas: list[str] = []
        footers: list[str] = []
        is_whole = _take(written, 0, areas.append, footers.append) == len(written) and not footers
        found = tuple(areas) if is_whole else None
        return self.keep(written, found) if _MET.again(written) else found


def _take(piece: bytes, place: int, merged: Told, footer: Told) -> int:
    length = _AT_ONCE
    while piece.startswith(b"<", place):
        written = piece[place : place + length]
        colours = written[1:].split(_COLOURS_END)
        choices = colours.pop().split(_CHOICE_END)
        passages = [_PASSAGES[each] for each in (*colours, *choices)]
        before = [passage.kinds for passage in passages[: len(colours)]]
        last = _LETTERS["/choice"].join([passage.kinds for passage in passages[len(colours) :]])
        kinds = _LETTERS["/colours"].join((*before, last))
        taken = _reach(kinds) if len(kinds) <= _USUAL else _reached(kinds)
        if not taken:
            needed = _length(piece, place)
            if kinds.startswith(_UNLIKE, 0, len(kinds) - 1) or needed <= length:
                break
            length = needed
            continue
        reached = 0
        for passage in passages:
            for told in passage.told:
                if reached + told.place < taken:
                    (merged if told.is_merge else footer)(told.text)
            reached += len(passage.kinds) + 1
        place += len(written.rsplit(b"<", len(kinds) - taken)[0])
        length = _AT_ONCE
    return place


_BEFORE_MARGINS = _BeforeMargins(_LARGEST, MIB)
_MET = Met(_MOST_MET)


def _reached(kinds: str) -> int:
    """How many of the tags from the first on are whole elements."""
    match = _ELEMENTS.match(kinds)
    return 0 if match is None else match.end()


_reach = lru_cache(256)(_reached)


def _length(piece: bytes, place: int) -> int:
    """Of the element that begins there, 0 where its end is not in the piece."""
    name = _NAME.match(piece, place + 1)
    end = b"" if name is None else b"</" + name[0] + b">"
    found = piece.find(end, place)
    return 0 if not end or found < 0 else found + len(end) - place
