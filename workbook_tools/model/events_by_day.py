"""The register rows of a year, put aside day by day: only events of one day can be the same, or alike."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from workbook_tools.model.shelf import Shelves

UNDATED = date.max
_HELD = 4_000
"""Events that are held before they are put aside, with others of their day."""


class Event(NamedTuple):
    """What a row of the register tells; where it stands is not of the event."""

    measure: str | None
    date: "date | None"
    form: str
    title: str
    place: str
    reach: int | None
    aged: int | None
    link: str


class _Events(NamedTuple):
    """Some of one day, with their places among all of the year."""

    places: tuple[int, ...]
    rows: tuple[int, ...]
    ranks: tuple[int, ...]
    events: tuple[Event, ...]


class OfDay(NamedTuple):
    """The events of a day, in the order of their places, and what was told of each when it was put."""

    places: list[int]
    rows: list[int]
    ranks: list[int]
    events: list[Event]


class EventsByDay:
    """Places are counted from 0, in the order of putting."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelf = shelves(_Events)
        self._put_aside: dict[date, array[int]] = {}
        self._held: list[Event] = []
        self._rows: list[int] = []
        self._ranks: list[int] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def put(self, events: Sequence[Event], rows: Sequence[int], ranks: Sequence[int]) -> None:
        """Fewer than are held, with the row of its sheet and the rank of each. Without a date its day is UNDATED."""
        if len(self._held) + len(events) > _HELD:
            self._put_held_aside()
        self._held += events
        self._rows += rows
        self._ranks += ranks
        self._count += len(events)

    def days(self) -> list[date]:
        """In order."""
        self._put_held_aside()
        return sorted(self._put_aside)

    def of(self, day: date) -> OfDay:
        self._put_held_aside()
        found = OfDay([], [], [], [])
        for some in map(self._shelf.take, self._put_aside.get(day, ())):
            found.places.extend(some.places)
            found.rows.extend(some.rows)
            found.ranks.extend(some.ranks)
            found.events.extend(some.events)
        return found

    def _put_held_aside(self) -> None:
        held, first = self._held, self._count - len(self._held)
        by_day: dict[date, list[int]] = defaultdict(list)
        for order, event in enumerate(held):
            by_day[event.date or UNDATED].append(order)
        for day, orders in by_day.items():
            some = _Events(
                tuple([first + order for order in orders]),
                tuple([self._rows[order] for order in orders]),
                tuple([self._ranks[order] for order in orders]),
                tuple([held[order] for order in orders]),
            )
            self._put_aside.setdefault(day, array("L")).append(self._shelf.put(some))
        self._held, self._rows, self._ranks = [], [], []
