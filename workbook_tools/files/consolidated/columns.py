"""What is written in a column of a table sheet; what was said of late is said again without being made anew."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import compress, repeat
from typing import Any, NamedTuple, cast

from xlsxwriter.format import Format

from workbook_tools.files.consolidated.rows import (
    INDENT,
    RISKY,
    WHOLE,
    Anchor,
    Cell,
    Value,
    kind_look,
    plain,
    risky,
)
from workbook_tools.files.documents import styles
from workbook_tools.files.documents.document import GrowingSheet
from workbook_tools.files.documents.streamed import BLANK, LETTERS, day_body, formula_body, number_body, text_body
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import line_count, line_counter, line_counters
from workbook_tools.model.report_layout import Heading

_REMEMBERED, _LONG = 2_000, 200
"""How many values of a column are kept as they were written, and letters of a text that is not."""
_FIRST_DAY = date(1900, 1, 1)
"""Workbooks know no earlier one: what a person mistyped, and the coordinator accepted, is said in words."""
_FIRST_SURE_DAY = date(1900, 3, 1)
"""Excel believes in 29.02.1900: the days before it have other numbers."""
_ONES = repeat(1)
_WHOLE: Look = {"num_format": WHOLE}

_More = tuple[str, "list[Said]"]
"""Where a cell leads, and the blank cells beside it that it is joined with."""
Said = tuple[str, int, _More | None]
"""What is written from the row's number in the cell's tag to that in the next one's, and the lines that it takes."""


class SaidInRows(NamedTuple):
    """The same of some rows; None among the texts: `Column.say` is to be asked.

    `lines` is None where all take one, `targets` where none leads anywhere.
    """

    texts: list[str | None]
    lines: list[int] | None
    targets: list[str | None] | None

    def those(self, chosen: Sequence[bool]) -> "SaidInRows":
        """Of the rows for which it is true."""
        texts, lines, targets = self
        return SaidInRows(
            list(compress(texts, chosen)),
            None if lines is None else list(compress(lines, chosen)),
            None if targets is None else list(compress(targets, chosen)),
        )


class Column:
    """A column in rows of one look, with what was said in it of late and the styles met so far."""

    def __init__(
        self,
        sheet: GrowingSheet,
        formats: Formats,
        headings: tuple[Heading, ...],
        position: int,
        of_row: Look,
        target: Callable[[Anchor | None], str],
    ) -> None:
        """`headings`: its own and those right of it; `target`: where a cell leads."""
        self._sheet = sheet
        self._formats = formats
        self._headings = headings
        self._position = position
        self._next = start_of_cell(position + 1) if len(headings) > 1 else ""
        self._looks = (kind_look(headings[0].kind), styles.BOXED, of_row)
        self._bold = bool(of_row.get("bold"))
        self._lines = line_counter(headings[0].width - INDENT, bold=self._bold)
        self._line_counts = line_counters(headings[0].width - INDENT, bold=self._bold)
        self._target = target
        self._styles: dict[tuple[object, ...], tuple[str, Look, Look]] = {}
        self._bare_styles: dict[bool | None, str] = {}
        """Of values without a look of their own: whether a text is risky, None: it is no text."""
        self._alike: dict[tuple[object, ...], tuple[Said, Cell]] = {}
        self._known: dict[Cell | Value, str] = {}
        self._tall: dict[Cell | Value, int] = {}
        self._led: dict[Cell | Value, str] = {}
        """Of what is known: the lines where it takes more than one, and where it leads."""

    def say(self, value: Cell | Value) -> Said:
        """Any value; makes the format that it is the first to need: they are numbered as cells are said."""
        said = self._again(value) or self._anew(value)
        if said is None:
            self._make_style(value)
            said = self._anew(value)
        if said is None:
            raise ValueError(f"no format for {value!r}")
        return said

    def say_rows(self, values: Sequence[Cell | Value]) -> SaidInRows:
        """What needs no new format, and is joined with no cell. There are fewer values than are remembered."""
        said: list[str | None] = list(map(self._known.get, values))
        if None in said:
            unknown = [value for value, text in zip(values, said, strict=True) if text is None]
            if self._learn(values, unknown):
                said = list(map(self._known.get, values))
        lines = list(map(self._tall.get, values, _ONES)) if self._tall else None
        targets: list[str | None] | None = list(map(self._led.get, values)) if self._led else None
        if None not in said:
            return SaidInRows(said, lines, targets)
        for row, known in enumerate(said):
            if known is not None:
                continue
            one = self._again(values[row]) or self._anew(values[row])
            if one is None or (one[2] is not None and one[2][1]):
                continue
            said[row], count, more = one
            if count > 1:
                lines = lines or [1] * len(said)
                lines[row] = count
            if more is not None:
                targets = targets or [None] * len(said)
                targets[row] = more[0]
        return SaidInRows(said, lines, targets)

    def _learn(self, values: Sequence[Cell | Value], unknown: Sequence[Cell | Value]) -> bool:
        """Whether all of these are known now: texts alone or whole numbers alone, of which nothing is to be asked."""
        kinds = set(map(type, unknown))
        style = self._bare_styles.get(None if kinds == {int} else False)
        if style is None or len(kinds) > 1:
            return False
        bodies: Iterable[str]
        if kinds == {int}:
            bodies, tall = map(number_body, cast(Sequence[int], unknown)), {}
        elif kinds == {str}:
            texts = cast(Sequence[str], unknown)
            if not RISKY.isdisjoint([text[:1] for text in texts]) or len(max(texts, key=len)) >= _LONG:
                return False
            bodies = map(text_body, texts)
            tall = {text: lines for text, lines in zip(texts, self._line_counts(texts), strict=True) if lines > 1}
        else:
            return False
        if len(self._known) + len(unknown) > _REMEMBERED:
            self._forget_all_but(values)
        end = self._next
        self._known.update(zip(unknown, [f"{style}{body}{end}" for body in bodies], strict=True))
        self._tall.update(tall)
        return True

    def _forget_all_but(self, values: Sequence[Cell | Value]) -> None:
        remembered: tuple[dict[Any, Any], ...] = self._known, self._tall, self._led
        for kept in remembered:
            still = {value: kept[value] for value in values if value in kept}
            kept.clear()
            kept.update(still)

    def _again(self, value: Cell | Value) -> Said | None:
        """What is known."""
        known = self._known.get(value)
        if known is None:
            return None
        target = self._led.get(value)
        return known, self._tall.get(value, 1), (target, []) if target else None

    def _anew(self, value: Cell | Value) -> Said | None:
        """None where there is no format yet. A formula comes once, and so do long texts."""
        if isinstance(value, Cell):
            once = value.formula or (isinstance(value.value, str) and len(value.value) >= _LONG)
            return self._cell(value) if once else self._like_others(value)
        style = self._bare_styles.get(value[:1] in RISKY if isinstance(value, str) else None)
        if style is None:
            return None
        said: Said
        if isinstance(value, str):
            said = f"{style}{text_body(value)}{self._next}", self._lines(value), None
            if len(value) >= _LONG:
                return said
        else:
            body = number_body(value) if isinstance(value, int) else self._body(value)
            said = f"{style}{body}{self._next}", 1, None
        self._remember(value, said)
        return said

    def _like_others(self, cell: Cell) -> Said | None:
        """Cells that say the same are said alike; one that was met before is known from now on by being the same."""
        told = (cell.value, cell.number, id(cell.look), id(cell.link_look), cell.link, cell.span)
        said, first = self._alike.get(told, (None, cell))
        if said is not None:
            if first is cell:
                self._remember(cell, said)
            return said
        said = self._cell(cell)
        if said is not None:
            if len(self._alike) >= _REMEMBERED:
                self._alike.clear()
            self._alike[told] = said, cell
        return said

    def _remember(self, value: Cell | Value, said: Said) -> None:
        """Not of cells that are joined: those are said one by one."""
        text, lines, more = said
        if more is not None and more[1]:
            return
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
            self._tall.clear()
            self._led.clear()
        self._known[value] = text
        if lines > 1:
            self._tall[value] = lines
        if more is not None:
            self._led[value] = more[0]

    def _cell(self, cell: Cell) -> Said | None:
        """None where there is no format yet."""
        target = self._target(cell.link) if cell.link else ""
        known = self._styles.get(asked_of(cell, target))
        if known is None:
            return None
        style, value = known[0], cell.value
        body = formula_body(cell.formula, plain(value)) if cell.formula else self._body(value)
        lines = self._lines(value) if isinstance(value, str) else 1
        beside: list[Said] = []
        if cell.span > 1:
            width = sum(heading.width for heading in self._headings[: cell.span]) - INDENT
            lines = line_count(value, width, bold=self._bold) if isinstance(value, str) else 1
            beside = self._beside(style, cell.span)
        return f"{style}{body}{self._next}", lines, (target, beside) if target or beside else None

    def _beside(self, style: str, span: int) -> list[Said]:
        """The blank cells that one is joined with."""
        last = len(self._headings)
        ends = [start_of_cell(self._position + other) if other < last else "" for other in range(2, span + 1)]
        return [(f"{style}{BLANK}{end}", 1, None) for end in ends]

    def _make_style(self, value: Cell | Value) -> None:
        """Looks are mostly the same objects, and known by that as long as they are kept."""
        cell = value if isinstance(value, Cell) else Cell(value)
        target = self._target(cell.link) if cell.link else ""
        look = cell_format(self._formats, cell, (*self._looks, cell.look), linked=bool(target))
        style = f'" s="{look._get_xf_index()}'
        asked = asked_of(cell, target)
        text, warned, *_ = asked
        if not isinstance(value, Cell):
            self._bare_styles[bool(warned) if text else None] = style
            return
        if len(self._styles) >= _REMEMBERED:
            self._styles.clear()
        self._styles[asked] = style, cell.look, cell.link_look

    def _body(self, value: Value) -> str:
        if isinstance(value, str):
            return text_body(value)
        if value is None:
            return BLANK
        if isinstance(value, int | Decimal):
            return number_body(plain(value))
        if not isinstance(value, datetime) and value < _FIRST_DAY:
            return text_body(f"{value.day:02}.{value.month:02}.{value.year:04}")
        if isinstance(value, datetime) or value < _FIRST_SURE_DAY:
            return number_body(self._sheet._convert_date_time(value))
        return day_body(value)


def asked_of(cell: Cell, target: str) -> tuple[object, ...]:
    """All that tells one format of a column from another."""
    text = isinstance(cell.value, str)
    warned = isinstance(cell.value, str) and not cell.formula and risky(cell.value)
    return text, warned, cell.number, id(cell.look), id(cell.link_look if target else styles.NO_LOOK)


def cell_format(formats: Formats, cell: Cell, looks: Iterable[Look], *, linked: bool) -> Format:
    more: dict[str, Any] = {}
    if cell.number:
        more["num_format"] = cell.number
    if isinstance(cell.value, str) and risky(cell.value) and not cell.formula:
        more["quote_prefix"] = True
    usual = styles.WRAPPED if isinstance(cell.value, str) else _WHOLE
    return formats.get(usual, *looks, cell.link_look if linked else styles.NO_LOOK, **more)


def start_of_cell(position: int) -> str:
    """What a cell's tag begins with, up to the row's number."""
    return f'<c r="{LETTERS[position]}'
