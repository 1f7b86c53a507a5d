"""Every rule's code, severity, Ukrainian and English text, remedy and example: the one place where texts live."""

from collections.abc import Iterable

from workbook_tools.model.finding import NOWHERE, Finding, Where
from workbook_tools.model.receipt import Outcome
from workbook_tools.rules.entry import Entry
from workbook_tools.rules.texts import (
    columns,
    consistency,
    entered,
    files,
    form,
    history,
    identity,
    inbox,
    letters,
    plan,
    reading,
)
from workbook_tools.rules.texts.items import ITEMS

FAMILIES: dict[str, tuple[Entry, ...]] = {
    "inbox": inbox.ENTRIES,
    "files": files.ENTRIES,
    "letters": letters.ENTRIES,
    "identity": identity.ENTRIES,
    "reading": reading.ENTRIES,
    "entered": entered.ENTRIES,
    "columns": columns.ENTRIES,
    "form": form.ENTRIES,
    "consistency": consistency.ENTRIES,
    "history": history.ENTRIES,
    "plan": plan.ENTRIES,
}
"""In the order of a workbook's way; the plan's own faults stand last."""

CATALOGUE: dict[str, Entry] = {entry.code: entry for family in FAMILIES.values() for entry in family}


def find(code: str, where: Where = NOWHERE, *, entered: str | None = None, **values: object) -> Finding:
    """A finding of the catalogue's severity. KeyError if the catalogue has no such code."""
    texts = tuple((name, str(value)) for name, value in values.items())
    return Finding(code, CATALOGUE[code].severity, where, texts, entered)


def message(finding: Finding, lang: str = "uk") -> str:
    """What is wrong, and in which row: «Захід № 4. Не заповнено «Стан виконання».»"""
    values = dict(finding.values)
    name = ITEMS.get(finding.where.table or "")
    if name is None or not values.get("item"):
        return statement(finding, lang)
    return f"{name.fill(lang, values)}. {statement(finding, lang)}"


def statement(finding: Finding, lang: str = "uk") -> str:
    """What is wrong, without the row's name: the same words for the same fault in many rows."""
    return CATALOGUE[finding.code].message.fill(lang, dict(finding.values))


def remedy(finding: Finding, lang: str = "uk") -> str:
    """How to mend it, as a sentence; empty where there is nothing to mend."""
    return CATALOGUE[finding.code].remedy.fill(lang, dict(finding.values))


_GRAVITY = (Outcome.QUARANTINED, Outcome.RETURNED, Outcome.HELD)


def outcome(findings: Iterable[Finding]) -> Outcome:
    """What findings do to a file: the gravest of quarantined, returned, held; accepted without any of these."""
    outcomes = {CATALOGUE[f.code].outcome for f in findings}
    return next((o for o in _GRAVITY if o in outcomes), Outcome.ACCEPTED)
