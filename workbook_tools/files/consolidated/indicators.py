"""«Показники»: a total row of live formulas per indicator, and under it each executor's contribution."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from workbook_tools.files.consolidated.indicator_words import (
    contribution_note,
    note_words,
    period_unit,
    target_words,
    unit_words,
)
from workbook_tools.files.consolidated.lists import receipt_cell
from workbook_tools.files.consolidated.rows import Anchor, Cell, Cells, Row, continuing, top
from workbook_tools.files.consolidated.sheet import FIRST_ROW, PERCENT, decimal_format, name
from workbook_tools.files.consolidated.words import place_words, short_name, source_words
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.model.plan import Indicator, IndicatorKind
from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import ConsolidatedReport, Contribution, IndicatorRow, Source
from workbook_tools.model.report_layout import INDICATORS, REGISTER
from workbook_tools.rules.report_words import (
    NO_REPORT,
    NOBODY,
    UNDEFINED,
    has_data,
    verdict,
    without_sum,
    without_value,
)

TOTAL: Look = {"bg_color": styles.NAVY_TINT, "bold": True}
_MUTED: Look = {"font_color": styles.MUTED}
_PLAIN: Look = {"bold": False}
_INDENTED: Look = {"indent": 2}
_CARRIED: Look = {"italic": True}
_OVERDUE: Look = {"font_color": styles.ERROR_INK}
_VERDICTS: dict[bool | None, Look] = {
    True: styles.DONE,
    False: {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL},
    None: _PLAIN,
}
_PENDING: Look = {"font_color": styles.NOTE_INK, "bg_color": styles.NOTE_FILL}
_HUNDRED = Decimal(100)
_COLUMNS = {heading.key: position for position, heading in enumerate(INDICATORS.headings)}


def indicator_anchor(code: str) -> Anchor:
    return Anchor(INDICATORS.title, code)


def indicator_rows(report: ConsolidatedReport) -> Iterator[Row]:
    """The total row stands above its contributions, which its formulas add up."""
    number = FIRST_ROW
    standings = {standing.department: standing for standing in report.standings}
    continued = continuing(INDICATORS)
    for row in map(IndicatorRow.on_hand, report.indicators):
        parts: list[Row] = []
        for contribution in row.contributions:
            standing = standings.get(contribution.department)
            place = number + 1 + len(parts)
            parts += continued(_contribution_row(report, row, contribution, place, standing))
        yield _total_row(report, standings, row, number, len(parts))
        yield from parts
        number += 1 + len(parts)


def verdict_look(row: IndicatorRow) -> Look:
    """Colour only underlines the word."""
    return _PENDING if row.pending else _VERDICTS[row.reached]


def fraction(percent: Decimal) -> Decimal:
    """61.0 → 0.610, as percent-formatted cells hold it."""
    return percent / _HUNDRED


def aim(indicator: Indicator) -> Decimal | None:
    """The percentage that the plan wants: its own for a share, the whole for what is counted."""
    if indicator.target is None:
        return None
    return fraction(indicator.target) if indicator.kind is IndicatorKind.SHARE else Decimal(1)


# --- the total row -------------------------------------------------------------------------------


def _total_row(
    report: ConsolidatedReport, standings: Mapping[str, Standing], row: IndicatorRow, number: int, below: int
) -> Row:
    """`below`: how many rows the contributions take."""
    rows = (number, below)
    indicator = row.indicator
    digits = decimal_format(indicator.places)
    nobody = _nobody(standings, row) if row.quarter is None else ""
    cells: Cells = {
        "number": indicator.number,
        "text": Cell(unit_words(indicator), look=_PLAIN),
        "target": Cell(target_words(indicator), look=_PLAIN),
        "base": _base(row),
        "opening": _opening_sum(row, rows, digits),
        "quarter": _sum(row, rows, "quarter", row.quarter, digits, nobody),
        "cumulative": _sum(row, rows, "cumulative", row.cumulative, digits),
        "percent": _percent(row, number),
        "growth": _growth(row, number, digits),
        "verdict": Cell(verdict(row), look=verdict_look(row)),
        "note": Cell(note_words(row, report.plan), look=_PLAIN),
    }
    if indicator.periodic:
        cells["covered"] = Cell(len(row.judged) - len(row.missed), link=top(REGISTER), link_look={})
    return Row(cells, TOTAL, indicator_anchor(indicator.code))


def _base(row: IndicatorRow) -> Cell:
    """What percentages and growth are counted from: the target, the denominator, the baseline, the judged periods."""
    indicator = row.indicator
    if indicator.periodic:
        return Cell(len(row.judged), number=f'0" {period_unit(indicator)}"', look=_PLAIN)
    if indicator.kind is IndicatorKind.SHARE:
        return Cell(UNDEFINED if indicator.denominator is None else indicator.denominator, look=_PLAIN)
    if indicator.grows:
        return Cell(UNDEFINED if indicator.baseline is None else indicator.baseline, look=_PLAIN)
    return Cell(indicator.target, number=digits_of(indicator.target), look=_PLAIN)


def digits_of(value: Decimal | None) -> str:
    """As many digits after the comma as the number has."""
    exponent = 0 if value is None else value.normalize().as_tuple().exponent
    return decimal_format(-exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _opening_sum(row: IndicatorRow, rows: tuple[int, int], digits: str) -> Cell:
    known = [c.opening for c in row.contributions if c.opening is not None]
    if not row.indicator.has_opening:
        return Cell()
    return _sum(row, rows, "opening", sum(known, Decimal(0)) if known else None, digits)


def _sum(
    row: IndicatorRow, rows: tuple[int, int], key: str, value: Decimal | None, digits: str, otherwise: str = ""
) -> Cell:
    """`otherwise`: what stands where nobody gave a figure."""
    if row.indicator.kind is IndicatorKind.STATE:
        return Cell()
    if value is None:
        return Cell(otherwise, look=_PLAIN)
    column, (number, below) = INDICATORS.column(key), rows
    parts = f"{name(number + 1, column)}:{name(number + below, column)}"
    return Cell(value, formula=f"=SUM({parts})", number=digits)


def silent_words(standings: Mapping[str, Standing], row: IndicatorRow) -> str:
    """Why there is no figure of the quarter: nobody reported, or what came does not count or does not say it.

    `standings`: by department.
    """
    return without_sum(standings.get(part.department) for part in row.contributions)


def _nobody(standings: Mapping[str, Standing], row: IndicatorRow) -> str:
    words = silent_words(standings, row)
    return NOBODY if words == NO_REPORT else words


def _percent(row: IndicatorRow, number: int) -> Cell:
    indicator = row.indicator
    measured = indicator.target is not None or indicator.kind is IndicatorKind.SHARE
    if row.percent is None:
        return Cell(UNDEFINED if measured and has_data(row) else "", look=_PLAIN)
    above = "covered" if indicator.periodic else "cumulative"
    ratio = f"{_cell(number, above)}/{_cell(number, 'base')}"
    return Cell(fraction(row.percent), formula=f"=ROUND({ratio},3)", number=PERCENT)


def _growth(row: IndicatorRow, number: int, digits: str) -> Cell:
    if not row.indicator.grows:
        return Cell()
    if row.growth is None:
        return Cell(UNDEFINED if has_data(row) else "", look=_PLAIN)
    plain = digits.removeprefix(styles.UKRAINIAN)
    formula = f"={_cell(number, 'cumulative')}-{_cell(number, 'base')}"
    return Cell(row.growth, formula=formula, number=f'{styles.UKRAINIAN}+{plain};{styles.UKRAINIAN}"−"{plain};0')


def _cell(number: int, key: str) -> str:
    return name(number, _COLUMNS[key])


# --- a contribution ------------------------------------------------------------------------------


def _contribution_row(
    report: ConsolidatedReport,
    row: IndicatorRow,
    contribution: Contribution,
    number: int,
    standing: Standing | None,
) -> Row:
    digits = decimal_format(row.indicator.places)
    nil = standing is not None and standing.kind is StandingKind.NIL
    cells: Cells = {
        "number": _muted(row.indicator.number),
        "text": _name(short_name(report.plan, contribution.department)),
        "quarter": _quarter(contribution, digits, standing),
        "cumulative": _cumulative(row, contribution, number, digits),
        "note": contribution_note(contribution, nil=nil),
    }
    if row.indicator.has_opening:
        cells["opening"] = _number(contribution.opening, digits)
    if contribution.as_of is not None:
        cells["as_of"] = Cell(contribution.as_of, look=_CARRIED) if contribution.carried else contribution.as_of
    source = contribution.source or contribution.opening_source
    if source is not None:
        cells["receipt"] = receipt_cell(source.receipt)
    cells["source"] = _sources(contribution)
    return Row(cells, level=1)


@lru_cache(maxsize=1_024)
def _muted(number: str) -> Cell:
    return Cell(number, look=_MUTED)


@lru_cache(maxsize=1_024)
def _name(department: str) -> Cell:
    return Cell(department, look=_INDENTED)


@lru_cache(maxsize=1_024)
def _number(value: Decimal | None, digits: str) -> Cell:
    """Equal numbers are written alike, whatever digits they have."""
    return Cell(value, number=digits)


def _quarter(contribution: Contribution, digits: str, standing: Standing | None) -> Cell:
    if contribution.state is not None:
        return Cell(contribution.state.text)
    if contribution.quarter is None:
        overdue = standing is not None and standing.overdue
        return Cell(without_value(standing), look=_OVERDUE if overdue else _MUTED)
    return _number(contribution.quarter, digits)


def _cumulative(row: IndicatorRow, contribution: Contribution, number: int, digits: str) -> Cell:
    if row.indicator.kind is IndicatorKind.STATE or contribution.cumulative is None:
        return Cell()
    opening, quarter = _cell(number, "opening"), _cell(number, "quarter")
    formula = f"=SUM({opening},{quarter})" if row.indicator.has_opening else f"={quarter}"
    return Cell(contribution.cumulative, formula=formula, number=digits)


def _opening_words(contribution: Contribution, opening: Source) -> str:
    """The file is not named twice."""
    same = contribution.source is not None and contribution.source.receipt == opening.receipt
    return place_words(opening) if same else source_words(opening)


def _sources(contribution: Contribution) -> str:
    texts = [] if contribution.source is None else [source_words(contribution.source)]
    if contribution.opening_source is not None:
        texts.append(f"початок року: {_opening_words(contribution, contribution.opening_source)}")
    return "\n".join(texts)
