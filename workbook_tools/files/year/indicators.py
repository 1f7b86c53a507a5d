"""«Показники за рік»: a total row of live formulas per indicator, and under it each executor's quarters."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from workbook_tools.files.consolidated.execution import MEASURE
from workbook_tools.files.consolidated.indicator_words import period_unit, target_words, unit_words
from workbook_tools.files.consolidated.indicators import digits_of, fraction
from workbook_tools.files.consolidated.lists import receipt_anchor
from workbook_tools.files.consolidated.rows import Anchor, Cell, Row, continuing
from workbook_tools.files.consolidated.sheet import FIRST_ROW, PERCENT, decimal_format, name
from workbook_tools.files.consolidated.words import short_name
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.files.year.untold import Stood, stood_in
from workbook_tools.files.year.words import attained_words, note_words, part_note_words, part_source_words
from workbook_tools.model.plan import Indicator, IndicatorKind
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import StandingKind
from workbook_tools.model.report_layout import ReportSheet
from workbook_tools.model.year_layout import INDICATORS_TITLE, quarter_key
from workbook_tools.model.year_report import (
    Attained,
    Gap,
    IndicatorYear,
    PartYear,
    YearReport,
    gap_of,
)
from workbook_tools.rules.report_words import UNDEFINED, without_value
from workbook_tools.rules.texts.year import year_text

_MUTED: Look = {"font_color": styles.MUTED}
_BOLD: Look = {"bold": True}
_CARRIED: Look = {"italic": True, "font_color": styles.MUTED}
_SILENT: Look = {"font_color": styles.ERROR_INK}
_OPEN: Look = {"font_color": styles.NOTE_INK, "bg_color": styles.NOTE_FILL}
_ATTAINED: dict[Attained, Look] = {
    Attained.YES: styles.DONE,
    Attained.SO_FAR: _OPEN,
    Attained.NOT_YET: _OPEN,
    Attained.NO: {"font_color": styles.WARNING_INK, "bg_color": styles.WARNING_FILL},
}


def indicator_anchor(code: str) -> Anchor:
    return Anchor(INDICATORS_TITLE, code)


def attained_look(attained: Attained) -> Look:
    """Colour only underlines the word."""
    return _ATTAINED.get(attained, {})


class _At(Struct, frozen=True):
    """The 1-based row that is being made, of which indicator, on which sheet."""

    stood: Stood
    design: ReportSheet
    row: IndicatorYear
    number: int

    @property
    def report(self) -> YearReport:
        return self.stood.report

    @property
    def indicator(self) -> Indicator:
        return self.row.indicator

    @property
    def digits(self) -> str:
        return decimal_format(self.indicator.places)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(of.quarter for of in self.report.quarters)

    def name(self, key: str, below: int = 0) -> str:
        """«C5»; `below`: so many rows further down."""
        return name(self.number + below, self.design.column(key))

    def sum(self, key: str, below: int) -> str:
        return f"=SUM({self.name(key, 1)}:{self.name(key, below)})"


def indicator_rows(report: YearReport, design: ReportSheet) -> Iterator[Row]:
    """The total row stands above its executors' rows, which its formulas add up."""
    number, stood = FIRST_ROW, stood_in(report)
    continued = continuing(design)
    for row in report.indicators:
        parts: list[Row] = []
        for part in row.parts:
            parts += continued(_part_row(_At(stood, design, row, number + 1 + len(parts)), part))
        yield _total_row(_At(stood, design, row, number), len(parts))
        yield from parts
        number += 1 + len(parts)


# --- the total row -------------------------------------------------------------------------------


def _total_row(at: _At, below: int) -> Row:
    """`below`: how many rows the executors take."""
    row, indicator = at.row, at.indicator
    cells = {
        "number": Cell(indicator.number, look=_BOLD),
        "text": Cell(unit_words(indicator)),
        "target": Cell(target_words(indicator)),
        "base": _base(row),
        "verdict": Cell(attained_words(row.attained), look={**_BOLD, **attained_look(row.attained)}),
        "note": Cell(note_words(at.report, row), span=3),
    }
    if indicator.kind is not IndicatorKind.STATE:
        cells |= _sums(at, below)
    if indicator.periodic and row.judged:
        covered = [str(len(c.judged) - len(c.missed)) for c in row.coverage if c is not None]
        cells["covered"] = Cell(row.judged - row.missed, formula=f"={'+'.join(covered)}", look=_BOLD)
    return Row(cells, MEASURE, indicator_anchor(indicator.code))


def _sums(at: _At, below: int) -> dict[str, Cell]:
    row = at.row
    cells = {"percent": _percent(at), "growth": _growth(at)}
    if row.opening is not None:
        cells["opening"] = Cell(row.opening, at.sum("opening", below), at.digits, look=_BOLD)
    if row.total is not None:
        cells["year"] = Cell(row.total, at.sum("year", below), at.digits, look=_BOLD)
    for position, quarter in enumerate(at.quarters):
        said, key = row.rows[position], quarter_key(quarter)
        if said is not None and said.quarter is not None and row.told[position]:
            cells[key] = Cell(said.quarter, at.sum(key, below), at.digits, look=_BOLD)
        else:
            cells[key] = Cell(at.stood.untold(row, position), look=_MUTED)
    return cells


def _base(row: IndicatorYear) -> Cell:
    """What percentages and growth are counted from: the target, the denominator, the baseline, the judged periods."""
    indicator = row.indicator
    if indicator.periodic:
        judged = "+".join(str(len(coverage.judged)) for coverage in row.coverage if coverage is not None)
        unit = f'0" {period_unit(indicator)}"'
        return Cell(row.judged, formula=f"={judged}", number=unit) if row.judged else Cell()
    if indicator.kind is IndicatorKind.SHARE:
        return Cell(UNDEFINED if indicator.denominator is None else indicator.denominator)
    if indicator.grows:
        return Cell(UNDEFINED if indicator.baseline is None else indicator.baseline)
    return Cell(indicator.target, number=digits_of(indicator.target))


def _percent(at: _At) -> Cell:
    row, indicator = at.row, at.indicator
    if row.percent is None:
        measured = indicator.target is not None or indicator.kind is IndicatorKind.SHARE
        return Cell(UNDEFINED if measured and row.total is not None else "")
    part = at.name("covered" if indicator.periodic else "year")
    return Cell(fraction(row.percent), formula=f"=ROUND({part}/{at.name('base')},3)", number=PERCENT, look=_BOLD)


def _growth(at: _At) -> Cell:
    row = at.row
    if not row.indicator.grows:
        return Cell()
    if row.growth is None:
        return Cell(UNDEFINED if row.total is not None else "")
    plain = at.digits.removeprefix(styles.UKRAINIAN)
    signed = f'{styles.UKRAINIAN}+{plain};{styles.UKRAINIAN}"−"{plain};0'
    return Cell(row.growth, formula=f"={at.name('year')}-{at.name('base')}", number=signed, look=_BOLD)


# --- an executor's row ---------------------------------------------------------------------------


def _part_row(at: _At, part: PartYear) -> Row:
    shown = {quarter_key(quarter): _quarter_cell(at, part, position) for position, quarter in enumerate(at.quarters)}
    cells = {
        "number": Cell(at.indicator.number, look=_MUTED),
        "text": Cell(short_name(at.report.plan, part.department), look={"indent": 2}),
        "opening": Cell(part.opening, number=at.digits),
        **shown,
        "year": _year_cell(at, part, shown),
        "note": Cell(part_note_words(at.report, part, tuple(_nil(at, part)))),
        "source": Cell(part_source_words(at.report, part)),
    }
    if part.as_of is not None:
        cells["as_of"] = Cell(part.as_of)
    sources = [one.source or one.opening_source for one in part.contributions if one is not None]
    latest = next((source for source in reversed(sources) if source is not None), None)
    if latest is not None:
        cells["receipt"] = Cell(latest.receipt, link=receipt_anchor(latest.receipt))
    return Row(cells, level=1)


def _quarter_cell(at: _At, part: PartYear, position: int) -> Cell:
    said = part.contributions[position]
    if said is None or not at.row.told[position]:
        return _silent_cell(at, part, position)
    if said.quarter is None and said.state is None:
        return _silent_cell(at, part, position)
    value = said.quarter if said.state is None else said.state.text
    look = _CARRIED if said.carried else {}
    return Cell(value, number="" if said.state else at.digits, look=look)


def _silent_cell(at: _At, part: PartYear, position: int) -> Cell:
    standing = at.stood.standing(at.row, part.department, position)
    if standing is None:
        return Cell(at.stood.untold(at.row, position), look=_MUTED)
    if standing.kind is StandingKind.NIL:
        return Cell(year_text("nil"), look=_MUTED)
    if gap_of(standing) is Gap.AWAITED:
        return Cell(year_text("awaited"), look=_MUTED)
    return Cell(without_value(standing), look=_SILENT if standing.overdue else _MUTED)


def _year_cell(at: _At, part: PartYear, shown: Mapping[str, Cell]) -> Cell:
    """The sum of a flow's opening and quarters; of anything else, the latest quarter that shows a value."""
    if part.state is not None:
        return Cell(part.state.text)
    if part.total is None:
        return Cell()
    keys = [quarter_key(quarter) for quarter in at.quarters]
    if at.indicator.has_opening:
        return Cell(part.total, formula=f"=SUM({at.name('opening')}:{at.name(keys[-1])})", number=at.digits)
    latest = [key for key in keys if isinstance(shown[key].value, Decimal)]
    return Cell(part.total, formula=f"={at.name(latest[-1])}", number=at.digits)


def _nil(at: _At, part: PartYear) -> Iterator[Quarter]:
    for position, quarter in enumerate(at.quarters):
        standing = at.stood.standing(at.row, part.department, position)
        if standing is not None and standing.kind is StandingKind.NIL:
            yield quarter
