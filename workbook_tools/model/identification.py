"""Whose template a workbook is."""

from msgspec import Struct

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding


class Identification(Struct, frozen=True):
    """`assignment` is None where the workbook must not be read: a finding then holds or quarantines it."""

    assignment: Assignment | None
    findings: tuple[Finding, ...] = ()
