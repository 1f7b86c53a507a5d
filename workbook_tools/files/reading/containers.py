"""Workbooks that arrive inside something: a .zip archive, one level deep. Opened by the gate, one member at a time."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.member_names import member_name
from workbook_tools.files.reading.package import Package, directory_of
from workbook_tools.files.reading.recognise import ZIP, Content, recognise
from workbook_tools.files.reading.unreadable import Unreadable, unreadable

WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".ots")
WORKBOOKS = (Content.OOXML, Content.XLS, Content.ODS, Content.XLSB, Content.ENCRYPTED)
_ARCHIVE_NAMES = (".zip", ".rar", ".7z")
_ARCHIVES = (Content.ARCHIVE, Content.PACKED)
_SERVICE_NAMES = (".ds_store", "thumbs.db", "desktop.ini", "mimetype")
_SERVICE_BEGINNINGS = ("~$", ".~lock.", "._")
_SERVICE_FOLDERS = ("__MACOSX/", "META-INF/")
_OF_ARCHIVES = {"file_encrypted": "archive_encrypted", "package_compression": "archive_compression"}
_SIGNATURES = re.compile(r"(?:^|/)META-INF/[^/]*signature[^/]*$|\.p7s$", re.IGNORECASE)
_PACKAGE_MARKS = (b"_rels/.rels", b"content.xml")


class Contents(Struct, frozen=True):
    """Names as people read them, with «/»; only `workbooks` are to be read, and `letters` to be opened.

    `signed`: it holds electronic signatures (.asice), which nobody checked.
    """

    workbooks: tuple[str, ...]
    others: tuple[str, ...]
    archives: tuple[str, ...]
    letters: tuple[str, ...] = ()
    signed: bool = False


def is_parcel(data: bytes, limits: Limits = LIMITS) -> bool:
    """A message, a signed container, or an archive with messages: what is opened in a worker."""
    try:
        kind = recognise(data, lambda: Package(data, limits, member_name))
        if kind is Content.ARCHIVE:
            contents = _open(data, limits)
            return contents is not None and bool(contents.letters)
    except Unreadable:
        return False
    return kind in (Content.MAIL, Content.SIGNATURE)


def look_into(data: bytes, limits: Limits = LIMITS) -> Contents | None:
    """What is in an archive that has workbooks, all of them whole; None for anything else.

    Of an archive that cannot be opened, `refuse_archive` tells why.
    """
    if not data.startswith(ZIP):
        return None
    try:
        contents = _open(data, limits)
        if contents is not None:
            for _ in members(data, (*contents.workbooks, *contents.letters), limits):
                pass
    except Unreadable:
        return None
    return contents


def members(data: bytes, names: tuple[str, ...], limits: Limits = LIMITS) -> Iterator[bytes]:
    """The bytes of the named members, in this order. Unreadable where one is damaged or too big."""
    package = Package(data, limits, member_name)
    for name in names:
        if package.size(name) > limits.file_bytes:
            raise unreadable("file_too_big", limit=limits.file_bytes // 1_000_000)
        yield package.read(name)


def refuse_archive(data: bytes, limits: Limits = LIMITS) -> Unreadable:
    """Why an archive is not opened, for one that `look_into` has nothing of."""
    try:
        contents = _open(data, limits)
        if contents is not None:
            for _ in members(data, (*contents.workbooks, *contents.letters), limits):
                pass
    except Unreadable as refusal:
        return refusal
    return unreadable(Content.ARCHIVE.value)


def about_archive(data: bytes, refusal: Unreadable) -> Unreadable:
    """What the gate says of a package, in the words for an archive where it is one."""
    code = _OF_ARCHIVES.get(refusal.finding.code)
    if code is None or any(mark in directory_of(data) for mark in _PACKAGE_MARKS):
        return refusal
    return unreadable(code)


def _open(data: bytes, limits: Limits) -> Contents | None:
    """None where it is no archive but, say, a workbook itself."""
    if recognise(data, lambda: Package(data, limits, member_name)) is not Content.ARCHIVE:
        return None
    package = Package(data, limits, member_name)
    found: dict[str, list[str]] = {"workbook": [], "letter": [], "archive": [], "other": []}
    for name in package.names:
        if not _of_service(name):
            found[_kind(package, name, limits)].append(name)
    if not found["workbook"] and not found["letter"]:
        archives = found["archive"]
        raise unreadable("archive_nested", name=archives[0][-80:]) if archives else unreadable(Content.ARCHIVE.value)
    if len(found["workbook"]) + len(found["letter"]) > limits.archive_workbooks:
        raise unreadable("archive_too_many", limit=limits.archive_workbooks)
    signed = any(_SIGNATURES.search(name) for name in package.names)
    workbooks, others, closed, letters = (tuple(found[kind]) for kind in ("workbook", "other", "archive", "letter"))
    return Contents(workbooks, others, closed, letters, signed)


def _of_service(name: str) -> bool:
    """Folders, and what systems, programs and electronic signatures (.asice) leave beside files."""
    last = PurePosixPath(name).name.casefold()
    return (
        name.endswith("/")
        or name.startswith(_SERVICE_FOLDERS)
        or last in _SERVICE_NAMES
        or last.startswith(_SERVICE_BEGINNINGS)
    )


def _kind(package: Package, name: str, limits: Limits) -> str:
    """By the name where it says so, else by the content; what is larger than a workbook may be is not looked at."""
    lowered = name.casefold()
    if lowered.endswith(WORKBOOK_NAMES):
        return "workbook"
    if lowered.endswith(_ARCHIVE_NAMES):
        return "archive"
    if package.size(name) > limits.file_bytes:
        return "other"
    content = package.read(name)
    try:
        kind = recognise(content, lambda: Package(content, limits))
    except Unreadable:
        return "other"
    if kind is Content.MAIL:
        return "letter"
    return "workbook" if kind in WORKBOOKS else "archive" if kind in _ARCHIVES else "other"
