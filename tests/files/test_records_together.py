"""Rows that are written together stand in the sheet as those that are written one by one; so do styles and links."""

import gc
import weakref
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook_tools.files.consolidated import records as records_module
from workbook_tools.files.consolidated.records import Records
from workbook_tools.files.consolidated.rows import LINK, Anchor, Cell, Places, Row, Value
from workbook_tools.files.documents.document import GrowingSheet, new_document
from workbook_tools.files.documents.styles import Formats, Look
from workbook_tools.files.documents.text_height import line_counter, line_counters
from workbook_tools.model.report_layout import RECEIPTS, REGISTER

KEYS = [heading.key for heading in REGISTER.headings]
LOOKS: list[Look] = [{}, {"bold": True}, {"font_color": "#56616E"}, {"bold": True, "italic": True}]
PLACES = Places((Anchor(RECEIPTS.title, number), number + 4) for number in range(5))
WORDS = [
    "",
    " ",
    "=1",
    "-",
    "а",
    "b&c <d>",
    "_x0041_",
    "рядок\nрядок",
    " край ",
    "\u00a0",
    "є" * 60,
    "щ " * 150,
    "漢字 " * 9,
]

texts = st.sampled_from(WORDS) | st.text(max_size=40).filter(lambda text: text.isprintable())
days = st.dates(date(1, 1, 1), date(2100, 1, 1))
moments = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1))
numbers: st.SearchStrategy[Value] = st.integers(-(10**17), 10**17) | st.sampled_from(
    [Decimal(1), Decimal("1.5"), Decimal("-0"), Decimal("1E+3"), 1]
)
values: st.SearchStrategy[Value] = st.one_of(st.none(), texts, days, moments, numbers)
cells = st.builds(
    Cell,
    values,
    formula=st.sampled_from(["", "", "=SUM(A1:A2)"]),
    number=st.sampled_from(["", "0.0"]),
    link=st.none() | st.sampled_from([*PLACES, Anchor(RECEIPTS.title, "none")]),
    look=st.sampled_from(LOOKS),
    link_look=st.sampled_from([LINK, LOOKS[0]]),
    span=st.just(1),
)
recurring = st.lists(cells, min_size=1, max_size=4)


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Of few looks, in runs; columns of one kind, of many, and with cells that come again or are joined."""
    again = draw(recurring)
    of_column: list[st.SearchStrategy[Cell | Value]] = [
        draw(st.sampled_from([values, texts, numbers, st.integers(0, 9), days, cells, st.sampled_from(again)]))
        for _ in KEYS
    ]
    made = []
    for _ in range(draw(st.integers(1, 12))):
        filled = draw(st.sets(st.sampled_from(range(len(KEYS)))))
        said = {KEYS[at]: draw(of_column[at]) for at in sorted(filled)}
        if draw(st.integers(0, 9)) == 0:
            at = draw(st.integers(0, len(KEYS) - 2))
            said[KEYS[at]] = draw(cells)._replace(span=draw(st.integers(2, len(KEYS) - at)))
        made.append(Row(said, draw(st.sampled_from(LOOKS)), level=draw(st.integers(0, 1))))
    return made * draw(st.integers(1, 2))


Put = Callable[[Records, list[Row]], None]


def _one_by_one(records: Records, put: list[Row]) -> None:
    for index, row in enumerate(put):
        records.put(index, row)


def _together(records: Records, put: list[Row]) -> None:
    assert list(records.put_all(0, put)) == put


class _Noted:
    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text


class _SeenEnoughError(Exception):
    """No workbook is made of what was noted."""


def _written(put_by: Put, put: list[Row]) -> tuple[object, ...]:
    """The rows' texts, the links' texts, what is joined, and the formats in the order of their numbers."""
    rows, links = _Noted(), _Noted()
    with suppress(_SeenEnoughError), new_document() as document:
        sheet: Any = document.add_sheet(REGISTER.title)
        sheet._shared = rows, links
        put_by(Records(sheet, Formats(document.workbook), REGISTER, PLACES), put)
        joined = [tuple(merged) for merged in sheet.merge]
        formats = list(document.workbook.xf_format_indices)
        raise _SeenEnoughError
    return rows.text, links.text, joined, formats


@given(rows())
@settings(deadline=None)
def test_together_as_one_by_one(put: list[Row]) -> None:
    assert _written(_together, put) == _written(_one_by_one, put)


@given(rows(), st.integers(0, 6))
@settings(deadline=None, max_examples=50)
def test_where_excel_opens_no_more_links(put: list[Row], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records_module, "LINKS_LIMIT", most)
        assert _written(_together, put) == _written(_one_by_one, put)


@pytest.mark.parametrize("put_by", [_together, _one_by_one])
def test_a_day_that_workbooks_do_not_know_is_said_in_words(put_by: Put) -> None:
    """The first one that they know is 1: an earlier one would be a number below it, shown as ####."""
    written, *_ = _written(put_by, [Row({"date": day}) for day in (date(1020, 7, 10), date(5, 1, 2), date(1900, 1, 1))])
    text = str(written)
    assert ("10.07.1020" in text, "02.01.0005" in text, "<v>1</v>" in text) == (True, True, True)


def test_no_more_links_than_excel_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is one too many is the last; cells behind it lead nowhere and do not look as if they did."""
    monkeypatch.setattr(records_module, "LINKS_LIMIT", 10)
    monkeypatch.setattr(records_module, "_TOGETHER", 4)
    leading = Cell(1, link=next(iter(PLACES)))
    put = [Row({"receipt": leading}) for _ in range(24)]
    rows, links, _, formats = _written(_together, put)
    assert str(links).count("<hyperlink ") == 11
    assert (rows, links, formats) == (lambda told: (told[0], told[1], told[3]))(_written(_one_by_one, put))


@given(rows())
@settings(deadline=None, max_examples=50)
def test_whatever_is_remembered(put: list[Row]) -> None:
    """Few values are, and few rows are held."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workbook_tools.files.consolidated.columns._REMEMBERED", 3)
        patch.setattr(records_module, "_TOGETHER", 3)
        together = _written(_together, put)
    assert together == _written(_one_by_one, put)


@given(st.lists(st.text(max_size=60) | st.sampled_from(WORDS), min_size=1, max_size=8), st.booleans())
def test_lines_of_many_texts_are_those_of_each(said: list[str], bold: bool) -> None:
    one, many = line_counter(14, bold=bold), line_counters(14, bold=bold)
    assert many(said) == [one(text) for text in said]


def test_what_a_sheet_remembers_is_let_go_with_its_records() -> None:
    """At once, without anybody looking for cycles: there are thousands of values in each column."""
    put = [Row({"receipt": Cell(1, link=next(iter(PLACES))), "title": f"захід {number}"}) for number in range(20)]
    gc.disable()
    try:
        with new_document() as document:
            sheet: GrowingSheet = document.add_sheet(REGISTER.title)
            sheet.write_string(0, 0, "")
            records = Records(sheet, Formats(document.workbook), REGISTER, PLACES)
            assert list(records.put_all(1, put)) == put
            column = weakref.ref(records._columns[next(iter(records._columns))][0])
            assert column() is not None
            del records
            assert column() is None
    finally:
        gc.enable()


def test_a_row_out_of_its_place_is_refused() -> None:
    with new_document() as document:
        sheet: GrowingSheet = document.add_sheet(REGISTER.title)
        sheet.write_string(9, 0, "")
        sheet.put_rows(3, [(16, 0), (16, 1)], ["", ""])
        with pytest.raises(ValueError, match="row 4 comes after row 4"):
            sheet.put_rows(4, [(16, 0)], [""])
