"""The memo as a Word document: by ДСТУ 4163:2020, the same bytes each time, and words that stay words."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from consolidated_report import LONG_TEXT, empty_report, full_report
from docx import Document
from docx.shared import Mm, Pt
from libreoffice import SOFFICE, printed
from msgspec.structs import replace

from workbook_tools.files.memo.writer import BrokenTemplate, write_memo
from workbook_tools.model.memo import MemoDesign, MemoEntry
from workbook_tools.stages.design_memo import design_memo

PACKAGED = files("workbook_tools").joinpath("templates/memo_template.docx").read_bytes()
HOSTILE = (
    "{{ 7 * 7 }} {% for a in b %} {# ні #} {_{ }_} {_% %_} {{ issuer }}",
    "<w:p><w:r/></w:p> & &amp; &#1234; ]]> <!-- -->",
    '=HYPERLINK("http://example.org/x") \\n \\t Ім’я «О’Ніл» — 100 %',
    "{%p endfor %}{{r lead }}",
)


@pytest.fixture(scope="module")
def design() -> MemoDesign:
    return design_memo(full_report())


@pytest.fixture(scope="module")
def memo(design: MemoDesign) -> bytes:
    return write_memo(design, PACKAGED)


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def template_with(*lines: str) -> bytes:
    """A template of a person's own."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_spaces_at_the_ends_of_texts_are_kept() -> None:
    """Word drops those of a text that does not say xml:space."""
    template = Document()
    template.add_paragraph().add_run(" а ").bold = True
    saved = io.BytesIO()
    template.save(saved)
    written = part(write_memo(design_memo(full_report()), saved.getvalue()), "word/document.xml")
    assert '<w:t xml:space="preserve"> а </w:t>' in written


# --- what it looks like --------------------------------------------------------------------------


def test_page_and_type_are_those_of_the_standard(memo: bytes) -> None:
    document = opened(memo)
    assert len(document.sections) == 2
    for section in document.sections:
        margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        assert [round(margin.mm) for margin in margins] == [30, 10, 20, 20]
    assert [round(section.page_width.mm) for section in document.sections] == [210, 297]
    styles = part(memo, "word/styles.xml")
    assert set(re.findall(r'w:ascii="([^"]+)"', styles)) == {"Times New Roman"}
    assert '<w:sz w:val="28"/>' in styles.split("</w:rPrDefault>")[0], "14 points"
    text = document.styles["Memo Text"].paragraph_format
    assert text.first_line_indent == pytest.approx(Mm(10), abs=Pt(0.1))
    assert document.styles["Memo Addressee"].paragraph_format.left_indent == pytest.approx(Mm(90), abs=Pt(0.1))


def test_requisites_stand_in_their_order(memo: bytes) -> None:
    words = paragraphs(memo)
    order = [
        "ГЛУХІВСЬКА МІСЬКА РАДА",
        "Відділ з правової",
        "ДОПОВІДНА ЗАПИСКА",
        "______________\u00a0№",
        "Міському голові",
        "Про хід виконання розпорядження",
        "На виконання розпорядження",
        "Додаток: Інформація про хід виконання розпорядження на",
        "Керівник підрозділу",
        "Додаток\nдо доповідної записки",
        "Інформація про хід виконання розпорядження",
    ]
    places = [next((n for n, text in enumerate(words) if text.startswith(begins)), -1) for begins in order]
    assert places == sorted(places)
    assert -1 not in places
    assert "(Ім’я ПРІЗВИЩЕ)" in "\n".join(words)


def test_the_signature_stands_with_the_last_words(memo: bytes) -> None:
    document = opened(memo)
    words = [paragraph.text for paragraph in document.paragraphs]
    attached = next(n for n, text in enumerate(words) if text.startswith("Додаток: "))
    for paragraph in document.paragraphs[attached - 1 : attached + 2]:
        assert paragraph.style.paragraph_format.keep_with_next, paragraph.text


def test_nothing_of_the_template_is_left(memo: bytes) -> None:
    text = part(memo, "word/document.xml")
    assert not re.search(r"\{[{%#]|[}%#]\}", text)


def test_headings_are_real_and_the_language_is_ukrainian(memo: bytes, design: MemoDesign) -> None:
    document = opened(memo)
    second = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert second == [measure.title for measure in design.measures]
    first = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert first == ["Звітування виконавців", "Що зроблено", "Показники", "Що не виконано і чому"]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["ДОПОВІДНА ЗАПИСКА"]
    assert 'w:lang w:val="uk-UA"' in part(memo, "word/styles.xml")
    assert document.core_properties.language == "uk-UA"
    assert document.core_properties.title == design.heading


def test_tables_repeat_their_headings_and_say_what_they_are(memo: bytes, design: MemoDesign) -> None:
    indicators, appendix = opened(memo).tables
    assert len(indicators.rows) == 1 + len(design.indicators)
    assert len(appendix.rows) == 1 + len(design.appendix)
    for table in (indicators, appendix):
        xml = table._tbl.xml
        assert xml.count("<w:tblHeader/>") == 1
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert "<w:tblCaption " in xml
        assert all(cell.paragraphs for row in table.rows for cell in row.cells)


def test_every_text_of_the_design_is_in_the_document(memo: bytes, design: MemoDesign) -> None:
    words = paragraphs(memo)
    for measure in design.measures:
        for entry in measure.parts:
            assert f"{entry.lead} {entry.text}" in words
            assert all(line in words for line in entry.more)
    assert any(LONG_TEXT in text for text in words)
    assert [cell.text for cell in opened(memo).tables[0].columns[0].cells][1:] == [i.number for i in design.indicators]


# --- the same bytes ------------------------------------------------------------------------------


def test_the_same_words_give_the_same_bytes(memo: bytes, design: MemoDesign) -> None:
    assert write_memo(design, PACKAGED) == memo


def test_the_same_bytes_whatever_the_process_hashes(memo: bytes) -> None:
    code = (
        "import sys; from importlib.resources import files; from consolidated_report import full_report;"
        "from workbook_tools.files.memo.writer import write_memo; from workbook_tools.stages.design_memo import *;"
        "template = files('workbook_tools').joinpath('templates/memo_template.docx').read_bytes();"
        "sys.stdout.buffer.write(write_memo(design_memo(full_report()), template))"
    )
    tests = Path(__file__).resolve().parents[1]
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": f"{tests}:{tests.parent}", "TZ": "Asia/Tokyo"}
    ran = subprocess.run((sys.executable, "-c", code), capture_output=True, check=True, env=environment)
    assert ran.stdout == memo


def test_no_member_has_a_time_of_its_own(memo: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(memo)) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


# --- words stay words ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_template_or_xml_stays_text(design: MemoDesign, text: str) -> None:
    first = replace(design.measures[0], parts=(MemoEntry("Відділ:", text, (text,)),))
    row = replace(design.appendix[0], links=(text,))
    changed = replace(design, measures=(first,), appendix=(row,), issuer=text)
    data = write_memo(changed, PACKAGED)
    words = paragraphs(data)
    assert f"Відділ: {text}" in words
    assert words.count(text) == 2
    assert opened(data).tables[1].rows[1].cells[5].text == text


def test_control_characters_are_left_out(design: MemoDesign) -> None:
    part_said = MemoEntry("Відділ:", "так\x00\x07\x0b\x1b,\tі\nні\ud800\ufffe!")
    data = write_memo(replace(design, measures=(replace(design.measures[0], parts=(part_said,)),)), PACKAGED)
    assert "Відділ: так, і ні!" in paragraphs(data)


def test_a_long_title_still_fits_its_property(design: MemoDesign) -> None:
    data = write_memo(replace(design, heading="Про " + "дуже " * 100 + "довге", issuer="Рада " * 100), PACKAGED)
    assert len(opened(data).core_properties.title) == 255


# --- templates of one's own ----------------------------------------------------------------------


def test_a_template_of_ones_own_is_filled_in(design: MemoDesign) -> None:
    data = write_memo(design, template_with("{{ heading }}", "{{ measures[0].title|upper }}", "{{ issuer|length }}"))
    assert paragraphs(data) == [design.heading, design.measures[0].title.upper(), str(len(design.issuer))]


@pytest.mark.parametrize(
    "line",
    [
        "{{ issuer.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ measures.append(1) }}",
        "{{ measures.__len__() }}",
        "{% for a in range(10000000) %}{% endfor %}",
    ],
)
def test_a_template_reaches_nothing_behind_the_words(design: MemoDesign, line: str) -> None:
    with pytest.raises(BrokenTemplate) as broken:
        write_memo(design, template_with("{{ heading }}", line, "{{ issuer }}"))
    assert broken.value.line == line


@pytest.mark.parametrize(
    "line",
    [
        "{{ headng }}",
        "{{ heading",
        "{% if heading %}",
        "{{ measures[99].title }}",
        "{{ 1 / 0 }}",
        "{{ heading + 1 }}",
        "{{ heading|nosuch }}",
        "{% include 'x' %}",
        "{% endfor %}",
    ],
)
def test_a_wrong_line_is_named(design: MemoDesign, line: str) -> None:
    with pytest.raises(BrokenTemplate) as broken:
        write_memo(design, template_with("{{ issuer }}", f"Рядок: {line}"))
    assert broken.value.line.startswith("Рядок: ")


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _without(name: str) -> Callable[[bytes], bytes]:
    def made(data: bytes) -> bytes:
        kept = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
            for entry in old.namelist():
                if entry != name:
                    new.writestr(entry, old.read(entry))
        return kept.getvalue()

    return made


def _spoilt(data: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, b"<w:document>" if entry == "word/document.xml" else old.read(entry))
    return kept.getvalue()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"{{ heading }}",
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        _cut,
        _spoilt,
        _without("word/document.xml"),
        _without("[Content_Types].xml"),
        _without("_rels/.rels"),
    ],
)
def test_a_file_that_is_no_document_is_told_apart(design: MemoDesign, spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(BrokenTemplate) as broken:
        write_memo(design, spoil(PACKAGED))
    assert broken.value.line == ""


def test_an_external_entity_of_a_template_is_not_read(design: MemoDesign, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("таємниця", "utf-8")
    entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PACKAGED)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.namelist():
            content = old.read(entry).decode()
            if entry == "word/document.xml":
                content = content.replace("<w:document ", f"{entity}<w:document ", 1)
                content = content.replace("ДОПОВІДНА ЗАПИСКА", "&x;")
            new.writestr(entry, content)
    try:
        data = write_memo(design, kept.getvalue())
    except BrokenTemplate:
        return
    assert "таємниця" not in part(data, "word/document.xml")


# --- as a program shows it -----------------------------------------------------------------------


@pytest.mark.libreoffice
def test_libreoffice_prints_it_on_few_pages(memo: bytes, tmp_path: Path) -> None:
    """A quarter with every situation, and one of which nothing is known; each appendix begins a page."""
    if SOFFICE is None or not (Path(SOFFICE).resolve().parent / "libswlo.so").is_file():
        pytest.skip("LibreOffice Writer is not installed")
    empty = write_memo(design_memo(empty_report()), PACKAGED)
    pages = printed({"full": memo, "empty": empty}, tmp_path)
    assert 8 <= len(pages["full"]) <= 14
    assert 6 <= len(pages["empty"]) <= 11
    for printed_pages in pages.values():
        assert all(page.split() for page in printed_pages), "no empty page"
        numbers = [page.split()[0] for page in printed_pages]
        assert numbers[1:] == [str(number) for number in range(2, len(numbers) + 1)]
        assert numbers[0] == "ГЛУХІВСЬКА", "the first page has no number"
        appendix = [page for page in printed_pages if "до доповідної записки" in page]
        assert len(appendix) == 1
        assert all("Зміст заходу" in page for page in printed_pages[printed_pages.index(appendix[0]) :])
