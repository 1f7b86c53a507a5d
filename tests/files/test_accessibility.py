"""Generated documents for people who see little, see no colours, or listen: WCAG 2.1 level AA, read from the files."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from contrast import BLACK, GRAPHICS, TEXT, WHITE, contrast, fill_of, loaded, rgb, shown_cells
from docx import Document
from generated_documents import memo, workbooks

from workbook_tools.files.documents import styles
from workbook_tools.model.cells import cell_name
from workbook_tools.model.template_texts import SEVERITY_MARKS

pytestmark = pytest.mark.xdist_group("self-check")
NAMES = tuple(workbooks())
STATES = {
    fill.removeprefix("#") for fill in (styles.ERROR_FILL, styles.WARNING_FILL, styles.NOTE_FILL, styles.DONE_FILL)
}
CYRILLIC = re.compile("[А-Яа-яЄєІіЇїҐґ]")


@cache
def opened(name: str) -> Any:
    return loaded(workbooks()[name])


def parts(data: bytes, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = (name for name in package.namelist() if re.fullmatch(pattern, name))
        return {name: package.read(name).decode("utf-8") for name in names}


def test_contrast_is_computed_as_the_standard_says() -> None:
    """Black on white 21; #767676 is the lightest grey that keeps 4.5 on white (WCAG 2.1, understanding 1.4.3)."""
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("767676", WHITE) >= TEXT > contrast("777777", WHITE)


# --- contrast ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_text_stands_out_from_its_cell(name: str) -> None:
    pairs = {(ink, cell.fill) for cell in shown_cells(opened(name)) for ink in cell.inks}
    assert pairs
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < TEXT} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_text_stands_out_from_what_a_condition_colours(name: str) -> None:
    """A condition's fill under its own ink, or under those of the cells that it may colour."""
    faults = set()
    for sheet in opened(name):
        for cells, look in conditions(sheet):
            fill = rgb(look.fill.bgColor, WHITE) if look.fill is not None else None
            inks = {rgb(cell.font.color, BLACK) for cell in cells}
            if look.font is not None and look.font.color is not None:
                inks = {rgb(look.font.color, BLACK)}
            pairs = {(ink, fill or fill_of(cell)) for ink in inks for cell in cells}
            faults |= {pair for pair in pairs if contrast(*pair) < TEXT}
    assert faults == set()


@pytest.mark.parametrize("name", NAMES)
def test_notes_and_charts_are_legible(name: str) -> None:
    data = workbooks()[name]
    for xml in parts(data, r"xl/drawings/vmlDrawing\d+\.vml").values():
        for fill in re.findall(r'fillcolor="#([0-9A-Fa-f]{6})', xml):
            assert contrast(BLACK, fill) >= TEXT
    for xml in parts(data, r"xl/charts/chart\d+\.xml").values():
        assert re.search(r'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', xml), "the chart's own ground"
        texts = re.findall(r'<a:(?:defRPr|rPr)[^>]*><a:solidFill><a:srgbClr val="([0-9A-F]{6})"', xml)
        assert texts
        assert {ink for ink in texts if contrast(ink, WHITE) < TEXT} == set()
        drawn = re.findall(r"<c:(?:dPt|ser)>(?:(?!<c:spPr>).)*<c:spPr>(.*?)</c:spPr>", xml)
        assert drawn
        for shape in drawn:
            inks = re.findall(r'srgbClr val="([0-9A-F]{6})"', shape)
            assert max(contrast(ink, WHITE) for ink in inks) >= GRAPHICS, "a bar's body or its outline"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(("consolidated", "year"))])
def test_input_cells_are_outlined_and_not_only_tinted(name: str) -> None:
    """The line tells them from locked ones and from the paper; a marked cell has a line of its own."""
    inputs = [
        cell
        for sheet in opened(name)
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked and cell.border.left.style and sheet.sheet_state == "visible"
    ]
    assert inputs
    for cell in inputs:
        line = rgb(cell.border.left.color, WHITE)
        grounds = (fill_of(cell), WHITE, styles.LOCKED_FILL.removeprefix("#"))
        assert min(contrast(line, ground) for ground in grounds) >= GRAPHICS, cell.coordinate


# --- not by colour alone -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_coloured_state_also_has_words(name: str) -> None:
    """Text in the cell (or in the first of those merged with it), or a note that begins with the word for it."""
    silent = []
    for sheet in opened(name):
        merges = sheet.merged_cells.ranges
        first = {place: merged.start_cell.coordinate for merged in merges for place in places(merged)}
        for row in sheet.iter_rows():
            for cell in row:
                if fill_of(cell) not in STATES or sheet.sheet_state != "visible":
                    continue
                spoken = sheet[first.get(cell.coordinate, cell.coordinate)]
                noted = spoken.comment is not None and spoken.comment.text.startswith(tuple(SEVERITY_MARKS.values()))
                if not noted and spoken.value in (None, ""):
                    silent.append((sheet.title, cell.coordinate))
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_condition_colours_has_words_or_another_line(name: str) -> None:
    for sheet in opened(name):
        for cells, look in conditions(sheet):
            lined = look.border is not None and look.border.left.style in ("dashed", "dotted")
            worded = any(isinstance(cell.value, str) and cell.value for cell in cells)
            assert look.numFmt is None, "a program may save the sign as what was typed"
            assert lined or worded, (sheet.title, cells[0].coordinate)


def test_marks_differ_in_their_lines_too() -> None:
    lines = [look["border"] for look in (styles.ERROR, styles.WARNING, styles.NOTE, styles.INPUT)]
    assert len(set(lines)) == len(lines)


# --- for those who listen ------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_charts_and_pictures_are_told_in_words(name: str) -> None:
    drawings = "".join(parts(workbooks()[name], r"xl/drawings/drawing\d+\.xml").values())
    told = re.findall(r"<xdr:cNvPr [^>]*?(?:descr=\"([^\"]*)\")?/?>", drawings)
    assert all(len(text) > 20 and CYRILLIC.search(text) for text in told)
    assert len(told) == drawings.count("<xdr:graphicFrame") + drawings.count("<xdr:pic>")


@pytest.mark.parametrize("name", NAMES)
def test_the_language_is_ukrainian_and_the_document_has_a_title(name: str) -> None:
    core = parts(workbooks()[name], r"docProps/core\.xml")["docProps/core.xml"]
    assert "<dc:language>uk-UA</dc:language>" in core
    assert re.search(r"<dc:title>[^<]*[А-Яа-яЄІЇҐєіїґ][^<]*</dc:title>", core)
    for xml in parts(workbooks()[name], r"xl/charts/chart\d+\.xml").values():
        assert set(re.findall(r'lang(?: val)?="([^"]*)"', xml)) == {"uk-UA"}


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_headings_that_stay_and_are_repeated(name: str) -> None:
    """Below a dark heading row, unless all is on one page; every sheet begins in A1 with what it is."""
    heading = styles.NAVY.removeprefix("#")
    for sheet in opened(name):
        if sheet.sheet_state != "visible":
            continue
        assert sheet["A1"].value or sheet.max_row == 1, sheet.title
        headed = any(
            sum(fill_of(cell) == heading and bool(cell.value) for cell in row) > 2 for row in sheet.iter_rows()
        )
        one_page = sheet.page_setup.fitToHeight in (None, 1) and sheet.sheet_properties.pageSetUpPr.fitToPage
        if headed and not one_page:
            assert sheet.print_title_rows or sheet.freeze_panes, sheet.title


def test_the_memo_has_real_headings_and_a_language() -> None:
    document = Document(BytesIO(memo()))
    levels = [
        int(paragraph.style.name.rpartition(" ")[2])
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name.startswith("Heading ")
    ]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), "no level is skipped"
    styled = parts(memo(), r"word/styles\.xml")["word/styles.xml"]
    assert 'w:lang w:val="uk-UA"' in styled
    core = parts(memo(), r"docProps/core\.xml")["docProps/core.xml"]
    assert "<dc:language>uk-UA</dc:language>" in core
    assert CYRILLIC.search(document.core_properties.title or "")


def test_the_memos_tables_have_heading_rows_and_its_pictures_words() -> None:
    xml = parts(memo(), r"word/document\.xml")["word/document.xml"]
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL)
    assert tables
    assert all("<w:tblHeader" in table for table in tables)
    assert all(re.search(r'descr="[^"]+"', picture) for picture in re.findall(r"<wp:docPr [^>]*>", xml))


def test_the_memo_is_written_in_ink_that_stands_out() -> None:
    xml = "".join(parts(memo(), r"word/(document|styles)\.xml").values())
    inks = set(re.findall(r'<w:color w:val="([0-9A-Fa-f]{6})"', xml))
    fills = {WHITE, *re.findall(r'<w:shd [^>]*w:fill="([0-9A-Fa-f]{6})"', xml)}
    assert {(ink, fill) for ink in {*inks, BLACK} for fill in fills if contrast(ink, fill) < TEXT} == set()


def conditions(sheet: Any) -> Iterator[tuple[list[Any], Any]]:
    """The cells that each condition may colour (no more rows than a screen has), and its look."""
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            if rule.dxf is not None:
                yield [cell for area in formatting.sqref.ranges for cell in first_cells(sheet, area)], rule.dxf


def first_cells(sheet: Any, area: Any) -> Iterator[Any]:
    last = min(area.max_row, area.min_row + 40)
    for row in sheet.iter_rows(area.min_row, last, area.min_col, area.max_col):
        yield from row


def places(merged: Any) -> Iterator[str]:
    yield from (cell_name(row, column) for positions in merged.rows for row, column in positions)
