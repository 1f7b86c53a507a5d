"""«Потребує уваги» of a year: its lines as sentences that lead to their rows, and how many of them a page holds."""

from collections.abc import Sequence

from workbook_tools.files.consolidated.attention import SIZE, Line
from workbook_tools.files.consolidated.lists import receipt_anchor
from workbook_tools.files.consolidated.rows import Anchor
from workbook_tools.files.consolidated.words import NBSP
from workbook_tools.files.documents.text_height import line_count
from workbook_tools.model.report import Attention
from workbook_tools.model.report_layout import HEADING_ALL_ATTENTION
from workbook_tools.model.submission import Status
from workbook_tools.model.year_layout import HEADING_SUMMARY, INDICATORS_TITLE, MEASURES_TITLE
from workbook_tools.model.year_report import YearReport
from workbook_tools.rules.report_words import UNDEFINED
from workbook_tools.rules.texts.year import year_attention_text, year_text

_NO_ROW = "•"
"""The mark of a line that leads nowhere: there is no report to lead to."""
_ALL = "усе"
_COUNTED = {
    "year_not_done": Status.NOT_DONE.text,
    "year_not_told": UNDEFINED,
    "year_partial": Status.PARTIAL.text,
}
"""Lines about several measures lead to where these are counted."""


def listed_anchor(order: int) -> Anchor:
    """A line's row in the whole list; `order` is from 0."""
    return Anchor(MEASURES_TITLE, f"{HEADING_ALL_ATTENTION} {order}")


def summary_anchor(words: str) -> Anchor:
    """The row that counts the measures of a verdict."""
    return Anchor(MEASURES_TITLE, f"{HEADING_SUMMARY} {words}")


def attention_lines(report: YearReport) -> tuple[Line, ...]:
    """In the report's order: what matters most stands first."""
    indicators = {indicator.code: indicator.number for indicator in report.plan.indicators}
    measures = {measure.code: measure.number for measure in report.plan.measures}
    return tuple(_line(attention, indicators, measures) for attention in report.attention)


def page_lines(report: YearReport, width: float, slots: int) -> tuple[Line, ...]:
    """What `slots` lines of `width` characters hold; the last says how many are left and leads to the first of them."""
    lines = attention_lines(report)
    measured = [Line(one.mark, one.text, one.link, line_count(one.text, width, size=SIZE)) for one in lines]
    if sum(line.slots for line in measured) <= slots:
        return tuple(measured)
    shown = _first(measured, slots - 1)
    left = year_text("more", count=len(lines) - len(shown), sheet=MEASURES_TITLE)
    return (*shown, Line(_ALL, left, listed_anchor(len(shown))))


def _first(lines: Sequence[Line], slots: int) -> list[Line]:
    shown: list[Line] = []
    for line in lines:
        if sum(one.slots for one in shown) + line.slots > slots:
            break
        shown.append(line)
    return shown


def _line(attention: Attention, indicators: dict[str, str], measures: dict[str, str]) -> Line:
    """`indicators`, `measures`: their numbers by their codes."""
    text = year_attention_text(attention)
    if attention.indicator in indicators:
        return Line(indicators[attention.indicator], text, Anchor(INDICATORS_TITLE, attention.indicator))
    if attention.measure in measures:
        return Line(f"№{NBSP}{measures[attention.measure]}", text, Anchor(MEASURES_TITLE, attention.measure))
    if attention.code in _COUNTED:
        return Line(_ALL, text, summary_anchor(_COUNTED[attention.code]))
    receipt = dict(attention.values).get("receipt")
    return Line(_NO_ROW, text, None if receipt is None else receipt_anchor(int(receipt)))
