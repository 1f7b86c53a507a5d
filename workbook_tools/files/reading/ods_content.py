"""The content part of an OpenDocument spreadsheet in one pass: what repeats is counted before it is written out."""

import re
from collections.abc import Callable
from xml.parsers.expat import XMLParserType

from msgspec import Struct, field

from workbook_tools.files.reading.budget import Budget
from workbook_tools.files.reading.grid import Area, expand, hinted_area
from workbook_tools.files.reading.ods_values import value_of
from workbook_tools.files.reading.package import Package
from workbook_tools.files.reading.unreadable import damaged, unreadable
from workbook_tools.files.reading.xml import Attributes, Driven, drive, local, open_parser, skip
from workbook_tools.model.cells import CellValue, RawRow, RawSheet, Visibility, cell_name

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_NEEDED = ("office", "table", "text")
_WITHIN = {
    "": ("document-content",),
    "document-content": ("automatic-styles", "body"),
    "automatic-styles": ("style",),
    "style": ("table-properties",),
    "body": ("spreadsheet",),
    "spreadsheet": ("table", "database-ranges"),
    "database-ranges": ("database-range",),
    "database-range": ("sort",),
    "table-row": ("table-cell", "covered-table-cell"),
    "table-cell": ("p",),
}
"""Elements that are entered, by the element around them; others are passed over with all that is in them."""
_COLUMNS = ("table-column", "table-columns", "table-header-columns", "table-column-group")
_ROWS = ("table-row", "table-rows", "table-header-rows", "table-row-group")
_OF_TABLE = frozenset((*_COLUMNS, *_ROWS))
_GROUPS = frozenset(("table", *_COLUMNS[1:], *_ROWS[1:]))
_NO_TEXT = ("annotation", "ruby-text", "note", "frame", "custom-shape", "rect", "line", "g", "control")
_HIDDEN = ("collapse", "filter")
_OTHER_WORKBOOK = re.compile(r"'.+'#.+")
"""LibreOffice keeps what formulas took from another file as tables named «'file:///…'#$Sheet»."""
_RANGE = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^.']+))\.([^:]+):(?:.*\.)?([^.]+)")
"""«'Мій звіт'.H14:'Мій звіт'.K16», «$Звіт.$H$14:.$K$16»."""
_BLANKS = re.compile(r"[ \t\r\n]+")
"""LibreOffice writes some double blanks as they are, against the standard: only breaks between lines are no text."""


class TableStyle(Struct):
    """`page` names the master page, whose footer is printed."""

    page: str
    visibility: Visibility = Visibility.VISIBLE


class Content(Struct):
    """`pages`: each sheet's master page. Footers stand in another part."""

    sheets: list[RawSheet] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    comments: bool = False
    external_links: bool = False
    sorted_areas: list[tuple[str, Area]] = field(default_factory=list)
    """Sheet titles and the areas whose rows were sorted last."""


def read_content(package: Package, part: str, budget: Budget) -> Content:
    """Unreadable if the part is no spreadsheet or breaks a limit."""
    parser = open_parser(part)
    reader = _Reader(parser, part, budget)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    drive(lambda: Driven(parser, reader.watch), package.chunks(part), part, budget.limits)
    return reader.content


class _Sheet:
    """The sheet that is being read; rows and columns from 1."""

    def __init__(self, title: str, style: TableStyle) -> None:
        self.title, self.style = title, style
        self.rows: dict[int, RawRow] = {}
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.merges: list[Area] = []
        self.row = self.column = self.last_column = 0
        self.pieces = 0
        self.repeated = 1
        self.columns: list[int] = []
        self.values: list[CellValue] = []
        self.spans: list[tuple[int, int, int]] = []
        """Merged areas that begin in this row: left, rows, columns."""


class _Reader:
    """expat's handlers, with the path of elements that were entered."""

    def __init__(self, parser: XMLParserType, part: str, budget: Budget) -> None:
        self.content = Content()
        self._parser, self._part, self._budget, self._limits = parser, part, budget, budget.limits
        self._path: list[str] = []
        self._styles: dict[str, TableStyle] = {}
        self._style = TableStyle("")
        self._sheet = _Sheet("", self._style)
        self._cell: Attributes = {}
        self._paragraphs: list[str] = []
        self._text: list[str] = []
        self._raw: list[str] = []
        self._in_text = 0
        self._range = ""
        self._openings: dict[str, Callable[[Attributes], None]] = {
            "table-row": self._start_row,
            "table-column": self._take_column,
            "table": self._start_table,
            "style": self._start_style,
            "table-properties": self._take_properties,
            "database-range": self._start_range,
            "sort": self._take_sort,
            "document-content": self._check_namespaces,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        word = local(name)
        if self._in_text:
            self._start_in_text(word, attributes)
            return
        around = self._path[-1] if self._path else ""
        if not self._entered(around, word, attributes):
            self._pass_over(around, word)
            return
        self._path.append(word)
        if len(self._path) > self._limits.depth:
            raise ValueError("too deep")
        if word in ("table-cell", "covered-table-cell"):
            self._cell = attributes
            self._paragraphs.clear()
            self._path[-1] = "table-cell"
        elif word == "p":
            self._in_text = 1
            self._text.clear()
            self._parser.CharacterDataHandler = self._raw.append
        elif word in self._openings:
            self._openings[word](attributes)

    def end(self, name: str) -> None:
        if self._in_text:
            self._flush()
            self._in_text -= 1
            if self._in_text:
                return
            self._parser.CharacterDataHandler = None
            self._paragraphs.append("".join(self._text).replace("\0", " "))
        word = self._path.pop()
        if word == "table-cell":
            self._end_cell()
        elif word == "table-row":
            self._end_row()
        elif word == "table":
            self._end_table()

    def watch(self) -> None:
        for pieces in (self._raw, self._text, self._paragraphs):
            self._budget.check_pending(pieces)

    def _entered(self, around: str, word: str, attributes: Attributes) -> bool:
        if around in _GROUPS:
            return word in _OF_TABLE
        if word == "table" and _OTHER_WORKBOOK.fullmatch(attributes.get("table:name", "")):
            return False
        return word in _WITHIN.get(around, ())

    def _pass_over(self, around: str, word: str) -> None:
        if not around or (around == "table-cell" and word == "table"):
            raise damaged(self._part)
        self.content.comments |= word == "annotation"
        self.content.external_links |= around == "spreadsheet" and word == "table"
        skip(self._parser, self._limits.depth)

    def _start_style(self, attributes: Attributes) -> None:
        self._style = TableStyle(attributes.get("style:master-page-name", ""))
        self._styles[attributes.get("style:name", "")] = self._style

    def _take_properties(self, attributes: Attributes) -> None:
        if attributes.get("table:display") == "false":
            self._style.visibility = Visibility.HIDDEN

    def _start_range(self, attributes: Attributes) -> None:
        """Of one whose columns are sorted nothing is told."""
        by_rows = attributes.get("table:orientation", "row") == "row"
        self._range = attributes.get("table:target-range-address", "") if by_rows else ""

    def _take_sort(self, _attributes: Attributes) -> None:
        match = _RANGE.fullmatch(self._range)
        if match is not None:
            title = match[2] if match[1] is None else match[1].replace("''", "'")
            areas = hinted_area(f"{match[3]}:{match[4]}", self._limits)
            self.content.sorted_areas.extend((title, found) for found in areas)

    def _check_namespaces(self, attributes: Attributes) -> None:
        """Attributes are known by their usual prefixes, which every program writes; others must not read as blank."""
        for prefix in _NEEDED:
            if not attributes.get(f"xmlns:{prefix}", "").startswith(f"{_NAMESPACE}{prefix}:"):
                raise damaged(self._part)

    # --- text -------------------------------------------------------------------------------------

    def _start_in_text(self, word: str, attributes: Attributes) -> None:
        self._flush()
        if word in _NO_TEXT:
            self.content.comments |= word == "annotation"
            self._parser.CharacterDataHandler = self._raw.append
            skip(self._parser, self._limits.depth)
            return
        self._in_text += 1
        if self._in_text + len(self._path) > self._limits.depth:
            raise ValueError("too deep")
        if word == "s":
            count = int(attributes.get("text:c", "1"))
            self._budget.spend_text(max(count, 0))
            self._text.append(" " * count)
        elif word == "tab":
            self._text.append("\t")
        elif word == "line-break":
            self._text.append("\n")

    def _flush(self) -> None:
        """White space with a line break or a tab in it is the file's own: one blank, none where a paragraph begins."""
        if not self._raw:
            return
        text = _BLANKS.sub(_joined, "".join(self._raw))
        self._raw.clear()
        self._text.append(text if self._text else text.removeprefix("\0"))

    # --- rows and columns -------------------------------------------------------------------------

    def _start_table(self, attributes: Attributes) -> None:
        if len(self.content.sheets) >= self._limits.sheets:
            raise unreadable("too_many_sheets", limit=self._limits.sheets)
        style = self._styles.get(attributes.get("table:style-name", ""), TableStyle(""))
        self._sheet = _Sheet(attributes.get("table:name", ""), style)

    def _take_column(self, attributes: Attributes) -> None:
        sheet, number = self._sheet, _repeated(attributes, "table:number-columns-repeated")
        self._count()
        if attributes.get("table:visibility") in _HIDDEN:
            sheet.hidden_columns.append((sheet.last_column + 1, sheet.last_column + number))
        sheet.last_column += number

    def _start_row(self, attributes: Attributes) -> None:
        sheet = self._sheet
        self._count()
        sheet.repeated = _repeated(attributes, "table:number-rows-repeated")
        sheet.column = 0
        if attributes.get("table:visibility") in _HIDDEN:
            sheet.hidden_rows.append((sheet.row + 1, sheet.row + sheet.repeated))

    def _count(self) -> None:
        self._sheet.pieces += 1
        if self._sheet.pieces > self._limits.rows + self._limits.columns:
            raise unreadable("cell_outside_grid", cell=f"A{self._sheet.pieces}")

    def _end_cell(self) -> None:
        sheet, cell = self._sheet, self._cell
        text = "\n".join(self._paragraphs)
        self._budget.spend_text(len(text) + len(cell.get("table:formula", "")))
        number = _repeated(cell, "table:number-columns-repeated")
        value = value_of(cell, text)
        self._budget.spend_cells(1 if value is None else number)
        if value is not None:
            if sheet.column + number > self._limits.columns:
                raise unreadable("cell_outside_grid", cell=cell_name(sheet.row + 1, min(sheet.column + number, 18_278)))
            sheet.columns.extend(range(sheet.column + 1, sheet.column + number + 1))
            sheet.values.extend([value] * number)
        rows, columns = _repeated(cell, "table:number-rows-spanned"), _repeated(cell, "table:number-columns-spanned")
        if rows * columns > 1 and number == 1:
            sheet.spans.append((sheet.column + 1, rows, columns))
        sheet.column += number

    def _end_row(self) -> None:
        sheet, first = self._sheet, self._sheet.row + 1
        sheet.row += sheet.repeated
        if sheet.columns or sheet.spans:
            if sheet.row > self._limits.rows:
                raise unreadable("cell_outside_grid", cell=f"A{sheet.row}"[:20])
            self._budget.spend_cells(len(sheet.columns) * (sheet.repeated - 1))
        if sheet.columns:
            content = RawRow(tuple(sheet.columns), tuple(sheet.values))
            sheet.rows.update(dict.fromkeys(range(first, sheet.row + 1), content))
        for left, rows, columns in sheet.spans:
            for row in range(first, sheet.row + 1):
                self._budget.spend_merge()
                sheet.merges.append((row, left, row + rows - 1, left + columns - 1))
        sheet.columns, sheet.values, sheet.spans = [], [], []

    def _end_table(self) -> None:
        sheet = self._sheet
        self.content.pages.append(sheet.style.page)
        self.content.sheets.append(
            RawSheet(
                sheet.title,
                sheet.style.visibility,
                sheet.rows,
                expand(sheet.hidden_rows, max(sheet.rows, default=0)),
                expand(sheet.hidden_columns, self._limits.columns),
                tuple(sheet.merges),
            )
        )


def _joined(blanks: re.Match[str]) -> str:
    """The file's own white space as NUL, which XML cannot hold."""
    return "\0" if set(blanks[0]) - {" "} else blanks[0]


def _repeated(attributes: Attributes, name: str) -> int:
    """ValueError unless it is a number from 1 on."""
    stated = attributes.get(name)
    if stated is None:
        return 1
    number = int(stated)
    if number < 1:
        raise ValueError(name)
    return number
