"""Web addresses as people paste them, and what makes two of them name the same item."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+)(?::\d+)?"
    r"(?P<path>/[^?#\s]*)?(?:\?(?P<query>[^#\s]*))?(?:#\S*)?",
    re.IGNORECASE,
)
_MEANT = re.compile(r".*://|[a-z][a-z0-9+.-]*:/|h?t{1,3}ps?\b|www(?:\.|$)|[a-z]:\\|\\\\", re.IGNORECASE)
"""A word that was meant as an address, however it came out; other words describe a document."""
_BETWEEN = re.compile(r"\s+|[,;](?=https?:|www\.)", re.IGNORECASE)
_PLAIN = re.compile(r"https?://(?:www\.)?((?:[a-z0-9-]++\.)++[a-z][a-z0-9-]++(?:/[a-zA-Z0-9_~-]++)++)/?")
"""A page's address that stands alone and is written as browsers give it, as most are; its key is the group itself."""
_OPENING, _CLOSING = "«“\"'(<[{", ".,;:)»”\"'>]}"


def item_key(link: str) -> str | None:
    """The key by which the first address in `link` that names an item is compared; None where none does.

    An item has at least two path segments or a query: a site's or a page's home does not identify an
    event. Scheme, «www.», the host's letter case and port, a closing slash, a fragment and percent
    encoding do not matter; the path's letter case and the query do.
    """
    plain = _plain(link)
    if plain is not None:
        return plain if plain.count("/") > 1 else None
    for word in _words(link):
        match = _ADDRESS.fullmatch(word)
        if match is None:
            continue
        segments = [part for part in unquote(match["path"] or "").split("/") if part]
        query = unquote(match["query"] or "")
        if len(segments) < 2 and not query:
            continue
        key = "/".join((match["host"].casefold(), *segments)) + (f"?{query}" if query else "")
        return unicodedata.normalize("NFC", key)
    return None


def broken_links(text: str) -> tuple[str, ...]:
    """The words of a text that were meant as addresses and are none: «htp://…», «https:/…», «C:\\…», «www.»."""
    if not text or _plain(text):
        return ()
    return tuple(word for word in _words(text) if _MEANT.match(word) and _ADDRESS.fullmatch(word) is None)


def only_homes(text: str) -> bool:
    """The text has addresses, and each is the home of a site: neither a path nor a query."""
    if not text or _plain(text):
        return False
    matches = [match for word in _words(text) if _MEANT.match(word) and (match := _ADDRESS.fullmatch(word))]
    return bool(matches) and not any((match["path"] or "").strip("/") or match["query"] for match in matches)


@lru_cache(maxsize=64)
def _plain(text: str) -> str | None:
    """The key of a page that stands alone. What is asked of a row's link is asked several times in turn."""
    match = _PLAIN.fullmatch(text)
    return None if match is None else match[1]


def _words(text: str) -> list[str]:
    return [bare for word in _BETWEEN.split(text) if (bare := word.lstrip(_OPENING).rstrip(_CLOSING))]
