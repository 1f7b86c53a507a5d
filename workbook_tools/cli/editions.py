"""What the terminal and JSON say of editions: one that was issued, and how a quarter stands to its newest one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook_tools.cli.prose import INDENT, say, tell
from workbook_tools.model.kyiv import kyiv_day, to_kyiv
from workbook_tools.rules.shown import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook_tools.model.edition import Edition, NewestEdition
    from workbook_tools.model.report import ConsolidatedReport
    from workbook_tools.workflows.issue_edition import Issued


def edition_issued(issued: Issued, lang: str) -> None:
    """The files, what they are without, and what is left to a person."""
    edition, report = issued.edition, issued.report
    names = [report.department(s.department).short for s in report.standings if not s.counts]
    if issued.new and names:
        tell(say("left_out", lang, names=", ".join(names)))
    code = "edition_issued" if issued.new else "edition_same"
    tell(say(code, lang, number=edition.number, quarter=edition.quarter, date=_date(edition)))
    for file in edition.files:
        tell(f"{INDENT}{issued.folder}/{file.name}")
    if issued.new and edition.changes:
        tell(say("edition_corrected", lang, before=edition.number - 1, count=len(edition.changes)))
    if issued.page in ("no_program", "not_made"):
        tell(say(f"edition_{issued.page}", lang))
    if issued.damaged:
        tell(say("edition_damaged", lang))
    for path in issued.damaged:
        tell(f"{INDENT}{path}")
    held = sorted(set(_held(report)))
    if held:
        numbers = ", ".join(f"№\u00a0{receipt}" for receipt in held)
        tell(say("edition_held", lang, numbers=numbers, code=edition.quarter))
    if issued.unread:
        tell(say("edition_unread", lang, count=issued.unread, code=edition.quarter))
    if issued.new:
        tell(say("edition_next", lang))


def edition_told(edition: NewestEdition | None, lang: str) -> None:
    """Nothing where none was issued yet."""
    if edition is not None:
        code = "edition_differs" if edition.changed else "edition_stands"
        tell(say(code, lang, number=edition.number, date=_dated(edition, lang), code=edition.quarter))


def edition_known_then(edition: NewestEdition | None, lang: str) -> None:
    """What a rebuild says: that moment's edition; nothing is to be done about it now."""
    if edition is not None:
        code = "edition_differed" if edition.changed else "edition_stood"
        tell(say(code, lang, number=edition.number, date=_dated(edition, lang)))


def edition_hint(report: ConsolidatedReport, lang: str) -> None:
    """What follows the memo: the edition, or how the report stands to the one that was issued."""
    if report.newest_edition is None:
        tell(say("edition_hint", lang, code=report.quarter))
    edition_told(report.newest_edition, lang)


def edition_json(edition: NewestEdition | None) -> dict[str, Any] | None:
    if edition is None:
        return None
    moment = to_kyiv(edition.issued_at).isoformat()
    return {"number": edition.number, "issued_at": moment, "changed": edition.changed, "reason": edition.reason}


def _held(report: ConsolidatedReport) -> Iterator[int]:
    """Receipts that wait for the coordinator."""
    for standing in report.standings:
        if standing.kind == "held" and standing.filed is not None:
            yield standing.filed.receipt.number
        yield from standing.held


def _dated(edition: NewestEdition, lang: str) -> str:
    """With the reason, where one was stated."""
    date = _date(edition)
    return say("edition_dated", lang, date=date, reason=edition.reason) if edition.reason else date


def _date(edition: Edition | NewestEdition) -> str:
    return day(kyiv_day(edition.issued_at))
