"""Writes the records of a table sheet, some at a time and column by column; none of them is kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice, repeat

from workbook_tools.files.consolidated.columns import Column, Said, SaidInRows, start_of_cell
from workbook_tools.files.consolidated.rows import LINK_TIP, Anchor, Row
from workbook_tools.files.documents.document import GrowingSheet
from workbook_tools.files.documents.streamed import LINKS_LIMIT
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import lines_height
from workbook_tools.model.report_layout import ReportSheet

_TOGETHER, _FEW = 150, 4
"""Rows that are held and written together, and how many of one look are worth it."""
_LEAST_HEIGHT = 16
_HEIGHTS = tuple(lines_height(lines, least=_LEAST_HEIGHT) for lines in range(40))
"""By the lines of the tallest cell; the last one is Excel's highest row."""
_LOOKS = 64
"""Of rows that are known by being the same."""
_FIRST = start_of_cell(0)


class _Targets:
    """Asked by a sheet's columns, which it does not know: what they remember is let go with the sheet's records."""

    def __init__(self, sheet: GrowingSheet, places: Mapping[Anchor, int]) -> None:
        self._sheet = sheet
        self.places = places

    def target(self, anchor: Anchor | None) -> str:
        """Where a cell leads; nothing where there is no such row."""
        number = None if anchor is None else self.places.get(anchor)
        if anchor is None or number is None:
            return ""
        return self._sheet.link_target(anchor.sheet, number, LINK_TIP.format(anchor.sheet))


class Records:
    """One sheet's rows as they are written."""

    def __init__(
        self, sheet: GrowingSheet, formats: Formats, design: ReportSheet, places: Mapping[Anchor, int]
    ) -> None:
        self._sheet = sheet
        self._formats = formats
        self._design = design
        self._keys = tuple(heading.key for heading in design.headings)
        self._targets = _Targets(sheet, places)
        self._columns: dict[tuple[object, ...], list[Column]] = {}
        self._by_look: dict[int, tuple[list[Column], Look]] = {}
        self._links = 0

    def put_all(self, index: int, rows: Iterable[Row]) -> Iterator[Row]:
        """Gives each row when it is written. `index` of the first: 0-based, below all rows so far."""
        rows = iter(rows)
        while held := list(islice(rows, _TOGETHER)):
            if self._targets.places and self._links + len(held) * len(self._keys) > LINKS_LIMIT:
                for at, row in enumerate(held, index):
                    self.put(at, row)
            else:
                self._put_held(index, held)
            index += len(held)
            yield from held

    def put(self, index: int, row: Row) -> None:
        """`index`: 0-based, below all rows so far."""
        said: list[Said] = []
        beside: Iterator[Said] = iter(())
        for position, column in enumerate(self._columns_of(row.look)):
            one = next(beside, None) or column.say(row.cells.get(self._keys[position]))
            said.append(one)
            if one[2] is None:
                continue
            target, blanks = one[2]
            if target:
                self._put_link(index, position, target)
            if blanks:
                self._sheet.put_merge(index, position, position + len(blanks))
                beside = iter(blanks)
        texts, lines, _ = zip(*said, strict=True)
        self._sheet.put_row(index, _height(max(lines)), row.level, str(index + 1).join((_FIRST, *texts)))

    def _put_held(self, index: int, rows: Sequence[Row]) -> None:
        """Those of one look column by column, where all of a row can be said so; each of the others in its turn."""
        texts: dict[int, tuple[str, float]] = {}
        links: list[tuple[int, int, str]] = []
        for places in _by_look(rows):
            if len(places) >= _FEW:
                self._say(index, rows, places, texts, links)
        links.sort(reverse=True)
        first = 0
        for at in (*(at for at in range(len(rows)) if at not in texts), len(rows)):
            if first < at:
                shapes = [(texts[one][1], rows[one].level) for one in range(first, at)]
                self._sheet.put_rows(index + first, shapes, [texts[one][0] for one in range(first, at)])
                self._put_links_above(index + at, links)
            if at < len(rows):
                self.put(index + at, rows[at])
            first = at + 1

    def _say(
        self,
        index: int,
        rows: Sequence[Row],
        places: list[int],
        texts: dict[int, tuple[str, float]],
        links: list[tuple[int, int, str]],
    ) -> None:
        """What the rows of these places, all of one look, say, how high they are, and where their cells lead."""
        columns = self._columns_of(rows[places[0]].look)
        values = zip(*[map(rows[at].cells.get, self._keys) for at in places], strict=True)
        said = list(map(Column.say_rows, columns, values))
        unsaid = {at for column in said if None in column.texts for at, text in enumerate(column.texts) if text is None}
        if unsaid:
            said_ones = [at not in unsaid for at in range(len(places))]
            places = list(compress(places, said_ones))
            said = [column.those(said_ones) for column in said]
        numbers = [str(index + at + 1) for at in places]
        cells = map(str.join, numbers, zip(repeat(_FIRST), *(column.texts for column in said)))
        texts.update(zip(places, zip(cells, _heights(said, len(places)), strict=True), strict=True))
        for position, column in enumerate(said):
            if column.targets:
                links += [(index + at, position, to) for at, to in zip(places, column.targets, strict=True) if to]

    def _put_links_above(self, index: int, links: list[tuple[int, int, str]]) -> None:
        """Takes those of rows above this one from `links`, the first of which stand last."""
        above = []
        while links and links[-1][0] < index:
            above.append(links.pop())
        if above:
            self._sheet.put_links(above)
            self._links += len(above)

    def _columns_of(self, look: Look) -> list[Column]:
        """Looks are mostly the same objects, and known by that as long as they are kept."""
        found = self._by_look.get(id(look))
        if found is not None:
            return found[0]
        told = tuple(look.items())
        made = self._columns.get(told)
        if made is None:
            headings = self._design.headings
            made = self._columns[told] = [
                Column(self._sheet, self._formats, headings[position:], position, look, self._targets.target)
                for position in range(len(headings))
            ]
        if len(self._by_look) >= _LOOKS:
            self._by_look.clear()
        self._by_look[id(look)] = made, look
        return made

    def _put_link(self, row: int, column: int, target: str) -> None:
        """Cells beyond what Excel opens lead nowhere."""
        self._sheet.put_link(row, column, target)
        self._links += 1
        if self._links > LINKS_LIMIT:
            self._targets.places = {}
            self._columns.clear()
            self._by_look.clear()


def _by_look(rows: Sequence[Row]) -> Iterable[list[int]]:
    """The places, from 0, of those that look the same."""
    found: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault(id(row.look), []).append(at)
    return found.values()


def _heights(said: Sequence[SaidInRows], rows: int) -> Iterable[float]:
    """Of each row."""
    columns = [column.lines for column in said if column.lines]
    if not columns:
        return repeat(_height(1), rows)
    return map(_height, map(max, *columns) if len(columns) > 1 else columns[0])


def _height(lines: int) -> float:
    """Of a row whose tallest cell has so many lines."""
    return _HEIGHTS[min(lines, len(_HEIGHTS) - 1)]
