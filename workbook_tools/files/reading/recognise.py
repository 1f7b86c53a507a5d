"""What kind of file some bytes are, by their content alone: names lie."""

import re
from collections.abc import Callable
from enum import StrEnum

from workbook_tools.files.reading.package import Package


class Content(StrEnum):
    """The value is the catalogue code of what is said where the kind is not read; readable kinds have none."""

    OOXML = "ooxml"
    EMPTY = "file_empty"
    TRUNCATED = "file_truncated"
    ENCRYPTED = "file_encrypted"
    XLS = "file_is_xls"
    ODS = "file_is_ods"
    XLSB = "file_is_xlsb"
    WORD = "file_is_word"
    DOCUMENT = "file_is_document"
    PDF = "file_is_pdf"
    PICTURE = "file_is_picture"
    ARCHIVE = "file_is_archive"
    WEB_PAGE = "file_is_web_page"
    TEXT = "file_is_text"
    UNKNOWN = "file_unknown"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS: tuple[tuple[bytes, Content], ...] = (
    (b"\x89PNG\r\n\x1a\n", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"{\\rtf", Content.WORD),
    (b"Rar!\x1a\x07", Content.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Content.ARCHIVE),
    (b"\x1f\x8b", Content.ARCHIVE),
    # Worksheets of Excel 2 to 4 stand without a container around them.
    (b"\x09\x00\x04\x00", Content.XLS),
    (b"\x09\x02\x06\x00", Content.XLS),
    (b"\x09\x04\x06\x00", Content.XLS),
)
_PHOTO_BRANDS = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")
_STREAMS: tuple[tuple[str, Content], ...] = (
    ("EncryptedPackage", Content.ENCRYPTED),
    ("Workbook", Content.XLS),
    ("Book", Content.XLS),
    ("WordDocument", Content.WORD),
)
_OPEN_DOCUMENTS = ((b"opendocument.spreadsheet", Content.ODS), (b"opendocument.text", Content.WORD))
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|table|meta)", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAMPLE = 4096


def recognise(data: bytes, open_package: Callable[[], Package]) -> Content:
    """`open_package` is called only where the bytes begin as a zip; what it raises passes through."""
    if not data:
        return Content.EMPTY
    if data.startswith(_ZIP):
        return _zip_content(open_package())
    if data.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if _has_stream(data, name)), Content.DOCUMENT)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if b"%PDF-" in data[:1024]:
        return Content.PDF
    if (data[4:8] == b"ftyp" and data[8:12] in _PHOTO_BRANDS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Content.PICTURE
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return Content.PICTURE
    return _text_content(data)


def _zip_content(package: Package) -> Content:
    """By the names of its parts: those of each family are fixed in practice, if not by the standard."""
    names = {name.casefold() for name in package.names}
    if "xl/workbook.bin" in names:
        return Content.XLSB
    if "word/document.xml" in names:
        return Content.WORD
    if "_rels/.rels" in names:
        return Content.OOXML
    if "content.xml" in names:
        declared = package.read("mimetype") if "mimetype" in names else package.read("content.xml")[:_SAMPLE]
        return next((kind for word, kind in _OPEN_DOCUMENTS if word in declared), Content.DOCUMENT)
    return Content.ARCHIVE


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an OLE directory has such an entry: 128-byte records of a name and, at 64, its length."""
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    place = data.find(encoded)
    while place >= 0:
        if place % 128 == 0 and data[place + 64 : place + 66] == len(encoded).to_bytes(2, "little"):
            return True
        place = data.find(encoded, place + 1)
    return False


def _text_content(data: bytes) -> Content:
    sample = data[:_SAMPLE]
    for bom, encoding in _BOMS:
        if sample.startswith(bom):
            sample = sample.removeprefix(bom).decode(encoding, "replace").encode("utf-8")
    if _MARKUP.match(sample):
        return Content.WEB_PAGE
    control = sum(byte < 32 and byte not in b"\t\r\n\x0c" for byte in sample)
    return Content.UNKNOWN if control else Content.TEXT
