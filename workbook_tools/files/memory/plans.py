"""A plan as the ledger keeps it, unpacked: texts that stand in many of its rows are held once."""

from sys import intern
from typing import TypeVar

from msgspec.structs import force_setattr

from workbook_tools.files.memory.codec import decode
from workbook_tools.model.plan import Plan, Term

_T = TypeVar("_T", str, Term)


def unpack_plan(body: bytes) -> Plan:
    """What `encode` made of a plan. msgspec.ValidationError if the bytes are of anything else."""
    plan = decode(body, Plan)
    put = force_setattr  # nobody has seen these values before, and each text gives way to an equal one
    known: dict[object, object] = {}

    def once(value: _T) -> _T:
        return known.setdefault(value, value)  # type: ignore[return-value]

    for department in plan.departments:
        put(department, "code", intern(department.code))
    for measure in plan.measures:
        put(measure, "code", once(measure.code))
        put(measure, "number", once(measure.number))
        put(measure, "audience", once(measure.audience))
        put(measure, "criteria", once(measure.criteria))
        put(measure, "term", once(measure.term))
        put(measure, "executors", tuple(map(intern, measure.executors)))
    for indicator in plan.indicators:
        put(indicator, "code", once(indicator.code))
        put(indicator, "number", once(indicator.number))
        put(indicator, "measure", once(indicator.measure))
        put(indicator, "text", once(indicator.text))
        put(indicator, "unit", once(indicator.unit))
        put(indicator, "note", once(indicator.note))
    return plan
