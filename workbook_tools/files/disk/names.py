"""Names that arrive: of attachments, and of files whose names are no text."""

import re


def last_component(path: str) -> str:
    """What stands after the last separator of either kind: attachments arrive as «../../x.xlsx»."""
    return re.split(r"[/\\]", path)[-1]


def shown_name(name: str) -> str:
    """A name as it can be shown and stored: bytes that are no UTF-8 appear as «\\xe9»."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
