"""Findings as tests compare them: by place and code, never by prose."""

from collections.abc import Iterable

from workbook_tools.model.finding import Finding

Place = tuple[str | None, str | None, str]


def places(findings: Iterable[Finding]) -> list[Place]:
    """(record, column, code) of each, in their order."""
    return [(finding.where.record, finding.where.column, finding.code) for finding in findings]
