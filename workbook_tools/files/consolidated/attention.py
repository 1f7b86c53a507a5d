"""«Потребує уваги»: the report's lines as sentences that lead to their rows, and how many of them a page holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook_tools.files.consolidated.rows import Anchor
from workbook_tools.files.consolidated.words import NBSP, more_words
from workbook_tools.files.documents.text_height import line_count
from workbook_tools.model.report import Attention, ConsolidatedReport
from workbook_tools.model.report_layout import EXECUTION, INDICATORS, RECEIPTS
from workbook_tools.rules.texts.attention import attention_text

SIZE = 9
_NO_ROW = "•"
"""The mark of a line that leads nowhere: there is no report to lead to."""


@dataclass(frozen=True, slots=True)
class Line:
    """`mark` is the short text that carries the link; `slots` is the line's height on «Огляд»."""

    mark: str
    text: str
    link: Anchor | None
    slots: int = 1


def attention_lines(report: ConsolidatedReport) -> tuple[Line, ...]:
    """In the report's order: what matters most stands first."""
    receipts = {s.department: s.filed.receipt.number for s in report.standings if s.filed is not None}
    return tuple(_line(report, attention, receipts) for attention in report.attention)


def _line(report: ConsolidatedReport, attention: Attention, receipts: dict[str, int]) -> Line:
    text = attention_text(attention)
    indicators = {indicator.code: indicator.number for indicator in report.plan.indicators}
    if attention.indicator in indicators:
        return Line(indicators[attention.indicator], text, Anchor(INDICATORS.title, attention.indicator))
    measures = {measure.code: measure.number for measure in report.plan.measures}
    if attention.measure in measures:
        return Line(f"№{NBSP}{measures[attention.measure]}", text, Anchor(EXECUTION.title, attention.measure))
    if attention.department in receipts:
        return Line("звіт", text, Anchor(RECEIPTS.title, str(receipts[attention.department])))
    return Line(_NO_ROW, text, None)


def fitted(lines: Sequence[Line], width: float, slots: int, more: Anchor) -> tuple[Line, ...]:
    """As many lines as `slots` hold; where some do not fit, the last slot says how many and leads to all of them."""
    measured = [Line(line.mark, line.text, line.link, line_count(line.text, width, size=SIZE)) for line in lines]
    if sum(line.slots for line in measured) <= slots:
        return tuple(measured)
    shown: list[Line] = []
    for line in measured:
        if sum(one.slots for one in shown) + line.slots > slots - 1:
            break
        shown.append(line)
    return (*shown, Line("усе", more_words(len(lines) - len(shown)), more))
