"""An entry as the cell held it: text stays text, numbers numbers, dates dates; a formula comes as its value."""

from datetime import datetime
from decimal import Decimal

from workbook_tools.model.submission import Entry, EntryKind
from workbook_tools.model.template import Plain


def as_sent(entry: Entry) -> Plain:
    match entry.kind:
        case EntryKind.NUMBER:
            number = Decimal(entry.text)
            return int(number) if number == number.to_integral_value() else number
        case EntryKind.DATE:
            return datetime.fromisoformat(entry.text).date()
        case EntryKind.BOOLEAN:
            return entry.text == "TRUE"
        case _:
            return entry.text
