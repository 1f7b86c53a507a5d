"""What the ledger counts now → a numbered edition: frozen in the archive, then on the ledger, then in the outbox.

In that order a kill at any instant leaves either no edition, and files in the archive that the next
run finds again, or an edition whose files the next run puts into the outbox.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.files.disk.inbox import scan
from workbook_tools.files.disk.publish import Published, publish_all
from workbook_tools.files.disk.workspace import outbox_of
from workbook_tools.files.documents.printing import NoLibreOffice, NotPrinted, print_first_sheet
from workbook_tools.files.memory.archive import load
from workbook_tools.files.memory.editions import freeze, frozen, thaw
from workbook_tools.model.edition import Edition, EditionMark, FrozenFile
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules.phrases import Refusal
from workbook_tools.workflows.build_report import build_report
from workbook_tools.workflows.editions import changes_since
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.write_memo import memo_bytes


class Page(StrEnum):
    """What became of the PDF of «Огляд». STANDS: the edition is not new, and has what it has."""

    MADE = "made"
    NO_PROGRAM = "no_program"
    NOT_MADE = "not_made"
    STANDS = "stands"


class Issued(Struct, frozen=True):
    """`folder` is relative to the workspace; `unread`: files in the inbox of which the edition knows nothing.

    `damaged`: files of the quarter's editions that the archive no longer holds as they were frozen.
    """

    edition: Edition
    report: ConsolidatedReport
    folder: str
    new: bool
    page: Page
    unread: int
    published: tuple[Published, ...] = ()
    damaged: tuple[str, ...] = ()


def issue_edition(office: Office, quarter: Quarter, reason: str) -> Issued:
    """The quarter's next edition; the newest one again where nothing has changed since.

    Refusal if there is nothing yet to be told (no report counts, and none is due), or the memo's
    template cannot be used: then nothing is frozen.
    """
    ledger, issued_at = office.ledger, office.ledger.editions.time(office.now)
    unread = sum(entry.skip is None for entry in scan(office.workspace))
    report = build_report(office.plan, ledger, quarter, issued_at, None)
    editions = ledger.editions.of(quarter)
    newest = editions[-1] if editions else None
    changes = () if newest is None else changes_since(ledger, newest, report, issued_at, None)
    if newest is not None and not changes:
        damaged = _put_out(office, editions)
        return Issued(newest, report, folder_of(newest), False, Page.STANDS, unread, damaged=damaged)
    if newest is None and _too_early(office, report):
        raise Refusal("edition_too_early", quarter=quarter)
    number = len(editions) + 1
    report = replace(report, issued=EditionMark(number, issued_at, newest, changes, reason))
    files, page = _freeze(office, report, number)
    edition = ledger.editions.issue(quarter, files, changes, reason, office.now)
    published = publish_all(office.workspace, ledger, _files(office, edition))
    damaged = _put_out(office, editions)
    return Issued(edition, report, folder_of(edition), True, page, unread, published, damaged)


def folder_of(edition: Edition) -> str:
    """«outbox/2020-Q3/видання 1»."""
    return f"{outbox_of(edition.quarter)}/видання {edition.number}"


def _too_early(office: Office, report: ConsolidatedReport) -> bool:
    counts = any(standing.counts for standing in report.standings)
    return not counts and office.today <= report.deadlines.last_timely_day


def _freeze(office: Office, report: ConsolidatedReport, number: int) -> tuple[tuple[FrozenFile, ...], Page]:
    """The workbook, the memo, and the page where it can be printed; all are made before the first is kept."""
    quarter, workspace = report.quarter, office.workspace
    workbook, memo = write_consolidated(report), memo_bytes(workspace, report)
    page, printed = _page(office, quarter, number, workbook)
    which = f"{quarter}, видання {number}"
    made = [
        (f"Зведена інформація {which}.xlsx", workbook, workbook),
        (f"Доповідна записка {which}.docx", memo, memo),
    ]
    if printed is not None:
        made.append((_page_name(quarter, number), printed, workbook))
    return tuple(freeze(workspace, quarter, number, name, data, seal) for name, data, seal in made), page


def _page(office: Office, quarter: Quarter, number: int, workbook: bytes) -> tuple[Page, bytes | None]:
    """The one that a killed run kept of the very same workbook, else a new one."""
    kept = frozen(office.workspace, quarter, number, _page_name(quarter, number), workbook)
    if kept is not None:
        return Page.MADE, kept
    try:
        return Page.MADE, print_first_sheet(workbook)
    except NoLibreOffice:
        return Page.NO_PROGRAM, None
    except NotPrinted:
        return Page.NOT_MADE, None


def _page_name(quarter: Quarter, number: int) -> str:
    return f"Огляд {quarter}, видання {number}.pdf"


def _put_out(office: Office, editions: tuple[Edition, ...]) -> tuple[str, ...]:
    """Brings back what is gone from the outbox, the newest edition first; tells what the archive has lost.

    A file that is there stays, as a person may have filled in the memo's blanks.
    """
    damaged = []
    for edition in reversed(editions):
        absent = []
        for file in edition.files:
            data, place = thaw(office.workspace, file), f"{folder_of(edition)}/{file.name}"
            if data is None:
                damaged.append(file.archived)
            elif not office.workspace.path(place).exists():
                absent.append((place, data))
        publish_all(office.workspace, office.ledger, absent)
    return tuple(damaged)


def _files(office: Office, edition: Edition) -> Iterator[tuple[str, bytes]]:
    for file in edition.files:
        yield f"{folder_of(edition)}/{file.name}", load(office.workspace, file.archived)
