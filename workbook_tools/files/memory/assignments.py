"""The issued templates as they go from one process to another: each plan once, packed as the ledger keeps it."""

from functools import lru_cache
from typing import NamedTuple

from workbook_tools.files.memory.plans import unpack_plan
from workbook_tools.files.memory.store import Store
from workbook_tools.model.assignment import Assignment
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter

Issued = tuple[str, str, int, str, str]
"""Code, edition of the plan, layout, the department's code, quarter."""


class PackedAssignments(NamedTuple):
    """`plans`: by edition. Unpacked in a third of the time that their pickle takes."""

    plans: dict[str, bytes]
    issued: tuple[Issued, ...]


def packed_assignments(store: Store) -> PackedAssignments:
    """As the ledger keeps them: to pack a plan of many departments anew takes several times its memory."""
    plans = store.rows("SELECT edition, body FROM plans WHERE edition IN (SELECT edition FROM templates)")
    return PackedAssignments(dict(plans), tuple(issued_after(store, 0)))


def issued_after(store: Store, first: int) -> list[Issued]:
    """In the order of issue, all but so many of the first."""
    return store.rows(
        "SELECT code, edition, layout, department, quarter FROM templates ORDER BY event, code LIMIT -1 OFFSET ?", first
    )


def unpack_assignments(packed: PackedAssignments) -> dict[str, Assignment]:
    """By code, in their order; those of one edition share the plan."""
    plans = {edition: unpack_plan(body) for edition, body in packed.plans.items()}
    return {issued[0]: assignment_of(issued, plans[issued[1]]) for issued in packed.issued}


def assignment_of(issued: Issued, plan: Plan) -> Assignment:
    """KeyError if the plan has no such department."""
    code, edition, layout, department, quarter = issued
    return Assignment(code, edition, layout, plan, plan.department(department), _quarter(quarter))


_quarter = lru_cache(maxsize=16)(Quarter.parse)
