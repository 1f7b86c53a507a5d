"""OpenDocument spreadsheets: values, places, what repeats, and who wrote them how."""

from datetime import datetime
from decimal import Decimal

import pytest
from opendocuments import NAMESPACES, cell, content, indented, number, ods, parts, row, said, table
from packages import cells, package

from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.unreadable import Unreadable
from workbook_tools.files.reading.workbook import read_workbook
from workbook_tools.model.cells import CellValue, Dated, ErrorValue, Formula, RawSheet, Visibility


def first(*rows: str) -> RawSheet:
    return read_workbook(ods(*rows)).sheets[0]


def values(*rows: str) -> dict[tuple[int, int], CellValue]:
    return cells(first(*rows))


def value(attributes: str, *paragraphs: str) -> CellValue | None:
    return first(row(cell(attributes, *paragraphs))).value(1, 1)


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, limits)
    return caught.value.finding.code


@pytest.mark.parametrize(
    ("attributes", "shown", "expected"),
    [
        ('office:value-type="float" office:value="1500"', "1 500", 1500),
        ('office:value-type="percentage" office:value="0.755"', "75,5 %", Decimal("0.755")),
        ('office:value-type="currency" office:value="10.10"', "10,10 ₴", Decimal("10.1")),
        ('office:value-type="float" office:value="0.300000000000000000011"', "0,3", Decimal("0.3")),
        ('office:value-type="boolean" office:boolean-value="true"', "ІСТИНА", True),
        ('office:value-type="boolean" office:boolean-value="false"', "ХИБНІСТЬ", False),
        ('office:value-type="date" office:date-value="2020-08-17"', "17.08.20", Dated(44_060, datetime(2020, 8, 17))),
        (
            'office:value-type="date" office:date-value="2020-09-16T12:00:00"',
            "16.09",
            Dated(Decimal("44090.5"), datetime(2020, 9, 16, 12)),
        ),
        ('office:value-type="date" office:date-value="1900-01-14"', "14.01", 15),
        ('office:value-type="date" office:date-value="не дата"', "як є", "як є"),
        ('office:value-type="time" office:time-value="PT06H00M00S"', "06:00", Decimal("0.25")),
        ('office:value-type="time" office:time-value="PT36H"', "36:00", Decimal("1.5")),
        ('office:value-type="string"', "Форум", "Форум"),
        ('office:value-type="string" office:string-value="два&#10;рядки"', "два", "два\nрядки"),
        ("", "без типу", "без типу"),
        ('calcext:value-type="error" office:value-type="string" office:string-value=""', "#REF!", ErrorValue("#REF!")),
        ('gnm:error-value="#N/A" office:value-type="string"', "#N/A", ErrorValue("#N/A")),
        ('office:value-type="string"', "#N/A", "#N/A"),
    ],
)
def test_a_value_is_what_its_attributes_say(attributes: str, shown: str, expected: CellValue) -> None:
    assert value(attributes, shown) == expected


@pytest.mark.parametrize(
    ("formula", "result", "expected"),
    [
        ("of:=[.D2]*2", 'office:value-type="float" office:value="3000"', Formula("D2*2", 3000)),
        (
            "of:=SUM([.D2:.D3];[$Звіт.A1])",
            'office:value-type="float" office:value="1"',
            Formula("SUM(D2:D3;$Звіт.A1)", 1),
        ),
        ("=120+35", 'office:value-type="float" office:value="155"', Formula("120+35", 155)),
        ("of:=[.A2]", "", Formula("A2", "показано")),
        ("of:=TRUE()", 'office:value-type="float" office:value="1"', True),
        ("of:=FALSE()", 'office:value-type="float" office:value="0"', False),
        ("of:=1/0", 'office:value-type="string" office:string-value="#DIV/0!"', Formula("1/0", ErrorValue("#DIV/0!"))),
        ("of:=#N/A", 'office:value-type="string" office:string-value="#N/A"', ErrorValue("#N/A")),
    ],
)
def test_formulas(formula: str, result: str, expected: CellValue) -> None:
    assert value(f'table:formula="{formula}" {result}', "показано") == expected


def test_a_formula_without_a_result_is_not_empty() -> None:
    assert value('table:formula="of:=[.A2]"') == Formula("A2", None)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["два", "рядки"], "два\nрядки"),
        (["а<text:line-break/>б<text:tab/>в"], "а\nб\tв"),
        (['<text:s text:c="2"/>з пробілами <text:s/>'], "  з пробілами  "),
        (["подвійний  пробіл"], "подвійний  пробіл"),
        (["рядок\n      файлу"], "рядок файлу"),
        (["\n   початок"], "початок"),
        (["<text:span>жир</text:span>ний <text:a>лінк</text:a>"], "жирний лінк"),
        (["видно<office:annotation><text:p>примітка</text:p></office:annotation>"], "видно"),
    ],
)
def test_text_as_it_is_seen(paragraphs: list[str], expected: str) -> None:
    assert value('office:value-type="string"', *paragraphs) == expected


def test_a_comment_is_an_extra_and_no_text() -> None:
    note = "<office:annotation><text:p>примітка</text:p></office:annotation>"
    read = read_workbook(
        ods(row(f'<table:table-cell office:value-type="string">{note}<text:p>а</text:p></table:table-cell>'))
    )
    assert cells(read.sheets[0]) == {(1, 1): "а"}
    assert read.extras == {"comments"}


def test_what_repeats() -> None:
    blank = '<table:table-cell table:number-columns-repeated="3"/>'
    assert values(
        row(attributes='table:number-rows-repeated="4"'),
        row(blank, number(7, 'table:number-columns-repeated="2"')),
        row(said("а"), attributes='table:number-rows-repeated="2"'),
        row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            attributes='table:number-rows-repeated="1048569"',
        ),
    ) == {(5, 4): 7, (5, 5): 7, (6, 1): "а", (7, 1): "а"}


def test_rows_in_groups_and_headers() -> None:
    inside = (
        "<table:table-header-rows>" + row(said("а")) + "</table:table-header-rows>"
        "<table:table-row-group><table:table-rows>" + row(said("б")) + "</table:table-rows></table:table-row-group>"
    )
    assert values(inside) == {(1, 1): "а", (2, 1): "б"}


def test_hidden_rows_and_columns_and_merges() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    merged = said("разом", 'table:number-columns-spanned="2" table:number-rows-spanned="3"')
    sheet = first(
        columns,
        row(merged, "<table:covered-table-cell/>", said("в")),
        row(said("а"), attributes='table:visibility="filter"'),
        row(said("б"), attributes='table:visibility="collapse"'),
        row(attributes='table:visibility="collapse" table:number-rows-repeated="1000000"'),
    )
    assert (set(sheet.hidden_columns), set(sheet.hidden_rows)) == ({2, 3}, {2, 3})
    assert sheet.merges == ((1, 1, 3, 2),)
    assert sheet.value(1, 3) == "в"


def test_what_lies_under_a_merged_area_is_kept() -> None:
    hidden = number(5).replace("table:table-cell", "table:covered-table-cell")
    assert values(row(said("а", 'table:number-columns-spanned="2"'), hidden)) == {(1, 1): "а", (1, 2): 5}


def test_sheets_their_visibility_and_footers() -> None:
    styles = (
        '<style:style style:name="ta1" style:family="table" style:master-page-name="mp1"/>'
        '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    )
    master = (
        f"<office:document-styles {NAMESPACES}><office:master-styles>"
        '<style:master-page style:name="mp1"><style:header><text:p>не це</text:p></style:header>'
        "<style:footer><style:region-left><text:p>Код форми: <text:span>7K3MX</text:span></text:p></style:region-left>"
        "<style:region-right><text:p>стор. </text:p></style:region-right></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    body = content(table(row(said("а")), "Звіт", "ta1"), table(row(said("б")), "_meta", "ta2"), styles=styles)
    read = read_workbook(package(parts(body, styles_xml=master)))
    assert [(s.title, s.visibility, s.footer) for s in read.sheets] == [
        ("Звіт", Visibility.VISIBLE, "Код форми: 7K3MX\nстор."),
        ("_meta", Visibility.HIDDEN, ""),
    ]


def test_properties_of_the_document() -> None:
    meta = (
        f"<office:document-meta {NAMESPACES}><office:meta><meta:keyword>Код форми</meta:keyword>"
        '<meta:keyword>7K3MX-9QPT2-W</meta:keyword><meta:user-defined meta:name="wt_code">7K3MX-9QPT2-W'
        "</meta:user-defined></office:meta></office:document-meta>"
    )
    read = read_workbook(ods(row(said("а")), meta_xml=meta))
    assert read.custom_properties == {"wt_code": "7K3MX-9QPT2-W"}
    assert read.keywords == "Код форми 7K3MX-9QPT2-W"


def test_pictures_and_macros_are_extras() -> None:
    assert read_workbook(ods(row(said("а")), Pictures__1="x", Basic__script_xml="<x/>")).extras == {"images", "macros"}


@pytest.mark.parametrize("mimetype", [True, False])
def test_an_indented_file_reads_as_one_in_a_line(mimetype: bool) -> None:
    """Gnumeric, SheetJS and Calligra indent; some leave out the mimetype."""
    body = content(table(row(said("а  б"), number(5)) + row(cell(), said("в"))))
    plain = read_workbook(package(parts(body)))
    assert read_workbook(package(parts(indented(body), mimetype=mimetype))) == plain
    assert cells(plain.sheets[0]) == {(1, 1): "а  б", (1, 2): 5, (2, 2): "в"}


def test_changes_links_and_sources_are_no_sheets() -> None:
    inside = table(row(said("зайве")))
    body = content(
        f"<table:tracked-changes><table:cell-content-change>{inside}</table:cell-content-change></table:tracked-changes>",
        table("<office:forms/><table:shapes><x><text:p>напис</text:p></x></table:shapes>" + row(said("а"))),
        f"<table:dde-links><table:dde-link>{inside}</table:dde-link></table:dde-links>",
    )
    (sheet,) = read_workbook(package(parts(body))).sheets
    assert cells(sheet) == {(1, 1): "а"}


def test_what_formulas_took_from_another_workbook_is_no_sheet() -> None:
    """As LibreOffice writes it after formulas were pasted: sheets of the other file, with its code."""
    cache = table(row(said("Код форми: 7K3MX-9QPT2-W")), "'file:///C:/Users/me/%D0%B7%D0%B2%D1%96%D1%82.xlsx'#$Звіт")
    read = read_workbook(package(parts(content(table(row(said("а"))), cache))))
    assert [sheet.title for sheet in read.sheets] == ["Аркуш1"]
    assert read.extras == {"external_links"}


@pytest.mark.parametrize(
    ("address", "attributes", "areas"),
    [
        ("Аркуш1.H14:Аркуш1.K16", "", ((14, 8, 16, 11),)),
        ("$Аркуш1.$H$14:.$K$16", "", ((14, 8, 16, 11),)),
        ("Аркуш1.H14:Аркуш1.K16", 'table:orientation="column"', ()),
        ("Інший.H14:Інший.K16", "", ()),
        ("Аркуш1.H14", "", ()),
        ("Аркуш1.Щ1:Аркуш1.K16", "", ()),
    ],
)
def test_what_was_sorted_last(address: str, attributes: str, areas: tuple[tuple[int, int, int, int], ...]) -> None:
    """As LibreOffice remembers it, beside ranges that were never sorted."""
    ranges = "".join(
        f'<table:database-range table:target-range-address="{address}" {attributes}>{inside}</table:database-range>'
        for inside in ("", '<table:sort><table:sort-by table:field-number="0"/></table:sort>')
    )
    body = content(table(row(said("а"))), f"<table:database-ranges>{ranges}</table:database-ranges>")
    assert read_workbook(package(parts(body))).sheets[0].sorted_areas == areas


def test_a_sheet_with_quotes_in_its_name_was_sorted() -> None:
    address = "'Мій ''Звіт'.A1:'Мій ''Звіт'.B2"
    sort = f'<table:database-range table:target-range-address="{address}"><table:sort/></table:database-range>'
    body = content(table(row(said("а")), "Мій 'Звіт"), f"<table:database-ranges>{sort}</table:database-ranges>")
    assert read_workbook(package(parts(body))).sheets[0].sorted_areas == ((1, 1, 2, 2),)


def test_a_password() -> None:
    manifest = '<manifest:manifest><manifest:encryption-data manifest:checksum="x"/></manifest:manifest>'
    assert (
        refusal(ods(row(said("а")), META_INF__manifest_xml=manifest).replace(b"META_INF", b"META-INF"))
        == "file_encrypted"
    )
    assert refusal(package({"mimetype": "x", "encrypted-package": "x"})) == "file_encrypted"


def test_no_sheets() -> None:
    assert refusal(package(parts(content()))) == "workbook_without_sheets"


def test_a_table_within_a_cell_is_not_lost() -> None:
    assert refusal(ods(row("<table:table-cell>" + table(row(said("а"))) + "</table:table-cell>"))) == "file_damaged"


def test_other_prefixes_are_not_read_as_blank() -> None:
    body = content(table(row(number(5)))).replace("office:", "o:").replace("xmlns:office", "xmlns:o")
    assert refusal(package(parts(body))) == "file_damaged"


COLUMNS, SPANNED = "table:number-columns-repeated", 'table:number-columns-spanned="2"'
LONG = ods(row(said("аб"), number(1, 'table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="2"'))


@pytest.mark.parametrize(
    ("data", "enough", "too_little", "code"),
    [
        (LONG, Limits(cells=6), Limits(cells=5), "too_many_cells"),
        (LONG, Limits(text=4), Limits(text=3), "too_much_text"),
        (LONG, Limits(columns=3), Limits(columns=2), "cell_outside_grid"),
        (LONG, Limits(rows=2), Limits(rows=1), "cell_outside_grid"),
        (package(parts(content(table(""), table("")))), Limits(sheets=2), Limits(sheets=1), "too_many_sheets"),
        (
            ods(row(said("а", 'table:number-columns-spanned="2"'), attributes='table:number-rows-repeated="2"')),
            Limits(merges=2),
            Limits(merges=1),
            "too_many_merges",
        ),
    ],
)
def test_limits(data: bytes, enough: Limits, too_little: Limits, code: str) -> None:
    read_workbook(data, enough)
    assert refusal(data, too_little) == code


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(number(1), attributes='table:number-rows-repeated="1048577"'), "cell_outside_grid"),
        (row(number(1, 'table:number-columns-repeated="16385"')), "cell_outside_grid"),
        (
            row(number(1, 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="123"'),
            "too_many_cells",
        ),
        (row(cell("", '<text:s text:c="999999999"/>')), "too_much_text"),
        (row(number(1, 'table:number-columns-repeated="0"')), "file_damaged"),
        (row(number(1, 'table:number-columns-repeated="-1"')), "file_damaged"),
        (row(said("а", 'table:number-columns-spanned="1" table:number-rows-spanned="x"')), "file_damaged"),
        (row(said("<text:span>" * 300 + "</text:span>" * 300)), "file_damaged"),
        (
            row(said("а", 'table:number-columns-spanned="2"'), attributes='table:number-rows-repeated="100001"'),
            "too_many_merges",
        ),
    ],
)
def test_what_repeats_beyond_reason_is_refused(rows: str, code: str) -> None:
    assert refusal(ods(rows)) == code


def test_a_doctype() -> None:
    body = content(table(row(said("а")))).replace("<office:document-content", "<!DOCTYPE x><office:document-content", 1)
    assert refusal(package(parts(body))) == "xml_doctype"
