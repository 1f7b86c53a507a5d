"""Permanent codes and №: well-formed, and each of its own row."""

import re

from workbook_tools.model.finding import Where
from workbook_tools.model.text import fold
from workbook_tools.stages.read_plan.table import Findings, PlanCell
from workbook_tools.stages.read_plan.values import fault, text

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def read_code(cell: PlanCell | None, taken: dict[str, Where], found: Findings) -> str:
    """A permanent code; «» where there is none. `taken` remembers where each one stands, and is added to."""
    code = text(cell, found)
    if cell is None or not code:
        return ""
    if not _CODE.fullmatch(code):
        found.append(fault(cell, "plan_code_malformed"))
    _claim(cell, code, "plan_code_repeated", taken, found)
    return code


def read_number(cell: PlanCell | None, taken: dict[str, Where], found: Findings) -> str:
    """A № of this edition, verbatim; «» where there is none."""
    number = text(cell, found)
    if cell is not None and number:
        _claim(cell, number, "plan_number_repeated", taken, found)
    return number


def _claim(cell: PlanCell, value: str, code: str, taken: dict[str, Where], found: Findings) -> None:
    first = taken.setdefault(fold(value), cell.where)
    if first != cell.where:
        found.append(fault(cell, code, cell=first.cell))
