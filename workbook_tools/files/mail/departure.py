"""A draft's bytes → the message that goes out: what was for the mail program is left behind, the date is put in."""

import re
from datetime import datetime
from email.utils import format_datetime

from workbook_tools.model.kyiv import to_kyiv

_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?")
_LEFT_BEHIND = (b"x-unsent:", b"bcc:", b"date:")
_SENT_BY_PROGRAM = b"Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n"
"""So that no machine answers (RFC 3834, 5.2; Exchange: MS-OXCMAIL), whose answer would be answered in turn."""
_LINE_END = re.compile(rb"\r\n|\r|\n")
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


def departing(draft: bytes, moment: datetime) -> bytes:
    """Without X-Unsent and Bcc, with Date (Kyiv's) and the marks of a program's letter; lines ended by CRLF."""
    ends = _HEAD_ENDS.search(draft)
    head, rest = (draft[: ends.start()], draft[ends.start() :]) if ends else (draft, b"\r\n\r\n")
    fields = (found[0] for found in _FIELD.finditer(head) if found[0])
    kept = b"".join(field for field in fields if not field.lower().startswith(_LEFT_BEHIND))
    date = f"Date: {format_datetime(to_kyiv(moment).replace(microsecond=0))}\r\n".encode("ascii")
    return _LINE_END.sub(b"\r\n", date + _SENT_BY_PROGRAM + kept.rstrip(b"\r\n") + rest)


def transparent(message: bytes) -> bytes:
    """As DATA carries it (RFC 5321, 4.5.2): a line's leading dot doubled, a lone dot at the end."""
    end = b"" if message.endswith(b"\r\n") else b"\r\n"
    return _LEADING_DOT.sub(b"..", message) + end + b".\r\n"
