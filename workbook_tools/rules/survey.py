"""One pass over the register, which may be long and is unpacked anew each time that it is gone over.

Rules of single rows find in it what they find; of all rows together is kept what other rules ask for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from workbook_tools.model.assignment import Assignment
from workbook_tools.model.finding import Finding
from workbook_tools.model.plan import FormClass
from workbook_tools.model.submission import Activity, Submission
from workbook_tools.rules.forms import classes_of

SERIALS = range(43_000, 48_001)
"""Serial days of 2017 to 2031: in a uk-UA spreadsheet «12.5» becomes 46154, shown as 46 154."""

MeasureAndClass = tuple[str | None, FormClass | None]
RowJudge = Callable[[Activity], Sequence[Finding]]
"""Asked about each row in turn; it may remember what earlier rows said, but not the rows."""
RowRule = Callable[[Submission, Assignment], RowJudge]
"""Prepares what is the same for all rows of a form."""


class Outline(Struct, frozen=True):
    """All that rules over the past ask of a register, mostly: it goes along with one that stays packed.

    `measures`: of the rows, None among them where a row has none. `classes`: of the rows with a form. `earliest`,
    `latest`: of the rows' dates; the latest is before the earliest where there is no date.
    """

    measures: frozenset[str | None]
    classes: frozenset[MeasureAndClass]
    earliest: date
    latest: date


class Survey(Outline, frozen=True):
    """`found`: what each rule of single rows found, in the order of the rows.

    `first`: the first row of each measure, and of none. `rows`, `reach`: of the rows with a form, their number and
    the sum of their reach. `serials`: a number of the rows is among SERIALS; `largest` of the others.
    """

    found: Mapping[RowRule, Sequence[Finding]]
    first: Mapping[str | None, Activity]
    rows: Mapping[MeasureAndClass, int]
    reach: Mapping[MeasureAndClass, int]
    serials: bool
    largest: int | None

    @property
    def outline(self) -> Outline:
        """Without rows and findings."""
        return Outline(self.measures, self.classes, self.earliest, self.latest)


def survey(submission: Submission, assignment: Assignment, rules: Iterable[RowRule] = ()) -> Survey:
    """Goes over the register, once."""
    found: dict[RowRule, list[Finding]] = {rule: [] for rule in rules}
    judges = [(rule(submission, assignment), findings) for rule, findings in found.items()]
    classes = classes_of(assignment.plan)
    first: dict[str | None, Activity] = {}
    rows: dict[MeasureAndClass, int] = {}
    reach: dict[MeasureAndClass, int] = {}
    earliest, latest = date.max, date.min
    serials, largest = False, None
    for row in submission.activities:
        for judge, findings in judges:
            if told := judge(row):
                findings += told
        if row.measure not in first:
            first[row.measure] = row
        if row.form:
            key = row.measure, classes[row.form]
            rows[key] = rows.get(key, 0) + 1
            reach[key] = reach.get(key, 0) + (row.reach or 0)
        if row.date is not None:
            if row.date < earliest:
                earliest = row.date
            if row.date > latest:
                latest = row.date
        for number in (row.reach, row.aged):
            if number is not None and number in SERIALS:
                serials = True
            elif number is not None and (largest is None or number > largest):
                largest = number
    measures, classes_met = frozenset(first), frozenset(rows)
    return Survey(measures, classes_met, earliest, latest, found, first, rows, reach, serials, largest)
