"""«Реєстр» and what came, half of a long workbook, are written by a twin of this process; this one writes the others.

Before that the twin goes through the events for what «Виконання» tells of them. The bytes are the same without a twin:
the styles that it needs have their numbers before it begins. Where it meets one that nobody foresaw, that sheet and
those behind it are written here in their turn.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import BytesIO

from msgspec.structs import replace
from xlsxwriter import Workbook

from workbook_tools.files.consolidated.lists import finding_rows, receipt_rows, register_rows
from workbook_tools.files.consolidated.records import Records
from workbook_tools.files.consolidated.rows import TALLEST, Places, Row
from workbook_tools.files.consolidated.sheet import FIRST_ROW, write_records
from workbook_tools.files.documents.document import Document, GrowingSheet
from workbook_tools.files.documents.package import Package
from workbook_tools.files.documents.styles import Formats
from workbook_tools.files.memory.spill import Spill
from workbook_tools.files.twin import Twin, twin_at
from workbook_tools.model.finding import Severity
from workbook_tools.model.plan import Measure
from workbook_tools.model.report import ActivityRow, ConsolidatedReport, ReceiptRow, Source
from workbook_tools.model.report_layout import FINDINGS, RECEIPTS, REGISTER, ReportSheet
from workbook_tools.rules.register_told import register_told

BESIDE: dict[ReportSheet, Callable[[ConsolidatedReport], Iterator[Row]]] = {
    REGISTER: register_rows,
    RECEIPTS: receipt_rows,
    FINDINGS: finding_rows,
}
"""The sheets whose rows lead to receipts alone, in the order in which they are written."""
_LONG = 5_000
"""Events of a register that is worth a twin: it takes a hundredth of a second, and as many events take a tenth."""
_GOES_ON = "а\n" * (2 * TALLEST + 1)
"""Three rows of any column."""
_FIRST = 10
"""Receipts by which it is told how receipts and findings look."""

Sheets = Mapping[ReportSheet, GrowingSheet]


class TablesBeside:
    """What a twin makes, if there is one. Each is asked for once, in this order."""

    def __init__(self, report: ConsolidatedReport, sheets: Sheets, texts: Spill[str], twin: Twin | None) -> None:
        self._report = report
        self._sheets = sheets
        self._texts = texts
        self._twin = twin

    def told(self) -> Callable[[Measure], str] | None:
        """`register_told`, when it is there; None: nobody has found it out."""
        told = self._hear()
        if told is None:
            return None
        self._texts.trust(told)
        places = {row.measure.code: place for place, row in enumerate(self._report.measures)}
        return lambda measure: self._texts.take(places[measure.code])

    def last_row(self, design: ReportSheet) -> int | None:
        """Of the next of BESIDE: the last record's 1-based row, when all of them stand in the sheet.

        None: they are still to be written.
        """
        told, sheet = self._hear(), self._sheets[design]
        if told is None:
            sheet.write_alone()
            return None
        return sheet.trust(told) + 1

    def _hear(self) -> bytes | None:
        return None if self._twin is None else self._twin.hear()


@contextmanager
def tables_beside(
    document: Document, formats: Formats, sheets: Sheets, report: ConsolidatedReport, places: Places
) -> Iterator[TablesBeside]:
    """To be opened before anything else is written: a twin has none of the threads that deflate.

    `sheets`: those of BESIDE; `places`: of the receipts.
    """
    texts, twin = Spill(str), None
    if len(report.activities) >= _LONG:
        _foresee_styles(formats, report, places)
        for sheet in sheets.values():
            sheet.share()
        texts.share()
        twin = twin_at(partial(_work, document.workbook, formats, sheets, report, places, texts))
    try:
        yield TablesBeside(report, sheets, texts, twin)
    finally:
        if twin is not None:
            twin.dismiss()


def _work(
    workbook: Workbook, formats: Formats, sheets: Sheets, report: ConsolidatedReport, places: Places, texts: Spill[str]
) -> Iterator[bytes]:
    """What «Виконання» says, of each measure in the report's order, then sheet after sheet.

    ValueError where a style was not foreseen, or a sheet has no records.
    """
    told = register_told(report, Spill)
    for row in report.measures:
        texts.put(told(row.measure))
    yield texts.told()
    foreseen = len(workbook.xf_format_indices)
    for design, rows in BESIDE.items():
        write_records(Records(sheets[design], formats, design, places), rows(report), FIRST_ROW)
        if len(workbook.xf_format_indices) > foreseen:
            raise ValueError("a style that has no number in the other process")
        yield sheets[design].told()


def _foresee_styles(formats: Formats, report: ConsolidatedReport, places: Places) -> None:
    """Writes all that is usual in a register, and some receipts and findings, onto sheets that are thrown away."""
    receipts = _unlike(report.receipts)
    usual = replace(report, activities=list(_usual(report, receipts[0].filed.receipt.number)), receipts=receipts)
    for design, rows in BESIDE.items():
        sheet = GrowingSheet()
        sheet.package = Package(BytesIO())
        try:
            write_records(Records(sheet, formats, design, places), rows(usual), FIRST_ROW)
        finally:
            sheet.package.release()


def _unlike(receipts: Sequence[ReceiptRow]) -> list[ReceiptRow]:
    """The first ones, one of each kind that looks different, and a finding of every gravity."""
    kinds = {(row.outcome, row.late, row.counts): row for row in receipts}
    few = [*receipts[:_FIRST], *kinds.values()]
    return [*few, *[_of_every_gravity(row) for row in few if row.filed.judgement.findings][:1]]


def _of_every_gravity(row: ReceiptRow) -> ReceiptRow:
    judgement = row.filed.judgement
    findings = tuple(replace(judgement.findings[0], severity=severity) for severity in Severity)
    return replace(row, filed=replace(row.filed, judgement=replace(judgement, findings=findings)))


def _usual(report: ConsolidatedReport, receipt: int) -> Iterator[ActivityRow]:
    """Full, empty, and beginning as a formula does; each as it counts, as a repeat, and as what resembles another.

    A long text goes on in two more rows, and each of the three has lines of its own.
    """
    source = Source(receipt, "", REGISTER.title, "A1")
    measure, department = report.plan.measures[0].code, report.plan.departments[0].code
    for day, number in ((date(2020, 1, 1), 1), (None, None)):
        for text in ("а", "", "=", _GOES_ON):
            form = text if text != _GOES_ON else ""
            event = ActivityRow(
                report.quarter, department, measure, day, form, text, text, number, number, text, source
            )
            yield event
            yield event._replace(repeat_of=source)
            yield event._replace(resembles=source)
