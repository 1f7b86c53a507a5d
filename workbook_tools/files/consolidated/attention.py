"""«Потребує уваги»: the report's lines as sentences that lead to their rows, and how much of them a page holds."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from workbook_tools.files.consolidated.lists import receipt_anchor
from workbook_tools.files.consolidated.rows import Anchor
from workbook_tools.files.consolidated.words import NBSP, more_words
from workbook_tools.files.documents.text_height import line_count
from workbook_tools.model.report import Attention, ConsolidatedReport
from workbook_tools.model.report_layout import EXECUTION, HEADING_ATTENTION, INDICATORS
from workbook_tools.rules.attention_brief import briefly, said_by
from workbook_tools.rules.texts.attention import attention_text

SIZE = 9
_NO_ROW = "•"
"""The mark of a line that leads nowhere: there is no report to lead to."""
_ALL = "усе"
WHOLE_LIST = Anchor(EXECUTION.title, HEADING_ATTENTION)


class Line(Struct, frozen=True):
    """`mark` is the short text that carries the link; `slots` is the line's height on «Огляд»."""

    mark: str
    text: str
    link: Anchor | None
    slots: int = 1


class _Known(Struct, frozen=True):
    """By code: the numbers of indicators and measures, and the receipt that a department's standing is of."""

    indicators: dict[str, str]
    measures: dict[str, str]
    receipts: dict[str, int]


def attention_lines(report: ConsolidatedReport) -> Iterator[Line]:
    """In the report's order: what matters most stands first."""
    return _lines(report, report.attention)


def listed_anchor(order: int) -> Anchor:
    """A line's row in the whole list under «Виконання»; `order` is from 0."""
    return Anchor(EXECUTION.title, f"{HEADING_ATTENTION} {order}")


def page_lines(report: ConsolidatedReport, width: float, slots: int) -> tuple[Line, ...]:
    """What `slots` lines of `width` characters hold: each line, or the less grave ones said together.

    Where even that does not fit, the last slot says how many lines are left and leads to all of them.
    """

    def fits(lines: Sequence[Attention]) -> bool:
        """Looks at no more lines than there are slots: there may be thousands."""
        heights = accumulate(line_count(attention_text(line), width, size=SIZE) for line in lines)
        return all(height <= slots for height in heights)

    brief = briefly(report.attention, fits)
    lines: list[Line] = []
    for line in _measured(_lines(report, brief), width):
        lines.append(line)
        if sum(one.slots for one in lines) > slots:
            return _cut(lines, slots, len(brief))
    return tuple(lines)


def _lines(report: ConsolidatedReport, lines: Iterable[Attention]) -> Iterator[Line]:
    known = _Known(
        {indicator.code: indicator.number for indicator in report.plan.indicators},
        {measure.code: measure.number for measure in report.plan.measures},
        {s.department: s.filed.receipt.number for s in report.standings if s.filed is not None},
    )
    for line in lines:
        order = said_by(line, report.attention)
        if order is not None:
            yield Line(_ALL, attention_text(line), listed_anchor(order))
        else:
            yield _line(line, known)


def _line(attention: Attention, known: _Known) -> Line:
    text = attention_text(attention)
    if attention.indicator in known.indicators:
        return Line(known.indicators[attention.indicator], text, Anchor(INDICATORS.title, attention.indicator))
    if attention.measure in known.measures:
        return Line(f"№{NBSP}{known.measures[attention.measure]}", text, Anchor(EXECUTION.title, attention.measure))
    receipt = dict(attention.values).get("receipt") or known.receipts.get(attention.department or "")
    if receipt is not None:
        return Line("звіт", text, receipt_anchor(int(receipt)))
    return Line(_NO_ROW, text, None)


def _measured(lines: Iterator[Line], width: float) -> Iterator[Line]:
    return (Line(line.mark, line.text, line.link, line_count(line.text, width, size=SIZE)) for line in lines)


def _cut(lines: Sequence[Line], slots: int, count: int) -> tuple[Line, ...]:
    """`lines`: the first ones of so many, and more than there is room for."""
    shown: list[Line] = []
    for line in lines:
        if sum(one.slots for one in shown) + line.slots > slots - 1:
            break
        shown.append(line)
    return (*shown, Line(_ALL, more_words(count - len(shown)), WHOLE_LIST))
