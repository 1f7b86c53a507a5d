"""Rows and strings taken at one go are what the parser would have read, whatever is written, and however it is cut."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import workbook
from read_both_ways import book, told, told_plainly

from workbook_tools.files.reading import canonical, canonical_tail
from workbook_tools.files.reading import sheet as sheets
from workbook_tools.files.reading.canonical import take_strings
from workbook_tools.files.reading.canonical_tail import take_tail
from workbook_tools.files.reading.limits import Limits
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import RawWorkbook

_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_CELLS = (
    '<c r="{c}{r}" s="1"/>',
    '<c r="{c}{r}"><v>12.50</v></c>',
    '<c r="{c}{r}" t="s"><v>0</v></c>',
    '<c r="{c}{r}" t="s"><v>-1</v></c>',
    '<c r="{c}{r}" t="s"><v>2</v></c>',
    '<c r="{c}{r}" t="s"><v>3</v></c>',
    '<c r="{c}{r}" t="s"><v> 1 </v></c>',
    '<c r="{c}{r}" t="s"><v> </v></c>',
    '<c r="{c}{r}" t="s"><f>A1</f><v>2</v></c>',
    '<c r="{c}{r}" t="n"><v> 7 </v></c>',
    '<c r="{c}{r}"><v> </v></c>',
    '<c r="{c}{r}" t="str"><v>так</v></c>',
    '<c r="{c}{r}" t="str"><f>IF(A1&gt;2,"так &amp; ні","")</f><v>так</v></c>',
    '<c r="{c}{r}"><v>х</v></c>',
    '<c r="{c}{r}"><v>\uffff</v></c>',
    '<c r="{c}{r}" s="7"><v>44000</v></c>',
    '<c r="{c}{r}" t="str"><v> а &amp; б_x0041_</v></c>',
    '<c r="{c}{r}" t="str"><f>A1&amp;"x"</f><v></v></c>',
    '<c r="{c}{r}"><f>SUM(A1:A2)</f><v>0</v></c>',
    '<c r="{c}{r}"><f t="shared" si="0"/><v>7</v></c>',
    '<c r="{c}{r}"><f>1/0</f></c>',
    '<c r="{c}{r}" t="b"><v>1</v></c>',
    '<c r="{c}{r}" t="d"><v>2020-06-18</v></c>',
    '<c r="{c}{r}" t="zz"><v>1</v></c>',
    '<c r="{c}{r}" t="zz"/>',
    '<c r="{c}{r}" t="zz"><f>A1</f><v></v></c>',
    '<c r="{c}{r}" t="e"><v>#N/A</v></c>',
    '<c r="{c}{r}" t="inlineStr"><is><t>текст</t></is></c>',
    '<c  r="{c}{r}"><v>3</v></c>',
    '<c t="s" r="{c}{r}"><v>1</v></c>',
    '<c r="{c}9"><v>4</v></c>',
    "<c><v>5</v></c>",
    '<c r="{c}{r}"><v>1</v><v>2</v></c>',
    '<c r="{c}{r}"><v>&bad;</v></c>',
    '<c r="XFE{r}"/>',
    "<!-- a remark -->",
)
_OPENED = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEADS = (
    _OPENED,
    f"{_DECLARED}{_OPENED}",
    f"{_DECLARED}<worksheet>",
    f'{_DECLARED}<worksheet a="1" a="2">',
    f"{_DECLARED}<chartsheet>",
    f"<!-- a remark -->{_OPENED}",
    '<?xml version="1.0" encoding="koi8-u"?><worksheet>',
)
_BEFORE = (
    '<sheetPr filterMode="1"><tabColor rgb="FF00FF00"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<dimension ref="A1:C9"/>',
    '<dimension ref="A1" ref="B2"/>',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="4"/><selection pane="a"/></sheetView></sheetViews>',
    '<sheetFormatPr defaultRowHeight="13.5"/>',
    '<cols><col min="1" max="2" width="5.5"/><col min="3" max="4" width="9" hidden="1" customWidth="1"/></cols>',
    '<cols><col min="2" max="2" hidden="true" hidden="1"/></cols>',
    '<cols><col max="6" min="5" hidden="1"/></cols>',
    '<cols><col min="7" hidden="1"/></cols>',
    '<cols><col min="16384" max="16385" hidden="on"/></cols>',
    '<cols><col min="1" max="1" hidden="0"/></cols>',
    "<cols><col></cols>",
)
_BEHIND = (
    '<sheetProtection sheet="1" objects="1"/>',
    '<sheetProtection sheet="1" sheet="1"/>',
    '<autoFilter ref="A1:B9"/>',
    '<autoFilter ref="A1:B9"><sortState ref="A2:B9"/></autoFilter>',
    '<sortState columnSort="0" ref="A2:B9"/>',
    '<mergeCells count="2"><mergeCell ref="A3:B3"/><mergeCell ref="D4:C1"/></mergeCells>',
    '<mergeCells><mergeCell ref="A3:XFE3"/></mergeCells>',
    '<mergeCells><mergeCell ref="A0:A1"/></mergeCells>',
    '<mergeCells><mergeCell ref="A5"/><mergeCell ref="$B$5:C6"/></mergeCells>',
    "<mergeCells><mergeCell/></mergeCells>",
    '<mergeCell ref="E1:E2"/>',
    '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>$A$1="а &gt; б"'
    "</formula></cfRule></conditionalFormatting>",
    '<conditionalFormatting sqref="A1"><cfRule priority="1" type="dataBar"><dataBar/></cfRule></conditionalFormatting>',
    '<conditionalFormatting sqref="A1"><cfRule type="x" type="y"/></conditionalFormatting>',
    '<conditionalFormatting sqref="A1"><cfRule><formula>\uffff</formula></cfRule></conditionalFormatting>',
    "<conditionalFormatting><cfRule><formula>1</cfRule></formula></conditionalFormatting>",
    '<dataValidations count="1"><dataValidation type="list" allowBlank="1" error="Рядок&#10;два&#xA;&quot;три&quot;" '
    'sqref="A1"><formula1>wt_list</formula1></dataValidation></dataValidations>',
    '<dataValidations><dataValidation sqref="A1" type="a"><formula1>1</formula1></dataValidation></dataValidations>',
    '<dataValidations><dataValidation type="a" type="b" sqref="A1"/></dataValidations>',
    '<dataValidations><dataValidation error="&#0;" sqref="A1"/></dataValidations>',
    '<dataValidations><c r="C1"><v>3</v></c></dataValidations>',
    '<hyperlinks><hyperlink ref="A1" location="Аркуш1!A1" display="→"/></hyperlinks>',
    '<ignoredErrors><ignoredError sqref="B5:B9" numberStoredAsText="1"/></ignoredErrors>',
    '<pageSetup paperSize="9" orientation="landscape"/>',
    "<headerFooter><oddHeader>&amp;Cлист</oddHeader><oddFooter>&amp;LКод: 7K3MX &lt;1&gt;</oddFooter></headerFooter>",
    '<headerFooter differentFirst="1"><oddFooter>&amp;P</oddFooter><firstFooter>перший</firstFooter></headerFooter>',
    "<headerFooter><firstFooter>б</firstFooter><oddFooter>а</oddFooter></headerFooter>",
    '<row r="5"><c r="A5"><v>5</v></c></row>',
    '<row r="1"><c r="A1"><v>5</v></c></row>',
    "<!-- </row> -->",
    "<unknown><deep/></unknown>",
    "</row>",
    " ",
)
_ENDS = (
    "</worksheet>",
    "</worksheet>\n",
    "</worksheet> <!-- end -->",
    "</worksheet><more/>",
    "",
    "</sheetData></worksheet>",
)
_ROWS = ('<row r="{r}">{cells}</row>', '<row r="{r}" ht="15" hidden="1">{cells}</row>', "<row>{cells}</row>",
         '<row r="{r}" r="{r}">{cells}</row>', '<row r="{r}" spans="1:3" x:y="0.25">{cells}</row>')  # fmt: skip


def rows_of(drawn: list[tuple[str, list[str]]]) -> bytes:
    rows = [
        row.format(r=number, cells="".join(cell.format(c="ABCD"[place], r=number) for place, cell in enumerate(cells)))
        for number, (row, cells) in enumerate(drawn, 1)
    ]
    return book(f"{_HEAD}{''.join(rows)}</sheetData></worksheet>")


def around(head: str = _DECLARED + _OPENED, before: str = "", behind: str = "", end: str = "</worksheet>") -> bytes:
    return book(f'{head}{before}<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData>{behind}{end}')


@given(st.lists(st.tuples(st.sampled_from(_ROWS), st.lists(st.sampled_from(_CELLS), max_size=4)), max_size=5))
def test_both_ways_read_the_same(drawn: list[tuple[str, list[str]]]) -> None:
    data = rows_of(drawn)
    assert told(data) == told_plainly(data)


@pytest.mark.parametrize("cell", _CELLS)
def test_both_ways_read_the_same_cell(cell: str) -> None:
    for row in _ROWS:
        data = rows_of([(row, [cell])])
        assert told(data) == told_plainly(data)


@given(
    st.sampled_from(_HEADS),
    st.lists(st.sampled_from(_BEFORE), max_size=3).map("".join),
    st.lists(st.sampled_from(_BEHIND), max_size=6).map("".join),
    st.sampled_from(_ENDS),
)
def test_both_ways_read_what_stands_around_the_rows(head: str, before: str, behind: str, end: str) -> None:
    data = around(head, before, behind, end)
    assert told(data) == told_plainly(data)


@pytest.mark.parametrize("head", _HEADS)
def test_both_ways_read_the_same_head(head: str) -> None:
    assert told(around(head=head)) == told_plainly(around(head=head))


@pytest.mark.parametrize("before", _BEFORE)
def test_both_ways_read_the_same_before_the_rows(before: str) -> None:
    assert told(around(before=before)) == told_plainly(around(before=before))


@pytest.mark.parametrize("behind", _BEHIND)
def test_both_ways_read_the_same_behind_the_rows(behind: str) -> None:
    assert told(around(behind=behind)) == told_plainly(around(behind=behind))


@pytest.mark.parametrize("end", _ENDS)
def test_both_ways_read_the_same_end(end: str) -> None:
    assert told(around(end=end)) == told_plainly(around(end=end))


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_row_that_is_cut_between_two_pieces_is_read_whole(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c><c r="B{n}"><v>{n}</v></c></row>' for n in range(1, 9))
    data = book(f"{_HEAD}{rows}</sheetData></worksheet>")
    whole = read_workbook(data)
    usual = canonical.shortcut

    def in_pieces(chunks: Iterable[bytes], *rest: object) -> None:
        part = b"".join(chunks)
        begin = part.find(b"<sheetData>") + len(b"<sheetData>")
        pieces = [part[:begin], *(part[at : at + cut] for at in range(begin, len(part), cut))]
        usual(pieces, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sheets, "shortcut", in_pieces)
    assert read_workbook(data) == whole
    assert len(whole.sheets[0].rows) == 8


@pytest.mark.parametrize("length", [*range(1, 40, 3), 97])
def test_what_stands_behind_the_rows_may_be_cut_anywhere(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    behind = [element for element in _BEHIND if isinstance(told(around(behind=element)), RawWorkbook)]
    data = around(behind="".join(behind))
    whole = told_plainly(data)
    usual = canonical.shortcut

    def in_pieces(chunks: Iterable[bytes], *rest: object) -> None:
        part = b"".join(chunks)
        begin = part.find(b"<sheetData>") + len(b"<sheetData>")
        usual([part[:begin], *(part[at : at + length] for at in range(begin, len(part), length))], *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sheets, "shortcut", in_pieces)
    assert told(data) == whole
    assert isinstance(whole, RawWorkbook)


@pytest.mark.parametrize("at_once", [1, 16, 100, 1_000])
def test_elements_longer_than_what_is_looked_at_at_once_are_taken(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canonical_tail, "_AT_ONCE", at_once)
    behind = "".join(element for element in _BEHIND if isinstance(told(around(behind=element)), RawWorkbook))
    assert told(around(behind=behind)) == told_plainly(around(behind=behind))
    told_of: list[str] = []
    formula = "<formula>$A$1&gt;1</formula>"
    rule = f'<conditionalFormatting sqref="A1"><cfRule priority="1">{formula}</cfRule></conditionalFormatting>'
    merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:D2"/></mergeCells>'
    footer = "<headerFooter><oddHeader>x</oddHeader><oddFooter>&amp;P</oddFooter></headerFooter>"
    tail = f"</sheetData>{rule * 9}{merges}{footer}"
    piece = f"{tail}{rule}<mergeCells></worksheet>".encode()
    assert take_tail(piece, 12, told_of.append, told_of.append) == len(tail + rule)
    assert told_of == ["A1:B2", "C1:D2", "&P"]


@pytest.mark.parametrize("tail", [b"", b"<", b"</worksheet>", b"<pageSetup", b"<formula>\xff</formula>", b"<\xff>"])
def test_what_is_no_element_is_left_where_it_stands(tail: bytes) -> None:
    like = b'<pageMargins left="1"/>'
    assert take_tail(like + tail, 0, print, print) == len(like)


def test_tags_that_are_remembered_have_their_bounds() -> None:
    for number in range(20_000):
        take_tail(
            b"<hyperlinks><hyperlink ref='%d'%s/></hyperlinks>" % (number, b"x" * (number % 5_000)), 0, print, print
        )
    assert sum(map(len, canonical_tail._KINDS)) <= 1_048_576
    assert max(map(len, canonical_tail._KINDS)) <= 4_000
    assert sum(map(len, canonical_tail._PASSAGES)) <= 2 * 1_048_576
    assert max(map(len, canonical_tail._PASSAGES)) <= 16 * 1024


def test_what_came_twice_before_the_margins_is_remembered() -> None:
    """Never what holds footers, or is no whole elements."""
    before = (
        '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C7:D9"/></mergeCells><pageMargins left="77"/>'
    )
    margins = "<headerFooter><oddFooter>form {}</oddFooter></headerFooter></worksheet>"
    rest = len("</worksheet>")
    for number in range(4):
        told_of: list[str] = []
        tail = f"{before}{margins.format(number)}".encode()
        assert take_tail(tail, 0, told_of.append, told_of.append) == len(tail) - rest
        assert told_of == ["A1:B2", "C7:D9", f"form {number}"]
        assert canonical_tail._BEFORE_MARGINS.get(before.encode()) == (("A1:B2", "C7:D9") if number else None)
        twice = f"{before}{margins.format(5).removesuffix('</worksheet>')}{margins.format(6)}".encode()
        assert take_tail(twice, 0, told_of.append, told_of.append) == len(twice) - rest
        assert told_of[3:] == ["A1:B2", "C7:D9", "form 5", "form 6"]
        cut = f"{before}<phoneticPr><!--{margins.format(7)}".encode()
        assert take_tail(cut, 0, told_of.append, print) == len(before)
    assert not any(b"form " in known for known, areas in canonical_tail._BEFORE_MARGINS.items() if areas is not None)


def test_what_stands_before_the_margins_has_its_bounds() -> None:
    for number in range(40):
        before = b"<pageMargins left='%d'/>" % number * (number * 150)
        for _ in range(2):
            take_tail(before + b"<headerFooter/>", 0, print, print)
    assert 0 < sum(map(len, canonical_tail._BEFORE_MARGINS)) <= 1_048_576
    assert max(map(len, canonical_tail._BEFORE_MARGINS)) <= 64 * 1024


@pytest.mark.parametrize(("most", "code"), [(2, None), (1, "too_many_merges")])
def test_merged_cells_are_counted_each_time(most: int, code: str | None) -> None:
    merges = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C7:D9"/></mergeCells>'
    data = book(f"{_HEAD}</sheetData>{merges}<headerFooter><oddFooter>form</oddFooter></headerFooter></worksheet>")
    for _ in range(3):
        assert told(data) == told_plainly(data)
        told_so = told(data, Limits(merges=most))
        assert (told_so if isinstance(told_so, str) else None) == code


def test_footers_are_not_remembered() -> None:
    told_of: list[str] = []
    for number in range(3):
        tail = f"<headerFooter><oddFooter>form {number}</oddFooter></headerFooter></worksheet>"
        take_tail(tail.encode(), 0, print, told_of.append)
        assert not any(b"form %d" % number in passage for passage in canonical_tail._PASSAGES)
    assert told_of == ["form 0", "form 1", "form 2"]


def test_strings_are_taken_up_to_the_first_that_is_unlike() -> None:
    like = '<si><t xml:space="preserve"> а &lt;б&gt; </t></si><si><t></t></si>'.encode()
    assert take_strings(like + b"<si><r><t>rich</t></r></si>") == (len(like), [" а <б> ", ""])
    assert take_strings(b"<si><t>&unknown;</t></si>") == (0, [])


_PIECES = ("<si>", "<t>", '<t xml:space="preserve">', "</t>", "</si>", "<si><t>", "</t></si>", "</t></si><si><t>",
           "а", " ", "&amp;", "&lt;", "&", "]]>", ">", "<", "\r", "\n", "\x00", "\ufffe", "_x0041_", "<t/>",
           '<t xml:space="preserve"> xml:space="preserve"</t>')  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_strings_taken_all_at_once_are_those_taken_one_by_one(piece: str) -> None:
    every = canonical._all_strings(piece.encode())
    if every is not None:
        assert canonical._first_strings(piece.encode()) == (len(piece.encode()), every)


@given(st.lists(st.text("аб ]>&;<\t\n\r\x01\uffff'\""), max_size=6), st.sampled_from(("", ' xml:space="preserve"')))
def test_both_ways_read_the_same_strings(strings: list[str], space: str) -> None:
    shared = "".join(f"<si><t{space}>{string}</t></si>" for string in strings)
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, len(strings) + 1))
    data = workbook(rows, shared=f"{_DECLARED}<sst >{shared}</sst>")
    assert told(data) == told_plainly(data)
    escaped = shared.replace("&", "&amp;").replace("\x01", "")
    data = workbook(rows, shared=f"{_DECLARED}<sst >{escaped}</sst>")
    assert told(data) == told_plainly(data)


_WRITTEN = st.lists(
    st.sampled_from(
        [
            "а",
            "",
            " ",
            "б &amp; в",
            "&lt;",
            "&bad;",
            "&#10;",
            "_x0041_",
            "<r/>",
            "x>y",
            "\x01",
            "\t",
            "\uffff",
            "текст " * 9,
        ]
    ),
    min_size=1,
    max_size=8,
)


@given(_WRITTEN, st.booleans())
def test_strings_are_read_alike_however_often_they_come(written: list[str], preserved: bool) -> None:
    tag = '<t xml:space="preserve">' if preserved else "<t>"
    piece = "".join(f"<si>{tag}{words}</t></si>" for words in written).encode()
    one_by_one = canonical._first_strings(piece)
    for _ in range(3):
        until, strings = take_strings(piece)
        assert strings == one_by_one[1][: len(strings)]
        assert (until == len(piece)) == (one_by_one[0] == len(piece))


def test_a_string_of_bytes_that_are_no_text_is_damage_each_time() -> None:
    for _ in range(3):
        with pytest.raises(UnicodeDecodeError):
            take_strings(b"<si><t>\xff</t></si>")
        with pytest.raises(UnicodeDecodeError):
            take_strings(b"<si><t>\xd0</t></si><si><t>\xb0</t></si>")


def test_strings_that_are_remembered_came_twice_and_have_their_bounds() -> None:
    canonical._KNOWN.clear()
    canonical._met.clear()
    once = "".join(f"<si><t>{number}</t></si>" for number in range(100))
    take_strings(once.encode())
    assert not canonical._KNOWN
    take_strings(once.encode())
    assert canonical._KNOWN[b"7"] == "7"
    for number in range(9_000):
        for _ in range(2):
            take_strings(b"<si><t>%d %s</t></si>" % (number, b"x" * (number % 1_200)))
    assert sum(map(len, canonical._KNOWN)) <= 1_048_576
    assert max(map(len, canonical._KNOWN)) <= 1_000
    assert len(canonical._met) <= 20_000
