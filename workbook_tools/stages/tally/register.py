"""The register of a plan year: which events count, what each repeats or is like, and what they feed."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from workbook_tools.model.events import feeds, form_classes
from workbook_tools.model.events_by_day import Event
from workbook_tools.model.plan import Cadence, FormClass, Indicator, ValueSource
from workbook_tools.model.quarter import Quarter, month_of, week_of
from workbook_tools.model.report import ActivityRow, Source
from workbook_tools.model.shelf import InGroups, PutAside, Shelves, shelved
from workbook_tools.model.text import fold
from workbook_tools.model.twins import Twins
from workbook_tools.model.year_said import NO_RANK, Told, YearSaid

_Row = tuple[int, int, int, int, int, int, Event]
"""An event's place in the order in which events count, its place among all, its row in the sheet, and itself.

That order is by quarter, then the measure's executors in the plan's order (by rank), then departments (by their place
in the plan), then the sheet's order.
"""
_DEPARTMENT, _PLACE = itemgetter(2), itemgetter(4)
_Known = Mapping[int, tuple[int, Event]]
"""Events of one day by their places, each with its row in the sheet."""
_Places = tuple[int, ...]


class _Feeder(NamedTuple):
    """An indicator that counts events of these classes; `first_slot` is that of its measure's first executor."""

    first_slot: int
    classes: frozenset[FormClass]
    by_reach: bool
    cadence: Cadence | None
    """Of one that is judged by months or weeks."""
    code: str


class _Fed:
    """What a quarter's events add to each executor's part of each indicator, by slot.

    `first` and `last` are rows of one report's register: 0 where no event counts.
    """

    def __init__(self, size: int) -> None:
        self.amounts = [0] * size
        self.first = array("I", bytes(4 * size))
        self.last = array("I", bytes(4 * size))

    def add(self, slot: int, row: int, amount: int) -> None:
        self.amounts[slot] += amount
        if row > self.last[slot]:
            self.last[slot] = row
        first = self.first[slot]
        if not first or row < first:
            self.first[slot] = row


class _ClassByForm(dict[str, FormClass | None]):
    """Of each form as it is written, found when it is met first."""

    def __init__(self, classes: Mapping[str, FormClass]) -> None:
        super().__init__()
        self._classes = classes

    def __missing__(self, form: str) -> FormClass | None:
        found = self[form] = self._classes.get(fold(form))
        return found


class Register:
    """Gone through day by day, since only events of one day can be the same or alike."""

    def __init__(
        self, said: YearSaid, quarter: Quarter, active: Mapping[Quarter, frozenset[str]], shelves: Shelves
    ) -> None:
        """`quarter`: the one whose events are listed; `active`: the measures that each quarter's forms ask for."""
        self._said = said
        self._active = {at.number: measures for at, measures in active.items()}
        self._quarter = quarter.number if said.plan.reportable(quarter) else None
        self._class_by_form = _ClassByForm(form_classes(said.plan))
        self._feeders = self._all_feeders()
        self._fed: dict[int, _Fed] = defaultdict(lambda: _Fed(said.figures.size))
        self._amounts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._repeats: dict[int, int] = {}
        self._alike: dict[int, int] = {}
        self._listed: list[tuple[date, Sequence[int]]] = []
        self._places = shelves(_Places)
        self.told_twice = shelved(self._count_all(), shelves(ActivityRow))
        """Of the activities those that repeat an event, or are like one."""

    def activities(self) -> Sequence[ActivityRow]:
        """The quarter's, by date and then by the plan's order of departments; those without a date stand last."""
        return InGroups(self._listed, self._taken)

    def fed(self, slot: int, told: Told) -> tuple[int, Source | None]:
        """What the report's events add, and the cells from the first to the last of them («A5:A9»); None: no event."""
        fed = self._fed.get(told.quarter.number)
        if fed is None or not fed.first[slot]:
            return 0, None
        return fed.amounts[slot], told.span_source(fed.first[slot], fed.last[slot])

    def amounts(self, indicator: Indicator) -> Mapping[str, int]:
        """By the code of the month or week, of all executors, whichever quarter's form they came in."""
        return self._amounts[indicator.code]

    def _taken(self, day: date, places: Sequence[int]) -> Iterator[ActivityRow]:
        """Of events of one day, in this order."""
        of_day = self._said.events.of(day)
        known = dict(zip(of_day.places, zip(of_day.rows, of_day.events, strict=True), strict=True))
        return (self._activity(place, known) for place in places)

    def _activity(self, place: int, known: _Known) -> ActivityRow:
        told, (row, event) = self._said.told_of(place), known[place]
        same, alike = self._repeats.get(place), self._alike.get(place)
        return ActivityRow._make(
            (
                told.quarter,
                told.department,
                *event,
                told.event_source(row),
                None if same is None else self._said.told_of(same).event_source(known[same][0]),
                None if alike is None else self._said.told_of(alike).event_source(known[alike][0]),
            )
        )

    def _in_counting_order(self, day: date) -> list[_Row]:
        said = self._said
        of_day, last = said.events.of(day), len(said.plan.departments)
        rows = [
            (
                told.quarter.number,
                last if rank == NO_RANK else rank,
                told.place,
                place - told.first_event,
                place,
                row,
                event,
            )
            for told, place, row, rank, event in zip(said.told_of_each(of_day.places), *of_day, strict=True)
            if not said.replaced or said.counts(told)
        ]
        rows.sort()
        return rows

    def _count_all(self) -> Iterator[ActivityRow]:
        """Day by day; gives what is told twice."""
        for day in self._said.events.days():
            rows = self._in_counting_order(day)
            self._count(rows)
            listed = sorted([row for row in rows if row[0] == self._quarter], key=_DEPARTMENT)
            places = tuple(map(_PLACE, listed))
            self._listed.append((day, PutAside(places, self._places)))
            twice = [place for place in places if place in self._repeats or place in self._alike]
            if twice:
                known = {place: (row, event) for _, _, _, _, place, row, event in rows}
                yield from (self._activity(place, known) for place in twice)

    def _count(self, rows: Sequence[_Row]) -> None:
        """All of one day. An event that its measure has alone on the day has no twin.

        One of a measure that its quarter's form does not ask for counts nowhere: no event that counts repeats it.
        """
        twins: Twins[int] = Twins(self._said.plan)
        not_asked: Twins[int] = Twins(self._said.plan)
        of_measure = Counter([row[-1].measure for row in rows])
        no_rank = len(self._said.plan.departments)
        for quarter, rank, _, _, place, row, event in rows:
            asked = event.measure in self._active[quarter]
            if of_measure[event.measure] > 1:
                same, alike = (twins if asked else not_asked).place(event, place)
                if alike is not None:
                    self._alike[place] = alike
                if same is not None:
                    self._repeats[place] = same
                    continue
            if asked and rank != no_rank:
                self._feed(self._fed[quarter], rank, row, event)

    def _feed(self, fed: _Fed, rank: int, row: int, event: Event) -> None:
        measure, day, form, _, _, reach, _, _ = event
        form_class = self._class_by_form[form]
        for first_slot, classes, by_reach, cadence, code in self._feeders.get(measure, ()):
            if form_class in classes:
                amount = reach or 0 if by_reach else 1
                fed.add(first_slot + rank, row, amount)
                if cadence is not None and day is not None:
                    self._amounts[code][_period(cadence, day)] += amount

    def _all_feeders(self) -> dict[str | None, list[_Feeder]]:
        """By measure: the flows, which alone are added up."""
        found: dict[str | None, list[_Feeder]] = {}
        for indicator in self._said.plan.indicators:
            if indicator.has_opening:
                classes = frozenset(one for one in FormClass if feeds(indicator, one))
                feeder = _Feeder(
                    self._said.figures.slots(indicator.code).start,
                    classes,
                    indicator.source is ValueSource.REGISTER_REACH,
                    indicator.cadence if indicator.periodic else None,
                    indicator.code,
                )
                found.setdefault(indicator.measure, []).append(feeder)
        return found


@cache
def _period(cadence: Cadence, day: date) -> str:
    """The code of the month or week."""
    return (month_of if cadence is Cadence.MONTH else week_of)(day).code
