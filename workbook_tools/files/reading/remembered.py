"""A store for what was found out about some bytes, so that it need not be found out again in the next file."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(dict[bytes, T], Generic[T]):
    """Longer keys than `longest` are not kept; where all are to be longer than `most` bytes, all are forgotten.

    What is kept must hold for these bytes wherever they stand. A key counts 100 bytes more than it has.
    """

    def __init__(self, longest: int, most: int) -> None:
        super().__init__()
        self._longest = longest
        self._most = most
        self._held = 0

    def keep(self, key: bytes, value: T) -> T:
        if len(key) <= self._longest:
            self._held += len(key) + _OVERHEAD
            if self._held > self._most:
                self.clear()
                self._held = len(key) + _OVERHEAD
            self[key] = value
        return value


class Met:
    """What came once may not come again: only hashes are held, and where there are to be more than `most`, none."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._hashes: set[int] = set()

    def __len__(self) -> int:
        return len(self._hashes)

    def again(self, key: bytes) -> bool:
        """It was asked for before, as far as is known."""
        known = hash(key)
        if known in self._hashes:
            return True
        if len(self._hashes) >= self._most:
            self._hashes.clear()
        self._hashes.add(known)
        return False


_OVERHEAD = 100
