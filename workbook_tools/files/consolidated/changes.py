"""What the workbook says of editions: which one it is, and «Зміни», which lists how it differs from the one before."""

from collections.abc import Iterator

from workbook_tools.files.consolidated.blocks import Placed
from workbook_tools.files.consolidated.execution import measure_anchor
from workbook_tools.files.consolidated.indicators import indicator_anchor
from workbook_tools.files.consolidated.lists import receipt_anchor
from workbook_tools.files.consolidated.rows import Anchor, Cell, Row, continuing, top
from workbook_tools.files.consolidated.words import edition_words, short_name
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.model.edition import Change
from workbook_tools.model.report import ConsolidatedReport
from workbook_tools.model.report_layout import CHANGES, ReportSheet

_NOTHING = Cell("–", look={"font_color": styles.MUTED})
_LINE: Look = {"font_size": 10, "bold": True, "font_color": styles.NAVY, "align": "right", "valign": "vcenter"}


def change_sheets(report: ConsolidatedReport) -> tuple[ReportSheet, ...]:
    """«Зміни» where there are any."""
    return (CHANGES,) if _changes(report) else ()


def edition_line(report: ConsolidatedReport, place: tuple[int, int, int, int]) -> Iterator[Placed]:
    """Which edition «Огляд» is of, with the way to the changes; nothing until one was issued."""
    if report.issued is not None:
        link = top(CHANGES) if report.issued.changes else None
        yield Placed(place, Cell(edition_words(report.issued), link=link), _LINE)


def change_rows(report: ConsolidatedReport) -> Iterator[Row]:
    continued = continuing(CHANGES)
    for order, change in enumerate(_changes(report), 1):
        receipt = change.receipt
        cells = {
            "order": Cell(order, link=_place_of(change)),
            "what": Cell(change.what),
            "department": Cell("" if change.department is None else short_name(report.plan, change.department)),
            "before": Cell(change.before) if change.before else _NOTHING,
            "after": Cell(change.after) if change.after else _NOTHING,
            "receipt": Cell(receipt, link=None if receipt is None else receipt_anchor(receipt)),
        }
        yield from continued(Row(cells))


def _changes(report: ConsolidatedReport) -> tuple[Change, ...]:
    return () if report.issued is None else report.issued.changes


def _place_of(change: Change) -> Anchor | None:
    if change.indicator is not None:
        return indicator_anchor(change.indicator)
    return None if change.measure is None else measure_anchor(change.measure)
