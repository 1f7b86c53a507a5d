"""The register of a plan year: which events count, what each repeats or is like, and what they feed."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbook_tools.model.events import feeds, form_classes
from workbook_tools.model.plan import Cadence, FormClass, Indicator, ValueSource
from workbook_tools.model.quarter import Quarter, month_of, week_of
from workbook_tools.model.report import ActivityRow, Source
from workbook_tools.model.shelf import Taken
from workbook_tools.model.text import fold
from workbook_tools.model.twins import Twins
from workbook_tools.model.year_said import NO_RANK, Event, Told, YearSaid


class _Row(NamedTuple):
    """An event and its place among all; `key` is that of the order in which events count."""

    key: tuple[int, int, int, int]
    place: int
    event: Event
    told: Told


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
        self.first = array("Q", bytes(8 * size))
        self.last = array("Q", bytes(8 * size))

    def add(self, slot: int, place: int, amount: int) -> None:
        """Of one report's events those of a lower place stand first in its sheet."""
        self.amounts[slot] += amount
        self.first[slot] = min(self.first[slot] or place + 1, place + 1)
        self.last[slot] = max(self.last[slot], place + 1)


class Register:
    """Gone through day by day, since only events of one day can be the same or alike."""

    def __init__(self, said: YearSaid, quarter: Quarter) -> None:
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
        self._listed = array("Q")
        for day in sorted(said.days):
            self._count(self._in_counting_order(said.days[day]))

    def activities(self) -> Sequence[ActivityRow]:
        """The quarter's, by date and then by the plan's order of departments; those without a date stand last."""
        return Taken(self._listed, self.row)

    def told_twice(self) -> Sequence[ActivityRow]:
        """Those of them that repeat an event, or are like one."""
        return Taken(array("Q", (n for n in self._listed if n in self._repeats or n in self._alike)), self.row)

    def fed(self, indicator: Indicator, told: Told) -> tuple[int, Source | None]:
        """What the report's events add, and the cells from the first to the last of them («A5:A9»); None: no event."""
        slot = self._said.figures.slot(indicator.code, told.department)
        fed = self._fed[told.quarter.number]
        if slot is None or not fed.first[slot]:
            return 0, None
        first, last = (self._said.event(places[slot] - 1) for places in (fed.first, fed.last))
        span = first.cell if (first.sheet, first.cell) == (last.sheet, last.cell) else f"{first.cell}:{last.cell}"
        return fed.amounts[slot], told.source(first.sheet, span)

    def amounts(self, indicator: Indicator) -> Mapping[str, int]:
        """By the code of the month or week, of all executors, whichever quarter's form they came in."""
        return self._amounts[indicator.code]

    def row(self, place: int) -> ActivityRow:
        event, told = self._said.event(place), self._said.told_of(place)
        return ActivityRow(
            told.quarter,
            told.department,
            event.measure,
            event.date,
            event.form,
            event.title,
            event.place,
            event.reach,
            event.aged,
            event.link,
            told.source(event.sheet, event.cell),
            self._source(self._repeats.get(place)),
            self._source(self._alike.get(place)),
        )

    def _source(self, place: int | None) -> Source | None:
        if place is None:
            return None
        event = self._said.event(place)
        return self._said.told_of(place).source(event.sheet, event.cell)

    def _in_counting_order(self, places: Sequence[int]) -> list[_Row]:
        """By quarter, then the measure's executors in the plan's order, then departments, then the sheet's order."""
        said, rows = self._said, []
        last = len(said.plan.departments)
        for place in places:
            told = said.told_of(place)
            if said.counts(told):
                event = said.event(place)
                rank = last if event.rank == NO_RANK else event.rank
                rows.append(_Row((told.quarter.number, rank, told.place, place - told.first_event), place, event, told))
        rows.sort(key=lambda row: row.key)
        return rows

    def _count(self, rows: Sequence[_Row]) -> None:
        """All of one day."""
        twins: Twins[int] = Twins(self._said.plan)
        for row in rows:
            same, alike = twins.place(row.event, row.place)
            if alike is not None:
                self._alike[row.place] = alike
            if same is not None:
                self._repeats[row.place] = same
            elif row.event.rank != NO_RANK:
                self._feed(row)
        listed = [row for row in rows if row.told.quarter == self._quarter]
        self._listed.extend(row.place for row in sorted(listed, key=lambda row: row.told.place))

    def _feed(self, row: _Row) -> None:
        event = row.event
        form_class = self._class_of(event.form)
        for indicator, first_slot, classes in self._feeders.get(event.measure or "", ()):
            if form_class not in classes:
                continue
            amount = event.reach or 0 if indicator.source is ValueSource.REGISTER_REACH else 1
            self._fed[row.told.quarter.number].add(first_slot + event.rank, row.place, amount)
            if indicator.periodic and event.date is not None:
                period_of = month_of if indicator.cadence is Cadence.MONTH else week_of
                self._amounts[indicator.code][period_of(event.date).code] += amount

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
