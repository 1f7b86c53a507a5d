"""The shape of a catalogue entry, and how its sentences are filled in."""

import string
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import force_setattr

from workbook_tools.model.finding import Severity
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Outcome
from workbook_tools.model.text import plural

QUARTER_LABEL = "label"
NOTHING = "—"
"""The value where there is none to name."""


class Sentence(Struct, frozen=True):
    """One text in both languages.

    `{name}` is filled in; `{count:рядок,рядки,рядків}` is a number with its noun; `{quarter:label}` is a
    quarter («2020-Q3») as people write it; `{names:—немає жодного}` says the words instead of a «—».
    """

    uk: str
    en: str

    def fill(self, lang: str, values: Mapping[str, str]) -> str:
        """KeyError if a value is missing: that is a fault of the code, not of the data. A «№» stays with its number."""
        template, asked = _blanks(self.en if lang == "en" else self.uk)
        return template % tuple([_filled(values[name], spec) if spec else values[name] for name, spec in asked])


class Entry(Struct, frozen=True):
    """One rule. `outcome` is what an occurrence does to the file: RETURNED for errors, HELD, QUARANTINED or None."""

    code: str
    severity: Severity
    message: Sentence
    remedy: Sentence
    example: Sentence
    outcome: Outcome | None = None

    def __post_init__(self) -> None:
        if self.severity is Severity.ERROR and self.outcome is None:
            force_setattr(self, "outcome", Outcome.RETURNED)


@lru_cache(maxsize=4_096)
def _blanks(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text with «%s» in place of each name, and of each the name and what stands after its colon."""
    parsed = list(string.Formatter().parse(text.replace("№ ", "№\u00a0")))
    template = "".join(before.replace("%", "%%") + ("" if name is None else "%s") for before, name, _, _ in parsed)
    return template, tuple((name, spec or "") for _, name, spec, _ in parsed if name is not None)


def _filled(value: str, spec: str) -> str:
    if spec == QUARTER_LABEL:
        return Quarter.parse(value).label
    if spec.startswith(NOTHING):
        return spec.removeprefix(NOTHING) if value == NOTHING else value
    forms = spec.split(",")
    number = int(value)
    if len(forms) == 2:
        return f"{number} {forms[0] if number == 1 else forms[1]}"
    return f"{number} {plural(number, *forms)}"
