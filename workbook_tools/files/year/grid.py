"""The grid of «Огляд року»: column widths and what spans them, for as many quarters as the plan reports."""

from msgspec import Struct

Span = tuple[int, int]
"""0-based first and last column, both included."""

_STATUS = {1: 24.0, 2: 17.0, 3: 15.0, 4: 13.5}
_TEXT = {1: 50.0, 2: 43.0, 3: 36.0, 4: 30.0}
_FIGURE = {1: 12.0, 2: 11.0, 3: 10.0, 4: 9.5}


class Grid(Struct, frozen=True):
    """Left the reporting and the measures, right what needs attention and the indicators; a gap between."""

    widths: tuple[float, ...]
    left: Span
    right: Span
    reporting: tuple[Span, ...]
    measures: tuple[Span, ...]
    indicators: tuple[Span, ...]
    cards: tuple[Span, ...]

    def room(self, first: int, last: int) -> float:
        """Characters in these columns together."""
        return sum(self.widths[first : last + 1])

    @property
    def last(self) -> int:
        return self.right[1]


def grid_of(quarters: int) -> Grid:
    """`quarters`: 1 to 4."""
    status, text, figure = _STATUS[quarters], _TEXT[quarters], _FIGURE[quarters]
    end = 2 + quarters
    start = end + 2
    widths = (5.0, 25.0, *(status,) * quarters, 19.0, 2.0, 6.0, text, 20.0, *(figure,) * quarters, 11.0, 12.0, 17.0)
    each = tuple((column, column) for column in range(2, end + 1))
    split = 1 + (quarters + 1) // 2
    return Grid(
        widths=widths,
        left=(0, end),
        right=(start, start + 5 + quarters),
        reporting=((0, 1), *each),
        measures=((0, 0), (1, 1), *each),
        indicators=tuple((column, column) for column in range(start, start + 6 + quarters)),
        cards=(
            (0, split),
            (split + 1, end),
            (start, start + 1),
            (start + 2, start + 2 + quarters),
            (start + 3 + quarters, start + 5 + quarters),
        ),
    )
