"""What reading the plan workbook gives: the plan, or every fault that stands in its way."""

from msgspec import Struct

from workbook_tools.model.finding import Finding
from workbook_tools.model.plan import Plan


class PlanReading(Struct, frozen=True):
    """`plan` is None where any finding is an error. The counts are of filled rows, sound or not."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    departments: int
    measures: int
    indicators: int
