"""What a report says of a measure or an indicator, as adding up asks for it."""

from dataclasses import replace
from decimal import Decimal

from plans import Q3, decree_plan
from reported import reported

from workbook_tools.model.report import Reported
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
    words, figure = said.words(told, "1"), said.figure(told, "1.1")
    assert words is not None
    assert figure is not None
    assert (words.status, words.cell) == (Status.DONE, "A12")
    assert (figure.value, figure.value_cell) == (Decimal(8), "H5")
