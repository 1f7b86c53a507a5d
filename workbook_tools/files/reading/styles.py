"""Which cell styles show a number as a date."""

import re
from collections.abc import Iterable

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.repeated import Repeated
from workbook_tools.files.reading.xml import Attributes, walk

_DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_UNSHOWN = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)


class DateStyles(dict[str, bool]):
    """A style index, as a cell writes it → whether it shows dates. ValueError or IndexError if there is no such."""

    def __init__(self, flags: bytes) -> None:
        super().__init__()
        self.flags = flags

    def __missing__(self, style: str) -> bool:
        index = int(style)
        if index < 0:
            raise IndexError(style)
        flag = self[style] = bool(self.flags[index]) if self.flags else False
        return flag


def shows_date(code: str) -> bool:
    """Whether a custom number format has d, m, y, h or s outside quotes, escapes and brackets."""
    return _DATE_LETTERS.search(_UNSHOWN.sub("", code)) is not None


def is_date_format(identifier: int, code: str) -> bool:
    """By the format's own code, whatever its id (Gnumeric numbers its own from 50 on); by the id where it has none."""
    return identifier in _DATE_IDS if code.casefold() in ("", "general") else shows_date(code)


def read_styles(package: Package, part: str, limits: Limits) -> DateStyles:
    return DateStyles(_FLAGS.of(package, part, limits))


def _read(chunks: Iterable[bytes], part: str, limits: Limits) -> bytes:
    """A byte for each style: 1 where it shows dates."""
    custom: dict[str, bool] = {}
    flags = bytearray()

    def start(parent: str, name: str, attributes: Attributes) -> None:
        if name == "numFmt" and parent == "numFmts":
            custom[attributes.get("numFmtId", "")] = shows_date(attributes.get("formatCode", ""))
        elif name == "xf" and parent == "cellXfs":
            identifier = attributes.get("numFmtId", "0")
            known = custom.get(identifier)
            flags.append(int(identifier) in _DATE_IDS if known is None else known)

    walk(chunks, part, limits, start)
    return bytes(flags)


_FLAGS = Repeated(_read)
