"""The sheet «Виконавці», and who is meant where another sheet names an executor."""

import re
from collections.abc import Iterable

from msgspec import Struct, field

from workbook_tools.model.file_name import file_key, safe_name
from workbook_tools.model.finding import Where
from workbook_tools.model.plan import Department, DepartmentKind
from workbook_tools.model.text import fold
from workbook_tools.rules.suggestion import likeliest
from workbook_tools.stages.read_plan.codes import read_code
from workbook_tools.stages.read_plan.table import Findings, PlanCell, PlanRow
from workbook_tools.stages.read_plan.values import fault, lines, text, word

_ADDRESS = re.compile(r"(?:[\w.!#$%&'*+/=?^`{|}~-]+)?@[\w-]+(?:\.[\w-]+)+")


class Executors(Struct, frozen=True):
    """`names`: every code, name, short name and variant, folded, with its department's code.

    `shown` are the same names as they are written. Rows without a code stand under a placeholder, so
    that a missing code is one fault and not one more wherever the department is named.
    """

    departments: tuple[Department, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def code(self, name: str) -> str | None:
        return self.names.get(fold(name))


def read_executors(rows: Iterable[PlanRow], found: Findings) -> Executors:
    """The departments in the sheet's order."""
    departments = []
    names: dict[str, str] = {}
    shown: dict[str, str] = {}
    codes: dict[str, Where] = {}
    places: dict[str, tuple[str, Where]] = {}
    files: dict[str, Where] = {}
    addresses: dict[str, Where] = {}
    for row in rows:
        code = read_code(row.cell("code"), codes, found) or f"({row.number})"
        name, short = text(row.cell("name"), found), text(row.cell("short"), found)
        kind = word(row.cell("kind"), found)
        contacts = _contacts(row.cell("contacts"), addresses, found)
        variants = lines(row.cell("variants"), found)
        written = [("code", code), ("name", name), ("short", short), *(("variants", v) for v in variants)]
        for key, spelling in written:
            if spelling and _claim(row.cell(key), spelling, code, places, found):
                names[fold(spelling)] = code
                shown[spelling] = code
        if names.get(fold(short)) == code:
            _claim_file(row.cell("short"), short, files, found)
        department_kind = DepartmentKind(kind) if kind else DepartmentKind.COUNCIL_DEPARTMENT
        departments.append(Department(code, name, short, department_kind, contacts, variants))
    return Executors(tuple(departments), names, shown)


def resolve(name: str, executors: Executors, cell: PlanCell, found: Findings) -> str | None:
    """The code of the department that a cell of another sheet names; unknown ones are a finding.

    Where no executor is known at all, that is the finding, and not each name.
    """
    code = executors.code(name)
    if code is not None or not executors.names:
        return code
    likely = likeliest(name, executors.shown)
    if likely is None:
        found.append(fault(cell, "plan_executor_unknown", name=name))
    else:
        found.append(fault(cell, "plan_executor_misspelt", name=name, likely=likely))
    return None


def _claim(
    cell: PlanCell | None, spelling: str, code: str, places: dict[str, tuple[str, Where]], found: Findings
) -> bool:
    """False, with a finding, where another department goes by this name."""
    if cell is None:
        return False
    owner, where = places.setdefault(fold(spelling), (code, cell.where))
    if owner == code or cell.column.key == "code":
        return owner == code
    found.append(fault(cell, "plan_name_repeated", name=spelling, cell=where.cell))
    return False


def _claim_file(cell: PlanCell | None, short: str, files: dict[str, Where], found: Findings) -> None:
    """Names that differ only by what no file is called by: then the code stands in the names of both's files."""
    if cell is None:
        return
    first = files.setdefault(file_key(short), cell.where)
    if first != cell.where:
        found.append(fault(cell, "plan_short_same_file", file=safe_name(short), cell=first.cell))


def _contacts(cell: PlanCell | None, addresses: dict[str, Where], found: Findings) -> tuple[str, ...]:
    contacts = []
    for address in re.split(r"[\s,;]+", text(cell, found)):
        if cell is None or not address:
            continue
        if not _ADDRESS.fullmatch(address):
            found.append(fault(cell, "plan_email_malformed", address=address))
            continue
        first = addresses.setdefault(address.casefold(), cell.where)
        if first != cell.where:
            found.append(fault(cell, "plan_email_repeated", address=address, cell=first.cell))
        contacts.append(address)
    return tuple(dict.fromkeys(contacts))
