"""outbox/<quarter>/returned/ and outbox/quarantine/ as the ledger has them: only what still needs mending."""

from pathlib import PurePosixPath

from workbook_tools.files.disk.publish import Published, publish_all, retract
from workbook_tools.files.disk.workspace import safe_name
from workbook_tools.files.memory.archive import load
from workbook_tools.files.template.writer import write_template
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed, History, Outcome
from workbook_tools.rules.catalogue import message, remedy
from workbook_tools.rules.phrases import say
from workbook_tools.stages.design_marked_copy import design_marked_copy
from workbook_tools.stages.design_template import design_template
from workbook_tools.stages.settle import outcome_of, waived_codes, window_first
from workbook_tools.stages.tally import openings
from workbook_tools.workflows.office import Office
from workbook_tools.workflows.reports import counting_of_year, load_reports

QUARANTINE = "outbox/quarantine"


def sync_returns(office: Office) -> tuple[Published, ...]:
    """Writes what is missing, removes what no longer applies; the same ledger gives the same bytes."""
    history = office.ledger.history()
    outputs = {_marked_copy_path(office, filed): _marked_copy(office, history, filed) for filed in to_mend(history)}
    for filed in history.filed:
        if outcome_of(filed, history.decisions) is Outcome.QUARANTINED:
            outputs |= _quarantined(office, filed)
    folders = {QUARANTINE, *(_returned_folder(filed) for filed in history.filed if filed.judgement.quarter)}
    stale = [path for folder in sorted(folders) for path in _ours(office, folder) if path not in outputs]
    published = publish_all(office.workspace, office.ledger, outputs.items())
    return (*published, *(retract(office.workspace, office.ledger, path) for path in stale))


def to_mend(history: History) -> tuple[Filed, ...]:
    """The latest receipt of each department and quarter that was not rejected, where it is a returned one."""
    latest: dict[tuple[str, Quarter], Filed] = {}
    for filed in history.filed:
        judgement = filed.judgement
        rejected = outcome_of(filed, history.decisions) is Outcome.REJECTED
        if judgement.department is not None and judgement.quarter is not None and not rejected:
            latest[judgement.department, judgement.quarter] = filed
    return tuple(f for f in latest.values() if outcome_of(f, history.decisions) is Outcome.RETURNED)


def _returned_folder(filed: Filed) -> str:
    return f"outbox/{filed.judgement.quarter}/returned"


def _marked_copy_path(office: Office, filed: Filed) -> str:
    department = office.ledger.assignments()[filed.judgement.code or ""].department
    return f"{_returned_folder(filed)}/{safe_name(department.short)}.xlsx"


def _marked_copy(office: Office, history: History, filed: Filed) -> bytes:
    """By the plan that its form was issued from: the one in force may no longer know the department.

    What the coordinator waived is not asked for again.
    """
    assignment = office.ledger.assignments()[filed.judgement.code or ""]
    submission = office.ledger.submission(filed.receipt.number)
    if submission is None:
        raise LookupError(f"receipt {filed.receipt.number} was returned without a submission")
    quarter = assignment.quarter
    counted = counting_of_year(assignment.plan, history, quarter.previous)
    opening = openings(assignment.plan, quarter, load_reports(office.ledger, counted))[assignment.department.code]
    blank = design_template(
        assignment,
        office.deadlines(quarter),
        window_first(assignment.plan, assignment.department.code, quarter, counted),
        opening.known,
        asks_opening=opening.asks,
    )
    waived = waived_codes([d for d in history.decisions if d.receipt == filed.receipt.number])
    findings = [finding for finding in filed.judgement.findings if finding.code not in waived]
    return write_template(design_marked_copy(blank, submission, findings))


def _quarantined(office: Office, filed: Filed) -> dict[str, bytes]:
    """The original beside a sentence that says what is wrong with it."""
    receipt = filed.receipt
    path = f"{QUARANTINE}/{safe_name(f'{receipt.number} {PurePosixPath(receipt.path).name}', 250)}"
    sentences = [f"{message(finding)} {remedy(finding)}".strip() for finding in filed.judgement.findings]
    text = say("quarantine_note", name=receipt.path, receipt=receipt.number, reasons="\r\n".join(sentences))
    return {path: load(office.workspace, receipt.archived), f"{path}.txt": ("\ufeff" + text).encode("utf-8")}


def _ours(office: Office, folder: str) -> list[str]:
    """What the tool published in a folder of the outbox and is still there."""
    place = office.workspace.path(folder)
    names = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    return [path for name in names if office.ledger.output_hashes(path := f"{folder}/{name}")]
