"""What the counting reports of a plan year say, each reduced to what adding up needs as soon as it comes."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain, islice
from sys import intern
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from workbook_tools.model.events_by_day import Event, EventsByDay
from workbook_tools.model.layout import INDICATORS, MEASURES, REGISTER
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed
from workbook_tools.model.report import Source
from workbook_tools.model.said import OfEvent, OfIndicator, OfMeasure, Reported, Said
from workbook_tools.model.shelf import OnHand, Shelf, Shelves
from workbook_tools.model.submission import State, Status

NO_RANK = -1
_new = tuple.__new__
"""Of a named tuple, in half the time of its class."""
_PIECE = 1_000
"""Events of a report that are gone through at once."""
_STATUSES: tuple[Status | None, ...] = (None, *Status)
_CODES = {status: code for code, status in enumerate(_STATUSES)}


class Words(NamedTuple):
    """A row of «Звіт»; `cell` holds the narrative."""

    status: Status | None
    narrative: str
    reason: str
    links: str
    sheet: str
    cell: str


class Figure(NamedTuple):
    """A row of «Показники»."""

    opening: Decimal | None
    value: Decimal | None
    state: State | None
    comment: str
    sheet: str
    opening_cell: str
    value_cell: str


class Told(Struct, frozen=True):
    """A report's head. `first_event` is the place of its first event.

    `place`: the department's among the plan's, the number of all where the plan does not have it. `register`: the
    sheet of its events.
    """

    filed: Filed
    department: str
    quarter: Quarter
    place: int
    first_event: int
    as_of: date | None
    nil: bool
    nil_reason: str
    sheet: str
    nil_cell: str
    nil_reason_cell: str
    register: str
    date_letters: str

    def source(self, sheet: str, cell: str) -> Source:
        """A place in the report's file."""
        receipt = self.filed.receipt
        return _new(Source, (receipt.number, receipt.path, sheet, cell))

    def event_source(self, row: int) -> Source:
        """Where this row of the register begins."""
        return self.source(self.register, f"{self.date_letters}{row}")

    def span_source(self, first: int, last: int) -> Source:
        """Where these rows of the register begin: «A5:A9»; «A5», if it is one."""
        begin = f"{self.date_letters}{first}"
        return self.source(self.register, begin if first == last else f"{begin}:{self.date_letters}{last}")


_Row = TypeVar("_Row", Words, Figure)


class Slots(Generic[_Row]):
    """Rows put aside by quarter, for each executor of each item of the plan; held is only where each one lies."""

    def __init__(self, items: Iterable[tuple[str, tuple[str, ...]]], shelf: Shelf[_Row]) -> None:
        """`items`: codes of measures or indicators with their executors."""
        self._shelf: Shelf[_Row] = shelf
        self._items: dict[str, tuple[int, tuple[str, ...]]] = {}
        self.size = 0
        for code, executors in items:
            self._items[code] = self.size, executors
            self.size += len(executors)
        self._places: dict[int, array[int]] = defaultdict(lambda: array("I", bytes(4 * self.size)))

    def slot(self, code: str, department: str) -> int | None:
        """One for each pair, from 0; None for a code that the plan does not have and whoever is no executor."""
        first, executors = self._items.get(code, (0, ()))
        try:
            return first + executors.index(department)
        except ValueError:
            return None

    def put(self, quarter: Quarter, slot: int, row: _Row) -> None:
        self._places[quarter.number][slot] = self._shelf.put(row) + 1

    def slots(self, code: str) -> range:
        """Those of all its executors, in their order."""
        first, executors = self._items[code]
        return range(first, first + len(executors))

    def slots_of(self, department: str) -> list[int]:
        """One for each item of which it is an executor."""
        own = (item for item in self._items.values() if department in item[1])
        return [first + executors.index(department) for first, executors in own]

    def clear(self, quarter: Quarter, department: str) -> None:
        for slot in self.slots_of(department):
            self._places[quarter.number][slot] = 0

    def take(self, quarter: Quarter, slot: int) -> _Row | None:
        place = self._places[quarter.number][slot]
        return self._shelf.take(place - 1) if place else None


class YearSaid:
    """Of two reports for one department and quarter the later receipt's counts, in whatever order they come.

    Of each report its head is held, and where its rows are put aside.
    """

    def __init__(self, plan: Plan, shelves: Shelves = OnHand) -> None:
        self.plan = plan
        self.events = EventsByDay(shelves)
        """Those of nil reports are not there, those of reports that were replaced since are.

        An event's rank is that of the department among the measure's executors, NO_RANK where it is none.
        """
        self.replaced = False
        """A report was taken in whose place a later receipt has taken."""
        self.figures = Slots(((i.code, plan.measure(i.measure).executors) for i in plan.indicators), shelves(Figure))
        self._words = Slots(((m.code, m.executors) for m in plan.measures), shelves(Words))
        self._statuses: dict[int, array[int]] = defaultdict(lambda: array("b", bytes(self._words.size)))
        self._quarters = {quarter: quarter for quarter in plan.reportable_quarters}
        self._told: list[Told] = []
        self._first_events: list[int] = []
        self._counting: dict[int, dict[str, Told]] = defaultdict(dict)
        self._executors = {measure.code: measure.executors for measure in plan.measures}
        self._departments = {department.code: place for place, department in enumerate(plan.departments)}

    def take_in(self, counted: Reported[Said]) -> None:
        """Its register is gone through once. Of two rows for one measure or indicator the first one is taken."""
        said = counted.submission
        counting = self._counting[said.quarter.number]
        known = counting.get(said.department)
        if known is not None and known.filed.receipt.number > counted.filed.receipt.number:
            return
        if known is not None:
            self._forget(known)
        pieces = _in_pieces(said.activities) if not said.header.nil else iter(())
        first = next(pieces, [])
        told = self._head(counted, first[0].sheet if first else "")
        counting[told.department] = told
        self._told.append(told)
        self._first_events.append(told.first_event)
        self._put_words(told, said)
        letters = said.columns.get(INDICATORS, {})
        for value in reversed(said.indicators):
            slot = self.figures.slot(value.indicator, told.department)
            if slot is not None:
                self.figures.put(told.quarter, slot, _figure(value, letters))
        for piece in chain((first,), pieces):
            self._put_events(told, piece)

    def told(self, department: str, quarter: Quarter) -> Told | None:
        """The counting report's head."""
        return self._counting[quarter.number].get(department)

    def of_quarter(self, quarter: Quarter) -> list[Told]:
        """The heads of the quarter's counting reports, in the order of their receipts."""
        return sorted(self._counting[quarter.number].values(), key=lambda told: told.filed.receipt.number)

    def words(self, told: Told, measure: str) -> Words | None:
        """What the report says of the measure."""
        slot = self._words.slot(measure, told.department)
        return None if slot is None else self._words.take(told.quarter, slot)

    def statuses(self, measure: str, quarter: Quarter) -> list[Status | None]:
        """What each executor's report says of the measure; None where there is none, and where it is nil."""
        slots, codes = self._words.slots(measure), self._statuses[quarter.number]
        return [_STATUSES[code] for code in codes[slots.start : slots.stop]]

    def told_of(self, event: int) -> Told:
        """The head of the report that has the event of this place."""
        return self._told[bisect_right(self._first_events, event) - 1]

    def told_of_each(self, events: Iterable[int]) -> list[Told]:
        """Likewise of each of them."""
        return [self._told[after - 1] for after in map(partial(bisect_right, self._first_events), events)]

    def counts(self, told: Told) -> bool:
        """No later receipt has taken its place."""
        return self._counting[told.quarter.number][told.department] is told

    def _head(self, counted: Reported[Said], register: str) -> Told:
        """What heads have in common is held once."""
        said, header = counted.submission, counted.submission.header
        as_of = counted.filed.judgement.as_of
        return Told(
            filed=counted.filed,
            department=intern(said.department),
            quarter=self._quarters.get(said.quarter, said.quarter),
            place=self._departments.get(said.department, len(self._departments)),
            first_event=len(self.events),
            as_of=as_of if header.as_of == as_of else header.as_of,
            nil=header.nil,
            nil_reason=header.nil_reason,
            sheet=intern(header.sheet),
            nil_cell=intern(header.cells.get("nil", "A1")),
            nil_reason_cell=intern(header.cells.get("nil_reason", "A1")),
            register=intern(register),
            date_letters=intern(said.columns.get(REGISTER, {}).get("date", "A")),
        )

    def _forget(self, told: Told) -> None:
        """Its events stay where they are put aside, and are left out when they are counted."""
        self.replaced = True
        self.figures.clear(told.quarter, told.department)
        self._words.clear(told.quarter, told.department)
        for slot in self._words.slots_of(told.department):
            self._statuses[told.quarter.number][slot] = 0

    def _put_words(self, told: Told, said: Said) -> None:
        statuses = self._statuses[told.quarter.number]
        letters = said.columns.get(MEASURES, {}).get("narrative", "A")
        for row in reversed(said.measures):
            slot = self._words.slot(row.measure, told.department)
            if slot is not None:
                self._words.put(told.quarter, slot, _words(row, letters))
                statuses[slot] = 0 if told.nil else _CODES[row.status]

    def _put_events(self, told: Told, some: Sequence[OfEvent]) -> None:
        ranks = {measure: self._rank(measure, told.department) for measure in {row.measure for row in some}}
        rows = [row.row for row in some]
        self.events.put([_event(row) for row in some], rows, [ranks[row.measure] for row in some])

    def _rank(self, measure: str | None, department: str) -> int:
        executors = () if measure is None else self._executors.get(measure, ())
        return executors.index(department) if department in executors else NO_RANK


def _in_pieces(rows: Iterable[OfEvent]) -> Iterator[list[OfEvent]]:
    left = iter(rows)
    while piece := list(islice(left, _PIECE)):
        yield piece


def _event(row: OfEvent) -> Event:
    return _new(Event, (row.measure, row.date, row.form or "", row.title, row.place, row.reach, row.aged, row.link))


def _words(row: OfMeasure, letters: str) -> Words:
    entry = row.entries.get("narrative") or row.entries.get("status")
    cell = f"{letters}{row.row}" if entry is None else entry.cell
    return _new(Words, (row.status, row.narrative, row.reason, row.links, row.sheet, cell))


def _figure(value: OfIndicator, letters: Mapping[str, str]) -> Figure:
    opening, quarter = value.entries.get("opening"), value.entries.get("value")
    opening_cell = f"{letters.get('opening', 'A')}{value.row}" if opening is None else opening.cell
    value_cell = f"{letters.get('value', 'A')}{value.row}" if quarter is None else quarter.cell
    return _new(Figure, (value.opening, value.value, value.state, value.comment, value.sheet, opening_cell, value_cell))
