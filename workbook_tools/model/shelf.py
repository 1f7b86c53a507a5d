"""Values that are set aside as they come and taken out again by their place: a year's rows need not be held at once."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import eq
from typing import Generic, Protocol, TypeVar, overload

_T = TypeVar("_T")
_Place = TypeVar("_Place")
_Group = TypeVar("_Group")


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


class Lazy(Sequence[_T]):
    """Made anew whenever somebody looks; equal to a tuple of the same values, never hashed."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    @abstractmethod
    def __iter__(self) -> Iterator[_T]:
        """All of them, of which none is held."""

    @abstractmethod
    def _at(self, index: int) -> _T:
        """`index` is not below 0, and below the length."""

    @overload
    def __getitem__(self, index: int) -> _T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...

    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        if isinstance(index, slice):
            return tuple(map(self._at, range(len(self))[index]))
        return self._at(range(len(self))[index])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lazy | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)!r})"


class Taken(Lazy[_T]):
    """What is made of each place."""

    __slots__ = ("_places", "_take")

    def __init__(self, places: Sequence[_Place], take: Callable[[_Place], _T]) -> None:
        self._places: Sequence[object] = places
        self._take: Callable[..., _T] = take

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[_T]:
        return map(self._take, self._places)

    def _at(self, index: int) -> _T:
        return self._take(self._places[index])


class InGroups(Lazy[_T]):
    """What is made of the places of one group at a time, group after group."""

    __slots__ = ("_groups", "_take")

    def __init__(
        self, groups: Sequence[tuple[_Group, Sequence[int]]], take: Callable[[_Group, Sequence[int]], Iterable[_T]]
    ) -> None:
        self._groups: Sequence[tuple[object, Sequence[int]]] = groups
        self._take: Callable[..., Iterable[_T]] = take

    def __len__(self) -> int:
        return sum(len(places) for _, places in self._groups)

    def __iter__(self) -> Iterator[_T]:
        return chain.from_iterable(self._take(group, places) for group, places in self._groups)

    def _at(self, index: int) -> _T:
        return next(islice(self, index, None))


class PutAside(Lazy[_T]):
    """Some that belong together: they are taken off the shelf together, whenever somebody looks."""

    __slots__ = ("_length", "_place", "_shelf")

    def __init__(self, values: tuple[_T, ...], shelf: Shelf[tuple[_T, ...]]) -> None:
        self._shelf = shelf
        self._place = shelf.put(values)
        self._length = len(values)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[_T]:
        return iter(self._shelf.take(self._place))

    def _at(self, index: int) -> _T:
        return self._shelf.take(self._place)[index]


def shelved(values: Iterable[_T], shelf: Shelf[_T]) -> Sequence[_T]:
    """All of them, put onto the shelf one after the other."""
    places = [shelf.put(value) for value in values]
    return Taken(range(places[0], places[-1] + 1) if places else (), shelf.take)
