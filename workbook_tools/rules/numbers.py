"""Numbers that a spreadsheet may have made of something else, and shares above their whole."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.plan import Indicator, IndicatorKind
from workbook_tools.model.submission import Submission
from workbook_tools.rules.places import Record, found_at
from workbook_tools.rules.shown import day, number

_FIRST, _LAST = Decimal(43_000), Decimal(48_000)
"""Serial days of 2017 to 2031: in a uk-UA spreadsheet «12.5» becomes 46154, shown as 46 154."""
_SMALL = Decimal(4_300)
"""A tenth of the first serial: neighbours above it make the number plausible."""
_SERIAL_ZERO = date(1899, 12, 30)


def date_numbers(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """A number that is a present-day serial where every neighbour is small; without neighbours nothing is said.

    An indicator's neighbours are the other entered indicators, its opening, and the plan's baseline
    and denominator; a register row's are the other numbers of the register. Serials are no neighbours.
    """
    for record, column, value, places, neighbours in (*_entered(submission, assignment), *_register(submission)):
        plain = [neighbour for neighbour in neighbours if not _is_serial(neighbour)]
        if not plain or max(plain) >= _SMALL:
            continue
        made_of = _SERIAL_ZERO + timedelta(days=int(value))
        code = "fraction_became_date" if places else "suspicious_date_number"
        values = {"value": number(value), "date": day(made_of), "typed": f"{made_of.day}.{made_of.month}"}
        yield found_at(code, submission, assignment, record, column, **values)


def _is_serial(value: Decimal) -> bool:
    return _FIRST <= value <= _LAST and value == value.to_integral_value()


_Serial = tuple[Record, str, Decimal, int, list[Decimal]]
"""A record, its column, the serial there, its digits after the comma, and the numbers around it."""


def _entered(submission: Submission, assignment: Assignment) -> Iterator[_Serial]:
    values = [v.value for v in submission.indicators if v.value is not None]
    for record in submission.indicators:
        indicator = assignment.plan.indicator(record.indicator)
        if record.value is not None and _is_serial(record.value):
            known = (record.opening, indicator.baseline, indicator.denominator)
            yield record, "value", record.value, indicator.places, values + [n for n in known if n is not None]
        if record.opening is not None and _is_serial(record.opening):
            yield record, "opening", record.opening, indicator.places, values


def _register(submission: Submission) -> Iterator[_Serial]:
    cells = [
        (activity, column, Decimal(count))
        for activity in submission.activities
        for column, count in (("reach", activity.reach), ("aged", activity.aged))
        if count is not None
    ]
    numbers = [value for _, _, value in cells]
    return ((activity, column, value, 0, numbers) for activity, column, value in cells if _is_serial(value))


def share_above_whole(submission: Submission, assignment: Assignment) -> Iterator[Finding]:
    """One executor's numerator above the plan's whole denominator."""
    for value in submission.indicators:
        whole = _whole(assignment.plan.indicator(value.indicator))
        if whole is not None and value.value is not None and value.value > whole:
            shown = {"value": number(value.value), "whole": number(whole)}
            yield found_at("share_above_whole", submission, assignment, value, "value", **shown)


def _whole(indicator: Indicator) -> Decimal | None:
    return indicator.denominator if indicator.kind is IndicatorKind.SHARE else None
