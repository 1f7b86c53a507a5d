"""Rows that are read by their shape are what the parser would have read, however often such ones were read before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import cells as cells_of
from packages import first_sheet, styles, workbook
from read_both_ways import book, told, told_plainly

from workbook_tools.files.reading import canonical_rows, row_shapes
from workbook_tools.files.reading.canonical import WORDS, are_words
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.row_shapes import SHAPES, apart, apart_quickly, are_sound
from workbook_tools.model.cells import RawWorkbook

_ROWS = (
    '<row r="{r}">{cells}</row>',
    '<row r="{r}" spans="1:{r}" ht="1{r}">{cells}</row>',
    '<row r="{r}" hidden="1">{cells}</row>',
    '<row r="{r}" spans="1:3"/>',
    '<row r="0{r}">{cells}</row>',
    '<row r="{r}" s="\x01">{cells}</row>',
)
_CELLS = (
    '<c r="{c}{r}" s="{r}"/>',
    '<c r="{c}{r}" s="1{r}" t="s"><v>{w}</v></c>',
    '<c r="{c}{r}" t="s"><v>{w}</v></c>',
    '<c r="{c}{r}" t="s"><f>A{r}&amp;"{r}"</f><v>{w}</v></c>',
    '<c r="{c}{r}" s="1"><v>{w}</v></c>',
    '<c r="{c}{r}" t="n"><v>{w}</v></c>',
    '<c r="{c}{r}" t="str"><v>{w}</v></c>',
    '<c r="{c}{r}" t="str"><f>{w}</f><v>{w}</v></c>',
    '<c r="{c}{r}"><f>{w}</f></c>',
    '<c r="{c}{r}"><f>{w}</f><v></v></c>',
    '<c r="{c}{r}"><f t="shared" si="0">{w}</f><v>{w}</v></c>',
    '<c r="{c}{r}"><v></v></c>',
    '<c r="{c}1"><v>{w}</v></c>',
    '<c r="{c}\x00" s="1"/>',
)
_WORDS = (
    "0", "1", "2", "02", "5", "1_0", "-1", "+1", " 1", "١", "так", "а&amp;б", "&lt;", "&bad;", "]]>", "x>y",
    "\x01", "\x00", "\ufffe", "44000", "1.50", "1e3", '7"', "=A1 ", "_x0041_", "true",
)  # fmt: skip
_DRAWN = st.lists(
    st.tuples(
        st.sampled_from(_ROWS[:1] * 3 + _ROWS),
        st.lists(st.tuples(st.sampled_from(_CELLS), st.sampled_from(_WORDS)), max_size=3),
        st.integers(1, 12),
    ),
    max_size=6,
)
_ENTITIES = ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#10;", "&AMP;", "&amp", "amp;", "&", "")
Drawn = list[tuple[str, list[tuple[str, str]], int]]


def part(drawn: Drawn, behind: str = "") -> str:
    number, rows = 0, []
    for row, cells, step in drawn:
        number += step
        made = "".join(cell.format(c="ABC"[place], r=number, w=words) for place, (cell, words) in enumerate(cells))
        rows.append(row.format(r=number, cells=made))
    opened = '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="x"><sheetData>'
    return f"{opened}{''.join(rows)}</sheetData>{behind}</worksheet>"


@given(_DRAWN)
def test_both_ways_read_the_same_again_and_again(drawn: Drawn) -> None:
    data = book(part(drawn * 2 if len(drawn) < 4 else drawn))
    plainly = told_plainly(data)
    for _ in range(3):
        assert told(data) == plainly


@pytest.mark.parametrize("words", _WORDS)
@pytest.mark.parametrize("cell", _CELLS)
def test_words_of_a_known_shape_are_read_as_the_parser_reads_them(cell: str, words: str) -> None:
    usual = [(_ROWS[0], [(cell, "1")], 1)] * 3
    odd = [(_ROWS[0], [(cell, words)], 1)]
    told(book(part(usual)))
    data = book(part([*usual, *odd, *usual]))
    assert told(data) == told_plainly(data)


@given(_DRAWN, st.integers(0, 12), st.sampled_from(("cells", "text", "rows")))
def test_both_ways_keep_to_the_same_limits(drawn: Drawn, limit: int, name: str) -> None:
    """Which of two faults is told may differ. The workbook has three strings, and 40 characters of properties."""
    data = book(part([row for row in drawn if row[0] != _ROWS[1]]))
    limits = {"cells": Limits(cells=3 + limit), "text": Limits(text=40 + limit), "rows": Limits(rows=1 + limit)}[name]
    read, plainly = told(data, limits), told_plainly(data, limits)
    assert read == plainly or (isinstance(read, str) and isinstance(plainly, str))


@pytest.mark.parametrize("at_once", [1, 60, 100, 333])
def test_rows_are_taken_apart_some_at_a_time(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canonical_rows, "_AT_ONCE", at_once)
    rows: Drawn = [(row, [(cell, "1")], 1) for row in _ROWS[:4] for cell in _CELLS[2:12] if " s=" not in cell]
    data = book(part(rows))
    assert told(data) == told_plainly(data)
    assert isinstance(told(data), RawWorkbook)


def test_a_row_taken_apart_is_the_same_with_another_number_and_other_words() -> None:
    rows, fillings = apart(
        '<row r="7"><c r="A7" s="1"/><c r="B7"><f>A7</f><v>12</v></c></row>'
        '<row r="18"><c r="A18" s="1"/><c r="B18"><f>–</f><v>3</v></c></row>'.encode()
    )
    assert fillings == [b"A7", b"12", "–".encode(), b"3"]
    assert rows[0].replace(b'7"', b'18"') == rows[1]


@given(st.lists(st.sampled_from(_CELLS[:9] + _CELLS[10:]), max_size=4), st.sampled_from(_WORDS))
def test_rows_of_sound_words_are_taken_apart_quickly_too(cells: list[str], words: str) -> None:
    """Formulas and words by themselves; formulas have results."""
    made = "".join(cell.format(c="ABCD"[place], r=7, w=words) for place, cell in enumerate(cells))
    piece = f'<row r="7">{made}</row><row r="8"/>'.encode()
    odd = (b"<f ", b"<v></v>", b"</f></c>", b"\x00", b"\x01")
    if not any(each in piece for each in odd) and are_sound([words.encode()]):
        rows, fillings = apart(piece)
        marks = [mark for row in rows for mark in re.findall(rb"<([fv])\x01", row)]
        kinds = {
            kind: [each for mark, each in zip(marks, fillings, strict=True) if mark == kind] for kind in (b"f", b"v")
        }
        assert apart_quickly(piece) == (rows, kinds[b"f"], kinds[b"v"])


@given(st.text(st.sampled_from("аa&;<>\x00\x1f\t\n\r\x7f"), max_size=6), st.lists(st.sampled_from(_ENTITIES)))
def test_words_are_told_as_the_pattern_of_them_tells(text: str, entities: list[str]) -> None:
    piece = text.join(entities).encode()
    assert are_words(piece) == (re.fullmatch(WORDS, piece) is not None)
    assert are_words(text.encode()) == (re.fullmatch(WORDS, text.encode()) is not None)


def test_rows_of_which_each_is_known_are_not_looked_at_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of all kinds that fill known rows, a shared string that is empty among them."""
    row = (
        '<row r="{r}"><c r="A{r}" t="s"><v>{shared}</v></c><c r="B{r}"><v>{r}</v></c><c r="C{r}" t="b"><v>1</v></c>'
        '<c r="D{r}" t="str"><f>A{r}&amp;"{r}"</f><v>_x0041_{r}</v></c><c r="E{r}"><f>{r}+1</f><v>{r}.5</v></c></row>'
    )

    def data(shift: int, odd: str = "") -> bytes:
        rows = "".join(row.format(r=r, shared=(r + shift) % 3) for r in range(1, 41))
        return workbook(rows + odd, shared="<sst><si><t>а</t></si><si><t></t></si><si><t>&lt;в</t></si></sst>")

    for shift in range(4):
        told(data(shift))

    def never(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patched:
        patched.setattr(canonical_rows.RowTaker, "_one_by_one", never)
        patched.setattr(canonical_rows.RowTaker, "_by_itself", never)
        quick = told(data(1))
    assert isinstance(quick, RawWorkbook)
    assert quick == told_plainly(data(1))
    odd = '<row r="50"><c r="A50" t="s"><v>3</v></c></row>'
    assert told(data(1, odd)) == told_plainly(data(1, odd)) == "file_damaged"


def test_rows_of_other_heights_are_not_looked_at_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form's rows are as high as its texts are long; a hidden one is hidden, whatever was known before."""
    row = '<row r="{r}"{tag}><c r="A{r}"><v>{r}</v></c></row>'

    def data(*tags: str) -> bytes:
        return workbook("".join(row.format(r=r, tag=tag) for r, tag in enumerate(tags, 1)) + '<row r="20"/>')

    told(data("", ' ht="15"', ' ht="16"', ""))
    other = data(' ht="17.25" customHeight="1"', ' hidden="1"', "", ' ht="18" hidden="true"', ' spans="1:4"')
    with monkeypatch.context() as patched:
        patched.delattr(canonical_rows.RowTaker, "_one_by_one")
        patched.delattr(canonical_rows.RowTaker, "_by_itself")
        quick = told(other)
    assert isinstance(quick, RawWorkbook)
    assert quick.sheets[0].hidden_rows == {2, 4}
    assert quick == told_plainly(other)


@pytest.mark.parametrize(
    "tag",
    [' ht="1" ht="2"', ' r="1"', ' ht="<"', ' ht="1', " ht=1", "/", ' ht="1"/', ' a="/"', ' ht="&bad;"', ' a=">"'],
)
def test_a_row_of_a_known_shape_with_another_tag_is_read_as_the_parser_reads_it(tag: str) -> None:
    for cells in ("", '<c r="A{r}"><v>1</v></c>'):
        rows = [f'<row r="{r}">{cells.format(r=r)}</row>' for r in range(1, 9)]
        told(workbook("".join(rows)))
        odd = workbook("".join((*rows[:4], rows[4].replace('"5">', f'"5"{tag}>'), *rows[5:])))
        assert told(odd) == told_plainly(odd)


def test_a_style_that_is_like_the_rows_number_is_not_taken_for_it() -> None:
    """Row 7 in style 17 and row 8 in style 18: the eighteenth style is a date."""
    cells = '<row r="{0}"><c r="A{0}" s="1{0}"><v>44000</v></c></row>'
    made = "".join(cells.format(number) for number in (6, 7, 8, 9))
    shown = cells_of(first_sheet(workbook(made, style=styles(*[0] * 18, 14, 0))))
    assert [type(shown[number, 1]).__name__ for number in (6, 7, 8, 9)] == ["int", "int", "Dated", "int"]


def test_most_rows_of_a_long_register_have_one_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    SHAPES.clear()
    looked_at: list[bytes] = []

    def noting(row: bytes, cells: int) -> row_shapes.Shape:
        looked_at.append(row)
        return shape(row, cells)

    shape = row_shapes._shape
    monkeypatch.setattr(row_shapes, "_shape", noting)
    cell = '<c r="A{r}" s="0" t="s"><v>1</v></c><c r="B{r}"><v>{r}</v></c>'
    rows = "".join(f'<row r="{r}">' + cell.format(r=r) + "</row>" for r in range(1, 2_001))
    data = book(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>'
    )
    read = told(data)
    assert isinstance(read, RawWorkbook)
    assert len(read.sheets[0].rows) == 2_000
    assert len(looked_at) < 10
    assert read == told_plainly(data)


def test_what_is_remembered_has_its_bounds() -> None:
    SHAPES.clear()
    row_shapes.ROWS.clear()
    for _ in range(3):
        SHAPES.keep(b"/>", b"1")
    for number in range(1, 3_000):
        row_shapes.ROWS[b'%d" k="x"/>' % number]
    assert max(row.number for row in row_shapes.ROWS.values()) == 1_000
    for number in range(5_000):
        are_sound([b"word %d" % number, b"x" * 101])
        row_shapes.FORMULAS[b"%d+" % number + b"1" * 3_000]
        row_shapes.ROW_NUMBERS[b"%d" % (1 + number * 300)]
        for _ in range(3):
            SHAPES.keep(b'><c r="A1" s="%d"/></row>' % number, b"1")
        row_shapes.ROWS[b'1" ht="%d"><c r="A1" s="%d"/></row>' % (number, number)]
    assert len(row_shapes._sound) <= 10_000
    assert 0 < len(SHAPES) <= 2_000
    assert len(row_shapes._MET) <= 10_000
    assert len(row_shapes.ROW_NUMBERS) < 10_000
    assert 0 < len(row_shapes.HIDDEN_ROWS) <= 1_000
    assert sum(map(len, row_shapes.FORMULAS)) <= 1_048_576
    assert 0 < len(row_shapes.ROWS) <= 4_000
    assert max(map(len, row_shapes._sound)) <= 100
    before = dict(SHAPES)
    for _ in range(2):
        SHAPES.keep(b" x" * 1_000, b"1")
    assert before == SHAPES


def rows_of(cell: str) -> str:
    """Thirty of them; the shape is known from the third one on."""
    return "".join(f'<row r="{r}">{cell.format(r=r)}</row>' for r in range(1, 31))


def test_cells_and_text_of_a_known_shape_are_counted() -> None:
    blank = workbook(rows_of('<c r="A{r}"/><c r="B{r}"><v>1</v></c>'))
    assert isinstance(told(blank, Limits(cells=60)), RawWorkbook)
    assert told(blank, Limits(cells=59)) == "too_many_cells"
    formulas = workbook(rows_of('<c r="A{r}" t="str"><f>SUM(B1:B2)</f><v>так</v></c>'))
    assert isinstance(told(formulas, Limits(text=30 * 13)), RawWorkbook)
    assert told(formulas, Limits(text=30 * 13 - 1)) == "too_much_text"


@pytest.mark.parametrize("strange", ['<c r="A\x00"/>', '<c r="A9"/><c r="B9">\x01v\x01</v></c>', '<c r="A9"/>\x00'])
def test_a_character_that_stands_for_something_in_shapes_is_damage(strange: str) -> None:
    for cell in ('<c r="A{r}"/>', '<c r="A{r}"/><c r="B{r}"><v>1</v></c>'):
        assert isinstance(told(workbook(rows_of(cell))), RawWorkbook)
        between = rows_of(cell).replace(cell.format(r=9), strange)
        assert told(workbook(between)) == "file_damaged"


def test_a_control_character_in_a_shared_string_is_damage() -> None:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    opened = '<?xml version="1.0" encoding="UTF-8"?>\n<sst count="1">'
    for letter, is_read in (("\t", True), ("\n", True), ("\x01", False), ("\x1f", False)):
        read = told(workbook(row, shared=f"{opened}<si><t>а{letter}б</t></si></sst>"))
        assert isinstance(read, RawWorkbook) is is_read
