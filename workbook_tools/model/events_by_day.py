"""The register rows of a year, put aside day by day: only events of one day can be the same, or alike."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
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
    events: tuple[Event, ...]


class EventsByDay:
    """Places are counted from 0, in the order of putting."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelf = shelves(_Events)
        self._put_aside: dict[date, array[int]] = {}
        self._held: dict[date, list[tuple[int, Event]]] = defaultdict(list)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def put(self, event: Event) -> None:
        """One that has no date belongs to the day UNDATED."""
        self._held[event.date or UNDATED].append((self._count, event))
        self._count += 1
        if self._count % _HELD == 0:
            self._put_all_aside()

    def days(self) -> list[date]:
        """In order."""
        return sorted({*self._put_aside, *self._held})

    def of(self, day: date) -> Iterator[tuple[int, Event]]:
        """With their places, in the order of these."""
        for number in self._put_aside.get(day, ()):
            yield from zip(*self._shelf.take(number), strict=True)
        yield from self._held.get(day, ())

    def _put_all_aside(self) -> None:
        for day, held in self._held.items():
            places, events = zip(*held, strict=True)
            self._put_aside.setdefault(day, array("L")).append(self._shelf.put(_Events(places, events)))
        self._held.clear()
