"""What the terminal shows of e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbook_tools.cli.prose import INDENT, fitted, tell
from workbook_tools.rules.phrases import say

if TYPE_CHECKING:
    from workbook_tools.workflows.fetch_mail import FetchResult, LeftLetter

_MEGABYTE = 1_000_000


def fetched(result: FetchResult, lang: str) -> None:
    """The new files of the inbox; what stays in the mailbox, and why; what to do next."""
    new = [letter for letter in result.fetched if letter.name is not None]
    twins = len(result.fetched) - len(new)
    box = {"account": result.account, "folder": result.folder}
    if new:
        tell(say("mail_fetched", lang, count=len(new), **box))
        for letter in new:
            click.echo(fitted(f"{letter.name} — {letter.sender}" if letter.sender else f"{letter.name}", INDENT))
    elif result.hindered is None:
        tell(say("mail_none_new", lang, **box))
    if twins:
        tell(say("mail_twins", lang, count=twins))
    if result.left:
        tell(say("mail_left", lang, count=len(result.left)))
        for left in result.left:
            click.echo(fitted(left_line(left, lang), INDENT))
    if new:
        tell(say("mail_fetch_next", lang))


def left_line(left: LeftLetter, lang: str) -> str:
    """Which message, why it stays, what to do."""
    from workbook_tools.files.reading.limits import LIMITS

    subject = left.subject or say("mail_no_subject", lang)
    named = say("mail_letter", lang, subject=subject, sender=left.sender) if left.sender else subject
    size, limit = -(-left.size // _MEGABYTE), LIMITS.file_bytes // _MEGABYTE
    reason = say(f"mail_left.{left.reason}", lang, size=size, limit=limit)
    answer = f" {say('mail_answer', lang, answer=left.answer)}" if left.answer else ""
    return f"{named}: {reason}{answer}"
