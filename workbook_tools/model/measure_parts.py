"""What a measure's executors say of it, taken out of where it was put aside; who says «виконано» is known without."""

from abc import abstractmethod
from collections.abc import Sequence

from workbook_tools.model.report import ExecutorPart
from workbook_tools.model.shelf import Lazy
from workbook_tools.model.submission import Status


class MeasureParts(Lazy[ExecutorPart]):
    """Parts of which each is made when it is asked for."""

    __slots__ = ()

    @abstractmethod
    def statuses(self) -> Sequence[Status | None]:
        """Of each part; none is made."""


def statuses_of(parts: Sequence[ExecutorPart]) -> Sequence[Status | None]:
    return parts.statuses() if isinstance(parts, MeasureParts) else [part.status for part in parts]
