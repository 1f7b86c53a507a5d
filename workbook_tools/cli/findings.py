"""Findings on the terminal: where, what is wrong, what was typed there, how to mend it."""

from collections.abc import Iterable

from workbook_tools.cli.prose import say, shown, tell
from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import REGISTER
from workbook_tools.rules.catalogue import message, remedy, statement
from workbook_tools.rules.shown import short

_TYPED = 60
"""Characters of what was typed that a line quotes."""


def place(finding: Finding) -> str:
    """«Звіт», D6."""
    where = finding.where
    if where.sheet is None:
        return ""
    return f"«{where.sheet}», {where.cell}: " if where.cell else f"«{where.sheet}»: "


def finding_line(finding: Finding, lang: str) -> str:
    """Where it is, what is wrong, how to mend it; a register row is named by its cell alone."""
    words = statement if finding.where.sheet is not None and finding.where.table == REGISTER else message
    return f"{place(finding)}{words(finding, lang)} {remedy(finding, lang)}".rstrip()


def findings_told(findings: Iterable[Finding], lang: str, *, indent: str = "", err: bool = False) -> None:
    """Each with its severity and, where a sentence does not say it already, what was typed there."""
    for finding in findings:
        words = (place(finding) + statement(finding, lang), _typed(finding, lang), remedy(finding, lang))
        line = " ".join(part for part in words if part)
        tell(shown(f"{say(f'severity.{finding.severity}', lang)}: {line}"), indent=indent, err=err)


def _typed(finding: Finding, lang: str) -> str:
    text = short(finding.entered or "", _TYPED)
    return "" if not text or text in statement(finding, lang) else say("typed", lang, text=text)
