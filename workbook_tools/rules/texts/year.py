"""Phrases of the year's workbook."""

from workbook_tools.rules.entry import Sentence

PHRASES: dict[str, Sentence] = {}
