"""What documents say of a report, a measure and an indicator: workbook and memo say the same."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from plans import Q3, example_plan
from reported import standing

from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import Contribution, ExecutorPart, IndicatorRow, MeasureRow
from workbook_tools.model.submission import State, Status
from workbook_tools.rules.report_words import (
    measure_status,
    part_status,
    standing_in_column,
    standing_in_sentence,
    verdict,
    without_sum,
    without_value,
)

PLAN = example_plan()
MISSING = standing("police", Q3, StandingKind.MISSING)
OVERDUE = standing("police", Q3, StandingKind.MISSING, overdue=True)
RETURNED = standing("culture", Q3, StandingKind.RETURNED)
HELD = standing("culture", Q3, StandingKind.HELD)
ACCEPTED = standing("education", Q3, StandingKind.ACCEPTED)
NIL = standing("culture", Q3, StandingKind.NIL)


@pytest.mark.parametrize(
    ("given", "column", "sentence"),
    [
        (MISSING, "не звітував", "звіту немає"),
        (OVERDUE, "не звітував, прострочено", "звіту немає, прострочено"),
        (RETURNED, "повернуто на доопрацювання", "звіт повернуто на доопрацювання"),
        (replace(RETURNED, rejected=True), "відхилено координатором", "звіт відхилено координатором"),
        (HELD, "на розгляді координатора", "звіт на розгляді координатора"),
        (replace(NIL, late=True), "не проводились, із запізненням", "заходи не проводились"),
    ],
)
def test_where_a_report_stands(given: Standing, column: str, sentence: str) -> None:
    assert (standing_in_column(given), standing_in_sentence(given)) == (column, sentence)


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ((), "строк минув"),
        ((MISSING, OVERDUE), "немає звітів"),
        ((RETURNED, MISSING), "звіт опрацьовується"),
        ((NIL, MISSING), "заходи не проводились"),
        ((ACCEPTED, MISSING), "стан не вказано"),
    ],
)
def test_a_measure_without_a_status(standings: Sequence[Standing], words: str) -> None:
    parts = tuple(ExecutorPart(one.department, one, None) for one in standings)
    row = MeasureRow(PLAN.measure("5"), None, parts, ())
    assert measure_status(row) == words
    assert measure_status(replace(row, status=Status.DONE)) == "виконано"


def test_an_executor_without_a_status() -> None:
    assert part_status(ExecutorPart("education", ACCEPTED, None)) == "стан не вказано"
    assert part_status(ExecutorPart("police", OVERDUE, None)) == "звіту немає, прострочено"
    assert part_status(ExecutorPart("education", ACCEPTED, Status.PARTIAL)) == "виконано частково"


def _row(code: str, value: int | None, *, reached: bool | None = None, pending: bool = False) -> IndicatorRow:
    indicator = PLAN.indicator(code)
    figure = None if value is None else Decimal(value)
    part = Contribution("police", None, figure, date(2020, 9, 16))
    measure = PLAN.measure(indicator.measure)
    row = IndicatorRow(indicator, measure, (part,), figure, figure, None, reached=reached, pending=pending)
    return replace(row, gaps=value is None)


def test_verdicts() -> None:
    """3.1 has a target, 6.1 none; the denominator of 10.1 is blank."""
    assert verdict(_row("3.1", 5, reached=True)) == "досягнуто"
    assert verdict(_row("3.1", 5, reached=False)) == "не досягнуто"
    assert verdict(_row("3.1", 5, reached=False, pending=True)) == "ще не досягнуто"
    assert verdict(_row("6.1", 5)) == "без плану"
    assert verdict(_row("10.1", 5)) == "не визначено"
    assert {verdict(_row(code, None)) for code in ("3.1", "6.1", "10.1")} == {"немає даних"}
    stated = replace(_row("7.3", None), states=(State.NO,))
    assert verdict(stated) == "без плану"


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ((MISSING, OVERDUE, None), "немає звіту"),
        ((MISSING, RETURNED), "не враховано"),
        ((HELD,), "не враховано"),
        ((ACCEPTED,), "не вказано"),
        ((ACCEPTED, MISSING), "немає даних"),
    ],
)
def test_a_figure_that_is_not_here_says_why(standings: Sequence[Standing | None], words: str) -> None:
    """A report that is being mended is not said not to have come."""
    assert without_sum(standings) == words
    if len(standings) == 1:
        assert without_value(standings[0]) == words
