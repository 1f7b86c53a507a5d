"""Sentences on the terminal: wrapped to the window, whole in a pipe; what is to be copied is never broken."""

import shutil
import sys
import textwrap
from collections.abc import Iterable

import click

from workbook_tools.model.finding import Finding
from workbook_tools.model.layout import REGISTER
from workbook_tools.rules.catalogue import message, remedy, statement
from workbook_tools.rules.phrases import say
from workbook_tools.rules.shown import short

INDENT = "  "
_TYPED = 60
"""Characters of what was typed that a line quotes."""


def tell(text: str, *, indent: str = "", err: bool = False) -> None:
    """Prose; a line of it that is indented already holds a path or a command and is left as it is."""
    for line in text.split("\n"):
        click.echo(line if line.startswith(INDENT) else fitted(line, indent, err=err), err=err)


def fitted(text: str, indent: str = "", *, err: bool = False) -> str:
    """Wrapped to the window with its later lines indented; one line where nobody watches (a pipe, a file)."""
    stream = sys.stderr if err else sys.stdout
    if not stream.isatty():
        return indent + text
    width = shutil.get_terminal_size().columns
    hanging = f"{indent}{INDENT}" if indent else ""
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )


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
        tell(f"{say(f'severity.{finding.severity}', lang)}: {line}", indent=indent, err=err)


def _typed(finding: Finding, lang: str) -> str:
    text = short(finding.entered or "", _TYPED)
    return "" if not text or text in statement(finding, lang) else say("typed", lang, text=text)
