"""What a moment knew: its plan, its name in a file's name, and the workbook that tells it."""

from datetime import datetime

from workbook_tools.files.disk.workspace import outbox_of
from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.rules.phrases import Refusal
from workbook_tools.rules.shown import day
from workbook_tools.workflows.office import Office


def known_words(known_at: datetime) -> str:
    """The part of a file's name that tells it from what is known now."""
    return f"як було відомо {to_kyiv(known_at):%Y-%m-%d %H-%M}"


def edition_known(office: Office, known_at: datetime) -> str:
    """The plan's edition that was in force. Refusal if nothing was known then."""
    edition = office.ledger.edition_in_force(known_at)
    if edition is None:
        moment = to_kyiv(known_at)
        raise Refusal("nothing_known", moment=f"{day(moment)} {moment:%H:%M}")
    return edition


def plan_known(office: Office, known_at: datetime | None) -> Plan:
    """The plan that was in force; None: that of now. Refusal if nothing was known then."""
    return office.plan if known_at is None else office.ledger.plan(edition_known(office, known_at))


def workbook_path(quarter: Quarter, known_at: datetime | None) -> str:
    """Of a quarter's consolidated workbook, relative to the workspace; None: what is known now."""
    name = f"Зведена інформація {quarter}"
    return f"{outbox_of(quarter)}/{name if known_at is None else f'{name}, {known_words(known_at)}'}.xlsx"
