"""A plan as the ledger keeps it comes back the same, and holds once what stands in it many times."""

from msgspec.structs import replace
from plans import decree_plan

from workbook_tools.files.memory.codec import encode
from workbook_tools.files.memory.plans import unpack_plan


def test_a_plan_comes_back_and_holds_once_what_it_says_again() -> None:
    plan = decree_plan()
    again = tuple(replace(measure, code=f"{measure.code} ще") for measure in plan.measures)
    plan = replace(plan, measures=(*plan.measures, *again))
    found = unpack_plan(encode(plan))
    assert found == plan
    assert encode(found) == encode(plan)
    one, other = found.measures[0], found.measures[len(again)]
    assert one.term is other.term
    assert one.criteria is other.criteria
    codes = {department.code: department.code for department in found.departments}
    for row in found.measures:
        assert all(codes[code] is code for code in row.executors)
    own = {measure.code: measure.code for measure in found.measures}
    assert all(own[indicator.measure] is indicator.measure for indicator in found.indicators)
