"""What a cell's type, style and words mean together."""

from functools import cached_property

from msgspec import Struct

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.styles import DateStyles
from workbook_tools.files.reading.values import moment, number, serial, unescape
from workbook_tools.model.cells import Dated, ErrorValue, Scalar


class Book(Struct, frozen=True, dict=True):
    """What a sheet's cells refer to."""

    strings: list[str]
    dates: DateStyles
    epoch_1904: bool

    @cached_property
    def by_index(self) -> "ByIndex":
        """The strings once more; all of them are there."""
        return ByIndex(self.strings)


class ByIndex(dict[bytes, str | None]):
    """Index, as a cell writes it → the shared string, None where it is empty. LookupError, ValueError: none such.

    `has_blanks`: some are empty.
    """

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self.has_blanks = "" in strings
        super().__init__({index: string or None for index, string in zip(_INDEXES, strings, strict=False)})

    def __missing__(self, words: bytes) -> str | None:
        if not words.isdigit():
            raise ValueError(words)
        return self._strings[int(words)] or None


_INDEXES = tuple(b"%d" % index for index in range(2_000))
"""More strings than a form has; those of a larger workbook are looked up one by one."""


def convert(kind: str | None, style: str | None, words: str, book: Book, budget: Budget) -> Scalar | None:
    """None where there is nothing. ValueError, IndexError: a type, style or string that this workbook has not."""
    if kind in ("str", "inlineStr"):
        budget.spend_text(len(words))
        return unescape(words)
    words = words.strip()
    if not words:
        return None
    if kind is None or kind == "n":
        return _number(style, words, book)
    if kind == "s":
        if words.startswith("-"):
            raise IndexError(words)
        return book.strings[int(words)]
    if kind == "b":
        return words in ("1", "true")
    if kind == "e":
        budget.spend_text(len(words))
        return ErrorValue(words)
    if kind == "d":
        stated = serial(words, epoch_1904=book.epoch_1904)
        return words if stated is None else Dated(*stated)
    raise ValueError(kind)


def _number(style: str | None, words: str, book: Book) -> Scalar:
    value = number(words)
    if style is None or not book.dates[style] or isinstance(value, str):
        return value
    when = moment(value, epoch_1904=book.epoch_1904)
    return value if when is None else Dated(value, when)
