"""What the terminal says beside findings, in both languages; one phrase a code."""

from workbook_tools.rules.entry import Sentence

PHRASES: dict[str, Sentence] = {}


def say(code: str, lang: str = "uk", **values: object) -> str:
    """KeyError if there is no such phrase."""
    return PHRASES[code].fill(lang, {name: str(value) for name, value in values.items()})
