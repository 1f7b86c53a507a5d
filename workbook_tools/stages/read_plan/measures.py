"""The sheet «Заходи»: each measure with its term and its executors in order."""

from collections.abc import Iterable

from workbook_tools.model.finding import Where
from workbook_tools.model.plan import Measure, Term
from workbook_tools.model.term import TermError, TermFault, parse_term
from workbook_tools.stages.read_plan.codes import read_code, read_number
from workbook_tools.stages.read_plan.executors import Executors, resolve
from workbook_tools.stages.read_plan.table import Findings, PlanCell, PlanRow, is_blank
from workbook_tools.stages.read_plan.values import fault, lines, text

_TERM_FAULTS = {
    TermFault.UNREADABLE: "plan_term_unreadable",
    TermFault.OTHER_YEAR: "plan_term_other_year",
    TermFault.REVERSED: "plan_term_reversed",
}
_SOME_YEAR = 2020
"""Terms are read in it where the plan's year is unknown, so that their other faults are told at once."""


def read_measures(
    rows: Iterable[PlanRow], year: int | None, executors: Executors, found: Findings
) -> tuple[tuple[Measure, PlanRow], ...]:
    """The measures in the sheet's order, each with the row that it stands in."""
    codes: dict[str, Where] = {}
    numbers: dict[str, Where] = {}
    return tuple((_measure(row, year, executors, codes, numbers, found), row) for row in rows)


def _measure(
    row: PlanRow,
    year: int | None,
    executors: Executors,
    codes: dict[str, Where],
    numbers: dict[str, Where],
    found: Findings,
) -> Measure:
    return Measure(
        code=read_code(row.cell("code"), codes, found),
        number=read_number(row.cell("number"), numbers, found),
        name=text(row.cell("name"), found),
        audience=text(row.cell("audience"), found),
        criteria=text(row.cell("criteria"), found),
        term=_term(row.cell("term"), year, found),
        executors=_executors(row.cell("executors"), executors, found),
    )


def _term(cell: PlanCell | None, year: int | None, found: Findings) -> Term:
    words = text(cell, found)
    if cell is None or not words:
        return Term(words, ())
    try:
        return parse_term(words, year or _SOME_YEAR)
    except TermError as error:
        if year is not None or error.fault is not TermFault.OTHER_YEAR:
            found.append(fault(cell, _TERM_FAULTS[error.fault], year=year))
        return Term(words, ())


def _executors(cell: PlanCell | None, executors: Executors, found: Findings) -> tuple[str, ...]:
    if cell is not None and is_blank(cell.value):
        found.append(fault(cell, "plan_measure_without_executors"))
        return ()
    words = text(cell, found)
    if cell is None or not words:
        return ()
    named: list[str] = []
    for name in (words,) if executors.code(words) else lines(cell, []):
        code = resolve(name, executors, cell, found)
        if code in named:
            found.append(fault(cell, "plan_executor_repeated", name=name))
        elif code is not None:
            named.append(code)
    return tuple(named)
