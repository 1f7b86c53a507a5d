"""A signed container (CMS: .p7s, .p7m) → what was signed. The signature itself is not checked here."""

import base64
import binascii
import re

from workbook_tools.files.reading.unreadable import damaged, unreadable

_BLANK = re.compile(rb"\s+")
_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
"""What asn1crypto raises on bytes that are not what they say, measured by spoiling signatures."""


def unwrap(data: bytes) -> bytes | None:
    """The content within, None where the signature stands apart from it (detached).

    DER, BER with indefinite lengths, PEM and bare base64. Unreadable where it is damaged or asn1crypto is not
    installed.
    """
    try:
        from asn1crypto import cms
    except ImportError as error:
        raise unreadable("mail_extra_missing") from error
    try:
        info = cms.ContentInfo.load(_bare(data))
        if info["content_type"].native != "signed_data":
            raise unreadable("file_is_enciphered")
        content = info["content"]["encap_content_info"]["content"]
        inner = content.native
        return bytes(inner) if isinstance(inner, bytes) else None if inner is None else bytes(content.contents)
    except _FAULTS as error:
        raise damaged("CMS") from error


def _bare(data: bytes) -> bytes:
    """Without the armour of PEM or base64."""
    if data[:1] == b"\x30":
        return data
    body = b"".join(line for line in data.splitlines() if not line.startswith(b"-----") and b":" not in line)
    try:
        return base64.b64decode(_BLANK.sub(b"", body), validate=True)
    except binascii.Error as error:
        raise damaged("CMS") from error
