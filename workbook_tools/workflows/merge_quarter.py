"""A quarter's consolidated workbook, made only where it is no longer true, and what there is to say of it.

Where all that it is made from is the same, and the file stands as it was written, nothing is built: what was
said of it then is said again. Whatever builds reports and workbooks is not even loaded then.
"""

import zlib
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from workbook_tools.files.disk.publish import Published, Written, all_stand
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.quarter_told import QuarterTold
from workbook_tools.workflows.known import edition_known, workbook_path
from workbook_tools.workflows.made_from import quarter_made_from
from workbook_tools.workflows.office import Office

if TYPE_CHECKING:
    from workbook_tools.model.report import ConsolidatedReport
    from workbook_tools.workflows.reports import AddingUp

_TOLD, _DOCUMENT = "merge", "merge --json"
"""Kinds of what is remembered: within a version of the program each has one shape."""


class Merged(Struct, frozen=True):
    """What there is to say. The report, which holds something of every department, is let go before it is said."""

    plan: Plan
    published: Published
    told: QuarterTold


class _Made(NamedTuple):
    """`made_from` names the report, `report` is there only where it had to be built."""

    merged: Merged
    made_from: str
    report: "ConsolidatedReport | None"


class QuarterMerge:
    """`outbox/<quarter>/Зведена інформація <quarter>.xlsx`; what an earlier moment knew gets a file of its own."""

    def __init__(self, office: Office, quarter: Quarter, known_at: datetime | None) -> None:
        self._office, self._quarter, self._known_at = office, quarter, known_at
        self._begun: AddingUp | None = None

    def go_on(self) -> None:
        """Adds up what is known by now, while files are coming; first what builds the workbook is loaded."""
        if self._begun is None:
            from workbook_tools.workflows.consolidate import begin_report

            self._begun = begin_report(self._office, self._quarter)
        self._begun.go_on()

    def merged(self) -> Merged:
        """Refusal if nothing was known at that earlier moment."""
        return self._made().merged

    def merged_with_document(self) -> tuple[Merged, dict[str, Any]]:
        """Likewise, and the report's «departments», «indicators» and «measures» as JSON values; see `report_json`."""
        made = self._made()
        return made.merged, self._document_of(made)

    def _made(self) -> _Made:
        office, quarter, known_at = self._office, self._quarter, self._known_at
        edition = office.edition if known_at is None else edition_known(office, known_at)
        plan = office.plan if known_at is None else office.ledger.plan(edition)
        made_from = quarter_made_from(office.ledger, edition, plan, quarter, known_at or office.now, known_at)
        path, outputs = workbook_path(quarter, known_at), office.ledger.outputs
        if all_stand(office.workspace, office.ledger, [(path, made_from)]):
            known = outputs.told_as(path, _TOLD, made_from, QuarterTold)
            if known is not None:
                return _Made(Merged(plan, Published(path, Written.UNCHANGED), known), made_from, None)
        from workbook_tools.workflows.consolidate import publish_report
        from workbook_tools.workflows.quarter_told import told_of

        report = self._report()
        published, told = publish_report(office, path, made_from, report), told_of(report)
        outputs.remember_value(path, _TOLD, made_from, told)
        return _Made(Merged(plan, published, told), made_from, report)

    def _report(self) -> "ConsolidatedReport":
        from workbook_tools.workflows.consolidate import current_report, report_as_known

        if self._known_at is None:
            begun, self._begun = self._begun, None  # what it holds goes with the report
            return current_report(self._office, self._quarter, begun)
        return report_as_known(self._office, self._quarter, self._known_at)

    def _document_of(self, made: _Made) -> dict[str, Any]:
        import json

        path, outputs = made.merged.published.relative, self._office.ledger.outputs
        body = outputs.told(path, _DOCUMENT, made.made_from)
        if body is not None:
            known: dict[str, Any] = json.loads(zlib.decompress(body))
            return known
        from workbook_tools.model.report_json import report_json

        document = report_json(made.report or self._report())
        outputs.remember_told(path, _DOCUMENT, made.made_from, zlib.compress(json.dumps(document).encode()))
        return document
