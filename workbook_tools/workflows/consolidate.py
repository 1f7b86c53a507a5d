"""The ledger → the consolidated quarterly workbook."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.metadata import version

from workbook_tools.files.consolidated.writer import write_consolidated
from workbook_tools.files.disk.publish import Published, Wanted, Written, renew
from workbook_tools.files.disk.workspace import outbox_of
from workbook_tools.files.memory.codec import encode
from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules.phrases import Refusal
from workbook_tools.workflows.build_report import build_report
from workbook_tools.workflows.editions import marked
from workbook_tools.workflows.office import Office


@dataclass(frozen=True, slots=True)
class Consolidated:
    report: ConsolidatedReport
    published: Published


def consolidate_quarter(office: Office, quarter: Quarter) -> Consolidated:
    """`outbox/<quarter>/Зведена інформація <quarter>.xlsx`, from what the ledger holds now."""
    report = current_report(office, quarter)
    path = f"{outbox_of(quarter)}/Зведена інформація {quarter}.xlsx"
    return Consolidated(report, _published(office, path, report))


def consolidate_as_known(office: Office, quarter: Quarter, known_at: datetime) -> Consolidated:
    """What that moment knew, into a file of its own."""
    report = report_as_known(office, quarter, known_at)
    path = f"{outbox_of(quarter)}/Зведена інформація {quarter}, {known_words(known_at)}.xlsx"
    return Consolidated(report, _published(office, path, report))


def _published(office: Office, path: str, report: ConsolidatedReport) -> Published:
    """The bytes depend on the report alone: what stands as it was made from the same is not made again."""
    made_from = hashlib.sha256(version("workbook-tools").encode() + encode(report)).hexdigest()
    wanted = Wanted(path, made_from, partial(write_consolidated, report))
    return next(iter(renew(office.workspace, office.ledger, [wanted])), Published(path, Written.UNCHANGED))


def current_report(office: Office, quarter: Quarter) -> ConsolidatedReport:
    """What the ledger holds now, and how it stands to the editions that were issued."""
    report = build_report(office.plan, office.ledger, quarter, office.now, None)
    return marked(office.ledger, report, office.now, None)


def report_as_known(office: Office, quarter: Quarter, known_at: datetime) -> ConsolidatedReport:
    """By the plan and the editions that there were at that moment. Refusal if nothing was known then."""
    report = build_report(plan_in_force(office, known_at), office.ledger, quarter, known_at, known_at)
    return marked(office.ledger, report, known_at, known_at)


def known_words(known_at: datetime) -> str:
    """The part of a file's name that tells it from what is known now."""
    return f"як було відомо {to_kyiv(known_at):%Y-%m-%d %H-%M}"


def plan_in_force(office: Office, known_at: datetime) -> Plan:
    edition = office.ledger.edition_in_force(known_at)
    if edition is None:
        raise Refusal("nothing_known", moment=f"{to_kyiv(known_at):%d.%m.%Y %H:%M}")
    return office.ledger.plan(edition)
