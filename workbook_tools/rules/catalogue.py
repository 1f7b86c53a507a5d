"""Every rule's code, severity, Ukrainian and English text, remedy and example: the one place where texts live."""

from collections.abc import Iterable

from workbook_tools.model.finding import NOWHERE, Finding, Where
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry
from workbook_tools.rules.texts import columns, consistency, files, form, history, identity, plan, reading

CATALOGUE: dict[str, Entry] = {
    entry.code: entry
    for family in (files, identity, form, reading, columns, consistency, history, plan)
    for entry in family.ENTRIES
}


def find(code: str, where: Where = NOWHERE, *, entered: str | None = None, **values: object) -> Finding:
    """A finding of the catalogue's severity. KeyError if the catalogue has no such code."""
    texts = tuple((name, str(value)) for name, value in values.items())
    return Finding(code, CATALOGUE[code].severity, where, texts, entered)


def message(finding: Finding, lang: str = "uk") -> str:
    """What is wrong, as a sentence."""
    return CATALOGUE[finding.code].message.fill(lang, dict(finding.values))


def remedy(finding: Finding, lang: str = "uk") -> str:
    """How to mend it, as a sentence; empty where there is nothing to mend."""
    return CATALOGUE[finding.code].remedy.fill(lang, dict(finding.values))


_GRAVITY = (Outcome.QUARANTINED, Outcome.RETURNED, Outcome.HELD)


def outcome(findings: Iterable[Finding]) -> Outcome:
    """What findings do to a file: the gravest of quarantined, returned, held; accepted without any of these."""
    outcomes = {CATALOGUE[f.code].outcome for f in findings}
    return next((o for o in _GRAVITY if o in outcomes), Outcome.ACCEPTED)
