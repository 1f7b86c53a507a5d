"""«Реєстр», half of a long workbook, is written by a twin of this process while this one writes the other sheets.

Before that the twin goes through the events for what «Виконання» tells of them. The bytes are the same without a twin:
the styles that it needs have their numbers before it begins. Where it meets one that nobody foresaw, the sheet is
written here in its turn.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import BytesIO

from msgspec.structs import replace
from xlsxwriter import Workbook

from workbook_tools.files.consolidated.lists import receipt_rows, register_rows
from workbook_tools.files.consolidated.records import Records
from workbook_tools.files.consolidated.rows import TALLEST, anchors
from workbook_tools.files.consolidated.sheet import FIRST_ROW, write_records
from workbook_tools.files.documents.document import Document, GrowingSheet
from workbook_tools.files.documents.package import Package
from workbook_tools.files.documents.styles import Formats
from workbook_tools.files.memory.spill import Spill
from workbook_tools.files.twin import Twin, twin_at
from workbook_tools.model.plan import Measure
from workbook_tools.model.report import ActivityRow, ConsolidatedReport, Source
from workbook_tools.model.report_layout import REGISTER
from workbook_tools.rules.register_told import register_told

_LONG = 5_000
"""Events of a register that is worth a twin: it takes a hundredth of a second, and as many events take a tenth."""
_GOES_ON = "а\n" * (2 * TALLEST + 1)
"""Three rows of any column."""


class RegisterBeside:
    """What a twin makes of the register, if there is one. Each is asked for once, in this order."""

    def __init__(self, report: ConsolidatedReport, sheet: GrowingSheet, texts: Spill[str], twin: Twin | None) -> None:
        self._report = report
        self._sheet = sheet
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

    def last_row(self) -> int | None:
        """The last record's 1-based row, when all of them stand in the sheet; None: they are still to be written."""
        told = self._hear()
        if told is None:
            self._sheet.write_alone()
            return None
        return self._sheet.trust(told) + 1

    def _hear(self) -> bytes | None:
        return None if self._twin is None else self._twin.hear()


@contextmanager
def register_beside(
    document: Document, formats: Formats, sheet: GrowingSheet, report: ConsolidatedReport
) -> Iterator[RegisterBeside]:
    """To be opened before anything else is written: a twin has none of the threads that deflate."""
    texts, twin = Spill(str), None
    if len(report.activities) >= _LONG:
        _foresee_styles(formats, report)
        sheet.share()
        texts.share()
        twin = twin_at(partial(_work, document.workbook, formats, sheet, report, texts))
    try:
        yield RegisterBeside(report, sheet, texts, twin)
    finally:
        if twin is not None:
            twin.dismiss()


def _work(
    workbook: Workbook, formats: Formats, sheet: GrowingSheet, report: ConsolidatedReport, texts: Spill[str]
) -> Iterator[bytes]:
    """What «Виконання» says, of each measure in the report's order, then «Реєстр».

    ValueError where a style was not foreseen.
    """
    told = register_told(report, Spill)
    for row in report.measures:
        texts.put(told(row.measure))
    yield texts.told()
    foreseen = len(workbook.xf_format_indices)
    places = anchors(receipt_rows(report), FIRST_ROW)
    write_records(Records(sheet, formats, REGISTER, places), register_rows(report), FIRST_ROW)
    if len(workbook.xf_format_indices) > foreseen:
        raise ValueError("a style that has no number in the other process")
    yield sheet.told()


def _foresee_styles(formats: Formats, report: ConsolidatedReport) -> None:
    """Writes all that is usual in a register onto a sheet that is thrown away."""
    sheet = GrowingSheet()
    sheet.package = Package(BytesIO())
    receipts = report.receipts[:1]
    usual = replace(report, activities=list(_usual(report, receipts[0].filed.receipt.number)))
    places = anchors(receipt_rows(replace(report, receipts=receipts)), FIRST_ROW)
    try:
        write_records(Records(sheet, formats, REGISTER, places), register_rows(usual), FIRST_ROW)
    finally:
        sheet.package.release()


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
