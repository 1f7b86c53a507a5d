"""Findings as tests compare them: by place and code, never by prose."""

from collections.abc import Iterable

from workbook_tools.model.finding import Finding
from workbook_tools.rules.catalogue import message, remedy

Place = tuple[str | None, str | None, str]


def places(findings: Iterable[Finding]) -> list[Place]:
    """(record, column, code) of each, in their order; KeyError if one lacks a value that its texts speak of."""
    found = list(findings)
    for finding in found:
        for lang in ("uk", "en"):
            assert message(finding, lang)
            assert remedy(finding, lang)
    return [(finding.where.record, finding.where.column, finding.code) for finding in found]
