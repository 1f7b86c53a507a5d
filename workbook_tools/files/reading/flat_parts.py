"""Parts of a few elements with nothing but text in them, as nearly every program writes document properties.

`canonical.py` says how such parts are taken; any other is the parser's.
"""

import re

from workbook_tools.files.reading.canonical import ATTRIBUTES, DECLARATION, WORDS, is_text, twice_named, unescaped
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.xml import SKIPPED, local

_NAME = rb"[A-Za-z][A-Za-z0-9]*+(?::[A-Za-z][A-Za-z0-9]*+)?+"
_TEXT = rb"<(" + _NAME + rb")(" + ATTRIBUTES + rb")>(" + WORDS + rb")</\%d>"
_PROPERTY = rb"<property(" + ATTRIBUTES + rb")>" + _TEXT + rb"</property>"
_CORE = re.compile(
    DECLARATION + rb"<((?:cp:)?+coreProperties)(" + ATTRIBUTES + rb")>((?:" + _TEXT % 4 + rb")*+)</\1>"
)  # fmt: skip
_CUSTOM = re.compile(
    DECLARATION + rb"<(Properties)(" + ATTRIBUTES + rb")>((?:" + _PROPERTY % 5 + rb")*+)</\1>"
)  # fmt: skip
_TEXTS = re.compile(_TEXT % 1)
_PROPERTIES = re.compile(_PROPERTY % 2)
_ATTRIBUTES_OF_TAGS = re.compile(rb"<[A-Za-z0-9:]++( [^<>]++)>")
_NAMED = re.compile(rb' name="([^"]*+)"')
_LARGEST = 64 * 1024
_DEPTH = 3
_NO_VALUES = frozenset((*SKIPPED, "property", "Properties"))


def keywords_of(part: bytes, limits: Limits) -> str | None:
    """The keywords of the core properties; None where the part is unlike most."""
    body = _body(_CORE, part, limits)
    if body is None:
        return None
    texts = [(local(name.decode("ascii")), words) for name, attributes, words in _TEXTS.findall(body)]
    if not _NO_VALUES.isdisjoint(name for name, _ in texts):
        return None
    return " ".join(unescaped(words.decode("utf-8")) for name, words in texts if name == "keywords")


def custom_properties_of(part: bytes, limits: Limits) -> dict[str, str] | None:
    """Every property's value as text; None where the part is unlike most."""
    body = _body(_CUSTOM, part, limits)
    if body is None:
        return None
    properties: dict[str, str] = {}
    for attributes, name, _, words in _PROPERTIES.findall(body):
        if local(name.decode("ascii")) in _NO_VALUES:
            return None
        stated = _NAMED.search(attributes)
        properties["" if stated is None else stated[1].decode("utf-8")] = unescaped(words.decode("utf-8"))
    return properties


def _body(pattern: re.Pattern[bytes], part: bytes, limits: Limits) -> bytes | None:
    """What stands in the part's root. None, too, where a limit may be near."""
    if len(part) > min(_LARGEST, limits.text, limits.token_bytes) or limits.depth < _DEPTH:
        return None
    match = pattern.fullmatch(part)
    try:
        if match is None or not is_text(part):
            return None
    except ValueError:
        return None
    tags = (match[2], *_ATTRIBUTES_OF_TAGS.findall(match[3]))
    return None if any(map(twice_named, tags)) else match[3]
