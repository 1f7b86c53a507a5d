"""One worksheet in one pass: expat's handlers, as closures over local variables, a sheet being a million calls.

What they note of a row's cells becomes values in `rows.py`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.parsers.expat import XMLParserType

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.canonical import Feed, shortcut
from workbook_tools.files.reading.canonical_head import Spans, read_head
from workbook_tools.files.reading.canonical_rows import RowTaker
from workbook_tools.files.reading.canonical_tail import take_tail
from workbook_tools.files.reading.convert import Book
from workbook_tools.files.reading.grid import Area, Grid, area, expand, hinted_area
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.rows import Event, Mark, RowReader, row_reader
from workbook_tools.files.reading.unreadable import damaged, unreadable
from workbook_tools.files.reading.xml import SKIPPED, Attributes, Driven, drive, local, open_parser, pass_over, skip
from workbook_tools.model.cells import RawRow

_TRUE = ("1", "true", "on")
_TEXTS = ("v", "f", "t")
_EXACT = frozenset(("str", "inlineStr"))
"""Types of cells whose value is text, white space and all."""
_ENOUGH = 200
"""Events at which they are taken in: few, so that the memory of one row's serves the next."""
_PASSED_OVER = ("dataValidations", "conditionalFormatting")
"""They say nothing of what stands in the cells, and are the half of a form's sheet."""
_ROWS_END = b"</sheetData>"
_SHEET_END = re.compile(rb"</worksheet>[ \t\r\n]*+")
_FOOTERS = ("oddFooter", "evenFooter", "firstFooter")
_FOOTER_CODE = re.compile(r'&("[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|.)', re.DOTALL)
_USUAL_FOOTER = 300
"""Characters of one that is remembered."""

Start = Callable[[str, Attributes], None]
End = Callable[[str], None]


class SheetContent(NamedTuple):
    """What a worksheet's part says; as in RawSheet."""

    rows: Mapping[int, RawRow]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: tuple[Area, ...]
    footer: str
    sorted_areas: tuple[Area, ...]


class _Gathered:
    """What stands outside the cells, as it comes."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.limits = budget.limits
        self.grid = Grid()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merges: list[Area] = []
        self.footers: list[str] = []
        self.sorted_areas: list[Area] = []
        self.in_rows = False
        """The rows' element has begun, under the name that nearly every program gives it."""
        self.row = self.rows_seen = 0

    def add_merge(self, reference: str) -> None:
        self._budget.spend_merge()
        self.merges.append(area(reference, self.limits))

    def add_footer(self, text: str) -> None:
        self._budget.spend_text(len(text))
        self.footers.append(plain_footer(text))


def read_sheet(package: Package, part: str, book: Book, budget: Budget) -> SheetContent:
    """Unreadable if the part is no worksheet, breaks a limit, or holds an address twice."""
    gathered = _Gathered(budget)
    taker = RowTaker(gathered.grid, gathered.hidden_rows, book, budget)

    def feeding(chunks: Iterable[bytes], feed: Feed) -> bool:
        return _take_sheet(chunks, feed, gathered, taker)

    drive(lambda: _open(part, gathered, book, budget), package.chunks(part), part, budget.limits, feeding)
    return SheetContent(
        gathered.grid.finish(),
        frozenset(gathered.hidden_rows),
        expand(gathered.hidden_columns, budget.limits.columns),
        tuple(gathered.merges),
        "\n".join(dict.fromkeys(filter(None, gathered.footers))),
        tuple(gathered.sorted_areas),
    )


def _open(part: str, gathered: _Gathered, book: Book, budget: Budget) -> Driven:
    """The parser for what is unlike most sheets."""
    parser = open_parser(part)
    events: list[Event] = []
    reader = row_reader(events, gathered.grid, book, budget)

    def root(name: str, _attributes: Attributes) -> None:
        word = local(name)
        if word != "worksheet":
            raise damaged(part)
        others = _other_handlers(parser, gathered, events, reader, budget)
        parser.StartElementHandler = _start_handler(
            parser, name.removesuffix(word), gathered, events, reader.digest, others
        )
        parser.EndElementHandler = others[1]

    parser.StartElementHandler = root
    parser.CharacterDataHandler = events.append
    return Driven(parser, reader.watch, reader.finish)


def _take_sheet(chunks: Iterable[bytes], feed: Feed, gathered: _Gathered, taker: RowTaker) -> bool:
    """Feeds a parser with what is unlike most sheets. True where nothing is: then it was fed with nothing."""
    held: list[bytes] = []
    hidden: Spans | None = None

    def enter(head: bytes) -> bool:
        nonlocal hidden
        hidden = read_head(head)
        if hidden is None:
            feed(head)
        else:
            held.append(head)
            gathered.in_rows = True
        return gathered.in_rows

    def give(piece: bytes) -> None:
        """The parser gets nothing before something is unlike, and then all of it."""
        if (len(held) == 1 and piece == _ROWS_END) or (len(held) == 2 and _SHEET_END.fullmatch(piece)):
            held.append(piece)
        else:
            for before in held:
                feed(before)
            held.clear()
            feed(piece)

    def take(piece: bytes) -> int:
        place = 0
        if gathered.in_rows:
            taken = taker.take(piece, gathered.limits.rows - gathered.rows_seen)
            gathered.rows_seen += taken.rows
            gathered.row = taken.last or gathered.row
            place = taken.until
            if not piece.startswith(_ROWS_END, place):
                return place
            give(_ROWS_END)
            gathered.in_rows = False
            place += len(_ROWS_END)
        return take_tail(piece, place, gathered.add_merge, gathered.add_footer)

    shortcut(chunks, give, b"<sheetData>", b"</row>", enter, take)
    if hidden is not None and len(held) == 3:
        gathered.hidden_columns.extend(hidden)
        return True
    for before in held:
        feed(before)
    return False


def _start_handler(  # noqa: C901 - closures counted with it
    parser: XMLParserType,
    prefix: str,
    gathered: _Gathered,
    events: list[Event],
    digest: Callable[[], None],
    others: tuple[Start, End],
) -> Start:
    """Plain cells need no end handler, which would double the cost: it is set where white space matters."""
    c_tag, v_tag, row_tag = prefix + "c", prefix + "v", prefix + "row"
    marks = {prefix + "f": Mark.FORMULA, prefix + "t": Mark.TEXT}
    own_tags = {word: prefix + word for word in ("c", "v", "row", "f", "t")}
    other_start, other_end = others
    append, exact = events.append, _EXACT
    ending = True

    def start(name: str, attributes: Attributes) -> None:
        nonlocal ending
        if name == v_tag:
            append(None)
        elif name == c_tag:
            append(attributes)
            if attributes.get("t") in exact:
                ending = True
                parser.EndElementHandler = end
            elif ending:
                ending = False
                parser.EndElementHandler = None
        elif name == row_tag:
            if len(events) > _ENOUGH:
                digest()
            begin_row(attributes)
        elif name in marks:
            append(marks[name])
            ending = True
            parser.EndElementHandler = end
        elif (word := local(name)) in own_tags and name != own_tags[word]:
            start(own_tags[word], attributes)
        else:
            append(Mark.END)
            ending = True
            parser.EndElementHandler = end
            other_start(name, attributes)

    def begin_row(attributes: Attributes) -> None:
        number = attributes.get("r")
        row = gathered.row = gathered.row + 1 if number is None else int(number)
        gathered.rows_seen += 1
        if gathered.rows_seen > gathered.limits.rows or not 1 <= row <= gathered.limits.rows:
            raise unreadable("cell_outside_grid", cell=f"A{row}"[:20])
        if attributes.get("hidden") in _TRUE:
            gathered.hidden_rows.add(row)
        append(row)

    def end(name: str) -> None:
        word = local(name)
        if word in _TEXTS:
            append(Mark.END)
        elif word not in ("c", "row"):
            other_end(name)

    return start


def _other_handlers(  # noqa: C901 - closures counted with it
    parser: XMLParserType, gathered: _Gathered, events: list[Event], reader: RowReader, budget: Budget
) -> tuple[Start, End]:
    """For all that is neither a row nor in a cell; depth is counted here, where unknown elements come by."""
    depth = 1
    limits = budget.limits

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        word = local(name)
        if word in SKIPPED:
            skip(parser, limits.depth)
            return
        depth += 1
        if depth > limits.depth:
            raise ValueError("too deep")
        if name == "sheetData":
            gathered.in_rows = depth == 2
        elif word == "mergeCell":
            gathered.add_merge(attributes.get("ref", ""))
        elif word == "col":
            if attributes.get("hidden") in _TRUE:
                gathered.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif word in _PASSED_OVER:
            pass_over(parser, name)
        elif word in _FOOTERS:
            reader.finish()
            events.append(Mark.TEXT)
        elif word == "sortState" and attributes.get("columnSort") not in _TRUE:
            gathered.sorted_areas.extend(hinted_area(attributes.get("ref", ""), limits))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if local(name) in _FOOTERS:
            events.append(Mark.END)
            gathered.footers.append(plain_footer(reader.text()))

    return start, end


def plain_footer(footer: str) -> str:
    """«&LКод&C&"Arial"&8 7K3MX» → «Код», «7K3MX» on lines of their own: the codes of place and font left out."""
    return _remembered_footer(footer) if len(footer) <= _USUAL_FOOTER else _plain_footer(footer)


def _plain_footer(footer: str) -> str:
    text = _FOOTER_CODE.sub(lambda m: {"L": "\n", "C": "\n", "R": "\n", "&": "&"}.get(m[1], ""), footer)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


_remembered_footer = lru_cache(16)(_plain_footer)
"""A form has the same on each of its sheets."""
