"""Which findings are told: what follows from another one is left out."""

from collections.abc import Sequence

from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.layout import INDICATORS, MEASURES

_GRAVITY = tuple(Severity)


def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """In their order, errors first: of one cell the gravest, of a row that is wrong as a whole only that."""
    by_gravity = sorted(findings, key=lambda finding: _GRAVITY.index(finding.severity))
    lost = {_row(f) for f in findings if _loses_row(f)}
    told_of: dict[object, Finding] = {}
    for place, finding in enumerate(by_gravity):
        where = finding.where
        if where.column is not None and _row(finding) in lost:
            continue
        key = (where.table, where.record, where.column) if where.table and where.column else place
        told_of.setdefault(key, finding)
    return tuple(told_of.values())


def _row(finding: Finding) -> tuple[str | None, str | None]:
    return finding.where.table, finding.where.record


def _loses_row(finding: Finding) -> bool:
    """An error of a whole row of the plan: it was deleted, or doubled."""
    where = finding.where
    whole = where.table in (MEASURES, INDICATORS) and where.record is not None and where.column is None
    return whole and finding.severity is Severity.ERROR
