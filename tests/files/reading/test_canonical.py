"""Rows and strings taken at one go are what the parser would have read, whatever is written, and however it is cut."""

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from workbook_tools.files.reading import canonical, strings
from workbook_tools.files.reading import sheet as sheets
from workbook_tools.files.reading.canonical import take_strings
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import RawWorkbook

_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_CELLS = (
    '<c r="{c}{r}" s="1"/>',
    '<c r="{c}{r}"><v>12.50</v></c>',
    '<c r="{c}{r}" t="s"><v>0</v></c>',
    '<c r="{c}{r}" t="s"><v>-1</v></c>',
    '<c r="{c}{r}" t="str"><v> а &amp; б_x0041_</v></c>',
    '<c r="{c}{r}" t="str"><f>A1&amp;"x"</f><v></v></c>',
    '<c r="{c}{r}"><f>SUM(A1:A2)</f><v>0</v></c>',
    '<c r="{c}{r}"><f t="shared" si="0"/><v>7</v></c>',
    '<c r="{c}{r}"><f>1/0</f></c>',
    '<c r="{c}{r}" t="b"><v>1</v></c>',
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
_ROWS = ('<row r="{r}">{cells}</row>', '<row r="{r}" ht="15" hidden="1">{cells}</row>', "<row>{cells}</row>",
         '<row r="{r}" r="{r}">{cells}</row>', '<row r="{r}" spans="1:3" x:y="0.25">{cells}</row>')  # fmt: skip


def plainly(chunks: Iterable[bytes], feed: Callable[[bytes], None], *_: object) -> None:
    """All to the parser."""
    for chunk in chunks:
        feed(chunk)


def book(part: str) -> bytes:
    """A workbook of two shared strings whose first sheet is this part."""
    made, spoilt = BytesIO(), BytesIO()
    with Workbook(made) as usual:
        usual.add_worksheet().write_row(0, 0, ["перший", "другий & «третій»"])
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            new.writestr(name, part if name.endswith("sheet1.xml") else old.read(name))
    return spoilt.getvalue()


def told(data: bytes) -> RawWorkbook | str:
    try:
        return read_workbook(data)
    except Unreadable as unreadable:
        return unreadable.finding.code


@given(st.lists(st.tuples(st.sampled_from(_ROWS), st.lists(st.sampled_from(_CELLS), max_size=4)), max_size=5))
def test_both_ways_read_the_same(drawn: list[tuple[str, list[str]]]) -> None:
    rows = [
        row.format(r=number, cells="".join(cell.format(c="ABCD"[place], r=number) for place, cell in enumerate(cells)))
        for number, (row, cells) in enumerate(drawn, 1)
    ]
    data = book(f"{_HEAD}{''.join(rows)}</sheetData></worksheet>")
    taken = told(data)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sheets, "shortcut", plainly)
        patched.setattr(strings, "shortcut", plainly)
        assert taken == told(data)


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


def test_strings_are_taken_up_to_the_first_that_is_unlike() -> None:
    like = '<si><t xml:space="preserve"> а &lt;б&gt; </t></si><si><t></t></si>'.encode()
    assert take_strings(like + b"<si><r><t>rich</t></r></si>") == (len(like), [" а <б> ", ""])
    assert take_strings(b"<si><t>&unknown;</t></si>") == (0, [])
