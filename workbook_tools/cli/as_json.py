"""The JSON documents that other programs rely on; their keys are listed in docs/cli.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbook_tools.cli.editions import edition_json
from workbook_tools.model.finding import Finding
from workbook_tools.model.kyiv import to_kyiv
from workbook_tools.model.letter import Letter
from workbook_tools.model.plan_reading import PlanReading
from workbook_tools.model.report_json import standings_json
from workbook_tools.rules.catalogue import message, remedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook_tools.workflows.merge_quarter import Merged
    from workbook_tools.workflows.posting import FileResult
    from workbook_tools.workflows.standing import QuarterStanding

Document = dict[str, Any]


def text_of(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


def intake_json(results: Sequence[FileResult], lang: str) -> Document:
    return {
        "files": [
            {
                "path": result.path,
                "container": result.container,
                "sha256": result.sha256,
                "receipt": result.receipt,
                "outcome": result.outcome.value,
                "department": result.department,
                "quarter": None if result.quarter is None else str(result.quarter),
                "revision": result.revision,
                "letter": letter_json(result.letter),
                "findings": [finding_json(finding, lang) for finding in result.findings],
            }
            for result in results
        ]
    }


def letter_json(letter: Letter | None) -> Document | None:
    """`received` is null where no trusted host says when it came."""
    if letter is None:
        return None
    return {
        "sender": letter.sender,
        "name": letter.name,
        "subject": letter.subject,
        "message_id": letter.message_id,
        "received": None if letter.received_at is None else to_kyiv(letter.received_at).isoformat(),
        "forwarded_from": list(letter.forwarded_from),
    }


def finding_json(finding: Finding, lang: str) -> Document:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.where.sheet,
        "cell": finding.where.cell,
        "entered": finding.entered,
        "message": message(finding, lang),
        "remedy": remedy(finding, lang),
    }


def status_json(standing: QuarterStanding) -> Document:
    return {
        "quarter": str(standing.quarter),
        "deadline": standing.deadlines.requested_executors.isoformat(),
        "summary_deadline": standing.deadlines.requested_coordinator.isoformat(),
        "decree_deadline": standing.deadlines.decree_executors.isoformat(),
        "edition": edition_json(standing.edition),
        "departments": standings_json(standing.plan, standing.standings),
        "waiting": [filed.receipt.number for filed in standing.waiting],
        "waiting_elsewhere": [filed.receipt.number for filed in standing.waiting_elsewhere],
    }


def merge_json(merged: Merged, report: Document, results: Sequence[FileResult] | None, lang: str) -> Document:
    """`report` as `QuarterMerge` gives it; `ingest` is null for a rebuild of what was known."""
    return {
        "quarter": str(merged.told.quarter),
        "workbook": merged.published.relative,
        "edition": edition_json(merged.told.edition),
        "ingest": None if results is None else intake_json(results, lang),
        "departments": report["departments"],
        "indicators": report["indicators"],
        "measures": report["measures"],
    }


def plan_json(reading: PlanReading, lang: str) -> Document:
    return {
        "departments": reading.departments,
        "measures": reading.measures,
        "indicators": reading.indicators,
        "findings": [finding_json(finding, lang) for finding in reading.findings],
    }
