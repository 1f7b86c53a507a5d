"""Values of cells in rows that are taken at one go, remembered by what stands behind the cells' addresses."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.canonical import unescaped
from workbook_tools.files.reading.convert import Book, convert
from workbook_tools.files.reading.limits import LIMITS
from workbook_tools.files.reading.remembered import Remembered
from workbook_tools.files.reading.row_shapes import SHARED, TEXT, Unlike, is_sound
from workbook_tools.files.reading.styles import DateStyles
from workbook_tools.files.reading.values import unescape
from workbook_tools.model.cells import Scalar

_TYPE = re.compile(rb'(?: s="([0-9]+)")?(?: t="([a-z]+)")?>(?:<v>(.*))?', re.DOTALL)
_UNSPENT = (None, "n", "b")
"""Types of cells whose words are neither text of their own, which is counted each time, nor a shared string."""
_REMEMBERED = 10_000
_SHORT = 100
"""Bytes of what is remembered."""
_MOST_STYLES, _MOST_OF_A_STYLE = 60, 2_000


class Values(dict[bytes, Scalar | None]):
    """What follows a cell's address (« s="2"><v>12») → its value, None where there is none.

    Unlike: the words are none that are taken.
    """

    def __init__(self, book: Book, budget: Budget) -> None:
        super().__init__()
        self._book = book
        self._budget = budget
        self._numbers = _numbers(book.dates.flags, epoch_1904=book.epoch_1904)
        self._texts: dict[bytes, tuple[Scalar | None, int]] = {}

    def __missing__(self, stated: bytes) -> Scalar | None:
        if stated in self._numbers:
            return self._keep(stated, self._numbers[stated])
        if not is_sound(stated.partition(b"<v>")[2]):
            raise Unlike(stated)
        kind, style, words = _parts(stated)
        if kind == "s":
            index = int(words)
            return self._book.strings[index if index >= 0 else len(self._book.strings)] or None
        value = convert(kind, style, words, self._book, self._budget)
        if value == "":
            value = None
        if kind in _UNSPENT:
            if len(stated) <= _SHORT:
                if len(self._numbers) >= _REMEMBERED:
                    self._numbers.clear()
                self._numbers[stated] = value
            return self._keep(stated, value)
        return value

    def _keep(self, stated: bytes, value: Scalar | None) -> Scalar | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[stated] = value
        return value

    def of_formula(self, stated: bytes) -> Scalar | None:
        """A formula's value may be an empty text; one that is text is counted each time."""
        if stated.find(b' t="') < 0:
            return self[stated]
        if stated in self._texts:
            value, length = self._texts[stated]
            self._budget.spend_text(length)
            return value
        kind, style, words = _parts(stated)
        value = convert(kind, style, words, self._book, self._budget)
        if kind == "str" and len(stated) <= _SHORT and len(self._texts) < _REMEMBERED:
            self._texts[stated] = value, len(words)
        return value


@lru_cache(8)
def _numbers(_dates: bytes, *, epoch_1904: bool) -> dict[bytes, Scalar | None]:
    """A store for values that are the same in every workbook with these styles and this date system."""
    return {}


def _parts(stated: bytes) -> tuple[str | None, str | None, str]:
    """Type, style and words. ValueError if the words are no UTF-8."""
    match = _TYPE.fullmatch(stated)
    if match is None:
        raise ValueError(stated)
    style, kind, words = match.groups()
    text = "" if words is None else unescaped(words.decode("utf-8"))
    return None if kind is None else kind.decode("ascii"), None if style is None else style.decode("ascii"), text


Meanings = Mapping[bytes, Any]
"""Words → what they mean. Of TEXT a text and how much text that is; Unlike, ValueError, LookupError: none that are
taken so."""


def meanings(book: Book) -> dict[bytes, Meanings]:
    """By the kinds of words that shapes have. ValueError: ODD."""
    styles = _styles(book.dates.flags, epoch_1904=book.epoch_1904)
    return _Kinds(styles, {SHARED: book.by_index, TEXT: _TEXTS})


class _Kinds(dict[bytes, Meanings]):
    """Of one workbook; numbers mean the same in every other with these styles and this date system."""

    def __init__(self, styles: "_Styles", others: Mapping[bytes, Meanings]) -> None:
        super().__init__(others)
        self._styles = styles

    def __missing__(self, stated: bytes) -> Meanings:
        found = self[stated] = self._styles[stated]
        return found


class _Styles(dict[bytes, "_Numbers"]):
    """What stands before the words of numbers → what they mean."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, stated: bytes) -> "_Numbers":
        if len(self) >= _MOST_STYLES:
            self.clear()
        kind, style, _ = _parts(stated)
        found = self[stated] = _Numbers(kind, style, self._book)
        return found


class _Numbers(dict[bytes, Scalar]):
    """Words → the number, the moment or the truth that they are in cells of one type and style."""

    def __init__(self, kind: str | None, style: str | None, book: Book) -> None:
        super().__init__()
        self._kind, self._style, self._book = kind, style, book

    def __missing__(self, words: bytes) -> Scalar:
        if not is_sound(words):
            raise Unlike(words)
        value = convert(self._kind, self._style, unescaped(words.decode("utf-8")), self._book, _NO_BUDGET)
        if value is None:
            raise Unlike(words)
        if len(words) <= _SHORT:
            if len(self) >= _MOST_OF_A_STYLE:
                self.clear()
            self[words] = value
        return value


class _Texts(Remembered[tuple[str, int]]):
    """Words of a formula's result → the text, and how much of it is counted."""

    def __missing__(self, words: bytes) -> tuple[str, int]:
        if not words or not is_sound(words):
            raise Unlike(words)
        text = unescaped(words.decode("utf-8"))
        return self.keep(words, (unescape(text), len(text)))


_TEXTS = _Texts(_SHORT, 256 * 1024)
_NO_BUDGET = Budget(LIMITS)
"""Numbers cost nothing."""


@lru_cache(4)
def _styles(flags: bytes, *, epoch_1904: bool) -> _Styles:
    return _Styles(Book([], DateStyles(flags), epoch_1904))
