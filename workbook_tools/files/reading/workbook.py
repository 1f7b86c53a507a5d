"""Bytes → RawWorkbook, whatever they are: told apart by content, never by name."""

from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.ooxml import read_package
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import unreadable
from workbook_tools.model.cells import RawWorkbook


def read_workbook(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Raises nothing but Unreadable, and MemoryError where the process's limit is reached first."""
    if len(data) > limits.file_bytes:
        raise unreadable("file_too_big", limit=limits.file_bytes // 1_000_000)
    return read_package(Package(data, limits), limits)
