"""The catalogue as people read it: the table of `rules`, and the page docs/rules.md."""

import string
from collections.abc import Iterable

from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.catalogue import FAMILIES
from workbook_tools.rules.entry import Entry, Sentence
from workbook_tools.rules.texts import handbook as words

_UNKNOWN = "…"
_PLAN = "plan"


def rules_table(lang: str) -> list[dict[str, str | None]]:
    """A rule a row, in the catalogue's order; severity and outcome as JSON names them.

    `outcome` is what the rule alone does to a report: null where it is accepted all the same, and for
    the plan's own faults.
    """
    return [_rule(family, entry, lang) for family, entries in FAMILIES.items() for entry in entries]


def _rule(family: str, entry: Entry, lang: str) -> dict[str, str | None]:
    outcome = _outcome(family, entry)
    return {
        "code": entry.code,
        "severity": entry.severity.value,
        "outcome": None if outcome is None else outcome.value,
        "message": outline(entry.message, lang),
        "remedy": outline(entry.remedy, lang),
        "example": outline(entry.example, lang),
    }


def _outcome(family: str, entry: Entry) -> Outcome | None:
    return None if family == _PLAN else entry.outcome


def outline(sentence: Sentence, lang: str) -> str:
    """The sentence with «…» where it is filled in, and a counted noun in its plural."""
    text = sentence.en if lang == "en" else sentence.uk
    return "".join(_part(*part[:3]) for part in string.Formatter().parse(text)).replace(f"{_UNKNOWN}.", _UNKNOWN)


def _part(literal: str, name: str | None, spec: str | None) -> str:
    if name is None:
        return literal
    nouns = spec.split(",") if spec else []
    return f"{literal}{_UNKNOWN} {nouns[-1]}" if len(nouns) > 1 else f"{literal}{_UNKNOWN}"


def rules_markdown(lang: str = "uk") -> str:
    """The whole of docs/rules.md."""
    lines = [f"# {outline(words.TITLE, lang)}", ""]
    for sentence in words.INTRO:
        lines += [outline(sentence, lang), ""]
    for family, entries in FAMILIES.items():
        if entries:
            lines += [f"## {outline(words.FAMILIES[family], lang)}", "", *_table(family, entries, lang), ""]
    return "\n".join(lines)


def _table(family: str, entries: Iterable[Entry], lang: str) -> list[str]:
    headings = [outline(heading, lang) for heading in words.HEADINGS]
    rows = [_row(headings), _row("---" for _ in headings)]
    for entry in entries:
        told = (entry.message, entry.remedy, entry.example)
        rows.append(
            _row(
                [
                    f"`{entry.code}`",
                    outline(words.SEVERITIES[entry.severity], lang),
                    outline(words.OUTCOMES[_outcome(family, entry)], lang),
                    *(_escaped(outline(sentence, lang)) for sentence in told),
                ]
            )
        )
    return rows


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """As Markdown shows it in a table's cell."""
    for mark in ("\\", "|", "*", "_", "<", "`"):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split("\n"))
