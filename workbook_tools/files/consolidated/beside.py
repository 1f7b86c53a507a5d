"""«Реєстр», half of a long workbook, is written by a twin of this process while this one writes the other sheets.

The bytes are the same without a twin. So the styles that the twin needs have their numbers before it begins: where it
meets one that nobody foresaw, its work is void, and the sheet is written here in its turn.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

from xlsxwriter import Workbook

from workbook_tools.files.consolidated.lists import receipt_rows, register_rows
from workbook_tools.files.consolidated.records import Records
from workbook_tools.files.consolidated.rows import Anchor, anchors
from workbook_tools.files.consolidated.sheet import FIRST_ROW, write_records
from workbook_tools.files.documents.document import Document, GrowingSheet
from workbook_tools.files.documents.package import Package
from workbook_tools.files.documents.styles import Formats
from workbook_tools.files.twin import Twin, twin_at
from workbook_tools.model.report import ActivityRow, ConsolidatedReport, Source
from workbook_tools.model.report_layout import REGISTER

_LONG = 5_000
"""Events of a register that is worth a twin: it takes a hundredth of a second, and as many events take a tenth."""


class RegisterBeside:
    """The sheet's rows, if somebody writes them."""

    def __init__(self, sheet: GrowingSheet, twin: Twin | None) -> None:
        self._sheet = sheet
        self._twin = twin

    def last_row(self) -> int | None:
        """The last record's 1-based row, when all of them stand in the sheet; None: they are still to be written."""
        twin, self._twin = self._twin, None
        told = None if twin is None else twin.said()
        if told is None:
            self._sheet.write_alone()
            return None
        return self._sheet.trust(told) + 1

    def dismiss(self) -> None:
        if self._twin is not None:
            self._twin.dismiss()


@contextmanager
def register_beside(
    document: Document, formats: Formats, sheet: GrowingSheet, report: ConsolidatedReport, places: Mapping[Anchor, int]
) -> Iterator[RegisterBeside]:
    """To be opened before anything else is written: a twin has none of the threads that deflate."""
    if len(report.activities) < _LONG:
        yield RegisterBeside(sheet, None)
        return
    known = {**places, **anchors(receipt_rows(report), FIRST_ROW)}
    _foresee_styles(formats, report, known)
    sheet.share()
    beside = RegisterBeside(sheet, twin_at(partial(_write, document.workbook, formats, sheet, report, known)))
    del known
    try:
        yield beside
    finally:
        beside.dismiss()


def _write(
    workbook: Workbook, formats: Formats, sheet: GrowingSheet, report: ConsolidatedReport, places: Mapping[Anchor, int]
) -> bytes:
    """ValueError where a style was not foreseen."""
    foreseen = len(workbook.xf_format_indices)
    write_records(Records(sheet, formats, REGISTER, places), register_rows(report), FIRST_ROW)
    if len(workbook.xf_format_indices) > foreseen:
        raise ValueError("a style that has no number in the other process")
    return sheet.told()


def _foresee_styles(formats: Formats, report: ConsolidatedReport, places: Mapping[Anchor, int]) -> None:
    """Writes all that is usual in a register onto a sheet that is thrown away."""
    sheet = GrowingSheet()
    sheet.package = Package(BytesIO())
    try:
        usual = replace(report, activities=list(_usual(report)))
        write_records(Records(sheet, formats, REGISTER, places), register_rows(usual), FIRST_ROW)
    finally:
        sheet.package.release()


def _usual(report: ConsolidatedReport) -> Iterator[ActivityRow]:
    """Full, empty, and beginning as a formula does; each as it counts, as a repeat, and as what resembles another."""
    source = Source(report.receipts[0].filed.receipt.number, "", "", REGISTER.title, "A1")
    measure, department = report.plan.measures[0].code, report.plan.departments[0].code
    for day, number in ((date(2020, 1, 1), 1), (None, None)):
        for text in ("а", "", "="):
            event = ActivityRow(
                report.quarter, department, measure, day, text, text, text, number, number, text, source
            )
            yield event
            yield event._replace(repeat_of=source)
            yield event._replace(resembles=source)
