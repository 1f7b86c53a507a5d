"""Numbers that a spreadsheet may have made of something else, and shares above their whole."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.plan import Indicator, IndicatorKind
from workbook_tools.model.submission import Submission
from workbook_tools.rules.places import Record, found_at
from workbook_tools.rules.shown import day, number
from workbook_tools.rules.survey import SERIALS, Survey

_SMALL = Decimal(4_300)
"""A tenth of the first of SERIALS: neighbours above it make the number plausible."""
_SERIAL_ZERO = date(1899, 12, 30)


def date_numbers(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """A number that is a present-day serial where every neighbour is small; without neighbours nothing is said.

    An indicator's neighbours are the other entered indicators, its opening, and the plan's baseline
    and denominator; a register row's are the other numbers of the register. Serials are no neighbours.
    """
    for record, column, value, places in chain(_entered(submission, assignment), _counts(submission, register)):
        made_of = _SERIAL_ZERO + timedelta(days=int(value))
        code = "fraction_became_date" if places else "suspicious_date_number"
        values = {"value": number(value), "date": day(made_of), "typed": f"{made_of.day}.{made_of.month}"}
        yield found_at(code, submission, assignment, record, column, **values)


def _is_serial(value: Decimal) -> bool:
    return SERIALS.start <= value < SERIALS.stop and value == value.to_integral_value()


_Serial = tuple[Record, str, Decimal | int, int]
"""A record, its column, the serial there, and how many digits after the comma are due."""


def _entered(submission: Submission, assignment: Assignment) -> Iterator[_Serial]:
    values = [v.value for v in submission.indicators if v.value is not None]
    for record in submission.indicators:
        indicator = assignment.plan.indicator(record.indicator)
        known = [n for n in (record.opening, indicator.baseline, indicator.denominator) if n is not None]
        if record.value is not None and _is_serial(record.value) and _are_small(values + known):
            yield record, "value", record.value, indicator.places
        if record.opening is not None and _is_serial(record.opening) and _are_small(values):
            yield record, "opening", record.opening, indicator.places


def _are_small(neighbours: Iterable[Decimal]) -> bool:
    """Those that are no serials, of which there must be any."""
    plain = [neighbour for neighbour in neighbours if not _is_serial(neighbour)]
    return bool(plain) and max(plain) < _SMALL


def _counts(submission: Submission, register: Survey) -> Iterator[_Serial]:
    """The register is gone over again only where it has serials among small numbers."""
    if not register.serials or register.largest is None or register.largest >= _SMALL:
        return
    for activity in submission.activities:
        for column, count in (("reach", activity.reach), ("aged", activity.aged)):
            if count is not None and count in SERIALS:
                yield activity, column, count, 0


def share_above_whole(submission: Submission, assignment: Assignment, register: Survey) -> Iterator[Finding]:
    """One executor's numerator above the plan's whole denominator."""
    for value in submission.indicators:
        whole = _whole(assignment.plan.indicator(value.indicator))
        if whole is not None and value.value is not None and value.value > whole:
            shown = {"value": number(value.value), "whole": number(whole)}
            yield found_at("share_above_whole", submission, assignment, value, "value", **shown)


def _whole(indicator: Indicator) -> Decimal | None:
    return indicator.denominator if indicator.kind is IndicatorKind.SHARE else None
