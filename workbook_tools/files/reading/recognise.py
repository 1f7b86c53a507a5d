"""What kind of file some bytes are, by their content alone: names lie."""

import base64
import re
from collections.abc import Callable
from enum import StrEnum

from workbook_tools.files.reading.package import Package


class Content(StrEnum):
    """The value is the catalogue code of what is said where the kind is not read; readable kinds have none."""

    OOXML = "ooxml"
    XLS = "xls"
    ODS = "ods"
    XLSB = "xlsb"
    EMPTY = "file_empty"
    TRUNCATED = "file_truncated"
    ENCRYPTED = "file_encrypted"
    WORD = "file_is_word"
    DOCUMENT = "file_is_document"
    PDF = "file_is_pdf"
    PICTURE = "file_is_picture"
    ARCHIVE = "file_is_archive"
    PACKED = "file_is_packed"
    MAIL = "file_is_mail"
    WINMAIL = "file_is_winmail"
    LINK = "file_is_link"
    SIGNATURE = "file_is_signature"
    ENCIPHERED = "file_is_enciphered"
    NUMBERS = "file_is_numbers"
    WEB_PAGE = "file_is_web_page"
    TEXT = "file_is_text"
    UNKNOWN = "file_unknown"


ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS: tuple[tuple[bytes, Content], ...] = (
    (b"\x89PNG\r\n\x1a\n", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"{\\rtf", Content.WORD),
    (b"8BPS", Content.PICTURE),
    (b"AT&TFORM", Content.PICTURE),
    (b"Rar!\x1a\x07", Content.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Content.PACKED),
    (b"\x1f\x8b", Content.PACKED),
    (b"BZh", Content.PACKED),
    (b"\xfd7zXZ\x00", Content.PACKED),
    (b"\x28\xb5\x2f\xfd", Content.PACKED),
    (b"MSCF", Content.PACKED),
    (b"\x60\xea", Content.PACKED),
    # Outlook's winmail.dat, which wraps the attachments of a message.
    (b"\x78\x9f\x3e\x22", Content.WINMAIL),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Content.LINK),
    # Worksheets of Excel 2 to 4 stand without a container around them.
    (b"\x09\x00\x04\x00", Content.XLS),
    (b"\x09\x02\x06\x00", Content.XLS),
    (b"\x09\x04\x06\x00", Content.XLS),
)
_PHOTO_BRANDS = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")
_STREAMS: tuple[tuple[str, Content], ...] = (
    ("EncryptedPackage", Content.ENCRYPTED),
    ("__properties_version1.0", Content.MAIL),
    ("PowerPoint Document", Content.DOCUMENT),
    ("VisioDocument", Content.DOCUMENT),
)
_MAIN_STREAMS = (("Workbook", Content.XLS), ("Book", Content.XLS), ("WordDocument", Content.WORD))
"""One may hold another as an embedded object: the first in the directory is the file's own."""
_OPEN_DOCUMENTS = (
    (b"opendocument.spreadsheet", Content.ODS),
    (b"opendocument.text", Content.WORD),
    (b"office:spreadsheet", Content.ODS),
    (b"office:text", Content.WORD),
)
"""What the mimetype says; or, where there is none, the body's element."""
_SIGNED_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
"""1.2.840.113549.1.7.2, the object that every CMS signature begins with."""
_ENVELOPED_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
_ARMOUR = re.compile(
    rb"\s*(?:-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----\s+(?:[\w-]+:[^\n]*\n)*\s*)?(M[A-Za-z0-9+/\s]{48,})"
)
"""PEM or bare base64 of what begins with the byte 0x30."""
_HEADERS = (
    rb"Return-Path|Received|Delivered-To|From|To|Cc|Bcc|Subject|Date|Message-ID|MIME-Version|Sender|Importance|Priority"
    rb"|References|Status|Organization|Sensitivity|Lines|Autocrypt|Precedence|Comments|Keywords|[A-Z]+-[\w-]+"
)
_MAIL = re.compile(rb"(?:From \S[^\r\n]*\r?\n)?(?:" + _HEADERS + rb"):[^\r\n]*\r?\n", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\n\r?\n")
_SENT = re.compile(rb"^(?:From|Received|Subject|Message-ID):", re.IGNORECASE | re.MULTILINE)
_SAVED_PAGE = (b"X-Document-Type:", b"Snapshot-Content-Location:")
"""Header lines of a web page in one file (.mht), as Excel and browsers save it."""
_LINKS = (b"[InternetShortcut]", b"[Desktop Entry]", b"docs.google.com", b'"doc_id"', b"<key>URL</key>")
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|table|meta)", re.IGNORECASE)
UTF8_MARK = b"\xef\xbb\xbf"
_BOMS = ((UTF8_MARK, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAMPLE = 4096
_HEAD = 1_000_000
"""Bytes in which a message says who sent it: servers put pages of their own above that."""


def recognise(data: bytes, open_package: Callable[[], Package]) -> Content:
    """`open_package` is called only where the bytes begin as a zip; what it raises passes through."""
    if not data:
        return Content.EMPTY
    if data.startswith(ZIP):
        return _zip_content(open_package())
    if data.startswith(OLE):
        return _ole_content(data)
    return _binary_content(data) or _text_content(data)


def _binary_content(data: bytes) -> Content | None:
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if b"%PDF-" in data[:1024]:
        return Content.PDF
    if (data[4:8] == b"ftyp" and data[8:12] in _PHOTO_BRANDS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Content.PICTURE
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return Content.PICTURE
    if data[257:262] == b"ustar":
        return Content.PACKED
    return _cms_content(data)


def _cms_content(data: bytes) -> Content | None:
    if data[:1] != b"\x30":
        return None
    return (
        Content.SIGNATURE if _SIGNED_DATA in data[:32] else Content.ENCIPHERED if _ENVELOPED_DATA in data[:32] else None
    )


def _mail_content(data: bytes, sample: bytes) -> Content:
    """What stands below the head does not matter: attachments come as bytes of any kind."""
    ends = _BLANK_LINE.search(data, 0, _HEAD)
    head = data[: ends.start() if ends else _HEAD]
    if b"\x00" in head:
        return Content.UNKNOWN
    if any(mark in sample for mark in _SAVED_PAGE):
        return Content.WEB_PAGE
    return Content.MAIL if _SENT.search(head) else Content.TEXT


def is_file(data: bytes) -> bool:
    """What was declared as a letter's own text is a file in truth; words that only look like one are words."""
    return data.startswith((*ZIP, OLE)) or _binary_content(data) is not None


def _zip_content(package: Package) -> Content:
    """By the names of its parts: those of each family are fixed in practice, if not by the standard."""
    names = {name.casefold() for name in package.names}
    if "xl/workbook.bin" in names:
        return Content.XLSB
    if "word/document.xml" in names:
        return Content.WORD
    if "ppt/presentation.xml" in names:
        return Content.DOCUMENT
    if "_rels/.rels" in names:
        return Content.OOXML
    if "encrypted-package" in names:
        return Content.ENCRYPTED
    if "content.xml" in names:
        told = "mimetype" if "mimetype" in names else "content.xml"
        return next((kind for chunk in package.chunks(told) if (kind := _open_document(chunk))), Content.DOCUMENT)
    if "index.zip" in names or any(name.endswith(".iwa") for name in names):
        return Content.NUMBERS
    return Content.ARCHIVE


def _open_document(chunk: bytes) -> Content | None:
    return next((kind for word, kind in _OPEN_DOCUMENTS if word in chunk), None)


def _ole_content(data: bytes) -> Content:
    for name, kind in _STREAMS:
        if _stream(data, name) >= 0:
            return kind
    found = sorted((place, kind) for name, kind in _MAIN_STREAMS if (place := _stream(data, name)) >= 0)
    return found[0][1] if found else Content.DOCUMENT


def _stream(data: bytes, name: str) -> int:
    """Where an OLE directory has such an entry, else -1: 128-byte records of a name and, at 64, its length."""
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    place = data.find(encoded)
    while place >= 0:
        if place % 128 == 0 and data[place + 64 : place + 66] == len(encoded).to_bytes(2, "little"):
            return place
        place = data.find(encoded, place + 1)
    return -1


def _text_content(data: bytes) -> Content:
    sample = data[:_SAMPLE]
    for bom, encoding in _BOMS:
        if sample.startswith(bom):
            sample = sample.removeprefix(bom).decode(encoding, "replace").encode("utf-8")
    if any(mark in sample for mark in _LINKS) and len(data) <= _SAMPLE:
        return Content.LINK
    if _MARKUP.match(sample):
        return Content.PICTURE if b"<svg" in sample else Content.WEB_PAGE
    if _MAIL.match(data, len(UTF8_MARK) if data.startswith(UTF8_MARK) else 0, _HEAD):
        return _mail_content(data, sample)
    if sample.lstrip().startswith(b"-----BEGIN PGP MESSAGE-----"):
        return Content.ENCIPHERED
    armoured = _ARMOUR.match(sample)
    if armoured is not None:
        letters = b"".join(armoured[1].split())[:64]
        return _cms_content(base64.b64decode(letters[: len(letters) // 4 * 4])) or Content.TEXT
    control = sum(byte < 32 and byte not in b"\t\r\n\x0c" for byte in sample)
    return Content.UNKNOWN if control else Content.TEXT
