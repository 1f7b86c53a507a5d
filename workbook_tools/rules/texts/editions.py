"""Phrases of the editions issued to the mayor."""

from workbook_tools.rules.entry import Sentence

PHRASES: dict[str, Sentence] = {}
