"""Phrases of e-mail: fetching, drafting, sending."""

from workbook_tools.rules.entry import Sentence

PHRASES: dict[str, Sentence] = {}
