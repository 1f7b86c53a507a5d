"""Dataclasses of which very many are made: immutable for who writes code, and made without being asked each time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, slots: bool):
        """`dataclass` with equality and hash of a frozen one.

        The type checker sees a frozen dataclass, and finds who assigns to a field. At run time nothing stands in
        the way of assigning, the class's own `__init__` included: it takes a quarter of the time.
        """
        return dataclass(slots=slots, unsafe_hash=frozen)
