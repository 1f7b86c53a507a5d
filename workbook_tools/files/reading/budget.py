"""What a workbook has used up of its limits so far, over all its parts."""

from collections.abc import Iterable

from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.unreadable import unreadable


class Budget:
    """Counts down; raises Unreadable where a limit is passed."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._cells = limits.cells
        self._text = limits.text
        self._merges = limits.merges

    def spend_cells(self, number: int) -> None:
        self._cells -= number
        if self._cells < 0:
            raise unreadable("too_many_cells", limit=self.limits.cells)

    def spend_text(self, characters: int) -> None:
        self._text -= characters
        if self._text < 0:
            raise unreadable("too_much_text", limit=self.limits.text)

    def check_pending(self, pieces: Iterable[str]) -> None:
        """Text that is still being gathered and not yet spent."""
        if sum(map(len, pieces)) > self._text:
            raise unreadable("too_much_text", limit=self.limits.text)

    def spend_merge(self) -> None:
        self._merges -= 1
        if self._merges < 0:
            raise unreadable("too_many_merges", limit=self.limits.merges)
