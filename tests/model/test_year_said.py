"""What a report says of a measure or an indicator, as adding up asks for it."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from plans import Q3, decree_plan
from reported import Reported, nil_report, reported

from workbook_tools.model.submission import Status
from workbook_tools.model.year_said import YearSaid


def test_of_two_rows_for_one_measure_or_indicator_the_first_is_taken() -> None:
    """A form never has two; a report that has them, wherever it is from, is read from its beginning."""
    said = YearSaid(decree_plan())
    one = reported("culture", Q3, "16.09", values={"1.1": 8}, statuses={"1": Status.DONE})
    measure, value = one.submission.measures[0], one.submission.indicators[0]
    twice = replace(
        one.submission,
        measures=(measure, replace(measure, status=Status.NOT_DONE, row=40)),
        indicators=(value, replace(value, value=Decimal(99), row=41)),
    )
    said.take_in(Reported(one.filed, twice))
    told = said.told("culture", Q3)
    assert told is not None
    slot = said.figures.slot("1.1", "culture")
    assert slot is not None
    words, figure = said.words(told, "1"), said.figures.take(Q3, slot)
    assert words is not None
    assert figure is not None
    assert (words.status, words.cell) == (Status.DONE, "A12")
    assert (figure.value, figure.value_cell) == (Decimal(8), "H5")


@pytest.mark.parametrize("order", [1, -1])
def test_statuses_are_those_of_the_words(order: int) -> None:
    """Of the counting report alone: what a replaced one said of a measure that the later one leaves out is gone."""
    plan = decree_plan()
    first, second = plan.measure("1").executors[:2]
    other = next(m.code for m in plan.measures if m.code != "1" and first in m.executors)
    replaced = reported(first, Q3, "14.09", statuses={"1": Status.DONE, other: Status.DONE}, receipt=1)
    counts = reported(first, Q3, "15.09", statuses={"1": Status.PARTIAL}, receipt=2)
    silent = nil_report(second, Q3, "16.09", "Карантин", receipt=3)
    row = counts.submission.measures[0]
    silent = Reported(silent.filed, replace(silent.submission, measures=(replace(row, status=Status.DONE),)))
    said = YearSaid(plan)
    for report in (replaced, counts, silent)[::order]:
        said.take_in(report)
    for measure in plan.measures:
        expected: list[Status | None] = [None] * len(measure.executors)
        if measure.code == "1":
            expected[0] = Status.PARTIAL
        assert said.statuses(measure.code, Q3) == expected
    assert said.told(second, Q3) is not None
