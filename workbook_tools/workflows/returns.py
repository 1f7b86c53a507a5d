"""outbox/<quarter>/returned/ and outbox/quarantine/ as the ledger has them: only what still needs mending."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from workbook_tools.files.archive import load
from workbook_tools.files.publish import Published, publish, published_in, retract
from workbook_tools.files.template_writer import write_template
from workbook_tools.files.workspace import safe_name
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed, History, Outcome
from workbook_tools.rules.catalogue import message, remedy
from workbook_tools.rules.phrases import say
from workbook_tools.stages.design_marked_copy import design_marked_copy
from workbook_tools.stages.design_template import design_template
from workbook_tools.stages.settle import outcome_of, window_first
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.reports import counting_of_year, load_reports


@dataclass(frozen=True, slots=True)
class Returns:
    """What this sync wrote anew, and what it took away."""

    published: tuple[Published, ...]
    retracted: tuple[str, ...]


def sync_returns(office: Office) -> Returns:
    """Writes what is missing, removes what no longer applies; the same ledger gives the same bytes."""
    history = office.ledger.history()
    wanted = {path: filed for filed in to_mend(history) for path in (_marked_copy_path(office, filed),)}
    published = [_publish_marked_copy(office, history, path, filed) for path, filed in wanted.items()]
    quarantined = [f for f in history.filed if outcome_of(f, history.decisions) is Outcome.QUARANTINED]
    for filed in quarantined:
        published.extend(_publish_quarantined(office, filed))
    kept = {one.path for one in published}
    folders = ["outbox/quarantine", *sorted({_returned_folder(f) for f in history.filed if f.judgement.quarter})]
    stale = [path for folder in folders for path in published_in(office.workspace, office.ledger, folder)]
    retracted = [path for path in stale if path not in kept]
    for path in retracted:
        retract(office.workspace, office.ledger, path)
    return Returns(tuple(published), tuple(retracted))


def to_mend(history: History) -> tuple[Filed, ...]:
    """The latest receipt of each department and quarter, where it is a returned one."""
    latest: dict[tuple[str, Quarter], Filed] = {}
    for filed in history.filed:
        judgement = filed.judgement
        if judgement.department is not None and judgement.quarter is not None:
            latest[judgement.department, judgement.quarter] = filed
    return tuple(f for f in latest.values() if outcome_of(f, history.decisions) is Outcome.RETURNED)


def _returned_folder(filed: Filed) -> str:
    return f"outbox/{filed.judgement.quarter}/returned"


def _marked_copy_path(office: Office, filed: Filed) -> str:
    department = office.ledger.assignments()[filed.judgement.code or ""].department
    return f"{_returned_folder(filed)}/{safe_name(department.short)}.xlsx"


def _publish_marked_copy(office: Office, history: History, path: str, filed: Filed) -> Published:
    assignment = office.ledger.assignments()[filed.judgement.code or ""]
    submission = office.ledger.submission(filed.receipt.number)
    if submission is None:
        raise LookupError(f"receipt {filed.receipt.number} was returned without a submission")
    quarter = assignment.quarter
    counted = counting_of_year(office.plan, history, quarter.previous)
    opening = openings(office.plan, quarter, load_reports(office.ledger, counted))[assignment.department.code]
    blank = design_template(
        assignment,
        office.deadlines(quarter),
        window_first(office.plan, assignment.department.code, quarter, counted),
        opening.known,
        asks_opening=opening.asks,
    )
    design = design_marked_copy(blank, submission, filed.judgement.findings)
    return publish(office.workspace, office.ledger, path, write_template(design))


def _publish_quarantined(office: Office, filed: Filed) -> tuple[Published, Published]:
    """The original beside a sentence that says what is wrong with it."""
    receipt = filed.receipt
    path = f"outbox/quarantine/{safe_name(f'{receipt.number} {PurePosixPath(receipt.path).name}')}"
    sentences = [f"{message(finding)} {remedy(finding)}".strip() for finding in filed.judgement.findings]
    text = say("quarantine_note", name=receipt.path, receipt=receipt.number, reasons="\r\n".join(sentences))
    return (
        publish(office.workspace, office.ledger, path, load(office.workspace, receipt.archived)),
        publish(office.workspace, office.ledger, f"{path}.txt", ("\ufeff" + text).encode("utf-8")),
    )
