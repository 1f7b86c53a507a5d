"""Bytes → RawWorkbook, whatever they are: told apart by content, never by name."""

from collections.abc import Callable

from workbook_tools.files.reading.containers import about_archive, refuse_archive
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.ooxml import read_package
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.recognise import Content, recognise
from workbook_tools.files.reading.unreadable import Unreadable, unreadable
from workbook_tools.model.cells import RawWorkbook

Reader = Callable[[bytes, Limits], RawWorkbook]


def _read_xls(data: bytes, limits: Limits) -> RawWorkbook:
    from workbook_tools.files.reading.xls import read_xls

    return read_xls(data, limits)


def _read_ods(data: bytes, limits: Limits) -> RawWorkbook:
    from workbook_tools.files.reading.ods import read_ods

    return read_ods(data, limits)


def _read_xlsb(data: bytes, limits: Limits) -> RawWorkbook:
    from workbook_tools.files.reading.xlsb import read_xlsb

    return read_xlsb(data, limits)


def _refuse_archive(data: bytes, limits: Limits) -> RawWorkbook:
    raise refuse_archive(data, limits)


READERS: dict[Content, Reader] = {
    Content.XLS: _read_xls,
    Content.ODS: _read_ods,
    Content.XLSB: _read_xlsb,
    Content.ARCHIVE: _refuse_archive,
}
"""Kinds of content that are looked into, beside OOXML's packages; of the others a sentence says what to do."""


def read_workbook(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Raises nothing but Unreadable, and MemoryError where the process's limit is reached first."""
    if len(data) > limits.file_bytes:
        raise unreadable("file_too_big", limit=limits.file_bytes // 1_000_000)
    opened: list[Package] = []

    def open_package() -> Package:
        opened.append(Package(data, limits))
        return opened[0]

    try:
        content = recognise(data, open_package)
    except Unreadable as refusal:
        raise about_archive(data, refusal) from refusal
    if content is Content.OOXML:
        return read_package(opened[0], limits)
    reader = READERS.get(content)
    if reader is None:
        raise unreadable(content.value)
    return reader(data, limits)
