"""The register of a plan year: which events count, what each repeats or is like, and what they feed."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from workbook_tools.model.events import feeds, form_classes
from workbook_tools.model.events_by_day import Event
from workbook_tools.model.plan import Cadence, FormClass, Indicator, ValueSource
from workbook_tools.model.quarter import Quarter, month_of, week_of
from workbook_tools.model.report import ActivityRow, Source
from workbook_tools.model.shelf import InGroups, Shelves, shelved
from workbook_tools.model.text import fold
from workbook_tools.model.twins import Twins
from workbook_tools.model.year_said import NO_RANK, Told, YearSaid

_Row = tuple[tuple[int, int, int, int], int, Event, Told]
"""The key of the order in which events count, the event's place among all, the event, and whose it is."""


class _Feeder(NamedTuple):
    """An indicator that counts events of these classes; `first_slot` is that of its measure's first executor."""

    indicator: Indicator
    first_slot: int
    classes: frozenset[FormClass]


class _Fed:
    """What a quarter's events add to each executor's part of each indicator, by slot.

    `first` and `last` are places of events, from 1: 0 where no event counts.
    """

    def __init__(self, size: int) -> None:
        self.amounts = [0] * size
        self.first = array("I", bytes(4 * size))
        self.last = array("I", bytes(4 * size))

    def add(self, slot: int, place: int, amount: int) -> None:
        """Of one report's events those of a lower place stand first in its sheet."""
        self.amounts[slot] += amount
        self.first[slot] = min(self.first[slot] or place + 1, place + 1)
        self.last[slot] = max(self.last[slot], place + 1)


class Register:
    """Gone through day by day, since only events of one day can be the same or alike."""

    def __init__(self, said: YearSaid, quarter: Quarter, shelves: Shelves) -> None:
        """`quarter`: the one whose events are listed."""
        self._said = said
        self._quarter = quarter
        self._classes = form_classes(said.plan)
        self._class_by_form: dict[str, FormClass | None] = {}
        self._feeders = self._all_feeders()
        self._fed: dict[int, _Fed] = defaultdict(lambda: _Fed(said.figures.size))
        self._amounts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._repeats: dict[int, int] = {}
        self._alike: dict[int, int] = {}
        self._listed: list[tuple[date, array[int]]] = []
        self.told_twice = shelved(self._count_all(), shelves(ActivityRow))
        """Of the activities those that repeat an event, or are like one."""

    def activities(self) -> Sequence[ActivityRow]:
        """The quarter's, by date and then by the plan's order of departments; those without a date stand last."""
        return InGroups(self._listed, self._taken)

    def fed(self, indicator: Indicator, told: Told) -> tuple[int, Source | None]:
        """What the report's events add, and the cells from the first to the last of them («A5:A9»); None: no event."""
        slot = self._said.figures.slot(indicator.code, told.department)
        fed = self._fed[told.quarter.number]
        if slot is None or not fed.first[slot]:
            return 0, None
        first, last = (self._said.event_source(places[slot] - 1) for places in (fed.first, fed.last))
        return fed.amounts[slot], first if first == last else first._replace(cell=f"{first.cell}:{last.cell}")

    def amounts(self, indicator: Indicator) -> Mapping[str, int]:
        """By the code of the month or week, of all executors, whichever quarter's form they came in."""
        return self._amounts[indicator.code]

    def _taken(self, day: date, places: Sequence[int]) -> Iterator[ActivityRow]:
        """Of events of one day, in this order."""
        events = dict(self._said.events.of(day))
        return map(self._row, places, map(events.__getitem__, places))

    def _row(self, place: int, event: Event) -> ActivityRow:
        told = self._said.told_of(place)
        repeat_of, resembles = self._repeats.get(place), self._alike.get(place)
        return ActivityRow._make(
            (
                told.quarter,
                told.department,
                *event,
                self._said.source_in(told, place),
                None if repeat_of is None else self._said.event_source(repeat_of),
                None if resembles is None else self._said.event_source(resembles),
            )
        )

    def _in_counting_order(self, day: date) -> list[_Row]:
        """By quarter, then the measure's executors in the plan's order, then departments, then the sheet's order."""
        said, rows = self._said, []
        last = len(said.plan.departments)
        for place, event in said.events.of(day):
            told = said.told_of(place)
            if said.counts(told):
                rank = last if said.ranks[place] == NO_RANK else said.ranks[place]
                key = told.quarter.number, rank, told.place, place - told.first_event
                rows.append((key, place, event, told))
        rows.sort()
        return rows

    def _count_all(self) -> Iterator[ActivityRow]:
        """Day by day; gives what is told twice."""
        for day in self._said.events.days():
            rows = self._in_counting_order(day)
            self._count(rows)
            ours = [(told.place, n) for n, (_, _, _, told) in enumerate(rows) if told.quarter == self._quarter]
            listed = [rows[n] for _, n in sorted(ours)]
            self._listed.append((day, array("I", [place for _, place, _, _ in listed])))
            for _, place, event, _ in listed:
                if place in self._repeats or place in self._alike:
                    yield self._row(place, event)

    def _count(self, rows: Sequence[_Row]) -> None:
        """All of one day."""
        twins: Twins[int] = Twins(self._said.plan)
        for _, place, event, told in rows:
            same, alike = twins.place(event, place)
            if alike is not None:
                self._alike[place] = alike
            if same is not None:
                self._repeats[place] = same
            elif self._said.ranks[place] != NO_RANK:
                self._feed(place, event, self._fed[told.quarter.number])

    def _feed(self, place: int, event: Event, fed: _Fed) -> None:
        form_class = self._class_of(event.form)
        for indicator, first_slot, classes in self._feeders.get(event.measure or "", ()):
            if form_class not in classes:
                continue
            amount = event.reach or 0 if indicator.source is ValueSource.REGISTER_REACH else 1
            fed.add(first_slot + self._said.ranks[place], place, amount)
            if indicator.periodic and event.date is not None:
                self._amounts[indicator.code][_period(indicator.cadence, event.date)] += amount

    def _class_of(self, form: str) -> FormClass | None:
        if form not in self._class_by_form:
            self._class_by_form[form] = self._classes.get(fold(form))
        return self._class_by_form[form]

    def _all_feeders(self) -> dict[str, list[_Feeder]]:
        """By measure: the flows, which alone are added up."""
        found: dict[str, list[_Feeder]] = {}
        for indicator in self._said.plan.indicators:
            if indicator.has_opening:
                classes = frozenset(one for one in FormClass if feeds(indicator, one))
                first_slot = self._said.figures.first_slot(indicator.code)
                found.setdefault(indicator.measure, []).append(_Feeder(indicator, first_slot, classes))
        return found


@cache
def _period(cadence: Cadence, day: date) -> str:
    """The code of the month or week."""
    return (month_of if cadence is Cadence.MONTH else week_of)(day).code
