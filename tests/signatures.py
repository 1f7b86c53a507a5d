"""Signed containers (CMS) as few bytes as the standard asks for: DER, and BER with indefinite lengths.

No key signs them: what was signed is taken out without a look at the signature.
"""

import base64
from textwrap import wrap

_SIGNED, _ENVELOPED, _DATA = b"\x02", b"\x03", b"\x01"
_MOST = 1_000


def _oid(last: bytes) -> bytes:
    """1.2.840.113549.1.7.…"""
    return b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07" + last


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    digits = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(digits)]) + digits + content


def _ber(tag: int, content: bytes) -> bytes:
    return bytes([tag, 0x80]) + content + b"\x00\x00"


def signed(content: bytes | None) -> bytes:
    """None: the signature of a file that stands beside it."""
    inner = _oid(_DATA) + (b"" if content is None else _der(0xA0, _der(0x04, content)))
    body = _der(0x02, b"\x01") + _der(0x31, b"") + _der(0x30, inner) + _der(0x31, b"")
    return _der(0x30, _oid(_SIGNED) + _der(0xA0, _der(0x30, body)))


def signed_in_pieces(content: bytes) -> bytes:
    """As programs write it that do not know the length when they begin."""
    pieces = b"".join(_der(0x04, content[n : n + _MOST]) for n in range(0, len(content), _MOST))
    inner = _oid(_DATA) + _ber(0xA0, _ber(0x24, pieces))
    body = _der(0x02, b"\x01") + _der(0x31, b"") + _ber(0x30, inner) + _der(0x31, b"")
    return _ber(0x30, _oid(_SIGNED) + _ber(0xA0, _ber(0x30, body)))


def enveloped() -> bytes:
    return _der(0x30, _oid(_ENVELOPED) + _der(0xA0, _der(0x30, _der(0x02, b"\x00") + bytes(60))))


def armoured(der: bytes) -> bytes:
    body = "\n".join(wrap(base64.b64encode(der).decode(), 64))
    return f"-----BEGIN PKCS7-----\n{body}\n-----END PKCS7-----\n".encode()
