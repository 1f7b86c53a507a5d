"""The ledger → the memo to the mayor, by the workspace's own template or the packaged one."""

from datetime import datetime
from importlib.resources import files as packaged
from pathlib import Path

from msgspec import Struct

from workbook_tools.files.disk.durable import put_in_place, write_aside
from workbook_tools.files.disk.not_done import NotDone, obstacle_of
from workbook_tools.files.disk.publish import Published, publish
from workbook_tools.files.disk.workspace import Workspace, outbox_of
from workbook_tools.files.memo.writer import BrokenTemplate, write_memo
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.rules.phrases import Refusal
from workbook_tools.stages.design_memo import design_memo
from workbook_tools.workflows.consolidate import current_report, report_as_known
from workbook_tools.workflows.known import known_words
from workbook_tools.workflows.office import Office

TEMPLATE_NAME = "memo_template.docx"
"""Both of the packaged template and of the workspace's own, which stands beside the plan."""


class Memo(Struct, frozen=True):
    report: ConsolidatedReport
    published: Published


def write_quarter_memo(office: Office, quarter: Quarter) -> Memo:
    """`outbox/<quarter>/Доповідна записка <quarter>.docx`, from what the ledger holds now.

    Refusal if the workspace's template cannot be used; nothing is written then.
    """
    return _published(office, current_report(office, quarter), f"Доповідна записка {quarter}")


def write_memo_as_known(office: Office, quarter: Quarter, known_at: datetime) -> Memo:
    """From what that moment knew, into a file of its own; by the template of now. Refusal as above."""
    report = report_as_known(office, quarter, known_at)
    return _published(office, report, f"Доповідна записка {quarter}, {known_words(known_at)}")


def memo_bytes(workspace: Workspace, report: ConsolidatedReport) -> bytes:
    """Refusal if the workspace's template cannot be used."""
    try:
        return write_memo(design_memo(report), _template(workspace))
    except BrokenTemplate as broken:
        raise _refusal(workspace, broken) from broken


def _published(office: Office, report: ConsolidatedReport, name: str) -> Memo:
    data = memo_bytes(office.workspace, report)
    path = f"{outbox_of(report.quarter)}/{name}.docx"
    return Memo(report, publish(office.workspace, office.ledger, path, data))


def give_template(workspace: Workspace) -> Path:
    """The packaged template becomes the workspace's own, to be edited. Refusal if there is one already."""
    own = _own(workspace)
    if own.exists():
        raise Refusal("memo_template_exists", path=workspace.relative(own))
    try:
        put_in_place(write_aside(own.parent, _packaged()), own)
    except OSError as error:
        raise NotDone(obstacle_of(error), own) from error
    return own


def _template(workspace: Workspace) -> bytes:
    own = _own(workspace)
    try:
        return own.read_bytes()
    except FileNotFoundError:
        return _packaged()
    except OSError as error:
        if own.is_dir():
            raise Refusal("memo_template_folder", path=workspace.relative(own)) from error
        raise NotDone(obstacle_of(error), own) from error


def _refusal(workspace: Workspace, broken: BrokenTemplate) -> Refusal:
    path = workspace.relative(_own(workspace))
    if not broken.line:
        return Refusal("memo_template_unreadable", path=path)
    return Refusal("memo_template_broken", path=path, line=broken.line)


def _own(workspace: Workspace) -> Path:
    return workspace.templates / TEMPLATE_NAME


def _packaged() -> bytes:
    return packaged("workbook_tools").joinpath(f"templates/{TEMPLATE_NAME}").read_bytes()
