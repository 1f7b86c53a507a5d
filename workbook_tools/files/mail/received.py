"""When a letter came: by the topmost Received header of a host that the coordinator trusts.

The sender's own Date is never believed: it is typed by the machine whose punctuality is judged.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from workbook_tools.model.kyiv import CLOCKS_BEGIN

_READ = 5_000
"""Characters of a header that are looked at."""
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\([^()]*\)")
_BY = re.compile(r"(?:^|\s)by\s+([^\s;()]+)", re.IGNORECASE)


def received_moment(received: Iterable[bytes], trusted_hosts: Iterable[str], now: datetime) -> datetime | None:
    """UTC; None where no trusted host says so. `received` from the topmost, `trusted_hosts` in lower case.

    A trusted host speaks for the hosts below its domain. A date that cannot be read, is later than now, or that of a
    clock that was never set leaves the word to the next trusted header.
    """
    trusted = tuple(host.rstrip(".") for host in trusted_hosts if host.strip("."))
    for raw in received:
        text = raw[:_READ].decode("utf-8", "replace")
        if _is_by(text, trusted):
            moment = _moment(text)
            if moment is not None and CLOCKS_BEGIN <= moment <= now:
                return moment
    return None


def _is_by(text: str, trusted: tuple[str, ...]) -> bool:
    stated = text.rpartition(";")[0]
    for _ in range(3):
        stated = _COMMENT.sub(" ", stated)
    found = _BY.search(_QUOTED.sub(" ", stated))
    if found is None:
        return False
    host = found[1].lower().strip("[]").rstrip(".")
    return any(host == name or host.endswith(f".{name}") for name in trusted)


def _moment(text: str) -> datetime | None:
    """What stands after the last semicolon; one that names no zone is none («-0000» is UTC)."""
    stated = text.rpartition(";")[2].strip()
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        if not stated.rstrip(") ").endswith("-0000"):
            return None
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
