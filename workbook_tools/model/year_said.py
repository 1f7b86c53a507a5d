"""What the counting reports of a plan year say, each reduced to what adding up needs as soon as it comes."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from sys import intern
from typing import Generic, NamedTuple, TypeVar

from workbook_tools.model.events_by_day import Event, EventsByDay
from workbook_tools.model.layout import INDICATORS, MEASURES, REGISTER
from workbook_tools.model.plan import Plan
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.receipt import Filed
from workbook_tools.model.report import Reported, Source
from workbook_tools.model.shelf import OnHand, Shelf, Shelves
from workbook_tools.model.submission import IndicatorValue, MeasureReport, State, Status, Submission

NO_RANK = -1


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


@dataclass(frozen=True, slots=True)
class Told:
    """A report's head. `first_event` is the place of its first event.

    `place`: the department's among the plan's, the number of all where the plan does not have it.
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
    date_letters: str

    def source(self, sheet: str, cell: str) -> Source:
        """A place in the report's file."""
        receipt = self.filed.receipt
        return Source(receipt.number, receipt.path, receipt.archived, sheet, cell)


_Row = TypeVar("_Row", Words, Figure)


class Grid(Generic[_Row]):
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
        return first + executors.index(department) if department in executors else None

    def first_slot(self, code: str) -> int:
        """That of the first executor; the others' follow in their order."""
        return self._items[code][0]

    def put(self, quarter: Quarter, slot: int, row: _Row) -> None:
        self._places[quarter.number][slot] = self._shelf.put(row) + 1

    def clear(self, quarter: Quarter, department: str) -> None:
        for code in self._items:
            slot = self.slot(code, department)
            if slot is not None:
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
        """Those of nil reports are not there, those of reports that were replaced since are."""
        self.ranks = array("i")
        """By an event's place: that of the department among the measure's executors, NO_RANK where it is none."""
        self._rows = array("I")
        self._sheets: dict[int, str] = {}
        self.figures = Grid(((i.code, plan.measure(i.measure).executors) for i in plan.indicators), shelves(Figure))
        self._words = Grid(((m.code, m.executors) for m in plan.measures), shelves(Words))
        self._quarters = {quarter: quarter for quarter in plan.reportable_quarters}
        self._told: list[Told] = []
        self._first_events: list[int] = []
        self._counting: dict[int, dict[str, Told]] = defaultdict(dict)
        self._executors = {measure.code: measure.executors for measure in plan.measures}
        self._departments = {department.code: place for place, department in enumerate(plan.departments)}

    def take_in(self, reported: Reported) -> None:
        """Its register is gone through once. Of two rows for one measure or indicator the first one is taken."""
        said = reported.submission
        counting = self._counting[said.quarter.number]
        known = counting.get(said.department)
        if known is not None and known.filed.receipt.number > reported.filed.receipt.number:
            return
        if known is not None:
            self._words.clear(said.quarter, said.department)
            self.figures.clear(said.quarter, said.department)
        told = self._head(reported)
        counting[said.department] = told
        self._told.append(told)
        self._first_events.append(told.first_event)
        for row in reversed(said.measures):
            slot = self._words.slot(row.measure, said.department)
            if slot is not None:
                self._words.put(said.quarter, slot, _words(row, said))
        for value in reversed(said.indicators):
            slot = self.figures.slot(value.indicator, said.department)
            if slot is not None:
                self.figures.put(said.quarter, slot, _figure(value, said))
        if not told.nil:
            self._put_events(said)

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

    def figure(self, told: Told, indicator: str) -> Figure | None:
        """What the report says of the indicator."""
        slot = self.figures.slot(indicator, told.department)
        return None if slot is None else self.figures.take(told.quarter, slot)

    def event_source(self, event: int) -> Source:
        """Where the row of the event of this place begins."""
        return self.source_in(self.told_of(event), event)

    def source_in(self, told: Told, event: int) -> Source:
        """Likewise of a report that is known to have it."""
        receipt = told.filed.receipt
        cell = f"{told.date_letters}{self._rows[event]}"
        return Source(receipt.number, receipt.path, receipt.archived, self._sheets[told.first_event], cell)

    def told_of(self, event: int) -> Told:
        """The head of the report that has the event of this place."""
        return self._told[bisect_right(self._first_events, event) - 1]

    def counts(self, told: Told) -> bool:
        """No later receipt has taken its place."""
        return self._counting[told.quarter.number][told.department] is told

    def _head(self, reported: Reported) -> Told:
        """What heads have in common is held once."""
        said, header = reported.submission, reported.submission.header
        as_of = reported.filed.judgement.as_of
        return Told(
            filed=reported.filed,
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
            date_letters=intern(said.columns.get(REGISTER, {}).get("date", "A")),
        )

    def _put_events(self, said: Submission) -> None:
        known: dict[str | None, int] = {None: NO_RANK}
        first = len(self.events)
        for activity in said.activities:
            self._sheets.setdefault(first, intern(activity.sheet))
            rank = known.get(activity.measure)
            if rank is None:
                executors = self._executors.get(activity.measure or "", ())
                rank = executors.index(said.department) if said.department in executors else NO_RANK
                known[activity.measure] = rank
            self.events.put(
                Event(
                    activity.measure,
                    activity.date,
                    activity.form or "",
                    activity.title,
                    activity.place,
                    activity.reach,
                    activity.aged,
                    activity.link,
                )
            )
            self.ranks.append(rank)
            self._rows.append(activity.row)


def _words(row: MeasureReport, said: Submission) -> Words:
    entry = row.entries.get("narrative") or row.entries.get("status")
    letters = said.columns.get(MEASURES, {}).get("narrative", "A")
    cell = f"{letters}{row.row}" if entry is None else entry.cell
    return Words(row.status, row.narrative, row.reason, row.links, row.sheet, cell)


def _figure(value: IndicatorValue, said: Submission) -> Figure:
    opening, quarter = (_cell(value, said, column) for column in ("opening", "value"))
    return Figure(value.opening, value.value, value.state, value.comment, value.sheet, opening, quarter)


def _cell(value: IndicatorValue, said: Submission, column: str) -> str:
    entry = value.entries.get(column)
    if entry is not None:
        return entry.cell
    return f"{said.columns.get(INDICATORS, {}).get(column, 'A')}{value.row}"
