"""Web addresses as people paste them, and what makes two of them name the same item."""

import re
import unicodedata
from urllib.parse import unquote

_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+)(?::\d+)?"
    r"(?P<path>/[^?#\s]*)?(?:\?(?P<query>[^#\s]*))?(?:#\S*)?",
    re.IGNORECASE,
)
_CLOSING = ".,;:)»”\"'"


def item_key(link: str) -> str | None:
    """The key by which the first address in `link` that names an item is compared; None where none does.

    An item has at least two path segments or a query: a site's or a page's home does not identify an
    event. Scheme, «www.», the host's letter case and port, a closing slash, a fragment and percent
    encoding do not matter; the path's letter case and the query do.
    """
    for word in link.split():
        match = _ADDRESS.fullmatch(word.strip("«“\"'(").rstrip(_CLOSING))
        if match is None:
            continue
        segments = [part for part in unquote(match["path"] or "").split("/") if part]
        query = unquote(match["query"] or "")
        if len(segments) < 2 and not query:
            continue
        key = "/".join((match["host"].casefold(), *segments)) + (f"?{query}" if query else "")
        return unicodedata.normalize("NFC", key)
    return None
