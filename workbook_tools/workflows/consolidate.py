"""The ledger → the consolidated quarterly workbook."""

from datetime import datetime
from functools import partial

from msgspec import Struct

from workbook_tools.files.consolidated.writer import consolidated_file
from workbook_tools.files.disk.publish import Published, Wanted, Written, renew
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.workflows.build_report import build_report
from workbook_tools.workflows.editions import marked
from workbook_tools.workflows.known import plan_known, workbook_path
from workbook_tools.workflows.made_from import quarter_made_from
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.reports import AddingUp


class Consolidated(Struct, frozen=True):
    report: ConsolidatedReport
    published: Published


def consolidate_quarter(office: Office, quarter: Quarter) -> Consolidated:
    """`outbox/<quarter>/Зведена інформація <quarter>.xlsx`, from what the ledger holds now."""
    report = current_report(office, quarter)
    made_from = quarter_made_from(office.ledger, office.edition, office.plan, quarter, office.now, None)
    return Consolidated(report, publish_report(office, workbook_path(quarter, None), made_from, report))


def publish_report(office: Office, path: str, made_from: str, report: ConsolidatedReport) -> Published:
    """`made_from` names all that the report comes of: what stands as it was made from the same is not made again."""
    wanted = Wanted(path, made_from, partial(consolidated_file, report))
    return next(iter(renew(office.workspace, office.ledger, [wanted])), Published(path, Written.UNCHANGED))


def begin_report(office: Office, quarter: Quarter) -> AddingUp:
    """Of the current report: what the ledger holds by now can be added up."""
    return AddingUp(office.plan, office.ledger, quarter)


def current_report(office: Office, quarter: Quarter, begun: AddingUp | None = None) -> ConsolidatedReport:
    """What the ledger holds now, and how it stands to the editions that were issued."""
    report = build_report(office.plan, office.ledger, quarter, office.now, None, begun)
    return marked(office.ledger, report, office.now, None)


def report_as_known(office: Office, quarter: Quarter, known_at: datetime) -> ConsolidatedReport:
    """By the plan and the editions that there were at that moment. Refusal if nothing was known then."""
    report = build_report(plan_known(office, known_at), office.ledger, quarter, known_at, known_at)
    return marked(office.ledger, report, known_at, known_at)
