"""What is said of a report, a measure and an indicator: one wording for the consolidated workbook and the memo."""

from collections.abc import Iterable

from workbook_tools.model.receipt import Standing, StandingKind
from workbook_tools.model.report import ExecutorPart, IndicatorRow, MeasureRow

IN_HAND = frozenset({StandingKind.HELD, StandingKind.RETURNED})
"""A report came, and is not part of the figures yet."""

NOT_DONE = "заходи не проводились"
NO_STATUS = "стан не вказано"
IN_WORK = "звіт опрацьовується"
NO_REPORTS = "немає звітів"
TERM_OVER = "строк минув"
REACHED, NOT_REACHED, NOT_YET_REACHED = "досягнуто", "не досягнуто", "ще не досягнуто"
WITHOUT_TARGET, UNDEFINED, NO_DATA = "без плану", "не визначено", "немає даних"
VERDICTS = (REACHED, NOT_YET_REACHED, NOT_REACHED, WITHOUT_TARGET, UNDEFINED, NO_DATA)
"""In the order in which they are counted."""
OVERDUE = "звіту немає, прострочено"
NO_REPORT, NOT_COUNTED, NOT_GIVEN, NOBODY = "немає звіту", "не враховано", "не вказано", "ніхто не звітував"

_IN_COLUMN = {
    StandingKind.MISSING: "не звітував",
    StandingKind.HELD: "на розгляді координатора",
    StandingKind.RETURNED: "повернуто на доопрацювання",
    StandingKind.ACCEPTED: "звітував вчасно",
    StandingKind.ACCEPTED_LATE: "звітував із запізненням",
    StandingKind.NIL: NOT_DONE,
}
_IN_SENTENCE = {
    **_IN_COLUMN,
    StandingKind.MISSING: "звіту немає",
    StandingKind.HELD: "звіт на розгляді координатора",
    StandingKind.RETURNED: "звіт повернуто на доопрацювання",
}


def standing_in_column(standing: Standing) -> str:
    """Under the heading «Звіт»."""
    if standing.rejected:
        return "відхилено координатором"
    if standing.kind is StandingKind.NIL and standing.late:
        return "не проводились, із запізненням"
    if standing.kind is StandingKind.MISSING and standing.overdue:
        return "не звітував, прострочено"
    return _IN_COLUMN[standing.kind]


def standing_in_sentence(standing: Standing) -> str:
    """Beside the department's name, whatever its gender, where nothing else says that it is about its report."""
    if standing.rejected:
        return "звіт відхилено координатором"
    if standing.kind is StandingKind.MISSING and standing.overdue:
        return OVERDUE
    return _IN_SENTENCE[standing.kind]


def measure_status(row: MeasureRow) -> str:
    """The joint status; what stands for it where no executor gave one."""
    if row.status is not None:
        return row.status.text
    kinds = {part.standing.kind for part in row.parts}
    if StandingKind.NIL in kinds:
        return NOT_DONE
    if any(part.standing.counts for part in row.parts):
        return NO_STATUS
    if kinds & IN_HAND:
        return IN_WORK
    return NO_REPORTS if kinds else TERM_OVER


def part_status(part: ExecutorPart) -> str:
    """An executor's own status; what stands for it where there is none."""
    if part.status is not None:
        return part.status.text
    if part.standing.counts and part.standing.kind is not StandingKind.NIL:
        return NO_STATUS
    return standing_in_sentence(part.standing)


def verdict(row: IndicatorRow) -> str:
    """One of VERDICTS."""
    if row.reached is not None:
        return REACHED if row.reached else NOT_YET_REACHED if row.pending else NOT_REACHED
    if not has_data(row):
        return NO_DATA
    return WITHOUT_TARGET if row.indicator.target is None and not row.indicator.grows else UNDEFINED


def has_data(row: IndicatorRow) -> bool:
    """Somebody gave a figure or a state, in this quarter or before."""
    return row.cumulative is not None or bool(row.states)


def incomplete(row: IndicatorRow) -> bool:
    """Somebody gave a figure or a state, and somebody did not: a sum that is not of all."""
    return row.gaps and has_data(row)


def without_value(standing: Standing | None) -> str:
    """What stands for an executor's figure that is not here."""
    if standing is None or standing.kind is StandingKind.MISSING:
        return NO_REPORT
    return NOT_GIVEN if standing.counts else NOT_COUNTED


def without_sum(standings: Iterable[Standing | None]) -> str:
    """What stands for the figure of all, where none of them gave one."""
    words = {without_value(standing) for standing in standings}
    return words.pop() if len(words) == 1 else NOT_COUNTED if NOT_COUNTED in words else NO_DATA
