"""What stands before the rows of a sheet, as nearly every program writes it: `canonical.py` says how it is taken."""

import re
from functools import lru_cache

from workbook_tools.files.reading.canonical import ATTRIBUTES, DECLARATION, is_text, twice_named

_EMPTY = rb"<(?:tabColor|outlinePr|pageSetUpPr|pane|selection)" + ATTRIBUTES + rb"/>"
_COLUMN = rb'<col min="[0-9]{1,7}+" max="[0-9]{1,7}+"' + ATTRIBUTES + rb"/>"


def _holding(name: bytes, content: bytes) -> bytes:
    return rb"<" + name + ATTRIBUTES + rb"(?:/>|>(?:" + content + rb")*+</" + name + rb">)"


_HEAD = re.compile(
    DECLARATION + rb"<worksheet" + ATTRIBUTES + rb">"
    rb"(?:" + _holding(rb"sheetPr", _EMPTY) + rb")?+"
    rb"(?:<dimension" + ATTRIBUTES + rb"/>)?+"
    rb"(?:" + _holding(rb"sheetViews", _holding(rb"sheetView", _EMPTY)) + rb")?+"
    rb"(?:<sheetFormatPr" + ATTRIBUTES + rb"/>)?+"
    rb"(?:<cols>(?:" + _COLUMN + rb")*+</cols>)?+"
    rb"<sheetData>"
)  # fmt: skip
_TAGS = re.compile(rb"<[A-Za-z]++([^<>]*?)/?>")
_HIDDEN = re.compile(rb'<col min="([0-9]+)" max="([0-9]+)"[^<>]* hidden="(?:1|true|on)"')
_LONGEST = 4096
"""Bytes of a head that is remembered: most forms have those of the form before."""

Spans = tuple[tuple[int, int], ...]


def read_head(head: bytes) -> Spans | None:
    """The hidden columns of a sheet whose rows begin behind it; None where it is unlike."""
    return _remembered(head) if len(head) <= _LONGEST else _read(head)


def _read(head: bytes) -> Spans | None:
    if _HEAD.fullmatch(head) is None or not is_text(head):
        return None
    if any(twice_named(attributes) for attributes in _TAGS.findall(head)):
        return None
    return tuple((int(first), int(last)) for first, last in _HIDDEN.findall(head))


_remembered = lru_cache(256)(_read)
