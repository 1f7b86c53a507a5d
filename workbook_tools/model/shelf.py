"""Values that are set aside as they come and taken out again by their place: a year's rows need not be held at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import starmap
from operator import eq
from typing import Generic, Protocol, TypeVar, overload

_T = TypeVar("_T")
_Place = TypeVar("_Place")


class Shelf(Protocol[_T]):
    """Of one kind of values; places are counted from 0, in the order of putting."""

    def put(self, value: _T) -> int:
        """Its place."""

    def take(self, place: int) -> _T:
        """An equal value, as often as is asked."""


class Shelves(Protocol):
    """Gives an empty shelf for values of this kind."""

    def __call__(self, kind: type[_T]) -> Shelf[_T]: ...


class OnHand(Generic[_T]):
    """A shelf that holds the values themselves: where they are few."""

    def __init__(self, kind: type[_T]) -> None:
        self._values: list[_T] = []

    def put(self, value: _T) -> int:
        self._values.append(value)
        return len(self._values) - 1

    def take(self, place: int) -> _T:
        return self._values[place]


class Taken(Sequence[_T]):
    """What is made anew of each place whenever somebody looks; equal to a tuple of the same values, never hashed."""

    __slots__ = ("_places", "_take")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, places: Sequence[_Place], take: Callable[[_Place], _T]) -> None:
        self._places: Sequence[object] = places
        self._take: Callable[..., _T] = take

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[_T]:
        return map(self._take, self._places)

    @overload
    def __getitem__(self, index: int) -> _T: ...

    @overload
    def __getitem__(self, index: slice) -> "Taken[_T]": ...

    def __getitem__(self, index: int | slice) -> "_T | Taken[_T]":
        if isinstance(index, slice):
            return Taken(self._places[index], self._take)
        return self._take(self._places[index])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Taken | tuple):
            return NotImplemented
        return len(self) == len(other) and all(starmap(eq, zip(self, other, strict=True)))

    def __repr__(self) -> str:
        return f"Taken({list(self)!r})"


def shelved(values: Iterable[_T], shelf: Shelf[_T]) -> Sequence[_T]:
    """All of them, put onto the shelf one after the other."""
    places = [shelf.put(value) for value in values]
    return Taken(range(places[0], places[-1] + 1) if places else (), shelf.take)
