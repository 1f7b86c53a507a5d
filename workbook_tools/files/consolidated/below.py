"""What a table has below its records, of a quarter and of a year: sections over the whole width, counts, the list."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from workbook_tools.files.consolidated.attention import Line
from workbook_tools.files.consolidated.charts import Span
from workbook_tools.files.consolidated.rows import Anchor, Cell, Row
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.styles import Look
from workbook_tools.model.report_layout import HEADING_ALL_ATTENTION, NOTHING_TO_ATTEND

_SECTION: Look = {"bold": True, "font_color": styles.NAVY, "font_size": 11, "border": 0, "bottom": 1}
EMPTY: Look = {"border": 0}


class Summary(Struct, frozen=True):
    """The counts of measures: where their names and numbers stand, and what they say."""

    names: Span
    counts: Span
    values: tuple[tuple[str, int], ...]


def wide(text: str, width: int, anchor: Anchor | None = None) -> Row:
    """A section's heading over `width` columns; a blank row where there is no text."""
    return Row({"number": Cell(text, span=width)}, _SECTION if text else EMPTY, anchor)


def attention_rows(
    lines: Iterable[Line], width: int, anchor: Anchor, listed: Callable[[int], Anchor | None]
) -> Iterator[Row]:
    """All that needs attention, from a blank row on; `anchor` is the heading's, `listed` a line's by its order."""
    yield wide("", width)
    yield wide(HEADING_ALL_ATTENTION, width, anchor)
    order = -1
    for order, line in enumerate(lines):
        cells = {"number": Cell(order + 1, link=line.link), "executor": Cell(line.text, span=width - 1)}
        yield Row(cells, anchor=listed(order))
    if order < 0:
        yield Row({"number": Cell(NOTHING_TO_ATTEND, span=width)})
