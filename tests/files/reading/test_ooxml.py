"""What a workbook's parts may look like, and what is read of them."""

from datetime import datetime
from decimal import Decimal

import pytest
from packages import (
    MAIN,
    RELATIONS,
    STRICT_MAIN,
    STRICT_RELATIONS,
    Parts,
    cells,
    first_sheet,
    package,
    relationships,
    sheet,
    strings,
    styles,
    workbook,
    workbook_parts,
)

from workbook_tools.files.reading.sheet import plain_footer
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, Visibility


def value(cell: str, *, shared: str | None = None, style: str | None = None, properties: str = "") -> CellValue | None:
    """What the one cell of a workbook is read as."""
    data = workbook(f'<row r="1">{cell}</row>', shared=shared, style=style, properties=properties)
    return next(iter(cells(first_sheet(data)).values()), None)


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data)
    return caught.value.finding.code


# --- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5", 5),
        ("-12", -12),
        ("1234567890123456789", 1234567890123460000),
        ("0.1", Decimal("0.1")),
        ("0.30000000000000004", Decimal("0.3")),
        ("2.4500000000000002", Decimal("2.45")),
        ("10.0", 10),
        ("1E3", 1000),
        ("1.5E-3", Decimal("0.0015")),
        ("-0.0", 0),
        (".5", Decimal("0.5")),
        ("\n 7 \n", 7),
        ("NaN", "NaN"),
        ("1_000", "1_000"),
        ("1e999", "1e999"),
        ("٥", "٥"),
        ("", None),
        (" ", None),
    ],
)
def test_numbers_are_as_excel_shows_them(words: str, expected: CellValue | None) -> None:
    for kind in ("", ' t="n"'):
        read = value(f'<c r="A1"{kind}><v>{words}</v></c>')
        assert read == expected
        assert type(read) is type(expected)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="b"><v>0</v></c>', False),
        ('<c t="e"><v>#N/A</v></c>', ErrorValue("#N/A")),
        ('<c t="e"><v>#SPILL!</v></c>', ErrorValue("#SPILL!")),
        ('<c t="str"><v> так </v></c>', " так "),
        ('<c t="str">\n<v>\nтак\n</v>\n</c>', "\nтак\n"),
        ('<c t="inlineStr"><is><t xml:space="preserve">  а\nб </t></is></c>', "  а\nб "),
        ('<c t="inlineStr"><is><r><rPr><b/></rPr><t>жир</t></r>\n<r><t>ний</t></r></is></c>', "жирний"),
        ('<c t="inlineStr"><is><t>東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh></is></c>', "東"),
        ('<c t="inlineStr"><is><t>&lt;&amp;&#1110;<![CDATA[<x>]]></t></is></c>', "<&і<x>"),
        ('<c t="str"><v>a_x000D_b_x005F_x000D_c</v></c>', "a\rb_x000D_c"),
        ('<c t="str"><v>_xD83D__xDE00_ _xD83D_</v></c>', "😀 \ufffd"),
        ('<c t="inlineStr"><is><t></t></is></c>', None),
        ("<c/>", None),
        ("<c><v/></c>", None),
        ('<c t="str"><v></v></c>', None),
        ("<c><v>1<!-- один -->2</v></c>", 12),
        ("<c><v>7</v><extLst><ext><v>8</v></ext></extLst></c>", 7),
    ],
)
def test_other_values(cell: str, expected: CellValue | None) -> None:
    assert value(cell) == expected


def test_shared_strings_are_plain_rich_or_spelt_out() -> None:
    table = strings(
        "<t>один</t>",
        "<r><t>дв</t></r><r><t xml:space='preserve'>а </t></r>",
        "<t>三</t><rPh sb='0' eb='1'><t>さん</t></rPh><phoneticPr fontId='1'/>",
        "<t></t>",
        "",
        "<t>_x0041_</t>",
    )
    row = "".join(f'<c t="s"><v>{n}</v></c>' for n in (5, 4, 3, 2, 1, 0))
    read = cells(first_sheet(workbook(f'<row r="1">{row}</row>', shared=table)))
    assert read == {(1, 1): "A", (1, 4): "三", (1, 5): "два ", (1, 6): "один"}


@pytest.mark.parametrize("rows", ["<v>5</v>", '<row r="1"><v>5</v></row>', '<row r="1"/><v>5</v><row r="2"/>'])
def test_a_value_outside_of_cells_is_damage(rows: str) -> None:
    assert refusal(workbook(rows)) == "file_damaged"


@pytest.mark.parametrize("index", ["1", "-1", "x", "1.0"])
def test_a_string_that_is_not_there_is_damage(index: str) -> None:
    data = workbook(f'<row r="1"><c t="s"><v>{index}</v></c></row>', shared=strings("<t>а</t>"))
    assert refusal(data) == "file_damaged"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<c><f>A1+B1</f><v>3</v></c>", Formula("A1+B1", 3)),
        ("<c><f>A1+B1</f></c>", Formula("A1+B1", None)),
        ("<c><f>A1+B1</f><v/></c>", Formula("A1+B1", None)),
        ("<c>\n <f> =A1 </f>\n <v>\n3\n</v>\n</c>", Formula("A1", 3)),
        ('<c t="str"><f>T(A1)</f><v></v></c>', Formula("T(A1)", "")),
        ('<c t="str"><f>T(A1)</f><v> так </v></c>', Formula("T(A1)", " так ")),
        ('<c t="b"><f>A1&gt;0</f><v>1</v></c>', Formula("A1>0", True)),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', Formula("1/0", ErrorValue("#DIV/0!"))),
        ('<c><f t="shared" si="0"/><v>4</v></c>', Formula("", 4)),
        ('<c><f t="array" ref="A1:A2">SUM(B1:B2)</f><v>4</v></c>', Formula("SUM(B1:B2)", 4)),
    ],
)
def test_a_formula_is_any_f_with_or_without_a_cached_value(cell: str, expected: Formula) -> None:
    assert value(cell) == expected


# --- dates ----------------------------------------------------------------------------------------

DATES = styles(0, 14, "dd.mm.yyyy", "0.00", '"днів: "0', "[h]:mm", r"0\d", "[Red]0", "[$-422]d mmmm yyyy", 47, 37)


SHOWS_DATE = (False, True, True, False, False, True, False, False, True, True, False)


@pytest.mark.parametrize(("style", "is_date"), tuple(enumerate(SHOWS_DATE)))
def test_a_date_style_keeps_number_and_moment(style: int, is_date: bool) -> None:
    expected = Dated(44060, datetime(2020, 8, 17)) if is_date else 44060
    assert value(f'<c s="{style}"><v>44060</v></c>', style=DATES) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("44060.5", Dated(Decimal("44060.5"), datetime(2020, 8, 17, 12))),
        ("44060.395833333336", Dated(Decimal("44060.3958333333"), datetime(2020, 8, 17, 9, 30))),
        ("61", Dated(61, datetime(1900, 3, 1))),
        ("60", 60),
        ("0.5", Decimal("0.5")),
        ("-3", -3),
        ("2958465", Dated(2958465, datetime(9999, 12, 31))),
        ("2958467", 2958467),
    ],
)
def test_moments_of_the_1900_system(words: str, expected: CellValue) -> None:
    assert value(f'<c s="1"><v>{words}</v></c>', style=DATES) == expected


def test_moments_of_the_1904_system() -> None:
    """The same day has a serial that is 1,462 lower."""
    read = value('<c s="1"><v>42598</v></c>', style=DATES, properties='<workbookPr date1904="1"/>')
    assert read == Dated(42598, datetime(2020, 8, 17))


def test_iso_dates_of_strict_workbooks() -> None:
    assert value('<c t="d"><v>2020-08-17</v></c>') == Dated(44060, datetime(2020, 8, 17))
    assert value('<c t="d"><v>2020-08-17T12:00:00Z</v></c>') == Dated(Decimal("44060.5"), datetime(2020, 8, 17, 12))
    assert value('<c t="d"><v>завтра</v></c>') == "завтра"


def test_a_formula_may_be_a_date() -> None:
    read = value('<c s="1"><f>TODAY()</f><v>44060</v></c>', style=DATES)
    assert read == Formula("TODAY()", Dated(44060, datetime(2020, 8, 17)))


def test_a_style_that_is_not_there_is_damage() -> None:
    assert refusal(workbook('<row><c s="11"><v>1</v></c></row>', style=DATES)) == "file_damaged"


# --- addresses ------------------------------------------------------------------------------------


def test_missing_addresses_count_on_from_their_predecessors() -> None:
    rows = '<row><c><v>1</v></c><c r="D1"/><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c></row>'
    rows += "<row><c><v>4</v></c></row>"
    assert cells(first_sheet(workbook(rows))) == {(1, 1): 1, (1, 5): 2, (5, 3): 3, (6, 1): 4}


def test_rows_and_cells_may_be_out_of_order() -> None:
    rows = '<row r="9"><c r="B9"><v>4</v></c><c r="A9"><v>3</v></c></row><row r="2"><c r="AA2"><v>1</v></c></row>'
    rows += '<row r="9"><c r="C9"><v>5</v></c></row><row r="4"><c r="a3"><v>2</v></c></row>'
    read = first_sheet(workbook(rows))
    assert list(read.rows) == [2, 3, 9]
    assert cells(read) == {(2, 27): 1, (3, 1): 2, (9, 1): 3, (9, 2): 4, (9, 3): 5}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"/><c><v>2</v></c></row>',
    ],
)
def test_an_address_twice_is_refused(rows: str) -> None:
    assert refusal(workbook(rows)) == "cell_twice"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="x"><c/></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c><v>1</v><v>2</v></c></row>',
        '<row r="1"><c t="str"><v>1</v><v>2</v></c></row>',
        '<row r="1"><c t="z"><v>1</v></c></row>',
        "<c><v>1</v></c>",
        '<row r="1"><c r="XFD1"/><c><v>1</v></c></row>',
    ],
)
def test_what_no_program_writes_is_damage(rows: str) -> None:
    assert refusal(workbook(rows)) == "file_damaged"


# --- what surrounds the cells ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "areas"),
    [
        ('<sortState ref="A5:A9"><sortCondition ref="A5:A9"/></sortState>', ((5, 1, 9, 1),)),
        ('<autoFilter ref="A4:H9"><sortState ref="A5:H9"/></autoFilter>', ((5, 1, 9, 8),)),
        ('<sortState columnSort="1" ref="A5:H9"/>', ()),
        ('<sortState ref="A0"/>', ()),
        ('<sortState ref="ZZZZ9"/>', ()),
        ("<sortState/>", ()),
    ],
)
def test_what_was_sorted_last(state: str, areas: tuple[tuple[int, int, int, int], ...]) -> None:
    """As Excel remembers it; a hint that cannot be read costs nobody a workbook."""
    assert first_sheet(package(workbook_parts(sheet("", after=state)))).sorted_areas == areas


def test_hidden_rows_and_columns_merges_and_footers() -> None:
    before = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="3" max="4" hidden="true"/></cols>'
    after = (
        '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>'
        "<dataValidations><dataValidation><formula1>7</formula1></dataValidation></dataValidations>"
        "<headerFooter><oddHeader>вгорі</oddHeader><oddFooter>&amp;L&amp;8Код: 7K3MX&amp;Rс. &amp;P</oddFooter>"
        "<evenFooter>&amp;L&amp;8Код: 7K3MX&amp;Rс. &amp;P</evenFooter></headerFooter>"
    )
    row = '<row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="0"/><row r="3" hidden="true"/>'
    read = first_sheet(package(workbook_parts(sheet(row, before=before, after=after))))
    assert read.hidden_rows == frozenset((1, 3))
    assert read.hidden_columns == frozenset((2, 3, 4))
    assert read.merges == ((1, 1, 2, 3),)
    assert read.footer == "Код: 7K3MX\nс."
    assert cells(read) == {(1, 1): 1}


@pytest.mark.parametrize(
    ("footer", "expected"),
    [
        ('&C&"Arial,Bold"&8 7K3MX', "7K3MX"),
        ("&LКод&C7K3MX&R&P з &N", "Код\n7K3MX\nз"),
        ("&KFF0000R&&D", "R&D"),
        ("", ""),
        ("&", "&"),
    ],
)
def test_footers_are_read_without_their_codes(footer: str, expected: str) -> None:
    assert plain_footer(footer) == expected


def test_a_footer_is_whole_wherever_the_chunks_end() -> None:
    """Parts are fed in chunks of 1 MiB: here the border falls within the code."""
    head = sheet("", after="<headerFooter><oddFooter>").index("<oddFooter>") + len("<oddFooter>")
    after = "{}<headerFooter><oddFooter>7K3MX-9QPT2-W</oddFooter></headerFooter>"
    padding = " " * (1024 * 1024 - head - 5)
    read = first_sheet(package(workbook_parts(sheet("", after=after.format(padding)))))
    assert read.footer == "7K3MX-9QPT2-W"


def test_texts_are_whole_wherever_the_chunks_end() -> None:
    """Long values cross many borders; white space stays."""
    long = (" 1234567" * 300_000)[:2_345_678]
    table = strings(f"<t>{long}</t>", "<t>x</t>")
    row = f'<c t="s"><v>0</v></c><c t="str"><f>{long}</f><v>{long}</v></c><c t="inlineStr"><is><t>{long}</t></is></c>'
    read = cells(first_sheet(workbook(f"<row>{row}</row>", shared=table)))
    assert read == {(1, 1): long, (1, 2): Formula(long.strip(), long), (1, 3): long}


def test_sheets_keep_order_titles_and_visibility() -> None:
    parts = workbook_parts(*(sheet(f"<row><c><v>{n}</v></c></row>") for n in (1, 2, 3)))
    listed = str(parts["xl/workbook.xml"])
    listed = listed.replace('name="Аркуш2"', 'name="Аркуш1" state="hidden"')
    listed = listed.replace('name="Аркуш3"', 'name=" &quot;_meta&quot; " state="veryHidden"')
    parts["xl/workbook.xml"] = listed
    read = read_workbook(package(parts))
    assert [(s.title, s.visibility, cells(s)) for s in read.sheets] == [
        ("Аркуш1", Visibility.VISIBLE, {(1, 1): 1}),
        ("Аркуш1", Visibility.HIDDEN, {(1, 1): 2}),
        (' "_meta" ', Visibility.VERY_HIDDEN, {(1, 1): 3}),
    ]


def test_defined_names_and_properties() -> None:
    names = '<definedNames><definedName name="wt">"7K3MX"</definedName>'
    names += '<definedName name="wt" localSheetId="0">Аркуш1!$A$1</definedName>'
    names += '<definedName name="area" localSheetId="0">Аркуш1!$A$1:$B$2</definedName></definedNames>'
    parts = workbook_parts(sheet(""), inside=names)
    parts["_rels/.rels"] = relationships(
        ("r1", "officeDocument", "xl/workbook.xml"),
        ("r2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "/core.xml"),
        ("r3", "custom-properties", "docProps/custom.xml"),
    )
    parts["core.xml"] = '<cp:coreProperties xmlns:cp="c"><cp:keywords>код 7K3MX</cp:keywords></cp:coreProperties>'
    parts["docProps/custom.xml"] = (
        '<Properties xmlns:vt="v"><property pid="2" name="wt_code"><vt:lpwstr>7K3MX</vt:lpwstr></property>'
        '<property pid="3" name="n"><vt:i4>5</vt:i4></property></Properties>'
    )
    read = read_workbook(package(parts))
    assert read.defined_names == {"wt": '"7K3MX"', "area": "Аркуш1!$A$1:$B$2"}
    assert read.custom_properties == {"wt_code": "7K3MX", "n": "5"}
    assert read.keywords == "код 7K3MX"


def test_what_else_a_workbook_carries_is_named() -> None:
    parts = workbook_parts(sheet(""))
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    macro = '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="v"/>'
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", macro + "</Relationships>")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(
        ("r1", "comments", "../comments1.xml"), ("r2", "oleObject", "../embeddings/o.bin"), ("r3", "hyperlink", "x")
    )
    parts["xl/drawings/_rels/drawing1.xml.rels"] = relationships(("r1", "image", "p.png"), ("r2", "chart", "c.xml"))
    parts["xl/externalLinks/_rels/e.xml.rels"] = relationships(("r1", "externalLinkPath", "file:///c:/x.xlsx"))
    extras = {"macros", "comments", "embedded_objects", "images", "charts", "external_links"}
    assert read_workbook(package(parts)).extras == extras


# --- packages as other programs write them --------------------------------------------------------


def test_strict_workbooks() -> None:
    parts = workbook_parts(sheet('<row><c t="s"><v>0</v></c></row>', main=STRICT_MAIN), shared=strings("<t>а</t>"))
    strict = {name: str(p).replace(RELATIONS, STRICT_RELATIONS).replace(MAIN, STRICT_MAIN) for name, p in parts.items()}
    assert cells(first_sheet(package({**strict}))) == {(1, 1): "а"}


def test_any_prefix() -> None:
    content = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c t="s"><x:v>0</x:v></x:c>'
        "<x:c><x:f>B2</x:f><x:v>5</x:v></x:c><x:c t='inlineStr'><x:is><x:t> т </x:t></x:is></x:c></x:row></x:sheetData>"
        "<x:mergeCells><x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>"
    )
    table = f'<s:sst xmlns:s="{MAIN}"><s:si><s:r><s:t>а</s:t></s:r><s:r><s:t>б</s:t></s:r></s:si></s:sst>'
    parts = workbook_parts(content, shared=table)
    parts["xl/workbook.xml"] = (
        f'<w:workbook xmlns:w="{MAIN}" xmlns:q="{RELATIONS}"><w:sheets><w:sheet name="A" q:id="rId1"/></w:sheets>'
        "</w:workbook>"
    )
    read = first_sheet(package(parts))
    assert cells(read) == {(1, 1): "аб", (1, 2): Formula("B2", 5), (1, 3): " т "}
    assert read.merges == ((1, 1, 1, 2),)


def test_prefixes_that_change_within_a_sheet() -> None:
    content = (
        f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}"><x:sheetData><row r="1"><x:c><v>1</v></x:c>'
        "<c><x:v>2</x:v></c><c><v>3</v></c></row></x:sheetData></worksheet>"
    )
    assert cells(first_sheet(package(workbook_parts(content)))) == {(1, 1): 1, (1, 2): 2, (1, 3): 3}


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("Worksheets/SHEET1.xml", "xl/worksheets/sheet1.xml"),
        ("../elsewhere/a.xml", "elsewhere/a.xml"),
        ("./worksheets/../s.xml", "xl/s.xml"),
        ("worksheets/sheet1.xml", "xl\\worksheets\\sheet1.xml"),
        ("worksheets/аркуш%201.xml", "xl/worksheets/аркуш 1.xml"),
    ],
)
def test_parts_are_found_by_relationship_however_it_is_written(target: str, name: str) -> None:
    parts = workbook_parts(sheet("<row><c><v>1</v></c></row>"))
    content = parts.pop("xl/worksheets/sheet1.xml")
    rels = str(parts["xl/_rels/workbook.xml.rels"]).replace("worksheets/sheet1.xml", target)
    read = first_sheet(package({name: content, **parts, "xl/_rels/workbook.xml.rels": rels}))
    assert cells(read) == {(1, 1): 1}


def test_strings_are_read_before_sheets_whatever_the_order_of_the_zip() -> None:
    parts = workbook_parts(sheet('<row><c t="s"><v>0</v></c></row>'), shared=strings("<t>а</t>"), style=DATES)
    backwards: Parts = dict(reversed(parts.items()))
    assert cells(first_sheet(package(backwards))) == cells(first_sheet(package(parts))) == {(1, 1): "а"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_8_and_utf_16_are_read(encoding: str) -> None:
    declared = "UTF-16" if "16" in encoding else "UTF-8"
    text = sheet('<row><c t="str"><v>їжак</v></c></row>').replace("UTF-8", declared)
    data = text.encode(encoding)
    if encoding in ("utf-16-le", "utf-16-be"):
        data = "\ufeff".encode(encoding) + data
    assert cells(first_sheet(package(workbook_parts(data)))) == {(1, 1): "їжак"}


@pytest.mark.parametrize("encoding", ["windows-1251", "iso-8859-1", "koi8-u", "no-such", "utf-7"])
def test_other_encodings_are_refused(encoding: str) -> None:
    text = sheet("<row><c><v>1</v></c></row>").replace("UTF-8", encoding)
    assert refusal(package(workbook_parts(text))) == "file_damaged"


def test_of_alternate_content_the_fallback_is_read() -> None:
    row = (
        '<row r="1"><mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x"><c r="A1"><v>1</v></c></mc:Choice>'
        '<mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent><c r="B1"><v>3</v></c></row>'
    )
    assert cells(first_sheet(workbook(row))) == {(1, 1): 2, (1, 2): 3}


def test_a_chart_sheet_has_no_cells_and_alone_is_no_workbook() -> None:
    parts = workbook_parts(sheet("<row><c><v>1</v></c></row>"), sheet(""))
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    with_chart = rels.replace(f'Id="rId2" Type="{RELATIONS}/worksheet"', f'Id="rId2" Type="{RELATIONS}/chartsheet"')
    read = read_workbook(package({**parts, "xl/_rels/workbook.xml.rels": with_chart}))
    assert [s.title for s in read.sheets] == ["Аркуш1"]
    assert read.extras == {"charts"}
    only_charts = rels.replace("/worksheet", "/chartsheet")
    assert refusal(package({**parts, "xl/_rels/workbook.xml.rels": only_charts})) == "workbook_without_sheets"


def test_no_sheets_is_quarantine_never_empty() -> None:
    assert refusal(package(workbook_parts())) == "workbook_without_sheets"


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"]
)
@pytest.mark.parametrize("content", ["", "<a>", "<a></b>", "<worksheet>&nope;</worksheet>", "\ud800<a/>", "<a/><a/>"])
def test_a_part_that_is_no_xml_is_damage(part: str, content: str) -> None:
    parts = workbook_parts(sheet(""), shared=strings(), style=styles())
    parts[part] = content.encode("utf-8", "surrogatepass")
    assert refusal(package(parts)) == "file_damaged"


@pytest.mark.parametrize("missing", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_that_is_missing_is_damage(missing: str) -> None:
    parts = workbook_parts(sheet(""))
    del parts[missing]
    assert refusal(package(parts)) == "file_damaged"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"])
def test_a_doctype_is_refused_in_every_part(part: str) -> None:
    parts = workbook_parts(sheet(""), shared=strings())
    laughs = '<!DOCTYPE a [<!ENTITY b "ха"><!ENTITY c "&b;&b;">]>'
    parts[part] = str(parts[part]).replace("?>", "?>" + laughs, 1)
    assert refusal(package(parts)) == "xml_doctype"
