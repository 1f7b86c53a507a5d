"""Blank rows that are compared at one go are what the parser would have read, whatever was met before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_both_ways import book, told, told_plainly

from workbook_tools.files.reading import canonical_rows, row_shapes
from workbook_tools.files.reading.blank_rows import NOTHING, BlankRow, BlankRows
from workbook_tools.files.reading.limits import Limits
from workbook_tools.model.cells import RawWorkbook

_FILLED = '<row r="{r}" ht="18"><c r="A{r}" s="0"><v>{r}</v></c><c r="B{r}" s="0"/></row>'
_BLANK = (
    '<row r="{r}" ht="18"><c r="A{r}" s="0"/><c r="B{r}" s="0"/></row>',
    '<row r="{r}" ht="20"><c r="A{r}" s="0"/></row>',
)
_ODD = (
    '<row r="{r}" hidden="1"><c r="A{r}" s="0"/></row>',
    '<row r="{r}" ht="18" ht="18"/>',
    '<row r="3"><c r="A3" s="0"/></row>',
    "<!-- ",
)


def sheet(filled: int, blank: int, kind: int = 0, odd: str = "", at: int = 0) -> bytes:
    rows = [_FILLED.format(r=r) for r in range(1, filled + 1)]
    rows += [_BLANK[kind].format(r=r) for r in range(filled + 1, filled + blank + 1)]
    rows.insert(at, odd.format(r=at + 1))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="x"><sheetData>'
    return book(f"{head}{''.join(rows)}</sheetData></worksheet>")


_SHEETS = st.builds(
    sheet,
    st.integers(0, 12),
    st.integers(0, 30),
    st.sampled_from([0, 0, 1]),
    st.sampled_from(["", "", *_ODD]),
    st.integers(0, 42),
)


@given(st.lists(_SHEETS, min_size=1, max_size=4))
def test_both_ways_read_the_same(sheets: list[bytes]) -> None:
    for data in (*sheets, *sheets):
        assert told(data) == told_plainly(data)


@pytest.mark.parametrize("limits", [Limits(rows=29), Limits(rows=30), Limits(cells=64), Limits(cells=65)])
def test_blank_rows_count_as_much_as_any(limits: Limits) -> None:
    """30 rows of two cells, and three shared strings."""
    data = sheet(10, 20)
    for _ in range(3):
        told(data)
        assert told(data, limits) == told_plainly(data, limits)
    assert isinstance(told(data), RawWorkbook)
    assert told(data, Limits(rows=29)) == "cell_outside_grid"
    assert told(data, Limits(cells=59)) == "too_many_cells"


def test_known_blank_rows_are_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as there are: of another form that has fewer, or more, those that both have."""
    for _ in range(3):
        told(sheet(5, 35))
    pieces: list[bytes] = []
    usual = row_shapes.apart_quickly

    def noted(piece: bytes) -> tuple[list[bytes], list[bytes], list[bytes]]:
        pieces.append(piece)
        return usual(piece)

    monkeypatch.setattr(canonical_rows, "apart_quickly", noted)
    for filled in (5, 10, 2, 2):
        told(sheet(filled, 40 - filled))
    assert [piece.count(b"<row ") for piece in pieces] == [5, 10, 5, 2]


def test_the_longest_passage_is_found_that_stands_there_whole() -> None:
    rows = [BlankRow(4, number, 2) for number in range(1, 10)]
    known = BlankRows()
    known.keep(b"".join(b"<r%d>" % number for number in range(1, 10)), rows)
    assert known.at_end(b"....<r7><r8><r9>", 0, 16) == (12, rows[6:], 6)
    assert known.at_end(b"....<r7><r8><r9>", 6, 16) == (8, rows[7:], 4)
    assert known.at_end(b"<r8><r9>....", 0, 8) == (8, rows[7:], 4)
    assert known.at_end(b"<r8><r9>....", 0, 12) == NOTHING


def test_few_passages_are_remembered_none_of_few_rows_or_of_rows_in_disorder() -> None:
    known = BlankRows()
    for kind in b"abcdefgh":
        known.keep(b"%c<r1>" % kind * 9, [BlankRow(5, number, 1) for number in range(1, 10)])
    known.keep(b"few!" * 7, [BlankRow(4, number, 1) for number in range(1, 8)])
    known.keep(b"odd!" * 9, [BlankRow(4, number, 1) for number in (*range(1, 9), 8)])
    met = [bytes([kind]) for kind in b"abcdefgh" if known.at_end(b"%c<r1>" % kind, 0, 5) != NOTHING]
    assert met == [b"e", b"f", b"g", b"h"]
    assert [known.at_end(each * 9, 0, 36) for each in (b"few!", b"odd!")] == [NOTHING, NOTHING]
