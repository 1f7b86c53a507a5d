"""A mailbox file (mbox) → its messages, one after the other."""

import re
from collections.abc import Iterator

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.unreadable import unreadable

_BEGINS = b"From "
_FROM = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?=[\x21-\x39\x3b-\x7e]+[ \t]*:|>From )"
)
"""A message begins after a blank line, with a time in the line and a header below: a sentence does not."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mbox(data: bytes) -> bool:
    return data.startswith(_BEGINS)


def letters(data: bytes, limits: Limits) -> Iterator[bytes]:
    """Each message without its «From » line; lines that were quoted (mboxo, mboxrd) are as they were.

    Unreadable where there are more than a mailbox may have.
    """
    begins = [(line.start(), line.end()) for line in _FROM.finditer(data)] or [(0, data.find(b"\n") + 1)]
    if len(begins) > limits.mailbox_letters:
        raise unreadable("mailbox_letters", limit=limits.mailbox_letters)
    ends = [start for start, _ in begins[1:]] + [len(data)]
    for (_, begin), end in zip(begins, ends, strict=True):
        yield _QUOTED.sub(rb"\1", data[begin:end])
