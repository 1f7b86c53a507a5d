"""`mail drafts`: the letters to the departments, as files that a mail program opens."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from workbook_tools.cli.desk import DONE, Desk
from workbook_tools.cli.prose import INDENT, say, tell
from workbook_tools.cli.usage import Command, option

if TYPE_CHECKING:
    from workbook_tools.model.quarter import Quarter
    from workbook_tools.workflows.draft_mail import Drafted, GivenTexts


@click.command("drafts", cls=Command)
@click.argument("quarter", required=False)
@option("--templates", "own_texts", is_flag=True)
@option("--json", "json_output", is_flag=True)
@click.pass_obj
def drafts(desk: Desk, quarter: str | None, own_texts: bool, json_output: bool) -> int:
    """Letters to the departments: `workbook-tools mail drafts 2020-Q3`."""
    from workbook_tools.cli import arguments
    from workbook_tools.workflows.draft_mail import give_texts, write_drafts

    with desk.office() as office:
        if own_texts:
            given = give_texts(office.workspace)
            _texts_given(given, desk.lang, json_output=json_output)
            return DONE
        named = arguments.quarter(quarter, office.plan, office.nearest_quarter)
        drafted = write_drafts(office, named)
    if json_output:
        from workbook_tools.cli.as_json import text_of

        click.echo(text_of(_drafts_json(drafted, named)))
    else:
        _drafts_told(drafted, named, desk.lang)
    return DONE


def _drafts_told(drafted: Drafted, quarter: Quarter, lang: str) -> None:
    """Each letter with its addressee; whose address is missing; what to do next."""
    folder = f"outbox/{quarter}/mail/"
    if drafted.letters:
        tell(say("drafts_written", lang, quarter=quarter, count=len(drafted.letters), folder=folder))
    else:
        tell(say("drafts_none", lang, quarter=quarter))
    for letter, path in drafted.letters:
        to = ", ".join(letter.addressed.recipients)
        phrase = "draft_to" if to else "draft_unaddressed"
        tell(INDENT + say(phrase, lang, name=PurePosixPath(path).name, recipients=to))
    for one in drafted.published:
        if one.set_aside is not None:
            tell(say("set_aside", lang, path=one.set_aside))
    removed = sum(one.written == "removed" for one in drafted.published)
    if removed:
        tell(say("drafts_removed", lang, count=removed))
    unaddressed = dict.fromkeys(
        letter.department.short
        for letter, _ in drafted.letters
        if letter.department is not None and not letter.addressed.recipients
    )
    if unaddressed:
        tell(say("drafts_unaddressed", lang, names=", ".join(unaddressed)))
    if drafted.letters:
        tell(say("drafts_next", lang, code=quarter))


def _texts_given(given: GivenTexts, lang: str, *, json_output: bool) -> None:
    from workbook_tools.files.mail.texts import FOLDER

    if json_output:
        from workbook_tools.cli.as_json import text_of

        click.echo(text_of({"folder": FOLDER, "given": given.given, "kept": given.kept}))
        return
    if given.given:
        tell(say("mail_texts_given", lang, count=len(given.given), folder=f"{FOLDER}/"))
    if given.kept:
        tell(say("mail_texts_kept", lang, names=", ".join(given.kept)))


def _drafts_json(drafted: Drafted, quarter: Quarter) -> dict[str, Any]:
    """`written` is new, replaced or unchanged; `reply`: it answers a letter, in its thread."""
    written = {one.relative: one.written.value for one in drafted.published}
    return {
        "quarter": str(quarter),
        "drafts": [
            {
                "key": letter.key,
                "kind": letter.kind.value,
                "path": path,
                "department": None if letter.department is None else letter.department.code,
                "receipt": None if letter.filed is None else letter.filed.receipt.number,
                "recipients": list(letter.addressed.recipients),
                "reply": letter.addressed.reply is not None,
                "written": written.get(path, "unchanged"),
            }
            for letter, path in drafted.letters
        ],
        "removed": [one.relative for one in drafted.published if one.written == "removed"],
    }
