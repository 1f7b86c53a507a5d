"""Plans are keys of what was worked out of them: another edition is another key, and is not compared word by word."""

import pickle

from msgspec.structs import replace
from plans import Q3, Q4, decree_plan

from workbook_tools.model.quarter import Quarter


def test_editions_that_differ_in_one_word_have_other_keys() -> None:
    plan = decree_plan()
    *others, last = plan.indicators
    noted = replace(plan, indicators=(*others, replace(last, note="інша примітка")))
    first, *rest = plan.departments
    addressed = replace(plan, departments=(replace(first, contacts=("inshe@example.gov.ua",)), *rest))
    assert len({hash(plan), hash(noted), hash(addressed)}) == 3
    assert hash(replace(plan)) == hash(plan)


def test_a_measure_is_active_by_its_code_in_the_quarters_of_active_measures() -> None:
    plan = decree_plan()
    for quarter in (Q3, Q4, Quarter(2021, 1)):
        active = {measure.code for measure in plan.active_measures(quarter)}
        assert {measure.code for measure in plan.measures if plan.is_active(measure.code, quarter)} == active
    assert not plan.is_active("немає такого", Q3)


def test_what_was_found_out_of_a_plan_is_not_sent_with_it() -> None:
    """The hash of a text is another one in each process."""
    plan = decree_plan()
    assert hash(plan)
    assert plan.active_measures(Q3)
    came = pickle.loads(pickle.dumps(plan))
    assert not vars(came)
    assert came == plan
