"""Who stands how in each quarter, found by department, and what stands for a figure that nobody gave."""

from collections.abc import Mapping

from msgspec import Struct

from workbook_tools.model.receipt import Standing
from workbook_tools.model.year_report import Gap, IndicatorYear, YearReport, gap_of
from workbook_tools.rules.report_words import NO_REPORT, NOBODY, without_sum
from workbook_tools.rules.texts.year import year_text


class Stood(Struct, frozen=True):
    """A report and its quarters' standings by department; empty for a quarter that is ahead."""

    report: YearReport
    standings: tuple[Mapping[str, Standing], ...]

    def standing(self, row: IndicatorYear, department: str, position: int) -> Standing | None:
        """None where the quarter's form does not ask for the indicator, or is still to come."""
        if not self.report.plan.is_active(row.measure.code, self.report.quarters[position].quarter):
            return None
        return self.standings[position].get(department)

    def untold(self, row: IndicatorYear, position: int) -> str:
        """What stands for a quarter's figure where nobody gave one."""
        of = self.report.quarters[position]
        if not self.report.plan.is_active(row.measure.code, of.quarter):
            return year_text("inactive")
        if of.report is None:
            return year_text("ahead")
        known = self.standings[position]
        standings = [known[department] for department in row.measure.executors if department in known]
        if all(gap_of(standing) is Gap.AWAITED for standing in standings):
            return year_text("awaited")
        words = without_sum(standings)
        return NOBODY if words == NO_REPORT else words


def stood_in(report: YearReport) -> Stood:
    reports = (of.report for of in report.quarters)
    return Stood(report, tuple({} if r is None else {s.department: s for s in r.standings} for r in reports))
