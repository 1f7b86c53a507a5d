"""What a merge says of the report that it built, kept beside the workbook and said again while that stands."""

from msgspec.structs import replace

from workbook_tools.model.quarter_told import IndicatorTold, QuarterTold
from workbook_tools.model.receipt import Standing
from workbook_tools.model.report import ConsolidatedReport, IndicatorRow
from workbook_tools.rules.report_words import incomplete


def told_of(report: ConsolidatedReport) -> QuarterTold:
    return QuarterTold(
        report.quarter,
        report.deadlines,
        tuple(map(_without_findings, report.standings)),
        tuple(map(_indicator, report.indicators)),
        report.newest_edition,
    )


def _without_findings(standing: Standing) -> Standing:
    """Their numbers are its own."""
    filed = standing.filed
    if filed is not None:
        filed = replace(filed, judgement=replace(filed.judgement, findings=()))
    return replace(standing, filed=filed, decisions=())


def _indicator(row: IndicatorRow) -> IndicatorTold:
    indicator = row.indicator
    states = tuple([state.text for state in row.states])
    return IndicatorTold(
        indicator.number, indicator.text, incomplete(row), states, row.quarter, row.cumulative, row.percent
    )
