"""Catalogue entries: reading."""

from workbook_tools.rules.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
