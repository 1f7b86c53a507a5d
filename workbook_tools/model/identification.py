"""Whose template a workbook is."""

from dataclasses import dataclass

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Identification:
    """`assignment` is None where the workbook must not be read: a finding then holds or quarantines it."""

    assignment: Assignment | None
    findings: tuple[Finding, ...] = ()
