"""A message of Outlook (.msg: properties in an OLE container) → a head like any other's, and its attachments."""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct

from workbook_tools.files.mail.message import Head, read_head
from workbook_tools.files.mail.names import file_name, likeliest
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.unreadable import damaged, unreadable

_FAULTS = (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error, RecursionError)
"""What olefile raises on containers that are not what they say, measured by spoiling messages."""
_CLASS, _SUBJECT, _HEADERS = 0x001A, 0x0037, 0x007D
_FROM_NAME, _FROM_ADDRESS, _FROM_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_MESSAGE_ID, _REFERENCES, _IN_REPLY_TO = 0x1035, 0x1039, 0x1042
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _DATA, _CONTENT_ID = 0x3707, 0x3704, 0x3001, 0x3701, 0x3712
_ATTACHMENT = "__attach_version1.0_#"
_PROPERTIES = "__properties_version1.0"


class OutlookPart(Struct, frozen=True):
    """An attachment: `data` None where it holds a message of its own, which stands at `place`, or nothing at all.

    `pictured`: the text shows it, as a signature's logo is shown.
    """

    name: str
    data: bytes | None
    place: tuple[str, ...] | None
    pictured: bool = False


class OutlookFile:
    """Storages are read one by one; Unreadable where the container is damaged, or olefile is not installed."""

    def __init__(self, data: bytes) -> None:
        try:
            from olefile import OleFileIO
        except ImportError as error:
            raise unreadable("mail_extra_missing") from error
        try:
            self._ole: Any = OleFileIO(BytesIO(data))
            self._streams = {tuple(path) for path in self._ole.listdir(streams=True, storages=False)}
        except _FAULTS as error:
            raise damaged(".msg") from error

    def head(self, place: tuple[str, ...], limits: Limits) -> Head:
        """The transport's own headers, and below them what Outlook knows by itself."""
        headers = self._text(place, _HEADERS).encode("utf-8", "replace")
        told, _ = read_head(memoryview(headers), limits)
        address = self._text(place, _FROM_SMTP) or self._text(place, _FROM_ADDRESS)
        known = {
            "from": f'"{self._text(place, _FROM_NAME)}" <{address}>' if "@" in address else "",
            "subject": self._text(place, _SUBJECT),
            "message-id": self._text(place, _MESSAGE_ID),
            "references": self._text(place, _REFERENCES),
            "in-reply-to": self._text(place, _IN_REPLY_TO),
            "content-type": "multipart/report" if self._text(place, _CLASS).upper().startswith("REPORT.") else "",
        }
        missing = ((name, text.encode("utf-8", "replace")) for name, text in known.items() if text)
        return Head((*told.fields, *((name, text) for name, text in missing if not told.first(name))))

    def attachments(self, place: tuple[str, ...]) -> Iterator[OutlookPart]:
        """In the order of their numbers."""
        depth = len(place)
        folders = {
            path[depth]
            for path in self._streams
            if len(path) > depth + 1 and path[:depth] == place and path[depth].startswith(_ATTACHMENT)
        }
        for folder in sorted(folders):
            yield self._attachment((*place, folder))

    def _attachment(self, place: tuple[str, ...]) -> OutlookPart:
        names = (self._text(place, which) for which in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
        name = file_name(*names)
        pictured = bool(self._text(place, _CONTENT_ID))
        within = (*place, f"__substg1.0_{_DATA:04X}000D")
        if (*within, _PROPERTIES) in self._streams:
            return OutlookPart(name, None, within, pictured)
        return OutlookPart(name, self._bytes((*place, f"__substg1.0_{_DATA:04X}0102")), None, pictured)

    def _text(self, place: tuple[str, ...], which: int) -> str:
        wide = self._bytes((*place, f"__substg1.0_{which:04X}001F"))
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        return likeliest(self._bytes((*place, f"__substg1.0_{which:04X}001E")) or b"").rstrip("\x00")

    def _bytes(self, path: tuple[str, ...]) -> bytes | None:
        """A whole stream; None if there is none. olefile gives what there is of a stream that was cut."""
        if path not in self._streams:
            return None
        try:
            size: int = self._ole.get_size(list(path))
            data: bytes = self._ole.openstream(list(path)).read()
        except _FAULTS as error:
            raise damaged(".msg") from error
        if len(data) != size:
            raise damaged(".msg")
        return data
