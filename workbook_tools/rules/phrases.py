"""What the terminal says beside findings, in both languages; one phrase a code."""

from workbook_tools.rules.entry import Sentence
from workbook_tools.rules.texts import acted_out, editions, help, mailbox, mailing, obstacles, standings, terminal, year

PHRASES: dict[str, Sentence] = {
    **help.PHRASES,
    **standings.PHRASES,
    **terminal.PHRASES,
    **obstacles.PHRASES,
    **acted_out.PHRASES,
    **year.PHRASES,
    **editions.PHRASES,
    **mailbox.PHRASES,
    **mailing.PHRASES,
}


class Refusal(Exception):
    """A request that cannot be met as it was put: a phrase's code and its values."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}


def say(code: str, lang: str = "uk", /, **values: object) -> str:
    """KeyError if there is no such phrase."""
    return PHRASES[code].fill(lang, {name: str(value) for name, value in values.items()})
