"""What the terminal shows of e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbook_tools.cli.prose import INDENT, fitted, say, tell
from workbook_tools.rules import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook_tools.workflows.fetch_mail import FetchResult, LeftLetter
    from workbook_tools.workflows.send_mail import Posting, SendResult

_MEGABYTE = 1_000_000


def fetched(result: FetchResult, lang: str) -> None:
    """The new files of the inbox; what stays in the mailbox, and why; what to do next."""
    from workbook_tools.workflows.fetch_mail import Fetch

    kinds = [letter.kind for letter in result.fetched]
    new = [letter for letter in result.fetched if letter.kind is Fetch.NEW]
    box = {"account": result.account, "folder": result.folder}
    if new:
        tell(say("mail_fetched", lang, count=len(new), **box))
        for letter in new:
            click.echo(fitted(f"{letter.name} — {letter.sender}" if letter.sender else f"{letter.name}", INDENT))
    elif result.hindered is None:
        tell(say("mail_none_new", lang, **box))
    for kind in (Fetch.KNOWN, Fetch.OWN):
        if kind in kinds:
            tell(say(f"mail_{kind}", lang, count=kinds.count(kind)))
    if result.left:
        tell(say("mail_left", lang, count=len(result.left)))
        for left in result.left:
            click.echo(fitted(left_line(left, lang), INDENT))
    if new:
        tell(say("mail_fetch_next", lang))


def left_line(left: LeftLetter, lang: str) -> str:
    """Which message, why it stays, what to do: as it is, for whoever shows it, and for JSON."""
    from workbook_tools.files.reading.limits import LIMITS

    subject = left.subject or phrases.say("mail_no_subject", lang)
    named = phrases.say("mail_letter", lang, subject=subject, sender=left.sender) if left.sender else subject
    size, limit = -(-left.size // _MEGABYTE), LIMITS.file_bytes // _MEGABYTE
    reason = phrases.say(f"mail_left.{left.reason}", lang, size=size, limit=limit)
    answer = f" {phrases.say('mail_answer', lang, answer=left.answer)}" if left.answer else ""
    return f"{named}: {reason}{answer}"


def sent(result: SendResult, lang: str) -> None:
    """What went or would go to whom; what did not, and why; what to do next."""
    from workbook_tools.workflows.send_mail import Fate

    by_fate = {fate: [one for one in result.postings if one.fate is fate] for fate in Fate}
    if not result.postings and result.hindered is None:
        tell(say("mail_nothing_to_send", lang, quarter=result.quarter))
    for fate in (Fate.READY, Fate.SENT):
        _listed(f"mail_{fate}", result, by_fate[fate], lang)
        again = [one for one in by_fate[fate] if one.again]
        if again:
            tell(say(f"mail_{fate}_again", lang, names=_names(again)))
    for fate in (Fate.REFUSED, Fate.LATER, Fate.CHANGED, Fate.UNADDRESSED):
        _listed(f"mail_{fate}", result, by_fate[fate], lang)
    if result.stuck:
        tell(say("mail_stuck", lang, names=", ".join(map(_name, result.stuck))))
    if by_fate[Fate.READY]:
        tell(say("mail_send_next", lang, code=result.quarter))


def _listed(phrase: str, result: SendResult, postings: Sequence[Posting], lang: str) -> None:
    """Each letter by its draft's name, with whom it goes to, or with what the server said of whom."""
    if not postings:
        return
    tell(say(phrase, lang, count=len(postings), quarter=result.quarter))
    for posting in postings:
        to = ", ".join(posting.recipients)
        name = _name(posting.letter.path)
        click.echo(fitted(f"{name} → {to}" if to else name, INDENT))
        for recipient, answer in posting.refusals.items():
            click.echo(fitted(f"{recipient}: {answer}", INDENT * 2))


def _names(postings: Sequence[Posting]) -> str:
    return ", ".join(_name(posting.letter.path) for posting in postings)


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".eml")
