"""Parts that come byte for byte in file after file: what one says is remembered by its bytes as they are packed."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package, Packed

T = TypeVar("T")

_LARGEST = 64 * 1024
"""Bytes of a part that is remembered, packed and not."""
_MOST = 32
"""Parts of a kind; when there are so many, they are forgotten."""


class Repeated(Generic[T]):
    """`read` is given a part's pieces, its name for what is said of it, and the limits that it keeps to.

    What it gives must hold for every part of these bytes, and is never changed. A part is counted each time; one
    that does not inflate to what it says, or that `read` refuses, is not remembered.
    """

    def __init__(self, read: Callable[[Iterable[bytes], str, Limits], T]) -> None:
        self._read = read
        self._known: dict[tuple[Packed, Limits], T] = {}

    def of(self, package: Package, part: str, limits: Limits) -> T:
        if package.size(part) > _LARGEST:
            return self._read(package.chunks(part), part, limits)
        package.count(part)
        key = package.packed(part), limits
        if key in self._known:
            return self._known[key]
        told = self._read(package.inflated(part), part, limits)
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = told
        return told
